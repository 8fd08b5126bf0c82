"""report.html: one page that shows each finding, its figures, and the picture of the place each was read from."""

from pilotdocs.reports.page.build import write_html

__all__ = ["write_html"]
