"""Steps follow the pack; guards refuse what lacks its papers, and say why."""

from __future__ import annotations

import pytest
from register_builder import LIFECYCLE, add, add_platform, d, life_of, step

from pilotdocs.errors import RefusedError
from pilotdocs.register.enter import find_life, read_record
from pilotdocs.register.life import load_books
from pilotdocs.register.records import (
    Decision,
    Objection,
    ObjectionAnswer,
    OrganisationName,
    Paper,
    PlatformName,
    Publicity,
    Submission,
    Withdrawal,
)
from pilotdocs.register.states import open_steps, state_of
from pilotdocs.register.store import Register


def state(register: Register, platform: int) -> str:
    return state_of(life_of(register, platform), LIFECYCLE).name


def proposed(register: Register) -> int:
    """A platform in 公示 from 2026-01-05 to 2026-01-09."""
    platform = add_platform(register)
    add(register, *(Paper(platform, paper, d("2025-09-01")) for paper in ("建设方案", "佐证材料", "推荐意见")))
    for name, day in (("提出申请", "2025-09-30"), ("推荐", "2025-11-03"), ("组织评审", "2025-12-01")):
        step(register, platform, name, day)
    add(register, Decision(platform, "党组会议审议", d("2025-12-20"), "通过"))
    step(register, platform, "公示", "2026-01-05")
    return platform


def test_the_way_from_building_to_the_title(register: Register) -> None:
    platform = add_platform(register)
    assert state(register, platform) == "自主建设"
    platform = proposed(register)
    add(register, Publicity(platform, d("2026-01-05"), d("2026-01-09")))
    with pytest.raises(RefusedError, match="公示到2026-01-09才期满"):
        step(register, platform, "认定", "2026-01-09")
    step(register, platform, "认定", "2026-01-12")
    assert state(register, platform) == "已认定"
    assert {s.id for s in open_steps(life_of(register, platform), LIFECYCLE)} == {"change", "warn", "disqualify"}


def test_a_refusal_names_everything_that_is_missing_and_the_clause(register: Register) -> None:
    platform = add_platform(register)
    add(register, Paper(platform, "建设方案", d("2026-02-01")))
    with pytest.raises(RefusedError) as caught:
        step(register, platform, "apply", "2026-01-31")
    assert "缺少“建设方案”；缺少“佐证材料”" in str(caught.value)
    assert "向所在区、县（市）主管部门提出申请" in str(caught.value)
    assert state(register, platform) == "自主建设"


def test_without_publicity_no_title(register: Register) -> None:
    with pytest.raises(RefusedError, match="没有登记公示"):
        step(register, proposed(register), "认定", "2026-03-01")


@pytest.mark.parametrize(("outcome", "passes"), [("不成立", True), ("撤回", True), ("成立", False)])
def test_an_objection_holds_the_title_back_until_it_is_answered(register: Register, outcome: str, passes: bool) -> None:
    platform = proposed(register)
    (publicity,) = add(register, Publicity(platform, d("2026-01-05"), d("2026-01-09")))
    (objection,) = add(register, Objection(platform, publicity, d("2026-01-07"), "设备是借来的"))
    with pytest.raises(RefusedError, match="1件异议"):
        step(register, platform, "认定", "2026-01-12")
    add(register, ObjectionAnswer(objection, d("2026-01-13"), outcome))
    if passes:
        step(register, platform, "认定", "2026-01-14")
        assert state(register, platform) == "已认定"
    else:
        with pytest.raises(RefusedError, match="异议"):
            step(register, platform, "认定", "2026-01-14")


def test_a_meeting_that_did_not_agree_opens_nothing(register: Register) -> None:
    platform = add_platform(register)
    add(register, *(Paper(platform, paper, d("2025-09-01")) for paper in ("建设方案", "佐证材料", "推荐意见")))
    for name, day in (("提出申请", "2025-09-30"), ("推荐", "2025-11-03"), ("组织评审", "2025-12-01")):
        step(register, platform, name, day)
    with pytest.raises(RefusedError, match="没有登记“党组会议审议”"):
        step(register, platform, "公示", "2026-01-05")
    add(register, Decision(platform, "党组会议审议", d("2025-12-20"), "未通过"))
    with pytest.raises(RefusedError, match="结果是“未通过”"):
        step(register, platform, "公示", "2026-01-05")


def test_a_paper_is_used_once(register: Register) -> None:
    platform = add_platform(register)
    add(register, Paper(platform, "原认定文件", d("2022-01-05")))
    step(register, platform, "自动纳入", "2026-01-05")
    for paper in ("变更申请", "变更确认文件"):
        add(register, Paper(platform, paper, d("2026-02-01")))
    step(register, platform, "受理重大事项变更", "2026-02-02")
    step(register, platform, "变更审核确认", "2026-03-02")
    with pytest.raises(RefusedError, match="缺少“变更申请”"):
        step(register, platform, "受理重大事项变更", "2026-05-02")


def test_a_step_that_does_not_lead_on_is_refused_with_those_that_do(register: Register) -> None:
    platform = add_platform(register)
    with pytest.raises(RefusedError, match="现为“自主建设”。现在可办的步骤：提出申请、自动纳入"):
        step(register, platform, "认定", "2026-01-05")
    with pytest.raises(RefusedError, match="规则包里没有这一步"):
        step(register, platform, "升级", "2026-01-05")


def test_a_step_is_neither_before_the_last_nor_ahead_of_today(register: Register) -> None:
    platform = proposed(register)
    with pytest.raises(RefusedError, match="早于上一步"):
        step(register, platform, "未入选", "2026-01-04")
    with pytest.raises(RefusedError, match="还没有到"):
        step(register, platform, "未入选", "2026-01-08", at="2026-01-07T09:00:00+08:00")


def test_no_title_is_taken_without_a_ground(register: Register) -> None:
    platform = add_platform(register)
    add(register, Paper(platform, "原认定文件", d("2022-01-05")))
    step(register, platform, "自动纳入", "2026-01-05")
    add(register, Paper(platform, "取消资格决定", d("2027-01-05")))
    with pytest.raises(RefusedError, match="没有取消资格的事由"):
        step(register, platform, "取消资格", "2029-12-31")
    (late,) = add(register, Submission(platform, "yearly_report", 2028, d("2029-11-05")))
    with pytest.raises(RefusedError, match="没有取消资格的事由"):
        step(register, platform, "取消资格", "2030-01-01")
    add(register, Withdrawal(late))
    step(register, platform, "取消资格", "2030-01-01")
    assert state(register, platform) == "已取消资格"


def test_a_withdrawn_step_is_as_if_it_had_not_been_taken(register: Register) -> None:
    platform = proposed(register)
    (last,) = [life_of(register, platform).steps[-1].number]
    add(register, Withdrawal(last))
    assert state(register, platform) == "评审中"


def test_a_correction_stands_in_the_place_of_what_it_corrects(register: Register) -> None:
    platform = add_platform(register)
    (paper,) = add(register, Paper(platform, "原认定文件", d("2032-01-05")))
    with pytest.raises(RefusedError, match="缺少“原认定文件”"):
        step(register, platform, "自动纳入", "2026-01-05")
    with register.writing(by="王办", why="年份写错", at="2026-01-05T09:00:00+08:00") as pen:
        pen.add(Paper(platform, "原认定文件", d("2022-01-05")), corrects=paper)
    step(register, platform, "自动纳入", "2026-01-05")
    assert [(e.number, e.record.day) for e in life_of(register, platform).all(Paper)] == [(paper, d("2022-01-05"))]


def test_a_platform_is_found_by_number_by_name_and_by_a_former_name(register: Register) -> None:
    platform = add_platform(register)
    add(
        register,
        PlatformName(platform, "乙平台", d("2027-01-05")),
        OrganisationName(platform - 1, "乙公司", d("2027-01-05")),
    )
    with register.reading() as connection:
        books = load_books(connection)
    life = find_life(books, "乙平台")
    assert (life.name, life.organisation_name, life.former) == ("乙平台", "乙公司", ("甲平台", "甲公司"))
    assert find_life(books, "甲平台") == find_life(books, str(platform)) == life
    with pytest.raises(RefusedError, match="没有平台“丙平台”"):
        find_life(books, "丙平台")


def test_what_a_clerk_types_becomes_a_record_or_a_sentence(register: Register) -> None:
    platform = add_platform(register)
    with register.reading() as connection:
        books = load_books(connection)

    def read(kind: str, **values: str) -> object:
        return read_record(kind, values, books, LIFECYCLE)

    typed = read("年度报送", 平台="甲平台", 义务="年度运行情况报告", 年度="2026", 日期="2027-03-01")
    assert typed == Submission(platform, "yearly_report", 2026, d("2027-03-01"))
    for kind, values, says in (
        ("证书", {}, "没有“证书”这一类"),
        ("步骤", {}, "没有“步骤”这一类"),
        ("材料", {"平台": "甲平台", "颜色": "红"}, "没有“颜色”一栏"),
        ("材料", {"平台": "甲平台"}, "缺少：材料、日期"),
        ("材料", {"平台": "甲平台", "材料": "x", "日期": "2026年3月"}, "不是日期"),
        ("年度报送", {"平台": "甲平台", "义务": "季报", "年度": "2026", "日期": "2026-03-01"}, "没有义务“季报”"),
        ("年度报送", {"平台": "甲平台", "义务": "yearly_report", "年度": "二〇二六"}, "应为数字"),
        ("重大事项变更", {"平台": "甲平台", "变更事项": "搬家", "发生日": "2026-03-01"}, "没有变更事项“搬家”"),
    ):
        with pytest.raises(RefusedError, match=says):
            read(kind, **values)


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ("2026-01-05", "2026-01-08", "只有4个工作日，不满5个"),
        ("2026-02-13", "2026-02-25", "只有4个工作日"),
        ("2026-12-30", "2027-01-06", "2027年放假安排未收入"),
    ],
)
def test_publicity_of_too_few_work_days_gives_no_title(register: Register, first: str, last: str, says: str) -> None:
    platform = proposed(register)
    add(register, Publicity(platform, d(first), d(last)))
    with pytest.raises(RefusedError, match=says):
        step(register, platform, "认定", "2027-02-01")


def test_publicity_and_meeting_of_a_first_round_do_not_open_the_second(register: Register) -> None:
    platform = proposed(register)
    add(register, Publicity(platform, d("2026-01-05"), d("2026-01-09")))
    step(register, platform, "未入选", "2026-01-12")
    add(register, *(Paper(platform, paper, d("2026-09-01")) for paper in ("建设方案", "佐证材料", "推荐意见")))
    for name, day in (("提出申请", "2026-09-02"), ("推荐", "2026-09-03"), ("组织评审", "2026-09-04")):
        step(register, platform, name, day)
    with pytest.raises(RefusedError, match="没有登记“党组会议审议”"):
        step(register, platform, "公示", "2026-09-07")
    add(register, Decision(platform, "党组会议审议", d("2026-09-07"), "通过"))
    step(register, platform, "公示", "2026-09-07")
    with pytest.raises(RefusedError, match="没有登记公示"):
        step(register, platform, "认定", "2026-10-12")


@pytest.mark.parametrize(
    ("way", "last"),
    [({}, "2026-02-25"), ({"起算方式": "当日起算"}, "2026-02-25"), ({"起算方式": "次日起算"}, "2026-02-26")],
)
def test_the_last_day_of_publicity_is_counted_over_holidays(register: Register, way: dict[str, str], last: str) -> None:
    platform = add_platform(register)
    with register.reading() as connection:
        books = load_books(connection)
    typed = read_record("公示", {"平台": "甲平台", "起日": "2026-02-12", **way}, books, LIFECYCLE)
    assert typed == Publicity(platform, d("2026-02-12"), d(last))
    with pytest.raises(RefusedError, match="没有“后天”这种起算方式"):
        read_record("公示", {"平台": "甲平台", "起日": "2026-02-12", "起算方式": "后天"}, books, LIFECYCLE)
    with pytest.raises(RefusedError, match="2027年"):
        read_record("公示", {"平台": "甲平台", "起日": "2026-12-30"}, books, LIFECYCLE)
