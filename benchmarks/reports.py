"""What the reports cost beside the audit that they tell of:  python benchmarks/reports.py FOLDER [FOLDER …]

For each application folder: CPU seconds (children included) of reading and settling it, CPU seconds of writing all
reports, their share, how many of its pages were scans, and the size of report.html. The share is meant to stay at or
below 15 % for a folder without scans.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
from datetime import date
from pathlib import Path

import pilotdocs
from pilotdocs.reports import write_reports


def cpu() -> float:
    """CPU seconds of this process and of its finished children."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--rules", default="shaoxing-municipal-2025-draft")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2025, 9, 30))
    options = parser.parse_args()
    pack = pilotdocs.load_pack(options.rules)
    print(f"{'folder':40s} audit s  reports s  share  pages  scanned  report.html kB")
    for folder in options.folders:
        with tempfile.TemporaryDirectory() as scratch:
            started = cpu()
            audit = pilotdocs.audit_folder(folder, pack, day=options.as_of)
            read = cpu()
            troubles = write_reports(audit, Path(scratch), folder=folder)
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
