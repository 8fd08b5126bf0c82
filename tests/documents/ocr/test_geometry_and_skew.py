"""Turning a picture and finding the way back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from pilotdocs.documents.ocr.geometry import move_box, square_up, straighten, turn
from pilotdocs.documents.ocr.photo import find_sheet
from pilotdocs.documents.ocr.skew import measure_skew
from pilotdocs.model.place import Box


def _lined(angle: float = 0.0) -> Image.Image:
    """A grey page with bars where lines of text would be, turned clockwise by an angle."""
    page = Image.new("L", (900, 1200), 255)
    draw = ImageDraw.Draw(page)
    for row in range(12, 100):
        for start in range(100, 780, 36):
            draw.rectangle([start, row * 11, start + 28, row * 11 + 5], fill=30)
    return page.rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255)


@pytest.mark.parametrize("angle", [-7.0, -2.3, -0.6, 0.8, 3.1, 7.5])
def test_skew_is_measured_to_a_seventh_of_a_degree(angle: float) -> None:
    assert measure_skew(np.asarray(_lined(angle))) == pytest.approx(-angle, abs=0.15)


def test_a_straight_or_empty_page_is_left_as_it_is() -> None:
    assert measure_skew(np.asarray(_lined())) == 0.0
    assert measure_skew(np.full((900, 700), 255, np.uint8)) == 0.0


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_mark_on_a_turned_picture_leads_back_to_where_it_was(degrees: int) -> None:
    picture = Image.new("L", (300, 200), 255)
    ImageDraw.Draw(picture).rectangle([40, 30, 79, 49], fill=0)
    turned, back = turn(picture, degrees)
    rows, columns = np.nonzero(np.asarray(turned) == 0)
    box = Box(float(columns.min()), float(rows.min()), float(columns.max() + 1), float(rows.max() + 1))
    assert move_box(box, back) == Box(40, 30, 80, 50)


@given(st.floats(-8, 8), st.integers(20, 180), st.integers(20, 120))
def test_a_point_of_a_straightened_picture_leads_back_within_a_pixel(angle: float, x: int, y: int) -> None:
    picture = Image.new("L", (200, 140), 255)
    ImageDraw.Draw(picture).rectangle([x - 3, y - 3, x + 3, y + 3], fill=0)
    straight, back = straighten(picture, angle)
    rows, columns = np.nonzero(np.asarray(straight) < 100)
    middle = move_box(Box(columns.mean() + 0.5, rows.mean() + 0.5, columns.mean() + 0.5, rows.mean() + 0.5), back)
    assert abs(middle.x0 - x - 0.5) < 1.0
    assert abs(middle.top - y - 0.5) < 1.0


def test_a_sheet_on_a_dark_table_is_found_and_squared_up() -> None:
    photo = Image.new("L", (1200, 900), 60)
    corners = [(150, 80), (1080, 130), (1040, 820), (110, 760)]
    ImageDraw.Draw(photo).polygon(corners, fill=240)
    found = find_sheet(photo)
    assert found is not None
    assert all(abs(a - c) < 12 and abs(b - d) < 12 for (a, b), (c, d) in zip(found, corners, strict=True))
    back, (wide, high) = square_up(corners)
    first = move_box(Box(0, 0, 0, 0), back)
    last = move_box(Box(wide, high, wide, high), back)
    assert (first.x0, first.top) == pytest.approx((150, 80))
    assert (last.x0, last.top) == pytest.approx((1040, 820))


def test_a_scan_is_no_photograph() -> None:
    assert find_sheet(_lined()) is None
