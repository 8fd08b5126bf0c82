"""A locator leads back to its paragraph: an independent reading of the place gives the same text."""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path

from docx_builder import W_NS, box, cell, para, row, run, table, write
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pilotdocs.documents.docx import read_docx

W = f"{{{W_NS}}}"
STEP = re.compile(r"(p|tbl|r|c|textbox)\[(\d+)\]")
NAMES = {"p": W + "p", "tbl": W + "tbl", "r": W + "tr", "c": W + "tc"}

words = st.text("中试人员设备原值0123456789万元，。 ", min_size=1, max_size=12).filter(lambda text: text.strip())
runs = st.builds(
    lambda text, form: form.format(run(text)),
    words,
    st.sampled_from(
        [
            "{0}",
            "<w:ins>{0}</w:ins>",
            "<w:hyperlink>{0}</w:hyperlink>",
            "<w:sdt><w:sdtContent>{0}</w:sdtContent></w:sdt>",
        ]
    ),
)
paragraphs = st.lists(runs, min_size=1, max_size=4).map(lambda items: para(*items))


def boxed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda outside, items: para(outside, box("".join(items))), words, st.lists(inner, min_size=1, max_size=2)
    )


def tabled(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.lists(inner, min_size=1, max_size=2).map(lambda items: cell("".join(items)))
    return st.lists(st.lists(cells, min_size=1, max_size=3).map(lambda items: row(*items)), min_size=1, max_size=3).map(
        lambda items: table(*items)
    )


def controlled(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner, min_size=1, max_size=2).map(
        lambda items: f"<w:sdt><w:sdtContent>{''.join(items)}</w:sdtContent></w:sdt>"
    )


blocks = st.recursive(paragraphs, lambda inner: st.one_of(boxed(inner), tabled(inner), controlled(inner)), max_leaves=8)


def below(element: etree._Element, name: str) -> list[etree._Element]:
    """Elements of one name below an element, content controls looked through."""
    found = []
    for item in element:
        if item.tag == name:
            found.append(item)
        elif item.tag in (W + "sdt", W + "sdtContent"):
            found.extend(below(item, name))
    return found


def resolve(root: etree._Element, locator: str) -> etree._Element:
    element = root.find(W + "body")
    for name, count in STEP.findall(locator):
        if name == "textbox":
            boxes = element.xpath(".//*[local-name()='Choice']//*[local-name()='txbxContent']")
            outer = [
                item
                for item in boxes
                if not any(other is not item and other in list(item.iterancestors()) for other in boxes)
            ]
            element = outer[int(count) - 1]
        else:
            element = below(element, NAMES[name])[int(count) - 1]
    return element


def text_at(paragraph: etree._Element) -> str:
    nested = set(paragraph.iterfind(f".//{W}txbxContent//{W}t"))
    return "".join(item.text or "" for item in paragraph.iter(W + "t") if item not in nested)


@settings(deadline=None, max_examples=60)
@given(st.lists(blocks, min_size=1, max_size=4))
def test_the_place_of_every_block_holds_its_text(items: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), "".join(items))
        document = read_docx(path)
        with zipfile.ZipFile(path) as archive:
            root = etree.fromstring(archive.read("word/document.xml"))
    found = list(document.blocks())
    assert found
    assert len({block.place.locator for block in found}) == len(found)
    for block in found:
        assert text_at(resolve(root, block.place.locator or "")) == block.text
