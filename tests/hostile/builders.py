"""Whole small files of each kind, built from a few arguments: what the hostile set and the fuzzer start from."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib

from PIL import Image
from pypdf import PdfReader, PdfWriter

TEXT = "拥有专职中试人员32名，中试场地面积600平方米。"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument."
Parts = list[tuple[str, str | bytes]]


def pack(parts: Parts) -> bytes:
    """A zip of these members, the same bytes every time."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # of duplicate names
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name, (2025, 9, 30, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def types(part: str, kind: str) -> tuple[str, str]:
    return (
        "[Content_Types].xml",
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{part}" ContentType="{kind}"/></Types>',
    )


def relations(name: str, *targets: tuple[str, str]) -> tuple[str, str]:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATION}/{kind}" Target="{target}" TargetMode="{mode(target)}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        name,
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>',
    )


def mode(target: str) -> str:
    return "External" if "://" in target else "Internal"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(document: str | bytes | None = None, more: Parts | None = None, kind: str = "document") -> bytes:
    """A docx whose document.xml is `document` (None: two paragraphs and a table)."""
    if document is None:
        table = f"<w:tbl><w:tr><w:tc>{paragraph('设备原值')}</w:tc><w:tc>{paragraph('1200万元')}</w:tc></w:tr></w:tbl>"
        document = body(paragraph("中试平台建设方案") + paragraph(TEXT) + table)
    return pack(
        [
            types("word/document.xml", f"{OFFICE}wordprocessingml.{kind}.main+xml"),
            relations("_rels/.rels", ("officeDocument", "word/document.xml")),
            ("word/document.xml", document),
            *(more or []),
        ]
    )


def body(xml: str, before: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {WORD}><w:body>{xml}</w:body></w:document>'


def xlsx(sheet: str | None = None, strings: str | None = None, workbook: str | None = None) -> bytes:
    """An xlsx with one sheet (None: a roster of two)."""
    if sheet is None:
        rows = (("姓名", "岗位"), ("甲某", "技术"), ("乙某", "管理"))
        sheet = "".join(
            f'<row r="{r}">'
            + "".join(f'<c r="{"AB"[c]}{r}" t="inlineStr"><is><t>{text}</t></is></c>' for c, text in enumerate(row))
            + "</row>"
            for r, row in enumerate(rows, 1)
        )
        sheet = f"<sheetData>{sheet}</sheetData>"
    parts: Parts = [
        types("xl/workbook.xml", f"{OFFICE}spreadsheetml.sheet.main+xml"),
        relations("_rels/.rels", ("officeDocument", "xl/workbook.xml")),
        relations(
            "xl/_rels/workbook.xml.rels", ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        (
            "xl/workbook.xml",
            workbook
            or f'<workbook {SHEET} xmlns:r="{RELATION}"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets>'
            "</workbook>",
        ),
        ("xl/worksheets/sheet1.xml", f"<worksheet {SHEET}>{sheet}</worksheet>"),
        ("xl/sharedStrings.xml", strings or f'<sst {SHEET} count="0" uniqueCount="0"></sst>'),
    ]
    return pack(parts)


def pdf(
    content: bytes | None = None,
    *,
    page: str = "",
    catalog: str = "",
    kids: str = "[3 0 R]",
    count: int = 1,
    deflate: bool = False,
) -> bytes:
    """A PDF of one page with `content` (None: three lines of text), and whatever is added to its dictionaries."""
    if content is None:
        lines = ("Pilot testing platform", "Pilot staff: 32 persons", "Floor area: 600 square metres")
        content = b"BT /F1 14 Tf 72 760 Td 20 TL " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
    stream = zlib.compress(content, 9) if deflate else content
    media = "" if "MediaBox" in page else "/MediaBox [0 0 595 842]"
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        f"<</Type/Pages/Kids {kids}/Count {count}>>".encode(),
        f"<</Type/Page/Parent 2 0 R{media}/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R{page}>>".encode(),
        f"<</Length {len(stream)}{'/Filter/FlateDecode' if deflate else ''}>>\nstream\n".encode()
        + stream
        + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


def encrypted_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def ofd(content: str | None = None, document: str | None = None, root: str | None = None) -> bytes:
    """An OFD of one page with one line of text."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    letters = "0 " + " ".join(["5"] * (len(TEXT) - 1))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    root = (
        root or f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )
    document = document or (
        f"<ofd:Document {space}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID>{area}</ofd:CommonData>"
        '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>'
    )
    content = content or (
        f'<ofd:Page {space}>{area}<ofd:Content><ofd:Layer ID="2"><ofd:TextObject ID="3" Boundary="20 20 170 8" '
        f'Font="4" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="{letters[2:]}">{TEXT}</ofd:TextCode></ofd:TextObject>'
        "</ofd:Layer></ofd:Content></ofd:Page>"
    )
    return pack([("OFD.xml", root), ("Doc_0/Document.xml", document), ("Doc_0/Pages/Page_0/Content.xml", content)])


def png(width: int, height: int, rows: bytes) -> bytes:
    """A grey PNG that says it has this size, whatever `rows` hold."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.effect_mandelbrot((400, 300), (-2, -1.5, 1, 1.5), 40).save(buffer, "JPEG")
    return buffer.getvalue()


def compound(*streams: str) -> bytes:
    """An OLE2 compound file that names up to three streams and holds nothing else."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", head, 30, 9)
    struct.pack_into("<I", head, 48, 1)
    struct.pack_into("<109I", head, 76, 0, *[0xFFFFFFFF] * 108)
    directory = bytearray(512)
    for index, name in enumerate(("Root Entry", *streams)):
        data = name.encode("utf-16-le") + b"\0\0"
        directory[index * 128 : index * 128 + len(data)] = data
        struct.pack_into("<HB", directory, index * 128 + 64, len(data), 2 if index else 5)
    return bytes(head) + struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126) + bytes(directory)


def flagged(data: bytes, bits: int) -> bytes:
    """A zip with these flag bits in every header."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            struct.pack_into("<H", changed, at + offset, bits)
            at = changed.find(mark, at + 4)
    return bytes(changed)


def in_gbk(name: str) -> bytes:
    raw = name.encode("gbk")
    return pack([("x" * len(raw), "姓名,岗位\n甲,技术\n乙,管理\n")]).replace(b"x" * len(raw), raw)
