"""The due list as a workbook and as a calendar file (RFC 5545)."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import datetime, timedelta
from pathlib import Path

from pilotdocs.errors import OutputError
from pilotdocs.register.due import GROUND_HEADER, HEADER, DueList, due_data, ground_cells, row_cells


def write_due(due: DueList, path: Path) -> None:
    """Write the list as the path's suffix says (.xlsx, .json, .ics). Raises OutputError for another suffix, or where
    it can't be written."""
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        content = due_workbook(due)
    elif suffix == ".ics":
        content = due_calendar(due)
    elif suffix == ".json":
        content = (json.dumps(due_data(due), ensure_ascii=False, indent=2) + "\n").encode()
    else:
        raise OutputError(str(path), "看不出要写成哪种格式", "请以 .xlsx、.json 或 .ics 结尾")
    try:
        path.write_bytes(content)
    except OSError as error:
        raise OutputError(str(path), error.strerror or "写入失败", "请换一个位置") from error


def due_workbook(due: DueList) -> bytes:
    """An xlsx with the sheets 到期事项 and 取消资格事由. Texts are never formulas."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    made = datetime.combine(due.day, datetime.min.time())
    book.properties.created = book.properties.modified = made
    sheets = (
        ("到期事项", HEADER, [row_cells(row) for row in due.rows]),
        ("取消资格事由", GROUND_HEADER, [ground_cells(row) for row in due.grounds]),
    )
    for index, (title, header, rows) in enumerate(sheets):
        sheet = book.active if index == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = title
        for line, cells in enumerate((header, *rows), start=1):
            for column, text in enumerate(cells, start=1):
                cell = sheet.cell(line, column, _plain(text))
                cell.data_type = "s"
                if line == 1:
                    cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        for column, width in enumerate((6, 34, 30, 10, 20, 22, 12, 14, 40), start=1):
            sheet.column_dimensions[chr(64 + column)].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def due_calendar(due: DueList) -> bytes:
    """An iCalendar file: one all-day event a duty on its last day, with a reminder a week before.

    The same duty keeps its UID from list to list, so a calendar that takes the file in again doesn't double it.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//pilotdocs//register//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for row in due.rows:
        duty = row.duty
        identity = hashlib.sha256(f"{row.number}|{duty.obligation}|{duty.about}".encode()).hexdigest()[:32]
        cells = row_cells(row)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{identity}@pilotdocs",
            f"DTSTAMP:{due.day:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{duty.due:%Y%m%d}",
            f"DTEND;VALUE=DATE:{duty.due + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(f'{row.platform}：{duty.name}（{duty.about}）')}",
            f"DESCRIPTION:{_escaped('；'.join(cell for cell in (row.organisation, cells[7], cells[8]) if cell))}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_escaped(f'{row.platform}：{duty.name}')}",
            "TRIGGER:-P7D",
            "END:VALARM",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _plain(text: str) -> str:
    return "".join(character for character in text if character in "\t\n" or ord(character) >= 32)


def _escaped(text: str) -> str:
    text = _plain(text).replace("\t", " ").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    # At most 75 octets a line, never cutting a character in two.
    pieces, piece = [], b""
    for character in line:
        encoded = character.encode("utf-8", "replace")
        if len(piece) + len(encoded) > 75:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
