"""The Chinese sentences of this room, and how its numbers are said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pilotdocs.model.figure import Figure

NAMES = {
    "established": "成立日期",
    "registered_place": "住所",
    "organisation_type": "类型",
    "uscc": "统一社会信用代码",
    "pilot_staff": "中试人员",
    "pilot_staff_technical": "技术人员",
    "pilot_staff_skilled": "技能人员",
    "pilot_staff_managerial": "管理人员",
    "pilot_staff_marketing": "营销人员",
    "pilot_area": "中试场地及配套设施面积",
    "equipment_owned": "自有设备原值",
    "equipment_leased_rent": "租赁设备当年租金",
    "equipment_counted": "计入的设备原值",
    "pilot_revenue_total": "中试服务总收入",
    "pilot_revenue_external": "对外中试服务收入",
    "external_share": "对外中试服务收入占比",
}


def name_of(quantity: str) -> str:
    """What a reviewer calls a quantity."""
    return NAMES.get(quantity, quantity)


def say(value: object, unit: str) -> str:
    """A value as a memo says it: 1,760.40万元, 1,900平方米, 39.09%, 15人, 2017年10月21日; 无 for None."""
    if value is None:
        return "无"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if not isinstance(value, Decimal):
        return str(value)
    if unit == "CNY":
        wan = value / 10000
        return f"{_plain(wan.quantize(Decimal('0.01')) if wan != wan.to_integral_value() else wan)}万元"
    if unit == "ratio":
        return f"{_plain((value * 100).quantize(Decimal('0.01')))}%"
    if unit == "m2":
        return f"{_plain(value.quantize(Decimal('0.01')) if value != value.to_integral_value() else value)}平方米"
    if unit == "person":
        return f"{_plain(value)}人"
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    whole, _, rest = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    digits = whole.lstrip("-")
    return sign + f"{int(digits or 0):,}" + (f".{rest}" if rest else "")


SENTENCES = {
    # basis of facts
    "licence": "依据{path}所载{name}。",
    "no_licence": "未见可用的营业执照或法人证书，{name}仅有建设方案自述。",
    "staff_insured": "名册在册{rows}人（去重后{distinct}人），与社保参保名单比对后{counted}人计入。",
    "staff_total": "名册去重后{distinct}人，社保证明载明参保总数{total}人，按较小者计入{counted}人。",
    "staff_roster": "名册去重后{distinct}人计入；未见可比对的社保参保名单。",
    "staff_none": "未见可用的人员名册，无法核实在册人数。",
    "staff_everyone": "仅有全体员工名册，不是中试人员名册，不能据以认定中试人员数。",
    "old_insurance": "{path}：为{month}的参保情况，距申报日已超过一年，不作为依据。",
    "premises_no_term": "合同未载明起止日期，无法判断是否有效，不计入",
    "premises_no_holder": "未读到权利人，且另有租赁合同，不重复计入",
    "rent_twice": "与前面一份合同相同，只计一次",
    "share_over": "{year}年度对外收入{external}大于总收入{total}，数据矛盾，占比不作认定。",
    "conflict_established": "{path}与{other}：两份证照的成立日期不一致（{first}、{second}），按较晚的日期认定。",
    "partial_unread": "有可能相关的文件未能读取（{paths}），已读到的佐证少于申报数，暂不认定。",
    "staff_unread": "可能是社保参保名单的文件未能读取（{paths}），名册人数无法核对，暂不计入。",
    "group": "按名册岗位类别，在计入的{total}人中为{count}人。",
    "group_total": "参保总数少{out}人，不知是哪些人，按最少{sure}人、最多{count}人计。",
    "group_none": "名册未载明岗位类别，无法分组。",
    "area": "在{day}有效且属申报单位使用的产权证、租赁合同共{count}件，合计{area}。",
    "area_none": "未见在{day}有效且属申报单位使用的产权证或租赁合同。",
    "equipment": "设备清单逐行重算，计入{counted}项，合计{value}。",
    "equipment_net": "设备清单仅列净值，未列原值，不能证明设备原值。",
    "equipment_none": "未见可用的设备清单。",
    "rent": "按{year}年逐月计算的租赁合同租金，共{count}份合同，合计{value}。",
    "rent_none": "未见在{day}有效的设备（算力）租赁合同。",
    "revenue": "依据{year}年度审计（专项审计）报告。",
    "revenue_none": "未见{year}年度的审计（专项审计）报告。",
    "share": "由{year}年度对外收入{external}除以总收入{total}计算，未四舍五入。",
    "share_zero": "{year}年度中试服务总收入为零，占比无法计算。",
    "share_none": "缺少{year}年度两项收入的佐证，占比无法核算。",
    "claim_only": "仅有建设方案自述，未见佐证。",
    "nothing": "建设方案与佐证材料均未载明。",
    "smaller": "产权证、合同面积可能大于中试实际使用面积，取申报数与佐证数的较小者。",
    "second": "扫描件上的数字两种识别结果不同，另一识别结果为{values}，请对照原件。",
    "doubted_paper": "{path}载有“{words}”，看不出是否影响认定，请对照原件核实。",
    "notice": "{path}为“{title}”，{day}登记状态须先核实，不作为依据。",
    "doubted_staff": "计入者中{count}人另有记载（{rows}），看不出是否影响计入，如不计则为{left}人，请逐人核对。",
    "doubted_equipment": "计入者中{count}项另有记载（{rows}），看不出是否影响计入，如不计则为{left}，请逐项核对。",
    "remark_staff": "{path}注明“{words}”，未指明是哪几人，如属实则至多{left}人，请申报单位逐人注明。",
    "remark_staff_some": "{path}注明“{words}”，未指明是哪几人和人数，请申报单位逐人注明。",
    "remark_equipment": "{path}注明“{words}”，未指明是哪几项，如属实则至多{left}，请申报单位逐项注明。",
    "remark_equipment_some": "{path}注明“{words}”，未指明是哪几项和金额，请申报单位逐项注明。",
    "remark_area": "{path}注明“{words}”，如属实则为{left}，请对照原件。",
    "remark_revenue": "{path}载明“{words}”，这部分收入能否计为对外收入须人工判断；不计入时占比为{left}。",
    "unit_unsaid": "设备清单未注明金额单位，按元计为{yuan}；如为万元则为{wan}，请申报单位注明单位。",
    "unit_unsaid_yuan": "设备清单未注明金额单位，按元计。",
    "foreign": "另有{count}项以外币（{currency}）计价，没有入账的人民币原值，不计入。",
    "foreign_list": "{path}：{count}项设备以外币（{currency}）计价，不能当作人民币计入，须提供入账的人民币原值，"
    "例如“{example}”。",
    "no_quantity": "清单未列数量，每行按1台（套）计。",
    # rows
    "row_hidden": "该行被隐藏，不计入",
    "row_duplicate": "与前面一行重复，只计一次",
    "row_owner": "清单注明属于“{owner}”，不是申报单位自有，不计入",
    "row_not_insured": "未在社保参保名单中找到，不计入",
    "row_other_employer": "所在单位为“{employer}”，不是申报单位，不计入",
    "row_absent": "名册注明“{why}”，虽在社保参保名单中，不计入，请核对",
    "row_doubted": "计入，但另注明“{words}”，请核对",
    "row_excluded": "名册注明“{why}”，且未见本单位参保记录，不计入",
    "row_tenure": "注明为{tenure}，不是自有设备，不计入",
    "row_category": "属于{category}，不是设备，不计入",
    "row_no_value": "未列数量与单价，也未列原值，不计入",
    "row_foreign": "以外币（{currency}）计价，没有人民币原值，不计入",
    "row_one": "未列数量，按1台（套）计入",
    "row_product": "数量×单价为{product}，与所列原值{value}不符，按所列原值计入",
    "lease_counted": "{year}年应计{value}",
    "lease_out": "{day}不在租期内，不计入",
    "lease_unknown": "合同未载明可计算的租期或租金",
    "premises_out": "{day}不在有效期内，不计入",
    "premises_home": "用途为“{use}”，属居住用途，不计入",
    "premises_landlord": "为出租方的产权证，与租赁合同是同一场地，不重复计入",
    "premises_other": "权利人（承租方）为“{holder}”，不是申报单位，不计入",
    "premises_duplicate": "与前面一件为同一证号（合同），只计一次",
    "premises_amended": "按补充协议（{path}）变更后的面积计入",
    "premises_amends": "是对原租赁合同（{path}）的补充，面积随原合同计入",
    "premises_void": "文件自称“{words}”，不是有效的权属或租赁证明，不计入",
    "share_parts": "{path}：对内收入{internal}与对外收入{external}之和超过总收入{total}，无法据以计算占比。",
    "audit_void": "报告自称“{words}”，不能作为经审计的数据，不计入",
    "licence_void": "{path}：载明“{words}”，{day}主体资格已不存续，不作为依据。",
    "licence_over": "{path}：营业（有效）期限至{end}，{day}已期满，不作为依据。",
    "lease_void": "文件自称“{words}”，不是有效的租赁合同，不计入",
    "premises_let": "该处已由申报单位出租给“{holder}”，相应面积扣除",
    "premises_no_area": "未读到面积",
    # discrepancies
    "exceeds": "{name}：建设方案申报{claimed}（{where}），佐证显示{evidenced}（{papers}），申报数高出{gap}。",
    "below": "{name}：建设方案申报{claimed}（{where}），佐证显示{evidenced}（{papers}），申报数少{gap}。",
    "inconsistent": "{name}：建设方案有两个数值，{first}（{where}）与{second}（{other}）不一致。",
    "total": "{path}：所列合计{stated}与逐行重算{computed}不符，相差{gap}。",
    "ratio": "{path}：所述占比{stated}与其收入数相除所得{computed}不符。",
    "name": "{path}：所载单位“{found}”与申报单位“{entity}”不一致，不计入。",
    "code": "{path}：统一社会信用代码{code}校验位不符（GB 32100）。",
    "period": "{path}：为{found}年度的数据，需要的是{wanted}年度，不计入。",
    "expired_premises": "{path}：有效期{term}，{day}不在有效期内。",
    "expired_lease": "{path}：租期{term}，{day}不在租期内。",
    "expired_credit": "{path}：信用报告生成于{issued}，距{day}已超过{months}个月。",
    "duplicate_person": "{path}：“{label}”在名册中重复列出，只计一人。",
    "duplicate_asset": "{path}：“{label}”在设备清单中重复列出，只计一次。",
    "not_insured": "名册中有{count}人不在社保参保名单内：{names}。",
    "not_insured_total": "社保证明载明参保总数{total}人，少于名册{distinct}人。",
    "basis": "{path}：设备清单所列为净值（账面价值），不是原值，不能作为设备原值。",
    "planned": "{name}：建设方案只有规划目标{value}（{where}），未见当前数值。",
    "conflict_invoice": "“{label}”：设备清单记为{listed}，发票{number}为{invoiced}，两者不符。",
    "conflict_revenue": "{year}年度{name}：{first}（{path}）与{second}（{other}）不一致。",
    "hidden": "{path}：有{count}处不可见文字（{reasons}），不作为依据，例如“{example}”。",
    "hidden_table": "{path}：有{count}处隐藏的行、列或工作表内容，不计入，例如“{example}”。",
    "unreadable": "{path}：{message}",
    # coverage
    "claim_uncovered": "{name}申报{value}，没有可用的佐证。",
    "other_paper": "其他材料",
    "paper_unused": "{path}（{kind}）未被任何数值引用。",
}

CURRENCIES = {
    "USD": "美元", "EUR": "欧元", "JPY": "日元", "HKD": "港元", "GBP": "英镑", "KRW": "韩元", "CHF": "瑞士法郎",
    "AUD": "澳元", "CAD": "加元", "SGD": "新加坡元", "TWD": "新台币", "MOP": "澳门元", "RUB": "卢布", "XXX": "其他币种",
}  # fmt: skip
TENURES = {"leased": "租赁", "borrowed": "借用（共享）", "planned": "计划购置或未到位"}
HIDDEN = {
    "vanish": "隐藏文字", "white": "白色文字", "tiny": "极小文字", "covered": "被遮盖", "off_page": "在页面之外",
    "clipped": "被裁切", "render_mode": "不显示", "hidden_row": "隐藏行", "hidden_column": "隐藏列",
    "hidden_sheet": "隐藏工作表", "struck": "被划去",
}  # fmt: skip


def said_where(figure: Figure) -> str:
    """How a claim's place is said in a sentence: a form's number by its label, running text by its own words."""
    if figure.from_form and figure.cues:
        return figure.cues[0]
    return f"“{figure.quote}”"


def sentence(key: str, **values: object) -> str:
    """One of this room's sentences with its values."""
    return SENTENCES[key].format(**values)
