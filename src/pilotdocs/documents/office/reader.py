"""doc, rtf, wps and the like → a `Document`, through a copy in the format of today."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from pilotdocs.documents.docx import read_docx
from pilotdocs.documents.limits import MEMBER_SIZE
from pilotdocs.documents.office.convert import convert
from pilotdocs.documents.office.kinds import kind_of
from pilotdocs.documents.sheets import read_xlsx
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Document

# Below the time after which a worker without progress is given up, so that the reason is told.
CONVERTER_SECONDS = 100.0
_NOTE = "本文件由LibreOffice转换后读取，其中的位置是转换后副本中的位置。"


def read_office(path: Path, converter_timeout: float = CONVERTER_SECONDS) -> Document:
    """What a doc, rtf, wps, odt, ods, xlsb or xls file says, read from a converted copy: its locators are those of the
    copy, and a note says so. `converter_timeout` in seconds. Raises `Unreadable`: empty, encrypted, unknown_kind,
    no_converter, too_slow, damaged, too_large."""
    kind = kind_of(path)
    if path.stat().st_size > MEMBER_SIZE:
        raise Unreadable("too_large", "文件过大，未读取。", "请压缩其中的图片或拆分后重新提交。")
    with tempfile.TemporaryDirectory(prefix="office-", ignore_cleanup_errors=True) as folder:
        scratch = Path(folder)
        source = scratch / f"source.{kind.suffix}"
        shutil.copyfile(path, source)
        copy = convert(source, kind.target, scratch, converter_timeout)
        document = read_docx(copy) if kind.target == "docx" else read_xlsx(copy)
    return replace(document, format=kind.suffix, notes=(_NOTE, *document.notes))
