"""Equipment lists, audits, credit reports, invoices and contracts in layouts that offices hand in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.figures.evidence.build import Items, Rows, block, page, paragraphs, part, sheet, table

from pilotdocs.figures.evidence import read_evidence
from pilotdocs.model.part import Kind
from pilotdocs.model.record import Contract, CreditReport, EquipmentList, Invoice, Paper, RevenueReport

DAY = date(2025, 9, 30)


def equipment(*content: Items, pages: int | None = None) -> EquipmentList:
    _, records = read_evidence(part("equipment_list", *content, pages=pages), DAY)
    assert isinstance(records[0], EquipmentList)
    return records[0]


def audit(*content: Items) -> tuple[RevenueReport, ...]:
    _, records = read_evidence(part("audit_report", *content), DAY)
    assert all(isinstance(record, RevenueReport) for record in records)
    return records  # type: ignore[return-value]


def credit(*content: Items) -> CreditReport:
    _, records = read_evidence(part("credit_report", *content), DAY)
    assert isinstance(records[0], CreditReport)
    return records[0]


# ------------------------------------------------------------------------------------------------- equipment lists
def test_each_column_has_its_own_unit() -> None:
    rows: Rows = [["序号", "仪器设备名称", "数量", "单价（元）", "原值（万元）", "净值（万元）"],
            ["1", "反应釜", "2", "150,000", "30.00", "21.5"], ["2", "离心机", "1", "80,000", "8.00", "6.4"],
            ["合计", "", "3", "", "38.00", "27.9"]]  # fmt: skip
    made = part("equipment_list", table(rows))
    record = equipment(table(rows))
    assert [(a.unit_value, a.value, a.net_value) for a in record.assets] == [
        (Decimal(150000), Decimal(300000), Decimal(215000)),
        (Decimal(80000), Decimal(80000), Decimal(64000)),
    ]
    assert record.stated_total is not None
    assert record.stated_total.value == Decimal(380000)
    assert record.stated_total.quote == "38.00"
    assert record.net_total is not None
    assert record.net_total.value == Decimal(279000)
    assert record.basis == "original"
    figures, _ = read_evidence(made, DAY)
    assert [(f.quantity, f.value) for f in figures] == [("equipment_owned", Decimal(380000))]


def test_a_cells_own_unit_goes_before_the_columns() -> None:
    rows: Rows = [
        ["设备名称", "型号", "金额（万元）"],
        ["反应釜", "A", "12.5"],
        ["色谱仪", "B", "456000元"],
        ["烘箱", "C", "¥3.2万"],
    ]
    assert [a.value for a in equipment(table(rows)).assets] == [Decimal(125000), Decimal(456000), Decimal(32000)]


def test_a_unit_note_in_a_title_row_counts_for_the_sheet_and_the_reporting_unit_is_no_unit() -> None:
    rows: Rows = [["中试设备台账", None, None, None], ["单位：绍兴云舟生物工程有限公司", None, "金额单位：万元", None],
            ["资产名称", "规格", "台套数", "账面原值"], ["反应釜", "50L", 2, Decimal("30.5")]]  # fmt: skip
    record = equipment(sheet(rows, spans={(0, 0): (1, 4)}))
    assert [a.value for a in record.assets] == [Decimal(305000)]
    assert record.entity is not None
    assert record.entity.value == "绍兴云舟生物工程有限公司"
    assert record.head.value == "中试设备台账"


def test_a_list_of_net_values_alone_says_so_and_gives_no_figure() -> None:
    made = part("equipment_list", table([["设备名称", "数量", "账面价值（元）"], ["反应釜", "1", "500,000"]]))
    figures, records = read_evidence(made, DAY)
    assert figures == ()
    assert isinstance(records[0], EquipmentList)
    assert records[0].basis == "net"
    assert records[0].assets[0].value == records[0].assets[0].net_value == Decimal(500000)


def test_whose_a_row_is_and_what_is_no_equipment() -> None:
    rows: Rows = [["设备名称", "数量", "原值（元）", "来源", "使用状态"],
            ["反应釜", "1", "100", "自有", "在用"], ["色谱仪", "1", "200", "融资租赁", "在用"], ["电镜", "1", "300", "借用（高校）", "在用"],
            ["喷雾干燥塔", "1", "400", "自购", "在途"], ["商务车", "1", "500", "自有", "在用"], ["办公桌椅", "9", "600", "自有", "在用"]]  # fmt: skip
    record = equipment(table(rows))
    assert [a.tenure for a in record.assets] == ["owned", "leased", "borrowed", "planned", "owned", "owned"]
    assert [a.category for a in record.assets] == ["", "", "", "", "车辆", "办公家具"]


def test_sections_and_subtotals_are_no_rows() -> None:
    rows: Rows = [["序号", "设备名称", "数量", "原值（元）"], ["一、自有设备", None, None, None], ["1", "反应釜", "1", "1000"], ["小计", None, "1", "1000"],
            ["二、租赁设备", None, None, None], ["1", "色谱仪", "1", "2000"], ["小计", None, "1", "2000"], ["总计", None, "2", "3000"],
            ["制表：张三", None, None, None]]  # fmt: skip
    record = equipment(table(rows, spans={(1, 0): (1, 4), (4, 0): (1, 4), (8, 0): (1, 4)}))
    assert [(a.name, a.tenure) for a in record.assets] == [("反应釜", "owned"), ("色谱仪", "leased")]
    assert record.stated_total is not None
    assert record.stated_total.value == Decimal(3000)


def test_a_value_merged_over_two_rows_counts_once() -> None:
    rows: Rows = [["设备名称", "数量", "原值"], ["反应釜", "1", "5000"], ["配套电机", "1", None]]
    record = equipment(table(rows, spans={(1, 2): (2, 1)}))
    assert sum(a.value or Decimal(0) for a in record.assets) == Decimal(5000)


def test_hidden_columns_and_rows_do_not_speak() -> None:
    rows: Rows = [["设备名称", "数量", "原值（元）", "净值（元）"], ["反应釜", 1, 900, 100], ["色谱仪", 1, 800, 50]]
    record = equipment(sheet(rows, hidden_rows=(3,), hidden_columns=(4,)))
    assert [(a.name, a.hidden, a.net_value) for a in record.assets] == [("反应釜", False, None), ("色谱仪", True, None)]


def test_a_scanned_list_without_cells_and_a_second_reading_that_differs() -> None:
    scan = page(
        """
@200 ^16 仪器设备清单
@60 序号 || @110 设备名称 || @250 数量 || @320 原值（元）
@62 1 || @110 反应釜 || @255 1 || @320 150,000.00
@62 2 || @110 离心机 || @255 2 || @320 80,000.00
""",
        ocr=True,
    )
    record = equipment(scan, pages=1)
    assert [(a.name, a.quantity, a.value) for a in record.assets] == [
        ("反应釜", Decimal(1), Decimal("150000.00")),
        ("离心机", Decimal(2), Decimal("80000.00")),
    ]


# ---------------------------------------------------------------------------------------------------------- audits
def test_several_years_in_columns_give_a_record_each() -> None:
    rows: Rows = [["项目", "本期金额", "上期金额"], ["中试服务收入合计", "1,000.50", "900"], ["（一）对外服务收入", "250.25", "100"],
            ["（二）对内服务收入", "750.25", "800"]]  # fmt: skip
    records = audit(paragraphs("""
        关于中试平台收入的专项审计报告
        绍兴云舟生物工程有限公司：
        我们接受委托，对贵公司2024年度中试平台服务收入进行了专项审计。2024年度营业收入8,888万元。
        金额单位：人民币万元"""), table(rows), paragraphs("绍兴某会计师事务所\n2025年3月20日"))  # fmt: skip
    assert [(r.year, r.total and r.total.value, r.external and r.external.value) for r in records] == [
        ("2024", Decimal("10005000"), Decimal("2502500")),
        ("2023", Decimal("9000000"), Decimal("1000000")),
    ]
    assert records[0].entity is not None
    assert records[0].entity.value == "绍兴云舟生物工程有限公司"
    assert records[0].issued is not None
    assert records[0].issued.value == date(2025, 3, 20)


def test_years_in_rows_and_measures_in_columns() -> None:
    rows: Rows = [["年度", "中试服务总收入（元）", "其中：外部客户收入（元）", "对外占比"], ["2023年", "5,000,000", "600,000", "12%"],
            ["2024年", "6,000,000", "1,200,000", "20%"], ["合计", "11,000,000", "1,800,000", ""]]  # fmt: skip
    records = audit(paragraphs("专项审计报告\n我们对甲乙有限公司2024年度中试服务收入进行了审计。"), table(rows))
    assert [
        (r.year, r.total and r.total.value, r.external and r.external.value, r.share and r.share.value) for r in records
    ] == [
        ("2024", Decimal(6000000), Decimal(1200000), Decimal("0.2")),
        ("2023", Decimal(5000000), Decimal(600000), Decimal("0.12")),
    ]


def test_a_report_in_prose_and_company_revenue_is_not_pilot_revenue() -> None:
    text = """
        专项审计报告
        我们审计了甲乙有限公司2024年度的收入情况。2024年度营业收入为9,000万元。
        经审计，2024年度中试服务总收入为1,025.04万元，其中对外中试服务收入419.54万元。
        """
    (record,) = audit(paragraphs(text))
    assert record.year == "2024"
    assert record.total is not None
    assert record.total.value == Decimal("10250400")
    assert record.total.quote == "1,025.04万元"
    assert record.external is not None
    assert record.external.value == Decimal("4195400")


def test_an_annual_audit_that_does_not_split_the_revenue_has_none() -> None:
    rows: Rows = [["项目", "2024年度", "2023年度"], ["营业收入", "9,000", "8,000"], ["营业成本", "7,000", "6,500"]]
    (record,) = audit(
        paragraphs("审计报告\n甲乙有限公司：\n我们审计了后附的财务报表，2024年12月31日的资产负债表"), table(rows)
    )
    assert record.year == "2024"
    assert record.total is None
    assert record.external is None


def test_half_a_year_is_not_the_year() -> None:
    (record,) = audit(paragraphs("专项审计报告\n2025年1-6月中试服务总收入为500万元，其中对外中试服务收入100万元。"))
    assert record.year is not None
    assert record.year != "2025"
    assert record.total is not None
    assert record.total.value == Decimal(5000000)


def test_the_note_on_fixed_assets_gives_original_and_net_value_of_equipment() -> None:
    rows: Rows = [
        ["类别", "原值（元）", "累计折旧", "净值（元）"],
        ["房屋建筑物", "100", "10", "90"],
        ["机器设备", "12,000,000", "2,000,000", "10,000,000"],
    ]
    (record,) = audit(paragraphs("审计报告\n2024年度财务报表附注"), table(rows))
    assert record.equipment_original is not None
    assert record.equipment_original.value == Decimal(12000000)
    assert record.equipment_net is not None
    assert record.equipment_net.value == Decimal(10000000)


# -------------------------------------------------------------------------------------------------- credit reports
CLEAR = [["信息类别", "查询结果"], ["行政处罚", "无"], ["严重失信主体名单", "未发现"], ["经营异常名录", "0条"]]


def test_a_report_is_clean_only_in_its_own_words() -> None:
    head = "公共信用信息报告\n单位名称：甲乙有限公司\n报告日期：2025年9月1日\n查询期间：2022年9月1日至2025年8月31日"
    record = credit(paragraphs(head), table(CLEAR))
    assert record.clean is True
    assert record.entries == ()
    assert record.issued is not None
    assert record.issued.value == date(2025, 9, 1)
    assert record.span is not None
    assert record.span.start == date(2022, 9, 1)
    assert credit(paragraphs(head)).clean is None


def test_a_count_without_details_is_an_entry_of_unknown_day() -> None:
    record = credit(paragraphs("信用报告\n单位名称：甲乙有限公司"), table([*CLEAR[:2], ["行政处罚信息", "2条"]]))
    assert record.clean is False
    assert [(entry.day, entry.text) for entry in record.entries] == [(None, "行政处罚信息：2条")]


@pytest.mark.parametrize(
    ("text", "grave", "cured"),
    [
        ("发生重大生产安全事故，被处罚款120万元", True, False),
        ("被列入严重违法失信企业名单，已于2024年移出", True, True),
        ("违法排放危险废物，被认定为严重环境违法行为", True, False),
        ("未按规定公示年度报告，列入经营异常名录（已移出）", False, True),
        ("发生一般事故，未构成重大事故，罚款2万元", False, False),
        ("消防设施未保持完好有效，罚款5000元，尚未修复", False, False),
        ("未批先建，罚款3.2万元，已完成信用修复", False, True),
    ],
)
def test_an_entrys_own_words_say_whether_it_is_grave_and_cured(text: str, grave: bool, cured: bool) -> None:
    rows: Rows = [["处罚决定日期", "处罚事由", "处罚机关"], ["2024/05/06", text, "绍兴市某局"]]
    record = credit(paragraphs("企业信用报告\n企业名称：甲乙有限公司"), table(rows))
    (entry,) = record.entries
    assert (entry.day, entry.authority) == (date(2024, 5, 6), "绍兴市某局")
    assert (entry.grave, entry.cured) == (grave, cured)


def test_an_entry_told_in_a_form_of_its_own() -> None:
    rows: Rows = [
        ["处罚决定书文号", "某环罚〔2024〕5号"], ["违法事实", "危险废物贮存不规范"], ["处罚机关", "绍兴市生态环境局"],
        ["处罚决定日期", "2024-03-08"], ["修复状态", "已修复"], ["违法事实", "未批先建"], ["处罚机关", "某区分局"], ["处罚决定日期", "2021-01-02"],
    ]  # fmt: skip
    head = paragraphs("公共信用信息查询报告\n主体名称：甲乙有限公司\n报告出具时间：2025-08-20 10:11:12")
    record = credit(head, table([["信息类别", "条数"], ["行政处罚", "2"]]), table(rows))
    assert [(e.day, e.authority, e.cured) for e in record.entries] == [
        (date(2024, 3, 8), "绍兴市生态环境局", True),
        (date(2021, 1, 2), "某区分局", False),
    ]
    assert record.issued is not None
    assert record.issued.value == date(2025, 8, 20)


def test_fewer_details_than_the_report_counts_leave_an_entry_of_unknown_day() -> None:
    rows: Rows = [["处罚决定日期", "处罚事由", "处罚机关"], ["2024-05-06", "占道经营", "某局"]]
    record = credit(paragraphs("信用报告"), table([["信息类别", "查询结果"], ["行政处罚信息", "3条"]]), table(rows))
    assert [e.day for e in record.entries] == [date(2024, 5, 6), None]


def test_an_entry_told_in_prose() -> None:
    record = credit(paragraphs("""
        企业信用报告
        企业名称：甲乙有限公司
        该单位于2023年11月2日因超标排放废水被绍兴市生态环境局处以罚款8万元。
        """))  # fmt: skip
    assert [(entry.day, entry.grave) for entry in record.entries] == [(date(2023, 11, 2), False)]
    assert record.clean is False


def test_a_certificate_that_there_was_nothing() -> None:
    record = credit(paragraphs("""
        无违法违规证明
        兹证明甲乙新材料有限公司自2022年9月1日至2025年8月31日期间，未发现因违反市场监督管理法律法规受到行政处罚的记录。
        绍兴市市场监督管理局
        2025年9月2日
        """))  # fmt: skip
    assert record.clean is True
    assert record.entity is not None
    assert record.entity.value == "甲乙新材料有限公司"
    assert record.issued is not None
    assert record.issued.value == date(2025, 9, 2)


# ------------------------------------------------------------------------------------------ invoices and contracts
def test_an_invoice_in_paragraphs() -> None:
    _, records = read_evidence(part("equipment_invoice", paragraphs("""
        增值税专用发票
        发票代码：3300214130
        发票号码：12345678
        开票日期：2023年07月09日
        购买方 名称：绍兴云舟生物工程有限公司 纳税人识别号：91330604MA2D8W0K3P
        销售方 名称：上海某某仪器有限公司 纳税人识别号：91310114MA1GTK2X3B
        合计 ¥200,000.00 ¥26,000.00
        价税合计（大写） 贰拾贰万陆仟元整 （小写）¥226,000.00
        备注：设备编号：SB-2023-07、SB-2023-08
        """)), DAY)  # fmt: skip
    invoice = records[0]
    assert isinstance(invoice, Invoice)
    assert invoice.total is not None
    assert invoice.total.value == Decimal("226000.00")
    assert invoice.net is not None
    assert invoice.net.value == Decimal("200000.00")
    assert invoice.buyer is not None
    assert invoice.buyer.value == "绍兴云舟生物工程有限公司"
    assert invoice.buyer_uscc is not None
    assert invoice.buyer_uscc.value == "91330604MA2D8W0K3P"
    assert invoice.seller is not None
    assert invoice.seller.value == "上海某某仪器有限公司"
    assert invoice.number is not None
    assert invoice.number.value == "12345678"
    assert invoice.asset_numbers == ("SB-2023-07", "SB-2023-08")


def test_an_invoice_whose_side_marks_stand_one_character_a_line() -> None:
    rows: Rows = [
        ["项目名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额"],
        ["*仪器*色谱仪", "GC-9", "台", "2", "50000", "100000.00", "13%", "13000.00"],
    ]
    _, records = read_evidence(part("equipment_invoice", [
        block("电子发票（普通发票）", 200, 30, size=16), block("购\n买\n方", 40, 60), block("名称：甲乙有限公司", 60, 60),
        block("销\n售\n方", 300, 60), block("名称：丙丁仪器有限公司", 320, 60), table(rows, page=1),
        block("价税合计（大写）壹拾壹万叁仟元整", 60, 400), block("（小写）¥113000.00", 320, 400)], pages=1), DAY)  # fmt: skip
    invoice = records[0]
    assert isinstance(invoice, Invoice)
    assert invoice.buyer is not None
    assert invoice.buyer.value == "甲乙有限公司"
    assert invoice.seller is not None
    assert invoice.seller.value == "丙丁仪器有限公司"
    assert [(line.name, line.quantity, line.amount, line.tax) for line in invoice.lines] == [
        ("*仪器*色谱仪", Decimal(2), Decimal("100000.00"), Decimal("13000.00"))
    ]


def test_a_service_contract_names_its_sides_and_sum() -> None:
    _, records = read_evidence(part("service_contract", paragraphs("""
        技术服务合同
        委托人（甲方）：甲材料有限公司
        受托人（乙方）：乙研究院
        技术服务费总额为人民币叁拾万元整（¥300,000.00），违约金10万元。
        签订日期：2024年5月1日
        """)), DAY)  # fmt: skip
    contract = records[0]
    assert isinstance(contract, Contract)
    assert contract.client is not None
    assert contract.client.value == "甲材料有限公司"
    assert contract.provider is not None
    assert contract.provider.value == "乙研究院"
    assert contract.amount is not None
    assert contract.amount.value == Decimal(300000)
    assert contract.signed is not None
    assert contract.signed.value == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("kind", "text", "entity", "day"),
    [
        (
            "commitment_letter",
            "承诺书\n我单位郑重承诺所报材料真实。\n承诺单位（盖章）：甲乙有限公司\n法定代表人：张三\n2025年9月1日",
            "甲乙有限公司",
            date(2025, 9, 1),
        ),
        (
            "funding_proof",
            "资金保障承诺函\n我公司将安排自有资金。\n甲乙股份有限公司（公章）\n日期：2025年8月3日",
            "甲乙股份有限公司",
            date(2025, 8, 3),
        ),
        (
            "recommendation",
            "推荐意见\n经审核，推荐绍兴甲乙研究院申报市级中试平台。\n绍兴市柯桥区科学技术局\n2025年9月9日",
            "绍兴甲乙研究院",
            date(2025, 9, 9),
        ),
    ],
)
def test_a_paper_names_the_applicants_side_and_its_day(kind: Kind, text: str, entity: str, day: date) -> None:
    _, records = read_evidence(part(kind, paragraphs(text)), DAY)
    paper = records[0]
    assert isinstance(paper, Paper)
    assert paper.entity is not None
    assert paper.entity.value == entity
    assert paper.day is not None
    assert paper.day.value == day


def test_a_plan_and_a_paper_of_no_kind_give_nothing() -> None:
    assert read_evidence(part("plan", paragraphs("建设方案\n面积500平方米")), DAY) == ((), ())
    assert read_evidence(part("other", paragraphs("采购合同")), DAY) == ((), ())


def test_a_report_that_clears_category_by_category_in_one_paragraph() -> None:
    clear = "近三年行政处罚信息：未查询到。严重失信主体名单：未列入。安全生产事故、环境违法：未\n查询到。"
    assert credit(block(clear, 60, 60)).clean is True
    assert credit(block(clear.replace("未列入", "列入1次"), 60, 60)).clean is not True


# --------------------------------------------------------------------------- columns that only a careful reader tells
def test_the_group_beside_the_unit_does_not_speak_for_the_unit() -> None:
    rows: Rows = [
        ["项目", "合并", "合并", "母公司", "母公司"],
        ["项目", "2024年度", "2025年度", "2024年度", "2025年度"],
        ["中试服务总收入", "13,880", "15,960", "9,204", "10,412"],
        ["其中：对外中试服务收入", "2,610", "3,402", "1,233", "1,530"],
    ]
    first = audit(paragraphs("2025年度审计报告\n（金额单位：人民币千元）"), table(rows))[0]
    assert (first.year, first.total and first.total.value, first.external and first.external.value) == (
        "2025",
        Decimal("10412000"),
        Decimal("1530000"),
    )


def test_what_was_handed_in_is_not_what_was_audited() -> None:
    rows: Rows = [
        ["项目", "申报数", "审计调整", "审定数"],
        ["中试服务总收入", "512.00", "-32.60", "479.40"],
        ["其中：对外中试服务收入", "96.00", "-30.00", "66.00"],
    ]
    first = audit(paragraphs("2024年度中试服务收入专项审计报告\n单位：万元"), table(rows))[0]
    assert first.total is not None
    assert first.external is not None
    assert (first.total.value, first.external.value) == (Decimal("4794000"), Decimal("660000"))


def test_the_label_may_stand_between_the_years() -> None:
    rows: Rows = [
        ["2023年度", "项目", "2024年度"],
        ["8,110,000.00", "中试服务总收入", "10,250,000.00"],
        ["1,905,000.00", "其中：对外中试服务收入", "3,198,000.00"],
    ]
    first = audit(paragraphs("2024年度中试服务收入专项审计报告（金额单位：元）"), table(rows))[0]
    assert (first.year, first.total and first.total.value) == ("2024", Decimal("10250000"))


def test_an_authority_before_the_category_and_a_row_that_says_there_is_something() -> None:
    head: list[object] = ["类别", "类别", "条数", "明细"]
    none: Rows = [head, ["生态环境", "行政处罚", "0", "无"], ["司法", "失信被执行人", "0", "无"]]
    assert credit(table(none)).clean is True
    some: Rows = [["信息项", "有/无", "说明"], ["行政处罚", "无", "—"],
                  ["严重失信主体名单", "有", "2024年3月12日因拖欠工资被列入严重失信主体名单，尚未移出"]]  # fmt: skip
    (entry,) = credit(table(some)).entries
    assert (entry.day, entry.grave, entry.cured) == (date(2024, 3, 12), True, False)


def test_a_unit_in_one_column_holds_for_the_column_that_it_multiplies_to() -> None:
    rows: Rows = [
        ["设备名称", "数量", "单价（万元）", "入账原值", "权属及状态"],
        ["反应釜", "3", "42.60", "127.80", "自有，在用"],
        ["精馏塔", "2", "58.35", "116.70", "自有，在用"],
        ["旧式搪瓷釜", "4", "9.80", "39.20", "已报废（2025.3核销）"],
    ]
    record = equipment(table(rows))
    assert [asset.value for asset in record.assets] == [Decimal("1278000"), Decimal("1167000"), Decimal("392000")]
    assert [asset.category for asset in record.assets] == ["", "", "已报废或处置"]


def test_a_unit_note_at_the_end_of_a_long_sentence() -> None:
    rows: Rows = [["项目", "2024年"], ["中试服务总收入", "725.00"], ["其中：对外中试服务收入", "145.00"]]
    text = "经审计，贵公司中试平台2024年度独立核算，与其他业务分开记账，收入情况如下（金额单位：人民币万元）："
    first = audit(paragraphs(text), table(rows))[0]
    assert first.total is not None
    assert first.total.value == Decimal("7250000")


def test_categories_as_columns_are_cleared_too() -> None:
    rows: Rows = [["领域", "行政处罚", "严重失信"], ["市场监督管理", "无", "无"], ["生态环境", "无", "无"]]
    said = "经查询，该企业近三年无违法违规记录，未列入严重失信主体名单。"
    assert credit(table(rows), paragraphs(said)).clean is True
