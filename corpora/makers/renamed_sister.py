"""A year old to the day and renamed; the parent's ledger and people and a sister's clean report slipped in; rooms lent by the parent."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import KAI, NOTO, bundle, rows, scanned, sheet_pdf, sheets, word, word_pdf

NAME = "17-renamed-sister"
UNIT, OLD, CODE = "浙江峤石磁性材料有限公司", "绍兴峤石磁业有限公司", uscc("91330699MAE2T7X40")
PARENT, PARENT_CODE = "峤石控股集团有限公司", uscc("91330200MA2AK55M1")
SISTER, SISTER_CODE = "浙江峤石磁电科技有限公司", uscc("91330699MAC9F81J3")
PLACE = "绍兴滨海新区沥海街道南滨东路6号2幢"
PLATFORM = "高性能磁性材料中试平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word(folder / "平台建设方案.docx", f"""
# {PLATFORM}建设方案
| 申报主体 | {UNIT} |
| 曾用名 | {OLD}（2025年8月19日更名） |
| 统一社会信用代码 | {CODE} |
| 成立日期 | 2024年10月30日 |
| 住所 | {PLACE} |
| 中试队伍 | 15人 |
| 场地 | 1,480平方米（集团无偿提供） |
| 设备原值 | 1036万元 |
| 对外服务占比（上一年度） | 25.0%（总收入120万元，对外30万元） |
## 一、平台由来
{UNIT}是{PARENT}（成立于2003年，员工2600余人，设备原值4.3亿元）的全资子公司，专门承担集团及行业的磁材中试。
## 二、建设现状
带头人任守正，正高级工程师。中试人员15人，均专职在岗。平台使用集团2号楼一层，中试场地及配套设施面积1480平方米。自有设备原值1036万元。
2024年（10月30日至12月31日）中试服务总收入120万元，其中对外中试服务收入30万元。
## 三、运行机制
公司即平台，独立法人、独立核算。
## 四、发展规划
三年内中试人员达到40人，设备原值达到3000万元，对外服务占比稳定在30%以上。
""")  # fmt: skip
    crew = people(1717, 15, "330604")
    own = crew[:12]
    posts = ["磁材工艺"] * 5 + ["烧结操作"] * 4 + ["运营管理"] * 2 + ["市场营销"] + ["磁材工艺"] * 3
    lines = [(name, identity, "专职", post, OLD if n < 12 else PARENT) for n, ((name, identity), post) in enumerate(zip(crew, posts, strict=True))]  # fmt: skip
    sheets(folder / "人员汇总.xlsx", {"汇总": f"""
| {PLATFORM}人员汇总（2025年7月制） | < | < | < | < | < |
| 序号 | 姓名 | 公民身份证号 | 性质 | 岗位类别 | 劳动合同及参保单位 |
{rows((n, *line) for n, line in enumerate(lines, 1))}
"""})  # fmt: skip
    sheet_pdf(folder / "社保.pdf", f"""
# 绍兴滨海新区社会保险参保名册
单位名称：{OLD}　　　信用代码：{CODE}　　　所属期：2025年7月
| 序号 | 姓名 | 证件号码 | 参保日期 | 参保状态 |
{rows((n, name, masked(identity), "2024-11", "正常") for n, (name, identity) in enumerate(sorted(own, key=lambda p: p[1]), 1))}
本页小计12人，累计12人
> 打印时间 2025-08-05
""", font=NOTO)  # fmt: skip
    work = folder / "w"
    scanned(work / "1.pdf", f"""
# 营 业 执 照
统一社会信用代码　{CODE}
| 名称 | {UNIT} |
| 类型 | 有限责任公司（非自然人投资或控股的法人独资） |
| 法定代表人 | 任守正 |
| 注册资本 | 伍仟万元整 |
| 成立日期 | 2024年10月30日 |
| 住所 | {PLACE} |
> 登记机关　绍兴滨海新区市场监督管理局
> 2025年08月19日
""", seed=171, angle=0.6, seal="市场监督管理局", at=(0.72, 0.35), font=KAI)  # fmt: skip
    scanned(work / "2.pdf", f"""
# 登 记 通 知 书
（绍滨）登字〔2025〕第1183号
{UNIT}：
你单位提交的变更登记申请材料齐全，符合法定形式，我局予以变更登记。
| 变更事项 | 变更前 | 变更后 |
| 名称 | {OLD} | {UNIT} |
| 注册资本 | 叁仟万元 | 伍仟万元 |
> 绍兴滨海新区市场监督管理局
> 2025年8月19日
""", seed=172, angle=-0.4, seal="登记专用章", at=(0.7, 0.33))  # fmt: skip
    bundle(folder / "主体资格.pdf", [work / "1.pdf", work / "2.pdf"])
    work.rmdir()
    word_pdf(folder / "场地" / "集团不动产权证书.pdf", f"""
# 不动产权证书
| 权利人 | {PARENT} |
| 坐落 | 绍兴滨海新区沥海街道南滨东路6号 |
| 用途 | 工业用地/工业 |
| 面积 | 宗地面积52,900.00㎡/房屋建筑面积31,260.00㎡ |
""")  # fmt: skip
    scanned(folder / "场地" / "无偿使用协议.pdf", f"""
# 场地无偿使用协议
甲方：{PARENT}
乙方：{OLD}
甲方同意将其自有的绍兴滨海新区沥海街道南滨东路6号2幢一层厂房（建筑面积1480平方米）无偿提供给乙方作为磁性材料中试场地使用。
使用期限：自2024年11月1日起至2029年10月31日止。
乙方不得将场地转借第三方。
> 甲方：{PARENT}　　乙方：{OLD}
> 2024年10月31日
""", seed=173, angle=0.5, seal="峤石控股集团", at=(0.4, 0.4))  # fmt: skip
    own_items = [("真空速凝炉", 1, "248.00"), ("氢破炉", 1, "136.00"), ("气流磨", 2, "92.50"), ("取向压机", 2, "78.00"), ("真空烧结炉", 1, "187.00"), ("磁性能测试系统", 3, "41.33"), ("氧氮分析仪", 1, "0.01")]  # fmt: skip
    own_items[5:] = [("磁性能测试系统", 2, "38.00"), ("循环水与氩气站", 1, "48.00")]
    owned = sum(n * float(p) for _, n, p in own_items)
    assert owned == 1036, owned
    sheets(folder / "设备" / "峤石磁性-设备.xlsx", {"设备": f"""
编制单位：{UNIT}　　　　　　　　　　　　　　　2025年9月　单位：万元
| 序号 | 设备名称 | 数量 | 单价 | 原值 | 权属 |
{rows((n, name, count, p, f"{count * float(p):.2f}", "自有") for n, (name, count, p) in enumerate(own_items, 1))}
| 合计 | < | 10 | | 1036.00 | |
"""})  # fmt: skip
    sheets(folder / "设备" / "设备台账2.xlsx", {"设备": f"""
编制单位：{PARENT}（信用代码{PARENT_CODE}）　　单位：万元
| 序号 | 设备名称 | 数量 | 单价 | 原值 | 权属 |
| 1 | 钕铁硼自动成型线 | 2 | 860.00 | 1720.00 | 自有 |
| 2 | 连续烧结炉 | 1 | 690.00 | 690.00 | 自有 |
| 合计 | < | 3 | | 2410.00 | |
"""})  # fmt: skip
    word_pdf(folder / "审计.pdf", f"""
# 专项审计报告
绍滨会专（2025）15号
{OLD}：
我们审计了贵公司自2024年10月30日（成立日）至2024年12月31日止期间的中试服务收入。
| 项目 | 2024年度（元） |
| 中试服务总收入 | 1,200,000.00 |
| 其中：对外（集团外）中试服务收入 | 300,000.00 |
公司独立核算。
> 绍兴滨海会计师事务所　2025年2月26日
""")  # fmt: skip
    sheet_pdf(folder / "信用" / "信用报告（峤石磁性）.pdf", f"""
# 企业专项信用报告
企业名称：{UNIT}　　统一社会信用代码：{CODE}
报告日期：2025年10月9日　　查询期间：近三年
一、行政处罚信息
1. 决定文号：绍滨应急罚决〔2025〕22号；决定日期：2025年5月16日；事由：未如实记录安全生产教育和培训情况；结果：罚款人民币1.5万元。
二、严重失信信息：无
三、经营异常信息：无
四、安全生产事故信息：无
""")  # fmt: skip
    sheet_pdf(folder / "信用" / "信用报告2.pdf", f"""
# 企业专项信用报告
企业名称：{SISTER}　　统一社会信用代码：{SISTER_CODE}
报告日期：2025年10月9日　　查询期间：近三年
一、行政处罚信息：无
二、严重失信信息：无
三、经营异常信息：无
四、安全生产事故信息：无
""")  # fmt: skip
    word(folder / "制度.docx", """
# 平台制度
组织架构、服务流程、收费标准、知识产权管理、商业秘密保护等制度如下：
第一条 组织架构：总经理兼平台主任。第二条 服务流程：申请、评审、签约、实施、验收。第三条 收费标准：成本加成。第四条 知识产权归委托方。第五条 商业秘密：分区门禁。第六条 独立核算。
""")  # fmt: skip
    write_truth(
        root, NAME, "2025-10-30",
        ["established a year ago to the day, licence issued anew after a change of name", "former name on insurance, audit and the agreement", "three of the parent's people, full-time on the platform", "the parent's ledger beside the applicant's",
         "a sister's clean credit report beside the applicant's with an entry", "rooms lent free by the parent beside its certificate of the whole site", "an audit of two months", "a development zone without the city's name before the district"],
        {
            "established": fact("2024-10-30", "2024-10-30"), "registered_place": fact(PLACE, PLACE), "uscc": fact(CODE, CODE), "pilot_staff": fact(15, 12), **groups(5, 4, 2, 1), "pilot_area": {"claimed": "1480", "used": "1480"},
            "equipment_owned": fact(10360000, 10360000), "pilot_revenue_total": fact(1200000, 1200000), "pilot_revenue_external": fact(300000, 300000), "external_share": fact("0.25", "0.25"),
        },
        {"6.record": ["judgement", "needs_person"], "5.funding": None},
        [["claim_exceeds_evidence", "pilot_staff"], ["name_mismatch", "equipment_owned"]], allowed=["name_mismatch", "not_insured", "evidence_conflict"],
        parts={"平台建设方案.docx": ["plan"], "人员汇总.xlsx": ["staff_roster"], "社保.pdf": ["social_insurance"], "主体资格.pdf": ["business_licence", "other"], "设备/峤石磁性-设备.xlsx": ["equipment_list"], "审计.pdf": ["audit_report"],
               "信用/信用报告（峤石磁性）.pdf": ["credit_report"], "场地/集团不动产权证书.pdf": ["property_certificate"]},
    )  # fmt: skip
