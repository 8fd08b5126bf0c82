"""A docx file → a `Document`: finds the parts of the package and walks each of them."""

from __future__ import annotations

from pathlib import Path

from pilotdocs.documents.docx.colours import WHITE, as_hex, read_theme
from pilotdocs.documents.docx.names import A, R, W
from pilotdocs.documents.docx.numbering import read_numbering
from pilotdocs.documents.docx.pictures import read_pictures
from pilotdocs.documents.docx.styles import is_on, read_styles
from pilotdocs.documents.docx.walk import Walk, place_comment, walk_story
from pilotdocs.documents.package import Element, Package, Relation, open_package
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Block, BlockKind, Content, Document, Problem, TextKind

_DIAGRAM_LINES = 2000
_NOTES: tuple[tuple[str, str, BlockKind], ...] = (
    ("footnotes", "footnote", "footnote"),
    ("endnotes", "endnote", "endnote"),
)


def read_docx(path: Path) -> Document:
    """What a docx, docm, dotx or dotm says. Text on its pictures is recognised where they are large enough for a
    paper. Raises `Unreadable`: empty, encrypted, damaged, wrong_kind."""
    with open_package(path) as package:
        main, root = _main_part(package)
        relations = package.relations(main)
        walk = _prepared(package, root, relations)
        written = _stories(package, main, root, relations, walk)
        pasted = read_pictures(written, walk.pictures, relations, package)
        problems = [*package.problems, *walk.problems, *_problems(package, relations, walk)]
    if pasted.unread:
        problems.append(_pictures(len(pasted.unread)))
    native = any(_says_something(item) for item in written)
    text: TextKind = "native" if native else "none"
    if pasted.recognised:
        text = "mixed" if native else "ocr"
    if text == "none":
        problems.append(_nothing_seen(walk))
    notes = (*walk.notes, *pasted.notes)
    found = tuple(item for item in pasted.content if not isinstance(item, Block) or item.text)
    return Document("", "docx", None, text, found, (*problems, *pasted.problems), pasted.seals, notes=notes)


def document_pictures(path: Path) -> dict[str, bytes]:
    """The pictures of the document by their place (`body/p[3]/picture[1]`). Linked pictures are not fetched."""
    found: dict[str, bytes] = {}
    with open_package(path) as package:
        main, root = _main_part(package)
        relations = package.relations(main)
        walk = _prepared(package, root, relations)
        _stories(package, main, root, relations, walk)
        for locator, identity in walk.pictures.items():
            relation = relations.get(identity)
            data = package.read(relation.target) if relation and not relation.external else None
            if data:
                found[locator] = data
    return found


def _says_something(item: Content) -> bool:
    return bool(item.text) if isinstance(item, Block) else any(cell.blocks for cell in item.cells)


def _main_part(package: Package) -> tuple[str, Element]:
    names = [
        item.target for item in package.relations("").values() if item.kind == "officeDocument" and not item.external
    ]
    for name in (*names, "word/document.xml"):
        root = package.xml(name) if package.has(name) else None
        if root is not None and root.find(W + "body") is not None:
            return name, root
    if any(problem.code == "too_large" for problem in package.problems):
        raise Unreadable("too_large", "文档正文解压后过大，未读取。", "请确认文件来源，拆分后重新提交。")
    raise Unreadable("damaged", "文件中找不到文档正文，无法读取。", "请用Word或WPS打开并另存为docx，重新提交。")


def _part_of(package: Package, relations: dict[str, Relation], kind: str) -> Element | None:
    for relation in relations.values():
        if relation.kind == kind and not relation.external:
            return package.xml(relation.target)
    return None


def _prepared(package: Package, root: Element, relations: dict[str, Relation]) -> Walk:
    settings = _part_of(package, relations, "settings")
    styles = read_styles(
        _part_of(package, relations, "styles"), read_theme(_part_of(package, relations, "theme"), settings)
    )
    walk = Walk(styles, read_numbering(_part_of(package, relations, "numbering"), styles))
    comments = _part_of(package, relations, "comments")
    for index, comment in enumerate(comments.iterchildren(W + "comment") if comments is not None else (), 1):
        walk.comments.setdefault(comment.get(W + "id", f"#{index}"), (f"comments/{index}", comment))
    for identity, relation in relations.items():
        if relation.kind == "diagramData" and not relation.external:
            walk.diagrams[identity] = _diagram_lines(package.xml(relation.target))
    return walk


def _diagram_lines(data: Element | None) -> list[str]:
    lines: list[str] = []
    for paragraph in data.iter(A + "p") if data is not None else ():
        text = "".join(item.text or "" for item in paragraph.iter(A + "t"))
        if text.strip() and len(lines) < _DIAGRAM_LINES:
            lines.append(text)
    return lines


def _stories(package: Package, main: str, root: Element, relations: dict[str, Relation], walk: Walk) -> list[Content]:
    """Body, then notes, headers, footers, and the comments that hang nowhere."""
    paper = _page_colour(package, root, relations)
    content = walk_story(root.find(W + "body"), "body/", "paragraph", paper, walk)
    for kind, name, block_kind in _NOTES:
        notes = _part_of(package, relations, kind)
        real = [item for item in notes.iterchildren(W + name) if _is_note(item)] if notes is not None else []
        for index, note in enumerate(real, 1):
            content.extend(walk_story(note, f"{kind}/{index}/", block_kind, paper, walk))
    for kind in ("header", "footer"):
        for target in _referred(root, relations, kind):
            part = package.xml(target)
            stem = target.rsplit("/", 1)[-1].rsplit(".", 1)[0]
            if part is not None:
                content.extend(walk_story(part, f"{stem}/", "header" if kind == "header" else "footer", paper, walk))
    for identity in list(walk.comments):
        content.extend(place_comment(identity, None, "", walk))
    return content


def _is_note(note: Element) -> bool:
    return bool(note.get(W + "type", "normal") == "normal")


def _referred(root: Element, relations: dict[str, Relation], kind: str) -> list[str]:
    """The header or footer parts that a section uses, each once, in the order of the sections."""
    targets: dict[str, None] = {}
    for reference in root.iter(f"{W}{kind}Reference"):
        relation = relations.get(reference.get(R + "id", ""))
        if relation is not None and not relation.external:
            targets[relation.target] = None
    return list(targets)


def _page_colour(package: Package, root: Element, relations: dict[str, Relation]) -> str:
    settings = _part_of(package, relations, "settings")
    background = root.find(W + "background")
    if background is None or settings is None or not is_on(settings.find(W + "displayBackgroundShape")):
        return WHITE
    return as_hex(background.get(W + "color")) or WHITE


def _problems(package: Package, relations: dict[str, Relation], walk: Walk) -> list[Problem]:
    found: list[Problem] = []
    if any(name.lower().endswith("vbaproject.bin") for name in package.names()):
        found.append(Problem("macro", "文档含有宏，宏未运行。", "请核实宏的用途；提交材料宜另存为不含宏的docx。"))
    if walk.chunks:
        found.append(
            Problem(
                "alt_chunk",
                f"文档中有{walk.chunks}处以嵌入文件形式插入的内容，未能读取。",
                "请用Word打开并另存，使内容并入正文后重新提交。",
            )
        )
    embedded = sum(1 for name in package.names() if name.lower().startswith("word/embeddings/"))
    if embedded or walk.objects:
        count = max(embedded, walk.objects)
        found.append(
            Problem(
                "embedded_object",
                f"文档中嵌有{count}个对象（如表格、公式或附件），其内容未读取。",
                "请将其中的材料另存为单独文件提交。",
            )
        )
    outside = [item for item in relations.values() if item.external and item.kind != "hyperlink"]
    if outside:
        found.append(
            Problem(
                "external_link",
                f"文档引用了{len(outside)}处外部内容（如链接的图片或模板），未读取。",
                "请将外部内容嵌入文档后重新提交。",
            )
        )
    return found


def _pictures(count: int) -> Problem:
    message = f"文档中有{count}幅图片没有识别出文字（照片、图标或未识别）。"
    return Problem("pictures", message, "如图片为扫描材料，请同时提交原扫描件。")


def _nothing_seen(walk: Walk) -> Problem:
    if walk.pictures:
        return Problem("needs_ocr", "文档只有图片，没有文字。", "需识别图片中的文字，或请提交原件。")
    return Problem("empty", "文档中没有任何文字。", "请确认提交的文件是否完整。")
