"""Audits every folder of a corpus and prints how much of its truth was found.

python benchmarks/accuracy.py [DIR] [--only WORD]    DIR holds <name>/ and <name>.truth.json; corpora/folders by default;
                                                    WORD is part of a folder's name
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date
from pathlib import Path

from score import Tally, score

from pilotdocs.audit import audit_folder
from pilotdocs.reports import audit_to_data
from pilotdocs.rules import load_pack

HERE = Path(__file__).resolve().parent.parent


def main(root: Path, only: str = "") -> int:
    """Print the table; 1 where a condition was called met that is not."""
    tally = Tally()
    began = time.perf_counter()
    truths = sorted(path for path in root.glob("*.truth.json") if only in path.name)
    for path in truths:
        truth = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".truth.json")
        pack = load_pack(truth.get("rules", "shaoxing-municipal-2025-draft"))
        audit = audit_folder(root / name, pack, day=date.fromisoformat(truth["as_of"]))
        score(name, truth, audit_to_data(audit), tally)
    for kind in sorted(tally.all):
        print(
            f"{kind:32s} {tally.right[kind]:5d} / {tally.all[kind]:<5d} {100 * tally.right[kind] / tally.all[kind]:6.1f} %"
        )
    for miss in filter(None, tally.misses):
        print(f"  {miss}")
    print(f"false met: {len(tally.false_met)}  {' '.join(tally.false_met)}")
    print(f"{len(truths)} folders in {time.perf_counter() - began:.1f} s")
    return 1 if tally.false_met else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("root", nargs="?", type=Path, default=HERE / "corpora" / "folders")
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    raise SystemExit(main(asked.root, asked.only))
