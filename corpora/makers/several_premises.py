"""Premises of every kind: a lease that ends today, one by 亩, a dormitory, a free use, the parent's; namesakes among the people."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import book, docx, fact, groups, pdf, people, start, uscc, write_truth

NAME = "10-several-premises"
UNIT, CODE = "绍兴越城衍禾纺织新材料有限公司", uscc("91330602MA7J4K6A8")
SISTER = "杭州衍禾贸易有限公司"
PLACE = "绍兴市越城区东浦街道世纪东街16号"
PLATFORM = "功能纤维中试平台"


def lease(path: Path, tenant: str, what: str, term: str, extra: str = "") -> None:
    pdf(
        path,
        [
            ("c", "租 赁 合 同"),
            "出租方：绍兴东浦工业资产经营有限公司",
            f"承租方：{tenant}",
            what,
            term,
            "租金按季支付。",
            *([extra] if extra else []),
        ],
    )


def make(root: Path) -> None:
    folder = start(root, NAME)
    docx(folder / "建设方案V3.docx", [
        ("c", f"{PLATFORM}建设方案"),
        ("t", [["单位", UNIT, "成立", "二〇二一年一月五日"], ["代码", CODE, "住所", PLACE], ["中试人员", "十余人", "中试场地", "900余平方米"], ["设备原值", "1.1千万元", "对外服务收入占比", "40%左右"]]),
        ("h", "一、基础"), "平台带头人吕嘉树，高级工程师，负责熔喷与静电纺中试。平台人员12人，其中技术人员5人、操作人员4人、管理人员2人、营销人员1人。",
        "场地由东浦三处厂房组成，合计920平方米；另有职工宿舍400平方米。", "2024年中试服务总收入500万元，对外中试服务收入200万元。", ("h", "二、规划"), "制定发展规划：2027年中试场地3000平方米，人员35人。", "平台财务相对独立，单独核算。",
    ])  # fmt: skip
    crew = people(1010, 12)
    crew[7] = (crew[1][0], crew[7][1])  # namesakes with different numbers
    kinds = ["技术"] * 5 + ["技能"] * 4 + ["管理"] * 2 + ["营销"]
    hide = [(name, identity[:10] + "****" + identity[-4:]) for name, identity in crew]
    book(
        folder / "人员情况.xlsx",
        {
            "表1": [
                [f"{UNIT}"],
                ["中试团队成员"],
                [None, None, None, None],
                ["姓  名", "身份证号（脱敏）", "岗位类型", "学历学位"],
                *([*p, f"{kind}岗", "本科"] for p, kind in zip(hide, kinds, strict=True)),
                ["合计：12人", None, None, None],
            ]
        },
    )
    pdf(
        folder / "养老保险.pdf",
        [
            ("c", "城镇职工基本养老保险参保人员名册"),
            f"单位名称：{UNIT}",
            "2025年08月",
            (
                "t",
                [
                    ["序号", "姓名", "身份证号", "状态"],
                    *(
                        [n, name, identity[:6] + "********" + identity[-4:], "正常"]
                        for n, (name, identity) in enumerate(crew, 1)
                    ),
                ],
            ),
        ],
    )
    pdf(
        folder / "营业执照副本.pdf",
        [
            ("c", "营业执照"),
            f"统一社会信用代码　{CODE}",
            f"名　称　{UNIT}",
            "类　型　有限责任公司",
            f"住　所　{PLACE}",
            "法定代表人　吕嘉树",
            "成立日期　2021年01月05日",
            "2021年01月05日",
        ],
    )
    lease(
        folder / "场地" / "1.pdf",
        UNIT,
        "租赁物：东浦街道世纪东街16号2幢一层厂房，租赁面积600平方米（整幢3600平方米），用于中试。",
        "租赁期自2022年10月1日起至2025年9月30日止。",
    )
    lease(
        folder / "场地" / "2.pdf",
        UNIT,
        "租赁物：东浦街道世纪东街16号4幢厂房，房屋建筑面积0.3亩，用于中试配套。",
        "租期二年：2025年1月1日至2026年12月31日。",
    )
    lease(
        folder / "场地" / "3.pdf",
        SISTER,
        "租赁物：东浦街道世纪东街16号5幢厂房，租赁面积120平方米。",
        "租期：2024年1月1日至2027年12月31日。",
    )
    lease(
        folder / "场地" / "4.pdf",
        UNIT,
        "租赁物：东浦街道人才公寓1幢宿舍20间，建筑面积400平方米，用于员工住宿。",
        "租期：2024年1月1日至2027年12月31日。",
    )
    lease(
        folder / "场地" / "5.pdf",
        UNIT,
        "租赁物：东浦街道世纪东街16号6幢厂房，租赁面积1500平方米，用于中试扩建。",
        "租期：2025年10月1日至2030年9月30日。",
    )
    book(folder / "设备表.xlsx", {"汇总": [
        ["功能纤维中试设备表", None, None, None, None], ["类别", "设备名称", "台套", "原值", "其中：净值"], [None, None, None, "万元", "万元"],
        ["纺丝", "双组份熔喷线", 1, "415.00", "260.1"], [None, "静电纺丝机", 2, "96.40", "80.2"], ["小计", None, 3, "511.40", "340.3"], ["后整理", "水刺试验线", 1, "308.60", "201.0"], [None, "浸轧焙烘机", 1, "77.00", "50.3"], ["小计", None, 2, "385.60", "251.3"],
        ["检测", "滤效测试台", 2, "58.50", "30.0"], [None, "孔径分析仪", 1, "44.50", "22.9"], ["小计", None, 3, "103.00", "52.9"], ["总计", None, 8, "1000.00", "644.5"], ["注：总计含税；2026年拟购熔纺机1台，原值100万元，不在本表。", None, None, None, None],
    ]})  # fmt: skip
    pdf(
        folder / "审计.pdf",
        [
            ("c", "审计报告书"),
            f"{UNIT}董事会：",
            "我们审计了后附的2024年度功能纤维中试平台收入明细。2024年度对外中试服务收入2,000,000.00元，占中试服务总收入的40.0%。",
            "平台在公司账内单独核算。",
            "绍兴弘正会计师事务所　2025年4月11日",
        ],
    )
    pdf(
        folder / "信用.pdf",
        [
            ("c", "浙江省企业信用综合监管报告"),
            f"企业：{UNIT}",
            f"统一社会信用代码：{CODE}",
            "日期：2025年3月31日",
            "近三年内本企业在产品质量、安全生产、环境保护等领域均无处罚、无失信记录。",
        ],
    )
    docx(
        folder / "管理.docx",
        [("c", "平台管理办法"), "组织机构；服务流程；收费标准；知识产权管理；商业秘密保护。", "独立核算。"],
    )
    area = 600 + 200
    write_truth(
        root, NAME, "2025-09-30",
        ["lease that ends on the day itself counts", "0.3 亩 of building", "a sister's lease, a dormitory, a lease not begun", "namesakes with different numbers count twice, masked ids", "十余人 in the form beside 12 in the prose", "subtotals and a unit row under the heads; exactly 1000 万元 where the form says 1.1千万",
         "audit states the external revenue and the share only", "credit report six months old to the day (31 March to 30 September)"],
        {
            "established": fact("2021-01-05", "2021-01-05"), "pilot_staff": {"evidenced": "12", "used": "12"}, **groups(5, 4, 2, 1), "pilot_area": {"evidenced": str(area), "used": str(area)}, "equipment_owned": fact(11000000, 10000000),
            "pilot_revenue_total": {"claimed": "5000000"}, "pilot_revenue_external": fact(2000000, 2000000),
        },
        {"3.external_share": None, "5.funding": None},
        [["expired", "pilot_area"], ["name_mismatch", "pilot_area"], ["claim_exceeds_evidence", "equipment_owned"], ["claim_exceeds_evidence", "pilot_area"]], allowed=["claim_inconsistent"],
        parts={"建设方案V3.docx": ["plan"], "人员情况.xlsx": ["staff_roster"], "场地/1.pdf": ["premises_lease"], "场地/4.pdf": ["premises_lease"], "设备表.xlsx": ["equipment_list"], "审计.pdf": ["audit_report"], "信用.pdf": ["credit_report"]}, fast=True,
    )  # fmt: skip
