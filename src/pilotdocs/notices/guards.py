"""What must be true before a notice may go out; each reason for refusal is one Chinese sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from pilotdocs.notices.kinds import Kind
from pilotdocs.notices.messages import GUARDS
from pilotdocs.notices.numerals import day_text
from pilotdocs.workdays import count_work_days, is_work_day

Values = Mapping[str, Any]
_NUMBER = re.compile(r"^[^\s〔〕\[\]（）()【】0-9]{1,20}〔([12]\d{3})〕([1-9]\d{0,4})号$")


def refusals(kind: Kind, values: Values) -> list[str]:
    """Why this notice must not be written; () where it may. Raises RefusedError for a year without a calendar."""
    found = list(_number(kind, values))
    found += _OWN[kind.id](values)
    return found


def _say(code: str, **facts: object) -> str:
    return GUARDS[code].format(**{key: day_text(v) if isinstance(v, date) else v for key, v in facts.items()})


def _number(kind: Kind, values: Values) -> Iterator[str]:
    if not kind.numbered or not values["发文字号"]:
        return
    found = _NUMBER.match(values["发文字号"])
    if found is None:
        yield _say("number_form", number=values["发文字号"])
    elif int(found.group(1)) != values["成文日期"].year:
        yield _say("number_year", number=values["发文字号"], day=values["成文日期"])


def _twice(names: list[str]) -> Iterator[str]:
    double = [name for name, times in Counter(names).items() if times > 1]
    if double:
        yield _say("twice", names="、".join(double))


def _names(values: Values) -> list[str]:
    return [row["中试平台名称"] for row in values["名单"]]


def _publicity(values: Values) -> Iterator[str]:
    first, meeting, day = values["公示起始日期"], values["审议日期"], values["成文日期"]
    if meeting > first:
        yield _say("meeting_late", meeting=meeting, first=first)
    if day > first:
        yield _say("signed_late", day=day, first=first)
    if values["起算方式"] == "当日起算" and not is_work_day(first):
        yield _say("publicity_rest", first=first)
    if values["公示工作日数"] < 5:
        yield _say("publicity_short", first=first, end=values["公示截止日期"], days=values["公示工作日数"])
    yield from _twice(_names(values))


def _recognition(values: Values) -> Iterator[str]:
    first, end, day = values["公示起始日期"], values["公示截止日期"], values["成文日期"]
    if end < first:
        yield _say("publicity_order", first=first, end=end)
    elif count_work_days(first, end) < 5:
        yield _say("publicity_short", first=first, end=end, days=count_work_days(first, end))
    if day <= end:
        yield _say("publicity_open", end=end, day=day)
    names = _names(values)
    if values["未处理异议"]:
        open_ = [name for name in values["未处理异议"] if name in names]
        if open_:
            yield _say("objection", names="、".join(open_))
    announced = set(values["公示名单"])
    strange = [name for name in names if name not in announced]
    if strange:
        yield _say("not_announced", names="、".join(strange))
    yield from _twice(names)


def _correction(values: Values) -> Iterator[str]:
    due, day = values["补正期限"], values["成文日期"]
    if due and not values["期限依据"]:
        yield _say("due_basis")
    if due and due <= day:
        yield _say("due_past", due=due, day=day)
    asks = Counter((row["涉及条件"], row["需补正的材料及标准"]) for row in values["补正事项"])
    double = [ask for (_, ask), times in asks.items() if times > 1]
    if double:
        yield _say("ask_double", names="、".join(double))


def _recommendation(values: Values) -> Iterator[str]:
    bare = [row["指标"] for row in values["核定情况"] if not row["依据"].strip()]
    if bare:
        yield _say("recommend_evidence", names="、".join(bare))


def _rejection(values: Values) -> Iterator[str]:
    for row in values["原因"]:
        if row["性质"] == "已证明不符合" and not (row["依据"] or row["结论编号"]):
            yield _say("rejection_basis", text=row["说明"][:40])
        if row["性质"] == "择优未入选" and row["涉及条件"]:
            yield _say("ranking_clause", text=row["涉及条件"][:40])


def _change(values: Values) -> Iterator[str]:
    changed, applied, day = values["变更日期"], values["申请日期"], values["成文日期"]
    if changed > applied:
        yield _say("changed_late", changed=changed, applied=applied)
    if applied > day:
        yield _say("applied_late", applied=applied, day=day)
    for result in ("不符合", "未证明"):
        names = [row["条件"] for row in values["复核情况"] if row["复核结果"] == result]
        if names and values["审核结论"] == "予以确认":
            yield _say("confirm_unmet", result=result, names="、".join(names))


def _reminder(values: Values) -> Iterator[str]:
    if values["截至日期"] > values["成文日期"]:
        yield _say("reminder_as_of", as_of=values["截至日期"], day=values["成文日期"])
    if values["补报期限"] <= values["成文日期"]:
        yield _say("due_past", due=values["补报期限"], day=values["成文日期"])
    if values["年度"] >= values["成文日期"].year:
        yield _say("future_year", year=values["年度"])
    for row in values["名单"]:
        if row["已连续未提交年数"] < 0:
            yield _say("reminder_streak", name=row["中试平台名称"])
    yield from _twice(_names(values))


def _evaluation(values: Values) -> Iterator[str]:
    yield from _twice(_names(values))


def _disqualification(values: Values) -> Iterator[str]:
    proof = values["事实依据"]
    if values["审议日期"] > values["成文日期"]:
        yield _say("meeting_after", meeting=values["审议日期"], day=values["成文日期"])
    if len(proof) != 2:
        yield _say("proof_two", count=len(proof))
        return
    periods = [row["年度或评价"].strip() for row in proof]
    years = values["取消事由"] == "连续两年未提交"
    wanted = "未提交" if years else "不合格"
    for row in proof:
        if row["情况"].strip() != wanted:
            yield _say("proof_result", period=row["年度或评价"], result=row["情况"], wanted=wanted)
    if periods[0] == periods[1]:
        yield _say("proof_same", period=periods[0])
    elif not years and not values["两次评价之间无其他评价"]:
        yield _say("proof_between")
    elif years:
        numbers = [period.removesuffix("年度").removesuffix("年") for period in periods]
        strange = [text for text in numbers if not re.fullmatch(r"20\d\d", text)]
        if strange:
            yield _say("proof_year", value=strange[0])
        elif int(numbers[1]) - int(numbers[0]) != 1:
            yield _say("proof_years", first=periods[0], second=periods[1])


_OWN: dict[str, Callable[[Values], Iterator[str]]] = {
    "recommendation": _recommendation,
    "correction": _correction,
    "publicity": _publicity,
    "recognition": _recognition,
    "rejection": _rejection,
    "change_confirmation": _change,
    "annual_report_reminder": _reminder,
    "evaluation_result": _evaluation,
    "disqualification": _disqualification,
}
