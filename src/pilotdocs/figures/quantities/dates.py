"""Days, months, years and spans of them, in every form that office papers write."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from pilotdocs.model.figure import Accuracy

FIRST_YEAR, LAST_YEAR = 1900, 2100
_YEAR = r"(?<![0-9.,])((?:19|20)[0-9]{2}|2100)"
_CN_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "O": "0", "o": "0"}
_CN_YEAR = r"([一二][〇零Oo一二三四五六七八九]{3})"
_CN_NUMBER = "[一二三四五六七八九十廿卅]{1,3}"
_PART = rf"(?:(?:0?[1-9]|[1-3][0-9])(?![0-9])|{_CN_NUMBER})"
_LONG = re.compile(
    rf"(?:{_YEAR}|{_CN_YEAR})(?:财年|(?:会计|财政|财务|自然)年(?=度)|年|財年)(?:({_PART}|元)月(?:份?({_PART})[日号])?)?"
)
_DOTTED = re.compile(rf"{_YEAR}([./-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12][0-9]|3[01])(?![0-9])(?!\2[0-9])")
_SPACED_DATE = re.compile(rf"{_YEAR} ([/-]) (0?[1-9]|1[0-2]) \2 (0?[1-9]|[12][0-9]|3[01])(?![0-9])")
_STRANGE_DOT = re.compile(rf"{_YEAR}[.。](0?[1-9]|1[0-2])[.。](0?[1-9]|[12][0-9]|3[01])(?![0-9])")
_COMPACT = re.compile(
    r"(?<![0-9A-Za-z.,\-_/])((?:19[4-9][0-9]|20[0-9]{2}))(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z.,_])"
)
_YEAR_MONTH = re.compile(rf"{_YEAR}([./-])(0[1-9]|1[0-2])(?![0-9A-Za-z])(?!\2[0-9])(?!\.[0-9])")
_LOOSE_MONTH = re.compile(rf"{_YEAR}([.])([1-9]|1[0-2])(?![0-9A-Za-z%])(?!\.[0-9])")
_DATE_BEFORE = re.compile(r"(?:日期|时间|成立于?|自|从|于|年月|期限|起止|[至到~-]|起)[:： (]?\Z")
_DATE_AFTER = re.compile(r" ?[-~至到起] ?(?:(?:19|20)[0-9]{2}|今|长期)|起|至今")
_UNIT_AFTER = re.compile(r" ?(?:[万亿千百元㎡%‰人名台套项家个亩倍吨]|平方|[mM]2)")
_SAID = re.compile(rf"[二两]千零?({_CN_NUMBER})年(?:({_PART})月(?:份?({_PART})[日号])?)?")
_SHORT_YEAR = re.compile(rf"(?<![0-9.,])([0-3][0-9])年(0?[1-9]|1[0-2])月(?:({_PART})[日号])?")
# 23年度, 24年底: two digits, and what follows says that it is no span of time.
_SHORT_ALONE = re.compile(
    r"(?<![0-9.,近前后共满过续每第])([12][0-9])(?:会计|财政|自然)?年(?=度(?![假量过])|底|末|初(?![始期级步])|[上下]半年|全年|第?[一二三四]季度)"
)
_MONTH_DAY = re.compile(rf"(?<![0-9.])((?:0?[1-9]|1[0-2])(?![0-9])|{_CN_NUMBER})月(?:份?({_PART})[日号]|份)?")
_MONTH_EDGE = re.compile(r"(底|末|初|中旬|上旬|下旬)")
_EDGE = re.compile(
    r"(?:(?:年)?(底|末|初)|(?:(?:年度?)?(上半年|下半年))|(?:年?第?([一二三四1-4])季度)|全年度?|度(?![量过假日]))"
)
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4}
_RELATIVE = {
    "前年": -2, "去年": -1, "上一个会计年度": -1, "上一会计年度": -1, "上一个年度": -1, "上一年度": -1, "上一年": -1,
    "上年度": -1, "上年": -1,
    "今年": 0, "本年度": 0, "本年": 0, "申报当年": 0, "当年": 0, "明年": 1, "下一年度": 1, "下年度": 1,
}  # fmt: skip
RELATIVE_WORDS = "|".join(sorted(_RELATIVE, key=len, reverse=True)).replace("前年", "(?<![此以之目日提先当])前年(?!度)")
_RELATIVE_HIT = re.compile(rf"({RELATIVE_WORDS})(?![级轻])(?:({_PART})月(?:份?({_PART})[日号])?)?")
_JOIN = re.compile(r" ?(?:[-~]{1,2}|至|到|起至) ?")
_END_MONTH = re.compile(rf"({_PART})月(?:份?({_PART})[日号]|份)?")
_END_DAY = re.compile(rf"({_PART})[日号]")
_MONTH_SPAN = re.compile(r"(?:年度?)?(1[0-2]|0?[1-9]) ?(?:[-~]{1,2}|至|到) ?(1[0-2]|0?[1-9])月份?(?![0-9])")
_YEAR_SPAN = re.compile(rf"{_YEAR} ?(?:[-~]{{1,2}}|至|到|/) ?((?:19|20)[0-9]{{2}})(?:(?:财|会计|学)?年度?)")
_YEAR_LIST = re.compile(rf"{_YEAR}(?=(?:[、/和及与](?:19|20)[0-9]{{2}}){{0,6}}[、/和及与](?:19|20)[0-9]{{2}}年)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as written, to `text[:end]`: its first and last day, and how exactly it was written. `edge` is the day
    that it names (the last day for 6月底). `sure` is False where the year was taken from elsewhere."""

    end: int
    first: date
    last: date
    accuracy: Accuracy
    edge: date
    confidence: float = 1.0


_WHOLE = {"十": 10, "元": 1}  # 元月 is January


def number(word: str) -> int:
    """A day or month in digits or Chinese numerals (十八, 廿五); 0 where it is none."""
    if word.isdigit():
        return int(word)
    word = word.replace("廿", "二十").replace("卅", "三十")
    if word in _WHOLE:
        return _WHOLE[word]
    tens, ten, ones = word.partition("十")
    if not ten:
        return int(_CN_DIGITS[word]) if len(word) == 1 and word in _CN_DIGITS else 0
    left = int(_CN_DIGITS.get(tens, "0")) if tens else 1
    right = int(_CN_DIGITS.get(ones, "99")) if ones else 0
    return left * 10 + right if right < 10 else 0


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _moment(end: int, year: int, month: int = 0, day: int = 0, confidence: float = 1.0) -> Moment | None:
    if not FIRST_YEAR <= year <= LAST_YEAR or month > 12:
        return None
    if not month:
        first = date(year, 1, 1)
        return Moment(end, first, date(year, 12, 31), "year", first, confidence)
    if not day:
        first = date(year, month, 1)
        return Moment(end, first, month_end(year, month), "month", first, confidence)
    if day > calendar.monthrange(year, month)[1]:
        return None
    exact = date(year, month, day)
    return Moment(end, exact, exact, "day", exact, confidence)


def _with_edge(text: str, moment: Moment) -> Moment:
    """The moment with what follows it: 底, 初, 上半年, 第三季度, 度."""
    year = moment.first.year
    if moment.accuracy == "month":
        found = _MONTH_EDGE.match(text, moment.end)
        if found is None:
            return moment
        edge = moment.last if found.group(1) in ("底", "末") else moment.first
        return Moment(found.end(), moment.first, moment.last, "month", edge, moment.confidence)
    if moment.accuracy != "year":
        return moment
    span = _MONTH_SPAN.match(text, moment.end)
    if span is not None and int(span.group(1)) < int(span.group(2)):
        first, last = date(year, int(span.group(1)), 1), month_end(year, int(span.group(2)))
        return Moment(span.end(), first, last, "month", date.max, moment.confidence)
    found = _EDGE.match(text, moment.end)
    if found is None:
        return moment
    end, half, quarter = found.group(1), found.group(2), found.group(3)
    if end in ("底", "末"):
        return Moment(found.end(), date(year, 12, 1), moment.last, "month", moment.last, moment.confidence)
    if end == "初":
        return Moment(found.end(), moment.first, month_end(year, 1), "month", moment.first, moment.confidence)
    if half is not None:
        months = (1, 6) if half == "上半年" else (7, 12)
    elif quarter is not None:
        number_of = _QUARTER.get(quarter) or int(quarter)
        months = (number_of * 3 - 2, number_of * 3)
    else:
        return Moment(found.end(), moment.first, moment.last, "year", moment.edge, moment.confidence)
    return Moment(
        found.end(), date(year, months[0], 1), month_end(year, months[1]), "month", date.max, moment.confidence
    )


def read_moment(text: str, at: int, year: int | None = None, before: int = 0) -> Moment | None:
    """One date that begins at `at`; None for none. `year` is whose month 6月底 is; None leaves such dates unread.
    What stands before `at` (not before `before`) decides doubtful forms."""
    moment = _absolute(text, at, before)
    if moment is None and year is not None:
        found = _MONTH_DAY.match(text, at)
        if found is not None and (month := number(found.group(1))):
            day = number(found.group(2)) if found.group(2) else 0
            edge = _MONTH_EDGE.match(text, found.end())
            if day or edge or found.group().endswith("份"):
                moment = _moment(found.end(), year, month, day, 0.7)
    return None if moment is None else _with_edge(text, moment)


def _absolute(text: str, at: int, before: int) -> Moment | None:
    found = _LONG.match(text, at)
    if found is not None:
        written = found.group(1) or "".join(_CN_DIGITS[char] for char in found.group(2))
        month = number(found.group(3)) if found.group(3) else 0
        day = number(found.group(4)) if found.group(4) else 0
        if month and (moment := _moment(found.end(), int(written), month, day)) is not None:
            return moment
        return _moment(text.index("年", at) + 1, int(written))
    found = (
        _DOTTED.match(text, at)
        or _SPACED_DATE.match(text, at)
        or _STRANGE_DOT.match(text, at)
        or _COMPACT.match(text, at)
    )
    if found is not None:
        parts = [int(part) for part in found.groups() if part.isdigit()]
        if not _UNIT_AFTER.match(text, found.end()):
            return _moment(found.end(), *parts)
        return None
    found = _YEAR_MONTH.match(text, at)
    if found is not None and not _UNIT_AFTER.match(text, found.end()):
        return _moment(found.end(), int(found.group(1)), int(found.group(3)), confidence=0.9)
    found = _LOOSE_MONTH.match(text, at)
    if found is not None and not _UNIT_AFTER.match(text, found.end()):
        head = text[max(before, at - 8) : at]
        if _DATE_BEFORE.search(head) or _DATE_AFTER.match(text, found.end()):
            return _moment(found.end(), int(found.group(1)), int(found.group(3)), confidence=0.85)
    found = _YEAR_LIST.match(text, at)
    if found is not None:
        return _moment(found.end(), int(found.group(1)))
    found = _SHORT_YEAR.match(text, at)
    if found is not None:
        day = number(found.group(3)) if found.group(3) else 0
        return _moment(found.end(), 2000 + int(found.group(1)), int(found.group(2)), day, 0.7)
    found = _SHORT_ALONE.match(text, at)
    if found is not None:
        return _moment(found.end(), 2000 + int(found.group(1)), confidence=0.7)
    found = _SAID.match(text, at)
    if found is not None and 0 < (rest := number(found.group(1))) < 100:
        month = number(found.group(2)) if found.group(2) else 0
        return _moment(found.end(), 2000 + rest, month, number(found.group(3)) if found.group(3) else 0)
    return None


def read_relative(text: str, at: int, day: date, year: int | None) -> Moment | None:
    """去年, 上一年度, 今年6月底 … counted from `day`; 当年 from `year` where the sentence named one."""
    found = _RELATIVE_HIT.match(text, at)
    if found is None:
        return None
    base = year if found.group(1) == "当年" and year is not None else day.year
    month = number(found.group(2)) if found.group(2) else 0
    day_of = number(found.group(3)) if found.group(3) else 0
    sure = 0.5 if found.group(1) == "当年" and year is None else 0.8
    moment = _moment(found.end(), base + _RELATIVE[found.group(1)], month, day_of, sure)
    return None if moment is None else _with_edge(text, moment)


def read_year_span(text: str, at: int) -> tuple[int, date, date] | None:
    """2022—2024年: where it ends, its first and its last day; None where there is none."""
    found = _YEAR_SPAN.match(text, at)
    if found is None or int(found.group(1)) >= int(found.group(2)):
        return None
    return found.end(), date(int(found.group(1)), 1, 1), date(int(found.group(2)), 12, 31)


def read_span_end(text: str, moment: Moment) -> Moment | None:
    """The date that ends a span begun by `moment` (2024年1月至12月, 9月1日至30日); None where no span follows."""
    join = _JOIN.match(text, moment.end)
    if join is None:
        return None
    end = _absolute(text, join.end(), join.start())
    year, month = moment.first.year, moment.first.month
    if end is None and moment.accuracy == "day" and (found := _END_DAY.match(text, join.end())) is not None:
        end = _moment(found.end(), year, month, number(found.group(1)))
    if end is None and (found := _END_MONTH.match(text, join.end())) is not None and number(found.group(1)):
        day = number(found.group(2)) if found.group(2) else 0
        end = _moment(found.end(), year, number(found.group(1)), day)
    if end is None:
        return None
    end = _with_edge(text, end)
    return end if end.last > moment.first else None
