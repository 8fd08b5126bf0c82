"""Office packages changed in as few parts as possible: every other part is copied byte for byte."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from pilotdocs.reports.marks.trouble import Unmarkable

MAX_PART = 80_000_000
MAX_TOTAL = 400_000_000
MAX_MEMBERS = 8_000
MAX_RATIO = 500
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Element = Any  # lxml is untyped; an element of its tree


class Package:
    """An office package open for marking: parts are read by name, changed ones are kept until `save`."""

    def __init__(self, path: Path) -> None:
        """Opens the package; raises Unmarkable where it is damaged, encrypted or beyond the bounds."""
        try:
            self._archive = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Unmarkable("damaged") from error
        infos = self._archive.infolist()
        names = [info.filename for info in infos]
        big = sum(info.file_size for info in infos) > MAX_TOTAL or len(infos) > MAX_MEMBERS
        steep = any(i.file_size > 1_000_000 and i.file_size > MAX_RATIO * max(1, i.compress_size) for i in infos)
        if big or steep:
            self.close()
            raise Unmarkable("too_large")
        if len(set(names)) != len(names) or any(info.flag_bits & 1 for info in infos):
            self.close()
            raise Unmarkable("damaged")
        self._changed: dict[str, bytes] = {}
        self._growing: dict[str, tuple[Element, set[str]]] = {}  # relationships as trees, with the ids given here
        self._names = set(names)

    def close(self) -> None:
        """Closes the file."""
        self._archive.close()

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._growing or name in self._changed or name in self._names

    def read(self, name: str) -> bytes:
        """A part's bytes, as changed so far. Raises Unmarkable."""
        self._settle(name)
        if name in self._changed:
            return self._changed[name]
        try:
            info = self._archive.getinfo(name)
            if info.file_size > MAX_PART:
                raise Unmarkable("too_large")
            return self._archive.read(info)
        except (
            KeyError,
            OSError,
            zipfile.BadZipFile,
            ValueError,
            NotImplementedError,
            RuntimeError,
            EOFError,
        ) as error:
            raise Unmarkable("damaged") from error

    def tree(self, name: str) -> Element:
        """A part's root element, parsed without entities or network. Raises Unmarkable."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False)
        try:
            root = etree.fromstring(self.read(name), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Unmarkable("damaged") from error
        if root.getroottree().docinfo.doctype:
            raise Unmarkable("damaged")
        return root

    def put(self, name: str, content: bytes | Element) -> None:
        """Keeps a new or changed part."""
        if not isinstance(content, bytes):
            content = etree.tostring(content, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._growing.pop(name, None)
        self._changed[name] = content

    def _settle(self, name: str) -> None:
        if name in self._growing:
            self.put(name, self._growing[name][0])

    def save(self, target: Path) -> None:
        """Writes the package: old parts in their order and with their dates, new ones after them."""
        for name in list(self._growing):
            self._settle(name)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as out:
            try:
                for info in self._archive.infolist():
                    copy = zipfile.ZipInfo(info.filename, info.date_time)
                    copy.compress_type = zipfile.ZIP_STORED if info.is_dir() else zipfile.ZIP_DEFLATED
                    copy.external_attr = info.external_attr
                    out.writestr(copy, self._changed.get(info.filename) or self._archive.read(info))
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
                raise Unmarkable("damaged") from error
            for name, content in self._changed.items():
                if name not in self._names:
                    added = zipfile.ZipInfo(name, _EPOCH)
                    added.compress_type = zipfile.ZIP_DEFLATED
                    out.writestr(added, content)

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """The part's relationships: (id, last step of the type, name of the target part or "" for an outer one)."""
        name = rels_name(part)
        if not self.has(name):
            return []
        found = []
        for item in self.tree(name).iterchildren(f"{{{_RELS}}}Relationship"):
            target = item.get("Target") or ""
            outer = item.get("TargetMode") == "External"
            kind = (item.get("Type") or "").rsplit("/", 1)[-1]
            found.append((item.get("Id") or "", kind, "" if outer else absolute(part, target)))
        return found

    def relate(self, part: str, kind: str, target: str, *, outer: bool = False) -> str:
        """Adds a relationship and gives its id. `kind` is the last step of an officeDocument type."""
        name = rels_name(part)
        if name not in self._growing:
            root = (
                self.tree(name) if self.has(name) else etree.Element(f"{{{_RELS}}}Relationships", nsmap={None: _RELS})
            )
            self._growing[name] = root, {i for item in root if (i := item.get("Id") or "").startswith("rIdMark")}
        root, used = self._growing[name]
        number = len(used) + 1
        while f"rIdMark{number}" in used:
            number += 1
        used.add(f"rIdMark{number}")
        item = etree.SubElement(root, f"{{{_RELS}}}Relationship")
        item.set("Id", f"rIdMark{number}")
        item.set("Type", f"{OFFICE_RELS}/{kind}")
        item.set("Target", target)
        if outer:
            item.set("TargetMode", "External")
        return f"rIdMark{number}"

    def declare(self, overrides: Mapping[str, str] = {}, defaults: Mapping[str, str] = {}) -> None:
        """Names the content types of new parts (`overrides` by part name) and of extensions (`defaults`)."""
        root = self.tree("[Content_Types].xml")
        known = {(item.get("PartName") or item.get("Extension") or "").lower() for item in root}
        for extension, kind in defaults.items():
            if extension.lower() not in known:
                item = etree.Element(f"{{{_TYPES}}}Default")
                item.set("Extension", extension)
                item.set("ContentType", kind)
                root.insert(0, item)
        for part, kind in overrides.items():
            if f"/{part}".lower() not in known:
                item = etree.SubElement(root, f"{{{_TYPES}}}Override")
                item.set("PartName", f"/{part}")
                item.set("ContentType", kind)
        self.put("[Content_Types].xml", root)

    def free_name(self, pattern: str) -> str:
        """The first part name of that pattern (`xl/comments{n}.xml`) that is not in use."""
        number = 1
        while self.has(pattern.format(n=number)):
            number += 1
        return pattern.format(n=number)


def rels_name(part: str) -> str:
    """Where a part's relationships stand; those of the package itself for ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def absolute(part: str, target: str) -> str:
    """A relationship's target as a part name."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
