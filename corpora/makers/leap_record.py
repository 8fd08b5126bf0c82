"""29 February 2024: an entry of 28 February 2021 is still inside three years; sheets of furniture and a van; assets twice."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import book, docx, fact, groups, pdf, people, start, uscc, write_truth

NAME = "09-leap-record"
UNIT, CODE = "绍兴滨海沅汀精细化工有限公司", uscc("91330600MA6E1J7M5")
PLACE = "浙江省绍兴市滨海新区沥海街道启圣路205号"
PLATFORM = "电子化学品中试平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    docx(folder / "01" / "申报正文.docx", [
        ("c", f"{PLATFORM}建设方案"), f"单位名称：{UNIT}", f"注册地址：{PLACE}",
        ("t", [["序号", "指标名称", "计量单位", "2022年", "2023年", "2024年（计划）"], ["1", "中试人员", "人", "14", "17", "30"], ["2", "中试场地及配套设施面积", "㎡", "1,640", "1,640", "2,400"], ["3", "中试设备原值", "万元", "1,020.6", "1,188.2", "1,800"], ["4", "中试服务总收入", "万元", "655.0", "702.5", "900"], ["5", "对外中试服务收入", "万元", "120.4", "133.5", "260"]]),
        "公司成立于2014年10月9日，平台于2023年2月28日揭牌启用。", "带头人施其琛，教授级高级工程师。平台独立核算。", "发展规划：对接绍兴集成电路材料产业，三年投入2600万元。",
    ])  # fmt: skip
    crew = people(909, 17, "330682")
    kinds = ["技术"] * 6 + ["技能"] * 7 + ["管理"] * 2 + ["营销"] * 2
    book(
        folder / "02" / "名单.xlsx",
        {
            "专职": [
                ["专职中试人员名单（2024年2月）"],
                ["序号", "姓名", "证件号码", "人员类别", "是否参保"],
                *(
                    [n, name, identity, kind, "是"]
                    for n, ((name, identity), kind) in enumerate(zip(crew, kinds, strict=True), 1)
                ),
            ]
        },
    )
    half = len(crew) // 2
    pdf(folder / "02" / "参保名单.pdf", [
        ("c", "社会保险参保人员名单"), f"参保单位：{UNIT}", "参保年月：2024年1月", ("t", [["序号", "姓名", "证件号码", "序号", "姓名", "证件号码"], *([n + 1, *crew[n], *((n + half + 2, *crew[n + half + 1]) if n + half + 1 < len(crew) else ("", "", ""))] for n in range(half + 1))]), "2024年2月18日打印",
    ])  # fmt: skip
    pdf(
        folder / "01" / "执照.pdf",
        [
            ("c", "营业执照"),
            f"统一社会信用代码：{CODE}",
            f"名称：{UNIT}",
            "类型：其他有限责任公司",
            f"住所：{PLACE}",
            "法定代表人：施其琛",
            "成立日期：2014-10-09",
            "核准日期：2023-03-15",
        ],
    )
    pdf(
        folder / "03" / "不动产.pdf",
        [
            ("c", "不动产权证书"),
            (
                "t",
                [
                    ["证号", "浙（2019）绍兴市不动产权第0017734号"],
                    ["权利人", UNIT],
                    ["坐落", PLACE + "7号车间"],
                    ["用途", "工业"],
                    ["建筑面积", "1,640.00平方米"],
                ],
                (40, 110),
            ),
        ],
    )
    main = [
        ("HG-01", "电子级提纯塔", "S/N TC-20210118", 1, 2680000),
        ("HG-02", "超净灌装线", "S/N GZ-8816", 1, 1930000),
        ("HG-03", "ICP-MS", "S/N 7900-3321", 1, 2155000),
        ("HG-04", "颗粒计数仪", "S/N KL-0921", 2, 410000),
        ("HG-03", "ICP-MS", "S/N 7900-3321", 1, 2155000),
    ]
    aid = [
        ("PT-01", "纯水站", "S/N EDI-50", 1, 1240000),
        ("PT-02", "RTO焚烧炉", "S/N RTO-15", 1, 1467000),
        ("PT-03", "氮气站", "S/N N2-300", 1, 790000),
        ("PT-04", "DCS控制系统", "S/N DCS-7", 1, 800000),
    ]
    other = [("BG-01", "别克商务车", "浙D·3F6Q2", 1, 328000), ("BG-02", "会议桌椅", "", 12, 3600)]
    head = ["资产编号", "名称", "出厂编号", "数量", "单价（元）", "原值（元）"]
    owned = sum(n * p for *_, n, p in [*main[:4], *aid])
    assert owned == 11882000, owned
    made = book(folder / "04" / "资产.xlsx", {
        "中试主机": [head, *([*row, row[3] * row[4]] for row in main), ["合计", None, None, None, None, sum(r[3] * r[4] for r in main)]],
        "安全环保能源配套": [head, *([*row, row[3] * row[4]] for row in aid), ["合计", None, None, None, None, sum(r[3] * r[4] for r in aid)]],
        "办公家具及车辆（非中试设备）": [head, *([*row, row[3] * row[4]] for row in other)],
        "旧表": [head, ["JB-01", "搪瓷反应釜（已报废）", "S/N 1", 4, 900000, 3600000]],
    })  # fmt: skip
    made["旧表"].sheet_state = "hidden"
    made.save(folder / "04" / "资产.xlsx")
    pdf(
        folder / "05" / "专审.pdf",
        [
            ("c", "专项审计报告"),
            f"{UNIT}：",
            "2023年度平台中试服务总收入7,025,000.00元，对外中试服务收入1,335,000.00元。2022年度平台中试服务总收入6,550,000.00元，对外中试服务收入1,204,000.00元。",
            "平台独立核算。",
            "绍兴鉴湖会计师事务所　2024年2月5日",
        ],
    )
    pdf(folder / "06" / "信用记录.pdf", [
        ("c", "信用中国（浙江）"), ("c", "法人信用报告"), f"{UNIT}　{CODE}", "报告时间：2024年02月20日",
        "行政处罚明细", ("t", [["序号", "决定书文号", "决定日期", "事由", "结果"], ["1", "绍应急罚〔2021〕5号", "2021-02-28", "发生重大生产安全事故，死亡十一人，负有主体责任", "罚款200万元，责令停产停业"], ["2", "绍市监罚〔2019〕88号", "2019-06-03", "计量器具逾期未检", "罚款2000元"]], (12, 34, 24, 60, 34)),
    ])  # fmt: skip
    docx(
        folder / "05" / "制度.docx",
        [("c", "中试平台规章制度"), "组织机构；服务流程；收费标准；知识产权；商业秘密；独立核算。"],
    )
    docx(
        folder / "05" / "经费证明.docx",
        [("c", "经费保障证明"), f"{UNIT}每年安排中试平台运行经费不少于300万元。", "2024年1月8日"],
    )
    write_truth(
        root, NAME, "2024-02-29",
        ["as_of on 29 February: three years back is 28 February 2021, that day included", "yearly columns with a planned one", "an asset twice by its serial number", "sheets for furniture and a van, a hidden sheet of scrapped units", "insurance in two columns of people", "the day the platform opened beside the day of establishment"],
        {
            "established": fact("2014-10-09", "2014-10-09"), "pilot_staff": fact(17, 17), **groups(6, 7, 2, 2), "pilot_area": fact(1640, 1640), "equipment_owned": fact(11882000, owned), "pilot_revenue_total": fact(7025000, 7025000),
            "pilot_revenue_external": fact(1335000, 1335000), "external_share": {"evidenced": "0.1900355872", "used": "0.1900355872"},
        },
        {"6.record": ["not_met", "missed"]}, [["duplicate_row", "equipment_owned"], ["hidden_text", None]], allowed=["total_mismatch"],
        parts={"01/申报正文.docx": ["plan"], "04/资产.xlsx": ["equipment_list"], "06/信用记录.pdf": ["credit_report"], "03/不动产.pdf": ["property_certificate"], "02/参保名单.pdf": ["social_insurance"]}, fast=True,
    )  # fmt: skip
