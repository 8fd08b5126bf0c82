"""What the reports cost beside the audit that they tell of:  python benchmarks/reports.py FOLDER [FOLDER …]

For each application folder: CPU seconds (children included) of reading and settling it, CPU seconds of writing all
reports, their share, how many of its pages were scans, and the size of report.html. The share is meant to stay at or
below 15 % for a folder without scans.

With --scans N each folder is measured as scans instead: every page of its PDF papers becomes a picture, grainy and a
little turned, and made-up scanned pages follow until the folder has N pages. report.html is meant to stay at or below
5 MB for a hundred of them.
"""

from __future__ import annotations

import argparse
import io
import resource
import shutil
import tempfile
from datetime import date
from pathlib import Path

import numpy as np
import pypdfium2
from ocr_pages import make_scan
from PIL import Image

import pilotdocs
from pilotdocs.reports import write_reports


def cpu() -> float:
    """CPU seconds of this process and of its finished children."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def scanned(page: Image.Image, seed: int) -> Image.Image:
    """The page as a scanner gives it: grain, a slight turn."""
    random = np.random.default_rng(seed)
    turned = page.convert("RGB").rotate(float(random.uniform(-0.5, 0.5)), fillcolor="white", resample=2)
    grainy = np.asarray(turned, dtype=np.int16) + random.normal(0, 9, (turned.height, turned.width, 1))
    return Image.fromarray(np.clip(grainy, 0, 255).astype(np.uint8))


def as_scans(folder: Path, target: Path, pages: int) -> None:
    """Copies the folder with its PDF papers turned into pictures, and fills it up to that many pages."""
    shutil.copytree(folder, target)
    made = 0
    for paper in sorted(target.rglob("*.pdf")):
        try:
            with pypdfium2.PdfDocument(paper) as document:
                pictures = [scanned(page.render(scale=150 / 72).to_pil(), made + n) for n, page in enumerate(document)]
        except pypdfium2.PdfiumError:
            continue
        made += len(pictures)
        paper.chmod(0o644)
        pictures[0].save(paper, "PDF", resolution=150, quality=75, save_all=True, append_images=pictures[1:])
    if made < pages:
        rest = [Image.open(io.BytesIO(make_scan(number, 150, 1).jpeg)) for number in range(pages - made)]
        rest[0].save(target / "scans.pdf", "PDF", resolution=150, quality=75, save_all=True, append_images=rest[1:])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--rules", default="shaoxing-municipal-2025-draft")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2025, 9, 30))
    parser.add_argument("--scans", type=int, default=0, metavar="N")
    options = parser.parse_args()
    pack = pilotdocs.load_pack(options.rules)
    print(f"{'folder':40s} audit s  reports s  share  pages  scanned  report.html kB")
    for folder in options.folders:
        with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryDirectory() as pictures:
            source = folder
            if options.scans:
                source = Path(pictures) / folder.name
                as_scans(folder, source, options.scans)
            started = cpu()
            audit = pilotdocs.audit_folder(source, pack, day=options.as_of)
            read = cpu()
            troubles = write_reports(audit, Path(scratch), folder=source)
            written = cpu()
            size = (Path(scratch) / "report.html").stat().st_size
        pages = sum(document.pages or 0 for document in audit.documents)
        scanned = sum(document.pages or 0 for document in audit.documents if document.text in ("ocr", "mixed"))
        share = (written - read) / (read - started)
        print(
            f"{folder.name:40s} {read - started:7.2f} {written - read:10.2f} {share:6.1%} {pages:6d} {scanned:8d} "
            f"{size / 1000:15.0f}"
        )
        for trouble in troubles:
            print(f"  {trouble.message}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
