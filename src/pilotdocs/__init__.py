"""Checks applications for recognition as a pilot-scale testing platform and writes the papers that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pilotdocs.audit import audit_folder
    from pilotdocs.figures.quantities import find_quantities
    from pilotdocs.rules import load_pack

__all__ = ["audit_folder", "find_quantities", "load_pack"]

_HOMES = {
    "audit_folder": "pilotdocs.audit",
    "find_quantities": "pilotdocs.figures.quantities",
    "load_pack": "pilotdocs.rules",
}


def __getattr__(name: str) -> Any:
    """The public functions, imported when first asked for, so that `pilotdocs --help` answers at once."""
    if name not in _HOMES:
        raise AttributeError(name)
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)
