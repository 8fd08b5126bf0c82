"""A picture file → a Document: every frame a page, in points by its own resolution or as if it showed an A4 sheet."""

from __future__ import annotations

import hashlib
import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from pilotdocs.documents.ocr import PageReading, lay_out_reading, read_page
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Content, Document, Problem, Seal
from pilotdocs.model.place import Place

FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP", "GIF")
MOST_BYTES = 200 * 1024 * 1024
MOST_PIXELS = 100_000_000  # one page; A3 at 600 dpi is 70 million
MOST_PAGES = 200
SMALLEST = 16  # pixels a side: smaller is an icon, no page
A4_LONG = 842.0
# What Pillow raises on damaged bytes, by its plugins.
DAMAGED = (OSError, SyntaxError, ValueError, EOFError, struct.error, IndexError, TypeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Page:
    """One frame, upright after its EXIF mark, with `scale` pixels a point. `assumed` says that the scale is a guess."""

    number: int
    image: Image.Image
    scale: float
    assumed: bool


def read_image(path: Path, *, threads: int | None = None) -> Document:
    """The picture's text by optical recognition, boxes in points of each page as displayed.

    Raises `Unreadable` for a file that gives no page at all; one page that can't be decoded, or that is beyond the
    limits, is a problem of the document and the other pages are read. `threads` bounds the recogniser's CPU use.
    """
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(
            "too_large", f"图片文件超过{MOST_BYTES // 1024 // 1024}MB，未读取。", "请压缩或分页后重新提交。"
        )
    content: list[Content] = []
    seals: list[Seal] = []
    problems: list[Problem] = []
    notes: list[str] = []
    sizes: list[tuple[float, float]] = []
    read = 0
    with warnings.catch_warnings():
        # Pillow warns from 90 million pixels on; the limit here is our own, asked before decoding.
        warnings.simplefilter("ignore")
        picture = _opened(path)
        with picture:
            for page in _pages(picture, problems, sizes):
                reading = read_page(page.image, page.scale, page.number, threads=threads)
                _note(page, reading, notes)
                read += 1
                sizes.append(reading.size)
                content += lay_out_reading(reading, page.number)
                seals += reading.seals
                problems += reading.problems
    if not read:
        first = problems[0] if problems else Problem("damaged", "图片文件损坏，没有一页能读取。", "请重新扫描后提交。")
        raise Unreadable(first.code, first.message, first.remedy)
    return Document(
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        format="image",
        pages=len(sizes),
        text="ocr" if content else "none",
        content=tuple(content),
        problems=tuple(problems),
        seals=tuple(seals),
        page_sizes=tuple(sizes),
        notes=tuple(notes),
    )


def _opened(path: Path) -> Image.Image:
    try:
        return Image.open(path, formats=FORMATS)
    except UnidentifiedImageError:
        raise Unreadable(
            "damaged", "无法识别为图片，或图片文件已损坏。", "请重新扫描或重新导出为 JPG、PNG 或 PDF 后提交。"
        ) from None
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except DAMAGED:
        raise Unreadable("damaged", "图片文件损坏，无法打开。", "请重新扫描或重新导出后提交。") from None


def _too_many_pixels() -> Unreadable:
    return Unreadable(
        "too_large",
        f"图片超过{MOST_PIXELS // 10_000_000}千万像素，未读取。",
        "请降低分辨率（200—300dpi 即可）后重新提交。",
    )


def _pages(picture: Image.Image, problems: list[Problem], sizes: list[tuple[float, float]]) -> Iterator[Page]:
    """The frames that can be decoded. One that can't leaves a problem and an A4 size, so that numbers stay right.
    Of an animation the first frame is the page; only TIFF keeps pages as frames."""
    paged = picture.format == "TIFF"
    for index in range(MOST_PAGES + 1 if paged else 1):
        number = index + 1
        try:
            picture.seek(index)
        except EOFError:
            return
        except (*DAMAGED, KeyError):  # a frame that lost what says what it is
            problems.append(_damaged_page(number))
            return
        if index == MOST_PAGES:
            problems.append(
                Problem("too_many_pages", f"图片超过{MOST_PAGES}页，只读取前{MOST_PAGES}页。", "请拆分文件后重新提交。")
            )
            return
        if picture.width * picture.height > MOST_PIXELS:
            problem = _too_many_pixels().problem
            problems.append(Problem(problem.code, f"第{number}页：{problem.message}", problem.remedy, Place(number)))
            sizes.append((595.0, A4_LONG))
            continue
        try:
            shown = _flattened(ImageOps.exif_transpose(picture))
        except DAMAGED:
            problems.append(_damaged_page(number))
            sizes.append((595.0, A4_LONG))
            continue
        if min(shown.size) < SMALLEST:
            problems.append(
                Problem(
                    "too_small",
                    f"第{number}页只有{shown.width}×{shown.height}像素，不成一页。",
                    "请提交清晰的扫描件。",
                    Place(number),
                )
            )
            sizes.append((float(shown.width), float(shown.height)))
            continue
        scale, assumed = _scale(picture, shown)
        yield Page(number, shown, scale, assumed)


def _damaged_page(number: int) -> Problem:
    return Problem("damaged", f"第{number}页图像损坏或被截断，未能读取。", "请重新扫描该页后提交。", Place(number))


def _flattened(image: Image.Image) -> Image.Image:
    """The picture as RGB, what is transparent shown on white paper, sixteen bits brought down to eight."""
    if image.mode.startswith(("I", "F")):
        values = np.nan_to_num(np.asarray(image, dtype=np.float64), posinf=0.0, neginf=0.0)
        full = max(255.0, float(values.max(initial=0.0)))
        return Image.fromarray(np.clip(values * (255.0 / full), 0, 255).astype(np.uint8)).convert("RGB")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("RGB")
    return image.convert("RGB")


def _scale(picture: Image.Image, shown: Image.Image) -> tuple[float, bool]:
    """Pixels a point, and whether it is assumed. Resolutions of screens and cameras (72, 96) say nothing about paper;
    neither does one by which the sheet would be smaller than A6 or larger than A2."""
    try:
        dpi = float(picture.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dpi = 0.0
    long_side = max(shown.size)
    if dpi not in (0.0, 72.0, 96.0) and 290 <= long_side * 72 / max(dpi, 1.0) <= 1700:
        return dpi / 72, False
    return long_side / A4_LONG, True


def _note(page: Page, reading: PageReading, notes: list[str]) -> None:
    if page.assumed:
        notes.append(f"第{page.number}页没有可信的分辨率，按长边{A4_LONG:.0f}磅（A4）换算位置。")
    if reading.rotation:
        notes.append(f"第{page.number}页的内容转了方向，顺时针转{reading.rotation}度后识别。")
