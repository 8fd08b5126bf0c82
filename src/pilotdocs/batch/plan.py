"""What a run would do: each sub-folder of ROOT, and why it is to be done or not."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pilotdocs.batch import messages
from pilotdocs.batch.folders import application_content, application_stamp
from pilotdocs.batch.job import Application, BatchSettings
from pilotdocs.batch.ledger import Ledger
from pilotdocs.batch.store import Store
from pilotdocs.batch.work import program_version
from pilotdocs.errors import FolderError, PackError

if TYPE_CHECKING:
    from pilotdocs.folders.statement import Statement

Action = Literal["audit", "skip", "refuse"]
RESERVED = frozenset({"汇总.xlsx", "汇总.html", "汇总.json", "推荐汇总表.docx", "批量审核.log", "跨申报比对.json"})


@dataclass(frozen=True, slots=True)
class Planned:
    """One application and what is to be done: `audit` it, `skip` it (its result is there), or `refuse` it (it can't
    be audited, and `reason` says why). `before` is its ledger entry."""

    application: Application
    action: Action
    reason: str
    pack: str = ""
    day: date | None = None
    parts: dict[str, str] | None = None
    before: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Every application in the order of names. `loose` are entries of ROOT that are no application, with the reason."""

    planned: tuple[Planned, ...]
    loose: tuple[tuple[str, str], ...] = ()

    def of(self, action: Action) -> tuple[Planned, ...]:
        """Those for which that is to be done."""
        return tuple(planned for planned in self.planned if planned.action == action)


def make_plan(settings: BatchSettings, ledger: Ledger, day: date | None) -> Plan:
    """The plan of a run. `day` is used where neither the settings nor the application state one.

    Raises FolderError where ROOT has no sub-folder, PackError where the pack of the settings can't be used.
    """
    applications, loose = scan_store(settings.root_url) if settings.root_url else scan_root(settings.root)
    if not applications:
        raise FolderError(str(settings.root), *messages.NO_FOLDERS)
    if settings.pack is not None:
        _pack_sha(settings.pack)
    else:
        _pack_sha(settings.default_pack)
    mark = ledger.key_mark()
    return Plan(tuple(_plan(item, settings, ledger, day or settings.today, mark) for item in applications), loose)


def scan_root(root: Path) -> tuple[tuple[Application, ...], tuple[tuple[str, str], ...]]:
    """The sub-folders of ROOT by name, and what else lies there. Hidden entries are passed over."""
    try:
        with os.scandir(root) as listing:
            items = sorted(listing, key=lambda item: os.fsencode(item.name))
    except OSError as error:
        raise FolderError(str(root), *messages.NO_ROOT) from error
    applications: list[Application] = []
    loose: list[tuple[str, str]] = []
    for item in items:
        name = shown_name(item.name)
        if _passed_over(item.name):
            continue
        try:
            mode = item.stat(follow_symlinks=False).st_mode
        except OSError:
            loose.append((name, messages.UNLISTED))
            continue
        if stat.S_ISLNK(mode):
            loose.append((name, messages.LINK))
        elif stat.S_ISDIR(mode):
            applications.append(Application(name, Path(item.path), _out_name(item.name, name)))
        else:
            loose.append((name, messages.LOOSE))
    return tuple(applications), tuple(loose)


def scan_store(url: str) -> tuple[tuple[Application, ...], tuple[tuple[str, str], ...]]:
    """The same of a ROOT in a store. Raises RefusedError."""
    folders, others = Store(url).folders()
    applications = tuple(
        Application(shown, Path(name), _out_name(name, shown), url)
        for name in folders
        if not _passed_over(name) and (shown := shown_name(name))
    )
    return applications, tuple((shown_name(name), messages.LOOSE) for name in others if not _passed_over(name))


def _passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name in ("__MACOSX", "Thumbs.db", "desktop.ini")


def shown_name(name: str) -> str:
    """A name that can be printed: bytes that are no UTF-8 and control characters are replaced."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join("\ufffd" if unicodedata.category(character) in ("Cc", "Cs") else character for character in text)


def _out_name(name: str, shown: str) -> str:
    """The folder's own name; with a mark where that can't be used or is a summary's."""
    if shown == name and name not in RESERVED:
        return name
    return f"{shown[:60]}-{hashlib.sha256(os.fsencode(name)).hexdigest()[:8]}"


def _statement(application: Application) -> Statement:
    from pilotdocs.folders.limits import STATEMENT_SIZE
    from pilotdocs.folders.statement import NAME, Statement, read_statement

    if not application.url:
        at = application.path / NAME
        return read_statement(at) if at.is_file() and not at.is_symlink() else Statement()
    store, name = Store(application.url), f"{application.path.name}/{NAME}"
    found = store.files(name)
    if int(next(iter(found.values()), {}).get("size") or 0) > STATEMENT_SIZE or name not in found:
        return Statement()
    with tempfile.TemporaryDirectory(prefix="pilotdocs-") as scratch:
        copy = Path(scratch) / NAME
        copy.write_bytes(store.read(name))
        return read_statement(copy)


def _plan(application: Application, settings: BatchSettings, ledger: Ledger, day: date, key_mark: str) -> Planned:
    before = ledger.entry(application)
    stated = _statement(application)
    pack = settings.pack or _stated_pack(stated.rules) or settings.default_pack
    try:
        pack_sha = _pack_sha(pack)
    except PackError:
        reason = messages.STATED_PACK.format(name=pack[:80])
        return Planned(application, "refuse", reason, before=before)
    if not ledger.ours(application):
        return Planned(application, "refuse", messages.NOT_OURS.format(name=application.out), before=before)
    used = settings.day or stated.day or day
    parts = {
        "program": program_version(),
        "pack": pack_sha,
        "day": used.isoformat(),
        "masking": "off" if settings.unmasked else "on",
        "key": key_mark,
    }
    action, reason = _decide(application, settings, ledger, before, parts)
    return Planned(application, action, reason, pack, used, parts, before)


def _decide(
    application: Application,
    settings: BatchSettings,
    ledger: Ledger,
    before: dict[str, Any] | None,
    parts: dict[str, str],
) -> tuple[Action, str]:
    if before is None:
        return "audit", messages.NEW
    kept = before.get("parts")
    changed = [name for name in parts if not isinstance(kept, dict) or kept.get(name) != parts[name]]
    if changed:
        return "audit", "、".join(messages.CHANGED[name] for name in changed)
    stamp = application_stamp(application)
    if stamp != before.get("stamp"):
        if application_content(application) != before.get("content"):
            return "audit", messages.CHANGED["content"]
        ledger.restamp(application, stamp)
    if before["status"] == "done":
        return (
            ("skip", messages.DONE)
            if ledger.complete(application, before.get("files", []))
            else ("audit", messages.OUTPUT_GONE)
        )
    if settings.retry:
        return "audit", messages.AGAIN
    return "skip", messages.GIVEN_UP.format(reason=before.get("reason", ""))


def _stated_pack(stated: str | None) -> str | None:
    """The pack that an application names. Only an id is taken: an applicant doesn't bring its own rules."""
    if stated is None:
        return None
    return stated if "/" not in stated and "\\" not in stated and "." not in stated else f"{stated}（文件）"


def _pack_sha(pack: str) -> str:
    from pilotdocs.rules import load_pack

    return load_pack(pack).sha256
