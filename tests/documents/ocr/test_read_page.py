"""Whole pages read, from the picture to blocks on the page as displayed."""

from __future__ import annotations

import re
from functools import reduce

import pytest
from PIL import Image

from pilotdocs.documents.ocr import engine as engines
from pilotdocs.documents.ocr import lay_out_reading, load_engine, read_page
from pilotdocs.documents.ocr.reading import PageReading
from pilotdocs.model.document import Block, Content, Table
from pilotdocs.model.place import Box

from .drawn import SCALE, page, rule, stamp

LINES = [
    (70.0, 80.0, "关于中试平台有关情况的说明"),
    (70.0, 110.0, "截至2025年6月30日，中试场地面积为1,840.5平方米。"),
    (70.0, 140.0, "设备原值合计22,392,900.00元，占比38.1%。"),
    (70.0, 170.0, "合同编号为HT-2024-508，联系电话13912345678。"),
]


@pytest.fixture(scope="module", autouse=True)
def _engine() -> None:
    if load_engine("first", 1) is None:
        pytest.skip("no recogniser installed")


def _blocks(content: tuple[Content, ...]) -> list[Block]:
    return [
        block
        for item in content
        for block in ([b for cell in item.cells for b in cell.blocks] if isinstance(item, Table) else [item])
    ]


def _text(reading: PageReading) -> str:
    return re.sub(r"\s", "", "".join(block.text for block in _blocks(lay_out_reading(reading, 1))))


def _box_of(reading: PageReading, wanted: str) -> Box:
    for block in _blocks(lay_out_reading(reading, 1)):
        start = block.text.find(wanted)
        if start >= 0:
            assert block.boxes is not None
            return reduce(Box.union, block.boxes[start : start + len(wanted)])
    raise AssertionError(f"{wanted} not read")


def test_a_page_is_read_with_its_figures_and_their_places() -> None:
    reading = read_page(page(LINES), SCALE, 1, threads=1)
    assert reading.rotation == 0
    assert reading.problems == ()
    for figure in ("1,840.5", "22,392,900.00", "38.1%", "HT-2024-508", "13912345678", "2025年6月30日"):
        assert figure in _text(reading)
    box = _box_of(reading, "22,392,900.00")
    assert box.top == pytest.approx(142, abs=6)
    assert box.x0 == pytest.approx(136, abs=10)


def test_every_block_has_one_box_a_character_and_a_confidence() -> None:
    for block in _blocks(lay_out_reading(read_page(page(LINES), SCALE, 1, threads=1), 1)):
        assert block.boxes is not None
        assert len(block.boxes) == len(block.text)
        assert block.confidence is not None
        assert 0.5 < block.confidence <= 1


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_set_upright_and_its_boxes_stay_on_the_page_as_displayed(degrees: int) -> None:
    upright = page(LINES)
    shown = upright.rotate(degrees, expand=True)  # counter-clockwise: so far it has to be turned back clockwise
    reading = read_page(shown, SCALE, 1, threads=1)
    assert reading.rotation == degrees
    assert reading.size == (pytest.approx(shown.width / SCALE, abs=0.1), pytest.approx(shown.height / SCALE, abs=0.1))
    assert "22,392,900.00" in _text(reading)
    box = _box_of(reading, "HT-2024-508")
    middle = ((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
    x, y, wide, high = 158.0, 177.0, 595.0, 842.0
    wanted = {90: (y, wide - x), 180: (wide - x, high - y), 270: (high - y, x)}[degrees]
    assert middle == (pytest.approx(wanted[0], abs=12), pytest.approx(wanted[1], abs=12))


def test_a_skewed_page_is_straightened_and_its_boxes_led_back() -> None:
    shown = page(LINES).rotate(-5, Image.Resampling.BICUBIC, fillcolor="white")
    reading = read_page(shown, SCALE, 1, threads=1)
    assert reading.skew == pytest.approx(-5, abs=0.3)
    assert "22,392,900.00" in _text(reading)
    box = _box_of(reading, "22,392,900.00")
    shape = shown.crop(tuple(round(edge * SCALE) for edge in (box.x0, box.top, box.x1, box.bottom))).convert("L")
    assert shape.getextrema()[0] < 80


def test_figures_under_a_stamp_are_read_and_the_stamp_is_reported_apart() -> None:
    picture = page(LINES)
    stamp(picture, 200, 150, "绍兴华澜科技有限公司")
    reading = read_page(picture, SCALE, 1, threads=1)
    assert "22,392,900.00" in _text(reading)
    assert "1,840.5" in _text(reading)
    (seal,) = reading.seals
    assert seal.name == "绍兴华澜科技有限公司"
    assert seal.place.page == 1
    assert seal.place.box is not None
    assert seal.place.box.x0 == pytest.approx(140, abs=5)


def test_a_ruled_table_keeps_its_cells() -> None:
    rows = [["序号", "设备名称", "原值（元）"], ["1", "反应釜", "406,200.00"], ["2", "干燥机", "350,900.00"]]
    picture = page(
        [(x + 6, 104 + 24 * r, text) for r, row in enumerate(rows) for x, text in zip((70, 130, 260), row, strict=True)]
    )
    for y in (98, 122, 146, 170):
        rule(picture, 70, y, 380, y)
    for x in (70, 130, 260, 380):
        rule(picture, x, 98, x, 170)
    content = lay_out_reading(read_page(picture, SCALE, 1, threads=1), 1)
    (table,) = [item for item in content if isinstance(item, Table)]
    assert [[cell.text if cell else None for cell in row] for row in table.grid()] == rows


def test_a_faint_page_is_read() -> None:
    picture = page(LINES).point(lambda value: 195 + value * 50 // 255)
    assert "22,392,900.00" in _text(read_page(picture, SCALE, 1, threads=1))


def test_a_blank_page_is_a_problem_and_no_text() -> None:
    reading = read_page(page([]), SCALE, 7, threads=1)
    assert reading.glyphs == ()
    (problem,) = reading.problems
    assert problem.code == "blank_page"
    assert "第7页" in problem.message


def test_two_readings_of_one_page_are_the_same() -> None:
    picture = page(LINES)
    stamp(picture, 200, 150, "绍兴华澜科技有限公司")
    assert read_page(picture, SCALE, 1, threads=1) == read_page(picture, SCALE, 1, threads=1)


def test_without_a_recogniser_the_page_says_so_and_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    load_engine.cache_clear()
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    reading = read_page(page(LINES), SCALE, 1)
    load_engine.cache_clear()
    (problem,) = reading.problems
    assert problem.code == "no_ocr"
    assert "faster-paddle" in problem.remedy
    assert lay_out_reading(reading, 1) == ()
