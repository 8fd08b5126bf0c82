"""An OUT in a store, seen from the machine that runs the batch.

The ledger works on a folder of this machine; what it writes goes to the store first, so that the store is never behind.
An application's reports count where their `audit.json` is: it is taken away first and put last, whole. The key that
identity numbers are compared under is never sent.
"""

from __future__ import annotations

import hashlib
import json
import platform
import secrets
from functools import cached_property
from pathlib import Path

from pilotdocs.batch import messages
from pilotdocs.batch.store import Store
from pilotdocs.errors import OutputError

HOME = ".pilotdocs"
_LAST = "audit.json"


class FarOut:
    """The store's side of one OUT. `home` is this machine's own `.pilotdocs`. Everything raises RefusedError where the
    store can't be reached."""

    def __init__(self, url: str, home: Path) -> None:
        self._url = url
        self._home = home

    @cached_property
    def store(self) -> Store:
        """The store, reached when first needed."""
        return Store(self._url)

    @cached_property
    def files(self) -> set[str]:
        """Every file there as this machine found it, with what it has put there since."""
        return set(self.store.files())

    def lock(self) -> None:
        """Take the store for this machine; a run of this machine that was killed had it already. Raises OutputError
        where another machine has it."""
        mine = {"machine": self._machine(), "host": platform.node()}
        data = json.dumps(mine).encode()
        if self.store.create(f"{HOME}/lock", data):
            return
        try:
            holder = json.loads(self.store.read(f"{HOME}/lock"))
        except (FileNotFoundError, ValueError):
            holder = {}
        if not isinstance(holder, dict) or holder.get("machine") != mine["machine"]:
            host = holder.get("host", "?") if isinstance(holder, dict) else "?"
            raise OutputError(self.store.shown, messages.BUSY_FAR[0].format(host=host), messages.BUSY_FAR[1])

    def unlock(self) -> None:
        """Let others have it."""
        self.store.remove(f"{HOME}/lock")

    def pull(self) -> None:
        """Make this machine's ledger that of the store."""
        there = {
            name[len(HOME) + 1 :] for name in self.files if name.startswith((f"{HOME}/entries/", f"{HOME}/traces/"))
        }
        here = {f"{kind}/{path.name}" for kind in ("entries", "traces") for path in (self._home / kind).glob("*.json")}
        for name in here - there:
            (self._home / name).unlink(missing_ok=True)
        others = self._owner() != self._machine()  # then what lies here may be older than what lies there
        for name in sorted(there if others else there - here):
            self._take(name)
        self._take("run.json")

    def own(self) -> None:
        """Write down that this machine's ledger is the store's from now on."""
        self.store.write(f"{HOME}/owner", self._machine().encode())

    def write(self, name: str, data: bytes) -> None:
        """Let a file appear whole."""
        self.store.write(name, data)
        self.files.add(name)

    def remove(self, name: str) -> None:
        """Remove a file."""
        self.store.remove(name)
        self.files.discard(name)

    def publish(self, out: str, part: Path, written: set[str]) -> None:
        """Replace the reports of `out` (`written` before) by those in `part`."""
        begun = _begun(out)
        self.write(begun, b"")  # killed from here on, what lies there is ours
        new = sorted(path.relative_to(part).as_posix() for path in part.rglob("*") if path.is_file())
        for name in (_LAST, *sorted(written - set(new))):
            if f"{out}/{name}" in self.files:
                self.remove(f"{out}/{name}")
        for name in new:
            if name != _LAST:
                self.store.upload(part / name, f"{out}/{name}")
                self.files.add(f"{out}/{name}")
        if _LAST in new:
            self.write(f"{out}/{_LAST}", (part / _LAST).read_bytes())
        self.remove(begun)

    def ours(self, out: str) -> bool:
        """Whether nothing is there under `out`, or reports of this program, whole or begun."""
        return (
            _begun(out) in self.files
            or f"{out}/{_LAST}" in self.files
            or not any(name.startswith(f"{out}/") for name in self.files)
        )

    def _take(self, name: str) -> None:
        try:
            data = self.store.read(f"{HOME}/{name}")
        except FileNotFoundError:
            (self._home / name).unlink(missing_ok=True)
            return
        scratch = self._home / f"{name}.part"
        scratch.write_bytes(data)
        scratch.replace(self._home / name)

    def _owner(self) -> str:
        try:
            return self.store.read(f"{HOME}/owner").decode("ascii", "replace")
        except FileNotFoundError:
            return ""

    def _machine(self) -> str:
        """A random name of this machine's own folder for this OUT; made once."""
        path = self._home / "machine"
        if not path.is_file():
            path.write_text(secrets.token_hex(16), "ascii")
        return path.read_text("ascii")


def _begun(out: str) -> str:
    return f"{HOME}/begun/{hashlib.sha256(out.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
