"""The words of the marked copies."""

from __future__ import annotations

MARKS = {
    "author": "审核程序",
    "initials": "审",
    "claim": "{name}：申报数{value}",
    "evidence": "{name}：佐证数{value}",
    "row": "{label}：{reason}",
    "elsewhere": "所指内容位于{place}，该处不能插入批注：",
    "back": "查看依据",
    "margin": "依据：点本行右侧页边的蓝色方块，或打开 report.html#{anchor}",
    "listed": "依据：见本文件“{sheet}”表第{row}行的链接",
    "link": "依据：{href}",
    "sheet": "审核标注",
    "findings": "（{ids}）",
}
MARK_PROBLEMS = {
    "format": ("not_marked", "该格式不作标注。", "请在 report.html 中查看出处。"),
    "encrypted": ("not_marked", "文件受密码保护，未作标注。", "请在 report.html 中查看出处。"),
    "certified": (
        "not_marked",
        "文件带有不允许加批注的认证签名，为保持签名有效未作标注。",
        "请在 report.html 中查看出处。",
    ),
    "damaged": ("not_marked", "文件结构异常，未作标注。", "请在 report.html 中查看出处。"),
    "too_large": ("not_marked", "文件过大，未作标注。", "请在 report.html 中查看出处。"),
    "missing": ("not_marked", "找不到原文件，未作标注。", "请确认申报文件夹在审核期间未被移动。"),
    "place": ("mark_not_placed", "有{n}处出处未能在副本中定位。", "请按备忘录所列位置在原件中查看。"),
    "many": ("mark_not_placed", "标注超过{n}处，其余未标。", "请在 report.html 中查看出处。"),
}
MARK_HEADS = ("位置", "标注", "依据")
