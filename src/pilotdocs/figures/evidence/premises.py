"""场地: certificates of title (不动产权证) and leases of premises, each with the area that counts for its holder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pilotdocs.figures.evidence.amounts import read_day
from pilotdocs.figures.evidence.cited import evidence_figure
from pilotdocs.figures.evidence.doubts import premises_doubts
from pilotdocs.figures.evidence.fields import Field, Form
from pilotdocs.figures.evidence.flow import Flow, cite, flow_of, part_source, squeeze
from pilotdocs.figures.evidence.lists import ListRow, find_lists
from pilotdocs.figures.evidence.names import clean_name, find_organisation
from pilotdocs.figures.evidence.people import entity_of
from pilotdocs.figures.evidence.reservations import area_instead
from pilotdocs.figures.evidence.supplement import find_supplement
from pilotdocs.figures.evidence.terms import find_number, find_parties, find_signed, find_term, party, term_in
from pilotdocs.figures.evidence.validity import void_contract
from pilotdocs.figures.evidence.words import form_words, list_keys
from pilotdocs.figures.quantities import find_quantities
from pilotdocs.model.figure import Cited, Figure, Quantity
from pilotdocs.model.part import Part
from pilotdocs.model.record import Premises

FIELDS = form_words("certificate")
LIST = list_keys("units")
_CERTIFICATE = re.compile(
    r"[(（\[〔]?\w{0,6}[(（〔\[]\d{4}[)）〕\]].{2,12}不动产权第\d{4,}号|.{0,12}房权证.{0,20}?字?第?[\dA-Za-z\-]{4,}号"
)
_BUILDING = re.compile(r"(?:房屋|专有)?建筑面积|房屋面积|房产面积")
_LAND = re.compile(r"宗地|土地|分摊|独用|用地|套内|占地|公摊")
_SCORES: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"(租赁|承租|出租|租用|计租|入驻|使用|实际租赁|本次租赁)(?:的)?(?:总)?(?:建筑)?面积"), 3.0),
    (re.compile(r"乙方(租赁|承租|租用|使用)|承租(?:方|人)?(?:租赁|使用)|租赁部分|出租(?:给|部分)"), 2.0),
    (re.compile(r"建筑面积"), 1.0),
    (re.compile(r"面积"), 1.0),
    (re.compile(r"合计|共计|总计|共$"), 0.7),
    (re.compile(r"调整为|变更为|增加(?:到|至)|扩大(?:到|至)|增至|改为"), 2.0),
)
_AGAINST: tuple[tuple[re.Pattern[str], float], ...] = (
    (
        re.compile(r"总建筑面积|该(?:幢|栋|楼|大楼|厂房|建筑|物业)|整[幢栋]|全[幢栋]|园区(?:总|占)|项目总|大楼总|厂区"),
        2.5,
    ),
    (re.compile(r"占地|土地|宗地|用地|绿化|公摊|分摊|公共|停车|道路"), 5.0),
    (re.compile(r"其中[^，,。]{0,8}$|包括[^，,。]{0,8}$|含公摊"), 1.5),
    (re.compile(r"套内|使用面积"), 0.6),
    (re.compile(r"元/|单价|每平方米|每平米|按每"), 6.0),
    (re.compile(r"续租|扩租|优先|拟|预留|新增"), 2.0),
)
# A paper that says of itself that it binds nobody: of its title, of a line of its own (a stamp), of its text.
_MISREAD_POINT = re.compile(r"(?<=\d)[;；。](?=\d{2}(?:m|㎡|平|$|\n))")
_OPEN_AIR = re.compile(r"停车|道路|绿化|公共区域|共用|空地")
_LENT = re.compile(r"[供由归](?!乙方|中试|平台|我)[^，,。；\d]{2,20}使用")
_YEAR = re.compile(r"(20\d{2})年(?:(\d{1,2})月)?")
_USE = re.compile(
    r"(?:租赁|使用|房屋|规划|设计|场地|厂房)?(?:用途|使用性质)(?:[:：]|为|仅限于|限于|是)+\"?([^，,。；;\n]{2,40})|(?:仅?用于|用作|作为|供乙方)(?:乙方)?([^，,。；;\n]{2,40})"
)
_PLACE = re.compile(
    r"(?:位于|坐落于|坐落在|座落于|座落在|坐落[:：]|房屋地址[:：]|租赁地址[:：]|地址为)([^，,。；;\n]{5,60}?)(?:的|，|,|。|；|\n|\(|$)"
)


def read_certificate(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[Premises, ...]]:
    """A certificate of title: the floor area of its building or units, never that of the land."""
    flow, form = flow_of(part), Form(part, FIELDS, loose=True)
    use = form.field("use")
    term = (
        term_in(flow.text[match.start() : match.start() + 90]) if (match := re.search("使用期限", flow.text)) else None
    )
    number = _CERTIFICATE.search(flow.text)
    issued = form.field("issued")
    record = Premises(
        source=part_source(part),
        lease=False,
        area=_certificate_area(part, flow, form),
        term=term[0] if term else None,
        term_cited=flow.cite(flow.raw(match.start() + term[1], match.start() + term[2]), match.start() + term[1],
                             match.start() + term[2]) if term and match else None,
        holder=entity_of(part, form, "holder") or _person(part, form),
        use=use.cite(part, clean_name(use.text)) if use else None,
        address=_cited(part, form.field("address", wraps=True)),
        number=flow.cite(flow.raw(number.start(), number.end()), number.start(), number.end()) if number else None,
        issued=_issued(flow, issued),
        void=void_contract(flow),
        doubts=premises_doubts(flow, day),
    )  # fmt: skip
    area = record.area
    if area is None:
        return (), (record,)
    record = replace(record, instead=area_instead(flow, area))
    return (evidence_figure(part, "pilot_area", area, "不动产权证·房屋建筑面积"),), (record,)


def _cited(part: Part, field: Field | None) -> Cited[str] | None:
    return field.cite(part, clean_name(field.text)) if field and clean_name(field.text) else None


def _issued(flow: Flow, field: Field | None) -> date | None:
    if field is not None and (day := read_day(field.text)):
        return day
    signed = find_signed(flow)
    return signed.value if signed else None


def _square_metres(text: str) -> list[Quantity]:
    return [
        q
        for q in find_quantities(text)
        if q.unit == "m2"
        and isinstance(q.value, Decimal)
        and q.value > 0
        and text[q.end : q.end + 1] not in ("尺", "英")
    ]


def _person(part: Part, form: Form) -> Cited[str] | None:
    """A natural person as holder: two or three characters of a text paper."""
    field = form.field("holder")
    if field is None or not re.fullmatch(r"[\u4e00-\u9fff]{2,3}", clean_name(field.text)):
        return None
    cited = field.cite(part, clean_name(field.text))
    return cited if cited.confidence == 1 else None


def _certificate_area(part: Part, flow: Flow, form: Form) -> Cited[Decimal] | None:
    """The floor area: of several units listed in a table their sum, else the area beside 建筑面积; the bare field 面积
    only where nothing speaks of land."""
    listed = _listed_area(part)
    if listed is not None:
        return listed
    for match in _BUILDING.finditer(flow.text):
        if _LAND.search(flow.text[max(0, match.start() - 4) : match.start()]):
            continue
        window = flow.text[match.end() : match.end() + 24].split("\n\n")[0]
        window = _MISREAD_POINT.sub(".", window)
        found = _square_metres(window) or _bare_number(window)
        if found and not _LAND.search(window[: found[0].start]):
            value = found[0].value
            if isinstance(value, Decimal):
                return flow.cite(value, match.end() + found[0].start, match.end() + found[0].end)
    use = form.field("use")
    for field in form.fields("area"):
        if (
            _LAND.search(field.text)
            or (use is not None and re.fullmatch(r"[^/]*用地", clean_name(use.text)))
            or (re.search(r"土地使用权(?!/)", flow.text) and not re.search(r"房屋", flow.text))
        ):
            continue
        found = _square_metres(field.text)
        if found and isinstance(found[0].value, Decimal):
            return field.cite(part, found[0].value)
    return None


def _bare_number(window: str) -> list[Quantity]:
    """A number right after 建筑面积（㎡）, whose unit stands in the label."""
    match = re.match(r"[(（]?(?:㎡|m2|m²|平方米|单位[:：]平方米)[)）]?[:：]?\n?(\d[\d,]*(?:\.\d+)?)", window)
    if match is None:
        # a number with decimals that ends its line: the unit was not read, or is left out
        match = re.match(r"[:：]?(\d[\d,]*\.\d{1,2})(?=[.。]?(?:\n|$))", window)
    if match is None:
        return []
    value = Decimal(match[1].replace(",", ""))
    return [Quantity(value, "m2", "exact", None, match.start(1), match.end(1), match[1])]


def _listed_area(part: Part, lessee: str = "") -> Cited[Decimal] | None:
    """The sum of the areas of the units in a table, cited by its total where the table states it; None for fewer than
    two units. Where the rows name several tenants only those of `lessee` count, one being enough."""
    for found in find_lists(part, LIST):
        tenants = {id(row): _tenant(row) for row in found.rows if row.kind == "item"}
        if lessee and len(set(filter(None, tenants.values()))) > 1:
            own = [row for row in found.rows if tenants.get(id(row)) == lessee]
            return _sum_of(part, own)
        values: list[tuple[Decimal, Cited[Decimal]]] = []
        total: Cited[Decimal] | None = None
        for row in found.rows:
            cited = _row_area(part, row)
            if cited is None:
                continue
            if row.kind == "item":
                values.append((cited.value, cited))
            elif row.kind == "total":
                total = cited
        if len(values) >= 2:
            amount = sum((value for value, _ in values), Decimal(0))
            best = total or values[0][1]
            return Cited(amount, best.quote, best.source, best.confidence)
    return None


def _row_area(part: Part, row: ListRow) -> Cited[Decimal] | None:
    block, words = row.block("area"), row.text("area")
    if block is None or row.hidden:
        return None
    quantities = _square_metres(words + ("" if "㎡" in words or "平" in words else "㎡"))
    if len(quantities) != 1 or not isinstance(quantities[0].value, Decimal):
        return None
    return cite(part, quantities[0].value, block, 0, len(block.text))


def _tenant(row: ListRow) -> str:
    """The organisation that a row names; "" for none."""
    texts = ("".join(block.text for block in cell.blocks) for cell in row.all)
    return next((clean_name(named[0]) for text in texts if (named := find_organisation(squeeze(text)))), "")


def _sum_of(part: Part, rows: Sequence[ListRow]) -> Cited[Decimal] | None:
    areas = [cited for row in rows if (cited := _row_area(part, row)) is not None]
    if not areas:
        return None
    return replace(areas[0], value=sum((cited.value for cited in areas), Decimal(0)))


def read_premises_lease(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[Premises, ...]]:
    """A lease of premises: the area that is let, not that of the building; parties, period, use and place."""
    flow = flow_of(part)
    parties = find_parties(flow)
    lessee = party(parties, r"承租|使用方|入驻", "乙方")
    lessor = party(parties, r"出租|提供方", "甲方")
    term = find_term(flow)
    use = _USE.search(flow.text)
    place = _PLACE.search(flow.text)
    area = lease_area(part, flow, day, lessee.name.value if lessee else "")
    signed = find_signed(flow)
    change = find_supplement(flow)
    if change is not None and change.less is not None:
        area = change.less
    record = Premises(
        source=part_source(part),
        lease=True,
        area=area,
        term=term[0] if term else None,
        term_cited=term[1] if term else None,
        holder=lessee.name if lessee else None,
        holder_uscc=lessee.uscc if lessee else None,
        lessor=lessor.name if lessor else None,
        use=_group_cited(flow, use),
        address=_group_cited(flow, place),
        number=(change.number if change else None) or find_number(flow),
        issued=signed.value if signed else None,
        amends=change.amends if change else "",
        amended=change.amended if change else None,
        effective=change.effective if change else None,
        void=void_contract(flow) if change is None else "",
        instead=area_instead(flow, area) if change is None else None,
        doubts=premises_doubts(flow, day) if change is None else (),
    )
    if area is None:
        return (), (record,)
    return (evidence_figure(part, "pilot_area", area, "场地租赁合同·租赁面积"),), (record,)


def _group_cited(flow: Flow, match: re.Match[str] | None) -> Cited[str] | None:
    if match is None:
        return None
    index = next(i for i in range(1, len(match.groups()) + 1) if match[i])
    start, end = match.span(index)
    return flow.cite(flow.raw(start, end), start, end)


def _score(text: str, quantity: Quantity) -> float:
    """How much speaks for the area being the one that is let."""
    lead = text[max(0, quantity.start - 30) : quantity.start].removesuffix("\n")  # a label in a cell of its own
    clause = re.split(r"[。；;\n]", lead)[-1]
    near = re.split(r"[，,、(（]", clause)[-1]
    score = 0.0
    for pattern, points in _SCORES:
        if pattern.search(near):
            score += points
        elif pattern.search(clause):
            score += points / 2
    for pattern, points in _AGAINST:
        if pattern.search(near):
            score -= points
    if re.match(r"[(（]?.{0,3}(调整为|变更为|增加至|增加到|扩大至|改为)", text[quantity.end : quantity.end + 8]):
        score -= 3
    if (
        re.match(r"[/每·]|的?(土地|绿化)", text[quantity.end : quantity.end + 4])
        or "/" in text[max(0, quantity.start - 2) : quantity.start]
    ):
        score -= 6
    return score


def _comes_later(text: str, quantity: Quantity, day: date) -> bool:
    """Whether the area's own clause gives a month after the day for it (2026年6月交付900平方米)."""
    clause = re.split(r"[，,。；;\n]", text[max(0, quantity.start - 40) : quantity.start])[-1]
    match = _YEAR.search(clause)
    if match is None or not re.search(r"起|交付|移交|增加|扩大|启用", clause[match.end() :]):
        return False
    return (int(match[1]), int(match[2] or 1)) > (day.year, day.month)


def _outside(text: str, whole: Quantity, areas: Sequence[Quantity], day: date) -> Decimal:
    """What a sentence takes out of the whole area again: roads and parking after 其中, what others use, what comes
    later."""
    start = max(text.rfind(mark, 0, whole.start) for mark in "。；;\n") + 1
    ends = [at for mark in "。；;\n" if (at := text.find(mark, whole.end)) >= 0]
    end = min(ends, default=len(text))
    summed = re.search(r"合计|共计|总", text[max(start, whole.start - 12) : whole.start])
    out = Decimal(0)
    for area in areas:
        if not isinstance(area.value, Decimal) or not start <= area.start < end or area is whole:
            continue
        label = re.split(r"[，,、。；;\n]", text[start : area.start])[-1]
        after = area.start >= whole.end and "其中" in text[whole.end : area.start]
        if (after and (_OPEN_AIR.search(label) or _LENT.match(text[area.end : area.end + 30]))) or (
            summed and _comes_later(text, area, day)
        ):
            out += area.value
    return out


def lease_area(part: Part, flow: Flow, day: date, lessee: str = "") -> Cited[Decimal] | None:
    """The area that the contract lets: the best told of its areas; several rooms of one sentence or table are added."""
    areas = _square_metres(flow.text)
    found = [(q, _score(flow.text, q)) for q in areas if not _comes_later(flow.text, q, day)]
    found = [(q, score) for q, score in found if score > 0]
    listed = _listed_area(part, lessee)
    if not found:
        return listed
    best = max(score for _, score in found)
    top = [q for q, score in found if score == best]
    if listed is not None and best < 3 and not any(q.value == listed.value for q in top):
        return listed
    whole = _summed(flow.text, [q for q, _ in found])
    if whole is not None:
        return flow.cite(Decimal(str(whole.value)), whole.start, whole.end)
    rooms = _rooms(flow.text, top[0], [q for q, _ in found])
    value = sum((q.value for q in rooms if isinstance(q.value, Decimal)), Decimal(0))
    if len(rooms) == 1:
        out = _outside(flow.text, top[0], areas, day)
        if 0 < out < value:
            return flow.cite(value - out, top[0].start, top[0].end)
    stated = next((q for q, _ in found if q.value == value), rooms[0])
    return flow.cite(value, stated.start, stated.end)


def _summed(text: str, areas: Sequence[Quantity]) -> Quantity | None:
    """The area that a sentence calls the sum of the others in it (310平方米，285平方米，合计595平方米) and that is."""
    for index, quantity in enumerate(areas):
        if index < 2 or not re.search(
            r"(?:合计|共计|总计|共)[^，,。；\d]{0,8}$", text[max(0, quantity.start - 12) : quantity.start]
        ):
            continue
        start = max(text.rfind(mark, 0, quantity.start) for mark in "。；;\n") + 1
        parts = [area.value for area in areas[:index] if area.start >= start and isinstance(area.value, Decimal)]
        if len(parts) >= 2 and sum(parts, Decimal(0)) == quantity.value:
            return quantity
    return None


def _rooms(text: str, first: Quantity, areas: Sequence[Quantity]) -> Sequence[Quantity]:
    """The areas of one enumeration that begins with `first` (一层300平方米、二层260平方米), else the first alone."""
    rooms = [first]
    for quantity in areas:
        if quantity.start < first.end:
            continue
        between = text[rooms[-1].end : quantity.start]
        bracketed = re.fullmatch(
            r"[)）](?:、|和|及|，|,)[^()（）。\n]{1,24}[(（](?:建筑|使用|租赁)?面积(?:为|约)?", between
        )
        joined = re.match(r"(、|和|及|以及|，|,|；|;)", between)
        if not bracketed and (joined is None or re.search(r"合计|共计|总|。|\n|其中|面积", between)):
            break
        if len(between) > 30 or _OPEN_AIR.search(between):
            break
        rooms.append(quantity)
    return rooms
