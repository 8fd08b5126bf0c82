"""A picture of a page → a `PageReading`: prepared, read, turned where need be, fitted to its ink."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import numpy as np
from PIL import Image

from pilotdocs.documents.layout.glyph import Glyph
from pilotdocs.documents.ocr.characters import split_line
from pilotdocs.documents.ocr.engine import Engine, Line, load_engine
from pilotdocs.documents.ocr.geometry import Matrix, move_box, scaling, straighten, turn
from pilotdocs.documents.ocr.ink import contrast_of, find_ink
from pilotdocs.documents.ocr.reading import PageReading
from pilotdocs.documents.ocr.ruling import find_rules, without_rules
from pilotdocs.documents.ocr.seals import find_stamps, lift_stamps
from pilotdocs.documents.ocr.skew import measure_skew
from pilotdocs.model.document import Problem
from pilotdocs.model.place import Box, Place

MOST_PIXELS = 12_000_000  # A4 at 300 dpi is 8.7 million
SKEW_SIDE = 900


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture made ready: grey, straight, without stamps. `back` leads from its pixels to the given picture's."""

    grey: Image.Image
    back: Matrix
    rotation: int
    skew: float


def read_page(image: Image.Image, scale: float, page: int, *, threads: int | None = None) -> PageReading:
    """What the picture of page `page` (from 1) says. `scale` is its pixels per PDF point.

    Trouble is in `problems`: `no_ocr` where no recogniser is installed, `blank_page` where nothing is on it,
    `no_text` where there is something and none of it could be read. `threads` bounds the recogniser's CPU use.
    """
    size = (round(image.width / scale, 2), round(image.height / scale, 2))
    engine = load_engine("first", threads)
    if engine is None:
        return _empty(size, Problem(
            "no_ocr", f"第{page}页是图像，本机没有安装文字识别引擎，未能识别。",
            "请安装识别引擎（pip install faster-paddle）后重新审核，或请申报单位补交可复制文字的电子版。", Place(page),
        ))  # fmt: skip
    image = image if image.mode == "RGB" else image.convert("RGB")
    picture, reduced = _bounded(image)
    scale /= reduced
    stamps = find_stamps(picture, scale)
    sheet = _prepare(picture, lift_stamps(picture, _grey(picture), stamps), reduced)
    lines = engine.read(sheet.grey)
    ink = find_ink(sheet.grey, scale)
    rules = find_rules(ink, scale)
    characters = without_rules(ink, rules, scale)
    glyphs: list[Glyph] = []
    for number, line in enumerate(lines):
        glyphs += split_line(line, number, characters, scale)
    back = scaling(1 / (scale * reduced)) @ sheet.back @ scaling(scale)
    return PageReading(
        glyphs=tuple(glyphs),
        rules=tuple(rules),
        seals=(),
        rotation=sheet.rotation,
        size=size,
        problems=() if glyphs else (_nothing(ink.dark.mean(), page),),
        skew=sheet.skew,
        upright_size=(round(sheet.grey.width / scale, 2), round(sheet.grey.height / scale, 2)),
        back=tuple(float(value) for value in back.ravel()),
        engine=engine.name,
    )


def _bounded(image: Image.Image) -> tuple[Image.Image, float]:
    """The picture within the pixel limit, and how many of its pixels one of the new ones is."""
    pixels = image.width * image.height
    if pixels <= MOST_PIXELS:
        return image, 1.0
    factor = int(np.ceil((pixels / MOST_PIXELS) ** 0.5))
    return image.reduce(factor), float(factor)


def _grey(picture: Image.Image) -> Image.Image:
    """The picture in grey, stretched to full contrast where it is faint."""
    grey = picture.convert("L")
    dark, light = contrast_of(grey)
    if 8 < light - dark < 110:
        table = np.clip((np.arange(256) - dark) * (235.0 / (light - dark)) + 10, 0, 255)
        grey = grey.point(table.astype(int).tolist())
    return grey


def _prepare(picture: Image.Image, grey: Image.Image, reduced: float) -> Sheet:
    factor = max(1, round(max(grey.size) / SKEW_SIDE))
    angle = measure_skew(np.asarray(grey.reduce(factor)))
    straight, back = straighten(grey, angle)
    return Sheet(straight, scaling(reduced) @ back, 0, angle)


def _empty(size: tuple[float, float], problem: Problem) -> PageReading:
    return PageReading((), (), (), 0, size, (problem,), upright_size=size)


def _nothing(darkness: float, page: int) -> Problem:
    if darkness < 0.0005:
        return Problem("blank_page", f"第{page}页是空白页。", "请核对是否漏扫。", Place(page))
    return Problem(
        "no_text", f"第{page}页是图像，未能识别出文字。", "请人工查看该页，或请申报单位补交清晰的扫描件。", Place(page)
    )
