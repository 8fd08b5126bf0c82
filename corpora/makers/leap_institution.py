"""A public institution's form with labels above values, printed by LibreOffice; 29 February; a flat among the certificates."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from corpora.makers.paper import book, docx, fact, groups, pdf, people, printed, scan, start, uscc, write_truth

NAME = "03-leap-institution"
UNIT, CODE = "绍兴市越城区智联传感技术研究院", uscc("12330602MB1K7R3G5")
PLACE = "绍兴市越城区皋埠街道银桥路326号1号楼"
PLATFORM = "智能传感器中试服务平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    plan = folder / "plan.docx"
    document = docx(plan, [
        ("c", "绍兴市市级中试平台建设方案"), ("c", f"（{UNIT}）"), ("h", "基本信息表"),
        ("t", [["平台名称", "", "依托单位", "", "单位性质", "成立时间"], [PLATFORM, "", UNIT, "", "事业单位", "2024-02-29"],
               ["专职中试人员数（人）", "中试场地及配套设施面积（㎡）", "自有中试设备原值（万元）", "上年度中试服务总收入（万元）", "上年度对外中试服务收入（万元）", "对外中试服务收入占比（%）"],
               ["15", "740", "1010", "640.00", "96.00", "15"], ["统一社会信用代码", "", "住所", "", "租赁设备当年租金（万元）", "带头人"], [CODE, "", PLACE, "", "0", "韩若川"]]),
        ("h", "一、建设基础"),
        "研究院由越城区人民政府与浙江某大学共同举办，在编和聘用人员58人。平台专职中试人员15人，带头人韩若川研究员，主持过3条MEMS产线建设。",
        "平台使用皋埠街道两处自有房产，面积合计740平方米；2026年底前拟接收二期楼宇3200平方米。",
        "平台自有中试设备76台（套），设备原值1010万元，净值655.3万元。",
        "2024年，中试服务总收入640.00万元，对外96.00万元，占比15%。",
        ("h", "二、目标任务（节选）"), "到2026年，中试人员32人、场地3940㎡、设备原值2000万元。规划分三步实施，聚焦我市集成电路产业链。",
    ])  # fmt: skip
    table = document.tables[0]
    for row in (0, 1, 4, 5):
        for column in (0, 2):
            table.cell(row, column).merge(table.cell(row, column + 1))
    document.save(str(plan))
    printed(plan, folder / "1-方案.pdf")
    scan(folder / "2-法人证.pdf", [
        ("c", "事业单位法人证书"), "（副本）", f"统一社会信用代码　{CODE}",
        ("t", [["名　　称", UNIT], ["宗旨和业务范围", "开展智能传感技术研究、中试与成果转化服务"], ["住　　所", PLACE], ["法定代表人", "韩若川"], ["经费来源", "财政补助"], ["开办资金", "￥800万元"], ["举办单位", "越城区人民政府"], ["成立日期", "2024年02月29日"]], (40, 110)),
        "有效期　自2024年04月11日　至2029年04月10日", "登记管理机关　绍兴市越城区事业单位登记管理局",
    ], stamp="登记管理局", seed=31, angle=-0.8, size=12)  # fmt: skip
    crew = people(303, 18)
    kinds = ["技术"] * 5 + ["技能"] * 3 + ["管理"] * 2 + ["营销"]
    head = ["序号", "姓名", "身份证号", "人员类别", "岗位名称", "进院时间"]
    own = [
        [n, name, identity, kind, f"{kind}岗", "2024-03"]
        for n, ((name, identity), kind) in enumerate(zip(crew[:11], kinds, strict=True), 1)
    ]
    own.append([12, *own[4][1:]])
    gone = [
        [n, name, identity, "技术", "工程师", "2024-03", "2024-11离职"]
        for n, (name, identity) in enumerate(crew[11:15], 1)
    ]
    lent = [
        [n, name, identity, "技能", "驻场操作", "杭州芯测外包服务有限公司"]
        for n, (name, identity) in enumerate(crew[15:], 1)
    ]
    book(
        folder / "3-人员.xlsx",
        {
            "在岗": [["专职中试人员（在岗）"], head, *own],
            "已离职": [["2024年以来离职人员"], [*head, "备注"], *gone],
            "外协派驻": [["外协单位派驻人员（不属本院）"], [*head[:5], "劳动合同单位"], *lent],
        },
    )
    pdf(folder / "4-单位参保情况.pdf", [
        ("c", "单位参保证明"), f"兹证明{UNIT}（{CODE}）在我中心参加社会保险。截至2025年1月，该平台在册参保职工共计11人，缴费状态正常。", "特此证明。", "绍兴市越城区社会保险服务中心", "2025年2月10日",
    ])  # fmt: skip
    pdf(
        folder / "5-房产1.pdf",
        [
            ("c", "不动产权证书"),
            "浙（2024）绍兴市不动产权第0031277号",
            (
                "t",
                [
                    ["权利人", UNIT],
                    ["共有情况", "单独所有"],
                    ["坐落", PLACE],
                    ["权利类型", "国有建设用地使用权/房屋所有权"],
                    ["用途", "科教用地/科研"],
                    ["面积", "土地使用权面积1,460.00㎡/房屋建筑面积480.00㎡"],
                    ["使用期限", "2024年3月1日起至2074年2月28日止"],
                ],
                (40, 110),
            ),
        ],
    )
    pdf(
        folder / "5-房产2.pdf",
        [
            ("c", "不动产权证书"),
            "浙（2024）绍兴市不动产权第0031278号",
            (
                "t",
                [
                    ["权利人", UNIT],
                    ["共有情况", "单独所有"],
                    ["坐落", "绍兴市越城区皋埠街道银桥路人才公寓3幢1单元101、102室"],
                    ["权利类型", "国有建设用地使用权/房屋所有权"],
                    ["用途", "城镇住宅用地/成套住宅"],
                    ["面积", "土地使用权面积88.40㎡/房屋建筑面积260.00㎡"],
                    ["使用期限", "2020年6月1日起至2090年5月31日止"],
                ],
                (40, 110),
            ),
        ],
    )
    items = [
        ("晶圆键合机", 1, "286.00"),
        ("激光划片机", 2, "92.50"),
        ("探针台", 4, "33.25"),
        ("温循试验箱", 3, "28.00"),
        ("引线键合机", 2, "64.00"),
        ("洁净空调机组", 1, "98.00"),
        ("压力标定系统", 1, "86.00"),
    ]
    total = sum(n * Decimal(p) for _, n, p in items)
    assert total == 1000, total
    sheet: list[list[object]] = [
        ["设备台账"],
        ["序号", "设备名称", "数量", "单价（万元）", "原值（万元）", "累计折旧（万元）", "净值（万元）"],
    ]
    for n, (name, count, price) in enumerate(items, 1):
        value = count * Decimal(price)
        sheet.append(
            [n, name, count, float(price), float(value), float(value * Decimal("0.35")), float(value * Decimal("0.65"))]
        )
    sheet.append(["合计", None, None, None, 1010.00, 350.0, 650.0])
    book(folder / "6-台账.xlsx", {"Sheet1": sheet})
    pdf(folder / "7-审计.pdf", [
        ("c", "关于智能传感器中试服务平台2024年度收支情况的审计报告"), f"{UNIT}：", "我所接受委托，对贵院智能传感器中试服务平台2024年度收支进行审计。贵院对平台实行单独核算，设置专账。",
        ("t", [["序号", "审计事项", "审定金额（元）"], ["1", "中试服务总收入", "6,400,000.00"], ["1.1", "对外中试服务收入", "960,000.00"], ["1.2", "院内课题中试结算", "5,440,000.00"], ["2", "中试服务成本", "5,012,338.41"]]), "绍兴中兴联合会计师事务所", "2025年1月24日",
    ])  # fmt: skip
    pdf(
        folder / "8-信用.pdf",
        [
            ("c", "信用报告（事业单位）"),
            f"主体名称：{UNIT}",
            f"统一社会信用代码：{CODE}",
            "报告日期：2025年2月11日",
            "行政处罚：无",
            "严重失信：无",
            "安全生产事故：无",
            "环境违法：无",
        ],
    )
    docx(
        folder / "9-制度.docx",
        [
            ("c", "中试服务平台管理制度汇编"),
            "一、组织机构与职责",
            "平台实行主任负责制。",
            "二、财务管理：平台独立核算，专账管理。",
            "三、服务流程与收费",
            "按目录收费。",
            "四、知识产权与保密",
            "签订保密协议。",
        ],
    )
    docx(
        folder / "10-经费.docx",
        [
            ("c", "关于安排中试平台运行经费的函"),
            f"{UNIT}：",
            "经研究，区财政2025年安排智能传感器中试服务平台运行经费260万元，列入年度部门预算，持续保障平台建设运营。",
            "绍兴市越城区财政局",
            "2025年1月6日",
        ],
    )
    write_truth(
        root, NAME, "2025-02-28",
        ["institution certificate, scanned and stamped", "established on 29 February, a year later on 28 February: enough", "plan printed by LibreOffice, merged labels above values", "sheets of people who left and of another employer's people",
         "a person twice", "insurance states a total only", "a certificate for dwellings does not count: 480 of 740", "net value beside", "stated total is wrong; exactly 1000 万元", "exactly 15 %"],
        {
            "established": fact("2024-02-29", "2024-02-29"), "registered_place": {"evidenced": PLACE}, "uscc": fact(CODE, CODE), "pilot_staff": fact(15, 11), **groups(5, 3, 2, 1), "pilot_area": fact(740, 480),
            "equipment_owned": fact(10100000, 10000000), "pilot_revenue_total": fact(6400000, 6400000), "pilot_revenue_external": fact(960000, 960000), "external_share": fact("0.15", "0.15"),
        },
        {"4.area": ["not_met", "missed"], "5.plan": None},
        [["claim_exceeds_evidence", "pilot_staff"], ["claim_exceeds_evidence", "pilot_area"], ["claim_exceeds_evidence", "equipment_owned"], ["total_mismatch", "equipment_owned"], ["duplicate_row", "pilot_staff"]],
        allowed=["name_mismatch"],
        parts={"1-方案.pdf": ["plan"], "2-法人证.pdf": ["business_licence"], "5-房产1.pdf": ["property_certificate"], "5-房产2.pdf": ["property_certificate"], "7-审计.pdf": ["audit_report"], "8-信用.pdf": ["credit_report"], "10-经费.docx": ["funding_proof"]},
    )  # fmt: skip
