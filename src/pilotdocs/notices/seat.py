"""署名 and 成文日期 in their places: how far from the right depends on how long both are.

Source: GB/T 9704-2012, 7.3.5.1 (with seal) and 7.3.5.2 (without).
"""

from __future__ import annotations

import unicodedata
from typing import Any

from docx.oxml.ns import qn

from pilotdocs.notices.profile import Profile


def width_in_chars(text: str) -> float:
    """How many characters wide a text is: a half-width one counts half."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)


def right_indents(name: float, day: float, profile: Profile, *, sealed: bool) -> tuple[float, float]:
    """Characters left free at the right of 署名 and of 成文日期, for their widths in characters.

    With a seal the date stands four from the right and the name centred over it. Without, the name stands two from
    the right and the date begins two behind the name's beginning; where the date would then run past, the date stands
    two from the right and the name moves left. Never less than nothing.
    """
    sign = profile.signature
    if sealed:
        day_right = float(sign.sealed_date_right)
        return max(0.0, day_right + day / 2 - name / 2), day_right
    day_right = sign.plain_right + name - sign.plain_shift - day
    if day_right >= sign.plain_right:
        return float(sign.plain_right), day_right
    day_right = float(sign.plain_right)
    return max(0.0, day_right + day + sign.plain_shift - name), day_right


def seat_signature(body: Any, profile: Profile, *, sealed: bool) -> None:
    """Sets the right indents of the paragraphs in the styles 署名 and 成文日期, where there are both."""
    found: dict[str, Any] = {}
    for paragraph in body.iterchildren(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) in ("NSign", "NDate"):
            found[style.get(qn("w:val"))] = paragraph
    if len(found) < 2:
        return
    name, day = (
        width_in_chars("".join(node.text or "" for node in found[key].iter(qn("w:t")))) for key in ("NSign", "NDate")
    )
    for key, chars in zip(("NSign", "NDate"), right_indents(name, day, profile, sealed=sealed), strict=True):
        properties = found[key].get_or_add_pPr()
        indent = properties.get_or_add_ind()
        indent.set(qn("w:rightChars"), str(round(chars * 100)))
        indent.set(qn("w:right"), str(profile.chars(chars)))
