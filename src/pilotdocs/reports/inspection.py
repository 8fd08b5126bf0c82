"""What was read from one file, as data: `pilotdocs inspect --json` after the contract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pilotdocs.model.document import Document
from pilotdocs.model.part import Part
from pilotdocs.model.record import Reading
from pilotdocs.reports.data import figure_to_data, part_to_data, place_to_data, problem_to_data
from pilotdocs.reports.masking import mask, masked

SCHEMA = "pilotdocs.inspect/1"


def inspection_to_data(
    documents: Sequence[Document], parts: Sequence[Part], reading: Reading, *, unmasked: bool = False
) -> dict[str, Any]:
    """Parts, blocks in reading order (hidden ones say why), figures and problems, with the shapes of audit.json.

    Identity and phone numbers are masked unless `unmasked`.
    """
    figures = reading.figures if unmasked else masked(reading.figures)
    blocks = []
    problems = []
    for document in documents:
        problems += [problem_to_data(item) for item in (document.problems if unmasked else masked(document.problems))]
        for block in document.blocks():
            entry: dict[str, Any] = {"text": block.text if unmasked else mask(block.text)}
            entry.update(place_to_data(block.place))
            entry.update({"kind": block.kind, "hidden": block.hidden, "document": document.id})
            if block.confidence is not None:
                entry["confidence"] = round(block.confidence, 4)
            blocks.append(entry)
    return {
        "schema": SCHEMA,
        "documents": [{"id": item.id, "path": item.path, "pages": item.pages, "text": item.text} for item in documents],
        "parts": [{**part_to_data(part), "document": part.document.id} for part in parts],
        "blocks": blocks,
        "figures": [figure_to_data(figure) for figure in figures],
        "problems": problems,
    }
