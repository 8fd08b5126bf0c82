"""Everything is met, and nothing is where one looks for it: a sheet per department, values below labels, an OFD bill, quarter rents in a scan."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from corpora.makers.paper import archive, fact, groups, people, start, uscc, write_truth
from corpora.makers.stationery import BLACK, KAI, NOTO, ofd, rows, scanned, sheet_pdf, sheets, word, word_pdf

NAME = "22-awkward-but-good"
UNIT, CODE = "诸暨璟澜环保装备科技有限公司", uscc("91330681MA2JU1N64")
PLACE = "浙江省绍兴市诸暨市陶朱街道千禧路27号"
PLATFORM = "工业废气治理装备中试验证平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word_pdf(folder / "申报书" / "申报书.pdf", f"""
# 市级中试平台申报书
| 中试平台名称 | < | 依托单位名称 | < | 法人类型 | 注册日期 |
| {PLATFORM} | < | {UNIT} | < | 企业法人 | 2018年1月23日 |
| 统一社会信用代码 | < | 注册地 | < | < | 所属领域 |
| {CODE} | < | {PLACE} | < | < | 节能环保 |
| 现有专职中试人员 | 其中：技术 | 技能 | 管理 | 营销 | 带头人 |
| 21人 | 10人 | 6人 | 3人 | 2人 | 鲁守正 |
| 中试场地面积（㎡） | 配套设施面积（㎡） | 场地合计（㎡） | 自有设备原值（万元） | 设备租金（2025年，万元） | 上年度对外占比 |
| 1,460 | 380 | 1,840 | 1,532.8 | 74 | 31.2% |
## 正文
一、平台基础。平台带头人鲁守正，教授级高级工程师。专职中试人员较2023年的15人增加6人，达到21人。
二、平台场地位于千禧路27号（自有车间1460平方米）及租用的相邻辅房380平方米。公司另有在建的二期厂房1.1万平方米，预计2026年底竣工。
三、自有设备原值1532.8万元，较去年增长8.1%。
四、2024年中试服务总收入1,025.00万元，对外中试服务收入319.80万元。
五、发展规划：以“十五五”末建成国家级中试平台为目标，分年度安排投入。
六、平台独立核算，建立了组织、服务、收费、知识产权和保密制度。
""")  # fmt: skip
    crew = people(2222, 21, "330681")
    shares = [
        ("工艺研发部", "工艺研发工程师", 10),
        ("试验制造部", "装配与运维技师", 6),
        ("平台运营部", "运营管理专员", 3),
        ("市场部", "销售工程师", 2),
    ]
    pages, at = {}, 0
    for section, post, count in shares:
        pages[section] = rows([("姓名", "证件号", "最高学位", "职务/岗位", "联系电话"), *((*p, "硕士" if n % 2 else "学士", post, f"1385750{1000 + at + n}") for n, p in enumerate(crew[at : at + count]))])  # fmt: skip
        at += count
    sheets(folder / "人员" / "按部门.xlsx", pages)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["诸暨市社会保险参保缴费明细（网厅导出）"])
    writer.writerow([f"单位名称:{UNIT}", f"统一社会信用代码:{CODE}", "所属期:202509"])
    writer.writerow(["序号", "姓名", "证件号码", "养老保险", "失业保险", "工伤保险", "医疗保险"])
    for n, (name, identity) in enumerate(sorted([*crew, *people(2323, 9, "330682")], key=lambda p: p[1]), 1):
        writer.writerow([n, name, f"\t{identity}", "正常缴费", "正常缴费", "正常缴费", "正常缴费"])
    (folder / "人员" / "社保导出.csv").write_bytes(text.getvalue().encode("gb18030"))
    scanned(folder / "场地" / "产证.pdf", f"""
# 不动产权证书
浙（2020）诸暨市不动产权第0040217号
| 权利人 | {UNIT} |
| 共有情况 | 单独所有 |
| 坐落 | 诸暨市陶朱街道千禧路27号1号车间 |
| 用途 | 工业用地/工业厂房 |
| 面积 | 宗地面积 9,980.10㎡ / 房屋建筑面积 1,460.00㎡ |
| 使用期限 | 2068年5月6日止 |
""", seed=221, angle=-0.7, seal="不动产登记", at=(0.7, 0.25), font=KAI)  # fmt: skip
    word_pdf(folder / "场地" / "辅房.pdf", f"""
# 房屋租赁协议
甲方：诸暨市陶朱街道千禧社区股份经济合作社
乙方：{UNIT}
甲方将千禧路29号辅房（建筑面积三百八十平方米）租给乙方作中试配套设施（气站、配电、备件库）使用，租期叁年，自2024年4月1日至2027年3月31日。年租金肆万伍仟陆佰元。
> 2024年3月22日
""")  # fmt: skip
    items = [("RTO中试装置", "1", "326.5"), ("沸石转轮试验台", "2", "118.6"), ("催化燃烧评价系统", "3", "74.2"), ("VOCs在线监测系统", "4", "38.5"), ("除尘风洞", "1", "262.0"), ("CFD验证水洞", "1", "148.0"), ("三维扫描与应力测试", "2", "91.25")]  # fmt: skip
    total = sum(float(n) * float(v) for _, n, v in items)
    assert abs(total - 1532.8) < 1e-9, total
    head = [("资产名称", "数量", "单价（万元）", "购置年份", "产权")]
    part = [[(name, int(n), float(v), 2018 + k, "本单位") for k, (name, n, v) in enumerate(items)][a:b] for a, b in ((0, 4), (4, 7))]  # fmt: skip
    sheets(folder / "设备" / "资产（1）.xlsx", {"治理装备": "中试设备——治理装备\n" + rows([*head, *part[0]]), "检测验证": "中试设备——检测验证\n" + rows([*head, *part[1]])})  # fmt: skip
    scanned(folder / "设备" / "租赁合同.pdf", f"""
# 设备租用合同
出租单位：宁波澄衡仪器租赁有限公司
承租单位：{UNIT}
一、租用设备：高分辨飞行时间质谱仪1台。
二、租用期：2024年11月1日至2026年10月31日。
三、租金按季计收：
| 期间 | 每季度租金（元） |
| 2024年11月1日至2025年10月31日 | 180,000 |
| 2025年11月1日至2026年10月31日 | 210,000 |
四、押金100,000元，设备完好归还后退回。
> 2024年10月25日
""", seed=222, angle=0.5, seal="合同专用章", at=(0.4, 0.42))  # fmt: skip
    ofd(folder / "发票.ofd", [(70, 12, "电子发票（增值税专用发票）"), (140, 22, "发票号码：25337000000051230018"), (140, 28, "开票日期：2025年03月11日"), (12, 38, f"购买方：{UNIT}"), (12, 44, f"统一社会信用代码：{CODE}"), (12, 58, "*环境保护专用设备*除尘风洞"), (110, 58, "数量1 金额2318584.07"), (12, 80, "价税合计（小写）¥2,620,000.00")], size=3.6)  # fmt: skip
    sheet_pdf(folder / "审计报告.pdf", f"""
# 审计报告（专项）
诸信专审（2025）第018号
致：{UNIT}
贵公司{PLATFORM}独立核算。2024年度中试服务收入明细（金额单位：元）：
| 2023年度 | 项目 | 2024年度 |
| 8,110,000.00 | 中试服务总收入 | 10,250,000.00 |
| 1,905,000.00 | 其中：对外中试服务收入 | 3,198,000.00 |
| 6,205,000.00 | 对内中试服务收入 | 7,052,000.00 |
> 诸暨信诚会计师事务所　2025年4月9日
""", font=BLACK)  # fmt: skip
    scanned(folder / "执照.jpg", f"""
# 营业执照
统一社会信用代码
{CODE}
| 名称 | {UNIT} | 注册资本 | 壹仟捌佰万元整 |
| 类型 | 有限责任公司(自然人投资或控股) | 成立日期 | 2018年01月23日 |
| 法定代表人 | 鲁守正 | 营业期限 | 2018年01月23日至长期 |
| 经营范围 | 环境保护专用设备制造；技术服务。 | 住所 | {PLACE} |
> 登记机关　诸暨市市场监督管理局
> 2025年07月30日
""", seed=223, angle=0.4, dpi=140, seal="市场监督管理局", at=(0.75, 0.55), landscape=True, font=NOTO)  # fmt: skip
    work = folder / "w"
    sheet_pdf(work / "信用中国下载.pdf", f"""
# 法人和非法人组织公共信用信息报告
{UNIT}
统一社会信用代码：{CODE}　　报告生成日期：2025年10月22日
## 公共信用信息概览
| 登记注册基础信息 | 1 条 | 司法判决信息 | 0 条 |
| 行政管理信息 | 14 条 | 信用承诺信息 | 6 条 |
| 诚实守信相关荣誉信息 | 3 条 | 信用评价信息 | 1 条 |
| 严重失信信息 | 0 条 | 经营（活动）异常名录（状态）信息 | 0 条 |
## 行政管理信息
行政许可 14 条，行政处罚 0 条。
""", font=NOTO)  # fmt: skip
    word(
        work / "制度.docx",
        "# 平台管理制度汇编\n一、组织架构与职责\n二、服务流程\n三、收费标准\n四、知识产权管理\n五、商业秘密保护\n六、独立核算",
    )
    word(work / "经费.docx", f"# 经费保障证明\n兹证明{UNIT}2025—2027年每年安排自有资金300万元用于{PLATFORM}建设运营，并已列入公司预算。\n> {UNIT}　2025年9月1日")  # fmt: skip
    archive(folder / "其他.zip", sorted(work.iterdir()), work, gbk=True)
    work.rmdir()
    # ten months of a quarter rent of 18 wan and two of 21
    rent = 10 * 60000 + 2 * 70000
    owned = 15328000
    write_truth(
        root, NAME, "2025-11-05",
        ["labels above values over merged cells, parts and whole side by side", "a roster sheet per department without titles", "GB18030 csv of insurance with two title lines and tabs before the ids", "unit price and number only, in two sheets", "area in Chinese numerals on the second lease",
         "quarter rents by lease year in a scan, a deposit", "the label column between the years", "an OFD bill, a zip with GBK names", "a credit report that counts licences and honours"],
        {
            "established": fact("2018-01-23", "2018-01-23"), "uscc": fact(CODE, CODE), "pilot_staff": fact(21, 21), **groups(10, 6, 3, 2), "pilot_area": fact(1840, 1840), "equipment_owned": fact(owned, owned), "equipment_leased_rent": fact(740000, rent),
            "equipment_counted": {"evidenced": str(owned + rent), "used": str(owned + rent)}, "pilot_revenue_total": fact(10250000, 10250000), "pilot_revenue_external": fact(3198000, 3198000), "external_share": fact("0.312", "0.312"),
        },
        {}, [],
        parts={"申报书/申报书.pdf": ["plan"], "人员/按部门.xlsx": ["staff_roster"], "人员/社保导出.csv": ["social_insurance"], "场地/产证.pdf": ["property_certificate"], "场地/辅房.pdf": ["premises_lease"], "设备/资产（1）.xlsx": ["equipment_list"],
               "设备/租赁合同.pdf": ["equipment_lease"], "发票.ofd": ["equipment_invoice"], "审计报告.pdf": ["audit_report"], "执照.jpg": ["business_licence"], "其他.zip/信用中国下载.pdf": ["credit_report"], "其他.zip/制度.docx": ["management_rules"], "其他.zip/经费.docx": ["funding_proof"]},
    )  # fmt: skip
