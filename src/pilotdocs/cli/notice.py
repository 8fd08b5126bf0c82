"""`pilotdocs notice`: one notice, or one per recipient."""

from __future__ import annotations

from pathlib import Path

import click

from pilotdocs.cli.options import DEFAULT_PACK
from pilotdocs.cli.register_desk import Desk
from pilotdocs.cli.register_notices import enter_notice
from pilotdocs.cli.register_ties import check_register, clerk_option, register_option

_FILE = click.Path(path_type=Path)


@click.command("notice")
@click.argument("kind")
@click.option("--data", type=_FILE, help="数据文件（.json .yaml .xlsx .csv），可以有多个收件人")
@click.option("--from", "audits", multiple=True, type=_FILE, help="audit 的输出目录，可多次给出；--data 则补充其余字段")
@click.option("--common", type=_FILE, help="各收件人共同的字段（.json .yaml）")
@click.option("-o", "--out", type=_FILE, help="输出的 docx；多个收件人时为目录")
@click.option("--template", type=_FILE, help="使用自己的模板")
@click.option("--profile", type=_FILE, help="使用自己的版式文件")
@click.option("--first-number", type=click.IntRange(1, 99999), help="第一份的发文顺序号，依次连续编号")
@click.option("--force", metavar="理由", help="在规则拒绝时仍然生成，理由写入记录")
@register_option
@clerk_option
@click.option("--rules", "pack", default=DEFAULT_PACK, metavar="PACK", help=f"管台账的规则包（默认：{DEFAULT_PACK}）")
@click.option("--pdf", is_flag=True, help="另存 PDF（需要 LibreOffice）")
def command(
    kind: str,
    data: Path | None,
    audits: tuple[Path, ...],
    common: Path | None,
    out: Path | None,
    template: Path | None,
    profile: Path | None,
    first_number: int | None,
    force: str | None,
    pdf: bool,
    where: str | None,
    by: str | None,
    pack: str,
) -> int:
    """生成文书。KIND 为 recommendation、correction、publicity、recognition、rejection、change_confirmation、
    annual_report_reminder、evaluation_result、disqualification 之一。"""
    from pilotdocs.notices import Report, Request, run_request

    if where is None:
        request = Request(kind, data, audits, common, out, template, profile, first_number, force, pdf)
        report = run_request(request)
    else:
        check_register(where, by)
        if data is None or audits or common or first_number or force:
            raise click.UsageError(
                "登记到台账时只用 --data 给出字段，不能同时用 --from、--common、--first-number、--force"
            )

        def make(listed: Path, rest: Path | None, place: Path, first: int | None) -> Report:
            return run_request(Request(kind, listed, (), rest, place, template, profile, first, None, pdf))

        report = enter_notice(Desk(where, pack), by or "", kind, data, out, make)
    for line in report.lines:
        click.echo(line)
    for line in report.troubles:
        click.echo(line, err=True)
    return report.status
