"""One bundled PDF, half of it scanned; a company that changed its name; a parent's equipment lease that must not count."""

from __future__ import annotations

import tempfile
from pathlib import Path

from corpora.makers.paper import book, docx, fact, groups, pdf, people, scan, start, uscc, write_truth
from pypdf import PdfWriter

NAME = "07-bundle-renamed"
UNIT, OLD, CODE = "绍兴砺桢半导体测试有限公司", "绍兴芯砺电子科技有限公司", uscc("91330602MA3C7W2L9")
PARENT, PARENT_CODE = "砺桢控股集团股份有限公司", uscc("91310115MA1H9P4Q2")
PLACE = "浙江省绍兴市越城区灵芝街道集成电路小镇6幢"
PLATFORM = "车规芯片封测中试平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    docx(folder / "方案.docx", [
        ("c", "建设方案"), ("c", PLATFORM),
        ("t", [["依托单位", UNIT], ["曾用名", f"{OLD}（2025年12月5日变更）"], ["信用代码", CODE], ["成立时间", "2018年6月12日"], ["注册地址", PLACE], ["专职中试人员", "16人"], ["中试场地", "1,050 m²"], ["自有设备原值", "900万元"],
               ["租赁设备", "2025年租金合计360万元"], ["2025年度拟实现对外服务收入占比", "30%"], ["2024年对外中试服务收入/总收入", "268.8万元/1344万元"]]),
        ("h", "一、情况"), "平台带头人尤令仪，高级工程师。平台自有设备原值900万元，租赁设备2025年租金360万元，合计1260万元。2024年对外中试服务收入占比20%。", "平台财务独立核算。", ("h", "二、发展规划"), "规划到2028年建成省级平台，中试人员30人。",
    ])  # fmt: skip
    crew = people(707, 16)
    kinds = ["技术"] * 7 + ["技能"] * 5 + ["管理"] * 2 + ["营销"] * 2
    book(
        folder / "花名册.xlsx",
        {
            "花名册": [
                [PLATFORM + "花名册"],
                ["工号", "姓名", "身份证号码", "岗位序列", "职称/等级"],
                *(
                    [f"LZ{n:04d}", *p, f"{kind}类", "中级"]
                    for n, (p, kind) in enumerate(zip(crew, kinds, strict=True), 1)
                ),
            ]
        },
    )
    docx(folder / "设备.docx", [
        ("c", "中试设备清单（截至2025年12月）"), "单位：万元",
        ("t", [["序号", "设备名称", "数量", "原值", "来源", "状态"], ["1", "晶圆测试机", "3", "372.0", "自有", "在用"], ["2", "分选机", "2", "188.0", "自有", "在用"], ["3", "高温老化炉", "4", "140.0", "自有", "在用"], ["4", "X-ray检测机", "1", "126.0", "自有", "在用"], ["5", "推拉力机", "2", "74.0", "自有", "在用"],
               ["6", "三温测试分选一体机", "1", "460.0", "租赁", "在用"], ["7", "扫描声学显微镜", "1", "195.0", "借用", "高校借用"], ["8", "激光开封机", "1", "88.0", "自有", "在途，未到货"]]),
        "自有设备合计988.0万元（含在途）。",
    ])  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        scan(
            work / "1.pdf",
            [
                ("c", "营 业 执 照"),
                f"统一社会信用代码　{CODE}",
                (
                    "t",
                    [
                        ["名　称", UNIT],
                        ["类　型", "有限责任公司（非自然人投资或控股的法人独资）"],
                        ["法定代表人", "尤令仪"],
                        ["注册资本", "伍仟万元整"],
                        ["成立日期", "2018年06月12日"],
                        ["住　所", PLACE],
                    ],
                    (40, 110),
                ),
                "登记机关　绍兴市越城区市场监督管理局",
                "2025年12月05日",
            ],
            seed=71,
            angle=0.7,
            size=12,
            stamp="市场监督管理局",
        )
        pdf(
            work / "2.pdf",
            [
                ("c", "准予变更登记（备案）通知书"),
                f"{UNIT}：",
                f"经审查，你单位申请将名称由“{OLD}”变更为“{UNIT}”，提交材料齐全，符合法定形式，准予变更登记。统一社会信用代码{CODE}不变。",
                "绍兴市越城区市场监督管理局　2025年12月5日",
            ],
        )
        pdf(
            work / "3.pdf",
            [
                ("c", "参保缴费证明"),
                f"单位名称：{OLD}",
                f"统一社会信用代码：{CODE}",
                "缴费月份：2025年11月",
                ("t", [["姓名", "证件号码", "缴费状态"], *([*p, "已缴"] for p in crew)]),
                "打印：2025年12月1日",
            ],
        )
        pdf(
            work / "4.pdf",
            [
                ("c", "房屋租赁合同"),
                "甲方：绍兴集成电路小镇开发有限公司",
                f"乙方：{OLD}（统一社会信用代码：{CODE}）",
                "租赁房屋：越城区灵芝街道集成电路小镇6幢2—3层，建筑面积1,050平方米，用于芯片封装测试中试。",
                "租赁期限：2023年1月1日至2026年12月31日。",
                "租金：每月21,000元。",
            ],
        )
        scan(
            work / "5.pdf",
            [
                ("c", "设备租赁合同"),
                "出租方（甲方）：苏州衡测设备租赁有限公司",
                f"承租方（乙方）：{OLD}",
                "一、租赁设备：三温测试分选一体机壹套。",
                "二、租赁期限：2025年9月1日至2028年8月31日，共36个月。",
                "三、租金总额：人民币5,400,000元（大写：伍佰肆拾万元整），按季支付。",
                "四、押金：400,000元。",
                "签订日期：2025年8月15日",
            ],
            seed=75,
            angle=-0.5,
            size=12,
        )
        pdf(
            work / "6.pdf",
            [
                ("c", "设备租赁合同"),
                "出租方（甲方）：无锡联科仪器租赁有限公司",
                f"承租方（乙方）：{PARENT}",
                f"统一社会信用代码：{PARENT_CODE}",
                "一、租赁设备：可靠性试验系统一套。",
                "二、租赁期限：2025年1月1日至2026年12月31日。",
                "三、租金：每年3,000,000元。",
            ],
        )
        pdf(
            work / "7.pdf",
            [
                ("c", "专项审计报告"),
                f"{OLD}：",
                ("t", [["项目", "2024年（万元）"], ["中试服务总收入", "1,344.00"], ["对外中试服务收入", "268.80"]]),
                "平台独立核算。",
                "上海立中会计师事务所　2025年5月6日",
            ],
        )
        pdf(
            work / "8.pdf",
            [
                ("c", "专项信用报告"),
                f"单位名称：{UNIT}",
                f"统一社会信用代码：{CODE}",
                "生成日期：2025年12月18日",
                "近三年行政处罚信息：未查询到。严重失信主体名单：未列入。安全生产事故、环境违法：未查询到。",
            ],
        )
        pdf(
            work / "9.pdf",
            [
                ("c", "中试服务管理制度"),
                "第一章 组织机构",
                "第二章 服务流程",
                "第三章 收费标准",
                "第四章 知识产权与商业秘密",
            ],
        )
        writer = PdfWriter()
        for part in sorted(work.glob("?.pdf")):
            writer.append(part)
        writer.write(folder / "佐证材料合订本.pdf")
    write_truth(
        root, NAME, "2025-12-31",
        ["bundled PDF, scanned and digital pages", "former name on lease, insurance and audit", "the parent's equipment lease", "multi-year rent total from 1 September", "owned, leased, borrowed and in-transit rows in one docx table, prose total includes the in-transit one",
         "a target for 2025 beside the figures of 2024", "value pair 268.8/1344"],
        {
            "established": fact("2018-06-12", "2018-06-12"), "pilot_staff": fact(16, 16), **groups(7, 5, 2, 2), "pilot_area": fact(1050, 1050), "equipment_owned": fact(9000000, 9000000), "equipment_leased_rent": fact(3600000, 600000),
            "equipment_counted": {"evidenced": "9600000", "used": "9600000"}, "pilot_revenue_total": fact(13440000, 13440000), "pilot_revenue_external": fact(2688000, 2688000), "external_share": fact("0.2", "0.2"),
        },
        {"4.equipment": ["judgement", "soft_missed"], "5.funding": None},
        [["claim_exceeds_evidence", "equipment_leased_rent"], ["name_mismatch", "equipment_leased_rent"]], allowed=["name_mismatch", "total_mismatch", "claim_exceeds_evidence"],
        parts={"方案.docx": ["plan"], "花名册.xlsx": ["staff_roster"], "设备.docx": ["equipment_list"],
               "佐证材料合订本.pdf": ["business_licence", "other", "social_insurance", "premises_lease", "equipment_lease", "equipment_lease", "audit_report", "credit_report", "management_rules"]},
    )  # fmt: skip
