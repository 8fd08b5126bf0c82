"""Consolidated beside the parent's own income in thousands; insurance scanned in two blocks of people; a Word ledger over 续表."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import BLACK, NOTO, bundle, rows, scanned, sheet_pdf, word, word_pdf

NAME = "12-group-and-parent"
UNIT, CODE = "诸暨漪珠海洋生物科技股份有限公司", uscc("91330681MA28W6N90")
CHILD = "海南漪珠养殖有限公司"
PLACE = "浙江省绍兴市诸暨市山下湖镇珍珠大道203号"
PLATFORM = "珍珠活性物提取与应用中试基地"
ITEMS = [
    ("酶解罐", "500L", 4, "38.60"), ("超微粉碎机组", "CWF-20", 2, "64.25"), ("膜分离中试线", "NF/RO", 1, "148.00"), ("喷雾干燥塔", "LPG-50", 1, "96.50"), ("真空冷冻干燥机", "LGJ-30", 2, "57.80"), ("制备色谱系统", "DAC-100", 1, "132.40"),
    ("乳化均质机", "HR-60", 3, "12.30"), ("膏霜灌装线", "GZ-4", 1, "71.20"), ("高效液相色谱仪", "LC-2050", 2, "33.45"), ("稳定性试验箱", "SHH-500", 4, "6.85"), ("纯化水机组", "2T/h", 1, "28.60"), ("洁净空调", "十万级", 1, "53.00"),
]  # fmt: skip


def make(root: Path) -> None:
    folder = start(root, NAME)
    owned = sum(n * Decimal(price) for _, _, n, price in ITEMS)
    assert owned == Decimal("1059.40"), owned
    word_pdf(folder / "基地建设方案（盖章前）.pdf", f"""
# {PLATFORM}建设方案
## 第一章　单位与基地概况
{UNIT}系2009年9月14日设立的股份有限公司，住所{PLACE}，统一社会信用代码{CODE}，下辖{CHILD}等3家子公司，集团从业人员约780人，2025年合并营业收入9.6亿元。
{PLATFORM}由股份公司本部直接运营，财务相对独立、单独核算。
## 第二章　现有条件
基地带头人窦维桢博士，教授级高级工程师，在海洋生物酶解与珍珠蛋白分离领域有二十余年工程经验。目前，基地有专职中试人员13人。
基地位于镇属创新园2号楼一、二层，中试场地及配套设施面积620平方米，由山下湖镇人民政府无偿提供。公司厂区占地46亩，建筑面积2.3万平方米，不计入基地。
基地设备共23台（套），设备原值1059.4万元，全部为股份公司自有，无租赁设备。
2025年，股份公司中试服务总收入1041.2万元，其中对外中试服务收入153万元，占14.7%；集团合并口径相应为1596万元、340.2万元。
## 第三章　发展规划
2026年建成GMP化妆品原料中试线，2027年对外中试服务收入突破500万元，占比达到25%，2028年专职人员达到40人、面积达到2000平方米。
""")  # fmt: skip
    assert sum(n for _, _, n, _ in ITEMS) == 23
    crew = people(1212, 36, "330681")
    team = crew[:15]
    posts = (
        [("提取工艺组", "工艺工程师")] * 6
        + [("生产试制组", "提取操作工")] * 4
        + [("综合管理组", "基地副主任")] * 2
        + [("商务组", "销售经理")]
    )
    posts += [("提取工艺组", "实习生")] * 2
    word(folder / "人员" / "基地人员.docx", f"""
# 基地人员一览表
| 编制部门 | 股份公司人力资源中心 | < | 日期 | 2026年1月 |
| 组别 | 姓名 | 身份证件号 | 岗位 | 学历（学位） |
{rows((posts[n][0] if n == 0 or posts[n][0] != posts[n - 1][0] else "^", *p, posts[n][1], "硕士研究生" if n % 3 == 0 else "大学本科") for n, p in enumerate(team))}
""")  # fmt: skip
    # twelve of the first thirteen are insured, one left in December; the two trainees are not in the list; the others work elsewhere in the company
    left = 7
    insured = sorted([*team[:13], *crew[15:36]], key=lambda p: p[1][6:])
    state = {p[0]: "参保" for p in insured} | {team[left][0]: "减员(2025-12)"}
    cells = [(str(n), name, masked(identity), state[name]) for n, (name, identity) in enumerate(insured, 1)]
    half = len(cells) // 2
    pairs = [(*a, *b) for a, b in zip(cells[:half], cells[half:], strict=True)]
    work = folder / "证明"
    scanned(work / "1.pdf", f"""
# 诸暨市社会保险单位参保证明（在册名单）
单位名称：{UNIT}
单位社保编码：3306810044172　　　险种：企业职工基本养老保险　　　所属期：2026年1月
| 序号 | 姓名 | 身份证号码 | 状态 | 序号 | 姓名 | 身份证号码 | 状态 |
{rows(pairs)}
在册人数合计：{len(cells)}人，其中本月减员1人。
> 诸暨市社会保险事业服务中心
> 2026年2月3日
""", dpi=170, seed=121, angle=-0.45, seal="社保业务专用", at=(0.72, 0.7), font=NOTO, size=10.5)  # fmt: skip
    scanned(work / "2.pdf", f"""
# 营业执照
统一社会信用代码：{CODE}
| 名　　称 | {UNIT} |
| 类　　型 | 股份有限公司（非上市、自然人投资或控股） |
| 住　　所 | {PLACE} |
| 法定代表人 | 窦维桢 |
| 注册资本 | 壹亿贰仟万元整 |
| 成立日期 | 2009年09月14日 |
| 营业期限 | 2009年09月14日至长期 |
> 登记机关：绍兴市市场监督管理局　2024年03月01日
""", dpi=150, seed=122, angle=0.5, seal="市场监督管理局", at=(0.7, 0.42))  # fmt: skip
    scanned(work / "3.pdf", f"""
# 房屋无偿使用协议
甲方（提供方）：诸暨市山下湖镇人民政府
乙方（使用方）：{UNIT}
为支持珍珠产业中试公共服务，双方约定：
一、甲方将坐落于山下湖镇创新园2号楼一层、二层，建筑面积共计620平方米的房屋（甲方自有，产权清晰）无偿提供给乙方，用于{PLATFORM}。
二、使用期限：2023年7月1日至2028年6月30日。期内免收租金，水电费由乙方承担。
三、未经甲方书面同意，乙方不得转借、转租。
> 甲方（盖章）　　　　乙方（盖章）
> 2023年6月20日
""", dpi=150, seed=123, angle=0.3, seal="山下湖镇人民政府", at=(0.45, 0.45))  # fmt: skip
    bundle(folder / "证明材料扫描件.pdf", [work / f"{n}.pdf" for n in (1, 2, 3)])
    work.rmdir()
    head = "| 序号 | 设备名称 | 规格 | 数量（台/套） | 原值单价（万元） | 来源 |"
    lines = [(n, name, model, count, price, "自购") for n, (name, model, count, price) in enumerate(ITEMS, 1)]
    word(folder / "设备" / "中试设备一览.docx", f"""
# 中试设备一览表
{head}
{rows(lines[:5])}
---
续表
{head}
{rows(lines[5:9])}
---
续表
{head}
{rows(lines[9:])}
以上设备均为股份公司自有，已全部投入使用。
""")  # fmt: skip
    sheet_pdf(folder / "2025年度审计报告（摘录）.pdf", f"""
# {UNIT}
# 2025年度审计报告（摘录）
天衡审字（2026）00092号
{UNIT}全体股东：我们审计了后附的{UNIT}（以下简称“公司”）2025年度合并及母公司财务报表。
审计意见：财务报表在所有重大方面公允反映了公司2025年12月31日的合并及母公司财务状况以及2025年度的合并及母公司经营成果。
> 天衡越州会计师事务所（特殊普通合伙）　2026年1月28日
---
## 附注六、38　中试服务收入
（金额单位：人民币千元）
| 项　目 | 合　并 | < | 母公司 | < |
| ^ | 2024年度 | 2025年度 | 2024年度 | 2025年度 |
| 中试服务总收入 | 13,880 | 15,960 | 9,204 | 10,412 |
| 其中：对外中试服务收入 | 2,610 | 3,402 | 1,233 | 1,530 |
| 对合并范围内单位中试服务收入 | 11,270 | 12,558 | 7,971 | 8,882 |
注：合并数包含子公司{CHILD}等对外提供的检测与中试服务；母公司即{UNIT}本部，其中试基地单独核算。
""", font=BLACK)  # fmt: skip
    sheet_pdf(folder / "信用信息.pdf", f"""
# 公共信用信息概况
| 查询主体 | {UNIT} | 统一社会信用代码 | {CODE} |
| 查询日期 | 2026年1月30日 | 查询区间 | 2023-01-30 至 2026-01-30 |
| 类别 | < | 条数 | 明细 |
| 市场监管 | 行政处罚 | 0 | 无 |
| ^ | 经营异常名录 | 0 | 无 |
| 生态环境 | 行政处罚 | 0 | 无 |
| 应急管理 | 生产安全事故 | 0 | 无 |
| 税务 | 重大税收违法 | 0 | 无 |
| 司法 | 失信被执行人 | 0 | 无 |
| 综合 | 严重失信主体名单 | 0 | 无 |
""")  # fmt: skip
    word(folder / "制度.docx", """
# 基地运行管理制度
组织架构：设基地主任、技术委员会及四个工作组。
服务流程：需求登记、可行性评估、签约、试制、交付、回访。
收费标准：按《服务目录及收费标准》执行。
知识产权：成果归属依合同。
商业秘密：签订保密协议，分级管理。
财务：基地单独核算，收支分列。
""")  # fmt: skip
    share = "0.1469458317"
    write_truth(
        root, NAME, "2026-02-10",
        ["consolidated and parent columns, thousands of yuan, the prior year left; only the consolidated figures reach 15 %", "insurance scanned in two blocks of people with a leaver among them, two trainees not in it", "free use of a town's rooms",
         "unit price and number without a value column, over 续表", "the whole company's land, staff and floor", "one scanned bundle of insurance, licence and agreement"],
        {
            "established": fact("2009-09-14", "2009-09-14"), "uscc": fact(CODE, CODE), "pilot_staff": fact(13, 12), **groups(6, 3, 2, 1), "pilot_area": fact(620, 620), "equipment_owned": fact(10594000, 10594000),
            # the applicant is the parent: the consolidated columns hold its subsidiaries' income too
            "pilot_revenue_total": fact(10412000, 10412000), "pilot_revenue_external": fact(1530000, 1530000), "external_share": {"claimed": "0.147", "evidenced": share, "used": share},
        },
        {"3.external_share": ["judgement", "soft_missed"], "5.funding": None},
        [["not_insured", "pilot_staff"], ["claim_exceeds_evidence", "pilot_staff"]], allowed=["name_mismatch"],
        parts={"基地建设方案（盖章前）.pdf": ["plan"], "人员/基地人员.docx": ["staff_roster"], "设备/中试设备一览.docx": ["equipment_list"], "2025年度审计报告（摘录）.pdf": ["audit_report"], "信用信息.pdf": ["credit_report"],
               "证明材料扫描件.pdf": ["social_insurance", "business_licence", "premises_lease"]},
    )  # fmt: skip
