"""Claims of years gone by beside what is said of today."""

from __future__ import annotations

from dataclasses import replace

from case_builder import codes, fact, figure, settle


def test_what_was_counted_last_year_gives_way_to_what_is_said_of_today() -> None:
    then, now = replace(figure("pilot_staff", 25, "person"), period="2024"), figure("pilot_staff", 18, "person")
    result = settle(claims=[then, now])
    assert fact(result, "pilot_staff").claimed == 18
    assert ("claim_inconsistent", "pilot_staff") not in codes(result)
    assert fact(settle(claims=[then]), "pilot_staff").claimed == 25
