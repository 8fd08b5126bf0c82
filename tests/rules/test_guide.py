"""The author's guide: every example in it can be used, and every key that the reader knows is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pilotdocs.rules import read_cases, read_lifecycle, read_pack, read_quantities, read_tests
from pilotdocs.rules.read_pack import read_pack as read
from pilotdocs.trial import run_cases

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = ["rule-packs.md", "rule-packs.zh-CN.md"]
HEAD = "schema: pilotdocs.rules/1\npack: {id: x, title: 甲, status: 乙, draft: yes}\n"
QUANTITIES = """quantities:
  - {id: separate_accounts, unit: text, name: 独立核算, labels: [独立核算]}
  - {id: rules_topic_charges, unit: text, name: 收费, labels: [收费]}
  - {id: other_track, unit: text, name: 另一类, labels: [同时申报]}
  - {id: services_held, unit: count, name: 次数, labels: [次数]}
  - {id: service_income, unit: CNY, name: 收入, labels: [收入]}
  - {id: main_revenue, unit: CNY, name: 主营收入, labels: [主营收入]}
  - {id: rd_spending, unit: CNY, name: 研发费用, labels: [研发费用]}
  - {id: rd_share, unit: ratio, name: 占比, ratio: {part: rd_spending, whole: main_revenue}}
  - {id: equipment_counted, unit: CNY, name: 计入额, sum: {parts: [equipment_owned]}}
"""
CONDITIONS = "conditions:\n  - {id: a, title: 甲, clause: 乙, strength: hard, test: {paper: plan}}\n"


def examples(guide: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", (DOCS / guide).read_text(encoding="utf-8"), re.S)


def as_pack(example: str) -> str:
    """The example with what is around it in a whole pack."""
    first = example.lstrip().split(":")[0].lstrip("- ")
    if first == "schema":
        return example
    if first == "test":
        body = "".join(f"    {line}\n" for line in example.splitlines())
        return f"{HEAD}{QUANTITIES}conditions:\n  - id: a\n    title: 甲\n    clause: 乙\n    strength: hard\n{body}"
    if first == "id" and "clause:" in example:
        return f"{HEAD}{QUANTITIES}conditions:\n{example}"
    if first == "id":
        return f"{HEAD}quantities:\n{example}{CONDITIONS}"
    if first == "kind":
        return f"{HEAD}papers:\n{example}{CONDITIONS}"
    if first == "threshold":
        return as_pack("test:\n" + example)
    if first == "at_least":
        lines = "threshold:\n    quantity: equipment_owned\n" + example
        return as_pack("test:\n  " + lines)
    return f"{HEAD}{example}{CONDITIONS}"


@pytest.mark.parametrize("guide", GUIDES)
def test_every_example_of_the_guide_can_be_used(guide: str) -> None:
    found = examples(guide)
    assert len(found) > 15
    for example in found:
        pack, faults = read(as_pack(example).encode())
        assert pack is not None, (example, [fault.sentence() for fault in faults])
        assert all(result.passed for result in run_cases(pack))


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guide_names_every_key_that_a_pack_may_have(guide: str) -> None:
    text = (DOCS / guide).read_text(encoding="utf-8")
    keys = {
        *read_pack.TOP, *read_pack.PACK, *read_pack.CONDITION, *read_pack.STRENGTHS, *read_pack.VERDICTS,
        *read_tests.TESTS, *read_tests.OPERATORS, *read_tests.ANCHORS, *read_tests.TREATMENTS,
        *read_quantities.FORMULAS, *read_quantities.WAYS, *read_quantities.PEOPLE, *read_quantities.RECORDS,
        *read_quantities.FIELDS, *read_quantities.GROUPS, *read_cases.KEYS, *read_cases.BOUNDS, *read_cases.OUTCOMES,
        *read_quantities.KEYS, *read_lifecycle.KEYS,
        "whole_province", "otherwise", "rolling", "calendar_years", "fiscal_years", "first_month", "cures_grave",
        "grave_words", "declared", "alarms", "topics", "needs", "claimed", "look", "instead", "standard", "max_age",
    }  # fmt: skip
    missing = sorted(key for key in keys if not re.search(rf"(?<![\w]){re.escape(key)}(?![\w])", text))
    assert missing == []
