"""A kitchen-appliance maker: every proof in one scanned bundle; the lease has two tenants, the credit report one fine."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import KAI, NOTO, bundle, rows, scanned, word

NAME = "34-stove-bundle"
UNIT, CODE = "浙江剡溪智能厨电股份有限公司", uscc("91330683MA288R4T3")
PLACE = "浙江省绍兴市嵊州市三江街道经济开发区普田大道612号"
PLATFORM = "集成灶与智能厨电关键部件中试平台"
OTHER = "嵊州市浦江电器检测有限公司"
KIT = [  # name, model, count, price in yuan
    ("燃烧器综合性能试验台", "RS-6", 3, 326_000), ("整机热效率与烟气分析系统", "RX-2000", 2, 588_000), ("风机风道噪声测试半消声室", "定制", 1, 2_180_000), ("钣金柔性成形试制单元", "TruBend 5085", 1, 2_640_000),
    ("电控板贴片中试线", "YSM20R", 1, 1_965_000), ("玻璃面板丝印固化试验线", "SY-80", 1, 870_000), ("恒温恒湿寿命试验箱", "WK-1000", 5, 97_400), ("油烟净化与VOCs处理装置", "VOC-8", 1, 405_000),
]  # fmt: skip
OWNED = sum(n * p for *_, n, p in KIT)


def make(root: Path) -> None:
    folder = start(root, NAME)
    crew = people(3434, 17, "330683")
    kinds = ["技术"] * 8 + ["技能"] * 5 + ["管理"] * 2 + ["营销"] * 2
    wan = f"{OWNED / 10000:.1f}"
    word(folder / "建设方案.docx", f"""
# {PLATFORM}
# 建设方案（2025年度申报）
> {UNIT}
> 2025年10月
## 一　概况
{UNIT}于2016年7月1日注册成立，是国内较早从事集成灶研发制造的企业，2024年销售集成灶21.4万台，营业收入9.7亿元，现有员工860人，建有省级企业研究院。
公司在嵊州拥有两个厂区，占地共137亩，厂房11.2万平方米。中试平台设在普田大道厂区对面租用的楼宇，与生产线物理隔离。
平台自2021年筹建，2022年6月建成投运。建成之初仅有设备9台、人员7名，原值不足500万元，此后逐年扩充。
| 平台基本信息表 | < | < | < |
| 平台名称 | {PLATFORM} | 依托单位 | {UNIT} |
| 信用代码 | {CODE} | 成立日期 | 2016-07-01 |
| 注册地 | {PLACE} | < | < |
| 平台团队规模 | 17人 | 工程技术带头人 | {crew[0][0]} |
| 技术/技能/管理/营销 | 8/5/2/2（人） | 场地及配套面积 | 1150㎡ |
| 设备原值合计 | {wan}万元 | 2024年中试服务总收入 | 937.50万元 |
| 对外服务收入 | 262.50万元 | 对外占比 | 28% |
## 二　行业分析
集成灶行业2024年零售额238亿元，嵊州产量约占全国四成，区域内整机企业60余家、配套企业300余家，普遍缺少燃烧器、风机和电控的试制条件。
据奥维云网数据，行业前五家企业市场份额合计47.5%，线上均价8,360元。未来五年，燃气具能效标准将提升至一级热效率68%以上。
同行中，佛山某平台场地8,000平方米、试验人员120人；宁波某厨电研究院2024年对外收入1.1亿元。
## 三　建设基础
【人员】平台现有专职人员17人，较2023年末的13人增加4人。带头人{crew[0][0]}，正高级工程师，浙江省“万人计划”人才，在燃烧与热工领域从业21年。
【场地】平台使用普田大道619号科创楼1层，场地及配套设施面积1150㎡，设有半消声室、燃烧试验间、钣金试制区和电控线。
【设备】拥有15台（套）中试及检测设备，原值合计{wan}万元，其中2024年以后新增402万元；无租赁设备。
【业绩】2024年中试服务总收入937.50万元，其中对外服务收入262.50万元，占28%；本公司内部研发项目结算675万元。2022、2023年总收入分别为310万元和655万元。
【荣誉】主持或参与国家、行业标准11项，授权发明专利26件。
## 四　机制
平台在财务上设立“中试平台”核算主体，收入、成本、费用分开记账。
平台与{OTHER}毗邻，双方签有数据互认协议，试样可以直接送检。
## 五　目标任务
总体目标：至2028年建成国内一流的厨电部件中试平台。2026年人员22人、设备原值1,500万元；2027年人员28人、设备原值1,900万元、对外占比35%；2028年人员35人、场地3,500㎡。
《指引》规定场地面积不低于500平方米、中试人才10人以上、设备原值一般不低于1000万元、对外占比一般不低于15%，平台目标均高于此线。
## 六　发展规划
第一阶段（2025—2026）部件中试；第二阶段（2027）整机与氢混燃气灶具中试；第三阶段（2028）开放实验云平台。
## 七　保障
公司每年以营业收入的0.4%作为平台运行经费，2025年预算390万元。
2024年9月公司仓库因消防通道堆物被处以小额罚款，已完成整改；除此之外近三年无安全、质量、环境问题。
""")  # fmt: skip
    work = folder
    listed = sorted([*crew, *people(3435, 7, "330683")], key=lambda p: p[1])
    common = {"dpi": 150, "quality": 45}
    scanned(work / "a.pdf", f"""
# 佐证材料目录
| 序号 | 材料 |
| 一 | 营业执照 |
| 二 | 人员名册及社保 |
| 三 | 租赁合同 |
| 四 | 设备台账 |
| 五 | 专项审计 |
| 六 | 信用报告、制度、经费、承诺 |
---
# 营 业 执 照
统一社会信用代码 {CODE}
%plain
| 名称 | {UNIT} |
| 类型 | 股份有限公司（非上市、自然人投资或控股） |
| 法定代表人 | 谢朝晖 |
| 经营范围 | 厨房电器、燃气器具研发、制造、销售；检测技术服务 |
| 注册资本 | 陆仟陆佰万元整 |
| 成立日期 | 2016年07月01日 |
| 住所 | {PLACE} |
> 登记机关 嵊州市市场监督管理局
> 2023年11月15日
""", seed=341, angle=0.4, seal="市场监督管理局", at=(0.25, 0.62), font=KAI, **common)  # fmt: skip
    scanned(work / "b.pdf", f"""
# 中试平台专职人员名单
| 序号 | 姓名 | 岗位 | 类别 | 身份证号 |
{rows((n, name, ("燃烧", "风机", "电控", "试制")[n % 4] + "岗", kinds[n - 1], identity) for n, (name, identity) in enumerate(crew, 1))}
制表：{UNIT}人力资源部　　2025年9月
""", seed=342, angle=-0.3, font=NOTO, **common)  # fmt: skip
    scanned(work / "c.pdf", f"""
# 嵊州市社会保险参保人员名册
单位：{UNIT}　　统计年月：2025年9月
| 姓名 | 证件号码 | 参加险种 | 状态 |
{rows((name, masked(identity), "五险", "正常") for name, identity in listed)}
（节选平台及相关部门人员，共{len(listed)}人）
> 嵊州市社会保险事业管理中心　2025年9月28日
""", seed=343, angle=0.3, seal="社保中心", at=(0.82, 0.9), font=NOTO, **common)  # fmt: skip
    scanned(work / "d.pdf", f"""
# 科创楼租赁合同（三方）
出租方（甲方）：嵊州市经济开发区资产经营有限公司
承租方一（乙方）：{UNIT}
承租方二（丙方）：{OTHER}
第一条 甲方将普田大道619号科创楼1层出租给乙方、丙方，分户面积如下：
| 承租方 | 承租部位 | 建筑面积（㎡） |
| {UNIT} | 1层西区 | 480 |
| {OTHER} | 1层东区 | 670 |
| 合计 | 1层 | 1150 |
第二条 租期自2024年5月1日至2029年4月30日。
第三条 租金各付各的：每平方米每月14元，乙、丙双方分别向甲方支付，互不承担连带责任。
第四条 门厅、卫生间共用，不计入任何一方面积。任何一方不得占用对方区域。
> 甲方（章） 乙方（章） 丙方（章）
> 2024年4月12日
""", seed=344, angle=-0.5, seal="合同专用章", at=(0.5, 0.66), **common)  # fmt: skip
    scanned(work / "e.pdf", f"""
# 中试设备台账
单位：{UNIT}　　　货币单位：元　　　2025年9月25日
| 设备名称 | 型号规格 | 数量 | 单台原值 | 原值小计 |
{rows((name, model, n, f"{p:,}", f"{n * p:,}") for name, model, n, p in KIT)}
| 总计 | | {sum(k[2] for k in KIT)} | | {OWNED:,} |
""", seed=345, angle=0.5, seal="财务专用章", at=(0.7, 0.7), font=NOTO, **common)  # fmt: skip
    scanned(work / "f.pdf", f"""
# 专项审计报告
嵊信专审〔2025〕41号
{UNIT}：
我们审计了贵公司{PLATFORM}2024年度收入。贵公司对平台收支单独核算。审定金额（单位：元）：
| 行次 | 项目 | 2024年度 |
| 1 | 对外中试服务收入 | 2,625,000.00 |
| 2 | 内部中试服务收入 | 6,750,000.00 |
| 3 | 中试服务总收入 | 9,375,000.00 |
> 嵊州信达会计师事务所有限公司
> 2025年4月8日
""", seed=346, angle=-0.4, seal="审计专用章", at=(0.7, 0.52), **common)  # fmt: skip
    scanned(work / "g.pdf", f"""
# 企业信用报告
信用中国（浙江）　　报告日期：2025年9月26日
企业名称：{UNIT}
统一社会信用代码：{CODE}
一、严重失信主体名单：无
二、经营异常名录：无
三、行政处罚：1条
| 决定书文号 | 嵊消行罚决字〔2024〕第0117号 |
| 处罚机关 | 嵊州市消防救援大队 |
| 处罚事由 | 堵塞疏散通道 |
| 处罚内容 | 罚款人民币8000元 |
| 处罚日期 | 2024年9月19日 |
| 履行情况 | 已履行，已整改 |
""", seed=347, angle=0.3, font=NOTO, **common)  # fmt: skip
    scanned(work / "h.pdf", f"""
# 中试平台管理制度（节选）
第一章 组织机构。设平台主任、技术委员会和四个专业组。
第二章 财务。平台单独核算，收支独立记账。
第三章 服务流程和收费标准。按申请、评估、签约、试制、验收办理；收费见价目表。
第四章 知识产权与商业秘密保护。
---
# 中试平台经费保障证明
{UNIT}2025年度安排平台运行经费390万元，以后每年按营业收入0.4%提取，专款专用。
> {UNIT}　2025年9月25日
---
# 承诺书
本公司承诺，申报资料真实有效，近三年未发生重大安全、质量事故或严重环境违法行为。
> {UNIT}　2025年9月25日
""", seed=348, angle=-0.4, seal="剡溪厨电", at=(0.72, 0.45), **common)  # fmt: skip
    bundle(folder / "佐证材料扫描（全）.pdf", [work / f"{c}.pdf" for c in "abcdefgh"])
    write_truth(
        root, NAME, "2025-10-10",
        ["all proofs in one scanned bundle", "a table of contents before them", "a lease of two tenants", "one ordinary fine, also told in the plan", "growth of the team and of the revenue told beside", "external revenue before the total in the audit's table", "rules, funding and commitment in one scan"],
        {
            "established": fact("2016-07-01", "2016-07-01"), "uscc": fact(CODE, CODE), "pilot_staff": fact(17, 17), **groups(8, 5, 2, 2), "pilot_area": fact(1150, 480),
            "equipment_owned": fact(OWNED, OWNED), "equipment_counted": {"evidenced": str(OWNED), "used": str(OWNED)},
            "pilot_revenue_total": fact(9375000, 9375000), "pilot_revenue_external": fact(2625000, 2625000), "external_share": fact("0.28", "0.28"),
        },
        {"4.area": ["not_met", "missed"], "6.record": ["judgement", "needs_person"]},
        [["claim_exceeds_evidence", "pilot_area"]], allowed=["name_mismatch", "total_mismatch"],
        parts={"建设方案.docx": ["plan"], "佐证材料扫描（全）.pdf": ["other", "business_licence", "staff_roster", "social_insurance", "premises_lease", "equipment_list", "audit_report", "credit_report", "management_rules", "funding_proof", "commitment_letter"]},
    )  # fmt: skip
