"""How a run is seen: a line on a terminal, quiet lines in a log, or one JSON object an event."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TextIO

from pilotdocs.batch.messages import STATUSES

Kind = Literal["start", "folder", "retry", "tick", "summary", "end"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. `seconds` are the folder's (or, at the end, the run's); `rss` is its worker's peak in
    MiB; `done`, `failed` and `pages` count since the start."""

    kind: Kind
    name: str = ""
    status: str = ""
    reason: str = ""
    seconds: float = 0.0
    total: int = 0
    todo: int = 0
    done: int = 0
    failed: int = 0
    pages: int = 0
    rss: int = 0


Listener = Callable[[Event], None]


def all_of(*listeners: Listener) -> Listener:
    """One listener that tells all of them."""

    def listen(event: Event) -> None:
        for listener in listeners:
            listener(event)

    return listen


def to_json(out: TextIO) -> Listener:
    """One JSON object a line; ticks are left out, and so is what an event doesn't say."""

    def listen(event: Event) -> None:
        if event.kind == "tick":
            return
        said = {name: value for name, value in asdict(event).items() if value not in ("", 0, 0.0) or name == "failed"}
        said = {"event": said.pop("kind"), **said}
        if "seconds" in said:
            said["seconds"] = round(event.seconds, 3)
        out.write(json.dumps(said, ensure_ascii=False) + "\n")
        out.flush()

    return listen


def to_log(path: Path, clock: Callable[[], str]) -> Listener:
    """A line an event at the end of the file; `clock` gives the time of day as it is to stand there."""

    def listen(event: Event) -> None:
        if event.kind == "tick":
            return
        words = STATUSES.get(event.status, "")
        text = {
            "start": f"开始：共 {event.total} 份，待审 {event.todo} 份",
            "folder": f"{words} {event.name}（{event.seconds:.1f} 秒，内存峰值 {event.rss} MiB）{event.reason}",
            "retry": f"重试 {event.name}：{event.reason}",
            "summary": "写汇总表",
            "end": f"结束：共 {event.total} 份，未完成 {event.failed} 份，用时 {event.seconds:.0f} 秒",
        }[event.kind]
        with path.open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"{clock()} {text}\n")

    return listen


def to_terminal(out: TextIO = sys.stderr) -> Listener:
    """A line that is written over: folders, pages, rate, time left, failures so far."""
    begun = time.monotonic()

    def listen(event: Event) -> None:
        if event.kind in ("folder", "tick", "start"):
            gone = max(time.monotonic() - begun, 0.001)
            left = gone / event.done * (event.todo - event.done) if event.done else 0.0
            rest = f"，约余 {_span(left)}" if event.done else ""
            line = (
                f"{event.done}/{event.todo} 份，{event.pages} 页，{event.done / gone * 60:.1f} 份/分钟"
                f"{rest}，未完成 {event.failed} 份"
            )
            out.write(f"\r\033[K{line}")
        elif event.kind == "retry":
            out.write(f"\r\033[K重试 {event.name}：{event.reason}\n")
        elif event.kind == "end":
            out.write("\r\033[K")
        out.flush()

    return listen


def _span(seconds: float) -> str:
    minutes, hours = seconds / 60, seconds / 3600
    return f"{hours:.1f} 小时" if hours >= 1 else f"{minutes:.0f} 分钟" if minutes >= 1 else f"{seconds:.0f} 秒"
