"""An orderly company: a flat folder, everything there, everything agrees; the plan speaks in 万元, 元 and 亿元."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import KAI, NOTO, rows, scanned, sheet_pdf, sheets, word

NAME = "23-rice-wine"
UNIT, CODE = "绍兴沈园醴酿生物技术有限公司", uscc("91330602MA2K9C4T3")
PLACE = "浙江省绍兴市越城区东浦街道酒乡南路66号"
PLATFORM = "传统酿造与功能发酵食品中试平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word(folder / "1-平台建设方案（醴酿）.docx", f"""
# {PLATFORM}建设方案
> 编制单位：{UNIT}
> 二〇二五年十月
## 第一部分 简表
| 申报主体 | {UNIT} | 信用代码 | {CODE} |
| 设立日期 | 2016/03/21 | 法人代表 | 柏怀瑜 |
| 单位住所 | {PLACE} | < | < |
| 拟认定平台 | {PLATFORM} | < | < |
| 指标 | 数值 | 计量单位 | 说明 |
| 中试团队规模 | 14 | 人 | 均签劳动合同 |
| 中试用房及配套 | 1,286 | 平方米 | 自有厂房 |
| 自有设备账面原值 | 1,142.60 | 万元 | 截至2025年9月末 |
| 上年度中试服务收入合计 | 618.00 | 万元 | 2024年度 |
| 其中：面向外部单位 | 185.40 | 万元 | 2024年度 |
| 外部服务收入占比 | 30 | % | 2024年度 |
## 第二部分 我们是谁
公司从事黄酒酵母选育、红曲与功能发酵食品开发，2024年实现销售1.36亿元，在册职工208名，厂区占地42亩，建筑总面积2.1万平方米。
东浦黄酒小镇集聚酿造企业31家，全镇酿酒设施面积超过30万平方米。
江苏某研究院的同类发酵平台有科研人员45名、场地2600平方米，是我们学习的对象。
## 第三部分 家底
人。平台由工程技术带头人方若川牵头，其为正高级工程师，主持过两项省级酿造攻关。专门做中试的骨干一共14位：搞工艺技术的7位，操作技工4位，管理岗2位，市场岗1位。
地。中试车间设在2号楼一、二层，含发酵间、压榨间、灌装间、检验室及公用工程，面积为1286平方米。
物。发酵罐组、压滤机、膜分离、灌装线、检验仪器等均为自购，固定资产台账原值11,426,000元，没有租用设备。
业绩。去年平台中试服务收入合计618万元，替集团外酒企和科研院所做的有185.4万元，占三成。
## 第四部分 往后三年
发展规划：到2028年末，中试团队扩至30人，中试用房增至3000平方米，设备原值突破2500万元，对外服务收入占比提到50%。
2026年计划新购连续蒸煮设备一套，预算320万元。
## 第五部分 怎么管
平台设主任一名，单独设账、单独核算；服务流程为受理、评估、报价、试制、交付；收费依据公开价目表；成果归属及配方保密由合同约定。
公司每年从营业收入中列支不少于200万元保障平台运行。
近三年没有发生安全、质量事故和环境违法行为。
""")  # fmt: skip
    scanned(folder / "2-执照.pdf", f"""
# 营 业 执 照
（副　本）
统一社会信用代码　{CODE}
%plain
| 名　　称 | {UNIT} | 注册资本 | 贰仟万元整 |
| 类　　型 | 有限责任公司（自然人投资或控股） | 成立日期 | 2016年03月21日 |
| 法定代表人 | 柏怀瑜 | 营业期限 | 2016年03月21日至长期 |
| 经营范围 | 食品生产；生物技术研发、中试服务 | 住　　所 | {PLACE} |
> 登记机关　绍兴市越城区市场监督管理局
> 2023年05月09日
""", seed=231, angle=-0.4, dpi=150, seal="市场监督管理局", at=(0.8, 0.5), landscape=True)  # fmt: skip
    crew = people(2323, 14)
    posts = ["技术"] * 7 + ["技能"] * 4 + ["管理"] * 2 + ["营销"]
    jobs = ["菌种选育", "发酵工艺", "发酵工艺", "过滤分离", "分析检验", "分析检验", "工艺放大", "发酵操作工", "压榨操作工", "灌装操作工", "设备维修工", "平台主任助理", "质量管理", "客户服务"]  # fmt: skip
    sheets(folder / "3-中试人员花名册.xlsx", {"名单": f"""
{UNIT}中试平台人员花名册
填表日期：2025-10-08
| 编号 | 人员姓名 | 身份证件号 | 人员类别 | 具体岗位 | 入职年月 |
{rows((f"P{n:02d}", name, identity, posts[n - 1], jobs[n - 1], f"20{15 + n % 8 + 1}.{n % 12 + 1:02d}") for n, (name, identity) in enumerate(crew, 1))}
"""})  # fmt: skip
    scanned(folder / "4-社保.pdf", f"""
# 社会保险参保证明（单位专用）
单位名称：{UNIT}　　单位编号：3306021190
参保所属期：2025年09月
| 序号 | 姓名 | 身份证号 | 养老 | 工伤 | 失业 | 缴费状态 |
{rows((n, name, masked(identity), "参保", "参保", "参保", "正常缴费") for n, (name, identity) in enumerate(sorted(crew, key=lambda p: p[1]), 1))}
打印时间：2025年10月10日　　越城区社会保险事业管理服务中心
""", seed=232, angle=0.3, dpi=170, seal="社保业务专用章", at=(0.7, 0.62), font=NOTO)  # fmt: skip
    scanned(folder / "5-不动产权证.jpg", f"""
# 不动产权证书
浙（2019）绍兴市不动产权第0027716号
| 权利人 | {UNIT} |
| 共有情况 | 单独所有 |
| 坐落 | 越城区东浦街道酒乡南路66号2幢 |
| 不动产单元号 | 330602004012GB00088F00020001 |
| 权利类型 | 国有建设用地使用权／房屋所有权 |
| 用途 | 工业用地／工业 |
| 面积 | 土地使用权面积2104.00㎡／房屋建筑面积1286.00㎡ |
| 使用期限 | 国有建设用地使用权至2066年05月30日止 |
> 登记日期　2019年08月06日
""", seed=233, angle=-0.5, dpi=150, seal="不动产登记专用章", at=(0.65, 0.5), font=KAI)  # fmt: skip
    kit = [("不锈钢发酵罐组（500L—5T）", 6, 480000), ("板框压滤机", 2, 365000), ("膜分离中试装置", 1, 1480000), ("小型灌装线", 1, 1650000), ("高效液相色谱仪", 2, 428000), ("气相色谱质谱联用仪", 1, 1390000), ("冷凝与蒸汽配套系统", 1, 870000), ("污水预处理设施", 1, 1570000)]  # fmt: skip
    assert sum(n * price for _, n, price in kit) == 11426000
    sheets(folder / "6-设备台账.xlsx", {"台账": f"""
中试设备台账（金额单位：元）
| 资产编码 | 资产名称 | 台数 | 单台原值 | 原值小计 | 启用日期 | 状态 |
{rows((f"LN-{n:03d}", name, count, price, count * price, f"20{17 + n % 7}-0{n % 9 + 1}-15", "在用") for n, (name, count, price) in enumerate(kit, 1))}
| 总计 | | 15 | | 11426000 | | |
"""})  # fmt: skip
    sheet_pdf(folder / "7-专项审计.pdf", f"""
# 关于{UNIT}2024年度中试服务收入的专项审计报告
浙华专审字〔2025〕第0418号
{UNIT}：
我们接受委托，审计了贵公司所属{PLATFORM}2024年1月1日至2024年12月31日中试服务收入明细表。贵公司对平台收支单独设置账套。
经审计，确认金额如下：
| 收入类别 | 2024年度（元） |
| 一、中试服务总收入 | 6,180,000.00 |
| 1.对外中试服务收入 | 1,854,000.00 |
| 2.内部中试服务收入 | 4,326,000.00 |
> 浙江华稽会计师事务所有限公司
> 2025年4月18日
""")  # fmt: skip
    sheet_pdf(folder / "8-信用报告.pdf", f"""
# 企业专用信用报告（无违法违规证明版）
报告出具日期：2025年10月9日
企业名称：{UNIT}
统一社会信用代码：{CODE}
核查区间：2022年10月9日—2025年10月9日
| 核查领域 | 核查结果 |
| 市场监管 | 无违法违规记录 |
| 生态环境 | 无违法违规记录 |
| 应急管理（安全生产） | 无违法违规记录 |
| 严重失信主体名单 | 未列入 |
| 经营异常名录 | 未列入 |
""", font=NOTO)  # fmt: skip
    word(folder / "9-平台运行管理制度.docx", """
# 中试平台运行管理制度
第一章 组织机构。平台设管理委员会、平台主任和三个小组。
第二章 服务流程。受理、评估、报价、签约、试制、检验、交付。
第三章 收费标准。价目表每年公布一次。
第四章 财务管理。平台单独设账，独立核算。
第五章 知识产权。委托开发成果归委托方。
第六章 商业秘密。菌种、配方分级保管。
""")  # fmt: skip
    scanned(folder / "10-经费保障.pdf", f"""
# 经费保障证明
兹证明：{UNIT}已将{PLATFORM}运行经费纳入年度预算，2025年安排260万元，2026年安排300万元，来源为公司自有资金，专款专用。
> {UNIT}
> 2025年10月9日
""", seed=234, angle=0.5, dpi=120, seal="醴酿生物", at=(0.7, 0.22))  # fmt: skip
    scanned(folder / "11-承诺书.pdf", f"""
# 承诺书
本单位郑重承诺：申报材料真实有效；近三年未发生重大安全、质量事故或严重环境违法行为。如有虚假，愿承担相应责任。
> 承诺单位：{UNIT}
> 2025年10月9日
""", seed=235, angle=-0.6, dpi=120, seal="醴酿生物", at=(0.7, 0.2))  # fmt: skip
    write_truth(
        root, NAME, "2025-10-15",
        ["clean: everything agrees", "a form of indicator rows with unit in its own column", "prose that says 14位, 三成, 去年", "another institute's, the town's and the company's figures", "targets and a purchase that is planned", "land and floor area in one cell"],
        {
            "established": fact("2016-03-21", "2016-03-21"), "registered_place": {"evidenced": PLACE, "used": PLACE}, "uscc": fact(CODE, CODE), "pilot_staff": fact(14, 14), **groups(7, 4, 2, 1), "pilot_area": fact(1286, 1286),
            "equipment_owned": fact(11426000, 11426000), "equipment_counted": {"evidenced": "11426000", "used": "11426000"},
            "pilot_revenue_total": fact(6180000, 6180000), "pilot_revenue_external": fact(1854000, 1854000), "external_share": fact("0.3", "0.3"),
        },
        {}, [],
        parts={"1-平台建设方案（醴酿）.docx": ["plan"], "2-执照.pdf": ["business_licence"], "3-中试人员花名册.xlsx": ["staff_roster"], "4-社保.pdf": ["social_insurance"], "5-不动产权证.jpg": ["property_certificate"], "6-设备台账.xlsx": ["equipment_list"],
               "7-专项审计.pdf": ["audit_report"], "8-信用报告.pdf": ["credit_report"], "9-平台运行管理制度.docx": ["management_rules"], "10-经费保障.pdf": ["funding_proof"], "11-承诺书.pdf": ["commitment_letter"]},
    )  # fmt: skip
