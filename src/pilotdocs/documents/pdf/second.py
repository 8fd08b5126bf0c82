"""pdfplumber's opinion of ruled tables whose grid the fast finder is unsure of (some cell is no rectangle)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pilotdocs.documents.pdf import problems
from pilotdocs.model.document import Content, Problem, Table

# Pages of one document that are looked at twice: pdfplumber takes a tenth of a second for each.
MOST_PAGES = 20
# The share of cells that both must read alike.
AGREE = 0.9
# What a table is worth that both read alike.
AGREED = 0.9


def settle_unsure(path: Path, pages: Sequence[tuple[Content, ...]]) -> tuple[list[tuple[Content, ...]], list[Problem]]:
    """The pages, unsure native tables confirmed where pdfplumber reads the same cells, and a problem for each other."""
    unsure = [
        number for number, content in enumerate(pages) if any(_is_unsure(item) for item in content)
    ][:MOST_PAGES]  # fmt: skip
    out = list(pages)
    found: list[Problem] = []
    for number in unsure:
        others = _read_cells(path, number)
        settled: list[Content] = []
        for item in pages[number]:
            if isinstance(item, Table) and _is_unsure(item):
                agreed = others is not None and _agree(item, others)
                settled.append(replace(item, confidence=AGREED) if agreed else item)
                if not agreed:
                    found.append(problems.unsure_table(number + 1, item.place))
            else:
                settled.append(item)
        out[number] = tuple(settled)
    return out, found


def _is_unsure(item: Content) -> bool:
    return (
        isinstance(item, Table)
        and item.confidence is not None
        and not any(block.confidence is not None for cell in item.cells for block in cell.blocks)
    )


def _agree(table: Table, others: set[str]) -> bool:
    own = ["".join(cell.text.split()) for cell in table.cells if cell.text.strip()]
    return bool(own) and sum(text in others for text in own) >= AGREE * len(own)


def _read_cells(path: Path, number: int) -> set[str] | None:
    """The texts of all cells that pdfplumber finds on the page; None where it can't read it."""
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException

    try:
        with pdfplumber.open(path, pages=[number + 1]) as document:
            tables = document.pages[0].extract_tables()
    except (PDFException, ValueError, KeyError, TypeError, IndexError, RecursionError, OSError):
        return None
    return {"".join((text or "").split()) for table in tables for row in table for text in row}
