"""Paragraphs and tables of a template, as WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pilotdocs.notices.making.styles import indent, run_properties
from pilotdocs.notices.profile import Profile

_LEVEL = re.compile(r"^([^：。]*?[：。]|[^：。]+$)(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its head, its share of the width, the template text of its cell, and how it stands."""

    head: str
    share: int
    cell: str
    align: str = "center"


def run(text: str, properties: str = "") -> str:
    """One run; tags in the text stay whole in it."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str, text: str = "", extra: str = "", properties: str = "") -> str:
    """One paragraph of the style; `extra` goes into its pPr, `properties` is its run's rPr."""
    inner = run(text, properties) if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{inner}</w:p>'


def control(tag: str) -> str:
    """A paragraph that only holds a tag; docxtpl drops the paragraph itself ({%p …%})."""
    return f'<w:p><w:pPr><w:pStyle w:val="NBlank"/></w:pPr>{run("{%p " + tag + " %}")}</w:p>'


def blanks(number: int) -> str:
    """So many empty lines."""
    return paragraph("NBlank") * number


def level(style: str, text: str, profile: Profile) -> str:
    """A numbered paragraph: the heading's own words in the level's font, what follows the first stop in the body's."""
    found = _LEVEL.match(text)
    if style not in ("NLevel1", "NLevel2") or found is None or not found.group(2):
        return paragraph(style, text)
    body = run_properties(profile.fonts.body, profile.sizes.body)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(found.group(1))}{run(found.group(2), body)}</w:p>'


def attachments(profile: Profile) -> str:
    """附件说明: one name behind “附件：”, or several numbered in Arabic figures that stand under one another."""
    first = indent(profile, left=6.5, hanging=4.5)
    others = indent(profile, left=6.5, hanging=1.5)
    return "".join((
        control("if 附件名称"),
        blanks(1),
        control("if 附件名称|length == 1"),
        paragraph("NAttach", "附件：{{ 附件名称[0] }}"),
        control("else"),
        control("for 附件 in 附件名称"),
        control("if loop.first"),
        paragraph("NAttach", "附件：{{ loop.index }}. {{ 附件 }}", first),
        control("else"),
        paragraph("NAttach", "{{ loop.index }}. {{ 附件 }}", others),
        control("endif"),
        control("endfor"),
        control("endif"),
        control("endif"),
    ))  # fmt: skip


def signature(profile: Profile) -> str:
    """署名 and 成文日期 for both ways; the exact indents are set when the names are known."""
    sign = profile.signature
    return "".join((
        control("if 加盖印章"),
        blanks(sign.sealed_lines),
        control("else"),
        blanks(sign.plain_lines),
        control("endif"),
        paragraph("NSign", "{{ 发文机关 }}"),
        paragraph("NDate", "{{ 成文日期|日期 }}"),
        control("if 附注"),
        paragraph("NNote", "（{{ 附注 }}）"),
        control("endif"),
    ))  # fmt: skip


def _border(side: str, weight: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/>'


def rows(columns: Sequence[Column], source: str, profile: Profile) -> str:
    """A table with a head that is repeated on each page and a row for each entry of `source`."""
    width, total = profile.page.text_width, sum(column.share for column in columns)
    widths = [width * column.share // total for column in columns]
    widths[-1] += width - sum(widths)
    borders = "".join(_border(side, 4) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)

    def row(properties: str, cells: Sequence[str]) -> str:
        inner = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>'
            for each, cell in zip(widths, cells, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{inner}</w:tr>"

    def tag_row(tag: str) -> str:
        span = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{len(columns)}"/></w:tcPr>'
        return f"<w:tr><w:tc>{span}{paragraph('NCell', '{%tr ' + tag + ' %}')}</w:tc></w:tr>"

    head = row("<w:tblHeader/>", [paragraph("NCellHead", column.head) for column in columns])
    line = row(
        "",
        [
            paragraph("NCell", column.cell, "" if column.align == "center" else f'<w:jc w:val="{column.align}"/>')
            for column in columns
        ],
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{tag_row('for 行 in ' + source)}{line}{tag_row('endfor')}</w:tbl>"
    )


def last() -> str:
    """The paragraph that a docx needs behind a table: almost no height."""
    return paragraph(
        "NBlank", extra='<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    )


def record(profile: Profile) -> str:
    """版记: a table that floats at the foot of the last page's 版心, 抄送 over 印发机关 and 印发日期, thick outer and
    thin inner lines as wide as the 版心. (A frame of paragraphs would lose its lines in LibreOffice.)"""
    width, side = profile.page.text_width, profile.record.side_chars * profile.sizes.record * 10
    outer, inner = profile.record.outer_weight, profile.record.inner_weight
    borders = _border("top", outer) + _border("bottom", outer) + _border("insideH", inner)
    hanging = 3 * profile.sizes.record * 10
    cell = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    copies = paragraph(
        "NRecord",
        "抄送：{{ 抄送|join('，') }}。",
        f'<w:ind w:left="{side + hanging}" w:right="{side}" w:hanging="{hanging}"/>',
    )
    printed = (
        f'<w:p><w:pPr><w:pStyle w:val="NRecord"/><w:tabs><w:tab w:val="right" w:pos="{width - side}"/></w:tabs>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr>{run("{{ 印发机关 }}")}<w:r><w:tab/></w:r>'
        f"{run('{{ 印发日期|日期 }}印发')}</w:p>"
    )

    def tag_row(tag: str) -> str:
        return f"<w:tr><w:tc>{cell}{paragraph('NRecord', '{%tr ' + tag + ' %}')}</w:tc></w:tr>"

    return "".join((
        last(),
        control("if 印发机关"),
        f'<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" '
        f'w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{tag_row("if 抄送")}<w:tr><w:tc>{cell}{copies}</w:tc></w:tr>'
        f"{tag_row('endif')}<w:tr><w:tc>{cell}{printed}</w:tc></w:tr></w:tbl>",
        control("endif"),
        last(),
    ))  # fmt: skip
