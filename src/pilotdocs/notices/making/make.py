"""Wording and profile → docx template: the parts of the package, written byte for byte alike each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pilotdocs.notices.kinds import KINDS
from pilotdocs.notices.making import package
from pilotdocs.notices.making.paper import (
    Column,
    attachments,
    blanks,
    control,
    last,
    level,
    paragraph,
    record,
    rows,
    signature,
)
from pilotdocs.notices.making.styles import styles_xml
from pilotdocs.notices.profile import Profile

_LINE = re.compile(r"^(一级|二级|三级|四级|顶格|正文|标签|空行|附件序号|附件标题)\|(.*)$", re.DOTALL)
_STYLES = {
    "一级": "NLevel1",
    "二级": "NLevel2",
    "三级": "NLevel3",
    "四级": "NLevel4",
    "顶格": "NFlush",
    "正文": "NText",
    "附件序号": "NAnnex",
    "附件标题": "NAnnexTitle",
}


@cache
def _bodies() -> Mapping[str, Any]:
    path = Path(__file__).with_name("bodies.yaml")
    loaded: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def _item(item: object, profile: Profile) -> str:
    """One entry of a body: “样式|文字”, or a table."""
    if isinstance(item, Mapping):
        columns = [Column(*column) for column in item["columns"]]
        return rows(columns, str(item["table"]), profile)
    found = _LINE.match(str(item))
    if found is None:
        return paragraph("NText", str(item))
    kind, text = found.groups()
    if kind == "标签":
        return control(text)
    if kind == "空行":
        return blanks(1)
    if kind in ("一级", "二级"):
        return level(_STYLES[kind], text, profile)
    return paragraph(_STYLES[kind], text)


def _top(form: str, body: Mapping[str, Any], profile: Profile) -> str:
    """What stands above the title."""
    number = "{{ 发文字号 }}"
    if form == "file":
        size, line = profile.sizes.mark * 10, profile.sizes.mark * 10 * 13 // 10
        before = profile.head.mark_below_text_area - (line - size) // 2
        return (
            paragraph("NMark", "{{ 发文机关 }}文件", f'<w:spacing w:before="{before}" w:after="0"/>')
            + blanks(profile.head.lines_to_number)
            + paragraph("NNumber", number)
            + blanks(profile.head.lines_to_title)
        )
    if form == "letter":
        right = '<w:jc w:val="right"/>'
        return paragraph("NFlush", number, right) + blanks(profile.letter.lines_to_title)
    if body.get("number"):
        right = '<w:jc w:val="right"/>'
        return paragraph("NFlush", number, right) + blanks(1)
    return ""


def _document(kind: str, profile: Profile) -> str:
    body = _bodies()[kind]
    form = KINDS[kind].form
    parts = [_top(form, body, profile), paragraph("NTitle", body["title"]), blanks(profile.title.lines_to_recipient)]
    if body.get("to"):
        parts.append(paragraph("NTo", body["to"]))
    parts += [_item(item, profile) for item in body["text"]]
    parts.append(attachments(profile))
    parts.append(signature(profile))
    parts += [_item(item, profile) for item in body.get("after", ())]
    parts += [_item(item, profile) for item in body.get("annex", ())]
    if form == "file":
        parts.append(record(profile))
    elif body.get("annex"):
        parts.append(last())
    return "".join(parts)


def build_template(kind: str, profile: Profile) -> bytes:
    """The docx of one kind; the same bytes for the same profile. `kind` is one of the contract's nine."""
    form = KINDS[kind].form
    files = {
        "[Content_Types].xml": package.content_types(form),
        "_rels/.rels": package.PACKAGE_RELATIONS,
        "docProps/core.xml": package.core(KINDS[kind].name),
        "word/document.xml": package.document(_document(kind, profile), form, profile),
        "word/_rels/document.xml.rels": package.relations(form),
        "word/styles.xml": styles_xml(profile),
        "word/settings.xml": package.settings(profile),
        "word/fontTable.xml": package.font_table(profile),
        "word/footer1.xml": package.page_footer("NPageOdd", form, profile),
        "word/footer2.xml": package.page_footer("NPageEven", form, profile),
    }
    if form == "letter":
        files["word/header3.xml"] = package.letter_header(profile)
        files["word/footer3.xml"] = package.letter_footer(profile)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def build_templates(out: Path, profile: Profile) -> list[Path]:
    """Writes all nine templates into the folder `out` (made where it is missing); the paths written."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in KINDS:
        path = out / f"{kind}.docx"
        path.write_bytes(build_template(kind, profile))
        written.append(path)
    return written
