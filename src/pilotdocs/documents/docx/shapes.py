"""What hangs on a run beside its text: text boxes, diagrams and pictures, each met once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pilotdocs.documents.docx.colours import WHITE, Theme, as_hex, vml_colour
from pilotdocs.documents.docx.names import DGM, MC, WP, WPS, A, R, V, W
from pilotdocs.documents.docx.styles import number_of
from pilotdocs.documents.package import Element
from pilotdocs.model.document import HiddenReason

_FAR = 25_000_000  # EMU, 27 inches: farther out than any page reaches
_SLIT = 38_100  # EMU, 3 points: a box too low or narrow to show a character
_UNDERSTOOD = frozenset(
    {"wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16cid", "w16se", "a14", "am3d", "aink", "v", "o"}
)


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: the element that holds its paragraphs, the colour behind them (None: can't be told), and why a
    person would not see it."""

    content: Element
    paper: str | None
    hidden: HiddenReason | None


@dataclass(frozen=True, slots=True)
class Shapes:
    """What was found on one drawing: text boxes, texts of word art and diagrams, and the pictures' relationship ids."""

    boxes: tuple[Box, ...] = ()
    words: tuple[str, ...] = ()
    diagrams: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def chosen(alternatives: Element) -> Element | None:
    """The branch of an `mc:AlternateContent` that Word shows: the first one it understands."""
    for branch in alternatives.iterchildren(MC + "Choice"):
        if set((branch.get("Requires") or "").split()) <= _UNDERSTOOD:
            return branch
    fallback = alternatives.find(MC + "Fallback")
    return alternatives.find(MC + "Choice") if fallback is None else fallback


def shapes_of(drawing: Element, theme: Theme) -> Shapes:
    """What a `w:drawing`, `w:pict` or `w:object` shows."""
    boxes: list[Box] = []
    words: list[str] = []
    diagrams: list[str] = []
    pictures: list[str] = []
    unseen = _unseen(drawing)
    for element, paper, hidden in _walk(drawing, WHITE, unseen, theme):
        tag = element.tag
        if tag == W + "txbxContent":
            boxes.append(Box(element, paper, hidden))
        elif tag == V + "textpath" and element.get("string") and hidden is None:
            words.append(element.get("string"))
        elif tag == DGM + "relIds" and element.get(R + "dm") and hidden is None:
            diagrams.append(element.get(R + "dm"))
        elif tag == A + "blip" and (element.get(R + "embed") or element.get(R + "link")):
            pictures.append(element.get(R + "embed") or element.get(R + "link"))
        elif tag == V + "imagedata" and element.get(R + "id"):
            pictures.append(element.get(R + "id"))
    return Shapes(tuple(boxes), tuple(words), tuple(diagrams), tuple(pictures))


def _walk(
    element: Element, paper: str | None, hidden: HiddenReason | None, theme: Theme
) -> Iterator[tuple[Element, str | None, HiddenReason | None]]:
    stack = [(element, paper, hidden)]
    while stack:
        element, paper, hidden = stack.pop()
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag == MC + "AlternateContent":
            branch = chosen(element)
            if branch is not None:
                stack.append((branch, paper, hidden))
            continue
        if tag == WPS + "wsp":
            paper = _fill(element, theme)
        elif tag.startswith(V):
            paper, hidden = _vml(element, paper, hidden)
        yield element, paper, hidden
        if tag != W + "txbxContent":
            stack.extend((child, paper, hidden) for child in reversed(element))


def _unseen(drawing: Element) -> HiddenReason | None:
    """Why the whole drawing shows nothing: marked hidden, off every page, or too small for a character."""
    for anchor in (*drawing.iterchildren(WP + "anchor"), *drawing.iterchildren(WP + "inline")):
        properties = anchor.find(WP + "docPr")
        if properties is not None and properties.get("hidden") in ("1", "true"):
            return "vanish"
        extent = anchor.find(WP + "extent")
        size = {name: number_of(extent, name) for name in ("cx", "cy")} if extent is not None else {}
        if any(value is not None and value < _SLIT for value in size.values()):
            return "clipped"
        for axis, side in (("positionH", "cx"), ("positionV", "cy")):
            offset = number_of_text(anchor.findtext(f"{WP}{axis}/{WP}posOffset"))
            if offset is not None and (offset > _FAR or offset + (size.get(side) or 0) < -_FAR / 10):
                return "off_page"
    return None


def _fill(shape: Element, theme: Theme) -> str | None:
    """The colour behind a shape's text: its own fill, that of its style, paper where it has none."""
    properties = shape.find(WPS + "spPr")
    for item in properties if properties is not None else ():
        if item.tag == A + "noFill":
            return WHITE
        if item.tag == A + "solidFill":
            for colour in item:
                if colour.tag == A + "srgbClr":
                    return as_hex(colour.get("val"))
                return theme.colour(colour.get("val", "")) if not len(colour) else None
        if item.tag in (A + "gradFill", A + "blipFill", A + "pattFill", A + "grpFill"):
            return None
    reference = shape.find(f"{WPS}style/{A}fillRef")
    return WHITE if reference is None or reference.get("idx") == "0" else None


def _vml(element: Element, paper: str | None, hidden: HiddenReason | None) -> tuple[str | None, HiddenReason | None]:
    style = (element.get("style") or "").replace(" ", "").lower()
    if "visibility:hidden" in style or "display:none" in style:
        hidden = hidden or "vanish"
    if element.get("filled") in ("f", "false"):
        paper = WHITE
    elif element.get("fillcolor"):
        paper = vml_colour(element.get("fillcolor"))
    if element.tag == V + "fill" and element.get("type") not in (None, "solid"):
        paper = None
    return paper, hidden


def number_of_text(text: str | None) -> float | None:
    """`text` as a number; None where it is none."""
    match = re.match(r"\s*-?\d{1,12}", text or "")
    return float(match.group()) if match else None
