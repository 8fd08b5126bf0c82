"""Characters and ruled lines of a page → blocks and tables in reading order. PDF, OCR and OFD use it."""

from pilotdocs.documents.layout.glyph import Glyph, Rule
from pilotdocs.documents.layout.page import lay_out

__all__ = ["Glyph", "Rule", "lay_out"]
