"""Sentences of a contract, certificate or audit that may take back what the paper is read to prove.

A reader takes the area and the term of a lease, the revenues of an audit; whatever else the paper says is passed over.
What it says of itself that may speak against it is kept here, to leave the verdict to a person: better one look too
many than a wrong met. Terms that only say what would follow (如逾期…有权解除) and denials (无查封) are no such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pilotdocs.figures.evidence.amounts import find_days
from pilotdocs.figures.evidence.flow import Flow
from pilotdocs.figures.evidence.words import patterns
from pilotdocs.model.figure import Cited

_SENTENCE = re.compile(r"[^。；;\n]+")
_WOULD = re.compile(
    r"如(?!下|期)|若|倘|一旦|有权|可(?:以|随时|提前|单方|在|将|与|向|于)|应(?!收|付|交税)|须|不得|禁止|违约|期满|届满|届时|情形|除非|逾期|负责|承担|保证|承诺|期间"
)
_DENIED = re.compile(r"(?<!所)(?:无|未(?:被|有|发生|存在|设|见|发现)|不存在|没有|不涉及)[^，,。；]{0,20}$")
_LATER = re.compile(r"(?:交付|移交|交房|竣工|建成|完工|启用|投用|投入使用|腾空|入驻)")
# What an audit says of months after its year or of years before it is no word on the year's own figures.
_ELSEWHEN = re.compile(r"\d{1,2}月[^。；]{0,6}(?:收入|数据|完成|实现)|[上前]年|上期|比较|期后|预算|计划|以前年度")
_FIRM = re.compile(r"会计师|审计(?:局|厅|署|中心|事务)|事务所")
_MOST = 3

_SAYS = {kind: dict(patterns(f"doubts_{kind}")) for kind in ("premises", "audit")}


def premises_doubts(flow: Flow, day: date) -> tuple[Cited[str], ...]:
    """Of a lease or certificate: it ended or was sold, is not handed over yet, is used by several, is for stores."""
    return tuple(_some(flow, "premises", day))


def audit_doubts(flow: Flow, day: date) -> tuple[Cited[str], ...]:
    """Of an audit: it is none (商定程序, 审阅, 内部审计), nobody signed it, its figures are of several years."""
    found = tuple(_some(flow, "audit", day))
    if not found and not _FIRM.search(flow.text) and flow.text and _is_typed(flow):
        end = flow.text.find("\n") if "\n" in flow.text else len(flow.text)
        return (flow.cite(flow.text[:end], 0, end),)
    return found


def _is_typed(flow: Flow) -> bool:
    return flow.cite("", 0, 1).confidence == 1


def _some(flow: Flow, kind: str, day: date) -> Iterator[Cited[str]]:
    says = _SAYS[kind]
    seen: set[str] = set()
    lines = 0
    for sentence in _SENTENCE.finditer(flow.text):
        words = sentence[0]
        lines += 1
        titled = lines <= 3 and len(words) <= 40 and says["titles"].search(words)
        if kind == "audit" and _ELSEWHEN.search(words):
            continue
        told = titled or _told(words, says["told"]) or (kind == "premises" and _comes_later(words, day))
        if told and words not in seen and len(seen) < _MOST:
            seen.add(words)
            yield flow.cite(words, *sentence.span())


def _told(words: str, pattern: re.Pattern[str]) -> bool:
    """Whether the sentence tells something of the kind as a fact."""
    return any(
        not _DENIED.search(words[: match.start()]) and not _WOULD.search(words[: match.end()])
        for match in pattern.finditer(words)
    )


def _comes_later(words: str, day: date) -> bool:
    """Whether the premises are handed over, built or put to use after the day."""
    match = _LATER.search(words)
    return match is not None and any(
        found.value > day and abs(found.start - match.start()) <= 24 for found in find_days(words)
    )
