"""A paper as Word: A4, the office's fonts named for East Asian text, heads repeated, page numbers, links.

The body is built as XML in one go, because python-docx needs milliseconds a row; python-docx gives the package, the
styles and the relationships.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from pilotdocs.reports.messages.memo import PAGE_NUMBER
from pilotdocs.reports.paper import Grid, Item, PageTurn, Paragraph, Span

FANGSONG, HEITI, XIAOBIAOSONG, KAITI, SONGTI = "仿宋_GB2312", "黑体", "方正小标宋简体", "楷体_GB2312", "宋体"
_LATIN = "Times New Roman"
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' + (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# Sizes in half points, A4 in twentieths of a point, margins after the habit of GB/T 9704 made narrower for tables.
_A4 = (11906, 16838)
_MARGINS = {"top": 1361, "right": 1304, "bottom": 1304, "left": 1304, "header": 851, "footer": 851, "gutter": 0}
_TEXT_WIDTH = {False: _A4[0] - 2 * 1304, True: _A4[1] - 2 * 1304}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STYLES: dict[str, tuple[str, str, int, dict[str, Any]]] = {
    # style → (name, font, half points, extras)
    "title": ("MemoTitle", XIAOBIAOSONG, 40, {"jc": "center", "after": 60, "keep": True}),
    "subtitle": ("MemoSubtitle", KAITI, 24, {"jc": "center", "after": 120}),
    "h1": ("MemoHeading1", HEITI, 28, {"before": 240, "after": 120, "keep": True, "outline": 0}),
    "h2": ("MemoHeading2", KAITI, 24, {"before": 120, "after": 60, "keep": True, "outline": 1, "bold": True}),
    "body": ("MemoBody", FANGSONG, 24, {"after": 60, "indent": True}),
    "item": ("MemoItem", FANGSONG, 22, {"after": 60}),
    "small": ("MemoSmall", FANGSONG, 19, {"after": 20}),
    "cell": ("MemoCell", SONGTI, 17, {}),
    "head": ("MemoCellHead", HEITI, 17, {"jc": "center", "keep": True}),
}
_EMPTY = '<w:p><w:pPr><w:pStyle w:val="MemoCell"/></w:pPr></w:p>'
_CHARACTER = {"own": "MemoOwn", "law": "MemoLaw", "strong": "MemoStrong", "cite": "MemoCite"}


def write_paper(items: Iterable[Item], path: Path, *, header: str, title: str, day: date) -> None:
    """Writes the items as a docx. The same items give the same parts; `day` is the file's date. Raises OSError."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    _drop_old_styles(document)
    _add_styles(document)
    links = _Links(document.part)
    pieces: list[str] = []
    lying = False
    for item in items:
        if isinstance(item, PageTurn):
            pieces.append(f"<w:p><w:pPr>{_section(lying)}</w:pPr></w:p>")
            lying = item.landscape
        elif isinstance(item, Grid):
            pieces.append(_table(item, links, lying))
            pieces.append('<w:p><w:pPr><w:pStyle w:val="MemoSmall"/><w:spacing w:after="0"/></w:pPr></w:p>')
        else:
            pieces.append(_paragraph(item, links))
    body = document.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    made = parse_xml(f"<w:body {_NS}>{''.join(pieces)}</w:body>")
    last = body[-1]
    for child in list(made):
        last.addprevious(child)
    _finish(document, last, lying, header)
    properties = document.core_properties
    stamp = datetime(day.year, day.month, day.day)  # noqa: DTZ001  a date of the file, without clock or zone
    properties.title, properties.author, properties.comments = title, "pilotdocs", ""
    properties.created = properties.modified = stamp
    content = BytesIO()
    document.save(content)
    _still(content, path)


def _still(content: BytesIO, path: Path) -> None:
    """The package with fixed times on its parts: the same memo is the same bytes."""
    with zipfile.ZipFile(content) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, made.read(name))


def _drop_old_styles(document: Any) -> None:
    """Leaves python-docx's second set of styles out: Word 2010 wrote it, and it would contradict the styles here."""
    for identifier, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[identifier]


class _Links:
    """Relationship ids of link targets, each made once."""

    def __init__(self, part: Any) -> None:
        self._part = part
        self._known: dict[str, str] = {}

    def id_of(self, target: str) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE

        if target not in self._known:
            self._known[target] = self._part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._known[target]


def _fonts(east: str) -> str:
    return f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:cs="{_LATIN}" w:eastAsia="{east}"/>'


def _add_styles(document: Any) -> None:
    from docx.oxml import parse_xml

    styles = document.styles.element
    for old in list(styles):
        if old.tag.endswith("}docDefaults"):
            styles.remove(old)
    defaults = f'<w:docDefaults {_NS}><w:rPrDefault><w:rPr>{_fonts(FANGSONG)}<w:sz w:val="24"/><w:szCs w:val="24"/>'
    defaults += '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    styles.insert(0, parse_xml(defaults))
    for name, font, size, extra in _STYLES.values():
        styles.append(parse_xml(_style(name, font, size, extra)))
    looks = {
        "MemoOwn": '<w:color w:val="404040"/>',
        "MemoLaw": "",
        "MemoStrong": "<w:b/>",
        "MemoCite": '<w:color w:val="0B4F9E"/>',
    }
    for name, look in looks.items():
        styles.append(
            parse_xml(
                f'<w:style {_NS} w:type="character" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
                f"<w:rPr>{look}</w:rPr></w:style>"
            )
        )


def _style(name: str, font: str, size: int, extra: dict[str, Any]) -> str:
    before, after = extra.get("before", 0), extra.get("after", 0)
    layout = "<w:keepNext/>" if extra.get("keep") else ""
    layout += f'<w:spacing w:before="{before}" w:after="{after}" w:line="{int(size * 13)}" w:lineRule="atLeast"/>'
    layout += f'<w:ind w:firstLineChars="200" w:firstLine="{size * 20}"/>' if extra.get("indent") else ""
    layout += f'<w:jc w:val="{extra["jc"]}"/>' if "jc" in extra else ""
    layout += f'<w:outlineLvl w:val="{extra["outline"]}"/>' if "outline" in extra else ""
    bold = "<w:b/>" if extra.get("bold") else ""
    return (
        f'<w:style {_NS} w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f"<w:pPr>{layout}</w:pPr>"
        f'<w:rPr>{_fonts(font)}{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _text(words: str) -> str:
    clean = _ILLEGAL.sub("", words).replace("\r", "")
    pieces = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean.split("\n")]
    return "<w:br/>".join(pieces)


def _run(span: Span, links: _Links) -> str:
    style = _CHARACTER.get(span.style, "")
    looks = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    run = f"<w:r>{looks}{_text(span.text)}</w:r>"
    if not span.href:
        return run
    target, _, anchor = span.href.partition("#")
    mark = f' w:anchor="{escape(anchor, {chr(34): ""})}"' if anchor else ""
    return f'<w:hyperlink r:id="{links.id_of(target)}"{mark} w:history="1">{run}</w:hyperlink>'


def _paragraph(paragraph: Paragraph, links: _Links, *, hold: bool = False) -> str:
    """One paragraph; `hold` keeps it on the page of the next."""
    name = _STYLES[paragraph.style][0]
    keep = "<w:keepNext/>" if hold else ""
    runs = "".join(_run(span, links) for span in paragraph.spans)
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{keep}</w:pPr>{runs}</w:p>'


def _table(grid: Grid, links: _Links, lying: bool) -> str:
    total = _TEXT_WIDTH[lying]
    whole = sum(grid.widths)
    widths = [total * width // whole for width in grid.widths]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    out = [
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="25" w:type="dxa"/>'
        '<w:left w:w="70" w:type="dxa"/><w:bottom w:w="25" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr><w:tblGrid>",
        *(f'<w:gridCol w:w="{width}"/>' for width in widths),
        "</w:tblGrid>",
    ]
    if grid.head:
        cells = "".join(
            _cell(
                width, f'<w:p><w:pPr><w:pStyle w:val="MemoCellHead"/></w:pPr><w:r>{_text(word)}</w:r></w:p>', "E8EDF4"
            )
            for width, word in zip(widths, grid.head, strict=True)
        )
        out.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>")
    keep = "" if grid.splits else "<w:cantSplit/>"
    keep += f'<w:trHeight w:val="{grid.height}" w:hRule="atLeast"/>' if grid.height else ""
    keep = f"<w:trPr>{keep}</w:trPr>" if keep else ""
    for number, row in enumerate(grid.rows):
        below = grid.rows[number + 1] if number + 1 < len(grid.rows) else ()
        hold = bool(below) and (grid.together or not all(below))
        cells = "".join(
            _cell(
                width,
                "".join(_paragraph(paragraph, links, hold=hold) for paragraph in cell) or _EMPTY,
                reach="continue" if not cell else "restart" if below and not below[column] else "",
            )
            for column, (width, cell) in enumerate(zip(widths, row, strict=True))
        )
        out.append(f"<w:tr>{keep}{cells}</w:tr>")
    if not grid.rows:
        blank = "".join(_cell(width, _EMPTY) for width in widths)
        out.append(f"<w:tr>{blank}</w:tr>")
    return "".join([*out, "</w:tbl>"])


def _cell(width: int, content: str, fill: str = "", reach: str = "") -> str:
    """A table cell; `reach` says that it reaches into the row below (restart) or belongs to the one above."""
    merged = f'<w:vMerge w:val="{reach}"/>' if reach else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    looks = f'<w:tcW w:w="{width}" w:type="dxa"/>{merged}{shade}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{content}</w:tc>"


def _section(lying: bool) -> str:
    return f'<w:sectPr><w:type w:val="nextPage"/>{_page(lying)}</w:sectPr>'


def _page(lying: bool) -> str:
    width, height = (_A4[1], _A4[0]) if lying else _A4
    turned = ' w:orient="landscape"' if lying else ""
    margins = " ".join(f'w:{name}="{value}"' for name, value in _MARGINS.items())
    return f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar {margins}/>'


def _finish(document: Any, last: Any, lying: bool, header: str) -> None:
    """Header and page number, made once and shared by every section; the last section's page."""
    from docx.oxml import parse_xml

    section = document.sections[-1]
    head, foot = section.header, section.footer
    head.is_linked_to_previous = foot.is_linked_to_previous = False
    _fill(head._element, f'<w:jc w:val="right"/>|{_small(header)}')
    look = f'<w:rPr>{_fonts(SONGTI)}<w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
    field = (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{look}<w:instrText xml:space="preserve"> {{}} '
        f'</w:instrText></w:r><w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{look}<w:t>1</w:t></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )
    words = [_small(word) for word in PAGE_NUMBER]
    _fill(
        foot._element,
        f'<w:jc w:val="center"/>|{words[0]}{field.format("PAGE")}{words[1]}{field.format("NUMPAGES")}{words[2]}',
    )
    references = [child for child in last if child.tag.endswith(("}headerReference", "}footerReference"))]
    copies = [(child.tag, dict(child.attrib)) for child in references]
    for child in list(last):
        if child not in references:
            last.remove(child)
    for child in parse_xml(f"<w:sectPr {_NS}>{_page(lying)}</w:sectPr>"):
        last.append(child)
    for inner in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}sectPr"):
        if inner is not last:
            for index, (tag, attributes) in enumerate(copies):
                inner.insert(index, inner.makeelement(tag, attributes))


def _small(words: str) -> str:
    return f'<w:r><w:rPr>{_fonts(SONGTI)}<w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>{_text(words)}</w:r>'


def _fill(part: Any, spec: str) -> None:
    from docx.oxml import parse_xml

    layout, _, runs = spec.partition("|")
    for child in list(part):
        part.remove(child)
    part.append(parse_xml(f"<w:p {_NS}><w:pPr>{layout}</w:pPr>{runs}</w:p>"))
