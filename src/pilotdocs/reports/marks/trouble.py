"""A file that can't be marked: why, as a key of the messages."""

from __future__ import annotations

from pilotdocs.model.document import Problem
from pilotdocs.reports.messages.marks import MARK_PROBLEMS


class Unmarkable(Exception):
    """Raised inside this room and caught by `write_marked`; `why` is a key of `MARK_PROBLEMS`."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def mark_problem(why: str, path: str, **facts: object) -> Problem:
    """The problem that tells the reviewer, with the file's path."""
    code, message, remedy = MARK_PROBLEMS[why]
    return Problem(code, f"{path}：{message.format(**facts)}", remedy)
