"""Office paper from one notation: Word forms, printouts, scans with red seals, sheets and an OFD invoice.

A text is read line by line: `# title`, `## heading`, `> right-aligned`, `---` a new page, `%plain` (the next table has no
borders), `| a | b |` a table row whose cell `<` continues the cell to its left and `^` the one above; else a paragraph.
"""

from __future__ import annotations

import html
import random
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpora.makers.paper import HEI, printed
from docx import Document
from openpyxl import Workbook
from PIL import Image, ImageChops, ImageDraw, ImageFont
from pypdf import PdfWriter

SONG, KAI, BLACK, NOTO = "AR PL UMing CN", "AR PL UKai CN", "WenQuanYi Zen Hei", "Noto Sans CJK SC"
Grid = list[list[str]]
Span = tuple[int, int, int, int]


def blocks(text: str) -> list[tuple[str, Any]]:
    """The blocks of a text in order: (kind, text or rows); kinds are title, head, right, page, plain, grid, text."""
    made: list[tuple[str, Any]] = []
    plain = False
    for raw in text.strip("\n").split("\n"):
        line = raw.strip()
        if line.startswith("|"):
            row = [cell.strip() for cell in line.strip("|").split("|")]
            if made and made[-1][0] in {"grid", "plain"} and not plain:
                made[-1][1].append(row)
            else:
                made.append(("plain" if plain else "grid", [row]))
                plain = False
        elif line == "%plain":
            plain = True
        elif line == "---":
            made.append(("page", ""))
        elif line.startswith(("# ", "## ", "> ")):
            mark, rest = line.split(" ", 1)
            made.append(({"#": "title", "##": "head", ">": "right"}[mark], rest))
        elif line:
            made.append(("text", line))
    return made


def spans(rows: Grid) -> list[Span]:
    """Where each cell of a grid begins and how far it reaches: (row, column, rows, columns)."""
    made = []
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in {"<", "^"}:
                continue
            wide = 1
            while column + wide < len(row) and row[column + wide] == "<":
                wide += 1
            high = 1
            while at + high < len(rows) and column < len(rows[at + high]) and rows[at + high][column] == "^":
                high += 1
            made.append((at, column, high, wide))
    return made


def web(text: str, font: str = SONG, size: float = 11, landscape: bool = False, css: str = "") -> str:
    """The text as an HTML page."""
    out = [
        f"<html><meta charset='utf-8'><style>@page{{size:A4 {'landscape' if landscape else 'portrait'};margin:18mm 16mm}}"
        f"body{{font-family:'{font}';font-size:{size}pt;line-height:1.65}}h1{{text-align:center;font-size:1.5em;font-weight:normal}}"
        "h2{font-size:1.1em}table{border-collapse:collapse;width:100%;margin:4px 0}td{border:1px solid #222;padding:2px 4px;font-size:.88em;line-height:1.3}"
        f".plain td{{border:none}}p{{margin:3px 0}}.r{{text-align:right}}{css}</style><body>"
    ]
    for kind, body in blocks(text):
        if kind in {"grid", "plain"}:
            out.append(f"<table class='{kind}'>")
            cells = {(r, c): (high, wide) for r, c, high, wide in spans(body)}
            for r, row in enumerate(body):
                inner = "".join(
                    f"<td rowspan={cells[r, c][0]} colspan={cells[r, c][1]}>{html.escape(cell)}</td>"
                    for c, cell in enumerate(row)
                    if (r, c) in cells
                )
                out.append(f"<tr>{inner}</tr>")
            out.append("</table>")
        elif kind == "page":
            out.append("<div style='break-after:page'></div>")
        else:
            tag = {"title": "h1", "head": "h2", "right": "p class=r", "text": "p"}[kind]
            out.append(f"<{tag}>{html.escape(body)}</{tag.split()[0]}>")
    return "\n".join(out)


def sheet_pdf(path: Path, text: str, **look: Any) -> None:
    """The text printed by Chromium."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page = path.with_suffix(".html")
    page.write_text(web(text, **look), encoding="utf-8")
    printed(page, path)


def word(path: Path, text: str) -> Any:
    """The text as a docx with merged cells; returns its Document, for whoever wants to bend it further."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = Document()
    for kind, body in blocks(text):
        if kind in {"grid", "plain"}:
            table = document.add_table(len(body), max(map(len, body)))
            if kind == "grid":
                table.style = "Table Grid"
            for r, c, _, _ in spans(body):
                table.cell(r, c).text = body[r][c]
            for r, c, high, wide in spans(body):
                if high > 1 or wide > 1:
                    table.cell(r, c).merge(table.cell(r + high - 1, c + wide - 1))
                    table.cell(r, c).text = body[r][c]
        elif kind == "page":
            document.add_page_break()
        elif kind == "head":
            document.add_heading(body, 1)
        else:
            document.add_paragraph(body).alignment = {"title": 1, "right": 2, "text": None}[kind]
    document.save(str(path))
    return document


def word_pdf(path: Path, text: str) -> None:
    """The text as a docx, printed by LibreOffice."""
    source = path.with_suffix(".docx")
    word(source, text)
    printed(source, path)


def cell_value(text: str) -> Any:
    """Numbers as numbers, long digit strings (ids) as text, nothing as nothing."""
    if re.fullmatch(r"-?\d{1,11}", text) and not re.fullmatch(r"0\d+", text):
        return int(text)
    return float(text) if re.fullmatch(r"-?\d{1,11}\.\d+", text) else text or None


def sheets(path: Path, pages: dict[str, str]) -> Any:
    """A workbook with a sheet per text, paragraphs in column A; returns it, for whoever wants to bend it further."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = Workbook()
    made.remove(made.active)
    for title, text in pages.items():
        sheet, top = made.create_sheet(title), 1
        for kind, body in blocks(text):
            if kind not in {"grid", "plain"}:
                sheet.cell(top, 1, body)
                top += 1
                continue
            for r, c, high, wide in spans(body):
                sheet.cell(top + r, c + 1, cell_value(body[r][c]))
                if high > 1 or wide > 1:
                    sheet.merge_cells(
                        start_row=top + r, start_column=c + 1, end_row=top + r + high - 1, end_column=c + wide
                    )
            top += len(body)
    made.save(path)
    return made


def sealed(page: Image.Image, seal: str, dpi: int, rng: random.Random, at: tuple[float, float]) -> Image.Image:
    """A page with a red round seal that lets the print shine through."""
    layer = Image.new("RGB", page.size, "white")
    draw, radius = ImageDraw.Draw(layer), dpi * 0.75
    x, y = page.width * at[0], page.height * at[1]
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(215, 60, 55), width=max(3, dpi // 40))
    small = ImageFont.truetype(HEI, int(dpi / 8))
    draw.text((x, y - radius * 0.45), seal, fill=(215, 60, 55), font=small, anchor="mm")
    draw.text((x, y + radius * 0.1), "★", fill=(215, 60, 55), font=ImageFont.truetype(HEI, int(dpi / 2.6)), anchor="mm")
    return ImageChops.multiply(page, layer.rotate(rng.uniform(-12, 12), fillcolor="white", center=(x, y)))


def scanned(
    path: Path,
    text: str,
    dpi: int = 150,
    angle: float = 0.5,
    seed: int = 1,
    seal: str | None = None,
    at: tuple[float, float] = (0.7, 0.75),
    quality: int = 38,
    colour: bool = True,
    **look: Any,
) -> None:
    """The text printed, stamped and scanned: a PDF of pictures, or a picture where the path ends in .jpg or .png."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    pages = []
    with tempfile.TemporaryDirectory() as name:
        sheet_pdf(Path(name) / "s.pdf", text, **look)
        subprocess.run(["pdftoppm", "-r", str(dpi), "-png", f"{name}/s.pdf", f"{name}/p"], check=True)
        for file in sorted(Path(name).glob("p*.png")):
            page = Image.open(file).convert("RGB")
            if seal:
                page = sealed(page, seal, dpi, rng, at)
            page = page.rotate(angle, fillcolor=(250, 250, 247), resample=Image.Resampling.BICUBIC)
            pixels = page.load()
            assert pixels is not None
            for _ in range(page.width * page.height // 1100):
                tone = rng.randrange(70, 225)
                pixels[rng.randrange(page.width), rng.randrange(page.height)] = (tone, tone, tone)
            pages.append(page if colour else page.convert("L"))
    first, *rest = pages
    if path.suffix == ".pdf":
        first.save(path, "PDF", save_all=True, append_images=rest, resolution=dpi, quality=quality)
    else:
        first.save(path, quality=quality, dpi=(dpi, dpi))


def bundle(path: Path, parts: Iterable[Path]) -> None:
    """Several PDFs as one; the parts are removed."""
    writer = PdfWriter()
    for part in parts:
        writer.append(part)
        part.unlink()
    writer.write(path)


OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def steps(text: str, size: float) -> str:
    """The steps from character to character: half as wide after ASCII."""
    return " ".join(f"{size / 2 if ord(char) < 256 else size:g}" for char in text[:-1]) or f"{size:g}"


def ofd(path: Path, lines: Iterable[tuple[float, float, str]], size: float = 4.0) -> None:
    """An OFD of one page (210 by 140 mm) with a text at each (x, y) in millimetres."""
    path.parent.mkdir(parents=True, exist_ok=True)
    objects = "".join(
        f'<ofd:TextObject ID="{n}" Boundary="{x} {y} {len(text) * size + 2} {size + 1}" Font="2" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps(text, size)}">{html.escape(text)}</ofd:TextCode></ofd:TextObject>'
        for n, (x, y, text) in enumerate(lines, 10)
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    box = "<ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox>"
    files = {
        "OFD.xml": f'<ofd:OFD {OFD} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>a1b2c3d4e5f60718293a4b5c6d7e8f90</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        "Doc_0/Document.xml": f'<ofd:Document {OFD}><ofd:CommonData><ofd:MaxUnitID>500</ofd:MaxUnitID><ofd:PageArea>{box}</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/PublicRes.xml": f'<ofd:Res {OFD} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>',
        "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page {OFD}><ofd:Area>{box}</ofd:Area><ofd:Content><ofd:Layer ID="3">{objects}</ofd:Layer></ofd:Content></ofd:Page>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as into:
        for name, body in files.items():
            into.writestr(zipfile.ZipInfo(name, (2025, 9, 1, 9, 0, 0)), head + body, zipfile.ZIP_DEFLATED)


def rows(table: Iterable[Iterable[object]]) -> str:
    """Rows of values in the notation."""
    return "\n".join("| " + " | ".join("" if v is None else str(v) for v in row) + " |" for row in table)
