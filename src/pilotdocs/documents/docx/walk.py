"""The walk over one story (body, header, note …): paragraphs and tables in reading order, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pilotdocs.documents.docx.colours import shading
from pilotdocs.documents.docx.fields import Fields, fields_of
from pilotdocs.documents.docx.names import MC, W
from pilotdocs.documents.docx.numbering import Numbering
from pilotdocs.documents.docx.paragraph import Gathered, Setting, gather
from pilotdocs.documents.docx.shapes import chosen
from pilotdocs.documents.docx.styles import PLAIN, Look, Styles, is_on, number_of, value_of
from pilotdocs.documents.limits import TEXT_BLOCKS
from pilotdocs.documents.package import Element
from pilotdocs.model.document import Block, BlockKind, Content, HiddenReason, Problem
from pilotdocs.model.place import Place

DEEPEST = 24  # tables in cells and boxes in boxes; honest papers stay below five
_LINE_SLIT = 40  # twips: a line cut to 2 points shows nothing
_THROUGH = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "del", "moveFrom")
)


@dataclass(slots=True)
class Walk:
    """What a walk needs and finds: the document's styles and lists, its comments still to be placed (id → locator and
    paragraphs), the texts of its diagrams, and what was met on the way."""

    styles: Styles
    numbering: Numbering
    comments: dict[str, tuple[str, Element]] = field(default_factory=dict)
    diagrams: dict[str, list[str]] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)  # locator → relationship id
    objects: int = 0
    chunks: int = 0
    blocks: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def report(self, code: str, message: str, remedy: str) -> None:
        """Keeps a problem once."""
        problem = Problem(code, message, remedy)
        if problem not in self.problems:
            self.problems.append(problem)

    def full(self) -> bool:
        """Whether as much was read as one document may hold; then it says so."""
        if self.blocks < TEXT_BLOCKS:
            return False
        self.report("too_large", "文档段落过多，只读取了前面的部分。", "请拆分文档后重新提交。")
        return True


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds blocks: their kind, the colour behind them, why all of them are hidden, and how deep they are."""

    kind: BlockKind
    paper: str | None
    fields: Fields
    hidden: HiddenReason | None = None
    inserted: bool = False
    table_look: Look = PLAIN
    depth: int = 0


def walk_story(root: Element, prefix: str, kind: BlockKind, paper: str | None, walk: Walk) -> list[Content]:
    """All of a story whose blocks are children of `root`; locators start with `prefix`."""
    return walk_blocks(root, prefix, Around(kind, paper, fields_of(root)), walk)


def walk_blocks(parent: Element, prefix: str, around: Around, walk: Walk) -> list[Content]:
    """The paragraphs and tables below `parent`. Content controls and the like are transparent: `p` and `tbl` count
    as they come."""
    from pilotdocs.documents.docx.tables import read_table

    content: list[Content] = []
    if around.depth > DEEPEST:
        walk.report("too_deep", "文档内表格或文本框嵌套过深，最内层未读取。", "请简化排版后重新提交。")
        return content
    paragraphs = tables = 0
    for element, hidden, inserted in children(parent, around.hidden, around.inserted, walk):
        if walk.full():
            break
        here = replace(around, hidden=hidden, inserted=inserted)
        if element.tag == W + "p":
            paragraphs += 1
            own, after = read_paragraph(element, f"{prefix}p[{paragraphs}]", here, walk)
            content.extend(own)
            content.extend(after)
        elif element.tag == W + "tbl":
            tables += 1
            content.extend(read_table(element, f"{prefix}tbl[{tables}]", here, walk))
    return content


def children(
    parent: Element,
    hidden: HiddenReason | None,
    inserted: bool,
    walk: Walk,
    wanted: frozenset[str] = frozenset({W + "p", W + "tbl"}),
) -> Iterator[tuple[Element, HiddenReason | None, bool]]:
    """The wanted elements below `parent`, through everything that is transparent, with what tracked changes say."""
    stack: list[tuple[Element, HiddenReason | None, bool]] = [(child, hidden, inserted) for child in reversed(parent)]
    while stack:
        element, hidden, inserted = stack.pop()
        tag = element.tag
        if tag in wanted:
            yield element, hidden, inserted
        elif tag in _THROUGH:
            if tag in (W + "ins", W + "moveTo"):
                inserted = True
            elif tag == W + "del":
                hidden = hidden or "deleted"
            elif tag == W + "moveFrom":
                hidden = hidden or "moved_away"
            stack.extend((child, hidden, inserted) for child in reversed(element))
        elif tag == MC + "AlternateContent":
            branch = chosen(element)
            if branch is not None:
                stack.extend((child, hidden, inserted) for child in reversed(branch))
        elif tag == W + "altChunk":
            walk.chunks += 1


def read_paragraph(element: Element, locator: str, around: Around, walk: Walk) -> tuple[list[Block], list[Content]]:
    """A paragraph's own blocks (what is seen first, then each hidden text) and what follows it: its text boxes and
    the comments that hang on it."""
    properties = element.find(W + "pPr")
    styles = walk.styles
    stated = value_of(properties.find(W + "pStyle")) if properties is not None else None
    style = stated if stated in styles.styles else styles.default_paragraph
    paper = shading(_property(properties, style, "shd", styles), styles.theme) or around.paper
    hidden = around.hidden or ("clipped" if _cut(properties, style, styles) else None)
    setting = Setting(paper, hidden, around.inserted, around.table_look, style)
    gathered = gather(element, setting, styles, around.fields)
    number = _number(properties, style, around, walk)
    kind, level = _kind(properties, style, around, styles)
    place = Place(locator=locator)
    own: list[Block] = []
    if gathered.text.strip():
        own.append(Block(gathered.text, place, kind, level, number=number, inserted=tuple(gathered.inserted)))
    for reason, text in gathered.unseen:
        if text.strip():
            own.append(Block(text, place, kind, level, hidden=reason))
    walk.blocks += max(1, len(own))
    walk.objects += gathered.objects
    return own, _followers(gathered, locator, around, walk)


def _followers(gathered: Gathered, locator: str, around: Around, walk: Walk) -> list[Content]:
    after: list[Content] = []
    for index, box in enumerate(gathered.boxes, 1):
        inner = Around(
            "textbox", box.paper, fields_of(box.content), box.hidden, around.inserted, depth=around.depth + 1
        )
        after.extend(walk_blocks(box.content, f"{locator}/textbox[{index}]/", inner, walk))
    for index, words in enumerate(gathered.words, 1):
        after.append(Block(words, Place(locator=f"{locator}/wordart[{index}]"), "textbox"))
    for index, diagram in enumerate(gathered.diagrams, 1):
        for line, text in enumerate(walk.diagrams.get(diagram, ()), 1):
            after.append(Block(text, Place(locator=f"{locator}/diagram[{index}]/p[{line}]"), "textbox"))
    for index, picture in enumerate(gathered.pictures, 1):
        # An empty block holds the picture's turn in the reading order until it is known what stands on it.
        where = f"{locator}/picture[{index}]"
        walk.pictures[where] = picture
        after.append(Block("", Place(locator=where), "textbox"))
    for identity, (start, end) in gathered.comments.items():
        after.extend(place_comment(identity, locator, gathered.text[start:end], walk))
    return after


def place_comment(identity: str, locator: str | None, quote: str, walk: Walk) -> list[Content]:
    """The blocks of a comment, once, at the place where it is first met; what it hangs on goes into the notes."""
    found = walk.comments.pop(identity, None)
    if found is None:
        return []
    name, element = found
    if locator is not None:
        walk.notes.append(f"批注 {name} 注于 {locator}" + (f"：“{quote[:80]}”" if quote.strip() else ""))
    inner = Around("comment", None, fields_of(element), "comment")
    return walk_blocks(element, f"{name}/", inner, walk)


def _property(properties: Element | None, style: str | None, name: str, styles: Styles) -> Element | None:
    own = properties.find(W + name) if properties is not None else None
    return own if own is not None else styles.paragraph_property(style, name)


def _cut(properties: Element | None, style: str | None, styles: Styles) -> bool:
    spacing = _property(properties, style, "spacing", styles)
    if spacing is None or spacing.get(W + "lineRule") != "exact":
        return False
    height = number_of(spacing, W + "line")
    return height is not None and 0 < height <= _LINE_SLIT


def _kind(
    properties: Element | None, style: str | None, around: Around, styles: Styles
) -> tuple[BlockKind, int | None]:
    if around.kind != "paragraph":
        return around.kind, None
    outline = number_of(_property(properties, style, "outlineLvl", styles))
    if outline is not None and 0 <= outline <= 8:
        return "heading", int(outline) + 1
    level = styles.heading_level(style)
    if level is not None:
        return "heading", level
    names = {each.name.lower() for each in styles.chain(style)}
    return ("caption", None) if names & {"caption", "题注"} else ("paragraph", None)


def _number(properties: Element | None, style: str | None, around: Around, walk: Walk) -> str:
    """The number Word would write; a deleted paragraph does not count."""
    own = properties.find(W + "numPr") if properties is not None else None
    if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
        return ""
    if around.hidden in ("deleted", "moved_away"):
        return ""
    number = value_of(own.find(W + "numId")) if own is not None else None
    depth = number_of(own.find(W + "ilvl")) if own is not None else None
    if number is None:
        inherited = walk.styles.paragraph_property(style, "numPr")
        if inherited is None:
            return ""
        number = value_of(inherited.find(W + "numId"))
        if number is None:
            return ""
        if depth is None:
            chain = {key for key, value in walk.styles.styles.items() if value in walk.styles.chain(style)[:1]}
            depth = walk.numbering.level_of_style(number, chain)
        if depth is None:
            depth = number_of(inherited.find(W + "ilvl"))
    return walk.numbering.next(number, int(depth or 0)) if number != "0" else ""


def row_is_on(properties: Element | None, name: str) -> bool:
    """A toggle of a row's or cell's properties."""
    return properties is not None and is_on(properties.find(W + name))
