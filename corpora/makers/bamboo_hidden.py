"""Planned machines in the equipment list, hidden rows in the roster, and a plan that says fifteen people in its form and twelve in its prose."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import NOTO, rows, scanned, sheet_pdf, sheets, word

NAME = "29-bamboo-planned"
UNIT, CODE = "新昌沃竹纤维复合材料有限公司", uscc("91330624MA2JD3P8W")
PLACE = "浙江省绍兴市新昌县七星街道大道西路1190号"
PLATFORM = "竹基复合材料成型中试平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word(folder / "申报材料" / "中试平台申报书.docx", f"""
# 市级中试平台申报书
## （一）平台登记表
| 平台依托单位 | {UNIT} |
| 信用代码 | {CODE} |
| 成立日期 | 二〇一九年四月二日 |
| 中试人才队伍 | 15人 |
| 固定场地及配套设施 | 700平方米 |
| 设备原值合计 | 1,205万元 |
## （二）平台沿革
公司2019年4月2日注册，主营竹缠绕管材、竹塑复合托盘，2024年销售收入5,300万元，员工96人。
新昌县有毛竹林23万亩，竹加工企业58家，年产值逾20亿元。
## （三）队伍与条件
平台中试人才队伍由12名专业人员组成，工程技术带头人韦清和高级工程师从事竹材改性15年。
固定场地及配套设施700平方米，由公司自有厂房划定，产权清晰。
设备原值合计1205万元，包括竹缠绕成型、热压、浸渍、干燥及力学检测设备。
2024年平台中试服务总收入300万元，其中对外中试服务收入78万元，占26%。
## （四）发展规划
2027年形成40人的队伍和2000平方米场地，设备投资累计达3000万元。
## （五）管理与保障
平台相对独立运行、单独核算；公司承诺每年投入研发及运行经费220万元。
""")  # fmt: skip
    crew = people(2929, 15, "330624")
    posts = ["技术"] * 6 + ["技能"] * 3 + ["管理"] * 2 + ["营销"] + ["技术"] * 3
    made = sheets(folder / "附件材料" / "人员花名册.xlsx", {"花名册": f"""
中试平台人员花名册
| 序号 | 姓名 | 身份证号 | 岗位类别 | 岗位说明 |
{rows((n, name, identity, posts[n - 1], "" if n < 13 else "拟聘") for n, (name, identity) in enumerate(crew, 1))}
"""})  # fmt: skip
    for row in (15, 16, 17):
        made["花名册"].row_dimensions[row].hidden = True
    made.save(folder / "附件材料" / "人员花名册.xlsx")
    scanned(folder / "附件材料" / "社保参保.pdf", f"""
# 社会保险缴费人员名单
单位名称：{UNIT}
缴费月份：2025-08
| 序号 | 姓名 | 证件号码 | 缴费情况 |
{rows((n, name, masked(identity), "已缴") for n, (name, identity) in enumerate(crew[:12], 1))}
新昌县社会保险事业管理中心　2025年9月4日
""", seed=291, angle=0.3, dpi=160, seal="社保业务章", at=(0.7, 0.5), font=NOTO)  # fmt: skip
    scanned(folder / "附件材料" / "营业执照（副本）.pdf", f"""
# 营 业 执 照
（副本）
统一社会信用代码：{CODE}
| 名称 | {UNIT} |
| 类型 | 有限责任公司（自然人独资） |
| 法定代表人 | 韦清和 |
| 注册资本 | 壹仟贰佰万元整 |
| 成立日期 | 2019年04月02日 |
| 住所 | {PLACE} |
| 经营范围 | 竹制品、复合材料研发、制造、销售 |
> 登记机关　新昌县市场监督管理局　2023年8月15日
""", seed=292, angle=-0.4, dpi=140, seal="新昌市监局", at=(0.75, 0.42))  # fmt: skip
    scanned(folder / "附件材料" / "产权证.pdf", f"""
# 不动产权证书
浙（2021）新昌县不动产权第0009153号
| 权利人 | {UNIT} |
| 坐落 | 新昌县七星街道大道西路1190号 |
| 用途 | 工业 |
| 权利性质 | 出让／自建房 |
| 面积 | 宗地面积6660.00㎡／房屋建筑面积4310.50㎡ |
| 使用期限 | 2070年12月24日止 |
> 登记日期：2021年1月11日
""", seed=293, angle=0.5, dpi=140, seal="不动产登记", at=(0.7, 0.36))  # fmt: skip
    kit = [("竹缠绕成型机", 2, 142, "在用"), ("热压成型机", 3, 68, "在用"), ("真空浸渍罐", 2, 46, "在用"), ("微波干燥线", 1, 131, "在用"), ("万能力学试验机", 4, 22.5, "在用"), ("连续挤出线", 1, 260, "拟购置"), ("除尘环保设施", 1, 144, "在用")]  # fmt: skip
    assert sum(n * price for _, n, price, _ in kit) == 1205
    own = sum(n * price for _, n, price, state in kit if state == "在用")
    assert own == 945
    sheets(folder / "附件材料" / "中试设备一览.xlsx", {"一览": f"""
{UNIT}中试设备一览（万元）
| 序号 | 设备 | 数量 | 单价 | 原值 | 状态 |
{rows((n, name, count, price, count * price, state) for n, (name, count, price, state) in enumerate(kit, 1))}
"""})  # fmt: skip
    sheet_pdf(folder / "附件材料" / "审计.pdf", f"""
# 专项审计报告
新审专（2025）41号
{UNIT}：
经审计，贵公司{PLATFORM}2024年1—12月收入情况：
| 项目名称 | 本年数（元） |
| 中试服务总收入 | 3,000,000.00 |
| 其中对外中试服务收入 | 780,000.00 |
平台单独核算。
> 新昌信安会计师事务所　2025年6月9日
""")  # fmt: skip
    sheet_pdf(folder / "附件材料" / "信用.pdf", f"""
# 企业信用报告
企业名称：{UNIT}（{CODE}）
出具日期：2025年9月5日
| 事项 | 结果 |
| 行政处罚 | 未查询到 |
| 失信被执行人 | 未查询到 |
| 严重违法失信名单 | 未查询到 |
| 经营异常名录 | 未查询到 |
| 环境保护违法 | 未查询到 |
| 安全生产事故 | 未查询到 |
""", font=NOTO)  # fmt: skip
    word(folder / "附件材料" / "制度汇编.docx", """
# 中试平台制度汇编
组织架构：平台设主任一名，下设成型组、检测组、市场组。
服务流程：询单、评审、签约、打样、交付。
收费标准：按机时收费。
财务核算：平台单独核算。
知识产权：合同约定。
商业秘密：图纸编号登记。
""")  # fmt: skip
    scanned(folder / "附件材料" / "经费.pdf", f"""
# 经费保障证明
{UNIT}已安排{PLATFORM}2025年运行经费220万元，资金已到位。
> {UNIT}　2025年9月3日
""", seed=294, angle=-0.5, dpi=110, seal="沃竹纤维", at=(0.7, 0.18))  # fmt: skip
    write_truth(
        root, NAME, "2025-09-22",
        ["three hidden rows of people to be hired", "a machine to be bought within the list", "15 in the form, 12 in the prose", "a certificate of the whole plant", "a date in Chinese numerals", "woods of the county, staff of the company"],
        {
            "established": fact("2019-04-02", "2019-04-02"), "registered_place": {"evidenced": PLACE, "used": PLACE}, "uscc": fact(CODE, CODE), "pilot_staff": fact(15, 12), **groups(6, 3, 2, 1), "pilot_area": fact(700, "4310.5", 700),
            "equipment_owned": fact(12050000, 9450000), "equipment_counted": {"evidenced": "9450000", "used": "9450000"},
            "pilot_revenue_total": fact(3000000, 3000000), "pilot_revenue_external": fact(780000, 780000), "external_share": fact("0.26", "0.26"),
        },
        {"4.equipment": ["judgement", "soft_missed"]},
        [["hidden_text", None], ["claim_inconsistent", "pilot_staff"], ["claim_exceeds_evidence", "pilot_staff"], ["claim_exceeds_evidence", "equipment_owned"]], allowed=["hidden_text"],
        parts={"申报材料/中试平台申报书.docx": ["plan"], "附件材料/人员花名册.xlsx": ["staff_roster"], "附件材料/社保参保.pdf": ["social_insurance"], "附件材料/营业执照（副本）.pdf": ["business_licence"], "附件材料/产权证.pdf": ["property_certificate"], "附件材料/中试设备一览.xlsx": ["equipment_list"],
               "附件材料/审计.pdf": ["audit_report"], "附件材料/信用.pdf": ["credit_report"], "附件材料/制度汇编.docx": ["management_rules"], "附件材料/经费.pdf": ["funding_proof"]},
    )  # fmt: skip
