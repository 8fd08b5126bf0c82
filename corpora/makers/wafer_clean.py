"""A clean company of the new district: everything agrees, in nine formats and with many numbers of others."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import BLACK, KAI, NOTO, rows, scanned, sheet_pdf, sheets, word
from PIL import Image

NAME = "35-wafer-clean"
UNIT, CODE = "绍兴芯屿半导体材料有限公司", uscc("91330602MA2JPK3W8")
PLACE = "浙江省绍兴市越城区皋埠街道临江路518号"
PLATFORM = "集成电路封装材料与工艺中试平台"
FRONT = [
    ("晶圆减薄抛光一体机", "SDBG-300", 1, "286.00"),
    ("临时键合与解键合设备", "TB-200", 1, "241.50"),
    ("旋涂显影试验机", "KW-4A", 2, "63.20"),
    ("真空溅射镀膜机", "PVD-300", 1, "198.80"),
]
BACK = [
    ("底部填充点胶机", "S2-910", 2, "42.60"),
    ("推拉力测试机", "DAGE4000", 1, "58.30"),
    ("X射线检测仪", "XD7500", 1, "112.40"),
    ("高低温冲击试验箱", "TSA-103", 3, "27.50"),
    ("超纯水与废液处理系统", "UPW-3T", 1, "95.70"),
    ("ISO6级洁净室空调净化机组", "", 1, "134.20"),
]
TEAM = [("工艺开发", "技术", 9), ("操作与维护", "技能", 6), ("质量与综合", "管理", 3), ("客户服务", "营销", 2)]


def cost(kit): return round(sum(n * float(p) for *_, n, p in kit) * 10000)  # fmt: skip


OWNED = cost(FRONT) + cost(BACK)
RENT = 12 * 42_500
TOTAL, OUT = 19_264_800, 8_091_216


def make(root: Path) -> None:
    folder = start(root, NAME)
    crew = people(3535, 20, "330602")
    posts = [(post, kind) for post, kind, n in TEAM for _ in range(n)]
    wan = f"{OWNED / 10000:,.2f}"
    word(folder / "一、申报书.docx", f"""
# 绍兴市市级中试平台申报书
> 申报单位（公章）：{UNIT}
| 一、单位与平台 | < | < | < |
| 单位名称 | {UNIT} | 统一社会信用代码 | {CODE} |
| 单位地址 | {PLACE} | < | < |
| 成立日期 | 2020年8月13日 | 职工总数（人） | 238 |
| 平台名称 | {PLATFORM} | < | < |
| 二、中试条件（截至2025年8月31日） | < | < | < |
| 中试人才队伍 | 20人 | 其中：技术/技能/管理/营销 | 9人/6人/3人/2人 |
| 中试固定场地及配套设施面积 | 2,268.6平方米 | 设备原值 | {wan}万元 |
| 设备租赁当年租金 | 51万元 | 带头人 | {crew[0][0]} |
| 三、上年度服务（2024年） | < | < | < |
| 中试服务总收入 | 1,926.48万元 | 对外中试服务收入 | 809.12万元 |
| 对外占比 | 42.0% | 服务企业 | 37家 |
| 四、三年目标（2028年） | < | < | < |
| 中试人才队伍 | 45人 | 设备原值 | 3,600万元 |
| 场地面积 | 5,000平方米 | 对外占比 | 60% |
""")  # fmt: skip
    word(folder / "二、建设方案.docx", f"""
# {PLATFORM}建设方案
## 1 总论
1.1 平台立足绍兴集成电路“万亩千亿”新产业平台，围绕先进封装所需的临时键合胶、底填胶、光敏聚酰亚胺、减薄抛光液等材料，提供从克级配方到公斤级试产的验证。
1.2 全球先进封装市场规模2024年约460亿美元，预计2029年达695亿美元；国内封装材料自给率不到35%。
1.3 绍兴已集聚集成电路企业120余家，2024年产值580亿元，上下游企业对本地中试的需求每年约400批次。
## 2 依托单位
2.1 {UNIT}成立于2020年8月，注册资本8,000万元，现有职工238人，其中研发人员74人，厂房2.6万平方米，2024年营业收入3.12亿元，同比增长19.6%。
2.2 公司控股股东上海某集团员工超过5,000人、固定资产原值27亿元，其人员、设备与平台无关。
2.3 发展历程：2021年完成首条试产线，投资1,150万元；2022年组建中试部，时有人员8名；2023年10月平台通过市级企业研究院验收，人员增至15名。
## 3 现有基础
3.1 队伍。平台现有专职中试人员20名，包括工艺开发技术人员9名、操作与维护技能人员6名、质量与综合管理人员3名、客户服务营销人员2名。带头人{crew[0][0]}博士曾在国内头部封测企业任工艺总监16年，主导三代扇出型封装工艺量产。
3.2 场地。平台位于公司2号楼，建筑面积2,268.6平方米，全部自有，其中洁净室960平方米，其余为化学品间、分析室和动力站。
3.3 装备。平台拥有前道、后道工艺设备14台（套），原值{wan}万元；另租用聚焦离子束双束电镜一台，月租4.25万元，2025年全年租金51万元。
3.4 服务。2024年平台实现中试服务总收入1,926.48万元，其中对外中试服务收入809.12万元，占42.0%。2023年为1,404万元和421万元，占30%。2025年上半年为1,120万元和533万元。
3.5 同行比较：无锡某平台有工程师150名、场地1.2万平方米、设备原值6亿元，主要做晶圆级封装；我平台定位于材料端，互为补充。
## 4 运行机制
4.1 平台实行单独核算，设管理委员会和平台主任，下设四个组。
4.2 对外服务按照受理、评审、合同、试验、复核、报告、回访七步走；收费标准每年评估一次并公示。
4.3 知识产权与商业秘密：客户配方采用双人双锁保管，数据物理隔离，签署保密协议率100%。
4.4 对照文件要求：“拥有10人以上稳定、专业的中试人才队伍”“面积不低于500平方米”“设备原值一般不低于1000万元”“比重一般不低于15%”，平台均满足。
## 5 建设目标与任务
5.1 2026年：人员达到26人，新增晶圆级封装模塑设备，计划投资520万元。
5.2 2027年：人员达到35人，场地扩至3,600平方米，设备原值2,500万元左右。
5.3 2028年：人员达到45人，场地5,000平方米，设备原值3,600万元，对外占比60%，力争创成省级中试平台。
## 6 发展规划
6.1 发展规划分“补链、强链、延链”三步：2026年补齐模塑，2027年做强键合，2028年延伸到化合物半导体封装。
## 7 经费与保障
7.1 公司每年投入不低于600万元；区政府按设备投资的20%给予最高300万元补助。
7.2 安全环保：危化品双控，VOCs在线监测；近三年未发生安全、质量、环境事故，信用良好。
""")  # fmt: skip
    annex = folder / "三、佐证材料"
    scanned(annex / "1.营业执照.jpg", f"""
# 营 业 执 照
（副本）
%plain
| 统一社会信用代码 | {CODE} |
| 名称 | {UNIT} |
| 类型 | 其他有限责任公司 |
| 法定代表人 | 葛望舒 |
| 经营范围 | 电子专用材料研发、制造、销售；集成电路工艺中试服务；技术开发 |
| 注册资本 | 捌仟万元整 |
| 成立日期 | 2020年08月13日 |
| 住所 | {PLACE} |
> 登记机关　绍兴市越城区市场监督管理局
> 2024年01月22日
市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。
""", seed=351, angle=-0.5, dpi=150, seal="市场监督管理局", at=(0.75, 0.5), font=KAI)  # fmt: skip
    lines = [
        "花名册：中试平台（导出自eHR 2025/8/31 17:20）",
        "员工编号,姓名,证件号码,部门岗位,人员类别,入司日期,用工性质",
    ]
    lines += [
        f"XY{1000 + n},{name},'{identity},{posts[n][0]},{posts[n][1]}人员,{2020 + n % 5}-{1 + n % 11:02d}-15,全日制"
        for n, (name, identity) in enumerate(crew)
    ]
    annex.mkdir(exist_ok=True)
    (annex / "2.花名册.csv").write_bytes("\r\n".join(lines).encode("gb18030"))
    scanned(annex / "3.社保（越城）.pdf", f"""
# 绍兴市越城区单位职工参保情况表
单位：{UNIT}　　单位编码：330602119407　　费款所属期：202508
| 序号 | 姓名 | 身份证 | 养老 | 医疗 | 工伤 | 失业 |
{rows((n, name, masked(identity), "√", "√", "√", "√") for n, (name, identity) in enumerate(sorted([*crew, *people(3536, 9, "330602")], key=lambda p: p[1][6:]), 1))}
> 2025年9月12日打印
""", seed=352, angle=0.4, dpi=160, seal="社会保险", at=(0.72, 0.9), font=NOTO)  # fmt: skip
    sheet_pdf(annex / "4.不动产权证.pdf", f"""
# 浙（2022）绍兴市越城区不动产权第0071926号
| 权利人 | {UNIT} |
| 共有情况 | 单独所有 |
| 坐落 | 绍兴市越城区临江路518号2幢 |
| 不动产单元号 | 330602 011004 GB00093 F00020001 |
| 权利类型 | 国有建设用地使用权/房屋（构筑物）所有权 |
| 权利性质 | 出让/自建房 |
| 用途 | 工业用地/工业 |
| 面积 | 宗地面积13,340.00㎡/房屋建筑面积2,268.60㎡ |
| 使用期限 | 国有建设用地使用权2071年03月09日止 |
""", font=KAI)  # fmt: skip

    def page(kit: list[tuple[str, str, int, str]], first: int) -> str:
        body = rows(
            (n, name, model, "自购", count, price, f"{count * float(price):.2f}")
            for n, (name, model, count, price) in enumerate(kit, first)
        )
        return f"\n{PLATFORM}设备清单　　单位：{UNIT}　　金额单位：万元\n| 序号 | 设备名称 | 型号 | 来源 | 数量（台/套） | 单价 | 设备原值 |\n{body}\n| 小计 | | | | {sum(k[2] for k in kit)} | | {cost(kit) / 10000:.2f} |"

    sheets(annex / "5.设备清单.xlsx", {"前道": page(FRONT, 1), "后道": page(BACK, len(FRONT) + 1), "2026拟购": "\n| 拟购设备 | 预算（万元） |\n| 晶圆级模塑机 | 380 |\n| 激光解键合机 | 140 |"})  # fmt: skip
    scanned(annex / "6.电镜租赁.pdf", f"""
# 仪器设备租赁合同
甲方（出租方）：上海微观仪器租赁有限公司
乙方（承租方）：{UNIT}
一、租赁设备：聚焦离子束双束电镜一台（Helios 5），安装于乙方中试平台。
二、租赁期限：自2024年7月1日至2026年6月30日，共24个月。
三、租金：每月人民币42,500元，按季支付，租赁期内租金总额1,020,000元。
四、押金85,000元，合同终止后十日内退还。
五、设备的所有权归甲方，日常维护由甲方负责。
> 2024年6月20日
""", seed=353, angle=-0.6, dpi=140, seal="合同专用章", at=(0.35, 0.5))  # fmt: skip
    sheet_pdf(annex / "7.专项审计报告.pdf", f"""
# 中试服务收入专项审计报告
越鉴专审〔2025〕第312号
{UNIT}：
我们接受委托，对贵公司{PLATFORM}2024年度中试服务收入进行专项审计。贵公司为平台设置独立的成本中心，单独核算。
经审计，贵公司2024年度营业收入312,086,540.27元；其中中试服务收入情况见下表。
---
# 2024年度中试服务收入审定表
编制单位：{UNIT}　　　　单位：元
| 项目 | 未审数 | 调整数 | 审定数 |
| 中试服务总收入 | 19,264,800.00 | 0.00 | 19,264,800.00 |
| 其中：对外中试服务收入 | 8,091,216.00 | 0.00 | 8,091,216.00 |
| 公司内部结算 | 11,173,584.00 | 0.00 | 11,173,584.00 |
| 对外占比 | 42.0% | | 42.0% |
> 绍兴越鉴会计师事务所有限公司
> 2025年4月25日
""", font=NOTO)  # fmt: skip
    sheet_pdf(annex / "8.信用核查.pdf", f"""
# 企业专项信用报告（替代无违法违规证明）
申请主体：{UNIT}（{CODE}）
用途：申报市级中试平台
核查时段：2022年09月10日至2025年09月10日
| 领域 | 核查情况 | 数据来源 |
| 安全生产 | 未发现违法违规信息 | 应急管理 |
| 生态环境 | 未发现违法违规信息 | 生态环境 |
| 市场监管 | 未发现违法违规信息 | 市场监管 |
| 税务 | 未发现违法违规信息 | 税务 |
| 严重失信 | 未列入名单 | 发改 |
> 出具日期：2025年9月11日
""", font=BLACK)  # fmt: skip
    word(annex / "9.运行管理办法.docx", """
# 中试平台运行管理办法（芯屿〔2023〕18号）
第一条　组织。管理委员会、平台主任、四个组。
第二条　核算。独立成本中心，单独核算收支。
第三条　服务流程。受理、评审、合同、试验、复核、报告、回访。
第四条　收费。依据价目表，每年公示。
第五条　知识产权。委托方提供的技术归委托方，改进成果协商确定。
第六条　商业秘密。配方双人双锁，数据隔离。
""")  # fmt: skip
    sheet_pdf(annex / "10.经费保障证明.pdf", f"""
# 经费保障证明
兹证明{UNIT}已将{PLATFORM}2025年度经费600万元列入预算，来源为自筹，以后年度不低于此数。
> {UNIT}　2025年9月12日
""")  # fmt: skip
    scanned(annex / "11.承诺书.tif", f"""
# 真实性及信用承诺书
我公司承诺，申报材料真实、完整，近三年未发生重大安全、质量事故或严重环境违法行为，无不良信用记录。
> {UNIT}　2025年9月12日
""", seed=354, angle=0.5, dpi=130, seal="芯屿材料", at=(0.7, 0.2))  # fmt: skip
    with Image.open(annex / "11.承诺书.tif") as page:
        page.convert("L").save(annex / "11.承诺书.tif", compression="tiff_lzw", dpi=(130, 130))
    assert (RENT, OUT + 11_173_584, OWNED) == (510_000, TOTAL, 14_210_000)
    write_truth(
        root, NAME, "2025-09-22",
        ["clean: everything agrees", "a form and a plan apart, the form with a row of targets in the same words", "a csv with a title line and apostrophes before the ids", "a list in two sheets with a subtotal each, a third of planned machines", "a rent of two years, twelve months of it this year", "land and floor in one cell", "unaudited, adjustment and audited columns", "the insurance list names nine others"],
        {
            "established": fact("2020-08-13", "2020-08-13"), "registered_place": {"evidenced": PLACE, "used": PLACE}, "uscc": fact(CODE, CODE), "pilot_staff": fact(20, 20), **groups(9, 6, 3, 2), "pilot_area": fact("2268.6", "2268.6"),
            "equipment_owned": fact(OWNED, OWNED), "equipment_leased_rent": fact(RENT, RENT), "equipment_counted": {"evidenced": str(OWNED + RENT), "used": str(OWNED + RENT)},
            "pilot_revenue_total": fact(TOTAL, TOTAL), "pilot_revenue_external": {"evidenced": str(OUT), "used": str(OUT)}, "external_share": {"evidenced": "0.42", "used": "0.42"},
        },
        {}, [],
        parts={"二、建设方案.docx": ["plan"], "三、佐证材料/1.营业执照.jpg": ["business_licence"], "三、佐证材料/2.花名册.csv": ["staff_roster"], "三、佐证材料/3.社保（越城）.pdf": ["social_insurance"], "三、佐证材料/4.不动产权证.pdf": ["property_certificate"], "三、佐证材料/5.设备清单.xlsx": ["equipment_list"],
               "三、佐证材料/6.电镜租赁.pdf": ["equipment_lease"], "三、佐证材料/7.专项审计报告.pdf": ["audit_report"], "三、佐证材料/8.信用核查.pdf": ["credit_report"], "三、佐证材料/9.运行管理办法.docx": ["management_rules"], "三、佐证材料/10.经费保障证明.pdf": ["funding_proof"], "三、佐证材料/11.承诺书.tif": ["commitment_letter"], "一、申报书.docx": ["plan"]},
    )  # fmt: skip
