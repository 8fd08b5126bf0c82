"""A plan in prose alone with numbers in Chinese; a lease that is over, carried on by a supplement; a roster in docx."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import book, docx, fact, groups, masked, pdf, people, start, uscc, write_truth

NAME = "01-prose-and-supplement"
UNIT, CODE = "诸暨柘溪精密轴材有限公司", uscc("91330681MA2D7H5K2")
PLACE = "浙江省诸暨市店口镇中央大道118号"
PLATFORM = "诸暨高端轴承材料中试基地"


def make(root: Path) -> None:
    folder = start(root, NAME)
    docx(folder / "正文.docx", [
        ("c", f"{PLATFORM}"), ("c", "建 设 方 案"), ("c", f"{UNIT}"), ("c", "二〇二六年三月"), "\f",
        ("h", "第一章 我们是谁"),
        f"{UNIT}（以下简称“柘溪轴材”）二〇一九年四月八日在诸暨市市场监督管理局登记设立，统一社会信用代码{CODE}，住所在{PLACE}，企业类型为有限责任公司（自然人投资或控股）。公司现有在册员工三百一十余人，厂区占地五十二亩，二〇二五年营业总收入二亿三千万元。",
        ("h", "第二章 手里有什么"),
        "队伍。基地配有专职中试人员二十三人，由正高级工程师骆闻舟担任工程技术带头人，其从事轴承钢真空脱气与热处理工程化工作二十一年。另有公司研发中心人员六十余人可随时支援，不计入基地。",
        "场地。基地设在五号厂房，中试车间一千一百平方米，配套用房一百六十平方米，中试场地及配套设施面积合计一千二百六十平方米。",
        "装备。基地自有中试设备原值一千一百八十余万元，提足折旧后的净值约七百六十万元，没有租用设备。",
        "营收。二〇二五年度中试服务总收入八百六十四万元，其中面向外单位的对外中试服务收入一百二十五万元，占比约百分之十四点五；二〇二四年这一占比为百分之二十五点五，二〇二五年下降主要因为集团内新品试制集中。",
        ("h", "第三章 怎么管"),
        "基地财务相对独立，在公司账套内单设辅助账，收支单列。《指引》要求对外服务收入占比一般不低于15%、设备原值一般不低于1000万元、人员10人以上，基地已逐条对照。",
        ("h", "第四章 往哪里去（发展规划）"),
        "到二〇二八年，力争专职中试人员达到四十五人，场地扩至二千六百平方米，设备原值达到二千万元，对外中试服务收入占比提高到百分之三十以上。",
    ])  # fmt: skip
    crew = people(101, 28, "330681")
    posts = (
        [("工程技术部", "工艺研发工程师")] * 10
        + [("操作技能班", "热处理技师")] * 8
        + [("综合管理部", "基地运营主管")] * 3
        + [("市场营销部", "客户经理")] * 2
    )
    team = [(name, identity, *post) for (name, identity), post in zip(crew, posts, strict=False)]
    listed = [*team[:15], team[3], *team[15:]]  # one technician twice
    docx(folder / "附一、基地人员.docx", [
        ("c", "基地专职中试人员花名册"), f"填报单位：{UNIT}",
        ("t", [["序号", "姓名", "公民身份号码", "所在部门", "职务"], *([n, *row] for n, row in enumerate(listed, 1))]),
    ])  # fmt: skip
    paid = [
        person for place, person in enumerate(crew) if place not in (2, 12)
    ]  # a technician and a skilled worker are missing
    pdf(folder / "附二、社保.pdf", [
        ("c", "浙江省社会保险单位参保人员证明（企业职工基本养老保险）"),
        f"单位名称：{UNIT}　　单位编号：3306810099127", "查询期间：2026年1月至2026年2月",
        ("t", [["序号", "姓名", "证件号码", "2026-01", "2026-02", "备注"], *([n, name, masked(identity), "已缴费", "已缴费", ""] for n, (name, identity) in enumerate(paid, 1))]),
        "说明：本证明涉及个人信息部分已脱敏处理，可登录浙江政务服务网核验。", "打印时间：2026年3月4日",
    ])  # fmt: skip
    pdf(folder / "附三、执照.pdf", [
        ("c", "营业执照"), "（副本）", f"统一社会信用代码：{CODE}",
        ("t", [["名　　称", UNIT, "注册资本", "伍仟万元整"], ["类　　型", "有限责任公司(自然人投资或控股)", "成立日期", "2019年04月08日"],
               ["法定代表人", "骆闻舟", "营业期限", "2019年04月08日至2049年04月07日"], ["经营范围", "轴承钢材、特种合金制造、加工、销售；技术服务。", "住　　所", PLACE]]),
        "登记机关：诸暨市市场监督管理局", "2023年11月20日",
    ], font="Hei")  # fmt: skip
    pdf(folder / "附四、房租.pdf", [
        ("c", "厂房租赁协议书"), "甲方（出租人）：诸暨店口镇永丰资产经营有限公司", f"乙方（承租人）：{UNIT}",
        "一、甲方将坐落于诸暨市店口镇中央大道118号内五号厂房出租给乙方，计租建筑面积1260平方米，作中试生产之用。甲方整个院区总建筑面积31,500平方米。",
        "二、租期五年，自2021年3月1日起，至2026年2月28日止。", "三、年租金226,800元，每年3月10日前一次付清。另收履约保证金50,000元。",
        "甲方（章）　　　　乙方（章）", "签订日期：2021年2月18日",
    ])  # fmt: skip
    pdf(folder / "附四之二.pdf", [
        ("c", "厂房租赁协议书之补充协议"), "甲方：诸暨店口镇永丰资产经营有限公司", f"乙方：{UNIT}",
        "鉴于双方于2021年2月18日签订的《厂房租赁协议书》（下称原协议）将于2026年2月28日期满，经协商，就续租事宜补充约定如下：",
        "1. 租赁物仍为诸暨市店口镇中央大道118号内五号厂房，建筑面积1260平方米，用途不变。", "2. 续租期限三年，自2026年3月1日起至2029年2月28日止。",
        "3. 续租期年租金调整为240,000元，支付方式不变。", "4. 原协议其余条款继续有效。", "签订日期：2026年1月22日",
    ])  # fmt: skip
    first = [
        ("真空感应熔炼炉", "ZG-200", 1, 2860000),
        ("连续退火试验线", "LT-3", 1, 1975000),
        ("穿孔轧制机组", "CZ-60", 1, 2140000),
        ("双室真空淬火炉", "VQ-2", 2, 618000),
    ]
    second = [
        ("旋转弯曲疲劳试验机", "XW-10", 4, 146000),
        ("直读光谱仪", "SPK-8", 1, 872000),
        ("高频超声探伤系统", "UT-64", 1, 1263000),
        ("轴承寿命台", "SM-12", 6, 152667),
        ("污水回用装置", "HY-5", 1, 0),
    ]
    second[3] = ("轴承寿命台", "SM-12", 6, 136000)
    second[4] = ("污水回用装置", "HY-5", 1, 100000)
    head = ["编号", "名称", "型号规格", "数量（台）", "含装单价（元）", "购置原值（元）", "投用年月"]

    def rows(prefix: str, items: list[tuple[str, str, int, int]]) -> list[list[object]]:
        made: list[list[object]] = [head]
        made += [
            [f"{prefix}{n:02d}", name, model, count, price, count * price, f"20{19 + n}.0{n}"]
            for n, (name, model, count, price) in enumerate(items, 1)
        ]
        made.append([None, "小计（万元）", None, None, None, sum(c * p for _, _, c, p in items) / 10000, None])
        return made

    owned = sum(c * p for _, _, c, p in [*first, *second])
    assert owned == 11846000, owned
    book(folder / "附五、装备.xlsx", {"中试装备": rows("ZB", first), "检测及配套": rows("JC", second)})
    pdf(folder / "附六、收入鉴证.pdf", [
        ("c", "中试服务收入专项审计报告"), "诸信会专字（2026）第0113号", f"{UNIT}全体股东：",
        f"我们审计了贵公司所属“{PLATFORM}”2023年度至2025年度中试服务收入明细表。编制明细表是贵公司管理层的责任。",
        "我们认为，明细表在所有重大方面公允反映了基地相应年度中试服务收入情况。基地收支在辅助账中单独核算。", "附：中试服务收入明细表（金额单位：人民币万元）",
        ("t", [["项　　目", "2023年度", "2024年度", "2025年度"], ["中试服务总收入", "702.60", "791.30", "864.00"], ["　其中：对外中试服务收入", "163.00", "201.70", "125.00"], ["　　　　内部中试服务收入", "539.60", "589.60", "739.00"]]),
        "诸暨信达会计师事务所（普通合伙）", "二〇二六年二月二十七日",
    ])  # fmt: skip
    pdf(folder / "附七、信用.pdf", [
        ("c", "企业公共信用信息报告"), "报告出具：信用中国（浙江绍兴）", f"根据{UNIT}（统一社会信用代码：{CODE}）的授权，经查询浙江省公共信用信息平台归集的数据，形成本报告。",
        "自2023年3月2日至2026年3月2日，未发现该主体有行政处罚、严重失信主体名单、经营异常名录、拖欠税款等信息，亦未发现安全生产、产品质量、生态环境领域的处罚记录。",
        "本报告仅反映生成时点数据，不作为法律文书。", "生成时间：2026-03-02 10:21:07",
    ])  # fmt: skip
    docx(folder / "附八、制度.docx", [
        ("c", f"{PLATFORM}运行管理办法"), "第一条 组织机构：基地设主任一名、技术委员会一个，下设四个部门。", "第二条 服务流程：受理、评估、签约、试制、交付。",
        "第三条 收费标准：执行目录价，每年公布一次。", "第四条 知识产权归属按合同约定。", "第五条 商业秘密：样品和数据分级保密。", "第六条 财务：基地收支单设辅助账，独立核算。",
    ])  # fmt: skip
    write_truth(
        root, NAME, "2026-03-16",
        ["prose plan without a form", "numbers in Chinese", "lease over, carried on by a supplementary agreement", "roster as docx table with 部门/职务", "two months of insurance, masked ids",
         "a person twice, two not insured", "yuan rows with subtotals in 万元, two sheets", "audit report with three years in columns; the newest misses 15 %", "net value beside"],
        {
            "established": fact("2019-04-08", "2019-04-08"), "registered_place": fact(PLACE, PLACE), "uscc": fact(CODE, CODE),
            "pilot_staff": fact(23, 21), **groups(9, 7, 3, 2), "pilot_area": fact(1260, 1260), "equipment_owned": fact(11800000, owned),
            "equipment_counted": {"evidenced": str(owned), "used": str(owned)}, "pilot_revenue_total": fact(8640000, 8640000), "pilot_revenue_external": fact(1250000, 1250000),
            "external_share": {"claimed": "0.145", "evidenced": "0.1446759259", "used": "0.1446759259"},
        },
        {"3.external_share": ["judgement", "soft_missed"], "5.funding": None},
        [["duplicate_row", "pilot_staff"], ["not_insured", "pilot_staff"], ["claim_exceeds_evidence", "pilot_staff"]],
        allowed=["expired"], fast=True,
        parts={"正文.docx": ["plan"], "附一、基地人员.docx": ["staff_roster"], "附二、社保.pdf": ["social_insurance"], "附三、执照.pdf": ["business_licence"], "附四、房租.pdf": ["premises_lease"],
               "附四之二.pdf": ["premises_lease"], "附五、装备.xlsx": ["equipment_list"], "附六、收入鉴证.pdf": ["audit_report"], "附七、信用.pdf": ["credit_report"], "附八、制度.docx": ["management_rules"]},
    )  # fmt: skip
