"""What comes out of LibreOffice: lines and characters counted, 版记 at the foot, signatures never alone."""

import shutil
from pathlib import Path

import pytest

from pilotdocs.notices import Request, run_request
from pilotdocs.notices import pdf as office
from tests.notices.samples import sample, write_sample

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice"),
]


def _convert(tmp_path: Path, kind: str, data: object) -> tuple[Path, tuple[str, ...]]:
    report = run_request(Request(kind, write_sample(tmp_path, data), out=tmp_path / "out.docx", pdf=True))
    assert (tmp_path / "out.pdf").is_file(), report.troubles
    return tmp_path / "out.pdf", report.troubles


def test_a_page_holds_22_lines_of_28_characters_in_a_font_as_wide_as_the_standard_ones(tmp_path: Path) -> None:
    long = "正文" * 900
    made, said = _convert(tmp_path, "rejection", sample("rejection", 权利告知=long))
    lines, chars, font = office.count_grid(made)
    if "CJK" not in font and "UMing" not in font and "ZenHei" not in font:
        pytest.skip("no Chinese font")
    assert (lines, chars) == (22, 28), font
    assert any("字体替代提示" in sentence for sentence in said) or "仿宋" in font


def test_the_record_stands_at_the_foot_and_the_signature_takes_text_along(tmp_path: Path) -> None:
    import pdfplumber

    data = sample("recognition", 抄送=["绍兴市人民政府办公室"] * 3)
    made, _ = _convert(tmp_path, "recognition", data)
    pages, free = office._free_below(made)
    assert free < 300
    made, _ = _convert(tmp_path, "publicity", sample("publicity"))
    with pdfplumber.open(made) as paper:
        texts = [page.extract_text() for page in paper.pages]
    signed = next(text for text in texts if "\n2026年3月9日" in text or "2026 年 3 月 9 日" in text.splitlines()[-3:])
    assert len(signed.splitlines()) > 4
    assert pages >= 2
