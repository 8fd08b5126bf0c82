"""Finds the paragraph and the runs that a docx locator and a quote speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

Element = Any  # lxml is untyped; an element of its tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Elements that hold others and do not count: p and tbl below them count as their parent's children.
_THROUGH = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "del", "moveFrom")
)
_SILENT = frozenset(W + name for name in ("del", "moveFrom", "txbxContent", "rt", "pPr", "rPr"))
_STEP = re.compile(r"(p|tbl|r|c|textbox)\[(\d+)\]$")
_SPACE = re.compile(r"\s+")
_DEEPEST = 60


def children(parent: Element, tag: str) -> Iterator[Element]:
    """The elements of that tag below `parent`, through what is transparent, in order."""
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag == tag:
            yield element
        elif element.tag in _THROUGH:
            stack.extend(reversed(element))
        elif element.tag == MC + "AlternateContent":
            branch = _branch(element)
            if branch is not None:
                stack.extend(reversed(branch))


def _branch(alternatives: Element) -> Element | None:
    choice = alternatives.find(MC + "Choice")
    return choice if choice is not None else alternatives.find(MC + "Fallback")


def _text_boxes(paragraph: Element) -> list[Element]:
    boxes = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == W + "txbxContent":
            boxes.append(element)
        elif element.tag == MC + "AlternateContent":
            branch = _branch(element)
            stack.extend(reversed(branch) if branch is not None else ())
        elif isinstance(element.tag, str):
            stack.extend(reversed(element))
    return boxes


def resolve(body: Element, locator: str) -> Element | None:
    """The element that a locator of the body names: a paragraph, table, row or cell; None where there is none."""
    steps = locator.split("/")
    if steps[0] != "body":
        return None
    here = body
    for step in steps[1:]:
        match = _STEP.match(step)
        if match is None:
            return here if here is not body else None
        name, number = match.group(1), int(match.group(2))
        if name == "textbox":
            found = _text_boxes(here)
        else:
            tag = {"p": "p", "tbl": "tbl", "r": "tr", "c": "tc"}[name]
            found = list(children(here, W + tag))
        if not 1 <= number <= len(found):
            return None
        here = found[number - 1]
    return here if here is not body else None


def paragraphs_of(element: Element) -> list[Element]:
    """The paragraphs in an element (itself, where it is one), those of text boxes and fallbacks left out."""
    if element.tag == W + "p":
        return [element]
    found = []
    for paragraph in element.iter(W + "p"):
        above = paragraph.getparent()
        while above is not None and above is not element and above.tag not in (W + "txbxContent", MC + "Fallback"):
            above = above.getparent()
        if above is element:
            found.append(paragraph)
    return found


def text_nodes(paragraph: Element) -> list[tuple[Element, str]]:
    """The `w:t` elements of a paragraph with their words, and tabs and breaks as one character, in reading order."""
    found: list[tuple[Element, str]] = []
    _gather(paragraph, found, 0)
    return found


def _gather(parent: Element, found: list[tuple[Element, str]], depth: int) -> None:
    if depth > _DEEPEST:
        return
    for element in parent:
        tag = element.tag
        if tag == W + "t":
            found.append((element, element.text or ""))
        elif tag in (W + "tab", W + "ptab"):
            found.append((element, "\t"))
        elif tag in (W + "br", W + "cr"):
            found.append((element, "\n"))
        elif tag == W + "noBreakHyphen":
            found.append((element, "-"))
        elif tag == MC + "AlternateContent":
            branch = _branch(element)
            if branch is not None:
                _gather(branch, found, depth + 1)
        elif tag not in _SILENT and isinstance(tag, str):
            _gather(element, found, depth + 1)


def find_span(nodes: list[tuple[Element, str]], quote: str) -> tuple[int, int] | None:
    """Where the quote stands in the nodes' joined words: exactly, else with white space left out; None if nowhere."""
    text = "".join(words for _, words in nodes)
    if not quote.strip():
        return None
    start = text.find(quote)
    if start >= 0:
        return start, start + len(quote)
    kept = [index for index, character in enumerate(text) if not character.isspace()]
    bare = "".join(text[index] for index in kept)
    wanted = _SPACE.sub("", quote)
    start = bare.find(wanted)
    return (kept[start], kept[start + len(wanted) - 1] + 1) if start >= 0 else None


def _split(node: Element, offset: int) -> None:
    """Splits the run of a `w:t` so that the words from `offset` on stand in a run of their own with the same looks."""
    run = node.getparent()
    words = node.text or ""
    blanks = " \t\r\n" if node.get(XML_SPACE) != "preserve" else ""
    right = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    looks = run.find(W + "rPr")
    if looks is not None:
        right.append(deepcopy(looks))
    tail = node.makeelement(node.tag, dict(node.attrib))
    # Without xml:space Word drops the blanks at a text's edges: they must not come back through the split.
    tail.text = words[offset:].rstrip(blanks) if blanks else words[offset:]
    tail.set(XML_SPACE, "preserve")
    node.text = words[:offset].lstrip(blanks) if blanks else words[:offset]
    node.set(XML_SPACE, "preserve")
    right.append(tail)
    for follower in list(node.itersiblings()):
        right.append(follower)
    run.addnext(right)


def cut_out(paragraph: Element, start: int, end: int) -> tuple[Element, Element] | None:
    """First and last run of exactly the words from `start` to `end`; runs are split where they reach farther.

    None where the words stand in no run that can be split.
    """
    for edge in (end, start):
        position = 0
        for node, words in text_nodes(paragraph):
            if position < edge < position + len(words) and node.tag == W + "t" and node.getparent().tag == W + "r":
                _split(node, edge - position)
                break
            position += len(words)
    position = 0
    inside = []
    for node, words in text_nodes(paragraph):
        if words and position >= start and position + len(words) <= end:
            inside.append(node.getparent())
        position += len(words)
    runs = [run for run in inside if run.tag == W + "r"]
    return (runs[0], runs[-1]) if runs else None
