"""A register on each store: a SQLite file, and a PostgreSQL server that the tests start on loopback and stop again."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from pilotdocs.register.store import Register, open_register

_NUMBERS = count()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`postgresql://…` of a server of this session's own (without a database); skipped where it can't be had."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    programs = found[-1].parent
    home = tmp_path_factory.mktemp("postgres")
    as_user: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("runuser") is None or not any(user.pw_name == "postgres" for user in pwd.getpwall()):
            pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
        shutil.rmtree(home)
        home = Path(
            subprocess.run(
                [*as_user, "mktemp", "-d"], capture_output=True, text=True, check=True, cwd="/"
            ).stdout.strip()
        )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = home / "data"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c fsync=off"

    def run(*arguments: str) -> None:
        subprocess.run([*as_user, *arguments], check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=60)

    run(str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C")
    run(str(programs / "pg_ctl"), "-D", str(data), "-o", options, "-l", str(home / "log"), "-w", "start")
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}"
    finally:
        run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is still empty."""
    if request.param == "sqlite":
        return str(tmp_path / "台账.db")
    server: str = request.getfixturevalue("postgres")
    name = f"register_{next(_NUMBERS)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
    return f"{server}/{name}"


@pytest.fixture
def opened(address: str) -> Iterator[Callable[[], Register]]:
    """Opens the store at `address`, as often as asked; all are closed at the end."""
    registers: list[Register] = []

    def again() -> Register:
        registers.append(open_register(address, create=True))
        return registers[-1]

    yield again
    for register in registers:
        register.close()


@pytest.fixture
def register(opened: Callable[[], Register]) -> Register:
    return opened()
