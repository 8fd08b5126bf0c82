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
    r"(?<![非无不未])(兼职|外聘|派驻|借调|退休返聘|返聘|退休|顾问|劳务派遣|派遣|实习|离职|辞职|辞退|解聘|离岗|调离|调出|客座|挂职|外协|外包|外单位|合作单位|共建单位|特聘|柔性引进|双聘|临时"
    r"|(?<![模虚])拟[^，,。；]{0,8}(?:聘|招|引进|入职|到岗|录用)|[待未](?:入职|到岗|报到|聘)|(?:计划|待)招聘?|储备人[员才]|(?:母公司|集团|股东)委派|不坐班|在读(?:研究生|学生|硕士|博士)|解除[^，,。；]{0,4}(?:合同|关系)|未续[签聘])"
)
_GONE = re.compile(r"[离辞]|不在|解|调|拟|[待未]|计划|储备|招|停")
# A list whose title says that its persons are not (or no longer) at work here; one with others too says 含 or 及.
_TITLE_OUT = re.compile(
    r"(?<![模虚])拟(?:聘|招|引进|录用)|招聘|待入职|离职|辞职|离岗|外聘|(?:专家|顾问)(?:委员会|库|组|人员|成员)*(?:名单|名录|名册|一览表|$)|(?:人员|人才|配置|配备|引进|用工)计划|实习生"
)
_MIXED = re.compile(r"[含及和与、]|专职|在职|在岗|团队")
# What a unit's line says of the list in brackets: （在保人员，2025年8月）.
_ASIDE = re.compile(r"[(（][^()（）]*(?:人员|人数|名单|清单|\d{4}年)[^()（）]*[)）]$")
_FULL_TIME = re.compile(r"专职|全职|在职|正式|在编|在岗|合同制|劳动合同|^是$|√|^有$")
_STARRED = re.compile(r"(\d{3,14})[^\dA-Z]*[*＊×米※・•●][^\dA-Z]*(\d{1,7}[\dX])")
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


def clean_identity(text: str) -> str:
    """An identity number without gaps; stars that a recogniser read as other signs are stars again."""
    number = re.sub(r"[\s'’‘`]", "", text).upper()
    starred = _STARRED.fullmatch(number)
    if starred is None:
        return number
    head, tail = starred[1], starred[2]
    return head + "*" * max(1, 18 - len(head) - len(tail)) + tail


def excluded_by(*texts: str) -> str:
    """The word in the texts that speaks against counting a person (兼职, 外聘 …), as written; "" where none does."""
    for text in texts:
        match = _EXCLUDED.search(squeeze(text))
        if match:
            return match[1]
    return ""


def is_absent(word: str) -> bool:
    """Whether a word that speaks against counting says that the person is gone or has not come (not 兼职, 返聘 …)."""
    return _GONE.search(word) is not None


def title_excludes(title: str) -> str:
    """The word in a list's title that says its persons are planned, gone or somebody else's; "" where none does."""
    words = re.sub(r"^[(（]?[一二三四五六七八九十\d]+[)）]?[、.．]?", "", squeeze(title))
    match = None if _MIXED.search(words) else _TITLE_OUT.search(words)
    return match[0] if match else ""


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
        value = _ASIDE.sub("", value)
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
