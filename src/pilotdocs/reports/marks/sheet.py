"""Cell comments in a copy of a workbook: new comment parts beside untouched cells."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from pilotdocs.reports.marks.mark import Mark
from pilotdocs.reports.marks.opc import OFFICE_RELS, Package
from pilotdocs.reports.marks.sheet_list import Entry, add_list, sheet_name
from pilotdocs.reports.marks.trouble import Unmarkable
from pilotdocs.reports.messages.marks import MARKS

Element = Any  # lxml is untyped; an element of its tree
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = f"{{{OFFICE_RELS}}}"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::.*)?$")
# What follows legacyDrawing in a worksheet (ECMA-376 part 1, 18.3.1.99).
_AFTER = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
_VML_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
    'o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


def mark_xlsx(source: Path, target: Path, marks: list[Mark], report: str) -> int:
    """Writes a copy with a comment on each mark's cell and, as its last sheet, the list of the marks with links back;
    gives how many could not be placed. Raises Unmarkable."""
    package = Package(source)
    try:
        sheets = _sheets(package)
        missed = 0
        by_sheet: dict[str, dict[str, list[str]]] = {}
        listed: list[Entry] = []
        name = sheet_name(package, sheets)
        for mark in marks:
            sheet, _, cell = (mark.place.locator or "").rpartition("!")
            match = _CELL.match(cell)
            if match is None or sheet not in sheets:
                missed += 1
                continue
            reference = match.group(1).upper() + match.group(2)
            href = f"{report}#{mark.anchor}"
            listed.append(Entry(sheet, reference, _ILLEGAL.sub("", mark.text), href))
            way = MARKS["listed"].format(sheet=name, row=len(listed) + 1) if name else MARKS["link"].format(href=href)
            text = f"{mark.text}\n{way}"
            by_sheet.setdefault(sheets[sheet], {}).setdefault(reference, []).append(_ILLEGAL.sub("", text))
        for part, notes in by_sheet.items():
            _comment_sheet(package, part, notes)
        if name and listed:
            add_list(package, name, listed)
        package.save(target)
        return missed
    finally:
        package.close()


def _sheets(package: Package) -> dict[str, str]:
    """Worksheet names with their parts."""
    book = next((part for _, kind, part in package.relations("") if kind == "officeDocument" and part), "")
    parts = {identifier: part for identifier, _, part in package.relations(book)}
    root = package.tree(book)
    found = {}
    for sheet in root.iter(f"{S}sheet"):
        part = parts.get(sheet.get(f"{_R}id") or "", "")
        if part and package.has(part):
            found[sheet.get("name") or ""] = part
    if not found:
        raise Unmarkable("damaged")
    return found


def _comment_sheet(package: Package, part: str, notes: dict[str, list[str]]) -> None:
    relations = package.relations(part)
    comments = next((name for _, kind, name in relations if kind == "comments" and package.has(name)), "")
    root = package.tree(comments) if comments else _new_comments()
    if not comments:
        comments = package.free_name("xl/comments{n}.xml")
        package.relate(part, "comments", "/" + comments)
        package.declare({comments: _COMMENTS_TYPE})
    author = _author(root)
    entries = root.find(f"{S}commentList")
    if entries is None:
        raise Unmarkable("damaged")
    known = {entry.get("ref"): entry for entry in entries}
    fresh = []
    for reference, texts in notes.items():
        words = "\n".join(texts)
        if reference in known:
            _append(known[reference], words)
            continue
        entry = etree.SubElement(entries, f"{S}comment")
        entry.set("ref", reference)
        entry.set("authorId", author)
        _append(entry, words)
        fresh.append(reference)
    package.put(comments, root)
    _draw(package, part, relations, fresh)


def _new_comments() -> Element:
    root = etree.Element(f"{S}comments", nsmap={None: S[1:-1]})
    etree.SubElement(root, f"{S}authors")
    etree.SubElement(root, f"{S}commentList")
    return root


def _author(root: Element) -> str:
    authors = root.find(f"{S}authors")
    if authors is None:
        raise Unmarkable("damaged")
    etree.SubElement(authors, f"{S}author").text = MARKS["author"]
    return str(len(authors) - 1)


def _append(entry: Element, words: str) -> None:
    """Adds the words to a comment, after what it said before."""
    text = entry.find(f"{S}text")
    if text is None:
        text = etree.SubElement(entry, f"{S}text")
    plain = text.find(f"{S}t")
    if plain is not None:  # plain and rich text can't stand side by side
        run = etree.Element(f"{S}r")
        text.replace(plain, run)
        run.append(plain)
    run = etree.SubElement(text, f"{S}r")
    node = etree.SubElement(run, f"{S}t")
    node.text = ("\n" if len(text) > 1 else "") + words
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _draw(package: Package, part: str, relations: list[tuple[str, str, str]], cells: list[str]) -> None:
    """The boxes that the comments are shown in: shapes of the sheet's legacy drawing, made where there is none."""
    root = package.tree(part)
    legacy = root.find(f"{S}legacyDrawing")
    wanted = legacy.get(f"{_R}id") if legacy is not None else ""
    drawing = next((name for identifier, _, name in relations if identifier == wanted and package.has(name)), "")
    shapes = "".join(_shape(index, cell) for index, cell in enumerate(cells, 1))
    if drawing:
        old = package.read(drawing).decode("utf-8", "surrogateescape")
        end = old.rfind("</xml>")
        if end < 0:
            raise Unmarkable("damaged")
        package.put(drawing, (old[:end] + shapes + old[end:]).encode("utf-8", "surrogateescape"))
        return
    drawing = package.free_name("xl/drawings/vmlDrawing{n}.vml")
    package.put(drawing, f"{_VML_HEAD}{shapes}</xml>".encode())
    package.declare(defaults={"vml": _VML_TYPE})
    identifier = package.relate(part, "vmlDrawing", "/" + drawing)
    element = etree.Element(f"{S}legacyDrawing")
    element.set(f"{_R}id", identifier)
    follower = next((child for child in root if child.tag in [S + name for name in _AFTER]), None)
    if follower is not None:
        follower.addprevious(element)
    else:
        root.append(element)
    package.put(part, root)


def _shape(index: int, cell: str) -> str:
    letters, row = re.match(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    left, top = column, max(0, int(row) - 2)
    return (
        f'<v:shape id="_x0000_mark{index}_{escape(cell)}" type="#_x0000_t202" style="position:absolute;'
        'margin-left:60pt;margin-top:2pt;width:240pt;height:96pt;z-index:1;visibility:hidden" fillcolor="#fff2b3" '
        'o:insetmode="auto"><v:fill color2="#fff2b3"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note">'
        f"<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 2, {left + 4}, 31, {top + 6}, 1</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{int(row) - 1}</x:Row><x:Column>{column - 1}</x:Column>"
        "</x:ClientData></v:shape>"
    )
