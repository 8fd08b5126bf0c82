"""Papers in bundles and alone: where each begins, what it is, and what must not be taken for one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.figures.evidence.build import A4, block, document, foot, page, paragraphs, sheet, table

from pilotdocs.model.document import Document
from pilotdocs.model.part import KINDS
from pilotdocs.parts import KIND_NAMES, find_parts


def kinds(made: Document) -> list[tuple[str, tuple[int, int] | None]]:
    return [(part.kind, part.pages) for part in find_parts(made)]


def alone(text: str) -> str:
    """The kind of a flowing document of those paragraphs."""
    (part,) = find_parts(document(paragraphs(text)))
    return part.kind


LICENCE = """
@230 ^26 营业执照
@60 统一社会信用代码 91330604MA2D8W0K3P
@60 名称 绍兴云舟生物工程有限公司 || @330 注册资本 伍佰万元整
@60 法定代表人 何一 || @330 成立日期 2019年03月12日
@60 经营范围 生物技术研发 || @330 住所 上虞区纬七路18号
@330 登记机关 上虞区市场监督管理局
"""
LEASE = """
@220 ^18 标准厂房租赁合同
出租方（甲方）：绍兴园区开发有限公司
承租方（乙方）：绍兴云舟生物工程有限公司
第一条 甲方将厂房出租给乙方，租赁面积1200平方米。
第二条 租赁期限自2024年1月1日起至2026年12月31日止。
第三条 年租金20万元，物业管理费另计，不得转租。
"""
AUDIT = """
@220 ^18 专项审计报告
绍兴云舟生物工程有限公司：
我们接受委托，对贵公司2024年度中试服务收入情况进行了专项审计。
经审计，中试服务总收入1000万元。
某会计师事务所 中国注册会计师：甲
"""


def test_papers_one_after_the_other_are_cut_where_a_title_and_a_new_page_number_stand() -> None:
    made = document(
        page(LICENCE, number=1, ocr=True), page(AUDIT, number=2), [foot("1", 2)],
        page("附注：收入按项目确认。\n2025年3月1日", number=3), [foot("2", 3)],
        page(LEASE, number=4), [foot("1", 4)], page("第四条 争议解决\n提交法院。", number=5), [foot("2", 5)],
        page(LEASE, number=6), [foot("1", 6)], pages=6,
    )  # fmt: skip
    assert kinds(made) == [
        ("business_licence", (1, 1)),
        ("audit_report", (2, 3)),
        ("premises_lease", (4, 5)),
        ("premises_lease", (6, 6)),
    ]


def test_every_page_belongs_to_one_part_and_keeps_its_content() -> None:
    made = document(page(LICENCE, number=1), page(AUDIT, number=2), page(LEASE, number=3), pages=3)
    parts = find_parts(made)
    assert [block for part in parts for block in part.content] == list(made.content)
    assert [part.index for part in parts] == [0, 1, 2]


def test_a_table_of_contents_before_the_papers_makes_no_false_parts() -> None:
    contents = """
@250 ^18 佐证材料目录
1. 营业执照 ........ 2
2. 人员名册 ........ 3
3. 专项审计报告 ........ 4
4. 场地租赁合同 ........ 6
5. 设备清单 ........ 8
6. 企业信用报告 ........ 9
"""
    made = document(page(contents, number=1), page(AUDIT, number=2), page(LEASE, number=3), pages=3)
    assert kinds(made) == [("other", (1, 1)), ("audit_report", (2, 2)), ("premises_lease", (3, 3))]


def test_chapters_and_annexes_of_a_plan_stay_in_the_plan() -> None:
    cover = "@200 ^26 中试平台建设方案\n依托单位：甲乙有限公司\n推荐单位：柯桥区科学技术局\n申报日期：2025年9月"
    made = document(
        page(cover, number=1),
        page("一、建设基础 ........ 2\n二、建设任务 ........ 3\n三、发展规划 ........ 4\n附件1 设备清单 ........ 5", number=2), [foot("2", 2)],
        page("@60 ^14 三、建设基础\n拥有设备30台，详见设备清单。\n依托单位具备中试能力。", number=3), [foot("3", 3)],
        page("@60 ^14 六、发展规划\n总体目标明确。保障措施有力。", number=4), [foot("4", 4)],
        page("@220 ^16 附件1 中试设备清单\n", number=5), [table([["序号", "设备名称", "数量", "原值"], ["1", "反应釜", "1", "10"]], page=5)], [foot("5", 5)],
        pages=5,
    )  # fmt: skip
    assert kinds(made) == [("plan", (1, 5))]


def test_an_annex_of_a_lease_stays_with_the_lease() -> None:
    made = document(
        page(LEASE, number=1),
        page("@220 ^16 附件一：租赁设备清单", number=2), [table([["设备名称", "型号", "数量"], ["行车", "5t", "1"]], page=2)],
        page(AUDIT, number=3), pages=3,
    )  # fmt: skip
    assert kinds(made) == [("premises_lease", (1, 2)), ("audit_report", (3, 3))]


def test_a_list_that_repeats_its_title_on_every_page_is_one_list() -> None:
    title = "@200 ^16 参保人员名单"
    first = table([["序号", "姓名", "养老保险"], ["1", "赵甲", "参保缴费"], ["2", "钱乙", "参保缴费"]], page=1)
    second = table([["序号", "姓名", "养老保险"], ["3", "孙丙", "参保缴费"]], page=2)
    made = document(page(title, number=1), [first], page(title, number=2), [second], pages=2)
    assert kinds(made) == [("social_insurance", (1, 2))]


def test_each_invoice_of_a_pile_is_its_own_part() -> None:
    invoice = "@200 ^16 电子发票（增值税专用发票）\n发票号码：{}\n开票日期：2024年1月2日\n购买方 名称：甲有限公司\n价税合计 小写 ¥100.00\n开票人：乙"
    made = document(*(page(invoice.format(10000000 + n), number=n) for n in (1, 2, 3)), pages=3)
    assert kinds(made) == [("equipment_invoice", (n, n)) for n in (1, 2, 3)]


def test_a_cover_page_belongs_to_the_report_behind_it() -> None:
    made = document(
        page("@200 ^24 专项审计报告\n@220 某会审字〔2025〕12号", number=1),
        page(AUDIT, number=2),
        page(LEASE, number=3),
        pages=3,
    )
    assert kinds(made) == [("audit_report", (1, 2)), ("premises_lease", (3, 3))]


def test_a_wrong_character_in_a_title_read_from_a_picture_does_no_harm() -> None:
    text = (
        "@200 ^20 不动产杈证书\n权利人 甲有限公司\n坐落 绍兴市越城区1号\n用途 工业\n面积 宗地面积100㎡/房屋建筑面积80㎡"
    )
    assert kinds(document(page(text, ocr=True), pages=1)) == [("property_certificate", (1, 1))]


def test_a_licence_without_a_readable_title_is_known_by_its_fields() -> None:
    assert kinds(document(page(LICENCE.replace("@230 ^26 营业执照\n", ""), ocr=True), pages=1)) == [
        ("business_licence", (1, 1))
    ]


def test_the_file_name_proves_nothing() -> None:
    made = replace(document(page(AUDIT), pages=1), path="信用报告.pdf")
    assert kinds(made) == [("audit_report", (1, 1))]


CONTRACTS = [
    ("premises_lease", "房屋租赁协议\n出租人：甲\n承租人：乙\n租赁房屋建筑面积500平方米，年租金5万元"),
    ("premises_lease", "租赁合同\n甲方将厂房出租给乙方使用，租赁面积800平方米，不得转租，物业费另付"),
    ("premises_lease", "园区企业入驻协议\n甲方提供场地600平方米供乙方使用，免收租金"),
    ("equipment_lease", "租赁合同\n出租方：甲\n承租方：乙\n租赁设备：双螺杆挤出机，规格型号ZSK-50，2台，年租金30万元"),
    ("equipment_lease", "高性能计算算力租用服务协议\n乙方向甲方提供GPU算力服务，费用每月5万元"),
    ("equipment_lease", "融资租赁合同\n出租人：甲租赁公司\n承租人：乙\n租赁物件见附件，租金每期1万元"),
    ("equipment_lease", "智算中心云服务合同\n客户：甲\n服务商：乙\n云主机10台，月服务费2万元"),
    ("service_contract", "技术服务合同\n委托方：甲\n受托方：乙\n服务内容：中试放大试验，提交中试报告"),
    ("service_contract", "委托试验合同书\n委托人：甲\n受托人：乙\n样品由委托方提供，验收合格后付款"),
    ("service_contract", "新型面料打样试制协议\n甲方委托乙方试制样品，服务费用10万元"),
    ("other", "设备采购合同\n买方：甲\n卖方：乙\n设备名称：反应釜，规格型号：R-50，总价50万元"),
    ("other", "产品购销合同\n供方：甲\n需方：乙\n货物名称、规格型号、数量、单价见附表，违约金按5%"),
    ("other", "产学研合作协议\n甲乙双方共建联合实验室，知识产权共享"),
    ("other", "劳动合同书\n甲方（用人单位）：甲\n乙方（劳动者）：乙\n合同期限三年，社会保险按规定缴纳"),
]


@pytest.mark.parametrize(("kind", "text"), CONTRACTS)
def test_contracts_are_told_apart_by_title_and_matter(kind: str, text: str) -> None:
    assert alone(text) == kind


PAPERS = [
    ("funding_proof", "关于中试平台建设资金来源及保障情况的说明\n平台运行经费由本公司自有资金安排，专款专用"),
    ("funding_proof", "股东会决议\n会议决定每年安排不少于200万元作为中试平台运行经费，资金来源为自有资金"),
    ("funding_proof", "运行经费出资承诺函\n我单位承诺每年投入配套资金100万元，专款专用"),
    ("commitment_letter", "申报材料真实性承诺书\n本单位郑重承诺：所提交材料真实有效，如有不实，愿意承担法律责任"),
    ("commitment_letter", "无重大事故声明书\n我公司声明如下：近三年未发生重大安全事故。声明单位：甲乙有限公司"),
    ("recommendation",
     "绍兴市柯桥区科学技术局关于推荐甲乙有限公司申报市级中试平台的函\n"
     "市科技局：我局对材料进行了核实，同意推荐"),
    ("recommendation", "2025年度市级中试平台推荐汇总表\n推荐单位（盖章）：上虞区科技局\n经审核，予以推荐"),
    ("management_rules",
     "中试平台开放服务管理办法\n第一章 总则\n第一条 为规范平台运行，制定本办法。\n"
     "第二章 收费管理\n本办法自发布之日起施行"),
    ("management_rules",
     "知识产权与商业秘密保护制度\n第一条 为保护委托方商业秘密，制定本制度。\n"
     "第三条 本制度由办公室负责解释"),
    ("development_plan", "中试平台五年发展规划（2026—2030年）\n一、发展基础\n二、发展目标\n三、重点任务\n四、保障措施"),
    ("development_plan", "平台建设三年行动计划\n指导思想\n总体目标\n重点任务\n实施路径：近期、中期、远期"),
    ("plan", "绍兴市市级中试平台申报书\n申报单位：甲\n推荐单位：乙\n建设基础\n建设任务\n保障措施"),
    ("credit_report",
     "法人和非法人组织公共信用信息报告\n报告编号：123\n行政处罚信息 未查询到相关记录\n"
     "严重失信主体名单 无"),
    ("credit_report", "有无违法违规记录证明\n经查询，甲乙有限公司近三年无行政处罚信息，未被列入经营异常名录"),
    ("audit_report",
     "2024年度财务报表审计报告\n"
     "甲乙有限公司全体股东：我们审计了财务报表。我们的责任是发表审计意见。会计师事务所"),
    ("social_insurance",
     "单位职工社会保险缴费明细表\n单位编号：1\n费款所属期：202508\n缴费人数：20\n"
     "养老保险 工伤保险"),
    ("business_licence",
     "民办非企业单位登记证书\n名称：甲研究院\n统一社会信用代码：52330600MJ1234567X\n"
     "法定代表人：乙\n开办资金：50万元\n业务主管单位：市科技局"),
    ("other", "中试产品检测报告\n样品名称：树脂\n检测结果：合格"),
    ("other", "高新技术企业证书\n企业名称：甲\n发证时间：2024年\n有效期三年"),
    ("other", "会议通知\n定于周一开会"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), PAPERS)
def test_papers_are_told_apart(kind: str, text: str) -> None:
    assert alone(text) == kind


def test_other_names_the_nearest_kinds() -> None:
    (part,) = find_parts(document(paragraphs("设备采购合同\n设备名称、规格型号见附件，租赁期限无")))
    assert part.kind == "other"
    assert any("采购" in reason for reason in part.reasons)
    assert any(reason.startswith("最接近") for reason in part.reasons)


ROSTER = sheet(
    [["姓名", "性别", "身份证号", "学历", "职称", "岗位类别"], ["赵甲", "男", "1", "本科", "工程师", "技术"]],
    name="人员",
)
ASSETS = sheet(
    [["设备名称", "规格型号", "数量", "单价（元）", "原值（元）", "购置日期"], ["反应釜", "A", 1, 5, 5, "2024"]],
    name="设备",
)
NOTES = sheet([["填表说明"], ["请如实填写"]], name="说明")
INVOICES = sheet([["设备发票清单", None, None], ["序号", "发票号码", "金额"], [1, "123", 5]], name="发票")


def test_a_workbook_is_one_part_unless_its_sheets_are_of_different_kinds() -> None:
    assert kinds(document(ROSTER, NOTES)) == [("staff_roster", None)]
    assert kinds(document(NOTES, ROSTER, ASSETS)) == [("staff_roster", None), ("equipment_list", None)]
    assert kinds(document(INVOICES)) == [("other", None)]


def test_a_hidden_sheet_does_not_decide_the_kind() -> None:
    hidden = sheet(
        [["姓名", "学历", "身份证号", "职称", "岗位"], ["赵甲", "本科", "1", "工程师", "主任"]], name="旧", hidden=True
    )
    assert kinds(document(ASSETS, hidden)) == [("equipment_list", None)]


def test_an_unreadable_document_has_no_parts() -> None:
    assert find_parts(Document("0" * 64, "pdf", None, "none")) == ()


def test_blank_pages_go_with_the_paper_before_them() -> None:
    made = document(page(LEASE, number=1), page(AUDIT, number=3), pages=3)
    assert kinds(made) == [("premises_lease", (1, 2)), ("audit_report", (3, 3))]


def test_every_kind_has_a_chinese_name() -> None:
    assert set(KIND_NAMES) == set(KINDS)
    assert all(name for name in KIND_NAMES.values())


LINES = st.lists(
    st.sampled_from([*LICENCE.split("\n"), *LEASE.split("\n"), *AUDIT.split("\n"), "附件1", "目录", "12", "。"]),
    max_size=12,
)


@given(st.lists(LINES, min_size=1, max_size=6))
def test_parts_always_cover_every_page_once_in_order(pages: list[list[str]]) -> None:
    content = [item for n, lines in enumerate(pages, 1) for item in page("\n".join(lines) or "x", number=n)]
    made = replace(document(content, pages=len(pages)), page_sizes=(A4,) * len(pages))
    covered = [n for part in find_parts(made) for n in range((part.pages or (1, 0))[0], (part.pages or (1, 0))[1] + 1)]
    assert covered == list(range(1, len(pages) + 1))
    assert [item for part in find_parts(made) for item in part.content] == content


def test_a_running_head_names_no_part() -> None:
    head = replace(block("佐证材料：营业执照", 60, 20, page=2), kind="header")
    made = document(page(LEASE, number=1), [head], page("第四条 争议解决。", number=2), pages=2)
    assert kinds(made) == [("premises_lease", (1, 2))]


def test_a_table_without_a_title_is_told_by_heads_that_only_its_kind_has() -> None:
    people = sheet([["序号", "姓名", "身份证号", "岗位类别"], [1, "赵甲", "33062119900114982X", "技术"]])
    things = sheet([["设备名称", "原值（元）"], ["反应釜", 120000]])
    contacts = sheet([["姓名", "联系电话", "身份证号"], ["赵甲", "1", "2"]])
    assert [find_parts(document(made))[0].kind for made in (people, things, contacts)] == [
        "staff_roster",
        "equipment_list",
        "other",
    ]


def test_a_page_that_calls_itself_a_continuation_begins_nothing() -> None:
    head = ["序号", "设备名称", "数量", "原值", "权属"]
    first = [*page("@200 ^18 中试设备台账", number=1), table([head, [1, "反应釜", 3, 127, "自有"]], page=1)]
    last = [
        *page("@200 ^14 续表（中试设备台账）", number=2),
        table([head, [2, "冷水机组", 1, 31, "租用"], [3, "质谱仪", 1, 126, "借用"]], page=2),
    ]
    assert kinds(document(*first, *last, pages=2)) == [("equipment_list", (1, 2))]
