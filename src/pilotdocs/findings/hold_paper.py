"""What only papers and words can show: presence, and matters for a person."""

from __future__ import annotations

from pilotdocs.findings import messages
from pilotdocs.findings.case import CaseFile
from pilotdocs.findings.outcome import Outcome, unique
from pilotdocs.model.figure import Figure
from pilotdocs.model.finding import Step
from pilotdocs.model.names import KIND_NAMES
from pilotdocs.model.rule import PaperThere, Person, Said, Sign

_SHOWN = 3
_QUOTE = 60


def hold_paper(test: PaperThere, case: CaseFile) -> Outcome:
    """True where one of the papers is there; a missing paper is unknown."""
    there = [kind for kind in test.kinds if case.settlement.has(kind)]
    if there:
        return Outcome(True, "reached", messages.paper_there(paper_name(kind, case) for kind in there))
    return Outcome(None, "nothing_found", messages.paper_missing(paper_name(kind, case) for kind in test.kinds))


def paper_name(kind: str, case: CaseFile) -> str:
    """What the pack calls that kind of paper."""
    paper = case.pack.paper(kind)
    return paper.name if paper is not None else KIND_NAMES.get(kind, kind)


def hold_said(test: Said, case: CaseFile) -> Outcome:
    """True where the words were found; words in a claim only are a claim."""
    name = case.name(test.quantity)
    found, figures = case.seen(Sign("evidence" if test.where == "evidence" else "anywhere", test.quantity))
    if found:
        return Outcome(True, "reached", _quoted(name, figures), figures=_ids(figures))
    claimed, claims = case.seen(Sign("claim", test.quantity))
    if claimed:
        return Outcome(None, "claim_only", messages.only_claimed(_quoted(name, claims)), figures=_ids(claims))
    return Outcome(None, "nothing_found", messages.words_missing(name))


def hold_person(test: Person, case: CaseFile) -> Outcome:
    """Never decided here: for a person where there is something to look at, else what is missing."""
    alarms = [sign for sign in test.alarms if case.seen(sign)[0]]
    if alarms:
        figures = unique(figure.id for sign in alarms for figure in case.seen(sign)[1])
        text = messages.alarm(messages.listed(_sign_name(sign, case) for sign in alarms))
        return Outcome(None, "needs_person", text, figures=figures)
    steps, figures, present = _signs(test.needs, case)
    if present or not test.needs:
        steps += _topics(test, case)
        words = [step.text for step in steps] + [messages.for_person(test.look)]
        topics = unique(f.id for topic in test.topics for f in case.seen(Sign("evidence", topic))[1])
        return Outcome(None, "manual", "；".join(words), tuple(steps), unique((*figures, *topics)))
    claim_steps, claim_figures, claimed = _signs(test.claimed, case)
    missing = messages.words_missing(messages.listed(unique(_sign_name(sign, case) for sign in test.needs)))
    if claimed:
        text = messages.only_claimed("；".join(step.text for step in claim_steps))
        return Outcome(None, "claim_only", f"{text}；{missing}", tuple(claim_steps), claim_figures)
    return Outcome(None, "nothing_found", missing, (Step(missing),))


def _signs(signs: tuple[Sign, ...], case: CaseFile) -> tuple[list[Step], tuple[str, ...], bool]:
    steps: list[Step] = []
    ids: list[str] = []
    present = False
    for sign in signs:
        found, figures = case.seen(sign)
        if not found:
            continue
        present = True
        ids += _ids(figures)
        name = _sign_name(sign, case)
        text = messages.paper_there([name]) if sign.kind == "paper" else _quoted(name, figures)
        steps.append(Step(text, "", _ids(figures)))
    return steps, unique(ids), present


def _topics(test: Person, case: CaseFile) -> list[Step]:
    if not test.topics:
        return []
    found = [topic for topic in test.topics if case.seen(Sign("evidence", topic))[0]]
    missing = [topic for topic in test.topics if topic not in found]
    return [Step(messages.topics(map(case.name, found), map(case.name, missing)))]


def _sign_name(sign: Sign, case: CaseFile) -> str:
    return paper_name(sign.name, case) if sign.kind == "paper" else case.name(sign.name)


def _quoted(name: str, figures: tuple[Figure, ...]) -> str:
    quotes = unique(" ".join(figure.quote.split()) for figure in figures)[:_SHOWN]
    return messages.words_found(name, (quote if len(quote) <= _QUOTE else quote[:_QUOTE] + "…" for quote in quotes))


def _ids(figures: tuple[Figure, ...]) -> tuple[str, ...]:
    return tuple(figure.id for figure in figures)
