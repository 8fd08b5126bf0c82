"""The run: jobs onto lanes, deaths and hangs survived, each result published as soon as it is there."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pilotdocs.batch import messages
from pilotdocs.batch.apart import unpack_reports
from pilotdocs.batch.folders import application_content, application_stamp
from pilotdocs.batch.job import BatchSettings, Job, Result
from pilotdocs.batch.lanes import Lane, ProcessLane, Work
from pilotdocs.batch.ledger import Ledger
from pilotdocs.batch.plan import Plan, Planned, make_plan
from pilotdocs.batch.progress import Event, Listener
from pilotdocs.batch.traces import seal_traces
from pilotdocs.batch.work import audit_job
from pilotdocs.errors import RefusedError

_TRIES = 2
_FAT = 0.6  # of the memory bound: a worker that ever held so much is replaced before its next job


@dataclass(frozen=True, slots=True)
class Report:
    """What became of every application: its ledger entry, in the order of names; and entries of ROOT that are none."""

    plan: Plan
    entries: tuple[dict[str, Any], ...]

    @property
    def exit_status(self) -> int:
        """0 all audited, 1 some not or some file unread, 3 not one audited."""
        done = [entry for entry in self.entries if entry["status"] == "done" and not nothing_read(entry)]
        if not done:
            return 3
        whole = len(done) == len(self.entries)
        return 0 if whole and not any(e["row"]["unreadable"] or e["row"]["problems"] for e in done) else 1


def nothing_read(entry: dict[str, Any]) -> bool:
    """Whether not one of the application's files could be read."""
    row = entry["row"]
    return bool(row.get("documents")) and len(row["unreadable"]) >= row["documents"]


def plan_batch(settings: BatchSettings) -> Plan:
    """What a run with these settings would do. Waits for nobody; writes the ledger's folders only."""
    ledger = Ledger(settings.out, settings.out_url)
    ledger.prepare()
    if ledger.far is not None:
        ledger.far.pull()
    return make_plan(settings, ledger, _open_day(settings, ledger))


def run_batch(
    settings: BatchSettings,
    listen: Listener = lambda event: None,
    *,
    work: Work = audit_job,
    lanes: Callable[[Path], Sequence[Lane]] | None = None,
) -> Report:
    """Audit every application under ROOT that has no result yet, then write the summaries.

    An application whose worker dies or hangs is tried once more and then given up with a reason. `lanes` makes the
    lanes, given a scratch folder; without it there are `settings.jobs` processes. Raises FolderError, PackError, and
    OutputError where OUT is in use or can't be written.
    """
    from pilotdocs.batch.summary import write_summaries

    ledger = Ledger(settings.out, settings.out_url)
    with ledger.locked():
        begun = time.monotonic()
        today = _open_day(settings, ledger)
        plan = make_plan(settings, ledger, today)
        ledger.begin_run({"day": (today or settings.today).isoformat()})
        todo = plan.of("audit")
        listen(Event("start", total=len(plan.planned), todo=len(todo)))
        if todo:
            _run(settings, ledger, todo, listen, work, lanes)
        entries = tuple(_entry(planned, ledger) for planned in plan.planned)
        listen(Event("summary", total=len(entries)))
        write_summaries(plan, entries, ledger)
        ledger.end_run()
        report = Report(plan, entries)
        failed = sum(entry["status"] != "done" for entry in entries)
        listen(Event("end", total=len(entries), failed=failed, seconds=time.monotonic() - begun))
    return report


def _entry(planned: Planned, ledger: Ledger) -> dict[str, Any]:
    """The ledger's entry; for what was refused one that says why, which the ledger doesn't keep."""
    kept = None if planned.action == "refuse" else ledger.entry(planned.application)
    name, out = planned.application.name, planned.application.out
    refused = {"name": name, "out": out, "status": "unusable", "reason": planned.reason, "row": {}, "files": []}
    return kept or refused


def _open_day(settings: BatchSettings, ledger: Ledger) -> date | None:
    """The day of a run that was interrupted: what it began is ended with the same day, even after midnight."""
    kept = ledger.open_run()
    try:
        return date.fromisoformat(str(kept["day"])) if kept is not None and settings.day is None else None
    except (KeyError, ValueError):
        return None


@dataclass(slots=True)
class _Running:
    lane: Lane
    planned: Planned
    job: Job
    begun: float


def _run(
    settings: BatchSettings,
    ledger: Ledger,
    todo: Sequence[Planned],
    listen: Listener,
    work: Work,
    make_lanes: Callable[[Path], Sequence[Lane]] | None,
) -> None:
    scratch = Path(tempfile.mkdtemp(prefix="pilotdocs-batch-"))
    key = ledger.key()
    waiting = deque((planned, 1) for planned in todo)
    running: dict[Future[Result], _Running] = {}
    ready: list[tuple[_Running, Result, float]] = []
    done = failed = pages = 0
    if make_lanes is not None:
        lanes = list(make_lanes(scratch))
    else:
        count = max(1, min(settings.jobs, len(todo)))
        lanes = [ProcessLane(scratch / f"{number}", settings.memory) for number in range(count)]
    idle = list(lanes)
    try:
        while waiting or running or ready:
            while waiting and idle:
                planned, attempt = waiting.popleft()
                lane, job = idle.pop(), _job(settings, ledger, planned, attempt)
                running[lane.submit(work, job)] = _Running(lane, planned, job, time.monotonic())
            # The lanes are busy again: now there is time to publish what they had done.
            for item, result, seconds in ready:
                _publish(ledger, item.planned, item.job.part, result, key)
                done += 1
                failed += result.status != "done"
                pages += int(result.row.get("pages", 0))
                listen(
                    Event(
                        "folder", item.planned.application.name, result.status, result.reason, seconds,
                        done=done, todo=len(todo), failed=failed, pages=pages, rss=result.rss,
                    )
                )  # fmt: skip
            ready.clear()
            if not running:
                continue
            ended, _ = wait(running, timeout=1.0, return_when=FIRST_COMPLETED)
            for future in ended:
                item = running.pop(future)
                idle.append(item.lane)
                seconds = time.monotonic() - item.begun
                result = _result(future, item, seconds)
                if result.died and item.job.attempt < _TRIES:
                    listen(Event("retry", item.planned.application.name, reason=result.reason, seconds=seconds))
                    waiting.append((item.planned, item.job.attempt + 1))
                    shutil.rmtree(item.job.part, ignore_errors=True)
                    continue
                if item.job.attempt > 1 and result.status == "poisoned":
                    result = replace(result, reason=messages.TWICE.format(reason=result.reason))
                if result.rss > settings.memory * _FAT:
                    item.lane.end()
                ready.append((item, result, seconds))
            for item in running.values():
                item.lane.watch(item.job, time.monotonic() - item.begun)
            if not ended:
                listen(Event("tick", done=done, todo=len(todo), failed=failed, pages=pages))
    except BaseException:
        for item in running.values():
            item.lane.end()
        raise
    finally:
        for lane in lanes:
            lane.close()
        shutil.rmtree(scratch, ignore_errors=True)


def _job(settings: BatchSettings, ledger: Ledger, planned: Planned, attempt: int) -> Job:
    return Job(
        planned.application, ledger.new_part(), planned.pack, planned.day or settings.today, planned.parts or {},
        settings.seconds, settings.memory, settings.cache, settings.unmasked, attempt,
    )  # fmt: skip


def _result(future: Future[Result], item: _Running, seconds: float) -> Result:
    """The worker's answer; where it died, a result that says so. Raises RefusedError where all lanes are gone."""
    if not future.cancelled() and future.exception() is None:
        return future.result()
    item.lane.watch(item.job, seconds)
    item.lane.end()
    late = seconds >= item.job.seconds
    reason = messages.TOO_SLOW.format(seconds=f"{item.job.seconds:g}") if late else messages.DIED
    return Result("poisoned", reason, seconds=seconds, died=True)


def _publish(ledger: Ledger, planned: Planned, part: Path, result: Result, key: bytes) -> None:
    application = planned.application
    if result.died:  # nobody lived to say what the folder holds
        with contextlib.suppress(RefusedError):
            result = replace(result, stamp=application_stamp(application))
            result = replace(result, content=application_content(application))
    if result.status == "done":
        result = _judge(result)
    if result.package:
        unpack_reports(result.package, part)
    result = replace(result, traces=seal_traces(result.traces, key), package=b"")
    ledger.publish(application, part, result, planned.parts or {})


def _judge(result: Result) -> Result:
    row = result.row
    nothing = row["documents"] and len(row["unreadable"]) >= row["documents"]
    return replace(result, reason=messages.UNREAD) if nothing else result
