"""The whole of one audit: everything that reports are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pilotdocs.model.document import Document
from pilotdocs.model.fact import Settlement
from pilotdocs.model.finding import Finding
from pilotdocs.model.folder import Folder
from pilotdocs.model.pack import RulePack
from pilotdocs.model.part import Part
from pilotdocs.model.record import Reading


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies: name, code and platform as settled (evidence before claim), None where not found."""

    name: str | None
    uscc: str | None
    platform: str | None


@dataclass(frozen=True, slots=True)
class Audit:
    """One application folder, read, settled and held against a pack on a day (申报日期)."""

    folder: Folder
    pack: RulePack
    day: date
    applicant: Applicant
    documents: tuple[Document, ...]
    parts: tuple[Part, ...]
    reading: Reading
    settlement: Settlement
    findings: tuple[Finding, ...]
