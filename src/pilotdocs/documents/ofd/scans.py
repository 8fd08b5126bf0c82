"""OFD pages that are pictures: recognised, and brought to where the picture stands on the page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pilotdocs.documents.ofd.objects import Picture, Sheet
from pilotdocs.documents.package import Package
from pilotdocs.documents.pasted import placed_anew, read_pasted
from pilotdocs.model.document import Block, Content, Problem, Seal
from pilotdocs.model.place import Box, Place

# A page whose largest picture covers at least this share of it, and that has next to no text, is a scan.
SCAN_SHARE = 0.5
SCAN_TEXT = 20


@dataclass(frozen=True, slots=True)
class Scan:
    """What was recognised on one page, in the page's own points."""

    content: tuple[Content, ...]
    seals: tuple[Seal, ...]
    problems: tuple[Problem, ...]


def scan_of(sheet: Sheet) -> Picture | None:
    """The picture that makes up the page; None for a page of text."""
    if sum(not glyph.char.isspace() for glyph in sheet.glyphs if glyph.hidden is None) > SCAN_TEXT:
        return None
    largest = max(sheet.pictures, key=lambda picture: _area(picture.box), default=None)
    if largest is None or _area(largest.box) < SCAN_SHARE * sheet.size[0] * sheet.size[1]:
        return None
    return largest


def read_scan(package: Package, sheet: Sheet, number: int) -> Scan | None:
    """What recognition reads on page `number`; None where the page is no scan or nothing can be read on it."""
    picture = scan_of(sheet)
    data = package.read(picture.part) if picture is not None else None
    document = read_pasted(data) if data else None
    if picture is None or document is None or not document.content or not document.page_sizes:
        return None
    width, height = document.page_sizes[0]
    across = (picture.box.x1 - picture.box.x0) / max(width, 1.0)
    down = (picture.box.bottom - picture.box.top) / max(height, 1.0)

    def box(old: Box) -> Box:
        left, top = picture.box.x0, picture.box.top
        return Box(left + old.x0 * across, top + old.top * down, left + old.x1 * across, top + old.bottom * down)

    def place(old: Place) -> Place:
        return Place(number, box(old.box) if old.box else None, old.locator)

    def block(old: Block) -> Block:
        boxes = tuple(box(each) for each in old.boxes) if old.boxes else old.boxes
        return replace(old, boxes=boxes, place=place(old.place))

    first = tuple(item for item in document.content if item.place.page == 1)
    content = tuple(placed_anew(first, block, place))
    seals = tuple(replace(seal, place=place(seal.place)) for seal in document.seals if seal.place.page == 1)
    problems = tuple(
        replace(problem, place=place(problem.place) if problem.place else Place(number))
        for problem in document.problems
    )
    return Scan(content, seals, problems) if content else None


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
