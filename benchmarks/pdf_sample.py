"""A long PDF of ruled tables with Chinese text, the same bytes every time: `python benchmarks/pdf_sample.py OUT PAGES`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

SEED = 20250930
ROWS = 30
_MAKERS = ("青岛", "杭州", "苏州", "合肥", "宁波", "东莞", "常州", "无锡")
_WORDS = (
    "超声波",
    "扫描",
    "显微镜",
    "测试",
    "系统",
    "高压",
    "试验箱",
    "反应釜",
    "离心机",
    "干燥",
    "清洗",
    "分析仪",
    "自动",
    "薄膜",
)
_HEAD = ("序号", "资产编号", "设备名称", "规格型号", "生产厂家", "数量", "原值（元）", "购置日期")


def rows_of(page: int) -> list[list[str]]:
    """Head and rows of one page's table."""
    chance = random.Random(SEED + page)
    rows = [list(_HEAD)]
    for number in range(1, ROWS + 1):
        rows.append([
            str((page - 1) * ROWS + number),
            f"ZS-{chance.randint(2015, 2025)}-{chance.randint(1, 999):03}",
            "".join(chance.sample(_WORDS, 3)),
            f"{chance.choice('ABCHJKX')}{chance.choice('ABCHJKX')}-{chance.randint(1, 40) * 50}",
            chance.choice(_MAKERS) + "仪器",
            str(chance.randint(1, 9)),
            f"{chance.randint(10_000, 2_000_000):,}.00",
            f"{chance.randint(2015, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        ])  # fmt: skip
    return rows


def write_sample(path: Path, pages: int) -> None:
    """`pages` A4 pages, each with a heading, a paragraph and a ruled table of ROWS rows."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    width, height = A4
    for page in range(1, pages + 1):
        canvas.setFont("STSong-Light", 14)
        canvas.drawCentredString(width / 2, height - 60, f"设备清单（第{page}册）")
        canvas.setFont("STSong-Light", 10)
        for line in range(4):
            canvas.drawString(
                60, height - 90 - 16 * line, "本清单所列设备均为平台自有设备，已用于中试试验和对外服务，账实相符。"
            )
        table = Table(rows_of(page), rowHeights=18)
        table.setStyle(
            TableStyle(
                [
                    ("FONT", (0, 0), (-1, -1), "STSong-Light", 9),
                    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                ]
            )
        )
        table_width, table_height = table.wrap(width, height)
        table.drawOn(canvas, (width - table_width) / 2, height - 170 - table_height)
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(width / 2, 30, f"第 {page} 页")
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]), int(sys.argv[2]))
