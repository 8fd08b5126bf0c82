"""Short citations: where a number stands, in the words a reviewer uses, with a link to the place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from pilotdocs.model.audit import Audit
from pilotdocs.model.figure import Figure
from pilotdocs.model.place import Place, Source
from pilotdocs.reports.messages.names import KINDS, LOCATORS, MORE_PLACES, PAGES, RULE_CITATION
from pilotdocs.reports.paper import Span

MARKED_FORMATS = ("docx", "pdf", "xlsx")
REPORT = "report.html"
MARKED_DIR = "标注"
_STEP = re.compile(r"([A-Za-z]+)(?:(\d+))?(?:\[(\d+)\])?$")


def short_locator(locator: str) -> str:
    """A locator in words: `body/tbl[2]/r[3]/c[4]` is 表2第3行, `body/p[12]` 第12段, `设备清单!G15` itself."""
    if "!" in locator:
        return locator
    words = ""
    previous = ""
    for part in locator.split("/"):
        match = _STEP.match(part)
        if part.isdigit():
            words += part
        elif match:
            name, number, index = match.group(1), match.group(2) or "", match.group(3) or ""
            inside = name == "p" and previous in ("c", "footnotes", "header", "footer", "endnotes", "textbox")
            if not inside and name in LOCATORS:
                words += LOCATORS[name].format(n=index or number)
            previous = name
    return words or locator


def place_words(page: int | None, locator: str | None) -> str:
    """The place for the command line: 第3页, 第3页 表1第2行, 表1第2行; "" for none."""
    said = [PAGES[0].strip().format(n=page)] if page is not None else []
    return " ".join([*said, short_locator(locator)] if locator else said)


@dataclass(frozen=True, slots=True)
class Citations:
    """Names and links of every place in one audit. `marked` are the paths of documents with a copy in 标注/."""

    audit: Audit
    marked: frozenset[str]
    figures: dict[str, Figure]
    paths: dict[str, str]
    names: dict[tuple[str, int], str]

    def document_name(self, document: str, part: int = 0) -> str:
        """What a reviewer calls that part: 建设方案, or the file's name where a kind comes more than once."""
        name = self.names.get((document, part)) or self.names.get((document, 0))
        return name or PurePosixPath(self.paths.get(document, document)).stem

    def label(self, source: Source) -> str:
        """建设方案 p.12, 设备清单!G15, 建设方案 表1第3行."""
        name = self.document_name(source.document, source.part)
        return f"{name}{place_label(source.place, name)}"

    def link(self, source: Source, anchor: str = "") -> str:
        """The marked copy where there is one (at its page), else the place in report.html."""
        path = self.paths.get(source.document, "")
        if path in self.marked:
            page = f"#page={source.place.page}" if source.place.page and path.lower().endswith(".pdf") else ""
            return f"{MARKED_DIR}/{quote(path)}{page}"
        return f"{REPORT}#{quote(anchor or source.document)}"

    def of_source(self, source: Source) -> Span:
        """The citation of a place."""
        return Span(self.label(source), "cite", self.link(source))

    def of_figure(self, identifier: str) -> Span | None:
        """The citation of a figure, None for an id that the audit doesn't know."""
        figure = self.figures.get(identifier)
        if figure is None:
            return None
        return Span(self.label(figure.source), "cite", self.link(figure.source, figure.id))

    def of_document(self, identifier: str) -> Span:
        """The citation of a whole document."""
        return Span(self.document_name(identifier), "cite", self.link(Source(identifier, 0, Place())))

    def of_report(self, anchor: str, name: str = "") -> Span:
        """The citation of a line of report.html, for what stands in no paper: a threshold, a missing paper."""
        return Span(RULE_CITATION.format(name=name or anchor), "cite", f"{REPORT}#{quote(anchor)}")

    def cited(self, spans: Iterable[Span | None], *, limit: int = 4, more: str = "") -> list[Span]:
        """Citations in brackets, each once; past the limit the count of the rest links to `more` in report.html."""
        unique: dict[str, Span] = {}
        for span in spans:
            if span is not None:
                unique.setdefault(span.text, span)
        shown = list(unique.values())
        if not shown:
            return []
        rest = len(shown) - limit
        out = [Span("〔")]
        for index, span in enumerate(shown[:limit]):
            out += [Span("；")] * bool(index) + [span]
        if rest > 0:
            out.append(Span(MORE_PLACES.format(n=len(shown)), "cite", f"{REPORT}#{quote(more)}"))
        return [*out, Span("〕")]


def place_label(place: Place, name: str = "") -> str:
    """The place after a document's name: “ p.12”, “!G15” where the sheet bears that name, “ 表1第3行”, "" for none."""
    if place.locator:
        words = short_locator(place.locator)
        sheet, mark, cell = words.rpartition("!")
        if mark and sheet == name:
            return f"!{cell}"
        return f" {words}" if place.page is None else f" p.{place.page} {words}"
    return f" p.{place.page}" if place.page is not None else ""


def build_citations(audit: Audit, marked: Collection[str] | None = None) -> Citations:
    """The citations of one audit. Without `marked`, every document of a format that can be marked counts as marked."""
    paths = {file.id: file.path for file in audit.folder.files}
    paths.update({document.id: document.path for document in audit.documents})
    if marked is None:
        marked = [document.path for document in audit.documents if document.format in MARKED_FORMATS]
    figures = {figure.id: figure for figure in (*audit.reading.figures, *audit.settlement.figures)}
    for fact in audit.settlement.facts:
        if fact.claim is not None:
            figures.setdefault(fact.claim.id, fact.claim)
    return Citations(audit, frozenset(marked), figures, paths, _names(audit, paths))


def _names(audit: Audit, paths: dict[str, str]) -> dict[tuple[str, int], str]:
    kinds = Counter(part.kind for part in audit.parts)
    stems = Counter(PurePosixPath(path).stem for path in paths.values())
    parts_in = Counter(part.document.id for part in audit.parts)
    names = {}
    for part in audit.parts:
        identifier = part.document.id
        path = PurePosixPath(paths.get(identifier, identifier))
        stem = path.stem if stems[path.stem] == 1 else f"{path.stem}（{identifier}）"
        kind = KINDS.get(part.kind, part.kind)
        if part.kind != "other" and kinds[part.kind] == 1:
            names[identifier, part.index] = kind
        elif part.kind != "other" and parts_in[identifier] > 1:
            names[identifier, part.index] = f"{kind}（{stem}）"
        else:
            names[identifier, part.index] = stem
    return names
