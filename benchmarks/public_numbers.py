"""How `find_quantities` reads the number strings that other packages test themselves with: cn2an and WeTextProcessing.

    pip download --no-deps --no-binary :all: cn2an WeTextProcessing -d SCRATCH
    tar -C SCRATCH -xf SCRATCH/cn2an-*.tar.gz; tar -C SCRATCH -xf SCRATCH/[Ww]e[Tt]ext[Pp]rocessing-*.tar.gz
    python benchmarks/public_numbers.py SCRATCH

(Any folder does that holds the two source trees, a checkout of their repositories too; without a folder the tests that
an installed cn2an brings are read.) Nothing of theirs is kept here. What a string means is taken from the Arabic form
that their own test states for it, read by the few lines below and not by the grammar that is measured. A lone numeral
is put into a sentence (共…件, 利润…元), for a bare numeral is no quantity in prose. What the grammar doesn't aim at is
left out and counted with its reason; every miss is printed. Bounds are not compared: their forms have none.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path

from pilotdocs.figures.quantities import find_quantities

DAY = date(2025, 9, 30)
Meant = tuple[Decimal | date, Decimal | None, str | None]
_NUMERALS = "零〇一二三四五六七八九十百千万亿两廿卅半几点负壹贰叁肆伍陆柒捌玖拾佰仟0-9."
_LONE = re.compile(f"[-{_NUMERALS}]+")
_SPELLED = re.compile(
    r"(?<![点.])(?:[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺洞拐两](?![十百千万亿点])){2,}[XxA-Za-z]?(?!年)"
)
_PAIR = re.compile("|".join(["一二", "二三", "三四", "四五", "五六", "六七", "七八", "八九", "三五"]))
_ONE = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_COMPOUND = rf"(?:{_ONE}亿)?(?:{_ONE}万)?(?:{_ONE})?"
_TOKEN = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})[-/.](?P<m>0?[1-9]|1[0-2])(?:[-/.](?P<d>[0-3]?[0-9]))?(?![0-9])"
    r"|(?P<year>(?:19|20)[0-9]{2})年(?:(?P<month>[0-9]{1,2})(?:月|/)(?:(?P<day>[0-9]{1,2})[日号]?)?)?"
    r"|(?P<sign>-?)(?P<above>[0-9]+) ?/ ?(?P<below>[0-9]+)"
    rf"|(?P<cash>A\$|[¥￥$£€₽]|CNY ?|HKD|TWD)?(?P<minus>-)?(?=[0-9])(?P<low>{_COMPOUND})"
    rf"(?:[~-](?P<high>{_COMPOUND}))?(?P<unit>%|人|名|m²|km²|平方米|美元|元|块钱|块|㎡|余名|余件|件|几)?"
)
_CASH = {"¥": "CNY", "￥": "CNY", "CNY": "CNY", "$": "USD", "A$": "AUD", "£": "GBP", "€": "EUR", "₽": "RUB"}
_UNIT = {"%": "ratio", "人": "person", "名": "person", "m²": "m2", "㎡": "m2", "平方米": "m2", "km²": "m2", "件": "count",
         "美元": "USD", "元": "CNY", "块钱": "CNY", "块": "CNY", "余名": "person", "余件": "count"}  # fmt: skip
_FACTOR = {"ratio": Decimal("0.01"), "km²": Decimal(1_000_000)}
_HALF = str.maketrans("０１２３４５６７８９", "0123456789")
_SKIPS = (
    (r"兆", "兆 for a million millions: in office papers it is mega"),
    (r"[0-9]:[0-9]|[a-z]\.m\.|[点时][零一二三四五六七八九十半]+分?[^零-鿿]?$|点前", "clock times and scores"),
    (r"[=≤≥<>±]|[0-9]\+[0-9]|绝对值|平方[都电]", "sums and formulas"),
    (r"RM[0-9]|令吉", "a currency that the grammar doesn't know"),
    (r"幺|[0-9]\.[0-9]+\.[0-9]+\.|0[0-9]{2}-|1[0-9]{10}|尾号|手机|电话|报警|拨打|编号|oov|2B|O2O", "codes and phones"),
    (r"公元|八[五六]年|零六年|零年|(?:^|[^0-9])0?8[-/.]08|^0[0-9][-/.]|9月9日|廿二日", "days without a year of this century"),
    (r"三百九十九三|八百一千|二十九千|九十九九千|二一千|零百|零千|一百一个|九百九周", "two numerals run together"),
    (r"^(?:[三四五六七八九]{2}[十百千][万亿]?|三五百公里|八九千美元)", "三四十: to them 30 to 40, to us 30 to 49 (the last step whole)"),
    (r"二分之三|3/2|两半|零下", "no share (above one, a cut melon, a temperature)"),
)  # fmt: skip


@dataclass(frozen=True)
class Example:
    """A string, and what their test says that it means; `suite` is the file that says so."""

    suite: str
    text: str
    arabic: str


def read_cn2an(folder: Path) -> Iterator[Example]:
    """The pairs of cn2an's own tests of its two directions and of its sentences."""
    for path in sorted(folder.rglob("*_test.py")):
        if path.name not in ("cn2an_test.py", "transform_test.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Dict):
                continue
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(value, ast.Constant | ast.UnaryOp):
                    pair = [_without_exponent(str(side)) for side in (key.value, ast.literal_eval(value))]
                    arabic = pair[1] if re.search("[0-9]", pair[1]) else pair[0]
                    yield from (Example(f"cn2an {path.stem}", text, arabic) for text in dict.fromkeys(pair))


def _without_exponent(text: str) -> str:
    return f"{Decimal(text):f}" if re.fullmatch(r"-?[0-9.]+e-[0-9]+", text) else text


def read_wetext(folder: Path) -> Iterator[Example]:
    """The pairs of WeTextProcessing's Chinese tests, both directions: the spoken and the written form of each."""
    for way in ("itn", "tn"):
        for path in sorted(folder.rglob(f"{way}/chinese/test/data/*.txt")):
            for row in path.read_text(encoding="utf-8").splitlines():
                left, arrow, right = (part.strip() for part in row.partition("=>"))
                if arrow:
                    spoken, written = (left, right) if way == "itn" else (right, left)
                    for text in (spoken,) if way == "itn" else (spoken, written):
                        yield Example(f"WeTextProcessing {way} {path.stem.split('_')[0]}", text, written)


def why_not(example: Example) -> str:
    """Why the grammar doesn't aim at a string, "" where it does."""
    kind = example.suite.split()[-1]
    if kind in ("time", "sport", "math", "char", "license", "train", "whitelist", "preprocessor", "postprocessor"):
        return "clock times, scores, sums, plates and other tests that are not of numbers"
    if not re.search("[0-9]", example.arabic):
        return "no number in what is meant"
    for pattern, reason in _SKIPS:
        if re.search(pattern, example.text) or re.search(pattern, example.arabic):
            return reason
    if any(not _PAIR.fullmatch(found.group()) for found in _SPELLED.finditer(example.text)):
        return "digits said one by one (a code)"
    if re.fullmatch(r"0[0-9]+", example.arabic):
        return "digits said one by one (a code)"
    return "their form keeps some numerals in Chinese" if re.search("[一二三四五六七八九十]", example.arabic) else ""


def number(text: str) -> Decimal:
    """1亿2300, 315万, 1,236.5 as a number."""
    total = Decimal(0)
    for part, power in re.findall(rf"({_ONE})([亿万]?)", text):
        total += Decimal(part.replace(",", "")).scaleb({"亿": 8, "万": 4, "": 0}[power])
    return total


def meant(arabic: str) -> list[Meant]:
    """The numbers that an Arabic form states, with their unit as in `Quantity.unit`."""
    result: list[Meant] = []
    arabic = re.sub("([0-9]+)块([0-9])毛?", r"\1.\2元", re.sub("(?<=[0-9])[wW]", "万", arabic.translate(_HALF)))
    for found in _TOKEN.finditer(arabic):
        part, before = found.groupdict(), arabic[: found.start()]
        if before.endswith("第") or arabic[found.end() :].startswith("号"):
            continue
        if part["y"] or part["year"]:
            month, day = part["m"] or part["month"] or "1", part["d"] or part["day"] or "1"
            result.append((date(int(part["y"] or part["year"]), int(month), int(day)), None, "date"))
        elif part["below"]:
            share = Decimal(part["above"]) / Decimal(part["below"])
            result.append((-share if part["sign"] else share, None, "ratio"))
        else:
            result.append(_amount(part))
    return result


def _amount(part: dict[str, str | None]) -> Meant:
    low, high = part["low"] or "", part["high"]
    word = part["unit"] or ""
    unit = _CASH.get((part["cash"] or "").strip(), (part["cash"] or "").strip() or None) or _UNIT.get(word)
    value, upper = number(low), None
    if high:
        scale = high[-1] if high[-1] in "万亿" and low[-1] not in "万亿" else ""
        value, upper = number(low + scale), number(high)
        if upper <= value:  # 15-6 is 15 to 16, 730-40 is 730 to 740
            digits = high.rstrip("万亿")
            upper = number(low[: len(low) - len(digits)] + digits + scale)
    if word == "几":
        value, upper = value + 1, value + 9
    factor = _FACTOR.get(word) or _FACTOR.get(unit or "") or Decimal(1)
    sign = -1 if part["minus"] else 1
    return sign * value * factor, None if upper is None else upper * factor, unit


def trouble(example: Example) -> str:
    """What is found instead of what is meant, "" where both are the same."""
    text, wanted = example.text, meant(example.arabic)
    if re.fullmatch("[壹贰叁肆伍陆柒捌玖拾佰仟]+[元圆].*", text):
        wanted = [(value, high, "CNY") for value, high, _ in wanted]
    elif re.fullmatch(r"[0-9]+ ?/ ?[0-9]+", text):
        text = f"占{text}"
    elif _LONE.fullmatch(text) and not isinstance(wanted[0][0], date):
        below = text[0] in "负-"
        text = f"利润{text}元" if below else f"共{text}项"
        wanted = [(value, high, "CNY" if below else "count") for value, high, _ in wanted]
    found = find_quantities(text, day=DAY)
    same = len(found) == len(wanted) and all(
        _close(one.value, value) and _close(one.high, high) and one.unit in ((unit,) if unit else (None, "count"))
        for one, (value, high, unit) in zip(found, wanted, strict=True)
    )
    shown = "; ".join(f"{one.value}{'' if one.high is None else f'..{one.high}'} {one.unit}" for one in found)
    return "" if same else f"found {shown or 'nothing'}"


def _close(one: object, two: object) -> bool:
    if isinstance(one, Decimal) and isinstance(two, Decimal):
        return abs(one - two) <= abs(two) * Decimal("1e-20")
    return one == two


def report(examples: list[Example]) -> float:
    """Prints the share by suite, what was left out and every miss; gives the share of exact strings."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    misses, known = [], set()
    for example in examples:
        if example.text in known:
            skipped["the same string again"] += 1
            continue
        known.add(example.text)
        if reason := why_not(example):
            skipped[reason] += 1
            continue
        total[example.suite] += 1
        if wrong := trouble(example):
            misses.append(f"  {example.suite}: {example.text[:60]} => {example.arabic[:60]}\n      {wrong[:160]}")
        else:
            right[example.suite] += 1
    for suite, number_of in total.items():
        print(f"{right[suite]:4} of {number_of:4}  {suite}")
    share = sum(right.values()) / max(1, sum(total.values()))
    print(f"{sum(right.values()):4} of {sum(total.values()):4}  exact: {share:.2%}")
    print("left out:")
    print("\n".join(f"{count:4}  {reason}" for reason, count in skipped.most_common()))
    print("\n".join(["missed:", *misses]) if misses else "nothing missed")
    return share


def main() -> int:
    """The command line; exit status 2 where no suite is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="with the unpacked sources of both packages")
    folder = parser.parse_args().folder
    if folder is None and (spec := find_spec("cn2an")) is not None and spec.origin:
        folder = Path(spec.origin).parent
    examples = [*read_cn2an(folder), *read_wetext(folder)] if folder is not None else []
    if not examples:
        print("no suite found: give the folder with the sources (see --help)", file=sys.stderr)
        return 2
    report(examples)
    return 0


if __name__ == "__main__":
    sys.exit(main())
