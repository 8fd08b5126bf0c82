"""The sentences that this room says to a clerk."""

from __future__ import annotations

CALENDAR = {
    "step": "计算工作日",
    "year": "{year}年的放假安排没有收录，工作日无法推算",
    "remedy": "请在国务院办公厅公布放假安排后更新 years.yaml",
    "days": "工作日数应在1到60之间，写的是{days}",
    "file": "读不懂（{error}）",
    "file_remedy": "请写成“2026: {source: 通知名称, rest: [01-01..01-03], work: [01-04]}”的样子",
}
