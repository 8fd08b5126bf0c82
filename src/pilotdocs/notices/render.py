"""A template and a notice's values → the docx, through docxtpl."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import TemplateError as JinjaError
from lxml import etree

from pilotdocs.errors import TemplateError
from pilotdocs.notices.environment import FilterFault, NoticeEnvironment, UnsafeTemplate
from pilotdocs.notices.messages import TEMPLATE
from pilotdocs.notices.profile import Profile
from pilotdocs.notices.seat import seat_signature, seat_titles

MAX_BYTES = 20_000_000
MAX_PARTS = 500
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_FETCHES = re.compile(
    r"<w:(?:instrText\b[^>]*>|fldSimple\b[^>]*w:instr=[\"'])\s*(?:INCLUDE\w*|DDE\w*|LINK|IMPORT|EMBED|DATABASE|RD)\b",
    re.IGNORECASE,
)
_UNDEFINED = re.compile(r"'([^']*)' is undefined|has no attribute '([^']*)'")


class _Docx(DocxTemplate):  # type: ignore[misc]
    """docxtpl's, with the costly repair of tags kept between notices."""

    def __init__(self, source: io.BytesIO, repaired: dict[str, str]) -> None:
        super().__init__(source)
        self._repaired = repaired

    def patch_xml(self, src_xml: str) -> str:
        if src_xml not in self._repaired:
            self._repaired[src_xml] = str(super().patch_xml(src_xml))
        return self._repaired[src_xml]


class NoticeTemplate:
    """One template, read and checked once, rendered many times. `name` is what errors call it."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._data = data
        self._repaired: dict[str, str] = {}
        self._environment = NoticeEnvironment()
        self._fields: frozenset[str] | None = None
        check_package(data, name)

    def fields(self) -> frozenset[str]:
        """Names of the fields that the template uses. Raises TemplateError where its tags are broken."""
        if self._fields is not None:
            return self._fields
        try:
            found = _Docx(io.BytesIO(self._data), self._repaired).get_undeclared_template_variables(self._environment)
        except TemplateSyntaxError as error:
            raise TemplateError(
                self.name, TEMPLATE["syntax"].format(detail=error.message), TEMPLATE["remedy"]
            ) from error
        self._fields = frozenset(found) - {"loop"}
        return self._fields

    def render(self, values: Mapping[str, Any], profile: Profile) -> bytes:
        """The notice as docx. Raises TemplateError with what is wrong in the template."""
        document = _Docx(io.BytesIO(self._data), self._repaired)
        try:
            document.render(dict(values), self._environment, autoescape=True)
        except UnsafeTemplate as error:
            raise self._fault("unsafe", str(error)) from error
        except TemplateSyntaxError as error:
            raise self._fault("syntax", str(error.message)) from error
        except UndefinedError as error:
            found = _UNDEFINED.search(str(error))
            names = "、".join(name for name in (found.groups() if found else ()) if name) or str(error)
            raise TemplateError(self.name, TEMPLATE["unknown"].format(names=names), TEMPLATE["remedy"]) from error
        except FilterFault as error:
            raise self._fault("render", str(error)) from error
        except (JinjaError, TypeError, ValueError, etree.XMLSyntaxError) as error:
            raise self._fault("render", type(error).__name__) from error
        seat_signature(document.docx.element.body, profile, sealed=bool(values.get("加盖印章", True)))
        seat_titles(document.docx.element.body, profile)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    def _fault(self, code: str, detail: str) -> TemplateError:
        return TemplateError(self.name, TEMPLATE[code].format(detail=detail[:200]), TEMPLATE["remedy"])


def load_template(path: Path) -> NoticeTemplate:
    """The template in the file. Raises TemplateError where it is missing, too large or no docx."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TemplateError(path.name, TEMPLATE["large"], TEMPLATE["remedy_new"])
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise TemplateError(path.name, TEMPLATE["missing"], TEMPLATE["remedy_new"]) from error
    except OSError as error:
        raise TemplateError(path.name, TEMPLATE["open"], TEMPLATE["remedy_new"]) from error
    return NoticeTemplate(data, path.name)


def _foreign(archive: zipfile.ZipFile) -> str:
    """What the docx holds that reaches outside or runs: embedded objects, links to other files, fields that fetch;
    "" for none. A link that a reader must click is let be."""
    for item in archive.infolist():
        name = item.filename.lower()
        if "/embeddings/" in name or "/activex/" in name or "/afchunk" in name:
            return TEMPLATE["object"]
        if not name.endswith((".xml", ".rels")):
            continue
        data = archive.read(item)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            return TEMPLATE["entity"]
        if name.endswith(".rels"):
            for relation in etree.fromstring(data, _PARSER):
                kind = str(relation.get("Type", "")).rsplit("/", 1)[-1]
                if relation.get("TargetMode") == "External" and kind != "hyperlink":
                    return TEMPLATE["external"]
                if kind in ("aFChunk", "oleObject", "control", "attachedTemplate", "subDocument"):
                    return TEMPLATE["object"]
        elif _FETCHES.search(data.decode("utf-8", "replace")):
            return TEMPLATE["fetch"]
    return ""


def check_package(data: bytes, name: str) -> None:
    """Raises TemplateError where the docx can't be opened, holds too much, or holds a macro."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            items = archive.infolist()
            if len(items) > MAX_PARTS or sum(item.file_size for item in items) > 4 * MAX_BYTES:
                raise TemplateError(name, TEMPLATE["parts"], TEMPLATE["remedy_new"])
            if any(item.filename.lower().endswith("vbaproject.bin") for item in items):
                raise TemplateError(name, TEMPLATE["macro"], TEMPLATE["remedy_new"])
            found = _foreign(archive)
            if found:
                raise TemplateError(name, TEMPLATE["foreign"].format(found=found), TEMPLATE["remedy_new"])
            archive.read("word/document.xml")
            _Docx(io.BytesIO(data), {}).get_docx()
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, etree.XMLSyntaxError) as error:
        raise TemplateError(name, TEMPLATE["open"], TEMPLATE["remedy_new"]) from error
