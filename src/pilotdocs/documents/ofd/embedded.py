"""Structured data beside the pages: attached XML (an invoice's own data), custom tags, custom properties."""

from __future__ import annotations

from collections.abc import Iterator

from pilotdocs.documents.ofd.parts import Body, child, local, named, text_of
from pilotdocs.documents.package import Element, Package, joined
from pilotdocs.model.document import Block, Problem
from pilotdocs.model.place import Place

MAX_VALUES = 20_000
MAX_XML = 16 * 1024 * 1024
_DEEPEST = 60


def read_embedded(package: Package, body: Body, texts: dict[str, str]) -> tuple[list[Block], list[Problem]]:
    """The values, each a block whose locator names where it stands: `attachment/<name>/<element path>`,
    `tag/<element path>`, `property/<name>`. `texts` are the pages' texts by object id, to which tags point."""
    blocks: list[Block] = []
    problems: list[Problem] = []
    for _, path in _listed(package, body, "CustomTags", "CustomTag"):
        root = package.xml(path) if package.has(path) else None
        for trail, value in _tags(root, texts):
            blocks.append(_block(f"tag/{trail}", value))
    for attachment, path in _listed(package, body, "Attachments", "Attachment"):
        name = attachment.get("Name") or path.rpartition("/")[2]
        values = list(_attached(package, path)) if path.lower().endswith(".xml") else []
        if values:
            blocks.extend(_block(f"attachment/{name}/{trail}", value) for trail, value in values)
        else:
            message = f"OFD内附有文件“{name}”，其内容未读取。"
            problems.append(Problem("attachment", message, "如属佐证材料，请另行作为单独文件提交。"))
    if blocks or texts:  # properties alone say nothing of what the pages hold
        blocks.extend(_block(f"property/{name}", value) for name, value in body.custom if value)
    return blocks[:MAX_VALUES], problems


def _block(locator: str, value: str) -> Block:
    return Block(value, Place(locator=locator))


def _listed(package: Package, body: Body, listing: str, entry: str) -> Iterator[tuple[Element, str]]:
    """The entries of a listing part with the part that each names."""
    place = joined(body.folder, text_of(child(body.root, listing)))
    root = package.xml(place) if text_of(child(body.root, listing)) and package.has(place) else None
    for item in list(named(root, entry))[:1000]:
        location = text_of(child(item, "FileLoc"))
        if location:
            near = joined(place.rpartition("/")[0], location)
            yield item, near if package.has(near) else joined(body.folder, location)


def _attached(package: Package, path: str) -> Iterator[tuple[str, str]]:
    data = package.read(path, MAX_XML)
    root = package.parse(data, path) if data else None
    yield from _leaves(root)


def _leaves(root: Element | None) -> Iterator[tuple[str, str]]:
    """Every element with text of its own: its path below the root (`Seller/Name`, a second one `Item[2]/Name`)."""
    stack: list[tuple[Element, str, int]] = [(root, "", 0)] if root is not None else []
    given = 0
    while stack and given < MAX_VALUES:
        element, trail, depth = stack.pop()
        text = text_of(element)
        if text:
            given += 1
            yield trail or local(element), text
        if depth >= _DEEPEST:
            continue
        counts: dict[str, int] = {}
        below: list[tuple[Element, str, int]] = []
        for item in element:
            name = local(item)
            if not name:
                continue
            counts[name] = counts.get(name, 0) + 1
            step = name if counts[name] == 1 else f"{name}[{counts[name]}]"
            below.append((item, f"{trail}/{step}" if trail else step, depth + 1))
        stack.extend(reversed(below))


def _tags(root: Element | None, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every tag with the text of the objects that it points to; those that are not on a page are left out."""
    for trail, value in _leaves(root):
        if trail.split("/")[-1].startswith("ObjectRef"):
            text = texts.get(value, "").strip()
            if text:
                yield trail.rpartition("/")[0], text
