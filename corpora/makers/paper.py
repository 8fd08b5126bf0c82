"""Paper for invented applications: docx, PDF, scans, sheets and archives from short lists of blocks.

A block is a paragraph (str), `("h", text)`, `("c", centred text)`, `("t", rows)` or `"\\f"` for a new page.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

MING = "/usr/share/fonts/truetype/arphic/uming.ttc"
HEI = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
FAMILY = "骆宣冯褚卫蒋韩杨朱秦尤吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗花方俞任袁柳"
GIVEN = (
    "闻舟",
    "亦寒",
    "书瑾",
    "砚",
    "景澄",
    "若川",
    "望舒",
    "怀瑜",
    "思齐",
    "清和",
    "令仪",
    "子衿",
    "南乔",
    "朝晖",
    "立言",
    "其琛",
    "维桢",
    "守正",
    "嘉树",
    "徽音",
)
Block = Any
GROUND = {
    "1.registered": ["met", "reached"], "1.operating": ["met", "reached"], "1.legal_person": ["met", "reached"],
    "2.staff": ["met", "reached"], "2.structure": ["met", "reached"], "2.leader": ["manual", "needs_person"],
    "3.independence": ["manual", "needs_person"], "3.rules": ["manual", "needs_person"], "3.external_share": ["met", "reached"],
    "4.area": ["met", "reached"], "4.equipment": ["met", "reached"], "4.environment": ["manual", "needs_person"],
    "5.funding": ["manual", "needs_person"], "5.plan": ["manual", "needs_person"], "6.record": ["met", "reached"],
}  # fmt: skip

pdfmetrics.registerFont(TTFont("Ming", MING, subfontIndex=0))
pdfmetrics.registerFont(TTFont("Hei", HEI, subfontIndex=0))


def uscc(head: str) -> str:
    """A unified social credit code from its first seventeen characters (GB 32100-2015)."""
    total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(head))
    return head + ALPHABET[(31 - total % 31) % 31]


def people(seed: int, count: int, area: str = "330602") -> list[tuple[str, str]]:
    """Invented persons: distinct names with identity numbers (GB 11643-1999)."""
    rng = random.Random(seed)
    names = [family + given for family in FAMILY for given in GIVEN]
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    made = []
    for name in rng.sample(names, count):
        body = (
            f"{area}{rng.randint(1968, 2000)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}{rng.randint(0, 999):03d}"
        )
        made.append((name, body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]))
    return made


def masked(identity: str) -> str:
    """An identity number as insurance offices print it."""
    return identity[:6] + "********" + identity[-4:]


def docx(path: Path, blocks: Iterable[Block]) -> Any:
    """Write a docx and return its Document, for whoever wants to bend it further."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = Document()
    fill(document, blocks)
    document.save(str(path))
    return document


def fill(document: Any, blocks: Iterable[Block]) -> None:
    for block in blocks:
        if block == "\f":
            document.add_page_break()
        elif isinstance(block, str):
            document.add_paragraph(block)
        elif block[0] == "h":
            document.add_heading(block[1], 1)
        elif block[0] == "c":
            document.add_paragraph(block[1]).alignment = 1
        else:
            rows = block[1]
            table = document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
            for row, texts in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=False):
                    cell.text = str(text)


def pdf(path: Path, blocks: Iterable[Block], font: str = "Ming", grid: bool = True, size: float = 10.5) -> None:
    """Write a born-digital PDF."""
    path.parent.mkdir(parents=True, exist_ok=True)
    body = ParagraphStyle("body", fontName=font, fontSize=size, leading=size * 1.75, wordWrap="CJK", firstLineIndent=0)
    head = ParagraphStyle("head", parent=body, fontSize=size * 1.5, leading=size * 2.6, alignment=1)
    small = ParagraphStyle("cell", parent=body, fontSize=size * 0.85, leading=size * 1.15)
    story: list[Any] = []
    for block in blocks:
        if block == "\f":
            story.append(PageBreak())
        elif isinstance(block, str):
            story.append(Paragraph(block, body))
        elif block[0] in "hc":
            story.append(
                Paragraph(
                    block[1], head if block[0] == "c" else ParagraphStyle("h2", parent=body, fontSize=size * 1.15)
                )
            )
        else:
            rows = [[Paragraph(str(text), small) for text in row] for row in block[1]]
            widths = block[2] if len(block) > 2 else None
            table = Table(rows, repeatRows=1, colWidths=[w * mm for w in widths] if widths else None)
            style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
            if grid:
                style.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
            table.setStyle(TableStyle(style))
            story += [Spacer(1, 3 * mm), table, Spacer(1, 3 * mm)]
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1, topMargin=22 * mm, bottomMargin=20 * mm).build(story)


def pictures(source: Path, dpi: int, seed: int, angle: float, stamp: str | None) -> list[Image.Image]:
    """The pages of a PDF as a desk scanner sees them: grey, turned a little, speckled, stamped."""
    rng = random.Random(seed)
    made = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", "-png", str(source), f"{folder}/p"], check=True)
        for page in sorted(Path(folder).glob("p*.png")):
            image = Image.open(page).convert("L")
            draw = ImageDraw.Draw(image)
            if stamp:
                x, y = image.width * 0.62, image.height * rng.uniform(0.5, 0.62)
                radius = dpi * 0.8
                draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=150, width=4)
                draw.text((x - radius * 0.75, y - 10), stamp, fill=160, font=ImageFont.truetype(HEI, int(dpi / 7)))
            image = image.rotate(angle, fillcolor=252, resample=Image.Resampling.BICUBIC)
            pixels = image.load()
            assert pixels is not None
            for _ in range(image.width * image.height // 900):
                pixels[rng.randrange(image.width), rng.randrange(image.height)] = rng.randrange(60, 220)
            made.append(image)
    return made


def scan(
    path: Path,
    blocks: Iterable[Block],
    dpi: int = 150,
    seed: int = 1,
    angle: float = 0.6,
    stamp: str | None = None,
    **look: Any,
) -> None:
    """Write a scanned PDF, or a picture where the path ends in .jpg or .tif."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pdf(Path(folder) / "s.pdf", blocks, **look)
        pages = pictures(Path(folder) / "s.pdf", dpi, seed, angle, stamp)
    first, *rest = pages
    if path.suffix == ".pdf":
        first.save(path, "PDF", save_all=True, append_images=rest, resolution=dpi, quality=45)
    elif path.suffix == ".tif":
        first.convert("1").save(
            path, compression="group4", save_all=True, append_images=[p.convert("1") for p in rest], dpi=(dpi, dpi)
        )
    else:
        first.save(path, quality=50, dpi=(dpi, dpi))


def printed(source: Path, target: Path) -> None:
    """A docx printed by LibreOffice or an HTML page printed by Chromium, as PDF; the source is removed."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"{source.stem}.pdf"
        if source.suffix == ".html":
            command = [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                f"--print-to-pdf={made}",
                source.as_uri(),
            ]
        else:
            command = [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{folder}/lo",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                str(source),
            ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        shutil.move(made, target)
    source.unlink()


def book(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Any:
    """Write a workbook and return it, for whoever wants to bend it further."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    return made


class GbkName(zipfile.ZipInfo):
    """A member whose name is GBK bytes without the UTF-8 flag, as older Windows tools write it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def archive(path: Path, files: Iterable[Path], root: Path, gbk: bool = False) -> None:
    """Put files into a zip under their path from `root` and remove them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as into:
        for file in files:
            kind = GbkName if gbk else zipfile.ZipInfo
            entry = kind(str(file.relative_to(root)), (2025, 9, 1, 9, 30, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            into.writestr(entry, file.read_bytes())
            file.unlink()
    for folder in {file.parent for file in files}:
        if folder != root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def fact(claimed: object = None, evidenced: object = None, used: object = "same") -> dict[str, str | None]:
    """One fact of a truth; `used` is what the evidence shows unless told."""
    if used == "same":
        used = evidenced
    return {
        k: None if v is None else str(v) for k, v in (("claimed", claimed), ("evidenced", evidenced), ("used", used))
    }


def groups(technical: int, skilled: int, managerial: int, marketing: int) -> dict[str, dict[str, str]]:
    """The four groups as the evidence shows them; what the plan claims of them is not scored."""
    counts = {"technical": technical, "skilled": skilled, "managerial": managerial, "marketing": marketing}
    return {f"pilot_staff_{name}": {"evidenced": str(n), "used": str(n)} for name, n in counts.items()}


def start(root: Path, name: str) -> Path:
    """An empty folder for one application."""
    folder = root / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def write_truth(
    root: Path, name: str, as_of: str, traps: list[str], facts: dict[str, Any], findings: dict[str, list[str] | None],
    discrepancies: list[list[str | None]], allowed: Sequence[str] = (), parts: dict[str, list[str]] | None = None, fast: bool = False,
) -> None:  # fmt: skip
    """Write `<name>.truth.json`; a finding of None is not scored. `exact`, set by hand in a truth that the program
    reads without a miss, is kept."""
    path = root / f"{name}.truth.json"
    exact = path.exists() and json.loads(path.read_text(encoding="utf-8")).get("exact")
    held = {k: v for k, v in {**GROUND, **findings}.items() if v is not None}
    truth = {
        "as_of": as_of, "fast": fast, "traps": traps, "facts": facts, "findings": held, "discrepancies": discrepancies,
        "allowed": list(allowed), "parts": parts or {},
    }  # fmt: skip
    if exact:
        truth["exact"] = True
    path.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
