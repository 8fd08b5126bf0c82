"""How Word writes the number of a list item: one function a family of `w:numFmt` (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def list_number(value: int, style: str) -> str:
    """`value` in the number format `style` of `w:numFmt`; plain digits for a format that is not known here, "" for
    `none` and `bullet`. Values outside what a format can write fall back to digits, as Word does."""
    if style in ("none", "bullet"):
        return ""
    write = _FORMATS.get(style)
    if write is None or value < 0 or value > 32767:
        return str(value)
    return write(value)


def counting(value: int, digits: str = _DIGITS, units: str = "十百千", zero: str = "零", bare_ten: bool = True) -> str:
    """`value` as a Chinese numeral with units, below 100 000 (21 → 二十一, 105 → 一百零五)."""
    if value == 0:
        return digits[0]
    if value >= 10000:
        rest = value % 10000
        gap = zero if 0 < rest < 1000 else ""
        tail = counting(rest, digits, units, zero, False) if rest else ""
        return counting(value // 10000, digits, units, zero) + "万" + gap + tail
    text = ""
    skipped = False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit == 0:
            skipped = bool(text)
            continue
        text += (zero if skipped else "") + digits[digit] + (units[place - 1] if place else "")
        skipped = False
    return text[1:] if bare_ten and 10 <= value < 20 else text


def by_place(value: int, digits: str) -> str:
    """`value` digit by digit (105 → 一〇五)."""
    return "".join(digits[int(digit)] for digit in str(value))


def _chinese_counting(value: int) -> str:
    return counting(value) if value < 100 else by_place(value, "○" + _DIGITS[1:])


def _letters(value: int) -> str:
    if value == 0:
        return "0"
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value <= 780 else str(value)


def _roman(value: int) -> str:
    if value == 0:
        return "0"
    text = ""
    for size, letters in _ROMAN:
        times, value = divmod(value, size)
        text += letters * times
    return text


def _run_of(first: int, count: int) -> Callable[[int], str]:
    return lambda value: chr(first + value - 1) if 1 <= value <= count else str(value)


def _circled(value: int) -> str:
    for first, start, end in ((0x2460, 1, 20), (0x3251, 21, 35), (0x32B1, 36, 50)):
        if start <= value <= end:
            return chr(first + value - start)
    return str(value)


def _cycle(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if 1 <= value <= 60 else str(value)


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else str(value)


def _padded(width: int) -> Callable[[int], str]:
    return lambda value: str(value).zfill(width)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": _padded(2),
    "decimalFullWidth": lambda value: by_place(value, "０１２３４５６７８９"),
    "decimalFullWidth2": lambda value: by_place(value, "０１２３４５６７８９"),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "hex": lambda value: f"{value:X}",
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _chinese_counting,
    "chineseCountingThousand": counting,
    "chineseLegalSimplified": lambda value: counting(value, _LEGAL_DIGITS, "拾佰仟", "零", False),
    "ideographLegalTraditional": lambda value: counting(value, _LEGAL_TRADITIONAL, "拾佰仟", "零", False),
    "ideographDigital": lambda value: by_place(value, _DIGITS),
    "japaneseDigitalTenThousand": lambda value: by_place(value, _DIGITS),
    "taiwaneseDigital": lambda value: by_place(value, "○" + _DIGITS[1:]),
    "taiwaneseCounting": _chinese_counting,
    "taiwaneseCountingThousand": counting,
    "japaneseCounting": counting,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _run_of(0x2474, 20),
    "decimalEnclosedFullstop": _run_of(0x2488, 20),
    "ideographEnclosedCircle": _run_of(0x3280, 10),
}
