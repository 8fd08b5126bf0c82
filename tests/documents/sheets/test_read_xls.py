"""The format of twenty years ago, read with what it hides."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from pilotdocs.documents.sheets import read_xls
from pilotdocs.documents.trouble import Unreadable


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice writes the file")
def test_an_xls_gives_values_places_and_what_is_hidden(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "设备清单"
    for row in (["名称", "金额"], ["甲", 1200.5], ["乙", 3], ["合计", "=SUM(B2:B3)"]):
        sheet.append(row)
    sheet["B2"].number_format = "#,##0.00"
    sheet.row_dimensions[3].hidden = True
    workbook.create_sheet("藏")["A1"] = "暗"
    workbook["藏"].sheet_state = "hidden"
    workbook.save(tmp_path / "a.xlsx")
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xls",
        "a.xlsx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    document = read_xls(tmp_path / "a.xls")
    found = {block.place.locator: (block.text, block.value, block.hidden) for block in document.blocks()}
    assert found["设备清单!B2"] == ("1,200.50", Decimal("1200.5"), None)
    assert found["设备清单!A3"] == ("乙", None, "hidden_row")
    assert found["设备清单!B4"] == ("1203.5", Decimal("1203.5"), None)
    assert found["藏!A1"] == ("暗", None, "hidden_sheet")


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty"), (b"no workbook", "damaged"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "damaged")],
)
def test_a_broken_xls_says_so(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read_xls(path)
    assert caught.value.problem.code == code
