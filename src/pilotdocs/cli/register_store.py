"""`pilotdocs register backup | restore`: the register as one file and back."""

from __future__ import annotations

from pathlib import Path

import click

from pilotdocs.cli.register_desk import Desk


@click.command("backup")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), required=True, help="备份文件（不覆盖已有的）")
@click.pass_obj
def backup(desk: Desk, out: Path) -> None:
    """把整本台账写成一个备份文件，可恢复到任一种数据库。"""
    from pilotdocs.register.backup import check_backup, write_backup
    from pilotdocs.register.store import open_register

    register = open_register(desk.where)
    try:
        count, head = write_backup(register, out)
    finally:
        register.close()
    check_backup(out, head=head if count else None)
    click.echo(f"已备份 {count} 条，并读回核对：{out}")
    click.echo(f"校验值 {head}（请另行记下，恢复时可用 --head 核对）")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--head", default=None, help="以前记下的校验值：备份里必须有它")
@click.pass_obj
def restore(desk: Desk, file: Path, head: str | None) -> int:
    """把备份 FILE 恢复成一本新台账（--register 指明新台账，必须是空的）。"""
    from pilotdocs.register.backup import check_backup, restore_backup
    from pilotdocs.register.store import open_register
    from pilotdocs.register.verify import verify_register

    check_backup(file, head=head)
    register = open_register(desk.where, create=True)
    try:
        count, last = restore_backup(register, file, head=head)
        faults = verify_register(register, head=head).faults
    finally:
        register.close()
    for fault in faults:
        click.echo(fault, err=True)
    click.echo(f"已恢复 {count} 条到 {register.shown}，校验值 {last}")
    click.echo("台账完整。" if not faults else f"发现 {len(faults)} 处问题。")
    return 1 if faults else 0
