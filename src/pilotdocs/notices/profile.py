"""The layout profile: every length of a notice in one place, as data that an office can change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import TypeVar, get_type_hints

import yaml

from pilotdocs.errors import DataError
from pilotdocs.notices.messages import PROFILE
from pilotdocs.resources import resource_dir


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in twips."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int

    @property
    def text_width(self) -> int:
        """Width of the 版心 in twips."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """Height of the 版心 in twips."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines a page and characters a line; the pitch in twips, the character spacing in 1/4096 pt."""

    lines: int
    chars: int
    line_pitch: int
    char_space: int


@dataclass(frozen=True, slots=True)
class Fonts:
    """East-Asian font names."""

    title: str
    body: str
    level1: str
    level2: str
    page_number: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """Font sizes in half-points."""

    body: int
    title: int
    mark: int
    record: int
    page_number: int
    table: int
    table_head: int


@dataclass(frozen=True, slots=True)
class Head:
    """版头: colour, distances in twips, weight of the rule in 1/8 pt, empty lines."""

    red: str
    mark_below_text_area: int
    lines_to_number: int
    rule_gap: int
    rule_weight: int
    lines_to_title: int


@dataclass(frozen=True, slots=True)
class Letter:
    """信函格式: distances in twips, weight in 1/8 pt, empty lines."""

    mark_from_page_top: int
    rule_gap: int
    rule_width: int
    rule_weight: int
    rule_from_page_bottom: int
    lines_to_title: int


@dataclass(frozen=True, slots=True)
class Title:
    """Line height of the title in twips, and the empty lines after it."""

    line: int
    lines_to_recipient: int


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 and 成文日期: characters left free at the right, and the empty lines before, with a seal and without."""

    sealed_date_right: int
    sealed_lines: int
    plain_right: int
    plain_lines: int
    plain_shift: int


@dataclass(frozen=True, slots=True)
class RecordLines:
    """版记: weights of its lines in 1/8 pt, characters left free at each side."""

    outer_weight: int
    inner_weight: int
    side_chars: int


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Distance below the 版心 in twips, characters left free at the outer side."""

    below_text_area: int
    side_chars: int


@dataclass(frozen=True, slots=True)
class Profile:
    """The whole layout. Source of the shipped one: GB/T 9704-2012, clauses 5 to 7 and 10.1."""

    id: str
    title_text: str
    page: Page
    grid: Grid
    fonts: Fonts
    sizes: Sizes
    head: Head
    letter: Letter
    title: Title
    signature: Signature
    record: RecordLines
    page_number: PageNumber

    def chars(self, number: float, size: int | None = None) -> int:
        """So many characters as twips: at the grid's pitch, or of a font of `size` half-points."""
        if size is not None:
            return round(number * size * 10)
        return round(number * self.page.text_width / self.grid.chars)


_Section = TypeVar("_Section")
_MAX_BYTES = 200_000


def load_profile(path: Path | None = None) -> Profile:
    """The profile in the file, or the shipped one (`templates/layout.yaml`). Raises DataError with the key at fault."""
    place = path or resource_dir("templates") / "layout.yaml"
    try:
        if place.stat().st_size > _MAX_BYTES:
            raise DataError(place.name, PROFILE["large"], PROFILE["remedy"])
        data = yaml.safe_load(place.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise DataError(place.name, PROFILE["open"], PROFILE["remedy"]) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise DataError(place.name, PROFILE["yaml"], PROFILE["remedy"]) from error
    if not isinstance(data, dict):
        raise DataError(place.name, PROFILE["yaml"], PROFILE["remedy"])
    hints = get_type_hints(Profile)
    sections = {item.name: hints[item.name] for item in fields(Profile) if is_dataclass(hints[item.name])}
    unknown = set(data) - set(sections) - {"id"}
    if isinstance(data.get("title"), str):
        raise DataError(place.name, PROFILE["key"].format(key="title"), PROFILE["remedy"])
    if unknown - {"name"}:
        raise DataError(place.name, PROFILE["key"].format(key="、".join(sorted(map(str, unknown)))), PROFILE["remedy"])
    built = {name: _section(place.name, name, kind, data.get(name)) for name, kind in sections.items()}
    return Profile(id=str(data.get("id", place.stem)), title_text=str(data.get("name", "")), **built)


def _section(file: str, name: str, kind: type[_Section], data: object) -> _Section:
    if not isinstance(data, Mapping):
        raise DataError(file, PROFILE["section"].format(key=name), PROFILE["remedy"])
    hints = get_type_hints(kind)
    for key in hints:
        value = data.get(key)
        wanted = hints[key]
        if (
            not isinstance(value, wanted)
            or isinstance(value, bool)
            or (isinstance(value, int) and abs(value) > 100_000)
        ):
            raise DataError(file, PROFILE["value"].format(key=f"{name}.{key}"), PROFILE["remedy"])
    unknown = set(data) - set(hints)
    if unknown:
        raise DataError(file, PROFILE["key"].format(key=f"{name}.{min(map(str, unknown))}"), PROFILE["remedy"])
    return kind(**data)
