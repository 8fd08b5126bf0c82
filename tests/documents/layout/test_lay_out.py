from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pilotdocs.documents.layout import Glyph, Rule, lay_out
from pilotdocs.model.document import Block, Content, Table
from pilotdocs.model.place import Box, Place

from .typesetter import A4, grid_texts, page_of, ruled, texts, the_table, typed, width_of

WIDE = "本平台拥有专职中试人员三十二名其中技术人员十六名技能人员十名管理人员四名营销人员两名均"


def prose(text: str, x: float, y: float, per_line: int, indent: bool = True) -> list[Glyph]:
    """A paragraph as a word processor sets it: first line indented by two characters."""
    lines, rest = [], text
    room = per_line - 2 if indent else per_line
    while rest:
        lines.append(rest[:room])
        rest, room = rest[room:], per_line
    glyphs: list[Glyph] = []
    for number, line in enumerate(lines):
        glyphs += typed(line, x + (20 if indent and number == 0 else 0), y + 16 * number)
    return glyphs


def test_wrapped_lines_are_one_paragraph_with_a_newline_where_the_layout_wrapped() -> None:
    (block,) = lay_out(prose(WIDE * 2, 60, 100, 40), [], 3, A4)
    assert isinstance(block, Block)
    assert block.text.replace("\n", "") == WIDE * 2
    assert block.text.count("\n") == 2
    assert block.place.page == 3


def test_every_character_has_its_box_and_a_newline_an_empty_one() -> None:
    (block,) = lay_out(prose(WIDE * 2, 60, 100, 46), [], 1, A4)
    assert isinstance(block, Block)
    assert block.boxes is not None
    assert len(block.boxes) == len(block.text)
    at = block.text.index("\n")
    assert block.boxes[at] == Box(0, 0, 0, 0)
    assert block.place_of(0, 2).box == Box(80, 100, 100, 110)


def test_the_place_of_words_that_run_down_the_page_covers_all_of_them() -> None:
    letters = [Box(100, 50 + 12 * step, 112, 62 + 12 * step) for step in range(4)]
    upwards = Block("面积6百", Place(1), boxes=tuple(reversed(letters)))
    assert Block("面积6百", Place(1), boxes=tuple(letters)).place_of(0, 4).box == Box(100, 50, 112, 98)
    assert upwards.place_of(1, 3).box == Box(100, 62, 112, 86)


def test_the_place_of_words_over_two_lines_is_on_the_line_of_most_of_them() -> None:
    boxes = (Box(100, 50, 112, 62), Box(0, 0, 0, 0), Box(100, 62, 112, 74), Box(112, 62, 124, 74))
    assert Block("面\n积6", Place(1), boxes=boxes).place_of(0, 4).box == Box(100, 62, 124, 74)


def test_an_indented_line_begins_a_new_paragraph_even_after_a_full_one() -> None:
    first, second = WIDE[:38], WIDE[:30]
    glyphs = prose(first + WIDE[:40], 60, 100, 40) + prose(second, 60, 132, 40)
    assert [text.replace("\n", "") for text in texts(lay_out(glyphs, [], 1, A4))] == [first + WIDE[:40], second]


def test_a_number_that_does_not_fit_the_line_is_carried_over_without_ending_the_paragraph() -> None:
    lines = [
        ("统一社会信用代码为本单位的唯一标识，本单位代码如下，", 60, 100),
        ("91330602MA0Q5PCNMR，注册资本1200万元。", 60, 116),
    ]
    glyphs = page_of(*lines) + page_of(("甲" * 32, 60, 200), ("乙" * 32, 60, 216), ("丙" * 32, 60, 232))
    assert texts(lay_out(glyphs, [], 1, A4))[0] == lines[0][0] + "\n" + lines[1][0]


def test_labels_and_values_set_apart_are_not_glued() -> None:
    (line,) = texts(lay_out(page_of(("单位名称", 60, 100), ("绍兴某某公司", 120, 100), ("代码", 210, 100)), [], 1, A4))
    assert line.split() == ["单位名称", "绍兴某某公司", "代码"]


def test_a_small_gap_between_words_is_shown_by_a_space_and_none_inside_words() -> None:
    glyphs = page_of(("pilot", 60, 100), ("line", 60 + 25 + 4, 100), ("中试", 60 + 25 + 4 + 20 + 8, 100))
    assert texts(lay_out(glyphs, [], 1, A4)) == ["pilot line 中试"]


def test_a_form_without_lines_keeps_label_and_value_in_columns() -> None:
    glyphs = page_of(
        ("名称", 60, 100), ("绍兴锦川材料科技有限公司", 140, 100), ("注册资本", 330, 100), ("壹仟万元整", 410, 100),
        ("类型", 60, 124), ("有限责任公司", 140, 124), ("成立日期", 330, 124), ("2017年10月21日", 410, 124),
        ("住所", 60, 148), ("绍兴市越城区人民东路", 140, 148), ("营业期限", 330, 148), ("长期", 410, 148),
    )  # fmt: skip
    table = the_table(lay_out(glyphs, [], 1, A4))
    assert not table.ruled
    assert grid_texts(table)[1] == ["类型", "有限责任公司", "成立日期", "2017年10月21日"]


def test_a_label_spread_over_its_column_is_one_cell() -> None:
    rows = [("名", "称", "甲公司"), ("类", "型", "有限公司"), ("住", "所", "绍兴市")]
    glyphs: list[Glyph] = []
    for number, (first, second, value) in enumerate(rows):
        y = 100 + 24 * number
        glyphs += page_of((first, 60, y), (second, 90, y), (value, 150, y))
    table = the_table(lay_out(glyphs, [], 1, A4))
    assert [row[1] for row in grid_texts(table)] == ["甲公司", "有限公司", "绍兴市"]
    assert "".join((grid_texts(table)[0][0] or "").split()) == "名称"


def test_a_wrapped_value_in_a_form_without_lines_stays_with_its_label() -> None:
    glyphs = page_of(
        ("名称", 60, 100), ("绍兴锦川材料科技有限公司", 140, 100),
        ("类型", 60, 126), ("有限责任公司", 140, 126),
        ("经营范围", 60, 152), ("新材料技术研发与技术服务", 140, 152), ("技术咨询与技术转让", 140, 165),
        ("住所", 60, 191), ("绍兴市越城区", 140, 191),
    )  # fmt: skip
    assert grid_texts(the_table(lay_out(glyphs, [], 1, A4))) == [
        ["名称", "绍兴锦川材料科技有限公司"],
        ["类型", "有限责任公司"],
        ["经营范围", "新材料技术研发与技术服务\n技术咨询与技术转让"],
        ["住所", "绍兴市越城区"],
    ]


def test_a_value_that_goes_on_below_the_last_row_belongs_to_it() -> None:
    glyphs = page_of(
        ("名称", 60, 100), ("绍兴锦川材料科技有限公司", 140, 100),
        ("类型", 60, 126), ("有限责任公司", 140, 126),
        ("经营范围", 60, 152), ("新材料技术研发技术服务技", 140, 152),
        ("术开发货物进出口除依法须", 140, 165), ("经批准的项目外自主开展。", 140, 178),
    )  # fmt: skip
    table = the_table(lay_out(glyphs, [], 1, A4))
    assert grid_texts(table)[-1][1] == "新材料技术研发技术服务技\n术开发货物进出口除依法须\n经批准的项目外自主开展。"


def test_a_ruled_table_gives_cells_by_row_and_column() -> None:
    rules = ruled([50, 150, 250], [90, 110, 130])
    glyphs = page_of(("项目", 60, 95), ("金额", 160, 95), ("收入", 60, 115), ("11,064,500.00", 160, 115))
    table = the_table(lay_out(glyphs, rules, 1, A4))
    assert grid_texts(table) == [["项目", "金额"], ["收入", "11,064,500.00"]]
    assert table.ruled
    assert table.place.box == Box(50, 90, 250, 130)
    assert table.column_edges == (50, 150, 250)


def test_missing_borders_merge_cells_across_and_down() -> None:
    rules = [
        Rule(50, 90, 350, 90), Rule(50, 130, 350, 130), Rule(150, 110, 350, 110),
        Rule(50, 90, 50, 130), Rule(150, 90, 150, 130), Rule(250, 110, 250, 130), Rule(350, 90, 350, 130),
    ]  # fmt: skip
    glyphs = page_of(("部门", 60, 105), ("社会保险", 200, 95), ("养老", 160, 115), ("工伤", 260, 115))
    table = the_table(lay_out(glyphs, rules, 1, A4))
    spans = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells}
    assert spans == {"部门": (0, 0, 2, 1), "社会保险": (0, 1, 1, 2), "养老": (1, 1, 1, 1), "工伤": (1, 2, 1, 1)}


def test_a_table_without_side_borders_keeps_its_outer_columns() -> None:
    rules = [Rule(50, y, 350, y) for y in (90, 110, 130)] + [Rule(x, 90, x, 130) for x in (150, 250)]
    glyphs = page_of(
        ("甲", 60, 95), ("乙", 160, 95), ("丙", 260, 95), ("一", 60, 115), ("二", 160, 115), ("三", 260, 115)
    )
    assert grid_texts(the_table(lay_out(glyphs, rules, 1, A4))) == [["甲", "乙", "丙"], ["一", "二", "三"]]


def test_a_frame_or_a_lone_line_makes_no_table() -> None:
    rules = [*ruled([50, 500], [80, 200]), Rule(50, 300, 500, 300)]
    content = lay_out(page_of(("承诺书", 60, 100), ("以上属实", 60, 280)), rules, 1, A4)
    assert texts(content) == ["承诺书", "以上属实"]


def test_dashed_and_double_borders_rule_like_plain_ones() -> None:
    dashes = [Rule(x, 110, x + 3, 110) for x in range(50, 250, 5)]
    rules = [*dashes, *ruled([50, 150, 250], [90, 130]), *ruled([51.8, 150, 248.2], [91.8, 128.2])]
    glyphs = page_of(("甲", 60, 96), ("乙", 160, 96), ("一", 60, 116), ("二", 160, 116))
    assert grid_texts(the_table(lay_out(glyphs, rules, 1, A4))) == [["甲", "乙"], ["一", "二"]]


def test_a_cell_written_from_top_to_bottom_is_one_block() -> None:
    rules = ruled([50, 64, 300], [90, 150])
    glyphs = [glyph for number, char in enumerate("购买方信息") for glyph in typed(char, 52, 92 + 11 * number)]
    table = the_table(lay_out(glyphs + typed("名称：甲公司", 70, 100), rules, 1, A4))
    assert [cell.text for cell in table.cells] == ["购买方信息", "名称：甲公司"]


def test_free_text_written_from_top_to_bottom_is_one_block() -> None:
    glyphs = [glyph for number, char in enumerate("购买方信息") for glyph in typed(char, 30, 92 + 11 * number)]
    assert "购买方信息" in texts(lay_out(glyphs + typed("名称：甲公司", 150, 100), [], 1, A4))


def test_a_column_of_one_character_cells_is_no_vertical_text() -> None:
    glyphs: list[Glyph] = []
    for number, (name, unit) in enumerate((("离心机", "台"), ("反应釜", "套"), ("软件", "项"), ("仪器", "件"))):
        glyphs += page_of((name, 60, 100 + 12 * number), (unit, 140, 100 + 12 * number), ("3", 190, 100 + 12 * number))
    assert [row[1] for row in grid_texts(the_table(lay_out(glyphs, [], 1, A4)))] == ["台", "套", "项", "件"]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    left, right = WIDE[:20] * 9, "乙" * 20 * 9
    glyphs: list[Glyph] = []
    for number in range(9):
        glyphs += typed(left[number * 20 : number * 20 + 20], 60, 100 + 16 * number)
        glyphs += typed(right[number * 20 : number * 20 + 20], 320, 100 + 16 * number)
    read = "".join(texts(lay_out(glyphs, [], 1, A4))).replace("\n", "")
    assert read == left + right


def test_prose_is_never_taken_for_a_table() -> None:
    glyphs = [glyph for number in range(5) for glyph in prose(WIDE * 2, 60, 80 + 60 * number, 40)]
    assert all(isinstance(item, Block) for item in lay_out(glyphs, [], 1, A4))


def test_headings_captions_and_text_are_told_apart() -> None:
    glyphs = typed("专项审计报告", 227, 60, 22) + typed("二、审计结果", 60, 110, 14)
    glyphs += prose(WIDE * 3, 60, 140, 40) + typed("表1 中试服务目录", 240, 220)
    kinds = [(item.kind, item.level) for item in lay_out(glyphs, [], 1, A4) if isinstance(item, Block)]
    assert kinds == [("heading", 1), ("heading", 1), ("paragraph", None), ("caption", None)]


def test_a_title_and_small_print_beside_it_are_two_blocks() -> None:
    content = lay_out(typed("电子发票", 200, 60, 20) + typed("发票号码：2533", 290, 66, 9), [], 1, A4)
    assert texts(content) == ["电子发票", "发票号码：2533"]


def test_hidden_characters_never_share_a_block_with_visible_ones() -> None:
    visible = typed("设备原值900万元", 60, 100)
    secret = [Glyph(g.char, g.box, g.size, hidden="white") for g in typed("设备原值2000万元", 60, 100 + 2)]
    content = lay_out(visible + secret, [], 1, A4)
    assert [(item.text, item.hidden) for item in content if isinstance(item, Block)] == [
        ("设备原值900万元", None),
        ("设备原值2000万元", "white"),
    ]


def test_a_line_printed_twice_for_bold_is_read_once() -> None:
    glyphs = typed("统一社会信用代码", 60, 100) + [
        Glyph(g.char, Box(g.box.x0 + 0.4, g.box.top, g.box.x1 + 0.4, g.box.bottom), g.size)
        for g in typed("统一社会信用代码", 60, 100)
    ]
    assert texts(lay_out(glyphs, [], 1, A4)) == ["统一社会信用代码"]


def test_the_same_character_twice_in_a_row_is_read_twice() -> None:
    assert texts(lay_out(typed("1100220033 人人", 60, 100), [], 1, A4)) == ["1100220033 人人"]


def test_a_superscript_stays_on_its_line() -> None:
    glyphs = [*typed("面积500m", 60, 100), Glyph("2", Box(100, 98, 103, 104), 6.0), *typed("以上", 103, 100)]
    assert texts(lay_out(glyphs, [], 1, A4)) == ["面积500m2以上"]


def test_text_turned_on_the_page_is_read_and_keeps_its_boxes() -> None:
    flat = typed("仪器设备清单", 100, 50)
    width = A4[0]
    turned = [
        Glyph(g.char, Box(width - g.box.bottom, g.box.x0, width - g.box.top, g.box.x1), g.size, angle=90) for g in flat
    ]
    (block,) = lay_out(turned, [], 1, A4)
    assert isinstance(block, Block)
    assert block.text == "仪器设备清单"
    assert block.boxes is not None
    assert list(block.boxes) == [glyph.box for glyph in turned]


def test_recognised_lines_keep_their_least_confidence() -> None:
    glyphs = [
        Glyph(g.char, g.box, g.size, 0.91 if number == 2 else 0.99, 0)
        for number, g in enumerate(typed("原值129,800.00元", 60, 100))
    ]
    (block,) = lay_out(glyphs, [], 1, A4)
    assert isinstance(block, Block)
    assert block.confidence == 0.91


def test_the_text_below_a_table_comes_after_it_and_the_text_above_before_it() -> None:
    rules = ruled([50, 150, 250], [190, 210, 230])
    glyphs = page_of(("下文", 60, 300), ("项目", 60, 195), ("金额", 160, 195), ("收入", 60, 215), ("上文", 60, 100))
    content = lay_out(glyphs, rules, 1, A4)
    assert [type(item) for item in content] == [Block, Table, Block]
    assert texts(content) == ["上文", "下文"]


_NUMBER = st.floats(-2000, 3000) | st.sampled_from([float("nan"), float("inf"), 1e30, 0.0])
_GLYPHS = st.lists(
    st.builds(
        Glyph,
        st.text(max_size=2),
        st.builds(Box, _NUMBER, _NUMBER, _NUMBER, _NUMBER),
        _NUMBER,
        st.none() | st.floats(0, 1),
        st.none() | st.integers(0, 3),
        st.sampled_from([None, "white", "off_page"]),
        st.sampled_from([0, 90, 180, 270]),
    ),
    max_size=30,
)
_RULES = st.lists(st.builds(Rule, _NUMBER, _NUMBER, _NUMBER, _NUMBER), max_size=30)


def characters(content: tuple[Content, ...]) -> list[str]:
    blocks = [
        block
        for item in content
        for block in ([b for cell in item.cells for b in cell.blocks] if isinstance(item, Table) else [item])
    ]
    for block in blocks:
        assert block.boxes is not None
        assert len(block.boxes) == len(block.text)
    return sorted("".join(char for block in blocks for char in block.text if not char.isspace()))


@settings(max_examples=200, deadline=None)
@given(_GLYPHS, _RULES)
def test_whatever_comes_in_every_block_has_a_box_for_each_character(glyphs: list[Glyph], rules: list[Rule]) -> None:
    characters(lay_out(glyphs, rules, 1, A4))


_WORD = st.text("中试平台设备清单原值0123456789ABC，。", min_size=1, max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(_WORD, st.integers(0, 5), st.integers(0, 25)), max_size=25, unique_by=lambda item: item[1:]),
    st.booleans(),
)
def test_no_character_is_lost_or_doubled(words: list[tuple[str, int, int]], lines: bool) -> None:
    glyphs: list[Glyph] = []
    end: dict[int, float] = {}
    for text, column, row in sorted(words, key=lambda item: (item[2], item[1])):
        x = max(40 + 90 * column, end.get(row, 0) + 3)
        glyphs += typed(text, x, 60 + 14 * row)
        end[row] = x + width_of(text, 10)
    rules = ruled([35, 125, 215, 305, 395, 485, 900], [58 + 14 * n for n in range(27)]) if lines else []
    expected = sorted(char for glyph in glyphs for char in glyph.char)
    assert characters(lay_out(glyphs, rules, 1, A4)) == expected


def test_a_stretch_in_two_narrow_set_columns_is_read_column_by_column_between_full_lines() -> None:
    glyphs = prose(WIDE * 2, 60, 60, 46) + typed("（一）建设背景", 60, 110, 12)
    for number in range(7):
        glyphs += typed(WIDE[:20], 60, 140 + 16 * number)
        if number < 6:
            glyphs += typed("乙" * 20, 60 + 200 + 7, 140 + 16 * number)
    glyphs += typed("（二）建设必要性", 60, 262, 12) + prose(WIDE * 2, 60, 285, 46)
    read = "".join(texts(lay_out(glyphs, [], 1, A4))).replace("\n", "")
    assert read == WIDE * 2 + "（一）建设背景" + WIDE[:20] * 7 + "乙" * 120 + "（二）建设必要性" + WIDE * 2


def test_a_list_without_lines_in_a_wide_cell_is_a_table_of_its_own() -> None:
    rules = [
        Rule(50, 90, 500, 90), Rule(50, 110, 500, 110), Rule(50, 200, 500, 200),
        Rule(50, 90, 50, 200), Rule(500, 90, 500, 200), Rule(250, 90, 250, 110),
    ]  # fmt: skip
    glyphs = page_of(
        ("名称：甲公司", 60, 95), ("名称：乙公司", 260, 95),
        ("项目名称", 60, 118), ("规格型号", 180, 118), ("数量", 280, 118), ("金额", 350, 118),
        ("离心机", 60, 138), ("LZ-1500", 180, 138), ("3", 285, 138), ("3427168.14", 340, 138),
        ("合计", 60, 180), ("3427168.14", 340, 180),
    )  # fmt: skip
    outer, inner = [item for item in lay_out(glyphs, rules, 1, A4) if isinstance(item, Table)]
    assert [cell.text for cell in outer.cells] == ["名称：甲公司", "名称：乙公司", ""]
    assert grid_texts(inner)[1] == ["离心机", "LZ-1500", "3", "3427168.14"]
    assert [cell.text for cell in inner.cells if cell.row == 2] == ["合计", "3427168.14"]


def test_two_tables_with_a_narrow_blank_between_are_two_even_where_the_outer_borders_run_through() -> None:
    rules = [
        *ruled([50, 150, 400], [90, 110, 130]), *ruled([50, 100, 250, 400], [137, 157, 177]), Rule(50, 90, 50, 177),
        Rule(400, 90, 400, 177),
    ]  # fmt: skip
    glyphs = page_of(
        ("单位名称", 60, 95), ("甲公司", 160, 95), ("参保人数", 60, 115), ("21人", 160, 115),
        ("序号", 60, 142), ("姓名", 110, 142), ("月份", 260, 142), ("1", 60, 162), ("张三", 110, 162), ("202107", 260, 162),
    )  # fmt: skip
    tables = [item for item in lay_out(glyphs, rules, 1, A4) if isinstance(item, Table)]
    assert [grid_texts(table)[-1] for table in tables] == [["参保人数", "21人"], ["1", "张三", "202107"]]


def test_a_double_line_under_the_head_neither_parts_a_table_nor_adds_a_row() -> None:
    rules = ruled([50, 150, 250], [90, 110, 114, 134, 154])
    rules = [rule for rule in rules if not (rule.x0 == rule.x1 == 150)] + [
        Rule(150, 90, 150, 110),
        Rule(150, 114, 150, 154),
    ]
    glyphs = page_of(
        ("项目", 60, 95), ("金额", 160, 95), ("收入", 60, 119), ("1", 160, 119), ("支出", 60, 139), ("2", 160, 139)
    )
    table = the_table(lay_out(glyphs, rules, 1, A4))
    assert grid_texts(table) == [["项目", "金额"], ["收入", "1"], ["支出", "2"]]
