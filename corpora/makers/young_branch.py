"""A branch that is ten months old, with a roster as csv and a sound rest; its form and its prose disagree on the area."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from corpora.makers.paper import fact, groups, people, start, uscc, write_truth
from corpora.makers.stationery import NOTO, rows, scanned, sheet_pdf, word, word_pdf

NAME = "28-young-branch"
UNIT, CODE = "苏州衡测检测技术有限公司诸暨分公司", uscc("91330681MAE5N8C2J")
PLACE = "浙江省绍兴市诸暨市暨阳街道环城东路1288号3幢"
PLATFORM = "袜业与针织装备可靠性中试平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word_pdf(folder / "建设方案定稿.pdf", f"""
# {PLATFORM}建设方案
## 一、情况一览
| 申请单位 | {UNIT} |
| 统一代码 | {CODE} |
| 成立日期 | 2025年1月13日 |
| 注册地址 | {PLACE} |
| 专职中试人员 | 12名 |
| 中试场地总面积 | 760㎡ |
| 设备原值 | 0.1056亿元 |
## 二、基础
总公司在苏州、东莞设有检测基地，总公司共有检测人员560人。
我单位配备专职中试人员12名，其中技术类6名、技能类3名、管理类2名、营销类1名，工程技术带头人魏守正为高级工程师。
中试场地在环城东路1288号3幢，中试场地总面积为810㎡，层高6米。
中试设备均为自购，设备原值0.1056亿元（1056万元）。
大唐袜业小镇有袜机4万余台，年产袜子180亿双，袜机可靠性验证需求旺盛。
我单位今年开始运营，2024年度没有中试服务收入。
## 三、规划
发展规划：2026年实现中试服务总收入600万元，其中对外中试服务收入500万元以上；2028年中试人员20名、场地1200㎡。
## 四、机制
实行独立核算，自主经营。
""")  # fmt: skip
    crew = people(2828, 12, "330681")
    posts = ["技术类"] * 6 + ["技能类"] * 3 + ["管理类"] * 2 + ["营销类"]
    text = io.StringIO()
    csv.writer(text).writerows([["工号", "姓名", "身份证号", "岗位大类", "岗位"], *([f"ZJ{n:03d}", name, f"{identity}\t", posts[n - 1], ("试验", "分析", "装调")[n % 3]] for n, (name, identity) in enumerate(crew, 1))])  # fmt: skip
    (folder / "中试人员名册.csv").write_bytes(text.getvalue().encode("utf-8-sig"))
    sheet_pdf(folder / "参保人员.pdf", f"""
# 社会保险参保人员证明
单位：{UNIT}
证明月份：2025年10月
| 序号 | 姓名 | 证件号码 | 参保起始 | 状态 |
{rows((n, name, identity, "2025年02月", "参保缴费") for n, (name, identity) in enumerate(crew, 1))}
共12人
""", font=NOTO)  # fmt: skip
    scanned(folder / "营业执照.jpg", f"""
# 营 业 执 照
统一社会信用代码：{CODE}
%plain
| 名称 | {UNIT} |
| 类型 | 有限责任公司分公司 |
| 营业场所 | {PLACE} |
| 负责人 | 魏守正 |
| 成立日期 | 2025年01月13日 |
| 经营范围 | 在隶属企业经营范围内从事检测、中试技术服务 |
> 登记机关　诸暨市市场监督管理局　2025年1月13日
""", seed=281, angle=-0.5, dpi=140, seal="诸暨市监局", at=(0.7, 0.38))  # fmt: skip
    scanned(folder / "租赁.pdf", f"""
# 房屋租赁合同
出租人：诸暨市暨阳工业资产经营有限公司
承租人：{UNIT}
第一条　房屋坐落：环城东路1288号3幢，建筑面积760平方米，规划用途为工业。
第二条　用途：袜机、针织机可靠性中试试验。
第三条　期限：2025年2月1日至2030年1月31日。
第四条　租金：每年136,800元。
> 2025年1月20日
""", seed=282, angle=0.4, dpi=140, seal="合同专用章", at=(0.6, 0.3))  # fmt: skip
    kit = [("袜机加速寿命试验台", "ZC-01", 12, "36.00"), ("针织机噪声振动测试系统", "ZC-02", 2, "88.00"), ("高速摄像系统", "ZC-03", 1, "112.00"), ("环境试验舱", "ZC-04", 3, "82.00"), ("三维光学扫描仪", "ZC-05", 1, "90.00")]  # fmt: skip
    assert sum(n * float(price) for *_, n, price in kit) == 1056
    word(folder / "设备原值清单.docx", f"""
# 设备原值清单
填报单位：{UNIT}　　单位：万元
| 编号 | 设备名称 | 数量 | 单价 | 原值合计 |
{rows((code, name, count, price, f"{count * float(price):.2f}") for name, code, count, price in kit)}
| 总计 | < | 19 | | 1056.00 |
""")  # fmt: skip
    sheet_pdf(folder / "信用信息.pdf", f"""
# 企业信用信息查询报告
查询主体：{UNIT}
统一社会信用代码：{CODE}
报告时间：2025年11月12日
行政处罚记录：0条；严重失信记录：0条；经营异常记录：0条；安全生产事故记录：0条；生态环境违法记录：0条。
""", font=NOTO)  # fmt: skip
    word(folder / "规章.docx", """
# 中试平台规章
组织架构：负责人—技术部—试验部—客服部。
服务流程：受理、方案、签约、试验、报告。
收费标准：对外公示价目。
财务制度：独立核算。
知识产权与商业秘密：约定归属，专人专柜。
""")  # fmt: skip
    scanned(folder / "经费.pdf", """
# 运营经费保障证明
苏州衡测检测技术有限公司承诺2025年至2028年每年向诸暨分公司拨付平台运营经费240万元。
> 苏州衡测检测技术有限公司
> 2025年11月10日
""", seed=283, angle=0.6, dpi=110, seal="衡测检测", at=(0.7, 0.2))  # fmt: skip
    write_truth(
        root, NAME, "2025-11-20",
        ["a branch", "ten months old", "two areas in one plan", "亿元 in the form", "a csv roster with tabs after the ids", "the parent's people, targets of revenue, no revenue yet"],
        {
            "established": fact("2025-01-13", "2025-01-13"), "uscc": fact(CODE, CODE), "organisation_type": {"evidenced": "有限责任公司分公司", "used": "有限责任公司分公司"}, "pilot_staff": fact(12, 12), **groups(6, 3, 2, 1), "pilot_area": fact(760, 760),
            "equipment_owned": fact(10560000, 10560000), "equipment_counted": {"evidenced": "10560000", "used": "10560000"},
            "external_share": {"evidenced": None, "used": None},
        },
        {"1.operating": ["not_met", "missed"], "1.legal_person": ["not_met", "excluded"], "3.external_share": None, "5.funding": None},
        [["claim_inconsistent", "pilot_area"]], allowed=["name_mismatch", "claim_exceeds_evidence"],
        parts={"建设方案定稿.pdf": ["plan"], "中试人员名册.csv": ["staff_roster"], "参保人员.pdf": ["social_insurance"], "营业执照.jpg": ["business_licence"], "租赁.pdf": ["premises_lease"], "设备原值清单.docx": ["equipment_list"],
               "信用信息.pdf": ["credit_report"], "规章.docx": ["management_rules"], "经费.pdf": ["funding_proof"]},
    )  # fmt: skip
