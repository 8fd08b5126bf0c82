"""All reports of one audit, each written whole or not at all, audit.json first."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from pilotdocs.errors import OutputError
from pilotdocs.model.audit import Audit
from pilotdocs.model.document import Problem
from pilotdocs.reports.data import write_json
from pilotdocs.reports.decisions import Decision, merge_decisions
from pilotdocs.reports.locate import located
from pilotdocs.reports.marks import MarkedCopies, write_marked
from pilotdocs.reports.memo import write_memo
from pilotdocs.reports.messages.files import OUTPUT_FAULTS, REPORT_NAMES, REPORT_PROBLEM
from pilotdocs.reports.page import write_html
from pilotdocs.reports.sarif import write_sarif
from pilotdocs.reports.workbook import write_workbook


def write_reports(
    audit: Audit,
    out: Path,
    *,
    unmasked: bool = False,
    decisions: Sequence[Decision] | None = None,
    folder: Path | None = None,
) -> list[Problem]:
    """Writes audit.json, 审核备忘录.docx, 标注/, report.html, findings.sarif and figures.xlsx into `out`.

    Each file appears whole or stays as it was; one that fails is a problem in the result and keeps no other from being
    written. `decisions` are a reviewer's, held against this run; `folder` is the application's own directory, for
    papers inside archives. What can't be marked is told in the memo and is no failure. Raises OutputError where
    nothing can be written at all.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(str(out), OUTPUT_FAULTS["folder"], OUTPUT_FAULTS["remedy"]) from error
    failures: list[Problem] = []
    merged = merge_decisions(audit, decisions or ())

    def attempt(key: str, write: Callable[[Path], None]) -> None:
        name = REPORT_NAMES[key]
        try:
            _whole(out / name, write)
        except Exception as error:
            # A report is made from what strangers wrote: whatever goes wrong in one must not take the others along.
            failures.append(_failure(name, error))

    attempt("json", lambda path: write_json(audit, path, unmasked=unmasked))
    with located(audit.folder, folder) as locations:
        copies = MarkedCopies((), ())
        try:
            copies = write_marked(audit, out / REPORT_NAMES["marked"], locations)
        except Exception as error:
            failures.append(_failure(REPORT_NAMES["marked"], error))
        marked, untold = copies.paths, copies.problems
        attempt(
            "memo",
            lambda path: write_memo(audit, path, marked=marked, decisions=merged, unmasked=unmasked, problems=untold),
        )
        attempt(
            "html",
            lambda path: write_html(
                audit, path, locations=locations, marked=marked, decisions=merged, unmasked=unmasked
            ),
        )
    attempt("sarif", lambda path: write_sarif(audit, path, unmasked=unmasked))
    attempt("workbook", lambda path: write_workbook(audit, path, unmasked=unmasked))
    return failures


def _whole(path: Path, write: Callable[[Path], None]) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as handle:
        scratch = Path(handle.name)
    try:
        write(scratch)
        scratch.chmod(0o644)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def _failure(name: str, error: Exception) -> Problem:
    code, message, remedy = REPORT_PROBLEM
    why = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    return Problem(code, message.format(name=name, why=why), remedy)
