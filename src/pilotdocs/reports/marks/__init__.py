"""Copies of the cited papers with a mark at each place: Word comments, PDF highlights, cell comments."""

from pilotdocs.reports.marks.copies import MarkedCopies, write_marked

__all__ = ["MarkedCopies", "write_marked"]
