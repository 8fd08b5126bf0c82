"""Audits the one-paper variants of `corpora/variants` and prints which come out otherwise than they must.

    python benchmarks/variants.py [WORD ...]      WORD is part of a variant's name; all of them by default

Leaves with 1 where a variant without a reason to be left is wrong, or one with a reason has come right.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from corpora.variants.base import DAY, NUMBERED, Variant, outcome, write  # noqa: E402

__all__ = ["DAY", "NUMBERED", "outcome"]
GROUPS = (
    "people",
    "equipment",
    "premises",
    "revenue",
    "registration",
    "rents",
    "remarks",
    "columns",
    "sayings",
    "other_hand",
)


def variants_of(group: str) -> list[Variant]:
    """The variants of a module of `corpora/variants`."""
    return list(import_module(f"corpora.variants.{group}").GROUP.variants)


@contextmanager
def auditing() -> Iterator[Callable[[Variant | None], dict[str, Any]]]:
    """Gives a function that audits a variant (None: the base), with one reading process and one cache for all."""
    from pilotdocs.audit import audit_folder
    from pilotdocs.documents import Pool, ReadSettings
    from pilotdocs.reports import audit_to_data
    from pilotdocs.rules import load_pack

    pack = load_pack("shaoxing-municipal-2025-draft")
    with tempfile.TemporaryDirectory() as scratch:
        cache = Path(scratch) / "cache"
        with Pool(ReadSettings(jobs=1, cache=cache)) as readers:

            def audit(variant: Variant | None) -> dict[str, Any]:
                folder = Path(scratch) / "folder"
                write(folder, variant)
                return audit_to_data(audit_folder(folder, pack, day=DAY, cache=cache, readers=readers))

            yield audit


def main(words: list[str]) -> int:
    """Print a line a group, and one for each that is wrong; how many of those have no reason."""
    faults = 0
    began = time.process_time()
    with auditing() as audit:
        for group in GROUPS:
            right = left = 0
            lines: list[str] = []
            for variant in variants_of(group):
                if words and not any(word in variant.name for word in words):
                    continue
                wrong = outcome(variant, audit(variant))
                right += not wrong
                left += bool(wrong and variant.left)
                if wrong and not variant.left:
                    lines.append(f"  {variant.name}: {wrong}")
                elif variant.left and not wrong:
                    lines.append(f"  {variant.name}: comes out right, take its reason away ({variant.left})")
            faults += len(lines)
            print(
                f"{group:14s} {right:4d} right {left:3d} left {len(lines):3d} wrong", *lines, sep="\n" if lines else ""
            )
    print(f"{time.process_time() - began:.0f} CPU-s in this process")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
