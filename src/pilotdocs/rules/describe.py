"""A pack, printed for a lawyer: what it asks, in which words, and how each question of reading was answered."""

from __future__ import annotations

from datetime import date

from pilotdocs.model.lifecycle import Lifecycle
from pilotdocs.model.pack import Condition, RulePack
from pilotdocs.rules.wording import STRENGTHS, kind_name, quantity_words, test_words


def describe_pack(pack: RulePack) -> str:
    """The whole pack as Chinese text (Markdown), in the pack's order."""
    lines = [f"# {pack.title}", "", *_head(pack), "", "## 条件", ""]
    for condition in pack.conditions:
        lines += _condition(condition, pack)
    made = [(rule, quantity_words(rule, pack)) for rule in pack.quantities]
    if any(words for _, words in made):
        lines += ["## 指标怎样得来", ""]
        lines += [f"- {rule.name}（{rule.id}）：" + "；".join(words) for rule, words in made if words]
        lines.append("")
    if pack.papers:
        lines += ["## 材料", ""]
        for paper in pack.papers:
            need = "必须提交" if paper.required else "有则提交"
            age = f"，{paper.max_age_months}个月内出具" if paper.max_age_months else ""
            instead = f"，可用{'或'.join(kind_name(kind) for kind in paper.instead)}代替" if paper.instead else ""
            lines.append(f"- {paper.name}：{need}{age}{instead}" + (f"。{paper.standard}" if paper.standard else ""))
        lines.append("")
    if pack.questions:
        lines += ["## 口径", ""]
        for question in pack.questions:
            whose = "【留给人定】" if question.person else ""
            lines.append(f"- {question.id} {question.asks}：{whose}{question.answer}")
        lines.append("")
    if pack.lifecycle is not None:
        lines += _lifecycle(pack.lifecycle)
    lines.append(f"本包自带案例 {len(pack.cases)} 个。")
    return "\n".join(lines)


def _head(pack: RulePack) -> list[str]:
    rows = [
        ("规则包", pack.id), ("发布机关", pack.issuer), ("文号", pack.number or "无"),
        ("状态", pack.status + ("（草案）" if pack.draft and "征求意见" not in pack.status else "")),
        ("发布日期", _day(pack.issued)), ("施行日期", _day(pack.effective)), ("失效日期", _day(pack.expires)),
        ("依据文本", pack.source_title),
        ("文本校验值", pack.source_sha256), ("申报通知发布日", _day(pack.published)),
        ("申报截止日", _day(pack.deadline)), ("说明", pack.note),
    ]  # fmt: skip
    lines = [f"- {name}：{value}" for name, value in rows if value]
    if pack.preamble:
        lines.append(f"- 引语：“{pack.preamble}”（{STRENGTHS[pack.preamble_strength].split('：')[0]}）")
    return lines


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _condition(condition: Condition, pack: RulePack) -> list[str]:
    where = f"（“{condition.cite.heading}”{condition.cite.item}）" if condition.cite.heading else ""
    lines = [
        f"### {condition.id} {condition.title}",
        "",
        f"- 原文：“{condition.clause}”{where}",
        f"- 强度：{STRENGTHS[condition.strength]}",
        f"- 判断：{test_words(condition.test, pack)}",
    ]
    if condition.evidence:
        lines.append(f"- 佐证：{'、'.join(kind_name(kind) for kind in condition.evidence)}")
    if condition.excluded_words:
        lines.append(f"- 不计入：{'、'.join(condition.excluded_words)}")
    if condition.questions:
        lines.append(f"- 有关口径：{'、'.join(condition.questions)}")
    if condition.ask:
        lines.append(f"- 补正时要求：{condition.ask}")
    if condition.site_check:
        lines.append(f"- 现场核查：{condition.site_check}")
    if condition.note:
        lines.append(f"- 说明：{condition.note}")
    return [*lines, ""]


def _lifecycle(lifecycle: Lifecycle) -> list[str]:
    names = {state.id: state.name for state in lifecycle.states}
    lines = ["## 认定之后", "", "- 状态：" + "、".join(state.name for state in lifecycle.states)]
    for step in lifecycle.steps:
        sources = "、".join(names[source] for source in step.sources)
        needs = f"，须有：{'、'.join((*step.needs, *step.guards))}" if step.needs or step.guards else ""
        lasts = f"，满{step.workdays}个工作日" if step.workdays else ""
        lines.append(f"- {step.name}：{sources} → {names[step.target]}{needs}{lasts}")
    for duty in lifecycle.obligations:
        if duty.within is not None:
            when = f"{'、'.join(duty.events)}之后{duty.within.words()}内"
        else:
            when = f"每年{duty.due[0]}月{duty.due[1]}日前" if duty.due else "每年，期限由通知规定"
        lines.append(f"- 义务 {duty.name}：{when}。原文：“{duty.quote}”")
    for loss in lifecycle.losses:
        lines.append(f"- 取消资格 {loss.name}：连续{loss.consecutive}次。原文：“{loss.quote}”")
    return [*lines, ""]
