"""OFD pages are read with places, what is hidden is told apart, and the data beside the pages is kept."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.documents.ofd import page_pictures, read_ofd
from pilotdocs.documents.ofd.geometry import MM, Matrix, deltas
from pilotdocs.documents.ofd.seals import seal_name
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Block, Document, Table

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
OFD = (
    f'<ofd:OFD {NS}><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas><ofd:CustomData Name="发票号码">2533</ofd:CustomData>'
    "</ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
    "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>"
)


def document(extra: str = "", pages: int = 1) -> str:
    listed = "".join(f'<ofd:Page ID="{index + 1}" BaseLoc="Pages/Page_{index}/Content.xml"/>' for index in range(pages))
    return (
        f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
        f'<ofd:TemplatePage ID="90" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
        f"<ofd:Pages>{listed}</ofd:Pages>{extra}</ofd:Document>"
    )


def page(objects: str, head: str = "") -> str:
    return f'<ofd:Page {NS}>{head}<ofd:Content><ofd:Layer ID="2">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def text(
    words: str, x: float, y: float, *, size: float = 4, more: str = "", inner: str = "", identity: int = 10
) -> str:
    steps = f'DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="{identity}" Boundary="{x} {y} 100 6" Font="3" Size="{size}" {more}>{inner}'
        f'<ofd:TextCode X="0" Y="{0.86 * size}" {steps}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def build(folder: Path, content: str, *, extra: str = "", parts: dict[str, str | bytes] | None = None) -> Path:
    path = folder / "发票.ofd"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", OFD)
        archive.writestr("Doc_0/Document.xml", document(extra))
        archive.writestr("Doc_0/Pages/Page_0/Content.xml", content)
        for name, data in (parts or {}).items():
            archive.writestr(name, data)
    return path


def seen(read: Document) -> list[str]:
    return [block.text for block in read.blocks() if block.hidden is None and block.boxes]


def hidden(read: Document) -> dict[str, str | None]:
    return {block.text: block.hidden for block in read.blocks() if block.hidden is not None}


def test_characters_stand_where_the_file_puts_them_in_points(tmp_path: Path) -> None:
    read = read_ofd(build(tmp_path, page(text("设备原值", 20, 30))))
    block = next(iter(read.blocks()))
    assert block.text == "设备原值"
    assert block.boxes is not None
    assert block.place.page == 1
    third = block.boxes[2]
    assert (third.x0, third.top) == pytest.approx((28 * MM, 30 * MM), abs=0.01)
    assert (third.x1, third.bottom) == pytest.approx((32 * MM, 34 * MM), abs=0.01)
    assert read.page_sizes == (pytest.approx((210 * MM, 140 * MM)),)


def test_an_objects_own_matrix_moves_and_scales_its_text(tmp_path: Path) -> None:
    read = read_ofd(build(tmp_path, page(text("甲", 10, 10, more='CTM="2 0 0 2 5 0"'))))
    block = next(iter(read.blocks()))
    assert block.boxes is not None
    assert (block.boxes[0].x0, block.boxes[0].bottom) == pytest.approx((15 * MM, 18 * MM), abs=0.05)


def test_text_in_nested_blocks_templates_composites_and_annotations_is_read(tmp_path: Path) -> None:
    objects = (
        f'<ofd:PageBlock ID="7"><ofd:PageBlock ID="8">{text("嵌套", 10, 20)}</ofd:PageBlock></ofd:PageBlock>'
        '<ofd:CompositeObject ID="9" Boundary="50 60 100 20" ResourceID="77"/>'
    )
    resources = (
        f'<ofd:Res {NS} BaseLoc="Res"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="77" Width="9" Height="9">'
        f"<ofd:Content>{text('组合', 5, 5)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    listing = f'<ofd:Annotations {NS}><ofd:Page PageID="1"><ofd:FileLoc>Page_0/Annot.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
    annotation = (
        f'<ofd:PageAnnot {NS}><ofd:Annot ID="1" Type="Stamp"><ofd:Appearance Boundary="100 100 50 20">'
        f"{text('注释', 0, 0)}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>"
    )
    path = build(
        tmp_path,
        page(objects, '<ofd:Template TemplateID="90" ZOrder="Background"/>'),
        extra="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
        parts={
            "Doc_0/DocumentRes.xml": resources,
            "Doc_0/Tpls/Tpl_0/Content.xml": page(text("底版", 10, 5)),
            "Doc_0/Annots/Annotations.xml": listing,
            "Doc_0/Annots/Page_0/Annot.xml": annotation,
        },
    )
    read = read_ofd(path)
    assert seen(read) == ["底版", "嵌套", "组合", "注释"]
    composite = next(block for block in read.blocks() if block.text == "组合")
    assert composite.boxes is not None
    assert (composite.boxes[0].x0, composite.boxes[0].top) == pytest.approx((55 * MM, 65 * MM), abs=0.05)


def test_what_nobody_sees_is_kept_apart_with_its_reason(tmp_path: Path) -> None:
    dark = (
        '<ofd:PathObject ID="5" Boundary="10 50 80 10" Fill="true" Stroke="false"><ofd:FillColor Value="20 20 90"/>'
        "<ofd:AbbreviatedData>M 0 0 L 80 0 L 80 10 L 0 10 C</ofd:AbbreviatedData></ofd:PathObject>"
    )
    white = '<ofd:FillColor Value="255 255 255"/>'
    over = dark.replace('"10 50', '"10 80').replace('ID="5"', 'ID="6"')
    objects = (
        text("看得见", 10, 10)
        + text("白字", 10, 20, inner=white)
        + text("不显示", 10, 30, more='Visible="false"')
        + text("微小", 10, 40, size=0.5)
        + dark
        + text("反白", 10, 52, inner=white)
        + text("盖住", 12, 82)
        + over
        + text("页外", 300, 20)
    )
    read = read_ofd(build(tmp_path, page(objects)))
    assert seen(read) == ["看得见", "反白"]
    assert hidden(read) == {"白字": "white", "不显示": "vanish", "微小": "tiny", "盖住": "covered", "页外": "off_page"}


def test_ruled_lines_make_a_table(tmp_path: Path) -> None:
    lines = "".join(
        f'<ofd:PathObject ID="{30 + at}" Boundary="10 {10 * at + 10} 80 0.3"><ofd:AbbreviatedData>M 0 0 L 80 0</ofd:AbbreviatedData></ofd:PathObject>'
        for at in range(3)
    ) + "".join(
        f'<ofd:PathObject ID="{40 + at}" Boundary="{40 * at + 10} 10 0.3 20"><ofd:AbbreviatedData>M 0 0 L 0 20</ofd:AbbreviatedData></ofd:PathObject>'
        for at in range(3)
    )
    words = text("名称", 12, 13) + text("金额", 52, 13) + text("离心机", 12, 23) + text("1200", 52, 23, size=3)
    read = read_ofd(build(tmp_path, page(lines + words)))
    tables = [item for item in read.content if isinstance(item, Table)]
    assert [[cell.text if cell else None for cell in row] for row in tables[0].grid()] == [
        ["名称", "金额"],
        ["离心机", "1200"],
    ]


def test_an_invoices_own_data_and_its_tags_stand_beside_the_page(tmp_path: Path) -> None:
    attachments = f'<ofd:Attachments {NS}><ofd:Attachment ID="1" Name="invoice" Format="xml"><ofd:FileLoc>i.xml</ofd:FileLoc></ofd:Attachment></ofd:Attachments>'
    tags = f'<ofd:CustomTags {NS}><ofd:CustomTag TypeID="0"><ofd:FileLoc>Tag.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>'
    path = build(
        tmp_path,
        page(text("1130.00", 10, 10, identity=21)),
        extra="<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments><ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>",
        parts={
            "Doc_0/Attachs/Attachments.xml": attachments,
            "Doc_0/Attachs/i.xml": "<e><Seller><Name>某公司</Name></Seller><Item><Amount>1</Amount></Item><Item><Amount>2</Amount></Item></e>",
            "Doc_0/Tags/CustomTags.xml": tags,
            "Doc_0/Tags/Tag.xml": f'<e:eInvoice xmlns:e="urn:e" {NS}><e:TotalAmount><ofd:ObjectRef PageRef="1">21</ofd:ObjectRef></e:TotalAmount></e:eInvoice>',
        },
    )
    found = {block.place.locator: block.text for block in read_ofd(path).blocks() if block.place.locator}
    assert found == {
        "attachment/invoice/Seller/Name": "某公司",
        "attachment/invoice/Item/Amount": "1",
        "attachment/invoice/Item[2]/Amount": "2",
        "tag/TotalAmount": "1130.00",
        "property/发票号码": "2533",
    }


def test_seals_are_listed_with_the_name_that_their_data_states(tmp_path: Path) -> None:
    name = "某市科技服务中心".encode()
    inner = bytes([0x16, 2]) + b"ES" + bytes([0x0C, len(name)]) + name
    seal = bytes([0x30, len(inner)]) + inner
    path = build(
        tmp_path,
        page(text("正文", 10, 10)),
        parts={
            "Doc_0/Signs/Signatures.xml": f'<ofd:Signatures {NS}><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>',
            "Doc_0/Signs/Sign_0/Signature.xml": f'<ofd:Signature {NS}><ofd:SignedInfo><ofd:StampAnnot ID="1" PageRef="1" Boundary="100 90 40 40"/><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo></ofd:Signature>',
            "Doc_0/Signs/Sign_0/Seal.esl": seal,
        },
    )
    read = read_ofd(path)
    assert [(each.name, each.place.page) for each in read.seals] == [("某市科技服务中心", 1)]
    assert read.seals[0].place.box is not None
    assert read.seals[0].place.box.x0 == pytest.approx(100 * MM)
    assert "未验证" in read.notes[0]


def test_a_page_that_is_a_picture_asks_for_recognition_and_hands_it_out(tmp_path: Path) -> None:
    image = '<ofd:ImageObject ID="4" Boundary="0 0 210 140" ResourceID="50"/>'
    resources = f'<ofd:Res {NS} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="50" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>'
    path = build(tmp_path, page(image), parts={"Doc_0/DocumentRes.xml": resources, "Doc_0/Res/a.png": b"picture"})
    read = read_ofd(path)
    assert (read.text, read.pages) == ("none", 1)
    assert [(problem.code, problem.place and problem.place.page) for problem in read.problems] == [("needs_ocr", 1)]
    assert page_pictures(path) == {1: b"picture"}


def test_a_missing_page_keeps_its_number_and_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.ofd"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("OFD.xml", OFD)
        archive.writestr("Doc_0/Document.xml", document(pages=2))
        archive.writestr("Doc_0/Pages/Page_1/Content.xml", page(text("第二页", 10, 10)))
    read = read_ofd(path)
    assert [problem.code for problem in read.problems] == ["page_missing"]
    assert [block.place.page for block in read.blocks() if isinstance(block, Block) and block.boxes] == [2]


def test_a_composite_that_holds_itself_ends(tmp_path: Path) -> None:
    inner = '<ofd:CompositeObject ID="9" Boundary="1 1 9 9" ResourceID="77"/>' * 3
    resources = f'<ofd:Res {NS}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="77"><ofd:Content>{inner}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>'
    read = read_ofd(build(tmp_path, page(inner + text("文字", 5, 5)), parts={"Doc_0/DocumentRes.xml": resources}))
    assert "too_large" in [problem.code for problem in read.problems]


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty"), (b"no zip", "damaged"), (b"PK\x05\x06" + bytes(18), "damaged")]
)
def test_a_file_that_is_no_ofd_says_so(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.ofd"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read_ofd(path)
    assert caught.value.problem.code == code


@pytest.mark.parametrize(
    ("written", "steps"),
    [("g 3 2.5", [2.5, 2.5, 2.5]), ("1 g 2 3 4", [1, 3, 3, 4]), ("g 999999999 1", [1] * 9), ("g", []), ("x 1", [1])],
)
def test_steps_between_characters_may_be_repeated(written: str, steps: list[float]) -> None:
    assert deltas(written, 9) == steps


numbers = st.floats(-100, 100).map(lambda value: round(value, 3))
matrices = st.builds(Matrix, numbers, numbers, numbers, numbers, numbers, numbers)


@given(matrices, matrices, numbers, numbers)
def test_one_matrix_inside_another_is_one_after_the_other(inner: Matrix, outer: Matrix, x: float, y: float) -> None:
    assert inner.inside(outer).apply(x, y) == pytest.approx(outer.apply(*inner.apply(x, y)), abs=1e-3)


@given(st.binary(max_size=200))
def test_a_broken_seal_never_raises(data: bytes) -> None:
    assert isinstance(seal_name(data), str)
