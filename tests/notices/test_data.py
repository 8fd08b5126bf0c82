"""Tables, audits, many recipients, and data as clerks really write it."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pilotdocs.errors import PilotdocsError
from pilotdocs.notices import KINDS, Report, Request, run_request
from tests.notices.samples import sample, text_of, write_sample

ROWS = [["依托单位", "中试平台"], ["绍兴甲公司", "甲平台"], ["绍兴乙公司", "乙平台"]]


def _common(kind: str, *without: str) -> dict[str, Any]:
    return {name: value for name, value in sample(kind).items() if name not in without}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_has_a_row_a_recipient_in_the_encodings_that_offices_write(tmp_path: Path, encoding: str) -> None:
    table = tmp_path / "单位.csv"
    table.write_text("\n".join(",".join(row) for row in ROWS), encoding=encoding)
    common = write_sample(tmp_path, _common("rejection", "依托单位", "中试平台", "顺序号"))
    report = run_request(Request("rejection", table, common=common, out=tmp_path / "out", first_number=5))
    assert report.status == 0
    assert [result.recipient for result in report.results] == ["绍兴甲公司", "绍兴乙公司"]
    assert "乙平台" in text_of(report.results[1].path)


def test_a_workbook_gives_common_fields_a_list_and_recipients(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in ROWS:
        sheet.append(row)
    shared = book.create_sheet("共同")
    for name, value in _common("rejection", "依托单位", "中试平台", "原因", "顺序号").items():
        shared.append([name, value])
    reasons = book.create_sheet("原因")
    reasons.append(["性质", "说明"])
    reasons.append(["未证明", "没有名册"])
    book.save(tmp_path / "单位.xlsx")
    report = run_request(Request("rejection", tmp_path / "单位.xlsx", out=tmp_path / "out", first_number=1))
    assert report.status == 0
    assert all("没有名册" in text_of(result.path) for result in report.results)


@pytest.mark.parametrize(
    ("text", "says"),
    [("依托单位,依托单位\na,b", "写了两遍"), ("依托单位\na,b,c", "列数多于表头"), ("", "没有一个收件人")],
)
def test_a_crooked_table_is_refused_with_the_row_or_name(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    with pytest.raises(PilotdocsError, match=says):
        run_request(Request("rejection", tmp_path / "t.csv", out=tmp_path / "out"))


def _audit(tmp_path: Path) -> Path:
    def figure(number: int, role: str, document: str) -> dict[str, Any]:
        place = (
            {"page": None, "locator": "body/tbl[1]/r[3]/c[4]/p[1]"}
            if document == "d1"
            else {"page": number, "locator": None}
        )
        return {"id": f"f{number}", "role": role, "source": {"document": document} | place}

    def finding(number: int, verdict: str, ask: str = "", quantity: str = "pilot_area") -> dict[str, Any]:
        return {
            "id": f"F-{number}", "title": f"条件{number}", "clause": f"条款{number}。", "verdict": verdict, "facts": [quantity],
            "explanation": f"说明{number}。", "figures": [f"f{number}"], "ask": ask,
        }  # fmt: skip

    folder = tmp_path / "audit"
    folder.mkdir()
    audit = {
        "schema": "pilotdocs.audit/1",
        "applicant": {"name": "绍兴甲公司", "platform": "甲平台", "uscc": None},
        "documents": [
            {"id": "d1", "path": "01 方案.docx", "text": "native", "problems": []},
            {"id": "d2", "path": "02 产权证.pdf", "text": "ocr", "problems": []},
            {"id": "d3", "path": "03 坏.pdf", "text": "none", "problems": [{"code": "x", "message": "打不开"}]},
        ],
        "figures": [figure(1, "evidence", "d2"), figure(2, "claim", "d1"), figure(3, "evidence", "d2")],
        "facts": [
            {"quantity": "pilot_area", "unit": "m2", "used": "430", "evidenced": "430", "figures": ["f1", "f2"]},
            {"quantity": "pilot_staff", "unit": "person", "used": None, "evidenced": None, "figures": ["f2"]},
        ],
        "findings": [
            finding(1, "not_met"),
            finding(2, "unproven", "近三个月参保证明，盖章扫描件", "pilot_staff"),
            finding(3, "met", "不该要的", "equipment"),
        ],
    }
    (folder / "audit.json").write_text(json.dumps(audit, ensure_ascii=False), encoding="utf-8")
    return folder


def _from(tmp_path: Path, kind: str, *without: str) -> str:
    left = ("依托单位", "中试平台", "统一社会信用代码", *without)
    data = write_sample(tmp_path, _common(kind, *left))
    report = run_request(Request(kind, data, audits=(_audit(tmp_path),), out=tmp_path / "o.docx"))
    assert report.status == 0, report.troubles
    return text_of(tmp_path / "o.docx")


def test_a_correction_from_an_audit_asks_once_for_all_that_lacks_and_for_nothing_that_is_there(tmp_path: Path) -> None:
    text = _from(tmp_path, "correction", "补正事项")
    assert text.count("近三个月参保证明") == 1
    assert "F-2" in text
    assert "03 坏.pdf" in text
    assert "01 方案.docx 表1第3行" in text, "a letter names no locators"
    assert "不该要的" not in text
    assert "共有2项" in text


def test_a_recommendation_from_an_audit_gives_accepted_figures_with_evidence_only(tmp_path: Path) -> None:
    text = _from(tmp_path, "recommendation", "核定情况", "需说明事项")
    assert "430平方米" in text
    assert "02 产权证.pdf 第1页" in text
    assert "01 方案.docx" not in text
    assert "中试人员" not in text
    assert "条件2：说明2。（结论编号：F-2）" in text


def test_a_rejection_from_an_audit_tells_proven_unmet_from_not_proven_and_cites_findings(tmp_path: Path) -> None:
    text = _from(tmp_path, "rejection", "原因")
    unmet, unproven = text.index("有关材料证明不符合的条件"), text.index("未能证明的条件")
    assert unmet < text.index("F-1") < unproven < text.index("F-2")
    assert "F-3" not in text


def test_300_recipients_with_one_bad_row_are_numbered_without_gap(tmp_path: Path) -> None:
    rows = [{"依托单位": f"第{number}家公司"} for number in range(300)]
    rows[123]["报送日期"] = "去年"
    common = _common("correction", "依托单位", "顺序号", "报送日期")
    for row in rows:
        row.setdefault("报送日期", "2026-02-02")
    data = write_sample(tmp_path, {"共同": common, "收件人": rows})
    report = run_request(Request("correction", data, out=tmp_path / "out", first_number=1))
    assert report.status == 1
    numbers = [result.number for result in report.results if result.path]
    assert numbers == [f"绍市科〔2026〕{number}号" for number in range(1, 300)]
    table = list(csv.reader(io.StringIO((tmp_path / "out" / "结果.csv").read_text(encoding="utf-8-sig"))))
    assert len(table) == 301
    assert [row[0] for row in table if row[2] == "未生成"] == ["124"]
    assert "报送日期" in table[124][5]
    assert not list((tmp_path / "out").glob("*.part"))
    assert len(list((tmp_path / "out").glob("*.docx"))) == 299


def test_a_refused_notice_leaves_the_earlier_file_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "o.docx"
    run_request(Request("recognition", write_sample(tmp_path, sample("recognition")), out=out))
    before = out.read_bytes()
    with pytest.raises(PilotdocsError):
        run_request(Request("recognition", write_sample(tmp_path, sample("recognition", 家数=9)), out=out))
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


DAYS = [
    "2026-03-20",
    "2026年3月20日",
    "2026/3/20",
    "2026.3.20",
    "20260320",
    "２０２６年３月２０日",
    "2026-03-20T00:00:00",
]


@pytest.mark.parametrize("day", DAYS)
def test_a_day_is_understood_in_the_ways_that_clerks_write_it(tmp_path: Path, day: str) -> None:
    out = tmp_path / "o.docx"
    run_request(Request("recognition", write_sample(tmp_path, sample("recognition", 成文日期=day)), out=out))
    assert "2026年3月20日" in text_of(out).splitlines()


@pytest.mark.parametrize("year", ["2026", "2026年", "2026年度", 2026, "２０２６"])
def test_a_year_is_understood_with_and_without_its_word(tmp_path: Path, year: object) -> None:
    out = tmp_path / "o.docx"
    run_request(Request("recognition", write_sample(tmp_path, sample("recognition", 年度=year)), out=out))
    assert "2026年度市级中试平台" in text_of(out)


SLOPPY: list[Any] = [
    None, "", " ", [], {}, [[]], [None], "A&B<c>", "{{ x }}", "{% for %}", "甲\n乙", "甲" * 3000, "甲" * 9000, 0, -1, 1e400, 10**30,
    True, "2026年13月45日", "9999-12-31", "0001-01-01", [{"x": 1}], {"a": {"b": 1}}, "\x00\x07", "=1+1", "\ud800",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_any_value_in_any_field_gives_a_notice_or_a_sentence(tmp_path: Path, kind: str) -> None:
    right = sample(kind)
    for number, field in enumerate(KINDS[kind].fields):
        for value in SLOPPY[number % 5 :: 5]:  # each field a fifth of them, each value in some fields of every kind
            report = _try(tmp_path, kind, {**right, field.label: value})
            if report is None:
                continue
            text = text_of(tmp_path / "o.docx")
            assert "None" not in text
            if isinstance(value, str) and value in ("A&B<c>", "{{ x }}") and not field.derived:
                written = [line for line in text.splitlines() if value in line]
                assert written or field.label in ("机关代字", "抄送", "公示名单", "未处理异议"), field.label


def _try(tmp_path: Path, kind: str, data: dict[str, Any]) -> Report | None:
    path = tmp_path / "d.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    try:
        return run_request(Request(kind, path, out=tmp_path / "o.docx"))
    except PilotdocsError as error:
        said = str(error)
    assert re.search(r"[一-龥]{4}", said)
    return None


@pytest.mark.parametrize("kind", KINDS)
def test_each_missing_field_is_done_without_or_named(tmp_path: Path, kind: str) -> None:
    right = sample(kind)
    for field in KINDS[kind].fields:
        data = {name: value for name, value in right.items() if name != field.label}
        if field.required:
            with pytest.raises(PilotdocsError, match=field.label):
                run_request(Request(kind, write_sample(tmp_path, data), out=tmp_path / "o.docx"))
        else:
            _try(tmp_path, kind, data)


def test_500_rows_are_one_notice_and_an_empty_list_is_none(tmp_path: Path) -> None:
    row = sample("publicity")["名单"][0]
    rows = [{**row, "中试平台名称": f"第{number}平台"} for number in range(500)]
    run_request(Request("publicity", write_sample(tmp_path, sample("publicity", 名单=rows)), out=tmp_path / "o.docx"))
    assert "等500家" in text_of(tmp_path / "o.docx")
    with pytest.raises(PilotdocsError, match="“名单”是空的"):
        run_request(Request("publicity", write_sample(tmp_path, sample("publicity", 名单=[])), out=tmp_path / "o.docx"))
