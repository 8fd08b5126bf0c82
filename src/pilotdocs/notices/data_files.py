"""A clerk's data file → one mapping a recipient: JSON, YAML, xlsx or csv."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from pilotdocs.errors import DataError
from pilotdocs.notices.kinds import Kind
from pilotdocs.notices.messages import DATA

MAX_BYTES = 20_000_000
MAX_RECIPIENTS = 5000
MAX_CELLS = 500_000
Raw = dict[str, Any]
_COMMON = ("common", "共同")
_RECIPIENTS = ("recipients", "收件人")


def read_data(path: Path, kind: Kind) -> list[Raw]:
    """One mapping of raw values a recipient, in the file's order.

    JSON and YAML: one mapping, a list of mappings, or {共同: …, 收件人: […]}, where what is common stands in each.
    xlsx: the first sheet has a row a recipient under a row of field names; a sheet 共同 has names and values in two
    columns; a sheet named like a list field holds its rows for all. csv: as the first sheet. A table whose columns
    are those of the kind's 名单 is that list, of one notice. Raises DataError.
    """
    data = _bytes(path)
    suffix = path.suffix.lower()
    if suffix in (".json", ".yaml", ".yml"):
        recipients = _tree(path, data, "JSON" if suffix == ".json" else "YAML")
    elif suffix == ".csv":
        recipients = _table(path, {"": _csv(path, data)}, kind)
    elif suffix in (".xlsx", ".xlsm"):
        recipients = _table(path, _sheets(path, data), kind)
    else:
        raise DataError(path.name, DATA["format"], DATA["format_remedy"])
    if not recipients:
        raise DataError(path.name, DATA["empty"], DATA["remedy_file"])
    if len(recipients) > MAX_RECIPIENTS:
        raise DataError(path.name, DATA["many"].format(limit=MAX_RECIPIENTS), DATA["remedy_file"])
    return recipients


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DataError(path.name, DATA["large"], DATA["remedy_file"])
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DataError(path.name, DATA["missing_file"], DATA["remedy_file"]) from error
    except OSError as error:
        raise DataError(path.name, DATA["open"], DATA["remedy_file"]) from error


def _text(path: Path, data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataError(path.name, DATA["open"], DATA["remedy_file"])


class _Loader(yaml.SafeLoader):
    """Safe, and without aliases, which let a small file grow without bound."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("alias")
        return super().compose_node(parent, index)


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise _Double(key)
        made[key] = value
    return made


class _Double(Exception):
    """A name stands twice; the text is the name."""


class _Wide(Exception):
    """A row has more cells than the head; the text is the row's number."""


def _tree(path: Path, data: bytes, name: str) -> list[Raw]:
    text = _text(path, data)
    try:
        if name == "JSON":
            loaded = json.loads(text, parse_float=Decimal, object_pairs_hook=_no_doubles)
        else:
            loaded = yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader
    except _Double as error:
        raise DataError(path.name, DATA["double"].format(name=str(error)), DATA["remedy_file"]) from error
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise DataError(path.name, DATA["syntax"].format(format=name), DATA["remedy_file"]) from error
    common: Mapping[str, Any] = {}
    if isinstance(loaded, dict):
        inner = next((loaded[key] for key in _RECIPIENTS if isinstance(loaded.get(key), list)), None)
        given = next((loaded[key] for key in _COMMON if isinstance(loaded.get(key), dict)), None)
        if inner is None and given is None:
            return [loaded]
        if set(loaded) - set(_RECIPIENTS) - set(_COMMON):
            raise DataError(path.name, DATA["shape"], DATA["remedy_file"])
        common, loaded = given or {}, inner if inner is not None else [{}]
    if not isinstance(loaded, list) or not all(isinstance(item, dict) for item in loaded):
        raise DataError(path.name, DATA["shape"], DATA["remedy_file"])
    return [{**common, **item} for item in loaded]


def _csv(path: Path, data: bytes) -> list[list[Any]]:
    try:
        return [list(row) for row in csv.reader(io.StringIO(_text(path, data)), strict=True)]
    except csv.Error as error:
        raise DataError(path.name, DATA["syntax"].format(format="CSV"), DATA["remedy_file"]) from error


def _sheets(path: Path, data: bytes) -> dict[str, list[list[Any]]]:
    """Visible sheets as rows of values, as shown after the last calculation."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > 10 * MAX_BYTES:
                raise DataError(path.name, DATA["large"], DATA["remedy_file"])
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets: dict[str, list[list[Any]]] = {}
        cells = 0
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            rows = []
            for row in sheet.iter_rows(max_col=200, values_only=True):
                cells += len(row)
                if cells > MAX_CELLS:
                    raise DataError(path.name, DATA["large"], DATA["remedy_file"])
                rows.append(list(row))
            sheets[sheet.title] = rows
        return sheets
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        raise DataError(path.name, DATA["open"], DATA["remedy_file"]) from error


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float):
        return Decimal(repr(value))
    return value


def _records(rows: list[list[Any]]) -> list[Raw]:
    rows = [row for row in rows if any(cell not in (None, "") for cell in row)]
    heads = [str(cell).strip() if cell is not None else "" for cell in rows[0]] if rows else []
    double = next((head for head in heads if head and heads.count(head) > 1), None)
    if double is not None:
        raise _Double(double)
    for number, row in enumerate(rows[1:], 2):
        if any(cell not in (None, "") for cell in row[len(heads) :]):
            raise _Wide(str(number))
    if not rows:
        return []
    return [
        {head: _cell(cell) for head, cell in zip(heads, row, strict=False) if head and cell not in (None, "")}
        for row in rows[1:]
    ]


def _table(path: Path, sheets: dict[str, list[list[Any]]], kind: Kind) -> list[Raw]:
    try:
        return _recipients(sheets, kind)
    except _Double as error:
        raise DataError(path.name, DATA["double"].format(name=str(error)), DATA["remedy_file"]) from error
    except _Wide as error:
        raise DataError(path.name, DATA["wide_row"].format(row=str(error)), DATA["remedy_file"]) from error


def _recipients(sheets: dict[str, list[list[Any]]], kind: Kind) -> list[Raw]:
    common: Raw = {}
    tables: list[list[Raw]] = []
    for name, rows in sheets.items():
        field = kind.field(name)
        if name in _COMMON:
            common |= {str(row[0]).strip(): _cell(row[1]) for row in rows if len(row) > 1 and row[0] not in (None, "")}
        elif field is not None and field.type == "list":
            common[field.label] = _records(rows)
        elif rows:
            tables.append(_records(rows))
    if not tables:
        return [common] if common else []
    first = tables[0]
    for field in kind.fields:
        names = {name for column in field.columns for name in (column.id, column.label)} | {"序号"}
        if field.type == "list" and field.label not in common and first and all(set(row) <= names for row in first):
            return [{**common, field.label: first}]
    return [{**common, **row} for row in first]
