"""Word comments on the exact words, written into a copy of the package; nothing else in it changes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lxml import etree

from pilotdocs.reports.citations import place_label
from pilotdocs.reports.marks.mark import Mark
from pilotdocs.reports.marks.opc import OFFICE_RELS, Package
from pilotdocs.reports.marks.trouble import Unmarkable
from pilotdocs.reports.marks.word_place import W, cut_out, find_span, paragraphs_of, resolve, text_nodes
from pilotdocs.reports.messages.marks import MARKS

Element = Any  # lxml is untyped; an element of its tree
_R = f"{{{OFFICE_RELS}}}"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def mark_docx(source: Path, target: Path, marks: list[Mark], report: str) -> int:
    """Writes a copy with a comment for each mark; gives how many could not be placed. `report` is the way from the
    copy to report.html. Raises Unmarkable."""
    package = Package(source)
    try:
        main = next((part for _, kind, part in package.relations("") if kind == "officeDocument" and part), "")
        root = package.tree(main)
        body = root.find(W + "body")
        if body is None:
            raise Unmarkable("damaged")
        comments_part, comments = _comments(package, main)
        number = max((int(c.get(W + "id") or 0) for c in comments if (c.get(W + "id") or "").isdigit()), default=-1)
        missed = 0
        links: dict[str, str] = {}
        for mark in marks:
            placed = _place(body, mark)
            if placed is None:
                missed += 1
                continue
            paragraph, span, elsewhere = placed
            number += 1
            _anchor(paragraph, span, str(number))
            text = mark.text
            if elsewhere:
                text = MARKS["elsewhere"].format(place=place_label(mark.place).strip()) + text
            href = f"{report}#{mark.anchor}"
            if href not in links:
                links[href] = package.relate(comments_part, "hyperlink", href, outer=True)
            comments.append(_comment(number, text, links[href]))
        package.put(main, root)
        package.put(comments_part, comments)
        package.save(target)
        return missed
    finally:
        package.close()


def _comments(package: Package, main: str) -> tuple[str, Element]:
    part = next((part for _, kind, part in package.relations(main) if kind == "comments" and part), "")
    if part and package.has(part):
        return part, package.tree(part)
    folder = main.rpartition("/")[0]
    part = f"{folder}/comments.xml".lstrip("/")
    if package.has(part):
        part = package.free_name(f"{folder}/comments{{n}}.xml".lstrip("/"))
    package.relate(main, "comments", part.rpartition("/")[2])
    package.declare({part: _COMMENTS_TYPE})
    return part, etree.Element(f"{W}comments", nsmap={"w": W[1:-1], "r": OFFICE_RELS})


def _place(body: Element, mark: Mark) -> tuple[Element, tuple[int, int] | None, bool] | None:
    """The paragraph, the span of the quote in it (None: all of it), and whether it only stands for another place."""
    locator = mark.place.locator or ""
    target = resolve(body, locator) if locator else None
    near = paragraphs_of(target) if target is not None else []
    found = _holding(near, mark.quote)
    if found is None and (locator.startswith("body") or not locator):
        found = _holding(paragraphs_of(body), mark.quote) if len(mark.quote.strip()) > 3 else None
    if found is not None:
        return (*found, False)
    if near:
        return near[0], None, False
    first = next(iter(paragraphs_of(body)), None)
    return (first, None, True) if first is not None else None


def _holding(paragraphs: list[Element], quote: str) -> tuple[Element, tuple[int, int]] | None:
    for paragraph in paragraphs:
        span = find_span(text_nodes(paragraph), quote)
        if span is not None:
            return paragraph, span
    return None


def _anchor(paragraph: Element, span: tuple[int, int] | None, number: str) -> None:
    start, end = etree.Element(W + "commentRangeStart"), etree.Element(W + "commentRangeEnd")
    reference = etree.Element(W + "r")
    etree.SubElement(reference, W + "commentReference").set(W + "id", number)
    for element in (start, end):
        element.set(W + "id", number)
    runs = cut_out(paragraph, *span) if span is not None else None
    if runs is None:
        inner = [child for child in paragraph if child.tag != W + "pPr"]
        if inner:
            inner[0].addprevious(start)
        else:
            paragraph.append(start)
        paragraph.append(end)
        paragraph.append(reference)
        return
    runs[0].addprevious(start)
    runs[1].addnext(end)
    end.addnext(reference)


def _comment(number: int, text: str, link: str) -> Element:
    comment = etree.Element(W + "comment")
    comment.set(W + "id", str(number))
    comment.set(W + "author", MARKS["author"])
    comment.set(W + "initials", MARKS["initials"])
    for line in _ILLEGAL.sub("", text).split("\n"):
        paragraph = etree.SubElement(comment, W + "p")
        _run(paragraph, line)
    paragraph = etree.SubElement(comment, W + "p")
    hyperlink = etree.SubElement(paragraph, W + "hyperlink")
    hyperlink.set(_R + "id", link)
    _run(hyperlink, MARKS["back"])
    return comment


def _run(parent: Element, words: str) -> None:
    run = etree.SubElement(parent, W + "r")
    text = etree.SubElement(run, W + "t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
