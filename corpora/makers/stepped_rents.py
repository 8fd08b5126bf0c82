"""Owned 725 万元 and four rents: stepped, quarterly from the middle of a month, rent-free months, one not begun."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import docx, fact, groups, pdf, people, printed, start, uscc, write_truth

NAME = "04-stepped-rents"
UNIT, CODE = "浙江沃澜氢能装备股份有限公司", uscc("91330624MA9F6C3P7")
PLACE = "浙江省绍兴市新昌县七星街道金星二路8号"
PLATFORM = "氢能关键部件中试平台"
STYLE = "<style>body{font-family:'WenQuanYi Zen Hei';font-size:11pt;line-height:1.7}table{border-collapse:collapse;width:100%}td,th{border:1px solid #444;padding:3px 6px;font-size:10pt}</style>"


def table(rows: list[list[str]]) -> str:
    return (
        "<table>" + "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows) + "</table>"
    )


def make(root: Path) -> None:
    folder = start(root, NAME)
    html = folder / "plan.html"
    html.write_text(f"""<html><meta charset='utf-8'><title>方案</title>{STYLE}<body><h1 style='text-align:center'>{PLATFORM}建设方案</h1>
<p>申报主体：{UNIT}<br>填报日期：2025年10月</p><h2>1　主体情况</h2>
<p>{UNIT}于2016年11月3日设立，注册于{PLACE}，统一社会信用代码{CODE}。公司2024年实现营业收入4.27亿元，员工526人，建筑面积6.4万平方米。</p>
<h2>2　现状与目标</h2><p>平台主要指标（截至填报日的现状值与分年度目标值）见下表。</p>
{table([["指标", "单位", "现状", "2026年目标", "2027年目标", "2028年目标"], ["专职中试人员", "人", "18", "26", "40", "55"], ["中试场地及配套设施面积", "平方米", "500", "800", "1500", "1500"], ["自有中试设备原值", "万元", "725", "1300", "1900", "2600"], ["租赁设备（含算力）当年租金", "万元", "278", "300", "320", "350"], ["中试服务总收入", "万元", "1,206.5（2024年）", "1500", "2100", "3000"], ["其中：对外中试服务收入", "万元", "325.8（2024年）", "450", "700", "1200"]])}
<h2>3　基础条件</h2><p>平台带头人魏景澄，教授级高工，从事双极板与膜电极工程化十六年。平台现有自有中试设备原值725万元；租赁设备及算力合同总额984万元，其中2025年租金278万元。</p>
<p>对外中试服务收入占中试服务总收入27.0%。平台设立二级账户，财务相对独立，单独核算。</p><h2>4　发展规划</h2><p>紧扣绍兴市“10+2”产业链群，制定了2026—2028年发展规划。</p></body></html>""", encoding="utf-8")  # fmt: skip
    printed(html, folder / "氢能方案（网页打印）.pdf")
    crew = people(404, 18, "330624")
    kinds = ["技术"] * 9 + ["技能"] * 5 + ["管理"] * 2 + ["营销"] * 2
    text = "氢能关键部件中试平台人员名册,,,\r\n姓名,岗位类别,岗位,入职时间\r\n" + "".join(
        f"{name},{kind},{kind}岗位,2022/3/1\r\n" for (name, _), kind in zip(crew, kinds, strict=True)
    )
    (folder / "rc.csv").write_bytes(text.encode("gb18030"))
    pdf(folder / "sb.pdf", [
        ("c", "参保人员花名册"), f"单位全称：{UNIT}", "所属期：2025年9月", ("t", [["序号", "参保人", "证件号", "缴费基数（元）", "到账情况"], *([n, name, identity[:3] + "***********" + identity[-4:], 6500 + n * 37, "到账"] for n, (name, identity) in enumerate(crew, 1))]), "新昌县社会保险事业管理中心　2025-10-09",
    ])  # fmt: skip
    pdf(
        folder / "zz.pdf",
        [
            ("c", "营业执照（副本）"),
            f"统一社会信用代码：{CODE}",
            f"名称：{UNIT}",
            "类型：股份有限公司（非上市、自然人投资或控股）",
            f"住所：{PLACE}",
            "法定代表人：魏景澄",
            "注册资本：陆仟万元整",
            "成立日期：2016年11月03日",
            "营业期限：长期",
            "新昌县市场监督管理局　2024年07月19日",
        ],
    )
    pdf(
        folder / "cd1.pdf",
        [
            ("c", "厂房租赁合同（一）"),
            "出租人：新昌七星智能制造产业园管理有限公司",
            f"承租人：{UNIT}",
            "租赁物为新昌县七星街道金星二路8号3幢一层东区，租赁建筑面积320平方米，用于氢能部件中试。",
            "租期：2024年1月1日至2026年12月31日。租金每年69,120元。",
            "签署日：2023年12月18日",
        ],
    )
    pdf(
        folder / "cd2.pdf",
        [
            ("c", "厂房租赁合同（二）"),
            "出租人：新昌七星智能制造产业园管理有限公司",
            f"承租人：{UNIT}",
            "租赁物为新昌县七星街道金星二路8号3幢二层辅房，租赁建筑面积180平方米，用于中试配套（配电、气瓶间、检测）。",
            "租期：2025年1月1日至2027年12月31日。租金每年32,400元。",
            "签署日：2024年12月20日",
        ],
    )
    pdf(
        folder / "cd3.pdf",
        [
            ("c", "不动产权证书"),
            "浙（2018）新昌县不动产权第0009120号",
            (
                "t",
                [
                    ["权利人", "新昌七星智能制造产业园管理有限公司"],
                    ["坐落", "新昌县七星街道金星二路8号3幢"],
                    ["用途", "工业用地/厂房"],
                    ["面积", "宗地面积5200.00㎡/房屋建筑面积2400.00㎡"],
                ],
                (40, 110),
            ),
        ],
    )
    pdf(folder / "sbqd.pdf", [
        ("c", "中试设备清单"), "（单位：万元）",
        ("t", [["序号", "设备", "型号", "台数", "原值", "产权"], ["1", "膜电极涂布线", "MEA-T3", "1", "286.4", "自有"], ["2", "双极板精密压机", "PY-630", "1", "174.6", "自有"], ["3", "电堆活化测试台", "HT-120", "2", "158.0", "自有"], ["4", "氦质谱检漏仪", "HL-9", "1", "46.0", "自有"], ["5", "70MPa氢循环台", "QX-70", "1", "60.0", "自有"], ["", "合计", "", "6", "725.0", ""]]),
    ])  # fmt: skip
    pdf(
        folder / "zl-1.pdf",
        [
            ("c", "设备租赁合同"),
            "出租方：上海启衡融资租赁有限公司",
            f"承租方：{UNIT}",
            "一、租赁设备：燃料电池系统集成试验线一套。",
            "二、租赁期限：三年，自2024年11月1日至2027年10月31日。",
            "三、租金：第一年每月120,000元，第二年每月200,000元，第三年每月90,000元，按月支付。",
            "四、保证金：300,000元，期满无息返还。",
            "签订日期：2024年10月22日",
        ],
    )
    pdf(
        folder / "zl-2.pdf",
        [
            ("c", "智算算力服务合同"),
            "服务方：绍兴鉴湖智算中心有限公司",
            f"使用方：{UNIT}",
            "服务内容：向使用方提供GPU算力租用服务，用于流场与电化学仿真。",
            "服务期：2025年6月16日至2026年6月15日。",
            "服务费：按季结算，每季度360,000元。",
            "签订日期：2025年6月5日",
        ],
    )
    pdf(
        folder / "zl-3.pdf",
        [
            ("c", "仪器租用协议"),
            "出租单位：杭州测氢仪器有限公司",
            f"承租单位：{UNIT}",
            "租用仪器：氢气纯度在线分析仪两台。",
            "租用期：2025年3月1日至2026年2月28日，其中2025年3月1日至2025年4月30日为免租期。",
            "租金：每月50,000元，免租期内不计租金。押金50万元。",
            "2025年2月20日",
        ],
    )
    pdf(
        folder / "zl-4.pdf",
        [
            ("c", "设备租赁合同"),
            "出租方：上海启衡融资租赁有限公司",
            f"承租方：{UNIT}",
            "一、租赁设备：电解槽中试装置一套。",
            "二、租赁期限：自2026年1月1日至2027年12月31日。",
            "三、租金：每年960,000元。",
            "签订日期：2025年10月10日",
        ],
    )
    pdf(
        folder / "sj.pdf",
        [
            ("c", "专项审计报告"),
            f"{UNIT}：",
            f"我们审计了贵公司“{PLATFORM}”2024年度中试服务收入。",
            (
                "t",
                [
                    ["项目（金额单位：元）", "2024年度", "2023年度"],
                    ["中试服务收入合计", "12,065,000.00", "9,880,000.00"],
                    ["对外中试服务收入", "3,258,000.00", "2,104,000.00"],
                    ["对内中试服务收入", "8,807,000.00", "7,776,000.00"],
                ],
            ),
            "平台收支单独核算。",
            "浙江天平会计师事务所　2025年4月2日",
        ],
    )
    pdf(
        folder / "xy.pdf",
        [
            ("c", "信用中国　法人和非法人组织公共信用信息报告"),
            f"机构名称：{UNIT}",
            f"统一社会信用代码：{CODE}",
            "报告生成日期：2025年09月26日",
            (
                "t",
                [
                    ["信息类别", "数量"],
                    ["行政管理信息", "11"],
                    ["诚实守信信息", "2"],
                    ["严重失信信息", "0"],
                    ["经营异常信息", "0"],
                    ["行政处罚信息", "0"],
                ],
            ),
        ],
    )
    docx(
        folder / "gl.docx",
        [
            ("c", "平台管理制度"),
            "组织架构：设理事会、主任。",
            "服务流程：五步法。",
            "收费标准：见价目。",
            "知识产权：按约。",
            "商业秘密：分区管控。",
            "独立核算：设二级账户，单独核算。",
        ],
    )
    write_truth(
        root, NAME, "2025-10-31",
        ["stepped rent", "quarterly computing fee from the middle of a month", "rent-free months and a deposit", "a lease that has not begun", "the readings of the cap differ (725 万元 owned)", "exactly 500 m2 from two leases beside the landlord's certificate",
         "plan printed by Chromium, targets beside the present", "company-wide figures", "roster without ids as GB18030 csv", "file names that say nothing"],
        {
            "established": fact("2016-11-03", "2016-11-03"), "pilot_staff": fact(18, 18), **groups(9, 5, 2, 2), "pilot_area": fact(500, 500), "equipment_owned": fact(7250000, 7250000),
            # 10 x 12 + 2 x 20 (zl-1), half of June and six months of 12 (zl-2), eight months of 5 (zl-3), none of zl-4
            "equipment_leased_rent": fact(2780000, 1600000 + 780000 + 400000), "equipment_counted": {"evidenced": "10030000", "used": "10030000"}, "pilot_revenue_total": fact(12065000, 12065000),
            "pilot_revenue_external": fact(3258000, 3258000), "external_share": {"claimed": "0.27", "evidenced": "0.270037298", "used": "0.270037298"},
        },
        {"4.equipment": ["judgement", "reading_decides"], "5.funding": None},
        [["expired", "equipment_leased_rent"]], allowed=["over_cap", "name_mismatch"],
        parts={"氢能方案（网页打印）.pdf": ["plan"], "rc.csv": ["staff_roster"], "zl-1.pdf": ["equipment_lease"], "zl-2.pdf": ["equipment_lease"], "zl-3.pdf": ["equipment_lease"], "cd3.pdf": ["property_certificate"], "cd1.pdf": ["premises_lease"], "xy.pdf": ["credit_report"]},
    )  # fmt: skip
