"""The one verb of this room: the parts of a document."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pilotdocs.model.document import Content, Document, Seal, Table
from pilotdocs.model.part import Kind, Part
from pilotdocs.parts.kinds import Judgement, judge_kind
from pilotdocs.parts.pages import Page, content_on, view_page, view_pages
from pilotdocs.parts.split import split_pages


@dataclass(frozen=True, slots=True)
class _Where:
    pages: tuple[int, int] | None
    content: tuple[Content, ...]
    seals: tuple[Seal, ...]


def find_parts(document: Document) -> tuple[Part, ...]:
    """The parts of the document, in order: every page (or sheet) belongs to exactly one of them.

    A document with pages is cut where a new paper begins; a workbook is cut only where its sheets are of clearly
    different kinds; any other document is one part. File names count for nothing. An unreadable document has no part.
    """
    if not document.readable:
        return ()
    if document.pages:
        return _paged(document, document.pages)
    sheets = {item.sheet for item in document.content if isinstance(item, Table) and item.sheet is not None}
    if len(sheets) > 1:
        return _workbook(document)
    judgement = judge_kind([view_page(document.content, None, None)], document.seals)
    return (_part(document, 0, judgement, _Where(None, document.content, document.seals)),)


def _part(document: Document, index: int, judgement: Judgement, where: _Where) -> Part:
    reasons, confidence = judgement.reasons, judgement.confidence
    return Part(document, index, judgement.kind, where.pages, where.content, where.seals, reasons, confidence)


def _paged(document: Document, count: int) -> tuple[Part, ...]:
    views = view_pages(document)
    runs = split_pages(views) if count > 1 else ((1, 1),)
    parts: list[Part] = []
    for first, last in runs:
        seals = tuple(seal for seal in document.seals if first <= (seal.place.page or 1) <= last)
        judgement = judge_kind(views[first - 1 : last], seals)
        content = document.content if len(runs) == 1 else content_on(document, first, last)
        parts.append(_part(document, len(parts), judgement, _Where((first, last), content, seals)))
    return tuple(parts)


def _workbook(document: Document) -> tuple[Part, ...]:
    """Sheets of one kind are one part; a sheet of no kind (填表说明, Sheet2) goes with the sheet before it."""
    groups: list[tuple[Kind, list[Content]]] = []
    by_kind: dict[Kind, int] = {}
    loose: list[Content] = []
    for item in document.content:
        page: Page = view_page([item], None, None)
        kind = judge_kind([page]).kind if page.lines else "other"
        if kind == "other":
            (groups[-1][1] if groups else loose).append(item)
        elif kind in by_kind:
            groups[by_kind[kind]][1].append(item)
        else:
            by_kind[kind] = len(groups)
            groups.append((kind, [item]))
    if len(groups) <= 1:
        judgement = judge_kind([view_page(document.content, None, None)], document.seals)
        if groups:
            alone = judge_kind([view_page(groups[0][1], None, None)], document.seals)
            judgement = alone if alone.kind == groups[0][0] else replace(judgement, kind=groups[0][0])
        return (_part(document, 0, judgement, _Where(None, document.content, document.seals)),)
    groups[0][1][:0] = loose
    parts: list[Part] = []
    for kind, content in groups:
        judgement = judge_kind([view_page(content, None, None)])
        if judgement.kind != kind:
            judgement = replace(judgement, kind=kind)
        parts.append(_part(document, len(parts), judgement, _Where(None, tuple(content), document.seals)))
    return tuple(parts)
