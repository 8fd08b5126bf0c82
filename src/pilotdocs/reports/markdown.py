"""A paper as Markdown: the same words and links, for tests and for reading without Word."""

from __future__ import annotations

from collections.abc import Iterable

from pilotdocs.reports.paper import Cell, Grid, Item, PageTurn, Paragraph, Span

_HEADS = {"title": "# ", "subtitle": "*", "h1": "## ", "h2": "### ", "item": "- "}


def to_markdown(items: Iterable[Item]) -> str:
    """One string, ending in a newline."""
    lines: list[str] = []
    for item in items:
        if isinstance(item, PageTurn):
            lines += ["---", ""]
        elif isinstance(item, Grid):
            lines += [*_table(item), ""]
        else:
            tail = "*" if item.style == "subtitle" else ""
            lines += [f"{_HEADS.get(item.style, '')}{_inline(item)}{tail}", ""]
    return "\n".join(lines).rstrip() + "\n"


def _inline(paragraph: Paragraph) -> str:
    return "".join(_span(span) for span in paragraph.spans)


def _span(span: Span) -> str:
    text = span.text.replace("\\", "\\\\").replace("|", "\\|").replace("\r", "").replace("\n", " ")
    if span.href:
        return f"[{text}]({span.href})"
    return f"**{text}**" if span.style == "strong" and text.strip() else text


def _cell(cell: Cell) -> str:
    return "<br>".join(_inline(paragraph) for paragraph in cell) if cell else "〃"


def _table(grid: Grid) -> list[str]:
    width = len(grid.widths)
    head = grid.head or ("",) * width
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * width]
    return lines + ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in grid.rows]
