"""Highlights and notes on PDF pages, added after the old bytes so that signatures stay verifiable."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pilotdocs.model.place import Box
from pilotdocs.reports.marks.mark import Mark
from pilotdocs.reports.marks.pdf_back import BackLinks
from pilotdocs.reports.marks.pdf_signed import forbids_notes
from pilotdocs.reports.marks.pdf_update import BROKEN, Update
from pilotdocs.reports.marks.trouble import Unmarkable
from pilotdocs.reports.messages.marks import MARKS

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import DictionaryObject

MAX_BYTES = 300_000_000
_COLOURS = {"plain": (1.0, 0.93, 0.4), "info": (0.7, 0.85, 1.0), "warning": (1.0, 0.78, 0.35), "error": (1.0, 0.6, 0.6)}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_NOTE = 18.0

Rectangle = tuple[float, float, float, float]


def to_user_space(box: Box, crop: Rectangle, rotation: int, shown: tuple[float, float] | None = None) -> Rectangle:
    """A box on the page as displayed (points from the top left corner) as left, bottom, right, top in the page's own
    space (PDF 32000-1, 8.3.2.3 and 14.11.2): the crop box's corner is the origin, /Rotate turns clockwise.

    `shown` is the displayed page's size the box was measured on, where it may differ from the crop box's.
    """
    left, bottom, right, top = crop
    width, height = right - left, top - bottom
    rotation %= 360
    seen = (height, width) if rotation in (90, 270) else (width, height)
    scale_x = seen[0] / shown[0] if shown and shown[0] > 0 else 1.0
    scale_y = seen[1] / shown[1] if shown and shown[1] > 0 else 1.0
    corners = [(box.x0 * scale_x, box.top * scale_y), (box.x1 * scale_x, box.bottom * scale_y)]
    turned = []
    for x, y in corners:
        if rotation == 90:
            turned.append((left + y, bottom + x))
        elif rotation == 180:
            turned.append((right - x, bottom + y))
        elif rotation == 270:
            turned.append((right - y, top - x))
        else:
            turned.append((left + x, top - y))
    xs, ys = [x for x, _ in turned], [y for _, y in turned]
    return min(xs), min(ys), max(xs), max(ys)


@contextmanager
def _hushed() -> Iterator[None]:
    """Keeps pypdf's remarks on broken files from the user's terminal: what matters is told as a problem."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


@_hushed()
def mark_pdf(
    source: Path, target: Path, marks: list[Mark], report: str, page_sizes: tuple[tuple[float, float], ...] = ()
) -> int:
    """Writes a copy with a highlight and its note for each mark; gives how many could not be placed. The source's
    bytes are the copy's first bytes. `page_sizes` are those the boxes were measured on. Raises Unmarkable."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if source.stat().st_size > MAX_BYTES:
        raise Unmarkable("too_large")
    old = source.read_bytes()
    try:
        reader = PdfReader(BytesIO(old))
        if reader.is_encrypted:
            raise Unmarkable("encrypted")
        if forbids_notes(reader):
            raise Unmarkable("certified")
        update = Update(old, reader)
        back = BackLinks(update)
        total = len(reader.pages)
        missed = 0
        marked: set[int] = set()
        for mark in marks:
            number = mark.place.page
            if number is None or not 1 <= number <= total:
                missed += 1
                continue
            page = reader.pages[number - 1]
            shown = page_sizes[number - 1] if number <= len(page_sizes) else None
            crop, rotation = _crop(page), int(page.rotation)
            box = mark.place.box or Box(20, 20, 20 + _NOTE, 20 + _NOTE)
            rectangle = to_user_space(box, crop, rotation, shown)
            update.annotate(page, _note(rectangle, mark))
            seen = shown or _seen(crop, rotation)
            spot = to_user_space(back.spot(number, box, seen), crop, rotation, shown)
            update.annotate(page, back.link(spot, f"{report}#{mark.anchor}"))
            marked.add(number - 1)
        target.write_bytes(old + update.written())
    except (PyPdfError, *BROKEN) as error:
        # pypdf meets broken objects with any of these; the copy is then left out and the reviewer told.
        raise Unmarkable("damaged") from error
    _check(target, total, marked)
    return missed


def _check(target: Path, pages: int, marked: set[int]) -> None:
    """Opens the copy with another program's eyes: a source that pypdf had to mend may not bear what was added."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(target)) as document:
            if len(document) != pages:
                raise Unmarkable("damaged")
            for number in marked:
                with closing(document[number]) as page:  # held while PDFium looks at it
                    if pypdfium2.raw.FPDFPage_GetAnnotCount(page.raw) < 1:
                        raise Unmarkable("damaged")
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Unmarkable("damaged") from error


def _note(rectangle: Rectangle, mark: Mark) -> DictionaryObject:
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

    boxed = mark.place.box is not None
    left, bottom, right, top = rectangle

    def numbers(*values: float) -> ArrayObject:
        return ArrayObject([FloatObject(f"{value:.2f}") for value in values])

    text = _ILLEGAL.sub("", f"{mark.text}\n{MARKS['margin'].format(anchor=mark.anchor)}")
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Highlight" if boxed else "/Text"),
            NameObject("/Rect"): numbers(left, bottom, right, top),
            NameObject("/C"): numbers(*_COLOURS[mark.level]),
            NameObject("/F"): NumberObject(4),
            NameObject("/T"): TextStringObject(MARKS["author"]),
            NameObject("/Contents"): TextStringObject(text),
            NameObject("/CA"): FloatObject("0.6"),
        }
    )
    if boxed:
        note[NameObject("/QuadPoints")] = numbers(left, top, right, top, left, bottom, right, bottom)
    else:
        note[NameObject("/Name")] = NameObject("/Comment")
    return note


def _seen(crop: Rectangle, rotation: int) -> tuple[float, float]:
    """Width and height of the page as displayed."""
    width, height = crop[2] - crop[0], crop[3] - crop[1]
    return (height, width) if rotation % 180 else (width, height)


def _crop(page: PageObject) -> Rectangle:
    """The crop box cut to the media box, as a viewer shows it."""
    media, crop = page.mediabox, page.cropbox
    left, bottom = max(float(media.left), float(crop.left)), max(float(media.bottom), float(crop.bottom))
    right, top = min(float(media.right), float(crop.right)), min(float(media.top), float(crop.top))
    if right - left < 1 or top - bottom < 1:
        return float(media.left), float(media.bottom), float(media.right), float(media.top)
    return left, bottom, right, top
