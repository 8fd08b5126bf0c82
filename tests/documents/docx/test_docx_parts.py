"""Notes, headers and comments are read with their places; what can't be read is a problem, never a silence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx_builder import NAMESPACES, para, read, run, seen, write

from pilotdocs.documents.docx import document_pictures, read_docx
from pilotdocs.documents.trouble import Unreadable

PICTURE = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip r:embed="pic"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'


def scan(*lines: str) -> bytes:
    """A picture of a page with these lines, in the first Chinese font of this machine."""
    from PIL import Image, ImageDraw, ImageFont

    fonts = [
        path
        for folder in ("/usr/share/fonts", "/usr/local/share/fonts")
        for path in sorted(Path(folder).rglob("*.tt[cf]"))
    ]
    chinese = [path for path in fonts if any(name in path.name.lower() for name in ("uming", "wqy", "cjk", "ukai"))]
    if not chinese:
        pytest.skip("no Chinese font on this machine")
    picture = Image.new("L", (1240, 800), 255)
    for index, line in enumerate(lines):
        ImageDraw.Draw(picture).text((100, 150 + 120 * index), line, 0, ImageFont.truetype(str(chinese[0]), 42))
    noise = Image.effect_noise(picture.size, 12)
    picture = Image.blend(picture, noise, 0.08)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def add(path: Path, parts: dict[str, str | bytes], relations: str = "") -> Path:
    """The same package with more parts and relations of the body."""
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    rels = kept["word/_rels/document.xml.rels"].decode()
    kept["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", relations + "</Relationships>").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**kept, **parts}.items():
            archive.writestr(name, data)
    return path


def test_footnotes_are_counted_without_the_separators(tmp_path: Path) -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{para("<w:r><w:separator/></w:r>")}</w:footnote>'
        f'<w:footnote w:id="2">{para("甲注")}</w:footnote><w:footnote w:id="7">{para("乙注")}{para("续")}</w:footnote>'
    )
    document = read(tmp_path, para("正文"), footnotes=notes)
    assert [(block.kind, block.place.locator, block.text) for block in document.blocks()][1:] == [
        ("footnote", "footnotes/1/p[1]", "甲注"),
        ("footnote", "footnotes/2/p[1]", "乙注"),
        ("footnote", "footnotes/2/p[2]", "续"),
    ]


def test_headers_in_use_are_read_once_and_others_are_not(tmp_path: Path) -> None:
    body = para("正文") + '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header1"/></w:sectPr>'
    document = read(tmp_path, body, header1=para("页眉"), header2=para("没有用到"))
    assert [(block.kind, block.place.locator, block.text) for block in document.blocks()] == [
        ("paragraph", "body/p[1]", "正文"),
        ("header", "header1/p[1]", "页眉"),
    ]


def test_comments_stand_after_what_they_hang_on_and_count_for_nothing(tmp_path: Path) -> None:
    body = para(
        "前",
        '<w:commentRangeStart w:id="4"/>',
        "32人",
        '<w:commentRangeEnd w:id="4"/>',
        '<w:r><w:commentReference w:id="4"/></w:r>',
    )
    comments = f'<w:comment w:id="4">{para("请核实")}</w:comment><w:comment w:id="9">{para("无处可挂")}</w:comment>'
    document = read(tmp_path, body + para("后"), comments=comments)
    assert [(block.text, block.kind, block.hidden, block.place.locator) for block in document.blocks()] == [
        ("前32人", "paragraph", None, "body/p[1]"),
        ("请核实", "comment", "comment", "comments/1/p[1]"),
        ("后", "paragraph", None, "body/p[2]"),
        ("无处可挂", "comment", "comment", "comments/2/p[1]"),
    ]
    assert document.notes == ("批注 comments/1 注于 body/p[1]：“32人”",)


def test_iso_strict_documents_read_the_same(tmp_path: Path) -> None:
    body = para("正文", run("暗", "<w:vanish/>"))
    strict = [(block.text, block.hidden) for block in read(tmp_path, body, strict=True).blocks()]
    assert strict == [(block.text, block.hidden) for block in read(tmp_path, body).blocks()]


def test_a_diagrams_words_are_read(tmp_path: Path) -> None:
    drawing = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds r:dm="dia"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    data = f"<dgm:dataModel {NAMESPACES}><a:p><a:r><a:t>中试部</a:t></a:r></a:p><a:p><a:r><a:t>12人</a:t></a:r></a:p></dgm:dataModel>"
    relation = '<Relationship Id="dia" Type="http://x/diagramData" Target="diagrams/data1.xml"/>'
    path = add(write(tmp_path, para("组织", drawing)), {"word/diagrams/data1.xml": data}, relation)
    assert seen(read_docx(path)) == ["组织", "中试部", "12人"]


@pytest.mark.parametrize(
    ("body", "parts", "relations", "code"),
    [
        ("正文", {"word/vbaProject.bin": b"x"}, "", "macro"),
        ("正文", {"word/embeddings/a.xlsx": b"x"}, "", "embedded_object"),
        (
            "正文",
            {},
            '<Relationship Id="t" Type="http://x/attachedTemplate" Target="http://example.com/a.dotm" TargetMode="External"/>',
            "external_link",
        ),
        ("<w:altChunk r:id='x'/>", {}, "", "alt_chunk"),
    ],
)
def test_what_is_not_run_fetched_or_read_is_told(
    body: str, parts: dict[str, str | bytes], relations: str, code: str, tmp_path: Path
) -> None:
    written = write(tmp_path, para("前") + (body if body.startswith("<") else para(body)))
    assert code in [problem.code for problem in read_docx(add(written, parts, relations)).problems]


def test_a_document_of_unreadable_pictures_only_asks_for_recognition_and_hands_them_out(tmp_path: Path) -> None:
    relation = '<Relationship Id="pic" Type="http://x/image" Target="media/a.png"/>'
    path = add(write(tmp_path, para("") + para(PICTURE, PICTURE)), {"word/media/a.png": b"png"}, relation)
    document = read_docx(path)
    assert document.text == "none"
    assert "needs_ocr" in [problem.code for problem in document.problems]
    assert document_pictures(path) == {"body/p[2]/picture[1]": b"png", "body/p[2]/picture[2]": b"png"}


def test_a_paper_pasted_in_as_a_picture_is_recognised_in_its_place(tmp_path: Path) -> None:
    relation = '<Relationship Id="pic" Type="http://x/image" Target="media/a.png"/>'
    path = write(tmp_path, para("前") + para(PICTURE) + para("后") + para(PICTURE))
    found = read_docx(add(path, {"word/media/a.png": scan("统一社会信用代码 2024", "注册资本 1200 万元")}, relation))
    assert found.text == "mixed"
    texts = seen(found)
    assert texts[0] == "前"
    assert "1200" in "".join(texts[1:])
    places = [block.place.locator or "" for block in found.blocks()]
    assert places[0] == "body/p[1]"
    assert places[1].startswith("body/p[2]/picture[1]/")
    assert any(place.startswith("body/p[4]/picture[1]/") for place in places)
    assert all(block.confidence is not None for block in found.blocks() if "picture" in (block.place.locator or ""))


def test_an_empty_document_is_no_success(tmp_path: Path) -> None:
    document = read(tmp_path, para("  "))
    assert (document.text, [problem.code for problem in document.problems]) == ("none", ["empty"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"not a package", "damaged"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "wrong_kind"),
    ],
)
def test_a_file_that_can_not_be_opened_says_why(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read_docx(path)
    assert caught.value.problem.code == code


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE w:document [<!ENTITY l0 "哈"><!ENTITY f SYSTEM "{secret.as_uri()}">{bomb}]>'
    document = (
        f"{head}<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>正文&f;&l9;</w:t></w:r></w:p></w:body></w:document>"
    )
    path = add(write(tmp_path, ""), {"word/document.xml": document})
    found = read_docx(path)
    assert seen(found) == ["正文"]
    assert "xml_entities" in [problem.code for problem in found.problems]


def test_a_part_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = add(write(tmp_path, ""), {"word/document.xml": b" " * 200_000_000})
    with pytest.raises(Unreadable) as caught:
        read_docx(path)
    assert caught.value.problem.code == "too_large"


def test_a_body_cut_off_in_the_middle_gives_what_is_left_and_says_so(tmp_path: Path) -> None:
    whole = f"<w:document {NAMESPACES}><w:body>{para('第一段')}{para('第二段')}</w:body></w:document>"
    path = add(write(tmp_path, ""), {"word/document.xml": whole[: whole.index("第二段") + 2]})
    found = read_docx(path)
    assert seen(found)[0] == "第一段"
    assert "damaged" in [problem.code for problem in found.problems]
