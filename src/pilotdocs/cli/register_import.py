"""`pilotdocs register import FILE`: existing platforms from a list, on trial first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pilotdocs.cli.options import Day, today
from pilotdocs.cli.register_desk import Desk, now, opened


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="真正写入；不加时只逐行说明会怎样处理")
@click.option("--on", "day", type=Day(), default=None, help="纳入日期，默认今天")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), default=None, help="逐行说明另存为 .csv")
@click.option("--by", envvar="PILOTDOCS_CLERK", default=None, help="经办人（写入时必填，或环境变量 PILOTDOCS_CLERK）")
@click.option("--why", default=None, help="事由（写入时必填）")
@click.pass_obj
def import_(
    desk: Desk, file: Path, write: bool, day: date | None, out: Path | None, by: str | None, why: str | None
) -> int:
    """从名单 FILE（.xlsx .csv）导入已认定的中试基地，自动纳入；默认只试运行，什么也不写。"""
    from pilotdocs.register.intake import plan_intake, write_intake
    from pilotdocs.register.intake_file import read_list
    from pilotdocs.register.life import load_books
    from pilotdocs.register.tell import intake_lines, write_intake_report

    if write and not (by and why):
        raise click.UsageError("写入台账要写明经办人和事由，请加 --by 和 --why")
    when = day or today()
    if when > today():
        raise click.UsageError(f"{when}还没有到，请在纳入当日或之后导入")
    rows = read_list(file)
    with opened(desk) as (register, books, setting):
        if write:
            with register.writing(by=by or "", why=why or "", at=now()) as pen:
                fresh = load_books(pen.connection)
                intake = plan_intake(rows, fresh, setting, when)
                write_intake(pen, intake, fresh, when)
        else:
            intake = plan_intake(rows, books, setting, when)
    for line in intake_lines(intake):
        click.echo(line)
    if out is not None:
        write_intake_report(intake, out)
    taken = len(intake.rows)
    done = f"已写入 {taken} 个平台" if write else f"试运行，什么也没有写入；可纳入 {taken} 个平台"
    click.echo(f"{done}，不纳入 {intake.refused} 行。")
    if not write and taken:
        click.echo("确认无误后，加 --write 再运行一次。")
    return 0 if not intake.refused else 1 if taken else 3
