"""A page's objects, templates and annotations included → characters, ruled lines and pictures in page coordinates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pilotdocs.documents.layout import Glyph, Rule
from pilotdocs.documents.ofd.geometry import MM, Matrix, Rect, deltas, numbers, object_matrix, rect
from pilotdocs.documents.ofd.parts import Body, child, local
from pilotdocs.documents.ofd.paths import path_lines, path_points
from pilotdocs.documents.package import Element
from pilotdocs.model.document import HiddenReason
from pilotdocs.model.place import Box

MAX_GLYPHS = 60_000
MAX_OBJECTS = 200_000
DEEPEST = 20
MOST_TRIALS = 5_000_000  # characters times painted areas
TINY = 2.0  # points
_ALIKE = 24  # of 255: what print and screen do not tell apart
_BLACK = (0, 0, 0)
_WHITE = (255, 255, 255)

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Paint:
    """A filled area: where, its colour (None: can't be told), and how many characters were there before it."""

    box: Box
    colour: Colour | None
    after: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the page: where it stands and the part that holds it."""

    box: Box
    part: str


@dataclass(slots=True)
class Sheet:
    """What one page shows."""

    origin: tuple[float, float]
    size: tuple[float, float]  # points
    glyphs: list[Glyph] = field(default_factory=list)
    inks: list[Colour | None] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)  # by the id of the text object, for custom tags
    objects: int = 0
    full: bool = False

    def box(self, corners: Iterable[tuple[float, float]]) -> Box:
        """Page millimetres → points from the page's top left corner."""
        points = list(corners)
        xs = [(x - self.origin[0]) * MM for x, _ in points]
        ys = [(y - self.origin[1]) * MM for _, y in points]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds an object: how its coordinates lead to the page, its drawing parameters, whether it is shown."""

    matrix: Matrix
    draw: str | None = None
    hidden: HiddenReason | None = None
    depth: int = 0


def read_objects(parent: Element | None, frame: Frame, body: Body, sheet: Sheet) -> None:
    """Every object below `parent`, in the order it is painted."""
    if parent is None or frame.depth > DEEPEST:
        return
    for item in parent:
        sheet.objects += 1
        if sheet.objects > MAX_OBJECTS or len(sheet.glyphs) >= MAX_GLYPHS:
            sheet.full = True
            return
        name = local(item)
        if not name:
            continue
        hidden: HiddenReason | None = "vanish" if item.get("Visible") in ("false", "0") else frame.hidden
        here = replace(frame, draw=item.get("DrawParam") or frame.draw, hidden=hidden)
        if name in ("Layer", "PageBlock", "Content"):
            read_objects(item, replace(here, depth=frame.depth + 1), body, sheet)
        elif name == "TextObject":
            _text(item, here, body, sheet)
        elif name == "PathObject":
            _path(item, here, body, sheet)
        elif name == "ImageObject":
            _image(item, here, body, sheet)
        elif name == "CompositeObject":
            unit = body.units.get(item.get("ResourceID") or "")
            inner = object_matrix(rect(item.get("Boundary")), item.get("CTM"), frame.matrix)
            read_objects(child(unit, "Content"), replace(here, matrix=inner, depth=frame.depth + 1), body, sheet)


def _text(item: Element, frame: Frame, body: Body, sheet: Sheet) -> None:
    boundary = rect(item.get("Boundary"))
    matrix = object_matrix(boundary, item.get("CTM"), frame.matrix)
    size = _number(item.get("Size"), 3.0)
    stretch = _number(item.get("HScale"), 1.0)
    ink = _ink(item, "FillColor", frame, body, _BLACK)
    hidden = frame.hidden
    if hidden is None and item.get("Fill") in ("false", "0") and item.get("Stroke") not in ("true", "1"):
        hidden = "render_mode"
    if hidden is None and (item.get("Alpha") == "0" or _alpha_of(item) == 0):
        hidden = "white"
    written: list[str] = []
    x = y = 0.0
    for code in item:
        if local(code) != "TextCode" or not code.text:
            continue
        text = _trimmed(code.text)
        x = _number(code.get("X"), x)
        y = _number(code.get("Y"), y)
        across, down = deltas(code.get("DeltaX"), len(text)), deltas(code.get("DeltaY"), len(text))
        written.append(text)
        at = (x, y)
        for index, char in enumerate(text):
            if len(sheet.glyphs) >= MAX_GLYPHS:
                sheet.full = True
                return
            own = size * stretch * (1.0 if _is_wide(char) else 0.5)
            step = across[index] if index < len(across) else (0.0 if index < len(down) or down else own)
            # A step of about a character's width is its width, a larger one holds a gap, a smaller one is overprint.
            width = abs(step) if own / 4 < abs(step) <= own * (1.5 if _is_wide(char) else 2.05) else own
            _glyph(char, at, (width, size), matrix, hidden, sheet)
            sheet.inks.append(ink)
            at = (at[0] + step, at[1] + (down[index] if index < len(down) else 0.0))
    if item.get("ID") and written:
        sheet.texts[item.get("ID")] = "".join(written)


def _glyph(
    char: str,
    at: tuple[float, float],
    size: tuple[float, float],
    matrix: Matrix,
    hidden: HiddenReason | None,
    sheet: Sheet,
) -> None:
    (x, y), (width, height) = at, size
    top, bottom = y - 0.86 * height, y + 0.14 * height
    corners = [matrix.apply(*point) for point in ((x, top), (x + width, top), (x, bottom), (x + width, bottom))]
    box = sheet.box(corners)
    angle = _angle(matrix)
    points = (box.bottom - box.top) if angle in (0, 180) else (box.x1 - box.x0)
    if hidden is None and points <= TINY:
        hidden = "tiny"
    if hidden is None and (box.x1 <= 0 or box.bottom <= 0 or box.x0 >= sheet.size[0] or box.top >= sheet.size[1]):
        hidden = "off_page"
    sheet.glyphs.append(Glyph(char, box, max(points, 0.01), hidden=hidden, angle=angle))


def _angle(matrix: Matrix) -> int:
    """How far the text is turned, to the nearest right angle, clockwise."""
    if abs(matrix.a) >= abs(matrix.b):
        return 0 if matrix.a >= 0 else 180
    return 90 if matrix.b > 0 else 270


def _path(item: Element, frame: Frame, body: Body, sheet: Sheet) -> None:
    if frame.hidden is not None:
        return
    matrix = object_matrix(rect(item.get("Boundary")), item.get("CTM"), frame.matrix)
    data = child(item, "AbbreviatedData")
    strokes = path_points(data.text if data is not None else "")
    filled = item.get("Fill") in ("true", "1")
    placed = [[matrix.apply(*point) for point in stroke] for stroke in strokes]
    if item.get("Stroke") not in ("false", "0"):
        for x0, y0, x1, y1 in path_lines(placed):
            box = sheet.box(((x0, y0), (x1, y1)))
            sheet.rules.append(Rule(box.x0, box.top, box.x1, box.bottom))
    if filled and placed:
        box = sheet.box(point for stroke in placed for point in stroke)
        width, height = box.x1 - box.x0, box.bottom - box.top
        if min(width, height) <= TINY < max(width, height):
            middle = ((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
            flat = height <= width
            sheet.rules.append(
                Rule(box.x0, middle[1], box.x1, middle[1]) if flat else Rule(middle[0], box.top, middle[0], box.bottom)
            )
        elif _is_rectangle(placed) and item.get("Alpha") in (None, "255"):
            sheet.paints.append(Paint(box, _ink(item, "FillColor", frame, body, None), len(sheet.glyphs)))


def _image(item: Element, frame: Frame, body: Body, sheet: Sheet) -> None:
    boundary = rect(item.get("Boundary"))
    part = body.media.get(item.get("ResourceID") or "", "")
    if frame.hidden is not None or boundary is None or not part:
        return
    corners = ((boundary.x, boundary.y), (boundary.x + boundary.width, boundary.y + boundary.height))
    box = sheet.box(frame.matrix.apply(*corner) for corner in corners)
    sheet.pictures.append(Picture(box, part))


def _is_rectangle(strokes: list[list[tuple[float, float]]]) -> bool:
    """Whether a path fills its whole bounding box: one upright rectangle."""
    if len(strokes) != 1 or not 4 <= len(strokes[0]) <= 6:
        return False
    xs, ys = [x for x, _ in strokes[0]], [y for _, y in strokes[0]]
    at_corners = all(
        min(abs(x - min(xs)), abs(x - max(xs))) < 0.1 and min(abs(y - min(ys)), abs(y - max(ys))) < 0.1
        for x, y in strokes[0]
    )
    return at_corners and len({(round(x, 1), round(y, 1)) for x, y in strokes[0]}) == 4


def judge_glyphs(sheet: Sheet) -> None:
    """Marks characters that can't be seen: of the colour of what lies behind them, or painted over later."""
    pictures = [picture.box for picture in sheet.pictures][:100]
    most = MOST_TRIALS // max(len(sheet.glyphs), 1)
    if len(sheet.paints) > most:  # the large ones hide the most
        kept = sorted(sheet.paints, key=lambda paint: -_area(paint.box))[:most]
        sheet.paints = sorted(kept, key=lambda paint: paint.after)
    for index, glyph in enumerate(sheet.glyphs):
        ink = sheet.inks[index]
        if glyph.hidden is not None:
            continue
        x, y = (glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.top + glyph.box.bottom) / 2
        under: Colour | None = _WHITE
        reason: HiddenReason | None = None
        for paint in sheet.paints:
            if _holds(paint.box, x, y):
                if paint.after > index:
                    reason = "covered"
                    break
                under = paint.colour
        if reason is None and ink is not None and under is not None and _alike(ink, under):
            reason = None if any(_holds(box, x, y) for box in pictures) else "white"
        if reason is not None:
            sheet.glyphs[index] = replace(glyph, hidden=reason)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _alike(ink: Colour, paper: Colour) -> bool:
    return max(abs(one - other) for one, other in zip(ink, paper, strict=True)) <= _ALIKE


def _ink(item: Element, name: str, frame: Frame, body: Body, default: Colour | None) -> Colour | None:
    """The colour that an object is filled with: its own, that of its drawing parameters, the default."""
    own = child(item, name)
    if own is not None:
        return _colour(own, body)
    draw, seen = frame.draw, 0
    while draw and draw in body.draws and seen < 10:
        parameters = body.draws[draw]
        found = child(parameters, name)
        if found is not None:
            return _colour(found, body)
        draw, seen = parameters.get("Relative"), seen + 1
    return default


def _colour(element: Element, body: Body) -> Colour | None:
    """RGB of a colour element; None for patterns, shades and what can't be told."""
    if not element.get("Value"):
        return None if len(element) or element.get("Index") else _BLACK
    values = [max(0.0, min(255.0, value)) for value in numbers(element.get("Value"))]
    if len(values) == 1:
        return (int(values[0]),) * 3
    if len(values) == 3:
        return int(values[0]), int(values[1]), int(values[2])
    if len(values) == 4:
        cyan, magenta, yellow, black = (1 - value / 255 for value in values)
        return int(255 * cyan * black), int(255 * magenta * black), int(255 * yellow * black)
    return None


def _alpha_of(item: Element) -> float | None:
    own = child(item, "FillColor")
    found = numbers(own.get("Alpha")) if own is not None else []
    return found[0] if found else None


def _trimmed(text: str) -> str:
    """Line ends of a pretty-printed file are no characters of the page."""
    return text.strip("\r\n\t") if "\n" in text else text


def _is_wide(char: str) -> bool:
    return ord(char) >= 0x2E80 or char in "“”‘’…—·×÷±"


def _number(text: str | None, default: float) -> float:
    found = numbers(text)
    return found[0] if found else default


def page_frame(box: Rect) -> tuple[tuple[float, float], tuple[float, float]]:
    """A page's origin in millimetres and its size in points."""
    return (box.x, box.y), (box.width * MM, box.height * MM)
