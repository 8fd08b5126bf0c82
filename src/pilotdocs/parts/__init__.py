"""Document → parts with kinds: which evidence papers one file holds, on which pages, and what speaks for it."""

from pilotdocs.parts.find import find_parts
from pilotdocs.parts.signals import KIND_NAMES

__all__ = ["KIND_NAMES", "find_parts"]
