"""Rosters and insurance lists that prove fewer people than they seem to: nine stay where five of fourteen are marked."""

from __future__ import annotations

from corpora.makers.paper import masked
from corpora.variants.base import (
    CREW,
    OTHER,
    PARENT,
    PLATFORM,
    POSTS,
    ROSTER_HEAD,
    UNIT,
    Group,
    Row,
    insurance,
    roster,
    roster_rows,
)  # fmt: skip

STAFF = "2.staff"
GROUP = Group(
    {
        "roster-remark-产假待岗": "产假中的人仍是职工，是否计入由人判断",
        "roster-remark-专家委员会成员": "委员会成员可以是本单位职工",
        "roster-social-insurance-elsewhere": "集团财务中心代缴社保，未必不是本单位职工",
        "insurance-of-2022": "过期的社保证明不采用，只按名册计；是否须补正由人判断",
        "insurance-of-the-future": "所属期晚于申报日，按打印日期看是笔误",
        "insurance-status-补缴中": "补缴也是参保",
        "insurance-nine-in-words": "只写总数的参保证明用汉字写数，尚未读出",
        "insurance-nine-in-capitals": "只写总数的参保证明用汉字写数，尚未读出",
    }
)


def _marked(word: str, head: str = "备注", others: str = "") -> list[Row]:
    """The roster with a word in the last column of the last five."""
    return [[*row, word if row[0] > 9 else others] for row in roster_rows()]


def _alone(
    name: str,
    expected: str | None,
    rows: list[Row] | None = None,
    head: Row = ROSTER_HEAD,
    title: str = f"{PLATFORM}中试人员名册",
    unit: str = UNIT,
) -> None:
    """A roster without an insurance list beside it."""
    GROUP.add(name, STAFF, expected, roster=("book", roster(rows, head, title, unit)), insurance=None)


for word in (
    "拟聘", "待入职", "2026年3月入职", "拟于2026年入职", "已于2025年6月辞职", "已调离", "2024年离岗", "产假待岗", "外籍专家（不坐班）",
    "劳务外包", "由母公司委派", "专家委员会成员", "在读研究生", "拟引进", "储备人员", "计划招聘", "已签三方协议，2026年7月报到", "未入职",
    "已解除劳动合同", "调出", "合同到期未续签",
):  # fmt: skip
    _alone(f"roster-remark-{word}", "9", _marked(word), [*ROSTER_HEAD, "备注"])
for head, word in (
    ("在职状态", "离职"), ("在职状态", "已离职"), ("状态", "待入职"), ("人员状态", "拟聘用"), ("入职时间", "2026-03"),
    ("到岗时间", "2026年1月"), ("入职日期", "预计2025年12月"), ("用工形式", "劳务外包"), ("是否在职", "否"), ("是否在岗", "否"),
    ("离职日期", "2025-06-30"), ("离职时间", "2025年3月"),
):  # fmt: skip
    _alone(f"roster-column-{head}-{word}", "9", _marked(word, head), [*ROSTER_HEAD, head])
_alone("roster-section-拟引进", "9", [*roster_rows()[:9], ["", "拟引进人员", "", ""], *roster_rows()[9:]])
for first, second in (("一、在岗人员", "二、拟聘人员"), ("一、专职人员", "二、外聘专家")):
    sections = [[first, None, None, None], *roster_rows()[:9], [second, None, None, None], *roster_rows()[9:]]
    _alone(f"roster-section-{second}", "9", sections)
for sheet, title in (("拟招聘", "2026年拟招聘人员计划表"), ("离职人员", "离职人员名单"), ("专家", "外聘专家名单")):
    sheets = roster(roster_rows()[:9]) | {sheet: roster(roster_rows()[9:], title=title)["人员名册"]}
    GROUP.add(f"roster-sheet-{sheet}", STAFF, "9", roster=("book", sheets), insurance=None)
GROUP.add(
    "roster-beside-a-committee", STAFF, "9", roster=("book", roster(roster_rows()[:9])), insurance=None,
    extra=[("docx", [("c", "中试平台专家委员会名单"), ("t", [ROSTER_HEAD, *roster_rows()[9:]])], "11专家.docx")],
)  # fmt: skip
for title in (
    f"{PLATFORM}拟聘人员名册", f"{PLATFORM}2026年人员配置计划表", f"{PLATFORM}专家委员会成员名单", f"{PLATFORM}离职人员名册",
    f"{UNIT}员工花名册", "2025年8月员工通讯录", "2025年8月工资发放表",
):  # fmt: skip
    _alone(f"roster-title-{title}", None, title=title)
_alone("roster-of-another-company", None, unit=OTHER)
_alone("roster-of-another-company-by-title", None, title=f"{OTHER}人员名册", unit="")
_alone("roster-of-another-platform", None, title="先进纺织印染中试平台人员名册", unit="绍兴先进纺织印染研究院")

SIX = CREW[:6]


def _numbered(persons: list[tuple[str, str]]) -> list[Row]:
    return [
        [i, name, identity, post] for i, ((name, identity), post) in enumerate(zip(persons, POSTS, strict=False), 1)
    ]


def _last_changed(identity: str) -> str:
    return identity[:17] + ("1" if identity[-1] == "X" else "X")


_alone(
    "roster-twice-spaced-names",
    "6",
    _numbered([(name, "") for name, _ in SIX] + [(f"{name[0]} {name[1:]}", "") for name, _ in SIX]),
)
_alone("roster-twice-masked", "6", _numbered([*SIX, *[(name, masked(identity)) for name, identity in SIX]]))
_alone("roster-twice-without-number", "6", _numbered([*SIX, *[(name, "") for name, _ in SIX]]))
_alone("roster-twice-last-digit", "6", _numbered([*SIX, *[(name, _last_changed(identity)) for name, identity in SIX]]))
_alone("roster-twice-15-digits", "6", _numbered([*[(name, number[:6] + number[8:17]) for name, number in SIX], *SIX]))
totals = [
    ["", "技术小计", "5", ""],
    ["", "技能小计", "3", ""],
    ["", "管理人员", "0", ""],
    ["", "营销人员", "0", ""],
    ["", "备注", "", ""],
    ["", "审核人", "", ""],
    ["", "填表人", "", ""],
]
_alone("roster-totals-as-rows", "8", [*roster_rows()[:8], *totals])
vacant = [
    [9, "待定", "", "技术"],
    [10, "待聘", "", "技术"],
    [11, "空缺", "", "技能"],
    [12, "拟招聘", "", "营销"],
    [13, "（招聘中）", "", "营销"],
]
_alone("roster-vacancies-as-rows", "8", [*roster_rows()[:8], *vacant])
_alone(
    "roster-contacts", "9", [[*row, f"父亲{row[1][0]}大山"] for row in roster_rows()[:9]], [*ROSTER_HEAD, "紧急联系人"]
)
_alone("roster-employer-parent", "9", _marked(PARENT, others=UNIT), [*ROSTER_HEAD, "工作单位"])
_alone("roster-employer-short", "9", _marked("越砚控股", others="本公司"), [*ROSTER_HEAD, "合同签订单位"])
_alone(
    "roster-social-insurance-elsewhere", "9", _marked("集团财务中心", others="中试平台"), [*ROSTER_HEAD, "社保缴纳单位"]
)

GROUP.add("insurance-of-another-unit", STAFF, None, insurance=("docx", insurance(unit=OTHER)))
GROUP.add("insurance-of-2022", STAFF, None, insurance=("docx", insurance(month="2022年8月", printed="2022年9月1日")))
GROUP.add(
    "insurance-of-the-future", STAFF, None, insurance=("docx", insurance(month="2026年1月", printed="2025年9月1日"))
)
for word in (
    "停保", "暂停缴费", "中断", "已停保（2025年3月）", "退保", "减员", "封存", "未缴费", "欠缴", "补缴中", "灵活就业", "城乡居民养老保险", "已注销", "终止参保",
):  # fmt: skip
    GROUP.add(
        f"insurance-status-{word}", STAFF, "9", insurance=("docx", insurance(status=dict.fromkeys(range(10, 15), word)))
    )
for good, bad in (
    ("企业职工养老", "城乡居民基本养老保险"), ("养老、工伤", "灵活就业人员养老"), ("养老、工伤", "工伤保险（单险种，实习生）"),
):  # fmt: skip
    kinds = [[i, name, masked(identity), bad if i > 9 else good, "正常"] for i, (name, identity) in enumerate(CREW, 1)]
    GROUP.add(f"insurance-kind-{bad}", STAFF, "9", insurance=("docx", insurance(rows=kinds)))
spans = [
    [i, name, masked(identity), "2021年3月", "2024年12月" if i > 9 else "2025年8月"]
    for i, (name, identity) in enumerate(CREW, 1)
]
GROUP.add(
    "insurance-ended-by-column",
    STAFF,
    "9",
    insurance=("docx", insurance(head=["序号", "姓名", "身份证号", "缴费起始年月", "缴费终止年月"], rows=spans)),
)
for name, told in (
    ("nine", "该单位当前参保职工9人。"), ("nine-in-capitals", "该单位当前实际缴费人数为玖人。"),
    ("nine-in-words", "该单位当前实际缴费人数为九人。"), ("nine-of-many", "历年累计参保126人，其中当前在保9人。"),
):  # fmt: skip
    paper = [("c", "社会保险参保证明"), f"参保单位：{UNIT}", "缴费所属期：2025年8月", told, "2025年9月5日"]
    GROUP.add(f"insurance-{name}", STAFF, "9", insurance=("docx", paper))
nine = [[i, name, masked(identity), "养老", "正常"] for i, (name, identity) in enumerate(CREW[:9], 1)]
GROUP.add("insurance-of-nine", STAFF, "9", insurance=("docx", insurance(rows=nine)))
family = [[*row[:3], CREW[9 + row[0] % 5][0], "正常"] for row in nine]
GROUP.add(
    "insurance-with-family",
    STAFF,
    "9",
    insurance=("docx", insurance(head=["序号", "姓名", "身份证号", "家属姓名", "缴费状态"], rows=family)),
)
GROUP.add(
    "insurance-of-those-who-left", STAFF, None, insurance=("docx", insurance(title="社会保险停保人员名单（减员）"))
)
others = [[i, name, masked(identity), "养老", OTHER] for i, (name, identity) in enumerate(CREW, 1)]
GROUP.add(
    "insurance-unit-by-column",
    STAFF,
    None,
    insurance=("docx", insurance(unit="", head=["序号", "姓名", "身份证号", "险种", "参保单位"], rows=others)),
)
