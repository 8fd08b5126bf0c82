"""The floor that may be used: certificates and leases in force, each floor once."""

from __future__ import annotations

import re
from decimal import Decimal

from pilotdocs.facts.casefile import CaseFile, Evidence
from pilotdocs.facts.entity import fold_name
from pilotdocs.facts.rents import say_term
from pilotdocs.facts.second import other_number
from pilotdocs.facts.supplements import fold_supplements
from pilotdocs.facts.terms import in_force, tidy
from pilotdocs.facts.wording import say, sentence
from pilotdocs.model.fact import CountedRow
from pilotdocs.model.record import Premises

_BRACKETS = re.compile(r"[〔〕\[\]【】]")
_HOME = re.compile(r"住宅|居住|公寓|宿舍|住宿|别墅|民宅|住房")
_WORK = re.compile(r"工业|研发|科研|生产|厂房|车间|中试|实验|非住宅|非居住|商业|办公|仓储")


def settle_area(case: CaseFile) -> Evidence:
    """Evidence of the site: the sum of what is in force and the applicant's to use (contract, `pilot_area`)."""
    papers = case.records(Premises)
    lessors = {fold_name(paper.lessor.value) for paper in papers if paper.lease and paper.lessor is not None}
    day = say(case.day, "date")
    total = Decimal(0)
    counted: list[Premises] = []
    for lease in fold_supplements(papers, case.day):
        paper = lease.paper
        code, reason = _judge(case, paper, lessors, counted, day)
        if lease.supplements and not code:
            reason = sentence("premises_amended", path=case.path(lease.supplements[-1].source))
        for change in lease.supplements:
            case.used.add((change.source.document, change.source.part))
            why = sentence("premises_amends", path=case.path(paper.source))
            shown = change.area.quote if change.area is not None else ""
            place = change.area.source if change.area is not None else change.source
            case.rows.append(
                CountedRow("pilot_area", case.path(change.source), place, shown, None, Decimal(0), "supplement", why)
            )
        area = paper.area.value if paper.area is not None else None
        label = paper.address.value if paper.address is not None else case.path(paper.source)
        quote = paper.area.quote if paper.area is not None else ""
        source = paper.area.source if paper.area is not None else paper.source
        case.rows.append(
            CountedRow("pilot_area", label, source, quote, area, area if not code else Decimal(0), code, reason)
        )
        if code or area is None:
            continue
        total += area
        counted.append(paper)
    for let in papers:
        out = _let_out(case, let, counted)
        if out:
            total -= out
            reason = sentence("premises_let", holder=let.holder.value if let.holder is not None else "")
            case.rows.append(CountedRow("pilot_area", case.path(let.source), let.source, "", -out, -out, "", reason))
    if not counted or total <= 0:
        return Evidence(None, (), sentence("area_none", day=day))
    places = [paper.area.source for paper in counted if paper.area is not None]
    figures = case.figures_at("pilot_area", [paper.source for paper in counted] + places)
    changes = [
        other - paper.area.value
        for paper in counted
        if paper.area is not None and (other := other_number(case, paper.area)) is not None
    ]
    low = sum((change for change in changes if change < 0), Decimal(0))
    high = sum((change for change in changes if change > 0), Decimal(0))
    instead = [paper for paper in counted if paper.instead is not None and paper.area is not None]
    left = total + sum((p.instead.value - p.area.value for p in instead if p.instead and p.area), Decimal(0))
    words = "".join(
        sentence("remark_area", path=case.path(p.source), words=p.instead.quote, left=say(tidy(p.instead.value), "m2"))
        for p in instead
        if p.instead is not None
    )
    basis = sentence("area", day=day, count=len(counted), area=say(tidy(total), "m2"))
    others = tuple(tidy(total + change) for change in (low, high) if change)
    doubted = [paper for paper in counted if paper.doubts and paper.area is not None]
    for paper in doubted:
        left -= paper.area.value if paper.area is not None else 0
        said = "；".join(words.value[:60] for words in paper.doubts)
        words += sentence("doubted_paper", path=case.path(paper.source), words=said)
    told = (tidy(max(left, Decimal(0))),) if instead or doubted else ()
    return Evidence(tidy(total), figures, basis, other=others, caution=words, told=told)


def _let_out(case: CaseFile, paper: Premises, counted: list[Premises]) -> Decimal:
    """The floor of a lease in force in which the applicant lets to somebody else what a counted certificate of the
    same place covers; 0 for any other paper."""
    lets = paper.lease and not paper.void and case.entity.owns(paper.lessor) is True
    if not lets or paper.area is None or not in_force(paper.term, case.day):
        return Decimal(0)
    if case.entity.owns(paper.holder, paper.holder_uscc) is not False or paper.address is None:
        return Decimal(0)
    place = fold_name(paper.address.value)
    for own in counted:
        if own.lease or own.area is None or own.address is None:
            continue
        short, long = sorted((place, fold_name(own.address.value)), key=len)
        if short in long and any(char.isdigit() for char in short):
            return min(paper.area.value, own.area.value)
    return Decimal(0)


def _one_floor(first: Premises, second: Premises) -> bool:
    """Whether two papers are of one floor: one number, or one address and one area (a lease handed in twice, renewed
    before its end, or beside the own certificate)."""
    numbers = [_BRACKETS.sub("", fold_name(p.number.value)) for p in (first, second) if p.number is not None]
    if len(numbers) == 2 and numbers[0] == numbers[1]:
        return True
    if first.area is None or second.area is None or first.area.value != second.area.value:
        return False
    if first.address is None or second.address is None:
        return False
    one, other = fold_name(first.address.value), fold_name(second.address.value)
    short, long = sorted((one, other), key=len)
    return bool(short) and (long.endswith(short) or (short in long and any(c.isdigit() for c in short)))


def _judge(case: CaseFile, paper: Premises, lessors: set[str], counted: list[Premises], day: str) -> tuple[str, str]:
    """Why a paper does not count: a code and its sentence, both "" where it does."""
    owned = case.entity.owns(paper.holder, paper.holder_uscc)
    if owned is False and paper.holder is not None:
        if not paper.lease and fold_name(paper.holder.value) in lessors:
            case.used.add((paper.source.document, paper.source.part))
            return "landlord", sentence("premises_landlord")
        return "other_party", sentence("premises_other", holder=paper.holder.value)
    if paper.void:
        return "void", sentence("premises_void", words=paper.void)
    if paper.area is None:
        return "no_area", sentence("premises_no_area")
    use = paper.use.value if paper.use is not None else ""
    if _HOME.search(use) and not _WORK.search(use):
        return "residential", sentence("premises_home", use=use)
    if in_force(paper.term, case.day) is False:
        case.report(
            "expired", "error", "pilot_area",
            sentence("expired_premises", path=case.path(paper.source), term=say_term(paper.term), day=day),
            figures=case.figures_at("pilot_area", [paper.source]), sources=[paper.source],
        )  # fmt: skip
        return "expired", sentence("premises_out", day=day)
    if paper.lease and in_force(paper.term, case.day) is None:
        return "no_term", sentence("premises_no_term")
    if not paper.lease and paper.holder is None and lessors:
        return "no_holder", sentence("premises_no_holder")
    if any(_one_floor(other, paper) for other in counted):
        return "duplicate", sentence("premises_duplicate")
    return "", ""
