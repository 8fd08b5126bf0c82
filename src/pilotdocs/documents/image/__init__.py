"""Pictures of papers (jpg, png, tif of several pages, bmp, webp, gif) → a Document. `read_image` is the one verb."""

from pilotdocs.documents.image.picture import read_image

__all__ = ["read_image"]
