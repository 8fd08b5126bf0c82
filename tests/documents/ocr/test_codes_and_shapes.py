"""Codes that check themselves, and figures that no careful writer wrote so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.documents.ocr.codes import ALPHABET, is_valid_code, is_valid_identity, mend_code
from pilotdocs.documents.ocr.shapes import find_figures, is_malformed


def _checked(body: str) -> str:
    total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return body + ALPHABET[(31 - total % 31) % 31]


codes = st.text(ALPHABET, min_size=9, max_size=9).map(lambda tail: _checked("91330602" + tail))


@given(codes)
def test_a_code_with_its_check_character_is_valid_and_left_alone(code: str) -> None:
    assert is_valid_code(code)
    assert mend_code(f"代码{code}") is None
    assert not is_malformed(code)


@given(codes, st.integers(8, 16), st.sampled_from(ALPHABET))
def test_any_other_single_character_makes_a_code_invalid(code: str, place: int, char: str) -> None:
    changed = code[:place] + char + code[place + 1 :]
    assert is_valid_code(changed) == (changed == code)


@given(codes)
def test_a_letter_o_for_a_zero_is_mended_back(code: str) -> None:
    read = code.replace("0", "O", 1)
    assert mend_code(read) in {code, None}
    assert is_malformed(read)


def test_a_code_of_lawful_characters_that_fails_its_check_is_never_mended() -> None:
    code = _checked("91330602MA2JT0X1K")
    wrong = code[:-1] + ("1" if code[-1] != "1" else "2")
    assert mend_code(wrong) is None


def test_the_check_of_an_identity_number_is_known() -> None:
    assert is_valid_identity("11010519491231002X")
    assert not is_valid_identity("110105194912310021")


@pytest.mark.parametrize(
    "figure",
    ["60.375,913.68", "529.514.57", "2019-1015", "HT-2019757", "19:398603764", "9.95%%", "2025年13月1日", "21.3%0",
     "12,34.5", "2019.06-23"],
)  # fmt: skip
def test_a_figure_with_a_mark_out_of_place_is_malformed(figure: str) -> None:
    assert is_malformed(figure)


@pytest.mark.parametrize(
    "figure",
    ["22,392,900.00", "1521", "840.5", "38.1%", "2020年7月7日", "2019-10-15", "HT-2019-757", "0575-88123456", "3.1.2",
     "2024.06.01", "9:30", "叁佰万元整", "XH-3200", "¥3,000,000.00", "", "5年"],
)  # fmt: skip
def test_a_figure_as_people_write_it_is_not_malformed(figure: str) -> None:
    assert not is_malformed(figure)


def test_figures_are_found_with_their_spans() -> None:
    text = "自2023年3月1日起，租金叁佰万元（¥3,000,000.00），编号ZL-2024-508。"
    assert [text[start:end] for start, end in find_figures(text)] == [
        "2023年3月1日", "叁佰万元", "¥3,000,000.00", "ZL-2024-508",
    ]  # fmt: skip


@given(st.text(max_size=60))
def test_any_text_has_spans_in_order_and_inside_it(text: str) -> None:
    spans = find_figures(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    for start, end in spans:
        is_malformed(text[start:end])
