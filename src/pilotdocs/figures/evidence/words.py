"""The words of evidence papers, read once from `words.yaml`: labels of forms, heads of lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# libyaml's loader where PyYAML was built with it: the same safe subset, ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Keys:
    """The columns of a list: `words` by column in order of preference; a list needs `least` of them and all of
    `need`. `money` are the columns whose unit matters. `named` is the column that an item row must have. `unlike` are
    words that a column's head must not hold."""

    words: Mapping[str, Sequence[str]]
    need: tuple[str, ...]
    least: int
    named: str
    money: tuple[str, ...] = ()
    unlike: Mapping[str, Sequence[str]] = field(default_factory=dict)


@cache
def _load() -> Any:
    return yaml.load(files("pilotdocs.figures.evidence").joinpath("words.yaml").read_text("utf-8"), Loader=_LOADER)  # noqa: S506 (a safe loader)


def form_words(form: str) -> Mapping[str, tuple[str, ...]]:
    """The labels of a form by field."""
    return {name: tuple(labels) for name, labels in _load()["forms"][form].items()}


def list_keys(name: str) -> Keys:
    """The columns of a list."""
    entry = _load()["lists"][name]
    return Keys(
        words={column: tuple(words) for column, words in entry["words"].items()},
        need=tuple(entry["need"]),
        least=int(entry["least"]),
        named=str(entry["named"]),
        money=tuple(entry.get("money", ())),
        unlike={column: tuple(words) for column, words in entry.get("unlike", {}).items()},
    )


def patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What a text may speak of, with the expressions that tell it, in the order in which they are tried."""
    return tuple(
        (str(meaning), re.compile("|".join(alternatives)))
        for entry in _load()["patterns"][name]
        for meaning, alternatives in entry.items()
    )
