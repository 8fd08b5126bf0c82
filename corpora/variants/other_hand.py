"""Changed papers on the roster with the social insurance list, and on the equipment list with its asset papers."""

from corpora.makers.paper import masked
from corpora.variants.base import (
    CREW,
    EQUIPMENT_HEAD,
    ITEMS,
    PARENT,
    PLATFORM,
    UNIT,
    Group,
    equipment,
    equipment_rows,
    insurance,
    roster,
    roster_rows,
)

GROUP = Group()
LAST = set(range(10, 15))  # serial numbers of the last five; nine are left
NAMES = [name for name, _ in CREW]
FIVE = "、".join(NAMES[9:])


def sset(yes, no, where=LAST):
    """A value by serial number 1..14."""
    return [yes if i in where else no for i in range(1, 15)]


# ---------------------------------------------------------------- staff, batch 1
# Five persons' contribution is not received (列 “实缴标志” = 否).
GROUP.add(
    "other-hand-unpaid-flag",
    "2.staff",
    None,
    insurance=(
        "docx",
        insurance(
            head=["序号", "姓名", "社会保障号码", "缴费基数", "应缴月份", "实缴标志"],
            rows=[
                [i, n, masked(c), "6800", "202508", f]
                for i, ((n, c), f) in enumerate(zip(CREW, sset("否", "是"), strict=True), 1)
            ],
        ),
    ),
)
# Each row names who pays; five are paid by a dispatch agency.
GROUP.add(
    "other-hand-payer-column-agency",
    "2.staff",
    None,
    insurance=(
        "docx",
        insurance(
            head=["姓名", "身份证号", "缴费单位", "险种", "状态"],
            rows=[
                [n, masked(c), u, "养老、失业、工伤", "正常"]
                for (n, c), u in zip(CREW, sset("绍兴众才人力资源服务有限公司", UNIT), strict=True)
            ],
        ),
    ),
)
# Five persons are in work-injury insurance only, as over-age persons: no employees.
GROUP.add(
    "other-hand-injury-only-over-age",
    "2.staff",
    None,
    insurance=(
        "docx",
        insurance(
            head=["序号", "姓名", "身份证号", "养老", "失业", "工伤", "人员类别"],
            rows=[
                [
                    i,
                    n,
                    masked(c),
                    "—" if i in LAST else "√",
                    "—" if i in LAST else "√",
                    "√",
                    "超龄人员单险种参保" if i in LAST else "企业职工",
                ]
                for i, (n, c) in enumerate(CREW, 1)
            ],
        ),
    ),
)
# The column “变动情况” says five left in September, before the application.
GROUP.add(
    "other-hand-reduced-in-september",
    "2.staff",
    None,
    insurance=(
        "docx",
        insurance(
            head=["序号", "姓名", "身份证号", "参保险种", "本期缴费", "变动情况"],
            rows=[
                [i, n, masked(c), "养老、工伤、失业", "已缴", "2025-09减员" if i in LAST else ""]
                for i, (n, c) in enumerate(CREW, 1)
            ],
        ),
    ),
)
# A note below the list: five have been stopped.
GROUP.add(
    "other-hand-note-five-stopped",
    "2.staff",
    None,
    insurance=("docx", insurance(tail=[f"备注：上表中{FIVE}等5人已于2025年8月31日办理停保手续。"])),
)
# Roster: five are outside advisers who come two days a month.
GROUP.add(
    "other-hand-advisers-two-days",
    "2.staff",
    None,
    roster=(
        "book",
        roster(
            head=["序号", "姓名", "身份证号", "岗位类别", "到岗情况"],
            rows=[[*r, "外聘顾问，每月到岗2天" if r[0] in LAST else "全职在岗"] for r in roster_rows()],
        ),
    ),
)
# Roster: a note below says numbers 10 to 14 are to be hired.
GROUP.add(
    "other-hand-note-to-be-hired",
    "2.staff",
    None,
    roster=("book", roster(tail=[["注：序号10至14为2025年第四季度拟引进人员，目前尚未到岗。"]])),
)
# Roster: five have a leaving date before the application.
GROUP.add(
    "other-hand-leaving-dates",
    "2.staff",
    None,
    roster=(
        "book",
        roster(
            head=["序号", "姓名", "身份证号", "岗位类别", "入职日期", "离职日期"],
            rows=[[*r, "2021-04-01", "2025-08-31" if r[0] in LAST else ""] for r in roster_rows()],
        ),
    ),
)
# Roster in two parts: nine of the platform, five of other departments who help when needed.
_r = roster_rows()
GROUP.add(
    "other-hand-parts-support-from-elsewhere",
    "2.staff",
    None,
    roster=(
        "book",
        roster(rows=[["一、平台专职人员"], *_r[:9], ["二、公司其他部门支援人员（按需抽调，不占平台编制）"], *_r[9:]]),
    ),
)
# A second sheet tells that five were transferred out of the platform.
GROUP.add(
    "other-hand-second-sheet-transfers",
    "2.staff",
    None,
    roster=(
        "book",
        {
            **roster(),
            "人员变动": [
                ["2025年9月人员变动情况"],
                ["姓名", "变动类型", "原部门", "现部门", "生效日期"],
                *[[n, "调出", PLATFORM, "公司销售一部", "2025-09-15"] for n in NAMES[9:]],
            ],
        },
    ),
)
# Good: usual columns in another order, ticks per branch, empty remarks, PDF.
GROUP.add(
    "other-hand-good-ticks-pdf",
    "2.staff",
    "met",
    insurance=None,
    extra=(
        (
            "pdf",
            insurance(
                title="浙江省社会保险参保证明（单位）",
                head=["社会保障号码", "姓名", "养老", "工伤", "失业", "参保状态", "备注"],
                rows=[[masked(c), n, "√", "√", "√", "参保缴费", ""] for n, c in CREW],
            ),
            "04社保.pdf",
        ),
    ),
)
# Good: harmless notes of an insurance office.
GROUP.add(
    "other-hand-good-office-notes",
    "2.staff",
    "met",
    insurance=(
        "docx",
        insurance(
            tail=[
                "本月应缴人数：14人　实缴人数：14人　欠费：0元",
                "说明：1.本证明可在浙江政务服务网验证，授权码：8F3K2Q71，有效期三个月。",
                "2.单位人员发生增减变动的，请于当月25日前办理参保、停保登记。",
                "（绍兴市社会保险事业服务中心 业务专用章）",
            ]
        ),
    ),
)

# ---------------------------------------------------------------- equipment, batch 2 (base rows: 3.2, 3.0, 2.4, 1.2, 1.9, 0.9 million)
_e = equipment_rows()
# The only money column is net value.
GROUP.add(
    "other-hand-net-value-only",
    "4.equipment",
    None,
    equipment=(
        "book",
        equipment(
            head=["序号", "设备名称", "规格型号", "数量", "账面净值（元）", "购置日期"],
            rows=[[*r[:4], r[5], r[6]] for r in _e],
        ),
    ),
)
# Appraised value, not original value.
GROUP.add(
    "other-hand-appraised-value",
    "4.equipment",
    None,
    equipment=(
        "book",
        equipment(
            head=["序号", "设备名称", "规格型号", "数量", "评估单价（元）", "评估价值（元）", "启用日期"], rows=_e
        ),
    ),
)
# Two rows (4.3 million) ordered but not delivered.
GROUP.add(
    "other-hand-ordered-not-delivered",
    "4.equipment",
    None,
    equipment=(
        "book",
        equipment(
            head=[*EQUIPMENT_HEAD, "到货情况"],
            rows=[[*r, "合同已签，预计11月到货" if r[0] in (3, 5) else "已安装调试"] for r in _e],
        ),
    ),
)
# Two rows (4.3 million) belong to a university.
GROUP.add(
    "other-hand-owner-university",
    "4.equipment",
    None,
    equipment=(
        "book",
        equipment(
            head=["序号", "资产权属单位", *EQUIPMENT_HEAD[1:]],
            rows=[[r[0], "绍兴文理学院" if r[0] in (3, 5) else UNIT, *r[1:]] for r in _e],
        ),
    ),
)
# A note below: items 1 and 3 are the parent's, lent free of charge.
GROUP.add(
    "other-hand-note-lent-by-parent",
    "4.equipment",
    None,
    equipment=("book", equipment(tail=[[f"备注：第1、3项设备产权归{PARENT}所有，由平台无偿使用。"]])),
)
# A line below takes off a line that was sold: 9.4 million are left, and the total says so.
GROUP.add(
    "other-hand-less-disposed",
    "4.equipment",
    "9400000",
    equipment=(
        "book",
        equipment(
            tail=[
                ["", "小计", "", "", "", 12600000, ""],
                ["", "减：双螺杆挤出中试线（2025年6月已对外出售）", "", "", "", -3200000, ""],
                ["", "合计", "", "", "", 9400000, ""],
            ]
        ),
    ),
)
# Yen.
GROUP.add(
    "other-hand-yen",
    "4.equipment",
    None,
    equipment=(
        "book",
        equipment(head=["序号", "设备名称", "规格型号", "数量", "单价（日元）", "原值（日元）", "购置日期"]),
    ),
)
# Departments: rows 1 and 5 (5.1 million) are in the production workshop, not the platform.
GROUP.add(
    "other-hand-production-department",
    "4.equipment",
    None,
    equipment=(
        "book",
        equipment(
            title="公司机器设备台账",
            head=[*EQUIPMENT_HEAD, "使用部门"],
            rows=[[*r, "量产车间（批量生产用）" if r[0] in (1, 5) else "中试平台"] for r in _e],
        ),
    ),
)
# The same asset (same number) is entered twice: 9.4 million without the second.
_items = [*ITEMS[:1], *ITEMS[:1], *ITEMS[1:3], ITEMS[3], ITEMS[5]]
GROUP.add(
    "other-hand-same-asset-number-twice",
    "4.equipment",
    None,
    equipment=(
        "book",
        equipment(
            head=["固定资产编号", *EQUIPMENT_HEAD[1:]],
            rows=[
                [f"GD-2021-{n:03d}", name, f"XK-{n}", k, p, k * p, "2021-03-05"]
                for n, (name, k, p) in zip(
                    [1, 1, 2, 3, 4, 6], [ITEMS[0], ITEMS[0], ("热压罐", 1, 1500000), *_items[3:]], strict=True
                )
            ],
        ),
    ),
)
# Good: a ledger with depreciation and net value beside the original value.
GROUP.add(
    "other-hand-good-ledger",
    "4.equipment",
    "met",
    equipment=(
        "book",
        equipment(
            title=f"{PLATFORM}固定资产明细账（截至2025年8月31日）",
            head=[
                "资产编号",
                "设备名称",
                "规格型号",
                "数量",
                "原值（元）",
                "累计折旧（元）",
                "净值（元）",
                "入账日期",
                "使用状况",
            ],
            rows=[[f"GD{r[0]:04d}", *r[1:4], r[5], int(r[5] * 0.4), int(r[5] * 0.6), r[6], "在用"] for r in _e],
            tail=[["合计", "", "", 9, 12600000, 5040000, 7560000, "", ""]],
        ),
    ),
)
# Good: amounts in ten thousand, unit named in the head, with serial, place and keeper columns.
GROUP.add(
    "other-hand-good-ten-thousand",
    "4.equipment",
    "met",
    equipment=(
        "book",
        equipment(
            head=["序号", "名称", "型号", "台（套）数", "单价/万元", "原值/万元", "购置年月", "存放地点", "保管人"],
            rows=[[*r[:4], r[4] / 10000, r[5] / 10000, "2021.03", "3幢1层", NAMES[3]] for r in _e],
        ),
    ),
)
# Good: two sheets, pilot equipment 9.8 million and supporting facilities 2.8 million, both the platform's own.
GROUP.add(
    "other-hand-good-two-sheets",
    "4.equipment",
    "met",
    equipment=(
        "book",
        {
            **equipment(rows=_e[:4], title=f"{PLATFORM}中试设备清单（一）生产工艺类"),
            "检测设备": [[f"{PLATFORM}中试设备清单（二）检测类"], [f"单位：{UNIT}"], EQUIPMENT_HEAD, *_e[4:]],
        },
    ),
)
