"""What is due and late on a day, over all platforms, and the grounds that stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from pilotdocs.register.life import Books
from pilotdocs.register.obligations import Duty, Ground, Setting, find_duties, find_grounds
from pilotdocs.register.states import publicity_duty
from pilotdocs.register.words import DUE
from pilotdocs.reports.masking import mask


@dataclass(frozen=True, slots=True)
class DueRow:
    """A duty that is open. `days` are those left; negative: so many days late."""

    number: int
    platform: str
    organisation: str
    district: str
    duty: Duty
    days: int

    @property
    def late(self) -> bool:
        """Whether the platform is late; the end of a 公示 that has passed is nobody's default."""
        return self.duty.status == "missing"


@dataclass(frozen=True, slots=True)
class GroundRow:
    number: int
    platform: str
    organisation: str
    district: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class DueList:
    """`rows` by last day, then platform; `grounds` by platform. `within` days ahead were looked at."""

    day: date
    within: int
    rows: tuple[DueRow, ...]
    grounds: tuple[GroundRow, ...]


def find_due(books: Books, setting: Setting, day: date, within: int, *, masked: bool = True) -> DueList:
    """Duties that are overdue on `day` or fall due in the next `within` days, ends of 公示, and grounds to take the
    title.

    Identity and phone numbers in names and notes are covered, unless `masked` is False."""
    horizon = day + timedelta(days=within)
    rows: list[DueRow] = []
    grounds: list[GroundRow] = []
    for life in books.lives.values():
        cover = mask if masked else str
        name, organisation = cover(life.name), cover(life.organisation_name)
        district = cover(life.platform.district or life.organisation.district)
        shown_to = publicity_duty(life, setting, day)
        for duty in (*find_duties(life, setting, day), *((shown_to,) if shown_to else ())):
            if duty.status == "missing" or (duty.status == "not_due" and duty.due <= horizon):
                about = cover(duty.about)
                shown = duty if about == duty.about else replace(duty, about=about)
                rows.append(DueRow(life.number, name, organisation, district, shown, (duty.due - day).days))
        for ground in find_grounds(life, setting, day):
            grounds.append(GroundRow(life.number, name, organisation, district, ground))
    rows.sort(key=lambda row: (row.duty.due, row.number, row.duty.obligation))
    return DueList(day, within, tuple(rows), tuple(grounds))


HEADER = ("编号", "平台", "依托单位", "区县", "事项", "所属", "截止日", "情况", "说明")
GROUND_HEADER = ("编号", "平台", "依托单位", "区县", "事由", "口径", "证明", "依据")


def row_cells(row: DueRow) -> tuple[str, ...]:
    """The row's words in the order of HEADER."""
    left = f"还有{row.days}天" if row.days > 0 else "今天截止" if row.days == 0 else f"逾期{-row.days}天"
    left = DUE["over"].format(days=-row.days) if row.days < 0 and not row.late else left
    notes = [note for note in ("认定当年，是否应报口径不一" if row.duty.first else "", row.duty.note) if note]
    return (
        str(row.number), row.platform, row.organisation, row.district, row.duty.name, row.duty.about,
        row.duty.due.isoformat(), left, "；".join(notes),
    )  # fmt: skip


def ground_cells(row: GroundRow) -> tuple[str, ...]:
    """The row's words in the order of GROUND_HEADER."""
    reading = "成立，提请研究" if row.ground.strict else "仅按较宽口径成立，供参考"
    proof = "；".join(f"{when} {what}" for when, what in row.ground.proof)
    return (
        str(row.number), row.platform, row.organisation, row.district, row.ground.name, reading, proof,
        row.ground.quote,
    )  # fmt: skip


def due_data(due: DueList) -> dict[str, Any]:
    """The list as JSON data."""
    return {
        "schema": "pilotdocs.register.due/1",
        "on": due.day.isoformat(),
        "within_days": due.within,
        "due": [
            {
                "number": row.number, "platform": row.platform, "organisation": row.organisation,
                "district": row.district, "obligation": row.duty.obligation, "name": row.duty.name,
                "about": row.duty.about, "due": row.duty.due.isoformat(), "days": row.days,
                "status": row.duty.status, "first_year": row.duty.first, "called": row.duty.called,
                "note": row.duty.note,
            }
            for row in due.rows
        ],
        "grounds": [
            {
                "number": row.number, "platform": row.platform, "organisation": row.organisation,
                "district": row.district, "loss": row.ground.loss, "name": row.ground.name,
                "strict": row.ground.strict, "quote": row.ground.quote,
                "proof": [{"when": when, "what": what} for when, what in row.ground.proof],
            }
            for row in due.grounds
        ],
    }  # fmt: skip
