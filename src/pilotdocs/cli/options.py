"""Options that several commands share, and what they mean."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import click

DEFAULT_PACK = "shaoxing-municipal-2025-draft"


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}”不是日期，请写成 2025-09-30 的样子", param, ctx)


def today() -> date:
    """The day of the command: the clock is read here and nowhere deeper."""
    return datetime.now().astimezone().date()


def cache_dir(wanted: str | None) -> Path | None:
    """Where read files are kept between runs: `--cache`, else PILOTDOCS_CACHE, else the user's cache folder;
    None for “none”."""
    said = wanted or os.environ.get("PILOTDOCS_CACHE")
    if said is not None:
        return None if said.lower() in ("none", "off", "") else Path(said)
    base = os.environ.get("XDG_CACHE_HOME")
    root = Path(base) if base else Path.home() / ".cache"
    return root / "pilotdocs"
