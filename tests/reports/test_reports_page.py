"""report.html: one file, nothing from a document is markup, works in a real browser without a network."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reports_builder import IDENTITY, PHONE, Application

from pilotdocs.model.document import Block, Document
from pilotdocs.model.place import Box, Place
from pilotdocs.reports import load_decisions, merge_decisions, write_html
from pilotdocs.reports.page.build import safe_json
from pilotdocs.reports.page.pictures import crop_pictures
from pilotdocs.reports.page.sketches import sketch
from pilotdocs.reports.page.snippets import Surroundings

EVIL = "</script><img src=x onerror=document.title='taken'><!--\u2028{{x}}"


@pytest.fixture(scope="module")
def page(application: Application, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of an application whose plan carries markup in its quotes."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    audit = application.audit
    figures = tuple(replace(item, quote=EVIL) if item.id == "f1" else item for item in audit.reading.figures)
    findings = tuple(replace(item, explanation=item.explanation + EVIL) for item in audit.findings)
    write_html(
        replace(
            audit,
            reading=replace(audit.reading, figures=figures),
            settlement=replace(audit.settlement, figures=figures),
            findings=findings,
        ),
        path,
    )
    return path


def data_of(page: Path) -> dict[str, Any]:
    match = re.search(r'id="data">(.*?)</script>', page.read_text("utf-8"), re.S)
    assert match is not None
    data: dict[str, Any] = json.loads(match.group(1))
    return data


def test_the_page_is_one_file_that_lets_nothing_in(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.count("<script") == 2
    assert "default-src 'none'" in text
    assert EVIL not in text
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", text)
    assert data_of(page)["figures"]["f1"]["quote"] == EVIL


@given(st.text())
def test_any_text_survives_inside_the_script_element(text: str) -> None:
    written = safe_json({"a": text})
    assert "<" not in written
    assert json.loads(written) == {"a": text}


def test_a_figure_on_a_page_has_a_picture_with_its_box_lit_and_one_in_a_table_its_rows(page: Path) -> None:
    figures = data_of(page)["figures"]
    picture = figures["f7"]["picture"]
    assert picture["uri"].startswith("data:image/jpeg;base64,")
    left, top, width, height = picture["lit"]
    assert 0 <= left <= left + width <= 100
    assert 0 <= top <= top + height <= 100
    cell = figures["f8"]["around"]
    assert cell["rows"][cell["lit"][0]]["cells"][cell["lit"][1]] == "8000000"
    words = figures["f4"]["around"]
    assert words["text"][words["start"] : words["end"]] == "现有设备原值1200余万元"


def test_nothing_private_is_in_the_page(page: Path) -> None:
    text = page.read_text("utf-8")
    assert IDENTITY not in text
    assert PHONE not in text


def test_private_numbers_in_pictures_are_blacked_out(tmp_path: Path) -> None:
    path = tmp_path / "证件.png"
    Image.new("RGB", (600, 300), "white").save(path)
    line, box = f"号码{IDENTITY}", Box(100, 100, 300, 120)
    step = 200 / len(line)
    boxes = tuple(Box(100 + i * step, 100, 100 + (i + 1) * step, 120) for i in range(len(line)))
    block = Block(line, Place(1, box), boxes=boxes)
    document = Document("0", "image", 1, "ocr", (block,), page_sizes=((600.0, 300.0),), id="d1", path="证件.png")
    for unmasked, black in ((False, True), (True, False)):
        made = crop_pictures({"d1": document}, {"d1": path}, [("d1", 1, box)], unmasked=unmasked)
        import base64
        from io import BytesIO

        content = base64.b64decode(made["d1", 1, box].uri.partition(",")[2])
        assert (np.asarray(Image.open(BytesIO(content))).min() < 90) == black


def test_words_around_a_quote_in_a_long_paragraph_hold_the_quote() -> None:
    text = "前" * 2000 + "面积500㎡" + "后" * 2000
    block = Block(text, Place(locator="body/p[1]"))
    document = Document("0", "docx", None, "native", (block,), id="d1")
    words = Surroundings(document, unmasked=False).around(block.place, "面积500㎡")
    assert words is not None
    assert words["text"][words["start"] : words["end"]] == "面积500㎡"
    assert len(words["text"]) <= 600


def test_a_damaged_or_missing_file_gives_a_page_without_its_picture(application: Application, tmp_path: Path) -> None:
    broken = tmp_path / "x.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    document = application.audit.documents[2]
    for location in (broken, tmp_path / "none.pdf"):
        assert crop_pictures({"d3": document}, {"d3": location}, [("d3", 1, Box(1, 1, 9, 9))], unmasked=False) == {}


def test_a_place_on_a_page_that_cannot_be_drawn_shows_the_words_where_they_stand() -> None:
    lines = ("面积 11870 平方米", f"联系电话 {PHONE}", "很远的一行")
    blocks = []
    for number, (line, top) in enumerate(zip(lines, (100.0, 130.0, 700.0), strict=True)):
        boxes = tuple(Box(80 + 10 * i, top, 90 + 10 * i, top + 12) for i in range(len(line)))
        blocks.append(
            Block(line, Place(1, Box(80, top, 80 + 10 * len(line), top + 12)), boxes=boxes if number else None)
        )
    document = Document("0", "ofd", 1, "native", tuple(blocks), page_sizes=((595.0, 842.0),), id="d1")
    drawn = sketch(document, Place(1, Box(110, 100, 170, 112)), unmasked=False)
    assert drawn is not None
    assert [line[-1] for line in drawn["lines"]] == [lines[0], "联系电话 138****2345"]
    assert drawn["lit"] == [110, 100, 60, 12]
    assert sketch(document, Place(2, Box(1, 1, 9, 9)), unmasked=False) is None
    assert sketch(document, Place(1), unmasked=False) is None


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as run:
        made = run.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield made
        made.close()


@pytest.mark.browser
def test_in_a_browser_the_keyboard_walks_the_findings_and_a_decision_is_saved_and_kept(
    page: Path, browser: Any, application: Application, tmp_path: Path
) -> None:
    context = browser.new_context(offline=True, accept_downloads=True)
    view = context.new_page()
    troubles: list[str] = []
    view.on("console", lambda message: troubles.append(message.text))
    view.on("pageerror", lambda error: troubles.append(str(error)))
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.goto(page.as_uri())
    assert view.title() != "taken"
    assert view.locator("main > section[data-index]").count() == len(application.audit.findings)
    view.keyboard.press("j")
    view.keyboard.press("j")
    assert view.evaluate("document.activeElement.id") == "F-2.staff-01"
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.dataset.choice") == "accepted"
    view.keyboard.press("Enter")
    view.locator("#F-2\\.staff-01 textarea").fill("现场2人")
    view.keyboard.press("Escape")
    view.keyboard.press("?")
    assert view.locator("dialog[open]").count() == 1
    view.keyboard.press("Escape")
    view.keyboard.press("/")
    assert view.evaluate("document.activeElement.id") == "search"
    view.keyboard.type("场地面积")
    assert view.locator("nav ol li:visible").count() < len(application.audit.findings)
    with view.expect_download() as download:
        view.locator("#save").click()
    saved = tmp_path / "decisions.json"
    download.value.save_as(saved)
    (decision,) = load_decisions(saved)
    assert (decision.finding, decision.decision, decision.reason) == ("F-2.staff-01", "accepted", "现场2人")
    (merged,) = merge_decisions(application.audit, [decision])
    assert merged.state == "kept"
    assert troubles == []
    assert all(url.startswith(("file:", "data:", "blob:")) for url in asked)
    context.close()


@pytest.mark.browser
def test_a_link_to_a_figure_shows_it_and_the_page_reflows_at_200_per_cent(page: Path, browser: Any) -> None:
    view = browser.new_page(viewport={"width": 640, "height": 450})
    view.goto(f"{page.as_uri()}#f7")
    top = view.evaluate("document.getElementById('f7').getBoundingClientRect().top")
    assert 0 <= top <= 450
    assert view.evaluate("document.documentElement.scrollWidth") <= 640
    names = view.evaluate("[...document.querySelectorAll('main,nav,header')].map(e => e.tagName)")
    assert sorted(names) == ["HEADER", "MAIN", "NAV"]
    assert view.locator("img:not([alt])").count() == 0
    view.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 640])
def test_the_page_has_no_fault_of_accessibility_that_a_program_can_find(page: Path, browser: Any, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    view = browser.new_page(viewport={"width": width, "height": 900})
    view.goto(page.as_uri())
    view.keyboard.press("j")
    found = [(fault["id"], fault["nodes"][0]["target"]) for fault in axe.run(view).response["violations"]]
    assert found == []
    view.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert [fault["id"] for fault in axe.run(view).response["violations"]] == ["image-alt"]
    view.close()


@pytest.mark.browser
def test_on_paper_claim_and_evidence_stand_side_by_side_and_nothing_is_cut_off(page: Path, browser: Any) -> None:
    view = browser.new_page(viewport={"width": 700, "height": 1000})
    view.emulate_media(media="print")
    view.goto(page.as_uri())
    sides = view.evaluate("[...document.querySelector('.sides').children].map(e => e.getBoundingClientRect().top)")
    assert sides[0] == sides[1]
    assert view.evaluate("document.documentElement.scrollWidth") <= 700
    assert not view.locator("nav").is_visible()
    assert not view.locator("main fieldset").first.is_visible()
    view.close()
