"""The words before and after a number that make it a bound: 不少于, 逾, 近, 余, 以上, 左右 (contract, `bound`)."""

from __future__ import annotations

import re

from pilotdocs.figures.quantities.words import one_of
from pilotdocs.model.figure import Bound

_BEFORE: tuple[Bound, ...] = ("at_most", "at_least", "over", "under", "about")
_LINK = r"(?:了|为|有|是|在|至|到|达到|达|计|合|占|共计|共|总计|:|\(含\)|人民币|约)"
_PREFIX = re.compile(
    "(?:" + "|".join(f"(?P<{name}>{one_of('before_' + name)})" for name in _BEFORE) + f"){_LINK}{{0,2}}\\Z"
)
_FULL = re.compile(r"满\Z")

_SUFFIX = re.compile(
    r"(?:\(含(?:本数)?\))?(?P<at_least>(?:及|或|\(含\))?以上(?!述|所)|有余|余(?=$|[，。;；、\n)])|出头)"
    r"|(?:\(含(?:本数)?\))?(?P<at_most>(?:及|或)?以下|(?:之|以)内|封顶)"
    r"|(?P<about>左右(?!两|手|岸|摇)|上下(?![游级料班限层午两左车浮])|前后(?!两|端|道|处理|左|段|方|期))"
    r"|(?P<under>不到(?![位期岗场账款])|不足(?=$|[，。;；、\n)]))"
)
_INSIDE = re.compile(r"内(?![容外部科地销资燃墙径])")
_EXTRA = re.compile(r"[余多](?![额下款姚杭热量弦料压年])|余年|多年")


def bound_before(text: str, start: int, at: int, duration: bool) -> tuple[Bound | None, int]:
    """The bound that the words right before `at` (not before `start`) give, and where they begin.

    近 before a span of time (近三年) is a period and no bound; 满 is one before a span of time only.
    """
    head = text[max(start, at - 16) : at]
    found = _PREFIX.search(head)
    if found is not None and found.lastgroup is not None:
        bound: Bound = found.lastgroup  # type: ignore[assignment]
        if not (duration and found.group().startswith(("近", "最高", "最低"))):
            return bound, max(start, at - 16) + found.start()
        return None, at
    if duration and (full := _FULL.search(head)) is not None and not head.endswith(("不满", "未满")):
        return "at_least", max(start, at - 16) + full.start()
    return None, at


def bound_after(text: str, at: int, duration: bool) -> tuple[Bound | None, int]:
    """The bound that the words right after a number and its unit give, and where they end."""
    found = _SUFFIX.match(text, at)
    if found is not None and found.lastgroup is not None:
        bound: Bound = found.lastgroup  # type: ignore[assignment]
        return bound, found.end()
    if duration and (inside := _INSIDE.match(text, at)) is not None:
        return "at_most", inside.end()
    return None, at
