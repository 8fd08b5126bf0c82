"""An institution whose auditor cut the income down; last year's numbers in one chapter; canteen and dormitory beside the laboratories."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, people, start, uscc, write_truth
from corpora.makers.stationery import BLACK, KAI, rows, scanned, sheet_pdf, sheets, word, word_pdf

NAME = "18-audit-adjusts"
UNIT, CODE = "诸暨市榆溪农产品加工研究所", uscc("12330681471330K5W")
PLACE = "浙江省诸暨市赵家镇榆溪路9号"
PLATFORM = "香榧精深加工中试基地"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word(folder / "方案" / "建设方案.docx", f"""
# {PLATFORM}建设方案
（依托单位：{UNIT}）
## 第一篇　回顾：2024年工作
2024年，基地有中试人员25人（含5名驻点博士），场地1600平方米，开展中试项目37项；因机构改革，2025年初部分人员和场地划转市农科院。
## 第二篇　现状
研究所为公益二类事业单位，成立于2013年6月5日，统一社会信用代码{CODE}，住所{PLACE}。
截至2025年8月底，基地专职中试人员18人，带头人苏清和研究员；中试场地及配套设施面积1085.5平方米；自有中试设备原值1203.6万元，其中财政专项购置820.4万元。
2024年度中试服务总收入512万元，对外中试服务收入96万元，占比18.75%。
## 第三篇　规划（2026—2028）
| 年度 | 中试人员（人） | 场地（㎡） | 设备原值（万元） | 对外服务占比（%） |
| 2026 | 22 | 1500 | 1500 | 20 |
| 2027 | 28 | 2000 | 1900 | 25 |
| 2028 | 35 | 2600 | 2500 | 30 |
## 第四篇　机制与保障
基地财务相对独立，专账核算。市财政每年安排运行经费。
""")  # fmt: skip
    crew = people(1818, 18, "330681")
    posts = ["专技（研发）"] * 9 + ["工勤技能"] * 5 + ["管理"] * 3 + ["市场推广"]
    sheets(folder / "人员.xlsx", {"在岗人员": f"""
| 编号 | 个人信息 | < | < | 岗位信息 | < |
| ^ | 姓名 | 身份证 | 学历/学位 | 岗位大类 | 聘任职称 |
{rows((f"YX{n:02d}", *p, "研究生/博士" if n < 4 else "本科/学士", post, "副研究员" if n < 7 else "—") for n, (p, post) in enumerate(zip(crew, posts, strict=True), 1))}
"""})  # fmt: skip
    paid = sorted(crew, key=lambda p: p[0])
    sheet_pdf(folder / "机关事业养老参保.pdf", f"""
# 机关事业单位养老保险参保缴费名册
单位：{UNIT}　　　时段：2024年12月—2025年8月
| 姓名 | 身份证号 | 2024年 | 2025年 | < | < | < | < | < | < | < |
| ^ | ^ | 12 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |
{rows((*p, *["已缴"] * 9) for p in paid)}
> 诸暨市社会保险事业管理中心　2025年9月2日
""", font=BLACK, size=10)  # fmt: skip
    scanned(folder / "法人证书.pdf", f"""
# 事业单位法人证书
统一社会信用代码　{CODE}
%plain
| 名　　称 | {UNIT} |
| 宗旨和业务范围 | 开展农产品加工技术研究、中试熟化与推广服务 |
| 住　　所 | {PLACE} |
| 法定代表人 | 苏清和 |
| 经费来源 | 财政适当补助 |
| 开办资金 | ￥630万元 |
| 举办单位 | 诸暨市农业农村局 |
| 成立日期 | 2013年06月05日 |
有效期　自2023年03月20日　至2028年03月19日
> 登记管理机关　诸暨市事业单位登记管理局
""", seed=181, angle=0.7, seal="事业单位登记", at=(0.72, 0.42), font=KAI)  # fmt: skip
    scanned(folder / "不动产登记查询.pdf", f"""
# 不动产登记信息查询结果
查询人：{UNIT}　　查询时间：2025年8月21日
不动产权证书号：浙（2015）诸暨市不动产权第0013370号　　坐落：诸暨市赵家镇榆溪路9号
| 幢号 | 房屋用途 | 层数 | 建筑面积（㎡） | 权利人 |
| 1幢 | 科研（实验用房） | 2 | 430.00 | {UNIT} |
| 2幢 | 工业（中试车间） | 1 | 655.50 | {UNIT} |
| 3幢 | 食堂 | 1 | 210.00 | {UNIT} |
| 4幢 | 集体宿舍 | 4 | 880.00 | {UNIT} |
宗地面积：7,420.00㎡　　抵押情况：无　　查封情况：无
> 诸暨市不动产登记服务中心
""", seed=182, angle=-0.5, seal="查询专用章", at=(0.7, 0.3))  # fmt: skip
    items = [("香榧脱壳剥衣线", 1, 1860000, "财政专项"), ("超临界CO2萃取", 1, 2950000, "财政专项"), ("低温压榨机组", 2, 742000, "自筹"), ("微胶囊喷雾干燥", 1, 1384000, "财政专项"), ("气调包装线", 1, 968000, "自筹"), ("气质联用仪", 1, 1380000, "财政专项"), ("质构与色差仪", 2, 190000, "财政专项"), ("污水处理站", 1, 1000000, "自筹"), ("冷藏库机组", 2, 125000, "财政专项")]  # fmt: skip
    owned = sum(n * v for _, n, v, _ in items)
    grant = sum(n * v for _, n, v, s in items if s == "财政专项")
    assert (owned, grant) == (11656000, 8204000), (owned, grant)
    sheets(folder / "国有资产-设备.xlsx", {"资产卡片": f"""
{UNIT}固定资产（设备类）卡片汇总　　金额：元
| 卡片编号 | 资产名称 | 数量 | 单价 | 账面原值 | 累计折旧 | 账面净值 | 资金来源 | 使用状况 |
{rows((f"TY2019{n:04d}", name, count, v, count * v, count * v * 0.4, count * v * 0.6, source, "在用") for n, (name, count, v, source) in enumerate(items, 1))}
| 合计 | | 12 | | {owned} | {owned * 0.4} | {owned * 0.6} | | |
"""})  # fmt: skip
    word_pdf(folder / "专项审计.pdf", f"""
# 关于{PLATFORM}2024年度中试服务收入的专项审计报告
暨正专审（2025）24号
{UNIT}：
我们对贵所{PLATFORM}2024年度中试服务收入进行了审计，基地实行专账核算。
审计中发现，申报数中包含技术培训收入32.6万元（其中面向外单位30万元），不属于中试服务收入，予以调减。审计结果如下：
单位：万元
| 项目 | 申报数 | 审计调整 | 审定数 |
| 中试服务总收入 | 512.00 | -32.60 | 479.40 |
| 其中：对外中试服务收入 | 96.00 | -30.00 | 66.00 |
> 诸暨正信会计师事务所　2025年5月20日
""")  # fmt: skip
    sheet_pdf(folder / "信用.pdf", f"""
# 浙江省公共信用报告（事业单位版）
{UNIT}　{CODE}
出具日期：2025年8月25日
| 序号 | 归集领域 | 不良信息 |
| 1 | 市场监管 | 无 |
| 2 | 安全生产 | 无 |
| 3 | 生态环境 | 无 |
| 4 | 产品质量 | 无 |
| 5 | 严重失信主体名单 | 无 |
""")  # fmt: skip
    word(folder / "制度.docx", """
# 基地内部控制与服务管理制度
一、机构设置。二、服务流程。三、收费标准（经主管部门备案）。四、知识产权。五、商业秘密与样品保管。六、专账核算。
""")  # fmt: skip
    scanned(folder / "财政批复.pdf", f"""
# 关于2025年度香榧中试基地运行经费预算的批复
{UNIT}：
你所报送的经费预算收悉。经研究，同意安排{PLATFORM}2025年运行经费180万元，列入市级部门预算，以后年度视绩效延续。
> 诸暨市财政局
> 2025年2月14日
""", seed=183, angle=0.3, seal="诸暨市财政局", at=(0.7, 0.22))  # fmt: skip
    share = "0.1376720901"
    write_truth(
        root, NAME, "2025-09-10",
        ["claimed, adjusted and audited columns; only the claimed ones reach 15 %", "last year's people and rooms in another chapter, targets by year in a table", "a register extract by building: laboratory, hall, canteen, dormitory", "institution certificate, its term beside the founding day",
         "grant-bought and own equipment, depreciation and net value beside; the claim is higher than the cards", "insurance of nine months under two-row heads"],
        {
            "established": fact("2013-06-05", "2013-06-05"), "uscc": fact(CODE, CODE), "pilot_staff": fact(18, 18), **groups(9, 5, 3, 1),
            "pilot_area": {"claimed": "1085.5", "used": "1085.5"},  # with or without the canteen the smaller of claim and evidence
            "equipment_owned": fact(12036000, owned), "equipment_counted": {"evidenced": str(owned), "used": str(owned)},
            "pilot_revenue_total": fact(5120000, 4794000), "pilot_revenue_external": fact(960000, 660000), "external_share": {"claimed": "0.1875", "evidenced": share, "used": share},
        },
        {"3.external_share": ["judgement", "soft_missed"]},
        [["claim_exceeds_evidence", "equipment_owned"], ["claim_exceeds_evidence", "pilot_revenue_external"], ["claim_exceeds_evidence", "external_share"]], allowed=["claim_exceeds_evidence", "claim_inconsistent"],
        parts={"方案/建设方案.docx": ["plan"], "人员.xlsx": ["staff_roster"], "机关事业养老参保.pdf": ["social_insurance"], "法人证书.pdf": ["business_licence"], "国有资产-设备.xlsx": ["equipment_list"], "专项审计.pdf": ["audit_report"], "信用.pdf": ["credit_report"],
               "制度.docx": ["management_rules"], "财政批复.pdf": ["funding_proof"]},
    )  # fmt: skip
