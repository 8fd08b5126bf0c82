"""Wrong notices, each with one fault, and the check that must find it; the right one is left in peace."""

import pytest

from pilotdocs.notices.lint import Line, lint_lines

RIGHT = [
    ("NNumber", "绍市科〔2026〕12号"), ("NTitle", "甲局关于认定2026年度市级中试平台的通知"), ("NTo", "各局："),
    ("NText", "经公示（2026年3月9日至3月13日），现认定“甲”等2家为市级中试平台（名单见附件）。"),
    ("NText", "应在发生变化后3个月内书面提出申请。"), ("NAttach", "附件：名单"), ("NSign", "甲局"),
    ("NDate", "2026年3月20日"), ("NNote", "（此件公开发布）"), ("NAnnex", "附件"), ("NAnnexTitle", "名单"),
]  # fmt: skip
TO, TEXT, MORE, ATTACH, SIGN, DAY, NOTE, ANNEX = 2, 3, 4, 5, 6, 7, 8, 9
WRONG = [
    (0, "绍市科[2026]12号", "number_brackets"), (0, "绍市科（2026）12号", "number_brackets"),
    (0, "绍市科〔26〕12号", "number_year_short"), (0, "绍市科〔2026〕第12号", "number_word"),
    (0, "绍市科〔2026〕012号", "number_padded"), (0, "绍市科〔2026〕12", "number_no_hao"), (0, "", "doc_no_missing"),
    (1, "", "title_missing"), (1, "甲局关于认定的通知。", "title_stop"), (1, "加急甲局关于认定的通知", "title_urgent"),
    (1, "甲局关于认定的决定书", "title_end"), (1, "甲局关于关于认定的通知", "word_twice"),
    (TO, "各局", "recipient_colon"), (TO, "各局:", "recipient_colon"),
    (MORE, "于2026年03月5日召开", "date_padded"), (MORE, "于2026年3月05日召开", "date_padded"),
    (MORE, "于二〇二六年三月召开", "date_chinese"), (MORE, "于二零二六年三月召开", "date_chinese"),
    (MORE, "于2026/3/5召开", "date_dots"), (MORE, "于26年3月5日召开", "date_short_year"),
    (MORE, "于2026年3月5号召开", "date_hao"), (MORE, "于2026年2月30日召开", "date_impossible"),
    (MORE, "于2026年13月1日召开", "date_impossible"), (MORE, "今年召开", "relative_date"),
    (MORE, "占10～20%", "percent_range"), (MORE, "投入3—5万元", "wan_range"), (MORE, "2023～2025年", "year_range"),
    (MORE, "收入1亿2千万元", "mixed_number"), (MORE, "收入3万元万元", "unit_twice"), (MORE, "各局,各县", "half_punctuation"),
    (MORE, "（一）、要求", "level_dun"), (MORE, "一.要求", "level_one_dot"), (MORE, "1、要求", "level_three"),
    (MORE, "完成。。", "double_stop"), (MORE, '称为"平台"', "straight_quotes"), (MORE, "此页无正文", "no_text_here"),
    (MORE, "某某平台", "placeholder"), (MORE, "共None家", "none_written"), (MORE, "认定“”", "empty_quotes"),
    (MORE, "面积500㎡", "area_symbol"), (MORE, "{{ 年度 }}", "tag_left"), (MORE, "对验收结果有异议", "leftover"),
    (MORE, "请提交补正材料", "leftover"), (MORE, "三年内不得再次申报", "not_in_guideline"),
    (MORE, "可申请行政复议", "not_in_guideline"), (MORE, "逾期视为放弃", "not_in_guideline"),
    (MORE, "请于收到之日起10个工作日内报送", "deadline"), (MORE, "请十五日内提出异议", "deadline"),
    (MORE, "应在3个月内完成整改", "deadline"), (MORE, "自2026年3月9日至3月5日", "span_order"),
    (MORE, "证据见附件2。", "annex_number"), (TEXT, "现认定“甲”等3家（名单见附件）。", "count_mismatch"),
    (TEXT, "现认定“甲”等三家（名单见附件）。", "count_mismatch"), (TEXT, "现认定“甲”等二十家（名单见附件）。", "count_mismatch"),
    (TEXT, "现认定“乙”等2家（名单见附件）。", "first_name"), (TEXT, "现认定“丙”等两家（名单见附件）。", "first_name"),
    (ATTACH, "附件：名单。", "attachment_stop"), (ATTACH, "附件:名单", "attachment_form"),
    (ATTACH, "附件：一、名单", "attachment_form"), (ATTACH, "", "attachment_missing"), (ATTACH, "附件：2. 名单", "annex_order"),
    (ATTACH, "附件：清单", "annex_title"), (SIGN, "", "sign_missing"), (DAY, "", "date_missing"),
    (DAY, "2026年03月20日", "date_form"), (DAY, "二〇二六年三月二十日", "date_form"), (NOTE, "此件公开发布", "note_brackets"),
]  # fmt: skip
CELLS = ["序号", "中试平台名称", "1", "甲", "2", "乙"]


def _lines(rows: list[tuple[str, str]], cells: list[str] = CELLS) -> list[Line]:
    plain = [Line(i, style, text, False) for i, (style, text) in enumerate(rows)]
    return plain + [Line(len(rows) + i, "NCell", text, True) for i, text in enumerate(cells)]


def test_a_right_notice_is_left_in_peace() -> None:
    assert lint_lines(_lines(RIGHT), "recognition") == []


@pytest.mark.parametrize(("place", "text", "code"), WRONG)
def test_each_fault_is_found_by_its_own_check(place: int, text: str, code: str) -> None:
    rows = list(RIGHT)
    rows[place] = (rows[place][0], text)
    assert code in {fault.code for fault in lint_lines(_lines(rows), "recognition")}


def test_there_are_at_least_forty_kinds_of_fault_among_them() -> None:
    assert len({code for _, _, code in WRONG}) >= 40


def test_a_list_with_a_gap_a_missing_annex_and_a_number_on_a_public_notice_are_found() -> None:
    gap = ["序号", "中试平台名称", "1", "甲", "3", "乙"]
    assert {fault.code for fault in lint_lines(_lines(RIGHT, gap), "recognition")} == {"row_numbers"}
    assert "annex_missing" in {f.code for f in lint_lines(_lines(RIGHT[:ANNEX]), "recognition")}
    assert "doc_no_extra" in {f.code for f in lint_lines(_lines(RIGHT), "publicity")}


@pytest.mark.parametrize(
    "text", ["提供近3个月内的社保证明", "应在发生变化后3个月内提出申请", "请于5日内报送（依据：申报通知）"]
)
def test_terms_of_evidence_the_guidelines_own_and_those_with_a_basis_are_no_invented_deadlines(text: str) -> None:
    rows = [*RIGHT[:MORE], ("NText", text), *RIGHT[MORE + 1 :]]
    assert lint_lines(_lines(rows), "recognition") == []


def test_a_word_that_stands_in_the_data_is_told_and_not_grave() -> None:
    rows = [*RIGHT[:MORE], ("NText", "请提交补正材料。"), *RIGHT[MORE + 1 :]]
    (meant,) = lint_lines(_lines(rows), "recognition", ("请提交补正材料。",))
    (left,) = lint_lines(_lines(rows), "recognition")
    assert (meant.grave, left.grave) == (False, True)
