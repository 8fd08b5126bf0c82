"""How fast and how right scans are read, beside the bare engine on the same files in the same run.

    python benchmarks/ocr.py [--pages 12] [--threads 1] [--no-speed]

Prints a table: character error rate (NFKC, blanks left out, by page), numbers of four and more characters read
exactly, wrong numbers on lines of high confidence, and pages a second of `read_page` against the engine alone.
"""

from __future__ import annotations

import argparse
import io
import re
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass

from ocr_pages import Scan, make_scan
from PIL import Image
from rapidfuzz.distance import Levenshtein

from pilotdocs.documents.layout.glyph import Glyph
from pilotdocs.documents.ocr import PageReading, load_engine, read_page

SURE = 0.98
ROW = 6.0  # points: lines nearer than this stand in one row
_NUMBER = re.compile(r"[0-9A-Z][0-9A-Z,.\-]{2,}[0-9A-Z]")


@dataclass
class Score:
    """What one set of pages came to."""

    characters: int = 0
    errors: int = 0
    numbers: int = 0
    right: int = 0
    wrong_sure: int = 0
    caught: int = 0
    doubted: int = 0


@dataclass(frozen=True)
class Read:
    """One line as read; `differs` where the second model read something else."""

    text: str
    confidence: float
    differs: bool


def plain(text: str) -> str:
    """The text as both sides are compared: full and half width alike, no blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def read_lines(reading: PageReading) -> list[Read]:
    """The lines by rows from the top, and in a row from left to right."""
    parts: dict[int, list[Glyph]] = {}
    for glyph in reading.glyphs:
        parts.setdefault(glyph.line or 0, []).append(glyph)
    middles = {n: sum(g.box.top + g.box.bottom for g in part) / 2 / len(part) for n, part in parts.items()}
    rows: list[list[int]] = []
    for number in sorted(parts, key=lambda n: (middles[n], parts[n][0].box.x0)):
        if rows and middles[number] - middles[rows[-1][0]] < ROW:
            rows[-1].append(number)
        else:
            rows.append([number])
    return [
        Read(plain("".join(g.char for g in parts[n])), parts[n][0].confidence or 0.0, n in reading.second)
        for row in rows
        for n in sorted(row, key=lambda n: parts[n][0].box.x0)
    ]


def measure(scans: list[Scan], threads: int, verbose: bool) -> Score:
    """The score of `read_page` on those scans."""
    score = Score()
    for scan in scans:
        reading = read_page(Image.open(io.BytesIO(scan.jpeg)), scan.scale, 1, threads=threads)
        lines = read_lines(reading)
        truth = "".join(plain(line) for line in scan.lines)
        score.characters += len(truth)
        score.errors += Levenshtein.distance(truth, "".join(line.text for line in lines))
        score.doubted += len(reading.second)
        wanted = Counter(n for line in scan.lines for n in _NUMBER.findall(plain(line)))
        got = Counter(n for line in lines for n in _NUMBER.findall(line.text))
        score.numbers += wanted.total()
        score.right += (wanted & got).total()
        for line in lines:
            for number in _NUMBER.findall(line.text):
                if number in wanted:
                    continue
                if line.confidence >= SURE and not line.differs:
                    score.wrong_sure += 1
                else:
                    score.caught += 1
                if verbose:
                    print(f"    {number} in {line.text} ({line.confidence:.3f}{', differs' if line.differs else ''})")
    return score


def speed(scans: list[Scan], threads: int) -> tuple[float, float, float]:
    """Pages a CPU second: the engine alone on the JPEG bytes, `read_page` without and with the second reading.

    Wall time says more about the machine's other work; with one thread both are the same on a quiet machine.
    """
    import faster_paddle

    bare = faster_paddle.OcrEngine(model_size="tiny", threads=threads, det_max_side=960)
    engine = load_engine("first", threads)
    assert engine is not None
    times = [0.0, 0.0, 0.0]
    for scan in scans[:1]:
        bare.ocr(scan.jpeg)
        read_page(Image.open(io.BytesIO(scan.jpeg)), scan.scale, 1, threads=threads)
    # Alternating, so that a change of the machine's load meets all three alike.
    for scan in scans:
        start = time.process_time()
        bare.ocr(scan.jpeg)
        first = time.process_time()
        read_page(Image.open(io.BytesIO(scan.jpeg)), scan.scale, 1, threads=threads, doubt=False)
        second = time.process_time()
        read_page(Image.open(io.BytesIO(scan.jpeg)), scan.scale, 1, threads=threads)
        third = time.process_time()
        for index, spent in enumerate((first - start, second - first, third - second)):
            times[index] += spent
    return len(scans) / times[0], len(scans) / times[1], len(scans) / times[2]


def main() -> None:
    """Make the scans, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    heads = ["set", "CER", "numbers", "right", "wrong and sure", "wrong and doubted", "lines doubted"]
    print(" | ".join([*heads, "engine, pages/cpu-s", "read_page, first reading", "read_page, all"]))
    for name, dpi, stamps in (("150 dpi", 150, 0), ("200 dpi", 200, 0), ("200 dpi, two stamps", 200, 2)):
        scans = [make_scan(1000 * dpi + 7 * stamps + n, dpi, stamps) for n in range(args.pages)]
        score = measure(scans, args.threads, args.verbose)
        cells = [name, f"{score.errors / score.characters:.3%}", str(score.numbers)]
        cells += [f"{score.right / score.numbers:.2%}", str(score.wrong_sure), str(score.caught), str(score.doubted)]
        if not args.no_speed:
            bare, first, both = speed(scans, args.threads)
            cells += [f"{bare:.2f}", f"{first:.2f} ({first / bare:.2f}×)", f"{both:.2f} ({both / bare:.2f}×)"]
        print(" | ".join(cells), flush=True)


if __name__ == "__main__":
    main()
