"""ROOT and OUT in a store: an S3-compatible server and an sftp server on this machine, with the same files as on a disk."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_builder import settings_for

from pilotdocs.batch import run_batch
from pilotdocs.batch.ledger import NAME
from pilotdocs.batch.store import Store, shown_address
from pilotdocs.errors import RefusedError

pytest.importorskip("s3fs")
pytest.importorskip("moto.server")
pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]
SECRET = "sEcReT/7f3a"
_SERVER = "import sys; from moto.server import main; main(['-H', '127.0.0.1', '-p', sys.argv[1]])"


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """The address of an empty bucket; who may use it stands in the environment."""
    import socket

    import s3fs

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", "AWS_ACCESS_KEY_ID": "AKIDTEST", "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_DEFAULT_REGION": "us-east-1", "XDG_STATE_HOME": str(tmp_path / "state"),
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([sys.executable, "-c", _SERVER, str(port)], **quiet)
    try:
        until = time.monotonic() + 60
        while True:
            assert time.monotonic() < until, "no server"
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        s3fs.S3FileSystem.clear_instance_cache()
        s3fs.S3FileSystem(skip_instance_cache=True).mkdir("office")
        yield "s3://office"
    finally:
        server.kill()
        server.wait(10)
        s3fs.S3FileSystem.clear_instance_cache()


def run(root: str, out: str, *more: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable, "-m", "pilotdocs", "batch", root, "-o", out, "--as-of", "2025-09-30", "--cache", "none", *more
    ]  # fmt: skip
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)


def upload(root: Path, store: Store, under: str) -> None:
    for path in root.rglob("*"):
        if path.is_file():
            store.upload(path, f"{under}/{path.relative_to(root).as_posix()}")


def results(store: Store, under: str) -> dict[str, bytes]:
    return {name[len(under) + 1 :]: store.read(name) for name in store.files(under) if f"/{NAME}/" not in name}


def local(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and NAME not in path.parts and path.suffix != ".log"
    }


def test_a_run_from_store_to_store_gives_the_files_of_a_run_on_disk_and_is_resumed(
    bucket: str, root: Path, tmp_path: Path
) -> None:
    plain = settings_for(root, out=tmp_path / "plain")
    run_batch(plain)
    store = Store(bucket)
    upload(root, store, "apps")
    store.write("apps/名单.txt", b"x")
    first = run(f"{bucket}/apps", f"{bucket}/out", "--jobs", "2")
    assert first.returncode == 0, first.stderr
    assert "名单.txt" in first.stderr
    expected = local(plain.out)
    got = results(store, "out")
    assert {name for name in got if not name.startswith("汇总")} == {n for n in expected if not n.startswith("汇总")}
    assert {n: d for n, d in got.items() if "/" in n} == {n: d for n, d in expected.items() if "/" in n}
    again = run(f"{bucket}/apps", f"{bucket}/out", "--plan")
    assert "跳过 3 份" in again.stdout, again.stdout + again.stderr
    store.remove("out/企业2/audit.json")
    store.write("apps/企业3/说明.txt", "补充说明".encode())
    planned = run(f"{bucket}/apps", f"{bucket}/out", "--plan").stdout
    assert "企业2：以前的结果不完整" in planned
    assert "企业3：材料有变化" in planned
    second = run(f"{bucket}/apps", f"{bucket}/out", "--json")
    assert second.returncode == 0, second.stderr
    events = [json.loads(line) for line in second.stdout.splitlines()]
    assert sorted(event["name"] for event in events if event["event"] == "folder") == ["企业2", "企业3"]
    assert results(store, "out")["企业2/audit.json"] == expected["企业2/audit.json"]
    told = "".join(done.stdout + done.stderr for done in (first, again, second))
    assert SECRET not in told
    assert "AKIDTEST" not in told
    assert not any(name.endswith("/key") for name in store.files("out"))  # it stays on the machine


def test_a_run_killed_between_two_puts_is_resumed_to_the_same_files(bucket: str, root: Path) -> None:
    store = Store(bucket)
    upload(root, store, "apps")
    whole = run(f"{bucket}/apps", f"{bucket}/whole")
    assert whole.returncode == 0, whole.stderr
    command = [
        sys.executable, "-m", "pilotdocs", "batch", f"{bucket}/apps", "-o", f"{bucket}/cut", "--as-of", "2025-09-30",
        "--cache", "none", "--quiet",
    ]  # fmt: skip
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not any(not name.startswith(f"cut/{NAME}") for name in store.files("cut")):
        assert time.monotonic() < until
        time.sleep(0.02)
    process.kill()
    process.wait(10)
    assert store.files(f"cut/{NAME}/lock")  # it was killed holding the store
    resumed = run(f"{bucket}/apps", f"{bucket}/cut")
    assert resumed.returncode == 0, resumed.stderr
    assert results(store, "cut") == results(store, "whole")


def test_two_machines_on_one_store_never_mix(bucket: str, root: Path, tmp_path: Path) -> None:
    store = Store(bucket)
    store.write(f"out/{NAME}/lock", b'{"machine": "another", "host": "desk-7"}')
    done = run(str(root), f"{bucket}/out", "--state", str(tmp_path / "own"))
    assert done.returncode == 3
    assert "desk-7" in done.stderr
    store.remove(f"out/{NAME}/lock")
    assert run(str(root), f"{bucket}/out", "--state", str(tmp_path / "own")).returncode == 0
    other = run(str(root), f"{bucket}/out", "--plan", "--state", str(tmp_path / "other"))
    assert other.stdout.count("比对用的密钥有变化") == 3  # traces under another machine's key can't be compared


def test_a_key_that_would_lead_out_of_the_folder_is_refused_and_costs_only_itself(bucket: str, root: Path) -> None:
    store = Store(bucket)
    upload(root, store, "apps")
    store.write("apps/坏/a//b.txt", b"x")
    done = run(f"{bucket}/apps", f"{bucket}/out")
    assert done.returncode == 1
    assert "坏：取下“s3://office/apps/坏”被拒绝：有不能照写的文件名" in done.stderr
    assert "已审核 3 份" in done.stdout


def test_a_store_that_says_no_is_told_in_one_sentence_without_its_words(
    bucket: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run(f"s3://AKIDTEST:{SECRET}@nowhere/apps", f"{bucket}/out")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stdout + done.stderr
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(RefusedError, match="存储没有应答"):
        Store("s3://office/elsewhere").folders()


def test_an_address_is_shown_without_its_password() -> None:
    assert shown_address(f"s3://AKID:{SECRET}@office/a") == "s3://office/a"
    assert shown_address("sftp://clerk:p@ss@host:22/in?token=1") == "sftp://host:22/in"
    assert shown_address("s3://office/a") == "s3://office/a"
