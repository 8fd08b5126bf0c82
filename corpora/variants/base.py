"""An application folder in which every condition of the Shaoxing guideline is met, and how one paper of it is changed.

A variant replaces, drops or adds papers, and says what must come of it: the condition must not be met (expected None),
must be met (“met”), or its fact must be used with a certain value. All names and numbers are invented.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from corpora.makers.paper import book, docx, masked, pdf, people, uscc

Row = list[Any]
Blocks = list[Any]
Paper = tuple[str, Any]  # how it is written (docx, pdf, book), and its content

DAY = date(2025, 9, 30)
UNIT, CODE = "绍兴越砚新材料科技有限公司", uscc("91330602MA2D5K7N3")
OTHER, OTHER_CODE = "绍兴柯北精密机械有限公司", uscc("91330603MA2D8T4Q1")
PARENT = "越砚控股集团有限公司"
PLATFORM = "高性能复合材料中试平台"
CREW = people(77, 14)
POSTS = ["技术"] * 5 + ["技能"] * 4 + ["管理"] * 3 + ["营销"] * 2
# The fact whose value a variant of a condition may name.
QUANTITIES = {
    "2.staff": "pilot_staff",
    "4.area": "pilot_area",
    "4.equipment": "equipment_counted",
    "3.external_share": "external_share",
}
NUMBERED = (
    "1.registered",
    "1.operating",
    "1.legal_person",
    "2.staff",
    "3.external_share",
    "4.area",
    "4.equipment",
    "6.record",
)


@dataclass(frozen=True)
class Variant:
    """One folder: `papers` by file name (None: the paper is left out), laid over the base. `left` says why the outcome
    is let be where the program sees it otherwise ("" where it must come out)."""

    name: str
    condition: str
    expected: str | None
    papers: Mapping[str, Paper | None]
    left: str = ""


@dataclass
class Group:
    """The variants of one kind of paper, in order; `left` are the reasons by name."""

    left: Mapping[str, str] = field(default_factory=dict)
    variants: list[Variant] = field(default_factory=list)

    def add(
        self,
        name: str,
        condition: str,
        expected: str | None,
        extra: Sequence[tuple[str, Any, str]] = (),
        **changed: Paper | None,
    ) -> None:
        """A variant with papers changed by their keys in `FILES` and others added as (how, content, file name)."""
        papers: dict[str, Paper | None] = {FILES[key]: paper for key, paper in changed.items()}
        papers |= {name: (how, content) for how, content, name in extra}
        self.variants.append(Variant(name, condition, expected, papers, self.left.get(name, "")))


def plan() -> Blocks:
    """The plan, with a claim of every quantity."""
    return [
        ("c", "市级中试平台建设方案"), ("c", f"平台名称：{PLATFORM}"), ("c", f"依托单位：{UNIT}"), ("h", "一、基本情况"),
        f"{UNIT}（统一社会信用代码{CODE}）注册于绍兴市越城区，成立于2019年5月6日。", ("h", "二、建设基础"),
        f"平台现有专职中试人员14人，工程技术带头人为{CREW[0][0]}教授级高工。",
        "平台中试固定场地及配套设施面积1200平方米。", "现有设备原值1260万元。",
        "2024年度中试服务总收入800万元，其中对外中试服务收入240万元，占比30%。",
        ("h", "三、发展规划"), "到2028年建成国内领先的中试平台。",
    ]  # fmt: skip


def licence(
    name: str = UNIT,
    code: str = CODE,
    type: str = "有限责任公司(自然人投资或控股)",
    established: str = "2019年05月06日",
    place: str = "浙江省绍兴市越城区皋埠街道银城路68号",
    registrar: str = "绍兴市越城区市场监督管理局",
    extra: Iterable[str] = (),
) -> Blocks:
    """A business licence."""
    return [
        ("c", "营业执照"), f"统一社会信用代码：{code}", f"名称：{name}", f"类型：{type}", f"法定代表人：{CREW[0][0]}",
        "注册资本：伍仟万元整", f"成立日期：{established}", "营业期限：长期", f"住所：{place}", *extra,
        f"登记机关：{registrar}", "2023年06月12日",
    ]  # fmt: skip


ROSTER_HEAD = ["序号", "姓名", "身份证号", "岗位类别"]


def roster_rows() -> list[Row]:
    """Fourteen persons in four groups."""
    return [[i, name, identity, post] for i, ((name, identity), post) in enumerate(zip(CREW, POSTS, strict=True), 1)]


def roster(
    rows: list[Row] | None = None,
    head: Row = ROSTER_HEAD,
    title: str = f"{PLATFORM}中试人员名册",
    unit: str = UNIT,
    tail: Iterable[Row] = (),
) -> dict[str, list[Row]]:
    """A roster as a workbook of one sheet."""
    return {"人员名册": [[title], [f"单位：{unit}"], head, *(roster_rows() if rows is None else rows), *tail]}


def insurance(
    crew: Sequence[tuple[str, str]] = CREW,
    unit: str = UNIT,
    month: str = "2025年8月",
    printed: str = "2025年9月5日",
    status: Mapping[int, str] | None = None,
    title: str = "绍兴市社会保险参保证明（单位专用）",
    head: Row | None = None,
    rows: list[Row] | None = None,
    tail: Iterable[str] = (),
) -> Blocks:
    """An insurance certificate with a list; `status` by serial number."""
    if rows is None:
        said = status or {}
        rows = [
            [i, name, masked(identity), "养老、工伤、失业", said.get(i, "正常参保")]
            for i, (name, identity) in enumerate(crew, 1)
        ]
    table = ("t", [head or ["序号", "姓名", "身份证号", "参保险种", "缴费状态"], *rows])
    return [("c", title), f"参保单位：{unit}", f"缴费所属期：{month}", table, *tail, f"打印日期：{printed}"]


ITEMS = [
    ("双螺杆挤出中试线", 1, 3200000), ("热压罐", 2, 1500000), ("连续碳化炉", 1, 2400000), ("万能材料试验机", 3, 400000),
    ("扫描电镜", 1, 1900000), ("动态热机械分析仪", 1, 900000),
]  # fmt: skip
EQUIPMENT_HEAD = ["序号", "设备名称", "规格型号", "数量", "单价（元）", "原值（元）", "购置日期"]


def equipment_rows(items: Sequence[tuple[str, int, int]] = tuple(ITEMS)) -> list[Row]:
    """Six rows of 12,600,000 yuan; the first four come to 9,800,000, the first three to 8,600,000."""
    return [
        [i, name, f"XK-{i}", count, price, count * price, f"2021-03-0{i % 9 + 1}"]
        for i, (name, count, price) in enumerate(items, 1)
    ]


def equipment(
    rows: list[Row] | None = None,
    head: Row = EQUIPMENT_HEAD,
    title: str = f"{PLATFORM}中试设备清单",
    unit: str = UNIT,
    notes: Iterable[str] = (),
    tail: Iterable[Row] = (),
) -> dict[str, list[Row]]:
    """An equipment list as a workbook of one sheet."""
    lines = equipment_rows() if rows is None else rows
    return {"设备清单": [[title], [f"单位：{unit}"], *[[note] for note in notes], head, *lines, *tail]}


def lease(
    lessor: str = "绍兴皋埠科创园运营有限公司",
    lessee: str = UNIT,
    text: str = "房屋坐落于绍兴市越城区皋埠街道银城路68号3幢，建筑面积1200平方米，用途为中试生产及试验。",
    term: str = "租赁期限自2023年1月1日起至2028年12月31日止。",
    rent: str = "租金每月每平方米15元。",
    extra: Iterable[str] = (),
    title: str = "房屋租赁合同",
    day: str = "2022年12月20日",
) -> Blocks:
    """A lease of premises."""
    return [
        ("c", title), f"出租方（甲方）：{lessor}", f"承租方（乙方）：{lessee}", f"第一条 {text}", f"第二条 {term}",
        f"第三条 {rent}", *extra, "甲方（盖章）：　　乙方（盖章）：", f"签订日期：{day}",
    ]  # fmt: skip


def certificate(
    holder: str = UNIT,
    area: str = "宗地面积：8000.00平方米/房屋建筑面积：1200.00平方米",
    use: str = "工业用地/工业",
    extra: Iterable[str] = (),
    title: str = "不动产权证书",
    number: str = "浙（2021）绍兴市不动产权第0034567号",
) -> Blocks:
    """A certificate of title."""
    fields = [
        ["权利人", holder], ["共有情况", "单独所有"], ["坐落", "绍兴市越城区皋埠街道银城路68号3幢"],
        ["权利类型", "国有建设用地使用权/房屋所有权"], ["用途", use], ["面积", area], ["使用期限", "国有建设用地使用权至2060年5月1日止"],
    ]  # fmt: skip
    return [("c", title), number, ("t", fields), *extra, "登记日期：2021年5月10日"]


def equipment_lease(
    lessor: str = "浙江远大融资租赁有限公司",
    lessee: str = UNIT,
    item: str = "甲方将连续纤维缠绕机一台出租给乙方用于中试。",
    term: str = "租赁期限自2025年1月1日起至2025年12月31日止。",
    rent: str = "租金总额3000000元。",
    extra: Iterable[str] = (),
    title: str = "设备租赁合同",
    day: str = "2024年12月20日",
) -> Blocks:
    """A lease of equipment."""
    return [
        ("c", title), f"出租方（甲方）：{lessor}", f"承租方（乙方）：{lessee}", f"第一条 {item}", f"第二条 {term}",
        f"第三条 {rent}", *extra, "甲方（盖章）：　　乙方（盖章）：", f"签订日期：{day}",
    ]  # fmt: skip


def audit(
    unit: str = UNIT,
    year: int = 2024,
    body: Sequence[Any] = (),
    title: str = "专项审计报告",
    firm: str = "浙江越信会计师事务所（普通合伙）",
    extra: Iterable[str] = (),
) -> Blocks:
    """A special audit of the platform's revenue."""
    told = f"经审计，{PLATFORM}{year}年度中试服务总收入8,000,000.00元，其中对外中试服务收入2,400,000.00元，对外中试服务收入占比30.00%。"
    return [
        ("c", title), "浙越会专审〔2025〕112号", f"{unit}：", f"我们审计了贵单位{PLATFORM}{year}年度中试服务收入情况。",
        *(body or [told]), *extra, "平台设立专账，独立核算。", firm, "2025年3月20日",
    ]  # fmt: skip


CLEAR = [
    ["类别", "记录条数"],
    ["行政处罚", "0"],
    ["严重失信主体名单", "0"],
    ["经营异常名录", "0"],
    ["环境违法", "0"],
    ["安全生产事故", "0"],
]


def credit(
    unit: str = UNIT,
    code: str = CODE,
    day: str = "2025年9月10日",
    rows: list[Row] | None = None,
    title: str = "企业公共信用信息报告",
    extra: Iterable[str] = (),
) -> Blocks:
    """A credit report with a count by category."""
    return [
        ("c", title), f"企业名称：{unit}", f"统一社会信用代码：{code}", f"报告生成日期：{day}", "查询范围：近三年",
        ("t", rows or CLEAR), *extra,
    ]  # fmt: skip


_RULES = [
    ("c", f"{PLATFORM}运行管理制度"), UNIT, "第一条 组织架构。平台实行主任负责制。", "第二条 服务流程。", "第三条 收费标准。",
    "第四条 知识产权与商业秘密保护。", "第五条 独立核算。", "2024年1月5日",
]  # fmt: skip
_FUNDS = [("c", "经费保障证明"), f"{UNIT}承诺每年投入平台运行经费不少于300万元。", UNIT, "2025年9月1日"]
FILES = {
    "plan": "01方案.docx", "licence": "02执照.docx", "roster": "03人员.xlsx", "insurance": "04社保.docx",
    "equipment": "05设备.xlsx", "premises": "06场地.docx", "audit": "07审计.docx", "credit": "08信用.docx",
    "rules": "09制度.docx", "funds": "10经费.docx",
}  # fmt: skip


def _base() -> dict[str, Paper]:
    papers: dict[str, Paper] = {
        "plan": ("docx", plan()), "licence": ("docx", licence()), "roster": ("book", roster()),
        "insurance": ("docx", insurance()), "equipment": ("book", equipment()), "premises": ("docx", lease()),
        "audit": ("docx", audit()), "credit": ("docx", credit()), "rules": ("docx", _RULES), "funds": ("docx", _FUNDS),
    }  # fmt: skip
    return {FILES[key]: paper for key, paper in papers.items()}


def write(folder: Path, variant: Variant | None = None) -> None:
    """Write the base, with a variant's papers laid over it, into an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    papers: dict[str, Paper | None] = {**_base(), **(variant.papers if variant is not None else {})}
    for name, paper in papers.items():
        if paper is not None:
            {"docx": docx, "pdf": pdf, "book": book}[paper[0]](folder / name, paper[1])


def outcome(variant: Variant, data: Mapping[str, Any]) -> str:
    """What is wrong with the audit of a variant, "" for nothing. `data` is the content of `audit.json`."""
    verdict = next(f["verdict"] for f in data["findings"] if f["condition"] == variant.condition)
    if variant.expected == "met":
        return "" if verdict == "met" else f"{verdict}，应为符合"
    if variant.expected is None:
        return "应不为符合" if verdict == "met" else ""
    used = next(f["used"] for f in data["facts"] if f["quantity"] == QUANTITIES[variant.condition])
    return "" if used == variant.expected else f"采用{used}，应为{variant.expected}"
