"""Fields: of `{ PAGE \\* MERGEFORMAT }` a reader sees the result only, and a field may run over paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from pilotdocs.documents.docx.names import W
from pilotdocs.documents.docx.styles import is_on, number_of, value_of
from pilotdocs.documents.package import Element


@dataclass(slots=True)
class Fields:
    """Where the walk stands in the fields of one story. `stray` are marks without their counterpart: heeding them
    would swallow the rest of the text. They are kept as elements, so that each stays the same object."""

    stray: frozenset[Element]
    open: list[bool] = field(default_factory=list)  # True while in the instruction of that field

    @property
    def in_instruction(self) -> bool:
        """Whether text here is part of an instruction, which nobody sees."""
        return any(self.open)

    def meet(self, mark: Element) -> str:
        """Takes one `w:fldChar` and gives what it shows itself: the box of a form field, mostly nothing."""
        if mark in self.stray:
            return ""
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            shown = "" if self.in_instruction else _form_field(mark.find(W + "ffData"))
            self.open.append(True)
            return shown
        if kind == "separate" and self.open:
            self.open[-1] = False
        elif kind == "end" and self.open:
            self.open.pop()
        return ""


def fields_of(story: Element) -> Fields:
    """The fields of a story (body, header, note …), ready for a walk from its start."""
    begun: list[Element] = []
    stray: list[Element] = []
    for mark in story.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end":
            if begun:
                begun.pop()
            else:
                stray.append(mark)
    return Fields(frozenset([*begun, *stray]))


def _form_field(data: Element | None) -> str:
    if data is None:
        return ""
    box = data.find(W + "checkBox")
    if box is not None:
        state = box.find(W + "checked")
        state = box.find(W + "default") if state is None else state
        return "☑" if is_on(state) else "☐"
    choice = data.find(W + "ddList")
    if choice is not None:
        entries = [value_of(entry) or "" for entry in choice.iterchildren(W + "listEntry")]
        chosen = choice.find(W + "result")
        index = int(number_of(choice.find(W + "default") if chosen is None else chosen) or 0)
        return entries[index] if 0 <= index < len(entries) else ""
    return ""
