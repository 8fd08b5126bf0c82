"""A county's technical centre (public institution): half of the machines are a university's, last year's audit is missing, the credit report is too old."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import KAI, NOTO, rows, scanned, sheet_pdf, sheets, word, word_pdf

NAME = "32-bearing-centre"
UNIT, CODE = "新昌县轴承装备技术服务中心", uscc("12330624MB1D40572")
PLACE = "新昌县七星街道塔山路27号"
PLATFORM = "精密轴承与关键基础件中试平台"
SCHOOL = "浙江鉴湖理工学院"
LAND = "新昌县工业园区投资发展有限公司"
KIT = [  # name, model, count, price in yuan, owner
    ("数控轴承套圈磨削中试线", "3MK2110", 1, 3_480_000, UNIT), ("超精研机", "3M4A", 2, 465_000, UNIT), ("可控气氛热处理试验炉", "RCWK-6", 1, 1_290_000, UNIT),
    ("轴承振动测量仪", "BVT-7", 4, 82_500, UNIT), ("轴承寿命强化试验机", "B30-60", 6, 228_000, UNIT), ("圆度圆柱度仪", "TALYROND 565", 1, 1_125_000, UNIT),
    ("切削液集中净化系统", "JL-20", 1, 597_000, UNIT), ("扫描电子显微镜", "EVO 18", 1, 2_310_000, SCHOOL), ("残余应力分析仪", "iXRD", 1, 1_435_000, SCHOOL),
]  # fmt: skip
OWN = sum(n * price for _, _, n, price, owner in KIT if owner == UNIT)
ALL = sum(n * price for _, _, n, price, _ in KIT)


def make(root: Path) -> None:
    folder = start(root, NAME)
    assert (OWN, ALL) == (9_120_000, 12_865_000), (OWN, ALL)
    crew = people(3232, 15, "330624")
    kinds = ["专业技术"] * 8 + ["技能操作"] * 4 + ["管理"] * 2 + ["市场营销"]
    word_pdf(folder / "01_建设方案_新昌轴承.pdf", f"""
# 精密轴承与关键基础件中试平台
# 建　设　方　案
> 依托单位：{UNIT}
> 推荐部门：新昌县科学技术局
> 二〇二五年九月
---
## 申报简表
| 项　目 | 内　容 | 备　注 |
| 依托单位 | {UNIT} | 公益二类事业单位 |
| 信用代码 | {CODE} | |
| 所在地址 | {PLACE} | |
| 专职中试人员 | 15人 | 技术8、技能4、管理2、营销1 |
| 中试场地 | 1420.5平方米 | 租用园区标准厂房 |
| 设备原值 | 1286.5万元 | 含共建单位投入 |
| 设备租金 | 24万元 | 2025年 |
| 2024年中试服务收入 | 356.2万元 | 对外301.7万元 |
## 一、我们是谁
{UNIT}由新昌县人民政府批准设立，隶属县科学技术局，承担全县轴承产业质量提升、检测与共性技术服务职能。中心核定编制20名，在编18名，另有合同制人员若干。
新昌被称为“中国轴承之乡”，全县轴承及配套企业1300多家，从业人员约3.2万人，2024年产值216亿元，占全省的四分之一。
2016年，中心与{SCHOOL}共建轴承联合研究院，学校陆续把部分大型仪器放置在中心使用，产权仍归学校。
2020年中心投入首条磨削中试线，2022年获评省级产业创新服务综合体。综合体全年服务企业2600家次，该数字含培训与展览，不全是中试。
## 二、为什么要建
高端数控机床主轴轴承、机器人减速器轴承国产化率不到30%。中小企业普遍买不起寿命试验机，一套新品从图纸到量产平均要14个月。
邻近的宁波某检测院设有8名轴承工程师和900平方米实验室，侧重检测；杭州一所研究院的设备原值已达5600万元，但不对外开放。
市里《指引》提出：中试固定场地及配套设施面积不低于500平方米，设备原值一般不低于1000万元；租赁设备按申报当年租赁金额计入，累计不超过30%。
## 三、家底如何
（一）人。平台专职中试人员15人。带头人为{crew[0][0]}，正高级工程师，参与制定轴承国家标准5项，获省科技进步二等奖1次。
（二）地。平台租用新昌县高新园区标准厂房B区一、二层共1420.5平方米，整幢楼建筑面积3860平方米，其余由园区另行招商。
（三）物。平台现有磨削、热处理、寿命试验、精密测量等设备18台（套），原值1286.5万元。此外租用三坐标测量机1台，2025年租金24万元。
（四）账。2024年平台取得中试服务收入356.2万元，其中来自县内外企业的对外中试服务收入301.7万元，占84.7%；2023年为288.6万元，对外240.9万元。
（五）绩。近两年完成中试项目63个，制定团体标准4项，协助企业新增产值约1.9亿元。
## 四、怎样运转
平台在中心内设“中试服务部”，单列账目、独立核算；设技术委员会，由9名院士专家和企业总工组成。
服务流程为需求登记、可行性论证、合同签订、样件试制、试验评价、资料归档；收费按县发改局备案的价目执行。
## 五、要干什么
| 指标 | 现状 | 2026 | 2027 | 2028 |
| 中试人员 | 15 | 18 | 22 | 26 |
| 场地㎡ | 1420.5 | 1420.5 | 2000 | 2400 |
| 设备原值（万元） | 1286.5 | 1600 | 2100 | 2600 |
| 年服务收入（万元） | 356.2 | 480 | 650 | 900 |
到2028年，新增滚动体冷镦、陶瓷球加工两条中试线，建成省级中试平台。
## 六、发展规划
第一步夯实机床主轴轴承中试能力，第二步拓展到机器人、风电，第三步形成“标准—试验—认证”一体服务。规划已经县科学技术局审定。
## 七、如何保障
县财政每年安排专项150万元；中心从服务收入中提取不低于10%用于设备更新。
中心成立以来未发生安全事故、质量事故，无环境违法。
""")  # fmt: skip
    scanned(folder / "02_主体" / "法人证书扫描.jpg", f"""
# 中华人民共和国事业单位法人证书
统一社会信用代码：{CODE}
%plain
| 单位名称 | {UNIT} |
| 宗旨和业务范围 | 为轴承产业提供检测、试验、中试与技术服务 |
| 住所 | {PLACE} |
| 法定代表人 | 窦守正 |
| 经费来源 | 财政补助、事业收入 |
| 开办资金 | ¥1200万元 |
| 举办单位 | 新昌县科学技术局 |
有效期：自2023年04月18日至2028年04月18日
> 登记管理机关：新昌县事业单位登记管理局
""", seed=321, angle=-0.4, dpi=150, seal="登记管理局", at=(0.72, 0.46), font=KAI)  # fmt: skip
    word(folder / "03_队伍" / "中试人员登记卡.docx", "\n# 中试服务部人员登记卡\n（每人一行，类别：专业技术、技能操作、管理、市场营销）\n" + f"""
| 类别 | 姓名 | 身份证号 | 用工形式 | 学历 | 职称或技能等级 |
{rows((kinds[n], name, identity, "在编" if n < 12 else "合同制", "硕士" if n % 3 == 0 else "本科" if n % 3 == 1 else "大专", "正高级工程师" if n == 0 else "工程师" if n < 8 else "高级工" if n < 12 else "—") for n, (name, identity) in enumerate(crew))}
| 合计 | 15人 | < | < | < | < |
> 填表日期 2025.9.2""")  # fmt: skip
    sheet_pdf(folder / "03_队伍" / "机关事业养老参保.pdf", f"""
# 机关事业单位养老保险参保人员信息表
单位名称：{UNIT}　　所属月份：2025年08月
| 证件号码 | 姓名 | 参保险种 | 缴费状态 |
{rows((masked(identity), name, "机关事业养老", "已缴") for name, identity in sorted([*crew[:12], *people(3233, 4, "330624")], key=lambda p: p[0]))}
> 新昌县社会保险事业服务中心 2025-09-03
""")  # fmt: skip
    scanned(folder / "03_队伍" / "企业职工参保（合同制）.pdf", f"""
# 新昌县企业职工基本养老保险单位缴费人员名单
缴费单位名称：{UNIT}（合同制人员专户）
缴费所属期　2025年8月
| 序号 | 姓　名 | 公民身份号码 | 缴费基数（元） |
{rows((n, name, masked(identity), 4812 + 350 * n) for n, (name, identity) in enumerate(crew[12:], 1))}
本表共3人
> 新昌县社会保险事业服务中心
> 2025年9月3日
""", seed=322, angle=0.5, dpi=150, seal="社保中心", at=(0.7, 0.5), font=NOTO)  # fmt: skip
    scanned(folder / "04_场地" / "厂房租赁.pdf", f"""
# 标准厂房租赁合同
甲　方：{LAND}
乙　方：{UNIT}
1. 租赁标的：新昌县高新园区（梅渚）标准厂房B区一层、二层，计租面积1420.5平方米。其中二层西侧设备间由双方共用消防通道，不另行计费。
2. 租赁期限：自2024年3月1日起至2029年2月28日止。
3. 租金：首年免租；自2025年3月1日起按每平方米每月9元计，季度结算。
4. 乙方因承担公益职能，经县国资办批准，甲方不收取押金。
5. 甲方转让厂房的，本合同对受让人继续有效。
> 甲方盖章　　乙方盖章
> 签约日期：2024年2月19日
""", seed=323, angle=0.6, dpi=140, seal="合同专用章", at=(0.3, 0.5))  # fmt: skip
    scanned(folder / "04_场地" / "产权证（园区）.jpg", f"""
# 不动产权证书
浙（2021）新昌县不动产权第0013382号
| 权利人 | {LAND} |
| 共有情况 | 单独所有 |
| 坐落 | 新昌县高新园区（梅渚）标准厂房B区 |
| 权利类型 | 国有建设用地使用权／房屋所有权 |
| 用途 | 工业用地／厂房 |
| 面积 | 土地使用权面积2650㎡／房屋建筑面积3860㎡ |
| 使用期限 | 国有建设用地使用权至2068年11月5日止 |
""", seed=324, angle=-0.5, dpi=140, seal="不动产登记", at=(0.75, 0.6), font=KAI)  # fmt: skip
    table = "\n".join(
        f"| {n} | {name} | {model} | {owner} | {count} | {price} | {count * price} |"
        for n, (name, model, count, price, owner) in enumerate(KIT, 1)
    )
    sheets(folder / "05_设备" / "平台仪器设备总表.xlsx", {
        "设备总表": f"\n# {PLATFORM}仪器设备总表\n金额：元；“产权单位”为{SCHOOL}的，系共建单位放置，不入我中心账\n| 编号 | 仪器设备 | 规格 | 产权单位 | 数量 | 单价 | 原值 |\n{table}\n| 总计 | | | | {sum(k[2] for k in KIT)} | | {ALL} |",
        "开放共享机时": "\n| 仪器 | 2024年对外机时 | 2025年1-8月 |\n| 圆度圆柱度仪 | 612 | 455 |\n| 轴承寿命强化试验机 | 9,840 | 7,215 |",
    })  # fmt: skip
    sheet_pdf(folder / "05_设备" / "三坐标租赁合同.pdf", f"""
# 设备租赁合同
出租人：杭州测金仪器租赁有限公司
承租人：{UNIT}
租赁物：三坐标测量机（Global S 09.15.08）壹台，供{PLATFORM}使用，安放于承租人中试场地。
租期：36个月，自2025年5月1日至2028年4月30日。
租金：租金总额人民币1,080,000元，每月30,000元，按月支付；另付保证金60,000元，租期届满退还。
租赁期内设备所有权属出租人，期满承租人可按评估价留购。
> 2025年4月22日
""", font=NOTO)  # fmt: skip
    sheet_pdf(folder / "06_财务" / "审计报告.pdf", f"""
# 专 项 审 计 报 告
新信会审字〔2024〕第139号
{UNIT}：
我们对贵中心中试服务部2023年度收支情况进行了审计。中试服务部收支在“中试服务”专账中独立核算。
截至2023年12月31日止年度，审定收入如下（单位：万元）：
| 项目 | 2023年度 |
| 中试服务总收入 | 288.60 |
| 其中对外中试服务收入 | 240.90 |
| 内部结算收入 | 47.70 |
> 新昌信安联合会计师事务所
> 2024年4月11日
""")  # fmt: skip
    sheet_pdf(folder / "07_信用" / "信用报告.pdf", f"""
# 公共信用信息报告（事业单位）
生成时间：2025-01-15 09:41
主体名称：{UNIT}　代码：{CODE}
行政处罚：无
严重失信主体名单：未列入
安全生产、生态环境、产品质量领域不良记录：无
（本报告由信用中国（浙江绍兴）网站生成）
""", font=NOTO)  # fmt: skip
    scanned(folder / "07_信用" / "承诺.pdf", f"""
# 申报承诺书
本中心承诺：所报材料真实、准确、完整；近三年未发生重大安全、质量事故或严重环境违法行为，信用记录良好。
> {UNIT}
> 2025年9月5日
""", seed=325, angle=-0.6, dpi=120, seal="服务中心", at=(0.7, 0.2))  # fmt: skip
    word(folder / "08_制度" / "中试服务部管理制度汇编.docx", """
# 中试服务部管理制度汇编
## 1 组织管理
中试服务部设部长、技术委员会、试制组、试验组、市场组。
## 2 财务管理
单列账目、独立核算，收支两条线。
## 3 服务与收费
流程六步；收费按备案价目表。
## 4 知识产权与保密
成果归属依合同；涉密图纸由专人保管。
""")  # fmt: skip
    scanned(folder / "09_经费" / "财政保障说明.pdf", f"""
# 关于{PLATFORM}经费保障的说明
{UNIT}：
你中心中试平台专项经费已列入县级财政预算，2025年安排150万元，2026—2028年每年不少于150万元。
> 新昌县科学技术局
> 2025年9月4日
""", seed=326, angle=0.4, dpi=120, seal="科学技术局", at=(0.7, 0.24))  # fmt: skip
    write_truth(
        root, NAME, "2025-09-18",
        ["a public institution", "the list holds a university's machines with their owner named", "a leased machine over three years", "two insurance systems of one unit", "the audit is of the year before last", "the credit report is eight months old, a commitment beside it", "the landlord's certificate beside the lease"],
        {
            "uscc": fact(CODE, CODE), "registered_place": {"evidenced": PLACE, "used": PLACE}, "pilot_staff": fact(15, 15), **groups(8, 4, 2, 1), "pilot_area": fact("1420.5", "1420.5"),
            "equipment_owned": fact(ALL, OWN), "equipment_leased_rent": fact(240000, 240000), "equipment_counted": {"evidenced": str(OWN + 240000), "used": str(OWN + 240000)},
            "pilot_revenue_total": fact(3562000, None), "pilot_revenue_external": fact(3017000, None), "external_share": {"evidenced": None, "used": None},
        },
        {"1.operating": None, "3.external_share": ["unproven", "claim_only"], "4.equipment": ["judgement", "soft_missed"], "6.record": ["unproven", "claim_only"]},
        [["claim_exceeds_evidence", "equipment_owned"], ["wrong_period", "pilot_revenue_total"], ["expired", None]],
        allowed=["wrong_period", "name_mismatch", "ratio_mismatch"],
        parts={"01_建设方案_新昌轴承.pdf": ["plan"], "02_主体/法人证书扫描.jpg": ["business_licence"], "03_队伍/中试人员登记卡.docx": ["staff_roster"], "03_队伍/机关事业养老参保.pdf": ["social_insurance"], "03_队伍/企业职工参保（合同制）.pdf": ["social_insurance"],
               "04_场地/厂房租赁.pdf": ["premises_lease"], "04_场地/产权证（园区）.jpg": ["property_certificate"], "05_设备/平台仪器设备总表.xlsx": ["equipment_list"], "05_设备/三坐标租赁合同.pdf": ["equipment_lease"],
               "06_财务/审计报告.pdf": ["audit_report"], "07_信用/信用报告.pdf": ["credit_report"], "07_信用/承诺.pdf": ["commitment_letter"], "08_制度/中试服务部管理制度汇编.docx": ["management_rules"], "09_经费/财政保障说明.pdf": ["funding_proof"]},
    )  # fmt: skip
