"""A private non-enterprise institute ten months old: a December of revenue, two cities' insurance, computing power beyond the cap."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import BLACK, KAI, NOTO, bundle, rows, scanned, sheet_pdf, sheets, word

NAME = "33-print-institute"
UNIT, CODE = "绍兴滨海数字印染技术研究院", uscc("52330600MJ9K2T60X")
PLACE = "绍兴市越城区马山街道洋江东路39号科创园6号楼"
PLATFORM = "数字印花智能工艺中试平台"
KIT = [  # name, model, unit, count, price in wan
    ("单程（Single-Pass）数码印花中试机", "KERAJET-S8", "台", 1, "268.00"), ("扫描式高速数码印花机", "MS JP7", "台", 2, "76.50"), ("活性墨水小批量合成装置", "HX-50L", "套", 1, "94.20"),
    ("蒸化水洗联合试验机", "ZH-180", "套", 1, "88.60"), ("墨滴观测与喷头测试台", "DWA-3", "套", 2, "24.80"), ("分光测色配色系统", "Ci7860", "套", 3, "18.40"), ("边缘计算与机器视觉检测站", "", "套", 4, "6.60"),
]  # fmt: skip
OWNED = round(sum(n * float(p) for *_, n, p in KIT) * 10000)
RENT = 9 * 360_000


def make(root: Path) -> None:
    folder = start(root, NAME)
    assert OWNED == 7_350_000, OWNED
    crew = people(3333, 14, "330602")
    kinds = ["研究与工程技术"] * 8 + ["设备操作技能"] * 3 + ["综合管理"] + ["市场与服务"] * 2
    word(folder / "数字印花中试平台-申报书及建设方案.docx", f"""
# {PLATFORM}建设方案
{UNIT}　2025年9月
## 摘　要
{PLATFORM}由{UNIT}（以下简称研究院）独立建设，面向全市2000多家印染、数码印花企业，提供墨水、喷头、工艺和智能配色的放大试验。
## 一、依托单位
| 1 | 单位名称 | {UNIT} |
| 2 | 单位性质 | 民办非企业单位（社会服务机构） |
| 3 | 成立登记时间 | 2024年12月9日 |
| 4 | 住所 | {PLACE} |
| 5 | 平台人员 | 14人 |
| 6 | 平台场地面积 | 1180平方米 |
| 7 | 自有设备原值 | 735.00万元 |
| 8 | 2025年租赁算力费用 | 324.00万元 |
研究院的前身是2019年由三位教授发起的“数字印花联合课题组”，课题组依托高校开展研究六年，累计承担横向项目48项、经费2,150万元。2024年12月，在市、区两级支持下登记为独立法人。
理事会由7家发起单位组成，其中龙头企业甲公司年营业收入38亿元、在职员工4,100人；发起单位的人员和设备均不计入平台。
## 二、需求与形势
我市印染产能约占全国三分之一，2024年数码印花布产量12.6亿米，数码化率为17%，预计2027年提高到30%。
国外头部企业的单程机时速已达每小时6,000米，国产喷头寿命约为进口的60%，亟须开展工艺验证。
上海某数字印花创新中心拥有专职人员62人、设备原值7,800万元，去年对外服务收入占比超过80%，值得借鉴。
## 三、平台基础
1. 团队：14名专职人员，包括研究与工程技术8名、设备操作技能3名、综合管理1名、市场与服务2名；其中3人常驻杭州办事处，在杭州参保。工程技术带头人为{crew[0][0]}研究员，曾主持国家重点研发计划课题2项。另聘兼职教授11名，不计入上述人数。
2. 场地：租用科创园6号楼1—2层，建筑面积1180平方米，其中中试大厅820平方米、墨水实验室210平方米、配套用房150平方米。园区总建筑面积9.8万平方米。
3. 设备：自有数码印花、墨水合成、蒸化水洗和测试设备14台（套），设备原值735万元；2025年4月起租用智算中心的GPU算力用于花型大模型和缺陷识别训练，今年租金324万元。
4. 收入：研究院登记后，2024年12月当月实现中试服务收入42万元，其中为非理事单位提供服务取得的对外收入5.4万元。2025年1—6月，中试服务收入412万元，其中对外231万元，占56.1%，全年有望突破900万元。
5. 成果：已完成34个花型工艺包和6种国产墨水的验证，服务企业51家。
## 四、运行机制
研究院独立建账、独立核算，设院长、工艺中心、智能中心、装备中心和服务部。
服务流程：线上预约→需求评审→签订合同→打样→中试→出具报告；首次合作客户享受收费八折。
客户花型属于商业秘密，全部在隔离网络内处理；合作成果的知识产权按照出资和贡献约定。
对照《指引》“拥有10人以上稳定、专业的中试人才队伍”“面积不低于500平方米”“设备原值一般不低于1000万元”“对外中试服务收入比重一般不低于15%”等要求，平台具备申报基础。
## 五、任务目标
| 年份 | 人员 | 设备原值 | 服务收入 | 其中对外占比 |
| 2025 | 18人 | 1100万元 | 900万元 | 55% |
| 2026 | 25人 | 1800万元 | 1600万元 | 60% |
| 2027 | 35人 | 2600万元 | 3000万元 | 65% |
其中2026年计划购置单程机1台（预算420万元）、算力一体机2台（预算280万元）。
扩建方面，三年内把中试场地扩大到3000平方米以上。
## 六、发展规划
近期以喷头—墨水—工艺匹配为主线，中期建设开放数据集，远期输出数字印染整体方案。
## 七、条件保障
理事会承诺首个三年投入经费2400万元，2025年已到位800万元。
研究院自登记以来无安全、质量事故，无环境违法行为。
""")  # fmt: skip
    scanned(folder / "证照" / "登记证书.png", f"""
# 民办非企业单位登记证书
（副本）
统一社会信用代码　{CODE}
%plain
| 名　　称： | {UNIT} |
| 住　　所： | {PLACE} |
| 法定代表人： | {crew[0][0]} |
| 开办资金： | 伍佰万元 |
| 业务主管单位： | 绍兴市科学技术局 |
| 业务范围： | 数字印染技术研究、中试、检测与咨询服务 |
| 成立日期： | 2024年12月9日 |
| 发证日期： | 2025年4月2日 |
| 有效期限： | 2025年4月2日至2029年4月1日 |
> 发证机关：绍兴市民政局
""", seed=331, angle=0.4, dpi=140, seal="民政局", at=(0.75, 0.52), font=KAI)  # fmt: skip
    sheets(folder / "人员" / "人员情况.xlsx", {
        "花名册": f"\n| {PLATFORM}人员花名册（2025年8月末） | < | < | < | < | < |\n| 身份证号码 | 姓名 | 最高学历 | 所在部门 | 人员类型 | 办公地点 |\n" + rows((identity, name, "博士" if n < 4 else "硕士" if n < 9 else "本科", ("工艺中心", "智能中心", "装备中心", "服务部")[n % 4], kinds[n], "杭州办" if n in (5, 6, 13) else "绍兴") for n, (name, identity) in enumerate(crew)),
        "兼职专家": "\n| 专家 | 单位 | 方向 |\n| 陶嘉树 | 某大学 | 染整 |\n| 谢其琛 | 某大学 | 图像 |\n| 邹维桢 | 某研究所 | 喷头 |",
    })  # fmt: skip
    hz = [crew[n] for n in (5, 6, 13)]
    sx = [p for p in crew if p not in hz]
    sheet_pdf(folder / "人员" / "社保-绍兴市.pdf", f"""
# 绍兴市社会保险参保证明
{UNIT}（单位社保号 33060088213）截至2025年8月在我市参加社会保险人员如下：
| 姓名 | 身份证号码 | 首次参保年月 | 当前状态 |
{rows((name, masked(identity), "202501" if n % 2 else "202412", "参保缴费") for n, (name, identity) in enumerate(sx))}
合计：{len(sx)}人
> 绍兴市社会保险事业管理服务中心（网办）　2025-09-10
""", font=BLACK, size=10)  # fmt: skip
    sheet_pdf(folder / "人员" / "社保-杭州市.pdf", f"""
# 浙江省社会保险参保证明（单位专用）
共1页，第1页
参保单位名称：{UNIT}（在杭人员）
参保地：杭州市滨江区
| 序号 | 证件号码 | 姓名 | 养老保险 | 工伤保险 | 失业保险 |
{rows((n, masked(identity), name, "√", "√", "√") for n, (name, identity) in enumerate(hz, 1))}
证明期间：2025年01月—2025年08月
> 杭州市社会保险管理服务中心　2025年09月10日
""")  # fmt: skip
    sheet_pdf(folder / "场地" / "科创园租约.pdf", f"""
# 科创园房屋租赁合同
（2025年版）
出租方：绍兴滨海科创园运营管理有限公司
承租方：{UNIT}
| 条款 | 约定 |
| 房屋位置 | 绍兴市越城区洋江东路39号科创园6号楼1—2层 |
| 建筑面积 | 1180平方米（含公摊96平方米） |
| 用途 | 研发与中试 |
| 起租日 | 2025年1月1日 |
| 到期日 | 2027年12月31日 |
| 租金 | 第一年按50%收取；每年应收租金424,800元 |
| 特别约定 | 承租方年度考核不合格的，出租方有权收回二层，面积相应核减 |
> 签署日：2024年12月25日
""", font=NOTO)  # fmt: skip
    word(folder / "设备" / "研究院设备资产卡片汇总.docx", f"""
# 设备资产清单
资产所属：{UNIT}　　统计日：2025年8月31日　　（金额单位：万元）
| 设备名称 | 型号 | 计量单位 | 数量 | 单价 | 原值 | 备注 |
{rows((name, model, unit, n, price, f"{n * float(price):.2f}", "自有") for name, model, unit, n, price in KIT[:4])}
> （续下表）
""" + "\n续表\n" + f"""
| 设备名称 | 型号 | 计量单位 | 数量 | 单价 | 原值 | 备注 |
{rows((name, model, unit, n, price, f"{n * float(price):.2f}", "自有") for name, model, unit, n, price in KIT[4:])}
| 合计 | < | < | {sum(k[3] for k in KIT)} | | {OWNED / 10000:.2f} | |
""")  # fmt: skip
    sheet_pdf(folder / "设备" / "智算服务合同.pdf", f"""
# 算力租赁服务合同
合同号：ZS-GPU-2025-031
甲方（使用方）：{UNIT}
乙方（提供方）：浙江曹娥江智算中心有限公司
一、乙方向甲方提供GPU算力资源128卡，用于{PLATFORM}模型训练。
二、服务期自2025年4月1日起至2026年3月31日止，共12个月。
三、租金每月360,000元（含税），按月结算；合同总价4,320,000元。
四、甲方预存200,000元作为履约押金，服务期满退还。
五、乙方系统可用率低于99.5%时，按实际中断时间延长服务期。
> 2025年3月24日签订
""")  # fmt: skip
    work = folder / "财务信用"
    sheet_pdf(work / "p1.pdf", f"""
# 专项审计报告
绍永专审字[2025]第058号
{UNIT}理事会：
我们审计了贵院{PLATFORM}2024年度（2024年12月9日成立日至2024年12月31日）中试服务收入情况。贵院为独立法人，独立核算。
审计结果：2024年度中试服务总收入为人民币420,000.00元，其中，面向理事单位的收入366,000.00元，对外中试服务收入54,000.00元。
本报告仅供申报市级中试平台使用。
> 绍兴永诚会计师事务所（普通合伙）
> 2025年5月16日
""")  # fmt: skip
    sheet_pdf(work / "p2.pdf", f"""
# 社会组织信用信息报告
查询网站：信用中国（浙江绍兴）
查询日期：2025年9月11日
名称：{UNIT}
统一社会信用代码：{CODE}
行政处罚信息：暂无
严重失信主体名单信息：暂无
活动异常名录信息：暂无
""", font=NOTO)  # fmt: skip
    sheet_pdf(work / "p3.pdf", f"""
# 经费保障证明
经理事会审议，{UNIT}自2025年起三年内投入{PLATFORM}建设运行经费2400万元，2025年首期800万元已到账。
> {UNIT}理事会
> 2025年9月8日
""", font=KAI)  # fmt: skip
    sheet_pdf(work / "p4.pdf", f"""
# 承 诺 书
我院承诺申报材料真实可靠，近三年（自登记以来）未发生重大安全、质量事故，无严重环境违法行为。
> {UNIT}
> 2025年9月12日
""", font=KAI)  # fmt: skip
    bundle(work / "财务信用材料合订.pdf", [work / f"p{n}.pdf" for n in (1, 2, 3, 4)])
    word(folder / "制度" / "运行制度.docx", """
# 研究院中试平台运行制度
一、组织架构　院长负责，三中心一部。
二、核算　独立建账、独立核算。
三、服务流程　预约、评审、签约、打样、中试、报告。
四、收费　价目表经理事会批准后公开。
五、知识产权　按合同约定。
六、商业秘密　花型隔离存储。
""")  # fmt: skip
    write_truth(
        root, NAME, "2025-09-28",
        ["a private non-enterprise institute (52)", "ten months old, its forerunner older", "one December of revenue, this year's half told beside", "insured in two cities by the same unit", "a list continued in a second table", "computing power beyond the cap, owned between 7.0 and 7.69 million", "the day of issue beside the day of foundation", "a bundle of four born-digital papers"],
        {
            "established": fact("2024-12-09", "2024-12-09"), "registered_place": {"evidenced": PLACE, "used": PLACE}, "uscc": {"evidenced": CODE, "used": CODE}, "pilot_staff": fact(14, 14), **groups(8, 3, 1, 2), "pilot_area": fact(1180, 1180),
            "equipment_owned": fact(OWNED, OWNED), "equipment_leased_rent": fact(RENT, RENT), "equipment_counted": {"evidenced": "10500000", "used": "10500000"},
            "pilot_revenue_total": fact(420000, 420000), "pilot_revenue_external": fact(54000, 54000), "external_share": {"evidenced": f"{54 / 420:.10f}", "used": f"{54 / 420:.10f}"},
        },
        {"1.operating": ["not_met", "missed"], "1.legal_person": None, "3.external_share": ["judgement", "soft_missed"], "4.equipment": ["judgement", "reading_decides"]},
        [["over_cap", "equipment_leased_rent"]], allowed=["name_mismatch"],
        parts={"数字印花中试平台-申报书及建设方案.docx": ["plan"], "证照/登记证书.png": ["business_licence"], "人员/人员情况.xlsx": ["staff_roster"], "人员/社保-绍兴市.pdf": ["social_insurance"], "人员/社保-杭州市.pdf": ["social_insurance"], "场地/科创园租约.pdf": ["premises_lease"],
               "设备/研究院设备资产卡片汇总.docx": ["equipment_list"], "设备/智算服务合同.pdf": ["equipment_lease"], "财务信用/财务信用材料合订.pdf": ["audit_report", "credit_report", "funding_proof", "commitment_letter"], "制度/运行制度.docx": ["management_rules"]},
    )  # fmt: skip
