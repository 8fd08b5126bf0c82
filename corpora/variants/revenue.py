"""Audits that prove less external revenue than they seem to, or vouch for nothing."""

from __future__ import annotations

from corpora.variants.base import OTHER, PARENT, UNIT, Group, Row, audit

SHARE = "3.external_share"
GROUP = Group(
    {
        "audit-taxed-and-untaxed": "总收入不含税而对外收入含税，尚未读出",
        "audit-table-units-by-row": "总收入与分项单位不同，程序认为两者矛盾而不采用，偏于谨慎",
    }
)


def _audit(name: str, expected: str | None = None, **changed: object) -> None:
    GROUP.add(f"audit-{name}", SHARE, expected, audit=("docx", audit(**changed)))  # type: ignore[arg-type]


_audit("own-statement", title="2024年度中试服务收入情况说明（未经审计）", firm=UNIT)
_audit("unaudited", extra=["以上数据未经审计。"])
_audit("for-comment", title="专项审计报告（征求意见稿）")
_audit("first-draft", title="专项审计报告（初稿）")
_audit("year-before", year=2023)
_audit("year-to-come", year=2025)
_audit("of-another", unit=OTHER)
_audit("of-the-parent", unit=PARENT)
_audit("no-opinion", extra=["我们无法表示意见：由于未能获取充分、适当的审计证据，我们不对上述收入发表审计意见。"])
_audit("adverse", extra=["我们认为，上述收入明细表没有公允反映，发表否定意见。"])
GOOD = "经审计，平台2024年度中试服务总收入8,000,000.00元，其中对外中试服务收入2,400,000.00元。"
for name, expected, told in (
    ("company-revenue", None, f"{UNIT}2024年度营业收入8,000,000.00元，其中对外销售收入2,400,000.00元。"),
    ("contracts", None, "2024年度平台签订中试服务合同总额8,000,000.00元，其中对外中试服务合同额2,400,000.00元。"),
    ("contracts-not-earned", None, "2024年度中试服务合同总金额8,000,000.00元，其中对外合同金额2,400,000.00元，实际确认收入尚未核算。"),
    ("forecast", None, "预计2024年度中试服务总收入8,000,000.00元，其中对外中试服务收入2,400,000.00元。"),
    ("plan", None, "计划2024年度实现中试服务总收入8,000,000.00元，其中对外中试服务收入2,400,000.00元。"),
    ("claimed-and-audited", "0.1", "据贵单位申报，2024年度中试服务总收入8,000,000.00元，其中对外中试服务收入2,400,000.00元；经审计核实，对外中试服务收入为800,000.00元。"),
    ("half-year", None, "2024年上半年中试服务总收入8,000,000.00元，其中对外中试服务收入2,400,000.00元。"),
    ("quarter", None, "2024年第四季度中试服务总收入8,000,000.00元，其中对外中试服务收入2,400,000.00元。"),
    ("nine-months", None, "2024年1-9月中试服务总收入8,000,000.00元，其中对外中试服务收入2,400,000.00元。"),
    ("related-party", None, "经审计，平台2024年度中试服务总收入8,000,000.00元，其中对外中试服务收入2,400,000.00元（含向母公司越砚控股集团提供服务收入1,600,000.00元）。"),
    ("taxed-and-untaxed", None, "经审计，平台2024年度中试服务总收入8,000,000.00元（不含税），其中对外中试服务收入1,250,000.00元（含税）。"),
    ("dollars", None, "经审计，平台2024年度中试服务总收入8,000,000.00美元，其中对外中试服务收入2,400,000.00美元。"),
    ("parts-exceed-the-whole", None, "经审计，平台2024年度中试服务总收入8,000,000.00元，其中对外中试服务收入2,400,000.00元，内部服务收入7,200,000.00元。"),
):  # fmt: skip
    _audit(name, expected, body=[told])
_audit("adjusted", "0.1", body=[GOOD, "审计调减对外中试服务收入1,600,000.00元，调整后对外中试服务收入800,000.00元。"])
WHOLE, OUT = "中试服务总收入", "对外中试服务收入"
TABLES: tuple[tuple[str, str, list[Row]], ...] = (
    ("good", "met", [["项目", "2024年度（元）"], [WHOLE, "8000000"], [f"其中：{OUT}", "2400000"]]),
    ("two-years", "0.1", [["项目", "2023年度", "2024年度"], [WHOLE, "8000000", "9000000"], [f"其中：{OUT}", "2400000", "900000"]]),
    ("budget", "0.1", [["项目", "2024年预算数", "2024年实际数"], [WHOLE, "8000000", "8000000"], [f"其中：{OUT}", "2400000", "800000"]]),
    ("plan", "0.1", [["项目", "2024年计划", "2024年完成"], [WHOLE, "8000000", "8000000"], [f"其中：{OUT}", "2400000", "800000"]]),
    ("contracts", "0.1", [["项目", "合同金额", "确认收入"], [WHOLE, "8000000", "8000000"], [f"其中：{OUT}", "2400000", "800000"]]),
    ("invoiced", "0.1", [["项目", "开票金额（2024）", "确认收入（2024）"], [WHOLE, "8000000", "8000000"], [f"其中：{OUT}", "2400000", "800000"]]),
    ("booked-and-audited", "0.1", [["项目", "账面数", "审计调整", "审定数"], [WHOLE, "8000000", "0", "8000000"], [f"其中：{OUT}", "2400000", "-1600000", "800000"]]),
    ("cumulated", "0.1", [["项目", "2022-2024年累计", "2024年"], [WHOLE, "20000000", "8000000"], [OUT, "9000000", "800000"]]),
    ("quarters", "0.1", [["项目", "一季度", "二季度", "三季度", "四季度", "全年"], [WHOLE, "1000000", "2000000", "2000000", "3000000", "8000000"], [OUT, "500000", "100000", "100000", "100000", "800000"]]),
    ("units-by-row", "0.1", [["项目", "金额"], [f"{WHOLE}（万元）", "800"], [f"{OUT}（元）", "800000"]]),
)  # fmt: skip
for name, expected_share, rows in TABLES:
    _audit(f"table-{name}", expected_share, body=["平台收入情况如下：", ("t", rows)])
GROUP.add("audit-missing", SHARE, None, audit=None)
