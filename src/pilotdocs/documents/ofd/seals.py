"""Seals and signatures of an OFD file: listed, not verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pilotdocs.documents.ofd.geometry import MM, rect
from pilotdocs.documents.ofd.parts import Body, child, named, text_of
from pilotdocs.documents.package import Element, Package, joined
from pilotdocs.model.document import Seal
from pilotdocs.model.place import Box, Place

MAX_SEALS = 500
_UTF8_STRING = 0x0C
_DEEPEST = 12
_MOST_VALUES = 2000


@dataclass(frozen=True, slots=True)
class Signed:
    """What was found of one signature: its seals as they stand on pages, and a sentence about it."""

    seals: tuple[Seal, ...]
    note: str


def read_signatures(package: Package, body: Body, first_page: int) -> list[Signed]:
    """Every signature of the document. Pages are numbered from `first_page`. A seal's name is the one that its data
    states; nothing about keys or validity is checked, and the note says so."""
    root = package.xml(body.signatures) if body.signatures and package.has(body.signatures) else None
    base = body.signatures.rpartition("/")[0]
    found: list[Signed] = []
    for item in named(root, "Signature"):
        place = joined(base, item.get("BaseLoc") or "")
        signature = package.xml(place) if package.has(place) else None
        if signature is not None and len(found) < MAX_SEALS:
            found.append(_signature(package, body, signature, place, first_page))
    return found


def _signature(package: Package, body: Body, signature: Element, place: str, first_page: int) -> Signed:
    folder = place.rpartition("/")[0]
    info = child(signature, "SignedInfo")
    name = ""
    for source in (text_of(child(info, "Seal", "BaseLoc")), text_of(child(signature, "SignedValue"))):
        part = joined(folder, source)
        data = package.read(part) if source and package.has(part) else None
        name = name or seal_name(data or b"")
    pages = {page.identity: number for number, page in enumerate(body.pages, first_page)}
    seals: list[Seal] = []
    for stamp in named(info, "StampAnnot"):
        box = rect(stamp.get("Boundary"))
        corners = None
        if box is not None:
            corners = Box(box.x * MM, box.y * MM, (box.x + box.width) * MM, (box.y + box.height) * MM)
        if len(seals) < MAX_SEALS:
            seals.append(Seal(name, Place(pages.get(stamp.get("PageRef") or ""), corners), 1.0))
    when = text_of(child(info, "SignatureDateTime"))
    which = f"“{name}”" if name else "（未读出名称）"
    return Signed(tuple(seals), f"文件带有电子签章{which}{f'，签署时间{when}' if when else ''}；本程序未验证其有效性。")


def seal_name(data: bytes) -> str:
    """The name in a seal's data (GB/T 38540-2020: the first UTF-8 text of its properties); "" where there is none."""
    for tag, value in _values(data, 0, [0]):
        if tag == _UTF8_STRING:
            text = value.decode("utf-8", "replace").strip("\0 ")
            if text and "\ufffd" not in text:
                return text
    return ""


def _values(data: bytes, depth: int, count: list[int]) -> Iterator[tuple[int, bytes]]:
    """The primitive values of DER data, in order."""
    at = 0
    while at + 2 <= len(data) and count[0] < _MOST_VALUES:
        count[0] += 1
        tag, length = data[at], data[at + 1]
        at += 2
        if length & 0x80:
            size = length & 0x7F
            if size == 0 or size > 4 or at + size > len(data):
                return
            length = int.from_bytes(data[at : at + size], "big")
            at += size
        value = data[at : at + length]
        at += length
        if tag & 0x20 and depth < _DEEPEST:
            yield from _values(value, depth + 1, count)
        else:
            yield tag, value
