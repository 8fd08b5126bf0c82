from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import RectangleObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pilotdocs.documents.pdf import draw_debug, read_pdf
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Document, Table
from pilotdocs.model.place import Box

from .paper import HEIGHT, block_of, changed, grid_of, pdf_of, read, visible, write

LINE = "绍兴锦川材料科技有限公司，注册资本1200万元"


def line(canvas: Canvas) -> None:
    write(canvas, LINE, 60, 100)


def grid(canvas: Canvas, x: float = 60, top: float = 200) -> None:
    """Two columns, three rows; the last row is one cell."""
    for row in range(4):
        canvas.line(x, HEIGHT - top - 20 * row, x + 240, HEIGHT - top - 20 * row)
    for side in (0, 240):
        canvas.line(x + side, HEIGHT - top, x + side, HEIGHT - top - 60)
    canvas.line(x + 120, HEIGHT - top, x + 120, HEIGHT - top - 40)
    for row, texts in enumerate((("项目", "金额"), ("中试服务收入", "11,064,500.00"), ("合计：一千万元",))):
        for column, text in enumerate(texts):
            write(canvas, text, x + 6 + 120 * column, top + 4 + 20 * row, 10)


def near(box: Box | None, other: Box, within: float = 1.0) -> bool:
    return box is not None and all(
        abs(getattr(box, edge) - getattr(other, edge)) <= within for edge in ("x0", "top", "x1", "bottom")
    )


def test_every_character_stands_where_its_box_says(tmp_path: Path) -> None:
    data = pdf_of(line, grid)
    document = read(tmp_path, data)
    pdf = pypdfium2.PdfDocument(data)
    for block in document.blocks():
        assert block.boxes is not None
        text = pdf[(block.place.page or 0) - 1].get_textpage()
        for char, box in zip(block.text, block.boxes, strict=True):
            found = text.get_text_bounded(box.x0 - 0.5, HEIGHT - box.bottom - 1, box.x1 + 0.5, HEIGHT - box.top + 1)
            assert char in found


def test_words_stand_where_they_were_drawn(tmp_path: Path) -> None:
    block = block_of(read(tmp_path, pdf_of(line)), "注册资本")
    start = block.text.index("1200")
    assert near(block.place_of(start, start + 4).box, Box(60 + 12 * 17, 100, 60 + 12 * 19, 112), 3.0)


def test_a_ruled_table_with_a_merged_cell_is_read_cell_by_cell(tmp_path: Path) -> None:
    document = read(tmp_path, pdf_of(grid))
    assert grid_of(document) == [
        ["项目", "金额"],
        ["中试服务收入", "11,064,500.00"],
        ["合计：一千万元", "合计：一千万元"],
    ]


def test_borders_of_thin_filled_rectangles_rule_like_lines(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for x in (60, 160, 260):
            canvas.rect(x, HEIGHT - 240, 0.7, 40, stroke=0, fill=1)
        for y in (200, 220, 240):
            canvas.rect(60, HEIGHT - y, 200.7, 0.7, stroke=0, fill=1)
        for number, text in enumerate(("序号", "姓名", "1", "闫晓然")):
            write(canvas, text, 66 + 100 * (number % 2), 204 + 20 * (number // 2), 10)

    assert grid_of(read(tmp_path, pdf_of(draw))) == [["序号", "姓名"], ["1", "闫晓然"]]


def test_stroked_rectangles_rule_their_sides(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(("序号", "姓名", "1", "闫晓然")):
            x, top = 60 + 100 * (number % 2), 200 + 20 * (number // 2)
            canvas.rect(x, HEIGHT - top - 20, 100, 20, stroke=1, fill=0)
            write(canvas, text, x + 6, top + 4, 10)

    assert grid_of(read(tmp_path, pdf_of(draw))) == [["序号", "姓名"], ["1", "闫晓然"]]


def test_lines_in_nested_forms_are_found_where_they_are_shown(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("inner", 0, 0, 600, 850)
        grid(canvas)
        canvas.endForm()
        canvas.beginForm("outer", 0, 0, 600, 850)
        canvas.scale(0.5, 0.5)
        canvas.doForm("inner")
        canvas.endForm()
        canvas.translate(100, 50)
        canvas.doForm("outer")

    document = read(tmp_path, pdf_of(draw))
    assert grid_of(document)[1] == ["中试服务收入", "11,064,500.00"]
    (table,) = [item for item in document.content if isinstance(item, Table)]
    left, upper = 100 + 30, HEIGHT - 50 - (HEIGHT - 200) / 2
    assert near(table.place.box, Box(left, upper, left + 120, upper + 30))


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_read_as_displayed(tmp_path: Path, degrees: int) -> None:
    def turn(writer: PdfWriter) -> None:
        writer.pages[0].rotate(degrees)

    def draw(canvas: Canvas) -> None:
        line(canvas)
        grid(canvas)

    upright = read(tmp_path, pdf_of(draw))
    document = read(tmp_path, changed(pdf_of(draw), turn))
    assert grid_of(document) == grid_of(upright)
    width, height = document.page_sizes[0]
    assert (width > height) is (degrees != 180)
    found = block_of(document, "注册资本").place.box
    box = block_of(upright, "注册资本").place.box
    assert box is not None
    shown = {
        90: Box(width - box.bottom, box.x0, width - box.top, box.x1),
        180: Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top),
        270: Box(box.top, height - box.x1, box.bottom, height - box.x0),
    }
    assert near(found, shown[degrees])


def test_a_page_drawn_sideways_and_turned_back_reads_like_an_upright_one(tmp_path: Path) -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595.28, 0)
        canvas.rotate(90)
        canvas.translate(0, 595.28 - HEIGHT)
        line(canvas)
        grid(canvas)

    document = read(tmp_path, pdf_of(sideways))
    assert grid_of(document)[1] == ["中试服务收入", "11,064,500.00"]
    assert near(block_of(document, "注册资本").place.box, Box(60, 100, 60 + 12 * 23, 112), 40)


def test_boxes_count_from_the_corner_of_the_cropped_page(tmp_path: Path) -> None:
    def crop(writer: PdfWriter) -> None:
        writer.pages[0].cropbox = RectangleObject((50, 100, 500, 800))

    plain = block_of(read(tmp_path, pdf_of(line)), "注册资本").place.box
    document = read(tmp_path, changed(pdf_of(line), crop))
    assert plain is not None
    assert document.page_sizes == ((450.0, 700.0),)
    shift = HEIGHT - 800
    cropped = Box(plain.x0 - 50, plain.top - shift, plain.x1 - 50, plain.bottom - shift)
    assert near(block_of(document, "注册资本").place.box, cropped)


def test_radicals_and_shapeless_characters_are_folded(tmp_path: Path) -> None:
    document = read(tmp_path, pdf_of(lambda canvas: write(canvas, "⾦⾊⽬录与⻅证\u200b", 60, 100)))
    assert visible(document) == ["金色目录与见证"]


def test_a_table_over_a_page_break_is_one_table(tmp_path: Path) -> None:
    def page(rows: list[tuple[str, str]]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            for number in range(len(rows) + 1):
                canvas.line(60, HEIGHT - 100 - 20 * number, 300, HEIGHT - 100 - 20 * number)
            for x in (60, 180, 300):
                canvas.line(x, HEIGHT - 100, x, HEIGHT - 100 - 20 * len(rows))
            for number, row in enumerate(rows):
                for column, text in enumerate(row):
                    write(canvas, text, 66 + 120 * column, 104 + 20 * number, 10)

        return draw

    head = ("设备名称", "原值")
    document = read(tmp_path, pdf_of(page([head, ("离心机", "100,000")]), page([head, ("反应釜", "250,000")])))
    assert grid_of(document) == [["设备名称", "原值"], ["离心机", "100,000"], ["反应釜", "250,000"]]
    (table,) = [item for item in document.content if isinstance(item, Table)]
    assert {cell.blocks[0].place.page for cell in table.cells if cell.row == 2} == {2}


def test_remarks_and_fields_that_are_drawn_are_text_with_a_place(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        line(canvas)
        canvas.acroForm.textfield(name="area", value="850", x=60, y=HEIGHT - 240, width=120, height=20)

    def remark(writer: PdfWriter) -> None:
        writer.add_annotation(0, FreeText(text="Approved 2025", rect=(60, 400, 200, 430), font_size="12pt"))

    document = read(tmp_path, changed(pdf_of(draw), remark))
    box = block_of(document, "850").place.box
    assert box is not None
    assert near(box, Box(60, 220, 180, 240), 130)
    remarks = [block for block in document.blocks() if "Approved" in block.text]
    assert len(remarks) == 1
    assert remarks[0].hidden is None


def test_embedded_files_are_named(tmp_path: Path) -> None:
    data = changed(pdf_of(line), lambda writer: writer.add_attachment("清单.xlsx", b"x") and None)
    (problem,) = read(tmp_path, data).problems
    assert problem.code == "attachment"
    assert "清单.xlsx" in problem.message


def protected(user: str, owner: str) -> bytes:
    return changed(pdf_of(line), lambda writer: writer.encrypt(user, owner, algorithm="AES-256"))


def test_a_pdf_that_needs_a_password_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as trouble:
        read(tmp_path, protected("secret", "owner"))
    assert trouble.value.problem.code == "encrypted"
    assert trouble.value.problem.remedy


def test_a_pdf_with_an_owner_password_only_is_read(tmp_path: Path) -> None:
    assert visible(read(tmp_path, protected("", "owner"))) == [LINE]


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\n1 0 obj\n<<", b"not a pdf at all" * 50])
def test_a_damaged_pdf_is_unreadable(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Unreadable) as trouble:
        read(tmp_path, data)
    assert trouble.value.problem.code == "damaged"


def test_an_empty_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as trouble:
        read(tmp_path, b"")
    assert trouble.value.problem.code == "empty"


def test_cut_off_and_scribbled_files_end_in_text_or_in_a_reason(tmp_path: Path) -> None:
    whole = pdf_of(line, grid)
    chance = random.Random(7)
    for number in range(60):
        data = bytearray(whole[: chance.randrange(10, len(whole))] if number % 2 else whole)
        for _ in range(chance.randrange(0, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(Unreadable):
            document = read(tmp_path, bytes(data))
            assert document.pages
            assert document.content or document.problems


def test_a_blank_page_is_said_to_be_blank(tmp_path: Path) -> None:
    document = read(tmp_path, pdf_of(line, lambda canvas: None))
    assert [(p.code, p.place.page if p.place else None) for p in document.problems] == [("blank_page", 2)]


def scan(text: str, canvas: Canvas) -> None:
    """A page that is a picture of one line of Latin letters and digits."""
    image = Image.new("RGB", (1240, 1754), "white")
    ImageDraw.Draw(image).text((150, 300), text, fill="black", font=ImageFont.load_default(60))
    canvas.drawImage(ImageReader(image), 0, 0, 595.28, HEIGHT)


def test_a_scan_is_left_unread_with_a_reason_where_no_recogniser_is_wanted(tmp_path: Path) -> None:
    document = read(tmp_path, pdf_of(lambda canvas: scan("TOTAL 48600", canvas)))
    assert document.text == "none"
    assert [problem.code for problem in document.problems] == ["needs_ocr"]


def recognised(folder: Path, data: bytes) -> Document:
    pytest.importorskip("faster_paddle")
    path = folder / "in.pdf"
    path.write_bytes(data)
    return read_pdf(path)


def test_a_scan_is_read_from_its_picture(tmp_path: Path) -> None:
    document = recognised(tmp_path, pdf_of(line, lambda canvas: scan("TOTAL 48600", canvas)))
    assert document.text == "mixed"
    block = block_of(document, "48600")
    assert block.confidence is not None
    assert block.place.page == 2
    assert block.place.box is not None
    assert near(block.place.box, Box(72, 144, 260, 172), 25)


def test_a_layer_under_a_scan_that_says_something_else_is_found_out(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        scan("TOTAL 48600", canvas)
        text = canvas.beginText(72, HEIGHT - 170)
        text.setFont("Helvetica", 28)
        text.setTextRenderMode(3)
        text.textOut("EQUIPMENT 99 MILLION")
        canvas.drawText(text)

    document = recognised(tmp_path, pdf_of(draw))
    assert "layer_differs" in [problem.code for problem in document.problems]
    assert not any("MILLION" in text for text in visible(document))
    assert any("48600" in text for text in visible(document))


def without_meaning(data: bytes) -> bytes:
    """The same page, its fonts' codes mapped to private-use characters."""

    def spoil(writer: PdfWriter) -> None:
        from pypdf.generic import NameObject, StreamObject

        stream = StreamObject()
        stream.set_data(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
            b"1 begincodespacerange <00> <FF> endcodespacerange\n"
            b"1 beginbfrange <20> <7E> <E020> endbfrange endcmap end end"
        )
        for font in writer.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
            font.get_object()[NameObject("/ToUnicode")] = writer._add_object(stream)

    return changed(data, spoil)


def test_fonts_that_give_no_meaning_are_not_believed(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 24)
        canvas.drawString(72, HEIGHT - 170, "TOTAL REVENUE 48600")

    data = without_meaning(pdf_of(draw))
    assert [problem.code for problem in read(tmp_path, data).problems] == ["garbled_text"]
    document = recognised(tmp_path, data)
    assert document.text == "ocr"
    assert any("48600" in text for text in visible(document))


def test_a_document_is_the_same_every_time(tmp_path: Path) -> None:
    data = pdf_of(line, grid)
    assert read(tmp_path, data) == read(tmp_path, data)


def crooked(canvas: Canvas) -> None:
    """A grid of two by two whose lower left cell runs round the corner into the upper right one."""
    for x0, y0, x1, y1 in (
        (60, 200, 260, 200), (60, 260, 260, 260), (60, 200, 60, 260), (260, 200, 260, 260),
        (60, 230, 160, 230), (160, 200, 160, 230),
    ):  # fmt: skip
        canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)
    write(canvas, "甲", 70, 208, 10)
    write(canvas, "乙", 170, 208, 10)
    write(canvas, "丙", 170, 238, 10)


def test_a_table_whose_cells_are_no_rectangles_is_doubted_and_said_so(tmp_path: Path) -> None:
    document = read(tmp_path, pdf_of(crooked))
    (table,) = [item for item in document.content if isinstance(item, Table)]
    assert table.confidence is not None
    assert table.confidence < 1
    agreed = table.confidence > 0.5
    assert agreed is not ("unsure_table" in [problem.code for problem in document.problems])
    assert {"甲", "乙", "丙"} <= set("".join(visible(document)))


def test_a_debug_picture_shows_the_page(tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    path.write_bytes(pdf_of(grid))
    draw_debug(path, 1, tmp_path / "out.png")
    with Image.open(tmp_path / "out.png") as picture:
        assert picture.width > 800
        assert len(picture.convert("RGB").getcolors(2**24) or ()) > 3
