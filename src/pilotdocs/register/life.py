"""The life of a platform: all that was entered about it and still counts, in the order it was entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar, cast

from sqlalchemy import Connection, select

from pilotdocs.errors import RefusedError
from pilotdocs.register.records import (
    KINDS,
    NAMES,
    Call,
    Invitation,
    Organisation,
    Platform,
    Record,
    Ruling,
    Step,
    Withdrawal,
)  # fmt: skip
from pilotdocs.register.schema import TABLES

# Kinds that belong to no platform.
_OFFICE = ("call", "invitation", "ruling")

R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Entered(Generic[R_co]):
    """A record and the number of the entry that first said it."""

    number: int
    record: R_co


@dataclass(frozen=True, slots=True)
class Life:
    """`name` and `organisation` are the newest names, `former` earlier ones. `entries` holds records by kind."""

    number: int
    platform: Platform
    organisation: Organisation
    name: str
    organisation_name: str
    former: tuple[str, ...]
    entries: Mapping[str, tuple[Entered[Record], ...]]

    def all(self, kind: type[R_co]) -> tuple[Entered[R_co], ...]:
        """The entries of that kind that count, corrections in the place of what they correct."""
        return cast("tuple[Entered[R_co], ...]", self.entries.get(NAMES[cast(type[Record], kind)], ()))

    @property
    def steps(self) -> tuple[Entered[Step], ...]:
        return self.all(Step)


@dataclass(frozen=True, slots=True)
class Books:
    """All platforms by number, and what is the office's own: calls for reports and for applications, readings taken."""

    lives: Mapping[int, Life]
    calls: tuple[Call, ...]
    invitations: tuple[Invitation, ...] = ()
    rulings: tuple[Ruling, ...] = ()


def load_books(connection: Connection, platform: int | None = None) -> Books:
    """Everything that counts, of one platform or of all. A platform that isn't there leaves `lives` empty."""
    withdrawn = frozenset(connection.execute(select(TABLES["withdrawal"].c.entry)).scalars())
    live = {kind: _live(connection, kind, withdrawn, platform) for kind in KINDS if kind != NAMES[Withdrawal]}
    organisations = cast("dict[int, Organisation]", live["organisation"])
    of_platform: dict[int, dict[str, list[Entered[Record]]]] = defaultdict(lambda: defaultdict(list))
    of_organisation: dict[int, list[Entered[Record]]] = defaultdict(list)
    for kind, records in live.items():
        for number, record in records.items():
            entered = Entered(number, record)
            if kind == "organisation_name":
                of_organisation[_field(record, "organisation")].append(entered)
            elif kind == "objection_answer":
                objection = live["objection"].get(_field(record, "objection"))
                if objection is not None:
                    of_platform[_field(objection, "platform")][kind].append(entered)
            elif kind == "change_filing":
                change = live["change"].get(_field(record, "change"))
                if change is not None:
                    of_platform[_field(change, "platform")][kind].append(entered)
            elif kind not in ("platform", "organisation", *_OFFICE):
                of_platform[_field(record, "platform")][kind].append(entered)
    lives = {}
    for number, record in live["platform"].items():
        entry = cast(Platform, record)
        organisation = organisations[entry.organisation]
        own = {kind: tuple(entries) for kind, entries in of_platform[number].items()}
        own["organisation_name"] = tuple(of_organisation[entry.organisation])
        names = _names(entry.name, own.get("platform_name", ()))
        organisation_names = _names(organisation.name, own["organisation_name"])
        former = tuple(dict.fromkeys((*names[:-1], *organisation_names[:-1])))
        lives[number] = Life(number, entry, organisation, names[-1], organisation_names[-1], former, own)
    calls, invitations, rulings = (tuple(live[kind].values()) for kind in _OFFICE)
    return Books(
        lives, cast("tuple[Call, ...]", calls), cast("tuple[Invitation, ...]", invitations),
        cast("tuple[Ruling, ...]", rulings),
    )  # fmt: skip


def one_life(books: Books, platform: int) -> Life:
    """The platform of that number. Raises RefusedError where there is none."""
    life = books.lives.get(platform)
    if life is None:
        raise RefusedError("查询", f"台账里没有编号为 {platform} 的平台", "请用 pilotdocs register list 查看")
    return life


def _live(connection: Connection, kind: str, withdrawn: frozenset[int], platform: int | None) -> dict[int, Record]:
    table, make = TABLES[kind], KINDS[kind]
    query = select(table).order_by(table.c.id)
    if platform is not None and "platform" in table.c:
        query = query.where(table.c.platform == platform)
    elif platform is not None and kind == "platform":
        query = query.where((table.c.id == platform) | (table.c.corrects == platform))
    records: dict[int, Record] = {}
    for row in connection.execute(query):
        number, corrects, *values = row
        records[number if corrects is None else corrects] = make(*values)
    return {number: record for number, record in records.items() if number not in withdrawn}


def _field(record: Record, name: str) -> int:
    return cast(int, getattr(record, name))


def _names(first: str, later: tuple[Entered[Record], ...]) -> list[str]:
    dated = sorted((cast(date, getattr(entry.record, "since")), entry.number) for entry in later)  # noqa: B009
    by_number = {entry.number: str(getattr(entry.record, "name")) for entry in later}  # noqa: B009
    return [first, *(by_number[number] for _, number in dated)]
