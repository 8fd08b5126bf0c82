"""A rule pack's own words for a plan, an echo of the rule, a denial and another party decide what a number is."""

from __future__ import annotations

from datetime import date

import pytest

from pilotdocs.figures.reader import find_figures
from pilotdocs.model.document import Block, Document
from pilotdocs.model.figure import Figure
from pilotdocs.model.part import Part
from pilotdocs.model.place import Place
from pilotdocs.rules.read_pack import read_pack

PACK = """schema: pilotdocs.rules/1
pack: {id: lines, title: 某市办法, status: 现行, draft: no}
quantities:
  - id: pilot_lines
    unit: count
    name: 中试线条数
    labels: [中试线]
CUES
conditions:
  - id: lines
    title: 中试线
    clause: 中试线不少于2条
    strength: hard
    test: {threshold: {quantity: pilot_lines, at_least: 2 项}}
cases:
  - {title: 恰好两条, condition: lines, on: 2025-09-30, evidenced: {pilot_lines: 2 项}, expect: met reached}
  - {title: 只有一条, condition: lines, on: 2025-09-30, evidenced: {pilot_lines: 1 项}, expect: not_met missed}
"""
CUES = """    cues:
      planned: ["{本平台|}蓝图里"]
      echo: [门槛线]
      negated: [谈不上]
      other: [邻县那家]"""


def _figures(pack: str, text: str) -> list[Figure]:
    rules, faults = read_pack(pack.encode())
    assert rules is not None, faults
    block = Block(text, Place())
    document = Document("", "docx", None, "native", (block,), id="d1", path="p")
    parts = [Part(document, 0, "plan", None, (block,))]
    return list(find_figures(parts, rules.concepts, date(2025, 9, 30)).figures)


@pytest.mark.parametrize(
    ("text", "status", "party"),
    [
        ("本平台蓝图里中试线6条。", "planned", "platform"),
        ("蓝 图 里中试线6条。", "planned", "platform"),
        ("本着门槛线，中试线不低于6条。", "echo", "platform"),
        ("邻县那家有中试线6条。", "actual", "other"),
    ],
)
def test_a_cue_of_the_pack_flips_what_a_number_is(text: str, status: str, party: str) -> None:
    (plain,) = _figures(PACK.replace("CUES\n", ""), text)
    (flipped,) = _figures(PACK.replace("CUES", CUES), text)
    assert (plain.status, plain.party) == ("actual", "platform")
    assert (flipped.status, flipped.party) == (status, party)


@pytest.mark.parametrize("text", ["谈不上中试线6条。", "中试线谈不上6条。"])
def test_a_denial_of_the_pack_takes_the_number_out(text: str) -> None:
    assert len(_figures(PACK.replace("CUES\n", ""), text)) == 1
    assert _figures(PACK.replace("CUES", CUES), text) == []


def test_a_cue_of_the_pack_holds_for_the_quantities_of_the_program_too() -> None:
    (staff,) = _figures(PACK.replace("CUES", CUES), "蓝图里中试人员26人。")
    assert (staff.quantity, staff.status) == ("pilot_staff", "planned")


def test_a_cue_of_the_pack_says_why_in_the_figure() -> None:
    (figure,) = _figures(PACK.replace("CUES", CUES), "蓝图里中试线6条。")
    assert "时态“蓝图里”" in figure.cues


def test_without_cues_of_the_pack_nothing_changes() -> None:
    (figure,) = _figures(PACK.replace("CUES\n", ""), "现有中试线6条。")
    assert (figure.status, figure.party) == ("actual", "platform")


def test_a_pack_cannot_make_a_planned_number_present_by_moving_a_known_cue() -> None:
    (figure,) = _figures(PACK.replace("CUES", "    cues: {other: [计划]}"), "今年我们计划建设中试线6条。")
    assert figure.status == "planned"
