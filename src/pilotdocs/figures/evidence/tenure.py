"""Whose the rows of an equipment list are, and why some are no equipment: by their cells, by the list's title and by
the remarks around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from pilotdocs.figures.evidence.amounts import read_month
from pilotdocs.figures.evidence.flow import squeeze
from pilotdocs.figures.evidence.lists import ItemList, ListRow
from pilotdocs.figures.evidence.remarks import Remark, amount_in, unnamed
from pilotdocs.figures.evidence.words import patterns
from pilotdocs.model.part import Part
from pilotdocs.model.record import Apart, Tenure

_TENURES = cast("tuple[tuple[Tenure, re.Pattern[str]], ...]", patterns("tenures"))
_REMARKS = cast("tuple[tuple[Tenure, re.Pattern[str]], ...]", patterns("remarks"))
_TITLES = cast("tuple[tuple[Tenure, re.Pattern[str]], ...]", patterns("list_titles"))
_HOPES = cast("tuple[tuple[Tenure, re.Pattern[str]], ...]", patterns("list_hopes"))
_NOT_EQUIPMENT = patterns("not_equipment")


def apart_of(part: Part, remarks: Sequence[Remark]) -> tuple[Apart, ...]:
    """The remarks that take something out of the list without naming the rows: 上表含租赁设备280万元."""
    found: list[Apart] = []
    for remark in unnamed(remarks):
        corrects = bool(re.search(r"更正|勘误|笔误|有误", remark.words))
        amount = None if corrects else amount_in(remark, "CNY", _of_others)
        some = amount is None and re.search(r"含|包括", remark.words) and told_of(remark.words) is not None
        if corrects or amount or some:
            found.append(remark.apart(part, amount, corrects))
    return tuple(found)


def told_of(words: str) -> Tenure | None:
    """Whose rows are by what a remark says of them; None for own ones, and where it says that there are no others."""
    if re.search(r"均为自有|[不未非无](?:含|包括|包含|存在|是|为)", words):
        return None
    others = re.sub(r"(?<![非不])自有", "", words)
    return _first(_REMARKS, others) or (tenure_of(others) if len(words) <= 24 else None)


def _of_others(words: str) -> Tenure | None:
    """As `told_of`, of words that name no own things too: of 自有设备合计988万元（含在途） the amount is of both."""
    return None if re.search(r"(?<![非不])自有", words) else told_of(words)


def tenure_of(words: str) -> Tenure | None:
    return _first(_TENURES, words)


def _first(entries: tuple[tuple[Tenure, re.Pattern[str]], ...], words: str) -> Tenure | None:
    return next((tenure for tenure, pattern in entries if pattern.search(words)), None)


def category_of(words: str) -> str:
    return next((category for category, pattern in _NOT_EQUIPMENT if pattern.search(words)), "")


def whose_all(found: ItemList, day: date) -> tuple[Tenure, str]:
    """Whose all rows of a list are by its title and its sheet's name, and why none is equipment (处置清单), "" for no
    reason. A word of hope (预算, 需求) speaks of the list unless its rows were bought."""
    sheet = (found.table.place.locator or "").rpartition("!")[0]
    title = squeeze(found.title.text)
    above = [squeeze(block.text) for block in found.notes]
    words = [text for text in (title if len(title) <= 40 else "", squeeze(sheet)) if text]
    words += [text for text in above if len(text) <= 8]
    told = next((t for w in words if (t := _first(_TITLES, w))), None)
    told = told or tenure_of(title + squeeze(found.table.place.locator or ""))
    if told is None and not any((bought := bought_on(row)) and bought <= day for row in found.rows):
        told = next((t for w in words if (t := _first(_HOPES, w))), None)
    gone = next((c for w in words if (c := category_of(w)) and c == _NOT_EQUIPMENT[0][0]), "")
    return told or "owned", gone


def gone_by(said: str) -> str:
    category, pattern = _NOT_EQUIPMENT[0]
    return category if pattern.search(said) else ""


def remarked(row: ListRow) -> Tenure | None:
    """Whose the row is by its remark, where the remark says no more than that (用于第三方检测 says nothing of it)."""
    remark = squeeze(row_text(row, "remark"))
    return _first(_REMARKS, remark) or (tenure_of(remark) if len(remark) <= 6 else None)


def denied(row: ListRow, heads: Mapping[str, str]) -> Tenure | None:
    """否 under 是否自有 or 是否到位."""
    if squeeze(row_text(row, "tenure")) in ("否", "不是") and "自有" in heads.get("tenure", ""):
        return "borrowed"
    return "planned" if squeeze(row_text(row, "state")) == "否" and heads.get("state", "").startswith("是否") else None


def category_in(row: ListRow) -> str:
    """Why the row is no equipment: its stated category or its name says vehicle, furniture, building or software."""
    gone = squeeze("".join(row_text(row, key) for key in ("state", "tenure", "remark")))
    for words in (squeeze(row_text(row, "category")), squeeze(row_text(row, "name")), gone):
        kinds = _NOT_EQUIPMENT[:1] if words is gone else _NOT_EQUIPMENT
        found = next((category for category, pattern in kinds if pattern.search(words)), "")
        if found:
            return found
    return ""


def bought_on(row: ListRow) -> date | None:
    block = row.block("bought")
    if block is not None and isinstance(block.value, date):
        return block.value
    return read_month(row_text(row, "bought"))


def row_text(row: ListRow, key: str) -> str:
    """The cell's text, hidden text too where the whole row is hidden."""
    cell = row.cells.get(key)
    if cell is None:
        return ""
    if row.hidden:
        return "".join(block.text for block in cell.blocks).strip()
    return row.text(key)
