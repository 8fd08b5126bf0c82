"""A ledger over three pages whose total holds what is being built, scrapped, borrowed and hired; foreign colleagues; a cured penalty."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import BLACK, NOTO, rows, scanned, sheet_pdf, sheets, word, word_pdf

NAME = "14-ledger-states"
UNIT, CODE = "绍兴上虞澄麓氟硅材料有限公司", uscc("91330604MA2BD90G6")
PLACE = "浙江省绍兴市上虞区盖北镇展望大道17号"
PLATFORM = "含氟电子化学品中试平台"
OWN, GRANT, BUILD, SCRAP, LENT, HIRED = (
    "自有，在用",
    "自有，在用（省专项资金购置）",
    "在建，安装调试未验收",
    "已报废（2025.3核销）",
    "借用（浙江某大学）",
    "租用",
)
ITEMS = [
    ("哈氏合金反应釜", "HC-500", 3, "42.60", OWN), ("衬氟精馏塔", "DN300", 2, "58.35", OWN), ("氟化反应器", "FR-50", 1, "96.80", OWN), ("微通道反应装置", "MC-8", 1, "118.00", GRANT), ("深冷捕集机组", "-80℃", 2, "27.45", OWN), ("负压干燥机", "ZG-1000", 2, "18.90", OWN),
    ("分子蒸馏装置", "MD-80", 1, "63.50", OWN), ("在线红外分析仪", "FTIR-7", 2, "41.25", OWN), ("气相色谱仪", "GC-90", 3, "22.40", OWN), ("离子色谱仪", "IC-3", 1, "37.60", OWN), ("电子级包装线", "BZ-2", 1, "84.70", BUILD), ("旧式搪瓷釜", "K-1000", 4, "9.80", SCRAP),
    ("电感耦合等离子体质谱仪", "ICP-M", 1, "126.00", LENT), ("螺杆冷水机组", "LSB-60", 1, "31.00", HIRED), ("防爆通风系统", "FB-12", 1, "28.80", OWN), ("尾气碱洗塔", "DN800", 2, "15.35", OWN), ("DCS控制系统", "DCS-64", 1, "55.00", GRANT), ("有毒气体报警系统", "GD-48", 1, "12.60", OWN),
]  # fmt: skip


def make(root: Path) -> None:
    folder = start(root, NAME)
    total = sum(n * Decimal(price) for _, _, n, price, _ in ITEMS)
    owned = sum(n * Decimal(price) for _, _, n, price, state in ITEMS if state in (OWN, GRANT))
    assert (total, owned) == (Decimal("1210.80"), Decimal("929.90")), (total, owned)
    sheet_pdf(folder / "A 方案.pdf", f"""
# 绍兴市市级中试平台建设方案
# （{PLATFORM}）
> 申报单位：{UNIT}　　2025年11月
## 一　平台概况
{UNIT}（统一社会信用代码{CODE}）于2015年12月3日登记成立，位于{PLACE}，占地68亩，2024年销售收入5.6亿元，从业人员329人。
## 二　现有基础
| 指标 | 现状 | 2026年 | 2027年 | 2028年 | 佐证 |
| 专职中试人员（人） | 11 | 16 | 22 | 30 | A-2 |
| 中试场地及配套设施面积（平方米） | 1126.73 | 1126.73 | 2400 | 2400 | A-5 |
| 设备原值（万元） | 1210.8 | 1600 | 2100 | 2800 | A-4 |
| 中试服务总收入（万元） | 652（2024年） | 900 | 1300 | 1800 | A-6 |
| 对外中试服务收入（万元） | 236（2024年） | 360 | 560 | 900 | A-6 |
平台带头人昌立言，教授级高级工程师，在含氟特气与电子化学品放大领域从业十九年。对外中试服务收入占中试服务总收入36.2%。
## 三　运行机制
平台相对独立运行，财务单独核算；近三年无重大安全、质量事故。
## 四　发展规划
对接我市集成电路、新材料产业链，2026—2028年每年投入不少于500万元，2028年建成省级中试平台。
""", font=NOTO)  # fmt: skip
    crew = people(1414, 9, "330682")
    posts = ["工艺放大工程师"] * 4 + ["中试操作工"] * 3 + ["平台安环主管", "客户服务与市场"]
    abroad = [("Rajesh Iyer", "Z4187720", "合成工艺专家"), ("Elena Petrova", "75 3391846", "分析测试专家")]
    listed = [(n, name, "中国", identity, "本科" if n % 2 else "硕士", post) for n, ((name, identity), post) in enumerate(zip(crew, posts, strict=True), 1)]  # fmt: skip
    listed[4:4] = [(0, name, "印度" if n == 0 else "俄罗斯", number, "博士", post) for n, (name, number, post) in enumerate(abroad)]  # fmt: skip
    sheets(folder / "A-2 人员.xlsx", {"Staff 人员": f"""
Pilot Platform Staff List 中试平台人员名单
| No. | Name 姓名 | Nationality 国籍 | ID / Passport No. 证件号码 | Degree 学位 | Position 岗位 |
{rows((n, *row[1:]) for n, row in enumerate(listed, 1))}
"""})  # fmt: skip
    insured = [*[(name, masked(identity)) for name, identity in crew], *[(name.upper(), number) for name, number, _ in abroad], *[(name, masked(identity)) for name, identity in people(4141, 12, "330622")]]  # fmt: skip
    insured.sort(key=lambda p: p[1])
    sheet_pdf(folder / "A-3 参保人员名单.pdf", f"""
# 上虞区企业参保人员名单
参保单位：{UNIT}　　　费款所属期：2025年10月　　　单位：人、元
| 序号 | 姓名 | 证件号码 | 缴费基数 | 企业养老 | < | 工伤 | 失业 | < |
| ^ | ^ | ^ | ^ | 单位 | 个人 | 单位 | 单位 | 个人 |
{rows((n, name, number, 6200 + 37 * n, f"{(6200 + 37 * n) * 0.16:.2f}", f"{(6200 + 37 * n) * 0.08:.2f}", f"{(6200 + 37 * n) * 0.006:.2f}", f"{(6200 + 37 * n) * 0.005:.2f}", f"{(6200 + 37 * n) * 0.005:.2f}") for n, (name, number) in enumerate(insured, 1))}
合计：23人
> 2025年11月12日　国家税务总局绍兴市上虞区税务局
""", font=BLACK, size=10)  # fmt: skip
    head = "| 序号 | 设备名称 | 规格型号 | 数量 | 不含税单价（万元） | 税额 | 价税合计 | 入账原值 | 权属及状态 |"
    lines = []
    for n, (name, model, count, price, state) in enumerate(ITEMS, 1):
        value = count * Decimal(price)
        tax = (value * Decimal("0.13")).quantize(Decimal("0.01"))
        lines.append((n, name, model, count, price, tax, value + tax, value, state))
    cuts = [(0, 7), (7, 13), (13, 18)]
    pages = [f"{'# 中试设备台账' if a == 0 else '续表（中试设备台账）'}\n{head}\n{rows(lines[a:b])}" for a, b in cuts]
    tax = sum(line[5] for line in lines)
    sheet_pdf(folder / "A-4 设备台账.pdf", "\n---\n".join(pages) + f"""
| 合　计 | < | < | 30 | | {tax} | {total + tax} | {total} | |
编制：财务部　　复核：设备动力部　　2025年11月
""", landscape=True)  # fmt: skip
    scanned(folder / "A-5 不动产.pdf", f"""
# 不动产权证书
浙（2016）绍兴市上虞区不动产权第0021993号
| 权利人 | {UNIT} |
| 坐落 | 上虞区盖北镇展望大道17号（7号中试车间） |
| 权利类型 | 国有建设用地使用权／房屋所有权 |
| 用途 | 工业用地／工业 |
| 面积 | 共有宗地面积45,331.20㎡／房屋建筑面积1,126.73㎡ |
| 使用期限 | 至2064年10月19日止 |
| 附记 | 本证为该宗地上第7幢。土地面积为全宗共用。 |
""", seed=141, angle=0.55, seal="不动产登记专用", at=(0.68, 0.3))  # fmt: skip
    word_pdf(folder / "A-6 审计报告.pdf", f"""
# 审计报告
虞诚会审字[2025]第102号
{UNIT}董事会：
我们审计了后附的{UNIT}2024年度财务报表及附注。
财务报表附注（单位：元）
## 27．其他业务收入
| 类别 | 本期金额（2024年） | 上期金额（2023年） |
| 材料销售 | 3,340,120.55 | 2,918,444.10 |
| 中试服务总收入 | 6,520,000.00 | 5,105,000.00 |
| 其中：对外中试服务收入 | 2,360,000.00 | 1,020,000.00 |
| 房屋出租 | 420,000.00 | 420,000.00 |
| 合计 | 10,280,120.55 | 8,443,444.10 |
说明：中试平台设辅助核算项目，收入、成本单独核算。
> 绍兴虞诚会计师事务所有限公司　二〇二五年三月二十八日
""")  # fmt: skip
    scanned(folder / "A-1 执照.png", f"""
# 营业执照
（副本）1-1
统一社会信用代码 {CODE}
%plain
| 名称 | {UNIT} |
| 类型 | 有限责任公司（台港澳与境内合资） |
| 住所 | {PLACE} |
| 法定代表人 | 昌立言 |
| 注册资本 | 1200万美元 |
| 成立日期 | 2015年12月03日 |
| 营业期限 | 2015年12月03日至2045年12月02日 |
> 登记机关　绍兴市上虞区市场监督管理局　2024年09月10日
""", seed=142, angle=-0.4, dpi=110, colour=False, font=NOTO)  # fmt: skip
    sheet_pdf(folder / "A-7 信用.pdf", f"""
# 信用中国　公共信用信息报告
| 机构名称 | {UNIT} |
| 统一社会信用代码 | {CODE} |
| 报告日期 | 2025年11月18日 |
## 行政处罚信息（1条）
| 决定书文号 | 绍市环罚（虞）字〔2023〕9号 |
| 处罚日期 | 2023年2月20日 |
| 违法事实 | 危险废物贮存场所标识不规范 |
| 处罚内容 | 罚款人民币2.1万元 |
| 修复情况 | 已于2023年9月6日完成信用修复 |
## 严重失信主体名单信息　无
## 经营异常名录信息　无
""")  # fmt: skip
    word(folder / "A-8 制度.docx", """
# 中试平台制度汇编（目录与摘要）
1 组织机构设置办法
2 中试服务流程规范
3 中试服务收费标准
4 知识产权管理办法
5 商业秘密保护办法
6 财务单独核算办法：平台收支单独核算。
""")  # fmt: skip
    yuan = str(int(owned * 10000))
    write_truth(
        root, NAME, "2025-12-05",
        ["a ledger over three pages with 续表; its total holds rows in building, scrapped, borrowed and hired", "beside original value stand tax and the price with tax; the unit only in one head", "grant-bought equipment is own",
         "two foreigners by passport, in capitals on the insurance list", "plot shared by the whole site", "pilot income among other business, this year left", "a cured penalty within three years", "bilingual heads", "joint venture with capital in dollars"],
        {
            "established": fact("2015-12-03", "2015-12-03"), "uscc": fact(CODE, CODE), "pilot_staff": fact(11, 11), **groups(6, 3, 1, 1), "pilot_area": fact("1126.73", "1126.73"), "equipment_owned": fact(12108000, yuan),
            "equipment_counted": {"evidenced": yuan, "used": yuan}, "pilot_revenue_total": fact(6520000, 6520000), "pilot_revenue_external": fact(2360000, 2360000), "external_share": {"claimed": "0.362", "evidenced": "0.3619631902", "used": "0.3619631902"},
        },
        {"4.equipment": ["judgement", "soft_missed"], "6.record": ["judgement", "needs_person"], "5.funding": None},
        [["claim_exceeds_evidence", "equipment_owned"]], allowed=["total_mismatch", "claim_exceeds_evidence"],
        parts={"A 方案.pdf": ["plan"], "A-1 执照.png": ["business_licence"], "A-2 人员.xlsx": ["staff_roster"], "A-3 参保人员名单.pdf": ["social_insurance"], "A-4 设备台账.pdf": ["equipment_list"], "A-5 不动产.pdf": ["property_certificate"],
               "A-6 审计报告.pdf": ["audit_report"], "A-7 信用.pdf": ["credit_report"], "A-8 制度.docx": ["management_rules"]},
    )  # fmt: skip
