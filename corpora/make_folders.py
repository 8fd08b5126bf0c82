"""Makes the folders of `corpora/folders` and their truths: python corpora/make_folders.py [NAME ...]. All is invented.

Needs the dev extras, Debian's fonts-arphic-uming and fonts-wqy-zenhei, poppler-utils, LibreOffice and Chromium.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))


def main(wanted: list[str]) -> None:
    """Run every maker, or those whose folder's name contains one of `wanted`."""
    for path in sorted((HERE / "makers").glob("*.py")):
        if path.stem in {"__init__", "paper", "stationery"}:
            continue
        maker = import_module(f"corpora.makers.{path.stem}")
        if not wanted or any(word in maker.NAME for word in wanted):
            maker.make(HERE / "folders")
            print(
                maker.NAME,
                sum(f.stat().st_size for f in (HERE / "folders" / maker.NAME).rglob("*") if f.is_file()) // 1000,
                "kB",
            )


if __name__ == "__main__":
    main(sys.argv[1:])
