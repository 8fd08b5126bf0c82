"""Tables come out as a person sees them: merged cells once, inner tables after their outer one."""

from __future__ import annotations

from pathlib import Path

from docx_builder import box, cell, grid, para, read, row, table

from pilotdocs.model.document import Table

DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_cells_merged_across_and_down_stand_once_with_their_spans(tmp_path: Path) -> None:
    body = table(
        row(cell("人员", properties=wide(2)), cell("面积", properties=DOWN)),
        row("技术", "技能", cell("", properties=ON)),
        row("12", "8", cell("", properties=ON)),
    )
    document = read(tmp_path, body)
    assert grid(document) == [["人员", "人员", "面积"], ["技术", "技能", "面积"], ["12", "8", "面积"]]
    (found,) = [item for item in document.content if isinstance(item, Table)]
    assert [(each.row, each.column, each.row_span, each.column_span) for each in found.cells][:2] == [
        (0, 0, 1, 2),
        (0, 2, 3, 1),
    ]


def test_text_left_in_a_merged_away_cell_belongs_to_the_merged_one(tmp_path: Path) -> None:
    document = read(tmp_path, table(row(cell("上", properties=DOWN), "a"), row(cell("下", properties=ON), "b")))
    assert grid(document) == [["上\n下", "a"], ["上\n下", "b"]]


def test_rows_that_begin_late_or_end_early_keep_their_columns(tmp_path: Path) -> None:
    body = table(
        row("a", "b", "c"),
        row("x", properties='<w:gridBefore w:val="2"/>'),
        row("y", properties='<w:gridAfter w:val="2"/>'),
    )
    assert grid(read(tmp_path, body)) == [["a", "b", "c"], [None, None, "x"], ["y", None, None]]


def test_a_continued_merge_without_a_start_is_a_cell_of_its_own(tmp_path: Path) -> None:
    assert grid(read(tmp_path, table(row(cell("孤", properties=ON))))) == [["孤"]]


def test_rows_and_cells_in_content_controls_are_counted(tmp_path: Path) -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row('甲', '<w:sdt><w:sdtContent>' + cell('乙') + '</w:sdtContent></w:sdt>')}</w:sdtContent></w:sdt>"
    document = read(tmp_path, table(row("一", "二"), wrapped))
    assert grid(document) == [["一", "二"], ["甲", "乙"]]
    assert [block.place.locator for block in document.blocks()][-1] == "body/tbl[1]/r[2]/c[2]/p[1]"


def test_a_table_in_a_cell_follows_with_a_place_below_the_cell(tmp_path: Path) -> None:
    inner = table(row("内"))
    document = read(tmp_path, para("前") + table(row("外", cell("说明", inner, "其后"))))
    outer, nested = (item for item in document.content if isinstance(item, Table))
    assert outer.cells[1].text == "说明\n其后"
    assert nested.place.locator == "body/tbl[1]/r[1]/c[2]/tbl[1]"
    assert nested.cells[0].blocks[0].place.locator == "body/tbl[1]/r[1]/c[2]/tbl[1]/r[1]/c[1]/p[1]"


def test_a_box_in_a_cell_follows_the_table(tmp_path: Path) -> None:
    document = read(tmp_path, table(row(cell(para("格", box(para("框")))))))
    assert [block.place.locator for block in document.blocks()] == [
        "body/tbl[1]/r[1]/c[1]/p[1]",
        "body/tbl[1]/r[1]/c[1]/p[1]/textbox[1]/p[1]",
    ]


def test_repeated_head_rows_are_known(tmp_path: Path) -> None:
    head = "<w:tblHeader/>"
    document = read(
        tmp_path, table(row("一", properties=head), row("二", properties=head), row("三"), row("四", properties=head))
    )
    assert [item.head_rows for item in document.content if isinstance(item, Table)] == [2]


def test_tables_nested_beyond_reason_end_with_a_problem(tmp_path: Path) -> None:
    body = "文"
    for _ in range(40):
        body = table(row(cell(body)))
    document = read(tmp_path, para("上") + body)
    assert "too_deep" in [problem.code for problem in document.problems]


def test_absurd_spans_are_bounded(tmp_path: Path) -> None:
    document = read(tmp_path, table(row(cell("a", properties=wide(999_999_999)), "b")))
    assert all(item.columns <= 512 for item in document.content if isinstance(item, Table))
