"""One paragraph → the pieces of text it holds, each seen or hidden, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pilotdocs.documents.docx.fields import Fields
from pilotdocs.documents.docx.names import MC, XML_SPACE, M, W
from pilotdocs.documents.docx.shapes import Box, chosen, shapes_of
from pilotdocs.documents.docx.styles import PLAIN, Look, Styles, read_look, value_of, why_hidden
from pilotdocs.documents.docx.symbols import is_symbol_font, symbol
from pilotdocs.documents.package import Element
from pilotdocs.model.document import HiddenReason

_THROUGH = frozenset(
    W + name
    for name in ("hyperlink", "smartTag", "fldSimple", "customXml", "sdtContent", "dir", "bdo", "rubyBase", "subDoc")
)  # fmt: skip
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_DRAWINGS = frozenset({W + "drawing", W + "pict", W + "object"})
_DEEP = 60


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a piece of text: the colour behind it (None: can't be told), why all of it is hidden, whether a
    tracked change put it in, and what its styles say of runs."""

    paper: str | None
    hidden: HiddenReason | None = None
    inserted: bool = False
    table_look: Look = PLAIN
    paragraph_style: str | None = None


@dataclass(slots=True)
class Gathered:
    """What one paragraph holds. `text` is what a reader sees; `inserted` are spans of it; `unseen` are the hidden
    texts with their reasons, in order; `comments` are the ids met, each with the span of its anchor."""

    text: str = ""
    inserted: list[tuple[int, int]] = field(default_factory=list)
    unseen: list[tuple[HiddenReason, str]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    objects: int = 0
    comments: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    _broken: bool = True  # whether the last hidden text ended before the piece to come

    def add(self, text: str, hidden: HiddenReason | None, inserted: bool) -> None:
        """Appends one piece; hidden ones of the same reason that follow each other are one text."""
        if not text:
            return
        if hidden is not None:
            if self.unseen and not self._broken and self.unseen[-1][0] == hidden:
                self.unseen[-1] = (hidden, self.unseen[-1][1] + text)
            else:
                self.unseen.append((hidden, text))
            self._broken = False
            return
        start = len(self.text)
        self.text += text
        self._broken = True
        if inserted:
            if self.inserted and self.inserted[-1][1] == start:
                self.inserted[-1] = (self.inserted[-1][0], len(self.text))
            else:
                self.inserted.append((start, len(self.text)))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What stays the same while one paragraph is read: the styles, where its story stands in fields, and the result."""

    styles: Styles
    fields: Fields
    out: Gathered


def gather(paragraph: Element, setting: Setting, styles: Styles, fields: Fields) -> Gathered:
    """Everything in one `w:p`."""
    reading = _Reading(styles, fields, Gathered())
    _items(paragraph, setting, reading, 0)
    return reading.out


def _items(parent: Iterable[Element], setting: Setting, reading: _Reading, depth: int) -> None:
    if depth > _DEEP:
        return
    for item in parent:
        tag = item.tag
        if tag == W + "r":
            _run(item, setting, reading, depth)
        elif tag in (W + "ins", W + "moveTo"):
            _items(item, replace(setting, inserted=True), reading, depth + 1)
        elif tag == W + "del":
            _items(item, replace(setting, hidden="deleted"), reading, depth + 1)
        elif tag == W + "moveFrom":
            _items(item, replace(setting, hidden="moved_away"), reading, depth + 1)
        elif tag == W + "sdt":
            _items(item.iterchildren(W + "sdtContent"), setting, reading, depth + 1)
        elif tag in _THROUGH:
            _items(item, setting, reading, depth + 1)
        elif tag == MC + "AlternateContent":
            branch = chosen(item)
            if branch is not None:
                _items(branch, setting, reading, depth + 1)
        elif tag in (M + "oMath", M + "oMathPara"):
            _add(math_text(item), PLAIN, setting, reading)
        elif tag == W + "commentRangeStart":
            reading.out.comments.setdefault(item.get(W + "id", ""), (len(reading.out.text), None))
        elif tag == W + "commentRangeEnd":
            begun = reading.out.comments.get(item.get(W + "id", ""))
            if begun is not None:
                reading.out.comments[item.get(W + "id", "")] = (begun[0], len(reading.out.text))


def _run(run: Element, setting: Setting, reading: _Reading, depth: int) -> None:
    look = _look_of(run.find(W + "rPr"), setting, reading.styles)
    _contents(run, look, setting, reading, depth)


def _look_of(properties: Element | None, setting: Setting, styles: Styles) -> Look:
    """What holds for a run: its own properties, then its styles. Hiding toggles: two styles that hide show again."""
    own = read_look(properties, styles.theme)
    paragraph = styles.look(setting.paragraph_style)
    character = styles.look(value_of(properties.find(W + "rStyle")) if properties is not None else None)
    look = own.over(character).over(paragraph).over(setting.table_look).over(styles.defaults)
    if own.vanish is not None:
        return look
    stated = [each.vanish for each in (character, paragraph, setting.table_look) if each.vanish is not None]
    return replace(look, vanish=sum(stated) % 2 == 1) if stated else look


def _contents(run: Element, look: Look, setting: Setting, reading: _Reading, depth: int) -> None:
    if depth > _DEEP:
        return
    for item in run:
        tag = item.tag
        if tag == W + "t":
            _add(_words(item, look), look, setting, reading)
        elif tag == W + "delText":
            hidden = setting if setting.hidden else replace(setting, hidden="deleted")
            _add(item.text or "", look, hidden, reading)
        elif tag in (W + "tab", W + "ptab"):
            _add("\t", look, setting, reading)
        elif tag in (W + "br", W + "cr"):
            _add("\n", look, setting, reading)
        elif tag == W + "noBreakHyphen":
            _add("-", look, setting, reading)
        elif tag == W + "sym":
            _add(_symbol(item), look, setting, reading)
        elif tag == W + "fldChar":
            _add(reading.fields.meet(item), look, setting, reading, form_field=True)
        elif tag in _DRAWINGS:
            _shapes(item, look, setting, reading)
        elif tag == MC + "AlternateContent":
            branch = chosen(item)
            if branch is not None:
                _contents(branch, look, setting, reading, depth + 1)
        elif tag == W + "ruby":
            _items(item.iterchildren(W + "rubyBase"), setting, reading, depth + 1)
        elif tag == W + "commentReference":
            reading.out.comments.setdefault(item.get(W + "id", ""), (len(reading.out.text), len(reading.out.text)))


def _add(text: str, look: Look, setting: Setting, reading: _Reading, form_field: bool = False) -> None:
    if not text or (reading.fields.in_instruction and not form_field):
        return
    out = reading.out
    hidden = setting.hidden or why_hidden(look, setting.paper)
    if look.raised == "superscript" and not hidden and out.text[-1:].isdigit():
        text = text.translate(_SUPERSCRIPTS)  # 10 with a raised 4 is not 104
    out.add(text, hidden, setting.inserted)


def _words(item: Element, look: Look) -> str:
    text = item.text or ""
    if item.get(XML_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    if "\n" in text or "\r" in text or "\t" in text:
        text = text.translate({10: " ", 13: " ", 9: " "})
    if is_symbol_font(look.font):
        text = "".join(symbol(ord(char), look.font) if 0xF000 <= ord(char) <= 0xF0FF else char for char in text)
    return text


def _symbol(item: Element) -> str:
    try:
        return symbol(int(item.get(W + "char") or "", 16), item.get(W + "font"))
    except ValueError:
        return "\ufffd"


def _shapes(item: Element, look: Look, setting: Setting, reading: _Reading) -> None:
    if reading.fields.in_instruction:
        return
    out = reading.out
    found = shapes_of(item, reading.styles.theme)
    over = setting.hidden or ("vanish" if look.vanish else None)
    out.boxes.extend(replace(box, hidden=over or box.hidden) for box in found.boxes)
    if item.tag == W + "object":
        out.objects += 1
    if over is None:
        out.words.extend(found.words)
        out.diagrams.extend(found.diagrams)
        out.pictures.extend(found.pictures)


def math_text(formula: Element) -> str:
    """A formula as one line: fractions with a slash, powers with ^, what it is made of in reading order."""
    parts: list[str] = []
    _math(formula, parts, 0)
    return "".join(parts)


def _math(element: Element, parts: list[str], depth: int) -> None:
    if depth > 2 * _DEEP:
        return
    for item in element:
        tag = item.tag
        if tag in (M + "t", W + "t"):
            parts.append(item.text or "")
        elif tag == M + "f":
            _math(item.iterchildren(M + "num"), parts, depth + 1)
            parts.append("/")
            _math(item.iterchildren(M + "den"), parts, depth + 1)
        elif tag == M + "sSup":
            _math(item.iterchildren(M + "e"), parts, depth + 1)
            raised: list[str] = []
            _math(item.iterchildren(M + "sup"), raised, depth + 1)
            power = "".join(raised)
            parts.append(power.translate(_SUPERSCRIPTS) if power.isdecimal() else "^" + power)
        elif tag == W + "del":
            continue
        elif isinstance(tag, str):
            _math(item, parts, depth + 1)
