"""A firm of Shaoxing Road in Hangzhou that answers another city's guideline: a total of insured below the roster, invoices alone, an old lease."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, people, start, uscc, write_truth
from corpora.makers.stationery import NOTO, ofd, rows, scanned, sheet_pdf, sheets, word, word_pdf

NAME = "19-shaoxing-road"
UNIT, CODE = "杭州栖梧医疗器械有限公司", uscc("91330103MA2H1J6R2")
PLACE = "浙江省杭州市拱墅区绍兴路398号5幢301室"
PLATFORM = "介入导管中试平台"
BILLS = [("编织机", "26337000000081120417", 2, "1,858,407.08", "241,592.92", "2,100,000.00"), ("多腔管挤出线", "26337000000081120533", 1, "4,690,265.49", "609,734.51", "5,300,000.00"), ("激光焊接机", "26337000000090044112", 3, "2,654,867.26", "345,132.74", "3,000,000.00")]  # fmt: skip


def make(root: Path) -> None:
    folder = start(root, NAME)
    word_pdf(folder / "申报材料.pdf", f"""
# 合肥市科技成果转化中试基地备案申报书（适用绍兴稿）
申报单位：{UNIT}
## 一、对照条件自评
根据申报要求，设备原值应当不低于300万元、技术团队人员不少于8人、场地面积不少于400平方米，我单位均已满足。
## 二、单位情况
{UNIT}成立于2020年4月20日，注册地址{PLACE}，统一社会信用代码{CODE}，类型为有限责任公司。
## 三、平台情况
平台设在绍兴市柯桥区齐贤街道，拟服务绍兴医疗器械产业。带头人孔维桢，高级工程师。现有专职中试人员11人；租用厂房2200平方米作为中试场地；设备原值1350万元。
2024年中试服务总收入900万元，对外中试服务收入198万元，占比22%。
## 四、发展规划
2027年中试人员30人，设备原值2500万元。
""")  # fmt: skip
    crew = people(1919, 11, "330103")
    posts = ["导管工艺"] * 5 + ["洁净车间操作"] * 3 + ["项目管理"] * 2 + ["市场"]
    sheets(folder / "团队.xlsx", {"Sheet1": f"""
| 姓名 | 身份证号 | 学历 | 岗位类别 |
{rows((*p, "本科", post) for p, post in zip(crew, posts, strict=True))}
"""})  # fmt: skip
    scanned(folder / "杭州社保.pdf", f"""
# 杭州市社会保险参保证明（单位）
单位名称：{UNIT}
统一社会信用代码：{CODE}　　　区划：拱墅区
兹证明该单位目前在我市参加社会保险，2025年5月在册参保人员共8人，无欠费。
> 杭州市社会保险管理服务中心
> 2025年6月5日
""", seed=191, angle=-0.6, seal="社保业务章", at=(0.7, 0.25), font=NOTO)  # fmt: skip
    sheet_pdf(folder / "营业执照.pdf", f"""
# 营业执照
统一社会信用代码：{CODE}
| 名称 | {UNIT} | 类型 | 有限责任公司（自然人独资） |
| 法定代表人 | 孔维桢 | 成立日期 | 2020年04月20日 |
| 住所 | {PLACE} | < | < |
> 登记机关：杭州市拱墅区市场监督管理局　2020年04月20日
""")  # fmt: skip
    word_pdf(folder / "厂房租赁.pdf", f"""
# 厂房租赁合同
甲方：绍兴柯桥齐贤智造园有限公司
乙方：{UNIT}
一、甲方将绍兴市柯桥区齐贤街道陶里路66号4幢厂房，建筑面积2200平方米，出租给乙方作导管中试使用。
二、租赁期限：2022年6月1日至2025年5月31日。期满后如需续租，应另行签订书面合同。
三、年租金39.6万元。
> 2022年5月20日
""")  # fmt: skip
    for place, (name, number, count, net, tax, gross) in enumerate(BILLS):
        lines = [(70, 12, "电子发票（增值税专用发票）"), (140, 22, f"发票号码：{number}"), (140, 28, "开票日期：2023年08月16日"), (12, 38, f"购买方名称：{UNIT}"), (12, 44, f"统一社会信用代码：{CODE}"), (110, 38, "销售方名称：苏州颀拓机械有限公司"),
                 (12, 58, f"*专用设备*{name}"), (80, 58, f"数量 {count}"), (110, 58, f"金额 {net}"), (160, 58, f"税额 {tax}"), (12, 80, f"价税合计（小写）¥{gross}")]  # fmt: skip
        if place == 0:
            ofd(folder / "发票" / "26337000000081120417.ofd", lines, size=3.6)
        else:
            sheet_pdf(folder / "发票" / f"{number}.pdf", f"""
# 电子发票（增值税专用发票）
> 发票号码：{number}
> 开票日期：2023年08月16日
| 购买方 | 名称：{UNIT} 统一社会信用代码：{CODE} | 销售方 | 名称：苏州颀拓机械有限公司 |
| 项目名称 | 数量 | 金额 | 税额 |
| *专用设备*{name} | {count} | {net} | {tax} |
| 价税合计（小写） | ¥{gross} | < | < |
""")  # fmt: skip
    word_pdf(folder / "审计报告2023.pdf", f"""
# 审计报告
{UNIT}：我们审计了贵公司介入导管中试平台2023年度收支明细。平台单独核算。
| 项目 | 2023年度（元） |
| 中试服务总收入 | 7,640,000.00 |
| 对外中试服务收入 | 1,790,000.00 |
> 杭州拱宸会计师事务所　2024年4月15日
""")  # fmt: skip
    word(folder / "诚信承诺.docx", f"""
# 诚信承诺书
我单位承诺近三年无重大安全、质量事故，无严重环境违法行为，无不良信用记录。如有不实，愿承担一切责任。
> {UNIT}　2025年6月10日
""")  # fmt: skip
    write_truth(
        root, NAME, "2025-06-18",
        ["registered in 绍兴路 of Hangzhou, the works in Shaoxing", "another city's guideline: its thresholds are no claims", "the insured are fewer than the roster", "a lease over by eighteen days", "invoices (one of them OFD) without a list", "an audit of the year before last", "a commitment alone"],
        {
            "established": fact("2020-04-20", "2020-04-20"), "registered_place": fact(PLACE, PLACE), "pilot_staff": fact(11, 8), "pilot_area": {"claimed": "2200", "evidenced": None}, "equipment_owned": {"claimed": "13500000", "evidenced": None},
            "pilot_revenue_total": fact(9000000), "pilot_revenue_external": fact(1980000), "external_share": fact("0.22"),
        },
        {"1.registered": ["not_met", "missed"], "2.staff": ["not_met", "missed"], "2.structure": None, "3.rules": ["unproven", "nothing_found"], "3.external_share": ["unproven", "claim_only"], "4.area": ["unproven", "claim_only"], "4.equipment": ["unproven", "claim_only"],
         "5.funding": ["unproven", "nothing_found"], "6.record": ["unproven", "claim_only"]},
        [["claim_exceeds_evidence", "pilot_staff"], ["expired", "pilot_area"], ["wrong_period", "pilot_revenue_total"]], allowed=["wrong_period", "evidence_conflict"],
        parts={"申报材料.pdf": ["plan"], "团队.xlsx": ["staff_roster"], "杭州社保.pdf": ["social_insurance"], "营业执照.pdf": ["business_licence"], "厂房租赁.pdf": ["premises_lease"], "发票/26337000000081120417.ofd": ["equipment_invoice"],
               "审计报告2023.pdf": ["audit_report"], "诚信承诺.docx": ["commitment_letter"]},
    )  # fmt: skip
