"""Nineteen on the roster by five kinds of employment; insurance by months and kinds under a unit number, one stopped in July."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import BLACK, KAI, NOTO, rows, scanned, sheet_pdf, sheets, word, word_pdf

NAME = "11-months-and-kinds"
UNIT, CODE = "嵊州炬岑厨具智能科技有限公司", uscc("91330683MA2JQ5T83")
PLACE = "浙江省嵊州市浦口街道浦东大道1066号"
PLATFORM = "集成灶热工与智控中试平台"
SHOPS = {
    "热工车间": [("集成灶热效率试验舱", "RX-2", 2, 3120000), ("烟气成分连续分析系统", "FG-9", 3, 1086000), ("红外热像阵列", "IR-640", 4, 428000), ("风量风压试验装置", "FY-3", 2, 976500)],
    "智控车间": [("整机EMC半波暗室", "3m法", 1, 3480000), ("高低温交变湿热箱", "GDJS", 5, 735000), ("智控板SMT打样线", "SM-II", 1, 1658000)],
    "结构车间": [("激光切管打样机", "LT-6", 1, 890000), ("跌落振动台", "ZD-50", 2, 310000)],
}  # fmt: skip


def make(root: Path) -> None:
    folder = start(root, NAME)
    word(folder / "申报书（炬岑）.docx", f"""
# 绍兴市市级中试平台申报书
> 填报时间：2025年11月
| 一、申报单位 | < | < | < | < | < |
| 单位全称 | {UNIT} | < | < | 法定代表人 | 曹朝晖 |
| 统一社会信用代码 | {CODE} | < | < | 成立日期 | 2017年5月22日 |
| 注册地址 | {PLACE} | < | < | < | < |
| 单位规模 | 职工总数（人） | 438 | < | 2024年营业收入（万元） | 61,870 |
| 二、平台现状 | < | < | < | < | < |
| 平台名称 | {PLATFORM} | < | < | < | < |
| 队伍 | 专职中试人员（人） | 12 | < | 外聘、兼职等（人） | 7 |
| 条件 | 中试场地及配套设施面积（㎡） | 1386.4 | < | 设备原值（万元） | 1268.35 |
| 服务 | 2024年中试服务总收入（万元） | 1120.5 | < | 其中对外（万元） | 402.2 |
| ^ | 对外中试服务收入占比（%） | 35.9 | < | 服务企业（家） | 57 |
## 建设方案
## 一、建设必要性
嵊州厨具产业年产值逾四百亿元，规上企业近百家，整机厂普遍缺少燃烧热效率与智控联调的中试能力。
## 二、工作基础
工程技术带头人曹朝晖，正高级工程师，长期从事燃气燃烧与风道工程化研究。平台位于公司3号楼，收支单独核算，独立建账。
2024年服务外部企业57家，完成小批试制41批次；对外中试服务收入较2023年增长26.4%。
## 三、三年发展规划
到2028年，专职中试人员达到36人，场地扩展到3000平方米，设备原值达到2600万元，对外服务收入占比提高到50%。
""")  # fmt: skip
    crew = people(1111, 24, "330683")
    own, guests, others = crew[:12], crew[12:19], crew[19:]
    posts = ["热工工艺研发"] * 4 + ["智控软件研发"] * 2 + ["试验设备操作"] * 3 + ["平台运营管理"] * 2 + ["市场推广"]
    kinds = ["兼职（浙江某大学）"] * 3 + ["劳务派遣"] * 2 + ["退休返聘"] + ["实习"]
    degrees = ["博士", "硕士", "本科", "大专"]
    listed = [(*p, degrees[n % 4], "工程师" if n % 3 else "高级工程师", "专职", post) for n, (p, post) in enumerate(zip(own, posts, strict=True))]  # fmt: skip
    listed += [(*p, "博士" if n < 3 else "本科", "教授" if n < 3 else "—", kind, "热工工艺研发" if n != 3 else "试验设备操作") for n, (p, kind) in enumerate(zip(guests, kinds, strict=True))]  # fmt: skip
    order = [0, 12, 1, 2, 15, 3, 4, 17, 5, 6, 7, 13, 8, 16, 9, 10, 18, 11, 14]
    sheets(folder / "中试队伍.xlsx", {"Sheet1": f"""
{PLATFORM}人员花名册
制表：人力资源部　　2025年10月31日
{rows([("序号", "姓名", "证件号码", "最高学历/学位", "专业技术职务", "用工形式", "岗位方向")])}
{rows((n, *listed[at]) for n, at in enumerate(order, 1))}
说明：用工形式为“专职”者与本公司签订劳动合同；兼职、派遣、返聘、实习人员不在本公司参保。
"""})  # fmt: skip
    gone = 2  # a technical person whose insurance stopped in July
    paid = sorted(others[:3] + own, key=lambda p: p[1])
    lines = []
    for n, (name, identity) in enumerate(paid, 1):
        stopped = name == own[gone][0]
        months = ["√" if month <= 6 or not stopped else "—" for month in range(1, 11)]
        lines.append((n, name, masked(identity), *months, "√", "√", "√", "停保（202507）" if stopped else "正常参保"))
    sheet_pdf(folder / "附件 社保打印件.pdf", f"""
# 嵊州市社会保险单位参保人员缴费情况表
单位编号：330683001187　　统一社会信用代码：{CODE}　　统计区间：202501—202510
| 序号 | 姓名 | 社会保障号码 | 2025年缴费月份 | < | < | < | < | < | < | < | < | < | 参保险种 | < | < | 当前状态 |
| ^ | ^ | ^ | 01 | 02 | 03 | 04 | 05 | 06 | 07 | 08 | 09 | 10 | 养老 | 医疗 | 工伤 | ^ |
{rows(lines)}
注：“√”为已足额缴费，“—”为未缴费。本表由参保单位通过网上办事大厅自助打印，验证码 7K2Q-90LM。
> 打印日期：2025-11-05
""", font=BLACK, size=9, landscape=True)  # fmt: skip
    book: list[tuple[object, ...]] = []
    number, owned = 0, 0
    for shop, items in SHOPS.items():
        for name, model, count, value in items:
            number += 1
            book.append((number, f"JC-{number:03d}", name, model, shop, count, f"{value}.00", f"{value * 0.3:.2f}", f"{value * 0.7:.2f}"))  # fmt: skip
        part = sum(item[3] for item in items)
        owned += part
        book.append(("", "", f"{shop}小计", "", "", "", f"{part}.00", f"{part * 0.3:.2f}", f"{part * 0.7:.2f}"))
    assert owned == 12683500, owned
    sheets(folder / "固定资产台账.xlsx", {"台账": f"""
{UNIT}中试设备固定资产台账
截止日期：2025年10月31日
| 序号 | 资产编码 | 资产名称 | 规格型号 | 使用部门 | 数量 | 账面价值（元） | < | < |
| ^ | ^ | ^ | ^ | ^ | ^ | 原值 | 累计折旧 | 净值 |
{rows(book)}
| 合计 | < | < | < | < |  | {owned}.00 | {owned * 0.3:.2f} | {owned * 0.7:.2f} |
注：折旧年限10年，残值率5%。
"""})  # fmt: skip
    scanned(folder / "证照" / "IMG_0031.jpg", f"""
# 营 业 执 照
（副　本）　　　　　　　　　　　　统一社会信用代码　{CODE}
%plain
| 名　　称 | {UNIT} | 注册资本 | 陆仟捌佰万元整 |
| 类　　型 | 有限责任公司(自然人投资或控股) | 成立日期 | 2017年05月22日 |
| 法定代表人 | 曹朝晖 | 住　　所 | {PLACE} |
| 经营范围 | 一般项目：厨房设备、燃气器具研发、制造、销售；检验检测技术服务。 |  |  |
> 登记机关　嵊州市市场监督管理局
> 2023 年 06 月 14 日
""", seed=111, angle=0.6, seal="市场监督管理", at=(0.78, 0.6), font=NOTO, landscape=True)  # fmt: skip
    scanned(folder / "证照" / "IMG_0032.pdf", f"""
# 中华人民共和国不动产权证书
浙（2019）嵊州市不动产权第0008126号
| 权利人 | {UNIT} |
| 共有情况 | 单独所有 |
| 坐　落 | 嵊州市浦口街道浦东大道1066号3幢 |
| 不动产单元号 | 330683 004012 GB00087 F00030001 |
| 权利类型 | 国有建设用地使用权/房屋（构筑物）所有权 |
| 用　途 | 工业用地/厂房 |
| 面　积 | 宗地面积：8826.00平方米/房屋建筑面积：1386.40平方米 |
| 使用期限 | 国有建设用地使用权 2017年8月1日起2067年7月31日止 |
| 权利其他状况 | 专有建筑面积：1251.20平方米，分摊建筑面积：135.20平方米；房屋结构：钢筋混凝土；总层数：2层 |
> 登记机构（章）　2019年4月11日
""", seed=112, angle=-0.5, seal="不动产登记", font=KAI)  # fmt: skip
    word_pdf(folder / "2024年审计报告附注（节选）.pdf", f"""
# 审 计 报 告
绍越会审字（2025）第0417号
{UNIT}全体股东：
我们审计了后附的{UNIT}财务报表，包括2024年12月31日的资产负债表，2024年度的利润表、现金流量表以及财务报表附注。我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制。
> 绍兴越会会计师事务所（普通合伙）　2025年4月10日
---
## 财务报表附注（节选）
金额单位：人民币元
（二十三）营业收入
| 项目 | 2023年度 | 2024年度 |
| 主营业务收入——产品销售 | 528,306,114.20 | 607,495,000.00 |
| 其他业务收入 | 9,912,700.00 | 11,205,000.00 |
| 合计 | 538,218,814.20 | 618,700,000.00 |
其他业务收入均为中试平台服务收入，公司对中试平台单独核算，明细如下：
| 中试服务收入明细 | 2023年度 | 2024年度 |
| 对外中试服务收入 | 3,181,900.00 | 4,022,000.00 |
| 对内（事业部）中试服务收入 | 6,730,800.00 | 7,183,000.00 |
| 中试服务总收入 | 9,912,700.00 | 11,205,000.00 |
""")  # fmt: skip
    sheet_pdf(folder / "信用报告.pdf", f"""
# 企业公共信用报告
报告编号：XY20251103-00871　　生成时间：2025年11月3日
企业名称：{UNIT}
统一社会信用代码：{CODE}
## 一、综合结论
经查询，近三年内该企业在市场监管、生态环境、应急管理、税务、人力社保等领域未查询到行政处罚信息，未被列入严重失信主体名单和经营异常名录，未发生生产安全责任事故和质量责任事故。
## 二、其他信息
行政许可信息3条；守信激励信息2条（A级纳税人）。
""", font=NOTO)  # fmt: skip
    word(folder / "中试平台管理办法.docx", """
# 中试平台管理办法
## 第一章　组织机构
平台设主任1名，下设热工、智控、结构三个中试组和综合组。
## 第二章　服务流程
受理、方案评审、签约、试制、验收、归档。
## 第三章　收费标准
执行公司发布的《中试服务价目表》。
## 第四章　知识产权
背景知识产权归各方所有，新产生的按合同约定。
## 第五章　商业秘密
外来样机封样编号，图纸专人保管。
## 第六章　财务
平台独立建账，单独核算。
""")  # fmt: skip
    word(folder / "经费保障函.docx", f"""
# 关于保障中试平台运行经费的函
经董事会研究，{UNIT}自2025年起每年从自有资金中安排不少于400万元，用于{PLATFORM}建设和运营，列入年度预算。
> {UNIT}　2025年1月20日
""")  # fmt: skip
    write_truth(
        root, NAME, "2025-11-20",
        ["insurance under a unit number and code, no name; ten month columns and three kinds under two-row heads", "one person's insurance stopped in July", "专职, 兼职, 派遣, 返聘, 实习 on one roster; the plan's form counts the 专职 alone",
         "subtotals by workshop, original value beside depreciation and net value", "shared area inside the building area beside the plot", "pilot income in a note under other business, the prior year on the left", "land, staff and turnover of the whole company"],
        {
            "established": fact("2017-05-22", "2017-05-22"), "uscc": fact(CODE, CODE), "registered_place": fact(PLACE, PLACE),
            # twelve full-time people, one of them out of insurance since July; the seven others are not insured here at all
            "pilot_staff": fact(12, 11), **groups(5, 3, 2, 1), "pilot_area": fact("1386.4", "1386.4"), "equipment_owned": fact(12683500, owned),
            "equipment_counted": {"evidenced": str(owned), "used": str(owned)}, "pilot_revenue_total": fact(11205000, 11205000), "pilot_revenue_external": fact(4022000, 4022000),
            "external_share": {"claimed": "0.359", "evidenced": "0.3589468987", "used": "0.3589468987"},
        },
        {}, [["not_insured", "pilot_staff"], ["claim_exceeds_evidence", "pilot_staff"]],
        parts={"申报书（炬岑）.docx": ["plan"], "中试队伍.xlsx": ["staff_roster"], "附件 社保打印件.pdf": ["social_insurance"], "固定资产台账.xlsx": ["equipment_list"], "证照/IMG_0031.jpg": ["business_licence"],
               "证照/IMG_0032.pdf": ["property_certificate"], "2024年审计报告附注（节选）.pdf": ["audit_report"], "信用报告.pdf": ["credit_report"], "中试平台管理办法.docx": ["management_rules"], "经费保障函.docx": ["funding_proof"]},
    )  # fmt: skip
