"""Everything just below the line: the place, the day, nine of twelve, 499.9, 14.99 %, 999.99."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import book, docx, fact, groups, pdf, people, start, uscc, write_truth

NAME = "02-near-misses"
UNIT, CODE = "宁波屿光新能源材料科技有限公司", uscc("91330212MAD4R8N1X")
PLACE = "浙江省宁波市鄞州区首南街道学府路77号9幢"
PLATFORM = "固态电解质中试平台（绍兴）"
OTHER = "浙江越东人力资源服务有限公司"


def make(root: Path) -> None:
    folder = start(root, NAME)
    document = docx(folder / "屿光-申报书.docx", [
        ("c", "市级中试平台申报书"), ("c", PLATFORM),
        ("t", [["一、申报单位概况"], ["单位全称", UNIT, "社会信用代码", CODE], ["注册地", PLACE, "注册时间", "2024/9/2"], ["二、平台现状"],
               ["人员规模（人）", "场地规模（㎡）", "装备原值（万元）", "服务收入（万元，2024年）"], ["12", "约500", "999.99", "1,487.6（其中对外223.0）"]]),
        ("h", "三、平台简介"),
        "平台位于绍兴市越城区马山街道，由宁波总部管理。现有中试人员12人，工程技术带头人宣亦寒博士，高级工程师。中试场地及配套设施面积约500平方米。",
        "平台设备原值合计999.99万元。2024年中试服务总收入1487.6万元，对外中试服务收入223万元，占15.0%。",
        ("h", "四、三年规划"), "2026年人员增至20人，2027年场地增至1500平方米，2028年设备原值突破3000万元。",
        ("h", "五、运行"), "平台收支单独核算。经费由总部保障，每年不少于300万元。",
    ])  # fmt: skip
    table = document.tables[0]
    for row in (0, 3):
        table.rows[row].cells[0].merge(table.rows[row].cells[3])
    document.save(str(folder / "屿光-申报书.docx"))
    crew = people(202, 12, "330212")
    kinds = ["技术"] * 4 + ["技能"] * 3 + ["管理"] + ["营销"] + ["技能"] * 3
    book(folder / "团队.xlsx", {"人员": [
        ["固态电解质中试平台（绍兴）人员情况一览"], ["序号", "基本信息", None, None, "岗位信息", None, "用工信息"], [None, "姓名", "身份证号码", "学历", "类别", "岗位", "劳动关系所在单位"],
        *([n, name, identity, "本科", kind, f"{kind}岗", UNIT if n <= 9 else OTHER] for n, ((name, identity), kind) in enumerate(zip(crew, kinds, strict=True), 1)),
    ]})  # fmt: skip
    pdf(folder / "参保.pdf", [
        ("c", "宁波市社会保险参保人员清册"), f"参保单位：{UNIT}", "费款所属期：202508", ("t", [["序号", "姓名", "社会保障号", "险种", "缴费状态"], *([n, *p, "养老、工伤、失业", "正常"] for n, p in enumerate(crew[:9], 1))]),
        "打印日期：2025年8月28日",
    ])  # fmt: skip
    pdf(folder / "参保（派遣）.pdf", [
        ("c", "绍兴市社会保险参保人员清册"), f"参保单位：{OTHER}", "费款所属期：202508", ("t", [["序号", "姓名", "社会保障号", "险种", "缴费状态"], *([n, *p, "养老、工伤、失业", "正常"] for n, p in enumerate(crew[9:], 1))]),
        "打印日期：2025年8月28日",
    ])  # fmt: skip
    pdf(folder / "营业执照.pdf", [
        ("c", "营 业 执 照"), f"统一社会信用代码 {CODE}", f"名　　称　{UNIT}", "类　　型　有限责任公司（法人独资）", "法定代表人　宣亦寒", "注册资本　叁仟万元整", "成立日期　2024年09月02日", f"住　　所　{PLACE}",
        "登记机关　宁波市鄞州区市场监督管理局", "2024年09月02日",
    ], font="Hei")  # fmt: skip
    pdf(folder / "租房.pdf", [
        ("c", "房屋租赁合同"), "出租方：绍兴马山智造园运营有限公司", f"承租方：{UNIT}", "第一条　房屋坐落：绍兴市越城区马山街道越英路15号2幢一层西侧，建筑面积499.9平方米（约500平方米），用途：中试生产。",
        "第二条　租期：2024年10月1日至2027年9月30日。", "第三条　租金：每平方米每月18元。", "2024年9月20日",
    ])  # fmt: skip
    items = [
        ("等静压机", 1, "212.40"),
        ("高能球磨机", 3, "38.60"),
        ("辊道烧结炉", 1, "276.00"),
        ("露点控制手套箱线", 1, "188.50"),
        ("阻抗分析仪", 2, "41.20"),
        ("X射线衍射仪", 1, "124.89"),
    ]
    from decimal import Decimal as D

    total = sum(n * D(p) for _, n, p in items)
    assert total == D("999.99"), total
    pdf(folder / "装备表.pdf", [
        ("c", "平台中试装备明细"), "计量单位：台、万元", ("t", [["序", "装备名称", "数量", "单价", "金额", "权属"], *([i, n, c, p, f"{c * D(p):.2f}", "自购"] for i, (n, c, p) in enumerate(items, 1)), ["", "合　　计", "", "", "999.99", ""]]),
    ], grid=False)  # fmt: skip
    pdf(folder / "审计.pdf", [
        ("c", "专项审计报告"), "甬正审（2025）专字88号", f"{UNIT}：", "我们对贵公司固态电解质中试平台2024年度收入进行了专项审计。",
        "经审计，2024年度中试服务总收入14,876,000.00元，其中对外中试服务收入2,230,000.00元，对外中试服务收入占比15.0%。平台设置独立账簿，单独核算。", "宁波正源会计师事务所", "2025年3月31日",
    ])  # fmt: skip
    pdf(folder / "信用报告.pdf", [
        ("c", "公共信用信息查询结果"), f"查询对象：{UNIT}", f"代码：{CODE}", "查询日期：2025年8月20日", ("t", [["类别", "条数"], ["行政许可", "6"], ["行政处罚", "2"], ["守信激励", "1"], ["严重失信主体名单", "0"], ["经营异常名录", "0"]]),
        "注：本查询结果仅列示条数，详细内容请登录网站查看。统计区间为近三年。",
    ])  # fmt: skip
    share = "0.1499058886797526"
    write_truth(
        root, NAME, "2025-09-01",
        ["registered in Ningbo, platform in Shaoxing", "established 2024-09-02: one day short of a year", "nine of twelve are the unit's own, three another employer's with an insurance list of that employer",
         "499.9 m2 called about 500", "14.9906 % called 15.0 %", "999.99 万元, borderless list", "a credit report that counts two penalties and tells none", "two-level heads", "labels above values, units in labels"],
        {
            "established": fact("2024-09-02", "2024-09-02"), "registered_place": fact(PLACE, PLACE), "pilot_staff": fact(12, 9), **groups(4, 3, 1, 1),
            "pilot_area": {"evidenced": "499.9", "used": "499.9"}, "equipment_owned": fact("9999900", "9999900"), "pilot_revenue_total": fact(14876000, 14876000),
            "pilot_revenue_external": fact(2230000, 2230000), "external_share": {"claimed": "0.15", "evidenced": share, "used": share},
        },
        {"1.registered": ["not_met", "missed"], "1.operating": ["not_met", "missed"], "2.staff": ["not_met", "missed"], "3.external_share": ["judgement", "soft_missed"], "3.rules": None, "4.area": ["not_met", "missed"],
         "4.equipment": ["judgement", "soft_missed"], "5.funding": None, "6.record": ["judgement", "needs_person"]},
        [["claim_exceeds_evidence", "pilot_staff"], ["name_mismatch", "pilot_staff"]], allowed=["not_insured", "ratio_mismatch"], fast=True,
        parts={"屿光-申报书.docx": ["plan"], "团队.xlsx": ["staff_roster"], "参保.pdf": ["social_insurance"], "租房.pdf": ["premises_lease"], "装备表.pdf": ["equipment_list"], "信用报告.pdf": ["credit_report"]},
    )  # fmt: skip
