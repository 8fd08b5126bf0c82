"""Many recipients → notices on disk: each checked, numbered in order, written whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pilotdocs.errors import OutputError, RefusedError
from pilotdocs.notices.derive import context, derive
from pilotdocs.notices.guards import refusals
from pilotdocs.notices.kinds import Kind
from pilotdocs.notices.lint import lint_notice
from pilotdocs.notices.messages import DATA, GUARDS, RESULT_HEAD, WRITE
from pilotdocs.notices.profile import Profile
from pilotdocs.notices.render import NoticeTemplate
from pilotdocs.notices.values import typed

_UNSAFE = re.compile(r'[\x00-\x1f\\/:*?"<>|\s]+')


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one recipient. `path` is None where it was refused, and `why` says why; `forced` is the reason
    under which refusals were overridden. `notes` are things to look at in a notice that was written. `data`
    says that the data is at fault. `span` is how a 公示 was counted: way, first and last day, work days."""

    row: int
    recipient: str
    path: Path | None
    number: str = ""
    why: tuple[str, ...] = ()
    forced: str = ""
    notes: tuple[str, ...] = ()
    data: bool = False
    span: tuple[str, date, date, int] | None = None

    @property
    def sentence(self) -> str:
        """One line for the log."""
        if self.path is None:
            return "；".join(self.why)
        if self.forced:
            return WRITE["forced"].format(reason=self.forced, why="；".join(self.why))
        return "；".join(self.notes)


@dataclass(frozen=True, slots=True)
class Order:
    """How a batch is to be written. `first_number` is given to the first notice that lacks a 顺序号, and counted on
    over the notices that are written. `force` is the reason to write in spite of guards ("" for none)."""

    template: NoticeTemplate
    profile: Profile
    first_number: int | None = None
    force: str = ""


def make_notice(kind: Kind, raw: Mapping[str, Any], order: Order, number: int | None) -> tuple[dict[str, Any], Made]:
    """One notice's values and its docx, or why there is none. Raises TemplateError where the template is at fault."""
    values, faults = typed(kind, raw, order.template.fields())
    if faults:
        return values, Made(None, tuple(faults), data=True)
    if number is not None and not values.get("顺序号") and not values.get("发文字号"):
        values["顺序号"] = number
    try:
        full, disagreements = derive(kind, values)
        why = disagreements + refusals(kind, full)
    except RefusedError as error:
        return values, Made(None, (str(error),))
    if kind.numbered and not full["发文字号"]:
        return full, Made(None, (DATA["number"] + "。" + DATA["number_remedy"],), data=True)
    if why and not order.force:
        return full, Made(None, tuple(why))
    document = order.template.render(context(kind, full), order.profile)
    faults_found = lint_notice(document, kind.id, _texts(raw), str(full.get("权利告知") or ""))
    grave = [fault.sentence for fault in faults_found if fault.grave]
    if grave and not order.force:
        return full, Made(None, tuple(grave))
    notes = tuple(fault.sentence for fault in faults_found if not fault.grave)
    return full, Made(document, tuple(why + grave), notes=notes)


def _texts(value: object) -> list[str]:
    """Every text in the data."""
    if isinstance(value, Mapping):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


@dataclass(frozen=True, slots=True)
class Made:
    """A docx, or None and why; `data` says that the data is at fault (no force helps)."""

    document: bytes | None
    why: tuple[str, ...]
    data: bool = False
    notes: tuple[str, ...] = ()


def write_notices(kind: Kind, recipients: Sequence[Mapping[str, Any]], out: Path, order: Order) -> list[Result]:
    """Writes one docx a recipient, in order, and a table of results beside many. `out` is a file for one recipient, a
    folder for many. Raises OutputError where nothing can be written there, TemplateError for the template."""
    many = len(recipients) > 1
    single = out.suffix.lower() == ".docx"
    if many and single:
        raise OutputError(str(out), WRITE["out_many"], WRITE["out_remedy"])
    number = order.first_number
    taken: dict[str, int] = {}
    results: list[Result] = []
    names: set[str] = set()
    for row, raw in enumerate(recipients, 1):
        values, made = make_notice(kind, raw, order, number)
        recipient = _recipient(values, raw)
        given = str(values.get("发文字号") or "")
        why = made.why
        if made.document is not None and given in taken:
            why = (*why, GUARDS["number_taken"].format(number=given, row=taken[given]))
            made = Made(None, why)
        if made.document is None:
            results.append(Result(row, recipient, None, given, why, data=made.data))
            continue
        path = out if single else out / _name(kind, recipient, row if many else 0, names)
        write_whole(path, made.document)
        if given:
            taken[given] = row
        if number is not None and values.get("顺序号") == number:
            number += 1
        results.append(
            Result(row, recipient, path, given, why, order.force if why else "", made.notes, False, _span(kind, values))
        )
    if many:
        write_whole(out / WRITE["result_file"], result_table(results))
    return results


def _span(kind: Kind, values: Mapping[str, Any]) -> tuple[str, date, date, int] | None:
    if kind.id != "publicity":
        return None
    return values["起算方式"], values["公示起始日期"], values["公示截止日期"], values["公示工作日数"]


def _recipient(values: Mapping[str, Any], raw: Mapping[str, Any]) -> str:
    for label in ("依托单位", "主送机关", "首个平台", "中试平台"):
        if values.get(label):
            return str(values[label])
    return str(next(iter(raw.values()), ""))[:40]


def _name(kind: Kind, recipient: str, row: int, taken: set[str]) -> str:
    text = _UNSAFE.sub(" ", recipient).strip(". ")[:40]
    name = f"{row:03d} {kind.name} {text}" if row else f"{kind.name} {text}".strip()
    base, again = name, 2
    while name in taken:
        name, again = f"{base} {again}", again + 1
    taken.add(name)
    return name.strip() + ".docx"


def write_whole(path: Path, data: bytes) -> None:
    """The file whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(str(path), WRITE["out_file"], WRITE["out_remedy"]) from error


def result_table(results: Iterable[Result]) -> bytes:
    """The results as CSV for a spreadsheet; a text that a spreadsheet would take for a formula gets a quote before."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(RESULT_HEAD)
    for result in results:
        state = WRITE["written"] if result.path else WRITE["refused"]
        cells = [str(result.row), result.recipient, state, result.path.name if result.path else "", result.number]
        writer.writerow([_tame(cell) for cell in [*cells, result.sentence]])
    return stream.getvalue().encode("utf-8-sig")


def _tame(cell: str) -> str:
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
