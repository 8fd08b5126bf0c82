"""`pilotdocs template`: a fresh copy, a check, the fields, the whole set after another layout."""

from __future__ import annotations

from pathlib import Path

import click

_FILE = click.Path(path_type=Path)


@click.group("template")
def command() -> None:
    """取用、检查文书模板，列出可用字段。"""


@command.command("new")
@click.argument("kind")
@click.option("-o", "--out", type=_FILE, help="写到哪个 docx，默认为当前目录下的文书名称")
def new(kind: str, out: Path | None) -> None:
    """取一份新的模板（KIND 如 recognition）。"""
    from pilotdocs.notices.clerk import new_template

    click.echo(new_template(kind, out))


@command.command("fields")
@click.argument("kind")
def fields(kind: str) -> None:
    """列出一种文书的字段、写法和例子。"""
    from pilotdocs.notices.clerk import field_lines

    for line in field_lines(kind):
        click.echo(line)


@command.command("check")
@click.argument("file", type=_FILE)
@click.option("--kind", help="文书的种类，默认从文件名看出")
@click.option("--profile", type=_FILE, help="使用自己的版式文件")
@click.option("-o", "--out", type=_FILE, help="带批注的模板写到哪里，默认在原文件旁边")
def check(file: Path, kind: str | None, profile: Path | None, out: Path | None) -> int:
    """检查模板，逐条列出毛病，并写出带批注的模板；没有毛病时退出码为 0。"""
    from pilotdocs.notices.clerk import check_file

    status, lines = check_file(file, kind, profile, out)
    for line in lines:
        click.echo(line)
    return status


@command.command("build")
@click.option("-o", "--out", type=_FILE, required=True, help="写到哪个目录")
@click.option("--profile", type=_FILE, help="使用自己的版式文件")
def build(out: Path, profile: Path | None) -> None:
    """按版式文件生成全部模板。"""
    from pilotdocs.notices.clerk import build_all

    for path in build_all(out, profile):
        click.echo(path)
