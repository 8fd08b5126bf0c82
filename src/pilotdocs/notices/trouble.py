"""Trouble with the command itself."""

from __future__ import annotations

from pilotdocs.errors import PilotdocsError


class UsageTrouble(PilotdocsError):
    """The command line asked for something that there is not; exit status 2."""

    exit_code = 2
