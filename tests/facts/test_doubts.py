"""What must not count silently: other currencies, lists without a unit, and numbers that were read in two ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from case_builder import DAY, NAME, asset, at, cited, codes, equipment, fact, premises, settle

from pilotdocs.facts.settle import settle_facts
from pilotdocs.findings import find_findings
from pilotdocs.model.document import Block, Cell, Document, Table
from pilotdocs.model.finding import Finding
from pilotdocs.model.part import Part
from pilotdocs.model.place import Place
from pilotdocs.model.record import Reading
from pilotdocs.rules import load_pack

SHAOXING = load_pack("shaoxing-municipal-2025-draft")


def finding(condition: str, *records: object, documents: tuple[Document, ...] = ()) -> Finding:
    parts = tuple(Part(document, 0, "other", (1, 1), document.content) for document in documents)
    reading = Reading((), records, cited(NAME, "plan"))  # type: ignore[arg-type]
    settlement, _ = settle_facts(reading, documents, parts, SHAOXING, DAY)
    return next(f for f in find_findings(settlement, SHAOXING, DAY) if f.condition == condition)


@pytest.mark.parametrize("currency", ["JPY", "USD", "XXX"])
def test_equipment_in_another_currency_never_counts_as_yuan(currency: str) -> None:
    result = settle(equipment(asset("反应釜", "120000000", currency=currency), asset("离心机", "300000")))
    owned = fact(result, "equipment_owned")
    assert owned.used == 300000
    assert ("wrong_basis", "equipment_owned") in codes(result)
    assert "外币" in owned.caution


def test_a_list_all_in_another_currency_proves_nothing() -> None:
    found = finding("4.equipment", equipment(asset("反应釜", "120000000", currency="JPY")))
    assert (found.verdict, found.reason) == ("unproven", "nothing_found")


def test_foreign_rows_leave_a_sum_below_the_threshold_open() -> None:
    rows = (asset("反应釜", "9000000", currency="USD"), asset("离心机", "9000000"))
    assert finding("4.equipment", equipment(*rows)).verdict == "unproven"
    assert finding("4.equipment", equipment(asset("离心机", "9000000"))).reason == "soft_missed"
    assert finding("4.equipment", equipment(*rows, asset("萃取塔", "1000000"))).verdict == "met"


def test_a_list_without_a_unit_counts_in_yuan_says_so_and_is_not_called_missed() -> None:
    bare = replace(equipment(asset("反应釜", "820.5"), asset("离心机", "310")), unit_said=False)
    assert fact(settle(bare), "equipment_owned").used == Decimal("1130.5")
    found = finding("4.equipment", bare)
    assert found.verdict == "unproven"
    assert "未注明金额单位" in found.explanation


def test_a_list_without_a_unit_whose_numbers_can_only_be_yuan_is_held_as_yuan() -> None:
    bare = replace(equipment(asset("反应釜", "8205000"), asset("离心机", "310000")), unit_said=False)
    assert finding("4.equipment", bare).reason == "soft_missed"


def test_a_unit_price_without_a_number_of_items_counts_once() -> None:
    result = settle(equipment(asset("反应釜", unit="820000")))
    assert fact(result, "equipment_owned").used == 820000
    assert "未列数量" in fact(result, "equipment_owned").caution


def scan(text: str, second: str | None, document: str) -> Document:
    block = Block(text, Place(1), second=second, confidence=0.8)
    return Document("0" * 64, "pdf", 1, "ocr", content=(block,), id=document, path=f"{document}.pdf")


def lease(area: str, quote: str) -> object:
    paper = premises(area, "2024-01-01", "2030-12-31")
    place = replace(at("lease"), place=Place(1))
    return replace(paper, area=replace(cited(Decimal(area)), quote=quote, source=place))


@pytest.mark.parametrize(
    ("text", "second", "verdict"),
    [
        ("建筑面积600平方米", "建筑面积500平方米", "met"),
        ("建筑面积600平方米", "建筑面积400平方米", "judgement"),
        ("建筑面积400平方米", "建筑面积600平方米", "judgement"),
        ("建筑面积400平方米", "建筑面积480平方米", "not_met"),
    ],
)
def test_a_number_read_in_two_ways_settles_nothing_at_the_threshold(text: str, second: str, verdict: str) -> None:
    found = finding("4.area", lease(text[4:7], text), documents=(scan(text, second, "lease"),))
    assert found.verdict == verdict
    assert "两种识别结果不同" in found.explanation


def test_a_row_read_in_two_ways_is_confirmed_by_the_total_of_its_list() -> None:
    from pilotdocs.model.place import Box

    def cell(column: int, text: str, second: str | None = None) -> Cell:
        block = Block(text, Place(1, Box(column * 50, 100, column * 50 + 40, 112)), "cell", second=second)
        return Cell(0, column, blocks=(block,))

    table = Table(1, 2, (cell(0, "反应釜"), cell(1, "10500000", "1050000")), Place(1))
    document = Document("0" * 64, "pdf", 1, "ocr", content=(table,), id="list", path="list.pdf")
    row = replace(asset("反应釜", "10500000"), source=replace(at("list"), place=Place(1, Box(0, 100, 40, 112))))
    assert finding("4.equipment", equipment(row), documents=(document,)).verdict == "judgement"
    assert finding("4.equipment", equipment(row, total="10500000"), documents=(document,)).verdict == "met"


def test_a_day_read_in_two_ways_does_not_make_a_full_year() -> None:
    from case_builder import licence

    text = "成立日期2024年9月18日"
    paper = licence("2024-09-18")
    day = replace(
        cited(date(2024, 9, 18), "licence"), quote="2024年9月18日", source=replace(at("licence"), place=Place(1))
    )
    paper = replace(paper, established=day)
    other = scan(text, "成立日期2024年11月18日", "licence")
    assert finding("1.operating", paper, documents=(other,)).verdict == "judgement"
    assert finding("1.operating", paper, documents=(scan(text, None, "licence"),)).verdict == "met"
