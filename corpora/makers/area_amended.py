"""A lease of three floors cut down by a supplement; rents with free months, by quarter, stepped by year, and computing over months."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, people, start, uscc, write_truth
from corpora.makers.stationery import KAI, NOTO, rows, scanned, sheet_pdf, sheets, word, word_pdf

NAME = "13-area-amended"
UNIT, CODE = "新昌栎川胶囊辅料有限公司", uscc("91330624MA29X1D7P")
PLACE = "浙江省绍兴市新昌县澄潭街道兴梅大道58号"
PLATFORM = "植物胶囊与药用辅料中试平台"
LANDLORD = "新昌县澄江工业园开发有限公司"


def make(root: Path) -> None:
    folder = start(root, NAME)
    word(folder / "00 建设方案" / "建设方案（报送稿）.docx", f"""
# {PLATFORM}
# 建设方案
> {UNIT}
> 2025年10月
## 1. 基本情况
| 依托单位 | {UNIT} | 信用代码 | {CODE} |
| 注册时间 | 2018.7.9 | 注册地 | {PLACE} |
| 平台名称 | {PLATFORM} | 类型 | 企业主导型 |
| 中试团队 | 14人 | 场地及配套面积 | 680㎡ |
| 自有设备原值 | 812万元 | 2025年设备及算力租金 | 213万元 |
| 2024年中试服务总收入 | 760.00万元 | 其中对外 | 136.80万元（18%） |
## 2. 建设基础
2.1 人员　平台有专职中试人员14名，带头人彭书瑾，高级工程师，主持过三条植物胶囊生产线的放大。
2.2 场地　平台租用澄江工业园6号厂房一至三层共680平方米，另租宿舍楼220平方米供员工住宿。
2.3 设备　自有中试设备原值812万元；租赁挤出、包衣设备及工艺仿真算力，按2025年租金计213万元。
2.4 服务　2024年中试服务总收入760万元，对外中试服务收入136.8万元，占比18%。
## 3. 管理
平台独立核算，单设银行辅助账。近三年未发生重大安全、质量事故和严重环境违法行为。
## 4. 发展规划
2026年场地恢复至1000平方米，2027年设备原值达到1800万元，人员达到30人。
""")  # fmt: skip
    crew = people(1313, 13, "330624")
    tech, ops, boss, sales = crew[:6], crew[6:10], crew[10:12], crew[12:]
    head = ("工号", "姓名", "身份证号码", "岗位", "学位", "合同到期")

    def part(people_: list[tuple[str, str]], post: str, first: int) -> str:
        return rows([head, *((f"LC{first + n:03d}", *p, post, "学士" if n % 2 else "硕士", "2028/6/30") for n, p in enumerate(people_))])  # fmt: skip

    sheets(folder / "01 人员" / "人员.xlsx", {
        "工艺部": part(tech, "工艺开发工程师", 1), "试制班": part(ops, "挤出包衣操作工", 7),
        "综合办": part(boss, "平台主管", 11), "商务部": part([*sales, boss[1]], "客户经理", 13),
    })  # fmt: skip
    sheet_pdf(folder / "01 人员" / "参保证明.pdf", f"""
# 浙江省社会保险参保证明（单位专用）
共1页，第1页　　打印时间：2025-10-09
| 单位名称 | {UNIT} | < | < |
| 单位编码 | 330624001522 | 统一社会信用代码 | {CODE} |
| 参保险种 | 参保状态 | 当前参保人数（人） | 最近缴费所属期 |
| 基本养老保险 | 参保缴费 | 126 | 202509 |
| 失业保险 | 参保缴费 | 126 | 202509 |
| 工伤保险 | 参保缴费 | 129 | 202509 |
备注：1.本证明可通过政务服务网验证；2.工伤保险含实习学生3人。
""", font=NOTO)  # fmt: skip
    scanned(folder / "02 执照.pdf", f"""
# 营 业 执 照
统一社会信用代码 {CODE}
| 名　称 | {UNIT} | 成立日期 | 2018年07月09日 |
| 类　型 | 有限责任公司(自然人投资或控股) | 注册资本 | 叁仟贰佰万元整 |
| 法定代表人 | 彭书瑾 | 住　所 | {PLACE} |
> 登记机关　新昌县市场监督管理局
> 2022年5月18日
""", seed=131, angle=0.8, seal="市场监督管理局", at=(0.75, 0.33), font=KAI)  # fmt: skip
    word_pdf(folder / "03 场地" / "厂房租赁合同.pdf", f"""
# 厂房租赁合同
合同编号：CJ-2022-017
出租方（甲方）：{LANDLORD}
承租方（乙方）：{UNIT}
第一条　租赁物：新昌县澄潭街道澄江工业园6号厂房，租赁明细如下：
| 楼层 | 建筑面积（㎡） | 用途 | 月租金（元/㎡） |
| 一层 | 260 | 挤出中试 | 14 |
| 二层 | 240 | 包衣中试 | 13 |
| 三层 | 180 | 检测与配套 | 12 |
| 合计 | 680 | | |
第二条　租赁期限：自2022年6月1日起至2027年5月31日止。
第三条　租金按季支付，先付后用；履约保证金3万元。
第四条　未经甲方书面同意，乙方不得转租。
> 签订日期：2022年5月12日
""")  # fmt: skip
    scanned(folder / "03 场地" / "补充协议.pdf", f"""
# 补 充 协 议
甲方：{LANDLORD}
乙方：{UNIT}
甲、乙双方于2022年5月12日签订《厂房租赁合同》（合同编号：CJ-2022-017，下称原合同）。因乙方生产布局调整，经协商一致，达成补充协议如下：
一、自2025年1月1日起，乙方退租6号厂房三层180平方米及二层东侧120平方米，由甲方收回另行安排。
二、退租后，原合同租赁面积由680平方米变更为380平方米（一层260平方米、二层西侧120平方米），租金按变更后的面积计收。
三、租赁期限不变，仍至2027年5月31日止。
四、原合同其他条款继续有效。
> 甲方（盖章）　　　　　　乙方（盖章）
> 二〇二四年十二月十六日
""", seed=132, angle=-0.6, seal="合同专用章", at=(0.35, 0.47))  # fmt: skip
    word_pdf(folder / "03 场地" / "宿舍.pdf", f"""
# 房屋租赁合同
出租人：新昌县澄江公寓管理有限公司
承租人：{UNIT}
一、房屋坐落：新昌县澄潭街道澄江公寓3幢宿舍11间，建筑面积220平方米，用途：职工宿舍（居住）。
二、租期：2024年3月1日至2026年2月28日。
三、年租金79,200元。
""")  # fmt: skip
    items = [("双螺杆挤出机", "SHJ-35", 2, 866000), ("植物胶囊蘸胶试验机", "ZJ-12", 1, 2350000), ("流化床包衣机", "FBD-30", 1, 1240000), ("崩解溶出系统", "RC-8", 3, 218000), ("流变仪", "MCR", 1, 684000), ("喷雾干燥机", "SD-20", 1, 718000), ("除湿净化机组", "JK-15", 2, 371000)]  # fmt: skip
    owned = sum(n * price for *_, n, price in items)
    assert owned == 8120000, owned
    sheets(folder / "04 设备.xlsx", {"自有": f"""
| 资产名称 | 型号 | 台数 | 购置单价 | 购入时间 | 备注 |
{rows((name, model, n, price, f"2019-0{k}", "") for k, (name, model, n, price) in enumerate(items, 2))}
| 注：单价单位为元，按入账原值填列。 | < | < | < | < | < |
"""})  # fmt: skip
    word_pdf(folder / "05 租赁" / "挤出线租赁合同.pdf", f"""
# 设备租赁合同
出租方：苏州澄迈机电租赁有限公司
承租方：{UNIT}
1. 租赁设备：三层共挤中试线一条。
2. 租赁期三年，自2025年3月1日起至2028年2月29日止；其中2025年3月、4月为安装调试免租期。
3. 租金每季度人民币360,000元（即每月120,000元），免租期内不计租金。
4. 押金200,000元，期满无息退还。
> 签订日期：2025年2月18日
""")  # fmt: skip
    word_pdf(folder / "05 租赁" / "包衣机租赁协议.pdf", f"""
# 设备租赁协议
甲方（出租方）：杭州拓衡制药装备有限公司
乙方（承租方）：{UNIT}
一、设备：高效包衣机、配套除尘系统各一套。
二、租期24个月，2024年7月1日至2026年6月30日。
三、租金及支付：
| 租赁年度 | 期间 | 年租金（万元） |
| 第一年 | 2024年7月1日—2025年6月30日 | 60 |
| 第二年 | 2025年7月1日—2026年6月30日 | 84 |
四、租赁期满设备归还甲方。
> 2024年6月21日
""")  # fmt: skip
    sheet_pdf(folder / "05 租赁" / "算力服务合同.pdf", f"""
# 算力租赁服务合同
甲方（使用方）：{UNIT}
乙方（服务方）：浙江云桢智算科技有限公司
一、乙方向甲方提供GPU算力租赁服务（CFD工艺仿真），不少于4卡。
二、服务期限：2025年4月1日至2026年9月30日，共18个月。
三、服务费总额：人民币玖拾万元整（¥900,000.00），按月均摊，按季结算。
> 签署日：2025年3月25日
""")  # fmt: skip
    word_pdf(folder / "06 专项审计.pdf", f"""
# 专 项 审 计 报 告
新会专审〔2025〕31号
{UNIT}：
我们接受委托，对贵公司{PLATFORM}2024年度中试服务收入进行了专项审计。
经审计，贵公司2024年度实现中试服务总收入7,600,000.00元，其中：向独立第三方客户提供服务取得的对外中试服务收入1,368,000.00元，为本公司新产品试制的内部结算收入6,232,000.00元；对外中试服务收入占比为18.00%。
平台收支在公司账簿中单独核算。
> 新昌中信联合会计师事务所　2025年4月2日
""")  # fmt: skip
    sheet_pdf(folder / "07 信用.pdf", f"""
# 法人公共信用信息报告
主体名称：{UNIT}　　统一社会信用代码：{CODE}
报告生成日期：2025年3月20日
行政处罚：0条；严重失信主体名单：0条；经营异常：0条。
""")  # fmt: skip
    word(folder / "08 承诺.docx", f"""
# 信用承诺书
本单位承诺：近三年内未发生重大安全、质量事故或严重环境违法行为，信用记录良好，所提交材料真实、合法、有效。
> {UNIT}（盖章）
> 2025年10月11日
""")  # fmt: skip
    word(folder / "09 制度.docx", """
# 平台管理制度
一、组织机构与岗位职责。二、对外服务流程。三、收费标准。四、知识产权管理。五、商业秘密保护。六、平台独立核算办法。
""")  # fmt: skip
    rent = 8 * 120000 + 6 * 50000 + 6 * 70000 + 9 * 50000
    assert rent == 2130000
    counted = owned + rent
    write_truth(
        root, NAME, "2025-10-15",
        ["lease of 680 m2 by floors, cut to 380 m2 by a scanned supplement; a dormitory beside", "rents by quarter with two free months, by lease year in a table, computing over 18 months, a deposit", "roster in four sheets without title rows, one person in two of them",
         "insurance certificate that states totals by kind", "unit price and number only, the unit in a note", "credit report seven months old beside a commitment letter"],
        {
            "established": fact("2018-07-09", "2018-07-09"), "uscc": fact(CODE, CODE), "pilot_staff": fact(14, 13), "pilot_staff_technical": {"evidenced": "6", "used": "6"}, "pilot_staff_skilled": {"evidenced": "4", "used": "4"},
            "pilot_area": fact(680, 380), "equipment_owned": fact(8120000, owned),
            # May to December at 12 wan; half a year of 60 and half of 84; nine of eighteen months of 90
            "equipment_leased_rent": fact(2130000, rent), "equipment_counted": {"evidenced": str(counted), "used": str(counted)},
            "pilot_revenue_total": fact(7600000, 7600000), "pilot_revenue_external": fact(1368000, 1368000), "external_share": fact("0.18", "0.18"),
        },
        {"4.area": ["not_met", "missed"], "6.record": ["unproven", "claim_only"], "5.funding": None},
        [["duplicate_row", "pilot_staff"], ["claim_exceeds_evidence", "pilot_staff"], ["claim_exceeds_evidence", "pilot_area"], ["expired", None]], allowed=["expired", "evidence_conflict", "name_mismatch"],
        parts={"00 建设方案/建设方案（报送稿）.docx": ["plan"], "01 人员/人员.xlsx": ["staff_roster"], "01 人员/参保证明.pdf": ["social_insurance"], "02 执照.pdf": ["business_licence"], "03 场地/厂房租赁合同.pdf": ["premises_lease"], "04 设备.xlsx": ["equipment_list"],
               "05 租赁/挤出线租赁合同.pdf": ["equipment_lease"], "05 租赁/包衣机租赁协议.pdf": ["equipment_lease"], "05 租赁/算力服务合同.pdf": ["equipment_lease"], "06 专项审计.pdf": ["audit_report"], "07 信用.pdf": ["credit_report"], "08 承诺.docx": ["commitment_letter"]},
    )  # fmt: skip
