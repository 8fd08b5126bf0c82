"""营业执照, 事业单位法人证书 and other registration certificates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pilotdocs.figures.evidence.amounts import find_days
from pilotdocs.figures.evidence.cited import evidence_figure
from pilotdocs.figures.evidence.fields import Field, Form
from pilotdocs.figures.evidence.flow import cite, flow_of, fold, part_source, squeeze
from pilotdocs.figures.evidence.names import IDENTITY, USCC, clean_name, mend_uscc
from pilotdocs.figures.evidence.validity import void_licence
from pilotdocs.figures.evidence.words import form_words
from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.part import Part
from pilotdocs.model.record import Licence

FIELDS = form_words("licence")
_INSTITUTION = re.compile(r"事业单位法人证书|宗旨和业务范围|举办单位|开办资金")
_SOLE = re.compile(r"个体工商户(?=营业执照)|个人独资企业(?=营业执照)|合伙企业(?=营业执照)")
_CIVIL = re.compile(r"民办非企业单位登记证书|社会服务机构|民办非企业单位")


def read_licence(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[Licence, ...]]:
    """The licence with its figures; a date is 成立日期 only where the paper calls it so, never the term's first day."""
    form = Form(part, FIELDS, loose=True)
    text = "".join(squeeze(row.block.text) for row in form.rows)
    institution = bool(_INSTITUTION.search(text)) and not _CIVIL.search(text)
    name = _text(part, form.field("name", wraps=True))
    kind = _kind(part, form, text, institution=institution)
    place = _text(part, form.field("place", wraps=True))
    code = read_uscc(part, form)
    established = first_day(part, form.field("established"))
    term = form.field("term", wraps=True)
    licence = Licence(
        source=name.source if name else part_source(part),
        name=name,
        uscc=code,
        organisation_type=kind,
        registered_place=place,
        established=established,
        issued=first_day(part, form.field("issued")) or _issued(part, form, established),
        term_end=_last_day(part, term),
        former_names=tuple(cited for field in form.fields("former", wraps=True) if (cited := _text(part, field))),
        institution=institution,
        void=void_licence(flow_of(part)),
    )
    paper = "事业单位法人证书" if institution else "营业执照"
    figures: list[Figure] = []
    if established is not None:
        figures.append(evidence_figure(part, "established", established, f"{paper}·成立日期"))
    for quantity, cited, label in (
        ("registered_place", place, "住所"),
        ("organisation_type", kind, "类型"),
        ("uscc", code, "统一社会信用代码"),
    ):
        if cited is not None:
            figures.append(evidence_figure(part, quantity, cited, f"{paper}·{label}"))
    return tuple(figures), (licence,)


def _text(part: Part, field: Field | None) -> Cited[str] | None:
    if field is None:
        return None
    value = clean_name(field.text)
    return field.cite(part, value) if value and value not in ("无", "/", "-", "—") else None


def _kind(part: Part, form: Form, text: str, *, institution: bool) -> Cited[str] | None:
    """类型 as written; a certificate that has no such field is itself the proof of its kind."""
    sole = _SOLE.search(text)
    if sole is None and (found := _text(part, form.field("type", wraps=True))):
        return found
    named = "事业单位法人" if institution else "民办非企业单位" if _CIVIL.search(text) else sole[0] if sole else None
    if named is None:
        return None
    for row in form.rows:
        squeezed = squeeze(row.block.text)
        if named in squeezed or (institution and _INSTITUTION.search(squeezed)):
            return cite(part, named, row.block, row.start, row.end)
    return None


def read_uscc(part: Part, form: Form) -> Cited[str] | None:
    """The code beside its label, else the first string on the paper that has a code's form."""
    for field in form.fields("uscc"):
        for block, start, end in field.spans:
            words = re.sub(r"\s", "", fold(block.text[start:end])).upper()
            if match := re.match(r"[0-9A-Z]{15,18}", words):
                return _mended(field.cite(part, match[0]))
    for row in form.rows:
        words = row.text.upper()
        match = next((found for found in USCC.finditer(words) if not IDENTITY.fullmatch(found[1])), None)
        if match is not None and re.search(r"[A-Z]|^(91|12|52|51|53|93)", match[1]):
            return _mended(cite(part, match[1], row.block, row.start + match.start(1), row.start + match.end(1)))
    return None


def _mended(cited: Cited[str]) -> Cited[str]:
    """A recognised code with letters that no code has (O, I, S, V, Z) put right, at a lower confidence."""
    code = mend_uscc(cited.value)
    if cited.confidence == 1 or code == cited.value:
        return cited
    return replace(cited, value=code, confidence=min(cited.confidence, 0.7))


def first_day(part: Part, field: Field | None) -> Cited[date] | None:
    """The first full day of a field, cited by its own characters where they stand on one line."""
    if field is None:
        return None
    for block, start, end in field.spans:
        for found in find_days(fold(block.text[start:end])):
            if found.exact:
                return cite(part, found.value, block, start + found.start, start + found.end)
    words = re.sub(r"(?<=\d)[.,·](?=[年月日])", "", squeeze(field.text))  # a speck that was read as a point
    whole = [found for found in find_days(words) if found.exact]
    return field.cite(part, whole[0].value) if whole else None


def _last_day(part: Part, field: Field | None) -> Cited[date] | None:
    """The last day of a term; None where it is open (长期)."""
    if field is None or re.search(r"长期|永久|无固定|不约定", field.text):
        return None
    days = [found for found in find_days(squeeze(field.text)) if found.exact]
    return field.cite(part, days[-1].value) if len(days) >= 2 else None


def _issued(part: Part, form: Form, established: Cited[date] | None) -> Cited[date] | None:
    """The day at the licence's foot, where nothing but a day stands on the last lines."""
    for row in reversed(form.rows[-12:]):
        days = [found for found in find_days(row.text.strip()) if found.exact]
        if len(days) == 1 and days[0].end - days[0].start >= len(row.text.strip()) - 1:
            if established is not None and established.quote == row.text.strip():
                continue
            return cite(part, days[0].value, row.block, row.start, row.end)
    return None
