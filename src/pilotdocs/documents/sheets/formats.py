"""Number formats: what a spreadsheet shows for a number (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from pilotdocs.documents.sheets.days import day_of

_YEAR_MONTH = 'yyyy"年"m"月"'
_MONTH_DAY = 'm"月"d"日"'
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "General", 13: "General", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: _YEAR_MONTH, 28: _MONTH_DAY,
    29: _MONTH_DAY, 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: _YEAR_MONTH, 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00",
    44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: _YEAR_MONTH,
    51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _MONTH_DAY, 55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"', 57: _YEAR_MONTH, 58: _MONTH_DAY,
}  # fmt: skip
_LONGEST = 255
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = "一二三四五六日"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General)'
    r"|(?P<noon>AM/PM|A/P|上午/下午)|(?P<exponent>[Ee][+-][0#?]+)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[aA]{3,4}|[eE]+|[bB]+)"
    r"|(?P<digit>[0#?])|(?P<sign>[.,%@])|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One step of a format: `kind` is literal, date, noon, elapsed, digit, point, comma, percent, text, general,
    exponent."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of up to four sections, with its condition (`[>=1000]`) where it states one."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None

    def has(self, *kinds: str) -> bool:
        """Whether a step of one of these kinds is in it."""
        return any(token.kind in kinds for token in self.tokens)


def is_date_format(code: str) -> bool:
    """Whether numbers in this format are days (not mere times of day or lengths of time)."""
    first = sections_of(code)[0]
    return any(token.kind == "date" and token.text[0] in "ydea" for token in first.tokens) or (
        first.has("date") and any(token.text == "m" * len(token.text) for token in first.tokens if token.kind == "date")
        and not any(token.kind in ("date", "elapsed") and token.text[0] in "hs" for token in first.tokens)
    )  # fmt: skip


def shows_nothing(code: str) -> bool:
    """Whether the format hides every number (`;;;`)."""
    found = sections_of(code)
    return len(found) > 1 and all(not section.tokens for section in found[:3])


def shown(value: Decimal, code: str, from_1904: bool = False) -> str:
    """What the sheet shows for `value` in the format `code`; column widths are not considered."""
    section, number = _chosen(sections_of(code), value)
    if not section.tokens:
        return "" if ";" in code else general(number)
    if section.has("date", "elapsed", "noon"):
        text = _date_text(section, number, from_1904)
        return general(value) if text is None else text
    if section.has("text"):
        return "".join(general(number) if token.kind == "text" else token.text for token in section.tokens)
    try:
        return _number_text(section, number)
    except InvalidOperation:
        return general(value)


def text_shown(text: str, code: str) -> str:
    """What the sheet shows for a text: as it is, unless the format has a section for texts."""
    found = sections_of(code)
    section = found[3] if len(found) > 3 else found[0] if len(found) == 1 and found[0].has("text") else None
    if section is None:
        return text
    return "".join(
        text if token.kind == "text" else token.text if token.kind == "literal" else "" for token in section.tokens
    )


def general(value: Decimal) -> str:
    """A number without a format: plain digits, no exponent up to twenty places."""
    if value == value.to_integral_value() and value.adjusted() < 15:
        return f"{value:.0f}" if value else "0"
    rounded = fifteen(value)
    if rounded == 0:
        return "0"
    if not -10 <= rounded.adjusted() <= 20:
        return f"{rounded.normalize():E}"
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def fifteen(value: Decimal) -> Decimal:
    """The number that a spreadsheet keeps: fifteen significant digits, so that 0.1 + 0.2 is 0.3."""
    rounded = _FIFTEEN.create_decimal(value)
    if rounded == rounded.to_integral_value() and rounded.adjusted() < 20:
        return rounded.quantize(Decimal(1))
    return rounded.normalize() if rounded else Decimal(0)


@lru_cache(maxsize=4096)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a format code."""
    code = code.replace("G/通用格式", "General")[:_LONGEST]
    sections: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, Decimal] | None = None
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup
        text = match.group(kind) if kind else ""
        if kind == "other" and text == ";":
            sections.append(Section(tuple(tokens), condition))
            tokens, condition = [], None
        elif kind == "bracket":
            condition = _bracket(text, tokens) or condition
        elif kind is not None:
            tokens.append(_token(kind, text))
    sections.append(Section(_minutes(tokens), condition))
    return tuple(Section(_minutes(list(section.tokens)), section.condition) for section in sections[:4])


def _token(kind: str, text: str) -> Token:
    if kind == "sign":
        return Token({".": "point", ",": "comma", "%": "percent", "@": "text"}[text], text)
    if kind == "date":
        return Token("date", text.lower())
    if kind in ("general", "noon", "exponent", "digit"):
        return Token(kind, text)
    return Token("literal", text)


def _bracket(text: str, tokens: list[Token]) -> tuple[str, Decimal] | None:
    match = re.match(r"^(<=|>=|<>|<|>|=)(-?\d{1,20}(?:\.\d{1,20})?)$", text)
    if match:
        return match.group(1), Decimal(match.group(2))
    if re.match(r"^(h+|m+|s+)$", text, re.IGNORECASE):
        tokens.append(Token("elapsed", text.lower()))
    elif text.startswith("$"):
        sign = text[1:].split("-", 1)[0]
        if sign:
            tokens.append(Token("literal", sign))
    return None


def _minutes(tokens: list[Token]) -> tuple[Token, ...]:
    """`m` next to hours or seconds means minutes; they are written `n` from here on."""
    result = list(tokens)
    clock = [index for index, token in enumerate(result) if token.kind in ("date", "elapsed")]
    for at, index in enumerate(clock):
        token = result[index]
        if token.kind == "date" and token.text in ("m", "mm"):
            before = result[clock[at - 1]].text if at else ""
            after = result[clock[at + 1]].text if at + 1 < len(clock) else ""
            if before.startswith("h") or after.startswith("s"):
                result[index] = Token("date", "n" * len(token.text))
    return tuple(result)


def _chosen(sections: tuple[Section, ...], value: Decimal) -> tuple[Section, Decimal]:
    """The section for a number, and the number as that section writes it (a section of its own for negative ones
    writes them without a sign)."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _holds(section.condition, value):
                return section, value
        return sections[-1], value
    if len(sections) > 1 and value < 0:
        return sections[1], -value
    if len(sections) > 2 and value == 0:
        return sections[2], value
    return sections[0], value


def _holds(condition: tuple[str, Decimal], value: Decimal) -> bool:
    sign, limit = condition
    return {
        "<": value < limit, ">": value > limit, "=": value == limit, "<=": value <= limit, ">=": value >= limit,
        "<>": value != limit,
    }[sign]  # fmt: skip


def _number_text(section: Section, value: Decimal) -> str:
    tokens = section.tokens
    if section.has("general"):
        return "".join(general(value) if token.kind == "general" else token.text for token in tokens)
    digits = [index for index, token in enumerate(tokens) if token.kind == "digit"]
    if not digits:
        sign = "-" if value < 0 else ""
        return sign + "".join(token.text for token in tokens)
    point = next((index for index, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    whole = [index for index in digits if index < point]
    places = [index for index in digits if index > point]
    commas = [index for index, token in enumerate(tokens) if token.kind == "comma"]
    grouped = any(whole and whole[0] < comma < whole[-1] for comma in commas)
    last = max(whole) if whole else -1
    scale = sum(1 for comma in commas if last < comma and (comma < point or comma > digits[-1]))
    if section.has("exponent"):
        return f"{value:.{len(places)}E}"
    value = value.scaleb(2 * sum(token.kind == "percent" for token in tokens) - 3 * scale, Context(prec=60))
    rounded = abs(value).quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP, Context(prec=60))
    integer, _, fraction = f"{rounded:f}".partition(".")
    filled = _filled(integer, [tokens[index].text for index in whole], grouped)
    minus = "-" if value < 0 and rounded != 0 else ""
    kept = len(fraction)
    while kept and fraction[kept - 1] == "0" and tokens[places[kept - 1]].text != "0":
        kept -= 1
    parts: list[str] = []
    for index, token in enumerate(tokens):
        if index in whole:
            parts.append(filled[whole.index(index)])
        elif index in places:
            at = places.index(index)
            parts.append(fraction[at] if at < kept else "")
        elif token.kind == "point":
            parts.append("." if kept else "")
        elif token.kind != "comma":
            parts.append(token.text)
    return minus + "".join(parts)


def _filled(integer: str, holders: list[str], grouped: bool) -> list[str]:
    """Which digits each placeholder shows: one each from the right, the first takes what is left."""
    integer = "" if integer == "0" else integer
    result: list[str] = []
    for at in range(len(holders)):
        right = len(holders) - 1 - at  # digits to the right of this placeholder
        end = len(integer) - right
        here = integer[: max(end, 0)] if at == 0 else integer[max(end - 1, 0) : max(end, 0)]
        if not here and holders[at] == "0":
            here = "0"
        if grouped:
            here = "".join(
                digit + ("," if (right + len(here) - 1 - index) % 3 == 0 and right + len(here) - 1 - index else "")
                for index, digit in enumerate(here)
            )
        result.append(here)
    return result


def _date_text(section: Section, value: Decimal, from_1904: bool) -> str | None:
    moment = day_of(value, from_1904)
    if moment is None:
        return None
    twelve = section.has("noon")
    parts: list[str] = []
    for token in section.tokens:
        if token.kind == "date":
            parts.append(_date_part(token.text, moment, twelve))
        elif token.kind == "elapsed":
            seconds = value * 86_400
            size = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            parts.append(str(int((seconds / size).to_integral_value(ROUND_HALF_UP) if size == 1 else seconds // size)))
        elif token.kind == "noon":
            early, late = token.text.split("/")
            parts.append(early if moment.hour < 12 else late)
        elif token.kind in ("literal", "point"):
            parts.append(token.text)
        elif token.kind == "digit" and parts and parts[-1] == ".":
            parts[-1:] = []
    return "".join(parts)


def _date_part(code: str, moment: datetime, twelve: bool) -> str:
    letter, length = code[0], len(code)
    hour = (moment.hour % 12 or 12) if twelve else moment.hour
    if letter in "yeb":
        return f"{moment.year % 100:02d}" if length <= 2 and letter == "y" else f"{moment.year:04d}"
    if letter == "m" and length >= 3:
        return _MONTHS[moment.month - 1][: 3 if length == 3 else 1 if length == 5 else None]
    if letter == "d" and length >= 3:
        return moment.strftime("%a" if length == 3 else "%A")
    if letter == "a":
        return ("星期" if length > 3 else "") + _DAYS[moment.weekday()]
    number = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}[letter]
    return f"{number:02d}" if length > 1 else str(number)
