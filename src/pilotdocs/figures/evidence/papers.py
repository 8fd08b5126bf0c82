"""Service contracts and the papers of which only name and day are read: commitments, rules, plans, proofs of funds,
recommendations."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from pilotdocs.figures.evidence.fields import Form
from pilotdocs.figures.evidence.flow import Flow, flow_of, part_source
from pilotdocs.figures.evidence.licence import read_uscc
from pilotdocs.figures.evidence.names import clean_name, find_organisation
from pilotdocs.figures.evidence.people import entity_of
from pilotdocs.figures.evidence.terms import find_parties, find_signed, lone_days, party
from pilotdocs.figures.evidence.words import form_words
from pilotdocs.figures.quantities import find_quantities
from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.part import Part
from pilotdocs.model.record import Contract, Paper

FIELDS = form_words("paper")
_AMOUNT = re.compile(
    r"(?:服务费用?|合同|研究开发经费|开发经费|技术服务费|费用|报酬|价款|试验费|加工费|经费)(?:总额|总价|总金额|总计|金额|价款|总价款|总费用)?[^。；\n]{0,24}?(?:为|是|[:：]|共计|合计|计|人民币)"
)
_APPLICANT = re.compile(
    r"(?:对|推荐|同意|经核实，?|由|兹有)(?P<name>[\u4e00-\u9fffA-Za-z0-9（）()]{4,36}?(?:公司|企业|研究院|研究所|大学|学院|中心|院|所|厂)(?:[(（](?:有限合伙|普通合伙)[)）])?)(?=[(（，,申报送的等建为])"
)
_AUTHORITY = re.compile(r"科学技术局|科技局|人民政府|管理委员会|管委会|经济和信息化|财政局|厅$|局$|委员会$")


def read_contract(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[Contract, ...]]:
    """A service contract: who asked, who serves, for how much, from which day. No figure: a contract's sum is no
    revenue of a year."""
    flow = flow_of(part)
    parties = find_parties(flow)
    client = party(parties, r"委托|客户|需方|买受", "甲方")
    provider = party(parties, r"受托|服务|提供|供方|承接|承揽|研究开发", "乙方")
    signed = find_signed(flow)
    record = Contract(
        source=part_source(part),
        client=client.name if client else None,
        provider=provider.name if provider else None,
        provider_uscc=provider.uscc if provider else None,
        amount=_amount(flow),
        signed=signed,
    )
    return (), (record,)


def _amount(flow: Flow) -> Cited[Decimal] | None:
    """The contract's sum: the money after the words for it, else the largest sum of the text."""
    for match in _AMOUNT.finditer(flow.text):
        window = flow.text[match.end() : match.end() + 60].split("。")[0]
        for quantity in find_quantities(window):
            if quantity.unit == "CNY" and isinstance(quantity.value, Decimal):
                return flow.cite(quantity.value, match.end() + quantity.start, match.end() + quantity.end)
    return None


def read_paper(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[Paper, ...]]:
    """Whose paper it is on the applicant's side, and its day."""
    flow, form = flow_of(part), Form(part, FIELDS)
    recommended = part.kind == "recommendation"
    record = Paper(
        source=part_source(part),
        kind=part.kind,
        entity=(_spoken_of(flow) if recommended else None) or entity_of(part, form, "entity") or _signature(flow),
        uscc=read_uscc(part, form),
        day=_day(flow),
    )
    return (), (record,)


def _spoken_of(flow: Flow) -> Cited[str] | None:
    """The applicant that a recommendation speaks of: the first organisation after 对, 推荐 … that is no authority."""
    for match in _APPLICANT.finditer(flow.text):
        named = find_organisation(match["name"])
        if named is None or _AUTHORITY.search(named[0]):
            continue
        start = match.start("name") + named[1]
        end = match.start("name") + named[2]
        return flow.cite(clean_name(flow.raw(start, end)), start, end)
    return None


def _signature(flow: Flow) -> Cited[str] | None:
    """The organisation that stands alone on a line near the end, over the day."""
    lines = list(re.finditer(r"[^\n]+", flow.text))
    for line in reversed(lines[-12:]):
        words = re.sub(r"[(（](?:盖章|公章|章)[)）]", "", line[0])
        named = find_organisation(words)
        if named is not None and len(named[0]) >= len(words) - 3 and 4 <= len(named[0]) <= 40:
            start, end = line.start() + named[1], line.start() + named[2]
            return flow.cite(clean_name(flow.raw(start, end)), start, end)
    return None


def _day(flow: Flow) -> Cited[date] | None:
    """The last full day that stands alone on a line or beside 日期; None where only prose names days."""
    best = next(reversed(lone_days(flow)), None)
    return flow.cite(best.value, best.start, best.end) if best else None
