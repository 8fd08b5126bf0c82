"""Text in an applicant's file that speaks to whoever checks it. It is reported and changes nothing."""

from __future__ import annotations

from pilotdocs.model.document import Document, Problem


def find_addressed(document: Document) -> tuple[Problem, ...]:
    """A problem `addressed_to_checker` for each place where the document gives its checker an instruction."""
    return ()
