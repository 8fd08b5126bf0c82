"""The parts of an OFD package and how they point to each other. Names are compared without their namespace: makers
use several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pilotdocs.documents.ofd.geometry import Rect, rect
from pilotdocs.documents.package import Element, Package, joined
from pilotdocs.documents.trouble import Unreadable

MAX_PAGES = 2000
A4 = Rect(0, 0, 210, 297)


def local(element: Element) -> str:
    """An element's name without namespace; "" for what is no element."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of names; None where there is none."""
    for name in path:
        element = next((item for item in element if local(item) == name), None) if element is not None else None
    return element


def named(element: Element | None, name: str) -> Iterator[Element]:
    """All descendants of a name."""
    for item in element.iter() if element is not None else ():
        if local(item) == name:
            yield item


def text_of(element: Element | None) -> str:
    """An element's own text without space around it; "" where there is none."""
    return (element.text or "").strip() if element is not None else ""


@dataclass(frozen=True, slots=True)
class PageRef:
    """One page: its id and the part that holds it."""

    identity: str
    part: str


@dataclass(slots=True)
class Body:
    """One document of the package (most have one): its folder, pages and what hangs beside them."""

    folder: str
    root: Element
    default: Rect
    pages: list[PageRef] = field(default_factory=list)
    templates: dict[str, str] = field(default_factory=dict)  # id → part
    media: dict[str, str] = field(default_factory=dict)  # id → part
    fonts: dict[str, str] = field(default_factory=dict)  # id → name
    draws: dict[str, Element] = field(default_factory=dict)  # drawing parameters by id
    units: dict[str, Element] = field(default_factory=dict)  # vector graphics for CompositeObject
    spaces: dict[str, str] = field(default_factory=dict)  # colour spaces by id
    signatures: str = ""
    custom: list[tuple[str, str]] = field(default_factory=list)


def open_bodies(package: Package) -> list[Body]:
    """The documents of the package. Raises `Unreadable` where there is none that can be found."""
    entry = package.xml("OFD.xml")
    if entry is None:
        raise Unreadable("damaged", "文件中找不到OFD入口，无法读取。", "请用OFD阅读器打开并另存，重新提交。")
    bodies: list[Body] = []
    for item in named(entry, "DocBody"):
        place = joined("", text_of(child(item, "DocRoot")))
        root = package.xml(place) if place and package.has(place) else None
        if root is None or len(bodies) >= 50:
            continue
        body = _body(package, place, root)
        body.signatures = joined("", text_of(child(item, "Signatures")))
        for data in named(child(item, "DocInfo"), "CustomData"):
            body.custom.append((data.get("Name") or "", text_of(data)))
        bodies.append(body)
    if not bodies:
        raise Unreadable("damaged", "OFD文件中找不到文档正文，无法读取。", "请用OFD阅读器打开并另存，重新提交。")
    return bodies


def _body(package: Package, place: str, root: Element) -> Body:
    folder = place.rpartition("/")[0]
    common = child(root, "CommonData")
    body = Body(folder, root, page_box(child(common, "PageArea"), A4))
    for name in ("PublicRes", "DocumentRes"):
        for item in named(common, name):
            _resources(package, joined(folder, text_of(item)), body)
    for item in named(common, "TemplatePage"):
        body.templates[item.get("ID") or ""] = joined(folder, item.get("BaseLoc") or "")
    for item in named(child(root, "Pages"), "Page"):
        if len(body.pages) < MAX_PAGES:
            body.pages.append(PageRef(item.get("ID") or "", joined(folder, item.get("BaseLoc") or "")))
    return body


def _resources(package: Package, part: str, body: Body) -> None:
    root = package.xml(part) if package.has(part) else None
    if root is None:
        return
    base = joined(part.rpartition("/")[0], root.get("BaseLoc") or "")
    for item in root.iter():
        name, identity = local(item), item.get("ID") if isinstance(item.tag, str) else None
        if not identity:
            continue
        if name == "MultiMedia":
            found = text_of(child(item, "MediaFile"))
            place = joined(base, found)
            body.media[identity] = place if package.has(place) else joined(body.folder, found)
        elif name == "Font":
            body.fonts[identity] = item.get("FontName") or ""
        elif name == "DrawParam":
            body.draws[identity] = item
        elif name == "CompositeGraphicUnit":
            body.units[identity] = item
        elif name == "ColorSpace":
            body.spaces[identity] = item.get("Type") or "RGB"


def page_box(area: Element | None, default: Rect) -> Rect:
    """The physical box of a page area; `default` where it states none that can be."""
    found = rect(text_of(child(area, "PhysicalBox")))
    if found is None or not (1 <= found.width <= 20_000 and 1 <= found.height <= 20_000):
        return default
    return found
