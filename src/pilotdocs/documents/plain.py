"""Plain text: every line a paragraph, its locator the line's number (`p[12]`)."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from pilotdocs.documents import limits, problems
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Block, Document, Problem
from pilotdocs.model.place import Place

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_CHINESE = ("gb", "x-gb", "hz", "cp936", "936")


def read_text(path: Path) -> Document:
    """The text file at `path`. Raises `Unreadable` where it is too large."""
    text, found = decode_text(read_bytes(path))
    blocks: list[Block] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            if len(blocks) >= limits.TEXT_BLOCKS:
                found = (*found, problems.cut_off(limits.TEXT_BLOCKS))
                break
            blocks.append(Block(line, Place(locator=f"p[{number}]")))
    return Document("", "txt", None, "native" if blocks else "none", tuple(blocks), found)


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises `Unreadable` where there are more than a text file has."""
    with path.open("rb") as handle:
        data = handle.read(limits.TEXT_SIZE + 1)
    if len(data) > limits.TEXT_SIZE:
        raise Unreadable("too_large", f"文本文件超过{limits.TEXT_SIZE // limits.MIB}MB的上限。", "请拆分后重新提交。")
    return data


def decode_text(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text in `data`, with a problem where some of it is in no encoding: by its byte order mark, as UTF-8, as
    what it declares of itself, as GB18030."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tries = ["utf-16"]
    else:
        declared = _CHARSET.search(data[:2048])
        tries = ["utf-8-sig", *([_known(declared[1].decode("ascii"))] if declared else []), "gb18030"]
    for encoding in tries:
        try:
            return data.decode(encoding), ()
        except (UnicodeDecodeError, LookupError):
            continue
    whole = min((data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")), key=_losses)
    return whole, (problems.wrong_characters(),)


def _known(name: str) -> str:
    return "gb18030" if name.lower().startswith(_CHINESE) else name


def _losses(text: str) -> int:
    return text.count("\ufffd")
