"""Raw text to the form that the grammar reads: half width, plain separators, no layout white space.

Every character maps to exactly one (`_TABLE`), so positions only move where white space is dropped; `Squeezed`
carries the way back. White space is dropped where writing it changes nothing (between two Chinese characters,
between a number and its unit) and where a number was torn apart: thousands groups (1 236.8), spaced recognition
(1 2 3 6 . 8 万 元) and a wrapped line (2,38⏎0.56万元).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from pilotdocs.figures.quantities.words import words

_PLAIN = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_PLAIN.update({
    "￥": "¥", "￡": "£", "＄": "$", "％": "%", "﹪": "%", "：": ":", "（": "(", "）": ")", "﹙": "(", "﹚": ")",
    "萬": "万", "億": "亿", "個": "个", "兩": "两", "圓": "元", "圆": "元",
    "貳": "贰", "弍": "贰", "參": "叁", "叄": "叁",
    "陸": "陆", "餘": "余", "幾": "几", "數": "数", "約": "约", "過": "过", "畝": "亩", "頃": "顷", "點": "点",
    "○": "〇",
    "◯": "〇", "Ο": "O", "О": "O", "—": "~", "–": "~", "―": "~", "─": "~", "－": "-", "−": "-", "‐": "-", "‑": "-",
    "‒": "-", "～": "~", "〜": "~", "∼": "~", "˜": "~", "’": "'", "‘": "'", "﹐": ",", "，": "，", "﹒": ".", "．": ".",
    "＞": ">", "＜": "<", "≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤", "≒": "≈", "²": "2", "／": "/", "×": "×",
    "\u3000": " ", "\u00a0": "\u202f", "\u2009": "\u202f", "\u2007": "\u202f", "\u2008": "\u202f", "\u2006": "\u202f",
    "\u2002": " ", "\u2003": " ", "\u2004": " ", "\u2005": "\u202f", "\u205f": " ", "\r": " ", "\x0b": "\n",
    "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x1c": " ", "\x1d": " ", "\x1e": " ", "\x1f": " ", "\u1680": " ",
    "\ufeff": "\u200b", "\u200c": "\u200b", "\u200d": "\u200b", "\u2060": "\u200b", "\u00ad": "\u200b",
})  # fmt: skip
_PLAIN["，"] = "，"  # a comma inside a number only where it groups thousands
_TABLE = str.maketrans(_PLAIN)

# What may stand after a number and makes it one figure with what stands before a gap.
_UNIT_AHEAD = r"(?=[ \n\u202f]{0,2}(?:[万亿千百元平㎡%‰人名台套项家亩位年月日个美欧]|[mM]2))"
_GROUPS = re.compile(
    r"(?<![0-9.,A-Za-z])[0-9]{1,3}(?:(\u202f)[0-9]{3}(?:\u202f[0-9]{3}){0,5}(?![0-9])"
    r"|(?: [0-9]{3}){1,5}(?![0-9])(?=\.[0-9]|" + _UNIT_AHEAD[3:-1] + r"))"
)
_SPACED = re.compile(
    r"(?<![0-9A-Za-z.,])[0-9](?: {1,2}[0-9.,](?![0-9])){1,30}(?:\.[0-9]{1,4}(?![0-9.]))?(?: {0,2}(?=[^ ]))?"
)
_AHEAD = re.compile(_UNIT_AHEAD)
_WIDE_COMMA = re.compile(r"(?<![0-9.,，])[0-9]{1,3}(?:，[0-9]{3}){1,5}(?![0-9，])")
_WHITE = re.compile(r"[ \t\n\f\u202f\u200b]+")
_NUMERIC = frozenset("0123456789.,'")
_TAIL = re.compile(r"[0-9][0-9.,']{0,23}\Z")
_HEAD = re.compile(r"[0-9.,][0-9.,']{0,23}")
_WELL_FORMED = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,20})(?:\.[0-9]{1,12})?")
_COMPLETE_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_LIST_AHEAD = re.compile(r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[、.](?![0-9])|\([一二三四五六七八九十0-9]{1,3}\)")
_MONTH_AHEAD = re.compile(r"[0-9]{1,2} {0,2}月")
_LIST_NUMBER = re.compile(r"[0-9]{1,2}[.]")
_NEAR = re.compile(r"[.,']?[0-9]")
_OPEN_GROUP = re.compile(r",[0-9]{1,2}\Z")
_AFTER = re.compile(r"[ \n\u202f]{0,2}(?:[万亿千百元平㎡%‰人名台套项家亩位年月日个美欧余多]|[mM]2)")

# After a gap these are words of their own, not a unit and the next word: “28 人事部”, “3 台式离心机”, “1 张三”.
_OWN_WORDS = frozenset(words("own_words"))
_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿两")
_NUMERALS_AND_TENTHS = _NUMERALS | frozenset("成折")
_WIDE_UNITS = frozenset("平亩元万亿千百㎡%‰人名年月日美欧公")
_SURNAMES = frozenset("张单路包席门支米龙")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """`text` is what the grammar reads; `starts` are the places in it where a line of the raw text begins; `doubts`
    are the places where digits were put together over a gap, with the confidence that leaves."""

    text: str
    starts: frozenset[int]
    doubts: tuple[tuple[int, float], ...]
    _here: tuple[int, ...]
    _raw: tuple[int, ...]

    def raw_start(self, index: int) -> int:
        """Where in the raw text the character at `index` stands."""
        at = bisect_right(self._here, index) - 1
        return self._raw[at] + index - self._here[at]

    def raw_end(self, index: int) -> int:
        """Where in the raw text the character before `index` ends: white space after it is not taken in."""
        return self.raw_start(index - 1) + 1

    def doubt(self, start: int, end: int) -> float:
        """The least confidence of the joins inside `text[start:end]`, 1 where there is none."""
        at = bisect_right(self.doubts, (start, 2.0))
        least = 1.0
        while at < len(self.doubts) and self.doubts[at][0] < end:
            least = min(least, self.doubts[at][1])
            at += 1
        return least


def squeeze(raw: str) -> Squeezed:
    """The squeezed form of a raw text, in time linear in its length."""
    text = _WIDE_COMMA.sub(lambda found: found.group().replace("，", ","), raw.translate(_TABLE))
    joins: dict[int, float] = {}
    for found in _GROUPS.finditer(text):
        thin = found.group(1) is not None
        for gap in range(found.start(), found.end()):
            if text[gap] in " \u202f":
                joins[gap] = 1.0 if thin else 0.85
    for found in _SPACED.finditer(text):
        body = found.group().rstrip(" ")
        spaced_unit = len(body) < len(found.group()) or text[found.end() : found.end() + 1] in ("\n", "")
        digits = sum(char.isdigit() for char in body)
        unit = _AHEAD.match(text, found.start() + len(body)) is not None
        if (unit and (digits > 2 or spaced_unit)) or (digits > 2 and "." in body):
            for gap in range(found.start(), found.start() + len(body)):
                if text[gap] == " ":
                    joins[gap] = 0.9
    pieces: list[str] = []
    here, back = [0], [0]
    starts, doubts = {0}, []
    done = length = 0
    for found in _WHITE.finditer(text):
        start, end = found.span()
        keep, doubt = _gap(text, start, end, joins)
        pieces.append(text[done:start])
        length += start - done
        if "\n" in found.group():
            starts.add(length + len(keep))
        if keep:
            pieces.append(keep)
            here.append(length)
            back.append(start)
            length += 1
        elif doubt < 1.0:
            doubts.append((length, doubt))
        here.append(length)
        back.append(end)
        done = end
    pieces.append(text[done:])
    return Squeezed("".join(pieces), frozenset(starts), tuple(doubts), tuple(here), tuple(back))


def _gap(text: str, start: int, end: int, joins: dict[int, float]) -> tuple[str, float]:
    """What stays of the white space text[start:end] (“”, “ ” or a line's end), and how sure a join over it is."""
    gap = text[start:end]
    if start in joins:
        return "", joins[start]
    bare = gap.replace("\u200b", "")
    if not bare:
        return "", 1.0
    lines = bare.count("\n")
    stop = "\n" if lines else " "
    if start == 0 or end >= len(text) or lines > 1 or "\t" in bare or "\f" in bare:
        return "\n" if lines or "\t" in bare else stop, 1.0
    left, right = text[start - 1], text[end]
    if left in _NUMERIC and right in _NUMERIC:
        loose = lines == 0 and len(bare) < 3 and bare.isspace() and "\u202f" not in bare
        joined = (lines == 1 or (loose and _parted(text, start, end))) and _torn(text, start, end)
        return ("", 0.95) if joined else (stop, 1.0)
    if left > "\u2e7f" or right > "\u2e7f" or left in "¥$€£" or right in "%‰":
        if lines and _LIST_AHEAD.match(text, end):
            return "\n", 1.0
        if not lines and left in _NUMERALS_AND_TENTHS and right in _NUMERALS:
            return stop, 1.0
        if left.isdigit() and (
            text[end : end + 2] in _OWN_WORDS
            or (len(bare) > 1 and not lines and right not in _WIDE_UNITS and text[end + 1 : end + 2] > "\u4dff")
            or (right in _SURNAMES and end + 1 < len(text) and text[end + 1] > "\u4dff")
        ):
            return stop, 1.0
        return "", 1.0
    return stop, 1.0


def _parted(text: str, start: int, end: int) -> bool:
    """Whether a space stands beside a separator inside a number (1, 236.8 and 1236 .8) or inside a group (1,2 36.8)."""
    if text[start - 1] in ".,'" or text[end] in ".,'":
        return _NEAR.match(text, end) is not None
    tail = _TAIL.search(text[max(0, start - 24) : start])
    return tail is not None and _OPEN_GROUP.search(tail.group()) is not None


def _torn(text: str, start: int, end: int) -> bool:
    """Whether the number before a line's end and the one after it are two halves of one."""
    tail = _TAIL.search(text[max(0, start - 24) : start])
    head = _HEAD.match(text, end)
    if tail is None or head is None:
        return False
    left, right = tail.group(), head.group().rstrip(".,'")
    if not right:
        return False
    before = start - len(left) - 1
    if before >= 0 and text[before].isascii() and (text[before].isalnum() or text[before] in "-/_"):
        return False
    if not _WELL_FORMED.fullmatch(left + right) or _LIST_AHEAD.match(text, end):
        return False
    if (
        len(left) == 4
        and left.isdigit()
        and left[:2] in ("19", "20")
        and (_MONTH_AHEAD.match(text, end) or len(right) < 3)
    ):
        return False
    if not left[-1].isdigit() or not right[0].isdigit():
        return not (_LIST_NUMBER.fullmatch(left) and (before < 0 or text[before] in "\n \t"))
    if "," in left and not _COMPLETE_GROUPS.fullmatch(left.split(".")[0]):
        return True
    return _AFTER.match(text, end + len(right)) is not None or "." in right
