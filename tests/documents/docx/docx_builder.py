"""Builds a docx from the XML of its parts, so that a test shows exactly what stands in the file."""

from __future__ import annotations

import zipfile
from pathlib import Path

from pilotdocs.documents.docx import read_docx
from pilotdocs.model.document import Block, Document, Table

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:r="{R_NS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:future="urn:not-yet-known"'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(item if item.startswith('<') else run(item) for item in inner)}</w:p>"


def cell(*inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(item if item.startswith('<') else para(item) for item in inner)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    written = "".join(item if item.startswith("<") else cell(item) for item in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{written}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def box(content: str, *, fill: str = "", anchor: str = "") -> str:
    """A text box as Word writes it: twice, for itself and for older readers."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f"{anchor}<a:graphic><a:graphicData><wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>{content}"
        "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def write(folder: Path, body: str, strict: bool = False, **parts: str) -> Path:
    """A docx with this body. `parts` are further parts by their kind (styles, numbering, footnotes, header1, …); the
    XML of each is what stands inside its root element."""
    path = folder / "样例.docx"
    roots = {
        "styles": "styles",
        "numbering": "numbering",
        "footnotes": "footnotes",
        "comments": "comments",
        "theme": "",
    }
    relations = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in parts.items():
            kind = name.rstrip("0123456789")
            root = {"header": "hdr", "footer": "ftr"}.get(kind, roots.get(kind, kind))
            xml = f"<w:{root} {NAMESPACES}>{inner}</w:{root}>" if root else inner
            archive.writestr(f"word/{name}.xml", _strict(xml) if strict else xml)
            relations.append(f'<Relationship Id="{name}" Type="{R_NS}/{kind}" Target="{name}.xml"/>')
        document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", _strict(document) if strict else document)
        archive.writestr("word/_rels/document.xml.rels", _relations("".join(relations)))
        main = f'<Relationship Id="rId1" Type="{R_NS}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", _relations(main))
    return path


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _strict(xml: str) -> str:
    return xml.replace(W_NS, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
        R_NS, "http://purl.oclc.org/ooxml/officeDocument/relationships"
    )


def read(folder: Path, body: str, strict: bool = False, **parts: str) -> Document:
    return read_docx(write(folder, body, strict, **parts))


def seen(document: Document) -> list[str]:
    return [block.text for block in document.blocks() if block.hidden is None]


def hidden(document: Document) -> list[tuple[str, str | None]]:
    return [(block.text, block.hidden) for block in document.blocks() if block.hidden is not None]


def only(document: Document) -> Block:
    (block,) = [block for block in document.blocks() if block.hidden is None]
    return block


def grid(document: Document) -> list[list[str | None]]:
    found = next(item for item in document.content if isinstance(item, Table))
    return [[cell.text if cell else None for cell in line] for line in found.grid()]
