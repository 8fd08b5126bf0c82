"""Text is judged by what a person sees, whatever trick hides it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from .paper import HEIGHT, SONG, hidden, pdf_of, read, visible, write

SEEN = "设备原值九百万元"
SECRET = "设备原值2000万元"


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    write(canvas, SECRET, 60, 200)


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.95, 0.96, 0.95)
    write(canvas, SECRET, 60, 200)


def of_the_colour_of_its_ground(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.9, 0.9, 1)
    canvas.rect(40, HEIGHT - 240, 300, 60, stroke=0, fill=1)
    write(canvas, SECRET, 60, 200)


def render_mode_3(canvas: Canvas) -> None:
    text = canvas.beginText(60, HEIGHT - 212)
    text.setFont(SONG, 12)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    canvas.drawText(text)


def transparent(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0, 0, 0, alpha=0))
    write(canvas, SECRET, 60, 200)


def tiny(canvas: Canvas) -> None:
    write(canvas, SECRET, 60, 200, 0.6)


def tiny_by_its_matrix(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(60, HEIGHT - 212)
    canvas.scale(0.05, 0.05)
    canvas.setFont(SONG, 12)
    canvas.drawString(0, 0, SECRET)
    canvas.restoreState()


def off_the_page(canvas: Canvas) -> None:
    write(canvas, SECRET, -400, 200)


def below_the_page(canvas: Canvas) -> None:
    write(canvas, SECRET, 60, HEIGHT + 60)


def covered(canvas: Canvas) -> None:
    write(canvas, SECRET, 60, 200)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(40, HEIGHT - 240, 300, 60, stroke=0, fill=1)


def clipped(canvas: Canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(300, 100, 50, 50)
    canvas.clipPath(path, stroke=0, fill=0)
    write(canvas, SECRET, 60, 200)
    canvas.restoreState()


TRICKS: list[tuple[Callable[[Canvas], None], str]] = [
    (white, "white"), (nearly_white, "white"), (of_the_colour_of_its_ground, "white"), (transparent, "white"),
    (render_mode_3, "render_mode"), (tiny, "tiny"), (tiny_by_its_matrix, "tiny"), (off_the_page, "off_page"),
    (below_the_page, "off_page"), (covered, "covered"), (clipped, "clipped"),
]  # fmt: skip


@pytest.mark.parametrize(("trick", "reason"), TRICKS, ids=[trick.__name__ for trick, _ in TRICKS])
def test_words_that_nobody_sees_are_marked_with_the_reason(
    tmp_path: Path, trick: Callable[[Canvas], None], reason: str
) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, SEEN, 60, 100)
        trick(canvas)

    document = read(tmp_path, pdf_of(draw))
    assert hidden(document) == {SECRET: reason}
    assert visible(document) == [SEEN]


def test_white_words_on_a_dark_band_are_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.5)
        canvas.rect(40, HEIGHT - 240, 300, 60, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, SEEN, 60, 200)

    document = read(tmp_path, pdf_of(draw))
    assert visible(document) == [SEEN]


def test_grey_and_yellow_words_are_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.6, 0.6, 0.6)
        write(canvas, SEEN, 60, 200)
        canvas.setFillColorRGB(1, 0.95, 0)
        write(canvas, "样张", 60, 300)

    assert visible(read(tmp_path, pdf_of(draw))) == [SEEN, "样张"]


def test_a_transparent_stamp_over_words_hides_nothing(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, SEEN, 60, 200)
        canvas.setFillColor(Color(0.9, 0.1, 0.1, alpha=0.4))
        canvas.rect(40, HEIGHT - 240, 300, 60, stroke=0, fill=1)

    assert visible(read(tmp_path, pdf_of(draw))) == [SEEN]


def test_a_hidden_line_over_a_visible_one_takes_none_of_it_away(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, SECRET, 60, 100)
        canvas.setFillColorRGB(0, 0, 0)
        write(canvas, SEEN, 60, 100)

    document = read(tmp_path, pdf_of(draw))
    assert visible(document) == [SEEN]
    assert hidden(document) == {SECRET: "white"}
