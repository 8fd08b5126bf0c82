"""docx → PDF through LibreOffice, and which fonts stood in for those that the machine lacks."""

from __future__ import annotations

import io
import math
import shutil
import subprocess
import tempfile
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pilotdocs.notices.messages import WRITE
from pilotdocs.notices.profile import load_profile

_SECONDS = 120
_AT_ONCE = 40
_RECORD = "<w:tbl><w:tblPr><w:tblpPr"
_GAP = (
    '<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{gap}" w:lineRule="exact"/>'
    '<w:ind w:firstLine="0"/></w:pPr></w:p>'
)
_STEP = 400
_LEAST_GAP = 200  # twips
_BELOW_TEXT = 220  # from the foot of 4号 characters to the line under them


def write_pdfs(documents: Sequence[Path]) -> tuple[list[Path], list[str]]:
    """A PDF beside each docx; the paths made, and Chinese sentences on what failed and which fonts were replaced."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return [], [WRITE["pdf_missing"]]
    said = [replaced] if (replaced := _replaced_fonts()) else []
    made: list[Path] = []
    with tempfile.TemporaryDirectory() as room:
        for start in range(0, len(documents), _AT_ONCE):
            some = documents[start : start + _AT_ONCE]
            copies = [Path(room, f"{start + number:05d}.docx") for number in range(len(some))]
            for document, copy in zip(some, copies, strict=True):
                copy.write_bytes(preview(document.read_bytes()))
            _convert(program, copies, Path(room))
            _lower_records(program, some, copies, Path(room))
            for document, copy in zip(some, copies, strict=True):
                result = Path(room, "out", copy.stem + ".pdf")
                if result.is_file():
                    target = document.with_suffix(".pdf")
                    part = target.with_name(f".{target.name}.part")
                    shutil.copyfile(result, part)
                    part.replace(target)
                    made.append(target)
                else:
                    said.append(WRITE["pdf_failed"].format(name=document.name))
    return made, said


def _lower_records(program: str, documents: Sequence[Path], copies: Sequence[Path], room: Path) -> None:
    """Sets those with a 版记 once more, with as much room above it as the first setting left below it. Where that would
    take another page, the first setting stands."""
    again: dict[Path, tuple[Path, int]] = {}
    for document, copy in zip(documents, copies, strict=True):
        made = room / "out" / (copy.stem + ".pdf")
        if not made.is_file() or _RECORD not in _body(document):
            continue
        pages, free = _free_below(made)
        if free >= _LEAST_GAP:
            second = room / f"{copy.stem}b.docx"
            second.write_bytes(preview(document.read_bytes(), free))
            again[second] = (made, pages)
    if not again:
        return
    _convert(program, list(again), room)
    for second, (first, pages) in again.items():
        made = room / "out" / (second.stem + ".pdf")
        if made.is_file() and _free_below(made)[0] == pages:
            made.replace(first)


def _body(document: Path) -> str:
    with zipfile.ZipFile(document) as archive:
        return archive.read("word/document.xml").decode()


def _free_below(pdf: Path) -> tuple[int, int]:
    """Pages, and the twips between the last page's text and the foot of its 版心."""
    import pypdfium2

    foot = load_profile().page.bottom / 20
    paper = pypdfium2.PdfDocument(pdf)
    try:
        text = paper[len(paper) - 1].get_textpage()
        bottoms = [text.get_rect(number)[1] for number in range(text.count_rects())]
        lowest = min((bottom for bottom in bottoms if bottom > foot - 2), default=foot)
        return len(paper), max(0, round((lowest - foot) * 20) - _BELOW_TEXT)
    finally:
        paper.close()


def preview(document: bytes, gap: int = 0) -> bytes:
    """The docx as LibreOffice can set it. LibreOffice gives a character that is wider than its grid cell two cells, so
    the copy keeps the grid's lines only and draws the characters closer by the same amount. It does not float 版记 to
    the page's foot: `gap` twips are put above it."""
    profile = load_profile()
    pitch = profile.page.text_width / profile.grid.chars - profile.sizes.body * 10
    size = f'<w:sz w:val="{profile.sizes.body}"/>'
    closer = f'<w:spacing w:val="{math.floor(pitch)}"/>{size}'
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/styles.xml":
                data = data.decode().replace(size, closer).encode()
            elif item.filename == "word/document.xml":
                text = data.decode().replace('w:type="linesAndChars"', 'w:type="lines"')
                data = text.replace(_RECORD, _room(gap) + _RECORD).encode()
            new.writestr(item.filename, data)
    return stream.getvalue()


def _room(gap: int) -> str:
    """Empty paragraphs of `gap` twips together, in steps that LibreOffice keeps to."""
    heights = [_STEP] * (gap // _STEP) + ([gap % _STEP] if gap % _STEP else [])
    return "".join(_GAP.format(gap=height) for height in heights)


def _convert(program: str, documents: Sequence[Path], room: Path) -> None:
    profile = (room / "profile").as_uri()
    command = [
        program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf",
        "--outdir", str(room / "out"), *(str(document.resolve()) for document in documents),
    ]  # fmt: skip
    try:
        subprocess.run(command, capture_output=True, timeout=_SECONDS + 5 * len(documents), check=False)
    except (subprocess.TimeoutExpired, OSError):
        return


def _replaced_fonts() -> str:
    """A sentence on the profile's fonts that the machine lacks; "" where it has all or can't be asked."""
    asker = shutil.which("fc-match")
    if asker is None:
        return ""
    fonts = load_profile().fonts
    missing: list[str] = []
    used: list[str] = []
    for name in dict.fromkeys((fonts.title, fonts.body, fonts.level1, fonts.level2, fonts.page_number)):
        answer = subprocess.run(
            [asker, "-f", "%{family}", f"{name}:lang=zh-cn"], capture_output=True, text=True, timeout=20, check=False
        ).stdout
        if name not in answer.split(","):
            missing.append(name)
            used.append(answer.split(",")[0])
    if not missing:
        return ""
    return WRITE["pdf_fonts"].format(missing="、".join(missing), used="、".join(dict.fromkeys(used)))


def count_grid(pdf: Path) -> tuple[int, int, str]:
    """Of a PDF's pages: the most lines of text inside the 版心, the most characters in a line that is all
    Chinese characters (figures and hung punctuation take less than a cell), and the font that most are set in."""
    import pdfplumber

    sheet = load_profile().page
    most_lines = most_chars = 0
    fonts: Counter[str] = Counter()
    with pdfplumber.open(pdf) as paper:
        for page in paper.pages:
            inside = [
                char
                for char in page.chars
                if char["text"].strip() and char["bottom"] <= (sheet.height - sheet.bottom) / 20 + 4
            ]
            lines = Counter(round(char["bottom"]) for char in inside)
            most_lines = max(most_lines, len(lines))
            mixed = {round(char["bottom"]) for char in inside if not "一" <= char["text"] <= "鿿"}
            most_chars = max([most_chars, *(count for line, count in lines.items() if line not in mixed)])
            fonts.update(str(char["fontname"]).split("+")[-1] for char in inside)
    return most_lines, most_chars, fonts.most_common(1)[0][0] if fonts else ""
