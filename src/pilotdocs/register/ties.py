"""What other commands enter into the register: audits as `audit.json` tells them, yearly figures, notices."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import select

from pilotdocs.errors import RefusedError
from pilotdocs.register.intake_file import plain
from pilotdocs.register.life import Books, Life
from pilotdocs.register.obligations import Setting
from pilotdocs.register.records import (
    Application,
    AuditRun,
    Notice,
    Organisation,
    Paper,
    Platform,
    PlatformName,
    Publicity,
    Reported,
)  # fmt: skip
from pilotdocs.register.schema import TABLES
from pilotdocs.register.states import missing_for_now, open_objections, state_of
from pilotdocs.register.store import Pen
from pilotdocs.register.words import TIES

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EnteredAudit:
    """`audit` is the entry's number; `new` False: the same files were audited so before and nothing was entered."""

    platform: int
    application: int
    audit: int
    new: bool


@dataclass(slots=True)
class Directory:
    """Platforms by any name they had, each with its organisation's code and names; grows while a batch is entered."""

    platforms: dict[str, list[tuple[int, str, frozenset[str]]]] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)


def directory_of(books: Books) -> Directory:
    """The directory of what the register holds."""
    found = Directory()
    for life in books.lives.values():
        code, number = life.organisation.uscc, life.platform.organisation
        names = frozenset(map(plain, (life.organisation.name, life.organisation_name, *life.former)))
        own = {life.name, life.platform.name, *(entry.record.name for entry in life.all(PlatformName))}
        for name in own:
            found.platforms.setdefault(plain(name), []).append((life.number, code, names))
        if code:
            found.codes.setdefault(code, number)
        for name in (life.organisation.name, life.organisation_name):
            found.names.setdefault(plain(name), number)
    return found


def inputs_hash(data: Data) -> str:
    """One hash over all files of an application: each file's path and sha256, in the order of paths."""
    files = sorted(f"{document['path']}\0{document['sha256']}" for document in data["documents"])
    return hashlib.sha256("\n".join(files).encode("utf-8", "surrogatepass")).hexdigest()


def enter_audit(pen: Pen, directory: Directory, data: Data, program: str) -> EnteredAudit:
    """Enter the application and its audit under the platform it names; a platform that isn't there is opened.

    Raises RefusedError where the audit names no platform or applicant, or where the register gives the platform's
    name to another organisation: who it is, a person says.
    """
    platform = _platform(pen, directory, data["applicant"])
    day, files = date.fromisoformat(data["as_of"]), inputs_hash(data)
    rules = data["rules"]
    table = TABLES["audit"]
    before = pen.connection.execute(
        select(table.c.id, table.c.application).where(
            table.c.platform == platform, table.c.inputs_sha256 == files, table.c.pack_sha256 == rules["sha256"],
            table.c.program == program, table.c.day == day,
        )
    ).first()  # fmt: skip
    if before is not None:
        return EnteredAudit(platform, before.application, before.id, False)
    applications = TABLES["application"]
    application = pen.connection.execute(
        select(applications.c.id).where(applications.c.platform == platform, applications.c.folder_sha256 == files)
    ).scalar()
    if application is None:
        application = pen.add(Application(platform, day, folder_sha256=files))
        kinds = {part["kind"] for document in data["documents"] for part in document["parts"]}
        if "plan" in kinds:
            pen.add(Paper(platform, TIES["plan"], day, sha256=files))
        if kinds - {"plan", "other"}:
            pen.add(Paper(platform, TIES["evidence"], day, sha256=files))
    verdicts = " ".join(f"{finding['condition']}={finding['verdict']}" for finding in data["findings"])
    audit = pen.add(
        AuditRun(platform, day, rules["id"], rules["sha256"], files, program, verdicts, application)
    )  # fmt: skip
    for record in figures_of(platform, day.year - 1, data, TIES["audit"], "used"):
        pen.add(record)
    return EnteredAudit(platform, application, audit, True)


def figures_of(platform: int, year: int, data: Data, origin: str, which: str) -> list[Reported]:
    """The audit's numbers as figures of that year; `which` says whether claims count where nothing was accepted
    (“said”) or not (“used”)."""
    day = date.fromisoformat(data["as_of"])
    figures = []
    for fact in data["facts"]:
        value = fact["used"] if fact["used"] is not None or which == "used" else fact["claimed"]
        if (
            value is not None
            and fact["unit"] in ("person", "m2", "CNY", "ratio", "count")
            and _number(value) is not None
        ):
            figures.append(Reported(platform, year, fact["quantity"], str(value), fact["unit"], day, origin))
    return figures


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _platform(pen: Pen, directory: Directory, applicant: Mapping[str, str | None]) -> int:
    name, organisation, code = applicant["platform"], applicant["name"], applicant["uscc"] or ""
    if not name or not organisation:
        lacking = TIES["no_platform"] if not name else TIES["no_applicant"]
        raise RefusedError(TIES["step"], lacking, TIES["lacking_remedy"])
    there = directory.platforms.get(plain(name), [])
    same = [
        number for number, its_code, names in there
        if (code and code == its_code) or (plain(organisation) in names and not (code and its_code))
    ]  # fmt: skip
    if len(same) == 1:
        return same[0]
    if there:
        numbers = "、".join(str(number) for number, _, _ in there)
        raise RefusedError(
            TIES["step"],
            TIES["other"].format(name=name, who=organisation),
            TIES["other_remedy"].format(numbers=numbers),
        )
    owner = directory.codes.get(code) if code else None
    owner = owner or (
        None if code and plain(organisation) not in directory.names else directory.names.get(plain(organisation))
    )
    if owner is None:
        owner = pen.add(Organisation(organisation, code))
        directory.names[plain(organisation)] = owner
        if code:
            directory.codes[code] = owner
    number = pen.add(Platform(name, owner))
    directory.platforms[plain(name)] = [(number, code, frozenset({plain(organisation)}))]
    return number


@dataclass(frozen=True, slots=True)
class Change:
    """A quantity this year and the year before. `share` is the growth as a fraction; None where before is nothing or
    zero."""

    quantity: str
    unit: str
    before: Decimal | None
    now: Decimal | None
    share: Decimal | None


def compare_years(life: Life, year: int, figures: list[Reported]) -> tuple[Change, ...]:
    """The figures held against the newest the register has for the year before, quantity by quantity."""
    before = {e.record.quantity: e.record for e in life.all(Reported) if e.record.year == year - 1}
    now = {figure.quantity: figure for figure in figures}
    changes = []
    for quantity in sorted(before.keys() | now.keys()):
        old, new = before.get(quantity), now.get(quantity)
        first, last = (_number(item.value) if item else None for item in (old, new))
        share = (last - first) / first if first and last is not None else None
        unit = (new or old).unit if (new or old) else ""  # type: ignore[union-attr]
        changes.append(Change(quantity, unit, first, last, share))
    return tuple(changes)


def recognition_data(books: Books, setting: Setting, day: date) -> tuple[dict[str, Any], tuple[Life, ...]]:
    """What a recognition notice of `day` must say: the platforms whose 公示 is over without open objection, and when
    it ran. Raises RefusedError where there is none, or where they were shown in different 公示."""
    step = next((step for step in setting.lifecycle.steps if step.id == "recognise"), None)
    if step is None:
        raise RefusedError(TIES["notice"], TIES["no_step"], TIES["no_step_remedy"])
    ready: list[tuple[Life, tuple[str, ...]]] = []
    waiting: list[tuple[Life, tuple[str, ...]]] = []
    for life in books.lives.values():
        if state_of(life, setting.lifecycle).id in step.sources:
            lacking = missing_for_now(life, step, day, setting) or _announced(life)
            (waiting if lacking else ready).append((life, lacking))
    if not ready:
        why = "；".join(f"{life.name}：{'、'.join(lacking)}" for life, lacking in waiting[:5]) or TIES["none_shown"]
        raise RefusedError(TIES["notice"], TIES["none_ready"].format(why=why), TIES["none_remedy"])
    spans = {(shown.first, shown.last) for life, _ in ready for shown in [life.all(Publicity)[-1].record]}
    if len(spans) > 1:
        raise RefusedError(TIES["notice"], TIES["spans"], TIES["spans_remedy"])
    ((first, last),) = spans
    lives = tuple(life for life, _ in ready)
    shown_too = [life for life, _ in waiting if any(e.record.first == first for e in life.all(Publicity))]
    data = {
        "名单": [
            {"中试平台名称": life.name, "依托单位": life.organisation_name, "所属领域": life.platform.area}
            for life in lives
        ],
        "公示起始日期": first.isoformat(),
        "公示截止日期": last.isoformat(),
        "公示名单": [life.name for life in (*lives, *shown_too)],
        "未处理异议": [life.name for life in shown_too if open_objections(life)],
    }
    return data, lives


def _announced(life: Life) -> tuple[str, ...]:
    """That a recognition notice went out already since the platform's last step."""
    since = life.steps[-1].number if life.steps else 0
    sent = [e.record for e in life.all(Notice) if e.number > since and e.record.notice == TIES["recognition"]]
    return (TIES["announced"].format(number=sent[-1].number),) if sent else ()


def plain_number(number: str) -> str:
    """A 发文字号 as numbers are compared: any brackets as 〔〕, no white space, no leading zeros."""
    text = re.sub(r"[\[(【〈<]", "〔", plain(number))
    return re.sub(r"〕第?0*(?=[0-9])", "〕", re.sub(r"[\])】〉>]", "〕", text))


def numbers_taken(books: Books) -> frozenset[str]:
    """Every notice's number that the register has, as they are compared."""
    numbers = {entry.record.number for life in books.lives.values() for entry in life.all(Notice)}
    return frozenset(plain_number(number) for number in numbers if number.strip())


def next_number(books: Books, code: str, year: int) -> int:
    """The number after the highest that the register has for this 机关代字 and year."""
    pattern = re.compile(rf"{re.escape(plain_number(code))}〔{year}〕([0-9]{{1,6}})号")
    used = [int(found.group(1)) for number in numbers_taken(books) if (found := pattern.fullmatch(number))]
    return max(used, default=0) + 1
