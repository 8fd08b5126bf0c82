"""How many table rows are read exactly from documents of four producers, beside pdfplumber on the same files.

    python benchmarks/tables.py [--keep FOLDER] [--misses]

A row is right when all its cells have their text (white space aside) in their column; a merged cell's text stands in
every field that it covers. Rows that a page break split have to come out as one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from table_samples import Sample, make_samples, producers

from pilotdocs.documents.pdf import read_pdf
from pilotdocs.model.document import Table

Rows = Counter[tuple[str, ...]]


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def our_rows(path: Path) -> Rows:
    rows: Rows = Counter()
    for item in read_pdf(path, ocr=None).content:
        if isinstance(item, Table):
            rows.update(tuple(squeezed(cell.text if cell else "") for cell in row) for row in item.grid())
    return rows


def pdfplumber_rows(path: Path) -> Rows:
    import pdfplumber

    rows: Rows = Counter()
    with pdfplumber.open(path) as document:
        for page in document.pages:
            for table in page.extract_tables():
                rows.update(tuple(squeezed(text) for text in row) for row in table)
            page.close()
    return rows


def expected_rows(sample: Sample, *, merged_once: bool) -> list[tuple[str, ...]]:
    """The sample's rows; `merged_once` leaves a merged cell's text in its first field only, as pdfplumber gives it."""
    rows = [[squeezed(text) for text in row] for row in sample.rows]
    if merged_once:
        for top, left, height, width in sample.spans:
            for r in range(top, top + height):
                for c in range(left, left + width):
                    if (r, c) != (top, left):
                        rows[r][c] = ""
    return [tuple(row) for row in rows]


def score(
    samples: list[Sample], found: Rows, *, merged_once: bool
) -> tuple[dict[str, tuple[int, int]], list[tuple[str, tuple[str, ...]]]]:
    left = Counter(found)
    totals: dict[str, tuple[int, int]] = {}
    misses: list[tuple[str, tuple[str, ...]]] = []
    for sample in samples:
        for row in expected_rows(sample, merged_once=merged_once):
            right, all_rows = totals.get(sample.style, (0, 0))
            hit = left[row] > 0
            left[row] -= hit
            totals[sample.style] = (right + hit, all_rows + 1)
            if not hit:
                misses.append((sample.style, row))
    return totals, misses


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="keep the documents in this folder")
    parser.add_argument("--misses", action="store_true", help="print the rows that were not read exactly")
    arguments = parser.parse_args()
    samples = make_samples()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        all_right = all_rows = 0
        for name, produce in producers().items():
            path = (folder / f"{name}.pdf").resolve()
            produce(samples, path)
            for reader, rows, once in (
                ("read_pdf", our_rows(path), False),
                ("pdfplumber", pdfplumber_rows(path), True),
            ):
                totals, misses = score(samples, rows, merged_once=once)
                parts = "  ".join(f"{style} {right}/{count}" for style, (right, count) in sorted(totals.items()))
                right, count = (sum(total[i] for total in totals.values()) for i in (0, 1))
                print(f"{name:12} {reader:11} {right / count:7.2%}  {parts}")
                if reader == "read_pdf":
                    all_right, all_rows = all_right + right, all_rows + count
                    if arguments.misses:
                        for style, row in misses:
                            print("   missed", style, row)
        print(f"all          read_pdf    {all_right / all_rows:7.2%}  (bar: 99 %)")


if __name__ == "__main__":
    main()
