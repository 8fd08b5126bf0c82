"""Leased lines beyond the cap, a revenue share below the line, and an area that the lease does not bear out."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import KAI, NOTO, bundle, rows, scanned, sheet_pdf, sheets, word

NAME = "27-solar-rent"
UNIT, CODE = "绍兴柯桥曦沐光伏材料股份有限公司", uscc("91330621MA29B7F3X")
PLACE = "浙江省绍兴市柯桥区马鞍街道滨海大道880号"
PLATFORM = "光伏浆料与薄膜组件中试平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word(folder / "光伏浆料中试平台_建设方案_v3.docx", f"""
# {PLATFORM}建设方案
## 壹 申报信息
| 申报单位 | {UNIT} | < | < |
| 社会信用代码 | {CODE} | 注册成立日 | 2012年8月30日 |
| 经营地址 | {PLACE} | < | < |
| 平台名称 | {PLATFORM} | 团队规模 | 13人 |
## 贰 平台条件
团队：平台团队现有13人，均为公司全职员工，分属研发技术、操作技能、管理、营销四类；由工程技术带头人昌立言高级工程师领衔。
用房：平台租赁滨海科创园6号楼，用房面积约880平方米，包括百级洁净间、印刷间和检测间。
设备：平台自有设备36台套，账面原值720万元；另租入激光刻蚀线和组件层压线，2025年租金共计336万元。
收入：2024年平台中试服务总收入为960万元，对外中试服务收入为124.8万元，占总收入的13%，其余为服务集团内部。
## 叁 存在不足
与合肥、无锡的平台相比，我们对外开放不够；无锡平台对外收入占比达55%，团队60人。
## 肆 发展规划
2026年把对外中试服务收入占比提高到20%，2027年自有设备原值达到1500万元以上，用房扩大到2000平方米，团队25人。
## 伍 运行保障
平台财务独立核算。公司每年投入不少于300万元支持平台运营。
公司近三年守法经营，未发生事故。
""")  # fmt: skip
    crew = people(2727, 13, "330621")
    posts = ["研发技术"] * 7 + ["操作技能"] * 3 + ["管理"] * 2 + ["营销"]
    word(folder / "佐证" / "团队名单.docx", f"""
# 平台团队人员名单
| 序号 | 部门 | 姓名 | 居民身份证号码 | 人员类型 |
{rows((n, "浆料组" if n < 8 else "组件组", name, identity, posts[n - 1]) for n, (name, identity) in enumerate(crew, 1))}
""")  # fmt: skip
    work = folder / "佐证"
    scanned(work / "1.pdf", f"""
# 营业执照
统一社会信用代码 {CODE}
| 名称 | {UNIT} | 注册资本 | 伍仟陆佰万元整 |
| 类型 | 股份有限公司（非上市、自然人投资或控股） | 成立日期 | 2012年08月30日 |
| 法定代表人 | 昌立言 | 住所 | {PLACE} |
> 登记机关　绍兴市柯桥区市场监督管理局　2022年2月18日
""", seed=271, angle=0.4, dpi=140, seal="柯桥市监局", at=(0.7, 0.33), font=KAI)  # fmt: skip
    scanned(work / "2.pdf", f"""
# 参保缴费人员明细
缴费单位：{UNIT}　　统计年月：2025年10月
| 序号 | 姓名 | 身份证件号码 | 险种 |
{rows((n, name, masked(identity), "养老/工伤/失业") for n, (name, identity) in enumerate(reversed(crew), 1))}
柯桥区社会保险管理中心
""", seed=272, angle=-0.3, dpi=160, seal="社保专用章", at=(0.7, 0.55), font=NOTO)  # fmt: skip
    scanned(work / "3.pdf", f"""
# 科创园房屋租赁合同
甲方：绍兴滨海科创园建设管理有限公司
乙方：{UNIT}
一、甲方将滨海科创园6号楼一层整层租给乙方用于光伏材料中试，建筑面积620平方米。
二、租期三年，2024年6月1日起至2027年5月31日止。
三、租金每平方米每月18元。
> 签约日：2024年5月20日
""", seed=273, angle=0.5, dpi=130, seal="合同专用章", at=(0.6, 0.3))  # fmt: skip
    bundle(work / "证照社保场地.pdf", [work / "1.pdf", work / "2.pdf", work / "3.pdf"])
    kit = [("三辊研磨机", 6, 220000), ("丝网印刷机", 4, 385000), ("烧结炉", 2, 760000), ("太阳光模拟器", 3, 410000), ("旋转流变仪", 2, 275000), ("洁净与废气处理系统", 1, 770000), ("其他检测仪器", 18, 15000)]  # fmt: skip
    own = sum(n * price for _, n, price in kit)
    assert own == 7_200_000, own
    sheets(folder / "佐证" / "自有设备.xlsx", {"自有": f"""
自有中试设备清单
| 序号 | 设备 | 数量（台套） | 购置单价（元） | 原值（元） |
{rows((n, name, count, price, count * price) for n, (name, count, price) in enumerate(kit, 1))}
| 合计 | | 36 | | {own} |
"""})  # fmt: skip
    scanned(folder / "佐证" / "产线租赁.pdf", f"""
# 设备租赁合同
合同号：XM-ZL-2025-003
承租方：{UNIT}
出租方：苏州晟启光电装备租赁有限公司
1. 租赁设备：激光刻蚀线一条、组件层压线一条。
2. 租赁期限：2025年1月1日至2026年12月31日，共24个月。
3. 租金：每月人民币280,000元，两年租金总额6,720,000元，按季支付。
4. 保证金：人民币500,000元，期满无息退还。
5. 租赁期间设备所有权归出租方。
> 签订日期：2024年12月20日
""", seed=274, angle=-0.5, dpi=140, seal="合同专用章", at=(0.62, 0.36))  # fmt: skip
    sheet_pdf(folder / "佐证" / "2024年度专项审计.pdf", f"""
# 中试平台收入专项审计报告
绍天审字（2025）第315号
{UNIT}全体股东：
{PLATFORM}财务独立核算。我们对其2024年度收入情况进行审计，结果如下：
| 序号 | 项目 | 2024年度审定金额（元） |
| 1 | 中试服务总收入 | 9,600,000.00 |
| 2 | 对外中试服务收入 | 1,248,000.00 |
| 3 | 集团内部服务收入 | 8,352,000.00 |
> 绍兴天衡会计师事务所　2025年3月28日
""")  # fmt: skip
    sheet_pdf(folder / "佐证" / "信用.pdf", f"""
# 企业信用报告（无违法违规证明）
{UNIT}　　{CODE}
查询日期：2025-11-03　　查询范围：近三年
| 领域 | 行政处罚 | 严重失信 |
| 市场监督管理 | 无 | 无 |
| 生态环境 | 无 | 无 |
| 应急管理 | 无 | 无 |
| 税务 | 无 | 无 |
经查询，该企业近三年无违法违规记录，未列入严重失信主体名单。
""", font=NOTO)  # fmt: skip
    word(folder / "佐证" / "管理规定.docx", """
# 中试平台管理规定
第一条（组织）设平台主任、浆料组、组件组。
第二条（流程）登记、评审、签约、试制、验收。
第三条（收费）公开收费标准。
第四条（财务）平台独立核算。
第五条（知识产权）依约定归属。
第六条（保密）商业秘密分级管理。
""")  # fmt: skip
    scanned(folder / "佐证" / "资金保障证明.jpg", f"""
# 资金保障证明
我公司每年安排自有资金300万元，用于{PLATFORM}运行，特此证明。
> {UNIT}　2025年11月3日
""", seed=275, angle=0.5, dpi=100, seal="曦沐光伏", at=(0.7, 0.18))  # fmt: skip
    # own 720 wan; rent of 336 wan counts up to 308.57, 216 or 300 wan: 1028.57, 936 or 1020 wan
    write_truth(
        root, NAME, "2025-11-10",
        ["the readings of the cap decide", "a share of 13 %", "a lease of 620 m2 for a claimed 880", "a total over two years and a deposit", "three scans in one file", "another platform's figures and targets"],
        {
            "established": fact("2012-08-30", "2012-08-30"), "uscc": fact(CODE, CODE), "pilot_staff": fact(13, 13), **groups(7, 3, 2, 1), "pilot_area": fact(880, 620),
            "equipment_owned": fact(7200000, 7200000), "equipment_leased_rent": fact(3360000, 3360000),
            "pilot_revenue_total": fact(9600000, 9600000), "pilot_revenue_external": fact(1248000, 1248000), "external_share": fact("0.13", "0.13"),
        },
        {"3.external_share": ["judgement", "soft_missed"], "4.equipment": ["judgement", "reading_decides"]},
        [["over_cap", "equipment_leased_rent"], ["claim_exceeds_evidence", "pilot_area"]], allowed=["over_cap"],
        parts={"光伏浆料中试平台_建设方案_v3.docx": ["plan"], "佐证/团队名单.docx": ["staff_roster"], "佐证/证照社保场地.pdf": ["business_licence", "social_insurance", "premises_lease"], "佐证/自有设备.xlsx": ["equipment_list"], "佐证/产线租赁.pdf": ["equipment_lease"],
               "佐证/2024年度专项审计.pdf": ["audit_report"], "佐证/信用.pdf": ["credit_report"], "佐证/管理规定.docx": ["management_rules"], "佐证/资金保障证明.jpg": ["funding_proof"]},
    )  # fmt: skip
