"""Puts the page together: one file with its style, its data and its script, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from pilotdocs.model.audit import Audit
from pilotdocs.reports.decisions import MergedDecision
from pilotdocs.reports.desk import lay_out
from pilotdocs.reports.messages.page import PAGE_WORDS
from pilotdocs.reports.page.content import page_content


def write_html(
    audit: Audit,
    path: Path,
    *,
    locations: Mapping[str, Path] | None = None,
    marked: Collection[str] | None = None,
    decisions: Sequence[MergedDecision] = (),
    unmasked: bool = False,
) -> None:
    """Writes report.html to `path`. `locations` are the documents' files on disk by id (by default the folder's own),
    for the pictures; `marked` the paths of documents that have a copy in 标注/. Raises OSError."""
    if locations is None:
        locations = {file.id: Path(file.location) for file in audit.folder.files}
    desk = lay_out(audit, marked=marked, decisions=decisions, unmasked=unmasked)
    title = f"{desk.audit.applicant.name or desk.audit.folder.name}　{PAGE_WORDS['title']}"
    path.write_text(page_text(title, page_content(audit, desk, locations)), encoding="utf-8", errors="replace")


def page_text(title: str, content: dict[str, Any]) -> str:
    """The whole page. Nothing from a document is ever markup: data stands in one JSON block with every < escaped, and
    the script makes text nodes of it."""
    home = files("pilotdocs.reports.page")
    style = home.joinpath("page.css").read_text(encoding="utf-8")
    script = home.joinpath("page.js").read_text(encoding="utf-8")
    frame = home.joinpath("page.html").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; img-src data:; style-src {_source(style)}; script-src {_source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    parts = {
        "POLICY": escape(policy, quote=False),
        "TITLE": escape(title),
        "SKIP": escape(PAGE_WORDS["skip"]),
        "NOSCRIPT": escape(PAGE_WORDS["noscript"]),
        "STYLE": style,
        "DATA": safe_json(content),
        "SCRIPT": script,
    }
    pieces = frame.split("%%")
    return "".join(parts[piece] if index % 2 else piece for index, piece in enumerate(pieces))


def safe_json(content: dict[str, Any]) -> str:
    """JSON that can stand inside a script element whatever its strings hold."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
