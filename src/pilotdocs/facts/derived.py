"""The quantities that a pack defines: counted, summed, divided, capped, or only labelled; each settled like a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from pilotdocs.facts.agreement import agree
from pilotdocs.facts.derived_labelled import settle_day, settle_labelled, settle_text
from pilotdocs.facts.derived_records import Tally, tally_records
from pilotdocs.facts.people import counted_people, insured_people, passes
from pilotdocs.facts.wording import name_of, say, sentence
from pilotdocs.model.derive import CountPeople, CountRecords, FormulaReading, Labelled, QuantityRule
from pilotdocs.model.fact import CountedRow, Discrepancy, DiscrepancyCode, Fact
from pilotdocs.model.formula import CappedSum, Span
from pilotdocs.model.pack import RulePack
from pilotdocs.model.record import Reading
from pilotdocs.model.rule import (
    All,
    AnyOf,
    CountOf,
    Member,
    Not,
    OnlyIf,
    Place,
    Test,
    Threshold,
)  # fmt: skip


@dataclass(slots=True)
class _Work:
    """What is being settled: the facts so far, the rules still open, and what came of it."""

    facts: dict[str, Fact]
    reading: Reading
    pack: RulePack
    day: date
    rows: tuple[CountedRow, ...]
    made: dict[str, Fact] = field(default_factory=dict)
    discrepancies: list[Discrepancy] = field(default_factory=list)
    new_rows: list[CountedRow] = field(default_factory=list)
    busy: set[str] = field(default_factory=set)


def settle_derived(
    facts: Mapping[str, Fact], reading: Reading, pack: RulePack, day: date, rows: Sequence[CountedRow]
) -> tuple[dict[str, Fact], tuple[Discrepancy, ...], tuple[CountedRow, ...]]:
    """The facts of the pack's own quantities, what is wrong with them, and the rows they were counted from.

    A formula over facts is evidence only where its parts are evidenced; nobody claims it unless its label was found.
    What is among `facts` already is not settled again.
    """
    work = _Work(dict(facts), reading, pack, day, tuple(rows))
    looked_at = _texts_in(pack)
    for rule in pack.quantities:
        if rule.unit == "text":
            if rule.id in looked_at and rule.id not in facts:
                work.made[rule.id] = settle_text(rule, reading)
        elif (rule.way is not None or rule.readings) and rule.id not in facts:
            _settle(rule, work)
    return work.made, tuple(work.discrepancies), tuple(work.new_rows)


def _settle(rule: QuantityRule, work: _Work) -> Fact:
    if rule.id in work.made:
        return work.made[rule.id]
    work.busy.add(rule.id)
    if rule.unit == "date":
        fact, problems = settle_day(rule, _labels_of(rule), work.reading)
        work.discrepancies += problems
        work.made[rule.id] = fact
        return fact
    claim, problems = settle_labelled(rule, _labels_of(rule), work.reading, work.pack, work.day)
    if isinstance(rule.way, Labelled):
        fact = claim
        work.discrepancies += problems
    else:
        said = replace(claim, evidenced=None, used=None, figures=(claim.claim.id,) if claim.claim else ())
        if rule.reading is not None:
            fact = _from_formula(rule, rule.reading, said, work)
        else:
            fact = _from_count(rule, said, work)
    work.made[rule.id] = fact
    _compare(rule, fact, work)
    return fact


def _compare(rule: QuantityRule, fact: Fact, work: _Work) -> None:
    """Report a claim that its evidence does not bear out (contract, “Agreement”)."""
    if fact.claim is None or not isinstance(fact.evidenced, Decimal) or not isinstance(fact.claimed, Decimal):
        return
    if fact.high is not None or agree(fact.claim, fact.evidenced, None):
        return
    exceeds = fact.claimed > fact.evidenced
    message = sentence(
        "exceeds" if exceeds else "below", name=rule.name, claimed=say(fact.claimed, rule.unit),
        where=fact.claim.quote, evidenced=say(fact.evidenced, rule.unit), papers="佐证材料",
        gap=say(abs(fact.claimed - fact.evidenced), rule.unit),
    )  # fmt: skip
    code: DiscrepancyCode = "claim_exceeds_evidence" if exceeds else "claim_below_evidence"
    work.discrepancies.append(Discrepancy(code, "error" if exceeds else "info", rule.id, message, fact.figures))


def _labels_of(rule: QuantityRule) -> Labelled:
    return rule.way if isinstance(rule.way, Labelled) else Labelled()


def _part(name: str, work: _Work) -> Fact | None:
    rule = work.pack.quantity(name)
    if rule is None or name in work.facts or not (rule.way is not None or rule.readings) or name in work.busy:
        return work.made.get(name) or work.facts.get(name)
    return _settle(rule, work)


def _from_formula(rule: QuantityRule, chosen: FormulaReading, said: Fact, work: _Work) -> Fact:
    parts = {name: _part(name, work) for name in chosen.formula.uses()}
    spans = {name: _span(fact) for name, fact in parts.items()}
    span = chosen.formula.span(spans)
    names = "、".join(_name(name, work) for name in parts)
    if span is None or span.low is None:
        missing = [name for name, known in spans.items() if known is None]
        basis = (
            f"{rule.name}由{names}计算；" + "、".join(_name(name, work) for name in missing) + "没有佐证，不能计算。"
        )
        return replace(said, basis=basis)
    figures = [figure for fact in parts.values() if fact is not None and fact.evidenced is not None
               for figure in fact.figures]  # fmt: skip
    basis = f"由{names}计算，未四舍五入。" + (f"口径：{chosen.title}。" if chosen.title else "")
    if isinstance(chosen.formula, CappedSum):
        basis = _capped(rule, chosen, chosen.formula, parts, span.low, work)
    high = span.high if span.high is not None else Decimal("Infinity")
    return replace(
        said, evidenced=span.low, used=span.low, basis=basis, figures=tuple(dict.fromkeys((*said.figures, *figures))),
        high=high if high != span.low else None,
    )  # fmt: skip


def _capped(
    rule: QuantityRule, chosen: FormulaReading, formula: CappedSum, parts: Mapping[str, Fact | None], total: Decimal,
    work: _Work,
) -> str:  # fmt: skip
    """The sentence on a capped sum; what the cap keeps out is reported as `over_cap`."""
    base, add = (_span(parts[name]) for name in (formula.base, formula.add))
    owned = base.low if base is not None and base.low is not None else Decimal(0)
    rent = add.low if add is not None and add.low is not None else Decimal(0)
    room = formula.room(owned)
    base_name, add_name = _name(formula.base, work), _name(formula.add, work)
    if rent <= room:
        more = f"，加{add_name}{say(rent, rule.unit)}" if rent else f"，没有可计入的{add_name}"
        return f"{base_name}{say(owned, rule.unit)}{more}，合计{say(total, rule.unit)}。"
    message = (
        f"{add_name}{say(rent, rule.unit)}超过上限{say(room, rule.unit)}（{chosen.title}），"
        f"只计入上限以内的部分，不计入{say(rent - room, rule.unit)}。"
    )
    fact = parts[formula.add]
    figures = () if fact is None else fact.figures
    work.discrepancies.append(Discrepancy("over_cap", "warning", formula.add, message, figures))
    return (
        f"{base_name}{say(owned, rule.unit)}，加上限内的{add_name}{say(room, rule.unit)}"
        f"（{chosen.title}），合计{say(total, rule.unit)}。"
    )


def _span(fact: Fact | None) -> Span | None:
    if fact is None or fact.evidenced is None or not isinstance(fact.used, Decimal):
        return None
    if fact.high is None:
        return Span(fact.used, fact.used)
    return Span(fact.used, None if fact.high.is_infinite() else fact.high)


def _from_count(rule: QuantityRule, said: Fact, work: _Work) -> Fact:
    if isinstance(rule.way, CountRecords):
        code = work.facts.get("uscc")
        uscc = str(code.evidenced) if code is not None and code.evidenced is not None else None
        tally = tally_records(rule, rule.way, work.reading, work.pack, work.day, uscc)
    else:
        assert isinstance(rule.way, CountPeople)
        tally = _tally_people(rule, rule.way, work)
    work.new_rows += tally.rows
    figures = said.figures
    if isinstance(rule.way, CountPeople):
        team = work.facts.get("pilot_staff")
        figures = (*figures, *(team.figures if team is not None else ()))
    return replace(
        said, evidenced=tally.low, used=tally.low, high=tally.high, basis=tally.basis,
        figures=tuple(dict.fromkeys(figures)),
    )  # fmt: skip


def _tally_people(rule: QuantityRule, way: CountPeople, work: _Work) -> Tally:
    """How many of the team pass. Where an insurance total is below the roster, it can't be told who is out: the count
    becomes a span."""
    people = counted_people(work.reading, work.rows)
    if not people:
        return Tally(None, None, f"未见可用的人员名册，无法核实{rule.name}。")
    insured = insured_people(work.reading)
    results = [True if way.where is None else passes(one, way.where, work.day, insured) for one in people]
    sure, maybe = results.count(True), results.count(None)
    team = work.facts.get("pilot_staff")
    total = team.used if team is not None and isinstance(team.used, Decimal) else Decimal(len(people))
    out = max(Decimal(0), len(people) - total)
    low, high = max(Decimal(0), sure - out), min(Decimal(sure + maybe), total)
    basis = f"在计入的{len(people)}人中，{sure}人符合“{rule.name}”"
    basis += f"，{maybe}人名册未写明。" if maybe else "。"
    labels = {True: "", False: "not_in_group", None: "unknown"}
    reasons = {True: "", False: f"不属于{rule.name}", None: "名册未写明，暂不计入"}
    settled = {(row.source, row.quote): row.label for row in work.rows if row.quantity == "pilot_staff"}
    rows = tuple(
        CountedRow(
            rule.id, settled.get((person.source, person.quote), person.name), person.source, person.quote, Decimal(1),
            Decimal(1) if result else Decimal(0), labels[result], reasons[result],
        )
        for person, result in zip(people, results, strict=True)
    )  # fmt: skip
    return Tally(low, high if high != low else None, basis, rows)


def _name(quantity: str, work: _Work) -> str:
    rule = work.pack.quantity(quantity)
    return rule.name if rule is not None else name_of(quantity)


def _texts_in(pack: RulePack) -> frozenset[str]:
    """The text quantities that a condition tests by their value."""
    return frozenset(name for condition in pack.conditions for name in _texts(condition.test))


def _texts(test: Test) -> list[str]:
    match test:
        case Member() | Place():
            return [test.quantity]
        case Not(one):
            return _texts(one)
        case OnlyIf(when, then):
            return _texts(when) + _texts(then)
        case All(tests) | AnyOf(tests) | CountOf(_, tests):
            return [name for one in tests for name in _texts(one)]
        case Threshold(_, _, limits):
            return [name for limit in limits if limit.when is not None for name in _texts(limit.when)]
    return []
