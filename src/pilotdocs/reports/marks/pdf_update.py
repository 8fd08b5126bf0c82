"""An incremental update of a PDF (ISO 32000-1, 7.5.6): new objects after the old bytes, with their own
cross-reference section of the kind that the file already has."""

from __future__ import annotations

import re
import struct
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pilotdocs.reports.marks.trouble import Unmarkable

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import DictionaryObject, IndirectObject

# What pypdf raises, beside its own errors, where a file's objects are not what they should be.
BROKEN = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RecursionError,
    IndexError,
    NotImplementedError,
    AssertionError,
)
_STARTXREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF")


class Update:
    """Collects notes for pages; `written` gives the bytes that go after the old ones."""

    def __init__(self, old: bytes, reader: PdfReader) -> None:
        """Raises Unmarkable where the old file's end can't be built upon."""
        found = _STARTXREF.findall(old[-2048:])
        size = reader.trailer.get("/Size")
        if not old.startswith(b"%PDF-") or not found or not isinstance(size, int):
            raise Unmarkable("damaged")
        self._start = len(old)
        self._break = b"" if old.endswith((b"\n", b"\r")) else b"\n"
        self._previous = int(found[-1])
        section = old[self._previous : self._previous + 24].lstrip()
        self._classic = section.startswith(b"xref")
        if not self._classic and re.match(rb"\d+\s+\d+\s+obj", section) is None:
            raise Unmarkable("damaged")
        self._reader = reader
        self._next = int(size)
        self._notes: list[tuple[int, DictionaryObject]] = []
        self._things: list[tuple[int, Any]] = []
        self._pages: dict[int, tuple[int, list[Any], DictionaryObject]] = {}

    def annotate(self, page: PageObject, note: DictionaryObject) -> None:
        """Adds a note to a page, after those that it has."""
        from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

        where = page.indirect_reference
        if where is None:
            raise Unmarkable("damaged")
        if where.idnum not in self._pages:
            raw = self._reader.get_object(where)
            if not isinstance(raw, DictionaryObject):
                raise Unmarkable("damaged")
            have = raw.get("/Annots")
            have = have.get_object() if have is not None else None
            entries = _raw(have) if isinstance(have, ArrayObject) else []
            self._pages[where.idnum] = (where.generation, entries, raw)
        note[NameObject("/P")] = IndirectObject(where.idnum, where.generation, self._reader)
        self._notes.append((self._next, note))
        self._pages[where.idnum][1].append(IndirectObject(self._next, 0, self._reader))
        self._next += 1

    def add(self, thing: Any) -> IndirectObject:
        """Adds an object of its own, for notes to refer to."""
        from pypdf.generic import IndirectObject

        self._things.append((self._next, thing))
        self._next += 1
        return IndirectObject(self._next - 1, 0, self._reader)

    def written(self) -> bytes:
        """The update: objects, cross-reference section, trailer."""
        from pypdf.generic import ArrayObject, DictionaryObject, NameObject

        out = BytesIO()
        out.write(self._break)
        places: dict[int, tuple[int, int]] = {}
        for number, (generation, entries, raw) in sorted(self._pages.items()):
            page = DictionaryObject({key: raw.raw_get(key) for key in raw})
            page[NameObject("/Annots")] = ArrayObject(entries)
            self._write(out, places, number, generation, page)
        for number, note in sorted([*self._notes, *self._things], key=lambda item: item[0]):
            self._write(out, places, number, 0, note)
        start = self._start + out.tell()
        if self._classic:
            out.write(self._table(places))
        else:
            out.write(self._stream(places, start))
        out.write(f"startxref\n{start}\n%%EOF\n".encode())
        return out.getvalue()

    def _write(
        self, out: BytesIO, places: dict[int, tuple[int, int]], number: int, generation: int, thing: Any
    ) -> None:
        places[number] = (self._start + out.tell(), generation)
        out.write(f"{number} {generation} obj\n".encode())
        thing.write_to_stream(out)
        out.write(b"\nendobj\n")

    def _trailer(self, size: int) -> DictionaryObject:
        from pypdf.generic import DictionaryObject, NameObject, NumberObject

        old = self._reader.trailer
        trailer = DictionaryObject({NameObject("/Size"): NumberObject(size)})
        for key in ("/Root", "/Info", "/ID"):
            if key in old:
                trailer[NameObject(key)] = old.raw_get(key)
        trailer[NameObject("/Prev")] = NumberObject(self._previous)
        return trailer

    def _table(self, places: dict[int, tuple[int, int]]) -> bytes:
        lines = [b"xref\n"]
        for first, count in _runs(sorted(places)):
            lines.append(f"{first} {count}\n".encode())
            for number in range(first, first + count):
                offset, generation = places[number]
                lines.append(f"{offset:010d} {generation:05d} n \n".encode())
        out = BytesIO()
        self._trailer(self._next).write_to_stream(out)
        return b"".join(lines) + b"trailer\n" + out.getvalue() + b"\n"

    def _stream(self, places: dict[int, tuple[int, int]], start: int) -> bytes:
        from pypdf.generic import ArrayObject, NameObject, NumberObject, StreamObject

        number = self._next
        everything = {**places, number: (start, 0)}
        ordered = sorted(everything)
        stream = StreamObject()
        stream.update(self._trailer(number + 1))
        index = [NumberObject(value) for run in _runs(ordered) for value in run]
        stream[NameObject("/Type")] = NameObject("/XRef")
        stream[NameObject("/Index")] = ArrayObject(index)
        stream[NameObject("/W")] = ArrayObject([NumberObject(1), NumberObject(4), NumberObject(2)])
        stream.set_data(b"".join(struct.pack(">BIH", 1, *everything[item]) for item in ordered))
        out = BytesIO()
        out.write(f"{number} 0 obj\n".encode())
        stream.write_to_stream(out)
        out.write(b"\nendobj\n")
        return out.getvalue()


def _raw(array: Any) -> list[Any]:
    """The entries of an array as they stand there: references stay references."""
    return list(list.__iter__(array))


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Numbers in order as (first, count) of unbroken runs."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and sum(runs[-1]) == number:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs
