"""What the nouns are called in Chinese, once for every room: a reviewer reads one word for one thing."""

from __future__ import annotations

from collections.abc import Mapping

VERDICT_NAMES: Mapping[str, str] = {
    "met": "符合",
    "not_met": "不符合",
    "judgement": "提请研判",
    "unproven": "待补正",
    "manual": "人工核查",
}
SEVERITY_NAMES: Mapping[str, str] = {"error": "重要", "warning": "一般", "info": "提示"}
# Kinds of paper in full, as a pack or a reason speaks of them; a column of a report has shorter ones.
KIND_NAMES: Mapping[str, str] = {
    "plan": "建设方案",
    "business_licence": "营业执照或法人证书",
    "staff_roster": "人员名册",
    "social_insurance": "社保证明",
    "audit_report": "审计报告",
    "property_certificate": "不动产权证",
    "premises_lease": "场地租赁合同",
    "equipment_list": "设备清单",
    "equipment_invoice": "设备发票",
    "equipment_lease": "设备（算力）租赁合同",
    "service_contract": "中试服务合同",
    "credit_report": "信用报告",
    "commitment_letter": "承诺书",
    "management_rules": "管理制度",
    "development_plan": "发展规划",
    "funding_proof": "经费保障证明",
    "recommendation": "推荐意见",
    "other": "其他材料",
}
