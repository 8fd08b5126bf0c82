"""Notices of the registrar: a registration that has ended (准予注销登记通知书) or moved away (迁出)."""

from __future__ import annotations

import re
from datetime import date

from pilotdocs.figures.evidence.flow import flow_of, part_source
from pilotdocs.figures.evidence.names import USCC
from pilotdocs.figures.evidence.terms import lone_days
from pilotdocs.model.figure import Figure
from pilotdocs.model.part import Part
from pilotdocs.model.record import Notice

_TITLE = re.compile(r"通知|决定|公告|裁定|告知|证明|函$|公示|备案")
_ENDED = re.compile(r"注销|吊销|撤销|解散|破产|清算|除名|歇业")
_MOVED = re.compile(r"迁出|迁移|迁址")
_OTHER = re.compile(
    r"分公司|分支|商标|专利|许可|资质|车辆|账户|抵押|印章|税务|质押|处罚|名录|名单|证书|社保|参保|人员|设备|项目|域名|备案号"
)
_LINES = 3


def read_notice(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[Notice, ...]]:
    """The notice by its title; nothing for a paper that is none. It gives no figure."""
    flow = flow_of(part)
    start = 0
    for line in flow.text.split("\n")[:_LINES]:
        about = _ENDED.search(line) or _MOVED.search(line)
        if about is not None and len(line) <= 40 and _TITLE.search(line) and not _OTHER.search(line):
            code = USCC.search(flow.text)
            days = lone_days(flow)
            return (), (
                Notice(
                    source=part_source(part),
                    about="ended" if _ENDED.search(line) else "moved",
                    title=flow.cite(line, start, start + len(line)),
                    text=flow.text[:2000],
                    uscc=flow.cite(code[1], *code.span(1)) if code else None,
                    day=days[-1].value if days else None,
                ),
            )
        start += len(line) + 1
    return (), ()
