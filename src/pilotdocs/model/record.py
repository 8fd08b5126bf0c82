"""What the readers of evidence bring home: a licence, a roster row, a lease … each field with its place.

Every record names its part's `source` (document, part, place of its title or first row). Fields that could not be
read are None: that is “not found”, never zero. Money is CNY, areas are m², both Decimal. Dates are days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.place import Source

Group = Literal["technical", "skilled", "managerial", "marketing"]
Tenure = Literal["owned", "leased", "borrowed", "planned"]
Basis = Literal["original", "net", "assessed", "unknown"]
TaxBasis = Literal["included", "excluded", "unknown"]


@dataclass(frozen=True, slots=True)
class Licence:
    """营业执照 or 事业单位法人证书. `established` is 成立日期; for an institution the start of 有效期 is not it.
    `void` says by its own words that the registration has ended (注销, 吊销)."""

    source: Source
    name: Cited[str] | None = None
    uscc: Cited[str] | None = None
    organisation_type: Cited[str] | None = None
    registered_place: Cited[str] | None = None
    established: Cited[date] | None = None
    issued: Cited[date] | None = None
    term_end: Cited[date] | None = None
    former_names: tuple[Cited[str], ...] = ()
    institution: bool = False
    void: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One row of a roster or of an insurance list. `identity` is the number as written, unmasked: it is masked where
    anything is written. `row` is the row's own place; `hidden` is True for a row nobody sees. `excluded` says in
    Chinese why the row speaks against counting (兼职, 退休返聘, 外单位), "" where nothing does; `absent` where it says
    that the person is not there (已离岗, 未到岗). `doubt` are words beside the row that may speak against it."""

    source: Source
    name: str
    quote: str
    identity: str | None = None
    group: Group | None = None
    post: str = ""
    education: str = ""
    title: str = ""
    employer: str = ""
    full_time: bool | None = None
    joined: date | None = None
    insured_months: int | None = None
    insured_from: date | None = None
    hidden: bool = False
    excluded: str = ""
    absent: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """A remark outside the rows of a list that takes something out without naming the rows, with its words. `amount`
    is how much (persons, or CNY); None where it tells none. `corrects` where it says that the list itself is wrong."""

    words: Cited[str]
    amount: Decimal | None = None
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A roster (`insurance` False) or a social-insurance list or certificate (`insurance` True).

    `stated_total` is a total that the paper itself states. `entity` is the unit named. `head` is the cell or title
    that stands for the whole list when it is cited. `day` is the fill-in day or the insurance month's first day.
    `apart` are the remarks that take persons out without naming them (其中5人为外聘).
    """

    source: Source
    insurance: bool
    head: Cited[str]
    persons: tuple[Person, ...] = ()
    entity: Cited[str] | None = None
    uscc: Cited[str] | None = None
    stated_total: Cited[Decimal] | None = None
    stated_groups: tuple[tuple[Group, Cited[Decimal]], ...] = ()
    day: date | None = None
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """One row of an equipment list. `quantity` × `unit_value` should be `value` (all as written, in CNY). `basis` is
    of `value`. `number` is the asset's or serial number. `category` says why it is no equipment ("" where it is).
    `currency` is the ISO code of what the row's money is in (XXX: another one); only CNY is money here.
    `owner` is whom the row itself names as its owner ("" where it names nobody). `doubt` are words beside the row that
    may speak against it."""

    source: Source
    name: str
    quote: str
    model: str = ""
    number: str = ""
    quantity: Decimal | None = None
    unit_value: Decimal | None = None
    value: Decimal | None = None
    net_value: Decimal | None = None
    basis: Basis = "unknown"
    tenure: Tenure = "owned"
    category: str = ""
    bought: date | None = None
    invoice: str = ""
    hidden: bool = False
    currency: str = "CNY"
    owner: str = ""
    doubt: str = ""

    @property
    def worth(self) -> Decimal | None:
        """What the row is worth in CNY: as stated, else quantity × unit value (one where no quantity is given, the
        least that a listed row can be); None where it has neither."""
        if self.value is not None:
            return self.value
        if self.unit_value is None:
            return None
        return self.unit_value * (self.quantity if self.quantity is not None else Decimal(1))


@dataclass(frozen=True, slots=True)
class EquipmentList:
    """设备清单. `stated_total` is the list's own total of original values; `net_total` of net values. `unit_said` is
    False where neither head, note nor cell says a unit of money: the numbers were taken as yuan. `apart` are the
    remarks that take something out without naming the rows (上表含租赁设备280万元)."""

    source: Source
    head: Cited[str]
    assets: tuple[Asset, ...] = ()
    entity: Cited[str] | None = None
    uscc: Cited[str] | None = None
    stated_total: Cited[Decimal] | None = None
    net_total: Cited[Decimal] | None = None
    basis: Basis = "unknown"
    tax: TaxBasis = "unknown"
    day: date | None = None
    unit_said: bool = True
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line of an invoice; amounts in CNY, `amount` without tax."""

    name: str
    model: str = ""
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    tax: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Invoice:
    """发票. `total` is 价税合计, `net` the amount without tax. `asset_numbers` are those its remark names."""

    source: Source
    number: Cited[str] | None = None
    issued: Cited[date] | None = None
    buyer: Cited[str] | None = None
    buyer_uscc: Cited[str] | None = None
    seller: Cited[str] | None = None
    total: Cited[Decimal] | None = None
    net: Cited[Decimal] | None = None
    lines: tuple[InvoiceLine, ...] = ()
    asset_numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A period, both days included. `end` None is open-ended (长期); `start` None is not stated."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Premises:
    """不动产权证 (`lease` False) or 场地租赁合同 (`lease` True). `holder` is 权利人 or 承租方 (who may use it),
    `lessor` 出租方. `use` is the use as written (研发, 工业, 住宅). `number` is the certificate's or contract's, for a
    supplement that of the contract it amends. `amends` says what a supplement's area is: the whole floor from
    `effective` on (“whole”), what is given back (“less”), or none, the contract being over (“ends”); "" for no
    supplement, or one that lets the area lie. `amended` is the day on which the contract that it amends was signed.
    `void` says by the paper's own words that it binds nobody. `instead` is the area by a correction or a reservation in
    the paper's own words (更正：…应为320平方米). `doubts` are its sentences that may speak against counting it."""

    source: Source
    lease: bool
    area: Cited[Decimal] | None = None
    term: Term | None = None
    term_cited: Cited[str] | None = None
    holder: Cited[str] | None = None
    holder_uscc: Cited[str] | None = None
    lessor: Cited[str] | None = None
    use: Cited[str] | None = None
    address: Cited[str] | None = None
    number: Cited[str] | None = None
    issued: date | None = None
    amends: Literal["", "whole", "less", "ends"] = ""
    amended: date | None = None
    effective: date | None = None
    void: str = ""
    instead: Cited[Decimal] | None = None
    doubts: tuple[Cited[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rent:
    """A rent for a span of a lease: `amount` CNY for each `per`; “term” is one amount over the whole span."""

    amount: Decimal
    per: Literal["month", "quarter", "half_year", "year", "term"]
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class EquipmentLease:
    """设备/算力租赁合同. `rents` are the steps in order (one where there are none), `free` the rent-free spans.
    `head` is cited for the rent as a whole. Deposits (`deposit`) are no rent. `finance` says 融资租赁.
    `void` are the paper's own words that it binds nobody; `ends` is the day on which a paper about the end of a lease
    ends it."""

    source: Source
    head: Cited[str]
    rents: tuple[Rent, ...] = ()
    free: tuple[Term, ...] = ()
    term: Term | None = None
    total: Cited[Decimal] | None = None
    deposit: Cited[Decimal] | None = None
    lessor: Cited[str] | None = None
    lessee: Cited[str] | None = None
    lessee_uscc: Cited[str] | None = None
    number: Cited[str] | None = None
    computing: bool = False
    finance: bool = False
    tax: TaxBasis = "unknown"
    void: str = ""
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class RevenueReport:
    """审计报告 or 专项审计. One record a year that it shows. `equipment_original`/`_net` from its notes. `void` says by
    the report's own words that it vouches for nothing (未经审计, 征求意见稿, 无法表示意见). `reserved` are the
    amounts in CNY of external revenue that it does not vouch for or that came from related parties, with its words.
    `doubts` are its sentences that may speak against relying on it."""

    source: Source
    year: str | None
    entity: Cited[str] | None = None
    uscc: Cited[str] | None = None
    total: Cited[Decimal] | None = None
    external: Cited[Decimal] | None = None
    internal: Cited[Decimal] | None = None
    share: Cited[Decimal] | None = None
    equipment_original: Cited[Decimal] | None = None
    equipment_net: Cited[Decimal] | None = None
    issued: Cited[date] | None = None
    void: str = ""
    reserved: tuple[Cited[Decimal], ...] = ()
    doubts: tuple[Cited[str], ...] = ()


@dataclass(frozen=True, slots=True)
class CreditEntry:
    """One bad entry. `day` is 决定/列入日期. `grave` where its own words say 重大事故, 严重环境违法 or 严重失信;
    `cured` where they say 已修复/已整改/已移出."""

    source: Source
    text: str
    day: date | None = None
    authority: str = ""
    grave: bool = False
    cured: bool = False


@dataclass(frozen=True, slots=True)
class CreditReport:
    """信用报告. `clean` only where the report itself says that nothing was found; None where it can't be told.
    `cleared` are the report's own words of what it found none of (行政处罚, 严重失信主体名单 …), its title included."""

    source: Source
    head: Cited[str]
    entity: Cited[str] | None = None
    uscc: Cited[str] | None = None
    issued: Cited[date] | None = None
    span: Term | None = None
    entries: tuple[CreditEntry, ...] = ()
    clean: bool | None = None
    cleared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contract:
    """中试服务合同: its parties, amount (CNY, as written) and day."""

    source: Source
    client: Cited[str] | None = None
    provider: Cited[str] | None = None
    provider_uscc: Cited[str] | None = None
    amount: Cited[Decimal] | None = None
    signed: Cited[date] | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that a registration has ended (准予注销) or gone to another place (迁出): of whom, with its title."""

    source: Source
    about: Literal["ended", "moved"]
    title: Cited[str]
    text: str
    uscc: Cited[str] | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """Any other paper: who it names as the applicant's side, and its day. Serves name checks and freshness."""

    source: Source
    kind: str
    entity: Cited[str] | None = None
    uscc: Cited[str] | None = None
    day: Cited[date] | None = None


Record = (
    Licence | PeopleList | EquipmentList | Invoice | Premises | EquipmentLease | RevenueReport | CreditReport
    | Contract | Notice | Paper
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What the figures room makes of all parts: every figure in order of document, part and place (`f1` …), the
    records of evidence, and the plan's name of the applicant and the platform (None where it names none)."""

    figures: tuple[Figure, ...]
    records: tuple[Record, ...]
    applicant: Cited[str] | None = None
    platform: Cited[str] | None = None
