"""Verdicts, kinds of paper, quantities, places: what the things that every report speaks of are called."""

from __future__ import annotations

from pilotdocs.model.names import SEVERITY_NAMES, VERDICT_NAMES

VERDICTS = VERDICT_NAMES
REASONS = {
    "reached": "达到要求",
    "missed": "未达到要求",
    "soft_missed": "低于一般性要求",
    "reading_decides": "不同口径结论不同",
    "excluded": "不属于可申报的主体",
    "claim_only": "仅有申报数，佐证不足",
    "nothing_found": "未见相关材料",
    "needs_person": "须由人工判断",
}
STRENGTH = {True: "硬性", False: "一般性", None: "定性"}
SEVERITIES = SEVERITY_NAMES
SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}
DISCREPANCIES = {
    "claim_exceeds_evidence": "申报数高于佐证",
    "claim_below_evidence": "申报数低于佐证",
    "claim_inconsistent": "申报前后不一致",
    "total_mismatch": "合计与明细不符",
    "ratio_mismatch": "占比与分子分母不符",
    "name_mismatch": "单位名称或代码不符",
    "uscc_invalid": "信用代码校验不通过",
    "wrong_period": "所属期间不符",
    "expired": "不在有效期内",
    "over_cap": "租赁计入超过上限",
    "duplicate_row": "重复列示",
    "not_insured": "未见参保",
    "wrong_basis": "计价口径不符",
    "planned_only": "仅有规划目标",
    "evidence_conflict": "佐证之间不一致",
    "hidden_text": "存在隐藏内容",
    "unreadable": "文件无法读取",
    "shared_person": "人员跨平台重复",
    "shared_asset": "设备跨平台重复",
    "shared_premises": "场地跨平台重复",
    "same_file": "文件跨平台相同",
}
KINDS = {
    "plan": "建设方案",
    "business_licence": "营业执照",
    "staff_roster": "人员名册",
    "social_insurance": "社保证明",
    "audit_report": "审计报告",
    "property_certificate": "不动产权证",
    "premises_lease": "场地租赁合同",
    "equipment_list": "设备清单",
    "equipment_invoice": "设备发票",
    "equipment_lease": "设备租赁合同",
    "service_contract": "中试服务合同",
    "credit_report": "信用报告",
    "commitment_letter": "承诺书",
    "management_rules": "管理制度",
    "development_plan": "发展规划",
    "funding_proof": "经费保障证明",
    "recommendation": "推荐意见",
    "other": "其他材料",
}
QUANTITIES = {
    "established": "成立日期",
    "registered_place": "住所",
    "organisation_type": "主体类型",
    "uscc": "统一社会信用代码",
    "pilot_staff": "中试人才队伍",
    "pilot_staff_technical": "技术人员",
    "pilot_staff_skilled": "技能人员",
    "pilot_staff_managerial": "管理人员",
    "pilot_staff_marketing": "营销人员",
    "pilot_area": "中试场地及配套设施面积",
    "equipment_owned": "自有设备原值",
    "equipment_leased_rent": "租赁设备当年租金",
    "equipment_counted": "计入的设备价值",
    "pilot_revenue_total": "中试服务总收入",
    "pilot_revenue_external": "对外中试服务收入",
    "external_share": "对外中试服务收入占比",
}
UNIT_NAMES = {"person": "人", "m2": "㎡", "CNY": "元", "ratio": "", "count": "", "text": "", "date": ""}
BOUND_MARKS = {"at_least": "不少于", "over": "超过", "at_most": "不超过", "under": "不足", "about": "约"}
STATUSES = {"actual": "现状", "planned": "规划", "echo": "复述条款"}
ROLES = {"claim": "申报", "evidence": "佐证"}
READINGS = {
    "of_total": "以自有加计入租金之和的30%为限",
    "of_owned": "以自有设备原值的30%为限",
    "of_threshold": "以门槛金额的30%为限",
}
TEXT_KINDS = {"native": "有文字层", "ocr": "扫描识别", "mixed": "部分扫描识别", "none": "未能读取"}
# Why a row of a list was not counted, or not in full. An unknown code is printed as it is.
ROW_CODES = {
    "not_insured": "未见参保",
    "duplicate_row": "重复列示",
    "duplicate": "重复列示",
    "hidden_text": "隐藏内容",
    "hidden": "隐藏内容",
    "name_mismatch": "权属或单位不符",
    "wrong_basis": "计价口径不符",
    "expired": "不在有效期内",
    "not_begun": "尚未开始",
    "not_in_force": "不在有效期内",
    "over_cap": "超过上限核减",
    "wrong_period": "所属期间不符",
    "planned": "规划内容",
    "planned_only": "规划内容",
    "leased": "租赁设备",
    "borrowed": "借用设备",
    "category": "非设备",
    "other_organisation": "其他单位",
    "residential": "住宅用途",
    "excluded": "不计入",
}
DECISIONS = {"accepted": "采纳", "rejected": "不采纳", "noted": "备注"}
DECISION_STATES = {"kept": "数据未变，沿用", "reopened": "数据有变，重新审核", "unmatched": "本次无对应结论"}
FACT_ROLES = {"claimed": "申报数", "evidenced": "佐证数", "used": "核定数"}
LOCATORS = {
    "p": "第{n}段",
    "tbl": "表{n}",
    "r": "第{n}行",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "header": "页眉{n}",
    "footer": "页脚{n}",
    "textbox": "文本框",
    "comments": "批注",
}
MORE_PLACES = "等{n}处"
RULE_CITATION = "详见 {name}"
POINTS = "{n}个百分点"
PAGES = (" 第{n}页", " 第{n}—{m}页")
