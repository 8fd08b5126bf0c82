"""Cropped pictures of cited places: only cited pages are drawn, each once, private numbers blacked out."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pilotdocs.model.document import Document
from pilotdocs.model.place import Box
from pilotdocs.reports.masking import secret_spans

if TYPE_CHECKING:
    from PIL.Image import Image

# All pictures together stay below this: 4 MB in base64 leave one of the page's 5 MB for its words.
BUDGET = 3_000_000
MOST_PAGES = 200
_MOST_PIXELS = 5_000_000
_SCALE = 1.5
_QUALITY = 60
_AROUND_X, _AROUND_Y = 110.0, 40.0
_LEAST_WIDTH = 320.0
_COVER = (40, 40, 40)

Wish = tuple[str, int, Box]  # document id, page from 1, box


class Picture:
    """A crop: its data URI, its size in pixels, and where the box stands in it, in per cent (x, y, width, height)."""

    __slots__ = ("height", "lit", "uri", "width")

    def __init__(self, uri: str, size: tuple[int, int], lit: tuple[float, float, float, float]) -> None:
        self.uri = uri
        self.width, self.height = size
        self.lit = lit


def crop_pictures(
    documents: Mapping[str, Document], locations: Mapping[str, Path], wishes: list[Wish], *, unmasked: bool
) -> dict[Wish, Picture]:
    """A picture for each wish that can be drawn, in the order of pages until the budget is used up."""
    by_document: dict[str, dict[int, list[Wish]]] = {}
    for wish in dict.fromkeys(wishes):
        by_document.setdefault(wish[0], {}).setdefault(wish[1], []).append(wish)
    made: dict[Wish, Picture] = {}
    spent = pages = 0
    for identifier, wanted in by_document.items():
        document, location = documents.get(identifier), locations.get(identifier)
        if document is None or location is None or not location.is_file():
            continue
        secrets = {} if unmasked else _secrets(document, set(wanted))
        for number, picture, scale in _pages(document, location, sorted(wanted)):
            pages += 1
            _cover(picture, secrets.get(number, []), scale)
            for wish in wanted[number]:
                crop = _crop(picture, wish[2], scale)
                if crop is None or spent + len(crop.uri) * 3 // 4 > BUDGET:
                    continue
                spent += len(crop.uri) * 3 // 4
                made[wish] = crop
            if pages >= MOST_PAGES:
                return made
    return made


def _pages(document: Document, location: Path, numbers: list[int]) -> Iterator[tuple[int, Image, float]]:
    """Page number, its picture, and pixels per point."""
    if document.format == "pdf":
        yield from _pdf_pages(location, numbers)
    elif document.format in ("image", "png", "jpg", "jpeg", "tif", "tiff"):
        yield from _image_pages(document, location, numbers)


def _pdf_pages(location: Path, numbers: list[int]) -> Iterator[tuple[int, Image, float]]:
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(location)
    except (pypdfium2.PdfiumError, OSError, ValueError):
        return
    with closing(file):
        for number in numbers:
            if not 1 <= number <= len(file):
                continue
            try:
                page = file[number - 1]
                width, height = page.get_size()
                if min(width, height) < 1:
                    continue
                scale = min(_SCALE, (_MOST_PIXELS / (width * height)) ** 0.5)
                picture = page.render(scale=scale).to_pil().convert("RGB")
            except (pypdfium2.PdfiumError, ValueError, MemoryError):
                continue
            yield number, picture, scale


def _image_pages(document: Document, location: Path, numbers: list[int]) -> Iterator[tuple[int, Image, float]]:
    from PIL import Image as Pictures
    from PIL import ImageOps

    for number in numbers:
        if not 1 <= number <= len(document.page_sizes):
            continue
        width, height = document.page_sizes[number - 1]
        try:
            with Pictures.open(location) as file:
                file.seek(number - 1)
                picture = ImageOps.exif_transpose(file).convert("RGB")
        except (OSError, EOFError, ValueError, SyntaxError, Pictures.DecompressionBombError):
            continue
        if min(width, height) < 1 or abs(picture.width / picture.height / (width / height) - 1) > 0.02:
            continue
        scale = min(_SCALE, (_MOST_PIXELS / (width * height)) ** 0.5)
        yield number, picture.resize((round(width * scale), round(height * scale))), scale


def _secrets(document: Document, pages: set[int]) -> dict[int, list[Box]]:
    """Where identity and phone numbers were read on these pages."""
    found: dict[int, list[Box]] = {}
    for block in document.blocks():
        page = block.place.page
        if page not in pages or page is None:
            continue
        for start, end in secret_spans(block.text):
            boxes = block.boxes[start:end] if block.boxes else (block.place.box,)
            found.setdefault(page, []).extend(box for box in boxes if box is not None and box.x1 > box.x0)
    return found


def _cover(picture: Image, boxes: list[Box], scale: float) -> None:
    """Blacks the boxes out."""
    from PIL import ImageDraw

    draw = ImageDraw.Draw(picture)
    for box in boxes:
        corners = (box.x0 * scale - 1, box.top * scale - 1, box.x1 * scale + 1, box.bottom * scale + 1)
        draw.rectangle(corners, fill=_COVER)


def _crop(picture: Image, box: Box, scale: float) -> Picture | None:
    middle = (box.x0 + box.x1) / 2
    half = max((box.x1 - box.x0) / 2 + _AROUND_X, _LEAST_WIDTH / 2)
    edges = (middle - half, box.top - _AROUND_Y, middle + half, box.bottom + _AROUND_Y)
    left, top = max(0, int(edges[0] * scale)), max(0, int(edges[1] * scale))
    right, bottom = min(picture.width, int(edges[2] * scale)), min(picture.height, int(edges[3] * scale))
    if right - left < 8 or bottom - top < 8:
        return None
    out = BytesIO()
    picture.crop((left, top, right, bottom)).save(out, "JPEG", quality=_QUALITY)
    width, height = right - left, bottom - top
    lit = (
        round((box.x0 * scale - left) / width * 100, 2),
        round((box.top * scale - top) / height * 100, 2),
        round((box.x1 - box.x0) * scale / width * 100, 2),
        round((box.bottom - box.top) * scale / height * 100, 2),
    )
    return Picture("data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode(), (width, height), lit)
