"""Office formats of other times and makers → Document, through headless LibreOffice."""

from pilotdocs.documents.office.convert import find_converter
from pilotdocs.documents.office.reader import read_office

__all__ = ["find_converter", "read_office"]
