"""One evidence part → its records and figures: licences, rosters, lists, leases, audits, credit reports, invoices."""

from pilotdocs.figures.evidence.read import read_evidence

__all__ = ["read_evidence"]
