"""Facts × RulePack → Findings: each condition of a guideline held against what was settled."""

from pilotdocs.findings.find import find_findings

__all__ = ["find_findings"]
