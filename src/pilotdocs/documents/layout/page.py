"""One page: characters and ruled lines → blocks and tables in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pilotdocs.documents.layout.characters import Characters, Numbers
from pilotdocs.documents.layout.columns import find_borderless
from pilotdocs.documents.layout.filling import fill_grids
from pilotdocs.documents.layout.gapped import write_borderless
from pilotdocs.documents.layout.glyph import Glyph, Rule
from pilotdocs.documents.layout.lines import Row, find_runs, gather_rows
from pilotdocs.documents.layout.paragraphs import (
    gather_paragraphs,
    name_kind,
    write_paragraph,
)
from pilotdocs.documents.layout.ruled import find_grids
from pilotdocs.documents.layout.turning import turn_content, turn_glyph, turn_rule
from pilotdocs.documents.layout.upright import find_stacks
from pilotdocs.documents.layout.zones import Zone, find_zones
from pilotdocs.model.document import Block, Content

# An honest page has below 10 000 characters.
MOST_GLYPHS = 60_000
# Points: no running text is set larger (三号, the largest that documents are set in, is 16).
LARGEST_BODY = 16.0
_FAR = 1e5


def lay_out(
    glyphs: Sequence[Glyph], rules: Sequence[Rule], page: int, size: tuple[float, float]
) -> tuple[Content, ...]:
    """Blocks and tables of page `page` (from 1) in reading order; `size` is its width and height in points.

    Every block has one box per character of its text, on the page as displayed. Hidden characters never share a
    block with visible ones; their blocks come last. Characters beyond MOST_GLYPHS are left out.
    """
    characters = _sane(Characters.of(glyphs))
    hidden = characters.hidden
    seen = np.array([number not in hidden for number in range(len(characters))], dtype=bool) if hidden else None
    visible = _drawn_once(characters if seen is None else characters.pick(np.flatnonzero(seen)))
    content: list[Content] = []
    angles, counts = np.unique(visible.angles, return_counts=True)
    for rank, at in enumerate(np.argsort(-counts, kind="stable").tolist()):
        angle = int(angles[at])
        turned = visible if len(angles) == 1 else visible.pick(np.flatnonzero(visible.angles == angle))
        content += _lay_out_turned(turned, rules if rank == 0 else (), page, size, angle)
    if seen is None:
        return tuple(content)
    for reason in sorted(set(hidden.values())):
        of_reason = [number for number, other in hidden.items() if other == reason]
        concealed = characters.pick(np.array(sorted(of_reason)))
        for angle in np.unique(concealed.angles).tolist():
            part = concealed.pick(np.flatnonzero(concealed.angles == angle))
            for item in _lay_out_turned(part, (), page, size, angle, tables=False):
                if isinstance(item, Block):
                    content.append(replace(item, hidden=reason, kind="paragraph", level=None))
    return tuple(content)


def _sane(characters: Characters) -> Characters:
    """Without characters that have no place on any page."""
    edges, sizes = characters.edges, characters.sizes
    with np.errstate(invalid="ignore"):
        good = (np.abs(edges) < _FAR).all(axis=1) & (edges[:, 0] <= edges[:, 2]) & (edges[:, 1] <= edges[:, 3])
        good &= (sizes > 0) & (sizes < _FAR)
    good[MOST_GLYPHS:] = False
    if not good.all() or not all(characters.chars):
        return characters.pick(np.flatnonzero(good & np.array([char != "" for char in characters.chars])))
    return characters


def _drawn_once(characters: Characters) -> Characters:
    """Without those drawn again on (nearly) the same spot: how some programs print bold. All are of one visibility,
    so that no hidden character takes the place of one that is seen."""
    # Nearly no page has doubles: where all stand in fields of their own, none is looked at closely.
    columns, lines = (characters.edges[:, 0] // 1.5).tolist(), (characters.edges[:, 1] // 3).tolist()
    if characters.lines is not None or len(set(zip(characters.chars, columns, lines, strict=True))) == len(characters):
        return characters
    return characters.pick(np.array(_once(characters), dtype=np.intp))


def _once(characters: Characters) -> list[int]:
    unit = characters.sizes * 0.3
    x = (characters.edges[:, 0] + characters.edges[:, 2]) / (2 * unit)
    y = (characters.edges[:, 1] + characters.edges[:, 3]) / (2 * unit)
    seen: set[tuple[str, int, int, bool]] = set()
    once: list[int] = []
    for number, (char, at_x, at_y) in enumerate(zip(characters.chars, x.tolist(), y.tolist(), strict=True)):
        exact, shifted = (char, int(at_x), int(at_y), False), (char, int(at_x + 0.5), int(at_y + 0.5), True)
        if exact not in seen and shifted not in seen:
            once.append(number)
        seen.add(exact)
        seen.add(shifted)
    return once


def _lay_out_turned(
    characters: Characters,
    rules: Sequence[Rule],
    page: int,
    size: tuple[float, float],
    angle: int,
    *,
    tables: bool = True,
) -> list[Content]:
    if angle == 0:
        return _lay_out_upright(characters, rules, page, size, tables=tables)
    turned = Characters.of([turn_glyph(glyph, angle, size) for glyph in characters.glyphs()])
    lines = [turn_rule(rule, angle, size) for rule in rules]
    sideways = (size[1], size[0]) if angle in (90, 270) else size
    content = _lay_out_upright(turned, lines, page, sideways, tables=tables)
    return [turn_content(item, angle, size) for item in content]


def _lay_out_upright(
    characters: Characters, rules: Sequence[Rule], page: int, size: tuple[float, float], *, tables: bool
) -> list[Content]:
    if characters.is_blank():
        return []
    middles = np.sort(characters.edges[:, 1] + characters.edges[:, 3]) / 2
    numbers, ruled = fill_grids(characters, find_grids(rules, middles.tolist()) if rules else [], page)
    free = characters.glyphs(numbers.tolist())
    body = _body_size(characters.sizes[numbers] if len(numbers) else characters.sizes)
    stacks, runs = find_stacks(find_runs(free))
    rows = gather_rows(runs)
    blocked = [box for item in ruled if (box := item.place.box) is not None]
    zones = find_zones(rows, size[0], [(box.x0, box.top, box.x1, box.bottom) for box in blocked])
    waiting: list[Content] = [*ruled, *(write_paragraph(stack, page, "paragraph") for stack in stacks)]
    waiting.sort(key=_top)
    content: list[Content] = []
    for zone in zones:
        content += _write_zone(zone, waiting, page, body, tables=tables)
    return content + waiting


def _top(item: Content) -> float:
    return item.place.box.top if item.place.box is not None else 0.0


def _body_size(sizes: Numbers) -> float:
    """The size of most characters, to half a point; a cover, where titles are most of it, has the usual size."""
    halves, counts = np.unique(np.round(sizes * 2), return_counts=True)
    return min(float(halves[len(counts) - 1 - int(np.argmax(counts[::-1]))]) / 2, LARGEST_BODY)


def _write_zone(zone: Zone, waiting: list[Content], page: int, body: float, *, tables: bool) -> list[Content]:
    """The zone's paragraphs and borderless tables; what waits (ruled tables, stacked text) goes in at its height."""
    out: list[Content] = []
    part: list[Row] = []
    for row in zone.rows:
        middle = (row.top + row.bottom) / 2
        due = [item for item in waiting if _stands_before(item, middle, zone)]
        if due:
            out += _write_rows(part, zone, page, body, tables=tables)
            part = []
            out += due
            waiting[:] = [item for item in waiting if item not in due]
        part.append(row)
    return out + _write_rows(part, zone, page, body, tables=tables)


def _stands_before(item: Content, middle: float, zone: Zone) -> bool:
    box = item.place.box
    return box is not None and box.top < middle and box.x0 < zone.right


def _write_rows(rows: list[Row], zone: Zone, page: int, body: float, *, tables: bool) -> list[Content]:
    out: list[Content] = []
    at = 0
    for table in find_borderless(rows) if tables else []:
        out += _write_paragraphs(rows[at : table.first], zone, page, body)
        out.append(write_borderless(table, rows, page))
        at = table.end
    return out + _write_paragraphs(rows[at:], zone, page, body)


def _write_paragraphs(rows: list[Row], zone: Zone, page: int, body: float) -> list[Content]:
    out: list[Content] = []
    for paragraph in gather_paragraphs(rows, zone.left, zone.right):
        kind, level = name_kind(paragraph, body, zone.left, zone.right)
        out.append(write_paragraph(paragraph, page, kind, level))
    return out
