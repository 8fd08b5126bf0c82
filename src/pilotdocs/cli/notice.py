"""`pilotdocs notice`: one notice, or one per recipient."""

from __future__ import annotations

from pathlib import Path

import click

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
) -> int:
    """生成文书。KIND 为 recommendation、correction、publicity、recognition、rejection、change_confirmation、
    annual_report_reminder、evaluation_result、disqualification 之一。"""
    from pilotdocs.notices import Request, run_request

    request = Request(kind, data, audits, common, out, template, profile, first_number, force, pdf)
    report = run_request(request)
    for line in report.lines:
        click.echo(line)
    for line in report.troubles:
        click.echo(line, err=True)
    return report.status
