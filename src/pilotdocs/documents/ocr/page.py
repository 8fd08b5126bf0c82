"""A picture of a page → a `PageReading`: prepared, read, turned where need be, fitted to its ink, doubted."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from pilotdocs.documents.layout.glyph import Glyph
from pilotdocs.documents.ocr.characters import split_line, tidied
from pilotdocs.documents.ocr.doubt import Page, Settled, look_again, mend_codes
from pilotdocs.documents.ocr.engine import Engine, Line, load_engine
from pilotdocs.documents.ocr.geometry import move_box, scaling
from pilotdocs.documents.ocr.ink import find_ink
from pilotdocs.documents.ocr.reading import PageReading
from pilotdocs.documents.ocr.ruling import drop_strokes, find_rules, without_bars, without_rules
from pilotdocs.documents.ocr.sealnames import read_name
from pilotdocs.documents.ocr.seals import Stamp, find_stamps
from pilotdocs.documents.ocr.sheet import Sheet, bounded, prepare
from pilotdocs.documents.ocr.turning import is_doubtful, is_sideways, quality, sideways_turn
from pilotdocs.model.document import Problem, Seal
from pilotdocs.model.place import Box, Place

# A stamp's name below this is read by the second model too.
NAME_SURE = 0.97


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
        stamped = [_is_stamped(sheet, line, stamps) for line in lines]
        settled = look_again(Page(sheet.grey, characters, rules, scale), lines, stamped, again)
    settled = mend_codes(settled)
    glyphs: list[Glyph] = []
    for number, line in enumerate(settled.lines):
        glyphs += split_line(line, number, characters, scale)
    back = scaling(1 / scale) @ sheet.back @ scaling(scale)
    return PageReading(
        glyphs=tuple(glyphs),
        rules=tuple(rules),
        seals=tuple(_seal(picture, stamp, engine, again, scale, page) for stamp in stamps),
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


def _is_stamped(sheet: Sheet, line: Line, stamps: list[Stamp]) -> bool:
    if not stamps:
        return False
    box = move_box(Box(line.x0, line.top, line.x1, line.bottom), sheet.back)
    return any(box.x0 < s.x1 and box.x1 > s.x0 and box.top < s.bottom and box.bottom > s.top for s in stamps)


def _seal(picture: Image.Image, stamp: Stamp, engine: Engine, again: Engine | None, scale: float, page: int) -> Seal:
    name, confidence = read_name(picture, stamp, engine)
    if again is not None and confidence < NAME_SURE:
        name, confidence = max((name, confidence), read_name(picture, stamp, again), key=lambda found: found[1])
    box = Box(
        round(stamp.x0 / scale, 2), round(stamp.top / scale, 2),
        round(stamp.x1 / scale, 2), round(stamp.bottom / scale, 2),
    )  # fmt: skip
    return Seal(name, Place(page, box), confidence)


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
