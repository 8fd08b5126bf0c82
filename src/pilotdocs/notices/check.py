"""A template under the clerk's eyes: each fault with its paragraph, and the same template with a comment at each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from jinja2 import TemplateSyntaxError, meta

from pilotdocs.errors import TemplateError
from pilotdocs.notices.environment import NoticeEnvironment, find_faults
from pilotdocs.notices.kinds import KINDS, Kind
from pilotdocs.notices.lint_words import LEFTOVERS
from pilotdocs.notices.messages import CHECK
from pilotdocs.notices.profile import Profile
from pilotdocs.notices.render import NoticeTemplate, load_template

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_WORD = re.compile(r"^\{[{%](?:p|tr|tc|r)?\s+")
_OPENS = re.compile(r"^\{%-?(?:p|tr|tc|r)?\s*(\w+)")


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One fault: `paragraph` counts the body's paragraphs, tables included, from 0; None is about the whole."""

    sentence: str
    paragraph: int | None = None


def check_template(path: Path, kind: Kind, profile: Profile) -> list[TemplateFault]:
    """Every fault of the template; () for a good one. Raises TemplateError where the file is no docx at all."""
    template = load_template(path)
    document = docx.Document(io.BytesIO(path.read_bytes()))
    known = {name for field in kind.fields for name in (field.id, field.label)}
    faults: list[TemplateFault] = []
    bound = _loop_names(document)
    for index, element in enumerate(document.element.body.iter(qn("w:p"))):
        text = "".join(node.text or "" for node in element.iter(qn("w:t")))
        faults += [TemplateFault(sentence, index) for sentence in _paragraph(text, known | bound, kind)]
        if any(_lacks_font(run) for run in element.iter(qn("w:r"))):
            faults.append(TemplateFault(CHECK["font"], index))
    faults += _whole(template, kind)
    faults += [TemplateFault(sentence) for sentence in _layout(document, profile)]
    faults += [TemplateFault(sentence) for sentence in _styles(document, profile)]
    faults += [TemplateFault(sentence) for sentence in _around(document, known, kind)]
    return faults


def _loop_names(document: Any) -> set[str]:
    text = "\n".join(node.text or "" for node in document.element.body.iter(qn("w:t")))
    return set(re.findall(r"\bfor\s+(\w+)\s+in\b", text)) | {"loop"}


def _paragraph(text: str, known: set[str], kind: Kind) -> Iterator[str]:
    rest = _TAG.sub("", text)
    if re.search(r"\{\{|\}\}|\{%|%\}", rest):
        yield CHECK["broken"]
    if re.search(r"[｛｝]|\{ \{|\} \}", text):
        yield CHECK["wide"]
    environment = NoticeEnvironment()
    for tag in _TAG.findall(text):
        source = _WORD.sub(lambda found: found.group()[:2] + " ", tag)
        opened = _OPENS.match(tag)
        word = opened.group(1) if opened else ""
        if word in ("endif", "endfor", "else"):
            continue
        if word in ("if", "for"):
            source += "{% end" + word + " %}"
        elif word == "elif":
            source = "{% if 1 %}" + source + "{% endif %}"
        try:
            tree = environment.parse(source)
        except TemplateSyntaxError as error:
            yield CHECK["syntax"].format(tag=tag[:60], detail=error.message)
            continue
        unsafe = list(find_faults(tree))
        for fault in unsafe:
            yield CHECK["unsafe"].format(tag=tag[:60], detail=fault)
        if unsafe:
            continue
        for name in sorted(meta.find_undeclared_variables(tree) - known):
            yield CHECK["unknown"].format(name=name)
    for word, owners in LEFTOVERS.items():
        if word in text and kind.id not in owners:
            yield CHECK["leftover"].format(word=word)


def _lacks_font(run: Any) -> bool:
    fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    if fonts is None:
        return False
    return fonts.get(qn("w:eastAsia")) is None and fonts.get(qn("w:eastAsiaTheme")) is None


def _whole(template: NoticeTemplate, kind: Kind) -> Iterator[TemplateFault]:
    try:
        used = template.fields()
    except TemplateError as error:
        yield TemplateFault(str(error))
        return
    if not used:
        yield TemplateFault(CHECK["no_tags"])
    for field in kind.fields:
        shown = bool({field.id, field.label} & used) or field.label in _NEED_NOT_SHOW
        if field.required and field.type in ("list", "date") and not shown:
            yield TemplateFault(CHECK["unused"].format(name=field.label))


_NEED_NOT_SHOW = frozenset({"公示名单", "未处理异议", "原因", "审议日期"})


def _layout(document: Any, profile: Profile) -> Iterator[str]:
    """The section's page and grid against the profile."""
    section = document.element.body.find(qn("w:sectPr"))
    if section is None:
        yield CHECK["section"]
        return
    page, grid = profile.page, profile.grid
    wanted = {
        ("w:pgSz", "w:w"): page.width, ("w:pgSz", "w:h"): page.height, ("w:pgMar", "w:top"): page.top,
        ("w:pgMar", "w:right"): page.right, ("w:pgMar", "w:bottom"): page.bottom, ("w:pgMar", "w:left"): page.left,
        ("w:docGrid", "w:linePitch"): grid.line_pitch, ("w:docGrid", "w:charSpace"): grid.char_space,
    }  # fmt: skip
    for (tag, key), number in wanted.items():
        node = section.find(qn(tag))
        value = None if node is None else node.get(qn(key))
        if value is None or not re.fullmatch(r"-?\d{1,6}", value) or abs(int(value) - number) > 2:
            yield CHECK["layout"].format(name=CHECK[key], value=value, wanted=number)


def _styles(document: Any, profile: Profile) -> Iterator[str]:
    """The styles' fonts, sizes and line heights against the profile, for those that carry the notice."""
    fonts, sizes, pitch = profile.fonts, profile.sizes, profile.grid.line_pitch
    wanted = {
        "NText": (fonts.body, sizes.body, pitch), "NTo": (fonts.body, sizes.body, pitch),
        "NLevel1": (fonts.level1, sizes.body, pitch), "NLevel2": (fonts.level2, sizes.body, pitch),
        "NTitle": (fonts.title, sizes.title, profile.title.line),
    }  # fmt: skip
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
    used = {node.get(qn("w:val")) for node in document.element.body.iter(qn("w:pStyle"))}
    for name, (font, size, line) in wanted.items():
        if name not in used:
            continue
        style = styles.get(name)
        if style is None:
            yield CHECK["style_missing"].format(style=name)
            continue
        label = style.find(qn("w:name")).get(qn("w:val"))
        for code, path, key, right in (
            ("style_font", f"{qn('w:rPr')}/{qn('w:rFonts')}", "w:eastAsia", font),
            ("style_size", f"{qn('w:rPr')}/{qn('w:sz')}", "w:val", str(size)),
            ("style_line", f"{qn('w:pPr')}/{qn('w:spacing')}", "w:line", str(line)),
        ):
            node = style.find(path)
            value = None if node is None else node.get(qn(key))
            if value != right:
                yield CHECK[code].format(style=label, value=value, wanted=right)


def _around(document: Any, known: set[str], kind: Kind) -> Iterator[str]:
    """Headers, footers and pictures."""
    for part in document.part.package.iter_parts():
        name = str(part.partname)
        if name.startswith(("/word/header", "/word/footer")):
            for element in parse_xml(part.blob).iter(qn("w:p")):
                text = "".join(node.text or "" for node in element.iter(qn("w:t")))
                for sentence in _paragraph(text, known, kind):
                    yield CHECK["header"].format(sentence=sentence)
        elif name.startswith("/word/media/"):
            yield CHECK["picture"]


def commented(path: Path, faults: list[TemplateFault]) -> bytes:
    """The same template with a Word comment at each fault; those about the whole hang on the first paragraph."""
    document = docx.Document(io.BytesIO(path.read_bytes()))
    paragraphs = [Paragraph(element, document) for element in document.element.body.iter(qn("w:p"))]
    for fault in faults:
        if not paragraphs:
            break
        paragraph = paragraphs[fault.paragraph or 0]
        runs = paragraph.runs or [paragraph.add_run("")]
        document.add_comment([runs[0], runs[-1]], text=fault.sentence, author=CHECK["author"], initials="")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def guess_kind(name: str) -> Kind | None:
    """The kind whose id or name stands in a file's name; None where there is none."""
    return next((kind for kind in KINDS.values() if kind.id in name or kind.name in name), None)
