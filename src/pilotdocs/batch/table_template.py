"""Makes the shipped template of 推荐汇总表.docx: `python -m pilotdocs.batch.table_template`."""

from __future__ import annotations

import io
from pathlib import Path

from pilotdocs.batch.summary_docx import TEMPLATE
from pilotdocs.batch.summary_table import settled_package

_COLUMNS = (
    ("序号", "number", 1.1), ("申报单位", "applicant", 3.2), ("平台名称", "platform", 3.2),
    ("统一社会信用代码", "uscc", 3.3), ("中试人员（人）", "staff", 1.5), ("中试面积（㎡）", "area", 1.8),
    ("计入设备（万元）", "equipment", 2.0), ("对外占比（%）", "share", 1.8), ("审核情况", "verdicts", 2.4),
    ("待处理事项", "open", 4.6), ("跨申报线索", "across", 1.3), ("是否推荐", "", 1.4),
)  # fmt: skip


def make_template(path: Path = TEMPLATE) -> None:
    """Write the template: a lying A4 page, a head that repeats, one row for each application."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    def write(paragraph, text: str, size: float, font: str = "仿宋", bold: bool = False) -> None:  # type: ignore[no-untyped-def]
        run = paragraph.add_run(text)
        run.font.size, run.font.name, run.bold = Pt(size), font, bold
        run._element.rPr.rFonts.set(qn("w:eastAsia"), font)

    paper = Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.0)
    title = paper.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(title, "中试平台推荐汇总表", 20, "黑体")
    write(
        paper.add_paragraph(),
        "依据：{{ rules }}　申报日期：{{ days }}　已审核 {{ count }} 份，未完成 {{ failed }} 份",
        11,
    )
    table = paper.add_table(rows=4, cols=len(_COLUMNS))
    table.style = "Table Grid"
    table.autofit = False
    for column, (_, _, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Cm(width)
    head, opening, body, closing = (row for row in table.rows)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cells, text in ((opening.cells, "{%tr for row in rows %}"), (closing.cells, "{%tr endfor %}")):
        cells[0].text = text
    for cell_head, cell, (name, key, width) in zip(head.cells, body.cells, _COLUMNS, strict=True):
        cell_head.width = cell.width = Cm(width)
        write(cell_head.paragraphs[0], name, 9, "黑体")
        if key:
            write(cell.paragraphs[0], f"{{{{ row.{key} }}}}", 9)
    write(
        paper.add_paragraph(),
        "推荐单位（盖章）：　　　　　　　　　　经办人：　　　　　　　　日期：　　年　　月　　日",
        11,
    )
    out = io.BytesIO()
    paper.save(out)
    path.write_bytes(settled_package(out.getvalue()))


if __name__ == "__main__":
    make_template()
