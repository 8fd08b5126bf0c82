"""Audit → audit.json, memo, marked copies, page, and lists for other programs.

Heavy packages are imported inside the functions that need them, so that importing this room costs little.
"""

from pilotdocs.reports.data import audit_to_data, data_to_summary, load_audit_data, write_json
from pilotdocs.reports.decisions import Decision, MergedDecision, load_decisions, merge_decisions
from pilotdocs.reports.masking import mask, masked_audit
from pilotdocs.reports.memo import memo_text, write_memo

__all__ = [
    "Decision",
    "MergedDecision",
    "audit_to_data",
    "data_to_summary",
    "load_audit_data",
    "load_decisions",
    "mask",
    "masked_audit",
    "memo_text",
    "merge_decisions",
    "write_json",
    "write_memo",
]
