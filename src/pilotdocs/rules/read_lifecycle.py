"""The years after recognition, from the tree."""

from __future__ import annotations

from pilotdocs.model.lifecycle import Lifecycle, Loss, Obligation, State, StateStep
from pilotdocs.rules.desk import Desk
from pilotdocs.rules.tree import Node

KEYS = ("states", "steps", "obligations", "losses", "grades")


def read_lifecycle(node: Node | None, desk: Desk) -> Lifecycle | None:
    """The pack's lifecycle; None where it states none."""
    if node is None:
        return None
    found = desk.fields(node, "lifecycle", KEYS, ("states",))
    states = tuple(_state(item, desk) for item in desk.items(found.get("states"), "states"))
    names = [state.id for state in states]
    steps = tuple(_step(item, desk, names) for item in desk.items(found.get("steps"), "steps"))
    obligations = tuple(_obligation(item, desk) for item in desk.items(found.get("obligations"), "obligations"))
    grades = desk.words(found.get("grades"), "grades")
    duties = [duty.id for duty in obligations]
    losses = tuple(_loss(item, desk, duties, grades) for item in desk.items(found.get("losses"), "losses"))
    for label, ids in (("states", names), ("steps", [step.id for step in steps]), ("obligations", duties)):
        for identity in sorted({identity for identity in ids if ids.count(identity) > 1}):
            desk.fault(found.get(label, node), f"lifecycle.{label} 里“{identity}”写了两次", "换一个 id")
    if not any(state.initial for state in states):
        desk.fault(node, "lifecycle 没有起始状态", "给一个状态写 initial: yes")
    return Lifecycle(states, steps, obligations, losses, grades)


def _state(node: Node, desk: Desk) -> State:
    found = desk.fields(node, "states", ("id", "name", "initial", "title"), ("id", "name"))
    return State(
        desk.needed_text(found.get("id"), "states.id"),
        desk.needed_text(found.get("name"), "states.name"),
        desk.yes(found.get("initial"), "initial", False),
        desk.yes(found.get("title"), "title", False),
    )


def _step(node: Node, desk: Desk, states: list[str]) -> StateStep:
    known = ("id", "name", "from", "to", "needs", "guards", "quote", "workdays")
    found = desk.fields(node, "steps", known, ("id", "name", "from", "to"))
    return StateStep(
        desk.needed_text(found.get("id"), "steps.id"),
        desk.needed_text(found.get("name"), "steps.name"),
        desk.choices(found.get("from"), "steps.from", states),
        desk.choice(found.get("to"), "steps.to", states, ""),
        desk.words(found.get("needs"), "steps.needs"),
        desk.words(found.get("guards"), "steps.guards"),
        desk.text(found.get("quote"), "steps.quote"),
        desk.whole(found["workdays"], "steps.workdays", 1, 1, 60) if "workdays" in found else None,
    )


def _obligation(node: Node, desk: Desk) -> Obligation:
    known = ("id", "name", "every", "quote", "due", "within", "events", "roll")
    found = desk.fields(node, "obligations", known, ("id", "name", "every"))
    every = desk.choice(found.get("every"), "obligations.every", ("year", "event"), "year")
    within = desk.duration(found.get("within"), "obligations.within")
    if every == "event" and within is None:
        desk.fault(node, "事项类义务没有写期限", "例如 within: 3 个月")
    due = desk.day_of_year(found["due"], "obligations.due") if "due" in found else None
    return Obligation(
        desk.needed_text(found.get("id"), "obligations.id"),
        desk.needed_text(found.get("name"), "obligations.name"),
        "event" if every == "event" else "year",
        desk.text(found.get("quote"), "obligations.quote"),
        due,
        within,
        desk.words(found.get("events"), "obligations.events"),
        desk.yes(found.get("roll"), "obligations.roll", True),
    )


def _loss(node: Node, desk: Desk, duties: list[str], grades: tuple[str, ...]) -> Loss:
    known = ("id", "name", "consecutive", "missed", "grade", "quote")
    found = desk.fields(node, "losses", known, ("id", "name", "consecutive"))
    loss = Loss(
        desk.needed_text(found.get("id"), "losses.id"),
        desk.needed_text(found.get("name"), "losses.name"),
        desk.whole(found.get("consecutive"), "losses.consecutive", 2, 1, 20),
        desk.choices(found.get("missed"), "losses.missed", duties),
        desk.choice(found.get("grade"), "losses.grade", grades, "") if "grade" in found else "",
        desk.text(found.get("quote"), "losses.quote"),
    )
    if bool(loss.missed) == bool(loss.grade):
        desk.fault(node, f"losses 的“{loss.id}”要写 missed 或 grade 之一", "missed: [义务的 id]，或 grade: 不合格")
    return loss
