"""Where one paper ends and the next begins in a bundle of pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pilotdocs.model.part import Kind
from pilotdocs.parts.kinds import ENOUGH, score_body
from pilotdocs.parts.pages import Line, Page
from pilotdocs.parts.titles import Title, find_titles, is_contents, named_kinds

BEGINS = 4.0
PLAN_BEGINS = 6.0
STRONG_BODY = 9.0
KEEP_ANNEXES: frozenset[Kind] = frozenset({
    "plan", "premises_lease", "equipment_lease", "service_contract", "audit_report", "management_rules",
    "credit_report", "development_plan", "recommendation", "commitment_letter",
})  # fmt: skip
LISTS: frozenset[Kind] = frozenset({"staff_roster", "social_insurance", "equipment_list", "credit_report"})

CONTRACTS: frozenset[Kind] = frozenset({"premises_lease", "equipment_lease", "service_contract"})
_CONTINUES = re.compile(r"^[（(]?(?:续表|续上表|续前表|续上页|接上页|接上表)")
_PARTY = re.compile(r"^(?:甲方|出租方|出租人|委托方|委托人)(?:（[^（）]{1,8}）)?：([^，。；：（）]{4,40})")


@dataclass(frozen=True, slots=True)
class Start:
    """The page (index from 0) on which a paper begins, and the title and kind that it seems to have."""

    page: int
    kind: Kind | None
    title: Title | None


def _characters(page: Page) -> int:
    return sum(len(line.squeezed) for line in page.lines)


def is_cover(page: Page) -> bool:
    """Whether the page holds a title and little else: a cover or a divider."""
    return _characters(page) < 160 and not any("。" in line.squeezed for line in page.lines) and not page.tables


def _is_own_cover(page: Page, kind: Kind | None) -> bool:
    """Whether the page is a cover only, not a short paper of the kind by itself."""
    return kind is not None and is_cover(page) and score_body([page])[kind].points < ENOUGH


def _first_serial(page: Page) -> int | None:
    """The first serial number in the first column of the page's last table; None where there is none."""
    for table in page.tables[-1:]:
        numbers = {cell.row: cell.text.strip() for cell in table.cells if cell.column == 0}
        for row in sorted(numbers):
            if re.fullmatch(r"\d{1,4}", numbers[row]):
                return int(numbers[row])
    for line in page.lines:
        match = re.match(r"^(\d{1,4})[^\d年月.，%]", line.squeezed + " ")
        if match and not line.heading:
            return int(match[1])
    return None


def _best_title(page: Page) -> Title | None:
    titles = [title for title in find_titles(page) if title.points >= 5]
    return max(titles, key=lambda t: t.points - 0.1 * t.line, default=None)


def _page_numbers(page: Page, previous: Page) -> float:
    """Points that the printed page numbers give: below zero where they run on, above where they begin anew."""
    if page.printed is None:
        return 1.0 if previous.printed is not None and previous.printed == previous.printed_total else 0.0
    if previous.printed is not None and page.printed == previous.printed + 1:
        same_run = page.printed_total == previous.printed_total
        return -3.0 if same_run else 0.0
    if page.printed == 1:
        return 2.5
    return 0.0 if page.printed > 1 and previous.printed is None else 0.5


def _size_changes(page: Page, previous: Page) -> bool:
    if page.size is None or previous.size is None:
        return False
    return any(abs(a - b) > 0.08 * max(a, b) for a, b in zip(page.size, previous.size, strict=True))


def _medium_changes(page: Page, previous: Page) -> bool:
    return bool(page.lines and previous.lines) and page.lines[0].ocr != previous.lines[0].ocr


def _continues_list(page: Page, title: Title, current: Start, previous: Page) -> bool:
    """Whether a repeated title is only the head of a list's next page."""
    if title.kind not in LISTS or title.kind != current.kind:
        return False
    serial, before = _first_serial(page), _first_serial(previous)
    if serial is not None and serial > 1 and (before is None or serial > before):
        return True
    same = current.title is not None and current.title.text == title.text
    return same and page.printed is not None and page.printed > 1


def _first_party(lines: Sequence[Line]) -> str | None:
    """The name beside 甲方, 出租方 or 委托方; None where none is named."""
    for line in lines:
        match = _PARTY.match(line.squeezed)
        if match:
            return match[1]
    return None


def _opens_with_other_party(page: Page, previous: Page) -> bool:
    """Whether a page without a title of its own (taken for a running head) opens with another contract's parties."""
    own, before = _first_party(page.lines[:3]), _first_party(previous.lines)
    return own is not None and before is not None and own != before


def begins(page: Page, previous: Page, current: Start) -> Start | None:
    """The start of a new paper on this page, None where the page goes on with the current one."""
    if not page.lines:
        return None
    if is_contents(page):
        lists_papers = len(named_kinds(page)) >= 3 and current.kind != "plan"
        return Start(page.number or 0, None, None) if lists_papers else None
    if any(_CONTINUES.match(line.squeezed) for line in page.lines[:2]):
        return None
    title = _best_title(page)
    if title is None and current.kind in CONTRACTS and _opens_with_other_party(page, previous):
        return Start(page.number or 0, current.kind, None)
    body = score_body([page])
    best = max(body.values(), key=lambda score: score.points)
    points = _page_numbers(page, previous)
    points += 1.0 if _size_changes(page, previous) else 0.0
    points += 2.0 if _medium_changes(page, previous) else 0.0
    kind: Kind | None = None
    if title is not None:
        if _continues_list(page, title, current, previous):
            return None
        if current.title is not None and title.kind == current.kind and _is_own_cover(previous, title.kind):
            return None
        kind = title.kind
        points += 4.0 if title.points >= 8 else 3.0
        points += 1.0 if title.large or title.line <= 1 else 0.0
        if kind is not None and body[kind].points >= 4:
            points += 1.5
        if title.annex and current.kind in KEEP_ANNEXES:
            points -= 4.0
    elif best.points >= STRONG_BODY and best.kind != current.kind:
        own = body[current.kind].points if current.kind else 0.0
        if own <= best.points / 2:
            kind = best.kind
            points += 4.5
    if title is None and kind is None:
        return None
    if current.kind == "plan":
        points -= 2.0 if points < PLAN_BEGINS + 2.0 and _page_numbers(page, previous) <= 0 else 0.0
    return (
        Start(page.number or 0, kind, title) if points >= (PLAN_BEGINS if current.kind == "plan" else BEGINS) else None
    )


def _first(page: Page) -> Start:
    title = _best_title(page)
    body = score_body([page])
    best = max(body.values(), key=lambda score: score.points)
    kind = title.kind if title is not None else (best.kind if best.points >= STRONG_BODY else None)
    return Start(page.number or 0, kind, title)


def split_pages(pages: Sequence[Page]) -> tuple[tuple[int, int], ...]:
    """First and last page (from 1) of every paper in the bundle, in order; every page belongs to exactly one."""
    if not pages:
        return ()
    starts: list[int] = [0]
    current = _first(pages[0])
    previous = pages[0]
    for index, page in enumerate(pages[1:], 1):
        if current.kind is None and current.title is None and not is_contents(pages[starts[-1]]):
            # A cover without a title of its own takes its name from what follows.
            first = _first(page)
            if is_cover(pages[starts[-1]]) and index == starts[-1] + 1:
                current, previous = first, page
                continue
        start = begins(page, previous, current)
        if start is not None:
            divider = starts[-1] == index - 1 and is_cover(previous) and len(previous.lines) <= 3
            if not (divider and current.title is not None and current.title.annex):
                starts.append(index)
            current = start
        if page.lines:
            previous = page
    ends = [*starts[1:], len(pages)]
    return tuple((start + 1, end) for start, end in zip(starts, ends, strict=True))
