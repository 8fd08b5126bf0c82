"""What an application states about itself in an optional `application.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import yaml

from pilotdocs.folders import limits, problems
from pilotdocs.model.document import Problem

NAME = "application.yaml"


@dataclass(frozen=True, slots=True)
class Statement:
    """`applicant`, `platform`, `as_of` (as `day`) and `rules`, each None where not stated, with what is wrong."""

    applicant: str | None = None
    platform: str | None = None
    day: date | None = None
    rules: str | None = None
    problems: tuple[Problem, ...] = ()


def read_statement(path: Path) -> Statement:
    """The statement in the file at `path`; an empty one with a problem where it can't be used."""
    try:
        with path.open("rb") as handle:
            data = handle.read(limits.STATEMENT_SIZE + 1)
        if len(data) > limits.STATEMENT_SIZE:
            return Statement(problems=(problems.statement_malformed("文件过大"),))
        stated = yaml.safe_load(data)
    except (OSError, yaml.YAMLError, ValueError, RecursionError):
        return Statement(problems=(problems.statement_malformed("不是完好的 YAML"),))
    if stated is None:
        return Statement()
    if not isinstance(stated, dict):
        return Statement(problems=(problems.statement_malformed("应是“名称: 值”的形式"),))
    found: list[Problem] = []

    def text(key: str) -> str | None:
        value = stated.get(key)
        if value is None:
            return None
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
        found.append(problems.statement_malformed(f"“{key}”应是一段文字"))
        return None

    return Statement(text("applicant"), text("platform"), _day(stated.get("as_of"), found), text("rules"), tuple(found))


def _day(value: object, found: list[Problem]) -> date | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        found.append(problems.statement_malformed("“as_of”应是 2025-09-30 形式的日期"))
        return None
