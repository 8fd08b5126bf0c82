"""Units of office prose: which canonical unit a word stands for, and the word-like look-alikes that it is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pilotdocs.figures.quantities.numerals import EXACT, plain, scaled
from pilotdocs.figures.quantities.words import one_of

# 亩: 1/15 hectare (国务院关于在我国统一实行法定计量单位的命令), that is 2000/3 m².
_AREA = {
    "平方公里": (1000000, 1), "平方千米": (1000000, 1), "km2": (1000000, 1),
    "公顷": (10000, 1), "公亩": (100, 1), "亩": (2000, 3),
}  # fmt: skip
_CURRENCY = {
    "USD": ("美元", "美金", "USD", "US$", "$"),
    "EUR": ("欧元", "EUR", "€"),
    "JPY": ("日元", "日圆", "JPY"),
    "HKD": ("港元", "港币", "港圆", "HKD", "HK$"),
    "GBP": ("英镑", "GBP", "£"),
    "KRW": ("韩元", "KRW"),
    "CHF": ("瑞士法郎", "瑞郎", "CHF"),
    "AUD": ("澳元", "澳大利亚元", "AUD", "A$"),
    "CAD": ("加元", "加拿大元", "CAD", "C$"),
    "SGD": ("新加坡元", "新元", "SGD", "S$"),
    "TWD": ("新台币", "台币", "TWD"),
    "MOP": ("澳门元", "澳门币", "MOP"),
    "RUB": ("卢布", "RUB"),
    "THB": ("泰铢", "THB"),
    "VND": ("越南盾", "VND"),
    "CNY": ("人民币", "RMB", "CNY", "¥"),
}
CURRENCY_CODE = {word: code for code, words in _CURRENCY.items() for word in words}
CURRENCY_CODE["日元"] = CURRENCY_CODE["日圆"] = "JPY"

_GROUPS = (
    ("points", "个?百分点|pct"),
    ("duration_early", "个多?月|个?工作日"),
    (
        "m2",
        one_of("m2"),
    ),
    ("foreign", one_of("foreign") + "|[ ]?(?:USD|EUR|JPY|HKD|GBP|KRW|CHF|AUD|CAD|SGD|TWD)(?![A-Za-z])"),
    (
        "cny",
        r"元(?![素件器宇旦组胞])(?:人民币|\(人民币\))?|块钱|块(?=[0-9一二三四五六七八九]毛)|人民币"
        r"|[ ]?(?:RMB|CNY)(?![A-Za-z])",
    ),
    ("ratio", "%|‰|‱"),
    ("person_named", "名(?![称录单牌义誉目片次额])"),
    ("count", one_of("count")),
    ("person", rf"人(?!{one_of('not_person')})"),
    ("duration", one_of("duration")),
    ("physical", one_of("physical")),
    ("latin", "[ ]?(?:" + one_of("latin") + ")(?![A-Za-z0-9级座区类楼版栋轮])"),
)  # fmt: skip
_UNIT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _GROUPS))
_PERSONS_AHEAD = re.compile(rf"位[^，。;；、\d]{{0,8}}?(?:{one_of('personal')})")
_PERSONS_BEFORE = re.compile(rf"(?:{one_of('personal')})[^，。;；、\d]{{0,4}}\Z")
_CODE_BEFORE = re.compile(
    r"(?:号码?|代码|编码|密码|数字|数|码)的?(?:[前后末]|最后|尾数)?(?:共|为|是|有)?[0-9一二三四五六七八九十]*\Z"
)
_NO_PERSONS_BEFORE = re.compile(r"(?:排名|名列|位列|位居|位|列|居|排|小数点后)\Z")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written at a place. `code` as in `Quantity.unit`; the canonical value is value × `numerator` /
    `denominator` × 10^`power`. `word` is the wording without the multiplier."""

    code: str | None
    word: str
    end: int
    numerator: int = 1
    denominator: int = 1
    power: int = 0

    def canonical(self, value: Decimal) -> Decimal:
        """The value in the canonical unit, exact where it can be, else to 60 digits rounded to 34."""
        if self.numerator == self.denominator == 1:
            return plain(scaled(value, self.power))
        product = EXACT.multiply(scaled(value, self.power), Decimal(self.numerator))
        return plain(product if self.denominator == 1 else _WIDE.divide(product, Decimal(self.denominator)))


_WIDE = EXACT.copy()
_WIDE.prec = 34


def read_unit(text: str, at: int, chinese: bool = False) -> Unit | None:
    """The unit that the text has at `at`, right after a number; None where there is none."""
    found = _UNIT.match(text, at)
    if found is None:
        return None
    kind, word, end = found.lastgroup, found.group().strip(), found.end()
    if kind == "m2":
        numerator, denominator = _AREA.get(word, (1, 1))
        return Unit("m2", word, end, numerator, denominator)
    if kind == "foreign":
        return Unit(CURRENCY_CODE[word], word, end)
    if kind == "cny":
        return Unit("CNY", word, end)
    if kind == "ratio":
        return Unit("ratio", word, end, power={"%": -2, "‰": -3, "‱": -4}[word])
    if kind in ("person", "person_named"):
        return Unit("person", word, end)
    if kind == "count":
        return _counted(text, at, word, end, chinese)
    return Unit(None, word.strip(), end)


def _counted(text: str, at: int, word: str, end: int, chinese: bool) -> Unit | None:
    if word == "位":
        if _NO_PERSONS_BEFORE.search(text[max(0, at - 8) : at].rstrip("0123456789")):
            return Unit(None, word, end)
        ahead = _PERSONS_AHEAD.match(text, at)
        before = _PERSONS_BEFORE.search(text[max(0, at - 14) : at].rstrip("0123456789一二三四五六七八九十百余多"))
        if _CODE_BEFORE.search(text[max(0, at - 8) : at]):
            return Unit(None, word, end)
        if text[end : end + 2] == "一体":
            return None
        if ahead or before:
            return Unit("person", word, end)
        return (
            Unit(None, word, end)
            if text[end : end + 1] in ("数", "小", "二", "十", "代", "编", "身", "密", "一")
            else Unit("count", word, end)
        )
    if word == "个人":
        return Unit("person", word, end)
    if word in ("级", "届", "期", "版", "字", "页", "章", "节", "方"):
        return Unit(None if word not in ("期", "页", "字") else "count", word, end)
    return Unit("count", word, end)


_FACTORS = {
    "人": ("person", 0), "名": ("person", 0), "位": ("person", 0), "人数": ("person", 0),
    "平方米": ("m2", 0), "平米": ("m2", 0), "平方": ("m2", 0), "㎡": ("m2", 0), "m2": ("m2", 0), "M2": ("m2", 0),
    "m²": ("m2", 0), "元": ("CNY", 0), "人民币": ("CNY", 0), "RMB": ("CNY", 0), "¥": ("CNY", 0), "￥": ("CNY", 0),
    "角": ("CNY", -1), "分": ("CNY", -2), "%": ("ratio", -2), "‰": ("ratio", -3),
}  # fmt: skip
_HALF = str.maketrans("（）：％萬億圆", "():%万亿元")
_MULTIPLE = re.compile(r"^(百万|千万|百亿|千亿|万亿|十万|十亿|亿|万|千|百|佰|仟)?(.+)$")
_MULTIPLE_POWER = {
    "百万": 6, "千万": 7, "百亿": 10, "千亿": 11, "万亿": 12, "十万": 5, "十亿": 9, "亿": 8, "万": 4, "千": 3,
    "百": 2, "佰": 2, "仟": 3,
}  # fmt: skip


def unit_named(word: str, end: int = 0) -> Unit | None:
    """The unit that a table head or a unit note names (万元, ㎡); None where the word is no unit that is known."""
    clean = re.sub(r"\s", "", word).translate(_HALF).removesuffix(":")
    if clean.startswith("(") and clean.endswith(")"):
        clean = clean[1:-1]
    clean = clean.removeprefix("单位").removeprefix(":")
    clean = clean.removeprefix("人民币") or clean
    found = _MULTIPLE.match(clean)
    if clean in _AREA or found is None:
        multiple, base = "", clean
    else:
        multiple, base = found.group(1) or "", found.group(2)
    power = _MULTIPLE_POWER.get(multiple, 0)
    if base in _FACTORS:
        code, own = _FACTORS[base]
        return Unit(code, clean, end, power=power + own)
    if base in _AREA:
        numerator, denominator = _AREA[base]
        return Unit("m2", clean, end, numerator, denominator, power)
    if base in CURRENCY_CODE:
        return Unit(CURRENCY_CODE[base], clean, end, power=power)
    counted = _UNIT.fullmatch(base)
    return Unit("count", clean, end, power=power) if counted is not None and counted.lastgroup == "count" else None


def unit_factor(word: str) -> tuple[str, Decimal] | None:
    """The canonical unit of a unit word as a table head or unit note writes it, and what one of it is worth:
    “万元” → ("CNY", 10000), “亩” → ("m2", 666.66…). None where the word is no unit that is known."""
    unit = unit_named(word)
    return None if unit is None or unit.code is None else (unit.code, unit.canonical(Decimal(1)))
