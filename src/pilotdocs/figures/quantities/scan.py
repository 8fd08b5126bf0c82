"""From a string to its quantities, in one pass from left to right."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pilotdocs.figures.quantities import dates, skips
from pilotdocs.figures.quantities.amounts import Amount, read_amount
from pilotdocs.figures.quantities.mend import mend
from pilotdocs.figures.quantities.numerals import last_place, plain
from pilotdocs.figures.quantities.squeeze import Squeezed, squeeze
from pilotdocs.model.figure import Accuracy, Bound, Quantity

_TRIGGER = re.compile(
    r"[0-9第]|前(?=[0-9一二两三四五六七八九十百])|[零〇一二两三四五六七八九十百千万亿廿卅几壹贰叁肆伍陆柒捌玖拾佰仟仨半]"
    r"|数(?=[十百千万亿])|(?<![以线网会早晚路身])上(?=[百千万亿])|[近过超逾约](?=[百千万亿](?!分之))"
    rf"|{dates.RELATIVE_WORDS}|对半|大半"
)
_RUN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[零〇一二两三四五六七八九十百千万亿廿卅几壹贰叁肆伍陆柒捌玖拾佰仟仨]+")
_LIST_GAP = re.compile(r" ?(?:和|及|与|或|以及|[、/](?:[一-鿿]{2,8})?) ?")
_SENTENCE = re.compile(r"[。；;\n]")
_MEMORY = 200


@dataclass(frozen=True, slots=True)
class _Found:
    """An amount or a moment at `start:end` of the squeezed text."""

    start: int
    end: int
    amount: Amount | None = None
    first: date | None = None
    last: date | None = None
    accuracy: Accuracy | None = None
    confidence: float = 1.0


def find_quantities(text: str, *, day: date | None = None) -> list[Quantity]:
    """Every quantity in `text`, in order and apart from each other; `text[q.start:q.end] == q.text` for each.

    `day` is what 去年, 上一年度 and 今年6月底 count from; without it they are passed over. Numbers that are names
    (codes, phones, models, clause and house numbers, ranks) are passed over, too. A span of time (3年, 36个月) has the
    unit None and its wording in `word`, as have physical units (升, kW) and percentage points. The span takes in the
    unit, a currency sign and the words of the bound. Time is linear in the length of the text.
    """
    squeezed = squeeze(text)
    body, mended = mend(squeezed.text)
    found = _carry(_scan(body, squeezed.starts, day), body)
    return [_quantity(item, text, squeezed, mended) for item in found]


def _scan(text: str, starts: frozenset[int], day: date | None) -> list[_Found]:
    found: list[_Found] = []
    at = done = 0
    year: int | None = None
    year_at = 0
    while (trigger := _TRIGGER.search(text, at)) is not None:
        here = trigger.start()
        sentence_year = year
        if year is not None and (here - year_at > _MEMORY or _SENTENCE.search(text, year_at, here)):
            sentence_year = None
        item, at = _one(text, here, done, starts, day, sentence_year)
        if item is not None:
            found.append(item)
            done = item.end
            if item.first is not None:
                year, year_at = item.first.year, item.end
    return found


def _one(
    text: str, here: int, done: int, starts: frozenset[int], day: date | None, year: int | None
) -> tuple[_Found | None, int]:
    """What stands at a trigger, and where to go on."""
    digit = text[here] in "0123456789"
    passed = skips.skip_latin(text, here) if digit else skips.skip_words(text, here)
    if digit and passed == here:
        passed = skips.skip_before_dates(text, here)
    if passed > here:
        return None, passed
    moment = _moment(text, here, done, day, year)
    if moment is not None:
        return moment, moment.end
    if digit:
        passed = skips.skip_after_dates(text, here, here in starts)
        if passed > here:
            return None, passed
    amount = read_amount(text, here, done, here in starts)
    if amount is not None:
        return _Found(amount.start, amount.end, amount), amount.end
    if digit:
        passed = max(skips.skip_mixed(text, here), skips.skip_fraction(text, here))
        if passed > here:
            return None, passed
    run = _RUN.match(text, here)
    return None, run.end() if run is not None else here + 1


def _moment(text: str, here: int, done: int, day: date | None, year: int | None) -> _Found | None:
    years = dates.read_year_span(text, here)
    if years is not None and text[years[0] - 1] in "年度":
        return _Found(here, years[0], None, years[1], years[2], "year")
    fallback = year if year is not None else (day.year if day is not None else None)
    moment = dates.read_moment(text, here, fallback, done)
    if moment is None and day is not None:
        moment = dates.read_relative(text, here, day, year)
    if moment is None:
        return None
    until = dates.read_span_end(text, moment)
    last = None if until is None else until.last if until.edge in (date.max, until.first) else until.edge
    if until is not None and last is not None and last > moment.first:
        return _Found(
            here, until.end, None, moment.first, last, until.accuracy, min(moment.confidence, until.confidence)
        )
    if moment.edge == date.max:
        return _Found(here, moment.end, None, moment.first, moment.last, moment.accuracy, moment.confidence)
    return _Found(here, moment.end, None, moment.edge, None, moment.accuracy, moment.confidence)


def _carry(found: list[_Found], text: str) -> list[_Found]:
    """The unit of the last of a list for those before it: 980、1020和1130万元."""
    for index in range(len(found) - 2, -1, -1):
        here, then = found[index], found[index + 1]
        if here.amount is None or then.amount is None or not here.amount.bare:
            continue
        gap = _LIST_GAP.fullmatch(text, here.end, then.start) if then.start - here.end < 12 else None
        if gap is not None and not then.amount.bare and then.amount.number_start == then.start:
            found[index] = replace(here, amount=here.amount.with_unit_of(then.amount))
    return found


def _quantity(item: _Found, raw: str, squeezed: Squeezed, mended: tuple[int, ...]) -> Quantity:
    start, end = squeezed.raw_start(item.start), squeezed.raw_end(item.end)
    at = bisect_left(mended, item.start)
    repaired = at < len(mended) and mended[at] < item.end
    amount = item.amount
    confidence = min(item.confidence if amount is None else amount.confidence, squeezed.doubt(item.start, item.end))
    if repaired:
        confidence = min(confidence, 0.5)
    written = raw[start:end]
    if amount is None:
        assert item.first is not None
        bound: Bound = "exact" if item.last is None else "range"
        return Quantity(
            item.first, "date", bound, item.last, start, end, written, None, item.accuracy, "", repaired, confidence
        )
    return Quantity(
        amount.value, amount.code, amount.bound, amount.high, start, end, written, _step(amount), None, amount.word,
        repaired, confidence,
    )  # fmt: skip


def _step(amount: Amount) -> Decimal:
    """One unit of the last digit as written; for a bound, of the last digit that is not zero (contract, Agreement:
    1200余万 reaches to the next 100万, 近500 begins at the last step below 500). 约 takes trailing zeros for rounding,
    up to a tenth of the value."""
    if amount.bound in ("exact", "range") or not amount.base:
        return amount.step
    place = last_place(amount.base)
    if amount.bound == "about":
        place = max(min(place, abs(amount.base) / 10), amount.base_place)
    elif place == abs(amount.base) and place >= 10 and amount.bound in ("under", "at_most"):
        place = place / 10
    elif place <= amount.base_place:
        return amount.step
    return plain(amount.unit.canonical(place)) if amount.unit is not None else plain(place)
