"""How fast and how small PDFs are read, beside pdfplumber on the same file in the same run.

    python benchmarks/pdf.py [--pages 200] [--file FILE]

Prints pages per CPU second of `read_pdf` (words, a place for every character, tables) and of pdfplumber's
`extract_words` + `extract_tables` (each page closed after use), and the peak memory of `read_pdf` on 100 and 1,000
pages. Every measurement runs in a process of its own, start-up and imports not counted in the CPU time.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pdf_sample import write_sample

_OURS = """
import json, resource, sys, time
from pathlib import Path
from pilotdocs.documents.pdf import read_pdf
from pilotdocs.model.document import Table
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
document = read_pdf(Path(sys.argv[1]))
seconds = time.process_time() - start
print(json.dumps({"pages": document.pages, "seconds": seconds,
    "tables": sum(isinstance(item, Table) for item in document.content),
    "rows": sum(item.rows for item in document.content if isinstance(item, Table)),
    "characters": sum(len(block.text) for block in document.blocks()),
    "base": base, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
"""

_THEIRS = """
import json, resource, sys, time
import pdfplumber
start = time.process_time()
rows = characters = pages = tables = 0
with pdfplumber.open(sys.argv[1]) as document:
    for page in document.pages:
        characters += sum(len(word["text"]) for word in page.extract_words())
        found = page.extract_tables()
        tables += len(found)
        rows += sum(len(table) for table in found)
        pages += 1
        page.close()
seconds = time.process_time() - start
print(json.dumps({"pages": pages, "seconds": seconds, "tables": tables, "rows": rows, "characters": characters,
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
"""


def run(code: str, file: Path) -> dict[str, float]:
    """What one measurement printed."""
    done = subprocess.run([sys.executable, "-c", code, str(file)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--file", type=Path, help="measure the speed on this file instead")
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many, taken in turn")
    parser.add_argument("--speed-only", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sample = arguments.file or Path(folder) / "sample.pdf"
        if arguments.file is None:
            write_sample(sample, arguments.pages)
        ours, theirs = [], []
        for _ in range(arguments.rounds):
            ours.append(run(_OURS, sample))
            theirs.append(run(_THEIRS, sample))
        best, other = (min(found, key=lambda item: item["seconds"]) for found in (ours, theirs))
        for name, found in (("read_pdf", best), ("pdfplumber", other)):
            speed = found["pages"] / found["seconds"]
            print(
                f"{name:10} {found['pages']:5} pages  {speed:7.1f} pages/CPU-s  {found['tables']} tables, {found['rows']} rows"
            )
        print(f"ratio      {other['seconds'] / best['seconds']:.1f}  (bar: 8)")
        if arguments.speed_only:
            return
        for pages in (100, 1000):
            long = Path(folder) / f"{pages}.pdf"
            write_sample(long, pages)
            found = run(_OURS, long)
            print(
                f"memory     {pages:5} pages  peak {found['peak'] / 1024:.0f} MB, {found['base'] / 1024:.0f} before (bar: 250)"
            )


if __name__ == "__main__":
    main()
