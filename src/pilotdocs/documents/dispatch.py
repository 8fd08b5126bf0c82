"""Which reader reads which format, and what every reading is finished with. Runs inside the worker process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from pilotdocs.documents import problems
from pilotdocs.documents.addressed import find_addressed
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Document, Problem

if TYPE_CHECKING:
    from PIL.Image import Image

    from pilotdocs.documents.ocr import PageReading

# Format (as `folders` names it) → module and function. Modules are imported when the first such file comes.
READERS: dict[str, tuple[str, str]] = {
    "docx": ("pilotdocs.documents.docx", "read_docx"),
    "doc": ("pilotdocs.documents.office", "read_office"),
    "wps": ("pilotdocs.documents.office", "read_office"),
    "rtf": ("pilotdocs.documents.office", "read_office"),
    "odt": ("pilotdocs.documents.office", "read_office"),
    "ods": ("pilotdocs.documents.office", "read_office"),
    "xlsb": ("pilotdocs.documents.office", "read_office"),
    "xlsx": ("pilotdocs.documents.sheets", "read_xlsx"),
    "xls": ("pilotdocs.documents.sheets", "read_xls"),
    "csv": ("pilotdocs.documents.sheets", "read_csv"),
    "ofd": ("pilotdocs.documents.ofd", "read_ofd"),
    "pdf": ("pilotdocs.documents.pdf", "read_pdf"),
    "image": ("pilotdocs.documents.image", "read_image"),
    "txt": ("pilotdocs.documents.plain", "read_text"),
    "html": ("pilotdocs.documents.html", "read_html"),
}


def read_here(path: Path, format: str, threads: int | None = None) -> Document:
    """The file at `path`, read in this process, without id, path and hash. `threads` is how many the recogniser may
    use (None: as many as it likes). Raises `Unreadable`, and whatever a parser raises for a file that nobody foresaw:
    the worker makes a problem of it."""
    if format not in READERS:
        raise Unreadable(*_triple(problems.unknown_format(format)))
    module, name = READERS[format]
    reader: Callable[..., Document] = getattr(import_module(module), name)
    if threads is not None and format == "pdf":
        return finish_document(reader(path, partial(_recognise, threads=threads)), format)
    if threads is not None and format == "image":
        return finish_document(reader(path, threads=threads), format)
    return finish_document(reader(path), format)


def _recognise(image: Image, scale: float, page: int, threads: int) -> PageReading:
    """The recogniser for the pictures in a PDF, loaded when the first comes."""
    from pilotdocs.documents.ocr import read_page

    return read_page(image, scale, page, threads=threads)


def finish_document(document: Document, format: str) -> Document:
    """The document with its format, with what it says to its checker, and never an empty success: one in which
    nothing can be seen has the problem `unreadable`."""
    document = replace(document, format=format, problems=(*document.problems, *find_addressed(document)))
    if any(problem.code == problems.UNREADABLE for problem in document.problems):
        return replace(document, text="none") if not _has_text(document) else document
    visible = any(block.text.strip() and block.hidden is None for block in document.blocks())
    if visible:  # a remark on a page that gave nothing itself is text all the same
        return document if document.text != "none" else replace(document, text="native")
    if _has_text(document):
        return replace(document, problems=(*problems.unreadable(problems.only_hidden()), *document.problems))
    cause = document.problems[0] if document.problems else problems.no_text(format)
    rest = tuple(problem for problem in document.problems if problem != cause)
    return replace(document, text="none", problems=(*problems.unreadable(cause), *rest))


def _has_text(document: Document) -> bool:
    return any(block.text.strip() for block in document.blocks())


def _triple(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.message, problem.remedy
