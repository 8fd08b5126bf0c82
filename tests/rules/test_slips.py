"""Forty-odd slips of a pack's author, each made in a pack that is right: found on its line, with a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pilotdocs.rules.read_pack import read_pack

RIGHT = (Path(__file__).parent / "packs" / "clauses.yaml").read_text(encoding="utf-8")
SLIPS = [
    ("at_least: 8 人", "at_least: 8"),
    ("at_least: 8 人", "at_least: 8 平方米"),
    ("at_least: 8 人", "atleast: 8 人"),
    ("at_least: 50 %}}", "at_least: 50 %, at_most: 60 %}}"),
    ("quantity: bachelors_share", "quantity: bachelor_share"),
    ("whole: pilot_staff", "whole: pilot_area"),
    ("part: bachelors, whole", "part: bachelors_share, whole"),
    ("strength: soft", "strength: softly"),
    ("window: 不限", "window: 很久"),
    ("grave: not_met", "grave: bad"),
    ("n: 2,", "n: 5,"),
    ("n: 2,", "n: 0,"),
    ("kind: service_contract", "kind: contract"),
    ("field: count", "field: sum"),
    ("rolling: 3 年", "rolling: 三年"),
    ("from: 2022-01-01", "from: 2022-13-01"),
    ("from: 2022-01-01, to: 2024-12-31", "from: 2025-01-01, to: 2024-12-31"),
    ("insured_months: 6}", "insured_months: six}"),
    ("full_time: yes}", "full_time: maybe}"),
    ("education: {any_of", "eduction: {any_of"),
    ("anchor: deadline", "anchor: dead"),
    ("cap: 30 %", "cap: 130 %"),
    ("cap: 30 %", "cap: 30 万元"),
    ("of: total", "of: all"),
    ("deadline: 2025-03-31", "deadline: 2025-02-30"),
    ("condition: HF.team", "condition: HF.teams"),
    ("expect: met reached", "expect: met missed"),
    ("on: 2025-02-01", "on: tomorrow"),
    ("clause: 技术团队", "claus: 技术团队"),
    ("id: HF.places", "id: HF.team"),
    ("- {id: stable", "- {id: pilot_staff"),
    ("schema: pilotdocs.rules/1", "schema: 1"),
    ("otherwise: missed}", "otherwise: fail}"),
    ("{person: {needs: [{paper: audit_report}]", "{person: {needs: [{paper: audit}]"),
    ("look: 核实独立核算。", "looks: x"),
    ("calendar_years: 3", "calendar_years: 0"),
    ("minimum: 1 万元", "minimum: 1 人"),
    ("cues: {planned: [蓝图里]", "cues: {plan: [蓝图里]"),
    ("cues: {planned: [蓝图里]", "cues: {planned: [将]"),
    ("echo: [门槛线]", "echo: [蓝图里]"),
    ("negated: [谈不上]", "negated: [谈不上, 谈不上]"),
    ("negated: [谈不上]", "negated: ['']"),
    ("other: [邻县那家]", "other: [中心人员]"),
    ("other: [邻县那家]}", "other: {邻县那家: 1}}"),
    ("value: 3 人}", "value: 3 人, when: {paper: plan}}"),
    ("cities: [合肥]", "cities: [合肥市]"),
    ("window: {rolling: 3 年, anchor: deadline}", "window: 3 年"),
    ("status: 现行\n", "status: 现行\n  satus: x\n"),
    ("draft: no", "draft: no\n   x: y"),
    ("  - id: HF.services", "  -id: HF.services"),
    ("unit: ratio, name: 其占比", "unit: percent, name: 其占比"),
    ("call: {published: 2025-01-10, deadline: 2025-03-31}\n", "\n"),
    ("title: 首席专家", "title: ''"),
    ("counts_not: [检验检测, 委托研发]", "counts_not: {检验检测: 1}"),
]


@pytest.mark.parametrize(("right", "wrong"), SLIPS, ids=[wrong.strip()[:40] or "removed" for _, wrong in SLIPS])
def test_a_slip_is_found_on_its_line_with_a_remedy(right: str, wrong: str) -> None:
    assert right in RIGHT
    slipped = RIGHT.replace(right, wrong, 1)
    lines = zip(RIGHT.split("\n"), slipped.split("\n"), strict=False)
    line = next(number for number, (before, after) in enumerate(lines, 1) if before != after)
    pack, faults = read_pack(slipped.encode())
    assert pack is None
    assert all(fault.remedy for fault in faults)
    if wrong.strip():  # what was taken away is missed where it is used
        assert any(abs(fault.line - line) <= 1 for fault in faults), faults
    else:
        assert all(fault.line > 1 for fault in faults)


def test_the_pack_that_the_slips_are_made_in_is_right() -> None:
    pack, faults = read_pack(RIGHT.encode())
    assert pack is not None
    assert faults == []
