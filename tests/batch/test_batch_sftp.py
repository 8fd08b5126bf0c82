"""ROOT and OUT on an sftp server of this machine: the files of a run on a disk, resumed, and only where it is known."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_builder import settings_for

from pilotdocs.batch import run_batch
from pilotdocs.batch.ledger import NAME

paramiko = pytest.importorskip("paramiko")
pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


@pytest.fixture
def server(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server that has `root` as /root; the clerk's home knows the server and has the clerk's key."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ssh = tmp_path / "home" / ".ssh"
    ssh.mkdir(parents=True)
    for path in (tmp_path / "host_key", ssh / "id_rsa"):
        paramiko.RSAKey.generate(2048).write_private_key_file(str(path))
    host = paramiko.RSAKey(filename=str(tmp_path / "host_key"))
    (ssh / "known_hosts").write_text(f"[127.0.0.1]:{port} ssh-rsa {host.get_base64()}\n", "ascii")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    command = [
        sys.executable, str(Path(__file__).with_name("sftp_server.py")), str(tmp_path), str(port),
        str(tmp_path / "host_key"), str(ssh / "id_rsa"),
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while True:
            assert time.monotonic() < until, "no server"
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"sftp://clerk@127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait(10)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pilotdocs", "batch", *arguments, "--as-of", "2025-09-30", "--cache", "none"]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)


def tree(out: Path) -> dict[str, bytes]:
    """Every report; the summaries name the addresses and differ in them."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and NAME not in path.parts and path.parent != out
    }


def test_a_run_from_sftp_to_sftp_gives_the_files_of_a_run_on_disk_and_is_resumed(
    server: str, root: Path, tmp_path: Path
) -> None:
    plain = settings_for(root, out=tmp_path / "plain")
    run_batch(plain)
    first = run(f"{server}/root", "-o", f"{server}/far")
    assert first.returncode == 0, first.stderr
    far = tmp_path / "far"
    assert tree(far) == tree(plain.out)
    assert {path.name for path in far.glob("汇总.*")} == {path.name for path in plain.out.glob("汇总.*")}
    assert not list(far.rglob("*.part"))
    assert not list(far.rglob("key"))  # it stays on the machine
    assert not (far / NAME / "lock").exists()
    (far / "企业2" / "audit.json").unlink()
    (root / "企业3" / "说明.txt").write_text("补充说明", "utf-8")
    second = run(f"{server}/root", "-o", f"{server}/far", "--json")
    assert second.returncode == 0, second.stderr
    events = [json.loads(line) for line in second.stdout.splitlines()]
    assert sorted(event["name"] for event in events if event["event"] == "folder") == ["企业2", "企业3"]
    assert tree(far)["企业2/audit.json"] == tree(plain.out)["企业2/audit.json"]


def test_another_machine_that_holds_the_server_is_named_and_nothing_is_written(
    server: str, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "far" / NAME).mkdir(parents=True)
    (tmp_path / "far" / NAME / "lock").write_text('{"machine": "another", "host": "desk-7"}', "ascii")
    done = run(str(root), "-o", f"{server}/far")
    assert done.returncode == 3
    assert "desk-7" in done.stderr
    assert [path.name for path in (tmp_path / "far").rglob("*") if path.is_file()] == ["lock"]


def test_a_host_whose_key_is_not_the_known_one_is_not_trusted(server: str, tmp_path: Path) -> None:
    known = tmp_path / "home" / ".ssh" / "known_hosts"
    host = known.read_text("ascii").split(maxsplit=1)[0]
    for text in ("", f"{host} ssh-rsa {paramiko.RSAKey.generate(2048).get_base64()}\n"):
        known.write_text(text, "ascii")
        done = run(f"{server}/root", "-o", str(tmp_path / "here"))
        assert done.returncode == 3
        assert "known_hosts" in done.stderr
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "here" / "企业1").exists()
