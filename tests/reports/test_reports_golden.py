"""The memos of whole folders as text, and that in none of them a number stands without its place.

After a change that is meant, `pytest tests/reports/test_reports_golden.py --snapshot-update` writes them anew: read the
difference before it is committed.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from syrupy.assertion import SnapshotAssertion

from pilotdocs.audit import audit_folder
from pilotdocs.model.audit import Audit
from pilotdocs.reports.desk import lay_out
from pilotdocs.reports.memo import memo_items, memo_text, write_memo
from pilotdocs.reports.paper import Grid, Item, Paragraph, Span, uncited
from pilotdocs.rules import load_pack

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
FOLDERS = sorted(path for path in (CORPORA / "folders").iterdir() if path.is_dir())[:10]
W_STYLES_OF_ITS_OWN = ("MemoOwn", "MemoLaw")


@cache
def audited(folder: Path) -> Audit:
    """The audit, each folder read once in a process; the pack's checksum is no part of what is agreed."""
    truth = json.loads((folder.parent / f"{folder.name}.truth.json").read_text(encoding="utf-8"))
    day = date.fromisoformat(truth["as_of"])
    audit = audit_folder(folder, load_pack("shaoxing-municipal-2025-draft"), day=day)
    return replace(audit, pack=replace(audit.pack, sha256="0" * 64))


def named(path: Path) -> str:
    return path.name.split("-", 1)[0]


def test_there_are_ten_folders() -> None:
    assert len(FOLDERS) == 10


@pytest.mark.parametrize("folder", FOLDERS, ids=named)
def test_the_memo_of_a_folder_is_as_agreed(folder: Path, snapshot: SnapshotAssertion) -> None:
    assert memo_text(audited(folder)) == snapshot


@pytest.mark.parametrize("folder", FOLDERS, ids=named)
def test_no_number_in_the_memo_of_a_folder_stands_without_its_place(folder: Path, tmp_path: Path) -> None:
    items = memo_items(lay_out(audited(folder)))
    assert uncited(items) == []
    write_memo(audited(folder), tmp_path / "memo.docx")
    numbers, bare = walked(tmp_path / "memo.docx")
    assert numbers > 30
    assert bare == []


def walked(memo: Path) -> tuple[int, list[str]]:
    """How many places of the Word file hold a number, and those of them that hold no link: its paragraphs and the
    rows of its tables, apart from its own numbering, the guideline's words and its links' own words."""
    document = docx.Document(str(memo))
    body = document.element.body
    numbers, bare = 0, []
    for unit in [*body.findall(qn("w:p")), *body.iter(qn("w:tr"))]:
        links = list(unit.iter(qn("w:hyperlink")))
        inside = {run for link in links for run in link.iter(qn("w:r"))}
        words = ""
        for run in unit.iter(qn("w:r")):
            style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
            own = style is not None and style.get(qn("w:val")) in W_STYLES_OF_ITS_OWN
            if run not in inside and not own:
                words += "".join(node.text or "" for node in run.iter(qn("w:t")))
        if re.search(r"\d", words):
            numbers += 1
            if not links:
                bare.append(words)
    return numbers, bare


def test_the_walk_finds_a_number_whose_citation_was_taken_away(tmp_path: Path) -> None:
    """Each row and paragraph of a memo that needs its citation, without it: both walks must name it."""
    items = memo_items(lay_out(audited(FOLDERS[0])))
    found = 0
    for index, item in enumerate(items):
        for spoiled in without_citation(item):
            if needs_none(spoiled):
                continue
            found += 1
            faults = uncited([*items[:index], spoiled, *items[index + 1 :]])
            assert len(faults) == 1
    assert found > 40


def needs_none(item: Item) -> bool:
    """Whether no span outside of the memo's own numbering and the guideline's words holds a digit."""
    if not isinstance(item, Paragraph | Grid):
        return True
    paragraphs = [item] if isinstance(item, Paragraph) else [p for row in item.rows[-1:] for cell in row for p in cell]
    spans = [span for paragraph in paragraphs for span in paragraph.spans]
    return not any(re.search(r"\d", span.text) for span in spans if span.style in ("plain", "strong"))


def without_citation(item: Item) -> list[Item]:
    """The paragraph without its links; the table once for each row, that row last and without its links."""
    if isinstance(item, Paragraph):
        return [bare(item)] if any(span.href for span in item.spans) else []
    if isinstance(item, Grid):
        rows = item.rows
        return [
            replace(
                item,
                rows=(
                    *rows[:number],
                    *rows[number + 1 :],
                    tuple(tuple(bare(paragraph) for paragraph in cell) for cell in row),
                ),
            )
            for number, row in enumerate(rows)
        ]
    return []


def bare(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, spans=tuple(span for span in paragraph.spans if not span.href))


def test_the_walk_of_the_word_file_finds_a_row_without_a_link(tmp_path: Path) -> None:
    write_memo(audited(FOLDERS[0]), tmp_path / "memo.docx")
    document = docx.Document(str(tmp_path / "memo.docx"))
    row = next(row for row in document.element.body.iter(qn("w:tr")) if "万元" in "".join(row.itertext()))
    links = list(row.iter(qn("w:hyperlink")))
    assert links
    for link in links:
        link.getparent().remove(link)
    document.save(str(tmp_path / "spoiled.docx"))
    _, faults = walked(tmp_path / "spoiled.docx")
    assert len(faults) == 1
    assert "万元" in faults[0]


def test_a_number_of_the_memos_own_numbering_needs_no_citation() -> None:
    assert uncited([Paragraph((Span("1．", "own"), Span("符合")))]) == []
    assert uncited([Paragraph((Span("1．", "own"), Span("32人")))]) == ["1．32人"]
