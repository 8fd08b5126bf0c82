"""Licences and certificates of registration, in layouts that offices hand in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.figures.evidence.build import Rows, page, paragraphs, part, table

from pilotdocs.figures.evidence import read_evidence
from pilotdocs.model.part import Part
from pilotdocs.model.record import Licence

DAY = date(2025, 9, 30)


def read(made: Part) -> Licence:
    _, records = read_evidence(made, DAY)
    assert len(records) == 1
    assert isinstance(records[0], Licence)
    return records[0]


def test_two_columns_of_a_scan_are_read_each_for_itself() -> None:
    scan = page(
        """
@200 ^24 营业执照
@60 统一社会信用代码 || @200 91330604MA2D8W0K3P
@60 名    称 || @140 绍兴云舟生物工程有限公司 || @330 注册资本 || @420 伍佰万元整
@60 类    型 || @140 有限责任公司(自然人独资) || @330 成立日期 || @420 2019年03月12日
@60 法定代表人 || @140 何一 || @330 营业期限 || @420 2019年03月12日至2049年03月11日
@60 经营范围 || @140 生物技术研发；类型开发 || @330 住    所 || @420 绍兴市上虞区杭州湾
@420 经济技术开发区纬七路18号
@330 登记机关 || @420 绍兴市上虞区市场监督管理局
@420 2024年11月05日
""",
        ocr=True,
    )
    licence = read(part("business_licence", scan, pages=1))
    assert licence.name is not None
    assert licence.name.value == "绍兴云舟生物工程有限公司"
    assert licence.established is not None
    assert licence.established.value == date(2019, 3, 12)
    assert licence.established.quote == "2019年03月12日"
    assert licence.registered_place is not None
    assert licence.registered_place.value == "绍兴市上虞区杭州湾经济技术开发区纬七路18号"
    assert licence.term_end is not None
    assert licence.term_end.value == date(2049, 3, 11)
    assert licence.issued is not None
    assert licence.issued.value == date(2024, 11, 5)
    assert licence.established.source.place.box is not None
    assert licence.established.source.place.box.x0 == 420


def test_labels_and_values_in_one_run_with_the_seal_of_approval_day_not_taken_for_the_founding() -> None:
    licence = read(part("business_licence", paragraphs("""
        营业执照（副本）
        统一社会信用代码：91330602MA288J2X5A
        名称：浙江澄江纤维股份有限公司
        类型：其他股份有限公司（非上市）
        住所：浙江省绍兴市越城区皋埠街道人民东路1号
        法定代表人：沈二
        注册资本：叁仟万元整
        核准日期：2024年8月1日
        成立日期：2016年2月29日
        营业期限：2016年2月29日至长期
        """)))  # fmt: skip
    assert licence.established is not None
    assert licence.established.value == date(2016, 2, 29)
    assert licence.issued is not None
    assert licence.issued.value == date(2024, 8, 1)
    assert licence.term_end is None
    assert licence.registered_place is not None
    assert licence.registered_place.quote == "浙江省绍兴市越城区皋埠街道人民东路1号"


def test_a_licence_typed_as_a_table_gives_the_next_cell_to_the_label() -> None:
    rows: Rows = [["企业名称", "诸暨临浦机械有限公司", "成立日期", "2020-06-18"],
            ["统一社会信用代码", "91330681MA2JQ7KX1B", "类型", "有限责任公司"],
            ["营业场所", "诸暨市陶朱街道文种路9号", None, None]]  # fmt: skip
    licence = read(part("business_licence", table(rows, spans={(2, 1): (1, 3)})))
    assert licence.name is not None
    assert licence.name.value == "诸暨临浦机械有限公司"
    assert licence.established is not None
    assert licence.established.value == date(2020, 6, 18)
    assert licence.established.source.place.locator == "body/tbl[1]/r[1]/c[4]/p[1]"
    assert licence.registered_place is not None
    assert licence.registered_place.value == "诸暨市陶朱街道文种路9号"


def test_the_first_day_of_an_institutions_validity_is_not_its_founding() -> None:
    made = part("business_licence", paragraphs("""
        事业单位法人证书
        统一社会信用代码 12330600MB1234567X
        名 称 绍兴市新材料研究院
        宗旨和业务范围 开展新材料中试研究
        住 所 绍兴市越城区群贤中路2号
        法定代表人 周三
        经费来源 财政补助
        开办资金 ￥500万元
        举办单位 绍兴市人民政府
        有效期 自2023年5月6日至2028年5月5日
        """))  # fmt: skip
    licence = read(made)
    assert licence.institution
    assert licence.established is None
    assert licence.organisation_type is not None
    assert licence.organisation_type.value == "事业单位法人"
    assert licence.term_end is not None
    assert licence.term_end.value == date(2028, 5, 5)
    figures, _ = read_evidence(made, DAY)
    assert {figure.quantity for figure in figures} == {"registered_place", "organisation_type", "uscc"}


def test_a_branch_keeps_the_words_of_its_kind() -> None:
    licence = read(part("business_licence", paragraphs("""
        营业执照
        名称 上海某新材料有限公司绍兴分公司
        类型 有限责任公司分公司(自然人投资或控股)
        营业场所 绍兴市柯桥区柯岩街道1号
        负责人 王四
        成立日期 2021年1月5日
        曾用名 上海旧名材料有限公司绍兴分公司
        """)))  # fmt: skip
    assert licence.organisation_type is not None
    assert licence.organisation_type.value == "有限责任公司分公司（自然人投资或控股）"
    assert [name.value for name in licence.former_names] == ["上海旧名材料有限公司绍兴分公司"]


def test_every_figure_can_be_found_again_at_its_place() -> None:
    made = part(
        "business_licence",
        paragraphs("营业执照\n名称：甲乙丙有限公司\n住所：绍兴市新昌县七星街道3号\n成立日期：2020年1月1日"),
    )
    figures, _ = read_evidence(made, DAY)
    texts = {b.place.locator: b.text for b in made.document.blocks()}
    assert figures
    for figure in figures:
        assert figure.quote in texts[figure.source.place.locator]
        assert not isinstance(figure.value, Decimal)


def test_a_label_that_a_narrow_cell_wraps_is_still_one() -> None:
    rows: Rows = [
        ["名 称", "诸暨柘溪精密轴材有限公司", "注册资\n本", "伍仟万元整"],
        ["法定代表\n人", "赵甲", "成立日\n期", "2019年04月08日"],
        ["住\n所", "诸暨市店口镇中央大道118\n号", None, None],
    ]
    licence = read(part("business_licence", table(rows)))
    assert licence.established is not None
    assert licence.established.value == date(2019, 4, 8)
    assert licence.registered_place is not None
    assert licence.registered_place.value == "诸暨市店口镇中央大道118号"


def test_certificates_without_a_kind_are_proof_of_their_own() -> None:
    sole: Rows = [["名称", "柯桥区织澜打样中心"], ["组成形式", "个人经营"], ["注册日期", "2016年03月08日"]]
    licence = read(part("business_licence", paragraphs("个体工商户营业执照"), table(sole)))
    assert licence.organisation_type is not None
    assert licence.organisation_type.value == "个体工商户"
    civil: Rows = [["名称", "越城区泓算服务中心"], ["开办资金", "伍佰万元整"], ["成立登记日期", "2022年08.月18日"]]
    licence = read(part("business_licence", paragraphs("民办非企业单位登记证书"), table(civil)))
    assert licence.organisation_type is not None
    assert licence.established is not None
    assert (licence.organisation_type.value, licence.established.value) == ("民办非企业单位", date(2022, 8, 18))
