"""A private non-enterprise unit with more part-timers than staff; a row per person and kind of insurance; computing beyond the cap."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from corpora.makers.paper import fact, groups, people, start, uscc, write_truth
from corpora.makers.stationery import KAI, NOTO, rows, scanned, sheet_pdf, sheets, word, word_pdf

NAME = "15-part-time-centre"
UNIT, CODE = "绍兴市越城区泓算集成电路设计服务中心", uscc("52330602MJ9A4B1C7")
PLACE = "绍兴市越城区迪荡街道中兴北路501号"
PLATFORM = "芯片设计与验证中试服务平台"
HEAD = "绍兴迪荡科创楼宇管理有限公司"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word_pdf(folder / "申报表及建设方案.pdf", f"""
# 市级中试平台申报表
| 单位名称 | {UNIT} | < | < |
| 统一社会信用代码 | {CODE} | 登记日期 | 2022-08-18 |
| 住所 | {PLACE} | < | < |
| 平台名称 | {PLATFORM} | < | < |
| 中试人员（含兼职） | 16人 | 中试场地面积 | 约600㎡ |
| 设备原值（自有） | 680万元 | 2025年算力租赁费 | 400万元 |
| 设备合计 | 1080万元 | 对外中试服务收入占比 | 42.5% |
# 建设方案
## 壹、基础
中心由行业龙头企业捐资举办，是独立法人。平台带头人顾问团由高校教授组成，工程技术带头人秦望舒，研究员级高级工程师，常驻平台。
现有中试人员16人，其中专职9人、兼职7人。场地租用科创大厦四、五两层，约600平方米。
自有仿真加速器、测试机等设备原值680万元；租赁算力集群，2025年租金400万元，两项合计1080万元，满足设备原值一般不低于1000万元的要求。
2024年，平台中试服务总收入800万元，对外中试服务收入340万元，占比42.5%。
## 贰、规划
发展规划：2028年服务设计企业100家以上，人员40人，场地1500平方米。
## 叁、管理
平台即中心，独立核算、自负盈亏。
""")  # fmt: skip
    crew = people(1515, 16, "330602")
    posts = ["芯片验证"] * 5 + ["测试操作"] * 2 + ["项目管理", "市场拓展"]
    table: list[list[str]] = [["姓名", "证件号码", "全职/兼职", "人事关系所在单位", "最高学历", "岗位类别"]]
    order = [0, 9, 1, 2, 10, 3, 11, 4, 5, 12, 13, 6, 7, 14, 8, 15]
    for at in order:
        name, identity = crew[at]
        if at < 9:
            table.append([name, f"'{identity}", "全职", "本中心", "硕士", posts[at]])
        else:
            table.append([name, f"'{identity}", "兼职", "绍兴某大学" if at % 2 else "杭州某研究所", "博士", "芯片验证"])
    text = io.StringIO()
    csv.writer(text).writerows(table)
    (folder / "人员信息导出.csv").write_bytes(text.getvalue().encode("gb18030"))
    kinds = ("企业职工基本养老保险", "失业保险", "工伤保险")
    detail = [(name, identity, kind, "202501", "202510", "10", "正常") for name, identity in sorted(crew[:9], key=lambda p: p[1]) for kind in kinds]  # fmt: skip
    sheet_pdf(folder / "社保缴费明细.pdf", f"""
# 单位职工社会保险缴费明细表
单位名称：{UNIT}　　打印日期：2025年11月17日
| 序号 | 姓名 | 公民身份号码 | 险种类型 | 起始年月 | 截止年月 | 月数 | 缴费状态 |
{rows((n, *row) for n, row in enumerate(detail, 1))}
共27条记录
""", font=NOTO, size=9.5)  # fmt: skip
    scanned(folder / "登记证书.jpg", f"""
# 民办非企业单位登记证书
（法人）　副本
统一社会信用代码：{CODE}
%plain
| 名　　称 | {UNIT} |
| 业务范围 | 集成电路设计验证、中试服务、技术培训 |
| 住　　所 | {PLACE} |
| 法定代表人 | 秦望舒 |
| 开办资金 | 伍佰万元整 |
| 业务主管单位 | 绍兴市越城区科学技术局 |
| 成立登记日期 | 2022年08月18日 |
有效期限：自2024年08月18日至2028年08月17日
> 发证机关　绍兴市越城区民政局　2024年08月18日
""", seed=151, angle=-0.7, dpi=140, seal="民政局", at=(0.7, 0.42), font=KAI)  # fmt: skip
    scanned(folder / "租赁合同（四五层）.pdf", f"""
# 写字楼租赁合同
出租方：{HEAD}
承租方：{UNIT}
一、租赁标的：越城区迪荡街道中兴北路501号科创大厦四层401、402室建筑面积310平方米，五层503室建筑面积285.5平方米，合计595.5平方米，用于集成电路验证测试。
二、租赁期限：2024年1月1日至2026年12月31日，共三年。
三、租金：第一年每平方米每天1.2元，第二年起每年递增5%。
四、押金：人民币60,000元。
五、未经出租方书面同意，承租方不得将房屋转租、分租。
> 签订日期：2023年12月11日
""", seed=152, angle=0.4, seal="合同专用章", at=(0.4, 0.42))  # fmt: skip
    word_pdf(folder / "租赁合同（二层，2023）.pdf", f"""
# 房屋租赁合同
甲方：{HEAD}
乙方：{UNIT}
租赁房屋：科创大厦二层201室，建筑面积150平方米。
租赁期限：2023年1月1日起至2024年12月31日止。
月租金4,500元。
""")  # fmt: skip
    items = [("硬件仿真加速器", 1, "268.00"), ("FPGA原型验证平台", 4, "42.50"), ("混合信号测试机", 1, "136.00"), ("探针台", 2, "28.00"), ("示波器与协议分析仪", 5, "10.00")]  # fmt: skip
    sheets(folder / "设备.xlsx", {"自有设备": f"""
{UNIT}自有设备清单（2025年10月）
| 名称 | 数量 | 原值（万元） | < | 取得方式 |
| ^ | ^ | 单价 | 总价 | ^ |
{rows((name, n, price, f"{n * float(price):.2f}", "捐赠入账" if k == 0 else "购置") for k, (name, n, price) in enumerate(items))}
| 合计 | 13 | | 680.00 | |
"""})  # fmt: skip
    assert sum(n * float(price) for _, n, price in items) == 680
    word_pdf(folder / "算力集群租用合同.pdf", f"""
# 算力集群租用合同
甲方（承租方）：{UNIT}
乙方（出租方）：上海岱算信息技术有限公司
第一条　租用内容：EDA仿真算力集群，1,024核CPU及16卡GPU。
第二条　租用期：2025年3月1日至2026年2月28日，计12个月。
第三条　租金每月400,000元，合同总价4,800,000元，按月支付。
第四条　保证金400,000元，期满退还。
> 签约日期：2025年2月20日
""")  # fmt: skip
    word_pdf(folder / "2024审计.pdf", f"""
# 专项审计报告
越信专审（2025）7号
{UNIT}理事会：
我们对{PLATFORM}2024年度收入进行了审计，中心独立核算。审计结果如下（单位：元）：
| 项目 | 账面数 | 审定数 |
| 中试服务总收入 | 8,000,000.00 | 8,000,000.00 |
| 对外中试服务收入 | 3,400,000.00 | 3,400,000.00 |
> 绍兴越信会计师事务所　2025年3月14日
""")  # fmt: skip
    sheet_pdf(folder / "信用查询.pdf", f"""
# 社会组织公共信用信息查询结果
查询对象：{UNIT}（{CODE}）
查询时间：2025年11月19日 09:12
经查询，未查询到该社会组织近三年行政处罚信息；未查询到严重违法失信名单信息；未查询到活动异常名录信息；未查询到安全生产事故和环境违法信息。
""")  # fmt: skip
    word(folder / "内部管理.docx", """
# 中心管理制度
组织机构：理事会领导下的主任负责制。
服务流程：需求—评估—签约—验证—交付。
收费标准：公开价目。
知识产权：客户设计数据所有权归客户。
商业秘密：专用机房、双人双锁。
""")  # fmt: skip
    # own 680 wan and rent of ten months at 40 wan: 971.43, 884 or 980 wan by the readings, none reaches 1000
    write_truth(
        root, NAME, "2025-11-30",
        ["private non-enterprise unit (its legal form is left to argument)", "nine full-time, seven part-time of other employers; 27 insurance rows are nine people", "GB18030 csv with apostrophes before the ids", "rent of 400 wan beyond the cap in every reading",
         "a lease that is over beside one over two floors", "a stated price over the term and a deposit", "echo of the threshold beside the plan's own sum", "book and audited columns"],
        {
            "established": fact("2022-08-18", "2022-08-18"), "uscc": fact(CODE, CODE), "pilot_staff": fact(16, 9), **groups(5, 2, 1, 1), "pilot_area": {"evidenced": "595.5", "used": "595.5"}, "equipment_owned": fact(6800000, 6800000),
            "equipment_leased_rent": fact(4000000, 4000000), "pilot_revenue_total": fact(8000000, 8000000), "pilot_revenue_external": fact(3400000, 3400000), "external_share": fact("0.425", "0.425"),
        },
        {"1.legal_person": None, "2.staff": ["not_met", "missed"], "4.equipment": ["judgement", "soft_missed"], "5.funding": None},
        [["claim_exceeds_evidence", "pilot_staff"], ["expired", "pilot_area"], ["over_cap", "equipment_leased_rent"]], allowed=["not_insured", "over_cap", "claim_exceeds_evidence", "name_mismatch"],
        parts={"申报表及建设方案.pdf": ["plan"], "人员信息导出.csv": ["staff_roster"], "社保缴费明细.pdf": ["social_insurance"], "租赁合同（四五层）.pdf": ["premises_lease"], "设备.xlsx": ["equipment_list"], "算力集群租用合同.pdf": ["equipment_lease"],
               "2024审计.pdf": ["audit_report"], "信用查询.pdf": ["credit_report"], "内部管理.docx": ["management_rules"]},
    )  # fmt: skip
