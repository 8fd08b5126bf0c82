"""Headless LibreOffice as a converter: a profile of its own, no macros, no links, a time limit for all it starts."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

from pilotdocs.documents.trouble import Unreadable

_PLACES = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/local/bin/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
# (where, what, value): nothing is executed, nothing is fetched, links are never brought up to date.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ("Setup/Office", "ooSetupInstCompleted", "true"),
)


def find_converter() -> Path | None:
    """LibreOffice's program on this machine; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next((Path(place) for place in _PLACES if Path(place).is_file()), None)


def convert(source: Path, target: str, scratch: Path, timeout: float) -> Path:
    """A copy of `source` as `target` ("docx" or "xlsx") inside `scratch`, which is to be an empty folder of the caller.

    Raises `Unreadable`: no_converter, too_slow (more than `timeout` seconds), damaged (no result).
    """
    program = find_converter()
    if program is None:
        raise Unreadable(
            "no_converter",
            "本机没有安装LibreOffice，无法读取旧版Office文件。",
            "请安装LibreOffice后重新运行，或将文件另存为docx、xlsx后重新提交。",
        )
    profile, out = scratch / "profile", scratch / "out"
    (profile / "user").mkdir(parents=True)
    out.mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    command = [
        str(program), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--invisible", "--norestore",
        "--nologo", "--nolockcheck", "--convert-to", _FILTERS[target], "--outdir", str(out), str(source),
    ]  # fmt: skip
    _run(command, scratch, timeout)
    result = out / f"{source.stem}.{target}"
    if not result.is_file() or result.stat().st_size == 0:
        raise Unreadable(
            "damaged", "文件已损坏或内容无法转换，未能读取。", "请用原软件打开并另存为docx、xlsx或PDF后重新提交。"
        )
    return result


def _settings() -> str:
    """The profile's settings file."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{where}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for where, name, value in _SETTINGS
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    return f"{head}{items}</oor:items>\n"


def _run(command: list[str], scratch: Path, timeout: float) -> None:
    """Runs the command in a group of its own, and ends the whole group with it."""
    # A bare environment: settings of the user's own must not change a result, and a proxy that nobody answers is a
    # second lock on the door to the network.
    environment = {
        "PATH": os.defpath, "HOME": str(scratch), "LANG": "C.UTF-8", "TMPDIR": str(scratch),
        "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
    }  # fmt: skip
    with subprocess.Popen(
        command, cwd=scratch, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired as error:
            raise Unreadable(
                "too_slow", f"转换旧版Office文件超过{timeout:.0f}秒，已停止。", "请另存为docx、xlsx或PDF后重新提交。"
            ) from error
        finally:
            _end_group(process.pid)


def _end_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
