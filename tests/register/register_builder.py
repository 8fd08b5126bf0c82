"""Lives in one line: what the tests of this room build registers and platforms with."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from pilotdocs.model.lifecycle import Lifecycle
from pilotdocs.register.life import Entered, Life, load_books, one_life
from pilotdocs.register.obligations import Setting, setting_of
from pilotdocs.register.records import NAMES, Organisation, Platform, Record, Step
from pilotdocs.register.states import take_step
from pilotdocs.register.store import Register
from pilotdocs.rules import load_pack
from pilotdocs.workdays import load_workdays

AT = "2039-12-31T09:00:00+08:00"
LOADED = load_pack("shaoxing-municipal-2025-draft").lifecycle
assert LOADED is not None
LIFECYCLE: Lifecycle = LOADED
SETTING = Setting(LIFECYCLE, {}, load_workdays())


def d(text: str) -> date:
    return date.fromisoformat(text)


def a_life(*records: Record) -> Life:
    """A platform (number 2 of organisation 1) with these records, entered in this order as 3, 4, …"""
    entries: dict[str, list[Entered[Record]]] = defaultdict(list)
    for number, record in enumerate(records, start=3):
        entries[NAMES[type(record)]].append(Entered(number, record))
    platform, organisation = Platform("甲平台", 1), Organisation("甲公司")
    frozen = {kind: tuple(entered) for kind, entered in entries.items()}
    return Life(2, platform, organisation, "甲平台", "甲公司", (), frozen)


def recognised(day: str) -> Step:
    return Step(2, "recognise", "proposed", "recognised", d(day))


def lost(day: str) -> Step:
    return Step(2, "disqualify", "recognised", "lost", d(day))


def add(register: Register, *records: Record) -> list[int]:
    with register.writing(by="王办", why="测试", at=AT) as pen:
        return [pen.add(record) for record in records]


def add_platform(register: Register, name: str = "甲平台") -> int:
    (organisation,) = add(register, Organisation("甲公司"))
    return add(register, Platform(name, organisation))[0]


def step(register: Register, platform: int, name: str, day: str, at: str = AT) -> int:
    with register.writing(by="王办", why="测试", at=at) as pen:
        calls = load_books(pen.connection, platform).calls
        return take_step(pen, platform, name, d(day), setting_of(LIFECYCLE, calls, load_workdays()))


def life_of(register: Register, platform: int) -> Life:
    with register.reading() as connection:
        return one_life(load_books(connection, platform), platform)
