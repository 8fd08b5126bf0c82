"""The name on a stamp: its ring unrolled into a straight line and read."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image

from pilotdocs.documents.ocr.engine import Engine, Line
from pilotdocs.documents.ocr.seals import COLOURED, Stamp

Paper = npt.NDArray[np.uint8]

HEIGHT = 64  # pixels of the unrolled band
INNER, OUTER = 0.56, 0.945  # of the radius: between the star and the rim
SURE = 0.9
MARGIN = 16


Name = tuple[str, float]


def read_names(picture: Image.Image, stamps: Sequence[Stamp], engine: Engine) -> list[Name]:
    """Each stamp's name and how sure the recogniser is; ("", confidence) where it is not sure enough.

    What stands straight below the star (合同专用章) follows the ring's text. `picture` is in colour: only the stamp's
    own ink is read, the text under it is not. Round stamps are unrolled and read all on one sheet.
    """
    papers = [_own_ink(picture, stamp) for stamp in stamps]
    ringed = [number for number, stamp in enumerate(stamps) if stamp.round]
    names: dict[int, Name] = dict(zip(ringed, _read_rings([papers[n] for n in ringed], engine), strict=True))
    return [names[n] if n in names else _read_straight(papers[n], engine) for n in range(len(stamps))]


def _own_ink(picture: Image.Image, stamp: Stamp) -> Paper:
    """The stamp's coloured ink as black on white."""
    pixels = np.asarray(picture.crop((stamp.x0, stamp.top, stamp.x1, stamp.bottom)))
    strength = pixels.max(axis=2).astype(np.int16) - pixels.min(axis=2)
    full = float(np.percentile(strength[strength > COLOURED], 75)) if (strength > COLOURED).any() else 255.0
    paper: Paper = (255 - np.clip(strength * (255.0 / full), 0, 255)).astype(np.uint8)
    return paper


def _read_rings(papers: list[Paper], engine: Engine) -> list[Name]:
    """One row a stamp: its ring unrolled, and right of it what stands below the star."""
    if not papers:
        return []
    rows = [(_unrolled(paper), _below_star(paper)) for paper in papers]
    band = rows[0][0].shape[1]
    pitch = HEIGHT + MARGIN
    wide = band + max(straight.width for _, straight in rows) + 3 * MARGIN
    sheet = Image.new("L", (wide, pitch * len(rows) + MARGIN), 255)
    for number, (ring, straight) in enumerate(rows):
        sheet.paste(Image.fromarray(ring), (MARGIN, MARGIN + number * pitch))
        sheet.paste(straight, (band + 2 * MARGIN, MARGIN + number * pitch))
    lines = sorted((line for line in engine.read(sheet) if _wide(line.text)), key=lambda line: line.x0)
    names = []
    for number in range(len(rows)):
        top = MARGIN / 2 + number * pitch
        row = [line for line in lines if top <= (line.top + line.bottom) / 2 < top + pitch]
        names.append(_name_of(
            [line for line in row if (line.x0 + line.x1) / 2 < band + MARGIN],
            [line for line in row if line.x0 >= band + MARGIN],
        ))  # fmt: skip
    return names


def _name_of(ring: list[Line], under: list[Line]) -> Name:
    confidence = min((line.confidence for line in ring), default=0.0)
    text = "".join(_cleaned(line.text) for line in ring)
    if confidence < SURE or len(text) < 4:
        return "", round(confidence, 4)
    kind = next((_cleaned(line.text) for line in under if line.confidence >= SURE and len(line.text) >= 3), "")
    return text + kind, round(confidence, 4)


def _read_straight(paper: Paper, engine: Engine) -> Name:
    sheet = Image.new("L", (paper.shape[1] + 2 * MARGIN, paper.shape[0] + 2 * MARGIN), 255)
    sheet.paste(Image.fromarray(paper), (MARGIN, MARGIN))
    lines = sorted((line for line in engine.read(sheet) if _wide(line.text)), key=lambda line: (line.top, line.x0))
    confidence = min((line.confidence for line in lines), default=0.0)
    text = "".join(_cleaned(line.text) for line in lines)
    return (text if confidence >= SURE and len(text) >= 2 else "", round(confidence, 4))


def _unrolled(paper: Paper) -> Paper:
    """The ring's text as a straight band, clockwise from the widest blank on it, outer side up."""
    width = round(np.pi * (INNER + OUTER) / (OUTER - INNER) * HEIGHT)
    radii = np.linspace(OUTER, INNER, HEIGHT)[:, None]
    angles = np.linspace(0, 2 * np.pi, width, endpoint=False)[None, :] + np.pi / 2  # from six o'clock
    band = _sampled(paper, radii, angles)
    dark = (band < 128)[4:-4].sum(axis=0) > 2
    start = _middle_of_widest_blank(dark)
    return np.ascontiguousarray(np.roll(band, -start, axis=1))


def _sampled(paper: Paper, radii: npt.NDArray[np.float64], angles: npt.NDArray[np.float64]) -> Paper:
    """Bilinear samples at polar places about the middle; an ellipse is unrolled like a circle."""
    height, width = paper.shape
    x = np.clip((width - 1) / 2 * (1 + radii * np.cos(angles)), 0, width - 1.001)
    y = np.clip((height - 1) / 2 * (1 + radii * np.sin(angles)), 0, height - 1.001)
    left, up = x.astype(int), y.astype(int)
    fx, fy = x - left, y - up
    grey = paper.astype(np.float32)
    top = grey[up, left] * (1 - fx) + grey[up, left + 1] * fx
    low = grey[up + 1, left] * (1 - fx) + grey[up + 1, left + 1] * fx
    blended: Paper = (top * (1 - fy) + low * fy).astype(np.uint8)
    return blended


def _middle_of_widest_blank(dark: npt.NDArray[np.bool_]) -> int:
    """The column in the middle of the longest run without ink, the band taken as a circle; 0 where there is no ink."""
    inked = np.flatnonzero(dark)
    if not len(inked):
        return 0
    gaps = np.diff(np.append(inked, inked[0] + len(dark)))
    widest = int(gaps.argmax())
    return int(inked[widest] + gaps[widest] // 2) % len(dark)


def _below_star(paper: Paper) -> Image.Image:
    """The straight text below the star, as high as the unrolled band."""
    height, width = paper.shape
    part = Image.fromarray(paper[round(height * 0.6) : round(height * 0.84), round(width * 0.16) : round(width * 0.84)])
    return part.resize((max(1, round(part.width * HEIGHT / max(1, part.height))), HEIGHT))


def _wide(text: str) -> bool:
    return any(unicodedata.category(char) == "Lo" for char in text)


def _cleaned(text: str) -> str:
    """Names hold characters, letters, digits and brackets; specks at the rim are read as other marks."""
    return "".join(char for char in text if char.isalnum() or char in "（）()").strip()
