"""An application folder on disk, before anything in it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pilotdocs.model.document import Problem


@dataclass(frozen=True, slots=True)
class File:
    """One file of an application: `id` (`d1`, in the order of paths), `path` as in `Document.path`, `sha256` of its
    bytes, what it is by its content (`format`: docx, doc, pdf, xlsx, xls, csv, ofd, image, zip, unknown …), and its
    bytes' own path on disk (`location`; a member of an archive is unpacked to a scratch folder first)."""

    id: str
    path: str
    sha256: str
    format: str
    size: int
    location: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of one application, ordered by path, and what its `application.yaml` states (None where it doesn't)."""

    name: str
    files: tuple[File, ...]
    applicant: str | None = None
    platform: str | None = None
    day: date | None = None
    rules: str | None = None
    problems: tuple[Problem, ...] = ()
