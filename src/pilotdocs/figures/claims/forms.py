"""Numbers of forms and tables: the label at the left or the head above, the unit note, the year of a column."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pilotdocs.figures.claims.context import Setting
from pilotdocs.figures.claims.prose import ProseReader, Said
from pilotdocs.figures.pipeline import Wording
from pilotdocs.figures.quantities import parse_amount
from pilotdocs.figures.view import fold, view
from pilotdocs.model.document import Block, Cell, Table
from pilotdocs.model.figure import Quantity, Status

_UNIT_WORDS = r"亿元|万元|千元|元|万平方米|万㎡|平方米|平米|㎡|m2|m²|公顷|亩|人|名|位|%|％|台套|台"
_UNIT_NOTE = re.compile(rf"[(（\[]?(?:金额)?(?:单位[:：]?)?(?:人民币)?({_UNIT_WORDS})[)）\]]?$")
_UNIT_SAID = re.compile(rf"(?:单位[:：]?|[(（](?:单位[:：]?)?)(?:人民币)?({_UNIT_WORDS})")
_YEAR = re.compile(r"(20\d\d)(?:年度?)?")
_DECORATION = re.compile(
    r"^(?:[①-⑳]|\d{1,2}[.、)）]|[(（]?[一二三四五六七八九十]{1,2}[)）、.])|[:：*＊#]+$|[(（][^()（）]{0,18}[)）]$|^其中[:：]?"
)
_PLANNED = re.compile(r"目标|规划|计划|预期|预计|拟|远期|建成后|达产|考核|(?:建设|规划)期末|拟新增|三年后|愿景")
# Columns that hold the rule's own numbers, or another organisation's.
_RULE_HEAD = re.compile(
    r"要求|门槛|(?:认定|申报|准入|基本|指标)条件|(?:认定|申报|指标|规定)标准|^标准|指南|指引|规定|阈值|下限"
)
_OTHER_HEAD = re.compile(r"同行|同类|对标|其他|他方|友商|甲平台|乙平台|全省|全市|全国|行业平均")
_COMPANY_HEAD = re.compile(r"^(?:依托单位|公司|企业|集团|母公司|全公司|本公司)(?:合计|整体|全部|情况|数据)?$")
_PRESENT = re.compile(r"现状|现有|目前|当前|基期|实际|完成值|已")
_NUMERIC = re.compile(r"^[\s\d.,，％%+\-—–/~～约近逾超余多以上万亿元人名台套㎡平方米m²年月日()（）¥￥]*$")
_SENTENCE = re.compile(r"[。；;]|，.*，")


@dataclass(frozen=True, slots=True)
class CellSaid:
    """A number in a cell that speaks of a concept, with the block that holds it. `form` where its label stands right
    beside it, as in a 基本情况表."""

    said: Said
    block: Block
    form: bool


@dataclass(frozen=True, slots=True)
class Label:
    """What a label cell says: its wording (None for plain text), its unit note, its year and whether it is a plan."""

    text: str
    wording: Wording | None
    unit: str
    year: str | None
    planned: bool
    present: bool


class FormReader:
    """Reads tables with the same dictionary as prose."""

    def __init__(self, prose: ProseReader) -> None:
        self.prose = prose

    def label(self, text: str) -> Label:
        """What a cell says as a label. A wording must make up most of it, or it is no label."""
        folded = fold(text)
        unit = ""
        note = _UNIT_NOTE.search(folded)
        if note is not None and len(note.group(0)) < len(folded):
            unit = note.group(1)
        year = _YEAR.search(folded)
        bare = re.sub(r"\([^()]{0,14}\)(?=.)", "", _YEAR.sub("", folded))
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
            bool(_PLANNED.search(folded)), bool(_PRESENT.search(folded)),
        )  # fmt: skip

    def read(self, table: Table, note: str, setting: Setting) -> list[CellSaid]:
        """Every number of a table that speaks of a concept. `note` is the caption or unit note above it."""
        grid = table.grid()
        found: list[CellSaid] = []
        table_unit = self._table_unit(note, grid)
        for cell in table.cells:
            if cell.hidden is not None:
                continue
            text = cell.text
            folded = fold(text)
            if not folded:
                continue
            if len(folded) > 24 and (_SENTENCE.search(folded) or len(folded) > 60):
                for block in cell.blocks:
                    if block.hidden is None:
                        found += [CellSaid(said, block, False) for said in self.prose.read(block.text, setting)]
                continue
            paired = self._pair(grid, cell, setting)
            found += paired or self._value(table, grid, cell, table_unit, note, setting)
        return found

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
        self, table: Table, grid: list[list[Cell | None]], cell: Cell, unit: str, note: str, setting: Setting
    ) -> list[CellSaid]:
        block = next((block for block in cell.blocks if block.hidden is None and block.text.strip()), None)
        if block is None:
            return []
        folded = fold(block.text)
        quantities = self._find(block.text)
        own = [q for q in quantities if len(fold(q.text)) * 2 >= len(folded)]
        dates = [q.value.year for q in quantities if isinstance(q.value, date)]
        if len(quantities) == 2 and len(dates) == 1:
            own = [q for q in quantities if not isinstance(q.value, date)]
        inside = self.prose.read(block.text, setting) if len(folded) > 4 else []
        if inside:
            return [CellSaid(said, block, True) for said in inside]
        if len(quantities) != 1 and not own:
            if quantities and len(folded) <= 24:
                own = quantities[:1]
            elif not (len(quantities) == 0 and re.search(r"\d", folded)):
                return []
        left, beside, row_unit = self._left(grid, cell)
        above = self._above(grid, cell)
        label: Label | None = None
        form = False
        if left is not None and left.wording is not None:
            label, form = left, beside
        elif above is not None and above.wording is not None and self._lone(grid, cell):
            label, form = above, True
        if label is None or label.wording is None or label.wording.concept is None:
            return []
        concept = self.prose.vocabulary.concepts[label.wording.concept]
        if concept.unit == "text":
            return []
        head = above if label is left else left
        if head is not None and head.wording is not None and label is left and concept.id in head.wording.unlike:
            return []
        columned = head is not None and table.columns >= 3
        if columned and head is not None and (_RULE_HEAD.search(head.text) or _OTHER_HEAD.search(head.text)):
            return []
        if columned and head is not None and _COMPANY_HEAD.match(head.text) and concept.unit != "date":
            return []
        quantity = self._quantity(
            block.text, own, concept.unit, label.unit or row_unit or (head.unit if head else "") or unit
        )
        if quantity is None:
            return []
        if concept.unit != quantity.unit:
            return []
        said_year = str(dates[0]) if len(dates) == 1 and concept.unit != "date" else None
        year = said_year or label.year or (head.year if head is not None else None) or self._year(note)
        planned = label.planned or (head is not None and head.planned) or bool(_PLANNED.search(fold(note)[-30:]))
        planned = planned or setting.section == "planned"
        if (head is not None and head.present) or label.present:
            planned = False
        if year is not None and int(year) > setting.day.year:
            planned = True
        status: Status = "planned" if planned else "actual"
        cues = [f"表格标签“{label.text}”"]
        cues += [f"表头“{head.text}”"] if head is not None and head.text else []
        cues += [f"时期“{year}”"] if year else []
        said = Said(
            concept.id, quantity, quantity.start, quantity.end, status,
            "other" if setting.section == "background" else "platform",
            year, min(0.98, quantity.confidence), tuple(cues),
        )  # fmt: skip
        return [CellSaid(said, block, form)]

    def _pair(self, grid: list[list[Cell | None]], cell: Cell, setting: Setting) -> list[CellSaid]:
        """Two values of one cell whose label names two quantities (对外收入/总收入 beside 268.8万元/1344万元)."""
        label, _, _ = self._left(grid, cell)
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

    def _left(self, grid: list[list[Cell | None]], cell: Cell) -> tuple[Label | None, bool, str]:
        """The nearest label at the left, whether it stands right beside the cell, and the unit that a column of units
        (计量单位) gives for the row ("" for none)."""
        beside, unit = True, ""
        for column in range(cell.column - 1, -1, -1):
            other = grid[cell.row][column]
            if other is None or other is cell:
                continue
            text = other.text
            if not fold(text):
                continue
            if re.fullmatch(_UNIT_WORDS, fold(text)):
                unit = unit or fold(text)
                continue
            if _NUMERIC.match(text):
                beside = False
                continue
            return self.label(text), beside, unit
        return None, False, unit

    def _above(self, grid: list[list[Cell | None]], cell: Cell) -> Label | None:
        """The nearest label above."""
        for row in range(cell.row - 1, -1, -1):
            other = grid[row][cell.column] if cell.column < len(grid[row]) else None
            if other is None or other is cell or not fold(other.text):
                continue
            if _NUMERIC.match(other.text) and not _YEAR.fullmatch(fold(other.text)):
                continue
            if other.column_span >= max(2, len(grid[0]) - 1):
                return None
            return self.label(other.text)
        return None

    @staticmethod
    def _lone(grid: list[list[Cell | None]], cell: Cell) -> bool:
        """Whether a cell is the one number right under its head, or stands in a total row: only then the head alone
        says what it is."""
        first = grid[cell.row][0]
        if first is not None and first is not cell and re.search(r"合计|总计|现状|平台|本单位|共计", fold(first.text)):
            return True
        over = grid[cell.row - 1][cell.column] if cell.row > 0 else None
        below = cell.row + cell.row_span
        under = grid[below][cell.column] if below < len(grid) else None
        if over is not None and fold(over.text) and not _NUMERIC.match(over.text):
            return under is None or not fold(under.text) or not _NUMERIC.match(under.text)
        return False

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
