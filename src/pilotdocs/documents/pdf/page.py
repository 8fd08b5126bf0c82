"""One page: its text layer where it can be believed, its picture where not, both where it has both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from pilotdocs.documents.layout import lay_out
from pilotdocs.documents.layout.characters import Characters
from pilotdocs.documents.pdf import bounds, problems
from pilotdocs.documents.pdf.frame import Frame, read_frame
from pilotdocs.documents.pdf.glyphs import Letters, read_glyphs
from pilotdocs.documents.pdf.hidden import mark_hidden
from pilotdocs.documents.pdf.judge import FULL, LARGE, alike, covered, is_garbled
from pilotdocs.documents.pdf.noted import flatten, read_notes
from pilotdocs.documents.pdf.objects import Drawn, read_objects
from pilotdocs.documents.pdf.picture import render_page
from pilotdocs.documents.pdf.stamps import read_stamps
from pilotdocs.model.document import Block, Content, Problem, Seal, Table, TextKind
from pilotdocs.model.place import Box

if TYPE_CHECKING:
    from PIL import Image

    from pilotdocs.documents.ocr import PageReading

    Recogniser = Callable[[Image.Image, float, int], PageReading]
else:
    Recogniser = Callable

# A layer that shares less than this with what was recognised says something else than the picture.
ALIKE = 0.6
# So many characters seen over a full-page picture are text of their own (a form printed over a background).
OVER_PICTURE = 40


def recognise(image: Image.Image, scale: float, page: int) -> PageReading:
    """The documents room's own recogniser, loaded when the first picture comes."""
    from pilotdocs.documents.ocr import read_page as read

    return read(image, scale, page)


@dataclass(slots=True)
class PageText:
    """What one page says. `glyphs` is how many characters its layer has, for the bound of the whole file."""

    size: tuple[float, float]
    text: TextKind
    content: tuple[Content, ...] = ()
    problems: tuple[Problem, ...] = ()
    seals: tuple[Seal, ...] = ()
    glyphs: int = 0


@dataclass(slots=True)
class _Layer:
    """The page's own text: characters, lines and pictures; `garbled` where its fonts don't say what they draw."""

    frame: Frame
    letters: Letters
    drawn: Drawn
    garbled: bool
    notes: tuple[Block, ...]

    @property
    def visible(self) -> int:
        """How many characters a person sees."""
        chars, hidden = self.letters.glyphs.chars, self.letters.glyphs.hidden
        return len("".join("".join(chars).split())) - sum(not chars[number].isspace() for number in hidden)


def read_page(document: pdfium.FPDF_DOCUMENT, number: int, ocr: Recogniser | None) -> PageText:
    """Page `number` (from 1) of an open document."""
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        return PageText((0.0, 0.0), "none", problems=(problems.page_damaged(number),))
    try:
        notes: tuple[Block, ...] = ()
        if pdfium.FPDFPage_GetAnnotCount(page) > 0:
            notes = read_notes(page, read_frame(page), number)
            if flatten(page):  # fields and remarks become part of the page
                pdfium.FPDF_ClosePage(page)
                page = pdfium.FPDF_LoadPage(document, number - 1)
                if not page:
                    return PageText((0.0, 0.0), "none", problems=(problems.page_damaged(number),))
        return _read_open(page, number, ocr, notes)
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


def _read_open(page: pdfium.FPDF_PAGE, number: int, ocr: Recogniser | None, notes: tuple[Block, ...]) -> PageText:
    layer = _read_layer(page, notes)
    frame = layer.frame
    found: list[Problem] = []
    if layer.letters.left_out or layer.drawn.left_out:
        found.append(problems.too_much_text(number))
    size = (round(frame.size[0], 2), round(frame.size[1], 2))
    share = covered(layer.drawn.pictures, frame.size)
    seen = layer.visible
    own = seen >= OVER_PICTURE and not layer.garbled
    if layer.garbled or (share >= FULL and not own) or not seen:
        result = _read_picture(page, number, ocr, layer, found)
    else:
        content = lay_out(layer.letters.glyphs, layer.drawn.rules, number, frame.size)
        result = PageText(size, "native", content, tuple(found))
        if share >= LARGE and ocr is not None:
            result = _add_picture(page, number, ocr, layer, result)
        elif layer.drawn.pictures and ocr is not None:
            result.seals = read_stamps(page, frame, layer.drawn.pictures, number, ocr)
    result.size = size
    result.content += layer.notes
    result.glyphs = layer.letters.total
    return result


def _read_layer(page: pdfium.FPDF_PAGE, notes: tuple[Block, ...]) -> _Layer:
    frame = read_frame(page)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        letters = read_glyphs(text, frame) if text else Letters(Characters.of([]), [], 0, 0, 0)
        drawn = read_objects(page, frame)
        if letters.glyphs:
            mark_hidden(letters, drawn, page, text, frame)
        return _Layer(frame, letters, drawn, is_garbled(letters), notes)
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)


def _read_picture(
    page: pdfium.FPDF_PAGE, number: int, ocr: Recogniser | None, layer: _Layer, found: list[Problem]
) -> PageText:
    """The page through recognition: a scan (with or without a layer that nobody sees), or fonts that don't speak."""
    frame, letters = layer.frame, layer.letters
    empty = not letters.glyphs and not layer.drawn.pictures and not layer.drawn.segments and not layer.drawn.rules
    if empty:
        return PageText(frame.size, "none", (), (*found, problems.blank_page(number)))
    scanned = covered(layer.drawn.pictures, frame.size) >= FULL
    if ocr is None:
        return _without_ocr(number, layer, found, scanned=scanned)
    from pilotdocs.documents.ocr import lay_out_reading

    image, scale = render_page(page, frame.size, bounds.OCR_DPI / 72)
    reading = ocr(image, scale, number)
    content = lay_out_reading(reading, number)
    written = "".join(block.text for block in _blocks(content))
    layered = "".join(letters.glyphs.chars)
    if layer.garbled:
        found.append(problems.garbled(number))
    elif scanned and layered.strip() and written and alike(layered, written) < ALIKE:
        found.append(problems.layer_differs(number))
    hidden: tuple[Content, ...] = ()
    if letters.glyphs and not layer.garbled and not scanned:
        # No picture that would excuse them: words nobody sees.
        hidden = lay_out(letters.glyphs, (), number, frame.size)
    return PageText(
        frame.size, "ocr" if content else "none", content + hidden, (*found, *reading.problems), tuple(reading.seals)
    )


def _without_ocr(number: int, layer: _Layer, found: list[Problem], *, scanned: bool) -> PageText:
    """The layer under a scan as it is, since nothing can be held against it; else the page can't be read."""
    letters, frame = layer.letters, layer.frame
    found.append(problems.garbled(number) if layer.garbled else problems.needs_ocr(number))
    if layer.garbled or not letters.glyphs:
        return PageText(frame.size, "none", (), tuple(found))
    glyphs = replace(letters.glyphs, hidden={}) if scanned else letters.glyphs
    content = lay_out(glyphs, layer.drawn.rules, number, frame.size)
    return PageText(frame.size, "ocr" if scanned else "none", content, tuple(found))


def _add_picture(page: pdfium.FPDF_PAGE, number: int, ocr: Recogniser, layer: _Layer, native: PageText) -> PageText:
    """Native text, and what is written in the page's large pictures besides."""
    from pilotdocs.documents.ocr import lay_out_reading

    image, scale = render_page(page, layer.frame.size, bounds.OCR_DPI / 72)
    reading = ocr(image, scale, number)
    known = [block.place.box for block in _blocks(native.content) if block.place.box is not None and not block.hidden]
    pictures = [box for box in layer.drawn.pictures if covered([box], layer.frame.size) >= LARGE / 2]
    extra = tuple(
        item
        for item in lay_out_reading(reading, number)
        if item.place.box is not None and _inside(item.place.box, pictures) and not _inside(item.place.box, known)
    )
    return PageText(
        native.size, "mixed" if extra else native.text, native.content + extra, native.problems, tuple(reading.seals)
    )


def _inside(box: Box, areas: list[Box]) -> bool:
    """Whether the middle of a box, or a third of it, lies in one of the areas."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    size = max((box.x1 - box.x0) * (box.bottom - box.top), 1e-3)
    for area in areas:
        width = min(area.x1, box.x1) - max(area.x0, box.x0)
        height = min(area.bottom, box.bottom) - max(area.top, box.top)
        within = area.x0 <= x <= area.x1 and area.top <= y <= area.bottom
        if within or (width > 0 and height > 0 and width * height > size / 3):
            return True
    return False


def _blocks(content: tuple[Content, ...]) -> list[Block]:
    out: list[Block] = []
    for item in content:
        if isinstance(item, Table):
            out += [block for cell in item.cells for block in cell.blocks]
        else:
            out.append(item)
    return out
