"""A rule pack's file as a `RulePack`: every fault of it at once, each with its line and a way out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pilotdocs.model.concept import Concept
from pilotdocs.model.derive import QuantityRule
from pilotdocs.model.pack import Cite, Condition, PaperRule, Question, RulePack, Strength
from pilotdocs.model.part import KINDS
from pilotdocs.model.rule import Duration, Person, Record, Tenure, Test, Threshold
from pilotdocs.rules.desk import Desk
from pilotdocs.rules.fault import Fault
from pilotdocs.rules.read_cases import read_cases
from pilotdocs.rules.read_lifecycle import read_lifecycle
from pilotdocs.rules.read_quantities import declare, read_quantities
from pilotdocs.rules.read_tests import read_test, tests_in, with_age
from pilotdocs.rules.tree import Entries, Node, read_tree
from pilotdocs.rules.units import plain
from pilotdocs.rules.words import NEEDS_FORMULA, QUESTIONS

SCHEMA = "pilotdocs.rules/1"
TOP = ("schema", "pack", "quantities", "conditions", "papers", "questions", "wording", "lifecycle", "cases")
PACK = (
    "id", "title", "issuer", "number", "status", "draft", "issued", "effective", "expires", "source", "preamble",
    "call", "note",
)  # fmt: skip
CONDITION = (
    "id", "title", "clause", "cite", "strength", "test", "evidence", "counts_not", "ask", "site_check", "questions",
    "note",
)  # fmt: skip
STRENGTHS: tuple[Strength, ...] = ("hard", "soft", "encouraged", "none")
VERDICTS = ("met", "not_met", "judgement", "unproven", "manual")
DEFAULT_REPORT_AGE = Duration(months=6)


@dataclass(slots=True)
class _Head:
    """The metadata while it is read."""

    id: str = ""
    title: str = ""
    issuer: str = ""
    number: str = ""
    status: str = ""
    draft: bool = False
    issued: date | None = None
    effective: date | None = None
    expires: date | None = None
    source_title: str = ""
    source_sha256: str = ""
    preamble: str = ""
    preamble_strength: Strength = "hard"
    published: date | None = None
    deadline: date | None = None
    note: str = ""


def read_pack(data: bytes) -> tuple[RulePack | None, list[Fault]]:
    """The pack in these bytes and its faults, by line; the pack is None where there is any fault."""
    tree, faults = read_tree(data)
    if tree is None:
        return None, faults
    desk = Desk()
    top = desk.fields(tree, "规则包", TOP, ("schema", "pack", "conditions"))
    schema = desk.text(top.get("schema"), "schema")
    if "schema" in top and schema != SCHEMA:
        desk.fault(top["schema"], f"schema 是“{schema}”，本程序读的是“{SCHEMA}”", f"写成 schema: {SCHEMA}")
    head = _head(top.get("pack"), desk)
    declared = declare(top.get("quantities"), desk)
    quantities = read_quantities(declared, desk)
    papers = _papers(top.get("papers"), desk)
    questions = _questions(top.get("questions"), desk)
    age = next((_months(paper.max_age_months) for paper in papers if paper.kind == "credit_report"), None)
    conditions = _conditions(top.get("conditions"), desk, age or DEFAULT_REPORT_AGE)
    _check_sense(top.get("conditions"), conditions, quantities, head, desk)
    cases = read_cases(top.get("cases"), desk, frozenset(condition.id for condition in conditions))
    wording, verdicts = _wording(top.get("wording"), desk)
    lifecycle = read_lifecycle(top.get("lifecycle"), desk)
    if desk.faults:
        return None, sorted(set(desk.faults))
    pack = RulePack(
        head.id, head.title, hashlib.sha256(data).hexdigest(), head.status, head.draft, head.issuer, head.number,
        _concepts(quantities, conditions, desk), papers, head.issued, head.effective, head.expires,
        head.source_title, head.source_sha256, head.preamble, head.preamble_strength, head.published, head.deadline,
        quantities, conditions, questions, cases, wording, verdicts, lifecycle, head.note,
    )  # fmt: skip
    return pack, []


def _head(node: Node | None, desk: Desk) -> _Head:
    if node is None:
        return _Head()
    found = desk.fields(node, "pack", PACK, ("id", "title", "status", "draft"))
    head = _Head(
        id=desk.needed_text(found.get("id"), "pack.id"),
        title=desk.needed_text(found.get("title"), "pack.title"),
        issuer=desk.text(found.get("issuer"), "pack.issuer"),
        number=desk.text(found.get("number"), "pack.number"),
        status=desk.needed_text(found.get("status"), "pack.status"),
        draft=desk.yes(found.get("draft"), "pack.draft", False),
        issued=desk.day(found.get("issued"), "pack.issued"),
        effective=desk.day(found.get("effective"), "pack.effective"),
        expires=desk.day(found.get("expires"), "pack.expires"),
        note=desk.text(found.get("note"), "pack.note"),
    )
    if "id" in found and not (head.id.replace("-", "").isalnum() and head.id.isascii()):
        desk.fault(found["id"], f"pack.id“{head.id}”不合规", "只用英文小写字母、数字和连字号")
    if "source" in found:
        fields = desk.fields(found["source"], "pack.source", ("title", "sha256"), ("title",))
        head.source_title = desk.needed_text(fields.get("title"), "source.title")
        head.source_sha256 = desk.text(fields.get("sha256"), "source.sha256")
        if head.source_sha256 and not (
            len(head.source_sha256) == 64 and set(head.source_sha256) <= set("0123456789abcdef")
        ):
            desk.fault(fields["sha256"], "source.sha256 不是 SHA-256 值", "64 位小写十六进制")
    if "preamble" in found:
        fields = desk.fields(found["preamble"], "pack.preamble", ("quote", "strength"), ("quote", "strength"))
        head.preamble = desk.needed_text(fields.get("quote"), "preamble.quote")
        head.preamble_strength = desk.choice(fields.get("strength"), "preamble.strength", STRENGTHS, "hard")
    if "call" in found:
        fields = desk.fields(found["call"], "pack.call", ("published", "deadline"))
        head.published = desk.day(fields.get("published"), "call.published")
        head.deadline = desk.day(fields.get("deadline"), "call.deadline")
    return head


def _months(number: int | None) -> Duration | None:
    return None if number is None else Duration(months=number)


def _papers(node: Node | None, desk: Desk) -> tuple[PaperRule, ...]:
    papers: dict[str, PaperRule] = {}
    for item in desk.items(node, "papers"):
        known = ("kind", "required", "name", "max_age", "why", "instead", "standard")
        found = desk.fields(item, "papers", known, ("kind", "required", "name"))
        kind = desk.choice(found.get("kind"), "papers.kind", KINDS, "other")
        age = desk.duration(found.get("max_age"), "papers.max_age")
        if age is not None and age.days:
            desk.fault(found["max_age"], "papers.max_age 要以月或年计", "例如 6 个月")
        if kind in papers:
            desk.fault(item, f"材料 {kind} 写了两次", "合成一项")
        papers[kind] = PaperRule(
            kind,
            desk.yes(found.get("required"), "papers.required", False),
            desk.needed_text(found.get("name"), "papers.name"),
            None if age is None else age.years * 12 + age.months,
            desk.text(found.get("why"), "papers.why"),
            desk.choices(found.get("instead"), "papers.instead", KINDS),
            desk.text(found.get("standard"), "papers.standard"),
        )
    return tuple(papers.values())


def _questions(node: Node | None, desk: Desk) -> tuple[Question, ...]:
    if node is None:
        return ()
    if not isinstance(node, Entries):
        desk.fault(node, "questions 应当是“Q1: …”的形式", "Q18: {person: 以什么为基数，由市局定}")
        return ()
    questions: list[Question] = []
    found = desk.fields(node, "questions", tuple(QUESTIONS))
    for identity, body in found.items():
        fields = desk.fields(body, f"questions.{identity}", ("answer", "person"))
        if len(fields) != 1:
            desk.fault(body, f"{identity} 要写 answer 或 person 之一", "answer: 本包取的口径；person: 留给人定的事")
        key = "person" if "person" in fields else "answer"
        text = desk.needed_text(fields.get(key), f"questions.{identity}.{key}")
        questions.append(Question(identity, QUESTIONS[identity], text, key == "person"))
    return tuple(questions)


def _conditions(node: Node | None, desk: Desk, age: Duration) -> tuple[Condition, ...]:
    conditions: dict[str, Condition] = {}
    items = desk.items(node, "conditions")
    if node is not None and not items:
        desk.fault(node, "没有一个条件", "conditions 下面逐条写")
    for item in items:
        found = desk.fields(item, "条件", CONDITION, ("id", "title", "clause", "strength", "test"))
        identity = desk.needed_text(found.get("id"), "条件的 id")
        where = f"条件“{identity}”"
        if identity in conditions:
            desk.fault(item, f"{where}写了两次", "换一个 id")
        if any(letter.isspace() or letter in "/\\" for letter in identity):
            desk.fault(found.get("id", item), f"{where}的 id 里有空格或斜线", "例如 4.equipment")
        cite = Cite("")
        if "cite" in found:
            fields = desk.fields(found["cite"], f"{where}.cite", ("heading", "item"), ("heading",))
            cite = Cite(desk.needed_text(fields.get("heading"), "cite.heading"), desk.text(fields.get("item"), "item"))
        test = read_test(found.get("test"), desk, where)
        conditions[identity] = Condition(
            identity,
            desk.needed_text(found.get("title"), f"{where}.title"),
            desk.needed_text(found.get("clause"), f"{where}.clause"),
            desk.choice(found.get("strength"), f"{where}.strength", STRENGTHS, "hard"),
            with_age(test, age),
            cite,
            desk.choices(found.get("evidence"), f"{where}.evidence", KINDS),
            desk.words(found.get("counts_not"), f"{where}.counts_not"),
            desk.text(found.get("ask"), f"{where}.ask"),
            desk.text(found.get("site_check"), f"{where}.site_check"),
            desk.choices(found.get("questions"), f"{where}.questions", tuple(QUESTIONS)),
            desk.text(found.get("note"), f"{where}.note"),
        )
    return tuple(conditions.values())


def _check_sense(
    node: Node | None, conditions: tuple[Condition, ...], quantities: tuple[QuantityRule, ...], head: _Head, desk: Desk
) -> None:
    """What no single key shows: a strength that a test can't have, anchors without a day, formulas not written."""
    made = {rule.id for rule in quantities if rule.readings or rule.way}
    lines = [item.line for item in desk.items(node, "conditions")]
    for condition, line in zip(conditions, lines, strict=False):
        for test in tests_in(condition.test):
            if isinstance(test, Threshold) and test.quantity in NEEDS_FORMULA - made:
                remedy = "在 quantities 里给它写 readings 或 capped_sum、sum"
                desk.fault(line, f"条件“{condition.id}”用到 {test.quantity}，但没有写它怎样得来", remedy)
            anchor = test.until if isinstance(test, Tenure) else test.anchor if isinstance(test, Record) else "as_of"
            _check_anchor(anchor, f"条件“{condition.id}”", line, head, desk)
        if condition.strength == "none" and not isinstance(condition.test, Person):
            desk.fault(line, f"条件“{condition.id}”能由程序判断，strength 不能是 none", "写 hard、soft 或 encouraged")
    for rule in quantities:
        window = getattr(rule.way, "window", None)
        if window is not None:
            _check_anchor(window.anchor, f"量“{rule.id}”", desk.lines.get(rule.id, 1), head, desk)


def _check_anchor(anchor: str, where: str, line: int, head: _Head, desk: Desk) -> None:
    if (anchor == "deadline" and head.deadline is None) or (anchor == "published" and head.published is None):
        desk.fault(
            line, f"{where}从 {anchor} 起算，但 pack.call 里没有写这一天", f"pack.call 里写 {anchor}: 2025-10-31"
        )


def _wording(node: Node | None, desk: Desk) -> tuple[dict[str, str], dict[str, str]]:
    if node is None:
        return {}, {}
    words: dict[str, str] = {}
    verdicts: dict[str, str] = {}
    for key, value in node.entries if isinstance(node, Entries) else []:
        if key.value == "verdicts":
            found = desk.fields(value, "wording.verdicts", VERDICTS)
            verdicts = {name: desk.needed_text(item, f"verdicts.{name}") for name, item in found.items()}
        elif key.value in words:
            desk.fault(key, f"wording 里“{key.value}”写了两次", "留下一个")
        else:
            words[key.value] = desk.needed_text(value, f"wording.{key.value}")
    if not isinstance(node, Entries):
        desk.fault(node, "wording 应当是“键: 文字”的形式", "例如 object: 市级中试平台")
    return words, verdicts


def _concepts(
    quantities: tuple[QuantityRule, ...], conditions: tuple[Condition, ...], desk: Desk
) -> tuple[Concept, ...]:
    """What the figures room is told: the pack's words, and its numbers, which are an echo where a text repeats them."""
    thresholds: dict[str, list[str]] = {}
    parts = {rule.id: rule.readings[0].formula.uses() for rule in quantities if rule.readings}

    def note(name: str, value: str) -> None:
        known = thresholds.setdefault(name, [])
        if value not in known:
            known.append(value)

    tests: list[Test] = [test for condition in conditions for test in tests_in(condition.test)]
    for test in tests:
        if isinstance(test, Threshold):
            for limit in test.limits:
                if isinstance(limit.value, Decimal):
                    value = format(plain(limit.value), "f")
                    note(test.quantity, value)
                    for part in parts.get(test.quantity, ()):
                        if desk.quantities.get(part) == desk.quantities.get(test.quantity):
                            note(part, value)
    concepts: dict[str, Concept] = {}
    for rule in quantities:
        if rule.labels or rule.unlike or rule.cues:
            concepts[rule.id] = Concept(
                rule.id, rule.unit, rule.name, rule.labels, rule.unlike, rule.claim_kinds, rule.evidence_kinds,
                tuple(thresholds.pop(rule.id, ())), cues=rule.cues,
            )  # fmt: skip
    for name, values in thresholds.items():
        if name not in parts:
            concepts[name] = Concept(name, desk.quantities[name], desk.names[name], thresholds=tuple(values))
    return tuple(concepts.values())
