"""What goes to a worker and what comes back: plain values that can be pickled."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

Status = Literal["done", "unusable", "poisoned"]


@dataclass(frozen=True, slots=True)
class Application:
    """A sub-folder of ROOT. `name` can be printed; `out` is the name of its folder under OUT. Where ROOT is a store's
    address, `url` is the sub-folder's (it may hold a password) and `path` its bare name."""

    name: str
    path: Path
    out: str
    url: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Job:
    """One application to be audited. `part` is the folder, not there yet, that the worker writes its reports into;
    `seconds` how long and `memory` (MiB) how much it may take. `parts` are the settings that the result depends on
    beside the folder's content (`program`, `pack`, `day`, `masking`, `key`). The key that identity numbers are compared
    under is in none of them: it stays with the run."""

    application: Application
    part: Path
    pack: str
    day: date
    parts: dict[str, str]
    seconds: float
    memory: int
    cache: Path | None = None
    unmasked: bool = False
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job. `reason` is Chinese, "" where all went well. `row` is the application's row in the
    summary, `traces` what it may share with others (see `traces`), both JSON values. `seconds` and `rss` (MiB, the
    worker's peak) are for the log only. `package` is a zip of the reports where the worker can't write where they are
    wanted; `died` says that another try may end better."""

    status: Status
    reason: str = ""
    stamp: str = ""
    content: str = ""
    row: dict[str, Any] = field(default_factory=dict)
    traces: list[dict[str, Any]] = field(default_factory=list)
    files: tuple[str, ...] = ()
    seconds: float = 0.0
    rss: int = 0
    package: bytes = field(default=b"", repr=False)
    died: bool = False


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """What a run is asked to do. `day` None: each application's own statement, else `today`. `seconds` holds for one
    application, `memory` (MiB) for one worker. `retry` tries those again that were given up before. `root_url` and
    `out_url` are addresses of stores (they may hold a password); `out` is then this machine's own folder for the
    run, and `root` only names it."""

    root: Path
    out: Path
    today: date
    pack: str | None = None
    default_pack: str = ""
    day: date | None = None
    jobs: int = 1
    seconds: float = 3600.0
    memory: int = 4096
    cache: Path | None = None
    unmasked: bool = False
    retry: bool = False
    root_url: str = field(default="", repr=False)
    out_url: str = field(default="", repr=False)
