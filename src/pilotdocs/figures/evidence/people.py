"""What rosters and insurance lists share: groups, reasons not to count, and the list's own words about itself."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from pilotdocs.figures.evidence.amounts import find_days
from pilotdocs.figures.evidence.fields import Form
from pilotdocs.figures.evidence.flow import Flow, cite, squeeze
from pilotdocs.figures.evidence.names import clean_name, find_organisation
from pilotdocs.model.figure import Cited
from pilotdocs.model.part import Part
from pilotdocs.model.record import Group

GROUP_NAMES: dict[Group, str] = {
    "technical": "技术", "skilled": "技能", "managerial": "管理", "marketing": "营销",
}  # fmt: skip
_STATED: tuple[tuple[Group, re.Pattern[str]], ...] = (
    ("marketing", re.compile(r"营销|市场|销售|商务|推广")),
    ("skilled", re.compile(r"技能|操作|工人|技工|工勤|生产人员|一线")),
    ("managerial", re.compile(r"管理|行政|综合|运营")),
    ("technical", re.compile(r"技术|研发|工艺|工程|专技|科研|研究|检测")),
)
# A post tells the group where no column states it; the first that fits.
_POSTS: tuple[tuple[Group, re.Pattern[str]], ...] = (
    ("marketing", re.compile(r"营销|市场|销售|商务|客户|推广|业务(员|经理|代表|拓展)|售后|渠道|品牌")),
    ("technical", re.compile(r"工程师|总工|技术(负责|总监|经理|主管|骨干|带头|专家|研发|人员|员|部长|副总)|研发|工艺|研究员|科学家|设计|算法|"
                             r"首席|技术$|专家|博士后|实验(员|师)?$|分析师|配方|软件|电气设计")),
    ("skilled", re.compile(r"操作|技工|技师|班长|班组|工段|[电焊钳车铣镗管瓦木漆]工|装配|维修|维护|化验员|检验员|质检员|检测员|试验员|打样|"
                           r"司炉|叉车|仓管|仓库|普工|中试工|学徒|调试工|设备员|机修|挡车|工人|员工$|试制")),
    ("managerial", re.compile(r"主任|经理|总监|主管|院长|所长|部长|科长|厂长|董事|总裁|行政|财务|会计|出纳|人事|人力|综合|管理|专员|秘书|助理|"
                              r"文员|内勤|安全|环保|质量|运营|负责人|书记|采购|法务|档案|后勤")),
)  # fmt: skip
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
