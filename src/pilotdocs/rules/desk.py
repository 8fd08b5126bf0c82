"""Reading typed values off the tree: every reader gives the value, or a fault with its line and a way out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from rapidfuzz import process

from pilotdocs.model.rule import Duration
from pilotdocs.rules.fault import Fault
from pilotdocs.rules.tree import Entries, Items, Node, Text
from pilotdocs.rules.units import UNITS, read_amount, read_day, read_duration
from pilotdocs.rules.words import QUANTITIES

_YES = frozenset({"yes", "true", "是"})
_NO = frozenset({"no", "false", "否"})
_LONGEST = 4000

C = TypeVar("C", bound=str)


@dataclass(slots=True)
class Desk:
    """Where a pack is read: the faults found so far, and the quantities that may be named (id → unit), with the `lines`
    of those that the pack declares."""

    faults: list[Fault] = field(default_factory=list)
    quantities: dict[str, str] = field(default_factory=lambda: {name: unit for name, (unit, _) in QUANTITIES.items()})
    names: dict[str, str] = field(default_factory=lambda: {name: title for name, (_, title) in QUANTITIES.items()})

    lines: dict[str, int] = field(default_factory=dict)

    def fault(self, node: Node | int, message: str, remedy: str = "") -> None:
        """Write down a fault at a node or a line."""
        self.faults.append(Fault(node if isinstance(node, int) else node.line, message, remedy))

    def fields(self, node: Node, where: str, known: Collection[str], required: Iterable[str] = ()) -> dict[str, Node]:
        """The mapping's known entries; unknown, repeated and missing keys are faults."""
        if not isinstance(node, Entries):
            self.fault(node, f"{where}应当是“键: 值”的形式", "可用的键：" + "、".join(known))
            return {}
        found: dict[str, Node] = {}
        for key, value in node.entries:
            if key.value not in known:
                self.fault(key, f"{where}里没有“{_short(key.value)}”这个键", _nearest(key.value, known))
            elif key.value in found:
                self.fault(key, f"{where}里“{key.value}”写了两次", "留下一个")
            else:
                found[key.value] = value
        for key_name in required:
            if key_name not in found:
                self.fault(node, f"{where}缺少“{key_name}”", f"请补上“{key_name}: …”")
        return found

    def single(self, node: Node, where: str, known: Collection[str]) -> tuple[str, Node] | None:
        """The one key and its value of a mapping that says what kind of thing it is; None with a fault otherwise."""
        if not isinstance(node, Entries) or len(node.entries) != 1:
            self.fault(node, f"{where}应当只有一个键，说明是哪一种", "可用：" + "、".join(known))
            return None
        key, value = node.entries[0]
        if key.value not in known:
            self.fault(key, f"{where}里没有“{_short(key.value)}”这一种", _nearest(key.value, known))
            return None
        return key.value, value

    def items(self, node: Node | None, where: str) -> list[Node]:
        """The items of a sequence; [] where it is absent."""
        if node is None:
            return []
        if isinstance(node, Items):
            return node.items
        self.fault(node, f"{where}应当是列表", "每项前写“- ”，或写成 [甲, 乙]")
        return []

    def text(self, node: Node | None, where: str, default: str = "") -> str:
        """A text without the white space around it; the default where it is absent."""
        if node is None:
            return default
        if not isinstance(node, Text):
            self.fault(node, f"{where}应当是一段文字", "把它写在冒号后面的同一行，或用 > 起头折行")
            return default
        value = node.value.strip()
        if len(value) > _LONGEST:
            self.fault(node, f"{where}有 {len(value)} 字，太长", f"不超过 {_LONGEST} 字")
        if "\x00" in value:
            self.fault(node, f"{where}里有不可见的控制字符", "请删去")
        return value

    def needed_text(self, node: Node | None, where: str) -> str:
        """A text that may not be empty; its absence was faulted by `fields` already."""
        value = self.text(node, where)
        if node is not None and isinstance(node, Text) and not value:
            self.fault(node, f"{where}是空的", "请填写")
        return value

    def words(self, node: Node | None, where: str) -> tuple[str, ...]:
        """A list of texts, or one text alone; () where it is absent. Empty and repeated items are faults."""
        if node is None:
            return ()
        if isinstance(node, Text):
            return (self.needed_text(node, where),)
        found: dict[str, None] = {}
        for item in self.items(node, where):
            value = self.needed_text(item, where)
            if value in found:
                self.fault(item, f"{where}里“{_short(value)}”写了两次", "删去一个")
            elif value:
                found[value] = None
        return tuple(found)

    def yes(self, node: Node | None, where: str, default: bool) -> bool:
        """yes or no (是 or 否)."""
        if node is None:
            return default
        value = self.text(node, where).lower()
        if value not in _YES | _NO:
            self.fault(node, f"{where}应当写 yes 或 no，现在是“{_short(value)}”", "yes（是）或 no（否）")
        return value in _YES

    def choice(self, node: Node | None, where: str, allowed: Collection[C], default: C) -> C:
        """One of the allowed words."""
        if node is None:
            return default
        value = self.text(node, where)
        for word in allowed:
            if word == value:
                return word
        self.fault(node, f"{where}不能写“{_short(value)}”", _nearest(value, allowed))
        return default

    def choices(self, node: Node | None, where: str, allowed: Collection[C]) -> tuple[C, ...]:
        """A list of allowed words, or one alone."""
        if node is None:
            return ()
        nodes = [node] if isinstance(node, Text) else self.items(node, where)
        found: list[C] = []
        for item in nodes:
            value = self.text(item, where)
            word = next((word for word in allowed if word == value), None)
            if word is None:
                self.fault(item, f"{where}不能写“{_short(value)}”", _nearest(value, allowed))
            elif word not in found:
                found.append(word)
        return tuple(found)

    def whole(self, node: Node | None, where: str, default: int, least: int = 0, most: int = 1000) -> int:
        """A whole number within bounds."""
        if node is None:
            return default
        value = self.text(node, where)
        if not (value.isascii() and value.isdigit() and len(value) < 9 and least <= int(value) <= most):
            self.fault(node, f"{where}应当是 {least} 到 {most} 的整数，现在是“{_short(value)}”", "只写数字")
            return default
        return int(value)

    def day(self, node: Node | None, where: str) -> date | None:
        """A day written 2025-09-30; None where it is absent."""
        if node is None:
            return None
        day = read_day(self.text(node, where))
        if day is None:
            self.fault(node, f"{where}不是日期", "写成 2025-09-30")
        return day

    def day_of_year(self, node: Node, where: str) -> tuple[int, int] | None:
        """A day of every year, written 03-31: month and day."""
        day = read_day(f"2024-{self.text(node, where)}")
        if day is None:
            self.fault(node, f"{where}不是一年中的一天", "写成 03-31")
        return (day.month, day.day) if day else None

    def duration(self, node: Node | None, where: str) -> Duration | None:
        """“3 年”, “6 个月”, “90 天”; None where it is absent."""
        if node is None:
            return None
        span = read_duration(self.text(node, where))
        if span is None:
            self.fault(node, f"{where}不是期限", "写成“3 年”“6 个月”或“90 天”")
        return span

    def amount(self, node: Node | None, where: str, unit: str) -> Decimal | date | None:
        """A number with its unit, in the canonical `unit`, or a day where the unit is “date”."""
        if node is None:
            return None
        if unit == "date":
            return self.day(node, where)
        written = self.text(node, where)
        amount = read_amount(written)
        wanted = UNITS.get(unit, unit)
        if amount is None:
            self.fault(
                node, f"{where}“{_short(written)}”不是带单位的数", f"这里要{wanted}，例如“{EXAMPLES.get(unit, '10')}”"
            )
        elif amount[1] is None:
            self.fault(node, f"{where}“{_short(written)}”没有单位", f"这里要{wanted}，例如“{EXAMPLES.get(unit, '10')}”")
        elif amount[1] != unit:
            found = UNITS.get(amount[1], amount[1])
            self.fault(
                node, f"{where}“{_short(written)}”是{found}，这个量是{wanted}", f"例如“{EXAMPLES.get(unit, '10')}”"
            )
        else:
            return amount[0]
        return None

    def quantity(self, node: Node | None, where: str, units: Collection[str] = ()) -> str:
        """The id of a known quantity, of one of the units where they are given."""
        if node is None:
            return ""
        value = self.text(node, where)
        unit = self.quantities.get(value)
        if unit is None:
            remedy = _nearest(value, self.quantities) + "新的量要先在 quantities 里写明"
            self.fault(node, f"{where}“{_short(value)}”不是已知的量", remedy)
        elif units and unit not in units:
            wanted = "或".join(UNITS.get(name, name) for name in units)
            self.fault(node, f"{where}“{value}”是{UNITS.get(unit, unit)}，这里要{wanted}", "换一个量，或换一种写法")
        return value


EXAMPLES = {
    "person": "10 人",
    "m2": "500 平方米",
    "CNY": "1000 万元",
    "ratio": "15 %",
    "count": "30 次",
    "year": "10 年",
}


def _nearest(value: str, known: Collection[str]) -> str:
    if not known:
        return ""
    best = process.extractOne(value[:80], list(known), score_cutoff=60)
    few = "、".join(list(known)[:24])
    return f"是不是想写“{best[0]}”？" if best else f"可用：{few}。"


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:40] + "…"
