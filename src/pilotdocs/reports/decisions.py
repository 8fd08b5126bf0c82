"""What a person decided about findings: read back, and held against the figures of a new run.

A decision stays while its finding's verdict and figures stay; where they changed it is opened again and says what
changed. Places are no part of that: a page that moved changes no figure.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Literal, get_args

from pilotdocs.errors import DataError
from pilotdocs.model.audit import Audit
from pilotdocs.model.finding import Finding
from pilotdocs.reports.masking import mask
from pilotdocs.reports.messages.files import DECISION_FAULTS, FACT_CHANGED, FIGURES_CHANGED, VERDICT_CHANGED
from pilotdocs.reports.messages.names import FACT_ROLES, QUANTITIES, VERDICTS
from pilotdocs.reports.values import plain, shown

SCHEMA = "pilotdocs.decisions/1"
Choice = Literal["accepted", "rejected", "noted"]
State = Literal["kept", "reopened", "unmatched"]
_MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one finding (`finding` its id), and why. `snapshot` is what the finding rested on
    when it was decided (as `snapshot` gives it), `digest` its fingerprint; `by` is who, "" where it isn't said."""

    finding: str
    decision: Choice
    reason: str
    digest: str
    snapshot: dict[str, Any]
    condition: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class MergedDecision:
    """A decision on this run: kept, reopened with Chinese sentences of what changed, or without a finding now."""

    decision: Decision
    state: State
    changes: tuple[str, ...] = ()


def snapshot(audit: Audit, finding: Finding) -> dict[str, Any]:
    """What a finding rests on, without places: verdict, reason, readings, facts, and the values of its figures."""
    figures = {figure.id: figure for figure in (*audit.reading.figures, *audit.settlement.figures)}
    facts = {}
    ids = set(finding.figures)
    for quantity in finding.facts:
        fact = audit.settlement.fact(quantity)
        if fact is not None:
            facts[quantity] = {
                "unit": fact.unit,
                "claimed": plain(fact.claimed),
                "evidenced": plain(fact.evidenced),
                "used": plain(fact.used),
            }
            ids.update(fact.figures)
    rest = sorted(
        [figure.quantity, figure.role, figure.status, figure.bound, plain(figure.value) or "", figure.period or ""]
        for figure in (figures[item] for item in ids if item in figures)
    )
    return {
        "verdict": finding.verdict,
        "reason": finding.reason,
        "readings": [[item.id, plain(item.value), item.reached] for item in finding.readings],
        "facts": facts,
        "figures": rest,
    }


def digest(taken: dict[str, Any]) -> str:
    """The fingerprint of a snapshot."""
    text = json.dumps(taken, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def load_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file that report.html saved, in its order; of two on one finding the later holds.

    Raises DataError with what is wrong and what to do.
    """
    name = path.name
    remedy = DECISION_FAULTS["remedy"]
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise DataError(name, DECISION_FAULTS["large"], remedy)
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise DataError(name, DECISION_FAULTS["open"], DECISION_FAULTS["open_remedy"]) from error
    except (ValueError, RecursionError) as error:
        raise DataError(name, DECISION_FAULTS["json"], remedy) from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("decisions"), list):
        raise DataError(name, DECISION_FAULTS["schema"].format(schema=SCHEMA), remedy)
    found: dict[str, Decision] = {}
    for number, item in enumerate(data["decisions"], 1):
        decision = _decision(item)
        if decision is None:
            raise DataError(name, DECISION_FAULTS["item"].format(n=number), remedy)
        found.pop(decision.finding, None)
        found[decision.finding] = decision
    return tuple(found.values())


def _decision(item: object) -> Decision | None:
    if not isinstance(item, dict) or item.get("decision") not in get_args(Choice):
        return None
    texts = {key: item.get(key, "") for key in ("finding", "reason", "digest", "condition", "by")}
    taken = item.get("snapshot", {})
    if not all(isinstance(text, str) for text in texts.values()) or not texts["finding"] or not isinstance(taken, dict):
        return None
    return Decision(
        finding=texts["finding"],
        decision=item["decision"],
        reason=texts["reason"][:2000],
        digest=texts["digest"],
        snapshot=taken,
        condition=texts["condition"],
        by=texts["by"][:100],
    )


def merge_decisions(audit: Audit, decisions: Sequence[Decision]) -> tuple[MergedDecision, ...]:
    """Each decision held against this run, in the order of the findings; those without a finding stand last."""
    order = {finding.id: index for index, finding in enumerate(audit.findings)}
    merged = []
    for decision in sorted(decisions, key=lambda item: order.get(item.finding, len(order))):
        finding = next((item for item in audit.findings if item.id == decision.finding), None)
        if finding is None:
            merged.append(MergedDecision(decision, "unmatched"))
            continue
        now = snapshot(audit, finding)
        if digest(now) == decision.digest:
            merged.append(MergedDecision(decision, "kept"))
        else:
            merged.append(MergedDecision(decision, "reopened", _changes(audit, decision.snapshot, now)))
    return tuple(merged)


def _changes(audit: Audit, before: dict[str, Any], now: dict[str, Any]) -> tuple[str, ...]:
    changes = []
    names = {concept.id: concept.name for concept in audit.pack.concepts if concept.name}
    if before.get("verdict") != now["verdict"]:
        old = VERDICTS.get(str(before.get("verdict")), "—")
        changes.append(VERDICT_CHANGED.format(old=old, new=VERDICTS[now["verdict"]]))
    old_facts = before.get("facts")
    old_facts = old_facts if isinstance(old_facts, dict) else {}
    for quantity, fact in now["facts"].items():
        old_fact = old_facts.get(quantity)
        old_fact = old_fact if isinstance(old_fact, dict) else {}
        for role, name in FACT_ROLES.items():
            if old_fact.get(role) != fact[role]:
                changes.append(
                    FACT_CHANGED.format(
                        name=names.get(quantity) or QUANTITIES.get(quantity, quantity),
                        role=name,
                        old=_amount(old_fact.get(role), fact["unit"]),
                        new=_amount(fact[role], fact["unit"]),
                    )
                )
    return tuple(mask(change) for change in changes) or (FIGURES_CHANGED,)


def _amount(text: object, unit: str) -> str:
    if not isinstance(text, str):
        return "—"
    if unit in ("text", "date"):
        return text
    try:
        return shown(Decimal(text), unit)
    except InvalidOperation:
        return text
