"""Rosters and insurance certificates: persons, groups, totals, and rows nobody sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.figures.evidence.build import Rows, block, page, paragraphs, part, sheet, table

from pilotdocs.figures.evidence import read_evidence
from pilotdocs.model.part import Part
from pilotdocs.model.record import PeopleList

DAY = date(2025, 9, 30)


def read(made: Part) -> PeopleList:
    _, records = read_evidence(made, DAY)
    assert len(records) == 1
    assert isinstance(records[0], PeopleList)
    return records[0]


def test_title_rows_a_two_level_head_and_a_column_that_states_the_group() -> None:
    rows: Rows = [
        ["XX中试基地专职人员花名册", None, None, None, None, None],
        ["填报单位：绍兴云舟生物工程有限公司    填表日期：2025-08-31", None, None, None, None, None],
        ["序号", "人员信息", None, "人员类别", "职务", "备注"],
        [None, "姓名", "身份证号码", None, None, None],
        [1, "赵甲", "330602199001011234", "技术研发类", "销售工程师", None],
        [2, "钱 乙", "330602199102021234", "技能操作类", "班长", None],
        [3, "孙丙", "330602199203031234", "经营管理类", "主任", "返聘"],
        ["合计", "3人", None, None, None, None],
    ]
    spans = {
        (0, 0): (1, 6),
        (1, 0): (1, 6),
        (2, 0): (2, 1),
        (2, 1): (1, 2),
        (2, 3): (2, 1),
        (2, 4): (2, 1),
        (2, 5): (2, 1),
    }
    record = read(part("staff_roster", sheet(rows, spans=spans)))
    assert [person.name for person in record.persons] == ["赵甲", "钱乙", "孙丙"]
    assert [person.group for person in record.persons] == ["technical", "skilled", "managerial"]
    assert [person.excluded for person in record.persons] == ["", "", "返聘"]
    assert record.persons[1].quote == "钱 乙"
    assert record.persons[1].source.place.locator == "Sheet1!B6"
    assert record.entity is not None
    assert record.entity.value == "绍兴云舟生物工程有限公司"
    assert record.day == date(2025, 8, 31)


def test_a_post_tells_the_group_where_no_column_does() -> None:
    posts = {"工艺研发工程师": "technical", "技术负责人": "technical", "中试操作工": "skilled", "化验员": "skilled",
             "平台主任": "managerial", "质量管理专员": "managerial", "市场专员": "marketing", "客户经理": "marketing",
             "销售工程师": "marketing", "设备维修技工": "skilled"}  # fmt: skip
    rows = [["姓名", "性别", "岗位"], *([f"张{chr(0x4E00 + i)}", "男", post] for i, post in enumerate(posts))]
    record = read(part("staff_roster", table(rows)))
    assert [person.group for person in record.persons] == list(posts.values())


def test_hidden_rows_are_read_and_marked_and_the_figure_counts_the_rows_in_sight() -> None:
    rows: Rows = [
        ["姓名", "学历", "岗位类别"],
        ["赵甲", "本科", "技术"],
        ["钱乙", "本科", "技能"],
        ["孙丙", "大专", "管理"],
    ]
    made = part("staff_roster", sheet(rows, hidden_rows=(3,)))
    record = read(made)
    assert [(person.name, person.hidden) for person in record.persons] == [
        ("赵甲", False),
        ("钱乙", True),
        ("孙丙", False),
    ]
    figures, _ = read_evidence(made, DAY)
    assert figures[0].quantity == "pilot_staff"
    assert figures[0].value == Decimal(2)
    assert {f.quantity for f in figures[1:]} == {"pilot_staff_technical", "pilot_staff_managerial"}


def test_a_hidden_sheet_is_read_as_hidden() -> None:
    seen = sheet([["姓名", "学历", "岗位"], ["赵甲", "本科", "主任"]], name="名册")
    unseen = sheet([["姓名", "学历", "岗位"], ["钱乙", "本科", "主任"]], name="旧", hidden=True)
    record = read(part("staff_roster", seen, unseen))
    assert [(person.name, person.hidden) for person in record.persons] == [("赵甲", False), ("钱乙", True)]


def test_a_list_over_two_pages_keeps_its_columns_and_drops_the_repeated_head() -> None:
    head = ["序号", "姓名", "岗位类别"]
    first = table([head, ["1", "赵甲", "技术"]], page=1)
    second = table([["2", "钱乙", "营销"], head, ["3", "孙丙", "管理"]], page=2, top=60)
    record = read(part("staff_roster", [block("人员名单", 200, 50, size=18)], first, second, pages=2))
    assert [(person.name, person.source.place.page) for person in record.persons] == [
        ("赵甲", 1),
        ("钱乙", 2),
        ("孙丙", 2),
    ]


def test_section_rows_give_the_group_of_the_rows_below_them() -> None:
    rows: Rows = [["序号", "姓名", "学历"], ["一、技术人员（2人）", None, None], ["1", "赵甲", "硕士"], ["2", "钱乙", "本科"],
            ["二、营销人员", None, None], ["3", "孙丙", "大专"]]  # fmt: skip
    record = read(part("staff_roster", table(rows, spans={(1, 0): (1, 3), (4, 0): (1, 3)})))
    assert [person.group for person in record.persons] == ["technical", "technical", "marketing"]


def test_a_scan_without_cells_is_put_back_into_rows() -> None:
    scan = page(
        """
@200 ^16 中试团队成员名单
@60 序号 || @120 姓名 || @200 身份证号 || @360 岗位类别
@65 1 || @120 赵甲 || @180 330602199001011234 || @370 技术
@65 2 || @120 钱乙 || @180 330602199102021234 || @370 技能
@65 3 || @120 孙丙 || @180 330602199203031234 || @370 营销
""",
        ocr=True,
    )
    record = read(part("staff_roster", scan, pages=1))
    assert [(p.name, p.identity, p.group) for p in record.persons] == [
        ("赵甲", "330602199001011234", "technical"),
        ("钱乙", "330602199102021234", "skilled"),
        ("孙丙", "330602199203031234", "marketing"),
    ]


def test_a_part_time_persons_form_of_employment_is_kept() -> None:
    rows: Rows = [
        ["姓名", "用工形式", "岗位", "工作单位"],
        ["赵甲", "全职", "工程师", "本公司"],
        ["钱乙", "兼职", "专家", "浙江理工大学"],
    ]
    record = read(part("staff_roster", table(rows)))
    assert [(p.full_time, p.excluded, p.employer) for p in record.persons] == [
        (True, "", "本公司"),
        (False, "兼职", "浙江理工大学"),
    ]


def test_a_certificate_in_prose_states_its_total_month_and_unit() -> None:
    record = read(part("social_insurance", paragraphs("""
        社会保险缴费证明
        兹证明绍兴云舟生物工程有限公司（统一社会信用代码：91330604MA2D8W0K3P）截至2025年8月，在我中心参加社会保险的职工共计86人，缴费正常。
        绍兴市社会保险事业管理服务中心
        2025年9月3日
        """)))  # fmt: skip
    assert record.insurance
    assert record.stated_total is not None
    assert record.stated_total.value == Decimal(86)
    assert record.stated_total.quote == "86"
    assert record.persons == ()
    assert record.day == date(2025, 8, 1)
    assert record.entity is not None
    assert record.entity.value == "绍兴云舟生物工程有限公司"


def test_masked_numbers_and_persons_who_left_are_told() -> None:
    form = table(
        [["参保单位", "甲乙有限公司", "费款所属期", "202508"], ["参保人数", "2", "险种", "养老"]], where="body/tbl[1]"
    )
    rows: Rows = [["序号", "姓名", "证件号码", "参保状态", "缴费起始年月"], ["1", "赵甲", "330602********1234", "正常参保", "2021-03"],
            ["2", "钱乙", "330602********5678", "暂停缴费", "2022-11"]]  # fmt: skip
    record = read(part("social_insurance", form, table(rows, where="body/tbl[2]")))
    assert [(p.identity, p.excluded, p.insured_from) for p in record.persons] == [
        ("330602********1234", "", date(2021, 3, 1)),
        ("330602********5678", "暂停", date(2022, 11, 1)),
    ]
    assert record.day == date(2025, 8, 1)
    assert record.stated_total is not None
    assert record.stated_total.value == Decimal(2)


def test_persons_set_in_two_blocks_of_columns_are_all_read() -> None:
    rows: Rows = [
        ["序号", "姓名", "证件号码", "序号", "姓名", "证件号码"],
        [1, "赵甲", "330***********0653", 3, "孙丙", "330***********6315"],
        [2, "钱乙", "330***********8031", 4, "李丁", "330***********001X"],
        [None, None, None, 5, "周戊", "330***********0466"],
    ]
    record = read(part("social_insurance", table(rows)))
    assert [person.name for person in record.persons] == ["赵甲", "钱乙", "孙丙", "李丁", "周戊"]
    assert record.persons[3].identity == "330***********001X"


def test_a_number_of_a_person_is_no_code_of_the_unit() -> None:
    rows: Rows = [["姓名", "身份证号"], ["赵甲", "33062119900114982X"], ["钱乙", "33060219760301001X"]]
    assert read(part("social_insurance", table(rows))).uscc is None


def test_a_person_whose_state_says_stopped_is_out_whatever_the_pension_column_says() -> None:
    rows: Rows = [
        ["姓名", "社会保障号码", "养老", "工伤", "当前状态"],
        ["赵甲", "330602********0653", "√", "√", "正常参保"],
        ["钱乙", "330602********8031", "√", "√", "停保（202507）"],
    ]
    record = read(part("social_insurance", table(rows)))
    assert [person.excluded for person in record.persons] == ["", "停保"]


def test_totals_by_kind_of_insurance_give_that_of_the_pensions() -> None:
    rows: Rows = [
        ["参保险种", "参保状态", "当前参保人数（人）", "最近缴费所属期"],
        ["工伤保险", "参保缴费", "129", "202509"],
        ["基本养老保险", "参保缴费", "126", "202509"],
    ]
    total = read(part("social_insurance", table(rows))).stated_total
    assert total is not None
    assert (total.value, total.quote) == (Decimal(126), "126")


def test_a_recognised_cell_drawn_over_two_rows_gives_each_row_its_line() -> None:
    made = table([["姓名", "证件号码"], ["赵甲\n钱乙", "330602********0653"], [None, "330602********8031"]],
                 page=1, spans={(1, 0): (2, 1)})  # fmt: skip
    seen = replace(made, cells=tuple(
        replace(c, blocks=tuple(replace(block(b.text, 60 + 90 * c.column, 200 + 20 * c.row, ocr=True), kind="cell")
                                for b in c.blocks)) for c in made.cells))  # fmt: skip
    record = read(part("social_insurance", seen))
    assert [(person.name, (person.identity or "")[-4:]) for person in record.persons] == [
        ("赵甲", "0653"),
        ("钱乙", "8031"),
    ]


def test_a_text_mark_before_a_number_is_no_part_of_it() -> None:
    rows: Rows = [["姓名", "证件号码", "岗位类别"], ["赵甲", "'330602199001011234", "技术"]]
    assert read(part("staff_roster", table(rows))).persons[0].identity == "330602199001011234"


@pytest.mark.parametrize(
    "word", ["拟聘", "待入职", "未入职", "已于2025年6月辞职", "已调离", "劳务外包", "计划招聘", "已解除劳动合同"]
)
def test_a_remark_that_somebody_is_to_come_or_gone_speaks_against_the_row(word: str) -> None:
    record = read(
        part("staff_roster", table([["姓名", "学历", "备注"], ["赵甲", "本科", word], ["钱乙", "本科", "模拟方案"]]))
    )
    assert [bool(person.excluded) for person in record.persons] == [True, False]


def test_a_state_and_a_day_of_leaving_speak_against_the_row() -> None:
    rows = [["姓名", "是否在职", "离职日期"], ["赵甲", "是", ""], ["钱乙", "否", ""], ["孙丙", "是", "2025-06-30"]]
    record = read(part("staff_roster", table(rows)))
    assert [person.excluded for person in record.persons] == ["", "不在职", "离职"]


def test_the_month_of_joining_stands_in_a_remark_too() -> None:
    record = read(part("staff_roster", table([["姓名", "学历", "备注"], ["赵甲", "本科", "2026年3月入职"]])))
    assert record.persons[0].joined == date(2026, 3, 1)


def test_a_section_of_persons_to_come_and_a_sheet_of_those_gone_do_not_count() -> None:
    rows = [
        ["序号", "姓名", "学历", "岗位"],
        ["一、在岗人员", "", "", ""],
        ["1", "赵甲", "本科", "主任"],
        ["二、拟聘人员", "", "", ""],
        ["2", "钱乙", "本科", "主任"],
    ]
    gone = sheet([["姓名", "学历", "岗位"], ["孙丙", "本科", "主任"]], name="离职人员")
    record = read(part("staff_roster", table(rows), gone))
    assert [person.excluded for person in record.persons] == ["", "拟聘", "离职"]


def test_a_place_to_be_filled_and_a_count_are_nobody() -> None:
    rows = [
        ["姓名", "学历", "岗位"],
        ["赵甲", "本科", "主任"],
        ["待定", "", "操作工"],
        ["营销人员", "3", ""],
        ["拟招聘", "", "销售"],
    ]
    assert [person.name for person in read(part("staff_roster", table(rows))).persons] == ["赵甲"]


@pytest.mark.parametrize(
    ("column", "word"),
    [("缴费状态", "退保"), ("缴费状态", "未缴费"), ("险种", "灵活就业养老"), ("险种", "城乡居民养老保险")],
)
def test_insurance_that_ended_or_is_nobodys_employment_counts_for_nobody(column: str, word: str) -> None:
    rows = [["姓名", "证件号码", column], ["赵甲", "330602199001011234", "正常"], ["钱乙", "330602199102021234", word]]
    record = read(part("social_insurance", table(rows)))
    assert [bool(person.excluded) for person in record.persons] == [False, True]


def test_insurance_that_ended_long_before_the_month_of_the_paper_has_ended() -> None:
    rows = [
        ["姓名", "缴费起始年月", "缴费终止年月"],
        ["赵甲", "2021年3月", "2025年8月"],
        ["钱乙", "2021年3月", "2024年12月"],
    ]
    record = read(part("social_insurance", *page("参保证明\n缴费所属期：2025年8月"), table(rows)))
    assert [person.excluded for person in record.persons] == ["", "停保"]


def test_todays_number_goes_before_that_of_all_years() -> None:
    record = read(part("social_insurance", *page("参保证明\n历年累计参保126人，其中当前在保9人。")))
    assert record.stated_total is not None
    assert record.stated_total.value == 9
