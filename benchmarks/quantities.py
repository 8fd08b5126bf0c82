"""How well and how fast `find_quantities` reads: exactness on our labelled strings, speed, and the growth with length.

    python benchmarks/quantities.py [--part dev|held_out|all] [--no-speed]

A string counts as exact when every quantity is found with its value, unit, bound, upper end and span, and nothing
else is found. `public_numbers.py` measures on the number strings of other packages.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from pilotdocs.figures.quantities import find_quantities
from pilotdocs.model.figure import Quantity

CORPUS = Path(__file__).resolve().parent.parent / "corpora" / "quantities"
DAY = date(2025, 9, 30)
_BOUNDS = {">=": "at_least", ">": "over", "<=": "at_most", "<": "under", "~": "about"}
_ACCURACY = {"date": "day", "month": "month", "year": "year"}
_LABEL = re.compile(r"(>=|<=|>|<|~)?(-?[0-9./-]+?)(?:\.\.([0-9.-]+))? (\S+)((?: (?:\S+))*)")


@dataclass(frozen=True)
class Expected:
    """One labelled quantity of a string."""

    start: int
    end: int
    value: Decimal | date
    high: Decimal | date | None
    unit: str | None
    bound: str
    accuracy: str | None
    step: Decimal | None
    word: str | None
    mended: bool

    def mismatch(self, found: Quantity) -> str:
        """Which field differs, "" for none."""
        if (found.start, found.end) != (self.start, self.end):
            return "span"
        if found.unit != self.unit:
            return "unit"
        if not _same(found.value, self.value):
            return "value"
        if found.bound != self.bound or not _same(found.high, self.high):
            return "bound"
        if self.accuracy is not None and found.accuracy != self.accuracy:
            return "accuracy"
        if self.step is not None and not _same(found.step, self.step):
            return "step"
        if self.word is not None and found.word != self.word:
            return "word"
        return "mark" if found.repaired != self.mended else ""


@dataclass(frozen=True)
class Case:
    """A string with its labels."""

    part: str
    category: str
    line: int
    text: str
    expected: tuple[Expected, ...]


def _same(one: Decimal | date | None, two: Decimal | date | None) -> bool:
    if isinstance(one, Decimal) and isinstance(two, Decimal):
        return one == two or abs(one - two) <= abs(two) * Decimal("1e-24")
    return one == two


def _value(text: str, dated: bool) -> Decimal | date:
    if dated:
        return date.fromisoformat(text)
    if "/" in text:
        above, below = text.split("/")
        return Decimal(above) / Decimal(below)
    return Decimal(text)


def load(path: Path) -> list[Case]:
    """The cases of a corpus file (format: corpora/quantities/README.md)."""
    cases, category = [], ""
    for line, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if row.startswith("## "):
            category = row[3:]
        elif row.strip() and not row.startswith("# "):
            cases.append(_case(path.stem, category, line, row))
    return cases


def _case(part: str, category: str, line: int, row: str) -> Case:
    row = row.replace("⏎", "\n").replace("⇥", "\t").replace("␣", " ")
    text, expected, done = "", [], 0
    for mark in re.finditer(r"\[([^\[\]]*)\|([^\[\]|]+)\]", row):
        text += row[done : mark.start()]
        start = len(text)
        text += mark.group(1)
        label = _LABEL.fullmatch(mark.group(2))
        if label is None:
            raise ValueError(f"{part}:{line}: {mark.group(2)!r} is no label")
        sign, low, high, unit, rest = label.groups()
        dated = unit in _ACCURACY
        extra = dict(item.partition("=")[::2] for item in rest.split())
        expected.append(
            Expected(
                start,
                len(text),
                _value(low, dated),
                _value(high, dated) if high else None,
                "date" if dated else None if unit == "-" else unit,
                "range" if high else _BOUNDS.get(sign or "", "exact"),
                _ACCURACY.get(unit),
                Decimal(extra["step"]) if "step" in extra else None,
                extra.get("word"),
                "mended" in extra,
            )
        )
        done = mark.end()
    return Case(part, category, line, text + row[done:], tuple(expected))


def judge(case: Case) -> str:
    """What is wrong with what is found in a case, "" where it is exact."""
    found = find_quantities(case.text, day=DAY)
    wrong = [
        f"{kind}: {one.text!r} is {one.value} {one.unit} {one.bound} {one.high or ''} step {one.step}"
        for one, label in zip(found, case.expected, strict=False)
        if (kind := label.mismatch(one))
    ]
    if wrong:
        return wrong[0]
    if len(found) > len(case.expected):
        extra = found[len(case.expected)]
        return f"too many: {extra.text!r} {extra.value} {extra.unit}"
    if len(found) < len(case.expected):
        lost = case.expected[len(found)]
        return f"not found: {case.text[lost.start : lost.end]!r}"
    return ""


def score(parts: list[str]) -> float:
    """Prints exactness by category and every miss; gives the share of exact strings."""
    cases = [case for part in parts for case in load(CORPUS / f"{part}.txt")]
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    misses = []
    for case in cases:
        total[case.category] += 1
        trouble = judge(case)
        if trouble:
            misses.append(f"  {case.part}:{case.line} {case.text!r}\n      {trouble}")
        else:
            right[case.category] += 1
    for category, number in total.items():
        print(f"{right[category]:4} of {number:4}  {category}")
    share = sum(right.values()) / max(1, len(cases))
    print(f"{sum(right.values()):4} of {len(cases):4}  exact: {share:.2%}")
    labels = sum(len(case.expected) for case in cases)
    print(f"{labels} quantities; {sum(n for c, n in total.items() if c.startswith('not'))} strings of look-alikes")
    if misses:
        print("missed:")
        print("\n".join(misses))
    return share


def speed() -> None:
    """Prints the characters a CPU-second for texts of growing length, for prose and for hostile strings."""
    prose = "。".join(case.text for case in load(CORPUS / "dev.txt")).replace("\n", "")
    shapes = {
        "dense prose": prose,
        "plain prose": "平台围绕产业链上下游企业的共性需求开展中试放大和工程化验证并提供检测服务，现有人员32名。",
        "digits": "9", "commas": "1,", "spaced": "1 ", "dashes": "1-", "numerals": "一", "dots": "1.", "list": "1、",
        "newlines": "1\n", "ranges": "3至", "letters": "lO", "brackets": "〔2025",
    }  # fmt: skip
    print(f"{'':14}" + "".join(f"{size:>12,}" for size in (10_000, 100_000, 1_000_000)) + "   CPU-seconds")
    for name, pattern in shapes.items():
        row = f"{name:14}"
        for size in (10_000, 100_000, 1_000_000):
            text = (pattern * (size // len(pattern) + 1))[:size]
            begin = time.process_time()
            find_quantities(text)
            row += f"{time.process_time() - begin:12.3f}"
        print(row)


def main() -> int:
    """The command line; exit status 1 where less than 99 % of the strings are exact."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--part",
        choices=("dev", "held_out", "held_out_2", "held_out_3", "held_out_4", "held_out_5", "all"),
        default="all",
    )
    parser.add_argument("--no-speed", action="store_true")
    options = parser.parse_args()
    parts = ["dev", "held_out"] if options.part == "all" else [options.part]
    share = score([part for part in parts if (CORPUS / f"{part}.txt").exists()])
    if not options.no_speed:
        speed()
    return 0 if share >= 0.99 else 1


if __name__ == "__main__":
    sys.exit(main())
