"""Claims that are words: names, the code, the registered place, the type, and phrases that a pack asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pilotdocs.figures.pipeline import Marker
from pilotdocs.figures.view import View, view
from pilotdocs.figures.vocabulary import Vocabulary
from pilotdocs.model.document import Block, Cell, Table

_USCC = re.compile(r"[0-9A-Z]{2}\d{6}[0-9A-Z]{10}")
_CODE_SAID = re.compile(r"信用代码(?:为|是|证号)?[(（]?([0-9A-Z]{2}\d{6}[0-9A-Z]{10})(?![0-9A-Z])")
_PLACE_SAID = re.compile(
    r"(?<![\u4e00-\u9fff]办公)(?:住所|注册地址|注册地|注册登记|注册|登记地址|登记)(?:于|在|为|是|位于|地点|地址)*"
    r"((?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,3}市)[^，,。；;:()（）]{4,40}(?:号|幢|楼|室|层|园|区)[^，,。；;:()（）]{0,12})"
)
_END = re.compile(r"[。；;\n]|(?:\s{2,}|\u3000+)(?=\S{2,12}[:：])")
# A label for a name must be the wording itself: 依托单位意见 is no name.
NAMES = frozenset({"applicant_name", "platform_name"})
_WORD = re.compile(r"[\u4e00-\u9fff]")
_BLANK = re.compile(r"^[\s_＿/／—\-－无（）()]*$")


@dataclass(frozen=True, slots=True)
class TextSaid:
    """A text that was said of a concept: the block and its span in the block's own text."""

    concept: str
    value: str
    block: Block
    start: int
    end: int
    form: bool
    cue: str


class TextReader:
    """Finds what stands after a text wording: in the next cell of a form, or after its colon."""

    def __init__(self, marker: Marker, vocabulary: Vocabulary, concepts: frozenset[str]) -> None:
        self.marker = marker
        self.vocabulary = vocabulary
        self.concepts = concepts

    def read_block(self, block: Block) -> Iterator[TextSaid]:
        """Texts after a wording and its colon (依托单位：某某公司)."""
        text = block.text
        seen = view(text)
        yield from self._running(block, seen)
        if "：" not in text and ":" not in text:
            return
        marked = self.marker.mark(seen.clean)
        for wording in marked.wordings:
            if wording.concept not in self.concepts:
                continue
            after = seen.clean[wording.end : wording.end + 1]
            if after != ":":
                continue
            raw_start = seen.raw_span(wording.end, wording.end + 1)[1]
            rest = text[raw_start:]
            end = _END.search(rest)
            value = rest[: end.start()] if end is not None else rest
            yield from self._said(wording.concept, block, raw_start, value, False, wording.text)

    def _running(self, block: Block, seen: View) -> Iterator[TextSaid]:
        """Codes and addresses of running text (统一社会信用代码9133…, 住所在浙江省…, 注册于浙江省…)."""
        for pattern, concept in ((_CODE_SAID, "uscc"), (_PLACE_SAID, "registered_place")):
            for match in pattern.finditer(seen.clean):
                start, end = seen.raw_span(*match.span(1))
                yield TextSaid(
                    concept, match.group(1), block, start, end, False, seen.clean[match.start() : match.start(1)]
                )

    def read_table(self, table: Table) -> Iterator[TextSaid]:
        """Texts in the cell right of a label cell; where that is empty, none."""
        grid = table.grid()
        for cell in table.cells:
            if cell.hidden is not None:
                continue
            if _WORD.search(cell.text) is None:
                continue  # no label, and nothing that has one in it
            concept, label = self._label(cell)
            if concept is None:
                for block in cell.blocks:
                    if block.hidden is None:
                        yield from self.read_block(block)
                continue
            right = self._right(grid, cell)
            if right is None or self._is_label(right):
                right = self._below(grid, cell)
            if right is None or self._is_label(right):
                continue
            for block in right.blocks:
                if block.hidden is None and block.text.strip():
                    yield from self._said(concept, block, 0, block.text, True, label)
                    break

    def _label(self, cell: Cell) -> tuple[str | None, str]:
        text = view(cell.text).clean.rstrip(":")
        if not text or len(text) > 24:
            return None, ""
        text = re.sub(r"\([^()]{0,12}\)$", "", text)
        for wording in self.marker.mark(text).wordings:
            if wording.concept in self.concepts and wording.end - wording.start >= len(text) - (
                1 if wording.concept not in NAMES else 0
            ):
                return wording.concept, text
        return None, ""

    def _is_label(self, cell: Cell) -> bool:
        """Whether a cell is itself a label, of whatever quantity: then the value stands below, not beside."""
        text = re.sub(r"\([^()]{0,12}\)$", "", view(cell.text).clean.rstrip(":"))
        if not text or len(text) > 24:
            return False
        said = self.marker.mark(text).wordings
        if len(text) == 2:
            return any(w.end - w.start == 2 and w.concept in self.concepts for w in said)  # 住所
        return any(w.end - w.start >= len(text) - 2 and len(text) > 2 for w in said)

    @staticmethod
    def _below(grid: list[list[Cell | None]], cell: Cell) -> Cell | None:
        row = cell.row + cell.row_span
        return grid[row][cell.column] if row < len(grid) and cell.column < len(grid[row]) else None

    @staticmethod
    def _right(grid: list[list[Cell | None]], cell: Cell) -> Cell | None:
        row = grid[cell.row]
        for column in range(cell.column + cell.column_span, len(row)):
            other = row[column]
            if other is not None and other is not cell:
                return other
        return None

    @staticmethod
    def _said(concept: str, block: Block, offset: int, value: str, form: bool, label: str) -> Iterator[TextSaid]:
        stripped = value.strip()
        if not stripped or _BLANK.match(stripped) or len(stripped) > 120:
            return
        start = offset + value.index(stripped)
        end = start + len(stripped)
        if concept == "uscc":
            seen = view(block.text[start:end])
            code = _USCC.search(seen.clean.upper())
            if code is None:
                return
            inner = seen.raw_span(code.start(), code.end())
            yield TextSaid(concept, code.group(0), block, start + inner[0], start + inner[1], form, label)
            return
        yield TextSaid(
            concept,
            view(stripped).clean if concept != "organisation_type" else "".join(stripped.split()),
            block,
            start,
            end,
            form,
            label,
        )
