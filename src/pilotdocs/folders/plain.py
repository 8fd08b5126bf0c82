"""Kinds of plain text: csv, html, xml, mail, or just text, in UTF-8, UTF-16 or GB18030."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]")
_HTML = re.compile(r"<(!doctype\s+html|html|head|body|table|meta|div|p)\b", re.IGNORECASE)
_MAIL_HEAD = re.compile(
    r"(from|to|subject|date|received|return-path|mime-version|message-id|content-type|delivered-to|x-[\w-]+):",
    re.IGNORECASE,
)
_DELIMITERS = ",\t;"
_TEXT_NAMES = (".csv", ".tsv", ".txt")
_FEW = 40  # one character in so many


def text_format(head: bytes, *, complete: bool, name: str) -> str | None:
    """csv, html, xml, svg, eml, mhtml or txt; None where `head` (the file's beginning, `complete` where it is all of
    it) is no text. Whether lines with commas are a table is told by their columns, and by `name` where it is open."""
    text = _decode(head, complete)
    if text is None or _CONTROL.search(text):
        text = _decode_roughly(head) if name.lower().endswith(_TEXT_NAMES) else None
        if text is None:
            return None
    start = text.lstrip("\ufeff \t\r\n")[:2048]
    if start.startswith("<"):
        if _HTML.match(start) or (start.startswith("<?xml") and re.search(r"<html\b", start, re.IGNORECASE)):
            return "html"
        if start.startswith("<?xml") or re.match(r"<[\w:]+[\s>/]", start):
            return "svg" if "<svg" in start else "xml"
    lines = [line for line in start.splitlines()[:30] if line.strip()]
    heads = sum(1 for line in lines if _MAIL_HEAD.match(line))
    if lines and _MAIL_HEAD.match(lines[0]) and heads >= 3:
        return "mhtml" if "multipart/related" in start.lower() else "eml"
    if name.lower().endswith((".csv", ".tsv")) or _is_table(text):
        return "csv"
    return "txt"


def _decode(head: bytes, complete: bool) -> str | None:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\0" in head:
        return None
    else:
        encodings = ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            return codecs.getincrementaldecoder(encoding)().decode(head, final=complete)
        except UnicodeDecodeError:
            continue
    return None


def _decode_roughly(head: bytes) -> str | None:
    """A file that goes by the name of text, a few of whose bytes are none; None where they are more than a few."""
    if b"\0" in head:
        return None
    for encoding in ("utf-8", "gb18030"):
        text = head.decode(encoding, "replace")
        if (text.count("\ufffd") + len(_CONTROL.findall(text))) * _FEW <= len(text):
            return text
    return None


def _is_table(text: str) -> bool:
    """Whether at least three lines, nine in ten of them with the same two or more columns, stand in the text."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    for delimiter in _DELIMITERS:
        if sum(delimiter in line for line in lines) < 3:
            continue
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            continue
        width, count = widths.most_common(1)[0]
        if width >= 2 and count >= 3 and count >= 0.9 * sum(widths.values()):
            return True
    return False
