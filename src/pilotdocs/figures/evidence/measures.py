"""What the words of an audit mean: which revenue a label names, and which year a head names."""

from __future__ import annotations

import re
from typing import Literal

from pilotdocs.figures.evidence.flow import squeeze

Measure = Literal["total", "external", "internal", "share", "equipment_original", "equipment_net"]
EXTERNAL = r"(?:对外|外部|集团外|体系外|非关联方|关联方以外|第三方|社会|向外|外单位|市场化)"
_INTERNAL = r"(?:对内|内部|集团内|体系内|关联方|自用|本单位|依托单位)"
_SERVICE = r"(?:中试|试制|平台)"
_SHARE = re.compile(EXTERNAL + r".{0,24}(?:占比|比重|比例|占)")
_IS_EXTERNAL = re.compile(EXTERNAL + r".{0,16}(?:收入|金额|服务)|(?:收入|服务).{0,4}" + EXTERNAL)
_IS_INTERNAL = re.compile(_INTERNAL + r".{0,16}(?:收入|金额|服务|结算)")
_IS_TOTAL = re.compile(
    _SERVICE + r".{0,12}(?:总收入|收入总额|收入合计|收入总计|服务收入|收入)(?:总额|合计|总计|小计)?$|^(?:服务)?总收入$"
)
_NOT_PILOT = re.compile(
    r"营业(总)?收入|主营|产品销售|销售[^，,]{0,6}(?:产品|商品|货物|材料)|房租|租金|其他业务|利润|成本|费用|投资|补助|研发|税|增长|同比|合同额|到账|开票|预算|应收"
)
_YEAR = re.compile(r"((?:19|20)\d{2})年?(?:度|全年|1[-—–~～至]12月)?")
PARTIAL = re.compile(
    r"((?:19|20)\d{2})年?(?:上半年|下半年|\d{1,2}月?[-—–~～至](?!12月)\d{1,2}月|前[一二三]季度|第?[一二三四]季度)"
)
_THIS = re.compile(r"本(?:期|年|年度)|当(?:期|年)|报告期")
_LAST = re.compile(r"上(?:期|年|年度|一年度)|前期")


def year_of(text: str, report: str | None) -> str | None:
    """The year that a head or a phrase names: 2024年度, 本期 (the report's), 上期 (the one before); part of a year in
    its own words; None where it names none."""
    words = squeeze(text)
    if partial := PARTIAL.search(words):
        return partial[0]
    if match := _YEAR.search(words):
        return match[1]
    if report is not None and report.isdigit():
        if _LAST.search(words):
            return str(int(report) - 1)
        if _THIS.search(words):
            return report
    return None


def measure_of(text: str) -> Measure | None:
    """What a row's or a column's label means; None for anything but pilot revenue and its parts."""
    words = re.sub(
        r"^[一二三四五六七八九十\d]+[、.．]|^[(（][一二三四五六七八九十\d]+[)）]|^其中[:：]?|^加[:：]|^[-—·●]",
        "",
        squeeze(text),
    )
    words = re.sub(r"[(（][^()（）]*[)）]", "", words).rstrip(":：")
    if _SHARE.search(words):
        return "share"
    if _NOT_PILOT.search(words):
        return None
    if _IS_EXTERNAL.search(words):
        return "external"
    if _IS_INTERNAL.search(words):
        return "internal"
    return "total" if _IS_TOTAL.search(words) else None
