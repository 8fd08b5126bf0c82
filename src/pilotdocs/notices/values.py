"""What the data says → typed values, held against the fields of the kind; every fault named at once."""

from __future__ import annotations

import difflib
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from pilotdocs.notices.kinds import Field, Kind
from pilotdocs.notices.messages import DATA, WANTED

MAX_TEXT = 4000
MAX_ROWS = 2000
_DAY = re.compile(r"^\s*(\d{4})\s*(?:-|/|\.|年)\s*(\d{1,2})\s*(?:-|/|\.|月)\s*(\d{1,2})\s*日?(?:[ T]00:00:00)?\s*$")
_EIGHT = re.compile(r"^\s*(\d{4})(\d{2})(\d{2})\s*$")
_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_COUNTED = re.compile(r"^(.*\d)\s*(?:年度|年|家|份|项|个工作日|工作日|天|个|号)$")
_NUMBER = re.compile(r"^[+-]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?$|^[+-]?\d{1,20}(?:\.\d{1,20})?$")
_WAN = re.compile(r"^(.*?)(万|亿)?(元|平方米|㎡|m2|m²)?$")
_TRUE = {"是", "true", "yes", "1", "有", "y"}
_FALSE = {"否", "false", "no", "0", "无", "n"}
_SPLIT = re.compile(r"[;；\n]")


class Faulty(ValueError):
    """A value that is not what its field wants."""


def typed(kind: Kind, raw: Mapping[str, Any], known: frozenset[str]) -> tuple[dict[str, Any], list[str]]:
    """The values by label, and the faults in Chinese. `known` are further names that the template itself uses: the
    data may give them, as text. Left-out optional fields get their default; derived ones stay out."""
    faults: list[str] = []
    values: dict[str, Any] = {}
    strange: list[str] = []
    labels = {name: field for field in kind.fields for name in (field.id, field.label)}
    for name, value in raw.items():
        field = labels.get(str(name))
        if field is None:
            if str(name) in known:
                values[str(name)] = _text(value)
            else:
                strange.append(_near(str(name), [item.label for item in kind.fields]))
            continue
        if field.label in values:
            faults.append(DATA["double"].format(name=field.label))
            continue
        if _empty(value) and not (field.type in ("list", "texts") and value == []):
            continue
        try:
            values[field.label] = _value(field, value, faults)
        except Faulty as error:
            faults.append(str(error))
            values[field.label] = None
    if strange:
        faults.append(DATA["unknown"].format(names="、".join(strange)))
    for field in kind.fields:
        if field.required and field.type == "list" and values.get(field.label) == []:
            faults.append(DATA["empty_list"].format(name=field.label))
    lacking = [field.label for field in kind.fields if field.required and field.label not in values]
    if lacking:
        faults.append(DATA["missing"].format(names="、".join(lacking)))
    for field in kind.fields:
        if not field.required and not field.derived:
            values.setdefault(field.label, list(field.default) if isinstance(field.default, list) else field.default)
    return values, faults


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value == []


def _near(name: str, labels: Sequence[str]) -> str:
    near = difflib.get_close_matches(name[:50], labels, 1, 0.5)
    return DATA["hint"].format(name=name[:50], near=near[0]) if near else f"“{name[:50]}”"


def _text(value: object) -> str:
    if isinstance(value, float):
        if not math.isfinite(value):
            return str(value)
        return repr(value) if value != int(value) else str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value)


def _wrong(field: Field, value: object) -> Faulty:
    wanted = WANTED[field.type].format(choices="、".join(field.choices))
    return Faulty(DATA["wrong"].format(name=field.label, wanted=wanted, value=_text(value)[:60]))


def _value(field: Field, value: Any, faults: list[str]) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        raise _wrong(field, value)
    if field.type == "list":
        return _rows(field, value, faults)
    if field.type == "texts":
        items = _SPLIT.split(value) if isinstance(value, str) else value
        if not isinstance(items, list) or any(isinstance(item, dict | list) for item in items):
            raise _wrong(field, value)
        if len(items) > MAX_ROWS:
            raise Faulty(DATA["many_rows"].format(name=field.label, limit=MAX_ROWS))
        return [_bounded(field, _text(item).strip()) for item in items if item is not None and _text(item).strip()]
    if isinstance(value, dict | list):
        raise _wrong(field, value)
    if field.type == "date":
        return _day(field, value)
    if field.type == "flag":
        word = _text(value).strip().lower()
        if word not in _TRUE | _FALSE:
            raise _wrong(field, value)
        return word in _TRUE
    if field.type in ("int", "money", "area", "ratio"):
        return _number(field, value)
    text = _bounded(field, _text(value))
    if field.type == "choice" and text.strip() not in field.choices:
        raise _wrong(field, value)
    return text.strip() if field.type == "choice" else text


def _bounded(field: Field, text: str) -> str:
    if len(text) > MAX_TEXT:
        raise Faulty(DATA["long"].format(name=field.label, limit=MAX_TEXT))
    return text


def _day(field: Field, value: object) -> date:
    day = _any_day(field, value)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise _wrong(field, value)
    return day


def _any_day(field: Field, value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = unicodedata.normalize("NFKC", str(value)[:40])
    found = _DAY.match(text) or _EIGHT.match(text)
    try:
        if found is None:
            raise ValueError(value)
        return date(*(int(part) for part in found.groups()))
    except ValueError as error:
        raise _wrong(field, value) from error


def _number(field: Field, value: object) -> object:
    """A number as its field wants it: 元, 平方米, a fraction, a whole number. 万 and 亿 are multiplied out."""
    if isinstance(value, bool | date):
        raise _wrong(field, value)
    text = unicodedata.normalize("NFKC", _text(value)).strip()[:60]
    factor = Decimal(1)
    if field.type == "ratio" and text.endswith(("%", "％")):
        text, factor = text[:-1].strip(), Decimal("0.01")
    elif field.type in ("money", "area"):
        found = _WAN.match(text)
        if found is not None:
            text = found.group(1).strip()
            factor = {"万": Decimal(10000), "亿": Decimal(100000000)}.get(found.group(2) or "", Decimal(1))
    elif field.type == "int" and (counted := _COUNTED.match(text)):
        text = counted.group(1)
    if not _NUMBER.match(text):
        raise _wrong(field, value)
    try:
        number = Decimal(text.replace(",", "").replace("，", "")) * factor
    except InvalidOperation as error:
        raise _wrong(field, value) from error
    if field.type != "int":
        return number
    if number != number.to_integral_value():
        raise _wrong(field, value)
    return int(number)


def _rows(field: Field, value: object, faults: list[str]) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
        raise _wrong(field, value)
    if len(value) > MAX_ROWS:
        raise Faulty(DATA["many_rows"].format(name=field.label, limit=MAX_ROWS))
    columns = {name: column for column in field.columns for name in (column.id, column.label)}
    rows = []
    for number, row in enumerate(value, 1):
        made: dict[str, Any] = {}
        for name, cell in row.items():
            column = columns.get(str(name))
            if column is None:
                if str(name) != "序号":
                    near = _near(str(name), [item.label for item in field.columns])
                    faults.append(f"“{field.label}”第 {number} 行：" + DATA["unknown"].format(names=near))
                continue
            if _empty(cell):
                continue
            try:
                made[column.label] = _value(column, cell, faults)
            except Faulty as error:
                faults.append(f"“{field.label}”第 {number} 行：{error}")
                made[column.label] = None
        for column in field.columns:
            if column.label not in made:
                if column.required:
                    faults.append(DATA["list_missing_column"].format(list=field.label, row=number, column=column.label))
                made[column.label] = column.default
        rows.append(made)
    return rows
