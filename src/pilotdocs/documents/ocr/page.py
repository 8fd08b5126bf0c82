"""A picture of a page → a `PageReading`: prepared, read, turned where need be, fitted to its ink, doubted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from pilotdocs.documents.layout.glyph import Glyph
from pilotdocs.documents.ocr.characters import split_line, tidied
from pilotdocs.documents.ocr.doubt import Page, Settled, look_again, mend_codes
from pilotdocs.documents.ocr.engine import Engine, Line, load_engine
from pilotdocs.documents.ocr.geometry import move_box, scaling
from pilotdocs.documents.ocr.ink import find_ink
from pilotdocs.documents.ocr.reading import PageReading
from pilotdocs.documents.ocr.ruling import drop_strokes, find_rules, without_bars, without_rules
from pilotdocs.documents.ocr.sealnames import read_names
from pilotdocs.documents.ocr.seals import Stamp, find_stamps
from pilotdocs.documents.ocr.sheet import Sheet, bounded, prepare
from pilotdocs.documents.ocr.turning import is_doubtful, is_sideways, quality, sideways_turn
from pilotdocs.model.document import Problem, Seal
from pilotdocs.model.place import Box, Place


@dataclass(frozen=True, slots=True)
class _Upright:
    """A sheet the right way up with what the engine read on it."""

    sheet: Sheet
    lines: list[Line]


def read_page(
    image: Image.Image, scale: float, page: int, *, threads: int | None = None, doubt: bool = True
) -> PageReading:
    """What the picture of page `page` (from 1) says. `scale` is its pixels per PDF point.

    Trouble is in `problems`: `no_ocr` where no recogniser is installed, `blank_page` where nothing is on it,
    `no_text` where there is something and none of it could be read. `threads` bounds the recogniser's CPU use (None:
    all cores). `doubt` False leaves out the second reading.
    """
    size = (round(image.width / scale, 2), round(image.height / scale, 2))
    engine = load_engine("first", threads)
    if engine is None:
        return PageReading((), (), (), 0, size, (_no_engine(page),), upright_size=size)
    image = image if image.mode == "RGB" else image.convert("RGB")
    picture, reduced = bounded(image)
    scale /= reduced
    stamps = find_stamps(picture, scale)
    upright = _read_upright(prepare(picture, stamps, scale), engine)
    sheet, lines = upright.sheet, upright.lines
    ink = find_ink(sheet.grey, scale)
    rules = drop_strokes(find_rules(ink, scale), lines, scale)
    characters = without_rules(ink, rules, scale)
    lines = [tidied(without_bars(line, rules, scale)) for line in lines]
    settled = Settled(lines)
    again = load_engine("second", threads) if doubt else None
    if again is not None:
        view = Page(sheet.grey, characters, rules, scale, _stamped_areas(sheet, stamps))
        settled = look_again(view, lines, again)
    settled = mend_codes(settled)
    glyphs: list[Glyph] = []
    for number, line in enumerate(settled.lines):
        glyphs += split_line(line, number, characters, scale)
    back = scaling(1 / scale) @ sheet.back @ scaling(scale)
    return PageReading(
        glyphs=tuple(glyphs),
        rules=tuple(rules),
        seals=_seals(picture, stamps, engine, again, scale, page),
        rotation=sheet.rotation,
        size=size,
        problems=() if glyphs else (_nothing(float(ink.dark.mean()), page),),
        second=settled.second,
        skew=sheet.skew,
        upright_size=(round(sheet.grey.width / scale, 2), round(sheet.grey.height / scale, 2)),
        back=tuple(float(value) for value in back.ravel()),
        engine=engine.name,
    )


def _read_upright(sheet: Sheet, engine: Engine) -> _Upright:
    """The sheet read; turned and read again where the first reading shows that it lies on its side or its head."""
    first = _Upright(sheet, engine.read(sheet.grey))
    if is_sideways(first.lines):
        degrees = sideways_turn(first.lines)
        turned = sheet.turned(degrees)
        first = _Upright(turned, engine.read(turned.grey))
    if not is_doubtful(first.lines):
        return first
    turned = first.sheet.turned(180)
    other = _Upright(turned, engine.read(turned.grey))
    return other if quality(other.lines) > quality(first.lines) + 0.03 else first


def _stamped_areas(sheet: Sheet, stamps: list[Stamp]) -> list[Box]:
    """Where the stamps stand on the upright sheet, in its pixels."""
    forward = np.linalg.inv(sheet.back).astype(np.float64)
    return [move_box(Box(stamp.x0, stamp.top, stamp.x1, stamp.bottom), forward) for stamp in stamps]


def _seals(
    picture: Image.Image, stamps: list[Stamp], engine: Engine, again: Engine | None, scale: float, page: int
) -> tuple[Seal, ...]:
    # The first model mistakes characters on a ring at confidences up to 0.97; the second one did not in trials.
    names = read_names(picture, stamps, again or engine)
    boxes = [
        Box(*(round(edge / scale, 2) for edge in (stamp.x0, stamp.top, stamp.x1, stamp.bottom))) for stamp in stamps
    ]
    return tuple(Seal(name, Place(page, box), sure) for (name, sure), box in zip(names, boxes, strict=True))


def _no_engine(page: int) -> Problem:
    return Problem(
        "no_ocr", f"第{page}页是图像，本机没有安装文字识别引擎，未能识别。",
        "请安装识别引擎（pip install faster-paddle）后重新审核，或请申报单位补交可复制文字的电子版。", Place(page),
    )  # fmt: skip


def _nothing(darkness: float, page: int) -> Problem:
    if darkness < 0.0005:
        return Problem("blank_page", f"第{page}页是空白页。", "请核对是否漏扫。", Place(page))
    return Problem(
        "no_text", f"第{page}页是图像，未能识别出文字。", "请人工查看该页，或请申报单位补交清晰的扫描件。", Place(page)
    )
