"""审核备忘录: the reviewer's paper, as content first, then as Markdown (for eyes and tests) or Word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from pilotdocs.model.audit import Audit
from pilotdocs.model.document import Problem
from pilotdocs.reports import memo_lists as lists
from pilotdocs.reports.decisions import MergedDecision
from pilotdocs.reports.desk import Desk, lay_out
from pilotdocs.reports.markdown import to_markdown
from pilotdocs.reports.memo_conditions import conditions_table, reasons
from pilotdocs.reports.memo_facts import consistency_table, details
from pilotdocs.reports.memo_front import front
from pilotdocs.reports.memo_papers import formal_table
from pilotdocs.reports.messages.memo import MEMO, ORDINALS
from pilotdocs.reports.paper import Item, PageTurn, Paragraph, Span

_LANDSCAPE = ("formal", "conditions", "reasons", "consistency", "details")


def memo_items(desk: Desk) -> list[Item]:
    """The whole memo in order: conclusion, tables (lying pages), lists (upright pages), signatures."""
    sections: list[tuple[str, Callable[[Desk], list[Item]]]] = [
        ("formal", formal_table),
        ("conditions", conditions_table),
        ("reasons", reasons),
        ("consistency", consistency_table),
        ("details", details),
        ("discrepancies", lists.discrepancy_list),
        ("readings", lists.reading_table),
        ("corrections", lists.correction_table),
        ("site", lists.site_table),
    ]
    if desk.decisions:
        sections.append(("decisions", lists.decision_table))
    sections += [("limits", lists.limits), ("sign", lambda _: lists.sign_table())]
    items = front(desk)
    lying = False
    for number, (key, make) in enumerate(sections):
        if (key in _LANDSCAPE) != lying:
            lying = not lying
            items.append(PageTurn(lying))
        items.append(Paragraph((Span(f"{ORDINALS[number]}、{MEMO[key]}"),), "h1"))
        items += make(desk)
    return items


def memo_text(
    audit: Audit,
    *,
    decisions: Sequence[MergedDecision] = (),
    marked: Collection[str] | None = None,
    unmasked: bool = False,
) -> str:
    """The memo as Markdown, word for word what the Word file says."""
    return to_markdown(memo_items(lay_out(audit, decisions=decisions, marked=marked, unmasked=unmasked)))


def write_memo(
    audit: Audit,
    path: Path,
    *,
    marked: Collection[str] | None = None,
    decisions: Sequence[MergedDecision] = (),
    unmasked: bool = False,
    problems: Sequence[Problem] = (),
) -> None:
    """Writes 审核备忘录.docx to `path`. `marked` are the paths of documents that have a copy in 标注/ (None: every
    document of a format that can be marked); `problems` are copies that could not be made. Raises OSError."""
    from pilotdocs.reports.memo_docx import write_paper

    desk = lay_out(audit, marked=marked, decisions=decisions, unmasked=unmasked, problems=problems)
    header = f"{desk.audit.applicant.name or desk.audit.folder.name}　{MEMO['header']}"
    write_paper(memo_items(desk), path, header=header, title=MEMO["title"], day=audit.day)
