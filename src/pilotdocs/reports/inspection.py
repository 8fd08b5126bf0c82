"""One file as data: what `pilotdocs inspect --json` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pilotdocs.model.document import Block, Document, Table
from pilotdocs.model.part import Part
from pilotdocs.model.record import Reading
from pilotdocs.reports.data import figure_to_data, part_to_data, place_to_data, problem_to_data
from pilotdocs.reports.masking import mask

SCHEMA = "pilotdocs.inspect/1"


def inspection_to_data(
    documents: Sequence[Document], parts: Sequence[Part], reading: Reading, *, unmasked: bool = False
) -> dict[str, Any]:
    """Parts, blocks with their places, figures and problems of one file (of each member, for an archive)."""
    several = len(documents) > 1
    blocks: list[dict[str, Any]] = []
    for document in documents:
        for item in document.content:
            held = [b for cell in item.cells for b in cell.blocks] if isinstance(item, Table) else [item]
            blocks += [_block(block, document if several else None, unmasked) for block in held]
    figures = [figure_to_data(figure) for figure in reading.figures]
    if not unmasked:
        for figure in figures:
            figure["quote"] = mask(figure["quote"])
    problems = [problem_to_data(problem) for document in documents for problem in document.problems]
    return {
        "schema": SCHEMA,
        "parts": [part_to_data(part) for part in parts],
        "blocks": blocks,
        "figures": figures,
        "problems": problems,
    }


def _block(block: Block, document: Document | None, unmasked: bool) -> dict[str, Any]:
    data: dict[str, Any] = {"text": block.text if unmasked else mask(block.text), **place_to_data(block.place)}
    data["kind"] = block.kind
    if document is not None:
        data["document"] = document.path
    if block.number:
        data["number"] = block.number
    if block.hidden is not None:
        data["hidden"] = block.hidden
    if block.confidence is not None:
        data["confidence"] = round(block.confidence, 4)
    if block.second is not None:
        data["second"] = block.second if unmasked else mask(block.second)
    return data
