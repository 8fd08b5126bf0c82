"""The desk of the command `notice`: a request in, a report out. Reads files, hands them to the room, sums up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pilotdocs.errors import DataError, RefusedError
from pilotdocs.notices.data_files import read_data
from pilotdocs.notices.from_audit import read_audits
from pilotdocs.notices.kinds import KINDS, Kind
from pilotdocs.notices.messages import DATA, GUARDS, WRITE
from pilotdocs.notices.numerals import day_text
from pilotdocs.notices.pdf import write_pdfs
from pilotdocs.notices.profile import load_profile
from pilotdocs.notices.render import load_template
from pilotdocs.notices.trouble import UsageTrouble
from pilotdocs.notices.values import MAX_TEXT
from pilotdocs.notices.write import Order, Result, write_notices
from pilotdocs.resources import resource_dir
from pilotdocs.workdays import load_workdays


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line said."""

    kind: str
    data: Path | None = None
    audits: tuple[Path, ...] = ()
    common: Path | None = None
    out: Path | None = None
    template: Path | None = None
    profile: Path | None = None
    first_number: int | None = None
    force: str | None = None
    pdf: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """`lines` for stdout, `troubles` for stderr, and the contract's exit status (0 all written, 1 some refused)."""

    lines: tuple[str, ...]
    troubles: tuple[str, ...]
    status: int
    results: tuple[Result, ...] = ()


def find_kind(name: str) -> Kind:
    """The kind with that id or Chinese name. Raises UsageTrouble."""
    for kind in KINDS.values():
        if name in (kind.id, kind.name):
            return kind
    raise UsageTrouble(WRITE["kind"].format(kind=name[:40], kinds="、".join(KINDS)))


def run_request(request: Request) -> Report:
    """Does what the command asks. Raises a PilotdocsError where nothing could be done."""
    kind = find_kind(request.kind)
    if request.data is None and not request.audits:
        raise UsageTrouble(WRITE["no_data"])
    if request.force is not None and not request.force.strip():
        raise UsageTrouble(WRITE["force_empty"])
    profile = load_profile(request.profile)
    template = load_template(request.template or resource_dir("templates") / f"{kind.id}.docx")
    recipients = _recipients(kind, request)
    out = request.out or Path(f"{kind.name}.docx" if len(recipients) == 1 else kind.name)
    force = (request.force or "").strip()[:MAX_TEXT]
    results = write_notices(kind, recipients, out, Order(template, profile, request.first_number, force))
    written = [result for result in results if result.path]
    if len(results) == 1 and not written:
        _raise(kind, request, results[0])
    lines, troubles = _log(kind, results)
    if request.pdf and written:
        made, said = write_pdfs([result.path for result in written if result.path])
        lines += [str(path) for path in made]
        troubles += said
        if len(made) < len(written):
            return Report(tuple(lines), tuple(troubles), 1, tuple(results))
    status = 0 if len(written) == len(results) else 1 if written else 3
    return Report(tuple(lines), tuple(troubles), status, tuple(results))


def _recipients(kind: Kind, request: Request) -> list[dict[str, Any]]:
    common: dict[str, Any] = {}
    if request.common is not None:
        common = _single(request.common, kind)
    if not request.audits:
        assert request.data is not None
        return [{**common, **raw} for raw in read_data(request.data, kind)]
    if request.data is not None:
        common |= _single(request.data, kind)
    return [{**raw, **common} for raw in read_audits(kind, request.audits)]


def _single(path: Path, kind: Kind) -> dict[str, Any]:
    found = read_data(path, kind)
    if len(found) != 1:
        raise DataError(path.name, WRITE["common_one"], DATA["remedy_file"])
    return found[0]


def _raise(kind: Kind, request: Request, result: Result) -> None:
    """One notice and it was not written: the whole command fails with its reason."""
    why = "；".join(result.why)
    name = request.data.name if request.data else str(request.audits[0])
    if result.data:
        raise DataError(name, why, DATA["remedy"].format(kind=kind.id))
    raise RefusedError(GUARDS["step"].format(kind=kind.name), why, GUARDS["remedy"])


def _log(kind: Kind, results: list[Result]) -> tuple[list[str], list[str]]:
    lines, troubles = [], []
    for result in results:
        prefix = f"{result.row}. {result.recipient}：" if len(results) > 1 else ""
        if result.path:
            lines.append(f"{prefix}{result.path}")
            if result.sentence:
                troubles.append(prefix + result.sentence)
        else:
            troubles.append(f"{prefix}{WRITE['refused']}：{result.sentence}")
        if result.span:
            lines.append(WRITE["count"].format(
                way=result.span[0], first=day_text(result.span[1]), last=day_text(result.span[2]), days=result.span[3],
                source=load_workdays().sources[result.span[1].year],
            ))  # fmt: skip
    if len(results) > 1:
        written = sum(1 for result in results if result.path)
        lines.append(WRITE["summary"].format(total=len(results), written=written, refused=len(results) - written))
    return lines, troubles
