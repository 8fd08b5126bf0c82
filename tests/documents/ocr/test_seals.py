"""Stamps found, lifted and read."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pilotdocs.documents.ocr.engine import load_engine
from pilotdocs.documents.ocr.sealnames import read_names
from pilotdocs.documents.ocr.seals import find_stamps, lift_stamps

from .drawn import SCALE, page, stamp


def test_a_stamp_is_found_where_it_stands_and_is_a_ring() -> None:
    picture = page([])
    stamp(picture, 300, 400, "绍兴某某科技有限公司")
    (found,) = find_stamps(picture, SCALE)
    assert found.round
    assert (found.x0 + found.x1) / 2 / SCALE == pytest.approx(300, abs=4)
    assert (found.bottom - found.top) / SCALE == pytest.approx(119, abs=5)


@pytest.mark.parametrize("red", [(215, 45, 50), (40, 60, 200)])
def test_lifting_leaves_the_print_and_takes_the_stamp(red: tuple[int, int, int]) -> None:
    picture = page([(250, 395, "合计12,345,678.90元")])
    plain = np.asarray(picture.convert("L")).copy()
    stamp(picture, 300, 400, "绍兴某某科技有限公司", red)
    lifted = np.asarray(lift_stamps(picture, picture.convert("L"), find_stamps(picture, SCALE)))
    assert (lifted[plain < 60] < 100).mean() > 0.97
    assert (lifted[plain > 240] > 200).mean() > 0.995


def test_an_emblem_a_coloured_frame_and_a_grey_page_hold_no_stamp() -> None:
    picture = page([])
    draw = ImageDraw.Draw(picture)
    draw.ellipse([600, 200, 720, 320], fill=(200, 20, 30))
    draw.rectangle([40, 40, 1600, 2290], outline=(180, 140, 40), width=6)
    assert find_stamps(picture, SCALE) == []
    assert find_stamps(Image.new("L", (800, 800), 255), SCALE) == []


def test_the_name_on_a_ring_is_read() -> None:
    picture = page([(240, 395, "2025年9月30日")])
    stamp(picture, 300, 400, "绍兴华澜科技有限公司")
    engine = load_engine("second", 1)
    if engine is None:
        pytest.skip("no second recogniser installed")
    ((name, confidence),) = read_names(picture, find_stamps(picture, SCALE), engine)
    assert name == "绍兴华澜科技有限公司"
    assert confidence > 0.9
