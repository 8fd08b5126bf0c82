"""Where a page is dark: a reduced black-and-white copy for ruled lines and for fitting characters to their ink."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

INK_DPI = 110


@dataclass(frozen=True, slots=True)
class Ink:
    """`dark` is True where the page is darker than its surroundings; `factor` page pixels make one of its pixels."""

    dark: npt.NDArray[np.bool_]
    factor: int


def find_ink(grey: Image.Image, scale: float) -> Ink:
    """The ink of a grey page with `scale` pixels a point. Thin lines survive: a quarter of full contrast counts."""
    factor = max(1, int(scale * 72 / INK_DPI + 0.25))
    small = grey.reduce(factor) if factor > 1 else grey
    paper = small.reduce(12).filter(ImageFilter.MaxFilter(3)).resize(small.size, Image.Resampling.BILINEAR)
    light = np.asarray(paper, dtype=np.int16)
    level = np.asarray(small, dtype=np.int16)
    contrast = int(np.percentile(light[::8, ::8], 75)) - int(np.percentile(level[::4, ::4], 1))
    return Ink(light - level > max(24, contrast // 4), factor)


def contrast_of(grey: Image.Image) -> tuple[int, int]:
    """The brightness of ink and of paper (0 to 255) by the page's histogram: its darkest 0.02 % (a page
    may hold one line only), its brighter half."""
    counts = np.cumsum(grey.reduce(2).histogram() if min(grey.size) > 200 else grey.histogram())
    total = counts[-1]
    return int(np.searchsorted(counts, total * 0.0002)), int(np.searchsorted(counts, total * 0.6))
