"""Pictures of pages → characters with boxes, offline. `read_page` reads one, `lay_out_reading` makes blocks of it."""

from pilotdocs.documents.ocr.engine import Engine, Line, load_engine
from pilotdocs.documents.ocr.laid import lay_out_reading
from pilotdocs.documents.ocr.page import read_page
from pilotdocs.documents.ocr.reading import PageReading

__all__ = ["Engine", "Line", "PageReading", "lay_out_reading", "load_engine", "read_page"]
