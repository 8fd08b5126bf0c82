"""What holds for every string: no exception, true spans, order, the same value in full and half width."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotdocs.figures.quantities import find_quantities, parse_amount, parse_date, parse_number, unit_factor

PIECES = st.sampled_from(
    [
        *"０２ ３ 〇零一二两三四十百千万亿廿几半壹佰第前近约超过上数余多人名位元亩成折家项个月年日底至—-~～、和，。（）()¥$角分整lO|:+×A号楼层/㎡%‰",
        *(
            "1",
            "12",
            "0",
            "999",
            "2024",
            "1,236",
            "1.5",
            ".5",
            "不少于",
            "以上",
            "左右",
            "万元",
            "平方米",
            "百分之",
            "分之",
        ),
        *("台（套）", "年度", "上半年", "RMB", "人民币", "\n", "\t", "\u3000", "\u2009", " ", "m2", "kW"),
    ]
)
TEXTS = st.lists(PIECES, max_size=24).map("".join) | st.text(max_size=60)
CAPITAL = "零壹贰叁肆伍陆柒捌玖"
PLAIN = "零一二三四五六七八九"


def written_out(number: int, digits: str = PLAIN, units: tuple[str, ...] = ("", "十", "百", "千")) -> str:
    """A whole number below 10^12 in Chinese numerals, as the standard writes it."""
    if number == 0:
        return digits[0]
    sections, rest = [], number
    while rest:
        sections.append(rest % 10000)
        rest //= 10000
    text, gap = "", False
    for power in range(len(sections) - 1, -1, -1):
        section = sections[power]
        if not section:
            gap = bool(text)
            continue
        if text and (gap or section < 1000):
            text += digits[0]
        zero = False
        for place in range(3, -1, -1):
            digit = section // 10**place % 10
            if digit:
                text += (digits[0] if zero else "") + digits[digit] + units[place]
                zero = False
            elif section >= 10 ** (place + 1) and section % 10**place:
                zero = True
        text += ("", "万", "亿")[power]
        gap = False
    return text


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_string_is_read_without_an_exception_and_with_true_spans_in_order(text: str) -> None:
    done = 0
    for one in find_quantities(text):
        assert done <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert not one.text[0].isspace()
        assert not one.text[-1].isspace()
        assert (one.bound == "range") == (one.high is not None)
        assert (one.step is None) == (one.unit == "date")
        if one.high is not None:
            assert one.high > one.value  # type: ignore[operator]
        done = one.end
    parse_number(text)
    parse_date(text)
    parse_amount(text, "万元")
    unit_factor(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_string_in_full_width_says_the_same(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "0" <= char <= "9" or char in "%()" else char for char in text)
    narrow = [(one.value, one.unit, one.bound, one.high, one.start, one.end) for one in find_quantities(text)]
    assert [(one.value, one.unit, one.bound, one.high, one.start, one.end) for one in find_quantities(wide)] == narrow


@given(st.integers(1, 10**12 - 1))
def test_a_number_written_out_in_chinese_is_read_back(number: int) -> None:
    (one,) = find_quantities(f"总额{written_out(number)}元")
    assert (one.value, one.unit, one.bound) == (number, "CNY", "exact")


@given(st.integers(1, 10**12 - 1))
def test_a_number_in_capital_numerals_is_read_back(number: int) -> None:
    (one,) = find_quantities(f"总额{written_out(number, CAPITAL, ('', '拾', '佰', '仟'))}元整")
    assert (one.value, one.unit, one.bound) == (number, "CNY", "exact")


@given(st.decimals(0, 10**9, places=2), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_an_amount_with_thousands_separators_is_read_back_exactly(value: Decimal, scale: tuple[str, int]) -> None:
    (one,) = find_quantities(f"合计{value:,}{scale[0]}元")
    assert one.value == value * scale[1]
    assert one.step == Decimal("0.01") * scale[1]


@given(st.integers(0, 10**7), st.data())
def test_a_number_torn_at_any_digit_by_a_wrapped_line_is_read_whole(number: int, data: st.DataObject) -> None:
    written = f"{number:,}.56"
    cut = data.draw(st.integers(1, len(written) - 1))
    (one,) = find_quantities(f"设备原值合计{written[:cut]}\n{written[cut:]}万元")
    assert one.value == (Decimal(number) + Decimal("0.56")) * 10000


@given(st.dates(min_value=__import__("datetime").date(1950, 1, 1), max_value=__import__("datetime").date(2099, 12, 31)))
def test_a_day_is_read_from_every_written_form(day: object) -> None:
    year, month, of_month = day.year, day.month, day.day  # type: ignore[attr-defined]
    for written in (
        f"{year}年{month}月{of_month}日", f"{year}.{month}.{of_month}", f"{year}/{month:02}/{of_month:02}",
        f"{year}-{month}-{of_month}", f"{year}{month:02}{of_month:02}", f"{year} 年 {month} 月 {of_month} 日",
    ):  # fmt: skip
        (one,) = find_quantities(f"日期：{written}。")
        assert (one.value, one.unit, one.accuracy) == (day, "date", "day"), written


@pytest.mark.parametrize(
    "pattern",
    [
        "9",
        "1,",
        "1 ",
        "1-",
        "一",
        "1.",
        "1、",
        "1\n",
        "3至",
        "lO",
        "〔2025",
        "1~",
        "第1",
        "2024年",
        "近百",
        "1/",
        "(",
        "三四",
    ],
)
def test_time_grows_no_faster_than_the_length(pattern: str) -> None:
    def seconds(size: int) -> float:
        text = (pattern * size)[:size]
        begin = time.process_time()
        find_quantities(text)
        return time.process_time() - begin

    seconds(1000)
    short, long = min(seconds(4000) for _ in range(3)), seconds(32000)
    assert long < 8 * 4 * short + 0.2
