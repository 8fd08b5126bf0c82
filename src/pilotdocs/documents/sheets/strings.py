"""Texts of a workbook: shared ones and those in cells, with the runs that differ in how they look."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pilotdocs.documents.docx.colours import Theme
from pilotdocs.documents.package import Element
from pilotdocs.documents.sheets.looks import TINY, as_size, colour_of, is_struck
from pilotdocs.documents.sheets.names import S

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Shared:
    """A text of the shared table. `runs` where it has formatted runs: text, colour, size, crossed out (None: nothing
    is said)."""

    text: str
    runs: tuple[tuple[str, str | None, float | None, bool | None], ...] = ()


def read_strings(root: Element | None, theme: Theme) -> list[Shared]:
    """The shared texts of a workbook."""
    return [rich_text(item, theme) for item in root.iterchildren(S + "si")] if root is not None else []


def rich_text(item: Element, theme: Theme) -> Shared:
    """A `si` or `is` element's text; pronunciation marks are no part of it."""
    runs: list[tuple[str, str | None, float | None, bool | None]] = []
    for child in item:
        if child.tag == S + "t":
            runs.append((unescaped(child.text or ""), None, None, None))
        elif child.tag == S + "r":
            properties = child.find(S + "rPr")
            ink = size = struck = None
            if properties is not None:
                ink = colour_of(properties.find(S + "color"), theme)
                stated = properties.find(S + "sz")
                size = as_size(stated.get("val")) if stated is not None else None
                struck = is_struck(properties)
            runs.append((unescaped(child.findtext(S + "t") or ""), ink, size, struck))
    text = "".join(run[0] for run in runs)
    formatted = any(ink is not None or (size is not None and size <= TINY) or struck for _, ink, size, struck in runs)
    return Shared(text, tuple(runs) if formatted else ())


def unescaped(text: str) -> str:
    """`_x000D_` and its like are characters that XML can't hold."""
    if "_x" not in text:
        return text
    decoded = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
    return (
        decoded.replace("\r\n", "\n").replace("\r", "\n").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )
