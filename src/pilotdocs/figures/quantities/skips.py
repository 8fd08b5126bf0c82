"""Digits that are no quantity: codes, phones, models, document numbers, clause and list numbers, house numbers.

They are passed over whole, so that no part of them (the 12 of 12号楼) is ever read as an amount.
"""

from __future__ import annotations

import re

from pilotdocs.figures.quantities.words import one_of

_TOKEN = re.compile(r"[A-Za-z0-9]*(?:[-_/.·#+@:*×]+[A-Za-z0-9]+)*[A-Za-z]*")
# PCT2件, SCI5篇: letters that sort patents and papers, and no code.
_WORKS = re.compile(r"[0-9]{1,3}(?:[件篇](?!号)|项(?!目))")
_INITIALS = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,6}\Z")
_MONEY_LETTERS = re.compile(r"(?:RMB|CNY|USD|EUR|JPY|HKD|GBP|KRW|CHF|AUD|CAD|SGD|TWD|US\$|HK\$|A\$|C\$|S\$)[: ]?\Z")
_DOCUMENT = re.compile(r"[0-9]{4}[〕\])】][^，。;；、\n ]{0,24}?[0-9]{1,8}(?:-[0-9]+)?号|[0-9]{4}〕[0-9]{1,6}")
_LONG = re.compile(
    r"[0-9]{12,}(?:\.[0-9Xx](?![0-9])|[Xx])?|[0-9]{4}(?: [0-9]{4}){2,}(?: [0-9]{1,4})?"
    r"|1[3-9][0-9]{9}(?![0-9.,])|[0-9]{17}[Xx]"
)
_PHONE = re.compile(
    r"0[0-9]{2,3}[-~][0-9]{7,8}(?:[-/~][0-9]{1,8}){0,4}(?![0-9])|400-?[0-9]{3,4}-?[0-9]{3,4}(?![0-9])|\(0[0-9]{2,3}\)[0-9]{7,8}"
    r"|1[3-9][0-9]-[0-9]{4}-[0-9]{4}|1[3-9][0-9] [0-9]{4} [0-9]{4}(?![0-9])"
)
_HYPHENATED = re.compile(
    r"[0-9]+(?:-[0-9A-Za-z]+){2,}|[0-9]+(?:\.[0-9]+){2,}|[0-9]+-[0-9]*(?!(?:k?g|[mck]?m[23]?|nm|k?W|MPa|kPa|rpm|m?L|ml|t|h|k?V|A|Hz)(?![A-Za-z0-9]))[A-Za-z][A-Za-z0-9]*"
)
_MIXED = re.compile(r"[0-9]+[A-Za-z][A-Za-z0-9]*(?:[-_/.][A-Za-z0-9]+)*")
_SERIAL = re.compile(r"[0-9]{8}-[0-9]{1,6}(?![0-9])")
_EIGHT = re.compile(r"[0-9]{8}(?![0-9])")
_CODE_LABEL = re.compile(r"(?:编号|批号|号码|票号|证号|单号|账号|流水号|合同号|文号)[:为 ]{0,2}\Z")
_MASKED = re.compile(r"[0-9]+[*＊xX×•]{2,}[0-9]*[Xx]?")
_CLOCK = re.compile(
    r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])|[0-2]?[0-9][时点][0-5]?[0-9]分?(?![0-9])|[0-2]?[0-9]时(?=[，。;；、)\n]|$|许|整|前|后)|[0-2]?[0-9]点(?=[整前后半，。]|到)"
)
_RATIO = re.compile(r"[0-9]+(?:\.[0-9]+)?[:∶][0-9]+(?:\.[0-9]+)?(?:[:∶][0-9]+(?:\.[0-9]+)?)*")
_PLUS = re.compile(r"[0-9]+\+[0-9A-Za-z]+(?:\+[0-9A-Za-z]+)*")
_TIMES = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:mm|cm|m|米)?(?:[×*xX][0-9]+(?:\.[0-9]+)?(?:mm|cm|m|米)?(?![0-9台人]))+")
_NUMBERED = re.compile(
    r"[0-9]+(?:[-~、/至][0-9]+){0,4}(?:#|号(?![称召令])|强(?![度制])|期(?=[A-Z幢楼区])|弄|幢|室(?![内外])|栋(?=[0-9一二三四五六七八九]|楼)|楼(?![宇])|层(?=[至~-]?[0-9东西南北]))(?:楼|厂房|车间|库|门)?"
)
_CLAUSE = re.compile(r"[0-9]+(?:\.[0-9]+)+[条款章节]")
_FLOORS = re.compile(r"[0-9]+(?:[-~、/至][0-9]+){1,4}层|-[0-9]层")
_FRACTION = re.compile(r"[0-9]+/[0-9]+(?:/[0-9]+)*")
_LABEL = re.compile(rf"(?:{one_of('code_labels')})[为是]?[:：]? ?\Z|(?:{one_of('standards')}) ?\Z")
_DIGITS = re.compile(r"[0-9][0-9A-Za-z\-_/.]*")
_LIST_ITEM = re.compile(r"[0-9]{1,3}(?:[.][0-9]{1,2}){0,3}(?:[、)](?![0-9])|[.] ?(?![0-9])|[.] (?=[0-9]))")
_HEADING = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?= ?[一-鿿])")
_ORDINAL = re.compile(
    r"第 ?(?:[0-9]+|[零〇一二两三四五六七八九十百千廿]{1,8})"
    r"(?:[-~、至到和及]第?(?:[0-9]+|[零〇一二三四五六七八九十百]{1,6})){0,8}"
    r"[条章节款项页卷期次届名号批版类方个位层轮代季组台套年月日天周阶梯部场编目线医人册家产楼栋幢级]?"
)
_FIRST_FEW = re.compile(r"前(?:[0-9]+|[一二两三四五六七八九十百]{1,4})[名位强列甲](?:以[内上])?")
_QUOTED = re.compile(
    r"[“\"「‘'](?:[0-9]+(?:[+.][0-9A-Za-z]+)*|[零〇一二两三四五六七八九十百千万]{1,5}[^”\"」’\n]{0,3})[”\"」’']"
)
_CHEMICAL = re.compile(r"[0-9](?:,[0-9]){0,5}-(?=[一-鿿])(?![一二三四五六七八九十]+[月号楼层人])")
_AFTER_DIGITS = re.compile(r"[万亿千百]?(?:元|㎡|平方|人|名|台|套|%)")


_STOREY = re.compile(r"[0-9]+(?:[-~、][0-9]+)?(?:[层楼室]|单元)")
_STANDARD = re.compile(r"[0-9]+(?:\.[0-9]+)*[-~](?:19|20)[0-9]{2}(?![0-9])")
_CAPITALS = re.compile(r"[A-Z][A-Z/]{0,3} ?\Z")
_GROUPED = re.compile(r"[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?")
_WELL_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DECIMALS = re.compile(r"[0-9][0-9,.]*")
_IN_BRACKETS = re.compile(r"[0-9]{1,2}\)")
_PLAIN_RUN = re.compile(r"[0-9]+")
_NAME_MARKS = frozenset(" -:∶.+×*xX#号强期弄幢室栋楼层时点~、/至,mc米")


def skip_latin(text: str, at: int) -> int:
    """Where the code ends whose letters or hyphens lead up to the digits at `at`; `at` where there is none."""
    before = text[at - 1] if at else ""
    tied = (before.isascii() and (before.isalpha() or before == "_")) or before in tuple("ΦφØ∅")
    if not tied and before and before in "-./#@":
        tied = at > 1 and text[at - 2].isascii() and text[at - 2].isalpha()
    if tied and _WORKS.match(text, at) and _INITIALS.search(text[max(0, at - 7) : at]):
        return at
    if not tied or _MONEY_LETTERS.search(text[max(0, at - 5) : at]):
        return at
    found = _TOKEN.match(text, at)
    return max(found.end(), at + 1) if found is not None else at + 1


def skip_before_dates(text: str, at: int) -> int:
    """Codes that hold a year: 〔2025〕12号, and phones; `at` for none."""
    if at and text[at - 1] in "〔[(【" and (found := _DOCUMENT.match(text, at)) is not None:
        return found.end()
    found = _PHONE.match(text, at) or _MASKED.match(text, at) or _SERIAL.match(text, at)
    if found is None and (code := _EIGHT.match(text, at)) is not None and _CODE_LABEL.search(text[max(0, at - 6) : at]):
        return code.end()
    return found.end() if found is not None else at


def skip_after_dates(text: str, at: int, line_start: bool) -> int:
    """Every other number that is a name; `at` where the digits there may be a quantity."""
    if line_start and (found := _LIST_ITEM.match(text, at)) is not None:
        return found.end()
    if (found := _GROUPED.match(text, at)) is not None and not _WELL_GROUPED.fullmatch(found.group()):
        return found.end()
    if at > 1 and text[at - 1] == "." and text[at - 2] not in "。、" and not text[at - 2].isalpha():
        return _DECIMALS.match(text, at).end()  # type: ignore[union-attr]
    end = _PLAIN_RUN.match(text, at).end()  # type: ignore[union-attr]
    names = end - at > 10 or text[end : end + 1] in _NAME_MARKS
    for pattern in (
        () if not names else (_LONG, _HYPHENATED, _CLOCK, _RATIO, _PLUS, _TIMES, _CLAUSE, _FLOORS, _NUMBERED, _CHEMICAL)
    ):
        found = pattern.match(text, at)
        if found is not None:
            if pattern is _LONG and _AFTER_DIGITS.match(text, found.end()):
                continue
            return found.end()
    if at and text[at - 1] in "幢栋楼座号" and (found := _STOREY.match(text, at)) is not None:
        return found.end()
    if (found := _STANDARD.match(text, at)) is not None and _CAPITALS.search(text[max(0, at - 5) : at]):
        return found.end()
    if at and text[at - 1] == "(" and (found := _IN_BRACKETS.match(text, at)) is not None:
        return found.end()
    if _LABEL.search(text[max(0, at - 10) : at]) and (found := _DIGITS.match(text, at)) is not None:
        after = _AFTER_DIGITS.match(text, found.end())
        return at if after else found.end()
    if at and text[at - 1] in '“"「‘' and (found := _QUOTED.match(text, at - 1)) is not None and text[at].isdigit():
        return found.end()
    return at


def skip_mixed(text: str, at: int) -> int:
    """A code that begins with digits (2A01, 3D, 5G), tried after the units that begin with a letter."""
    found = _MIXED.match(text, at)
    return found.end() if found is not None else at


def skip_fraction(text: str, at: int) -> int:
    """Digits with a slash between them (3/14) that no share speaks of; `at` for none."""
    found = _FRACTION.match(text, at)
    return found.end() if found is not None else at


def skip_heading(text: str, at: int) -> int:
    """A heading's number (3.1 中试人员) at a line's start; `at` for none."""
    found = _HEADING.match(text, at)
    return found.end() if found is not None else at


def skip_words(text: str, at: int) -> int:
    """Ordinals and ranks (第十二条, 前三名) at `at`; `at` for none."""
    found = _ORDINAL.match(text, at) or _FIRST_FEW.match(text, at)
    return found.end() if found is not None else at
