from pathlib import Path

import pytest

from pilotdocs.errors import DataError, PilotdocsError, RefusedError
from pilotdocs.notices import KINDS, Request, run_request
from pilotdocs.notices.lint import lint_notice
from tests.notices.samples import sample, text_of, write_sample


def run(tmp_path: Path, kind: str, data: object, **more: object) -> object:
    return run_request(Request(kind, write_sample(tmp_path, data), out=tmp_path / "out.docx", **more))


@pytest.mark.parametrize("kind", KINDS)
def test_a_right_notice_is_written_and_left_in_peace(tmp_path: Path, kind: str) -> None:
    report = run(tmp_path, kind, sample(kind))
    assert (report.status, report.troubles) == (0, ())
    assert lint_notice((tmp_path / "out.docx").read_bytes(), kind) == []
    assert "{" not in text_of(tmp_path / "out.docx")


@pytest.mark.parametrize("value", ["A&B <b>", "{{ 7*7 }}", "{% x %}", "{_{a}_}", "=1+1", "比例<5%", "</w:t>", "“引”"])
def test_a_value_comes_out_as_it_went_in(tmp_path: Path, value: str) -> None:
    run(tmp_path, "recognition", sample("recognition", 附注=value))
    assert f"（{value}）" in text_of(tmp_path / "out.docx")


WRONG = [
    ("recognition", {"成文日期": "2026-03-13"}, "公示还没有结束"),
    ("recognition", {"公示截止日期": "2026-03-12"}, "公示期不足"),
    ("recognition", {"公示截止日期": "2026-03-06"}, "早于公示起始日期"),
    ("recognition", {"公示名单": ["另一平台"]}, "不在公示名单里"),
    ("recognition", {"未处理异议": ["甲乙材料中试平台"]}, "未处理的异议"),
    ("recognition", {"家数": 2}, "按数据应为“1”"),
    ("recognition", {"首个平台": "另一平台"}, "首个平台"),
    ("recognition", {"发文字号": "绍市科[2026]12号"}, "写法不对"),
    ("recognition", {"发文字号": "绍市科〔2026〕012号"}, "写法不对"),
    ("recognition", {"发文字号": "绍市科〔2026〕第12号"}, "写法不对"),
    ("recognition", {"发文字号": "绍市科〔26〕12号"}, "写法不对"),
    ("recognition", {"发文字号": "绍市科〔2025〕12号"}, "年份与成文日期不一致"),
    ("publicity", {"审议日期": "2026-03-10"}, "晚于公示起始日期"),
    ("publicity", {"公示截止日期": "2026-03-12"}, "公示截止日期"),
    ("publicity", {"公示起始日期": "2026-03-14", "成文日期": "2026-03-14"}, "不是工作日"),
    ("publicity", {"公示工作日数": 3}, "公示期不足"),
    ("publicity", {"公示起始日期": "2027-03-09", "成文日期": "2027-03-09"}, "2027年的放假安排没有收录"),
    ("correction", {"期限依据": ""}, "没有写期限依据"),
    ("correction", {"补正期限": "2026-03-01"}, "不晚于成文日期"),
    ("rejection", {"原因": [{"性质": "已证明不符合", "说明": "面积不足"}]}, "没有写依据"),
    ("rejection", {"原因": [{"性质": "择优未入选", "涉及条件": "面积", "说明": "排序靠后"}]}, "择优未入选"),
    ("change_confirmation", {"申请日期": "2026-01-10"}, "晚于申请日期"),
    ("change_confirmation", {"复核情况": [{"条件": "人员", "复核结果": "不符合", "依据": "名册"}]}, "不能予以确认"),
    ("annual_report_reminder", {"年度": 2026}, "还没有结束"),
    ("annual_report_reminder", {"补报期限": "2026-04-01"}, "不晚于成文日期"),
    ("disqualification", {"审议日期": "2026-06-30"}, "晚于成文日期"),
    ("disqualification", {"取消事由": "连续两次不合格"}, "应为“不合格”"),
    ("recommendation", {"核定情况": [{"指标": "面积", "核定数": "600", "依据": " "}]}, "缺少"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes", "says"), WRONG)
def test_a_wrong_notice_is_refused_with_its_reason(tmp_path: Path, kind: str, changes: dict, says: str) -> None:
    with pytest.raises((RefusedError, DataError), match=says):
        run(tmp_path, kind, sample(kind, **changes))
    assert not (tmp_path / "out.docx").exists()


def test_one_year_is_no_ground_for_disqualification(tmp_path: Path) -> None:
    data = sample("disqualification")
    with pytest.raises(RefusedError, match="两个年度"):
        run(tmp_path, "disqualification", {**data, "事实依据": data["事实依据"][:1]})
    rows = [data["事实依据"][0], {**data["事实依据"][1], "年度或评价": "2026"}]
    with pytest.raises(RefusedError, match="不连续"):
        run(tmp_path, "disqualification", {**data, "事实依据": rows})


def test_force_writes_the_notice_and_says_why(tmp_path: Path) -> None:
    report = run(tmp_path, "recognition", sample("recognition", 成文日期="2026-03-13"), force="市局会议确定")
    assert report.status == 0
    assert "市局会议确定" in report.troubles[0]
    assert "公示还没有结束" in report.troubles[0]


def test_unknown_and_missing_fields_are_named_with_the_nearest(tmp_path: Path) -> None:
    data = sample("recognition", 依据文档="《指引》")
    del data["依据文件"]
    with pytest.raises(DataError, match=r"依据文档”（是否想写“依据文件”）.*缺少字段：依据文件"):
        run(tmp_path, "recognition", data)


def test_many_are_numbered_without_gap_over_refusals(tmp_path: Path) -> None:
    rows = [{"依托单位": f"单位{i}"} for i in range(4)]
    common = {k: v for k, v in sample("rejection").items() if k not in ("依托单位", "顺序号")}
    rows[1]["原因"] = [{"性质": "已证明不符合", "说明": "x"}]
    report = run_request(
        Request(
            "rejection", write_sample(tmp_path, {"共同": common, "收件人": rows}), out=tmp_path / "many", first_number=7
        )
    )
    assert report.status == 1
    assert [result.number[-2:] for result in report.results if result.path] == ["7号", "8号", "9号"]
    assert "未生成" in (tmp_path / "many" / "结果.csv").read_text(encoding="utf-8-sig")


def test_a_hostile_template_is_refused_before_it_runs(tmp_path: Path) -> None:
    import docx

    for tag in (
        "{{ ''.__class__ }}",
        "{% for i in range(9) %}{% endfor %}",
        "{{ 'a' * 9 }}",
        "{{ 年度.x() }}",
        "{{ 没有 }}",
    ):
        paper = docx.Document()
        paper.add_paragraph(tag)
        paper.save(str(tmp_path / "t.docx"))
        with pytest.raises(PilotdocsError, match="模板"):
            run(tmp_path, "recognition", sample("recognition"), template=tmp_path / "t.docx")
