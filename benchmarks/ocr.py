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

from pilotdocs.documents.ocr import PageReading, load_engine, read_page

SURE = 0.98
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


def plain(text: str) -> str:
    """The text as both sides are compared: full and half width alike, no blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def read_lines(reading: PageReading) -> list[tuple[str, float, bool]]:
    """(text, confidence, whether the second model differs) by rows from the top, from left to right."""
    lines: dict[int, list] = {}
    for glyph in reading.glyphs:
        lines.setdefault(glyph.line, []).append(glyph)
    rows: list[list[tuple[float, float, str, float, bool]]] = []
    found = sorted(
        ((sum(g.box.top + g.box.bottom for g in part) / 2 / len(part), part[0].box.x0, plain("".join(g.char for g in part)),
          part[0].confidence, number in reading.second) for number, part in lines.items())
    )  # fmt: skip
    for item in found:
        if rows and item[0] - rows[-1][0][0] < 6:
            rows[-1].append(item)
        else:
            rows.append([item])
    return [item[2:] for row in rows for item in sorted(row, key=lambda item: item[1])]


def measure(scans: list[Scan], threads: int, verbose: bool) -> Score:
    """The score of `read_page` on those scans."""
    score = Score()
    for scan in scans:
        reading = read_page(Image.open(io.BytesIO(scan.jpeg)), scan.scale, 1, threads=threads)
        lines = read_lines(reading)
        truth = "".join(plain(line) for line in scan.lines)
        score.characters += len(truth)
        score.errors += Levenshtein.distance(truth, "".join(line[0] for line in lines))
        score.doubted += len(reading.second)
        wanted = Counter(n for line in scan.lines for n in _NUMBER.findall(plain(line)))
        got = Counter(n for line in lines for n in _NUMBER.findall(line[0]))
        score.numbers += wanted.total()
        score.right += (wanted & got).total()
        for text, confidence, differs in lines:
            for number in _NUMBER.findall(text):
                if number in wanted:
                    continue
                if confidence >= SURE and not differs:
                    score.wrong_sure += 1
                else:
                    score.caught += 1
                if verbose:
                    print(f"    {number} in {text} ({confidence:.3f}, {'differs' if differs else 'same'})")
    return score


def speed(scans: list[Scan], threads: int) -> tuple[float, float, float]:
    """Pages a CPU second (wall time says more about the machine's other work): the engine alone on the JPEG bytes, `read_page` without and with the second reading."""
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
    return tuple(len(scans) / spent for spent in times)  # type: ignore[return-value]


def main() -> None:
    """Make the scans, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    print("set | CER | numbers right | of | wrong and sure | wrong and doubted | lines doubted | bare p/cpu-s | read_page without second, p/cpu-s | with second")
    for name, dpi, stamps in (("150 dpi", 150, 0), ("200 dpi", 200, 0), ("200 dpi, two stamps", 200, 2)):
        scans = [make_scan(1000 * dpi + 7 * stamps + n, dpi, stamps) for n in range(args.pages)]
        score = measure(scans, args.threads, args.verbose)
        row = f"{name} | {score.errors / score.characters:.3%} | {score.right / score.numbers:.2%} | {score.numbers} | {score.wrong_sure} | {score.caught} | {score.doubted}"
        if not args.no_speed:
            bare, plainly, doubting = speed(scans, args.threads)
            row += f" | {bare:.2f} | {plainly:.2f} ({plainly / bare:.2f}×) | {doubting:.2f} ({doubting / bare:.2f}×)"
        print(row, flush=True)


if __name__ == "__main__":
    main()
