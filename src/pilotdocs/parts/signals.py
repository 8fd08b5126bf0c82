"""The signals that speak for a kind of part, read once from `signals.yaml`, which says what each of them weighs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from pilotdocs.model.part import KINDS, Kind

# libyaml's loader where PyYAML was built with it: the same safe subset, ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


TITLE = 10
WEAK_TITLE = 6


@dataclass(frozen=True, slots=True)
class KindSignals:
    """What speaks for and against one kind; weights are points. `words` and `against` are (word, points). A table
    whose head has a word of each group of one of `telling` is of the kind."""

    kind: Kind
    name: str
    titles: tuple[str, ...]
    weak: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    words: tuple[tuple[str, int], ...]
    against: tuple[tuple[str, int], ...]
    heads: frozenset[str]
    telling: tuple[tuple[frozenset[str], ...], ...]
    seals: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherTitle:
    """A title that makes a paper none of the kinds, and what a reviewer calls such a paper."""

    name: str
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Signals:
    """All signals: one entry a kind (`other` has none) and the titles of papers that are of no kind."""

    kinds: tuple[KindSignals, ...]
    others: tuple[OtherTitle, ...]


def _weighed(entry: Mapping[int, list[str]]) -> tuple[tuple[str, int], ...]:
    return tuple((str(word), int(points)) for points, words in entry.items() for word in words)


def _patterns(entry: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in entry)


@cache
def load_signals() -> Signals:
    """The signals of `signals.yaml`, compiled."""
    text = files("pilotdocs.parts").joinpath("signals.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 (a safe loader)
    kinds = tuple(
        KindSignals(
            kind=kind,
            name=data["kinds"][kind]["name"],
            titles=tuple(data["kinds"][kind].get("titles", ())),
            weak=tuple(data["kinds"][kind].get("weak", ())),
            patterns=_patterns(data["kinds"][kind].get("patterns", [])),
            words=_weighed(data["kinds"][kind].get("words", {})),
            against=_weighed(data["kinds"][kind].get("against", {})),
            heads=frozenset(data["kinds"][kind].get("heads", ())),
            telling=tuple(
                tuple(frozenset(group) for group in groups) for groups in data["kinds"][kind].get("telling", ())
            ),
            seals=tuple(data["kinds"][kind].get("seals", ())),
            needs=tuple(data["kinds"][kind].get("needs", ())),
        )
        for kind in KINDS
        if kind != "other"
    )
    others = tuple(OtherTitle(entry["name"], _patterns(entry["patterns"])) for entry in data["others"])
    return Signals(kinds, others)


KIND_NAMES: Mapping[Kind, str] = MappingProxyType(
    {**{signals.kind: signals.name for signals in load_signals().kinds}, "other": "其他材料"}
)
