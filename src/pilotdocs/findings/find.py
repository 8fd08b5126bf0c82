"""Facts × RulePack → Findings: every condition of the pack, held against the settled folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pilotdocs.findings import messages
from pilotdocs.findings.case import CaseFile
from pilotdocs.findings.hold_number import hold_threshold
from pilotdocs.findings.hold_paper import hold_paper, hold_person, hold_said
from pilotdocs.findings.hold_record import hold_record
from pilotdocs.findings.hold_text import hold_member, hold_place, hold_tenure
from pilotdocs.findings.outcome import Outcome, all_of, any_of, count_of, gathered, negated
from pilotdocs.model.fact import Settlement
from pilotdocs.model.finding import Finding, Reason, Step, Verdict
from pilotdocs.model.names import VERDICT_NAMES
from pilotdocs.model.pack import Condition, RulePack
from pilotdocs.model.rule import (
    All,
    AnyOf,
    CountOf,
    Member,
    Not,
    OnlyIf,
    PaperThere,
    Person,
    Place,
    Record,
    Said,
    Tenure,
    Test,
    Threshold,
)  # fmt: skip

# Below this a reading from a scan is worth a look at the original.
SHAKY = 0.8


def find_findings(
    settlement: Settlement, pack: RulePack, day: date, applicant: str | None = None
) -> tuple[Finding, ...]:
    """A finding for each condition, in the pack's order. `applicant` is named in the steps where it is known."""
    case = CaseFile(settlement, pack, day, hold)
    return tuple(_finding(condition, hold(condition.test, case), case, applicant) for condition in pack.conditions)


def hold(test: Test, case: CaseFile) -> Outcome:
    """What comes of one test: Kleene's logic for what is put together, one reader for each simple kind."""
    match test:
        case Threshold():
            return hold_threshold(test, case)
        case Tenure():
            return hold_tenure(test, case)
        case Place():
            return hold_place(test, case)
        case Member():
            return hold_member(test, case)
        case PaperThere():
            return hold_paper(test, case)
        case Said():
            return hold_said(test, case)
        case Person():
            return hold_person(test, case)
        case Record():
            return hold_record(test, case)
        case Not(one):
            return negated(hold(one, case))
        case OnlyIf():
            return _hold_only_if(test, case)
    parts = [hold(one, case) for one in test.tests]
    joined = gathered(parts, "；".join(part.text for part in parts))
    match test:
        case All():
            return all_of(parts, joined)
        case AnyOf():
            return any_of(parts, joined)
        case CountOf(least, _):
            return count_of(least, parts, joined)


def _hold_only_if(test: OnlyIf, case: CaseFile) -> Outcome:
    asked = hold(test.when, case)
    then = hold(test.then, case)
    if asked.holds is True:
        return replace(then, steps=(*asked.steps, *then.steps))
    if asked.holds is False and not asked.by_claim:
        return replace(asked, holds=True, why="reached", text=messages.not_asked(asked.text), margin=None, flips="")
    if then.holds is True:
        return then
    whole = gathered([asked, then], f"{asked.text}；{then.text}")
    if then.holds is None and then.why in ("manual", "needs_person"):
        return replace(whole, holds=None, why=then.why)
    return replace(whole, holds=None, why="claim_only" if asked.holds is not None else asked.why)


def _finding(condition: Condition, outcome: Outcome, case: CaseFile, applicant: str | None) -> Finding:
    outcome = _with_exclusions(condition, outcome, case)
    verdict, reason = verdict_of(outcome, condition)
    if verdict == "unproven" and not messages.is_below(outcome.margin):
        outcome = replace(outcome, margin=None)  # what is above a threshold is settled; here nothing is
    sentences = [outcome.text]
    if outcome.margin and outcome.margin not in outcome.text:
        sentences.append(outcome.margin)
    sentences += _cautions(outcome, verdict, case)
    asks = verdict in ("unproven", "not_met", "judgement")
    head = Step(messages.applicant(applicant)) if applicant else None
    clause = Step(messages.clause(condition.clause), _cite(condition))
    last = Step(messages.conclusion(_word(verdict, case), reason), verdict)
    return Finding(
        f"F-{condition.id}-01", condition.id, condition.title, condition.clause,
        {"hard": True, "soft": False, "encouraged": False}.get(condition.strength),
        verdict, reason, "。".join(sentence.rstrip("。") for sentence in sentences if sentence) + "。",
        outcome.readings, outcome.figures, outcome.facts,
        tuple(step for step in (head, clause, *outcome.steps, *_questions(condition, case), last) if step is not None),
        outcome.margin, outcome.flips, condition.ask if asks else "", condition.site_check,
    )  # fmt: skip


def verdict_of(outcome: Outcome, condition: Condition) -> tuple[Verdict, Reason]:
    """The contract's verdict and reason. A missed condition that is not hard is for judgement, unless it excludes."""
    if outcome.holds is True:
        return "met", "reached"
    if outcome.holds is False:
        if condition.strength == "hard":
            return "not_met", "excluded" if outcome.why == "excluded" else "missed"
        return "judgement", "soft_missed"
    match outcome.why:
        case "reading_decides":
            return "judgement", "reading_decides"
        case "needs_person":
            return "judgement", "needs_person"
        case "manual":
            return "manual", "needs_person"
        case "claim_only":
            return "unproven", "claim_only"
    return "unproven", "nothing_found"


def _with_exclusions(condition: Condition, outcome: Outcome, case: CaseFile) -> Outcome:
    """Where a met condition rests on a text that says what doesn't count, a person looks whether it was taken out."""
    if outcome.holds is not True or not condition.excluded_words:
        return outcome
    ids, facts = set(outcome.figures), set(outcome.facts)
    texts = [figure.quote for figure in case.settlement.figures if figure.id in ids]
    texts += [f"{row.label} {row.quote}" for row in case.settlement.rows if row.quantity in facts and row.counted]
    found = [word for word in condition.excluded_words if any(word in text for text in texts)]
    if not found:
        return outcome
    return replace(outcome, holds=None, why="needs_person", text=f"{outcome.text}；{messages.excluded_found(found)}")


def _cautions(outcome: Outcome, verdict: Verdict, case: CaseFile) -> list[str]:
    known = [case.fact(quantity) for quantity in outcome.facts]
    cautions = list(dict.fromkeys(fact.caution for fact in known if fact is not None and fact.caution))
    unreadable = {
        document
        for discrepancy in case.settlement.discrepancies
        if discrepancy.code == "unreadable"
        for document in discrepancy.documents
    }
    if verdict == "unproven" and unreadable:
        cautions.append(messages.draws_on(len(unreadable)))
    ids = set(outcome.figures)
    shaky = [f"“{f.quote[:30]}”" for f in case.settlement.figures if f.id in ids and f.confidence < SHAKY]
    if shaky and verdict in ("met", "not_met", "judgement"):
        cautions.append(messages.shaky(shaky[:3]))
    return cautions


def _questions(condition: Condition, case: CaseFile) -> list[Step]:
    wanted = set(condition.questions)
    return [
        Step(
            f"口径{question.id}：{question.asks}——{question.answer}",
            "留给人定" if question.person else "本规则包的口径",
        )
        for question in case.pack.questions
        if question.id in wanted
    ]


def _cite(condition: Condition) -> str:
    return messages.cite(condition.cite)


def _word(verdict: Verdict, case: CaseFile) -> str:
    return case.pack.verdict_words.get(verdict, VERDICT_NAMES[verdict])
