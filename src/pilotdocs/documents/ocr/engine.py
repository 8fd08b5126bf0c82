"""The recogniser behind a small seam: a picture in, lines of text with boxes and confidence out.

The default is faster-paddle (PP-OCRv6 `tiny` for every page, `small` as the second reader); rapidocr is taken where
faster-paddle cannot be imported (extra `ocr-fallback`). Both carry their models in the wheel: nothing is downloaded.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Literal, Protocol

from PIL import Image

Role = Literal["first", "second"]
DET_MAX_SIDE = 960


@dataclass(frozen=True, slots=True)
class Line:
    """One line as recognised. The box is in pixels of the picture that was read; `confidence` from 0 to 1."""

    text: str
    confidence: float
    x0: float
    top: float
    x1: float
    bottom: float


class Engine(Protocol):
    """Reads pictures. One object serves all pages of a process; `name` says which model it is."""

    name: str

    def read(self, picture: Image.Image) -> list[Line]:
        """The lines of the picture (mode L or RGB), in no promised order; an empty list where it shows no text."""
        ...


class FasterPaddle:
    """faster-paddle. `tiny` and `small` lie in its wheel; `medium` would be downloaded and is never asked for."""

    def __init__(self, model: Literal["tiny", "small"], threads: int | None) -> None:
        import faster_paddle

        self.name = f"faster-paddle/{model}"
        small = model == "small"
        # The second reader gets single lines on a narrow sheet: enlarging it to 736 pixels would only cost time.
        self._engine = faster_paddle.OcrEngine(
            model_size=model,
            threads=threads,
            det_max_side=1280 if small else DET_MAX_SIDE,
            det_min_side=0 if small else None,
        )

    def read(self, picture: Image.Image) -> list[Line]:
        """See `Engine.read`. The picture travels as BMP: the engine wants a file, and BMP costs nothing to write."""
        file = io.BytesIO()
        picture.save(file, "BMP")
        try:
            found = self._engine.ocr(file.getvalue())["bounds"].values()
        except RuntimeError:  # of a picture that is no page: thousands of times as wide as high
            return []
        return [
            Line(str(item["text"]), float(item["confidence"]), *map(float, item["topLeftCoord"]),
                 *map(float, item["bottomRightCoord"]))
            for item in found
        ]  # fmt: skip


class RapidOcr:
    """rapidocr with the models of its wheel: the fallback, some ten times slower."""

    def __init__(self, threads: int | None) -> None:
        from rapidocr import RapidOCR

        self.name = "rapidocr/small"
        settings: dict[str, Any] = {
            "Global.log_level": "error",
            "Det.limit_type": "max",
            "Det.limit_side_len": DET_MAX_SIDE,
        }
        if threads:
            settings["EngineConfig.onnxruntime.intra_op_num_threads"] = threads
        self._engine = RapidOCR(params=settings)

    def read(self, picture: Image.Image) -> list[Line]:
        """See `Engine.read`."""
        import numpy as np

        found = self._engine(np.asarray(picture.convert("RGB"))[:, :, ::-1])
        if found.boxes is None:
            return []
        return [
            Line(str(text), float(score), float(box[:, 0].min()), float(box[:, 1].min()),
                 float(box[:, 0].max()), float(box[:, 1].max()))
            for text, score, box in zip(found.txts, found.scores, found.boxes, strict=True)
        ]  # fmt: skip


@lru_cache(maxsize=4)
def load_engine(role: Role = "first", threads: int | None = None) -> Engine | None:
    """This process's engine for a role; None where no recogniser is installed.

    `threads` is its CPU budget (None: all cores it may use); give 1 in a pool of processes. The second reader is None
    too where only the fallback is installed: it has one model, and that has read already.
    """
    if find_spec("faster_paddle") is not None:
        return FasterPaddle("tiny" if role == "first" else "small", threads)
    if role == "first" and find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None:
        return RapidOcr(threads)
    return None
