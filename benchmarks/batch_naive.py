"""The whole audit beside the script that a capable user would write: pdfplumber, python-docx and openpyxl over the
same folders, text and tables only. Each goes over all folders in one run, as a lane of a batch does: imports once, one
reading process kept. CPU seconds, children included, in interleaved pairs.

    python benchmarks/batch_naive.py [FOLDERS] [PAIRS]

Folders have a text layer throughout and dozens of pages: a plan in docx, lists in xlsx, an audit report, contracts and
certificates in PDF with ruled tables. Prints one JSON object.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

_NAIVE = """
import sys
from pathlib import Path
import docx, openpyxl, pdfplumber
characters = cells = 0
for path in sorted(Path(sys.argv[1]).rglob("*")):
    if path.suffix == ".pdf":
        with pdfplumber.open(path) as paper:
            for page in paper.pages:
                characters += len(page.extract_text() or "")
                cells += sum(len(row) for table in page.extract_tables() for row in table)
                page.close()
    elif path.suffix == ".docx":
        paper = docx.Document(path)
        characters += sum(len(paragraph.text) for paragraph in paper.paragraphs)
        cells += sum(len(row.cells) for table in paper.tables for row in table.rows)
    elif path.suffix == ".xlsx":
        for sheet in openpyxl.load_workbook(path, data_only=True):
            cells += sum(len(row) for row in sheet.iter_rows(values_only=True))
print(characters, cells)
"""
_AUDIT = """
import sys
from datetime import date
from pathlib import Path
import pilotdocs
from pilotdocs.audit import audit_folder
from pilotdocs.documents import Pool, ReadSettings
from pilotdocs.reports import write_reports
from pilotdocs.rules import load_pack
pack = load_pack("shaoxing-municipal-2025-draft")
with Pool(ReadSettings(jobs=1)) as readers:
    for folder in sorted(Path(sys.argv[1]).iterdir()):
        audit = audit_folder(folder, pack, day=date(2025, 9, 30), readers=readers)
        write_reports(audit, Path(sys.argv[2]) / folder.name, unmasked=False)
"""


def make_folder(folder: Path, number: int) -> int:
    """One application; how many pages its PDF papers have."""
    import docx
    import openpyxl
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    folder.mkdir(parents=True)
    firm = f"绍兴第{number}新材料有限公司"
    plan = docx.Document()
    plan.add_paragraph(f"{firm}中试平台建设方案")
    for chapter in range(1, 13):
        plan.add_paragraph(f"第{chapter}章 建设内容")
        for line in range(20):
            plan.add_paragraph(
                f"平台围绕第{chapter}类工艺的第{line}项放大试验开展服务，现有专职中试人员{20 + number}名，配备反应、分离与检测装置，按年度计划滚动实施。"
            )
    plan.save(str(folder / "建设方案.docx"))
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["序号", "设备名称", "规格型号", "数量", "单价（元）", "原值（元）", "购置日期"])
    for row in range(1, 121):
        sheet.append([row, f"装置{row}", f"M-{row}", 1, 90000 + row, 90000 + row, "2023-05-01"])
    book.save(str(folder / "设备清单.xlsx"))
    pages = 0
    for name, count in (("审计报告", 28), ("服务合同", 24), ("租赁合同", 12), ("管理制度", 16)):
        write_pdf(folder / f"{name}.pdf", firm, name, count)
        pages += count
    return pages


def write_pdf(path: Path, firm: str, title: str, count: int) -> None:
    """Pages of prose; every second one with a ruled table."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(595, 842))
    for page in range(count):
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, 790, f"{firm} {title} 第{page + 1}页")
        table = page % 2 == 1
        for line in range(16 if table else 38):
            text = f"第{line + 1}条 双方就第{page + 1}项中试服务约定如下，服务费用按季度结算，金额{line + 3}万元整。"
            canvas.drawString(72, 765 - 18 * line, text)
        if table:
            for row in range(19):
                canvas.line(72, 460 - 20 * row, 520, 460 - 20 * row)
            for column in range(6):
                canvas.line(72 + 89.6 * column, 460, 72 + 89.6 * column, 100)
            for row in range(18):
                for column, text in enumerate((f"{row + 1}", f"项目{row}", "绍兴", f"{1000 + row * 7}.00", "元")):
                    canvas.drawString(76 + 89.6 * column, 445 - 20 * row, text)
        canvas.showPage()
    canvas.save()


def cpu(command: list[str]) -> float:
    """CPU seconds of a process and everything it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(count: int, pairs: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        pages = sum(make_folder(here / "root" / str(number), number) for number in range(count))
        naive, audit = [], []
        for pair in range(pairs):
            naive.append(cpu([sys.executable, "-c", _NAIVE, str(here / "root")]))
            audit.append(cpu([sys.executable, "-c", _AUDIT, str(here / "root"), str(here / f"out{pair}")]))
    print(
        json.dumps(
            {
                "folders": count, "pdf_pages": pages,
                "naive_cpu_seconds": [round(seconds, 2) for seconds in naive],
                "audit_cpu_seconds": [round(seconds, 2) for seconds in audit],
                "naive_cpu_seconds_a_page": round(min(naive) / pages, 4),
                "audit_cpu_seconds_a_page": round(min(audit) / pages, 4),
                "faster_per_page": round(min(naive) / min(audit), 2), "load": os.getloadavg()[0],
            }
        )
    )  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6, int(sys.argv[2]) if len(sys.argv) > 2 else 2)
