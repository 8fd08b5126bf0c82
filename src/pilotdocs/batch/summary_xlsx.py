"""汇总.xlsx: a row an application, what applications share, and what could not be audited."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from pilotdocs.batch import messages
from pilotdocs.batch.summary_table import FACTS, Data, clean, fact_value, place_words, settled_package

_FILLS = {"met": "E2F0D9", "not_met": "F8CBAD", "judgement": "FFE699", "unproven": "FFF2CC", "manual": "DDEBF7"}
_REPORTS = (("审核备忘录", "审核备忘录.docx"), ("图文报告", "report.html"))


def write_workbook(data: Data) -> bytes:
    """The workbook's bytes. What a document says stands as text and never becomes a formula."""
    from openpyxl import Workbook

    book = Workbook()
    _applications(book.active, data)
    _rows(
        book.create_sheet("跨申报比对"),
        ("类别", "轻重", "说明", "涉及申报", "位置"),
        [
            (
                messages.CODES[item["code"]],
                messages.SEVERITIES[item["severity"]],
                item["message"],
                "、".join(item["applications"]),
                "\n".join(place_words(place) for place in item["places"]),
            )
            for item in data["across"]
        ],
        (14, 8, 60, 40, 60),
    )
    _rows(
        book.create_sheet("未完成"),
        ("申报文件夹", "状态", "原因"),
        [(item["name"], messages.STATUSES[item["status"]], item["reason"]) for item in data["poisoned"]]
        + [(item["name"], "未作申报", item["reason"]) for item in data["loose"]],
        (40, 12, 80),
    )
    out = io.BytesIO()
    book.save(out)
    return settled_package(out.getvalue())


def _applications(sheet: Any, data: Data) -> None:
    from openpyxl.styles import PatternFill

    sheet.title = "汇总"
    conditions = data["conditions"]
    head = (
        "申报文件夹", "申报单位", "统一社会信用代码", "平台名称", "申报日期", "状态",
        *(f"{condition['id']} {condition['title']}" for condition in conditions),
        *(title for _, title, _ in FACTS),
        "待处理事项", "未能读取的文件", "重要差异", "跨申报线索", *(title for title, _ in _REPORTS),
    )  # fmt: skip
    fills = {verdict: PatternFill("solid", fgColor=colour) for verdict, colour in _FILLS.items()}
    rows = []
    for item in data["applications"]:
        applicant = item["applicant"]
        verdicts = [messages.VERDICTS.get(item["verdicts"].get(c["id"], ""), "") for c in conditions]
        rows.append(
            (
                item["name"], applicant["name"], applicant["uscc"], applicant["platform"], item["as_of"],
                messages.STATUSES[item["status"]] + (f"：{item['reason']}" if item["reason"] else ""),
                *verdicts,
                *(fact_value(item, quantity, unit) for quantity, _, unit in FACTS),
                "\n".join(item["open"]), "\n".join(item["unreadable"]), Decimal(item["errors"]),
                Decimal(item["across"]), *(title if item["status"] == "done" else "" for title, _ in _REPORTS),
            )
        )  # fmt: skip
    widths = (24, 28, 20, 28, 12, 16, *[14] * len(conditions), *[16] * len(FACTS), 40, 28, 10, 10, 12, 12)
    _rows(sheet, head, rows, widths)
    for number, item in enumerate(data["applications"], 2):
        for column, condition in enumerate(conditions, 7):
            fill = fills.get(item["verdicts"].get(condition["id"], ""))
            if fill is not None:
                sheet.cell(number, column).fill = fill
        for back, (_, name) in enumerate(reversed(_REPORTS)):
            if item["status"] == "done":
                cell = sheet.cell(number, len(head) - back)
                cell.hyperlink = f"{quote(item['out'])}/{quote(name)}"
                cell.style = "Hyperlink"
                cell.data_type = "s"


def _rows(
    sheet: Any, head: Sequence[str], rows: Sequence[Sequence[Decimal | str | None]], widths: Sequence[int]
) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    wrap = Alignment(wrap_text=True, vertical="top")
    for number, values in enumerate((head, *rows), 1):
        for column, value in enumerate(values, 1):
            if value is None or value == "":
                continue
            cell = sheet.cell(number, column)
            if isinstance(value, Decimal):
                cell.value = value
                cell.number_format = "#,##0" if value == value.to_integral_value() else "#,##0.######"
            else:
                cell.value = clean(value)
                cell.data_type = "s"
                cell.quotePrefix = True
            cell.alignment = wrap
            if number == 1:
                cell.font = Font(bold=True)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(rows) + 1}"
