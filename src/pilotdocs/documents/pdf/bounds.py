"""How much of one PDF is read. What is over is left unread and the reviewer is told."""

from __future__ import annotations

# The largest honest submissions, bundles of evidence, have some 600 pages.
PAGES = 3000
# A dense page has 3 000 characters, a page of small print 10 000.
GLYPHS = 40_000
# All pages together: the text of some 3 000 dense pages.
TOTAL_GLYPHS = 6_000_000
# Paths, images and texts of one page, nested forms included. A page drawn by a CAD program has some 50 000.
OBJECTS = 60_000
# Points of all paths of one page that are looked at for ruled lines.
SEGMENTS = 60_000
FORM_DEPTH = 12
# A page's rendering. 200 dpi of A4 is 3.9 million pixels, of A3 7.7.
PIXELS = 16_000_000
OCR_DPI = 200
# Annotations and form fields of one page.
ANNOTATIONS = 3000
FORM_TEXT = 20_000
ATTACHMENTS = 50
