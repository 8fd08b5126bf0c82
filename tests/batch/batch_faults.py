"""Work that goes wrong the way real work does: the process dies, or never comes back. Imported by worker processes."""

from __future__ import annotations

import os
import re
import time

from pilotdocs.batch.content import folder_content, folder_stamp
from pilotdocs.batch.job import Job, Result
from pilotdocs.batch.work import watched


def faulty_work(job: Job) -> Result:
    """A result at once; but a folder with a file named so kills its worker, hangs in C, or dies at the first try only."""
    there = {path.name for path in job.application.path.iterdir()}
    if "crash" in there:
        os.abort()
    if "crash-once" in there and job.attempt == 1:
        os._exit(9)
    if "hang" in there:
        with watched(job.seconds):
            re.match(r"(a|a)*$", "a" * 60 + "b")  # holds the interpreter's lock for years
    if "asleep" in there:
        time.sleep(1000)
    return light_work(job)


def light_work(job: Job) -> Result:
    """No audit at all: a result at once, for what is only about the run itself."""
    job.part.mkdir(parents=True)
    (job.part / "audit.json").write_text("{}", "utf-8")
    row = {"documents": 1, "unreadable": [], "problems": [], "pages": 1}
    path = job.application.path
    return Result("done", "", folder_stamp(path), folder_content(path), row, [], ("audit.json",))


def slow_work(job: Job) -> Result:
    """A result after a second, so that a test can kill who makes it."""
    time.sleep(1)
    return light_work(job)
