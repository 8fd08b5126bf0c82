"""docx → Document (see `reader`)."""

from pilotdocs.documents.docx.reader import document_pictures, read_docx

__all__ = ["document_pictures", "read_docx"]
