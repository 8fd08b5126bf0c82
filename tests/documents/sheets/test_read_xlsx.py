"""Every sheet is a table, every cell keeps its name, and what nobody sees is told apart."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from xlsx_builder import S_NS, write

from pilotdocs.documents.sheets import read_xlsx
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Block, Document, Table


def book(folder: Path, fill: Any) -> Document:
    """What is read of a workbook that `fill` wrote into through openpyxl."""
    workbook = openpyxl.Workbook()
    workbook.active.title = "设备清单"
    fill(workbook)
    path = folder / "清单.xlsx"
    workbook.save(path)
    return read_xlsx(path)


def at(document: Document, place: str) -> Block:
    return next(block for block in document.blocks() if block.place.locator == place)


def test_a_cell_has_what_is_shown_and_what_is_meant(tmp_path: Path) -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        for name, value, form in (
            ("A1", 12, "General"),
            ("B1", 1234567.891, "#,##0.00"),
            ("C1", 0.213, "0.0%"),
            ("D1", date(2024, 3, 1), 'yyyy"年"m"月"d"日"'),
            ("E1", "00123", "@"),
            ("F1", 0.1 + 0.2, "General"),
            ("G1", 1200.5, '#,##0.00"万元"'),
            ("H1", 12345, '0!.0,"万"'),
            ("I1", datetime.fromisoformat("2024-03-01T15:30"), "yyyy-mm-dd hh:mm"),
            ("J1", True, "General"),
            ("K1", -5, "0.00;(0.00)"),
        ):
            sheet[name] = value
            sheet[name].number_format = form

    found = [(block.text, block.value) for block in book(tmp_path, fill).blocks()]
    assert found == [
        ("12", Decimal(12)),
        ("1,234,567.89", Decimal("1234567.891")),
        ("21.3%", Decimal("0.213")),
        ("2024年3月1日", date(2024, 3, 1)),
        ("00123", None),
        ("0.3", Decimal("0.3")),
        ("1,200.50万元", Decimal("1200.5")),
        ("1.2万", Decimal(12345)),
        ("2024-03-01 15:30", date(2024, 3, 1)),
        ("TRUE", None),
        ("(5.00)", Decimal(-5)),
    ]


def test_hidden_rows_columns_and_sheets_are_read_and_say_so(tmp_path: Path) -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        for row in range(1, 5):
            sheet.append([f"{row}一", f"{row}二", f"{row}三"])
        sheet.row_dimensions[2].hidden = True
        sheet.row_dimensions[3].height = 0.5
        sheet.column_dimensions["B"].hidden = True
        for name, state in (("藏", "hidden"), ("深藏", "veryHidden")):
            other = workbook.create_sheet(name)
            other["A1"] = "暗"
            other.sheet_state = state

    document = book(tmp_path, fill)
    reasons = {block.place.locator: block.hidden for block in document.blocks()}
    assert reasons["设备清单!A1"] is None
    assert reasons["设备清单!B1"] == "hidden_column"
    assert reasons["设备清单!A2"] == reasons["设备清单!A3"] == "hidden_row"
    assert reasons["藏!A1"] == reasons["深藏!A1"] == "hidden_sheet"
    tables = [item for item in document.content if isinstance(item, Table)]
    assert [(item.sheet, item.rows, item.columns) for item in tables] == [
        ("设备清单", 4, 3),
        ("藏", 1, 1),
        ("深藏", 1, 1),
    ]


def test_what_a_format_hides_is_not_seen(tmp_path: Path) -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        sheet["A1"], sheet["A1"].font = "白字", Font(color="FFFFFF")
        sheet["B1"], sheet["B1"].font = "反白", Font(color="FFFFFF")
        sheet["B1"].fill = PatternFill("solid", fgColor="1F3864")
        sheet["C1"], sheet["C1"].font = "微小", Font(size=1)
        sheet["D1"], sheet["D1"].number_format = 99, ";;;"
        sheet["E1"] = "可见"
        sheet["F1"], sheet["F1"].font = "划去", Font(strike=True)

    assert [(block.text, block.hidden) for block in book(tmp_path, fill).blocks()] == [
        ("白字", "white"),
        ("反白", None),
        ("微小", "tiny"),
        ("99", "vanish"),
        ("可见", None),
        ("划去", "struck"),
    ]


def test_merged_cells_stand_once_and_what_lies_under_them_is_covered(tmp_path: Path) -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>标题</t></is></c><c r="B1"><v>7</v></c></row>'
        '<row r="2"><c r="C2"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>'
    )
    document = read_xlsx(write(tmp_path, {"表": sheet}))
    (table,) = [item for item in document.content if isinstance(item, Table)]
    assert (table.cells[0].row_span, table.cells[0].column_span) == (1, 3)
    assert at(document, "表!B1").hidden == "covered"


def test_comments_are_kept_beside_the_table(tmp_path: Path) -> None:
    def fill(workbook: Any) -> None:
        workbook.active["B2"] = 5
        workbook.active["B2"].comment = Comment("请核实", "审核")

    document = book(tmp_path, fill)
    comment = at(document, "设备清单!B2/comment")
    assert (comment.text, comment.kind, comment.hidden) == ("请核实", "comment", "comment")


def test_formulas_without_a_result_are_computed_and_shown_in_their_format(tmp_path: Path) -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        sheet.append(["数量", "单价", "金额"])
        for row, (count, price) in enumerate(((3, 12.5), (2, 0.1)), 2):
            sheet.append([count, price, f"=A{row}*B{row}"])
        sheet.append(["合计", None, "=SUM(C2:C3)"])
        sheet["C4"].number_format = '#,##0.00"万元"'

    document = book(tmp_path, fill)
    total = at(document, "设备清单!C4")
    assert (total.text, total.value, total.formula) == ("37.70万元", Decimal("37.7"), "SUM(C2:C3)")
    assert document.problems == ()


def test_a_formula_beyond_us_is_left_empty_and_told(tmp_path: Path) -> None:
    document = book(tmp_path, lambda workbook: workbook.active.append([5, "=XLOOKUP(A1,B:B,C:C)"]))
    left = at(document, "设备清单!B1")
    assert (left.text, left.value, left.formula) == ("", None, "XLOOKUP(A1,B:B,C:C)")
    (problem,) = document.problems
    assert problem.code == "formula_not_computed"
    assert problem.place is not None
    assert problem.place.locator == "设备清单!B1"


def test_a_stored_result_is_taken_as_it_is(tmp_path: Path) -> None:
    sheet = '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>X()</f><v>甲</v></c></row></sheetData>'
    document = read_xlsx(write(tmp_path, {"表": sheet}))
    assert [(block.text, block.value, block.formula) for block in document.blocks()] == [
        ("2", Decimal(2), "1+1"),
        ("甲", None, "X()"),
    ]


def test_shared_formulas_move_with_their_cell(tmp_path: Path) -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1"><v>2</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*$A$1</f></c></row>'
        '<row r="2"><c r="A2"><v>5</v></c><c r="B2"><f t="shared" si="0"/></c></row></sheetData>'
    )
    document = read_xlsx(write(tmp_path, {"表": sheet}))
    assert [(at(document, name).text, at(document, name).formula) for name in ("表!B1", "表!B2")] == [
        ("4", "A1*$A$1"),
        ("10", "A2*$A$1"),
    ]


def test_a_stray_cell_at_the_far_corner_costs_nothing(tmp_path: Path) -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    document = read_xlsx(write(tmp_path, {"表": sheet}))
    (table,) = [item for item in document.content if isinstance(item, Table)]
    assert (table.rows, table.columns) == (2, 2)
    assert len(table.grid()) == 2
    assert [block.place.locator for block in document.blocks()] == ["表!A1", "表!XFD1048576"]
    assert "sparse_sheet" in [problem.code for problem in document.problems]


def test_cells_and_rows_without_their_names_are_counted_on(tmp_path: Path) -> None:
    sheet = "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
    document = read_xlsx(write(tmp_path, {"表": sheet}))
    assert [(block.place.locator, block.text) for block in document.blocks()] == [
        ("表!A1", "1"),
        ("表!B1", "2"),
        ("表!A2", "3"),
    ]


def test_a_run_that_nobody_sees_is_split_off_its_cell(tmp_path: Path) -> None:
    strings = (
        f'<sst xmlns="{S_NS}"><si><r><t>可见</t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>暗</t></r><r><t>之后</t></r>'
        "<rPh><t>yin</t></rPh></si></sst>"
    )
    sheet = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
    document = read_xlsx(write(tmp_path, {"表": sheet}, xl__sharedStrings=b"", **{"xl/sharedStrings.xml": strings}))
    assert [(block.text, block.hidden) for block in document.blocks()] == [("可见之后", None), ("暗", "white")]


def test_a_sheet_cut_off_in_the_middle_keeps_what_came_before(tmp_path: Path) -> None:
    path = write(tmp_path, {"表": '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</'})
    document = read_xlsx(path)
    assert at(document, "表!A1").text == "1"
    assert "damaged" in [problem.code for problem in document.problems]


def test_macros_and_links_are_told(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {"表": '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'},
        **{"xl/vbaProject.bin": b"x"},
    )
    assert [problem.code for problem in read_xlsx(path).problems] == ["macro"]


def test_an_empty_workbook_is_no_success(tmp_path: Path) -> None:
    document = book(tmp_path, lambda workbook: None)
    assert (document.text, [problem.code for problem in document.problems]) == ("none", ["empty"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"PK", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_a_file_that_can_not_be_opened_says_why(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read_xlsx(path)
    assert caught.value.problem.code == code


values = st.one_of(
    st.integers(-(10**12), 10**12),
    st.decimals(min_value=-(10**6), max_value=10**6, places=2).map(float),
    st.text("中试设备台套abc0123456789", min_size=1, max_size=8),
)
places = st.tuples(st.integers(1, 60), st.integers(1, 40))


@settings(deadline=None, max_examples=40)
@given(st.dictionaries(places, values, min_size=1, max_size=20))
def test_the_place_of_every_cell_holds_its_text(
    tmp_path_factory: pytest.TempPathFactory, filled: dict[tuple[int, int], Any]
) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.title = "名册"
    for (row, column), value in filled.items():
        workbook.active.cell(row, column).value = value
    path = tmp_path_factory.mktemp("place") / "a.xlsx"
    workbook.save(path)
    document = read_xlsx(path)
    again = openpyxl.load_workbook(path)["名册"]
    blocks = list(document.blocks())
    assert len(blocks) == len(filled)
    for block in blocks:
        _, name = (block.place.locator or "").split("!")
        value = again[name].value
        assert block.text == (
            str(value) if isinstance(value, (int, str)) else f"{Decimal(repr(value)):f}".removesuffix(".0")
        )
