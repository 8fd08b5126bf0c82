"""`pilotdocs register board`: the register on one offline page."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from pilotdocs.cli.options import Day, today
from pilotdocs.cli.register_desk import Desk, opened


@click.command("board")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), required=True, help="写出的网页，如 台账.html")
@click.option("--on", "day", type=Day(), default=None, help="按哪一天计，默认今天")
@click.option("--within", default="60d", metavar="60d", help="到期事项往后看多少天")
@click.option("--unmasked", is_flag=True, help="不遮盖身份证号和电话号码")
@click.pass_obj
def board(desk: Desk, out: Path, day: date | None, within: str, unmasked: bool) -> None:
    """把台账写成一个离线网页：数量、历年、到期事项、取消事由，可搜索。"""
    from pilotdocs.register.board import make_board, write_board

    if not re.fullmatch(r"[0-9]{1,4}d?", within):
        raise click.UsageError(f"“{within}”不是天数，请写成 60d 的样子")
    with opened(desk) as (_, books, setting):
        made = make_board(books, setting, day or today(), int(within.rstrip("d")), masked=not unmasked)
    write_board(made, out)
    click.echo(f"已写出：{out}（平台 {len(made.platforms)} 个，逾期事项 {made.late} 条）")
