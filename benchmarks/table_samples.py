"""Documents full of tables whose rows are known, written by four programs. Used by `benchmarks/tables.py`.

The same tables go into a docx (LibreOffice prints it), a page of HTML (Chromium and WeasyPrint print it) and a
reportlab document. Every row has texts of its own, so that a row is found again wherever it went.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

Style = Literal["ruled", "merged", "borderless", "long"]
SEED = 7
_WORDS = (
    "超声波", "显微镜", "反应釜", "离心机", "干燥箱", "分析仪", "测试台", "薄膜线", "清洗机", "控制柜", "萃取塔", "注塑机",
    "光谱仪", "纺丝机", "涂布机", "试验箱", "色谱仪", "研磨机", "混料机", "封装机",
)  # fmt: skip
_PLACES = ("一号楼东区", "二号楼", "中试车间A区", "中试车间B区", "公共实验室")
_HEADS = ("序号", "设备名称", "规格型号", "数量", "原值（元）", "购置日期", "存放地点", "备注说明")
_PROSE = (
    "平台围绕产业共性需求建设中试验证能力，面向本市及周边地区企业开放服务，配备专职技术队伍，建立了设备管理、收费管理和"
    "知识产权保护等制度，近三年累计完成中试项目数十项，服务企业上百家，形成了较好的示范效应和社会效益。"
)


@dataclass(frozen=True)
class Sample:
    """A table to be written. `rows` is the grid with a merged cell's text in every field that it covers; `spans` are
    (row, column, row span, column span) of merged cells. `head` rows come again on every page."""

    style: Style
    rows: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[int, int, int, int], ...]
    head: int = 1


def make_samples() -> list[Sample]:
    """25 tables: ten ruled, six merged, six borderless, three that run over pages."""
    chance = random.Random(SEED)
    samples: list[Sample] = []
    for _ in range(10):
        samples.append(Sample("ruled", _plain(chance, chance.randint(5, 18), chance.randint(4, 8)), ()))
    for _ in range(6):
        samples.append(_merged(chance))
    for _ in range(6):
        samples.append(
            Sample("borderless", _plain(chance, chance.randint(5, 14), chance.randint(4, 6), long=False), ())
        )
    for rows in (70, 95, 120):
        samples.append(Sample("long", _plain(chance, rows, 6), ()))
    chance.shuffle(samples)
    return samples


def prose(chance: random.Random) -> str:
    start = chance.randrange(30)
    return _PROSE[start:] + _PROSE[:start]


def _plain(chance: random.Random, count: int, columns: int, *, long: bool = True) -> tuple[tuple[str, ...], ...]:
    return (_HEADS[:columns], *(_row(chance, number, long=long)[:columns] for number in range(1, count + 1)))


def _row(chance: random.Random, number: int, *, long: bool) -> tuple[str, ...]:
    name = "".join(chance.sample(_WORDS, chance.choice((1, 2, 2, 4)) if long else chance.choice((1, 2))))
    return (
        str(number), name, f"{chance.choice('ABCHJKX')}{chance.choice('ABCHJKX')}-{chance.randint(100, 9999)}",
        str(chance.randint(1, 9)), f"{chance.randint(1000, 3_000_000):,}.00",
        f"{chance.randint(2015, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}", chance.choice(_PLACES),
        chance.choice(("自有", "在用", "经检定合格，可对外服务", "完好")),
    )  # fmt: skip


def _merged(chance: random.Random) -> Sample:
    head = (("部门", "姓名", "社会保险", "社会保险", "参保时间"), ("部门", "姓名", "养老", "工伤", "参保时间"))
    spans = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 2, 1)]
    rows: list[tuple[str, ...]] = list(head)
    for group in range(3):
        size = chance.randint(2, 3)
        spans.append((len(rows), 0, size, 1))
        for _ in range(size):
            month = f"{chance.randint(2015, 2025)}{chance.randint(1, 12):02}"
            rows.append(
                (
                    f"{'研发生产质量'[2 * group : 2 * group + 2]}部",
                    "".join(chance.sample(_WORDS, 1)) + str(chance.randint(10, 99)),
                    "参保",
                    "参保",
                    month,
                )
            )
    spans.append((len(rows), 0, 1, 4))
    rows.append((*("合计人数",) * 4, str(len(rows) - 2)))
    return Sample("merged", tuple(rows), tuple(spans), 2)


def _covered(sample: Sample) -> dict[tuple[int, int], tuple[int, int, int, int] | None]:
    """Field → the span that starts there; None for a field that a span covers."""
    fields: dict[tuple[int, int], tuple[int, int, int, int] | None] = {}
    for span in sample.spans:
        row, column, height, width = span
        for r in range(row, row + height):
            for c in range(column, column + width):
                fields[r, c] = span if (r, c) == (row, column) else None
    return fields


def to_html(samples: list[Sample]) -> str:
    chance = random.Random(SEED)
    parts = [
        "<meta charset=utf-8><style>@page{size:A4;margin:20mm}body{font:10.5pt 'Noto Serif CJK SC',serif}"
        "table{border-collapse:collapse;width:100%;margin:8pt 0}td,th{padding:3pt 5pt;text-align:center;font-weight:400}"
        ".r td,.r th{border:.75pt solid #000}tr{break-inside:auto}p{text-indent:2em;text-align:justify}</style>"
    ]
    for sample in samples:
        parts.append(f"<p>{prose(chance)}</p><table class={'b' if sample.style == 'borderless' else 'r'}>")
        fields = _covered(sample)
        for number, row in enumerate(sample.rows):
            if number == 0:
                parts.append("<thead>")
            if number == sample.head:
                parts.append("</thead><tbody>")
            cells = []
            for column, text in enumerate(row):
                span = fields.get((number, column), (number, column, 1, 1))
                if span is not None:
                    cells.append(f"<td rowspan={span[2]} colspan={span[3]}>{escape(text)}</td>")
            parts.append("<tr>" + "".join(cells) + "</tr>")
        parts.append("</tbody></table>")
    return "".join(parts)


def write_docx(samples: list[Sample], path: Path) -> None:
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    chance = random.Random(SEED)
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Noto Serif CJK SC", Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    for sample in samples:
        document.add_paragraph(prose(chance)).paragraph_format.first_line_indent = Pt(21)
        table = document.add_table(len(sample.rows), len(sample.rows[0]))
        if sample.style != "borderless":
            table.style = "Table Grid"
        for row, texts in zip(table.rows, sample.rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        for top, left, height, width in sample.spans:
            text = sample.rows[top][left]
            merged = table.cell(top, left).merge(table.cell(top + height - 1, left + width - 1))
            merged.text = text
        for row in table.rows[: sample.head]:
            mark = OxmlElement("w:tblHeader")
            row._tr.get_or_add_trPr().append(mark)
    document.save(str(path))


def write_reportlab(samples: list[Sample], path: Path) -> None:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=10.5, leading=16, wordWrap="CJK", firstLineIndent=21
    )
    cell = ParagraphStyle("cell", fontName="STSong-Light", fontSize=9, leading=12, wordWrap="CJK", alignment=1)
    chance = random.Random(SEED)
    story: list[object] = []
    for sample in samples:
        fields = _covered(sample)
        rows = [
            ["" if fields.get((r, c), ()) is None else Paragraph(text, cell) for c, text in enumerate(row)]
            for r, row in enumerate(sample.rows)
        ]
        style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        if sample.style != "borderless":
            style.append(("GRID", (0, 0), (-1, -1), 0.6, colors.black))
        for top, left, height, width in sample.spans:
            style.append(("SPAN", (left, top), (left + width - 1, top + height - 1)))
        story += [Paragraph(prose(chance), body), Spacer(1, 6)]
        widths = [451 / len(sample.rows[0])] * len(sample.rows[0])
        story += [Table(rows, colWidths=widths, style=style, repeatRows=sample.head), Spacer(1, 10)]
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(story)


def print_office(samples: list[Sample], path: Path) -> None:
    source = path.with_suffix(".docx")
    write_docx(samples, source)
    profile = path.parent / "profile"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir",
         str(path.parent), str(source)], check=True, capture_output=True, timeout=180,
    )  # fmt: skip


def print_chromium(samples: list[Sample], path: Path) -> None:
    page = path.with_suffix(".html")
    page.write_text(to_html(samples), encoding="utf-8")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer",
         "--disable-background-networking", f"--print-to-pdf={path}", page.as_uri()], check=True, capture_output=True, timeout=180,
    )  # fmt: skip


def print_weasyprint(samples: list[Sample], path: Path) -> None:
    from weasyprint import HTML  # not a dependency: `pip install weasyprint` for this benchmark

    HTML(string=to_html(samples)).write_pdf(str(path))


def producers() -> dict[str, Callable[[list[Sample], Path], None]]:
    """The programs that are installed here, by name."""
    found: dict[str, Callable[[list[Sample], Path], None]] = {"reportlab": write_reportlab}
    if shutil.which("soffice"):
        found["libreoffice"] = print_office
    if shutil.which("chromium"):
        found["chromium"] = print_chromium
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        return found
    return found | {"weasyprint": print_weasyprint}
