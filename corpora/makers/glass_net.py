"""An equipment list of net values only, the parent's credit report beside a commitment, and a lease of which one half is over."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, people, start, uscc, write_truth
from corpora.makers.stationery import KAI, NOTO, rows, scanned, sheet_pdf, sheets, word, word_pdf

NAME = "26-glass-net"
UNIT, CODE = "浙江琉舜特种玻璃有限公司", uscc("91330604MA2H5L0R7")
PARENT, PARENT_CODE = "上海琉舜控股集团有限公司", uscc("91310115MA1K4D6T2")
PLACE = "浙江省绍兴市上虞区道墟街道称海大道12号"
PLATFORM = "电子玻璃与微晶材料中试服务平台"
LESSOR = "绍兴上虞称海产业园运营有限公司"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word_pdf(folder / "A 建设方案.pdf", f"""
# {PLATFORM}
# 建设方案
## 1 基本信息
| 序号 | 项　目 | 内　容 |
| 1 | 牵头单位 | {UNIT} |
| 2 | 组织机构代码（统一社会信用代码） | {CODE} |
| 3 | 成立日期 | 2018-05-17 |
| 4 | 中试队伍人数 | 16 |
| 5 | 中试场地及配套面积（平方米） | 1400 |
| 6 | 自有中试设备原值（万元） | 1380 |
| 7 | 2024年中试服务总收入（万元） | 725 |
| 8 | 2024年对外中试服务收入（万元） | 145 |
## 2 背景
集团旗下另有上海、滁州两处研发基地，集团研发人员合计320人，试验场地1.8万平方米，设备原值超过2亿元，均不计入本平台。
国内同类平台一般配置浮法试验窑2座以上，投资约6000万元。
## 3 已有基础
3.1 中试队伍16人，包括技术人员9人、技能人员4人、管理人员2人、营销人员1人；学科与工程技术带头人由窦维桢博士担任，有二十年窑炉工程经验。
3.2 场地为租用，中试场地及配套面积共1400平方米，包括熔制车间900平方米、检测与加工间500平方米。
3.3 自有中试设备原值1380万元，涵盖熔窑、压延、退火、抛光和理化检测。
3.4 上一年度（2024年）中试服务总收入725万元，对外中试服务收入145万元，比重20%。
## 4 任务与规划
发展规划：到2027年中试设备原值达到3000万元，中试队伍达到35人，场地面积达到2500平方米，对外服务收入比重不低于40%。
## 5 管理
平台独立核算，订有运行管理办法；技术文件和客户样品实行保密管理。
## 6 诚信与安全
本单位三年内未受处罚，无重大安全、质量事故。
""")  # fmt: skip
    crew = people(2626, 16, "330604")
    posts = ["技术"] * 9 + ["技能"] * 4 + ["管理"] * 2 + ["营销"]
    order = [3, 12, 0, 15, 7, 9, 1, 13, 4, 10, 2, 5, 14, 6, 11, 8]
    sheets(folder / "B 人员.xlsx", {"中试人员": f"""
{PLATFORM}人员名册（2025年9月）
| 序号 | 姓名 | 身份证号码 | 岗位性质 | 合同期限 |
{rows((n, crew[at][0], crew[at][1], posts[at], "无固定期限" if at % 3 == 0 else "至2027年12月") for n, at in enumerate(order, 1))}
"""})  # fmt: skip
    scanned(folder / "C 社保.pdf", f"""
# 企业参保证明
单位名称：{UNIT}
统一社会信用代码：{CODE}
兹证明该单位截至2025年9月在我中心参加企业职工基本养老保险，参保人数为143人，无欠费。
> 绍兴市上虞区社会保险事业管理服务中心
> 2025年9月22日
""", seed=261, angle=-0.6, dpi=130, seal="社保业务章", at=(0.7, 0.24))  # fmt: skip
    scanned(folder / "D 执照.pdf", f"""
# 营 业 执 照
（正　本）
统一社会信用代码　{CODE}
%plain
| 名　　称 | {UNIT} |
| 类　　型 | 有限责任公司（非自然人投资或控股的法人独资） |
| 住　　所 | {PLACE} |
| 法定代表人 | 窦维桢 |
| 注册资本 | 叁仟万元整 |
| 成立日期 | 2018年05月17日 |
| 经营范围 | 特种玻璃、微晶材料制造与技术服务 |
登记机关　绍兴市上虞区市场监督管理局　　核准日期 2024年11月28日
""", seed=262, angle=0.5, dpi=140, seal="上虞市监局", at=(0.7, 0.44), font=KAI)  # fmt: skip
    word_pdf(folder / "E-1 熔制车间租约.pdf", f"""
# 厂房租赁协议书
甲方（出租）：{LESSOR}
乙方（承租）：{UNIT}
甲方将称海大道12号A区5号厂房（建筑面积900平方米）出租给乙方作玻璃熔制中试车间。
租赁期限：2023年1月1日至2027年12月31日。
年租金：162,000元。
签署日：2022年12月9日
""")  # fmt: skip
    word_pdf(folder / "E-2 检测加工间租约.pdf", f"""
# 厂房租赁协议书
甲方（出租）：{LESSOR}
乙方（承租）：{UNIT}
甲方将称海大道12号B区2号楼一层（建筑面积500平方米）出租给乙方作检测与加工用房。
租赁期限：2022年7月1日至2025年6月30日。
年租金：90,000元。
签署日：2022年6月15日
""")  # fmt: skip
    kit = [("全电熔试验窑", 1, 2860000), ("压延成型机", 1, 1540000), ("隧道式退火炉", 2, 985000), ("双面抛光机", 3, 312000), ("铂金坩埚及漏板", 4, 267000), ("扫描电镜", 1, 1230000), ("热膨胀仪", 2, 184000)]  # fmt: skip
    sheets(folder / "F 设备清单.xlsx", {"固定资产净值": f"""
中试设备清单
编制：财务部　　基准日：2025年8月31日　　单位：元
| 序号 | 设备名称 | 数量 | 资产净值 | 存放地点 |
{rows((n, name, count, count * net, "A区5号厂房" if n < 4 else "B区2号楼") for n, (name, count, net) in enumerate(kit, 1))}
| 合计 | | 14 | {sum(count * net for _, count, net in kit)} | |
"""})  # fmt: skip
    sheet_pdf(folder / "G 审计.pdf", f"""
# {PLATFORM}2024年度专项审计报告
沪申审字（2025）第1120号
{UNIT}：
经审计，贵公司中试平台2024年度独立核算，收入情况如下（金额单位：人民币万元）：
| 项　目 | 2024年 | 2023年 |
| 中试服务总收入 | 725.00 | 610.00 |
| 其中：对外中试服务收入 | 145.00 | 98.00 |
| 占比 | 20.00% | 16.07% |
> 上海申岳会计师事务所　2025年5月12日
""")  # fmt: skip
    sheet_pdf(folder / "H 信用报告.pdf", f"""
# 法人公共信用信息报告
主体名称：{PARENT}
统一社会信用代码：{PARENT_CODE}
报告日期：2025年9月19日
行政处罚信息：无记录
严重失信信息：无记录
经营异常信息：无记录
安全生产、生态环境不良信息：无记录
""", font=NOTO)  # fmt: skip
    scanned(folder / "I 承诺书.pdf", f"""
# 信用承诺书
我公司承诺近三年未发生重大安全、质量事故或严重环境违法行为，信用记录良好，所报材料真实。
> {UNIT}
> 2025年9月20日
""", seed=263, angle=0.5, dpi=110, seal="琉舜特玻", at=(0.7, 0.2))  # fmt: skip
    word(folder / "J 运行管理办法.docx", """
# 中试平台运行管理办法
一、组织架构　平台经理负责制，下设熔制、加工、检测三组。
二、业务流程　咨询、方案、签约、熔制、检测、交样。
三、收费　按炉次和检测项目收费，标准公布于平台网页。
四、核算　平台为独立核算单元。
五、知识产权与商业秘密　配方、工艺曲线属委托人所有，专人保管。
""")  # fmt: skip
    write_truth(
        root, NAME, "2025-09-30",
        ["a list that gives net values only", "the parent's credit report beside a commitment", "one of two leases is over", "an insurance total of the whole company", "two years in the audit's columns", "the group's figures and others' plants"],
        {
            "established": fact("2018-05-17", "2018-05-17"), "registered_place": {"evidenced": PLACE, "used": PLACE}, "uscc": fact(CODE, CODE), "pilot_staff": fact(16, 16), **groups(9, 4, 2, 1), "pilot_area": fact(1400, 900),
            "equipment_owned": fact(13800000), "pilot_revenue_total": fact(7250000, 7250000), "pilot_revenue_external": fact(1450000, 1450000), "external_share": fact("0.2", "0.2"),
        },
        {"4.equipment": ["unproven", "claim_only"], "5.funding": None, "6.record": ["unproven", "claim_only"]},
        [["wrong_basis", "equipment_owned"], ["expired", "pilot_area"], ["claim_exceeds_evidence", "pilot_area"]], allowed=["name_mismatch"],
        parts={"A 建设方案.pdf": ["plan"], "B 人员.xlsx": ["staff_roster"], "C 社保.pdf": ["social_insurance"], "D 执照.pdf": ["business_licence"], "E-1 熔制车间租约.pdf": ["premises_lease"], "E-2 检测加工间租约.pdf": ["premises_lease"], "F 设备清单.xlsx": ["equipment_list"],
               "G 审计.pdf": ["audit_report"], "H 信用报告.pdf": ["credit_report"], "I 承诺书.pdf": ["commitment_letter"], "J 运行管理办法.docx": ["management_rules"]},
    )  # fmt: skip
