"""Audit → audit.json, memo, marked copies, page, and lists for other programs.

Heavy packages are imported inside the functions that need them, so that importing this room costs little.
"""

from pilotdocs.reports.data import audit_to_data, write_json
from pilotdocs.reports.data_file import data_to_summary, load_audit_data
from pilotdocs.reports.decisions import Decision, MergedDecision, load_decisions, merge_decisions
from pilotdocs.reports.inspection import inspection_to_data
from pilotdocs.reports.marks import MarkedCopies, write_marked
from pilotdocs.reports.masking import mask, masked_audit
from pilotdocs.reports.memo import memo_text, write_memo
from pilotdocs.reports.page import write_html
from pilotdocs.reports.sarif import audit_to_sarif, write_sarif
from pilotdocs.reports.workbook import write_workbook
from pilotdocs.reports.write import write_reports

__all__ = [
    "Decision",
    "MarkedCopies",
    "MergedDecision",
    "audit_to_data",
    "audit_to_sarif",
    "data_to_summary",
    "inspection_to_data",
    "load_audit_data",
    "load_decisions",
    "mask",
    "masked_audit",
    "memo_text",
    "merge_decisions",
    "write_html",
    "write_json",
    "write_marked",
    "write_memo",
    "write_reports",
    "write_sarif",
    "write_workbook",
]
