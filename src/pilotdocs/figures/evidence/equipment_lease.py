"""设备租赁合同, 算力服务合同 and finance leases: parties, term, and the rent in whatever form it is written."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from pilotdocs.figures.evidence.cited import evidence_figure
from pilotdocs.figures.evidence.flow import Flow, cite, flow_of, part_source, pieces_of, squeeze
from pilotdocs.figures.evidence.rents import Rents, find_rents
from pilotdocs.figures.evidence.supplement import end_of_contract
from pilotdocs.figures.evidence.terms import find_number, find_parties, find_term, party
from pilotdocs.figures.evidence.validity import void_contract
from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.part import Part
from pilotdocs.model.record import EquipmentLease, TaxBasis

_COMPUTING = re.compile(r"算力|云计算|云资源|云主机|云服务|GPU|智算|超算|高性能计算|计算资源|服务器租")
_FINANCE = re.compile(r"融资租赁|售后回租|回租|留购价|名义货价")


def read_equipment_lease(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[EquipmentLease, ...]]:
    """The lease; its figure holds the rent as written (total or for a period, its method says which): how much of it
    falls in a year is settled from the record's rents."""
    flow = flow_of(part)
    parties = find_parties(flow)
    lessee = party(parties, r"承租|租用|使用方|用户|客户|需方|委托|租赁方", "乙方")
    lessor = party(parties, r"出租|提供|服务方|供方|受托|资源", "甲方")
    if lessee is not None and lessor is not None and lessee.name.value == lessor.name.value:
        lessee = party([p for p in parties if p.name.value != lessor.name.value], r"承租|租用|使用方|用户|客户", "甲方")
    found = find_term(flow)
    over = end_of_contract(flow.text)
    rents = find_rents(part, flow, found[0] if found else None)
    head = rents.cited or rents.total
    record = EquipmentLease(
        source=part_source(part),
        head=Cited(head.quote, head.quote, head.source, head.confidence) if head else _title(part),
        rents=rents.steps,
        free=rents.free,
        term=found[0] if found else None,
        total=rents.total,
        deposit=rents.deposit,
        lessor=lessor.name if lessor else None,
        lessee=lessee.name if lessee else None,
        lessee_uscc=lessee.uscc if lessee else None,
        number=find_number(flow),
        computing=bool(_COMPUTING.search(flow.text)),
        finance=bool(_FINANCE.search(flow.text)),
        tax=_tax(flow),
        void=void_contract(flow) if over is None else "",
        ends=over,
    )
    return _figures(part, record, rents), (record,)


def _figures(part: Part, record: EquipmentLease, rents: Rents) -> tuple[Figure, ...]:
    cited: Cited[Decimal] | None = rents.cited or rents.total
    if cited is None:
        return ()
    per = record.rents[0].per if record.rents else "term"
    words = {"month": "月租金", "quarter": "季租金", "half_year": "半年租金", "year": "年租金", "term": "租金总额"}[per]
    kind = "算力服务合同" if record.computing else "设备租赁合同"
    span = record.term
    period = f"{span.start}/{span.end}" if span and span.start and span.end else None
    cues = (f"租赁期 {period}",) if period else ()
    return (evidence_figure(part, "equipment_leased_rent", cited, f"{kind}·{words}", party="platform", cues=cues),)


def _title(part: Part) -> Cited[str]:
    piece = next((p for p in pieces_of(part) if p.block.text.strip()), None)
    if piece is None:
        return Cited("", "", part_source(part))
    return cite(part, squeeze(piece.block.text), piece.block, 0, len(piece.block.text))


def _tax(flow: Flow) -> TaxBasis:
    if re.search(r"不含税|未税|税前", flow.text):
        return "excluded"
    return "included" if re.search(r"含税|含增值税|价税合计", flow.text) else "unknown"
