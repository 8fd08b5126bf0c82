"""Heads of lists: which row is the head (of one level or two), what each column means, and in which unit it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pilotdocs.figures.evidence.amounts import currency_of, unit_factor_of
from pilotdocs.figures.evidence.flow import squeeze
from pilotdocs.figures.evidence.words import Keys
from pilotdocs.model.document import Block, Cell

_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_UNIT_NOTE = re.compile(
    r"(?:金额|货币|计量|币种)?单位[:：]?\(?(?:人民币)?(?:[台套件项个只组条]{1,2}(?:\([套台]\))?[、，,/和及;；])*(人民币元|万元|千元|百万元|亿元|元)|[(（](?:单位[:：])?(人民币元|万元|千元|百万元|亿元|元)[)）]"
)

_UNIT_ONLY = re.compile(
    r"[(（]?(?:人民币)?(?:[万千百亿]{0,2}元|[台套件个只组人年月]{1,2}|台/套|台\([套]\)|㎡|m2|平方米)[)）]?"
)


def bare(text: str) -> str:
    """A head's words without units in brackets, stars and spaces."""
    return _BRACKETS.sub("", squeeze(text)).strip("*★：:/、")


def _quality(words: Sequence[str], head: str) -> int:
    """How well a head fits a key: the earlier the word in the key's list and the more exact, the higher; 0 for not."""
    best = 0
    for rank, word in enumerate(words):
        if head == word:
            best = max(best, 200 - rank)
        elif len(word) >= 2 and (head.endswith(word) or head.startswith(word)) and len(head) <= len(word) + 8:
            best = max(best, 100 - rank)
    return best


def match_heads(heads: Sequence[tuple[str, ...]], keys: Keys) -> dict[str, int]:
    """Column by key for the heads (each column's candidate texts, most specific first)."""
    fits: list[tuple[int, str, int]] = []
    for column, texts in enumerate(heads):
        for position, text in enumerate(texts):
            for key, words in keys.words.items():
                if text and not any(word in text for word in keys.unlike.get(key, ())):
                    quality = _quality(words, text)
                    if quality:
                        fits.append((quality - 30 * position, key, column))
    columns: dict[str, int] = {}
    taken: set[int] = set()
    for _, key, column in sorted(fits, key=lambda fit: (-fit[0], fit[2])):
        if key not in columns and column not in taken:
            columns[key] = column
            taken.add(column)
    return columns


@dataclass(frozen=True, slots=True)
class Head:
    """`columns` by key with their heads' `texts` and `units`, the rows it takes, its `blocks` of columns beside each
    other, and the words of the `spare` columns that fit no key ("" for one without a head)."""

    columns: dict[str, int]
    texts: dict[str, str]
    units: dict[str, str]
    first: int
    last: int
    blocks: tuple[Side, ...] = ()
    spare: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Side:
    """A block of columns of a list set in blocks beside each other: its columns by key, from `start` up to `stop`."""

    columns: dict[str, int]
    start: int
    stop: int


def _sides(heads: Sequence[str], columns: dict[str, int], named: str) -> tuple[Side, ...]:
    """The blocks that repeat the named column's head and its neighbours'; one block for a plain list."""
    first = columns[named]
    begins = [column for column, text in enumerate(heads) if text and text == heads[first]]
    # a cell merged over columns shows its text in each of them
    begins = [column for column in begins if column == first or heads[column - 1] != heads[column]]
    if len(begins) < 2 or begins[0] != first:
        return (Side(columns, 0, len(heads)),)
    step = begins[1] - first
    origin = min(columns.values())
    inside = {key: column for key, column in columns.items() if origin <= column < origin + step}
    sides = []
    for begin in begins:
        shift = begin - first
        own = {key: column + shift for key, column in inside.items() if column + shift < len(heads)}
        same = sum(heads[column] == heads[inside[key]] for key, column in own.items())
        if 2 * same > len(inside) and named in own:
            sides.append(Side(own, origin + shift if shift else 0, origin + shift + step))
    return tuple(sides)


def visible(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def _numeric(text: str) -> bool:
    return bool(re.search(r"\d{2,}", text)) and not re.search(r"\d{4}年", text)


def head_at(grid: list[list[Cell | None]], row: int, keys: Keys) -> Head | None:
    """The head that begins in that row, of one level or two; None where too few columns fit."""
    top = [squeeze(visible(cell)) for cell in grid[row]]
    cells = [cell for cell in grid[row] if cell is not None]
    if len({id(cell) for cell in cells}) < 2:
        return None
    last = max((cell.row + cell.row_span - 1 for cell in cells if cell.row == row and cell.row_span <= 4), default=row)
    if last == row and row + 1 < len(grid) and _is_second_level(grid, row, keys):
        last = row + 1
    if last + 1 < len(grid) and _is_units(grid[last + 1], row):
        last += 1
    heads: list[tuple[str, ...]] = []
    fulls: list[list[str]] = []
    for column in range(len(grid[row])):
        levels: list[str] = []
        for level in range(row, min(last, len(grid) - 1) + 1):
            text = squeeze(visible(grid[level][column]))
            if text and (not levels or levels[-1] != text):
                levels.append(text)
        if len(levels) == 1 and not top[column] and column:
            left = next((top[i] for i in range(column - 1, -1, -1) if top[i]), "")
            levels.insert(0, left)
        named = [text for text in levels if not _UNIT_ONLY.fullmatch(text)]
        own = [bare(text) for text in reversed(named)]
        joined = bare("".join(named))
        heads.append(tuple(dict.fromkeys([*own[:1], joined, *own[1:]])))
        fulls.append(levels)
    columns = match_heads(heads, keys)
    if len(columns) < keys.least or any(key not in columns for key in keys.need):
        return None
    if sum(_numeric(text) for text in top if text) > len([t for t in top if t]) / 2:
        return None
    texts = {key: _lowest(fulls[column]) for key, column in columns.items()}
    units = {key: "/".join(reversed(fulls[column])) for key, column in columns.items()}
    sides = _sides([options[0] if options else "" for options in heads], columns, keys.named)
    known = {column for side in sides for column in side.columns.values()}
    spare = {column: bare("".join(levels)) for column, levels in enumerate(fulls) if column not in known}
    return Head(columns, texts, units, row, min(last, len(grid) - 1), sides, spare)


def _lowest(levels: Sequence[str]) -> str:
    """The head's lowest words that are no mere unit."""
    return next((text for text in reversed(levels) if not _UNIT_ONLY.fullmatch(text)), levels[-1] if levels else "")


def _is_units(line: Sequence[Cell | None], first: int) -> bool:
    """Whether the row below a head says units only (万元, 台, ㎡), cells that reach down from it left aside."""
    own = [squeeze(cell.text) for cell in line if cell is not None and cell.row > first]
    filled = [text for text in own if text]
    return bool(filled) and all(_UNIT_ONLY.fullmatch(text) for text in filled)


def _is_second_level(grid: list[list[Cell | None]], row: int, keys: Keys) -> bool:
    """Whether the row below fills in parts of a head whose merged cells were not told (a sheet typed without them)."""
    below = [squeeze(visible(cell)) for cell in grid[row + 1]]
    filled = [text for text in below if text]
    if not filled or below[0] or any(re.search(r"\d", text) for text in filled):
        return False
    words = {word for group in keys.words.values() for word in group}
    return all(bare(text) in words for text in filled) or all(
        any(bare(text).endswith(word) for word in words) for text in filled
    )


def money_factors(head: Head, notes: Sequence[Block], keys: Keys) -> dict[str, Decimal | None]:
    """Unit of every money column: beside its own head, else that of the head above it, else the list's unit note."""
    shared: Decimal | None = None
    for block in notes:
        match = _UNIT_NOTE.search(squeeze(block.text))
        if match:
            shared = unit_factor_of(match[1] or match[2])
    factors: dict[str, Decimal | None] = {}
    for key in keys.money:
        if key in head.columns:
            own = next((f for text in head.units[key].split("/") if (f := unit_factor_of(text)) is not None), None)
            factors[key] = own if own is not None else shared
    return factors


_CURRENCY_NOTE = re.compile(
    r"(?:单位|币种|币别|货币)[^:：，,。；;]{0,4}[:：]?([^，,。；;:：]{1,16})|[(（]([^()（）]{1,10})[)）]$"
)


def money_currencies(head: Head, notes: Sequence[Block], keys: Keys) -> dict[str, str]:
    """The foreign currency of every money column that is in one: beside its own head, else in the list's note on its
    unit. A head in 元 is in yuan, whatever a note on units says; a note that names the currency
    (币种：日元) goes before it, for other currencies have their 元 too."""
    shared: str | None = None
    named = False
    for block in notes:
        match = _CURRENCY_NOTE.search(squeeze(block.text))
        if match:
            said = currency_of(match[1] or match[2])
            named = named or (said is not None and re.search(r"币种|币别", squeeze(block.text)) is not None)
            shared = said or shared
    found: dict[str, str] = {}
    for key in keys.money:
        if key in head.columns:
            words = head.units[key]
            plain = unit_factor_of(words) is not None and (not named or "人民币" in words)
            own = currency_of(words) or (None if plain else shared)
            if own is not None:
                found[key] = own
    return found
