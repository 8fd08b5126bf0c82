"""PDF → Document: text with a box for every character, ruled and borderless tables, scans through recognition."""

from pilotdocs.documents.pdf.debug import draw_debug
from pilotdocs.documents.pdf.reader import read_pdf

__all__ = ["draw_debug", "read_pdf"]
