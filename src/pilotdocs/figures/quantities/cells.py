"""A whole cell as one number, day or amount: what tables hold."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from pilotdocs.figures.quantities.dates import read_moment
from pilotdocs.figures.quantities.numerals import EXACT, read_chinese
from pilotdocs.figures.quantities.scan import find_quantities
from pilotdocs.figures.quantities.squeeze import squeeze
from pilotdocs.figures.quantities.units import Unit, unit_named
from pilotdocs.model.figure import Accuracy, Quantity

_WHITE = re.compile(r"\s+")
_NUMBER = re.compile(
    r"[¥$€£]?([+-]?)(?:([0-9]{1,3}(?:[,'][0-9]{3})+|[0-9]{1,24})(\.[0-9]{1,20})?|(\.[0-9]{1,20}))(%|‰)?元?"
)
_PLAIN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,6})?|[0-9]{1,15}(?:\.[0-9]{1,6})?")
_PARENTHESES = re.compile(r"\(([0-9][0-9,.]*)\)")


def parse_number(text: str) -> Decimal | None:
    """The number that a whole cell holds, as written (1,236.80 → 1236.80; 21.3% → 0.213; (1,200) → -1200).

    None for an empty cell, “—”, “/”, “无”, and whatever else is not one number: which of these it is, is the caller's.
    """
    body = _WHITE.sub("", squeeze(text).text)
    negative = _PARENTHESES.fullmatch(body)
    if negative is not None:
        inner = parse_number(negative.group(1))
        return None if inner is None or len(negative.group(1)) < 3 else -inner
    found = _NUMBER.fullmatch(body)
    if found is None:
        minus = body.startswith("负")
        chinese = read_chinese(body, int(minus)) if len(body) > minus else None
        if chinese is None or chinese.end != len(body) or chinese.high is not None:
            return None
        return -chinese.value if minus else chinese.value
    sign, whole_part, decimals, only, share = found.groups()
    value = Decimal((whole_part or "").replace(",", "").replace("'", "") + (decimals or only or ""))
    if share:
        value = value.scaleb(-2 if share == "%" else -3, context=EXACT)
    return -value if sign == "-" else value


def parse_date(text: str) -> tuple[date, Accuracy] | None:
    """The date that a whole cell holds with its accuracy (2019.3 → 1 March 2019, “month”); None where it is none.

    A month or a year gives its first day, 年底 and 月底 the last; a span of dates is None.
    """
    body = squeeze(text).text.strip(" \n")
    moment = read_moment(body, 0)
    if moment is None and re.fullmatch(r"(?:19|20)[0-9]{2}\.(?:[1-9]|1[0-2])", body):
        moment = read_moment(body + "起", 0)
    if (
        moment is None
        or moment.edge == date.max
        or not re.fullmatch(
            r"[ \n]?(?:起|止|前|00:00(?::00)?|[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?", body[moment.end :]
        )
    ):
        return None
    return moment.edge, moment.accuracy


def parse_amount(text: str, unit_hint: str | None = None) -> Quantity | None:
    """The one amount that a cell holds; None where it holds none, several, or a date.

    `unit_hint` is the unit of the column or the unit note (“万元”, “元”, “㎡”, “人”); it counts for a number without
    a unit of its own only.
    """
    number = parse_number(text)
    # A plain number has no unit, bound or word of its own that a search could find.
    plain = number is not None and _PLAIN.fullmatch(text) is not None
    found = [] if plain else [item for item in find_quantities(text) if item.unit != "date"]
    if number is None and len(found) != 1:
        return None
    if len(found) == 1 and (found[0].unit is not None or found[0].word not in ("", "万", "亿", "千万", "百万")):
        return found[0]
    if number is None and found:
        item = found[0]
        if len(_WHITE.sub("", text)) > len(_WHITE.sub("", item.text)) + 2 and unit_hint is None:
            return item
        value, step, high, bound, word = item.value, item.step, item.high, item.bound, item.word
    else:
        assert number is not None
        exponent = number.as_tuple().exponent
        value, step, high, word = number, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0), None, ""
        bound = found[0].bound if len(found) == 1 else "exact"
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if found and number is None:
        start, end = found[0].start, found[0].end
    confidence = found[0].confidence if len(found) == 1 else 1.0
    repaired = found[0].repaired if len(found) == 1 else False
    assert isinstance(value, Decimal)
    unit = unit_named(unit_hint, end) if unit_hint else None
    if unit is None:
        return Quantity(value, None, bound, high, start, end, text[start:end], step, None, word, repaired, confidence)
    if word and unit.code == "CNY":  # 1200万 in a column of 万元: the cell's own 万 counts
        unit = Unit("CNY", word, end)
    upper = unit.canonical(high) if isinstance(high, Decimal) else None
    return Quantity(
        unit.canonical(value), unit.code, bound, upper, start, end, text[start:end],
        None if step is None else unit.canonical(step), None, unit.word, repaired, confidence,
    )  # fmt: skip
