"""Whole small files of each kind, built from a few arguments: what the hostile set and the fuzzer start from."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from datetime import date
from email.message import EmailMessage

import openpyxl
from openpyxl.comments import Comment
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

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


def rich_docx() -> bytes:
    """A docx with what Word writes beside the plain: styles, numbers, notes, a header, a comment, tracked changes."""
    note = f'<w:footnote w:id="2">{paragraph("原值为不含税价。")}</w:footnote>'
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    parts = {
        "styles": '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/>'
        "</w:pPr></w:style>",
        "numbering": f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        "footnotes": note,
        "comments": f'<w:comment w:id="1" w:author="a">{paragraph("请核对")}</w:comment>',
        "header1": paragraph("中试平台建设方案"),
    }
    kinds = {"header1": "header"}
    roots = {"header1": "hdr"}
    cells = "".join(f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph(text)}</w:tc>" for text in ("设备", "1200万元"))
    inner = (
        '<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>人才队伍</w:t></w:r></w:p>"
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>现有</w:t></w:r><w:ins w:id="8" w:author="a"><w:r><w:t>32</w:t></w:r>'
        '</w:ins><w:del w:id="9" w:author="a"><w:r><w:delText>23</w:delText></w:r></w:del><w:r><w:t>人</w:t></w:r>'
        '<w:commentRangeEnd w:id="1"/><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        f'<w:tbl><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr>'
        f"</w:tbl><w:sdt><w:sdtContent>{paragraph(TEXT)}</w:sdtContent></w:sdt>"
        '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    )
    more: Parts = [
        relations("word/_rels/document.xml.rels", *((kinds.get(name, name), f"{name}.xml") for name in parts)),
        *(
            (f"word/{name}.xml", f"<w:{roots.get(name, name)} {WORD}>{xml}</w:{roots.get(name, name)}>")
            for name, xml in parts.items()
        ),
    ]
    return docx(body(inner), more)


def rich_xlsx() -> bytes:
    """An xlsx as openpyxl writes it: formulas, merged heads, formats, dates, a hidden row, a comment, two sheets."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "设备清单"
    sheet.merge_cells("A1:C1")
    sheet["A1"] = "设备清单（单位：万元）"
    for row in (["名称", "原值", "购置日期"], ["甲", 120.5, date(2024, 5, 6)], ["乙", 30, date(2023, 1, 2)]):
        sheet.append(row)
    sheet["B5"] = "=SUM(B3:B4)"
    sheet["B3"].number_format = "#,##0.00"
    sheet.row_dimensions[4].hidden = True
    sheet["A3"].comment = Comment("请核对", "a")
    book.create_sheet("藏").sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rich_pdf() -> bytes:
    """A PDF with a table's lines, a picture, an annotation, objects in streams, two pages of which one is turned."""
    lines = b" ".join(b"72 %d m 400 %d l S" % (y, y) for y in (500, 520, 540))
    lines += b" " + b" ".join(b"%d 500 m %d 540 l S" % (x, x) for x in (72, 200, 400))
    words = b" BT /F1 10 Tf 80 506 Td (Mill) Tj 130 0 Td (1200) Tj 0 20 Td (Price) Tj -130 0 Td (Name) Tj ET"
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(lines + words))))
    writer.append(PdfReader(io.BytesIO(pdf())))
    buffer = io.BytesIO()
    Image.effect_mandelbrot((60, 40), (-2, -1.5, 1, 1.5), 40).save(buffer, "PDF")
    writer.append(PdfReader(buffer))
    writer.pages[1].rotate(90)
    writer.add_annotation(0, FreeText(text="note 32", rect=(100, 100, 200, 130)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def xls() -> bytes:
    """A workbook of Excel 97 with one sheet of four cells, as short as the format lets it be."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def label(row: int, column: int, text: str) -> bytes:
        raw = text.encode("utf-16-le")
        return record(0x204, struct.pack("<HHHHB", row, column, 15, len(raw) // 2, 1) + raw)

    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0xDBB, 1997, 0, 6))
    name = "名册".encode("utf-16-le")
    rest = struct.pack("<BBBB", 0, 0, len(name) // 2, 1) + name
    formats = b"".join(record(0xE0, struct.pack("<HHH", 0, 0, 0) + bytes(14)) for _ in range(16))
    at = len(start) + len(formats) + 4 + 4 + len(rest) + 4
    stream = start + formats + record(0x85, struct.pack("<I", at) + rest) + record(0x0A, b"")
    stream += record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0xDBB, 1997, 0, 6))
    stream += label(0, 0, "姓名") + label(0, 1, "年龄") + label(1, 0, "甲某")
    stream += record(0x203, struct.pack("<HHHd", 1, 1, 15, 32.0)) + record(0x0A, b"")
    return compound_with("Workbook", stream)


def compound_with(name: str, stream: bytes) -> bytes:
    """An OLE2 compound file with one stream, large enough not to need the small sectors."""
    sectors = max(8, -(-len(stream) // 512))
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<III", head, 44, 1, 1, 0)
    struct.pack_into("<IIIII", head, 56, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", head, 76, 0, *[0xFFFFFFFF] * 108)
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    directory = bytearray(512)
    for index, (title, kind, size) in enumerate((("Root Entry", 5, 0), (name, 2, sectors * 512))):
        raw = title.encode("utf-16-le") + b"\0\0"
        directory[index * 128 : index * 128 + len(raw)] = raw
        struct.pack_into("<HBB", directory, index * 128 + 64, len(raw), kind, 1)
        struct.pack_into("<III", directory, index * 128 + 68, *[0xFFFFFFFF] * 2, 0xFFFFFFFF if index else 1)
        struct.pack_into("<II", directory, index * 128 + 116, 2 if index else 0xFFFFFFFE, size)
    return bytes(head) + table + bytes(directory) + stream.ljust(sectors * 512, b"\0")


def eml() -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b.cn", "c@d.cn", "申报材料"
    message.set_content(TEXT)
    message.add_attachment(docx(), maintype="application", subtype="octet-stream", filename="方案.docx")
    return message.as_bytes()


def mht() -> bytes:
    return (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; "
        b"charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>" + TEXT.encode() + b"</p>\r\n--x--\r\n"
    )


def picture(kind: str) -> bytes:
    """A small picture, of two pages where the format knows pages."""
    image = Image.effect_mandelbrot((60, 40), (-2, -1.5, 1, 1.5), 40)
    buffer = io.BytesIO()
    if kind in ("TIFF", "GIF", "MPO"):
        image.save(buffer, kind, save_all=True, append_images=[image.rotate(180)])
    else:
        image.save(buffer, kind)
    return buffer.getvalue()
