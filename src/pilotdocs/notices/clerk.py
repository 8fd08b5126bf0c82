"""The desk of the command `template`."""

from __future__ import annotations

from pathlib import Path

from pilotdocs.errors import OutputError
from pilotdocs.notices.check import check_template, commented, guess_kind
from pilotdocs.notices.desk import find_kind
from pilotdocs.notices.kinds import Field
from pilotdocs.notices.making import build_templates
from pilotdocs.notices.messages import CHECK, WANTED, WRITE
from pilotdocs.notices.profile import load_profile
from pilotdocs.notices.trouble import UsageTrouble
from pilotdocs.notices.write import write_whole
from pilotdocs.resources import resource_dir


def new_template(kind: str, out: Path | None) -> Path:
    """A fresh copy of the shipped template; the path written. Never over an existing file."""
    found = find_kind(kind)
    path = out or Path(f"{found.name}.docx")
    if path.exists():
        raise OutputError(str(path), CHECK["exists"], CHECK["exists_remedy"])
    write_whole(path, (resource_dir("templates") / f"{found.id}.docx").read_bytes())
    return path


def field_lines(kind: str) -> list[str]:
    """One line a field: label, id, what it wants, whether it must be there, an example."""
    lines: list[str] = []
    for field in find_kind(kind).fields:
        lines.append(_line(field))
        lines += ["    " + _line(column) for column in field.columns]
    return lines


def _line(field: Field) -> str:
    state = "程序生成" if field.derived else "必填" if field.required else "可选"
    wanted = WANTED[field.type].format(choices="、".join(field.choices))
    example = "" if field.example in (None, "") else f"\t例：{field.example}"
    note = f"\t（{field.note}）" if field.note else ""
    return f"{field.label}\t{field.id}\t{state}\t{wanted}{example}{note}"


def check_file(file: Path, kind: str | None, profile: Path | None, out: Path | None) -> tuple[int, list[str]]:
    """Exit status and lines for stdout; the template with its comments is written where there are faults."""
    found = find_kind(kind) if kind else guess_kind(file.name)
    if found is None:
        raise UsageTrouble(CHECK["kind"].format(name=file.name))
    faults = check_template(file, found, load_profile(profile))
    if not faults:
        return 0, [CHECK["good"].format(name=file.name)]
    target = out or file.with_name(f"{file.stem}-批注.docx")
    write_whole(target, commented(file, faults))
    lines = [
        ("" if fault.paragraph is None else CHECK["place"].format(number=fault.paragraph + 1)) + fault.sentence
        for fault in faults
    ]
    return 1, [*lines, CHECK["bad"].format(name=file.name, count=len(faults), out=target)]


def build_all(out: Path, profile: Path | None) -> list[Path]:
    """The nine templates after a layout profile; the paths written. Raises OutputError."""
    try:
        return build_templates(out, load_profile(profile))
    except OSError as error:
        raise OutputError(str(out), WRITE["out_file"], WRITE["out_remedy"]) from error
