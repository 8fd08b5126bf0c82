"""audit.json: the contract's keys, exact decimals, the same bytes, nothing private."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports_builder import CODE, IDENTITY, PHONE, Application

from pilotdocs.errors import DataError
from pilotdocs.reports.data import audit_to_data, json_bytes, write_json
from pilotdocs.reports.data_file import data_to_summary, load_audit_data
from pilotdocs.reports.values import plain, shown

KEYS = {
    "": {
        "schema", "rules", "as_of", "applicant", "documents", "figures", "facts", "findings", "discrepancies",
        "completeness",
    },
    "documents": {"id", "path", "sha256", "pages", "text", "parts", "problems"},
    "figures": {
        "id", "quantity", "value", "unit", "role", "status", "bound", "period", "quote", "source", "method",
        "confidence",
    },
    "facts": {"quantity", "unit", "claimed", "evidenced", "used", "basis", "figures"},
    "findings": {
        "condition", "title", "clause", "verdict", "reason", "explanation", "readings", "figures", "facts",
    },
    "discrepancies": {"code", "severity", "quantity", "message", "figures", "documents"},
    "completeness": {"kind", "required", "present", "documents"},
}  # fmt: skip


def test_every_key_of_the_contract_is_present(application: Application) -> None:
    data = audit_to_data(application.audit)
    assert set(data) >= KEYS[""]
    for name, keys in KEYS.items():
        for item in data[name] if name else []:
            assert set(item) >= keys, name
    source = data["figures"][0]["source"]
    assert set(source) >= {"document", "part", "page", "bbox", "locator"}


def test_numbers_that_matter_are_plain_decimal_strings(application: Application) -> None:
    data = audit_to_data(application.audit)
    values = {item["id"]: item["value"] for item in data["figures"]}
    assert values["f3"] == "12000"
    assert values["f9"] == "0.213"
    readings = {item["id"]: item["value"] for item in data["findings"][4]["readings"]}
    assert readings["of_total"] == "11428571.42857142857142857143"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_plain_decimal_reads_back_as_the_same_number(number: Decimal) -> None:
    text = plain(number)
    assert text is not None
    assert Decimal(text) == number
    assert "E" not in text
    assert not (("." in text) and text.endswith("0"))


@given(st.decimals(min_value=0, max_value=1, places=12))
def test_a_shown_share_never_says_more_than_the_number(number: Decimal) -> None:
    assert Decimal(shown(number, "ratio").rstrip("%").replace(",", "")) / 100 <= number


def test_the_same_audit_gives_the_same_bytes_and_reads_back_the_same(application: Application, tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    write_json(application.audit, first)
    write_json(application.audit, second)
    assert first.read_bytes() == second.read_bytes()
    assert load_audit_data(first) == audit_to_data(application.audit)


def test_identity_numbers_and_phones_are_masked_unless_asked_for(application: Application) -> None:
    covered = json_bytes(audit_to_data(application.audit)).decode()
    assert IDENTITY not in covered
    assert PHONE not in covered
    assert "330***********4417" in covered
    assert CODE in covered
    assert IDENTITY in json_bytes(audit_to_data(application.audit, unmasked=True)).decode()


def test_a_file_that_was_never_read_is_still_listed_with_its_problem(application: Application) -> None:
    audit = replace(application.audit, documents=application.audit.documents[:4], parts=application.audit.parts[:4])
    documents = {item["id"]: item for item in audit_to_data(audit)["documents"]}
    assert documents["d5"]["text"] == "none"
    assert documents["d5"]["problems"][0]["code"] == "unreadable"
    assert list(documents) == ["d1", "d2", "d3", "d4", "d5", "d6"]


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"schema": "other"}', b"\xff\xfe", b'{"schema": "pilotdocs.audit/1"}', b"[" * 100_000],
)
def test_a_file_that_is_no_audit_is_refused_with_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"audit\.json"):
        load_audit_data(path)


def test_the_summary_counts_verdicts_and_names_unreadable_files(application: Application) -> None:
    summary = data_to_summary(audit_to_data(application.audit))
    assert summary["verdicts"] == {"unproven": 2, "not_met": 1, "manual": 1, "met": 1, "judgement": 1}
    assert summary["unreadable"] == ["05 加密.pdf"]
    assert json.dumps(summary, ensure_ascii=False)
