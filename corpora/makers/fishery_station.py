"""A public institution's papers: a PDF plan with a wide form, one scanned bundle of all proofs, a roster in Word, a lease of two halls."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import KAI, NOTO, bundle, rows, scanned, sheet_pdf, word, word_pdf

NAME = "24-fishery-station"
UNIT, CODE = "绍兴市上虞区水产装备技术推广站", uscc("12330604471542K8X")
PLACE = "绍兴市上虞区曹娥街道江东路219号"
PLATFORM = "工厂化循环水养殖装备中试平台"
LAND = "绍兴上虞虞舜农业开发有限公司"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word_pdf(folder / "方案" / "循环水养殖中试平台申报书（盖章稿）.pdf", f"""
# 绍兴市市级中试平台申报书
平台名称　{PLATFORM}
依托单位　{UNIT}
## 表1　平台概况
| 机构信息 | 单位全称 | {UNIT} |
| ^ | 代码 | {CODE} |
| ^ | 注册地址 | {PLACE} |
| 资源情况 | 中试从业人员（名） | 18 |
| ^ | 场所总面积（㎡） | 2,050 |
| ^ | 仪器设备原值（万元） | 1,536.8 |
| 2024年度服务情况 | 中试服务收入总额（万元） | 402 |
| ^ | 对外服务收入（万元） | 402 |
## 一、单位情况
我站系上虞区农业农村局所属公益一类事业单位，编制36名，实有在编人员33名，另聘用专家12名。站内试验塘面积86亩，不在本次申报场所之内。
## 二、平台条件
（一）队伍　平台现有中试从业人员18名，按岗位分：工程技术11名，操作技能4名，综合管理2名，推广营销1名。平台首席专家、工程技术带头人奚景澄，研究员，从事养殖工程22年。
（二）场所　平台租用虞舜农业园1号馆、3号馆作为中试场所，两馆面积分别为1250平方米和800平方米，合计2050平方米，2号馆由其他单位使用。
（三）装备　中试装备包括转鼓微滤机、生物滤器、纯氧溶解系统、水质在线监测等共43台套，原值总计1536.8万元。《指引》提出设备原值一般不低于1000万元、场地面积不低于500平方米，我站均已具备。
（四）服务　2024年平台为省内养殖企业和装备厂家提供中试服务37项，实现中试服务收入402万元，全部来自外单位，对外服务收入占比为100%。2023年收入为315万元。
## 三、发展规划与目标
发展规划：用三年时间建成省内领先平台。2027年中试从业人员达到28名，场所面积力争5000平方米，年服务收入过1000万元。
## 四、运行保障
我站对平台经费实行专账管理、相对独立核算。区财政每年安排平台运维专项经费150万元。三年来无安全事故、质量事故和环境违法。
""")  # fmt: skip
    crew = people(2424, 18, "330682")
    kinds = ["工程技术"] * 11 + ["操作技能"] * 4 + ["综合管理"] * 2 + ["推广营销"]
    titles = ["研究员", "高级工程师", "高级工程师", "工程师", "工程师", "工程师", "工程师", "助理工程师", "助理工程师", "助理工程师", "工程师", "高级工", "中级工", "中级工", "高级工", "经济师", "经济师", "—"]  # fmt: skip
    word(folder / "附件" / "人员登记表.docx", f"""
# {PLATFORM}从业人员登记表
| 序 | 姓 名 | 性别 | 岗位分类 | 职称/等级 | 身份证号码 |
{rows((n, name, "男" if int(identity[16]) % 2 else "女", kinds[n - 1], titles[n - 1], identity) for n, (name, identity) in enumerate(crew, 1))}
登记时间：2025年8月29日　　填报：{UNIT}
""")  # fmt: skip
    work = folder / "附件"
    scanned(work / "a.pdf", f"""
# 事业单位法人证书
（副本）
统一社会信用代码　{CODE}
%plain
| 名　　称 | {UNIT} |
| 宗旨和业务范围 | 水产养殖装备试验、示范与推广；中试服务 |
| 住　　所 | {PLACE} |
| 法定代表人 | 奚景澄 |
| 经费来源 | 财政补助 |
| 开办资金 | ￥860万元 |
| 举办单位 | 绍兴市上虞区农业农村局 |
有效期　自2022年03月31日至2027年03月31日
> 登记管理机关　绍兴市上虞区事业单位登记管理局
""", seed=241, angle=0.4, dpi=130, seal="登记管理局", at=(0.7, 0.42), font=KAI)  # fmt: skip
    scanned(work / "b.pdf", f"""
# 机关事业单位社会保险参保人员名单
单位：{UNIT}（在保人员，2025年8月）
| 序号 | 姓名 | 证件号码 | 参保状态 |
{rows((n, name, masked(identity), "在保") for n, (name, identity) in enumerate(sorted([*crew, *people(2425, 8, "330682")], key=lambda p: p[1]), 1))}
合计26人
> 上虞区社会保险事业管理服务中心　2025年8月30日
""", seed=242, angle=-0.3, dpi=150, seal="社会保险", at=(0.7, 0.7), font=NOTO)  # fmt: skip
    scanned(work / "c.pdf", f"""
# 园区场馆租赁协议
出租人（甲方）：{LAND}
承租人（乙方）：{UNIT}
1．甲方将虞舜农业园1号馆（建筑面积1250㎡）、3号馆（建筑面积800㎡）出租给乙方，供乙方开展循环水养殖装备中试。
2．租期五年，自2022年7月1日起，至2027年6月30日止。
3．租金每年18.45万元，每年7月支付。
4．乙方不得擅自改变场馆结构和用途。
> 甲方（章）：{LAND}　　乙方（章）：{UNIT}
> 2022年6月16日
""", seed=243, angle=0.5, dpi=130, seal="合同专用章", at=(0.35, 0.36))  # fmt: skip
    scanned(work / "d.pdf", f"""
# 专项审计报告
虞会专字（2025）第77号
{UNIT}：
受托对贵站{PLATFORM}2024年度服务收支进行审计，收支纳入专账，与其他业务分开核算。审定情况：
| 科目 | 2024年发生额（万元） |
| 中试服务总收入 | 402.00 |
| 其中：对外中试服务收入 | 402.00 |
| 中试服务支出 | 371.52 |
> 上虞同济会计师事务所（普通合伙）
> 二〇二五年三月二十日
""", seed=244, angle=-0.4, dpi=140, seal="审计专用章", at=(0.7, 0.42))  # fmt: skip
    scanned(work / "e.pdf", f"""
# 经费保障函
绍兴市科学技术局：
{UNIT}{PLATFORM}运维经费已列入区级部门预算，2025年度150万元，以后年度不低于上年水平。
> 绍兴市上虞区农业农村局
> 2025年8月25日
""", seed=245, angle=0.7, dpi=110, seal="农业农村局", at=(0.7, 0.22))  # fmt: skip
    scanned(work / "f.pdf", f"""
# 诚信承诺书
我单位承诺所提交的全部材料真实，近三年未发生重大安全、质量事故和严重环境违法行为。
> {UNIT}
> 2025年8月28日
""", seed=246, angle=-0.5, dpi=110, seal="水产站", at=(0.7, 0.2))  # fmt: skip
    bundle(folder / "附件" / "扫描附件全.pdf", [work / f"{letter}.pdf" for letter in "abcdef"])
    kit = [("转鼓微滤机", "RDF-60", "台", 8, "28.50"), ("移动床生物滤器", "MBBR-12", "套", 6, "46.20"), ("纯氧溶解系统", "", "套", 4, "52.80"), ("水质在线监测站", "YSI-6", "套", 10, "19.60"), ("循环泵组", "", "台", 12, "14.30"), ("尾水处理中试线", "", "条", 1, "250.00"), ("养殖环境控制与配电", "", "套", 2, "101.40")]  # fmt: skip
    total = sum(n * float(price) for *_, n, price in kit)
    assert abs(total - 1536.8) < 1e-6, total
    sheet_pdf(folder / "附件" / "装备明细.pdf", f"""
# 中试装备明细表
使用单位：{UNIT}　　截至2025年8月31日　　单位：万元
| 序号 | 装备名称 | 型号 | 单位 | 数量 | 单价 | 原值 |
{rows((n, name, model, unit, count, price, f"{count * float(price):.2f}") for n, (name, model, unit, count, price) in enumerate(kit, 1))}
| 合　计 | < | < | < | 43 | | 1536.80 |
""")  # fmt: skip
    sheet_pdf(folder / "附件" / "公共信用.pdf", f"""
# 事业单位公共信用核查报告
核查对象：{UNIT}
统一社会信用代码：{CODE}
核查时间：2025年8月27日
一、行政处罚：未发现记录。
二、严重失信主体名单：未发现记录。
三、安全生产事故：未发现记录。
四、生态环境违法：未发现记录。
五、质量安全事故：未发现记录。
""", font=NOTO)  # fmt: skip
    word(folder / "附件" / "制度.docx", """
# 平台管理办法
一、机构设置：平台办公室、试验一组、试验二组。
二、服务流程：登记—论证—签约—试验—报告。
三、收费标准：按成本加合理费用核定，张榜公布。
四、财务：专账管理，相对独立核算。
五、知识产权：依合同约定归属。
六、保密：客户图纸和数据不得外传。
""")  # fmt: skip
    write_truth(
        root, NAME, "2025-09-10",
        ["clean: everything agrees", "a public institution: its certificate bears no day of foundation", "a bundle of six scans", "the insurance lists more people than the roster", "two halls in one lease", "all revenue is external", "thresholds told beside the own figures", "staff and ponds of the whole institution"],
        {
            "uscc": fact(CODE, CODE), "registered_place": {"evidenced": PLACE, "used": PLACE}, "pilot_staff": fact(18, 18), **groups(11, 4, 2, 1), "pilot_area": fact(2050, 2050),
            "equipment_owned": fact(15368000, 15368000), "equipment_counted": {"evidenced": "15368000", "used": "15368000"},
            "pilot_revenue_total": fact(4020000, 4020000), "pilot_revenue_external": fact(4020000, 4020000), "external_share": {"evidenced": "1", "used": "1"},
        },
        {"1.operating": None}, [],
        parts={"方案/循环水养殖中试平台申报书（盖章稿）.pdf": ["plan"], "附件/人员登记表.docx": ["staff_roster"], "附件/扫描附件全.pdf": ["business_licence", "social_insurance", "premises_lease", "audit_report", "funding_proof", "commitment_letter"],
               "附件/装备明细.pdf": ["equipment_list"], "附件/公共信用.pdf": ["credit_report"], "附件/制度.docx": ["management_rules"]},
    )  # fmt: skip
