"""Names of SpreadsheetML and its neighbours, as lxml writes them."""

from __future__ import annotations

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
