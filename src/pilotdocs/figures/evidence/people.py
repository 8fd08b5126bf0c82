"""What rosters and insurance lists share: groups, reasons not to count, and the list's own words about itself."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import cast

from pilotdocs.figures.evidence.amounts import find_days
from pilotdocs.figures.evidence.fields import Form
from pilotdocs.figures.evidence.flow import Flow, cite, squeeze
from pilotdocs.figures.evidence.names import clean_name, find_organisation
from pilotdocs.figures.evidence.words import patterns
from pilotdocs.model.figure import Cited
from pilotdocs.model.part import Part
from pilotdocs.model.record import Group

GROUP_NAMES: dict[Group, str] = {
    "technical": "技术", "skilled": "技能", "managerial": "管理", "marketing": "营销",
}  # fmt: skip
_STATED = cast("tuple[tuple[Group, re.Pattern[str]], ...]", patterns("groups"))
# A post tells the group where no column states it; the first that fits.
_POSTS = cast("tuple[tuple[Group, re.Pattern[str]], ...]", patterns("posts"))
_EXCLUDED = re.compile(
    r"(?<![非无不])(兼职|外聘|派驻|借调|退休返聘|返聘|退休|顾问|劳务派遣|派遣|实习|离职|已辞职|客座|挂职|外协|外单位|合作单位|共建单位|特聘|柔性引进|双聘|临时)"
)
_FULL_TIME = re.compile(r"专职|全职|在职|正式|在编|在岗|合同制|劳动合同|^是$|√|^有$")
_TOTAL = re.compile(r"(?:合计|共计|总计|共有?|总人数|人数合计|总数)[:：]?(\d{1,5})[人名位]")
_DAY_LABELS = r"(?:填报|填表|制表|编制|统计|截止|截至|打印|出具|日期|时间|报送|更新)"


def stated_group(text: str) -> Group | None:
    """The group that a column 岗位类别 states; None where its words name none."""
    words = squeeze(text)
    return next((group for group, pattern in _STATED if pattern.search(words)), None) if words else None


def post_group(text: str) -> Group | None:
    """The group that a post's title speaks of; None where it speaks of none."""
    words = squeeze(text)
    return next((group for group, pattern in _POSTS if pattern.search(words)), None) if words else None


def excluded_by(*texts: str) -> str:
    """The word in the texts that speaks against counting a person (兼职, 外聘 …), as written; "" where none does."""
    for text in texts:
        match = _EXCLUDED.search(squeeze(text))
        if match:
            return match[1]
    return ""


def is_full_time(text: str) -> bool | None:
    """True for 专职 and the like, False for 兼职 and the like, None where the words say neither."""
    words = squeeze(text)
    if not words:
        return None
    if re.search(r"兼职|外聘|返聘|顾问|借调|派驻|^否$|非专职|临时|实习", words):
        return False
    return True if _FULL_TIME.search(words) else None


def entity_of(part: Part, form: Form, name: str) -> Cited[str] | None:
    """The organisation that the paper names beside a label, without 盖章 and what follows it."""
    for field in form.fields(name, wraps=True):
        value = clean_name(
            re.split(
                r"\s{2,}|(?:填报|填表|截止|截至|制表|统计|编制|报送|更新)?(?:日期|时间)[:：]|金额单位|货币单位|[（(](?:盖章|公章)[）)]",
                field.text,
            )[0]
        )
        named = find_organisation(value)
        if named is not None and named[1] <= 2:
            value = named[0] if value.startswith(named[0]) and len(value) - len(named[0]) > 6 else value
        if len(value) >= 4 and not re.fullmatch(r"[万千百亿]?元|人民币.*|个月|台套?", value):
            block, start, end = field.span()
            at = block.text.find(value, start, end)
            return cite(part, value, block, at, at + len(value)) if at >= 0 else field.cite(part, value)
    return None


def list_day(flow: Flow) -> date | None:
    """The day beside 填报日期, 截止日期 or 打印日期."""
    match = re.search(_DAY_LABELS + r"(?:日期|时间)?[:：]?(?=\d|二)", flow.text)
    if match is None:
        return None
    return next((found.value for found in find_days(flow.text[match.end() : match.end() + 16])), None)


def stated_total(flow: Flow) -> Cited[Decimal] | None:
    """A number of persons that the list states for itself (共21人)."""
    match = _TOTAL.search(flow.text)
    return flow.cite(Decimal(match[1]), match.start(1), match.end(1)) if match else None
