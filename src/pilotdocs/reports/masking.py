"""Identity numbers and phone numbers are covered in everything that is written.

An identity number (GB 11643-1999: 18 characters, digits 7 to 14 the day of birth, the last one 0-9 or X; before 1999
15 digits) keeps its first three and last four characters; a phone its first three and last four digits. Credit codes,
invoice numbers, amounts and asset numbers stay as they are: they identify organisations and things.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from operator import is_not
from typing import Any, TypeVar

from pilotdocs.model.audit import Audit
from pilotdocs.model.folder import File, Folder
from pilotdocs.model.place import Place, Source

_GAP = r"[ \t\u00a0\u3000\r\n-]{0,2}"
_EDGE = r"(?<![0-9A-Za-z０-９])"
_END = r"(?![0-9A-Za-z０-９])"
_DIGIT = r"[0-9０-９]"
_IDENTITY = re.compile(f"{_EDGE}{_DIGIT}(?:{_GAP}[0-9０-９OolI]){{16}}{_GAP}[0-9０-９XxＸｘ]{_END}")
_OLD_IDENTITY = re.compile(f"{_EDGE}{_DIGIT}{{15}}{_END}")
_MOBILE = re.compile(f"(?:{_EDGE}|(?<=\\+86))1[3-9]{_DIGIT}(?:[ -]?{_DIGIT}){{8}}(?![0-9A-Za-z０-９.]|,[0-9])")
_LANDLINE = re.compile(r"(?<![0-9A-Za-z])(?:\(0\d{2,3}\)|（0\d{2,3}）|0\d{2,3}[-－—])\s?\d{7,8}(?![0-9A-Za-z])")
_MAYBE = re.compile(r"(?:[0-9０-９OolI][\s()（）－—-]{0,2}){10}")
_SHORTEST = 10  # digits, of a landline with its area code
_LABEL = re.compile(r"(?:身份证|证件|公民身份)[^0-9]{0,12}$")
_MONEY_AFTER = re.compile(r"\s*(?:元|万元|亿元|平方米|㎡)")
_MONEY_BEFORE = re.compile(r"[¥￥$]\s*$")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９ＸｘOoIl", "0123456789XX0011")
# The first two digits of the administrative division codes of GB/T 2260; 91 is for residents from abroad.
_PROVINCES = frozenset(
    f"{code}"
    for group in (
        range(11, 16),
        range(21, 24),
        range(31, 38),
        range(41, 47),
        range(50, 55),
        range(61, 66),
        (71, 81, 82, 83, 91),
    )
    for code in group
)

_PLAIN = (int, float, Decimal, date, Place, Source, File, Folder)

T = TypeVar("T")


def mask(text: str) -> str:
    """The text with the middle of every identity number and phone number covered by asterisks; its length stays."""
    for start, end in secret_spans(text):
        text = text[:start] + _cover(text[start:end]) + text[end:]
    return text


def secret_spans(text: str) -> list[tuple[int, int]]:
    """Where identity numbers and phone numbers stand, [start, end), in order and without overlap."""
    spans: list[tuple[int, int]] = []
    if len(text) < _SHORTEST or _MAYBE.search(text) is None:
        return spans

    def collect(pattern: re.Pattern[str], wanted: Callable[[re.Match[str]], bool]) -> None:
        for match in pattern.finditer(text):
            free = all(match.end() <= start or match.start() >= end for start, end in spans)
            if free and wanted(match):
                spans.append((match.start(), match.end()))

    collect(_IDENTITY, lambda match: _is_identity(match, text))
    collect(_OLD_IDENTITY, lambda match: _is_old_identity(match.group()))
    collect(_MOBILE, lambda match: _is_phone(match, text))
    collect(_LANDLINE, lambda match: True)
    return sorted(spans)


def _digits(text: str) -> str:
    return re.sub(r"[\s\u3000-]", "", text.translate(_FULL_WIDTH))


def _is_identity(match: re.Match[str], text: str) -> bool:
    digits = _digits(match.group())
    if _LABEL.search(text[max(0, match.start() - 20) : match.start()]):
        return True
    return digits[:2] in _PROVINCES and digits[6:8] in ("18", "19", "20") and _month_day(digits[10:14])


def _is_old_identity(text: str) -> bool:
    digits = _digits(text)
    return digits[:2] in _PROVINCES and _month_day(digits[8:12])


def _month_day(digits: str) -> bool:
    return digits.isdigit() and 1 <= int(digits[:2]) <= 12 and 1 <= int(digits[2:]) <= 31


def _is_phone(match: re.Match[str], text: str) -> bool:
    return not (_MONEY_AFTER.match(text, match.end()) or _MONEY_BEFORE.search(text[: match.start()]))


def _cover(text: str) -> str:
    places = [index for index, character in enumerate(text) if character.isalnum()]
    hidden = set(places[3:-4])
    return "".join("*" if index in hidden else character for index, character in enumerate(text))


def masked(thing: T) -> T:
    """The same noun with `mask` applied to every text in it; tuples and nouns inside are gone through as well.

    Places, files and folders stay as they are: they say where something stands on the reviewer's own disk.
    """
    done: Any = thing
    if isinstance(thing, str):
        done = mask(thing)
    elif thing is None or isinstance(thing, _PLAIN):
        return thing
    elif isinstance(thing, tuple):
        items = tuple([masked(item) for item in thing])
        done = items if any(map(is_not, items, thing)) else thing
    elif is_dataclass(thing) and not isinstance(thing, type):
        changes = {}
        for name in _names(type(thing)):
            old = getattr(thing, name)
            new = masked(old)
            if new is not old:
                changes[name] = new
        done = replace(thing, **changes) if changes else thing
    return done  # type: ignore[no-any-return]


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def masked_audit(audit: Audit) -> Audit:
    """The audit as reports may print it: figures, settlement, findings, applicant and problems masked.

    The documents' own content stays as it was read (pictures and marks need it); whoever prints it masks it.
    """
    documents = tuple(replace(document, problems=masked(document.problems)) for document in audit.documents)
    return replace(
        audit,
        applicant=masked(audit.applicant),
        documents=documents,
        reading=replace(audit.reading, figures=masked(audit.reading.figures)),
        settlement=masked(audit.settlement),
        findings=masked(audit.findings),
        folder=replace(
            audit.folder,
            files=tuple(replace(file, problems=masked(file.problems)) for file in audit.folder.files),
            problems=masked(audit.folder.problems),
        ),
    )
