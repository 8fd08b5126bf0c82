"""Eleven people of whom nine are insured, an audit of the year before last, and a list whose total is not its rows' sum."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, people, start, uscc, write_truth
from corpora.makers.stationery import NOTO, rows, scanned, sheet_pdf, sheets, word

NAME = "25-motor-insured"
UNIT, CODE = "嵊州市剡驰电驱动有限公司", uscc("91330683MA2D6F8H4")
PLACE = "浙江省绍兴市嵊州市三江街道官河南路518号"
PLATFORM = "特种电机与控制器中试平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word(folder / "方案.docx", f"""
# 嵊州市剡驰电驱动有限公司
# {PLATFORM}建设工作方案
| 依托单位 | {UNIT} | 成立时间 | 2014年11月6日 |
| 统一社会信用代码 | {CODE} | 建设地点 | 嵊州经济开发区官河南路518号 |
| 平台现有专职人员数 | 11人 | 平台使用面积 | 960平方米 |
| 中试设备原值 | 1218万元 | 2024年对外服务收入占中试服务收入比例 | 22.0% |
## 一 概述
剡驰电驱动成立于2014年11月6日，主要产品为伺服电机、吸油烟机电机，2024年产值2.8亿元，现有员工412人，其中研发人员61人。
嵊州是中国领带之乡、厨具之都，全市电机及配件企业有140多家，从业人员上万人。
## 二 现状
1. 组织与人员。平台下设样机试制室、型式试验室、控制软件室，平台目前共有专职人员11人，技术负责人、工程技术带头人严子衿，教授级高工。
2. 面积与布局。平台位于公司3号厂房，使用面积960平方米，该厂房由公司向嵊州市官河工业园发展有限公司租入。
3. 设备。已有测功机、三坐标、绕线嵌线样机线、电磁兼容暗室等设备，原值1218万元。
4. 服务收入。2024年度，平台取得中试服务收入550万元，其中为公司以外客户服务取得121万元，占22.0%。
## 三 建设内容
2026—2027年拟增加真空浸漆中试线、高速动平衡机等设备，新增投资900万元，新招聘工程师6人；建成后平台使用面积增加到1500平方米。
## 四 制度与保障
建立平台章程、项目管理、收费、保密等制度，财务上设辅助核算项目，与公司其他业务相区分。
本平台发展规划分两步：2026年打基础，2028年争取省级认定。
""")  # fmt: skip
    crew = people(2525, 11, "330683")
    posts = ["技术人员"] * 6 + ["技能人员"] * 3 + ["管理人员", "营销人员"]
    sheets(folder / "人员" / "平台人员名册.xlsx", {"Sheet1": f"""
| 姓名 | 公民身份号码 | 类别 | 学历 | 所在科室 |
{rows((name, identity, posts[n], ("硕士", "本科", "大专")[n % 3], ("样机试制室", "型式试验室", "控制软件室")[n % 3]) for n, (name, identity) in enumerate(crew))}
"""})  # fmt: skip
    insured = [person for n, person in enumerate(crew) if n not in {4, 8}]
    sheet_pdf(folder / "人员" / "社保缴纳凭证.pdf", f"""
# 单位参保职工花名册
参保单位：{UNIT}　　部门：中试平台
费款所属期：202509
| 行号 | 职工姓名 | 社会保障号码 | 参保险种 | 缴费基数（元） |
{rows((n, name, identity, "养老、失业、工伤", 6800 + n * 350) for n, (name, identity) in enumerate(insured, 1))}
本页人数：9
嵊州市社会保险事业管理服务中心　打印日期：2025-10-20
""", font=NOTO)  # fmt: skip
    scanned(folder / "营业执照扫描.jpg", f"""
# 营 业 执 照
统一社会信用代码：{CODE}
%plain
| 名　称 | {UNIT} |
| 类　型 | 有限责任公司 |
| 法定代表人 | 严子衿 |
| 经营范围 | 电机及控制系统研发、制造、检测服务 |
| 注册资本 | 陆佰捌拾万元整 |
| 成立日期 | 2014年11月06日 |
| 住　所 | {PLACE} |
> 登记机关　嵊州市市场监督管理局　2021年7月1日
""", seed=251, angle=0.6, dpi=140, seal="嵊州市监局", at=(0.72, 0.4))  # fmt: skip
    scanned(folder / "场地" / "3号厂房租赁.pdf", f"""
# 工业厂房租赁合同
出租方：嵊州市官河工业园发展有限公司
承租方：{UNIT}
第一条　出租方将官河南路518号3号厂房一层东半部租给承租方，计租面积960平方米，作电机中试及检测之用。
第二条　租期自2024年4月1日起至2029年3月31日止。
第三条　年租金172,800元，按半年支付。
第四条　履约保证金30,000元。
> 2024年3月18日
""", seed=252, angle=-0.5, dpi=140, seal="合同专用章", at=(0.6, 0.34))  # fmt: skip
    kit = [("电力测功机", "台", 4, "66.50"), ("三坐标测量机", "台", 1, "128.00"), ("绕线嵌线样机线", "条", 1, "236.00"), ("电磁兼容暗室", "座", 1, "298.00"), ("温升与耐久试验台", "台", 6, "18.50"), ("高低温湿热箱", "台", 3, "23.00")]  # fmt: skip
    own = sum(n * float(price) for *_, n, price in kit)
    assert own == 1108, own
    sheets(folder / "设备" / "设备明细.xlsx", {"设备": f"""
中试平台设备明细（单位：万元）
| 序号 | 设备名称 | 计量单位 | 数量 | 原值单价 | 原值金额 |
{rows((n, name, unit, count, price, f"{count * float(price):.2f}") for n, (name, unit, count, price) in enumerate(kit, 1))}
| 合计 | | | 16 | | 1218.00 |
"""})  # fmt: skip
    sheet_pdf(folder / "财务" / "审计报告.pdf", f"""
# 中试服务收入专项审计报告
绍嵊审（2024）第206号
{UNIT}董事会：
我们审计了贵公司{PLATFORM}2023年度中试服务收入情况，平台设辅助核算。2023年度审定数如下：
| 项目 | 金额（元） |
| 中试服务总收入 | 4,850,000.00 |
| 对外中试服务收入 | 970,000.00 |
> 嵊州信衡会计师事务所　2024年4月26日
""")  # fmt: skip
    scanned(folder / "信用" / "信用报告.pdf", f"""
# 企业公共信用报告
企业名称：{UNIT}
统一社会信用代码：{CODE}
生成日期：2025年10月21日
| 信息类别 | 记录条数 |
| 行政处罚 | 0 |
| 严重失信主体名单 | 0 |
| 经营异常名录 | 0 |
| 安全生产事故 | 0 |
| 环境违法 | 0 |
近三年无不良记录。
""", seed=253, angle=0.3, dpi=140, font=NOTO)  # fmt: skip
    word(folder / "制度选编.docx", """
# 中试平台制度选编
## 平台章程
设主任、副主任及三室。
## 项目管理
流程：接单、会审、签约、试制、试验、结题。
## 收费
按工时、台时计费，价格公示。
## 财务
设辅助核算项目，收入成本单列。
## 知识产权与保密
客户图纸为商业秘密，成果归属在合同中约定。
""")  # fmt: skip
    scanned(folder / "财务" / "经费证明.pdf", f"""
# 关于平台经费来源的证明
{PLATFORM}2025年至2027年运行经费每年180万元，由我公司自筹保障。
> {UNIT}　2025年10月20日
""", seed=254, angle=0.4, dpi=110, seal="剡驰电驱动", at=(0.7, 0.18))  # fmt: skip
    write_truth(
        root, NAME, "2025-10-31",
        ["eleven people of whom nine are insured", "the audit is of 2023", "the list's total is 110 wan more than its rows", "staff of the company, targets, planned equipment", "the building site beside the registered place", "a deposit"],
        {
            "established": fact("2014-11-06", "2014-11-06"), "registered_place": {"evidenced": PLACE, "used": PLACE}, "uscc": fact(CODE, CODE), "pilot_staff": fact(11, 9), **groups(5, 2, 1, 1), "pilot_area": fact(960, 960),
            "equipment_owned": fact(12180000, 11080000), "equipment_counted": {"evidenced": "11080000", "used": "11080000"},
            "pilot_revenue_total": fact(5500000), "pilot_revenue_external": fact(1210000), "external_share": fact("0.22"),
        },
        {"2.staff": ["not_met", "missed"], "3.external_share": ["unproven", "claim_only"]},
        [["not_insured", "pilot_staff"], ["claim_exceeds_evidence", "pilot_staff"], ["wrong_period", "pilot_revenue_total"], ["total_mismatch", "equipment_owned"], ["claim_exceeds_evidence", "equipment_owned"]], allowed=["wrong_period", "evidence_conflict"],
        parts={"方案.docx": ["plan"], "人员/平台人员名册.xlsx": ["staff_roster"], "人员/社保缴纳凭证.pdf": ["social_insurance"], "营业执照扫描.jpg": ["business_licence"], "场地/3号厂房租赁.pdf": ["premises_lease"], "设备/设备明细.xlsx": ["equipment_list"],
               "财务/审计报告.pdf": ["audit_report"], "信用/信用报告.pdf": ["credit_report"], "制度选编.docx": ["management_rules"], "财务/经费证明.pdf": ["funding_proof"]},
    )  # fmt: skip
