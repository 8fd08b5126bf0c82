"""A plan, from its first block to its last: every claim with its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pilotdocs.figures.claims.context import Setting
from pilotdocs.figures.claims.forms import FormReader
from pilotdocs.figures.claims.own import own_names
from pilotdocs.figures.claims.prose import ProseReader, Said
from pilotdocs.figures.claims.sections import Outline, heading_level
from pilotdocs.figures.claims.texts import TextReader, TextSaid
from pilotdocs.model.document import Block, Table
from pilotdocs.model.figure import Figure, Role
from pilotdocs.model.part import Part
from pilotdocs.model.place import Source

_SKIPPED = ("header", "footer", "comment", "seal")
# How far back a quote may begin so that it shows the wording with the number.
_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Readers:
    """The three readers that share one dictionary."""

    prose: ProseReader
    forms: FormReader
    texts: TextReader


def read_labelled(part: Part, readers: Readers, day: date, role: Role, method: str) -> list[Figure]:
    """Every labelled number and text of a part as figures (without ids), in reading order."""
    outline = Outline(readers.prose.vocabulary, day)
    tabled = {
        at: tuple(readers.texts.read_table(item)) for at, item in enumerate(part.content) if isinstance(item, Table)
    }
    own = own_names(part, readers.texts, tabled)
    figures: list[Figure] = []
    note: list[str] = []
    for at, item in enumerate(part.content):
        setting = replace(outline.setting(), own=own)
        if isinstance(item, Table):
            caption = " ".join(note[-2:])
            for cell_said in readers.forms.read(item, caption, setting):
                figures.append(_figure(part, cell_said.block, cell_said.said, role, f"{method}·表格", cell_said.form))
            figures += [_text_figure(part, said, role, f"{method}·表格") for said in tabled[at]]
            note = []
            continue
        if item.hidden is not None or item.kind in _SKIPPED or not item.text.strip():
            continue
        level = heading_level(item)
        if level is not None:
            outline.enter(level, item.number + item.text)
            note = [item.text]
            continue
        if item.kind in ("footnote", "endnote"):
            # A note stands at the end of the document, but speaks of where its mark stands: that is not known here.
            setting = Setting(None, (), day, own)
        note.append(item.text if len(item.text) <= 60 else "")
        for said in readers.prose.read(item.text, setting):
            figures.append(_figure(part, item, said, role, f"{method}·正文", False))
        figures += [_text_figure(part, said, role, f"{method}·正文") for said in readers.texts.read_block(item)]
    return figures


def _figure(part: Part, block: Block, said: Said, role: Role, method: str, form: bool) -> Figure:
    begin = max(0, said.start - _QUOTE)
    breaks = [block.text.rfind(mark, begin, said.start) for mark in "。；;，,"]
    quote_start = max(breaks) + 1 if max(breaks) >= 0 else begin
    place = block.place_of(said.start, said.end)
    confidence = said.confidence * (block.confidence if block.confidence is not None else 1.0)
    quantity = said.quantity
    cues = said.cues
    if any(start < said.end and said.start < end for start, end in block.inserted):
        cues = (*cues, "修订插入的文字")
    if quantity.repaired:
        cues = (*cues, "数字经识别修正")
    return Figure(
        id="",
        quantity=said.concept,
        value=quantity.value,
        unit=quantity.unit or "",
        role=role,
        status=said.status,
        bound=quantity.bound,
        period=said.period,
        quote=block.text[quote_start : said.end].strip(),
        source=Source(part.document.id, part.index, place),
        method=method,
        confidence=round(confidence, 4),
        high=quantity.high if not isinstance(quantity.high, date) else None,
        step=quantity.step,
        party=said.party,
        from_form=form,
        cues=cues,
    )


def _text_figure(part: Part, said: TextSaid, role: Role, method: str) -> Figure:
    return Figure(
        id="",
        quantity=said.concept,
        value=said.value,
        unit="text",
        role=role,
        status="actual",
        bound="exact",
        period=None,
        quote=said.block.text[said.start : said.end],
        source=Source(part.document.id, part.index, said.block.place_of(said.start, said.end)),
        method=method,
        confidence=round(0.97 * (said.block.confidence if said.block.confidence is not None else 1.0), 4),
        party="applicant",
        from_form=said.form,
        cues=(f"标签“{said.cue}”",),
    )
