"""Straight from audits: what `audit.json` says → the raw fields of a correction, a recommendation or a rejection."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from pilotdocs.errors import DataError
from pilotdocs.notices.kinds import Kind
from pilotdocs.notices.messages import AUDIT, DATA
from pilotdocs.notices.numerals import area, percent, wan

MAX_BYTES = 200_000_000
_LISTS = ("documents", "figures", "facts", "findings")
Raw = dict[str, Any]


def read_audits(kind: Kind, folders: Sequence[Path]) -> list[Raw]:
    """One mapping of raw fields an audit. Raises DataError for a folder without a usable `audit.json` and for a kind
    that is not made from audits."""
    make = _MAKERS.get(kind.id)
    if make is None:
        raise DataError(str(folders[0]), DATA["from_kind"].format(kind=kind.name), DATA["from_kind_remedy"])
    return [_base(audit) | make(audit) for audit in map(_load, folders)]


def _load(folder: Path) -> Raw:
    path = folder / "audit.json" if folder.is_dir() else folder
    fault = DataError(str(folder), DATA["from"], DATA["from_remedy"])
    try:
        if path.stat().st_size > MAX_BYTES:
            raise fault
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise fault from error
    if not isinstance(data, dict) or not isinstance(data.get("applicant"), dict):
        raise fault
    for key in _LISTS:
        items = data.get(key)
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise fault
    return data


def _base(audit: Raw) -> Raw:
    applicant = audit["applicant"]
    named = {"依托单位": applicant.get("name"), "中试平台": applicant.get("platform")}
    return {key: value for key, value in named.items() if value}


def _places(audit: Raw, figures: object, *, evidence: bool = False) -> str:
    """Where the figures stand: file and page, each place once, at most five."""
    from pilotdocs.reports.citations import place_words

    paths = {document.get("id"): str(document.get("path", "")) for document in audit["documents"]}
    wanted = set(figures) if isinstance(figures, list) else set()
    places: dict[str, None] = {}
    for figure in audit["figures"]:
        source = figure.get("source")
        if figure.get("id") not in wanted or not isinstance(source, dict):
            continue
        if evidence and figure.get("role") != "evidence":
            continue
        page, locator = source.get("page"), source.get("locator")
        where = AUDIT["page"].format(page=page) if page else place_words(None, str(locator or ""))
        places[f"{paths.get(source.get('document'), '')} {where}".strip()] = None
    return "；".join(list(places)[:5])


def _correction(audit: Raw) -> Raw:
    """A line for each finding that asks for something, and one for each file that can't be read."""
    items = [
        {
            "涉及条件": finding.get("clause") or finding.get("title"),
            "问题": finding.get("explanation"),
            "需补正的材料及标准": finding["ask"],
            "材料位置": _places(audit, finding.get("figures")),
            "结论编号": finding.get("id", ""),
        }
        for finding in audit["findings"]
        if finding.get("ask") and finding.get("verdict") != "met"
    ]
    for document in audit["documents"]:
        if document.get("text") == "none" and document.get("problems"):
            problem = document["problems"][0]
            items.append({
                "涉及条件": AUDIT["readable"],
                "问题": str(problem.get("message", "")),
                "需补正的材料及标准": str(problem.get("remedy") or AUDIT["readable_ask"]),
                "材料位置": str(document.get("path", "")),
            })  # fmt: skip
    return {"补正事项": items}


def _value(fact: Mapping[str, Any]) -> str:
    text, unit = str(fact["used"]), fact.get("unit")
    try:
        if unit == "CNY":
            return wan(Decimal(text))
        if unit == "m2":
            return area(Decimal(text))
        if unit == "ratio":
            return percent(Decimal(text))
        if unit == "date":
            year, month, day = (int(part) for part in text.split("-"))
            return f"{year}年{month}月{day}日"
    except (InvalidOperation, ValueError):
        return text
    return f"{text}人" if unit == "person" else text


def _recommendation(audit: Raw) -> Raw:
    """The accepted figures with their evidence, and what the district must say beside them."""
    by_fact = {name: finding for finding in audit["findings"] for name in finding.get("facts") or ()}
    rows = []
    for fact in audit["facts"]:
        finding = by_fact.get(fact.get("quantity"))
        evidence = _places(audit, fact.get("figures"), evidence=True)
        if finding is None or fact.get("used") is None or fact.get("evidenced") is None or not evidence:
            continue
        rows.append({
            "指标": AUDIT["quantities"].get(str(fact["quantity"]), str(fact["quantity"])),
            "核定数": _value(fact),
            "对应条件": finding.get("title", ""),
            "依据": evidence,
            "结论编号": finding.get("id", ""),
        })  # fmt: skip
    told = [
        f"{finding.get('title', '')}：{finding.get('explanation', '')}（结论编号：{finding.get('id', '')}）"
        for finding in audit["findings"]
        if finding.get("verdict") in ("judgement", "unproven", "not_met")
    ]
    uscc = {"统一社会信用代码": audit["applicant"]["uscc"]} if audit["applicant"].get("uscc") else {}
    return {"核定情况": rows, "需说明事项": told, **uscc}


def _rejection(audit: Raw) -> Raw:
    """“Proven unmet” for not_met, “not proven” for unproven; what is left to a person is no reason."""
    kinds = {"not_met": "已证明不符合", "unproven": "未证明"}
    return {
        "原因": [
            {
                "性质": kinds[finding["verdict"]],
                "涉及条件": str(finding.get("clause") or "").rstrip("。"),
                "说明": finding.get("explanation"),
                "依据": _places(audit, finding.get("figures")),
                "结论编号": finding.get("id", ""),
            }
            for finding in audit["findings"]
            if finding.get("verdict") in kinds
        ]
    }


_MAKERS: dict[str, Callable[[Raw], Raw]] = {
    "correction": _correction,
    "recommendation": _recommendation,
    "rejection": _rejection,
}
