"""The year or day that a number is of, and numbers that a later or exacter one replaces."""

from __future__ import annotations

import re
from datetime import date

from pilotdocs.figures.claims.context import Setting, Spot, find_cue
from pilotdocs.figures.pipeline import Marked, Wording
from pilotdocs.figures.vocabulary import Vocabulary

_PARTIAL_YEAR = re.compile(
    r"^(?:\(?(?:上半年|下半年|前?[一二三四1-4]个?季度|第[一二三四1-4]季度|前[一二三四五六七八九十\d]+个月|1[-—–~～至到]\d{1,2}月|\d{1,2}[-—–~～至到]\d{1,2}月|一至[一二三四五六七八九十]+月))"
)
# 三年租金, 36个月租金: more than one year, unless it is a year's own number (2025年租金).
_SEVERAL_YEARS = re.compile(r"(?<!\d)(?:\d{1,2}|[两二三四五六七八九十]{1,3})(?:年|个月)(?:期|的|间|内|共)*$")
_PART_YEAR = re.compile(
    r"[一二三四1-4]个?季度|[上下]半年|前[一二三四五六七八九十\d]+个月|(?<!\d)1(?:月份?)?[-—–~～至到](?:[2-9]|1[01])月"
)
YEARLY = frozenset({"pilot_revenue_total", "pilot_revenue_external", "external_share"})


def find_period(
    marked: Marked,
    sentence: tuple[int, int],
    spots: list[Spot],
    spot: Spot,
    wording: Wording,
    last_year: str | None,
) -> tuple[str | None, bool]:
    """The year (or day) that the number is of, and whether it is of more or less than one year."""
    text = marked.text
    if find_cue(marked, "cumulative", sentence[0], spot.start) is not None:
        return None, True
    before = wording.start + wording.text.startswith("年")
    if _SEVERAL_YEARS.search(text[max(sentence[0], before - 8) : before]):
        return None, True
    dated = [o for o in spots if o.end <= spot.start and isinstance(o.quantity.value, date)]
    if wording.concept in YEARLY and _PART_YEAR.search(text, dated[-1].end if dated else sentence[0], spot.start):
        return None, True
    if not dated:
        return last_year, False
    nearest = dated[-1]
    value, high = nearest.quantity.value, nearest.quantity.high
    if not isinstance(value, date):
        return last_year, False
    if isinstance(high, date) and high.year != value.year:
        return None, True
    if _PARTIAL_YEAR.match(text[nearest.end : nearest.end + 10]):
        return f"{value.year}", True
    if nearest.quantity.accuracy == "year":
        return str(value.year), False
    if isinstance(high, date) and (value.month, high.month) == (1, 12):
        return str(value.year), False
    if nearest.quantity.accuracy == "month" and wording.concept in YEARLY:
        return str(value.year), True
    return value.isoformat(), False


def is_long_past(
    vocabulary: Vocabulary,
    marked: Marked,
    sentence: tuple[int, int],
    spots: list[Spot],
    spot: Spot,
    setting: Setting,
) -> bool:
    """Whether what there is was counted on a day two or more years back (2021年设备原值仅为680万元), or before a
    later day of the same sentence. A day on which something was done (2021年建成) counts nothing."""
    dated = [o for o in spots if o.end <= spot.start and isinstance(o.quantity.value, date) and o.quantity.high is None]
    dated = [o for o in dated if o.start >= sentence[0]]
    if not dated:
        return False
    nearest = dated[-1]
    between = marked.text[nearest.end : spot.start]
    if "；" in between or vocabulary.patterns["event"].match(marked.text[nearest.end : nearest.end + 14]):
        return False
    if find_cue(marked, "present", nearest.end, spot.start) is not None or not isinstance(nearest.quantity.value, date):
        return False
    return nearest.quantity.value.year < setting.day.year - 1


def comes_later(sentence: tuple[int, int], spots: list[Spot], spot: Spot, setting: Setting) -> bool:
    """Whether a day to come stands before the number."""
    return any(
        isinstance(o.quantity.value, date) and o.quantity.value > setting.day and sentence[0] <= o.start < spot.start
        for o in spots
    )


def is_restated(text: str, spots: list[Spot], position: int) -> bool:
    """Whether the number is a round one that the bracket after it states exactly (七成左右（70.96%）)."""
    if position + 1 >= len(spots):
        return False
    one, two = spots[position], spots[position + 1]
    return (
        one.quantity.unit == two.quantity.unit
        and one.quantity.bound not in ("exact", "range")
        and two.quantity.bound == "exact"
        and text[one.end : two.start] in ("(", "(即", "(为", "(准确为")
        and text[two.end : two.end + 1] == ")"
    )
