"""Web pages, and the web pages that some systems export under the name of .xls or .doc: paragraphs and tables.

Locators: `p[3]` is the third paragraph outside tables, `tbl[1]/r[2]/c[3]/p[1]` a paragraph in a cell. White space is
folded as a browser does. Nothing is fetched and no script runs; what a page's own style hides is marked so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from pilotdocs.documents import limits, problems
from pilotdocs.documents.plain import decode_text, read_bytes
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Block, BlockKind, Cell, Content, Document, HiddenReason, Table
from pilotdocs.model.place import Place

_SILENT = frozenset(
    {"script", "style", "head", "template", "noscript", "svg", "object", "iframe", "select", "datalist"}
)
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "td", "th", "title", "tr", "ul",
})  # fmt: skip
_STRUCTURE = frozenset({"thead", "tbody", "tfoot", "tr", "colgroup"})
_HEADING = re.compile(r"h([1-6])$")
_GONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|mso-hide\s*:\s*all")
_TINY = re.compile(r"font-size\s*:\s*(0|0?\.\d+|1(\.\d+)?)\s*(px|pt|em|;|$)")
_WHITE = re.compile(r"(?<![-\w])color\s*:\s*(white|#fff\b|#ffffff|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))")
_BACKGROUND = re.compile(r"background|bgcolor")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MAX_SPAN = 1000


def read_html(path: Path) -> Document:
    """The page at `path`. Raises `Unreadable`: too large, nested too deep, nothing in it."""
    text, found = decode_text(read_bytes(path))
    # What a page declares of its encoding would be believed over `encoding`; the text is decoded already.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", ""), count=1)
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, recover=True, encoding="utf-8"
    )  # fmt: skip
    root: Any = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    if root is None:
        raise Unreadable("empty", "网页文件里没有内容。", "请重新导出后提交。")
    page = _Page()
    _walk(root, page, _State(), 0)
    page.flush()
    if page.count > limits.TEXT_BLOCKS:
        found = (*found, problems.cut_off(limits.TEXT_BLOCKS))
    readable = any(True for _ in Document("", "html", None, "native", tuple(page.content)).blocks())
    return Document("", "html", None, "native" if readable else "none", tuple(page.content), found)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for an element and all in it."""

    kind: BlockKind = "paragraph"
    level: int | None = None
    hidden: HiddenReason | None = None
    verbatim: bool = False


@dataclass(slots=True)
class _Page:
    """What was gathered of a page, or of one cell of it: `content`, and the paragraph that is being gathered."""

    prefix: str = ""
    content: list[Content] = field(default_factory=list)
    count: int = 0
    tables: int = 0
    pieces: list[str] = field(default_factory=list)
    state: _State = field(default_factory=_State)

    def add(self, text: str | None, state: _State) -> None:
        if not text:
            return
        if state.hidden != self.state.hidden and text.strip():
            self.flush()
        if not self.pieces:
            self.state = state
        self.pieces.append(text if state.verbatim else _SPACE.sub(" ", text))

    def flush(self) -> None:
        text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(self.pieces))).strip()
        self.pieces.clear()
        if not text:
            return
        self.count += 1
        if self.count <= limits.TEXT_BLOCKS:
            place = Place(locator=f"{self.prefix}p[{self.count}]")
            self.content.append(Block(text, place, self.state.kind, self.state.level, hidden=self.state.hidden))


def _walk(element: Any, page: _Page, state: _State, depth: int) -> None:
    if depth > limits.HTML_DEPTH:
        cause = problems.too_deep()
        raise Unreadable(cause.code, cause.message, cause.remedy)
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in _SILENT:
        return
    state = _inherit(element, tag, state)
    if tag == "table":
        page.flush()
        _table(element, page, state, depth)
        return
    if tag == "br":
        page.add("\n", _State(state.kind, state.level, state.hidden, verbatim=True))
        return
    breaks = tag in _BLOCKS
    if breaks:
        page.flush()
    page.add(element.text, state)
    for child in element:
        _walk(child, page, state, depth + 1)
        page.add(child.tail, state)
    if breaks:
        page.flush()


def _inherit(element: Any, tag: str, state: _State) -> _State:
    style = (element.get("style") or "").lower()
    hidden = state.hidden or _hidden(element, style)
    if heading := _HEADING.match(tag):
        return _State("heading", int(heading[1]), hidden)
    kind: BlockKind = "caption" if tag in ("caption", "figcaption") else state.kind
    return _State(kind, state.level, hidden, state.verbatim or tag == "pre")


def _hidden(element: Any, style: str) -> HiddenReason | None:
    if element.get("hidden") is not None or _GONE.search(style):
        return "vanish"
    if _TINY.search(style):
        return "tiny"
    return "white" if _WHITE.search(style) and not _BACKGROUND.search(style) else None


def _table(element: Any, page: _Page, state: _State, depth: int) -> None:
    """Add the table's grid, and after it the tables that stand in its cells."""
    _strays(element, page, state, depth)
    page.tables += 1
    prefix = f"{page.prefix}tbl[{page.tables}]/"
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    inner: list[Content] = []
    columns = row_number = 0
    for row, items in _rows(element):
        column = 0
        row_state = _inherit(row, "tr", state)
        for number, item in enumerate(items, 1):
            while (row_number, column) in taken:
                column += 1
            down, across = _span(item.get("rowspan")), _span(item.get("colspan"))
            box = _Page(f"{prefix}r[{row_number + 1}]/c[{number}]/")
            _walk(item, box, _inherit(item, "td", _State("cell", None, row_state.hidden)), depth + 1)
            box.flush()
            blocks = tuple(part for part in box.content if isinstance(part, Block))
            inner += [part for part in box.content if isinstance(part, Table)]
            if len(taken) + down * across > limits.TABLE_CELLS:
                raise Unreadable("too_large", "网页中的表格过大，不能读取。", "请拆分后重新提交。")
            taken.update((row_number + y, column + x) for y in range(down) for x in range(across))
            cells.append(Cell(row_number, column, down, across, blocks))
            column += across
            columns = max(columns, column)
        row_number += 1
    rows = max([row_number, *(cell.row + cell.row_span for cell in cells if cell.row_span <= row_number)])
    if cells:
        kept = tuple(_within(cell, rows) for cell in cells)
        page.content.append(Table(rows, columns, kept, Place(locator=prefix.rstrip("/"))))
    page.content += inner


def _strays(element: Any, page: _Page, state: _State, depth: int) -> None:
    """Add what stands in the table but in no cell, as browsers do, before it."""
    page.add(element.text, state)
    for child in element:
        if child.tag in _STRUCTURE:
            _strays(child, page, state, depth)
        elif child.tag not in ("td", "th"):
            _walk(child, page, state, depth + 1)
        page.add(child.tail, state)
    page.flush()


def _rows(element: Any) -> list[tuple[Any, list[Any]]]:
    """The rows that are the table's own, through whatever structure, each with its cells; cells that stand in no row
    make one."""
    rows: list[tuple[Any, list[Any]]] = []
    for child in element:
        if child.tag == "tr":
            rows.append((child, [item for item in child if item.tag in ("td", "th")]))
        elif child.tag in ("td", "th") and element.tag != "tr":
            if not rows or rows[-1][0] is not element:
                rows.append((element, []))
            rows[-1][1].append(child)
        if child.tag in _STRUCTURE:
            rows += _rows(child)
    return rows


def _within(cell: Cell, rows: int) -> Cell:
    """The cell with a row span that ends with the table."""
    span = min(cell.row_span, rows - cell.row)
    return cell if span == cell.row_span else Cell(cell.row, cell.column, span, cell.column_span, cell.blocks)


def _span(written: str | None) -> int:
    try:
        return max(1, min(int(written or 1), _MAX_SPAN))
    except ValueError:
        return 1
