"""A finished notice held against the conventions: each fault names the paragraph and how to mend it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree

from pilotdocs.notices.kinds import KINDS
from pilotdocs.notices.lint_words import FAULTS, LEFTOVERS, NEVER, TITLE_ENDS

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class NoticeFault:
    """One fault: `grave` ones keep a notice from being written. `paragraph` counts all paragraphs of the body, tables
    included, from 0."""

    code: str
    grave: bool
    sentence: str
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its index, style id, text, and whether it stands in a table."""

    index: int
    style: str
    text: str
    table: bool


def read_lines(document: bytes) -> list[Line]:
    """The body's paragraphs in order."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"), _PARSER)
    lines = []
    for index, paragraph in enumerate(root.iter(f"{_W}p")):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        text = "".join(
            node.text or "" if node.tag == f"{_W}t" else "\n" if node.tag == f"{_W}br" else ""
            for node in paragraph.iter(f"{_W}t", f"{_W}br")
        )
        inside = any(parent.tag == f"{_W}tc" for parent in paragraph.iterancestors())
        lines.append(Line(index, "" if style is None else style.get(f"{_W}val", ""), text, inside))
    return lines


def lint_notice(document: bytes, kind: str, given: Sequence[str] = (), allowed: str = "") -> list[NoticeFault]:
    """The faults of a finished notice of the kind, in the order of its paragraphs; () for a right one.

    `given` are the data's own texts: a word of another notice that stands in one of them was meant, so it is told and
    not grave. `allowed` is the paragraph on remedies that the office wrote for itself: it is not held against the
    guideline.
    """
    return lint_lines(read_lines(document), kind, given, allowed)


def lint_lines(lines: Sequence[Line], kind: str, given: Sequence[str] = (), allowed: str = "") -> list[NoticeFault]:
    """As `lint_notice`, for paragraphs that have been read."""
    found = [fault for line in lines for fault in _line(line)]
    found += _whole(lines, kind)
    found += _foreign(lines, kind, given, allowed)
    return sorted(found, key=lambda fault: fault.paragraph)


def _fault(code: str, line: Line | None, **facts: object) -> NoticeFault:
    grave, words = FAULTS[code]
    return NoticeFault(code, grave, words.format(**facts), line.index if line else 0)


# code → pattern; {found} is what it matched
_PATTERNS = {
    "tag_left": re.compile(r"\{\{|\}\}|\{%|%\}"),
    "number_brackets": re.compile(r"[一-龥]{2,8}(?:发|字)?[\[［【(（]20\d\d[\]］】)）]第?\d+号"),
    "number_year_short": re.compile(r"〔\d{2}〕\d+号"),
    "number_word": re.compile(r"〔20\d\d〕第\d+号"),
    "number_padded": re.compile(r"〔20\d\d〕0\d*号"),
    "number_no_hao": re.compile(r"〔20\d\d〕\d+(?![\d号])"),
    "date_padded": re.compile(r"20\d\d年0\d月\d{1,2}日|20\d\d年\d{1,2}月0\d日"),
    "date_chinese": re.compile(r"二[〇○ＯO0零]?[〇○零一二三四五六七八九]{2,3}年"),
    "date_hao": re.compile(r"\d{1,2}月\d{1,2}号"),
    "unit_twice": re.compile(r"(万元|平方米|元|%|年度|家|个)\1"),
    "word_twice": re.compile(r"关于关于|的的(?!确)|根据根据|请请"),
    "date_dots": re.compile(r"(?<![\d.])20\d\d[./-]\d{1,2}[./-]\d{1,2}(?!\d)"),
    "date_short_year": re.compile(r"(?<!\d)\d{2}年\d{1,2}月\d{1,2}日"),
    "relative_date": re.compile(r"昨天|今天|明天|上周|下周|上个月|下个月|去年|今年|明年|近日|(?<!\d)日前"),
    "percent_range": re.compile(r"\d+(?:\.\d+)?[～~—-]\d+(?:\.\d+)?%"),
    "wan_range": re.compile(r"\d+(?:\.\d+)?[～~—-]\d+(?:\.\d+)?万元"),
    "year_range": re.compile(r"20\d\d[～~]20\d\d年"),
    "mixed_number": re.compile(r"\d+亿\d+[千百]|\d+万\d+[千百]|\d+千\d+百"),
    "half_punctuation": re.compile(r"[一-龥][,;:?!](?=[一-龥])|[一-龥]\((?=[一-龥])"),
    "level_dun": re.compile(r"^（[一二三四五六七八九十]+）、"),
    "level_one_dot": re.compile(r"^[一二三四五六七八九十]+[.．,，]"),
    "level_three": re.compile(r"^\d+、"),
    "double_stop": re.compile(r"[。，；]{2,}|，。|。，|；。"),
    "straight_quotes": re.compile(r'[一-龥]"|"[一-龥]'),
    "no_text_here": re.compile(r"此页无正文"),
    "placeholder": re.compile(r"某某|[xX×]{2,}|_{3,}|待填|TODO|示例文字"),
    "none_written": re.compile(r"(?<![A-Za-z])(?:None|nan|Undefined)(?![A-Za-z])"),
    "empty_quotes": re.compile(r"“”|《》|（）|〔〕"),
    "area_symbol": re.compile(r"\d\s*(?:m2|㎡|m²)"),
}


def _line(line: Line) -> Iterator[NoticeFault]:
    text = line.text.strip()
    for code, pattern in _PATTERNS.items():
        if line.table and code in ("area_symbol", "date_dots", "half_punctuation", "straight_quotes", "level_three"):
            continue
        found = pattern.search(text)
        if found:
            yield _fault(code, line, found=found.group())
    if line.style == "NTitle" and text:
        if text[-1] in "。，；：！？.,":
            yield _fault("title_stop", line, found=text[-1])
        if re.search(r"特急|加急", text):
            yield _fault("title_urgent", line)
    if line.style == "NTo" and text and not text.endswith("："):
        yield _fault("recipient_colon", line)
    if line.style == "NAttach" and re.search(r"[。；，]$", text):
        yield _fault("attachment_stop", line, found=text[-1])
    if line.style == "NAttach" and re.search(r"附件[:]|附件：[一二三四五]", text):
        yield _fault("attachment_form", line)
    if line.style == "NNote" and text and not (text.startswith("（") and text.endswith("）")):
        yield _fault("note_brackets", line)
    if line.style == "NDate" and not re.fullmatch(r"20\d\d年[1-9]\d?月[1-9]\d?日", text):
        yield _fault("date_form", line, found=text[:30])


def _whole(lines: Sequence[Line], kind: str) -> Iterator[NoticeFault]:
    text = "\n".join(line.text for line in lines)
    titles = [line for line in lines if line.style == "NTitle" and line.text.strip()]
    if not titles:
        yield _fault("title_missing", None)
    ends = TITLE_ENDS.get(kind, ())
    if titles and ends and not titles[-1].text.strip().endswith(ends):
        yield _fault("title_end", titles[-1], wanted="、".join(ends))
    for code, style in (("sign_missing", "NSign"), ("date_missing", "NDate")):
        if not any(line.style == style and line.text.strip() for line in lines):
            yield _fault(code, None)
    number = any(re.search(r"〔20\d\d〕\d+号", line.text) for line in lines if line.style in ("NNumber", "NFlush"))
    if KINDS[kind].numbered and not number:
        yield _fault("doc_no_missing", None)
    if not KINDS[kind].numbered and number:
        yield _fault("doc_no_extra", None)
    yield from _annexes(lines, text)
    yield from _counts(lines, text)
    yield from _spans(lines)


# a term in which somebody must act. Terms of evidence (近3个月内) and the guideline's own three months are none.
_DEADLINE = re.compile(
    r"(?<![近前去])(?:(?:\d+|[一二三四五六七八九十]+)个?(?:工作日|日|天)|"
    r"(?:[请应须在限于起][^，。；]{0,12}?)(?<!最近)(?<!近)(?:\d+|[一二三四五六七八九十]+)(?:个月|周))(?:之内|以内|内)"
)
_OWN_TERM = re.compile(r"(?:发生)?变化后(?:3|三)个月内")


def _foreign(lines: Sequence[Line], kind: str, given: Sequence[str], allowed: str) -> Iterator[NoticeFault]:
    """Words of another notice, and sanctions, remedies and terms that the guideline does not know."""
    for line in lines:
        for word, owners in LEFTOVERS.items():
            if word in line.text and kind not in owners:
                fault = _fault("leftover", line, found=word)
                meant = any(word in text for text in given)
                yield NoticeFault(fault.code, not meant, fault.sentence, fault.paragraph)
        if allowed.strip() and line.text.strip() in allowed:
            continue
        for word in NEVER:
            if word in line.text:
                yield _fault("not_in_guideline", line, found=word)
        term = _DEADLINE.search(_OWN_TERM.sub("", line.text))
        if term and "依据：" not in line.text:
            yield _fault("deadline", line, found=term.group())


def _annexes(lines: Sequence[Line], text: str) -> Iterator[NoticeFault]:
    named = [line for line in lines if line.style == "NAttach" and line.text.strip()]
    annexes = [line for line in lines if line.style == "NAnnex"]
    if annexes and not named:
        yield _fault("attachment_missing", annexes[0])
    if re.search(r"见附件|详见附件|附后", text) and not named:
        yield _fault("attachment_missing", None)
    if named and re.search(r"名单见附件", text) and not annexes:
        yield _fault("annex_missing", named[0])
    numbers = [int(found.group(1)) for line in named if (found := re.search(r"(?:^|：)(\d+)\.", line.text.strip()))]
    if numbers and numbers != list(range(1, len(numbers) + 1)):
        yield _fault("annex_order", named[0])
    most = max((int(found) for found in re.findall(r"见附件(\d{1,2})", text)), default=0)
    if most > max(len(named), 1) or (named and most > len(named)):
        yield _fault("annex_number", named[0] if named else None, said=most, named=len(named))
    titles = [line.text.strip() for line in lines if line.style == "NAnnexTitle" and line.text.strip()]
    names = [re.sub(r"^(附件：)?(\d+\.\s*)?", "", line.text.strip()) for line in named]
    for title in titles:
        if names and title not in names:
            yield _fault("annex_title", annexes[0] if annexes else None, found=title[:40])


_COUNT = r"(?:\d+|[一二两三四五六七八九十百零]+)"
_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def _count(text: str) -> int:
    """12, 十二, 一百零三 as a number."""
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for character in text:
        if character in ("十", "百"):
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def _counts(lines: Sequence[Line], text: str) -> Iterator[NoticeFault]:
    """The number and the first name in the text against the rows of the list."""
    cells = [line.text.strip() for line in lines if line.table]
    if "序号" not in cells or "中试平台名称" not in cells:
        return
    head = cells[cells.index("序号") :]
    width = next((index for index, cell in enumerate(head) if index and cell == "1"), 0)
    rows = [head[start : start + width] for start in range(width, len(head), width)] if width else []
    rows = [row for row in rows if row and row[0].isdigit()]
    prose = "".join(line.text for line in lines if not line.table)
    for said in re.findall(rf"(?:等|[，。有])({_COUNT})家(?!.{{0,6}}不合格)", prose):
        if _count(said) != len(rows):
            yield _fault("count_mismatch", None, said=said, rows=len(rows))
            break
    first = re.search(rf"“([^”]+)”等{_COUNT}家|认定“([^”]+)”(?!等)", prose)
    name = next((found for found in first.groups() if found), "") if first else ""
    if first and rows and name != rows[0][1]:
        yield _fault("first_name", None, said=name[:40], row=rows[0][1][:40])
    for grade, said in re.findall(rf"评价结果为“([^”]+)”的({_COUNT})家", prose):
        held = sum(grade in row[2:4] for row in rows)
        if _count(said) != held:
            yield _fault("grade_count", None, grade=grade[:20], said=said, rows=held)
    if rows and [int(row[0]) for row in rows] != list(range(1, len(rows) + 1)):
        yield _fault("row_numbers", None)


def _spans(lines: Sequence[Line]) -> Iterator[NoticeFault]:
    for line in lines:
        for found in re.finditer(r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日", line.text):
            try:
                date(*(int(part) for part in found.groups()))
            except ValueError:
                yield _fault("date_impossible", line, found=found.group())
        for found in re.finditer(r"(20\d\d)年(\d+)月(\d+)日至(?:(20\d\d)年)?(\d+)月(\d+)日", line.text):
            year, month, day, later, last_month, last_day = found.groups()
            if (later or year, int(last_month), int(last_day)) < (year, int(month), int(day)):
                yield _fault("span_order", line, found=found.group())
