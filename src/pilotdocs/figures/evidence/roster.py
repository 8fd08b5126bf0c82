"""人员名册: who is on the list, in which group, and what speaks against counting a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from pilotdocs.figures.evidence.amounts import read_month
from pilotdocs.figures.evidence.cited import evidence_figure
from pilotdocs.figures.evidence.fields import Form
from pilotdocs.figures.evidence.flow import cite, flow_of, part_source, source_of, squeeze
from pilotdocs.figures.evidence.licence import read_uscc
from pilotdocs.figures.evidence.lists import ItemList, Keys, ListRow, find_lists
from pilotdocs.figures.evidence.people import (
    GROUP_NAMES,
    entity_of,
    excluded_by,
    is_full_time,
    list_day,
    post_group,
    stated_group,
    stated_total,
)
from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.part import Part
from pilotdocs.model.record import Group, PeopleList, Person

KEYS = Keys(
    words={
        "name": ("姓名", "人员姓名", "成员姓名", "员工姓名", "职工姓名", "名字"),
        "identity": (
            "身份证号码",
            "身份证号",
            "公民身份号码",
            "公民身份证号码",
            "身份证件号码",
            "证件号码",
            "证件号",
            "社会保障号码",
            "身份证",
            "身份号码",
        ),
        "group": (
            "岗位类别",
            "人员类别",
            "岗位类型",
            "人员类型",
            "队伍类别",
            "人才类别",
            "专业类别",
            "岗位分类",
            "人员分类",
            "职能类别",
            "岗位序列",
            "所属类别",
            "所属队伍",
            "岗位性质",
            "类别",
            "分类",
            "序列",
            "职类",
            "人员属性",
        ),
        "post": (
            "岗位名称",
            "岗位",
            "工作岗位",
            "现任职务",
            "担任职务",
            "职务/岗位",
            "岗位/职务",
            "职务",
            "从事岗位",
            "岗位职务",
            "任职岗位",
            "承担工作",
            "从事工作",
            "主要职责",
            "工作内容",
            "分工",
        ),
        "department": ("所在部门", "所属部门", "部门", "科室", "班组"),
        "education": ("学历", "最高学历", "文化程度", "学历学位", "学历/学位"),
        "title": ("职称", "专业技术职务", "技术职称", "职业资格", "技能等级", "职称/技能等级", "职称或技能等级"),
        "employer": (
            "工作单位",
            "所在单位",
            "用人单位",
            "所属单位",
            "劳动关系单位",
            "劳动关系所在单位",
            "社保缴纳单位",
            "签订合同单位",
            "单位",
        ),
        "full_time": (
            "是否专职",
            "专职/兼职",
            "专兼职",
            "专职兼职",
            "用工形式",
            "用工性质",
            "聘用形式",
            "人员性质",
            "任职形式",
            "用工方式",
            "聘用方式",
            "在岗形式",
            "专/兼职",
        ),
        "joined": (
            "入职时间",
            "入职日期",
            "进单位时间",
            "到岗时间",
            "入司时间",
            "入职年月",
            "进入平台时间",
            "聘用时间",
            "到岗日期",
            "来院时间",
            "进厂时间",
        ),
        "insured_from": ("社保缴纳起始", "社保起缴时间", "参保时间", "社保缴纳起始时间", "社保起始时间"),
        "remark": ("备注", "说明", "备注说明"),
        "serial": ("序号", "编号", "序"),
        "sex": ("性别",),
        "born": ("出生年月", "出生日期", "年龄"),
        "field": ("专业", "所学专业", "研究方向", "从事专业"),
        "phone": ("联系电话", "手机", "联系方式", "电话"),
        "school": ("毕业院校", "毕业学校"),
    },
    need=("name",),
    least=2,
    named="name",
    unlike={"name": ("家属", "联系人"), "employer": ("毕业", "联系"), "group": ("专业技术",)},
)
FIELDS = {
    "entity": ("填报单位", "单位名称", "申报单位", "依托单位", "单位", "填表单位", "报送单位", "编制单位", "所属单位", "公司名称"),
    "uscc": ("统一社会信用代码", "信用代码"),
    "day": ("填报日期", "填表日期", "日期", "制表日期", "截止日期"),
}  # fmt: skip
_NAME = re.compile(
    r"^[\u4e00-\u9fff·•]{2,20}$|^[A-Za-z][A-Za-z .·]{2,40}$|^[\u4e00-\u9fff][＊*×某Xx]{1,3}$|^[\u4e00-\u9fff]{1,3}[*＊]{1,2}[\u4e00-\u9fff]?$"
)
_SECTION = re.compile(r"^[(（]?[一二三四五六1-6][)）]?[、.．)]?")


def read_roster(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[PeopleList, ...]]:
    """The persons of all lists of the part in one record, hidden rows marked, and a figure for the whole and for each
    group: the number of visible rows. Nothing where no list with names was found."""
    lists = find_lists(part, KEYS)
    if not lists:
        return (), ()
    persons = tuple(person for found in lists for person in _persons(part, found))
    flow, form = flow_of(part), Form(part, FIELDS)
    title = lists[0].title
    record = PeopleList(
        source=part_source(part),
        insurance=False,
        head=cite(part, squeeze(title.text), title, 0, len(title.text)),
        persons=persons,
        entity=entity_of(part, form, "entity"),
        uscc=read_uscc(part, form) if form.fields("uscc") else None,
        stated_total=stated_total(flow),
        day=list_day(flow),
    )
    return roster_figures(part, record), (record,)


def roster_figures(part: Part, record: PeopleList) -> tuple[Figure, ...]:
    """One figure for the head count of the visible rows, one for each group that has someone."""
    seen = [person for person in record.persons if not person.hidden]
    if not seen:
        return ()
    counts: list[tuple[str, str, int]] = [("pilot_staff", "人数", len(seen))]
    counts += [
        (f"pilot_staff_{group}", f"{name}人员数", sum(person.group == group for person in seen))
        for group, name in GROUP_NAMES.items()
    ]
    head: Cited[str] = record.head
    return tuple(
        evidence_figure(
            part,
            quantity,
            Cited(Decimal(count), head.quote, head.source, head.confidence),
            f"人员名册·{label}",
            party="platform",
            cues=(f"名册可见行数 {count}",),
        )  # fmt: skip
        for quantity, label, count in counts
        if count
    )


def _persons(part: Part, found: ItemList) -> Sequence[Person]:
    persons: list[Person] = []
    section: Group | None = None
    for row in found.rows:
        if row.kind == "note":
            words = next(
                (squeeze(b.text) for c in row.all for b in c.blocks if b.hidden is None and b.text.strip()), ""
            )
            if 2 <= len(words) <= 20 and (_SECTION.match(words) or words.endswith(("人员", "类", "队伍", "人才"))):
                section = stated_group(words) or section
        elif row.kind == "item":
            person = _person(part, row, section)
            if person is not None:
                persons.append(person)
    return persons


def _person(part: Part, row: ListRow, section: Group | None) -> Person | None:
    cell = row.cells.get("name")
    block = next((b for b in cell.blocks if b.text.strip()), None) if cell is not None else None
    if block is None:
        return None
    name = squeeze(block.text)
    if not _NAME.match(name) or name in ("姓名", "合计", "小计", "总计"):
        return None
    identity = re.sub(r"\s", "", row.text("identity")) or None
    group = stated_group(row.text("group")) or section
    post = row.text("post")
    group = group or post_group(post) or post_group(row.text("department")) or stated_group(row.text("department"))
    start = len(block.text) - len(block.text.lstrip())
    end = len(block.text.rstrip())
    return Person(
        source=source_of(part, block, start, end),
        name=name,
        quote=block.text[start:end],
        identity=identity.upper() if identity and len(identity) >= 6 else None,
        group=group,
        post=post,
        education=row.text("education"),
        title=row.text("title"),
        employer=row.text("employer"),
        full_time=is_full_time(row.text("full_time")),
        joined=read_month(row.text("joined")),
        insured_from=read_month(row.text("insured_from")),
        hidden=row.hidden or block.hidden is not None,
        excluded=excluded_by(row.text("full_time"), row.text("remark"), row.text("post"), row.text("group"),
                             row.text("employer"), row.text("title")),
    )  # fmt: skip
