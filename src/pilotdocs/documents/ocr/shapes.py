"""Whether a figure has the shape that its kind must have.

What recognisers get wrong is seldom a digit and mostly a comma read as a point, a dash left out, an O in a code. Such
a figure is read again however sure the first reading was.
"""

from __future__ import annotations

import re
import unicodedata

from pilotdocs.documents.ocr.codes import is_valid_code, is_valid_identity

# A run of what figures are made of; the units that belong to dates and money stand inside it.
_RUN = re.compile(
    r"[0-9A-Za-z０-９.·,，:：/\-—%％¥￥年月日元〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟圆整角分]+"
)
_DIGIT = re.compile(r"[0-9０-９]")
_WORDS = re.compile(
    r"[〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]{2,}[元圆万亿整]|[壹贰叁肆伍陆柒捌玖拾佰仟]{2}"
)
_EDGES = ".,，:：-—/元年月日整"
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")
_SHARE = re.compile(r"\d+(\.\d+)?%")
_DAY = re.compile(r"(?:(\d+)年)?(?:(\d+)月)?(?:(\d+)日)?")
# A dash left out: 2019-1015 for 2019-10-15, HT-2019757 for HT-2019-757.
_DASHED = re.compile(r"(?:19|20)\d\d-\d{3,4}|[A-Za-z]+-?(?:19|20)\d\d\d{3,4}|[A-Za-z]+(?:19|20)\d\d-\d+")
# Two kinds of mark in one date or number: 2019.06-23, HT-2022.467.
_MIXED = re.compile(r"(?:19|20)\d\d(?:-\d\d?\.|\.\d\d?-)\d+|[A-Za-z]+-\d+\.\d+")


def find_figures(text: str) -> list[tuple[int, int]]:
    """The [start, end) spans of figures in a line: digits, codes, and sums of money in Chinese numerals."""
    spans = []
    for run in _RUN.finditer(text):
        if _DIGIT.search(run[0]) or _WORDS.search(run[0]):
            start, end = run.span()
            while start < end and text[start] in _EDGES:
                start += 1
            while end > start and text[end - 1] in ".,，:：-—/":
                end -= 1
            if start < end:
                spans.append((start, end))
    return spans


def plain_figure(text: str) -> str:
    """The figure as two readings are compared: half width, no blanks, nothing at its edges that is no part of it."""
    return unicodedata.normalize("NFKC", text).replace(" ", "").replace("—", "-").strip(".,:-/|")


def is_malformed(figure: str) -> bool:
    """Whether no careful writer would have written the figure so; False where it can't be told."""
    text = plain_figure(figure).strip("¥￥元整")
    if not text or not _DIGIT.search(text):
        return False
    if "·" in text:
        return True
    if "%" in text and not _SHARE.fullmatch(text):
        return True
    if re.search(r"[年月日]", text):
        return _is_bad_day(text)
    if re.fullmatch(r"[\d.,]+", text):
        # 1.2.3 is a heading's number; an amount has its commas every three digits and one point.
        return not (
            _GROUPED.fullmatch(text) or re.fullmatch(r"\d{1,2}(\.\d{1,2})+|(19|20)\d\d\.\d{1,2}\.\d{1,2}", text)
        ) or (text.isdigit() and _is_bad_number(text))
    if "-" in text and (_DASHED.fullmatch(text) or _MIXED.fullmatch(text)):
        return True
    if ":" in text and re.fullmatch(r"[\d:]+", text):
        return not re.fullmatch(r"\d{1,2}(:\d{2}){1,2}", text)
    return _is_bad_code(text)


def _is_bad_number(text: str) -> bool:
    """Eighteen digits are an identity number or a credit code; one more or less is likely a slip in one."""
    if len(text) == 18:
        return not (is_valid_identity(text) or is_valid_code(text))
    return len(text) in {17, 19}


def _is_bad_code(text: str) -> bool:
    if not re.fullmatch(r"[0-9A-Za-z.]{15,20}", text) or sum(map(str.isdigit, text)) < 6:
        return False
    return not (is_valid_code(text) or is_valid_identity(text.upper()))


def _is_bad_day(text: str) -> bool:
    day = _DAY.fullmatch(text)
    if day is None:
        return False
    year, month, number = day.groups()
    if year and month and len(year) not in {2, 4}:
        return True
    return bool((month and year and not 1 <= int(month) <= 12) or (number and month and not 1 <= int(number) <= 31))
