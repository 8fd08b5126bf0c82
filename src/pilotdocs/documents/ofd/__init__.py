"""OFD → Document."""

from pilotdocs.documents.ofd.reader import page_pictures, read_ofd

__all__ = ["page_pictures", "read_ofd"]
