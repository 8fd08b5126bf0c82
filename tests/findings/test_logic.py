"""Three-valued logic: missing is not false, and a claim settles nothing in its own favour."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.findings.outcome import Outcome, all_of, any_of, count_of, gathered, negated

UNKNOWN = ("claim_only", "nothing_found", "reading_decides", "needs_person", "manual")


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    holds = draw(st.sampled_from([True, False, None]))
    if holds is None:
        return Outcome(None, draw(st.sampled_from(UNKNOWN)), "不知")
    by_claim = draw(st.booleans()) if holds is False else False
    return Outcome(holds, "reached" if holds else "missed", "知", by_claim=by_claim)


def proved(outcome: Outcome) -> Outcome:
    return outcome if not outcome.by_claim else Outcome(False, "missed", outcome.text)


def together(parts: list[Outcome]) -> Outcome:
    return gathered(parts, "；".join(part.text for part in parts))


@given(st.lists(outcomes(), min_size=1, max_size=5))
def test_and_is_kleenes(parts: list[Outcome]) -> None:
    values = [part.holds for part in parts]
    wanted = False if False in values else None if None in values else True
    assert all_of(parts, together(parts)).holds is wanted


@given(st.lists(outcomes(), min_size=1, max_size=5))
def test_or_is_kleenes(parts: list[Outcome]) -> None:
    values = [part.holds for part in parts]
    wanted = True if True in values else None if None in values else False
    assert any_of(parts, together(parts)).holds is wanted


@given(st.lists(outcomes(), min_size=1, max_size=5))
def test_de_morgan_holds_for_what_is_proved(parts: list[Outcome]) -> None:
    parts = [proved(part) for part in parts]
    left = negated(all_of(parts, together(parts)))
    turned = [negated(part) for part in parts]
    assert left.holds is any_of(turned, together(turned)).holds


@given(outcomes())
def test_not_not_is_itself_for_what_is_proved(part: Outcome) -> None:
    assert negated(negated(proved(part))).holds is part.holds


@given(outcomes())
def test_not_of_what_a_claim_denies_is_not_true(part: Outcome) -> None:
    if part.by_claim:
        assert (negated(part).holds, negated(part).why) == (None, "claim_only")


@given(st.lists(outcomes(), min_size=1, max_size=6), st.integers(1, 6))
def test_n_of_lies_between_or_and_and(parts: list[Outcome], least: int) -> None:
    holds = count_of(least, parts, together(parts)).holds
    true = sum(part.holds is True for part in parts)
    unknown = sum(part.holds is None for part in parts)
    assert holds is (True if true >= least else False if true + unknown < least else None)


@given(st.lists(outcomes(), min_size=1, max_size=5), st.integers(0, 4))
def test_learning_what_was_unknown_never_turns_true_into_false(parts: list[Outcome], index: int) -> None:
    before = any_of(parts, together(parts)).holds
    learned = list(parts)
    if learned[index % len(learned)].holds is None:
        learned[index % len(learned)] = Outcome(True, "reached", "知")
    after = any_of(learned, together(learned)).holds
    assert before is None or after is before
