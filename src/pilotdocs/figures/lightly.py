"""Imports spaCy without its command line, which nothing here uses and which takes a third of the import's time."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


def _import_spacy() -> ModuleType:
    """The spaCy package. `spacy.cli` is not imported with it; it can be imported afterwards as ever."""
    if "spacy" not in sys.modules:
        package, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
        package.__path__ = []
        info.info = _info  # type: ignore[attr-defined]
        stand_ins = {"spacy.cli": package, "spacy.cli.info": info}
        sys.modules.update(stand_ins)
        try:
            import spacy
        finally:
            for name, module in stand_ins.items():
                if sys.modules.get(name) is module:
                    del sys.modules[name]
        if spacy.__dict__.get("cli") is package:
            del spacy.__dict__["cli"]
    import spacy

    return spacy


def _info(*arguments: Any, **options: Any) -> Any:
    """`spacy.info`, looked up when it is called."""
    from spacy.cli.info import info

    return info(*arguments, **options)


spacy = _import_spacy()
