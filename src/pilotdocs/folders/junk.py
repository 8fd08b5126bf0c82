"""Files that programs leave behind and nobody handed in: they are passed over without a word."""

from __future__ import annotations

_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".localized", "icon\r"})
_FOLDERS = frozenset({"__macosx", ".git", ".svn", "$recycle.bin", ".trashes", ".spotlight-v100", "@eadir"})
_LOCK_SIZE = 1024  # Word's owner file has 162 bytes; a document called “~$…” would be larger
_APPLE_SIZE = 1 << 16  # an AppleDouble file holds attributes only


def is_junk(path: str, size: int) -> bool:
    """Whether the file at the POSIX `path` of `size` bytes is a leftover of a file manager or an office program."""
    *folders, name = path.lower().split("/")
    if name in _NAMES or any(folder in _FOLDERS for folder in folders):
        return True
    if name.startswith("~$") or (name.startswith(".~lock.") and name.endswith("#")):
        return size <= _LOCK_SIZE
    return name.startswith("._") and size <= _APPLE_SIZE
