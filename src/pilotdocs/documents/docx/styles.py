"""Styles: what a paragraph, run or table inherits, and whether a person would see a run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pilotdocs.documents.docx.colours import HIGHLIGHTS, WHITE, Theme, as_hex, shading, text_colour, too_alike
from pilotdocs.documents.docx.names import OFF, W14, W
from pilotdocs.documents.package import Element
from pilotdocs.model.document import HiddenReason

TINY = 4  # half-points: text of 2 pt and less is a speck
NARROW = 10  # per cent of a character's width
_HEADING = re.compile(r"^(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_DEPTH = 30  # of styles based on styles; Word's own limit is 11


@dataclass(frozen=True, slots=True)
class Look:
    """What is stated about a run's appearance; None where nothing is stated. `size` in half-points, `scale` in per
    cent, colours as RRGGBB (`ink` may be "auto")."""

    vanish: bool | None = None
    ink: str | None = None
    size: float | None = None
    scale: float | None = None
    paper: str | None = None
    raised: str | None = None
    font: str | None = None
    struck: bool | None = None

    def over(self, base: Look) -> Look:
        """This look where it states something, `base` elsewhere."""
        return Look(
            base.vanish if self.vanish is None else self.vanish,
            self.ink or base.ink,
            base.size if self.size is None else self.size,
            base.scale if self.scale is None else self.scale,
            self.paper or base.paper,
            self.raised or base.raised,
            self.font or base.font,
            base.struck if self.struck is None else self.struck,
        )


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Style:
    """One style of `styles.xml`."""

    name: str
    base: str | None
    element: Element


@dataclass(slots=True)
class Styles:
    """All styles of a document with what they resolve to, worked out once for each."""

    theme: Theme
    styles: dict[str, Style] = field(default_factory=dict)
    defaults: Look = PLAIN
    default_paragraph: str | None = None
    default_table: str | None = None
    looks: dict[str, Look] = field(default_factory=dict)

    def chain(self, style: str | None) -> list[Style]:
        """The style and those it is based on, nearest first; a circle ends where it closes."""
        found: list[Style] = []
        seen: set[str] = set()
        while style and style in self.styles and style not in seen and len(found) < _DEPTH:
            seen.add(style)
            found.append(self.styles[style])
            style = self.styles[style].base
        return found

    def look(self, style: str | None) -> Look:
        """What the style says of runs, inherited parts included."""
        if not style:
            return PLAIN
        if style not in self.looks:
            look = PLAIN
            for each in reversed(self.chain(style)):
                look = read_look(each.element.find(W + "rPr"), self.theme).over(look)
            self.looks[style] = look
        return self.looks[style]

    def paragraph_property(self, style: str | None, name: str) -> Element | None:
        """The nearest `w:pPr/name` of the style and its bases; None where none states it."""
        for each in self.chain(style):
            found = each.element.find(f"{W}pPr/{W}{name}")
            if found is not None:
                return found
        return None

    def heading_level(self, style: str | None) -> int | None:
        """1 to 9 for a heading style (by its name or its outline level), 0 for the title, None for others."""
        for each in self.chain(style):
            match = _HEADING.match(each.name)
            if match:
                return int(match.group(1))
            if each.name.lower() in ("title", "标题"):
                return 0
        return None


def read_styles(root: Element | None, theme: Theme) -> Styles:
    """The styles of `styles.xml`; empty where the document has none."""
    styles = Styles(theme)
    if root is None:
        return styles
    styles.defaults = read_look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), theme)
    for element in root.iterchildren(W + "style"):
        identity = element.get(W + "styleId")
        if not identity or identity in styles.styles:
            continue
        styles.styles[identity] = Style(
            value_of(element.find(W + "name")) or "", value_of(element.find(W + "basedOn")), element
        )
        if element.get(W + "default") in ("1", "true", "on"):
            kind = element.get(W + "type")
            if kind == "paragraph":
                styles.default_paragraph = identity
            elif kind == "table":
                styles.default_table = identity
    return styles


def read_look(properties: Element | None, theme: Theme) -> Look:
    """What a `w:rPr` states."""
    if properties is None or not len(properties):
        return PLAIN
    vanish: bool | None = None
    struck: bool | None = None
    ink = paper = raised = font = None
    size = scale = None
    for item in properties:
        tag = item.tag
        if tag == W + "vanish":
            vanish = is_on(item)
        elif tag in (W + "strike", W + "dstrike"):
            struck = is_on(item) or struck or False
        elif tag == W + "color":
            ink = ink or text_colour(item, theme)
        elif tag == W14 + "textFill":
            ink = _text_fill(item, theme) or ink
        elif tag == W + "sz":
            size = number_of(item)
        elif tag == W + "w":
            scale = number_of(item)
        elif tag == W + "highlight":
            paper = HIGHLIGHTS.get(item.get(W + "val", "")) or paper
        elif tag == W + "shd":
            paper = paper or shading(item, theme)
        elif tag == W + "vertAlign":
            raised = item.get(W + "val")
        elif tag == W + "rFonts":
            font = item.get(W + "ascii") or item.get(W + "hAnsi")
    return Look(vanish, ink, size, scale, paper, raised, font, struck)


def _text_fill(fill: Element, theme: Theme) -> str | None:
    """The colour of Word 2010's text fill; "none" where the text is not painted at all."""
    if fill.find(W14 + "noFill") is not None:
        return "none"
    solid = fill.find(W14 + "solidFill")
    for colour in solid if solid is not None else ():
        alpha = colour.find(W14 + "alpha")
        if alpha is not None and (number_of(alpha, W14 + "val") or 0) >= 97_000:
            return "none"
        if colour.tag == W14 + "schemeClr":
            return theme.colour(colour.get(W14 + "val", "")) if not len(colour) else None
        return as_hex(colour.get(W14 + "val"))
    return None


def why_hidden(look: Look, paper: str | None) -> HiddenReason | None:
    """Why a person would not see a run of this look on `paper` (None: the paper's colour can't be told)."""
    if look.vanish:
        return "vanish"
    if look.size is not None and look.size <= TINY:
        return "tiny"
    if look.scale is not None and 0 < look.scale <= NARROW:
        return "tiny"
    if look.ink == "none":
        return "white"
    behind = look.paper or paper
    if look.ink not in (None, "auto") and behind is not None and too_alike(look.ink or WHITE, behind):
        return "white"
    return "struck" if look.struck else None


def is_on(element: Element | None) -> bool:
    """A toggle element's value: on when present, unless it says off."""
    return element is not None and element.get(W + "val", "1") not in OFF


def value_of(element: Element | None) -> str | None:
    """The `w:val` of an element; None where there is neither."""
    return None if element is None else element.get(W + "val")


def number_of(element: Element | None, name: str = W + "val") -> float | None:
    """A numeric attribute; strict documents may write a unit (`2pt`, `50%`); None where it is none."""
    text = "" if element is None else (element.get(name) or "")
    match = re.match(r"-?\d{1,9}(?:\.\d{1,6})?", text)
    if not match:
        return None
    return float(match.group()) * (2 if text.endswith("pt") and name == W + "val" else 1)
