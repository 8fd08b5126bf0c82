"""What a contract, certificate or audit takes back in its own words: corrections of an area, floor that somebody else
uses, revenue that the auditor does not vouch for or that came from related parties."""

from __future__ import annotations

import re
from decimal import Decimal

from pilotdocs.figures.evidence.flow import Flow
from pilotdocs.figures.quantities import find_quantities
from pilotdocs.model.figure import Cited

_CLAUSE = re.compile(r"[^。；\n]+")
_CORRECTS = re.compile(r"更正|勘误|笔误|有误|应(?:当)?为|实际?(?:应)?为|修正为|订正")
_OTHERS_USE = re.compile(
    r"(?:由|归|供|交由|系|为)(?:丙方|第三方|案外人|其他(?:单位|公司|企业|租户)|甲方|出租方|[\u4e00-\u9fff()A-Za-z0-9]{2,30}(?:公司|研究院|学院|大学|中心|集团|厂))"
    r"(?:继续|独立|单独|实际|共同|自行)?(?:使用|占用|所有|留用)|(?:甲方|出租方)(?:自用|留用|保留)|(?<![得止许])(?:转租|分租|出借)(?:给|予|于)"
)
_TENANT = re.compile(r"(?:由|供|归)(?:乙方|承租方|承租人|本公司|我公司)")
_RESERVED = re.compile(
    r"(?<![无非])保留意见|未能[^。；\n]{0,60}(?:取得|获取)[^。；\n]{0,16}(?:审计)?证据|无法[^。；\n]{0,24}(?:核实|确认|判断)[^。；\n]{0,20}收入"
    r"|对外[^。；\n]{0,40}(?:含|包括|中有|其中)[^。；\n]{0,8}(?:关联|集团内|母公司|股东|兄弟公司)[^。；\n]{0,40}元"
)
_NONE = re.compile(r"(?:不含|未含|不包括|没有|无|剔除|扣除|抵销)[^。；，,\n]{0,8}(?:关联|内部|集团|母公司|股东)")


def area_instead(flow: Flow, area: Cited[Decimal] | None) -> Cited[Decimal] | None:
    """The area in m² that a correction or somebody else's use leaves of `area`; None where nothing is taken back."""
    if area is None:
        return None
    used: dict[Decimal, tuple[int, int]] = {}
    for clause in _CLAUSE.finditer(flow.text):
        words = clause[0]
        sizes = [q.value for q in find_quantities(words) if q.unit == "m2" and isinstance(q.value, Decimal)]
        if _CORRECTS.search(words):
            others = [value for value in sizes if value != area.value]
            if others and re.search("面积|平方米|㎡", words):
                return flow.cite(others[-1], clause.start(), clause.end())
        elif _OTHERS_USE.search(words) and not _TENANT.search(words):
            part = next((value for value in sizes if 0 < value < area.value), None)
            if part is not None:
                used.setdefault(part, clause.span())
    if not used:
        return None
    return flow.cite(max(Decimal(0), area.value - sum(used)), *next(iter(used.values())))


def reserved_revenue(flow: Flow, external: Cited[Decimal] | None) -> tuple[Cited[Decimal], ...]:
    """The amounts in CNY of the external revenue that the report itself does not vouch for, or says to be of related
    parties: the amount in the same clause, all of it where there is none. An amount that is told again is one."""
    if external is None:
        return ()
    found: dict[Decimal, Cited[Decimal]] = {}
    for clause in _CLAUSE.finditer(flow.text):
        words = clause[0]
        told = _RESERVED.search(words)
        if told is None or "对外" not in words or _NONE.search(words):
            continue
        amounts = [q.value for q in find_quantities(words) if q.unit == "CNY" and isinstance(q.value, Decimal)]
        smaller = [value for value in amounts if 0 < value < external.value]
        amount = max(smaller) if smaller else external.value if re.search(r"保留意见|未能|无法", words) else None
        if amount is not None:
            found.setdefault(amount, flow.cite(amount, *clause.span()))
    return tuple(found.values())
