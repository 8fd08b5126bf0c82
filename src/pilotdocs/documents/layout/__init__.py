"""Characters and ruled lines of a page → blocks and tables in reading order. PDF, OCR and OFD use it."""

from pilotdocs.documents.layout.glyph import Glyph, Rule
from pilotdocs.documents.layout.joining import join_pages
from pilotdocs.documents.layout.page import lay_out
from pilotdocs.documents.layout.running import mark_running

__all__ = ["Glyph", "Rule", "join_pages", "lay_out", "mark_running"]
