"""What the program adds to a notice's values: number, counts, ends of terms, groups, names of annexes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from pilotdocs.notices.kinds import Kind
from pilotdocs.notices.messages import ATTACHMENTS, CHANGES, DERIVED, REASON_GROUPS
from pilotdocs.workdays import last_work_day, months_after

_FIELD = re.compile(r"\{(\w+)\}")
Values = dict[str, Any]


def derive(kind: Kind, values: Mapping[str, Any]) -> tuple[Values, list[str]]:
    """The values with the derived ones, and where the data's own disagree with them. Raises RefusedError where a term
    needs a calendar that is not in the data."""
    made: Values = {}
    if kind.numbered:
        made |= _number(values)
    if kind.form == "file":
        made["印发日期"] = values.get("印发日期") or values["成文日期"]
    if kind.field("家数"):
        made["家数"] = len(values["名单"])
    if kind.field("首个平台"):
        made["首个平台"] = values["名单"][0]["中试平台名称"] if values["名单"] else ""
    made |= _OWN.get(kind.id, lambda _: {})(values)
    faults = _disagreements(kind, values, made)
    merged = {**values, **made}
    if not merged.get("附件名称"):
        merged["附件名称"] = [
            _FIELD.sub(lambda found: str(merged.get(found.group(1), "")), name) for name in ATTACHMENTS.get(kind.id, ())
        ]
    return merged, faults


def _disagreements(kind: Kind, values: Mapping[str, Any], made: Mapping[str, Any]) -> list[str]:
    faults = []
    for field in kind.fields:
        if not field.derived or field.label not in values or field.label == "发文字号":
            continue
        if field.type == "list":
            faults.append(DERIVED["made"].format(name=field.label))
        elif values[field.label] != made.get(field.label):
            given, right = values[field.label], made.get(field.label)
            faults.append(DERIVED["count"].format(name=field.label, given=given, made=right))
    return faults


def _number(values: Mapping[str, Any]) -> Values:
    """发文字号 as given, or from its parts; "" where there is not enough."""
    year = values.get("年份") or values["成文日期"].year
    number = values.get("发文字号") or ""
    if not number and values.get("机关代字") and values.get("顺序号"):
        number = f"{values['机关代字']}〔{year}〕{values['顺序号']}号"
    return {"年份": year, "发文字号": number}


def _publicity(values: Mapping[str, Any]) -> Values:
    last = last_work_day(values["公示起始日期"], values["公示工作日数"], values["起算方式"])
    return {"公示截止日期": last}


def _rejection(values: Mapping[str, Any]) -> Values:
    groups: list[Values] = []
    for kind, title in REASON_GROUPS:
        rows = [row for row in values["原因"] if row["性质"] == kind]
        if rows:
            groups.append({"序": len(groups) + 1, "标题": title, "行": rows})
    return {"原因分组": groups}


def _change(values: Mapping[str, Any]) -> Values:
    last: date = months_after(values["变更日期"], 3)
    return {
        "变更事项名": CHANGES[values["变更事项"]],
        "申请截止日期": last,
        "逾期申请": values["申请日期"] > last,
    }


def _reminder(values: Mapping[str, Any]) -> Values:
    earlier = [row for row in values["名单"] if row["已连续未提交年数"] > 0]
    return {"下一年度": values["年度"] + 1, "曾未提交": earlier}


def _evaluation(values: Mapping[str, Any]) -> Values:
    grades = Counter(row["评价结果"] for row in values["名单"])
    return {"分档": [{"评价结果": grade, "家数": number} for grade, number in grades.items()]}


_OWN = {
    "publicity": _publicity,
    "rejection": _rejection,
    "change_confirmation": _change,
    "annual_report_reminder": _reminder,
    "evaluation_result": _evaluation,
}


def context(kind: Kind, values: Mapping[str, Any]) -> Values:
    """What a template sees: each field by its label and by its id, rows too."""
    made: Values = {}
    for name, given in values.items():
        value, field = given, kind.field(name)
        if field is not None and field.type == "list" and field.columns and isinstance(value, list):
            ids = {column.label: column.id for column in field.columns}
            value = [row | {ids[key]: cell for key, cell in row.items() if key in ids} for row in value]
        made[name] = value
        if field is not None:
            made[field.id] = value
    return made
