"""Equipment lists that prove less than they seem to: 9.8 million stay where the last two rows don't count."""

from __future__ import annotations

from corpora.variants.base import (
    EQUIPMENT_HEAD,
    ITEMS,
    OTHER,
    PARENT,
    UNIT,
    Group,
    Row,
    equipment,
    equipment_rows,
)  # fmt: skip

EQUIPMENT = "4.equipment"
OWN = equipment_rows(ITEMS[:4])
REST = [
    [5, "扫描电镜", "XK-5", 1, 1900000, 1900000, "2023-05-01"],
    [6, "动态热机械分析仪", "XK-6", 1, 900000, 900000, "2023-05-01"],
]
_USED = "闲置、停用的自有设备仍有原值，指引未要求在用，由人判断"
_OWNED = "已抵押或未付清的设备仍归买方使用，由人判断"
_BOUGHT = "各行都有过去的购置日期，标题之意由人判断"
_SLIP = "同一编号而名称、金额都不同，多为笔误，两项都计"
GROUP = Group(
    {
        "equipment-remark-闲置": _USED, "equipment-remark-停用": _USED, "equipment-column-使用状态-闲置": _USED,
        "equipment-remark-调试中": _USED, "equipment-remark-未付款": _OWNED, "equipment-remark-已抵押": _OWNED,
        "equipment-column-购置日期2-2026年": "表头“购置日期2”不是通行写法",
        "equipment-name-叉车": "厂内叉车可以是中试配套设施",
        "equipment-same-number": _SLIP, "equipment-other-sheet-other-name": "名称不同，不能断定是同一台",
        "equipment-sheet-二期": _BOUGHT,
        **{f"equipment-{where}-{title}": _BOUGHT
           for title in ("设备采购招标清单", "集团设备台账", "抵押设备清单", "展会样机清单")
           for where in ("title", "title-of-a-sheet", "name-of-a-sheet")},
    }
)  # fmt: skip


def _list(name: str, expected: str | None, rows: list[Row] | None = None, **changed: object) -> None:
    GROUP.add(f"equipment-{name}", EQUIPMENT, expected, equipment=("book", equipment(rows, **changed)))  # type: ignore[arg-type]


def _column(head: str, word: str, good: str = "") -> None:
    rows = [[*row, good] for row in OWN] + [[*row, word] for row in REST]
    _list(
        f"remark-{word}" if head == "备注" else f"column-{head}-{word}", "9800000", rows, head=[*EQUIPMENT_HEAD, head]
    )


for word in (
    "拟购置", "在途", "尚未到货", "待验收", "未付款", "租赁", "融资租赁", "借用", "合作单位提供", "高校共享设备", "报废", "已处置", "闲置", "停用", "待报废",
    "已抵押", "客户寄存", "供应商试用", "样机试用", "赠送（捐赠）待过户", "委托代管", "2026年3月到货", "采购合同已签订，2026年交付", "招标中", "在建工程",
    "母公司所有，无偿使用", "绍兴文理学院设备，共建使用", "由出租方提供", "非本单位资产", "已转让给关联公司", "调试中", "计划2026年采购", "意向采购",
):  # fmt: skip
    _column("备注", word)
for head, word, good in (
    ("资产归属", PARENT, UNIT), ("产权单位", OTHER, UNIT), ("权属", "集团", "自有"), ("所有权人", "绍兴文理学院", UNIT), ("来源", "外购（拟）", "自购"),
    ("来源", "试用", "自购"), ("状态", "订货", "在用"), ("使用状态", "闲置", "在用"), ("到货情况", "未到货", "已到货"), ("是否自有", "否", "是"),
    ("是否到位", "否", "是"), ("自有/租赁", "租", "自有"), ("权属", "他有", "自有"), ("购置日期2", "2026年", "2021年"), ("设备类别", "软件", "仪器"),
    ("设备类别", "运输设备", "仪器"), ("类别", "房屋建筑物", "仪器"), ("资产类别", "无形资产", "机器设备"), ("设备类别", "办公设备", "生产设备"),
    ("属性", "计划新增", "现有"),
):  # fmt: skip
    _column(head, word, good)
_list("bought-in-the-future", "9800000", OWN + [[*row[:6], f"2026-0{row[0]}-01"] for row in REST])
for name in (
    "车间净化装修工程", "10kV变配电工程", "实验室改造工程", "中试车间厂房", "ERP软件", "MES系统软件", "别克GL8商务车", "叉车", "办公电脑及家具一批",
    "专利技术使用权", "设备安装调试费", "培训费", "备品备件", "预付设备款", "在建工程—中试线", "运输费", "增值税", "设计费", "技术服务费", "税金", "原材料",
    "土地", "污水处理站土建", "装修", "展厅建设", "工程监理费", "预备费", "流动资金",
):  # fmt: skip
    _list(f"name-{name}", "9800000", [*OWN, [5, name, "", 1, 2800000, 2800000, "2023-05-01"]])
THREE = equipment_rows(ITEMS[:3])
TOTAL_WORDS = (
    "总计", "合 计", "合计：", "本页小计", "小  计", "以上合计", "设备总值", "累计", "总 值", "分类小计（一）", "Total", "TOTAL", "合计金额（元）", "∑",
    "第一部分合计", "检测设备小计", "结转", "承前页", "过次页", "接上页", "自有设备合计（元）", "设备原值合计",
)  # fmt: skip
for word in TOTAL_WORDS:
    money = ["", "", "", 8600000, ""]
    GROUP.add(
        f"equipment-total-{word}", EQUIPMENT, "8600000", equipment=("book", equipment([*THREE, ["", word, *money]]))
    )
    GROUP.add(
        f"equipment-total-first-{word}",
        EQUIPMENT,
        "8600000",
        equipment=("book", equipment([*THREE, [word, "", *money]])),
    )
    GROUP.add(
        f"equipment-total-numbered-{word}",
        EQUIPMENT,
        "8600000",
        equipment=("book", equipment([*THREE, [4, word, *money]])),
    )
for title in (
    "设备报价单", "设备采购合同", "拟购设备清单", "设备购置预算表", "2026年设备采购计划", "设备询价单", "设备采购招标清单", "设备需求表", "新增设备投资估算表",
    "设备投资概算表", "租赁设备清单", "借用设备清单", "共享仪器清单", "集团设备台账", "二期拟建设备清单", "待采购设备一览表", "可共享大型仪器清单",
    "合作单位设备清单", "高校共享仪器设备一览表", "设备处置清单", "报废设备清单", "待安装设备清单", "抵押设备清单", "设备拍卖清单", "出售设备清单",
    "展会样机清单", "规划设备清单", "目标设备清单",
):  # fmt: skip
    _list(f"title-{title}", None, title=title)
    first = equipment(OWN)
    titled = first | {"Sheet2": equipment(REST, title=title)["设备清单"]}
    GROUP.add(f"equipment-title-of-a-sheet-{title}", EQUIPMENT, "9800000", equipment=("book", titled))
    named = first | {title: equipment(REST, title="明细")["设备清单"]}
    GROUP.add(f"equipment-name-of-a-sheet-{title}", EQUIPMENT, "9800000", equipment=("book", named))
_list("of-another-company", None, unit=OTHER)
_list("of-the-parent", None, unit=PARENT)
_HEADS = ["序号", "设备名称", "规格型号", "数量"]
for name, unit_value, value, day in (
    ("net", "单价（元）", "净值（元）", "购置日期"), ("assessed", "评估单价（元）", "评估价值（元）", "评估基准日"),
    ("replacement", "重置单价（元）", "重置成本（元）", "评估基准日"), ("market", "市场单价（元）", "市场价（元）", "日期"),
    ("budget", "预算单价（元）", "预算金额（元）", "计划日期"), ("quoted", "报价（元）", "总报价（元）", "报价日期"),
    ("estimated", "估算单价（元）", "估算金额（元）", "日期"), ("in-yen-by-head", "单价（日元）", "原值（日元）", "购置日期"),
):  # fmt: skip
    _list(f"value-{name}", None, head=[*_HEADS, unit_value, value, day])
_list("in-yen-by-note", None, notes=["币种：日元"])
numbered = [[*row, f"ZC{row[0]:03d}"] for row in OWN] + [
    [5, "挤出试验线", "SHJ-65", 1, 3100000, 3100000, "2021-03-02", "ZC001"]
]
_list("same-number", "9800000", numbered, head=[*EQUIPMENT_HEAD, "资产编号"])
for name, again in (("spaced", "双螺杆挤出 中试线"), ("other-name", "双螺杆挤出机中试线")):
    twice = equipment(OWN) | {"二车间": equipment([[1, again, "XK-1", 1, 3200000, 3200000, "2021-03-02"]])["设备清单"]}
    GROUP.add(f"equipment-other-sheet-{name}", EQUIPMENT, "9800000", equipment=("book", twice))


def _scaled(items: list[tuple[str, int, int]], divisor: int) -> list[Row]:
    return [
        [i, name, f"XK-{i}", count, price / divisor, count * price / divisor, "2021-03-01"]
        for i, (name, count, price) in enumerate(items, 1)
    ]


units = equipment(_scaled(ITEMS[:4], 10000), head=[*_HEADS, "单价（万元）", "原值（万元）", "购置日期"])
units["2"] = equipment(_scaled(ITEMS[4:], 1000), head=[*_HEADS, "单价（千元）", "原值（千元）", "购置日期"])["设备清单"]
GROUP.add("equipment-two-units", EQUIPMENT, "12600000", equipment=("book", units))
_list(
    "thousands-that-are-ten-thousands",
    None,
    _scaled(ITEMS, 10000),
    head=[*_HEADS, "单价", "原值", "购置日期"],
    notes=["金额单位：千元"],
)
for sheet, title, expected in (
    ("租赁", "明细表", "9800000"),
    ("外借", "明细表", "9800000"),
    ("二期", "二期设备", None),
):
    sheets = equipment(OWN) | {sheet: equipment(REST, title=title)["设备清单"]}
    GROUP.add(f"equipment-sheet-{sheet}", EQUIPMENT, expected, equipment=("book", sheets))
for section in (
    "二、拟购设备", "二、计划新增设备", "（二）待采购", "二、租赁设备", "二、共享设备（绍兴文理学院）", "二、在途设备", "二、二期拟建", "二、合作单位设备", "二、软件", "二、房屋建筑物",
):  # fmt: skip
    blank = [None] * 6
    _list(f"section-{section}", "9800000", [["一、现有设备", *blank], *OWN, [section, *blank], *REST])
quotation = [
    ("c", "报价单"),
    f"致：{UNIT}",
    "报价单位：无锡某机械有限公司",
    ("t", [EQUIPMENT_HEAD, *equipment_rows()]),
    "以上报价有效期30天，含税。",
    "2025年9月1日",
]
GROUP.add("equipment-quotation", EQUIPMENT, None, equipment=None, extra=[("docx", quotation, "设备清单报价.docx")])
order = [
    ("c", "设备采购合同"), f"甲方（买方）：{UNIT}", "乙方（卖方）：无锡锐成机械有限公司",
    ("t", [EQUIPMENT_HEAD[:6], *[row[:6] for row in equipment_rows()]]), "交货期：合同生效后180日内。", "签订日期：2025年9月1日",
]  # fmt: skip
GROUP.add("equipment-order", EQUIPMENT, None, equipment=None, extra=[("docx", order, "05设备合同.docx")])
_list("sold-as-negative", "9800000", [*OWN, REST[0], [6, "减：已处置扫描电镜", "XK-5", -1, 1900000, -1900000, "2024"]])
