"""How `audit` and `batch` write into the register, and `pilotdocs register take | report | recheck`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from pilotdocs.cli.options import Day, cache_dir, today
from pilotdocs.cli.register_desk import Desk, by_option, need_packages, now, opened, why_option
from pilotdocs.errors import PilotdocsError

register_option = click.option(
    "--register", "where", default=None, help="登记到台账：SQLite 文件或 postgresql:// 地址（须有 --by）"
)
clerk_option = click.option("--by", envvar="PILOTDOCS_CLERK", default=None, help="经办人（登记到台账时必填）")


def check_register(where: str | None, by: str | None) -> None:
    """Refuse before the work begins where the register can't be written."""
    if where is None:
        return
    if not by:
        raise click.UsageError("登记到台账要写明经办人，请加 --by 或设置环境变量 PILOTDOCS_CLERK")
    need_packages()
    from pilotdocs.register.store import open_register

    open_register(where).close()


def enter_audits(where: str, by: str, why: str, outputs: Iterable[Path], *, quiet: bool = False) -> int:
    """Enter each output's audit.json, all in one transaction; what is refused is said and left out. 0, or 1 where one
    was refused."""
    from pilotdocs.register.life import load_books
    from pilotdocs.register.store import open_register
    from pilotdocs.register.ties import directory_of, enter_audit

    status = 0
    register = open_register(where)
    try:
        with register.writing(by=by, why=why, at=now()) as pen:
            directory = directory_of(load_books(pen.connection))
            for output in outputs:
                data = json.loads((output / "audit.json").read_bytes())
                try:
                    entered = enter_audit(pen, directory, data, version("pilotdocs"))
                except PilotdocsError as error:
                    click.echo(f"{output.name}：{error}", err=True)
                    status = 1
                    continue
                if quiet:
                    continue
                told = "已登记" if entered.new else "此前已登记"
                click.echo(
                    f"{told}：平台编号 {entered.platform}，申报第 {entered.application} 条，审核第 {entered.audit} 条"
                )
    finally:
        register.close()
    return status


@click.command("take")
@click.argument("outputs", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@by_option
@why_option
@click.pass_obj
def take(desk: Desk, outputs: tuple[Path, ...], by: str, why: str) -> int:
    """把 audit 或 batch 的输出目录（OUTPUTS）登记到台账：申报、材料校验值、规则包、程序版本和各条结论。"""
    found = [place for output in outputs for place in (output, *sorted(output.glob("*/")))]
    found = [place for place in found if (place / "audit.json").is_file()]
    if not found:
        raise click.UsageError("这些目录里没有 audit.json，请给出 audit 或 batch 的输出目录")
    return enter_audits(desk.where, by, why, found)


@click.command("report")
@click.argument("platform")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--year", type=click.IntRange(2000, 2100), required=True, help="报告的是哪一年")
@click.option("--on", "day", type=Day(), default=None, help="收到日期，默认今天")
@click.option("--cache", default=None, metavar="DIR", help="读取结果的缓存目录；none 表示不用缓存")
@by_option
@why_option
@click.pass_obj
def report(
    desk: Desk, platform: str, folder: Path, year: int, day: date | None, cache: str | None, by: str, why: str
) -> None:
    """登记年度运行情况报告（FOLDER），读出其中的数，与上一年比较。"""
    from pilotdocs.register.enter import find_life
    from pilotdocs.register.records import Submission
    from pilotdocs.register.tell import change_lines, report_lines
    from pilotdocs.register.ties import compare_years, figures_of, inputs_hash
    from pilotdocs.register.words import TIES

    came = day or today()
    data = _audit(desk.pack, folder, max(came, date(year + 1, 1, 1)), cache, report=True)
    with opened(desk) as (register, books, setting):
        life = find_life(books, platform)
        rule = next((rule for rule in setting.lifecycle.obligations if rule.id == "yearly_report"), None)
        if rule is None:
            raise click.UsageError("规则包没有年度报告这项义务（yearly_report）")
        figures = figures_of(life.number, year, data, TIES["report"], "said")
        what, files = f"{year}{rule.name}", inputs_hash(data)
        same = [e for e in life.all(Submission) if (e.record.year, e.record.sha256) == (year, files)]
        if same:
            click.echo(f"“{life.name}”的这份{what}此前已登记为第 {same[0].number} 条，这次没有重复登记。")
        else:
            with register.writing(by=by, why=why, at=now()) as pen:
                number = pen.add(Submission(life.number, rule.id, year, came, files))
                for figure in figures:
                    pen.add(figure)
            click.echo(f"“{life.name}”{what}，登记为第 {number} 条；读出 {len(figures)} 个数，与{year - 1}年比较：")
    for line in (*change_lines(compare_years(life, year, figures)), *report_lines(life, what, data)):
        click.echo(line)


@click.command("recheck")
@click.argument("platform")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--as-of", "day", type=Day(), default=None, help="按哪一天核，默认今天")
@click.option("--cache", default=None, metavar="DIR", help="读取结果的缓存目录；none 表示不用缓存")
@click.pass_obj
def recheck(desk: Desk, platform: str, folder: Path, day: date | None, cache: str | None) -> None:
    """重大事项变更后，按变更材料（FOLDER）重新核各项条件，与上一次审核对照；不写入台账。"""
    from pilotdocs.register.enter import find_life
    from pilotdocs.register.tell import recheck_lines

    data = _audit(desk.pack, folder, day or today(), cache, report=True)
    with opened(desk) as (_, books, _):
        for line in recheck_lines(find_life(books, platform), data):
            click.echo(line)


def _audit(pack: str, folder: Path, day: date, cache: str | None, *, report: bool = False) -> dict[str, Any]:
    from pilotdocs.audit import audit_folder
    from pilotdocs.reports import audit_to_data
    from pilotdocs.rules import load_pack

    return audit_to_data(audit_folder(folder, load_pack(pack), day=day, cache=cache_dir(cache), report=report))
