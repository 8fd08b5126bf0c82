"""Formulas without results are computed as a spreadsheet computes them, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotdocs.documents.sheets.compute import compute_all
from pilotdocs.documents.sheets.formulas import FormulaError, moved, parse_formula
from pilotdocs.documents.sheets.grid import RawCell, RawSheet, area_of_name, cell_name, place_of_name

Scalar = Decimal | str | bool | None


def sheet(cells: dict[str, str | int | float | Decimal], name: str = "表") -> RawSheet:
    """A sheet; texts that begin with “=” are formulas."""
    made = RawSheet(name)
    for where, value in cells.items():
        place = place_of_name(where)
        assert place is not None
        cell = RawCell(*place, "")
        if isinstance(value, str) and value.startswith("="):
            cell.formula, cell.waiting = value[1:], True
        else:
            cell.scalar = value if isinstance(value, str) else Decimal(str(value))
        made.cells.append(cell)
    return made


def result(formula: str, cells: dict[str, str | int | float | Decimal] | None = None, *others: RawSheet) -> Scalar:
    """What `formula` gives in Z9; None where it is not computed."""
    made = sheet({**(cells or {}), "Z9": "=" + formula})
    compute_all([made, *others], {"单价": "表!$B$1"})
    cell = made.cells[-1]
    return None if cell.waiting else cell.scalar


LIST = {"A1": 3, "A2": 4, "A3": "五", "A4": 0.5, "B1": 10, "B2": "20", "C1": "甲", "C2": "乙", "C3": "甲", "C4": "丙"}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("A1*B1", "30"), ("A1+A2*2", "11"), ("(A1+A2)*2", "14"), ("-A1^2", "9"), ("2^3^2", "64"), ("10%", "0.1"),
        ("0.1+0.2", "0.3"), ("1/3*3", "1"), ("A1*B2", "60"), ("+A1", "3"), ("A9+1", "1"),
        ("SUM(A1:A4)", "7.5"), ("SUM(A:A)", "7.5"), ("SUM(1:1)", "13"), ("SUM(A1,A2,5)", "12"), ("sum(a1:a2)", "7"),
        ("SUM(B1:B2)", "10"), ("PRODUCT(A1:A2)", "12"), ("COUNT(A1:A4)", "3"), ("COUNTA(A1:A4)", "4"),
        ("AVERAGE(A1:A2)", "3.5"), ("MAX(A1:A4)", "4"), ("MIN(A1:A4)", "0.5"), ("ROUND(2.5,0)", "3"),
        ("ROUND(-2.5,0)", "-3"), ("ROUND(1234.567,-2)", "1200"), ("ROUNDUP(1.01,0)", "2"), ("ROUNDDOWN(1.99,1)", "1.9"),
        ("INT(-1.5)", "-2"), ("ABS(-3)", "3"), ("SUMPRODUCT(A1:A2,B1:B2)", "30"), ('SUMIF(C1:C4,"甲",A1:A4)', "3"),
        ('SUMIF(A1:A4,">3")', "4"), ('COUNTIF(C1:C4,"甲")', "2"), ('COUNTIF(C1:C4,"*")', "4"), ("ROW()", "9"), ("ROW(A3)", "3"),
        ('IF(A1>2,"大",1/0)', "大"), ("IF(A1=3,A2,0)", "4"), ('C1&"类"', "甲类"), ('CONCATENATE("第",A1)', "第3"),
        ("其他!A1*2", "14"), ("'其他'!$A$1", "7"), ("SUM(其他!A1:A9)", "7"), ("单价*2", "20"), ("SUM(A1:A2)/SUM(B1:B1)", "0.7"),
        ("_xlfn.CONCAT(C1,C2)", "甲乙"), ("1e3", "1000"),
    ],
)  # fmt: skip
def test_what_plain_lists_need_is_computed(formula: str, value: str) -> None:
    found = result(formula, LIST, sheet({"A1": 7}, "其他"))
    assert found == value if isinstance(found, str) else str(found) == value


@pytest.mark.parametrize(
    "formula",
    [
        "1/0",
        "A3+1",
        "Z9+1",
        "VLOOKUP(1,A:B,2)",
        "TODAY()",
        "{1,2}",
        "A1:A2",
        "没有!A1",
        "[1]表!A1",
        "SUM(",
        "",
        "#REF!",
        "1+",
        "名称",
        "9^999999",
        "INDIRECT(C1)",
    ],
)
def test_what_is_beyond_us_is_not_guessed(formula: str) -> None:
    assert result(formula, LIST) is None


def test_formulas_build_on_formulas_in_any_order() -> None:
    chain = sheet({**{f"A{row}": f"=A{row + 1}+1" for row in range(1, 500)}, "A500": 1})
    compute_all([chain], {})
    assert chain.cells[0].scalar == Decimal(500)


def test_a_circle_is_left_alone_and_so_is_what_builds_on_it() -> None:
    made = sheet({"A1": "=B1", "B1": "=A1", "C1": "=A1+1", "D1": "=1+1"})
    compute_all([made], {})
    assert [cell.waiting for cell in made.cells] == [True, True, True, False]


def test_subtotals_leave_out_hidden_rows_and_each_other() -> None:
    made = sheet(
        {
            "A1": 1,
            "A2": 2,
            "A3": 4,
            "A4": "=SUBTOTAL(9,A1:A3)",
            "A5": "=SUBTOTAL(109,A1:A4)",
            "A6": "=SUBTOTAL(103,A1:A3)",
        }
    )
    made.hidden_rows.add(2)
    compute_all([made], {})
    assert [cell.scalar for cell in made.cells[3:]] == [Decimal(7), Decimal(5), Decimal(2)]
    made = sheet({"A1": 1, "A2": 2, "A3": "=SUBTOTAL(9,A1:A2)"})
    made.hidden_rows.add(2)
    made.filtered = True
    compute_all([made], {})
    assert made.cells[2].scalar == Decimal(1)


def test_work_is_bounded() -> None:
    made = sheet({**{f"A{row}": 1 for row in range(1, 2001)}, **{f"B{row}": "=SUM(A:A)" for row in range(1, 2001)}})
    compute_all([made], {}, steps=50_000)
    assert 0 < sum(cell.waiting for cell in made.cells) < 2000


numbers = st.decimals(min_value=-1000, max_value=1000, places=2)


@given(st.lists(numbers, min_size=1, max_size=30))
def test_a_sum_is_the_sum(items: list[Decimal]) -> None:
    assert result(f"SUM(A1:A{len(items)})", {f"A{row}": item for row, item in enumerate(items, 1)}) == sum(items)


@given(numbers, numbers, numbers)
def test_the_order_of_operations_is_that_of_arithmetic(a: Decimal, b: Decimal, c: Decimal) -> None:
    assert result("A1+B1*C1", {"A1": a, "B1": b, "C1": c}) == a + b * c
    assert result("(A1-B1)-C1", {"A1": a, "B1": b, "C1": c}) == a - b - c
    assert result("A1-(B1-C1)", {"A1": a, "B1": b, "C1": c}) == a - (b - c)


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_a_cells_name_reads_back(row: int, column: int) -> None:
    assert place_of_name(cell_name(row, column)) == (row, column)


@given(st.integers(1, 500), st.integers(1, 500), st.integers(-400, 400), st.integers(-400, 400))
def test_a_moved_formula_names_the_moved_cells(row: int, column: int, down: int, across: int) -> None:
    text = moved(f"SUM({cell_name(row, column)}:$A$1)", down, across)
    if row + down < 1 or column + across < 1:
        assert text is None
    else:
        assert text == f"SUM({cell_name(row + down, column + across)}:$A$1)"


@settings(max_examples=300)
@given(st.text("SUM(A1:B2)+-*/^&=<>%,\"' 9.!$#中{}[]", max_size=40))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        parse_formula(text)
    except FormulaError:
        return


def test_deep_brackets_are_refused_not_followed() -> None:
    with pytest.raises(FormulaError):
        parse_formula("(" * 5000 + "1" + ")" * 5000)


def test_areas_are_put_in_order() -> None:
    area = area_of_name("C3:A1")
    assert area is not None
    assert (area.row, area.column, area.last_row, area.last_column) == (1, 1, 3, 3)
