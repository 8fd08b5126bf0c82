"""A full and right sample of each kind, from the examples that `template fields` shows."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import docx

from pilotdocs.notices import KINDS, Field

_DAYS = {
    "publicity": "2026-03-09",
    "annual_report_reminder": "2026-04-10",
    "correction": "2026-03-02",
    "disqualification": "2026-06-20",
}


def _example(field: Field) -> Any:
    if field.type == "list":
        return [{column.label: _example(column) for column in field.columns}]
    value = field.example.isoformat() if isinstance(field.example, date) else field.example
    return value.replace("某某", "甲乙") if isinstance(value, str) else value


def sample(kind: str, **changes: Any) -> dict[str, Any]:
    """The fields by label; `changes` replace some."""
    data = {field.label: _example(field) for field in KINDS[kind].fields if not field.derived}
    data = {name: value for name, value in data.items() if value not in (None, "") and name != "附件名称"}
    day = _DAYS.get(kind, "2026-03-20")
    data["成文日期"] = day
    data.pop("印发日期", None)
    if "公示名单" in data:
        data["公示名单"] = [row["中试平台名称"] for row in data["名单"]]
    if kind == "disqualification":
        row = data["事实依据"][0]
        data["事实依据"] = [{**row, "年度或评价": "2024"}, {**row, "年度或评价": "2025"}]
    return {**data, **changes}


def write_sample(folder: Path, data: object, name: str = "data.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def text_of(document: bytes | Path) -> str:
    """Every paragraph and cell, a line each."""
    source = io.BytesIO(document) if isinstance(document, bytes) else str(document)
    body = docx.Document(source).element.body
    return "\n".join(
        "".join(node.text or "" for node in p.iter(docx.oxml.ns.qn("w:t"))) for p in body.iter(docx.oxml.ns.qn("w:p"))
    )
