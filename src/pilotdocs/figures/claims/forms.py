"""Numbers of forms and tables: the label at the left or the head above, the unit note, the year of a column."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pilotdocs.figures.claims.axes import UNIT_WORDS, YEAR, Axes, Heads, Label
from pilotdocs.figures.claims.columns import (
    CHANGE,
    PLANNED,
    PRESENT,
    YEARLY_IDS,
    is_of_others,
    is_own,
    is_planned,
    setting_within,
    stands_alone,
)
from pilotdocs.figures.claims.context import Setting
from pilotdocs.figures.claims.prose import ProseReader, Said
from pilotdocs.figures.pipeline import Wording
from pilotdocs.figures.quantities import parse_amount
from pilotdocs.figures.view import fold, view
from pilotdocs.model.document import Block, Cell, Table
from pilotdocs.model.figure import Quantity, Status

# The last character of 平台, 单位, 负责人 is no unit.
_NO_UNIT = "".join(f"(?<!{word})" for word in ("平台", "单位", "岗位", "法人", "责任人", "负责人", "联系人"))
_UNIT_NOTE = re.compile(rf"[(（\[]?(?:金额)?(?:单位[:：]?)?(?:人民币)?({UNIT_WORDS}){_NO_UNIT}[)）\]]?$")
_UNIT_SAID = re.compile(rf"(?:单位[:：]?|[(（](?:单位[:：]?)?)(?:人民币)?({UNIT_WORDS})")
_DECORATION = re.compile(
    r"^(?:[①-⑳]|\d{1,2}[.、)）]|[(（]?[一二三四五六七八九十]{1,2}[)）、.])|[:：*＊#]+$|[(（][^()（）]{0,18}[)）]$|^其中[:：]?"
    r"|^\d{1,2}(?:\.\d{1,2})*(?=[\u4e00-\u9fff])"
)
# Labels of columns that name no quantity of their own.
_PLAIN = re.compile(
    r"(?:总)?(?:人数|数量|面积|金额|原值|数值|数|总数|小计|合计|20\d\d年?(?:度|末|底|初)?)(?:\(.{1,8}\))?"
)
_DIGIT = re.compile(r"[\d一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾]")
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_PART_OF_YEAR = re.compile(r"[上下]半年|季度|\d{1,2}月?[-—–~～至到]\d{1,2}月")
_SENTENCE = re.compile(r"[。；;]|，.*，")


@dataclass(frozen=True, slots=True)
class CellSaid:
    """A number in a cell that speaks of a concept, with the block that holds it. `form` where its label stands right
    beside it, as in a 基本情况表."""

    said: Said
    block: Block
    form: bool


class FormReader:
    """Reads tables with the same dictionary as prose."""

    def __init__(self, prose: ProseReader) -> None:
        self.prose = prose
        self.known: dict[str, Label] = {}

    def label(self, text: str) -> Label:
        """What a cell says as a label, kept for the next time that it is asked for."""
        known = self.known.get(text)
        if known is None:
            if len(self.known) > 5000:
                self.known.clear()
            known = self.known[text] = self._label(text)
        return known

    def _label(self, text: str) -> Label:
        """What a cell says as a label. A wording must make up most of it, or it is no label."""
        folded = fold(text)
        unit = ""
        note = _UNIT_NOTE.search(folded)
        if note is not None and len(note.group(0)) < len(folded):
            unit = note.group(1)
        year = YEAR.search(folded)
        bare = re.sub(r"\([^()]{0,14}\)(?=.)", "", YEAR.sub("", folded))
        for _ in range(3):
            bare = _DECORATION.sub("", bare)
        bare = re.sub(r"^(?:上一?年度?|当年|本年度?)", "", bare)
        if unit:
            bare = _UNIT_NOTE.sub("", bare) or bare
        marked = self.prose.marker.mark(bare)
        best: Wording | None = None
        for wording in marked.wordings:
            if best is None or wording.end - wording.start > best.end - best.start:
                best = wording
        if best is not None:
            rest = bare[: best.start] + self.prose.filler.sub("", bare[best.end :])
            weight = best.end - best.start
            if len(rest) > max(2, weight) or len(bare) > 40:
                best = None
        return Label(
            folded, best, unit, year.group(1) if year else None,
            bool(PLANNED.search(folded)), bool(PRESENT.search(folded)),
        )  # fmt: skip

    def read(self, table: Table, note: str, setting: Setting) -> list[CellSaid]:
        """Every number of a table that speaks of a concept. `note` is the caption or unit note above it."""
        if is_of_others(note):
            return []
        grid = table.grid()
        found: list[CellSaid] = []
        tabled: list[CellSaid] = []
        table_unit = self._table_unit(note, grid)
        heads = Heads(self.label)
        here = self._here(table)
        row = 0
        for cell in table.cells:
            while row < cell.row:
                heads.enter(grid[row])
                row += 1
            if cell.hidden is not None:
                continue
            text = cell.text
            folded = fold(text)
            if not folded:
                continue
            if len(folded) > 24 and (_SENTENCE.search(folded) or len(folded) > 60):
                within = setting_within(heads.axes(grid[cell.row], cell), setting)
                for block in cell.blocks:
                    if block.hidden is None:
                        found += [CellSaid(said, block, False) for said in self.prose.read(block.text, within)]
                continue
            if not _DIGIT.search(folded):
                continue
            axes = heads.axes(grid[cell.row], cell)
            paired = self._pair(axes, cell, setting)
            if paired:
                found += paired
            else:
                tabled += self._value(table, grid, cell, axes, table_unit, note, setting, here)
        return found + self._latest(tabled, setting)

    def _latest(self, found: list[CellSaid], setting: Setting) -> list[CellSaid]:
        """Without the earlier years of what is counted on a day (人员, 面积, 原值): the last year is the present."""
        years: dict[str, int] = {}
        for one in found:
            said = one.said
            if said.period is not None and said.status == "actual" and not said.concept.startswith(YEARLY_IDS):
                years[said.concept] = max(years.get(said.concept, 0), int(said.period[:4]))
        return [
            one
            for one in found
            if one.said.period is None
            or one.said.status != "actual"
            or one.said.concept not in years
            or (int(one.said.period[:4]) == years[one.said.concept] >= setting.day.year - 1)
        ]

    @staticmethod
    def _table_unit(note: str, grid: list[list[Cell | None]]) -> str:
        said = _UNIT_SAID.search(fold(note))
        if said is not None:
            return said.group(1)
        for row in grid[:2]:
            texts = {fold(cell.text) for cell in row if cell is not None}
            if len(texts) == 1:
                said = _UNIT_SAID.search(next(iter(texts)))
                if said is not None:
                    return said.group(1)
        return ""

    def _value(
        self,
        table: Table,
        grid: list[list[Cell | None]],
        cell: Cell,
        axes: Axes,
        unit: str,
        note: str,
        setting: Setting,
        here: frozenset[str],
    ) -> list[CellSaid]:
        block = next((block for block in cell.blocks if block.hidden is None and block.text.strip()), None)
        if block is None:
            return []
        folded = fold(block.text)
        # A cell without a word says nothing of itself: most of them are told of by no label either.
        worded = _WORD.search(folded) is not None
        label, form = self._speaks(grid, cell, axes) if not worded else (None, False)
        if not worded and (label is None or label.wording is None or label.wording.concept is None):
            return []
        quantities = self._find(block.text)
        own = [q for q in quantities if len(fold(q.text)) * 2 >= len(folded)]
        dates = [q.value.year for q in quantities if isinstance(q.value, date)]
        if len(quantities) == 2 and len(dates) == 1:
            own = [q for q in quantities if not isinstance(q.value, date)]
        inside = self.prose.read(block.text, setting_within(axes, setting)) if worded and len(folded) > 4 else []
        if inside:
            return [CellSaid(said, block, True) for said in inside]
        if len(quantities) != 1 and not own:
            if quantities and len(folded) <= 24 and quantities[0].start <= 1:
                own = quantities[:1]  # 15人（技术8人）; of 技术8、技能4 none is the cell's own
            elif not (len(quantities) == 0 and re.search(r"\d", folded)):
                return []
        if worded:
            label, form = self._speaks(grid, cell, axes)
        if label is None or label.wording is None or label.wording.concept is None:
            return []
        other = self.prose.vocabulary.among.get(label.wording.text)
        meant = other[0] if other is not None and here.intersection(other[1]) else label.wording.concept
        concept = self.prose.vocabulary.concepts[meant]
        if concept.unit == "text":
            return []
        others = [one for one in axes.all() if one is not label]
        under = self.prose.vocabulary.generic.get(label.wording.text)
        if under is not None:
            around = (note, *setting.headings, *(one.text for one in others))
            if not any(word in text for word in under for text in around):
                return []
        if table.columns >= 3 and not is_own(self.prose.vocabulary, concept.id, concept.unit, axes, label):
            return []
        corner = self.label(axes.siblings[0]).unit if axes.siblings else ""
        hints = (label.unit, axes.unit, *(one.unit for one in others), unit)
        quantity = self._quantity(block.text, own, concept.unit, next(filter(None, hints), "") or corner)
        if quantity is None or concept.unit != quantity.unit:
            return []
        said_year = str(dates[0]) if len(dates) == 1 and concept.unit != "date" else None
        years = (said_year, label.year, *(one.year for one in others), self._year(note))
        year = next(filter(None, years), None)
        planned = is_planned(axes, label, note, setting)
        if year is not None and int(year) > setting.day.year:
            planned = True
        status: Status = "planned" if planned else "actual"
        head = axes.heads[0] if axes.heads and axes.heads[0] is not label else None
        if status == "actual" and any(CHANGE.search(one.text) for one in (label, *axes.heads[:1])):
            return []
        cues = [f"表格标签“{label.text}”"]
        cues += [f"表头“{head.text}”"] if head is not None and head.text else []
        cues += [f"时期“{year}”"] if year else []
        said = Said(
            concept.id, quantity, quantity.start, quantity.end, status,
            "other" if setting.section == "background" else "platform",
            year, min(0.98, quantity.confidence), tuple(cues),
        )  # fmt: skip
        return [CellSaid(said, block, form)]

    def _here(self, table: Table) -> frozenset[str]:
        """The concepts that the table's labels name, where one of its labels means something else beside others."""
        among = self.prose.vocabulary.among
        texts = {cell.text for cell in table.cells if len(cell.text) <= 24}
        if not any(phrase in text for text in texts for phrase in among):
            return frozenset()
        named = (self.label(text).wording for text in texts)
        return frozenset(one.concept for one in named if one is not None and one.concept is not None)

    def _speaks(self, grid: list[list[Cell | None]], cell: Cell, axes: Axes) -> tuple[Label | None, bool]:
        """The label that says what the cell's number is, and whether it stands right beside it as in a form."""
        head = next((one for one in axes.heads if one.wording is not None), None)
        if any(_PART_OF_YEAR.search(one.text) for one in (*axes.heads, *axes.left)):
            return None, False
        if head is not None and not self._may_stand(head, axes):
            head = None
        left = next((one for one in axes.left if not _PLAIN.fullmatch(one.text)), None)
        parts = self.prose.vocabulary.parts_of
        if left is not None and left.wording is not None and self._may_stand(left, axes):
            if head is not None and head.wording is not None:
                if parts.get(head.wording.concept or "") == left.wording.concept:
                    return head, False
                if left.wording.concept in head.wording.unlike:
                    return None, False
            return left, axes.beside
        if head is not None and (stands_alone(grid, cell, axes) or any(one.year for one in axes.left[-1:])):
            return head, True
        return None, False

    def _may_stand(self, label: Label, axes: Axes) -> bool:
        """Whether a label that means something beside another only (对外) stands beside it."""
        wording = label.wording
        wanted = self.prose.vocabulary.beside.get(wording.text) if wording is not None else None
        if wanted is None:
            return True
        near = [self.label(text).wording for text in (*axes.siblings, *axes.above_left) if text]
        near += [one.wording for one in axes.left if one is not label]
        return any(one is not None and one.concept in wanted for one in near)

    def _pair(self, axes: Axes, cell: Cell, setting: Setting) -> list[CellSaid]:
        """Two values of one cell whose label names two quantities (对外收入/总收入 beside 268.8万元/1344万元)."""
        label = axes.left[0] if axes.left else None
        block = next((block for block in cell.blocks if block.hidden is None and block.text.strip()), None)
        if label is None or block is None or label.text.count("/") != 1 or fold(block.text).count("/") != 1:
            return []
        named = [self.label(part).wording for part in label.text.split("/")]
        quantities = self.prose.find(block.text)
        if named[0] is None or len(quantities) != 2 or any(q.unit != "CNY" for q in quantities):
            return []
        concepts = [word.concept if word is not None else None for word in named]
        if concepts[0] == "pilot_revenue_external" and label.text.endswith("总收入"):
            concepts[1] = "pilot_revenue_total"
        status: Status = "planned" if label.planned or setting.section == "planned" else "actual"
        return [
            CellSaid(
                Said(concept, q, q.start, q.end, status, "platform", label.year, 0.9, (f"表格标签“{label.text}”",)),
                block,
                True,
            )
            for concept, q in zip(concepts, quantities, strict=True)
            if concept is not None
        ]

    def _find(self, text: str) -> list[Quantity]:
        """The quantities of a short cell, whose wraps mean nothing (2024-02-⏎29)."""
        if "\n" not in text or len(text) > 40:
            return self.prose.find(text)
        seen = view(text)
        found = []
        for quantity in self.prose.find(seen.clean):
            start, end = seen.raw_span(quantity.start, quantity.end)
            found.append(replace(quantity, start=start, end=end, text=text[start:end]))
        return found

    @staticmethod
    def _year(note: str) -> str | None:
        year = re.search(r"(20\d\d)年度", fold(note))
        return year.group(1) if year else None

    @staticmethod
    def _quantity(text: str, own: list[Quantity], unit: str, hint: str) -> Quantity | None:
        """The cell's own quantity; a bare number takes the unit of its label, and people need none."""
        for quantity in own:
            if quantity.unit == unit:
                return quantity
        bare = own[0] if own else None
        if bare is not None and bare.unit not in (None, "count"):
            return None
        if hint:
            amount = parse_amount(text, hint)
            if amount is not None and amount.unit == unit:
                return amount
            return None
        if unit == "person" and bare is not None and isinstance(bare.value, Decimal) and bare.value == int(bare.value):
            return replace(bare, unit="person")
        return None
