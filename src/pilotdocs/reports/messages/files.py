"""The names of what is written, the heads of the workbook, and what is said where a file fails."""

from __future__ import annotations

REPORT_NAMES = {
    "json": "audit.json",
    "memo": "审核备忘录.docx",
    "marked": "标注",
    "html": "report.html",
    "sarif": "findings.sarif",
    "workbook": "figures.xlsx",
}
OUTPUT_FAULTS = {"folder": "无法建立输出目录", "remedy": "请检查路径、权限和磁盘空间"}
REPORT_PROBLEM = ("report_failed", "{name}未能写出：{why}。", "其余结果不受影响；请检查输出位置的空间和权限后重试。")
DATA_FAULTS = {
    "large": "文件过大",
    "open": "打不开",
    "open_remedy": "请检查路径是否正确",
    "json": "不是有效的 JSON",
    "schema": "不是 {schema} 格式",
    "key": "缺少“{key}”",
    "list": "“{key}”应是记录的列表",
    "finding": "“findings”中有一项缺少 condition、verdict 或 title",
    "remedy": "请使用审核命令写出的 audit.json，不要手工修改",
}
DECISION_FAULTS = {
    "large": "文件过大",
    "open": "打不开",
    "open_remedy": "请检查路径是否正确",
    "json": "不是有效的 JSON",
    "schema": "不是 {schema} 格式",
    "item": "第{n}项决定缺少 finding 或 decision，或写法不对",
    "remedy": "请使用 report.html 保存的 decisions.json",
}
VERDICT_CHANGED = "建议结论由“{old}”变为“{new}”"
FACT_CHANGED = "{name}{role}由{old}变为{new}"
FIGURES_CHANGED = "所依据的数据有增减"
WORKBOOK_SHEETS = {"figures": "数据", "facts": "核定", "rows": "明细", "discrepancies": "差异"}
WORKBOOK_HEADS = {
    "figures": (
        "编号", "指标", "数值", "单位", "来源性质", "状态", "界限", "期间", "原文", "文件", "出处", "读取方式", "把握",
    ),
    "facts": ("指标", "单位", "申报数", "佐证数", "核定数", "依据", "数据编号"),
    "rows": ("指标", "名称", "列示数", "核定数", "原因代码", "理由", "原文", "文件", "出处"),
    "discrepancies": ("编号", "轻重", "类别", "指标", "说明", "出处", "文件"),
}  # fmt: skip
