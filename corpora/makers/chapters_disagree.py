"""A plan whose chapters disagree, a supplement that owns up to slips, another firm's papers among its own; all is met."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import KAI, NOTO, bundle, rows, scanned, sheet_pdf, sheets, word, word_pdf

NAME = "20-chapters-disagree"
UNIT, CODE = "绍兴镜湖翊衡无人机系统有限公司", uscc("91330600MA2DR5U8E")
OTHER, OTHER_CODE = "绍兴翼晟航空服务有限公司", uscc("91330602MA2E0P6X4")
PLACE = "绍兴市越城区镜湖新区洋江西路588号"
PLATFORM = "低空飞行器整机与动力中试平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word(folder / "1 建设方案.docx", f"""
# {PLATFORM}建设方案
## 表1　基本情况表
| 依托单位 | {UNIT} | 统一社会信用代码 | {CODE} |
| 成立日期 | 2019年5月27日 | 住所 | {PLACE} |
| 中试人员数 | 16人 | 场地面积 | 1200㎡ |
| 设备原值 | 1050万元 | 租赁设备当年租金 | 无 |
| 2024年中试服务总收入 | 880.0万元 | 2024年对外中试服务收入 | 150.0万元 |
## 第一章　总体情况
平台面向低空经济产业链，建有整机装调、动力测试、环境可靠性三个单元。目前拥有专职中试人员19人，工程技术带头人韩景澄，飞行器设计专业正高级工程师。
## 第二章　条件建设
平台中试场地及配套设施面积1.2千平方米；设备原值1.05亿元。另有试飞空域约30平方公里，不计入场地。
## 第三章　运营成效
2024年中试服务总收入880万元，对外中试服务收入150万元，占比约17%。近三年累计服务企业116家，试飞超过4800架次。2025年1—8月对外中试服务收入已达210万元。
## 第四章　组织管理
平台独立核算，设项目专账。
## 第五章　发展规划
力争三年内人员翻番、面积翻番，设备原值突破2000万元。
""")  # fmt: skip
    word(folder / "12 补充材料.docx", f"""
# 关于《{PLATFORM}建设方案》有关数据的补充说明
绍兴市科学技术局：
我公司报送的建设方案中有以下笔误，现更正说明：
1. 第一章“专职中试人员19人”应为“17人”，表1“16人”为2025年6月底数，以花名册为准。
2. 第二章“设备原值1.05亿元”应为“1050万元”，单位书写有误。
其他内容不变。
> {UNIT}　2025年9月22日
""")  # fmt: skip
    crew = people(2020, 20, "330602")
    team = crew[:17]
    posts = ["总体与动力设计"] * 7 + ["装调技师"] * 3 + ["试飞操作员"] * 3 + ["平台管理"] * 2 + ["客户拓展"] * 2
    sheets(folder / "3 花名册.xlsx", {"花名册": f"""
| 低空飞行器整机与动力中试平台专职人员花名册 | < | < | < | < | < | < |
| 序号 | 姓名 | 性别 | 身份证号 | 学历 | 学位 | 岗位 |
{rows((n, name, "男" if int(identity[16]) % 2 else "女", identity, "研究生" if n % 3 == 0 else "本科", "硕士" if n % 3 == 0 else "学士", post) for n, ((name, identity), post) in enumerate(zip(team, posts, strict=True), 1))}
| 填表人：人事部 | < | < | < | 日期：2025年9月10日 | < | < |
"""})  # fmt: skip
    names = sorted(crew, key=lambda p: p[1])
    half = len(names) // 2
    work = folder / "w"
    sheet_pdf(work / "1.pdf", f"""
# 绍兴市社会保险参保单位职工花名册
单位编号：330600712843　单位名称：{UNIT}　结算期：202508
%plain
| 序号 | 姓名 | 社保号 | 养老 | 失业 | 工伤 |
{rows((n, name, masked(identity), "√", "√", "√") for n, (name, identity) in enumerate(names[:half], 1))}
---
%plain
| 序号 | 姓名 | 社保号 | 养老 | 失业 | 工伤 |
{rows((n, name, masked(identity), "√", "√", "√") for n, (name, identity) in enumerate(names[half:], half + 1))}
本单位参保职工20人。
> 2025年9月3日打印
""", font=NOTO)  # fmt: skip
    scanned(work / "2.pdf", f"""
# 房屋租赁合同
出租方（甲方）：绍兴镜湖低空产业园运营有限公司
承租方（乙方）：{UNIT}
第一条　甲方将位于越城区镜湖新区洋江西路588号的房屋出租给乙方，明细如下：
| 房屋 | 用途 | 建筑面积（平方米） |
| A栋1层 | 整机装调中试 | 520 |
| A栋2层 | 动力与环境测试 | 480 |
| B栋1层东区 | 配套设施（充电、气源、库房） | 210 |
| 合计 | | 1210 |
第二条　租期自2024年9月1日起至2027年8月31日止，共36个月。
第三条　首年租金每平方米每月20元，以后每年上浮3%；前两个月免租。
> 签订日期：2024年8月15日
""", seed=201, angle=0.5, seal="合同专用章", at=(0.66, 0.52))  # fmt: skip
    scanned(work / "3.pdf", f"""
# 营业执照
统一社会信用代码　{CODE}
| 名称 | {UNIT} | 注册资本 | 贰仟万元整 |
| 类型 | 其他有限责任公司 | 成立日期 | 2019年05月27日 |
| 法定代表人 | 韩景澄 | 住所 | {PLACE} |
> 登记机关　绍兴市市场监督管理局
> 2022年11月02日
""", seed=202, angle=-0.5, seal="市场监督管理局", at=(0.74, 0.3), font=KAI)  # fmt: skip
    word_pdf(work / "4.pdf", f"""
# 法人公共信用信息报告
| 主体名称 | {UNIT} |
| 统一社会信用代码 | {CODE} |
| 生成时间 | 2025年9月15日 |
本报告显示，该主体近三年：行政处罚信息未查询到记录；严重失信主体名单信息未查询到记录；经营异常名录信息未查询到记录；安全生产、生态环境领域未查询到不良记录。
""")  # fmt: skip
    sheet_pdf(work / "5.pdf", f"""
# 企业信用信息公示报告
企业名称：{OTHER}
统一社会信用代码：{OTHER_CODE}
生成时间：2025年9月15日
行政处罚信息：
1. 绍交罚〔2024〕301号，2024年8月2日，未经许可从事通用航空经营活动，罚款3万元。
""")  # fmt: skip
    bundle(folder / "4-8 佐证合订.pdf", [work / f"{n}.pdf" for n in range(1, 6)])
    work.rmdir()
    items = [("六自由度动力测试台", 2, 1264000), ("整机环境试验舱", 1, 2880000), ("电磁兼容测试系统", 1, 1746000), ("复合材料热压罐", 1, 1930000), ("机加中心", 2, 468000), ("飞控半实物仿真系统", 1, 482000)]  # fmt: skip
    owned = sum(n * v for _, n, v in items)
    assert owned == 10502000, owned
    word(folder / "9 设备清单.docx", f"""
# 中试设备清单
| 序号 | 设备信息 | < | 金额（元） | < | 备注 |
| ^ | 名称 | 数量 | 单价 | 原值 | ^ |
{rows((n, name, count, f"{v:,}", f"{count * v:,}", "自有") for n, (name, count, v) in enumerate(items, 1))}
| 合计（大写） | 壹仟零伍拾万零贰仟元整 | < | < | {owned:,} | |
""")  # fmt: skip
    sheet_pdf(folder / "10 专审.pdf", f"""
# 中试服务收入专项审计报告
绍镜会专字（2025）第60号
{UNIT}：
经审计，贵公司低空飞行器整机与动力中试平台（独立核算）2024年度收入情况如下：
| 收入类别 | 金额（万元） | 占比 |
| 1.中试服务总收入 | 880.00 | 100.00% |
| 1.1 对外中试服务收入 | 150.00 | 17.05% |
| 1.2 对内中试服务收入 | 730.00 | 82.95% |
> 绍兴镜湖会计师事务所（普通合伙）　2025年4月18日
""")  # fmt: skip
    word(folder / "11 制度.docx", """
# 平台运营管理制度
第一节 组织架构：平台主任、技术总监、三个测试单元。第二节 服务流程。第三节 收费标准。第四节 知识产权约定。第五节 商业秘密与数据安全。第六节 独立核算、项目专账。
""")  # fmt: skip
    word(folder / "13 他人合同.docx", f"""
# 无人机飞防服务合同
甲方：诸暨枫禾农业专业合作社
乙方：{OTHER}
乙方提供植保飞防服务，合同金额：人民币460,000元。2024年5月6日。
""")  # fmt: skip
    share = "0.1704545455"
    write_truth(
        root, NAME, "2025-09-30",
        ["16 people in the form, 19 in the prose, 17 in a supplement and on the roster", "1.05 亿元 in the prose where the form says 1050 万元", "1.2 千平方米; airspace in square kilometres", "a bundle of insurance over two borderless pages, lease by rooms, licence, credit report and another firm's credit report with an entry",
         "another firm's contract", "part-year income beside", "a sum in capitals in the total row"],
        {
            "established": fact("2019-05-27", "2019-05-27"), "pilot_staff": {"evidenced": "17", "used": "17"}, **groups(7, 6, 2, 2), "pilot_area": fact(1200, 1210, 1200), "equipment_owned": {"evidenced": str(owned), "used": str(owned)},
            "equipment_counted": {"evidenced": str(owned), "used": str(owned)}, "pilot_revenue_total": fact(8800000, 8800000), "pilot_revenue_external": fact(1500000, 1500000), "external_share": {"evidenced": share, "used": share},
        },
        {"5.funding": ["unproven", "nothing_found"]},
        [["claim_inconsistent", "pilot_staff"], ["claim_inconsistent", "equipment_owned"]], allowed=["name_mismatch", "claim_below_evidence", "claim_exceeds_evidence"],
        parts={"1 建设方案.docx": ["plan"], "3 花名册.xlsx": ["staff_roster"], "4-8 佐证合订.pdf": ["social_insurance", "premises_lease", "business_licence", "credit_report", "credit_report"], "9 设备清单.docx": ["equipment_list"], "10 专审.pdf": ["audit_report"],
               "11 制度.docx": ["management_rules"]},
    )  # fmt: skip
