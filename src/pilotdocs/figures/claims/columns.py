"""What the heads and labels around a cell make of its number: whose it is, and whether it is a plan."""

from __future__ import annotations

import re
from dataclasses import replace

from pilotdocs.figures.claims.axes import Axes, Label, is_value
from pilotdocs.figures.claims.context import Setting
from pilotdocs.figures.claims.parties import is_other
from pilotdocs.figures.view import fold
from pilotdocs.figures.vocabulary import Vocabulary
from pilotdocs.model.document import Cell

PLANNED = re.compile(
    r"目标|规划|计划|预期|预计|拟|远期|建成后|达产|考核|(?:建设|规划|三年|培育)期末?|三年后|愿景|届时|终期|在建|待建|新建|扩建|任务"
)
CHANGE = re.compile(r"新增|增量|净增|增加|增长|增幅|同比|环比|变动|较上年|缺口|差额|减少")
_SUM = re.compile(r"^(?:合计|总计|总量|小计|累计|合计值)")
_CUMULATIVE = re.compile(r"累计|三年合计|近三年|平均|年均")
_OWN_ROW = re.compile(r"合计|总计|现状|共计|^(?:本|我)?(?:中试)?平台(?:情况|现状|数据|合计)?$|本平台|我平台|本单位")
_RULE_HEAD = re.compile(
    r"要求|门槛|(?:认定|申报|准入|基本|指标)条件|(?:认定|申报|指标|规定)标准|^标准|指南|指引|规定|阈值|下限"
)
_OTHER_HEAD = re.compile(r"同行|同类|对标|其他|他方|友商|甲平台|乙平台|全省|全市|全国|行业平均")
_COMPANY_HEAD = re.compile(r"^(?:依托单位|公司|企业|集团|母公司|全公司|本公司)(?:合计|整体|全部|情况|数据)?$")
# A caption that says whose the whole table is: 省内已认定中试基地主要指标. One that compares has own columns too.
_OTHERS_TABLE = re.compile(
    r"(?:省内|国内|国外|国内外|全国|全省|全市|省外|市外|外地|其他|其它|同类|同行|部分|典型|先进)[^，。；:]{0,10}(?:平台|基地|机构|企业|院校|单位)"
)
_COMPARES = re.compile(r"对比|比较|对照|与|本|我|差距")
PRESENT = re.compile(r"现状|现有|目前|当前|基期|实际|完成值|已")
_TO_COME = re.compile(r"目标|规划|计划|预计|拟|建设期|期末目标")
YEARLY_IDS = ("pilot_revenue", "external_share", "equipment_leased_rent")


def is_of_others(note: str) -> bool:
    """Whether a table's caption says that all of it is of other organisations."""
    last = fold(note)[-40:]
    return bool(_OTHERS_TABLE.search(last)) and not _COMPARES.search(last)


def is_own(vocabulary: Vocabulary, concept: str, unit: str, axes: Axes, label: Label) -> bool:
    """Whether the row and column are the platform's own: not the rule's, another organisation's or a sum of years."""
    for one in axes.heads:
        if one is label:
            continue
        if _RULE_HEAD.search(one.text) and not PRESENT.search(one.text):
            return False
        if _OTHER_HEAD.search(one.text) or (_COMPANY_HEAD.match(one.text) and unit != "date"):
            return False
        if _CUMULATIVE.search(one.text) and concept.startswith(YEARLY_IDS):
            return False
    for one in axes.left:
        entity = re.search(r"(?:平台|基地|中心|大学|学院|研究院|园区)$", one.text)
        if unit != "date" and entity and is_other(vocabulary, one.text, ()):
            return False
        named = one is not label
        if named and _OTHER_HEAD.search(one.text) and unit != "date":
            return False
    return axes.banner is None or not _OTHER_HEAD.search(axes.banner.text)


def is_planned(axes: Axes, label: Label, note: str, setting: Setting) -> bool:
    """Whether the number is a plan: the nearest label that says so, or says the contrary, decides."""
    heads = [one for one in axes.heads if one is not label]
    for one in heads:
        if _SUM.match(one.text) and any(PLANNED.search(text) or CHANGE.search(text) for text in axes.siblings):
            return True
    if not any(one.present for one in heads) and any(_TO_COME.search(one.text) for one in heads):
        return True
    for one in (*heads, label, *(other for other in axes.left if other is not label)):
        if one.present or one.planned:
            return one.planned and not one.present
    if axes.banner is not None and (axes.banner.present or axes.banner.planned):
        return axes.banner.planned and not axes.banner.present
    return setting.section == "planned" or bool(PLANNED.search(fold(note)[-30:]))


def setting_within(axes: Axes, setting: Setting) -> Setting:
    """The setting of a sentence in a cell: a column or block of goals, of the rule or of others makes it so."""
    for one in axes.all():
        rule = one in axes.heads and _RULE_HEAD.search(one.text) and not PRESENT.search(one.text)
        if rule or _OTHER_HEAD.search(one.text):
            return replace(setting, section="background")
        if one.present or one.planned:
            return replace(setting, section="actual" if one.present else "planned")
    return setting


def stands_alone(grid: list[list[Cell | None]], cell: Cell, axes: Axes) -> bool:
    """Whether a cell is the one number right under its head, or stands in a total row or the platform's own: only
    then the head alone says what it is."""
    if _OWN_ROW.search(axes.first):
        return True
    over = grid[cell.row - 1][cell.column] if cell.row > 0 else None
    below = cell.row + cell.row_span
    under = grid[below][cell.column] if below < len(grid) else None
    if over is not None and fold(over.text) and not is_value(fold(over.text)):
        return under is None or not fold(under.text) or not is_value(fold(under.text))
    return False
