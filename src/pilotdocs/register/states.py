"""Where a platform stands, what it may do next, and the guards that refuse a step whose papers are missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pilotdocs.errors import RefusedError
from pilotdocs.model.lifecycle import Lifecycle, State, StateStep
from pilotdocs.register.life import Life, load_books, one_life
from pilotdocs.register.obligations import Duty, Setting, find_grounds
from pilotdocs.register.records import Decision, Objection, ObjectionAnswer, Paper, Publicity, Step
from pilotdocs.register.store import Pen
from pilotdocs.register.words import DUE

FREES = ("不成立", "撤回")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A step that is tried on `day`. Of papers only those entered after entry `after` (the same step taken before)
    count: a paper is used once. Of 公示 and decisions only those after `left`, when this state was last left: what
    led to nothing the first time doesn't open the second."""

    life: Life
    day: date
    after: int
    left: int
    setting: Setting


def state_of(life: Life, lifecycle: Lifecycle) -> State:
    """The state the platform is in: where its last step led, or the initial one. Raises RefusedError where the pack
    doesn't know it (another pack's register)."""
    if not life.steps:
        return next(state for state in lifecycle.states if state.initial)
    target = life.steps[-1].record.target
    for state in lifecycle.states:
        if state.id == target:
            return state
    raise RefusedError("查询状态", f"规则包里没有状态“{target}”", "请用建立台账时的规则包")


def open_steps(life: Life, lifecycle: Lifecycle) -> tuple[StateStep, ...]:
    """The steps that lead on from where the platform stands, guards not asked."""
    state = state_of(life, lifecycle)
    return tuple(step for step in lifecycle.steps if state.id in step.sources)


def missing_for(step: StateStep, attempt: Attempt) -> tuple[str, ...]:
    """What stands in the way of the step: one Chinese sentence part each; empty where nothing does."""
    papers = {
        entry.record.paper
        for entry in attempt.life.all(Paper)
        if entry.number > attempt.after and entry.record.day <= attempt.day
    }
    lacking = [f"缺少“{need}”" for need in step.needs if need not in papers]
    for guard in step.guards:
        check = GUARDS.get(guard)
        why = check(attempt) if check is not None else _decided(guard, attempt)
        if why:
            lacking.append(why)
    return tuple(lacking)


def missing_for_now(life: Life, step: StateStep, day: date, setting: Setting) -> tuple[str, ...]:
    """What stands in the way of taking the step on `day`; what an earlier such step used up doesn't count."""
    after = max((entry.number for entry in life.steps if entry.record.step == step.id), default=0)
    left = max((entry.number for entry in life.steps if entry.record.source in step.sources), default=0)
    return missing_for(step, Attempt(life, day, after, left, setting))


def take_step(pen: Pen, platform: int, step_id: str, day: date, setting: Setting) -> int:
    """Take the step and return its entry's number; guards look at the register under the same lock.

    Raises RefusedError with all that is missing, or where the step doesn't lead on from the platform's state.
    """
    lifecycle = setting.lifecycle
    step = next((step for step in lifecycle.steps if step_id in (step.id, step.name)), None)
    if step is None:
        names = "、".join(step.name for step in lifecycle.steps)
        raise RefusedError(f"步骤“{step_id}”", "规则包里没有这一步", f"可用的步骤：{names}")
    life = one_life(load_books(pen.connection, platform), platform)
    state = state_of(life, lifecycle)
    if state.id not in step.sources:
        names = "、".join(open_.name for open_ in open_steps(life, lifecycle)) or "无"
        raise RefusedError(f"“{step.name}”", f"“{life.name}”现为“{state.name}”", f"现在可办的步骤：{names}")
    if life.steps and day < life.steps[-1].record.day:
        raise RefusedError(f"“{step.name}”", f"{day}早于上一步的{life.steps[-1].record.day}", "请核对日期")
    if day.isoformat() > pen.at[:10]:
        raise RefusedError(f"“{step.name}”", f"{day}还没有到", "请在办理当日或之后登记")
    lacking = missing_for_now(life, step, day, setting)
    if lacking:
        rule = f"依据：{step.quote}" if step.quote else "请补齐后再办理"
        raise RefusedError(f"“{life.name}”的“{step.name}”", "；".join(lacking), rule)
    return pen.add(Step(platform, step.id, state.id, step.target, day))


def open_objections(life: Life) -> tuple[Objection, ...]:
    """Objections that still stand: not answered, or found right (成立)."""
    freed = {a.record.objection for a in life.all(ObjectionAnswer) if a.record.outcome in FREES}
    return tuple(entry.record for entry in life.all(Objection) if entry.number not in freed)


def _publicity_over(attempt: Attempt) -> str:
    shown = [entry.record for entry in attempt.life.all(Publicity) if entry.number > attempt.left]
    if not shown:
        return "没有登记公示"
    first, last = shown[-1].first, shown[-1].last
    if attempt.day <= last:
        return f"公示到{last}才期满"
    wanted = publicity_days(attempt.life, attempt.setting.lifecycle)
    if wanted is None:
        return ""
    unknown = [day for day in (first, last) if not attempt.setting.workdays.known(day)]
    if unknown:
        return f"{unknown[0].year}年放假安排未收入，数不出公示满{wanted}个工作日没有"
    shown_days = sum(
        attempt.setting.workdays.is_work(first + timedelta(days=n)) for n in range((last - first).days + 1)
    )
    return "" if shown_days >= wanted else f"公示{first}至{last}只有{shown_days}个工作日，不满{wanted}个"


def publicity_days(life: Life, lifecycle: Lifecycle) -> int | None:
    """How many work days the state that the platform is in must last; None where the pack doesn't say."""
    taken = life.steps[-1].record.step if life.steps else ""
    return next((step.workdays for step in lifecycle.steps if step.id == taken), None)


def publicity_duty(life: Life, setting: Setting, day: date) -> Duty | None:
    """The office's own date: the last day of the 公示 that the platform is in, with what stands open. None where it is
    in none on `day`, or its days were not entered."""
    if not life.steps or life.steps[-1].record.day > day or publicity_days(life, setting.lifecycle) is None:
        return None
    state = life.steps[-1].record.target
    left = max((entry.number for entry in life.steps if entry.record.source == state), default=0)
    shown = [entry.record for entry in life.all(Publicity) if entry.number > left]
    if not shown:
        return None
    objections = len(open_objections(life))
    note = DUE["objections"].format(count=objections) if objections else DUE["no_objections"]
    about = DUE["shown"].format(first=shown[-1].first, last=shown[-1].last)
    return Duty(life.number, "publicity", DUE["publicity"], about, shown[-1].last, None, "not_due", note=note)


def _no_objections(attempt: Attempt) -> str:
    objections = open_objections(attempt.life)
    return f"有{len(objections)}件异议没有了结或者成立" if objections else ""


def _grounds_stand(attempt: Attempt) -> str:
    grounds = find_grounds(attempt.life, attempt.setting, attempt.day)
    if any(ground.strict for ground in grounds):
        return ""
    wider = f"；“{grounds[0].name}”仅按较宽口径成立" if grounds else ""
    return f"台账里没有取消资格的事由（连续未提交或连续不合格）{wider}"


def _decided(guard: str, attempt: Attempt) -> str:
    decisions = [
        entry.record
        for entry in attempt.life.all(Decision)
        if entry.record.what == guard and entry.number > attempt.left and entry.record.day <= attempt.day
    ]
    if not decisions:
        return f"没有登记“{guard}”"
    return "" if decisions[-1].outcome == "通过" else f"“{guard}”的结果是“{decisions[-1].outcome}”"


# What a guard's plain name in the pack asks; every other name asks for a decision of that name (党组会议审议).
GUARDS: dict[str, Callable[[Attempt], str]] = {
    "公示期满": _publicity_over,
    "无未了结的异议": _no_objections,
    "取消事由成立": _grounds_stand,
}
