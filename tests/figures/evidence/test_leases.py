"""Leases of premises and of equipment, certificates of title: areas, periods and rents in many wordings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.figures.evidence.build import Items, page, paragraphs, part, table

from pilotdocs.figures.evidence import read_evidence
from pilotdocs.model.part import Kind
from pilotdocs.model.record import EquipmentLease, Premises, Rent, Term

DAY = date(2025, 9, 30)


def premises(*content: Items, kind: Kind = "premises_lease", pages: int | None = None) -> Premises:
    _, records = read_evidence(part(kind, *content, pages=pages), DAY)
    assert isinstance(records[0], Premises)
    return records[0]


def lease(*content: Items) -> EquipmentLease:
    _, records = read_evidence(part("equipment_lease", *content), DAY)
    assert isinstance(records[0], EquipmentLease)
    return records[0]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("甲方出租的厂房位于滨海新区，总建筑面积12,000㎡，乙方承租其中二层，租赁面积为1,350.5平方米。", "1350.5"),
        ("租赁场地：科创园3号楼，租赁建筑面积共计860平方米（其中办公120平方米）。", "860"),
        ("出租房屋为一层厂房500平方米和二层厂房360平方米，合计建筑面积860平方米。", "860"),
        ("乙方租用一层300平方米、二层260平方米。", "560"),
        ("该宗土地占地面积20亩，厂房建筑面积2100平方米出租给乙方。", "2100"),
        ("双方同意将租赁面积由300平方米调整为520平方米。", "520"),
        ("租金按建筑面积每平方米每月18元计算，建筑面积为650平方米。", "650"),
        ("计租面积：七百二十平方米。", "720"),
        ("甲方将位于5幢的车间（建筑面积0.12万平方米）出租给乙方，公摊面积80平方米。", "1200"),
    ],
)
def test_the_area_let_is_told_from_the_building_its_land_and_its_parts(text: str, area: str) -> None:
    record = premises(
        paragraphs("房屋租赁合同\n甲方（出租人）：甲园区有限公司\n乙方（承租人）：乙科技有限公司\n" + text)
    )
    assert record.area is not None
    assert record.area.value == Decimal(area)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("租赁期限为叁年，自2024年3月1日起至2027年2月28日止。", Term(date(2024, 3, 1), date(2027, 2, 28))),
        ("租期三年，自2024年3月1日起计算。", Term(date(2024, 3, 1), date(2027, 2, 28))),
        ("租赁期共36个月，从2023年10月15日起。", Term(date(2023, 10, 15), date(2026, 10, 14))),
        ("租赁期：2024.01.01-2026.12.31。", Term(date(2024, 1, 1), date(2026, 12, 31))),
        ("租赁期限：2024年1月至2025年6月。", Term(date(2024, 1, 1), date(2025, 6, 30))),
        ("租赁期限自二〇二四年五月一日至二〇二九年四月三十日。", Term(date(2024, 5, 1), date(2029, 4, 30))),
        (
            "租赁期限届满前两个月可续租。租赁期限：自2024年1月1日至2025年12月31日。",
            Term(date(2024, 1, 1), date(2025, 12, 31)),
        ),
        ("双方同意原合同租赁期限延长至2027年6月30日。", Term(None, date(2027, 6, 30))),
    ],
)
def test_the_period_is_read_in_every_form_and_renewal_is_passed_over(text: str, term: Term) -> None:
    record = premises(paragraphs("场地租赁协议\n出租方：甲园区有限公司\n承租方：乙科技有限公司\n" + text))
    assert record.term == term


def test_parties_use_place_and_signing_day() -> None:
    record = premises(paragraphs("""
        科研用房租赁协议书
        合同编号：ZL-2024-018
        出租单位（以下简称甲方）：
        甲方：绍兴高新园区运营有限公司
        统一社会信用代码：91330602MA288J2X5A
        乙方：绍兴云舟生物工程有限公司
        统一社会信用代码：91330604MA2D8W0K3P
        一、乙方租赁甲方位于绍兴市越城区平江路2号6幢的房屋，租赁面积700平方米，租赁用途为研发及中试。
        二、租赁期限自2024年7月1日至2027年6月30日。
        甲方（盖章）：绍兴高新园区运营有限公司
        乙方（盖章）：绍兴云舟生物工程有限公司
        签订日期：2024年6月20日
        """))  # fmt: skip
    assert record.holder is not None
    assert record.holder.value == "绍兴云舟生物工程有限公司"
    assert record.holder_uscc is not None
    assert record.holder_uscc.value == "91330604MA2D8W0K3P"
    assert record.lessor is not None
    assert record.lessor.value == "绍兴高新园区运营有限公司"
    assert record.use is not None
    assert record.use.value == "研发及中试"
    assert record.address is not None
    assert record.address.value == "绍兴市越城区平江路2号6幢"
    assert record.number is not None
    assert record.number.value == "ZL-2024-018"
    assert record.issued == date(2024, 6, 20)


def test_a_tenant_called_party_a_is_still_the_tenant() -> None:
    record = premises(
        paragraphs("场地使用协议\n甲方（承租方）：乙科技有限公司\n乙方（出租方）：甲园区有限公司\n租赁面积600平方米")
    )
    assert record.holder is not None
    assert record.holder.value == "乙科技有限公司"
    assert record.lessor is not None
    assert record.lessor.value == "甲园区有限公司"


def test_a_certificate_gives_the_floor_area_and_not_the_land() -> None:
    rows = [["权利人", "绍兴云舟生物工程有限公司"], ["坐落", "上虞区纬七路18号"], ["用途", "工业用地/厂房"],
            ["面积", "共有宗地面积：6,667.00㎡/房屋建筑面积：1,204.36㎡"],
            ["使用期限", "国有建设用地使用权 2010年05月01日起至2060年04月30日止"]]  # fmt: skip
    record = premises(paragraphs("浙（2021）绍兴市上虞区不动产权第0012345号"), table(rows), kind="property_certificate")
    assert not record.lease
    assert record.area is not None
    assert record.area.value == Decimal("1204.36")
    assert record.area.quote == "1,204.36㎡"
    assert record.term == Term(date(2010, 5, 1), date(2060, 4, 30))
    assert record.holder is not None
    assert record.holder.value == "绍兴云舟生物工程有限公司"
    assert record.number is not None
    assert record.number.value == "浙（2021）绍兴市上虞区不动产权第0012345号"


def test_several_units_of_one_certificate_are_added() -> None:
    rows = [["幢号", "总层数", "建筑面积（㎡）", "规划用途"], ["1", "3", "800.5", "厂房"], ["2", "1", "120", "门卫"]]
    record = premises(paragraphs("房屋所有权证\n房屋所有权人：甲有限公司"), table(rows), kind="property_certificate")
    assert record.area is not None
    assert record.area.value == Decimal("920.5")


def test_a_certificate_of_land_alone_has_no_floor_area() -> None:
    record = premises(paragraphs("不动产权证书\n权利人：甲有限公司\n权利类型：国有建设用地使用权\n面积：宗地面积3200㎡"),
                      kind="property_certificate")  # fmt: skip
    assert record.area is None


def test_a_scan_of_a_certificate_reads_the_value_right_of_its_label() -> None:
    scan = page(
        """
@180 ^16 浙(2019)诸暨市不动产权第0008888号
@60 权利人 || @180 诸暨临浦机械有限公司
@60 共有情况 || @180 单独所有
@60 坐落 || @180 诸暨市陶朱街道文种路9号
@60 用途 || @180 工业用地/工业
@60 面积 || @180 土地使用权面积2000m²/房屋建筑面积1500m²
""",
        ocr=True,
    )
    record = premises(scan, kind="property_certificate", pages=1)
    assert record.area is not None
    assert record.area.value == Decimal(1500)
    assert record.area.source.place.page == 1
    assert record.use is not None
    assert record.use.value == "工业用地/工业"


HEAD = "设备租赁合同\n出租方（甲方）：甲租赁有限公司\n承租方（乙方）：乙科技有限公司\n租赁期限自2025年7月1日起至2028年6月30日止。\n"
TERM = Term(date(2025, 7, 1), date(2028, 6, 30))


@pytest.mark.parametrize(
    ("text", "rent"),
    [
        ("年租金为人民币玖拾万元整（¥900,000.00），押金5万元。", Rent(Decimal(900000), "year", TERM.start, TERM.end)),
        ("月租金2.5万元，按季支付，先付后用。", Rent(Decimal(25000), "month", TERM.start, TERM.end)),
        ("租金总额540万元，分三次支付，首期支付100万元。", Rent(Decimal(5400000), "term", TERM.start, TERM.end)),
        ("每季度租金为60,000元（含税）。", Rent(Decimal(60000), "quarter", TERM.start, TERM.end)),
        ("租金标准：18,000元/月。", Rent(Decimal(18000), "month", TERM.start, TERM.end)),
        ("租金为每年人民币36万元，三年租金总额108万元。", Rent(Decimal(360000), "year", TERM.start, TERM.end)),
        ("租赁保证金20万元。租赁费：每半年15万元。", Rent(Decimal(150000), "half_year", TERM.start, TERM.end)),
    ],
)
def test_a_rent_is_read_with_how_often_it_is_due(text: str, rent: Rent) -> None:
    record = lease(paragraphs(HEAD + text))
    assert record.term == TERM
    assert record.rents == (rent,)


def test_a_stepped_rent_gives_each_year_its_own() -> None:
    record = lease(paragraphs(HEAD + "第一年租金60万元，第二年租金80万元，第三年租金100万元，合计240万元。"))
    assert record.rents == (
        Rent(Decimal(600000), "year", date(2025, 7, 1), date(2026, 6, 30)),
        Rent(Decimal(800000), "year", date(2026, 7, 1), date(2027, 6, 30)),
        Rent(Decimal(1000000), "year", date(2027, 7, 1), date(2028, 6, 30)),
    )
    assert record.total is not None
    assert record.total.value == Decimal(2400000)


def test_a_table_of_periods_gives_the_steps() -> None:
    rows = [
        ["期间", "租金（万元）"],
        ["2025年7月1日至2026年6月30日", "60"],
        ["2026年7月1日至2028年6月30日", "150"],
        ["合计", "210"],
    ]
    record = lease(paragraphs(HEAD), table(rows))
    assert record.rents == (
        Rent(Decimal(600000), "term", date(2025, 7, 1), date(2026, 6, 30)),
        Rent(Decimal(1500000), "term", date(2026, 7, 1), date(2028, 6, 30)),
    )


def test_rent_free_months_and_deposit_are_kept_apart() -> None:
    record = lease(paragraphs(HEAD + "月租金3万元。甲方给予乙方免租期2个月。乙方支付押金60,000元。"))
    assert record.free == (Term(date(2025, 7, 1), date(2025, 8, 31)),)
    assert record.deposit is not None
    assert record.deposit.value == Decimal(60000)
    assert [rent.amount for rent in record.rents] == [Decimal(30000)]


def test_a_computing_service_contract_is_a_lease_of_computing_power() -> None:
    record = lease(paragraphs("""
        智算云资源服务合同
        甲方（客户）：乙科技有限公司
        统一社会信用代码：91330604MA2D8W0K3P
        乙方（服务提供方）：丙云计算有限公司
        一、乙方向甲方提供GPU算力租用服务。
        二、服务期限：2025年1月1日至2025年12月31日。
        三、算力服务费为每月7.2万元（含税6%）。
        """))  # fmt: skip
    assert record.computing
    assert record.lessee is not None
    assert record.lessee.value == "乙科技有限公司"
    assert record.lessor is not None
    assert record.lessor.value == "丙云计算有限公司"
    assert record.rents == (Rent(Decimal(72000), "month", date(2025, 1, 1), date(2025, 12, 31)),)
    assert record.tax == "included"


def test_value_of_the_goods_let_is_no_rent() -> None:
    record = lease(
        paragraphs(HEAD + "租赁设备原值320万元。年租金48万元，逾期付款按日加收违约金500元。租赁期满留购价款100元。")
    )
    assert [rent.amount for rent in record.rents] == [Decimal(480000)]
    assert not record.free


def test_the_figure_cites_the_words_of_the_rent() -> None:
    figures, _ = read_evidence(
        part("equipment_lease", paragraphs(HEAD + "年租金为人民币玖拾万元整（¥900,000.00）。")), DAY
    )
    assert [(f.quantity, f.value, f.quote) for f in figures] == [
        ("equipment_leased_rent", Decimal(900000), "¥900,000.00")
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "租用期：2025年3月1日至2026年2月28日，其中2025年3月1日至2025年4月30日为免租期。",
        "租用期：2025年3月1日至2026年2月28日（免租期为2025年3月1日至2025年4月30日）。",
        "租用期：2025年3月1日至2026年2月28日。2025年3月1日至2025年4月30日期间免收租金。",
    ],
)
def test_a_rent_free_span_beside_the_term(clause: str) -> None:
    record = lease(paragraphs(f"仪器租用协议\n{clause}\n租金：每月50,000元，免租期内不计租金。"))
    assert record.free == (Term(date(2025, 3, 1), date(2025, 4, 30)),)


def test_rooms_of_two_floors_and_their_stated_sum() -> None:
    text = "四层401、402室建筑面积310平方米，五层503室建筑面积285.5平方米，合计595.5平方米，用于验证测试。"
    record = premises(paragraphs(f"写字楼租赁合同\n租赁标的：{text}"))
    assert record.area is not None
    assert (record.area.value, record.area.quote) == (Decimal("595.5"), "595.5平方米")


def test_a_supplement_says_which_contract_it_amends_from_when_and_to_what() -> None:
    record = premises(
        paragraphs("""
            补充协议
            甲方：新昌县澄江工业园开发有限公司
            乙方：新昌栎川胶囊辅料有限公司
            双方于2022年5月12日签订《厂房租赁合同》（合同编号：CJ-2022-017，下称原合同），达成补充协议如下：
            一、自2025年1月1日起，乙方退租三层180平方米及二层东侧120平方米。
            二、退租后，原合同租赁面积由680平方米变更为380平方米。
            三、租赁期限不变，仍至2027年5月31日止。""")
    )
    assert record.area is not None
    assert record.number is not None
    assert (record.amends, record.area.value, record.number.value) == ("whole", Decimal(380), "CJ-2022-017")
    assert (record.amended, record.effective) == (date(2022, 5, 12), date(2025, 1, 1))


def test_quarterly_rents_of_a_schedule_and_months_without_rent_named_one_by_one() -> None:
    rows = [
        ["期间", "每季度租金（元）"],
        ["2024年11月1日至2025年10月31日", "180,000"],
        ["2025年11月1日至2026年10月31日", "210,000"],
    ]
    record = lease(
        paragraphs("设备租用合同\n租用期：2024年11月1日至2026年10月31日，其中2024年11月、12月为安装调试免租期。"),
        table(rows),
    )
    assert [rent.per for rent in record.rents] == ["quarter", "quarter"]
    assert record.free == (Term(date(2024, 11, 1), date(2024, 12, 31)),)


@pytest.mark.parametrize(
    "clause", ["第三条 期限：2025年2月1日至2030年1月31日。", "房屋于2025年2月1日至2030年1月31日交由乙方使用。"]
)
def test_a_term_under_a_bare_label_or_as_the_only_stretch_of_days(clause: str) -> None:
    record = premises(paragraphs(f"房屋租赁合同\n建筑面积760平方米。\n{clause}\n2025年1月20日"))
    assert record.term == Term(date(2025, 2, 1), date(2030, 1, 31))


def test_two_stretches_of_days_without_a_label_are_no_term() -> None:
    text = "建筑面积760平方米。2025年2月1日至2030年1月31日由甲方维修，2026年2月1日至2031年1月31日由乙方维修。"
    assert premises(paragraphs(f"房屋租赁合同\n{text}")).term is None


def test_two_halls_whose_areas_stand_in_brackets_are_added() -> None:
    record = premises(paragraphs("场馆租赁协议\n甲方将1号馆（建筑面积1250㎡）、3号馆（建筑面积800㎡）出租给乙方。"))
    assert record.area is not None
    assert record.area.value == Decimal(2050)


LET = "甲方：某园区运营有限公司\n乙方：绍兴某某材料有限公司\n租赁期限自2024年1月1日起至2027年12月31日止。\n"


@pytest.mark.parametrize(
    ("title", "words", "void"),
    [
        ("房屋租赁意向书", "", True), ("厂房租赁合同（作废）", "", True), ("场地租赁框架协议", "", True), ("厂房租赁合同（草稿）", "", True),
        ("厂房租赁合同", "（本合同作废）", True), ("厂房租赁合同", "本合同已于2024年12月31日经双方协商一致解除。", True),
        ("厂房租赁合同", "甲方拟将该厂房出租给乙方，以正式租赁合同为准。", True),
        ("厂房租赁合同", "逾期三个月不付租金的，甲方有权解除本合同，本合同自通知送达之日终止。", False),
        ("厂房租赁合同（示范文本）", "原合同同时作废。", False),
    ],
)  # fmt: skip
def test_a_paper_that_binds_nobody_says_so_itself(title: str, words: str, void: bool) -> None:
    record = premises(paragraphs(f"{title}\n{LET}租赁面积800平方米。\n{words}"))
    assert bool(record.void) is void


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("租赁总面积1200平方米，其中厂房300平方米、停车场及道路900平方米。", 300),
        ("建筑面积1200平方米，其中800平方米供越砚集团使用。", 400),
        ("建筑面积300平方米，2026年起增加至1200平方米。", 300),
        ("一期交付300平方米，二期于2026年6月交付900平方米，租赁面积合计1200平方米。", 300),
        ("建筑面积300平方米，公共区域900平方米。", 300),
        ("租赁总面积1200平方米，其中厂房900平方米、办公300平方米。", 1200),
    ],
)
def test_parking_what_others_use_and_what_comes_later_is_no_floor(text: str, area: int) -> None:
    record = premises(paragraphs(f"厂房租赁合同\n{LET}{text}"))
    assert record.area is not None
    assert record.area.value == area


def test_an_agreement_to_end_a_lease_ends_it_on_its_day() -> None:
    text = "房屋租赁合同终止协议\n甲乙双方于2022年12月20日签订《房屋租赁合同》，现同意上述合同自2025年6月30日起终止。"
    record = premises(paragraphs(text))
    assert (record.amends, record.effective, record.amended) == ("ends", date(2025, 6, 30), date(2022, 12, 20))


def test_a_person_holds_a_certificate_too() -> None:
    record = premises(table([["权利人", "张三"], ["房屋建筑面积", "800平方米"]]), kind="property_certificate")
    assert record.holder is not None
    assert record.holder.value == "张三"
