"""What changed between two packs: conditions, quantities, papers, answers to questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pilotdocs.model.pack import Condition, RulePack
from pilotdocs.rules.wording import STRENGTHS, quantity_words, test_words


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `what` names the thing (条件 4.area), `old` and `new` are its two states in words."""

    kind: Literal["added", "removed", "changed"]
    what: str
    aspect: str
    old: str
    new: str

    def sentence(self) -> str:
        """The difference in one line."""
        if self.kind == "added":
            return f"新增 {self.what}：{self.new}"
        if self.kind == "removed":
            return f"删去 {self.what}：{self.old}"
        return f"修改 {self.what} 的{self.aspect}：{self.old or '无'} → {self.new or '无'}"


def diff_packs(old: RulePack, new: RulePack) -> tuple[Change, ...]:
    """Every difference that can change a finding or what applicants are asked for, in order."""
    changes: list[Change] = []
    heads = (("标题", old.title, new.title), ("状态", old.status, new.status), ("引语", old.preamble, new.preamble))
    changes += [Change("changed", "规则包", name, a, b) for name, a, b in heads if a != b]
    before = {f"条件 {condition.id}": _condition(condition, old) for condition in old.conditions}
    after = {f"条件 {condition.id}": _condition(condition, new) for condition in new.conditions}
    changes += _compare(before, after, "标题")
    changes += _compare(
        {
            f"指标 {rule.id}": {"算法": "；".join(quantity_words(rule, old)), "称呼": rule.name}
            for rule in old.quantities
        },
        {
            f"指标 {rule.id}": {"算法": "；".join(quantity_words(rule, new)), "称呼": rule.name}
            for rule in new.quantities
        },
        "称呼",
    )
    changes += _compare(_papers(old), _papers(new), "名称")
    changes += _compare(
        {f"口径 {one.id}": {"回答": ("留给人定：" if one.person else "") + one.answer} for one in old.questions},
        {f"口径 {one.id}": {"回答": ("留给人定：" if one.person else "") + one.answer} for one in new.questions},
        "回答",
    )
    return tuple(changes)


def _condition(condition: Condition, pack: RulePack) -> dict[str, str]:
    return {
        "标题": condition.title,
        "原文": condition.clause,
        "强度": STRENGTHS[condition.strength].split("：")[0],
        "判断": test_words(condition.test, pack),
        "不计入": "、".join(condition.excluded_words),
    }


def _papers(pack: RulePack) -> dict[str, dict[str, str]]:
    return {
        f"材料 {paper.kind}": {
            "名称": paper.name,
            "要求": "必须" if paper.required else "有则提交",
            "时效": f"{paper.max_age_months}个月" if paper.max_age_months else "",
        }
        for paper in pack.papers
    }


def _compare(old: dict[str, dict[str, str]], new: dict[str, dict[str, str]], title: str) -> list[Change]:
    changes = [Change("removed", what, title, old[what][title], "") for what in old if what not in new]
    for what, aspects in new.items():
        if what not in old:
            changes.append(Change("added", what, title, "", aspects[title]))
            continue
        for aspect, value in aspects.items():
            if old[what][aspect] != value:
                changes.append(Change("changed", what, aspect, old[what][aspect], value))
    return changes
