"""A fine of last year beside one that is too old to count, a sister's lease, and a share that its own parts do not make."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, people, start, uscc, write_truth
from corpora.makers.stationery import KAI, NOTO, rows, scanned, sheet_pdf, sheets, word, word_pdf

NAME = "30-valve-penalty"
UNIT, CODE = "诸暨江藻坚阀流体控制有限公司", uscc("91330681MA28L4Q95")
SISTER, SISTER_CODE = "诸暨市丰源铸造机械厂", uscc("91330681MA2XK8G76")
PLACE = "浙江省绍兴市诸暨市店口镇解放路377号"
PLATFORM = "高温高压阀门验证中试平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word_pdf(folder / "阀门平台方案.pdf", f"""
# {PLATFORM}
# 建设与运行方案
（{UNIT}，2025年11月）
## 一、基本情况汇总
| 类别 | 指标 | 2024年末 | 当前 |
| 人员 | 平台中试人员（人） | 17 | 21 |
| 场地 | 平台中试场地（平方米） | 880 | 880 |
| 设备 | 平台自有设备原值（万元） | 1,020 | 1,310.5 |
## 二、单位简介
{UNIT}（统一社会信用代码{CODE}）于2010年7月26日登记成立，住所为{PLACE}。2024年公司销售收入4.12亿元，从业人员538人。
## 三、能力
平台当前有中试人员21人，工程技术带头人彭朝晖为教授级高级工程师。
平台中试场地880平方米，位于店口镇工业区中央路6号。
平台自有设备原值1310.5万元。
2024年度，平台中试服务总收入1,260万元，对外中试服务收入226.8万元，对外服务收入占比为28%。
温州龙湾有同类阀门平台，设备原值约5000万元，年对外服务收入2000万元。
## 四、发展规划
到“十五五”中期，平台人员40人，设备原值3000万元，对外服务收入占比35%。
## 五、合规
平台单独建账，独立核算。公司诚信经营，整改到位。
""")  # fmt: skip
    crew = people(3030, 21, "330681")
    posts = ["技术岗"] * 11 + ["技能岗"] * 6 + ["管理岗"] * 3 + ["营销岗"]
    sheets(folder / "附1 人员.xlsx", {"在岗人员": f"""
| 班组 | 姓名 | 身份证号 | 岗位类型 | 到岗日期 |
{rows((("热工组", "密封组", "检测组")[n % 3], name, identity, posts[n], f"20{17 + n % 6}-0{n % 9 + 1}-01") for n, (name, identity) in enumerate(crew))}
"""})  # fmt: skip
    sheet_pdf(folder / "附2 社保.pdf", f"""
# 浙江省社会保险参保证明（单位）
单位名称：{UNIT}
参保险种：企业职工基本养老保险　　所属年月：202510
| 序号 | 姓名 | 身份证号码 | 备注 |
{rows((n, name, identity, "") for n, (name, identity) in enumerate(sorted([*crew, *people(3031, 9, "330681")]), 1))}
合计：30人　　打印日期：2025年11月6日
""", font=NOTO)  # fmt: skip
    scanned(folder / "附3 执照.jpg", f"""
# 营业执照
统一社会信用代码：{CODE}
%plain
| 名　　称 | {UNIT} |
| 类　　型 | 有限责任公司 |
| 住　　所 | {PLACE} |
| 法定代表人 | 彭朝晖 |
| 注册资本 | 捌仟万元整 |
| 成立日期 | 2010年07月26日 |
> 登记机关　诸暨市市场监督管理局
> 2020年12月3日
""", seed=301, angle=0.5, dpi=140, seal="诸暨市监局", at=(0.72, 0.4), font=KAI)  # fmt: skip
    scanned(folder / "附4 厂房租赁.pdf", f"""
# 厂房租赁合同
出租方：诸暨市店口镇中央工贸有限公司
承租方：{SISTER}
统一社会信用代码：{SISTER_CODE}
一、租赁厂房：店口镇工业区中央路6号一号车间，建筑面积880平方米。
二、租赁期限：2023年10月1日至2028年9月30日。
三、年租金：158,400元。
四、用途：机械加工与试验。
> 签订日期：2023年9月12日
""", seed=302, angle=-0.5, dpi=140, seal="合同专用章", at=(0.62, 0.34))  # fmt: skip
    kit = [("高温高压蒸汽试验台", 2, 213), ("低温密封试验装置", 1, 178.5), ("阀门寿命试验机", 6, 45), ("火烧试验炉", 1, 156), ("氦质谱检漏仪", 3, 41), ("逸散性泄漏检测系统", 1, 97), ("配电及循环水系统", 1, 60)]  # fmt: skip
    assert sum(n * price for _, n, price in kit) == 1310.5
    word(folder / "附5 设备清单.docx", f"""
# 平台设备清单
（2025年10月31日，金额单位：万元）
| 序号 | 名称 | 数量 | 购入单价 | 原值 |
{rows((n, name, count, price, count * price) for n, (name, count, price) in enumerate(kit, 1))}
| 合计 | < | 15 | | 1310.5 |
""")  # fmt: skip
    scanned(folder / "附6 审计报告.pdf", f"""
# 中试服务收入专项审计报告
诸暨正则专审〔2025〕58号
{UNIT}：
{PLATFORM}独立核算，2024年度中试服务收入审定如下（单位：元）：
| 项目 | 未审数 | 审定数 |
| 中试服务总收入 | 12,600,000.00 | 12,600,000.00 |
| 对外中试服务收入 | 2,268,000.00 | 2,268,000.00 |
> 诸暨正则会计师事务所　2025年4月2日
""", seed=303, angle=0.4, dpi=150, seal="审计专用章", at=(0.7, 0.4))  # fmt: skip
    sheet_pdf(folder / "附7 信用报告.pdf", f"""
# 企业公共信用信息报告
企业名称：{UNIT}
统一社会信用代码：{CODE}
报告生成日期：2025年11月7日
## 一、行政处罚信息（共2条）
| 序号 | 处罚决定书文号 | 处罚日期 | 违法事实 | 处罚内容 | 处罚机关 |
| 1 | 诸市监处罚〔2024〕512号 | 2024-08-19 | 特种设备未按期报检 | 罚款1.5万元 | 诸暨市市场监督管理局 |
| 2 | 诸交执罚〔2021〕88号 | 2021-03-05 | 车辆超限运输 | 罚款0.2万元 | 诸暨市交通运输局 |
## 二、严重失信主体名单信息
未查询到相关记录
## 三、经营异常名录信息
未查询到相关记录
## 四、安全生产、生态环境事故信息
未查询到相关记录
""", font=NOTO)  # fmt: skip
    word(folder / "附8 管理制度.docx", """
# 平台管理制度
组织架构：管委会、平台主任、三个班组。
服务流程：委托、评估、排程、试验、出具报告。
收费标准：试验台时单价表。
财务：单独建账、独立核算。
知识产权：委托数据归委托方。
商业秘密：保密协议与门禁。
""")  # fmt: skip
    scanned(folder / "附9 经费.pdf", f"""
# 平台运行经费保障证明
我公司2025年度预算已列支{PLATFORM}运行经费350万元，并承诺以后年度持续投入。
> {UNIT}　2025年11月6日
""", seed=304, angle=-0.4, dpi=110, seal="坚阀流控", at=(0.7, 0.18))  # fmt: skip
    write_truth(
        root, NAME, "2025-11-15",
        ["an ordinary fine of last year, another four years old", "the lease is another firm's", "a stated share of 28 % whose parts make 18 %", "a form with columns of last year and of now", "the insurance lists more people than the roster"],
        {
            "established": fact("2010-07-26", "2010-07-26"), "uscc": fact(CODE, CODE), "pilot_staff": fact(21, 21), **groups(11, 6, 3, 1), "pilot_area": fact(880),
            "equipment_owned": fact(13105000, 13105000), "equipment_counted": {"evidenced": "13105000", "used": "13105000"},
            "pilot_revenue_total": fact(12600000, 12600000), "pilot_revenue_external": fact(2268000, 2268000), "external_share": fact("0.28", "0.18"),
        },
        {"4.area": ["unproven", "claim_only"], "6.record": ["judgement", "needs_person"]},
        [["ratio_mismatch", "external_share"], ["name_mismatch", "pilot_area"], ["claim_exceeds_evidence", "external_share"]], allowed=["name_mismatch"],
        parts={"阀门平台方案.pdf": ["plan"], "附1 人员.xlsx": ["staff_roster"], "附2 社保.pdf": ["social_insurance"], "附3 执照.jpg": ["business_licence"], "附4 厂房租赁.pdf": ["premises_lease"], "附5 设备清单.docx": ["equipment_list"],
               "附6 审计报告.pdf": ["audit_report"], "附7 信用报告.pdf": ["credit_report"], "附8 管理制度.docx": ["management_rules"], "附9 经费.pdf": ["funding_proof"]},
    )  # fmt: skip
