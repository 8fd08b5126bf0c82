"""One page: characters and ruled lines → blocks and tables in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from pilotdocs.documents.layout.columns import Borderless, Field, find_borderless
from pilotdocs.documents.layout.glyph import Glyph, Rule
from pilotdocs.documents.layout.lines import Row, Segment, find_rows, find_runs, gather_rows, write_line
from pilotdocs.documents.layout.paragraphs import (
    Paragraph,
    gather_paragraphs,
    least_confidence,
    make_block,
    name_kind,
    write_paragraph,
)
from pilotdocs.documents.layout.ruled import Grid, find_grids
from pilotdocs.documents.layout.turning import turn_content, turn_glyph, turn_rule
from pilotdocs.documents.layout.upright import find_stacks
from pilotdocs.documents.layout.zones import Zone, find_zones
from pilotdocs.model.document import Block, Cell, Content, Table
from pilotdocs.model.place import Box, Place

# An honest page has below 10 000 characters.
MOST_GLYPHS = 60_000
_FAR = 1e5
_ANGLE, _SIZE = attrgetter("angle"), attrgetter("size")


def lay_out(
    glyphs: Sequence[Glyph], rules: Sequence[Rule], page: int, size: tuple[float, float]
) -> tuple[Content, ...]:
    """Blocks and tables of page `page` (from 1) in reading order; `size` is its width and height in points.

    Every block has one box per character of its text, on the page as displayed. Hidden characters never share a
    block with visible ones; their blocks come last. Characters beyond MOST_GLYPHS are left out.
    """
    sane = _drawn_once(
        [
            glyph
            for glyph in glyphs[:MOST_GLYPHS]
            if -_FAR < (box := glyph.box).x0 <= box.x1 < _FAR and -_FAR < box.top <= box.bottom < _FAR
            and 0 < glyph.size < _FAR and glyph.char
        ]
    )  # fmt: skip
    visible = [glyph for glyph in sane if glyph.hidden is None]
    content: list[Content] = []
    angles = Counter(map(_ANGLE, visible))
    for rank, (angle, _) in enumerate(sorted(angles.items(), key=lambda item: (-item[1], item[0]))):
        turned = visible if len(angles) == 1 else [glyph for glyph in visible if glyph.angle == angle]
        lines: Sequence[Rule] = rules if rank == 0 else ()
        content += _lay_out_turned(turned, lines, page, size, angle)
    if len(visible) == len(sane):
        return tuple(content)
    for reason in sorted({glyph.hidden for glyph in sane if glyph.hidden is not None}):
        for angle in sorted({glyph.angle for glyph in sane if glyph.hidden == reason}):
            concealed = [glyph for glyph in sane if glyph.hidden == reason and glyph.angle == angle]
            for item in _lay_out_turned(concealed, (), page, size, angle, tables=False):
                if isinstance(item, Block):
                    content.append(replace(item, hidden=reason, kind="paragraph", level=None))
    return tuple(content)


def _drawn_once(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters without those drawn again on (nearly) the same spot: how some programs print bold."""
    # Nearly no page has any: where all stand in fields of their own, none is looked at closely.
    spots = {(glyph.char, glyph.box.x0 // 1.5, glyph.box.top // 3) for glyph in glyphs}
    if len(spots) == len(glyphs):
        return glyphs
    seen: set[tuple[str, int, int]] = set()
    once: list[Glyph] = []
    for glyph in glyphs:
        box, unit = glyph.box, glyph.size * 0.3
        x, y = (box.x0 + box.x1) / (2 * unit), (box.top + box.bottom) / (2 * unit)
        exact, shifted = (glyph.char, int(x), int(y)), (glyph.char + "+", int(x + 0.5), int(y + 0.5))
        if (exact in seen or shifted in seen) and glyph.line is None:
            continue
        seen.add(exact)
        seen.add(shifted)
        once.append(glyph)
    return once


def _lay_out_turned(
    glyphs: list[Glyph], rules: Sequence[Rule], page: int, size: tuple[float, float], angle: int, *, tables: bool = True
) -> list[Content]:
    if angle == 0:
        return _lay_out_upright(glyphs, rules, page, size, tables=tables)
    turned = [turn_glyph(glyph, angle, size) for glyph in glyphs]
    lines = [turn_rule(rule, angle, size) for rule in rules]
    sideways = (size[1], size[0]) if angle in (90, 270) else size
    content = _lay_out_upright(turned, lines, page, sideways, tables=tables)
    return [turn_content(item, angle, size) for item in content]


def _lay_out_upright(
    glyphs: list[Glyph], rules: Sequence[Rule], page: int, size: tuple[float, float], *, tables: bool
) -> list[Content]:
    if not any(not glyph.char.isspace() for glyph in glyphs):
        return []
    grids = find_grids(rules) if rules else []
    free, ruled = _deal_out(glyphs, grids, page)
    body = _body_size(free or glyphs)
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


def _body_size(glyphs: Sequence[Glyph]) -> float:
    """The size of most characters, to half a point."""
    sizes: Counter[int] = Counter()
    for size, number in Counter(map(_SIZE, glyphs)).items():
        sizes[round(size * 2)] += number
    return max(sizes.items(), key=lambda item: (item[1], item[0]))[0] / 2 if sizes else 10.0


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
        out.append(_write_borderless(table, rows, page))
        at = table.end
    return out + _write_paragraphs(rows[at:], zone, page, body)


def _write_paragraphs(rows: list[Row], zone: Zone, page: int, body: float) -> list[Content]:
    out: list[Content] = []
    for paragraph in gather_paragraphs(rows, zone.left, zone.right):
        kind, level = name_kind(paragraph, body, zone.left, zone.right)
        out.append(write_paragraph(paragraph, page, kind, level))
    return out


def _write_borderless(table: Borderless, rows: list[Row], page: int) -> Table:
    cells: list[Cell] = []
    for number, record in enumerate(table.records):
        fields: dict[int, list[Field]] = {}
        for line in record:
            for field in line:
                fields.setdefault(field.column, []).append(field)
        for column, lines in sorted(fields.items()):
            segments = [[_segment_of(field)] for field in lines]
            text = Paragraph(segments)
            block = write_paragraph(text, page, "cell")
            cells.append(Cell(number, column, 1, max(field.span for field in lines), (block,)))
    body = rows[table.first : table.end]
    box = Box(
        min(row.x0 for row in body), min(row.top for row in body),
        max(row.x1 for row in body), max(row.bottom for row in body),
    )  # fmt: skip
    return Table(
        len(table.records), len(table.edges) - 1, tuple(cells), Place(page, box), ruled=False,
        column_edges=tuple(round(edge, 2) for edge in table.edges),
    )  # fmt: skip


def _segment_of(field: Field) -> Segment:
    size = max(glyph.size for glyph in field.glyphs)
    return Segment(field.glyphs, field.x0, 0.0, field.x1, 0.0, size)


def _deal_out(glyphs: list[Glyph], grids: list[Grid], page: int) -> tuple[list[Glyph], list[Table]]:
    """The characters outside all grids, and the grids as tables with the characters inside."""
    if not grids:
        return glyphs, []
    order = sorted(range(len(grids)), key=lambda index: grids[index].area)  # a table in a cell before the outer one
    bounds = [(grids[i].xs[0], grids[i].ys[0], grids[i].xs[-1], grids[i].ys[-1], i) for i in order]
    held: list[dict[int, list[Glyph]]] = [{} for _ in grids]
    free: list[Glyph] = []
    # The next character mostly stands in the same field as the last one.
    left = top = right = bottom = 0.0
    here: list[Glyph] = free
    for glyph in glyphs:
        box = glyph.box
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        if left <= x < right and top <= y < bottom:
            here.append(glyph)
            continue
        for x0, y0, x1, y1, index in bounds:
            if x0 <= x <= x1 and y0 <= y <= y1:
                row, column = grids[index].field_at(x, y)
                here = held[index].setdefault(grids[index].owner[row][column], [])
                if len(grids) == 1:
                    left, right = grids[index].xs[column : column + 2]
                    top, bottom = grids[index].ys[row : row + 2]
                break
        else:
            here = free
            left = right = 0.0
        here.append(glyph)
    tables: list[Table] = []
    for grid, cells in zip(grids, held, strict=True):
        if not any(not glyph.char.isspace() for inside in cells.values() for glyph in inside):
            continue  # boxes without a word: a drawing
        tables.append(_write_ruled(grid, cells, page))
    return free, tables


def _write_ruled(grid: Grid, held: dict[int, list[Glyph]], page: int) -> Table:
    cells: list[Cell] = []
    for index, (row, column, row_span, column_span) in enumerate(grid.regions):
        inside = held.get(index)
        blocks: tuple[Block, ...] = ()
        if inside:
            box = Box(grid.xs[column], grid.ys[row], grid.xs[column + column_span], grid.ys[row + row_span])
            blocks = _write_cell(inside, box, page)
        cells.append(Cell(row, column, row_span, column_span, blocks))
    box = Box(round(grid.xs[0], 2), round(grid.ys[0], 2), round(grid.xs[-1], 2), round(grid.ys[-1], 2))
    return Table(
        len(grid.ys) - 1, len(grid.xs) - 1, tuple(cells), Place(page, box),
        confidence=None if grid.sound else 0.5, column_edges=tuple(round(x, 2) for x in grid.xs),
    )  # fmt: skip


def _write_cell(glyphs: list[Glyph], box: Box, page: int) -> tuple[Block, ...]:
    if _is_one_line(glyphs):
        line = write_line((Segment(glyphs, 0.0, 0.0, 0.0, 0.0, 0.0),))
        return (make_block(*line, page, "cell", None, least_confidence(glyphs)),) if line[0] else ()
    rows = find_rows(glyphs)
    if not rows:
        return ()
    stacked = _stacked(rows)
    if stacked is not None:
        return (write_paragraph(stacked, page, "cell"),)
    paragraphs = gather_paragraphs(rows, box.x0, box.x1 - 4.0, cell=True)
    return tuple(write_paragraph(paragraph, page, "cell") for paragraph in paragraphs)


def _is_one_line(glyphs: list[Glyph]) -> bool:
    """Whether the characters stand in one line in the order they came: what nearly every cell is."""
    first = glyphs[0].box
    top, right = first.top, first.x0
    slack = 0.2 * glyphs[0].size
    for glyph in glyphs:
        box = glyph.box
        if box.x0 < right - slack or not -slack < box.top - top < slack:
            return False
        right = box.x1
    return True


def _stacked(rows: list[Row]) -> Paragraph | None:
    """A cell written from top to bottom, one character a line."""
    if len(rows) < 2 or any(len(row.segments) > 1 or len(row.segments[0].glyphs) > 1 for row in rows):
        return None
    if any(abs(row.x0 - before.x0) > 0.6 * row.size for before, row in pairwise(rows)):
        return None
    if len(rows) == 2 and not all("\u4e00" <= row.segments[0].glyphs[0].char <= "\u9fff" for row in rows):
        return None
    return Paragraph([row.segments for row in rows], vertical=True)
