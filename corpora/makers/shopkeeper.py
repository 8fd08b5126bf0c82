"""A sole trader's old licence, 0.75 亩 of floor, 0.0412 亿元 of equipment, ten people without ids, and a list of the gravely dishonest."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, people, start, uscc, write_truth
from corpora.makers.stationery import KAI, SONG, rows, scanned, sheet_pdf, sheets, word

NAME = "16-shopkeeper"
UNIT, CODE = "绍兴市柯桥区织澜面料打样中心", uscc("92330621MA2C8L0H5")
PLACE = "绍兴市柯桥区柯桥街道轻纺大道中国轻纺城B区3楼"
PLATFORM = "面料快反打样中试平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word(folder / "方案.docx", f"""
# {PLATFORM}建设方案
## 一、我们的情况
{UNIT}由经营者花若川于2016年3月8日登记设立，统一社会信用代码{CODE}，经营场所在{PLACE}。打样中心是面料企业从坯布到成衣之间的中试环节。
## 二、已有条件
（1）人：全部10名员工均从事中试打样，其中打样工艺4人、机台操作4人、管理1人、接单营销1人。带头人花若川，从业近三十年，工程师。
（2）地：租用轻纺城B区三楼0.75亩（建筑面积），约合500平方米，离地铁站不足300米。
（3）设备：织机、印花机、检测仪共计0.0412亿元（设备原值），覆盖近20个工序。
（4）业务：2024年中试服务总收入0.032亿元，其中对外中试服务收入192万元，占60%；服务客户400余家，同比增长近两成。
## 三、三年打算（发展规划）
人员不少于25人，场地不少于1200平方米，设备原值超1000万元，对外服务占比保持在60%以上。
## 四、管理
单独记账，收支分开。
""")  # fmt: skip
    crew = people(1616, 10, "330621")
    posts = (
        ["打样工艺员"] * 4 + ["织机操作工", "印花操作工", "印花操作工", "后整操作工"] + ["店长（管理）", "接单营销员"]
    )
    word(folder / "员工表.docx", f"""
# 员工基本情况表
| 部门 | 姓名 | 性别 | 年龄 | 文化程度 | 工作岗位 | 入职时间 |
{rows((("工艺" if n < 4 else "车间" if n < 8 else "店务") if n in (0, 4, 8) else "^", name, "男" if n % 2 else "女", 24 + 3 * n, "大专", post, f"20{17 + n % 6}.{n % 12 + 1}") for n, ((name, _), post) in enumerate(zip(crew, posts, strict=True)))}
""")  # fmt: skip
    scanned(folder / "社保.pdf", f"""
# 社会保险个体工商户参保情况
户名：{UNIT}
缴费年月：2025年07月
| 序号 | 姓名 | 性别 | 养老 | 工伤 | 序号 | 姓名 | 性别 | 养老 | 工伤 |
{rows((n + 1, crew[n][0], "男" if n % 2 else "女", "√", "√", n + 6, crew[n + 5][0], "男" if (n + 5) % 2 else "女", "√", "√") for n in range(5))}
> 柯桥区社保中心　2025-08-06
""", seed=161, angle=0.5, dpi=160, seal="社保专用章", at=(0.7, 0.25), size=13)  # fmt: skip
    scanned(folder / "执照（旧版）.jpg", f"""
# 个体工商户营业执照
注册号　330621600284417　（统一社会信用代码 {CODE}）
%plain
| 名　　称 | {UNIT} |
| 经营者姓名 | 花若川 |
| 组成形式 | 个人经营 |
| 经营场所 | {PLACE} |
| 经营范围 | 面料打样、纺织技术服务 |
| 注册日期 | 2016年03月08日 |
> 登记机关　绍兴市柯桥区市场监督管理局
> 2016年03月08日
""", seed=162, angle=-0.9, dpi=130, seal="市场监督管理局", at=(0.72, 0.3), font=KAI, size=14)  # fmt: skip
    sheet_pdf(folder / "摊位合同.pdf", f"""
# 商业用房租赁合同
出租人：浙江轻纺城联合市场经营有限公司
承租人：{UNIT}（经营者：花若川）
一、租赁场地：中国轻纺城B区三楼东侧，建筑面积500平方米（其中套内面积418平方米，分摊公用面积82平方米），用于面料打样中试及配套。市场总建筑面积12.6万平方米。
二、租期：2025年1月1日起三年。
三、租金：首年30万元，次年32万元，第三年34万元。
四、保证金5万元。
> 2024年12月20日
""", font=SONG)  # fmt: skip
    weave = [("小样剑杆织机", 6, 98000), ("经编小样机", 2, 245000)]
    dye = [("数码直喷印花机", 2, 560000), ("小型定型机", 1, 468000), ("蒸化机", 1, 214000)]
    test = [("强力仪", 2, 86000), ("测色仪", 3, 78000), ("色牢度仪", 4, 41000), ("水洗烘干配套", 1, 670000)]
    owned = sum(n * p for part in (weave, dye, test) for _, n, p in part)
    assert owned == 4120000, owned

    def page(part: list[tuple[str, int, int]]) -> str:
        return f"""
| 设备 | 台数 | 单价（元） | 合计（万元） |
{rows((name, n, p, n * p / 10000) for name, n, p in part)}
| 小计 | {sum(n for _, n, _ in part)} | | {sum(n * p for _, n, p in part) / 10000} |
"""

    sheets(folder / "设备表.xlsx", {"织造": page(weave), "印染": page(dye), "检测": page(test)})
    word(folder / "业务合同" / "打样合同1.docx", f"""
# 中试打样服务合同
委托方：绍兴柯桥锦屿纺织有限公司
受托方：{UNIT}
服务内容：提花面料小批量试样20款。合同金额：人民币86,000元。签订日期：2024年5月9日。
""")  # fmt: skip
    word(folder / "业务合同" / "打样合同2.docx", f"""
# 中试打样服务合同
委托方：杭州荞麦服饰有限公司
受托方：{UNIT}
服务内容：数码印花快反打样年度框架。合同金额：人民币1,200,000元。签订日期：2024年1月15日。
""")  # fmt: skip
    sheet_pdf(folder / "信用.pdf", f"""
# 公共信用信息报告（个体工商户）
名称：{UNIT}　代码：{CODE}
报告生成日期：2025年8月11日
| 信息项 | 有/无 | 说明 |
| 行政处罚 | 无 | — |
| 经营异常名录 | 无 | — |
| 严重失信主体名单 | 有 | 2024年3月12日因拖欠农民工工资被列入拖欠农民工工资失信联合惩戒对象（严重失信主体）名单，期限三年，尚未移出 |
""")  # fmt: skip
    write_truth(
        root, NAME, "2025-08-31",
        ["old licence of a sole trader, no type line", "0.75 亩 of floor, exactly 500 m2 with the shared part", "亿元 in small; 近, 不足, 余 about other things", "roster without ids, insurance scanned in two blocks of names", "three sheets, unit price in yuan beside sums in wan",
         "service contracts in place of an audit", "on the list of the gravely dishonest"],
        {
            "established": fact("2016-03-08", "2016-03-08"), "pilot_staff": fact(10, 10), **groups(4, 4, 1, 1), "pilot_area": fact(500, 500), "equipment_owned": fact(4120000, 4120000), "equipment_counted": {"evidenced": "4120000", "used": "4120000"},
            "pilot_revenue_total": fact(3200000), "pilot_revenue_external": fact(1920000), "external_share": fact("0.6"),
        },
        {"1.legal_person": ["not_met", "excluded"], "3.external_share": ["unproven", "claim_only"], "3.independence": None, "3.rules": ["unproven", "nothing_found"], "4.equipment": ["judgement", "soft_missed"], "5.funding": ["unproven", "nothing_found"],
         "6.record": ["not_met", "missed"]},
        [],
        parts={"方案.docx": ["plan"], "员工表.docx": ["staff_roster"], "社保.pdf": ["social_insurance"], "执照（旧版）.jpg": ["business_licence"], "摊位合同.pdf": ["premises_lease"], "设备表.xlsx": ["equipment_list"], "业务合同/打样合同1.docx": ["service_contract"],
               "业务合同/打样合同2.docx": ["service_contract"], "信用.pdf": ["credit_report"]},
    )  # fmt: skip
