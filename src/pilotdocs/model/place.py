"""Where a piece of text stands, so that a person (or a Word comment) can find it again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in PDF points (1/72 inch) from the page's top left corner, on the page as displayed."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: Box) -> Box:
        """The smallest box that covers both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A place inside one document.

    `page` counts from 1 and is None where the format has no pages (docx, xlsx). `box` is None where the format has
    no fixed layout. `locator` is the path of the contract (`body/tbl[2]/r[3]/c[4]/p[1]`, `设备清单!G15`), counted
    from 1; None where page and box say it all (PDF, picture, OFD).
    """

    page: int | None = None
    box: Box | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A place inside one application folder: which document, which of its parts (from 0), and where."""

    document: str
    part: int
    place: Place
