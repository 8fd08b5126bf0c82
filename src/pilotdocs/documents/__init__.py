"""Files become Documents: what each file says, and where every word of it stands."""

from pilotdocs.documents.addressed import find_addressed
from pilotdocs.documents.pool import Pool
from pilotdocs.documents.reading import iter_documents, read_document, read_documents
from pilotdocs.documents.settings import ReadSettings

__all__ = ["Pool", "ReadSettings", "find_addressed", "iter_documents", "read_document", "read_documents"]
