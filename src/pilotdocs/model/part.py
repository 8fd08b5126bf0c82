"""One evidence document inside a file: a PDF may bundle many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from pilotdocs.model.document import Content, Document, Seal

Kind = Literal[
    "plan", "business_licence", "staff_roster", "social_insurance", "audit_report", "property_certificate",
    "premises_lease", "equipment_list", "equipment_invoice", "equipment_lease", "service_contract", "credit_report",
    "commitment_letter", "management_rules", "development_plan", "funding_proof", "recommendation", "other",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Part:
    """A run of pages (or all) of one document with a kind.

    `index` counts from 0 within the document. `pages` is first and last page, both included, from 1; None where the
    format has no pages. `content` is the document's content on those pages. `reasons` say what spoke for the kind
    (and, for `other`, for the nearest kinds), in Chinese. `confidence` is from 0 to 1.
    """

    document: Document
    index: int
    kind: Kind
    pages: tuple[int, int] | None
    content: tuple[Content, ...]
    seals: tuple[Seal, ...] = ()
    reasons: tuple[str, ...] = ()
    confidence: float = 1.0
