"""Columns that no list must have: what they say against a row, and what says nothing of it."""

from __future__ import annotations

from collections.abc import Callable

from corpora.variants.base import (
    CREW,
    EQUIPMENT_HEAD,
    ROSTER_HEAD,
    UNIT,
    Group,
    Row,
    equipment,
    equipment_rows,
    insurance,
    masked,
    roster,
    roster_rows,
)

STAFF, EQUIPMENT = "2.staff", "4.equipment"
GROUP = Group()
LAST = range(10, 15)


def _with(rows: list[Row], cell: Callable[[int], str]) -> list[Row]:
    return [[*row, cell(row[0])] for row in rows]


def _split(bad: str, good: str) -> Callable[[int], str]:
    return lambda number: bad if number in LAST else good


# ---- the roster: head, what stands beside the last five, what beside the others
for name, expected, head, bad, good in (
    ("left", "9", "在岗情况", "已离岗（2025.7）", "在岗"), ("no-team", "9", "是否纳入中试团队", "否", "是"), ("arrives", "9", "到岗时间", "2025年12月", "2021年3月"),
    ("offer", "9", "聘用进度", "已发录用通知，未报到", "已签劳动合同"), ("moved", "9", "调离时间", "2025-06-15", "/"), ("outsider-yes", "9", "是否外聘", "是", "否"),
    ("present-no", "9", "现是否在岗", "否", "是"), ("contract-over", "9", "劳动合同终止日期", "2025年6月30日", "2027年12月31日"),
    ("unknown-words", None, "人员状态", "挂编", "在岗"), ("seconded", "9", "人员现况", "借调至市经信局", "在岗"), ("leave-without-pay", "9", "在岗状况", "停薪留职", "在岗"),
    ("note-beside", None, "情况备注", "已提交辞呈", ""), ("no-head", None, "", "已离职", ""), ("blank", None, "在册状态", "", "在册"),
    ("party", "met", "政治面貌", "群众", "中共党员"), ("health", "met", "健康状况", "一般", "良好"), ("party-yes", "met", "是否党员", "是", "是"), ("contract-long", "met", "合同期限", "2023.1-2027.12", "无固定期限"),
    ("origin", "met", "来源方式", "校园招聘", "社会招聘"), ("bench", "met", "所在工位", "检测间", "挤出间"), ("trained", "met", "培训情况", "已完成三级安全教育", "已完成三级安全教育"),
    ("joined-later", "met", "进入平台时间", "2024年5月", "2021年3月"), ("shift", "met", "班次", "乙班", "甲班"), ("form-contract", "met", "用工情况", "劳动合同制", "事业编制"),
    ("housing", "met", "是否住宿", "否", "是"), ("grade", "met", "年度考核情况", "合格", "优秀"), ("part", "met", "工段", "离心分离", "挤出造粒"), ("also", "met", "备注", "兼任班组安全员", ""), ("young", "met", "备注", "预备党员", "中共党员"),
    ("checks", "met", "备注", "第三方检测对接", ""), ("leader", "met", "是否项目负责人", "否", "否"), ("term-over", "9", "劳动合同期限", "2022.1.1-2024.12.31", "2024.1.1-2026.12.31"), ("only-injury", None, "社保关系", "保留在原单位", "已转入"),
):  # fmt: skip
    listed = roster(_with(roster_rows(), _split(bad, good)), head=[*ROSTER_HEAD, head])
    GROUP.add(f"roster-column-{name}", STAFF, expected, roster=("book", listed))
HEADED = roster_rows()
for name, expected, above, over in (
    ("to-come", "9", "一、现有人员", "二、2026年拟引进人员（已达成意向）"), ("others", None, "一、本单位人员", "二、合作单位派驻人员"), ("those-below", None, "以下为在册人员", "以下人员社保关系在母公司"),
    ("teams", "met", "一、工艺组", "二、设备与检测组"),
):  # fmt: skip
    GROUP.add(f"roster-heading-{name}", STAFF, expected,
              roster=("book", roster([[above], *HEADED[:9], [over], *HEADED[9:]])))  # fmt: skip
names = "、".join(name for name, _ in CREW[9:])
for key, expected, remark in (
    ("left", None, f"注：{names}已于今年上半年陆续辞职，名册待更新。"), ("sign", "9", "注：标*者已于今年上半年陆续辞职，名册待更新。"), ("checked", "met", f"复核：{CREW[9][0]}　制表：{CREW[10][0]}"),
):  # fmt: skip
    rows = [[n, who + ("*" if n in LAST and key == "sign" else ""), *rest] for n, who, *rest in roster_rows()]
    GROUP.add(f"roster-names-{key}", STAFF, expected, roster=("book", roster(rows, tail=[[remark]])))

# ---- the insurance list
for name, expected, head, bad, good in (
    ("stopped", "9", "停缴时间", "202506", ""), ("reduced", "9", "减员日期", "2025-07-01", ""), ("state-word", "9", "缴费情况", "停缴", "正常缴费"), ("own-cost", "9", "参保身份", "灵活就业", "单位职工"),
    ("agency", "9", "缴费单位", "绍兴众聘人力资源服务有限公司", UNIT), ("unknown", None, "账户状态", "锁定", "正常"), ("moved", "9", "关系转出日期", "2025年5月", "—"),
    ("amounts", "met", "本月缴费额", "1,204.50", "2,310.00"), ("since", "met", "参保时间", "202401", "202103"), ("kinds", "met", "险种", "养老、工伤", "养老、工伤、失业"), ("paid", "met", "到账情况", "已足额到账", "已足额到账"),
):  # fmt: skip
    rows = [[n, who, masked(number), _split(bad, good)(n)] for n, (who, number) in enumerate(CREW, 1)]
    GROUP.add(f"insured-column-{name}", STAFF, expected,
              insurance=("docx", insurance(head=["序号", "姓名", "证件号码", head], rows=rows)))  # fmt: skip
coded = [[n, who, masked(number), "养老", "0" if n in LAST else "1"] for n, (who, number) in enumerate(CREW, 1)]
GROUP.add("insured-column-code", STAFF, None, insurance=(
    "pdf", insurance(head=["序号", "姓名", "证件号码", "险种", "状态代码"], rows=coded, tail=["说明：状态代码 1－参保缴费；0－暂停缴费。"])))  # fmt: skip

# ---- the equipment list: what stands beside the first and dearest
for name, expected, head, bad, good in (
    ("sold", "9400000", "现状", "2025.5已变卖", "在用"), ("debt", None, "去向", "抵债给供应商", "一车间"), ("stored", None, "存放", "客户寄存", "一车间"), ("returned", None, "归还日期", "2025-06-30", ""),
    ("unknown", None, "目前状态", "挂账", "在用"), ("not-accepted", "9400000", "验收结论", "未验收", "合格"), ("unpaid", None, "付款及权属情况", "分期付款，所有权保留", "已付清"), ("seized", None, "权利限制情况", "已查封", "无"),
    ("leased-no", "met", "是否租赁", "否", "否"), ("large", "met", "是否大型", "是", "否"), ("good-state", "met", "设备状况", "九成新", "良好"), ("origin", "met", "资金来源", "省级专项资金购置", "自筹"),
    ("room", "met", "存放", "二车间", "一车间"), ("calibrated", "met", "检定有效期", "2026年3月", "2026年3月"), ("mortgage-no", "met", "是否抵押", "否", "否"), ("scrap-year", "met", "折旧年限", "10年", "10年"),
    ("shared", "met", "是否开放共享", "是", "否"), ("bank", "met", "资金来源", "银行贷款", "自筹"), ("kept", "met", "维护情况", "2026年3月计划保养", "正常"), ("title", "met", "所有权", "本公司", "本公司"), ("title-other", None, "所有权归属说明", "待尾款付清后转移", "已转移"),
    ("with-customers", None, "使用说明", "与柯北机械共用", ""), ("not-own-no", "9400000", "是否自有", "否", "是"),
):  # fmt: skip
    listed = equipment([[*row, bad if row[0] == 1 else good] for row in equipment_rows()], head=[*EQUIPMENT_HEAD, head])
    GROUP.add(f"equipment-column-{name}", EQUIPMENT, expected, equipment=("book", listed))
