"""Leases of equipment that don't bring 8.6 million of own equipment to ten."""

from __future__ import annotations

from corpora.variants.base import ITEMS, OTHER, UNIT, Group, Paper, equipment, equipment_lease, equipment_rows

EQUIPMENT = "4.equipment"
GROUP = Group({"rent-free-all-year": "免租期写在另一条，尚未从总租金中扣除"})
OWN: Paper = ("book", equipment(equipment_rows(ITEMS[:3])))


def _lease(name: str, expected: str | None = None, **changed: object) -> None:
    paper = equipment_lease(**changed)  # type: ignore[arg-type]
    GROUP.add(f"rent-{name}", EQUIPMENT, expected, equipment=OWN, extra=[("docx", paper, "12设备租赁.docx")])


_lease("good", "met")
_lease("deposit", rent="押金3000000元，租金每月10000元。")
_lease("deposit-alone", rent="保证金3000000元。")
_lease("three-years", term="租赁期限自2025年1月1日起至2027年12月31日止。", rent="租金总额3000000元，分三年支付。")
_lease("five-years", term="租赁期限五年，自2025年1月1日起计算。", rent="租金共计3000000元。")
_lease("ended", extra=["第四条 本合同已于2025年2月1日解除。"])
_lease("not-begun", term="租赁期限自2025年11月1日起至2028年10月31日止。", rent="每月租金300000元。")
_lease("over", term="租赁期限自2024年1月1日起至2025年3月31日止。", rent="每月租金1000000元。")
_lease("of-another", lessee=OTHER)
_lease("let-to-another", lessor=UNIT, lessee=OTHER)
for title in ("设备租赁意向书", "设备租赁合同（作废）", "设备租赁合同（草案）"):
    _lease(f"title-{title}", title=title)
_lease("option-to-buy", rent="每月租金20000元，租期届满乙方可以3000000元留购。")
_lease(
    "value-of-the-thing",
    item="甲方将连续纤维缠绕机一台（设备价值3000000元）出租给乙方用于中试。",
    rent="每月租金20000元。",
)
_lease("penalty", rent="每月租金20000元，违约金3000000元。")
_lease("discount", rent="原租金总额3000000元，优惠后租金总额300000元。")
_lease("yen", rent="租金总额3000000日元。")
_lease("free-all-year", extra=["免租期：2025年1月1日至2025年12月31日。"])
ended = [
    ("c", "设备租赁合同解除协议"), "出租方（甲方）：浙江远大融资租赁有限公司", f"承租方（乙方）：{UNIT}",
    "双方于2024年12月20日签订的《设备租赁合同》自2025年2月1日起解除，乙方已退还设备。", "2025年1月28日",
]  # fmt: skip
papers = [("docx", equipment_lease(), "12设备租赁.docx"), ("docx", ended, "13解除.docx")]
GROUP.add("rent-ended-by-another-paper", EQUIPMENT, None, equipment=OWN, extra=papers)
small: Paper = ("book", equipment([*equipment_rows(ITEMS[:2]), [3, "炉", "", 1, 600000, 600000, "2021"]]))
twice = [
    ("docx", equipment_lease(rent="租金总额1600000元。"), "12.docx"),
    ("docx", equipment_lease(rent="租金合计为人民币1600000元整。", title="设备租赁协议"), "13.docx"),
]
GROUP.add("rent-handed-in-twice", EQUIPMENT, None, equipment=small, extra=twice)
rooms = equipment_lease(title="厂房设备租赁合同", item="甲方将银城路68号厂房1200平方米出租给乙方。")
GROUP.add("rent-of-rooms", EQUIPMENT, None, equipment=OWN, extra=[("docx", rooms, "12.docx")])
