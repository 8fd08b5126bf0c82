"""The grammar's word lists, kept as data beside the code (`words.yaml`)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml

# libyaml's loader where PyYAML was built with it: the same safe subset, ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    source = files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    return {name: tuple(items) for name, items in yaml.load(source, Loader=_LOADER).items()}  # noqa: S506 (a safe loader)


def words(name: str) -> tuple[str, ...]:
    """The list of that name; each item is a regular expression."""
    return _lists()[name]


def one_of(name: str) -> str:
    """A regular expression for any one word of the list."""
    return "|".join(words(name))
