"""Ruled lines and characters found in the ink of a page."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from pilotdocs.documents.ocr.characters import split_line, tidied
from pilotdocs.documents.ocr.edges import grow_lines, lacks_last
from pilotdocs.documents.ocr.engine import Line
from pilotdocs.documents.ocr.ink import Ink, find_ink
from pilotdocs.documents.ocr.ruling import drop_strokes, find_rules, without_bars

SCALE = 200 / 72


def _page() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    page = Image.new("L", (1654, 2339), 250)
    return page, ImageDraw.Draw(page)


def test_a_ruled_grid_gives_each_of_its_lines_once() -> None:
    page, draw = _page()
    for y in (300, 360, 420):
        draw.line([(200, y), (1200, y)], 20, 2)
    for x in (200, 700, 1200):
        draw.line([(x, 300), (x, 420)], 20, 2)
    rules = find_rules(find_ink(page, SCALE), SCALE)
    across = sorted(round(rule.y0 * SCALE) for rule in rules if rule.y0 == rule.y1)
    down = sorted(round(rule.x0 * SCALE) for rule in rules if rule.x0 == rule.x1)
    assert len(rules) == 6
    assert np.allclose(across, [300, 360, 420], atol=3)
    assert np.allclose(down, [200, 700, 1200], atol=3)


def test_a_filled_block_and_a_stroke_inside_a_line_are_no_rules() -> None:
    page, draw = _page()
    draw.rectangle([300, 300, 700, 420], fill=20)
    draw.line([(300, 815), (400, 815)], 20, 3)
    line = Line("一一一", 0.99, 290, 795, 480, 840)
    assert drop_strokes(find_rules(find_ink(page, SCALE), SCALE), [line], SCALE) == []


def test_an_underline_stays_a_rule() -> None:
    page, draw = _page()
    draw.line([(300, 838), (700, 838)], 20, 2)
    line = Line("三十二人", 0.99, 290, 795, 710, 841)
    assert len(drop_strokes(find_rules(find_ink(page, SCALE), SCALE), [line], SCALE)) == 1


def test_a_bar_read_at_a_ruled_line_is_taken_off_the_figure() -> None:
    page, draw = _page()
    draw.line([(500, 280), (500, 400)], 20, 2)
    rules = find_rules(find_ink(page, SCALE), SCALE)
    assert without_bars(Line("406,200.00|", 0.97, 330, 320, 502, 350), rules, SCALE).text == "406,200.00"
    assert without_bars(Line("406,200.00|", 0.97, 930, 320, 1102, 350), rules, SCALE).text == "406,200.00|"


def test_a_label_and_its_value_read_as_one_line_stand_where_their_ink_is() -> None:
    page, draw = _page()
    for start in (*range(200, 360, 40), *range(700, 820, 40)):
        draw.rectangle([start + 2, 300, start + 36, 334], fill=20)
    line = Line("代表人名卢玉华", 0.99, 195, 295, 825, 340)
    glyphs = split_line(line, 0, find_ink(page, SCALE), SCALE)
    assert "".join(glyph.char for glyph in glyphs) == line.text
    assert glyphs[3].box.x1 * SCALE < 365
    assert glyphs[4].box.x0 * SCALE > 690


@given(st.text(st.characters(categories=["Lo", "Nd", "Lu", "Po"]), min_size=1, max_size=40), st.integers(40, 900))
def test_every_character_gets_one_box_from_left_to_right_inside_the_line(text: str, width: int) -> None:
    ink = Ink(np.random.default_rng(len(text)).random((60, 600)) > 0.7, 2)
    glyphs = split_line(Line(text, 0.9, 20, 30, 20 + width, 70), 3, ink, SCALE)
    assert [glyph.char for glyph in glyphs] == list(text)
    edges = [edge for glyph in glyphs for edge in (glyph.box.x0, glyph.box.x1)]
    assert edges == sorted(edges)
    assert all(glyph.box.top < glyph.box.bottom and glyph.line == 3 for glyph in glyphs)
    assert edges[0] * SCALE >= 20 - 2.1
    assert edges[-1] * SCALE <= 20 + width + 4.1


def test_blanks_between_words_stay_and_brackets_become_a_pair() -> None:
    assert tidied(Line(" 名 称 ABC 12 （非上市) ", 1.0, 0, 0, 9, 9)).text == "名称ABC 12（非上市）"


def test_ink_just_beyond_a_line_widens_it_but_not_into_its_neighbour() -> None:
    page, draw = _page()
    for start in range(200, 440, 40):
        draw.rectangle([start + 2, 300, start + 36, 334], fill=20)
    ink = find_ink(page, SCALE)
    short = Line("一二三四五", 0.99, 198, 295, 399, 340)
    assert grow_lines([short], ink)[0].x1 > 430
    neighbour = Line("六", 0.99, 400, 295, 441, 340)
    assert grow_lines([short, neighbour], ink) == {}


def test_a_narrow_mark_after_the_last_wide_character_is_noticed() -> None:
    page, draw = _page()
    for start in range(200, 400, 40):
        draw.rectangle([start + 2, 300, start + 36, 334], fill=20)
    draw.line([(406, 298), (406, 338)], 20, 4)
    ink = find_ink(page, SCALE)
    assert lacks_last(Line("（自然人股", 0.99, 198, 295, 415, 340), ink)
    assert not lacks_last(Line("（自然人股", 0.99, 198, 295, 399, 340), ink)
