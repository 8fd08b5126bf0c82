"""How `notice` writes into the register: whom a notice is about, its number, and the notice itself."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pilotdocs.cli.register_desk import Desk, now, opened
from pilotdocs.errors import OutputError

if TYPE_CHECKING:
    from pilotdocs.notices import Kind, Report
    from pilotdocs.register.life import Books, Life
    from pilotdocs.register.store import Pen

Values = Mapping[str, Any]
# Makes the notice: from the register's data, or the clerk's alone, with the fields that are common; into a path; the
# first number to give.
Make = Callable[[Path, "Path | None", Path, "int | None"], "Report"]


def enter_notice(desk: Desk, by: str, kind_name: str, data: Path, out: Path | None, make: Make) -> Report:
    """Make the notices of `data` and enter them, all or none; what `make` gave back, with the paths at `out`.

    A recognition takes its list from the register. A number that lacks is drawn. The files are made beside `out`
    under another name and take its place after the entries are written: what stood there stays where one is refused.
    """
    from pilotdocs.notices import find_kind
    from pilotdocs.notices.data_files import read_data
    from pilotdocs.notices.values import typed
    from pilotdocs.register.life import load_books
    from pilotdocs.register.ties import recognition_data

    kind = find_kind(kind_name)
    given = [typed(kind, raw, frozenset())[0] for raw in read_data(data, kind)]
    if any(not isinstance(values.get("成文日期"), date) for values in given):
        raise click.UsageError(f"“{data.name}”没有写成文日期，无法登记到台账")
    place = out or Path(f"{kind.name}.docx" if len(given) == 1 else kind.name)
    if kind.id == "recognition" and len(given) > 1:
        raise click.UsageError("认定通知的名单取自台账，一次只做一份")
    scratch, told = _scratch(place), None
    try:
        with (
            opened(desk) as (register, _, setting),
            register.writing(by=by, why=f"印发{kind.name}", at=now()) as pen,
        ):
            books = load_books(pen.connection)
            first = _first_number(kind, books, given)
            if kind.id == "recognition":
                raw, listed_lives = recognition_data(books, setting, given[0]["成文日期"])
                listed = scratch / "台账.json"
                listed.write_text(json.dumps(raw, ensure_ascii=False), "utf-8")
                lives = [listed_lives]
                report = make(listed, data, scratch / place.name, first)
                listed.unlink()
            else:
                lives = [_lives(books, values) for values in given]
                report = make(data, None, scratch / place.name, first)
            lines = _enter(
                pen,
                kind,
                books,
                report,
                [(values["成文日期"], each) for values, each in zip(given, lives, strict=True)],
            )
        told = lines
    finally:
        if told is None:
            shutil.rmtree(scratch, ignore_errors=True)
    _put(scratch, place)
    for line in told:
        click.echo(line)
    return _at(report, scratch, place)


def _first_number(kind: Kind, books: Books, given: Sequence[Values]) -> int | None:
    """The number that notices without one begin with; None where none lacks, or where they are of several series."""
    from pilotdocs.register.ties import next_number

    lacking = [values for values in given if not values.get("发文字号") and not values.get("顺序号")]
    series = {(str(values.get("机关代字") or ""), values.get("年份") or values["成文日期"].year) for values in lacking}
    if not kind.numbered or len(series) != 1:
        return None
    ((code, year),) = series
    return next_number(books, code, year) if code else None


def _lives(books: Books, values: Values) -> tuple[Life, ...]:
    """The platforms that the notice is about. Raises RefusedError where one isn't certain."""
    from pilotdocs.register.enter import life_of_notice

    rows = [values] if "中试平台" in values else values.get("名单") or []
    named = [(str(row.get("中试平台") or row.get("中试平台名称") or ""), row.get("依托单位")) for row in rows]
    return tuple(life_of_notice(books, name, str(organisation or "")) for name, organisation in named)


def _enter(
    pen: Pen, kind: Kind, books: Books, report: Report, about: Sequence[tuple[date, tuple[Life, ...]]]
) -> list[str]:
    """Enter what was made; the lines to say. A number that the register has already stops all."""
    from pilotdocs.register.records import Notice
    from pilotdocs.register.ties import numbers_taken, plain_number

    taken = numbers_taken(books)
    lines = []
    for result, (signed, lives) in zip(report.results, about, strict=True):
        if result.path is None:
            continue
        if plain_number(result.number) in taken:
            raise click.ClickException(f"发文字号“{result.number}”台账里已经用过，请换一个；没有生成{kind.name}")
        sha256 = hashlib.sha256(result.path.read_bytes()).hexdigest()
        for life in lives:
            pen.add(Notice(life.number, kind.name, signed, result.number, sha256))
        names = "、".join(life.name for life in lives[:3]) + ("等" if len(lives) > 3 else "")
        lines.append(f"已登记{kind.name}{result.number}，涉及{len(lives)}个平台：{names}。")
    hints = {
        "recognition": "印发后请为各平台办理：pilotdocs register step 平台 认定 --on 印发日期 --why 事由",
        "publicity": "公示后请为各平台登记：pilotdocs register record 公示 平台=… 起日=… 止日=… --why 事由",
    }
    return [*lines, *([hints[kind.id]] if kind.id in hints and lines else [])]


def _scratch(place: Path) -> Path:
    """A new folder beside `place`, in the same file system."""
    try:
        if place.suffix.lower() == ".docx" and place.is_dir():
            raise IsADirectoryError
        place.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=place.parent, prefix=".pilotdocs-"))
    except OSError as error:
        raise OutputError(str(place), "这个位置不能写", "请换一个位置") from error


def _put(scratch: Path, place: Path) -> None:
    """Move what was made to its place; an older file there is replaced."""
    for made in sorted(path for path in scratch.rglob("*") if path.is_file()):
        target = place.parent / made.relative_to(scratch)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.replace(target)
        except OSError as error:
            raise OutputError(
                str(target), "已经登记，但文件放不过去（可能正被打开）", f"做好的文件在“{made}”，请自行取出"
            ) from error
    shutil.rmtree(scratch, ignore_errors=True)


def _at(report: Report, scratch: Path, place: Path) -> Report:
    """The report with the places where the files are now."""
    lines, troubles = (
        tuple(line.replace(str(scratch), str(place.parent)) for line in texts)
        for texts in (report.lines, report.troubles)
    )
    return replace(report, lines=lines, troubles=troubles)
