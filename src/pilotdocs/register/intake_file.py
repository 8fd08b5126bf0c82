"""A list of platforms as an office keeps it (xlsx, csv in UTF-8 or GB18030) → rows by field, with their row number."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pilotdocs.errors import DataError
from pilotdocs.register.words import INTAKE, INTAKE_HEADS

_MOST_BYTES, _MOST_UNPACKED, _MOST_ROWS, _MOST_COLUMNS = 20_000_000, 200_000_000, 20_000, 60
_HEAD_WITHIN = 10  # rows of title and notes above the heads


@dataclass(frozen=True, slots=True)
class ListRow:
    """Row `number` of the file (from 1); values by field, "" where the cell is empty. `hidden` as the sheet says."""

    number: int
    values: Mapping[str, str]
    hidden: bool = False


def read_list(path: Path) -> tuple[ListRow, ...]:
    """The rows under the row of heads, of the first visible sheet; empty rows are left out. Raises DataError."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DataError(path.name, INTAKE["large"], INTAKE["remedy"])
        data = path.read_bytes()
    except OSError as error:
        raise DataError(path.name, INTAKE["open"], INTAKE["remedy"]) from error
    suffix = path.suffix.lower()
    if suffix == ".csv":
        rows = _csv(path, data)
    elif suffix in (".xlsx", ".xlsm"):
        rows = _sheet(path, data)
    else:
        raise DataError(path.name, INTAKE["format"], INTAKE["format_remedy"])
    for index, (_, cells, _) in enumerate(rows[:_HEAD_WITHIN]):
        heads = [_field(cell) for cell in cells]
        if "platform" in heads and "organisation" in heads:
            double = {head for head in heads if head and heads.count(head) > 1}
            if double:
                names = "、".join(cell for cell, head in zip(cells, heads, strict=True) if head in double)
                raise DataError(path.name, INTAKE["double"].format(names=names), INTAKE["remedy"])
            return tuple(
                ListRow(number, {head: cell for head, cell in zip(heads, cells, strict=False) if head}, hidden)
                for number, cells, hidden in rows[index + 1 :]
                if any(cells)
            )
    raise DataError(path.name, INTAKE["heads"], INTAKE["heads_remedy"])


def plain(text: str) -> str:
    """The text as names are compared: full and half width alike, without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _field(head: str) -> str:
    name = re.sub(r"[（(*].*$", "", plain(head)).strip("*:：")
    return next((field for field, heads in INTAKE_HEADS.items() if name in heads), "")


def _csv(path: Path, data: bytes) -> list[tuple[int, list[str], bool]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise DataError(path.name, INTAKE["encoding"], INTAKE["encoding_remedy"])
    try:
        reader = csv.reader(io.StringIO(text), strict=True)
        rows = [(number, _cells(row), False) for number, row in enumerate(reader, start=1) if number <= _MOST_ROWS + 1]
    except csv.Error as error:
        raise DataError(path.name, INTAKE["open"], INTAKE["remedy"]) from error
    return _few(path, rows)


def _sheet(path: Path, data: bytes) -> list[tuple[int, list[str], bool]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > _MOST_UNPACKED:
                raise DataError(path.name, INTAKE["large"], INTAKE["remedy"])
        book = load_workbook(io.BytesIO(data), data_only=True)
        sheet = next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), None)
        if sheet is None:
            raise DataError(path.name, INTAKE["heads"], INTAKE["heads_remedy"])
        last = min(sheet.max_row, _MOST_ROWS + 1)
        rows = [
            (number, _cells(cells), bool(sheet.row_dimensions[number].hidden))
            for number, cells in enumerate(
                sheet.iter_rows(max_row=last, max_col=min(sheet.max_column, _MOST_COLUMNS), values_only=True), start=1
            )
        ]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        raise DataError(path.name, INTAKE["open"], INTAKE["remedy"]) from error
    return _few(path, rows)


def _few(path: Path, rows: list[tuple[int, list[str], bool]]) -> list[tuple[int, list[str], bool]]:
    if len(rows) > _MOST_ROWS:
        raise DataError(path.name, INTAKE["rows"].format(limit=_MOST_ROWS), INTAKE["remedy"])
    return rows


def _cells(row: Sequence[object]) -> list[str]:
    cells: list[str] = []
    for value in row[:_MOST_COLUMNS]:
        day = value.date() if isinstance(value, datetime) else value
        text = day.isoformat() if isinstance(day, date) else "" if value is None else str(value)
        cells.append(text.strip().removesuffix(".0") if isinstance(value, float) else text.strip())
    return cells
