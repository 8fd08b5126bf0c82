"""Remarks outside the rows, corrections and reservations; and the same kinds of words that take nothing back."""

from __future__ import annotations

from corpora.variants.base import (
    EQUIPMENT_HEAD,
    Group,
    Row,
    audit,
    equipment,
    equipment_rows,
    insurance,
    lease,
    roster,
    roster_rows,
)

STAFF, EQUIPMENT, AREA, SHARE = "2.staff", "4.equipment", "4.area", "3.external_share"
GROUP = Group()


def _signed(rows: list[Row], sign: str, rest: range, *, before: bool = False) -> list[Row]:
    return [
        [row[0], (sign + row[1] if before else row[1] + sign) if row[0] in rest else row[1], *row[2:]] for row in rows
    ]


for name, expected, remark in (
    ("range", "9", "注：序号10-14为外聘专家，不在本单位缴纳社保。"), ("ordinals", "9", "备注：第10至14号人员为2026年拟引进人员"),
    ("numbers", "9", "说明：10、11、12、13、14号为实习生。"), ("count", None, "注：其中5人为外聘专家，非本单位职工。"),
    ("count-to-come", None, "注：以上人员中有5名为拟招聘人员，预计2026年3月到岗。"), ("nothing", "met", "注：以上人员均为专职，社保由本单位缴纳。"),
    ("two-counts", None, "注：其中3人为外聘专家。另有说明：名单含退休返聘3人。"), ("two-counts-in-one", None, "注：其中外聘3人、返聘3人。"),
    ("no-count", None, "注：本名册含外聘专家。"), ("own-rows-and-others", "9", "注：第1-9项为本单位职工，第10-14项为外聘专家。"),
):  # fmt: skip
    GROUP.add(f"roster-note-{name}", STAFF, expected, roster=("book", roster(tail=[[remark]])), insurance=None)
LAST = range(10, 15)
for name, sign, before, remark in (
    ("star", "*", False, "注：标*者为拟聘人员"), ("full-star", "★", True, "★为兼职专家"), ("triangle", "△", True, "带“△”人员已于2025年6月离职。"),
):  # fmt: skip
    marked = roster(_signed(roster_rows(), sign, LAST, before=before), tail=[[remark]])
    GROUP.add(f"roster-legend-{name}", STAFF, "9", roster=("book", marked), insurance=None)
heads = roster(_signed(roster_rows(), "*", range(1, 3)), tail=[["注：标*者为平台负责人"]])
GROUP.add("roster-legend-nothing", STAFF, "14", roster=("book", heads))
for name, expected, remark in (
    ("insurance-note-range", "9", "注：序号10至14人员自2025年9月起停保。"), ("insurance-note-count", None, "备注：其中5人为退休返聘，仅缴纳工伤保险。"),
):  # fmt: skip
    GROUP.add(name, STAFF, expected, insurance=("docx", insurance(tail=[remark])))
for name, expected, remark in (
    ("range", "9800000", "注：序号5-6为2026年拟采购设备。"), ("ordinals", "9800000", "备注：第5、6项设备为租赁。"),
    ("sum", None, "注：上表含租赁设备280万元。"), ("sum-to-come", None, "说明：其中280万元为拟购置设备，尚未到货。"),
    ("correction", None, "更正：热压罐单价应为15万元，原值30万元。"), ("nothing", "12600000", "注：以上设备均为自有，原值以固定资产台账为准。"),
    ("two-sums", None, "注：上表含租赁设备150万元；含借用设备150万元。"), ("own-and-leased", None, "注：其中自有设备980万元、租赁设备280万元。"),
    ("not-own", None, "注：上表含非自有设备280万元。"), ("own-rows-and-others", "9800000", "注：第1-4项为自有，第5-6项为租赁。"),
    ("none-leased", "12600000", "注：其中租赁设备0元。"), ("left-out-anyway", "12600000", "注：2026年拟购设备1台，原值300万元，不在本表。"),
):  # fmt: skip
    GROUP.add(f"equipment-note-{name}", EQUIPMENT, expected, equipment=("book", equipment(tail=[[remark]])))
leased = [[*row, ""] for row in equipment_rows()] + [[7, "真空泵", "XK-7", 1, 100000, 100000, "2022-03-01", "租赁"]]
corrected = equipment(leased, head=[*EQUIPMENT_HEAD, "备注"], tail=[["更正：热压罐单价应为15万元，原值30万元。"]])
GROUP.add("equipment-note-correction-beside-a-leased-row", EQUIPMENT, None, equipment=("book", corrected))
above = equipment(notes=["说明：序号5-6为租赁设备"])
GROUP.add("equipment-note-above", EQUIPMENT, "9800000", equipment=("book", above))
for name, expected, sign, before, remark in (
    ("star", "9800000", "*", False, "注：带*设备为合作单位提供。"), ("reference-mark", "9800000", "※", True, "※为计划2026年购置"),
    ("nothing", "12600000", "*", False, "注：带*设备为关键设备。"),
):  # fmt: skip
    marked = equipment(_signed(equipment_rows(), sign, range(5, 7), before=before), tail=[[remark]])
    GROUP.add(f"equipment-legend-{name}", EQUIPMENT, expected, equipment=("book", marked))
two = ["第四条 上述面积中400平方米由丙方绍兴柯北精密机械有限公司使用。", "第五条 上述面积中另有450平方米由甲方自用。"]
GROUP.add("lease-clause-two-others-use", AREA, None, premises=("docx", lease(extra=two)))
for name, expected, clause in (
    ("correction", None, "更正：第一条建筑面积应为320平方米。"), ("slip", None, "勘误：本合同建筑面积“1200平方米”系笔误，实为“320平方米”。"),
    ("others-use", None, "第四条 上述面积中880平方米由丙方绍兴柯北精密机械有限公司使用。"), ("nothing", "1200", "第四条 乙方应爱护房屋，甲方每年检查一次。"),
):  # fmt: skip
    GROUP.add(f"lease-clause-{name}", AREA, expected, premises=("docx", lease(extra=[clause])))
two = [
    "保留意见：我们未能就对外中试服务收入2,400,000.00元中的800,000.00元获取充分、适当的审计证据。",
    "强调事项：对外中试服务收入中含关联方收入700,000.00元。",
]
GROUP.add("audit-paragraph-two", SHARE, None, audit=("docx", audit(extra=two)))
for name, expected, told in (
    ("qualified", None, "保留意见：我们未能就对外中试服务收入2,400,000.00元中的1,800,000.00元获取充分、适当的审计证据。"),
    ("related-parties", None, "强调事项：对外中试服务收入中含关联方收入1,600,000.00元。"), ("nothing", "0.3", "强调事项：本报告仅供申报市级中试平台使用。"),
):  # fmt: skip
    GROUP.add(f"audit-paragraph-{name}", SHARE, expected, audit=("docx", audit(extra=[told])))
