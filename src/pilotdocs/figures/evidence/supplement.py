"""补充协议: what a supplement to a lease of premises does to its area, from which day, and which contract it amends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from pilotdocs.figures.evidence.amounts import find_days
from pilotdocs.figures.evidence.flow import Flow
from pilotdocs.figures.quantities import find_quantities
from pilotdocs.model.figure import Cited

_IS = re.compile(r"补充(?:协议|合同|约定)|变更(?:协议|合同)|(?:原|下称|以下简称)[“\"]?(?:原)?(?:合同|协议|租赁合同)")
_ENDS = re.compile(
    r"(?:终止|解除)[^，,。；\n]{0,16}(?:协议|合同|证明)|退租(?:证明|确认|协议|通知)|(?:原|上述|该)(?:租赁)?(?:合同|协议)[^。；\n]{0,24}(?:解除|终止)|提前(?:解除|终止|至)"
)
_END_DAY = re.compile(r"(?:自|于|至)(?=\d{4}年)")
_WHOLE = re.compile(
    r"面积[^。；\n]{0,40}?(?:变更|调整|减少|缩减|核减|增加|扩大|变|改|调减|调增)(?:为|至|到)|(?:变更|调整|退租|减租)后[^。；\n]{0,24}面积"
)
_LESS = re.compile(r"(?:退租|退还|退回|减租|收回|缩减|核减)[^。；\n]{0,40}?\d[\d,.]*(?:平方米|㎡|m2|平米)")
_NUMBER = re.compile(r"编号[:：为]?([A-Za-z0-9\u4e00-\u9fff〔〕\[\]\-_/#.]{3,40}?)(?=[)）,，;；。\n\"”]|$)")
_SIGNED = re.compile(r"(?:于|在)(?=\d{4}年|二)")


@dataclass(frozen=True, slots=True)
class Supplement:
    """What the supplement says: see `Premises.amends` to `number`; `less` is the area given back."""

    amends: Literal["whole", "less", "ends"]
    amended: date | None
    effective: date | None
    number: Cited[str] | None
    less: Cited[Decimal] | None = None


def find_supplement(flow: Flow) -> Supplement | None:
    """What a supplement makes of the area; None for a paper that is none, or that lets the area lie."""
    over = end_of_contract(flow.text)
    if over is not None:
        return Supplement("ends", _amended(flow.text), over, None)
    if not _IS.search(flow.text[:400]):
        return None
    whole, less = _WHOLE.search(flow.text), _LESS.search(flow.text)
    change = whole or less
    if change is None:
        return None
    number = _NUMBER.search(flow.text)
    cited = flow.cite(flow.raw(*number.span(1)), *number.span(1)) if number else None
    back = _given_back(flow, less) if less and not whole else None
    return Supplement("whole" if whole else "less", _amended(flow.text), _effective(flow.text), cited, back)


def _given_back(flow: Flow, less: re.Match[str]) -> Cited[Decimal] | None:
    """The area in the words that tell what is given back."""
    for quantity in find_quantities(less[0]):
        if quantity.unit == "m2" and isinstance(quantity.value, Decimal):
            return flow.cite(quantity.value, less.start() + quantity.start, less.start() + quantity.end)
    return None


def end_of_contract(text: str) -> date | None:
    """The day on which a paper about the end of a contract (终止协议, or a supplement that ends it) ends it."""
    title = text.split("\n", 1)[0]
    if not (_ENDS.search(title) or (_IS.search(title) and _ENDS.search(text))):
        return None
    for match in _END_DAY.finditer(text):
        day = next(iter(find_days(text[match.end() : match.end() + 14])), None)
        if day is not None and day.exact:
            after = re.split(r"[。；\n]", text[match.end() + day.end :])[0][:30]
            if re.search(r"终止|解除|届满|到期|退租|搬离|腾退", after) and "签订" not in after[:6]:
                return day.value
    return None


def _amended(text: str) -> date | None:
    """The day on which the amended contract was signed (于2022年5月12日签订)."""
    for match in _SIGNED.finditer(text):
        day = next(iter(find_days(text[match.end() : match.end() + 14])), None)
        if (
            day is not None
            and day.exact
            and re.match(r"[^。\n]{0,14}(?:签订|签署|订立)", text[match.end() + day.end :])
        ):
            return day.value
    return None


def _effective(text: str) -> date | None:
    """The day from which the change holds (自2025年1月1日起); None where none is stated near it."""
    for match in re.finditer(r"自(?=\d{4}年|二)", text):
        day = next(iter(find_days(text[match.end() : match.end() + 14])), None)
        if (
            day is not None
            and day.exact
            and re.match(r"起[^。\n]{0,40}(?:退|变更|调整|减|收回|增|扩|租)", text[match.end() + day.end :])
        ):
            return day.value
    return None
