"""What is owed, when, and when a ground stands: the clauses of 运行管理, case by case."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from register_builder import LIFECYCLE, SETTING, a_life, d, lost, recognised

from pilotdocs.errors import OutputError
from pilotdocs.register.due import find_due
from pilotdocs.register.due_files import due_calendar, write_due
from pilotdocs.register.life import Books
from pilotdocs.register.obligations import Duty, Setting, find_duties, find_grounds, setting_of, year_rows
from pilotdocs.register.records import Call, Change, ChangeFiling, Evaluation, Record, Submission

BOTH = ("yearly_report", "next_year_plan")


def came(year: int, day: str, *obligations: str) -> list[Submission]:
    return [Submission(2, name, year, d(day)) for name in obligations or BOTH]


def changes(day: str, *records: Record) -> list[Duty]:
    life = a_life(recognised("2025-01-06"), *records)
    return [duty for duty in find_duties(life, SETTING, d(day)) if duty.obligation == "change_report"]


@pytest.mark.parametrize(
    ("happened", "due"),
    [
        ("2026-03-10", "2026-06-10"),
        ("2025-11-30", "2026-02-28"),  # no 30 February: the month's last day, a Saturday that is worked
        ("2026-07-01", "2026-10-08"),  # into the National Day holiday: the first work day after it
        ("2026-06-20", "2026-09-20"),  # a Sunday that is worked
        ("2026-01-11", "2026-04-13"),  # a Saturday: the Monday after
    ],
)
def test_a_change_is_due_on_the_corresponding_day_or_the_next_work_day(happened: str, due: str) -> None:
    (duty,) = changes("2026-12-31", Change(2, "更名", d(happened)))
    assert duty.due == d(due)


@pytest.mark.parametrize(("filed", "status"), [("2026-10-08", "submitted"), ("2026-10-09", "late")])
def test_a_change_filed_late_is_said_to_be_late(filed: str, status: str) -> None:
    records = (Change(2, "更名", d("2026-07-01")), ChangeFiling(4, d(filed)))
    (duty,) = changes("2026-12-31", *records)
    assert (duty.status, duty.came) == (status, d(filed))
    assert find_grounds(a_life(recognised("2025-01-06"), *records), SETTING, d("2026-12-31")) == ()


def test_a_change_is_open_until_its_last_day_is_over() -> None:
    change = Change(2, "更名", d("2026-07-01"))
    assert [duty.status for duty in changes("2026-10-08", change)] == ["not_due"]
    assert [duty.status for duty in changes("2026-10-09", change)] == ["missing"]
    assert changes("2026-06-30", change) == []


def test_a_change_before_recognition_is_not_owed() -> None:
    assert changes("2026-12-31", Change(2, "更名", d("2025-01-05"))) == []


def test_a_year_without_a_schedule_says_so() -> None:
    (duty,) = changes("2028-12-31", Change(2, "更名", d("2028-03-10")))
    assert "2028年放假安排未收入" in duty.note


@pytest.mark.parametrize(
    ("papers", "status"),
    [
        (came(2026, "2027-03-31"), "submitted"),
        (came(2026, "2027-04-01"), "late"),
        (came(2026, "2027-03-31", "yearly_report"), "partly"),
        ([], "missing"),
    ],
)
def test_a_year_is_submitted_late_partly_or_missing(papers: list[Submission], status: str) -> None:
    calls = (Call("yearly_report", 2026, d("2027-03-31")), Call("next_year_plan", 2026, d("2027-03-31")))
    setting = setting_of(LIFECYCLE, calls, SETTING.workdays)
    rows = year_rows(a_life(recognised("2025-03-02"), *papers), setting, d("2027-04-02"), BOTH)
    assert [(row.year, row.status, row.first) for row in rows if row.year == 2026] == [(2026, status, False)]


def test_without_a_call_a_year_closes_at_the_end_of_the_next() -> None:
    life = a_life(recognised("2025-03-02"))
    for day, status in (("2026-12-31", "not_due"), ("2027-01-01", "missing")):
        rows = year_rows(life, SETTING, d(day), BOTH)
        assert (rows[0].year, rows[0].status, rows[0].first) == (2025, status, True)


def test_a_newer_call_puts_the_deadline_off() -> None:
    calls = (Call("yearly_report", 2026, d("2027-03-31")), Call("yearly_report", 2026, d("2027-05-31")))
    duties = find_duties(
        a_life(recognised("2025-03-02")), setting_of(LIFECYCLE, calls, SETTING.workdays), d("2027-04-02")
    )
    (duty,) = [duty for duty in duties if duty.obligation == "yearly_report" and duty.year == 2026]
    assert (duty.due, duty.called, duty.status) == (d("2027-05-31"), True, "not_due")


def test_two_missing_years_in_a_row_are_a_ground_with_its_proof() -> None:
    life = a_life(recognised("2025-03-02"), *came(2026, "2027-03-01"))
    assert find_grounds(life, SETTING, d("2029-12-31")) == ()
    (ground,) = find_grounds(life, SETTING, d("2030-01-01"))
    assert (ground.loss, ground.strict) == ("no_reports", True)
    assert ground.proof == (("2027年", "未提交"), ("2028年", "未提交"))
    assert "连续两年未提交" in ground.quote


def test_the_year_of_recognition_and_a_partial_year_count_only_in_the_wider_reading() -> None:
    first = a_life(recognised("2025-03-02"))
    (ground,) = find_grounds(first, SETTING, d("2028-01-01"))
    assert (ground.strict, [when for when, _ in ground.proof]) == (False, ["2025年", "2026年"])
    partial = a_life(recognised("2024-03-02"), *came(2024, "2025-03-01"), *came(2026, "2027-01-02", "yearly_report"))
    (ground,) = find_grounds(partial, SETTING, d("2028-01-01"))
    assert (ground.strict, ground.proof) == (False, (("2025年", "未提交"), ("2026年", "部分提交")))


def test_missing_years_that_are_not_in_a_row_are_no_ground() -> None:
    life = a_life(recognised("2024-03-02"), *came(2024, "2025-03-01"), *came(2026, "2027-06-01"))
    assert find_grounds(life, SETTING, d("2028-12-31")) == ()


def grades(*given: str) -> list[Evaluation]:
    return [
        Evaluation(2, f"第{n}次", d("2026-05-01") + timedelta(days=700 * n), grade) for n, grade in enumerate(given, 1)
    ]


@pytest.mark.parametrize(
    ("given", "strict"),
    [
        (("不合格", "不合格"), True),  # years lie between them: evaluations count, not years
        (("合格", "不合格", "不合格", "合格"), True),
        (("不合格", "合格", "不合格"), None),
        (("不合格", "", "不合格"), False),  # 未参评 is no result
        (("", ""), None),
        (("不合格",), None),
    ],
)
def test_two_failed_evaluations_in_a_row_are_a_ground(given: tuple[str, ...], strict: bool | None) -> None:
    reports = [paper for year in range(2025, 2040) for paper in came(year, f"{year + 1}-03-01")]
    life = a_life(recognised("2025-03-02"), *reports, *grades(*given))
    grounds = find_grounds(life, SETTING, d("2039-12-31"))
    assert [ground.strict for ground in grounds] == ([] if strict is None else [strict])


def test_an_evaluation_of_an_earlier_title_does_not_count() -> None:
    records = [recognised("2025-03-02"), *grades("不合格"), lost("2029-01-05"), recognised("2029-06-01")]
    again = Evaluation(2, "再评", d("2029-12-01"), "不合格")
    life = a_life(*records, again, *(paper for y in range(2025, 2030) for paper in came(y, "2029-12-02")))
    assert find_grounds(life, SETTING, d("2029-12-31")) == ()


def test_nothing_is_owed_after_the_title_is_gone() -> None:
    life = a_life(recognised("2025-03-02"), lost("2027-06-01"), Change(2, "更名", d("2027-05-01")))
    duties = find_duties(life, SETTING, d("2030-01-01"))
    assert {(duty.obligation, duty.about) for duty in duties} == {
        ("yearly_report", "2025年"),
        ("next_year_plan", "2025年"),
    }
    assert find_grounds(life, SETTING, d("2030-01-01")) == ()
    assert len(find_duties(life, SETTING, d("2027-05-31"))) == 7


def due_of(*records: Record, day: str = "2028-01-02", within: int = 30, name: str = "甲平台"):
    life = replace(a_life(recognised("2025-03-02"), *records), name=name)
    return find_due(Books({2: life}, ()), SETTING, d(day), within)


def test_the_due_list_holds_what_is_late_and_what_comes_up() -> None:
    due = due_of(*came(2025, "2026-03-01"), Change(2, "更名", d("2027-11-01")))
    assert [(row.duty.about, row.days) for row in due.rows] == [
        ("2026年", -2),
        ("2026年", -2),
        ("更名（2027-11-01）", 30),
    ]
    assert len(due_of(*came(2025, "2026-03-01"), Change(2, "更名", d("2027-11-01")), within=29).rows) == 2


def test_the_due_list_is_written_as_a_workbook_without_formulas(tmp_path) -> None:
    write_due(due_of(name="=1+1"), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["到期事项", "取消资格事由"]
    assert (book["到期事项"]["B2"].value, book["到期事项"]["B2"].data_type) == ("=1+1", "s")
    assert book["取消资格事由"]["F2"].value == "仅按较宽口径成立，供参考"


def test_the_due_list_is_written_as_data_and_nothing_else(tmp_path) -> None:
    write_due(due_of(), tmp_path / "a.json")
    data = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert data["schema"] == "pilotdocs.register.due/1"
    assert tuple(data["due"][0][key] for key in ("about", "due", "days", "status")) == (
        "2025年",
        "2026-12-31",
        -367,
        "missing",
    )
    assert data["grounds"][0]["strict"] is False
    with pytest.raises(OutputError, match=r"\.ics"):
        write_due(due_of(), tmp_path / "a.pdf")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_a_calendar_keeps_to_its_line_length_whatever_the_name(name: str) -> None:
    content = due_calendar(due_of(name=name))
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"")
    unfolded = content.replace(b"\r\n ", b"").decode().split("\r\n")
    assert sum(line.startswith("SUMMARY:") for line in unfolded) == unfolded.count("BEGIN:VEVENT") == 4
    assert unfolded[0] == "BEGIN:VCALENDAR"
    assert unfolded[-2:] == ["END:VCALENDAR", ""]


def test_numbers_of_persons_are_covered_unless_asked() -> None:
    life = replace(a_life(recognised("2025-03-02")), name="张三13805751234平台")
    books = Books({2: life}, ())
    assert "13805751234" not in find_due(books, SETTING, d("2028-01-02"), 30).rows[0].platform
    assert "13805751234" in find_due(books, SETTING, d("2028-01-02"), 30, masked=False).rows[0].platform


def test_a_setting_without_a_lifecycle_owes_nothing() -> None:
    from pilotdocs.model.lifecycle import Lifecycle

    assert find_duties(a_life(recognised("2025-03-02")), Setting(Lifecycle()), d("2028-01-02")) == ()
