"""How a reader says that a file can't be read: it raises `Unreadable`, the dispatcher makes a `Problem` of it."""

from __future__ import annotations

from pilotdocs.model.document import Problem


class Unreadable(Exception):
    """A file that gives no text, with what the reviewer is told. Never leaves the documents room."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.problem = Problem(code, message, remedy)
