"""Picture files as they come: scans without resolution, pages in one TIFF, damage, bombs."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from pilotdocs.documents.image import read_image
from pilotdocs.documents.ocr import load_engine
from pilotdocs.documents.trouble import Unreadable

LATIN = "Total 1234567 CNY"


@pytest.fixture(scope="module", autouse=True)
def _engine() -> None:
    if load_engine("first", 1) is None:
        pytest.skip("no recogniser installed")


def _page(text: str = LATIN, size: tuple[int, int] = (1240, 1754), mode: str = "RGB") -> Image.Image:
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).text((150, 200), text, "black", ImageFont.load_default(44))
    return picture.convert(mode)


def _text(path: Path) -> str:
    return "".join(block.text for block in read_image(path, threads=1).blocks())


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.bmp", "a.webp", "a.gif", "a.tif"])
def test_every_kind_of_picture_is_read(tmp_path: Path, name: str) -> None:
    _page().save(tmp_path / name)
    document = read_image(tmp_path / name, threads=1)
    assert (document.format, document.pages, document.text) == ("image", 1, "ocr")
    assert "1234567" in "".join(block.text for block in document.blocks())


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_every_mode_of_pixels_is_read(tmp_path: Path, mode: str) -> None:
    picture = _page()
    if mode == "I;16":
        picture.convert("I").point(lambda value: value * 257).convert("I;16").save(tmp_path / "a.tif")
    else:
        picture.convert(mode).save(tmp_path / "a.tif")
    assert "1234567" in _text(tmp_path / "a.tif")


def test_a_page_is_measured_by_its_own_resolution(tmp_path: Path) -> None:
    _page().save(tmp_path / "a.jpg", dpi=(150, 150))
    document = read_image(tmp_path / "a.jpg", threads=1)
    assert document.page_sizes == ((pytest.approx(595.2, abs=0.1), pytest.approx(841.92, abs=0.1)),)
    assert document.notes == ()


def test_without_a_believable_resolution_the_long_side_is_a4_and_a_note_says_so(tmp_path: Path) -> None:
    _page().save(tmp_path / "a.jpg", dpi=(72, 72))
    document = read_image(tmp_path / "a.jpg", threads=1)
    assert document.page_sizes[0][1] == pytest.approx(842, abs=0.1)
    assert "没有可信的分辨率" in document.notes[0]
    (block,) = document.blocks()
    assert block.place.page == 1
    assert block.place.box is not None
    assert block.place.box.top == pytest.approx(200 * 842 / 1754, abs=12)


def test_the_camera_s_mark_of_orientation_is_obeyed(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    _page().transpose(Image.Transpose.ROTATE_90).save(tmp_path / "a.jpg", exif=exif)
    document = read_image(tmp_path / "a.jpg", threads=1)
    assert document.page_sizes[0][0] < document.page_sizes[0][1]
    assert "1234567" in "".join(block.text for block in document.blocks())
    assert not any("转了方向" in note for note in document.notes)


def test_each_page_of_a_tiff_keeps_its_number(tmp_path: Path) -> None:
    pages = [_page("Page one 1111"), _page("Page two 2222"), _page("Page three 3333")]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    document = read_image(tmp_path / "a.tif", threads=1)
    assert document.pages == 3
    assert {block.place.page: block.text[-4:] for block in document.blocks()} == {1: "1111", 2: "2222", 3: "3333"}


def test_a_blank_picture_is_a_problem_not_an_empty_success(tmp_path: Path) -> None:
    Image.new("RGB", (1240, 1754), "white").save(tmp_path / "a.png")
    document = read_image(tmp_path / "a.png", threads=1)
    assert document.text == "none"
    assert [problem.code for problem in document.problems] == ["blank_page"]


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_a_truncated_picture_is_damaged(tmp_path: Path, share: float) -> None:
    _page().save(tmp_path / "whole.png")
    data = (tmp_path / "whole.png").read_bytes()
    (tmp_path / "a.png").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(Unreadable) as raised:
        read_image(tmp_path / "a.png", threads=1)
    assert raised.value.problem.code == "damaged"
    assert raised.value.problem.remedy


def test_what_is_no_picture_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"%PDF-1.7 not a picture")
    with pytest.raises(Unreadable):
        read_image(tmp_path / "a.jpg", threads=1)


@pytest.mark.parametrize("side", [12_000, 60_000])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(tmp_path: Path, side: int) -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    (tmp_path / "a.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    )
    with pytest.raises(Unreadable) as raised:
        read_image(tmp_path / "a.png", threads=1)
    assert raised.value.problem.code == "too_large"


def test_an_icon_is_no_page(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8), "red").save(tmp_path / "a.png")
    with pytest.raises(Unreadable) as raised:
        read_image(tmp_path / "a.png", threads=1)
    assert raised.value.problem.code == "too_small"
