"""`pilotdocs register`: the years that follow, kept in one store."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from pilotdocs.cli.options import DEFAULT_PACK, Day, today
from pilotdocs.cli.register_board import board
from pilotdocs.cli.register_desk import Desk, by_option, need_packages, now, opened, why_option
from pilotdocs.cli.register_import import import_
from pilotdocs.cli.register_store import backup, restore
from pilotdocs.cli.register_ties import recheck, report, take


@click.group("register")
@click.option(
    "--register", "where", envvar="PILOTDOCS_REGISTER", default=None,
    help="台账：SQLite 文件或 postgresql:// 地址（或环境变量 PILOTDOCS_REGISTER）",
)  # fmt: skip
@click.option("--rules", "pack", default=DEFAULT_PACK, metavar="PACK", help=f"规则包编号或文件（默认：{DEFAULT_PACK}）")
@click.pass_context
def command(ctx: click.Context, where: str | None, pack: str) -> None:
    """平台台账：登记、办理步骤、到期事项、查验。"""
    if not where:
        raise click.UsageError("没有指明台账，请加 --register 文件，或设置环境变量 PILOTDOCS_REGISTER")
    need_packages()
    ctx.obj = Desk(where, pack)


@command.command("init")
@click.pass_obj
def init(desk: Desk) -> None:
    """新建台账（已有的保持不变）。"""
    from pilotdocs.register.store import open_register

    register = open_register(desk.where, create=True)
    click.echo(f"台账已就绪：{register.shown}")
    register.close()


@command.command("record")
@click.argument("kind")
@click.argument("values", nargs=-1, metavar="栏目=内容…")
@click.option("--corrects", type=int, default=None, help="这条登记更正的是第几条")
@by_option
@why_option
@click.pass_obj
def record(desk: Desk, kind: str, values: tuple[str, ...], corrects: int | None, by: str, why: str) -> None:
    """登记一条（KIND：依托单位、平台、材料、决定、公示、异议、年度报送、评价……）。"""
    from pilotdocs.register.enter import read_record
    from pilotdocs.register.tell import record_text
    from pilotdocs.reports.masking import mask

    given: dict[str, str] = {}
    for value in values:
        field, equals, text = value.partition("=")
        if not equals or field in given:
            raise click.UsageError(f"“{value}”写得不对或重复，请写成“日期=2026-03-05”的样子")
        given[field] = text
    with opened(desk) as (register, books, setting), register.writing(by=by, why=why, at=now()) as pen:
        entered = read_record(kind, given, books, setting.lifecycle)
        number = pen.add(entered, corrects=corrects)
    click.echo(f"已登记为第 {number} 条。{mask(record_text(entered, setting.lifecycle))}")


@command.command("withdraw")
@click.argument("number", type=int)
@by_option
@why_option
@click.pass_obj
def withdraw(desk: Desk, number: int, by: str, why: str) -> None:
    """撤销第 NUMBER 条（原登记仍留在日志里，只是不再计）。"""
    from pilotdocs.register.records import Withdrawal

    with opened(desk) as (register, _, _), register.writing(by=by, why=why, at=now()) as pen:
        entered = pen.add(Withdrawal(number))
    click.echo(f"第 {number} 条已撤销，登记为第 {entered} 条。")


@command.command("step")
@click.argument("platform")
@click.argument("step_name", metavar="STEP")
@click.option("--on", "day", type=Day(), default=None, help="办理日期，默认今天")
@by_option
@why_option
@click.pass_obj
def step(desk: Desk, platform: str, step_name: str, day: date | None, by: str, why: str) -> None:
    """为平台办理一步（推荐、公示、认定、取消资格……）；材料不齐时说明原因并拒绝。"""
    from pilotdocs.register.enter import find_life
    from pilotdocs.register.states import take_step

    with opened(desk) as (register, books, setting):
        life = find_life(books, platform)
        with register.writing(by=by, why=why, at=now()) as pen:
            number = take_step(pen, life.number, step_name, day or today(), setting)
    click.echo(f"“{life.name}”：{step_name}，登记为第 {number} 条。")


@command.command("list")
@click.pass_obj
def list_(desk: Desk) -> None:
    """列出平台和现状。"""
    from pilotdocs.register.states import state_of

    with opened(desk) as (_, books, setting):
        for life in books.lives.values():
            state = state_of(life, setting.lifecycle)
            click.echo(f"{life.number}\t{life.name}\t{life.organisation_name}\t{state.name}")


@command.command("show")
@click.argument("platform")
@click.option("--on", "day", type=Day(), default=None, help="义务按哪一天计，默认今天")
@click.option("--unmasked", is_flag=True, help="不遮盖身份证号和电话号码")
@click.pass_obj
def show(desk: Desk, platform: str, day: date | None, unmasked: bool) -> None:
    """显示一个平台的全部登记、义务和可办的步骤（PLATFORM 是编号、现名或曾用名）。"""
    from pilotdocs.register.enter import find_life
    from pilotdocs.register.tell import tell_life

    with opened(desk) as (_, books, setting):
        for line in tell_life(find_life(books, platform), setting, day or today(), masked=not unmasked):
            click.echo(line)


@command.command("due")
@click.option("--on", "day", type=Day(), default=None, help="按哪一天计，默认今天")
@click.option("--within", default="30d", metavar="30d", help="往后看多少天")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), default=None, help="写成 .xlsx、.json 或 .ics")
@click.option("--unmasked", is_flag=True, help="不遮盖身份证号和电话号码")
@click.pass_obj
def due(desk: Desk, day: date | None, within: str, out: Path | None, unmasked: bool) -> None:
    """列出到期和逾期的事项，以及取消资格的事由。"""
    from pilotdocs.register.due import GROUND_HEADER, HEADER, find_due, ground_cells, row_cells
    from pilotdocs.register.due_files import write_due

    if not re.fullmatch(r"[0-9]{1,4}d?", within):
        raise click.UsageError(f"“{within}”不是天数，请写成 30d 的样子")
    with opened(desk) as (_, books, setting):
        found = find_due(books, setting, day or today(), int(within.rstrip("d")), masked=not unmasked)
    if out is not None:
        write_due(found, out)
        click.echo(f"已写出：{out}（事项 {len(found.rows)} 条，事由 {len(found.grounds)} 条）")
        return
    for header, rows in (
        (HEADER, [row_cells(r) for r in found.rows]),
        (GROUND_HEADER, [ground_cells(r) for r in found.grounds]),
    ):
        if rows:
            click.echo("\t".join(header))
        for cells in rows:
            click.echo("\t".join(" ".join(cell.split()) for cell in cells))
    if not found.rows and not found.grounds:
        click.echo("没有到期或逾期的事项。")


@command.command("verify")
@click.option("--head", default=None, help="以前记下的校验值：查末尾有没有被删去")
@click.pass_obj
def verify(desk: Desk, head: str | None) -> int:
    """查验台账是否完整、有没有被改动；有问题时退出码为 1。"""
    from pilotdocs.register.store import open_register
    from pilotdocs.register.verify import verify_register

    register = open_register(desk.where)
    proof = verify_register(register, head=head)
    register.close()
    for fault in proof.faults:
        click.echo(fault, err=True)
    click.echo(f"登记 {proof.entries} 条，校验值 {proof.head}")
    click.echo("台账完整。" if not proof.faults else f"发现 {len(proof.faults)} 处问题。")
    return 1 if proof.faults else 0


for part in (backup, board, import_, recheck, report, restore, take):
    command.add_command(part)
