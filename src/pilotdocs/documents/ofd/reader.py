"""An OFD file (GB/T 33190-2016) → a `Document`: pages with places in points, seals, and the data beside the pages."""

from __future__ import annotations

from pathlib import Path

from pilotdocs.documents.layout import lay_out
from pilotdocs.documents.ofd.embedded import read_embedded
from pilotdocs.documents.ofd.geometry import UNMOVED, object_matrix, rect
from pilotdocs.documents.ofd.objects import Frame, Sheet, judge_glyphs, page_frame, read_objects
from pilotdocs.documents.ofd.parts import Body, PageRef, child, local, named, open_bodies, page_box, text_of
from pilotdocs.documents.ofd.scans import read_scan, scan_of
from pilotdocs.documents.ofd.seals import read_signatures
from pilotdocs.documents.package import Element, Package, joined, open_package
from pilotdocs.documents.pasted import MOST_PICTURES
from pilotdocs.model.document import Content, Document, Problem, Seal, TextKind
from pilotdocs.model.place import Place


def read_ofd(path: Path) -> Document:
    """What an OFD file says. Boxes are in points from the page's top left corner. A page that is only a picture is
    recognised; where that gives nothing it has the problem `needs_ocr`, and `page_pictures` gives its picture.

    Raises `Unreadable`: empty, encrypted, damaged."""
    content: list[Content] = []
    problems: list[Problem] = []
    seals: list[Seal] = []
    sizes: list[tuple[float, float]] = []
    notes: list[str] = []
    scanned: list[int] = []
    native = 0
    with open_package(path) as package:
        for body in open_bodies(package):
            texts: dict[str, str] = {}
            signed = read_signatures(package, body, len(sizes) + 1)
            annotations = _annotations(package, body)
            for page in body.pages:
                sheet = _sheet(package, body, page, annotations.get(page.identity, []))
                number = len(sizes) + 1
                sizes.append(sheet.size)
                texts.update(sheet.texts)
                content.extend(lay_out(sheet.glyphs, sheet.rules, number, sheet.size))
                problems.extend(_page_problems(sheet, number))
                native += bool(sheet.glyphs)
                scan = read_scan(package, sheet, number) if len(scanned) < MOST_PICTURES else None
                if scan is not None:
                    scanned.append(number)
                    content.extend(scan.content)
                    seals.extend(scan.seals)
                    problems.extend(scan.problems)
            blocks, found = read_embedded(package, body, texts)
            content.extend(blocks)
            problems.extend(found)
            for each in signed:
                seals.extend(each.seals)
                notes.append(each.note)
        problems = [*package.problems, *problems]
    if not sizes:
        problems.append(Problem("empty", "OFD文件没有页面。", "请确认提交的文件是否完整。"))
    problems = [problem for problem in problems if not _is_answered(problem, scanned)]
    text: TextKind = "none"
    if content:
        text = "native" if not scanned else "mixed" if native else "ocr"
    return Document(
        "", "ofd", len(sizes), text, tuple(content), tuple(problems), tuple(seals), tuple(sizes), notes=tuple(notes)
    )  # fmt: skip


def _is_answered(problem: Problem, scanned: list[int]) -> bool:
    """Whether a page's call for recognition was met."""
    return problem.code == "needs_ocr" and problem.place is not None and problem.place.page in scanned


def page_pictures(path: Path) -> dict[int, bytes]:
    """The largest picture of each page that is only a picture, by page number from 1, for recognition by the caller.
    It covers the whole page or most of it."""
    found: dict[int, bytes] = {}
    with open_package(path) as package:
        number = 0
        for body in open_bodies(package):
            for page in body.pages:
                number += 1
                sheet = _sheet(package, body, page, [])
                picture = scan_of(sheet)
                data = package.read(picture.part) if picture else None
                if data:
                    found[number] = data
    return found


def _sheet(package: Package, body: Body, page: PageRef, annotations: list[Element]) -> Sheet:
    """One page's objects: templates behind it, its layers, templates before it, annotations."""
    root = package.xml(page.part) if package.has(page.part) else None
    if root is None:
        origin, size = page_frame(body.default)
        sheet = Sheet(origin, size)
        sheet.full = True
        return sheet
    origin, size = page_frame(page_box(child(root, "Area"), body.default))
    sheet = Sheet(origin, size)
    frame = Frame(UNMOVED)
    templates = [item for item in root if local(item) == "Template"]
    for item in templates:
        if item.get("ZOrder") != "Foreground":
            _template(package, body, item, frame, sheet)
    read_objects(child(root, "Content"), frame, body, sheet)
    for item in templates:
        if item.get("ZOrder") == "Foreground":
            _template(package, body, item, frame, sheet)
    for annotation in annotations:
        appearance = child(annotation, "Appearance")
        shown = annotation.get("Visible") not in ("false", "0")
        if appearance is not None and annotation.get("Type") != "Link":
            matrix = object_matrix(rect(appearance.get("Boundary")), None, UNMOVED)
            read_objects(appearance, Frame(matrix, hidden=None if shown else "vanish"), body, sheet)
    judge_glyphs(sheet)
    return sheet


def _template(package: Package, body: Body, item: Element, frame: Frame, sheet: Sheet) -> None:
    part = body.templates.get(item.get("TemplateID") or "", "")
    root = package.xml(part) if part and package.has(part) else None
    read_objects(child(root, "Content"), frame, body, sheet)


def _annotations(package: Package, body: Body) -> dict[str, list[Element]]:
    """The annotations of each page, by page id."""
    stated = text_of(child(body.root, "Annotations"))
    place = joined(body.folder, stated)
    root = package.xml(place) if stated and package.has(place) else None
    found: dict[str, list[Element]] = {}
    for page in named(root, "Page"):
        location = text_of(child(page, "FileLoc"))
        near = joined(place.rpartition("/")[0], location)
        part = near if package.has(near) else joined(body.folder, location)
        annotations = package.xml(part) if location and package.has(part) else None
        found.setdefault(page.get("PageID") or "", []).extend(list(named(annotations, "Annot"))[:1000])
    return found


def _page_problems(sheet: Sheet, number: int) -> list[Problem]:
    place = Place(number)
    if sheet.full and not sheet.objects:
        return [
            Problem("page_missing", f"第{number}页的内容缺失或无法读取。", "请用OFD阅读器打开并另存，重新提交。", place)
        ]
    found: list[Problem] = []
    if sheet.full:
        found.append(Problem("too_large", f"第{number}页内容过多，只读取了前面的部分。", "请核对文件来源。", place))
    if scan_of(sheet):
        found.append(Problem("needs_ocr", f"第{number}页是图片，没有文字。", "需识别图片中的文字。", place))
    return found
