"""The words by which a quantity is known: dictionaries are data that a rule pack can extend."""

from __future__ import annotations

from dataclasses import dataclass

# What a pack's own cues may say of the numbers beside them.
CUES = ("planned", "echo", "negated", "other")


@dataclass(frozen=True, slots=True)
class Concept:
    """A quantity that the figures room looks for.

    `id` and `unit` as in the contract (`pilot_area`, `m2`); `name` is what a reviewer calls it (设备原值).
    `labels` are wordings that mean it, `unlike` wordings that look like it and mean something else (占地面积, 净值):
    the longest wording at a place wins. `claim_kinds` are the kinds of part that claim it, `evidence_kinds` those
    that prove it by a labelled figure. `threshold` values (as text in the canonical unit) that are only an echo
    where the sentence repeats the rule. `follows` “person”: the wording counts only where a person's name follows it.
    `cues` are words that a pack adds to a group of `CUES` (a plan, an echo of the rule, a denial, another party): they
    hold in the whole folder, for every quantity, and take numbers out of the platform's present.
    """

    id: str
    unit: str
    name: str
    labels: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    claim_kinds: tuple[str, ...] = ("plan",)
    evidence_kinds: tuple[str, ...] = ()
    thresholds: tuple[str, ...] = ()
    follows: str = ""
    cues: tuple[tuple[str, tuple[str, ...]], ...] = ()
