"""The words around a place that has no page to draw: a paragraph with its neighbours, or the rows around a cell."""

from __future__ import annotations

from typing import Any

from pilotdocs.model.document import Block, Document, Table
from pilotdocs.model.place import Place
from pilotdocs.reports.masking import mask

_ROWS_AROUND = 2
_MOST_COLUMNS = 12
_CELL_WORDS = 60
_NEAR_WORDS = 120
_OWN_WORDS = 600


class Surroundings:
    """Where each locator of one document stands. Made once a document, asked for each cited place."""

    def __init__(self, document: Document, *, unmasked: bool) -> None:
        self._document = document
        self._unmasked = unmasked
        self._places: dict[str, tuple[int, int, int]] = {}
        for index, item in enumerate(document.content):
            if isinstance(item, Table):
                for cell in item.cells:
                    for block in cell.blocks:
                        self._keep(block.place, (index, cell.row, cell.column))
            else:
                self._keep(item.place, (index, -1, -1))

    def _keep(self, place: Place, where: tuple[int, int, int]) -> None:
        if place.locator:
            self._places.setdefault(place.locator, where)
            cell, _, last = place.locator.rpartition("/")
            if last.startswith("p[") and where[1] >= 0:
                self._places.setdefault(cell, where)

    def around(self, place: Place, quote: str) -> dict[str, Any] | None:
        """What to show for that place: `{"rows", "lit"}` or `{"before", "text", "start", "end", "after"}`; None where
        the place is not known."""
        where = self._places.get(place.locator or "")
        if where is None:
            return None
        index, row, column = where
        item = self._document.content[index]
        if isinstance(item, Table):
            return self._rows(item, row, column)
        return self._words(index, item, quote)

    def _shown(self, text: str, limit: int) -> str:
        shown = text if self._unmasked else mask(text)
        return shown if len(shown) <= limit else shown[:limit] + "…"

    def _rows(self, table: Table, row: int, column: int) -> dict[str, Any]:
        heads = list(range(min(max(1, table.head_rows), 3, table.rows)))
        first, last = max(0, row - _ROWS_AROUND), min(table.rows, row + _ROWS_AROUND + 1)
        wanted = sorted({*heads, *range(first, last)})
        start = 0 if column < _MOST_COLUMNS else column - _MOST_COLUMNS // 2
        stop = min(table.columns, start + _MOST_COLUMNS)
        cells = {(cell.row, cell.column): cell for cell in table.cells if cell.row in wanted}
        rows: list[dict[str, Any]] = []
        lit = [0, 0]
        for number in wanted:
            line: list[str] = []
            spans: list[int] = []
            place = start
            while place < stop:
                cell = cells.get((number, place))
                span = min(cell.column_span, stop - place) if cell else 1
                if (number, place) == (row, column):
                    lit = [len(rows), len(line)]
                line.append(self._shown(cell.text if cell else "", _CELL_WORDS))
                spans.append(max(1, span))
                place += max(1, span)
            rows.append({"number": number + 1, "cells": line, "spans": spans})
        return {"rows": rows, "lit": lit}

    def _words(self, index: int, block: Block, quote: str) -> dict[str, Any]:
        text = block.text
        start = text.find(quote) if quote else -1
        start, end = (start, start + len(quote)) if start >= 0 else (0, 0)
        shift = max(0, min(start - _OWN_WORDS // 3, len(text) - _OWN_WORDS))
        shown = text if self._unmasked else mask(text)  # masking keeps the length, so the places stay
        return {
            "before": self._near(index, -1),
            "text": shown[shift : shift + _OWN_WORDS],
            "start": start - shift,
            "end": min(end - shift, _OWN_WORDS),
            "after": self._near(index, 1),
        }

    def _near(self, index: int, step: int) -> str:
        other = index + step
        if not 0 <= other < len(self._document.content):
            return ""
        item = self._document.content[other]
        if isinstance(item, Table) or item.hidden:
            return ""
        return self._shown(item.text, _NEAR_WORDS)
