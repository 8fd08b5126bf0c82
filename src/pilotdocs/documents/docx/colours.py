"""What colour a name means, and whether a person can tell a text's colour from what lies behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pilotdocs.documents.docx.names import A, W
from pilotdocs.documents.package import Element

WHITE = "FFFFFF"
# A difference in the strongest channel up to which print and screen show nothing (F2F2F2 on white is 13).
INVISIBLE = 24

_HEX = re.compile(r"^[0-9A-Fa-f]{6}$")
HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": WHITE, "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_VML_NAMES = {**{name.lower(): value for name, value in HIGHLIGHTS.items()}, "window": WHITE, "gray": "808080"}
_SLOTS = {
    "background1": "bg1", "text1": "tx1", "background2": "bg2", "text2": "tx2", "dark1": "dk1", "light1": "lt1",
    "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_MAPPING = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_DEFAULT_THEME = {"dk1": "000000", "lt1": WHITE}


@dataclass(frozen=True, slots=True)
class Theme:
    """The document's named colours: `colours` by scheme slot (dk1, lt1, accent1 …) as RRGGBB."""

    colours: dict[str, str] = field(default_factory=lambda: dict(_DEFAULT_THEME))
    mapping: dict[str, str] = field(default_factory=lambda: dict(_MAPPING))

    def colour(self, name: str, tint: str | None = None, shade: str | None = None) -> str | None:
        """RRGGBB of a theme colour; `tint` and `shade` are hex bytes as Word writes them. None for an unknown name."""
        slot = _SLOTS.get(name, name)
        base = self.colours.get(self.mapping.get(slot, slot))
        if base is None:
            return None
        if tint is not None:
            part = _byte(tint) / 255
            return _each(base, lambda value: value * part + 255 * (1 - part))
        if shade is not None:
            part = _byte(shade) / 255
            return _each(base, lambda value: value * part)
        return base


def read_theme(theme: Element | None, settings: Element | None) -> Theme:
    """The theme of the parts `theme1.xml` and `settings.xml`; Office's black on white where they are missing."""
    colours = dict(_DEFAULT_THEME)
    scheme = next(theme.iter(A + "clrScheme"), None) if theme is not None else None
    for slot in scheme if scheme is not None else ():
        for value in slot:
            colour = as_hex(value.get("lastClr") or value.get("val"))
            if colour and isinstance(slot.tag, str):
                colours[slot.tag.rsplit("}", 1)[-1]] = colour
    mapping = dict(_MAPPING)
    stated = settings.find(W + "clrSchemeMapping") if settings is not None else None
    for ours, theirs in (("bg1", "bg1"), ("tx1", "t1"), ("bg2", "bg2"), ("tx2", "t2")):
        named = stated.get(W + theirs) if stated is not None else None
        if named:
            mapping[ours] = _SLOTS.get(named, named)
    return Theme(colours, mapping)


def as_hex(value: str | None) -> str | None:
    """`value` as RRGGBB in capitals; None where it is none ("auto", a name, nothing)."""
    return value.upper() if value and _HEX.match(value) else None


def vml_colour(value: str | None) -> str | None:
    """RRGGBB of a VML colour (`#ff0000 [3204]`, `white`); None where it can't be told."""
    word = (value or "").split(" ", 1)[0].lower()
    if word.startswith("#"):
        digits = word[1:]
        return as_hex("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)
    return _VML_NAMES.get(word)


def shading(element: Element | None, theme: Theme) -> str | None:
    """The colour that a `w:shd` paints; None where it paints nothing."""
    if element is None:
        return None
    pattern = element.get(W + "val", "clear")
    fill = _coloured(element, theme, "fill", "themeFill")
    if pattern in ("clear", "nil"):
        return fill
    ink = _coloured(element, theme, "color", "themeColor") or "000000"
    if pattern == "solid":
        return ink
    share = int(pattern[3:]) / 100 if pattern.startswith("pct") and pattern[3:].isdigit() else 0.5
    return _mixed(ink, fill or WHITE, share)


def _coloured(element: Element, theme: Theme, plain: str, themed: str) -> str | None:
    name = element.get(W + themed)
    if name:
        return theme.colour(name, element.get(f"{W}{themed}Tint"), element.get(f"{W}{themed}Shade"))
    return as_hex(element.get(W + plain))


def text_colour(element: Element, theme: Theme) -> str:
    """The colour of a `w:color`, or "auto" (Word then takes black or white, whichever can be read)."""
    name = element.get(W + "themeColor")
    if name:
        found = theme.colour(name, element.get(W + "themeTint"), element.get(W + "themeShade"))
        if found:
            return found
    return as_hex(element.get(W + "val")) or "auto"


def too_alike(ink: str, paper: str) -> bool:
    """Whether text of colour `ink` can't be told from `paper` by eye."""
    return max(abs(one - other) for one, other in zip(_channels(ink), _channels(paper), strict=True)) <= INVISIBLE


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def _each(colour: str, change: Callable[[float], float]) -> str:
    return "".join(f"{max(0, min(255, round(change(value)))):02X}" for value in _channels(colour))


def _mixed(ink: str, paper: str, share: float) -> str:
    pairs = zip(_channels(ink), _channels(paper), strict=True)
    return "".join(f"{round(one * share + other * (1 - share)):02X}" for one, other in pairs)


def _byte(value: str) -> int:
    try:
        return int(value, 16) & 0xFF
    except ValueError:
        return 255
