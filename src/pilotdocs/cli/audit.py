"""`pilotdocs audit FOLDER`: one application."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pilotdocs.cli.options import DEFAULT_PACK, Day, cache_dir, today
from pilotdocs.cli.register_ties import check_register, clerk_option, enter_audits, register_option
from pilotdocs.model.names import VERDICT_NAMES


@click.command("audit", help="审核一个申报文件夹，把审核备忘录、标注件、report.html 和 audit.json 写到输出目录。")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER")
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    default=None,
    help="输出目录（默认：申报文件夹旁的“<名称>-审核”）",
)
@click.option("--rules", "pack_name", default=None, metavar="PACK", help=f"规则包编号或文件（默认：{DEFAULT_PACK}）")
@click.option("--as-of", "day", type=Day(), default=None, help="申报日期（默认：application.yaml 所载，否则为今天）")
@click.option(
    "--decisions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="复核人此前保存的 decisions.json",
)
@click.option("--unmasked", is_flag=True, help="输出中不遮盖身份证号和电话号码")
@click.option("--jobs", type=click.IntRange(0, 64), default=0, help="同时读取的文件数（0：按处理器数）")
@click.option("--cache", default=None, metavar="DIR", help="读取结果的缓存目录；none 表示不用缓存")
@click.option("--quiet", is_flag=True, help="不显示结论表")
@register_option
@clerk_option
def command(
    folder: Path, out: Path | None, pack_name: str | None, day: date | None, decisions: Path | None, unmasked: bool,
    jobs: int, cache: str | None, quiet: bool, where: str | None, by: str | None,
) -> int:  # fmt: skip
    """Audit a folder, write the reports, print the verdicts."""
    from pilotdocs.audit import audit_folder
    from pilotdocs.folders.statement import NAME as STATEMENT
    from pilotdocs.folders.statement import Statement, read_statement
    from pilotdocs.reports import load_decisions, write_reports
    from pilotdocs.rules import load_pack

    target = out if out is not None else folder.resolve().parent / f"{folder.resolve().name}-审核"
    check_output(folder, target)
    check_register(where, by)
    stated = read_statement(folder / STATEMENT) if (folder / STATEMENT).is_file() else Statement()
    pack = load_pack(pack_name or stated.rules or DEFAULT_PACK)
    decided = load_decisions(decisions) if decisions is not None else None
    audit = audit_folder(folder, pack, day=day or stated.day or today(), cache=cache_dir(cache), jobs=jobs)
    troubles = write_reports(audit, target, unmasked=unmasked, decisions=decided, folder=folder)
    if not quiet:
        for finding in audit.findings:
            word = VERDICT_NAMES[finding.verdict].ljust(5, "　")  # a wide space, so that the titles stand in line
            click.echo(f"{finding.condition:20s} {word}{finding.title}")
        click.echo(f"备忘录：{target / '审核备忘录.docx'}")
    unreadable = [d for d in audit.documents if any(problem.code == "unreadable" for problem in d.problems)]
    for document in unreadable:
        click.echo(f"未能读取 {document.path}：{document.problems[0].message}", err=True)
    for trouble in troubles:
        click.echo(trouble.message, err=True)
    if audit.documents and len(unreadable) == len(audit.documents):
        click.echo("文件夹里没有一个文件能读取，未能审核；输出里列出了每个文件的原因。", err=True)
        return 3
    refused = enter_audits(where, by or "", "申报审核", [target], quiet=quiet) if where is not None else 0
    return 1 if unreadable or troubles or refused else 0


def check_output(folder: Path, target: Path) -> None:
    """Refuse to write into the application's own folder, which is never changed."""
    if target.resolve() == folder.resolve() or folder.resolve() in target.resolve().parents:
        raise click.UsageError(f"输出目录“{target}”在申报文件夹里面；申报文件夹从不改动，请换一个目录")
