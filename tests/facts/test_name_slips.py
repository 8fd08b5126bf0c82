"""Names that a recogniser got wrong by a character: joined only where nobody else can be meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from case_builder import fact, insurance, person, roster, settle

from pilotdocs.model.document import Document

if TYPE_CHECKING:
    from pilotdocs.model.record import Person

SCAN = Document("1" * 64, "pdf", 1, "ocr", id="si")


def insured(name: str, identity: str | None = None) -> Person:
    made = person(name, identity)
    return replace(made, source=replace(made.source, document="si"))


def staff(names: list[str], on_paper: list[Person], *, scan: bool = True) -> object:
    made = settle(roster(*(person(name) for name in names)), insurance(*on_paper), documents=(SCAN,) if scan else ())
    return fact(made, "pilot_staff").used


def test_one_wrong_character_on_a_scan_is_the_recognisers() -> None:
    assert staff(["朱望舒", "曹书瑾"], [insured("朱享舒"), insured("曹书瑾")]) == 2
    assert staff(["朱望舒", "曹书瑾"], [insured("朱享舒"), insured("曹书瑾")], scan=False) == 1


def test_a_slip_that_fits_two_people_or_a_name_of_two_characters_joins_nobody() -> None:
    assert staff(["朱望舒", "朱亨舒", "曹书瑾"], [insured("朱享舒"), insured("曹书瑾")]) == 1
    assert staff(["朱望", "曹书瑾"], [insured("朱享"), insured("曹书瑾")]) == 1


def test_a_person_with_another_number_is_another_person() -> None:
    made = settle(
        roster(person("朱望舒", "330602199001011234"), person("曹书瑾")),
        insurance(insured("朱享舒", "330602198001015678"), insured("曹书瑾")),
        documents=(SCAN,),
    )
    assert fact(made, "pilot_staff").used == 1
