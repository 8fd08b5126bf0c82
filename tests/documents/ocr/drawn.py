"""Pages drawn for the tests: text, ruled tables and stamps, with a font that the machine has."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

SCALE = 200 / 72
_FONTS = [
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    ("/usr/share/fonts/truetype/arphic/uming.ttc", 0),
]


def font(points: float) -> ImageFont.FreeTypeFont:
    """A Chinese font of that size at 200 dpi; the test is skipped where the machine has none."""
    for path, index in _FONTS:
        if Path(path).exists():
            return ImageFont.truetype(path, round(points * SCALE), index=index)
    pytest.skip("no Chinese font on this machine")


def page(lines: Sequence[tuple[float, float, str]], size: tuple[float, float] = (595, 842)) -> Image.Image:
    """A white page at 200 dpi with each text at (x, top) in points, 11 points high."""
    picture = Image.new("RGB", (round(size[0] * SCALE), round(size[1] * SCALE)), "white")
    draw = ImageDraw.Draw(picture)
    for x, top, text in lines:
        draw.text((x * SCALE, top * SCALE), text, (20, 20, 20), font(11))
    return picture


def rule(picture: Image.Image, x0: float, y0: float, x1: float, y1: float) -> None:
    """A thin black line between two places in points."""
    places = [(x0 * SCALE, y0 * SCALE), (x1 * SCALE, y1 * SCALE)]
    ImageDraw.Draw(picture).line(places, (30, 30, 30), 2)


def stamp(picture: Image.Image, x: float, y: float, name: str, red: tuple[int, int, int] = (215, 45, 50)) -> None:
    """A round stamp of 42 mm about (x, y) in points; print below it shows through."""
    size = round(119 * SCALE)
    seal = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(seal)
    draw.ellipse([3, 3, size - 4, size - 4], outline=red, width=9)
    for number, char in enumerate(name):
        tile = Image.new("L", (round(15 * SCALE), round(15 * SCALE)))
        ImageDraw.Draw(tile).text((2, -2), char, 255, font(13))
        angle = math.radians(-125 + 250 * number / (len(name) - 1))
        turned = tile.rotate(-math.degrees(angle), expand=True)
        place = (
            round(size / 2 + math.sin(angle) * 45 * SCALE - turned.width / 2),
            round(size / 2 - math.cos(angle) * 45 * SCALE - turned.height / 2),
        )
        seal.paste(red, (*place, place[0] + turned.width, place[1] + turned.height), turned)
    star = [
        (size / 2 + math.sin(math.pi * k / 5) * r * SCALE, size / 2 - math.cos(math.pi * k / 5) * r * SCALE)
        for k, r in enumerate([17, 7] * 5)
    ]
    draw.polygon(star, fill=red)
    corner = (round(x * SCALE - size / 2), round(y * SCALE - size / 2))
    under = picture.crop((*corner, corner[0] + size, corner[1] + size))
    from PIL import ImageChops

    picture.paste(ImageChops.darker(under, seal), corner)
