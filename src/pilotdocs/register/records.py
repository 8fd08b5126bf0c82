"""What a clerk enters: one frozen record a kind. Records are only ever added; see `store`.

A field named after another kind (`platform`, `organisation` …) holds the number of that kind's entry.
Dates are the day something happened, not the day it was entered (the log keeps that).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True, slots=True)
class Organisation:
    """A 依托单位 under the name it had when it was entered; later names are `OrganisationName`s."""

    name: str
    uscc: str = ""
    district: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """The organisation's name from `since` on; what it was called before is a former name."""

    organisation: int
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class Platform:
    name: str
    organisation: int
    district: str = ""
    area: str = ""
    industry: str = ""


@dataclass(frozen=True, slots=True)
class PlatformName:
    """The platform's name from `since` on."""

    platform: int
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class Application:
    """An application handed in on `day` under a call (申报通知); the folder's hash says which files it was."""

    platform: int
    day: date
    call: str = ""
    folder_sha256: str = ""


@dataclass(frozen=True, slots=True)
class AuditRun:
    """An audit of an application: hash of inputs and of the pack, the program's version, verdicts as text."""

    platform: int
    day: date
    pack: str
    pack_sha256: str
    inputs_sha256: str
    program: str
    verdicts: str = ""
    application: int | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that was handed in or issued, by hash. `paper` is its name as the rule pack's steps call it."""

    platform: int
    paper: str
    day: date
    number: str = ""
    sha256: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step taken from one state to another; entered by `take_step` only, which holds it against the pack."""

    platform: int
    step: str
    source: str
    target: str
    day: date


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided: `what` is the name of a guard (党组会议审议), `outcome` 通过 or 未通过."""

    platform: int
    what: str
    day: date
    outcome: str
    decided_by: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that went out, with its number (绍市科〔2026〕12号)."""

    platform: int
    notice: str
    day: date
    number: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Publicity:
    """公示 of the platform from `first` to `last`, both ends included, as printed in it."""

    platform: int
    first: date
    last: date
    title: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    platform: int
    publicity: int
    day: date
    text: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionAnswer:
    """`outcome` 不成立 or 撤回 frees the platform; 成立 does not."""

    objection: int
    day: date
    outcome: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A matter that must be reported. `basis` says what `happened` is: 登记核准日 or 决议日."""

    platform: int
    event: str
    happened: date
    basis: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ChangeFiling:
    """The change's written application came in on `day`."""

    change: int
    day: date
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """The office's notice: `obligation` about `year` is due on `due` (as printed; not rolled)."""

    obligation: str
    year: int
    due: date
    number: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """`obligation` (yearly_report, next_year_plan) about `year` came in on `day`."""

    platform: int
    obligation: str
    year: int
    day: date
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An evaluation's result on `day`. An empty `grade` says that the platform took no part (未参评)."""

    platform: int
    round: str
    day: date
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure of `year`, as a yearly report or an audit gave it: `value` a decimal text in the canonical unit,
    `origin` where it comes from (年度报告, 申报审核), `place` file and page."""

    platform: int
    year: int
    quantity: str
    value: str
    unit: str
    day: date
    origin: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """The office's call for applications (申报通知) of `day`; applications are due on `due`."""

    title: str
    day: date
    due: date | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """The reading that the office took of a question of interpretation (口径): who said it when, and in which paper."""

    question: str
    reading: str
    day: date
    decided_by: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The entry `entry` was entered in error and counts no more; it stays in the log."""

    entry: int


Record = (
    Organisation | OrganisationName | Platform | PlatformName | Application | AuditRun | Paper | Step | Decision
    | Notice | Publicity | Objection | ObjectionAnswer | Change | ChangeFiling | Call | Submission | Evaluation
    | Reported | Invitation | Ruling | Withdrawal
)  # fmt: skip

KINDS: dict[str, type[Record]] = {
    "organisation": Organisation,
    "organisation_name": OrganisationName,
    "platform": Platform,
    "platform_name": PlatformName,
    "application": Application,
    "audit": AuditRun,
    "paper": Paper,
    "step": Step,
    "decision": Decision,
    "notice": Notice,
    "publicity": Publicity,
    "objection": Objection,
    "objection_answer": ObjectionAnswer,
    "change": Change,
    "change_filing": ChangeFiling,
    "call": Call,
    "submission": Submission,
    "evaluation": Evaluation,
    "reported": Reported,
    "invitation": Invitation,
    "ruling": Ruling,
    "withdrawal": Withdrawal,
}
NAMES: dict[type[Record], str] = {record: name for name, record in KINDS.items()}
REFERENCES = frozenset({"organisation", "platform", "application", "publicity", "objection", "change", "entry"})
FIELDS: dict[type[Record], tuple[str, ...]] = {
    record: tuple(field.name for field in fields(record)) for record in NAMES
}
# Which fields of a kind hold another entry's number that must be there (a withdrawal is checked on its own).
REFERENCE_FIELDS: dict[str, tuple[str, ...]] = {
    NAMES[record]: tuple(name for name in names if name in REFERENCES and name != "entry")
    for record, names in FIELDS.items()
}
