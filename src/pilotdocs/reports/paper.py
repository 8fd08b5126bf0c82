"""What a typeset paper is made of, before it becomes Word or Markdown: spans, paragraphs, tables, page turns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

# "own" marks the paper's own numbering and counting (ids, ordinals, its own totals of lines), "law" words of the
# guideline. Every other span that holds a digit needs a citation (a span with `href`) in its paragraph or table row.
SpanStyle = Literal["plain", "own", "law", "strong", "cite"]
ParagraphStyle = Literal["title", "subtitle", "h1", "h2", "body", "small", "cell", "head", "item"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; `href` is a link's target, "" for none."""

    text: str
    style: SpanStyle = "plain"
    href: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Spans on one line of thought. `anchor` is a name that links can point at, "" for none."""

    spans: tuple[Span, ...]
    style: ParagraphStyle = "body"
    anchor: str = ""

    @property
    def text(self) -> str:
        """All words without their looks."""
        return "".join(span.text for span in self.spans)


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head that repeats on each page. `widths` are shares of the text width; `splits` lets a row run
    over a page's end (for rows that may be taller than half a page). `height` is a row's least height in twentieths of
    a point, for tables that people fill in by hand; `together` keeps all rows on one page, with the heading above."""

    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    splits: bool = False
    height: int = 0
    together: bool = False


@dataclass(frozen=True, slots=True)
class PageTurn:
    """A new page, upright or lying."""

    landscape: bool


Item = Paragraph | Grid | PageTurn


# Stands in a row for a cell that the one above reaches into.
ABOVE: Cell = ()


def plain_cell(text: str, style: SpanStyle = "plain") -> Cell:
    """A cell with one paragraph of one span."""
    return (Paragraph((Span(text, style),), "cell"),)


def cell_of(*paragraphs: Iterable[Span]) -> Cell:
    """A cell with one paragraph for each group of spans; a dash where there is none."""
    made = tuple(Paragraph(tuple(spans), "cell") for spans in paragraphs)
    return made or plain_cell("—")


def body(*spans: Span, style: ParagraphStyle = "body") -> Paragraph:
    """A paragraph of these spans."""
    return Paragraph(spans, style)


def uncited(items: Iterable[Item]) -> list[str]:
    """Paragraphs and table rows that hold a number of the application's and no citation: there must be none."""
    faults = []
    for item in items:
        if isinstance(item, Paragraph):
            units: list[tuple[Paragraph, ...]] = [(item,)]
        elif isinstance(item, Grid):
            units = [tuple(paragraph for cell in row for paragraph in cell) for row in item.rows]
        else:
            units = []
        for paragraphs in units:
            spans = [span for paragraph in paragraphs for span in paragraph.spans]
            needs = any(
                span.style in ("plain", "strong") and any(character.isdigit() for character in span.text)
                for span in spans
            )
            if needs and not any(span.href for span in spans):
                faults.append("".join(span.text for span in spans))
    return faults
