"""PDF → Document: text with a box for every character, ruled and borderless tables, scans through recognition."""

from pilotdocs.documents.pdf.reader import read_pdf

__all__ = ["read_pdf"]
