"""标注/: one marked copy for each cited paper that can be marked; a damaged one is left out and named."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pilotdocs.model.audit import Audit
from pilotdocs.model.document import Document, Problem
from pilotdocs.reports.citations import MARKED_FORMATS
from pilotdocs.reports.desk import lay_out
from pilotdocs.reports.marks.mark import Mark, collect_marks
from pilotdocs.reports.marks.pdf import mark_pdf
from pilotdocs.reports.marks.sheet import mark_xlsx
from pilotdocs.reports.marks.trouble import Unmarkable, mark_problem
from pilotdocs.reports.marks.word import mark_docx

MOST_MARKS = 500


@dataclass(frozen=True, slots=True)
class MarkedCopies:
    """`paths` are the documents (their paths in the folder) that have a copy now; `problems` name the others."""

    paths: tuple[str, ...]
    problems: tuple[Problem, ...]


def write_marked(audit: Audit, out: Path, locations: Mapping[str, Path] | None = None) -> MarkedCopies:
    """Writes the copies under `out` (the folder 标注), each at its document's own path.

    `locations` are the documents' files on disk by id, by default the folder's own. What can't be marked is a problem
    in the result; OSError is raised only where `out` itself can't be written.
    """
    if locations is None:
        locations = {file.id: Path(file.location) for file in audit.folder.files}
    desk = lay_out(audit)
    marks = collect_marks(audit, desk)
    paths: list[str] = []
    problems: list[Problem] = []
    for document in audit.documents:
        mine = marks.get(document.id, [])
        if not mine:
            continue
        try:
            missed = _write_one(document, mine[:MOST_MARKS], out, locations.get(document.id))
        except Unmarkable as error:
            problems.append(mark_problem(error.why, document.path))
            continue
        paths.append(document.path)
        if missed:
            problems.append(mark_problem("place", document.path, n=missed))
        if len(mine) > MOST_MARKS:
            problems.append(mark_problem("many", document.path, n=MOST_MARKS))
    return MarkedCopies(tuple(paths), tuple(problems))


def _write_one(document: Document, marks: list[Mark], out: Path, source: Path | None) -> int:
    if document.format not in MARKED_FORMATS:
        raise Unmarkable("format")
    steps = PurePosixPath(document.path).parts
    if not steps or steps[0] == "/" or ".." in steps:
        raise Unmarkable("missing")
    if source is None or not source.is_file():
        raise Unmarkable("missing")
    target = out.joinpath(*steps)
    target.parent.mkdir(parents=True, exist_ok=True)
    report = "../" * len(steps) + "report.html"
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", suffix=".part", delete=False) as handle:
        scratch = Path(handle.name)
    try:
        if document.format == "docx":
            missed = mark_docx(source, scratch, marks, report)
        elif document.format == "xlsx":
            missed = mark_xlsx(source, scratch, marks, report)
        else:
            missed = mark_pdf(source, scratch, marks, report, document.page_sizes)
        scratch.chmod(0o644)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)
    return missed
