"""docx → PDF through LibreOffice, and which fonts stood in for those that the machine lacks."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pilotdocs.notices.messages import WRITE
from pilotdocs.notices.profile import load_profile

_SECONDS = 120
_AT_ONCE = 40


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
            _convert(program, some, Path(room))
            for document in some:
                result = Path(room, "out", document.stem + ".pdf")
                if result.is_file():
                    target = document.with_suffix(".pdf")
                    part = target.with_name(f".{target.name}.part")
                    shutil.copyfile(result, part)
                    part.replace(target)
                    made.append(target)
                else:
                    said.append(WRITE["pdf_failed"].format(name=document.name))
    return made, said


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
