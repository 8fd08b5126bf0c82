"""What the licence proves: date, place, type and code."""

from __future__ import annotations

from collections import Counter

from pilotdocs.facts.casefile import CaseFile, Evidence
from pilotdocs.facts.codes import uscc_valid
from pilotdocs.facts.entity import fold_name, mended_code, parties
from pilotdocs.facts.second import other_day
from pilotdocs.facts.wording import name_of, say, sentence
from pilotdocs.model.figure import Cited
from pilotdocs.model.place import Source
from pilotdocs.model.record import Licence, Notice

_NAME = 6  # characters: a shorter alias is found in anything
_FIELDS = ("established", "registered_place", "organisation_type", "uscc")


def settle_registration(case: CaseFile) -> dict[str, Evidence]:
    """Evidence of the four registered fields. Without the applicant's own licence there is none."""
    owned = [paper for paper in case.records(Licence) if case.entity.owns(paper.name, paper.uscc) is not False]
    ended, moved = _notices(case, owned, "ended"), _notices(case, owned, "moved")
    licences = [] if ended else [paper for paper in owned if _stands(case, paper)]
    result: dict[str, Evidence] = {}
    dated = [licence.established for licence in licences if licence.established is not None]
    dated.sort(key=lambda cited: cited.value, reverse=True)
    if dated and dated[0].value != dated[-1].value:
        licences = sorted(licences, key=lambda paper: paper.established != dated[0])
        case.report(
            "evidence_conflict", "error", "established",
            sentence(
                "conflict_established", path=case.path(dated[-1].source), other=case.path(dated[0].source),
                first=say(dated[-1].value, "date"), second=say(dated[0].value, "date"),
            ),
            sources=[dated[-1].source, dated[0].source],
        )  # fmt: skip
    for quantity in _FIELDS:
        cited: Cited[object] | None = None
        for licence in () if moved and quantity == "registered_place" else licences:
            cited = getattr(licence, quantity)
            if cited is not None:
                break
        if cited is None:
            result[quantity] = Evidence(None, (), sentence("no_licence", name=name_of(quantity)))
            continue
        figures = case.figures_at(quantity, [cited.source])
        value = cited.value
        if quantity == "uscc":
            value = _code(case, licences) or value
            _check_code(case, str(value), figures, cited.source)
        basis = sentence("licence", path=case.path(cited.source), name=name_of(quantity))
        other = other_day(case, licence.established) if quantity == "established" else None
        result[quantity] = Evidence(value, figures, basis, other=() if other is None else (other,))
    return result


def _notices(case: CaseFile, owned: list[Licence], about: str) -> list[Notice]:
    """The notices about the applicant's registration that no later licence has overtaken; each is reported."""
    found = []
    issued = [paper.issued.value for paper in owned if paper.issued is not None]
    for notice in case.records(Notice):
        words = fold_name(notice.text)
        named = any(alias in words for alias in case.entity.aliases if len(alias) >= _NAME)
        overtaken = notice.day is not None and any(day > notice.day for day in issued)
        if notice.about != about or not named or overtaken:
            continue
        found.append(notice)
        case.used.add((notice.source.document, notice.source.part))
        said = sentence("notice", path=case.path(notice.source), title=notice.title.value, day=say(case.day, "date"))
        case.report("expired", "error", "established", said, sources=[notice.source])
    return found


def _stands(case: CaseFile, paper: Licence) -> bool:
    """Whether a licence is of a registration that still stands on the day; one that is not is reported."""
    if paper.void:
        said = sentence("licence_void", path=case.path(paper.source), words=paper.void, day=say(case.day, "date"))
    elif paper.term_end is not None and paper.term_end.value < case.day and paper.term_end.confidence == 1:
        end = say(paper.term_end.value, "date")
        said = sentence("licence_over", path=case.path(paper.source), end=end, day=say(case.day, "date"))
    else:
        return True
    case.report("expired", "error", "established", said, sources=[paper.source])
    return False


def _code(case: CaseFile, licences: list[Licence]) -> str | None:
    """The licence's code, mended from text papers where it was recognised from a picture."""
    read = next((licence.uscc for licence in licences if licence.uscc is not None), None)
    others = Counter(
        code.value
        for record in case.reading.records
        if not isinstance(record, Licence)
        for name, code in [parties(record)]
        if code is not None and code.source.document not in case.entity.scanned
    )
    claims = [str(figure.value) for figure in case.claims("uscc")]
    return mended_code(read, claims[0] if claims else None, others, case.entity.scanned)


def _check_code(case: CaseFile, code: str, figures: tuple[str, ...], source: Source) -> None:
    if not uscc_valid(code):
        case.report(
            "uscc_invalid", "error", "uscc", sentence("code", path=case.path(source), code=code),
            figures=figures, sources=[source],
        )  # fmt: skip


def check_claimed_code(case: CaseFile) -> None:
    """Report a code that the plan claims and whose check character is wrong, where the licence's was not."""
    if any(item.code == "uscc_invalid" for item in case.discrepancies):
        return
    for figure in case.claims("uscc")[:1]:
        _check_code(case, str(figure.value), (figure.id,), figure.source)
