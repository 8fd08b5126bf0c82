"""Builds an xlsx from the XML of its sheets, so that a test shows exactly what stands in the file."""

from __future__ import annotations

import zipfile
from pathlib import Path

S_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write(folder: Path, sheets: dict[str, str], **parts: str | bytes) -> Path:
    """A workbook whose sheets hold this XML (below `worksheet`). `parts` are further parts by path, `__` for `/`."""
    path = folder / "样例.xlsx"
    listed, relations = [], []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, (name, inner) in enumerate(sheets.items(), 1):
            listed.append(f'<sheet name="{name}" sheetId="{index}" r:id="r{index}"/>')
            relations.append(f'<Relationship Id="r{index}" Type="{R_NS}/worksheet" Target="worksheets/s{index}.xml"/>')
            archive.writestr(
                f"xl/worksheets/s{index}.xml", f'<worksheet xmlns="{S_NS}" xmlns:r="{R_NS}">{inner}</worksheet>'
            )
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") if "/" not in name else name, data)
            for kind in ("styles", "sharedStrings"):
                if kind in name:
                    relations.append(f'<Relationship Id="{kind}" Type="{R_NS}/{kind}" Target="{kind}.xml"/>')
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{S_NS}" xmlns:r="{R_NS}"><sheets>{"".join(listed)}</sheets></workbook>',
        )
        archive.writestr("xl/_rels/workbook.xml.rels", _relations("".join(relations)))
        archive.writestr(
            "_rels/.rels", _relations(f'<Relationship Id="r" Type="{R_NS}/officeDocument" Target="xl/workbook.xml"/>')
        )
    return path


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )
