"""A finished notice held against the conventions: each fault names the paragraph and how to mend it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


def lint_notice(document: bytes, kind: str) -> list[NoticeFault]:
    """The faults of a finished notice of the kind, in the order of its paragraphs; () for a right one."""
    return lint_lines(read_lines(document), kind)


def lint_lines(lines: Sequence[Line], kind: str) -> list[NoticeFault]:
    """As `lint_notice`, for paragraphs that have been read."""
    found = [fault for line in lines for fault in _line(line)]
    found += _whole(lines, kind)
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
    for line in lines:
        for word, owners in LEFTOVERS.items():
            if word in line.text and kind not in owners:
                yield _fault("leftover", line, found=word)
        for word in NEVER:
            if word in line.text:
                yield _fault("not_in_guideline", line, found=word)
    yield from _annexes(lines, text)
    yield from _counts(lines, text)
    yield from _spans(lines)


def _annexes(lines: Sequence[Line], text: str) -> Iterator[NoticeFault]:
    named = [line for line in lines if line.style == "NAttach" and line.text.strip()]
    annexes = [line for line in lines if line.style == "NAnnex"]
    if annexes and not named:
        yield _fault("attachment_missing", annexes[0])
    if re.search(r"见附件|详见附件|附后", text) and not named:
        yield _fault("attachment_missing", None)
    if named and re.search(r"名单见附件", text) and not annexes:
        yield _fault("annex_missing", named[0])
    titles = [line.text.strip() for line in lines if line.style == "NAnnexTitle" and line.text.strip()]
    names = [re.sub(r"^(附件：)?(\d+\.\s*)?", "", line.text.strip()) for line in named]
    for title in titles:
        if names and title not in names:
            yield _fault("annex_title", annexes[0] if annexes else None, found=title[:40])


def _counts(lines: Sequence[Line], text: str) -> Iterator[NoticeFault]:
    """The number and the first name in the text against the rows of the list."""
    cells = [line.text.strip() for line in lines if line.table]
    if "序号" not in cells or "中试平台名称" not in cells:
        return
    head = cells[cells.index("序号") :]
    width = next((index for index, cell in enumerate(head) if index and cell == "1"), 0)
    rows = [head[start : start + width] for start in range(width, len(head), width)] if width else []
    rows = [row for row in rows if row and row[0].isdigit()]
    said = re.search(r"“([^”]+)”等(\d+)家", text)
    if said:
        if int(said.group(2)) != len(rows):
            yield _fault("count_mismatch", None, said=said.group(2), rows=len(rows))
        if rows and said.group(1) != rows[0][1]:
            yield _fault("first_name", None, said=said.group(1)[:40], row=rows[0][1][:40])
    if rows and [int(row[0]) for row in rows] != list(range(1, len(rows) + 1)):
        yield _fault("row_numbers", None)


def _spans(lines: Sequence[Line]) -> Iterator[NoticeFault]:
    for line in lines:
        for found in re.finditer(r"(20\d\d)年(\d+)月(\d+)日至(?:(20\d\d)年)?(\d+)月(\d+)日", line.text):
            year, month, day, later, last_month, last_day = found.groups()
            if (later or year, int(last_month), int(last_day)) < (year, int(month), int(day)):
                yield _fault("span_order", line, found=found.group())
