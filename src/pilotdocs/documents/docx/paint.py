"""What a table's style paints: the colour behind each cell and the look of its runs. Heads are often white on dark."""

from __future__ import annotations

from pilotdocs.documents.docx.colours import shading
from pilotdocs.documents.docx.names import W
from pilotdocs.documents.docx.styles import PLAIN, Look, Styles, read_look, value_of
from pilotdocs.documents.package import Element


class TablePaint:
    """The style of one table, ready to be asked for each of its cells."""

    def __init__(self, table: Element, styles: Styles) -> None:
        properties = table.find(W + "tblPr")
        stated = value_of(part_of(properties, "tblStyle"))
        self._chain = styles.chain(stated if stated in styles.styles else styles.default_table)
        self._look = styles.look(stated if stated in styles.styles else styles.default_table)
        self._paper = shading(part_of(properties, "shd"), styles.theme)
        flags = part_of(properties, "tblLook")
        self._flags = {name: _flag(flags, name, mask) for name, mask in _FLAGS}
        self._parts: dict[str, tuple[str | None, Look]] = {}
        for style in reversed(self._chain):
            own = shading(style.element.find(f"{W}tcPr/{W}shd"), styles.theme)
            self._paper = self._paper or own
            for part in style.element.iterchildren(W + "tblStylePr"):
                name = part.get(W + "type", "")
                paper, look = self._parts.get(name, (None, PLAIN))
                found = shading(part.find(f"{W}tcPr/{W}shd"), styles.theme)
                self._parts[name] = (found or paper, read_look(part.find(W + "rPr"), styles.theme).over(look))

    def of(self, row: int, column: int, rows: int, last: bool) -> tuple[str | None, Look]:
        """The colour that the style paints behind a cell (None: none) and the look that it gives the cell's runs."""
        paper, look = self._paper, self._look
        for name in self._names(row, column, rows, last):
            found = self._parts.get(name)
            if found is not None:
                paper, look = found[0] or paper, found[1].over(look)
        return paper, look

    def _names(self, row: int, column: int, rows: int, last: bool) -> list[str]:
        """The conditional formats that hold for a cell, the weakest first (ECMA-376 part 1, 17.7.6)."""
        flags = self._flags
        first_row = flags["firstRow"] and row == 0
        last_row = flags["lastRow"] and row == rows - 1
        names = ["wholeTable"]
        if not flags["noVBand"]:
            names.append("band2Vert" if (column - flags["firstColumn"]) % 2 else "band1Vert")
        if not flags["noHBand"] and not first_row and not last_row:
            names.append("band2Horz" if (row - flags["firstRow"]) % 2 else "band1Horz")
        if flags["firstColumn"] and column == 0:
            names.append("firstCol")
        if flags["lastColumn"] and last:
            names.append("lastCol")
        if first_row:
            names.append("firstRow")
        if last_row:
            names.append("lastRow")
        return names


_FLAGS = (
    ("firstRow", 0x0020), ("lastRow", 0x0040), ("firstColumn", 0x0080), ("lastColumn", 0x0100),
    ("noHBand", 0x0200), ("noVBand", 0x0400),
)  # fmt: skip


def _flag(look: Element | None, name: str, mask: int) -> bool:
    if look is None:
        return False
    own = look.get(W + name)
    if own is not None:
        return own in ("1", "true", "on")
    try:
        return bool(int(look.get(W + "val") or "0", 16) & mask)
    except ValueError:
        return False


def part_of(properties: Element | None, name: str) -> Element | None:
    """A child of a properties element; None where there is neither."""
    return None if properties is None else properties.find(W + name)
