from __future__ import annotations

from dataclasses import replace

from pilotdocs.documents.layout import Glyph, join_pages, lay_out, mark_running
from pilotdocs.model.document import Block, Content, Table

from .typesetter import A4, grid_texts, page_of, ruled, texts, the_table, typed

XS = [50.0, 100.0, 250.0, 400.0]


def table_page(number: int, rows: list[tuple[str, str, str]], top: float = 100.0, *more: Glyph) -> tuple[Content, ...]:
    """A page with one ruled table of three columns, rows 20 points high."""
    glyphs = list(more)
    for index, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            for line, part in enumerate(text.split("\n")):
                glyphs += typed(part, x + 4, top + 3 + 20 * index + 8 * line, 7)
    return lay_out(glyphs, ruled(XS, [top + 20 * n for n in range(len(rows) + 1)]), number, A4)


HEAD = ("序号", "设备名称", "原值（元）")


def test_a_table_that_goes_on_is_one_and_its_repeated_head_is_dropped_and_recorded() -> None:
    first = table_page(1, [HEAD, ("1", "离心机", "100,000"), ("2", "反应釜", "250,000")])
    second = table_page(2, [HEAD, ("3", "干燥机", "80,000")])
    table = the_table(join_pages([first, second]))
    assert [row[0] for row in grid_texts(table)] == ["序号", "1", "2", "3"]
    assert table.head_rows == 1
    assert table.repeated == ("第2页：序号 | 设备名称 | 原值（元）",)


def test_every_cell_keeps_its_own_page_and_boxes() -> None:
    second = table_page(2, [HEAD, ("3", "干燥机", "80,000")])
    table = the_table(join_pages([table_page(1, [HEAD, ("1", "离心机", "100,000")]), second]))
    last = [cell for cell in table.cells if cell.row == 2]
    assert [cell.blocks[0].place.page for cell in last] == [2, 2, 2]
    assert last[0].blocks == next(cell for cell in the_table(second).cells if cell.row == 1).blocks


def test_a_row_that_the_page_break_split_is_one_row_again() -> None:
    first = table_page(1, [HEAD, ("1", "超临界流体", "100,000")])
    second = table_page(2, [HEAD, ("", "萃取装置", ""), ("2", "反应釜", "250,000")])
    assert grid_texts(the_table(join_pages([first, second])))[1:] == [
        ["1", "超临界流体\n萃取装置", "100,000"],
        ["2", "反应釜", "250,000"],
    ]


def test_a_row_whose_first_cell_is_empty_but_holds_values_of_its_own_stays_a_row() -> None:
    first = table_page(1, [HEAD, ("一", "离心机", "100,000")])
    second = table_page(2, [("", "反应釜", "250,000")])
    assert len(grid_texts(the_table(join_pages([first, second])))) == 3


def test_a_head_that_is_not_repeated_costs_no_row() -> None:
    first = table_page(1, [HEAD, ("1", "离心机", "100,000")])
    second = table_page(2, [("2", "反应釜", "250,000"), ("3", "干燥机", "80,000")])
    table = the_table(join_pages([first, second]))
    assert [row[0] for row in grid_texts(table)] == ["序号", "1", "2", "3"]
    assert table.repeated == ()


def test_tables_with_other_columns_stay_apart() -> None:
    first = table_page(1, [HEAD, ("1", "离心机", "100,000")])
    glyphs = page_of(("姓名", 60, 103), ("张三", 60, 123))
    second = lay_out(glyphs, ruled([50, 180, 400], [100, 120, 140]), 2, A4)
    assert len([item for item in join_pages([first, second]) if isinstance(item, Table)]) == 2


def test_a_table_with_a_head_of_its_own_is_another_table() -> None:
    first = table_page(1, [HEAD, ("1", "离心机", "100,000")])
    second = table_page(2, [("序号", "房屋名称", "面积（㎡）"), ("1", "一号楼", "1,200")])
    assert len([item for item in join_pages([first, second]) if isinstance(item, Table)]) == 2


def test_text_between_two_tables_keeps_them_apart() -> None:
    first = table_page(1, [HEAD, ("1", "离心机", "100,000")])
    second = table_page(2, [("2", "反应釜", "250,000")], 300.0, *typed("另有下列设备：", 60, 200))
    assert len([item for item in join_pages([first, second]) if isinstance(item, Table)]) == 2


def test_a_continuation_caption_and_a_repeated_unit_line_do_not_part_a_table() -> None:
    first = table_page(1, [HEAD, ("1", "离心机", "100,000")])
    between = typed("续表1", 60, 60) + typed("单位：元", 330, 76)
    second = table_page(2, [HEAD, ("2", "反应釜", "250,000")], 100.0, *between)
    content = join_pages([first, second])
    assert [row[0] for row in grid_texts(the_table(content))] == ["序号", "1", "2"]
    assert texts(content) == ["续表1", "单位：元"]


def test_a_table_may_run_over_many_pages() -> None:
    pages = [table_page(n, [HEAD, (str(n), "反应釜", f"{n}0,000")]) for n in range(1, 6)]
    table = the_table(join_pages(pages))
    assert [row[0] for row in grid_texts(table)] == ["序号", "1", "2", "3", "4", "5"]
    assert len(table.repeated) == 4


def test_a_paragraph_over_a_page_break_stays_two_blocks() -> None:
    pages = [lay_out(typed("前" * 46, 60, 700), [], 1, A4), lay_out(typed("后" * 20, 60, 80), [], 2, A4)]
    assert texts(join_pages(pages)) == ["前" * 46, "后" * 20]


def running_page(number: int, body: str) -> tuple[Content, ...]:
    head = typed("2025年度申报材料", 220, 40, 9)
    foot = typed(f"第 {number} 页 共 3 页", 260, 800, 9)
    return lay_out(head + typed(body, 60, 200) + foot, [], number, A4)


def kinds(content: tuple[Content, ...]) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in content if isinstance(item, Block)]


def test_heads_and_feet_that_come_again_are_told_from_text() -> None:
    pages = mark_running([running_page(n, f"正文{n}") for n in (1, 2, 3)], [A4] * 3)
    assert [kind for kind, _ in kinds(pages[1])] == ["header", "paragraph", "footer"]


def test_a_page_number_alone_is_a_foot_even_on_a_single_page() -> None:
    for text in ("- 1 -", "第 1 页 / 共 1 页", "1", "— 3 —", "第一页", "Page 2 of 9"):
        ((found,),) = mark_running([lay_out(typed(text, 280, 800, 9), [], 1, A4)], [A4])
        assert isinstance(found, Block)
        assert found.kind == "footer", text


def test_a_line_at_the_foot_that_stands_once_is_text() -> None:
    page = lay_out(typed("申报单位（盖章）：甲公司", 60, 790), [], 1, A4)
    ((found,),) = mark_running([page], [A4])
    assert isinstance(found, Block)
    assert found.kind == "paragraph"


def test_a_large_title_that_comes_again_is_no_running_head() -> None:
    pages = [lay_out(typed("参保证明", 240, 50, 22) + typed(f"正文{n}", 60, 300), [], n, A4) for n in (1, 2)]
    assert [kind for kind, _ in kinds(mark_running(pages, [A4] * 2)[0])] == ["heading", "paragraph"]


def test_a_merged_cell_that_the_break_cut_is_whole_again() -> None:
    lines = [*ruled(XS, [100, 120, 160]), *ruled(XS[1:], [120, 140, 160])]
    lines = [rule for rule in lines if not (rule.x0 == 50 and rule.y0 == rule.y1 == 140)]
    words = ((54, 103, "部门"), (104, 103, "姓名"), (254, 103, "月份"), (54, 133, "研发部"), (104, 123, "张三"),
             (254, 123, "202401"), (104, 143, "李四"), (254, 143, "202402"))  # fmt: skip
    first = lay_out([glyph for x, y, text in words for glyph in typed(text, x, y, 7)], lines, 1, A4)
    second = table_page(2, [("", "王五", "202403"), ("生产部", "赵六", "202404")])
    grid = grid_texts(the_table(join_pages([first, second])))
    assert [row[0] for row in grid] == ["部门", "研发部", "研发部", "研发部", "生产部"]


def test_a_number_that_the_page_break_cut_is_one_row_with_its_rest() -> None:
    first = table_page(1, [HEAD, ("1", "离心机", "1234567890" * 4)])
    second = table_page(2, [("", "", "67.00"), ("2", "反应釜", "250,000")])
    assert len(grid_texts(the_table(join_pages([first, second])))) == 3


def scanned(content: tuple[Content, ...], by: float, **wrong: str) -> tuple[Content, ...]:
    """The page as a scanner gives it: moved sideways, read with some confidence."""
    (table,) = [item for item in content if isinstance(item, Table)]
    cells = tuple(
        replace(c, blocks=tuple(replace(b, confidence=0.98, text=wrong.get(b.text, b.text)) for b in c.blocks))
        for c in table.cells
    )
    return (replace(table, cells=cells, column_edges=tuple(edge + by for edge in table.column_edges)),)


def test_scanned_sheets_may_lie_askew_and_a_head_be_read_with_a_slip() -> None:
    first = table_page(1, [HEAD, ("1", "离心机", "100,000")])
    second = table_page(2, [HEAD, ("2", "反应釜", "250,000")])
    content = join_pages([scanned(first, 0.0), scanned(second, 9.0, 设备名称="没备名称")])
    assert [row[0] for row in grid_texts(the_table(content))] == ["序号", "1", "2"]
    moved = replace(the_table(second), column_edges=tuple(edge + 9 for edge in the_table(second).column_edges))
    assert len(join_pages([first, (moved,)])) == 2
