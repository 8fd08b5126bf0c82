"""The summary shows what the audits say, in three forms, and nothing that a document says becomes a formula or code."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from pilotdocs.batch.summary_docx import write_table
from pilotdocs.batch.summary_html import page_of
from pilotdocs.batch.summary_xlsx import write_workbook
from pilotdocs.errors import TemplateError

EVIL = '=HYPERLINK("http://x","y")'
MARKUP = "<script>alert(1)</script>{{ 7*7 }}&'\""


def application(name: str, **more: Any) -> dict[str, Any]:
    item = {
        "name": name, "out": name, "status": "done", "reason": "", "as_of": "2025-09-30",
        "applicant": {"name": f"{name}有限公司", "uscc": None, "platform": None},
        "rules": {"id": "p", "title": "指引"}, "pages": 3, "verdicts": {"2.staff": "met", "4.area": "not_met"},
        "reasons": {}, "facts": {"pilot_staff": {"used": "12"}, "pilot_area": {"used": "480.5"}, "external_share": {"used": "0.1499999999"}},
        "margins": {"4.area": {"used": "480.5", "limit": "500", "share": "0.9610"}}, "open": ["中试面积：不符合"],
        "missing": [], "unreadable": [], "problems": [], "errors": 1, "warnings": 0, "across": 0,
    }  # fmt: skip
    return item | more


def data_of(*applications: dict[str, Any]) -> dict[str, Any]:
    return {
        "conditions": [{"id": "2.staff", "title": "人才队伍"}, {"id": "4.area", "title": "场地面积"}],
        "counts": {"done": len(applications), "unusable": 0, "poisoned": 0},
        "applications": list(applications), "poisoned": [], "across": [], "loose": [],
    }  # fmt: skip


def test_the_workbook_has_a_row_an_application_with_verdicts_figures_and_links() -> None:
    sheet = openpyxl.load_workbook(BytesIO(write_workbook(data_of(application("甲"), application("乙")))))["汇总"]
    head = [cell.value for cell in sheet[1]]
    row = dict(zip(head, [cell.value for cell in sheet[2]], strict=True))
    assert row["申报单位"] == "甲有限公司"
    assert (row["2.staff 人才队伍"], row["4.area 场地面积"]) == ("符合", "不符合")
    assert (row["核定中试人员（人）"], row["核定中试面积（㎡）"]) == (12, 480.5)
    assert row["对外服务占比（%）"] == 14.9999  # cut as in the memo, never rounded up to the threshold
    link = sheet.cell(3, head.index("审核备忘录") + 1).hyperlink.target
    assert link == "%E4%B9%99/%E5%AE%A1%E6%A0%B8%E5%A4%87%E5%BF%98%E5%BD%95.docx"


def test_no_text_becomes_a_formula_a_tag_or_a_template() -> None:
    evil = application(EVIL, applicant={"name": EVIL, "uscc": "+1", "platform": MARKUP}, reason="@SUM(1)")
    data = data_of(evil)
    book = openpyxl.load_workbook(BytesIO(write_workbook(data)))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert EVIL in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    page = page_of(data)
    tags: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attrs: tags.append(tag)  # type: ignore[method-assign]
    reader.feed(page)
    assert tags.count("script") == 1
    assert "http://" not in page.replace(EVIL.replace('"', "&quot;"), "")
    paper = docx.Document(BytesIO(write_table(data)))
    assert MARKUP in [cell.text for row in paper.tables[0].rows for cell in row.cells]


def test_the_page_tells_counts_margins_and_rows_without_its_script() -> None:
    page = page_of(data_of(application("甲"), application("乙", verdicts={"2.staff": "met", "4.area": "met"})))
    body = page.split("<script>", maxsplit=1)[0]
    assert 'title="符合 2 份">2<' in body
    assert 'title="不符合 1 份">1<' in body
    assert "核定 480.5，要求 500" in body
    assert body.count("<tr><td>") == 2


def test_the_recommendation_table_has_a_row_an_audited_application_and_leaves_the_choice_open() -> None:
    failed = application("丙", status="poisoned", reason="x")
    paper = docx.Document(BytesIO(write_table(data_of(application("甲"), failed, application("乙")))))
    rows = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    assert len(rows) == 3
    assert rows[1][:3] == ["1", "甲有限公司", "—"]
    assert rows[2][0] == "2"
    assert rows[0][-1] == "是否推荐"
    assert rows[1][-1] == ""


def test_a_broken_template_is_refused_in_one_sentence(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph("{{ nobody }}")
    paper.save(str(tmp_path / "坏.docx"))
    with pytest.raises(TemplateError, match="不能使用"):
        write_table(data_of(), tmp_path / "坏.docx")
