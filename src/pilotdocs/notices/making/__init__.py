"""Makes the nine templates from the layout profile and the wording in `bodies/`."""

from pilotdocs.notices.making.make import build_template, build_templates

__all__ = ["build_template", "build_templates"]
