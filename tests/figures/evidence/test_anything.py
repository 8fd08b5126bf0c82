"""What holds for every part, whatever stands in it: no reader stumbles, and no figure points beside its words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.figures.evidence.build import page, paragraphs, part, sheet

from pilotdocs.figures.evidence import read_evidence
from pilotdocs.model.document import Content
from pilotdocs.model.part import KINDS, Kind

WORDS = st.sampled_from([
    "姓名", "岗位类别", "设备名称", "数量", "原值（万元）", "净值", "合计", "小计", "租赁期限", "自2024年1月1日起至2026年12月31日止", "年租金",
    "¥90,000.00", "第一年租金", "三十万元", "名称：甲乙有限公司", "成立日期", "2020年2月30日", "住所", "面积", "建筑面积500平方米", "甲方（出租方）：",
    "中试服务总收入", "对外服务收入", "2024年度", "9,999", "行政处罚", "2条", "未查询到相关记录", "价税合计", "（小写）", "免租期", "两个月",
    "-", "/", "", " ", "１２３", "亿", "()", "：", "1", "2025-13-45", "A" * 30, "统一社会信用代码", "91330602MA288J2X5A", "押金",
])  # fmt: skip
ROWS = st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=6)


def holds(kind: Kind, content: Sequence[Content], pages: int | None) -> None:
    made = part(kind, content, pages=pages)
    figures, _ = read_evidence(made, date(2025, 9, 30))
    texts = [block.text for block in made.document.blocks()]
    for figure in figures:
        assert any(figure.quote in text for text in texts)
        assert 0 <= figure.confidence <= 1
        assert figure.role == "evidence"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KINDS), ROWS)
def test_no_table_makes_a_reader_stumble(kind: Kind, rows: list[list[str]]) -> None:
    holds(kind, [sheet(rows)], None)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KINDS), ROWS)
def test_no_prose_makes_a_reader_stumble(kind: Kind, rows: list[list[str]]) -> None:
    holds(kind, paragraphs("\n".join("，".join(row) for row in rows) + "\n。"), None)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KINDS), ROWS)
def test_no_page_makes_a_reader_stumble(kind: Kind, rows: list[list[str]]) -> None:
    lines = "\n".join(" || ".join(f"@{60 + 120 * i} {word}" for i, word in enumerate(row)) for row in rows)
    holds(kind, page(lines + "\n."), 1)
