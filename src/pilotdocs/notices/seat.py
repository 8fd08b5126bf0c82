"""署名 and 成文日期 in their places: how far from the right depends on how long both are.

Source: GB/T 9704-2012, 7.3.5.1 (with seal) and 7.3.5.2 (without).
"""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from pilotdocs.notices.profile import Profile
from pilotdocs.notices.titles import title_width, width_in_chars

_SLACK = 0.4  # of a character, so that rounding breaks no line early


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


def _style(element: Any) -> str:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") if element.tag == qn("w:p") else None
    return "" if style is None else str(style.get(qn("w:val")))


def _keep(paragraph: Any) -> None:
    properties = paragraph.get_or_add_pPr()
    if properties.find(qn("w:keepNext")) is None:
        keep = properties.makeelement(qn("w:keepNext"), {})
        properties.insert(1 if properties.find(qn("w:pStyle")) is not None else 0, keep)


def _keep_together(sign: Any) -> None:
    """署名 never alone on a page: it takes the text's last paragraph, and what follows it up to the annex, along."""
    element = sign.getprevious()
    while element is not None and element.tag == qn("w:p"):
        _keep(element)
        if _style(element) not in ("NBlank", "NAttach"):
            break
        element = element.getprevious()
    element, after = sign, sign.getnext()
    while after is not None and _style(after) in ("NDate", "NNote", "NText", "NFlush", "NBlank"):
        _keep(element)
        element, after = after, after.getnext()


def seat_titles(body: Any, profile: Profile) -> None:
    """Narrows titles of several lines so that no word is broken at a line's end and no line is left with a scrap."""
    size = profile.sizes.title * 10
    most = profile.page.text_width / size
    for paragraph in body.iterchildren(qn("w:p")):
        if _style(paragraph) not in ("NTitle", "NAnnexTitle"):
            continue
        text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        chars = title_width(text, most)
        side = round((profile.page.text_width - (chars + _SLACK) * size) / 2)
        if side > 0:
            indent = paragraph.get_or_add_pPr().get_or_add_ind()
            for key in ("left", "right"):
                indent.set(qn(f"w:{key}Chars"), "0")
                indent.set(qn(f"w:{key}"), str(side))


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
    _keep_together(found["NSign"])
    for key, chars in zip(("NSign", "NDate"), right_indents(name, day, profile, sealed=sealed), strict=True):
        properties = found[key].get_or_add_pPr()
        indent = properties.get_or_add_ind()
        indent.set(qn("w:rightChars"), str(round(chars * 100)))
        indent.set(qn("w:right"), str(profile.chars(chars)))
