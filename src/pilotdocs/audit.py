"""The road: one application folder in, one audit out."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pilotdocs.errors import FolderError
from pilotdocs.model.audit import Applicant, Audit
from pilotdocs.model.folder import Folder
from pilotdocs.model.pack import RulePack

if TYPE_CHECKING:
    from pilotdocs.documents import Pool


def audit_folder(
    path: str | Path,
    pack: RulePack,
    *,
    day: date,
    cache: Path | None = None,
    jobs: int = 0,
    readers: Pool | None = None,
    report: bool = False,
) -> Audit:
    """The audit of one application folder after a rule pack on a day (申报日期).

    Raises FolderError where there is nothing to audit. A file that can't be read is a problem in the audit, never an
    error. `cache` is a directory outside the folder for what was read before; `jobs` how many files are read at
    once (0: by the number of processors). `readers` are reading processes that the caller keeps over many folders
    (then `jobs` is theirs); without them there are some for this folder only. With `report` the folder holds a yearly
    report: where nothing in it is a plan, papers of no known kind are read as what the applicant says.
    """
    from pilotdocs.documents import ReadSettings, read_documents
    from pilotdocs.facts.settle import settle_facts
    from pilotdocs.figures.reader import find_figures
    from pilotdocs.findings import find_findings
    from pilotdocs.folders import scan_folder
    from pilotdocs.parts import find_parts

    with tempfile.TemporaryDirectory(prefix="pilotdocs-") as scratch:
        folder = scan_folder(Path(path), Path(scratch))
        check_folder(folder)
        documents = tuple(read_documents(folder.files, ReadSettings(jobs=jobs, cache=cache), readers))
    parts = tuple(part for document in documents if document.readable for part in find_parts(document))
    if report and not any(part.kind == "plan" for part in parts):
        parts = tuple(replace(part, kind="plan") if part.kind == "other" else part for part in parts)
    reading = find_figures(parts, pack.concepts, day)
    settlement, entity = settle_facts(reading, documents, parts, pack, day, folder.applicant)
    findings = find_findings(settlement, pack, day, entity.name)
    code = settlement.fact("uscc")
    platform = reading.platform.value if reading.platform is not None else folder.platform
    used = str(code.used) if code is not None and code.used is not None else entity.uscc
    applicant = Applicant(entity.name or folder.applicant, used, platform)
    return Audit(folder, pack, day, applicant, documents, parts, reading, settlement, findings)


def check_folder(folder: Folder) -> None:
    """Raise FolderError for a folder without any file."""
    if not folder.files:
        raise FolderError(folder.name, "里没有任何文件", "请确认路径，并放入建设方案和佐证材料")
