"""When two statements could be the same number rounded differently (contract, “Agreement”)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pilotdocs.model.figure import Bound, Figure

# What a written date says besides its year: 2018年10月26日, 2018-10-26, 二〇一八年十月二十六日.
_MONTH = re.compile(r"月|\d{4}[-./]\d")
_DAY = re.compile(r"月.{1,3}[日号]|\d{4}[-./]\d{1,2}[-./]\d|月\d")
_OPEN_STEP = re.compile(r"余|多|几")


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a statement may stand for; None is unbounded. Both ends belong to it unless `open_high`."""

    low: Decimal | None
    high: Decimal | None
    open_high: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether some value belongs to both."""
        return self._below(other) and other._below(self)

    def _below(self, other: Interval) -> bool:
        """Whether this interval's low end is not above the other's high end."""
        if self.low is None or other.high is None:
            return True
        return self.low < other.high or (self.low == other.high and not other.open_high)

    def above(self, other: Interval) -> bool:
        """Whether every value of this one is greater than every value of the other."""
        return not self._below(other)


def coarse_step(value: Decimal) -> Decimal:
    """One unit of the last digit that is not zero: 100 for 1500, the way 约1500 is meant."""
    if value == 0:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def interval(
    value: Decimal, step: Decimal | None, bound: Bound = "exact", high: Decimal | None = None, words: str = ""
) -> Interval:
    """The values that a written number stands for.

    An exact one: half a step each way (a person more or less is none, so a step of one person or one as written is a
    point where the number is whole). 余 and 多 reach up to the next step, 不少于 has no upper end; 近 reaches from the
    last step below; 约 half a coarse step each way.
    """
    unit = step if step is not None else Decimal(0)
    if bound == "range":
        return Interval(value, high if high is not None else value)
    if bound in ("at_least", "over"):
        if _OPEN_STEP.search(words) and unit:
            return Interval(value, value + unit, open_high=True)
        return Interval(value, None)
    if bound == "at_most":
        return Interval(None, value)
    if bound == "under":
        near = coarse_step(value) if unit < coarse_step(value) else unit
        return Interval(value - near, value, open_high=True)
    if bound == "about":
        half = max(unit, coarse_step(value)) / 2
        return Interval(value - half, value + half)
    return Interval(value - unit / 2, value + unit / 2)


def figure_interval(figure: Figure) -> Interval | None:
    """The values that a figure stands for; None where it is no number."""
    if not isinstance(figure.value, Decimal):
        return None
    return interval(figure.value, figure.step, figure.bound, figure.high, figure.quote)


def agree(claim: Figure, value: Decimal, step: Decimal | None = None) -> bool:
    """Whether a claim and an evidenced value could be the same number. Written to the same accuracy they must be
    equal, otherwise their rounding intervals must overlap. `step` is the evidence's accuracy; None: exact."""
    if not isinstance(claim.value, Decimal):
        return False
    if claim.value == value and claim.bound in ("exact", "about", "range"):
        return True
    if claim.bound == "exact" and step is not None and claim.step == step:
        return False
    if claim.bound == "exact" and claim.unit == "person":
        return False
    mine = figure_interval(claim)
    return mine is not None and mine.meets(interval(value, step))


def consistent(first: Figure, second: Figure) -> bool:
    """Whether two claims of the same quantity could be the same number."""
    if isinstance(first.value, date) and isinstance(second.value, date):
        return _one_day(first, first.value, second, second.value)
    if not isinstance(first.value, Decimal) or not isinstance(second.value, Decimal):
        return first.value == second.value
    if first.bound == second.bound == "exact" and first.step == second.step:
        return first.value == second.value
    one, other = figure_interval(first), figure_interval(second)
    return one is not None and other is not None and one.meets(other)


def _one_day(first: Figure, day: date, second: Figure, other: date) -> bool:
    """Whether two days can be one: 2018年10月 can be the 26th, 2017年 any day of the year."""
    if day.year != other.year or (day.month != other.month and not _year_alone(first) and not _year_alone(second)):
        return False
    return day == other or any(_DAY.search(figure.quote) is None for figure in (first, second))


def _year_alone(figure: Figure) -> bool:
    return _MONTH.search(figure.quote) is None
