"""`styles.xml` of a workbook: number formats, and which cell formats nobody can read (white on white, specks)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from pilotdocs.documents.docx.colours import WHITE, Theme, as_hex, too_alike
from pilotdocs.documents.package import Element
from pilotdocs.documents.sheets.formats import BUILT_IN, shows_nothing
from pilotdocs.documents.sheets.names import S
from pilotdocs.model.document import HiddenReason

T = TypeVar("T")

TINY = 2.0  # points
_SLOTS = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
_BASE = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_REST = (
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
)
_PALETTE = (*_BASE, *_BASE, *_REST.split())


@dataclass(frozen=True, slots=True)
class Look:
    """One cell format: its number format; the text's colour (None: the usual) and size in points; the colour behind
    it (WHITE where the cell is not filled, None where it can't be told); whether the text is crossed out."""

    code: str = "General"
    ink: str | None = None
    size: float | None = None
    paper: str | None = WHITE
    struck: bool = False

    def why_hidden(self, painted: bool) -> HiddenReason | None:
        """Why nobody sees a cell of this format; `painted` where something else may colour the cell."""
        if self.size is not None and self.size <= TINY:
            return "tiny"
        if self.same_as_paper(self.ink, painted):
            return "white"
        return "struck" if self.struck else None

    def same_as_paper(self, ink: str | None, painted: bool) -> bool:
        """Whether a text of colour `ink` can't be told from the cell."""
        return bool(ink and self.paper and not (painted and self.paper == WHITE) and too_alike(ink, self.paper))

    @property
    def blank(self) -> bool:
        """Whether its number format shows no number at all."""
        return shows_nothing(self.code)


PLAIN = Look()


def read_looks(root: Element | None, theme: Theme) -> list[Look]:
    """The cell formats of a workbook, by index."""
    if root is None:
        return [PLAIN]
    codes = dict(BUILT_IN)
    for item in root.iterfind(f"{S}numFmts/{S}numFmt"):
        if (item.get("numFmtId") or "").isdigit():
            codes[int(item.get("numFmtId"))] = item.get("formatCode") or "General"
    palette = [
        as_hex((item.get("rgb") or "")[-6:]) for item in root.iterfind(f"{S}colors/{S}indexedColors/{S}rgbColor")
    ]
    fonts = [_font(item, theme, palette) for item in root.iterfind(f"{S}fonts/{S}font")]
    fills = [_fill(item, theme, palette) for item in root.iterfind(f"{S}fills/{S}fill")]
    looks: list[Look] = []
    for item in root.iterfind(f"{S}cellXfs/{S}xf"):
        ink, size, struck = _at(fonts, item.get("fontId"), (None, None, False))
        code = codes.get(_index(item.get("numFmtId")), "General")
        looks.append(Look(code, ink, size, _at(fills, item.get("fillId"), WHITE), struck))
    return looks or [PLAIN]


def _index(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 9 else 0


def _at(items: list[T], index: str | None, default: T) -> T:
    at = _index(index)
    return items[at] if at < len(items) else default


def _font(item: Element, theme: Theme, palette: list[str | None]) -> tuple[str | None, float | None, bool]:
    size = item.find(S + "sz")
    ink = colour_of(item.find(S + "color"), theme, palette)
    return ink, as_size(size.get("val") if size is not None else None), is_struck(item)


def is_struck(properties: Element) -> bool:
    """Whether a font (a cell format's or a run's) crosses its text out."""
    strike = properties.find(S + "strike")
    return strike is not None and strike.get("val", "1") not in ("0", "false")


def as_size(text: str | None) -> float | None:
    """A font size in points; None where there is none."""
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _fill(item: Element, theme: Theme, palette: list[str | None]) -> str | None:
    pattern = item.find(S + "patternFill")
    if pattern is None:
        return None if len(item) else WHITE
    kind = pattern.get("patternType", "none" if not len(pattern) else "solid")
    if kind == "none":
        return WHITE
    if kind == "solid":
        return colour_of(pattern.find(S + "fgColor"), theme, palette)
    return None


def colour_of(item: Element | None, theme: Theme, palette: list[str | None] | None = None) -> str | None:
    """RRGGBB of a colour element; None where it is automatic or unknown."""
    if item is None or item.get("auto") in ("1", "true"):
        return None
    if item.get("rgb"):
        return as_hex(item.get("rgb")[-6:])
    if item.get("theme"):
        slot = _index(item.get("theme"))
        base = theme.colours.get(_SLOTS[slot]) if slot < len(_SLOTS) else None
        return _tinted(base, item.get("tint")) if base else None
    if item.get("indexed"):
        index = _index(item.get("indexed"))
        colours = palette if palette and index < len(palette) else list(_PALETTE)
        return colours[index] if index < len(colours) else None
    return None


def _tinted(base: str, tint: str | None) -> str:
    """A theme colour lightened (tint above 0) or darkened, near enough for telling it from another."""
    share = max(-1.0, min(1.0, as_size(tint) or 0.0))
    channels = [int(base[at : at + 2], 16) for at in (0, 2, 4)]
    changed = [value * (1 + share) if share < 0 else value + (255 - value) * share for value in channels]
    return "".join(f"{round(value):02X}" for value in changed)
