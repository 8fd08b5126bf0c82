"""What a condition asks: the small language of tests that a rule pack is written in. Tests are three-valued."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

Operator = Literal[">=", ">", "<=", "<", "=="]
Anchor = Literal["as_of", "deadline", "published", "last_year_end"]


@dataclass(frozen=True, slots=True)
class Duration:
    """So many years, months and days; counted to the corresponding day, or the month's last where there is none."""

    years: int = 0
    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """The day on which so much has passed since `day`: the corresponding day is enough (民法典201–203)."""
        return _shift(day, self.years * 12 + self.months, self.days)

    def before(self, day: date) -> date:
        """The first day of the span that ends on `day`, both ends included."""
        return _shift(day, -(self.years * 12 + self.months), -self.days)

    def words(self) -> str:
        """In Chinese: 3年, 6个月, 90天."""
        parts = ((self.years, "年"), (self.months, "个月"), (self.days, "天"))
        return "".join(f"{number}{word}" for number, word in parts if number)


@dataclass(frozen=True, slots=True)
class Limit:
    """A number to be held against, in the quantity's unit. `since` is the first day it is in force (None: always)
    and `when` the case it is for (None: every other case). `written` is how the pack writes it (1000 万元)."""

    value: Decimal | date
    written: str
    since: date | None = None
    when: Test | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """`quantity` `operator` a limit. Of `limits` the newest in force on the day applies, and of those the first whose
    `when` holds; where it can't be told which applies, all that may apply are tried."""

    quantity: str
    operator: Operator
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """From the date `since` to the anchor at least `at_least` has passed; the corresponding day itself is enough."""

    since: str
    at_least: Duration
    until: Anchor = "as_of"


@dataclass(frozen=True, slots=True)
class Place:
    """The address `quantity` lies in the region: its province, one of its cities, districts or zones.

    Names stand without 省/市/区/县. Another province or city in the address misses; an address that names none of
    them is handed to a person. With `whole_province` the province alone is enough; cities then serve addresses that
    leave it out. `elsewhere` are cities and counties outside: an address that names one of them misses.
    """

    quantity: str
    province: str = ""
    cities: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    whole_province: bool = False
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """The text `quantity` contains one of `any_of` and none of `none_of`. A hit in `none_of` is `excluded`; a text
    that hits neither list is handed to a person (with empty `any_of` it passes). A word straight after 非 is no hit
    in `any_of`: 非公司私营企业 is no 公司."""

    quantity: str
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    otherwise: Literal["person", "missed"] = "person"


@dataclass(frozen=True, slots=True)
class PaperThere:
    """A paper of one of the kinds was handed in. A missing paper is unknown, never missed."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the text quantity were found: in evidence (`where` “evidence”), or anywhere. Not found is unknown."""

    quantity: str
    where: Literal["evidence", "anywhere"] = "evidence"


@dataclass(frozen=True, slots=True)
class All:
    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class CountOf:
    """At least `least` of the tests hold."""

    least: int
    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Not:
    test: Test


@dataclass(frozen=True, slots=True)
class OnlyIf:
    """`then` is asked only where `when` holds; where `when` does not hold the test is passed (不适用)."""

    when: Test
    then: Test


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that lets a person begin: a paper, or words that speak of the present in evidence, in a claim or
    anywhere, or (`mention`) words anywhere that may speak of the future too."""

    kind: Literal["paper", "evidence", "claim", "anywhere", "mention"]
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Never decided by a program. `manual` where one of `needs` is there (always, where it is empty); else
    `claim_only` where one of `claimed` is there, else `nothing_found`. `topics` are text quantities whose presence is
    listed; `alarms` are signs that speak against it and turn the verdict into a judgement. `look` says what the
    person decides."""

    needs: tuple[Sign, ...] = ()
    claimed: tuple[Sign, ...] = ()
    topics: tuple[str, ...] = ()
    alarms: tuple[Sign, ...] = ()
    look: str = ""


Treatment = Literal["not_met", "judgement", "ignored"]


@dataclass(frozen=True, slots=True)
class Record:
    """A paper, not older than `max_age`, shows no entry in `window` back from the anchor (both ends included; None:
    at any time).

    `grave`, `other` and `cured` say what an entry of that sort does. A cured grave entry stays grave, unless
    `cures_grave`. `grave_words` are further words that make an entry grave. `declared` are signs that only declare
    the record. `covers` are groups of words: of each group the report must itself say that it found none.
    """

    window: Duration | None
    max_age: Duration | None
    anchor: Anchor = "as_of"
    grave: Treatment = "not_met"
    other: Treatment = "judgement"
    cured: Treatment = "judgement"
    grave_words: tuple[str, ...] = ()
    declared: tuple[Sign, ...] = ()
    cures_grave: bool = False
    covers: tuple[tuple[str, ...], ...] = ()

    def first_day(self, anchor: date) -> date:
        """The first day whose entries count."""
        return date.min if self.window is None else self.window.before(anchor)


Test = (
    Threshold | Tenure | Place | Member | PaperThere | Said | All | AnyOf | CountOf | Not | OnlyIf | Person | Record
)  # fmt: skip


def _shift(day: date, months: int, days: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return date.max if months > 0 else date.min
    shifted = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return shifted + timedelta(days=days)
