"""The list of marks that a marked workbook ends with: each mark's cell, its words and a link back to report.html.

A comment can hold no link, and a link on the applicant's cell would change how it looks: so the links stand on a sheet
of their own, the last one, and every other sheet stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from pilotdocs.reports.marks.opc import OFFICE_RELS, Package
from pilotdocs.reports.messages.marks import MARK_HEADS, MARKS

Element = Any  # lxml is untyped; an element of its tree
_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_S = f"{{{_NS}}}"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_WIDTHS = (22, 80, 16)
_LOOK = '<rPr><u/><sz val="10"/><color rgb="FF0563C1"/><rFont val="宋体"/></rPr>'


@dataclass(frozen=True, slots=True)
class Entry:
    """One mark as listed: where its cell is, what it says, and the way to its place in report.html."""

    sheet: str
    cell: str
    text: str
    href: str


def sheet_name(package: Package, sheets: Collection[str]) -> str:
    """A name for the list that no sheet bears; "" where the workbook keeps a log of its revisions, which a sheet that
    the log doesn't know would contradict."""
    book = _book(package)
    if any(kind in ("revisionHeaders", "usernames") for _, kind, _ in package.relations(book)):
        return ""
    taken = {name.casefold() for name in sheets}
    taken |= {(item.get("name") or "").casefold() for item in package.tree(book).iter(f"{_S}sheet")}
    name, number = MARKS["sheet"], 1
    while name.casefold() in taken:
        number += 1
        name = f"{MARKS['sheet']}{number}"
    return name


def add_list(package: Package, name: str, entries: list[Entry]) -> None:
    """Adds the sheet `name` after all others."""
    book = _book(package)
    folder = book.rpartition("/")[0]
    part = package.free_name(f"{folder}/worksheets/sheet{{n}}.xml".lstrip("/"))
    links: dict[str, str] = {}
    for entry in entries:
        if entry.href not in links:
            links[entry.href] = package.relate(part, "hyperlink", entry.href, outer=True)
    package.put(part, _sheet(entries, links).encode())
    package.declare({part: _TYPE})
    root = package.tree(book)
    sheets = root.find(f"{_S}sheets")
    used = [int(item.get("sheetId")) for item in sheets if (item.get("sheetId") or "").isdigit()]
    item = etree.SubElement(sheets, f"{_S}sheet")
    item.set("name", name)
    item.set("sheetId", str(max(used, default=0) + 1))
    item.set(f"{{{OFFICE_RELS}}}id", package.relate(book, "worksheet", "/" + part))
    package.put(book, root)


def _book(package: Package) -> str:
    return next((part for _, kind, part in package.relations("") if kind == "officeDocument" and part), "")


def _sheet(entries: list[Entry], links: dict[str, str]) -> str:
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(_WIDTHS, 1)
    )
    rows = [
        "".join(_cell(f"{letter}1", word, "<rPr><b/></rPr>") for letter, word in zip("ABC", MARK_HEADS, strict=True))
    ]
    targets = []
    for row, entry in enumerate(entries, 2):
        words = "；".join(line for line in entry.text.split("\n") if line)
        place = f"{entry.sheet}!{entry.cell}"
        rows.append(_cell(f"A{row}", place, _LOOK) + _cell(f"B{row}", words) + _cell(f"C{row}", MARKS["back"], _LOOK))
        inside = "'" + entry.sheet.replace("'", "''") + "'!" + entry.cell
        targets.append(f'<hyperlink ref="A{row}" location={quoteattr(inside)} display={quoteattr(place)}/>')
        targets.append(f'<hyperlink ref="C{row}" r:id="{links[entry.href]}"/>')
    lines = "".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(rows, 1))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{_NS}" xmlns:r="{OFFICE_RELS}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{lines}</sheetData><hyperlinks>{''.join(targets)}</hyperlinks></worksheet>"
    )


def _cell(reference: str, words: str, look: str = "") -> str:
    """Text in a cell; its look stands in the text itself, so that the workbook's styles stay as they are."""
    text = f'<t xml:space="preserve">{escape(words[:32_000])}</t>'
    inner = f"<r>{look}{text}</r>" if look else text
    return f'<c r="{reference}" t="inlineStr"><is>{inner}</is></c>'
