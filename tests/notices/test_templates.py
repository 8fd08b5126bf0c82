"""Templates from outside: hostile ones, ones of another office, ones that a clerk has mended in Word."""

import dataclasses
import io
import zipfile
from pathlib import Path

import docx
import pytest
import yaml

from pilotdocs.errors import PilotdocsError, TemplateError
from pilotdocs.notices import KINDS, Request, load_profile, load_template, run_request
from pilotdocs.notices.check import check_template
from pilotdocs.notices.making import build_templates
from pilotdocs.resources import resource_dir
from tests.notices.samples import sample, text_of, write_sample

SHIPPED = resource_dir("templates") / "recognition.docx"
KIND = KINDS["recognition"]


def _with(tmp_path: Path, changes: dict[str, bytes], replace: tuple[str, bytes, bytes] | None = None) -> Path:
    made = tmp_path / "recognition.docx"
    with zipfile.ZipFile(SHIPPED) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if replace and item.filename == replace[0]:
                assert replace[1] in data
                data = data.replace(replace[1], replace[2])
            new.writestr(item.filename, changes.get(item.filename, data))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return made


_RELS = "word/_rels/document.xml.rels"
_TYPE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@pytest.mark.parametrize(
    ("kind", "says"), [(b"image", "外部文件"), (b"attachedTemplate", "外部文件"), (b"oleObject", "外部文件")]
)
def test_a_template_that_reaches_outside_is_refused(tmp_path: Path, kind: bytes, says: str) -> None:
    link = b'<Relationship Id="rX" Type="' + _TYPE + kind + b'" Target="http://x.invalid/a" TargetMode="External"/>'
    with pytest.raises(TemplateError, match=says):
        load_template(_with(tmp_path, {}, (_RELS, b"</Relationships>", link + b"</Relationships>")))


def test_embedded_objects_entities_and_fetching_fields_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="嵌入"):
        load_template(_with(tmp_path, {"word/embeddings/o.bin": b"x"}))
    with pytest.raises(TemplateError, match="实体"):
        load_template(_with(tmp_path, {"word/fontTable.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}))
    field = b'<w:p><w:r><w:instrText> INCLUDETEXT "/etc/passwd" </w:instrText></w:r></w:p><w:sectPr>'
    with pytest.raises(TemplateError, match="域"):
        load_template(_with(tmp_path, {}, ("word/document.xml", b"<w:sectPr>", field)))


SSTI = [
    "{{ ''.__class__ }}", "{{ 年度.__class__.__mro__ }}", "{{ 年度['__class__'] }}", "{{ 年度|attr('x') }}", "{{ self }}",
    "{{ cycler.__init__ }}", "{{ lipsum() }}", "{{ 9 ** 9 ** 9 }}", "{{ 'a' * 99999999 }}", "{% for i in range(10) %}{% endfor %}",
    "{% set x = 1 %}", "{% include 'a' %}", "{% import 'a' as b %}", "{% macro f() %}{% endmacro %}", "{{ 年度.format() }}",
    "{{ '%s' % 年度 }}", "{{ joiner }}", "{{ 名单[0:9] }}", "{{ {'a': 1} }}", "{% raw %}x{% endraw %}{{ x.y.z }}",
]  # fmt: skip


@pytest.mark.parametrize("tag", SSTI)
@pytest.mark.parametrize("place", ["body", "header"])
def test_an_attack_in_a_tag_is_refused_and_named_by_the_check(tmp_path: Path, tag: str, place: str) -> None:
    paper = docx.Document(str(SHIPPED))
    if place == "body":
        paper.add_paragraph(tag)
    else:
        paper.sections[0].footer.paragraphs[0].add_run(tag)
    made = tmp_path / "recognition.docx"
    paper.save(str(made))
    data = write_sample(tmp_path, sample("recognition"))
    with pytest.raises(PilotdocsError, match="模板"):
        run_request(Request("recognition", data, out=tmp_path / "o.docx", template=made))
    assert check_template(made, KIND, load_profile())


def test_a_tag_that_word_has_split_over_runs_is_filled_in(tmp_path: Path) -> None:
    paper = docx.Document(str(SHIPPED))
    paragraph = paper.paragraphs[-1]
    for piece in ("另附{", "{ 年", "度 }", "}年"):
        paragraph.add_run(piece)
    made = tmp_path / "recognition.docx"
    paper.save(str(made))
    data = write_sample(tmp_path, sample("recognition"))
    run_request(Request("recognition", data, out=tmp_path / "o.docx", template=made))
    assert "另附2026年" in text_of(tmp_path / "o.docx")


def test_wording_left_over_from_another_notice_refuses_unless_forced(tmp_path: Path) -> None:
    paper = docx.Document(str(SHIPPED))
    paper.paragraphs[-1].add_run("对验收结果有异议的，请于10日内提出")
    made = tmp_path / "recognition.docx"
    paper.save(str(made))
    request = Request(
        "recognition", write_sample(tmp_path, sample("recognition")), out=tmp_path / "o.docx", template=made
    )
    with pytest.raises(PilotdocsError, match=r"验收结果.*期限"):
        run_request(request)
    report = run_request(dataclasses.replace(request, force="市局确定"))
    assert "市局确定" in report.troubles[0]
    assert "验收结果" in report.troubles[0]


@pytest.mark.parametrize("pitch", [560, 576, 580])
def test_an_office_with_its_own_line_pitch_gets_its_templates_and_the_check_follows(tmp_path: Path, pitch: int) -> None:
    layout = yaml.safe_load((resource_dir("templates") / "layout.yaml").read_text(encoding="utf-8"))
    layout["grid"]["line_pitch"] = pitch
    (tmp_path / "own.yaml").write_text(yaml.safe_dump(layout, allow_unicode=True), encoding="utf-8")
    own = load_profile(tmp_path / "own.yaml")
    for path in build_templates(tmp_path / "own", own):
        assert check_template(path, KINDS[path.stem], own) == []
        said = "".join(fault.sentence for fault in check_template(path, KINDS[path.stem], load_profile()))
        assert ("行距" in said) == (pitch not in (579,))


def test_a_picture_and_another_font_are_told_by_the_check(tmp_path: Path) -> None:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    paper = docx.Document(str(SHIPPED))
    paper.add_picture(io.BytesIO(stream.getvalue()))
    paper.styles["公文正文"].font.size = docx.shared.Pt(14)
    made = tmp_path / "recognition.docx"
    paper.save(str(made))
    said = "".join(fault.sentence for fault in check_template(made, KIND, load_profile()))
    assert "图片" in said
    assert "字号" in said
