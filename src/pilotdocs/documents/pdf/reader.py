"""A PDF → a Document, page by page, each page closed before the next is opened."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2.raw as pdfium

from pilotdocs.documents.layout import join_pages, mark_running
from pilotdocs.documents.pdf import bounds, problems
from pilotdocs.documents.pdf.attached import find_attachments
from pilotdocs.documents.pdf.opening import open_pdf
from pilotdocs.documents.pdf.page import PageText, Recogniser, read_page, recognise
from pilotdocs.documents.pdf.second import settle_unsure
from pilotdocs.model.document import Content, Document, Problem, Seal, TextKind


def read_pdf(path: Path, ocr: Recogniser | None = recognise) -> Document:
    """The PDF at `path` with everything a person sees on its pages, and what nobody sees marked as hidden.

    `ocr` reads the picture of a page (image, pixels per point, page number); None where pictures are not to be read,
    which leaves the problem `needs_ocr` on such pages. Raises `Unreadable` where the file can't be opened.
    """
    pages: list[tuple[Content, ...]] = []
    found: list[Problem] = []
    seals: list[Seal] = []
    sizes: list[tuple[float, float]] = []
    kinds: set[TextKind] = set()
    left = bounds.TOTAL_GLYPHS
    with open_pdf(path) as document, _uncollected():
        count = pdfium.FPDF_GetPageCount(document)
        if count <= 0:
            raise problems.empty()
        found += find_attachments(document)
        for number in range(1, min(count, bounds.PAGES) + 1):
            page = read_page(document, number, ocr) if left > 0 else PageText((0.0, 0.0), "none")
            left -= page.glyphs
            pages.append(page.content)
            found += page.problems
            seals += page.seals
            sizes.append(page.size)
            kinds.add(page.text)
        if found and all(problem.code == "page_damaged" for problem in found) and len(found) == len(pages):
            raise problems.damaged()
        if count > bounds.PAGES or left <= 0:
            read = min(count, bounds.PAGES) if left > 0 else sum(bool(content) for content in pages)
            found.append(problems.too_many_pages(read, count))
    pages, unsure = settle_unsure(path, pages)
    found += unsure
    content = join_pages(mark_running(pages, sizes))
    return Document(
        sha256=_hash(path),
        format="pdf",
        pages=count,
        text=_kind(kinds),
        content=content,
        problems=tuple(found),
        seals=tuple(seals),
        page_sizes=tuple(sizes),
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: a page has thousands of records, none of them in a cycle, and looking through
    all of them again and again takes a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _kind(kinds: set[TextKind]) -> TextKind:
    """What the whole document is: `mixed` where some pages are native and others recognised."""
    known = kinds - {"none"}
    if not known:
        return "none"
    return known.pop() if len(known) == 1 else "mixed"
