"""`pilotdocs rules`: list, show, check, test and compare rule packs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pilotdocs.cli.options import Day, today


@click.group("rules")
def command() -> None:
    """查看和检查规则包。"""


@command.command("list")
def list_() -> None:
    """列出自带的规则包。"""
    from pilotdocs.rules import list_packs

    for pack in list_packs():
        click.echo(f"{pack.id}\t{pack.title}\t{pack.status}")


@command.command("show")
@click.argument("pack")
def show(pack: str) -> None:
    """把规则包写成可读的文字（PACK 是编号或文件路径）。"""
    from pilotdocs.rules import describe_pack, load_pack

    click.echo(describe_pack(load_pack(pack)))


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> int:
    """检查规则包文件，逐条指出行号、毛病和改法；没有毛病时退出码为 0。"""
    from pilotdocs.rules import check_pack

    faults = check_pack(file)
    for fault in faults:
        click.echo(fault.sentence(), err=True)
    if faults:
        click.echo(f"规则包“{file.name}”有 {len(faults)} 处毛病，改好后才能使用。", err=True)
        return 1
    click.echo(f"规则包“{file.name}”可以使用。")
    return 0


@command.command("test")
@click.argument("pack")
def test(pack: str) -> int:
    """运行规则包自带的案例。"""
    from pilotdocs.rules import load_pack
    from pilotdocs.trial import run_cases, uncovered

    loaded = load_pack(pack)
    results = run_cases(loaded)
    failed = [result for result in results if not result.passed]
    for result in failed:
        case, finding = result.case, result.finding
        lacking = f"；说明中缺少：{'、'.join(result.lacking)}" if result.lacking else ""
        click.echo(
            f"第 {case.line} 行 案例“{case.title}”（{case.condition}）：应为 {case.verdict} {case.reason}，"
            f"得到 {finding.verdict} {finding.reason}{lacking}。{finding.explanation}"
        )
    bare = uncovered(loaded)
    if bare:
        click.echo(f"这些条件还缺通过或不通过的案例：{'、'.join(bare)}")
    click.echo(f"案例 {len(results)} 个，通过 {len(results) - len(failed)} 个，未通过 {len(failed)} 个。")
    return 1 if failed else 0


@command.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--on", "root", type=click.Path(path_type=Path, file_okay=False), help="对该目录下每个申报文件夹比较结论")
@click.option("--as-of", "day", type=Day(), help="申报日期，默认今天")
def diff(old: str, new: str, root: Path | None, day: date | None) -> int:
    """比较两个规则包；加 --on 时还比较各申报文件夹的结论。"""
    from pilotdocs.rules import diff_packs, load_pack

    first, second = load_pack(old), load_pack(new)
    changes = diff_packs(first, second)
    for change in changes:
        click.echo(change.sentence())
    if not changes:
        click.echo("两个规则包的条件、指标、材料和口径都相同。")
    if root is None:
        return 0
    from pilotdocs.replay import changed_verdicts

    status = 0
    for folder in changed_verdicts(root, first, second, day or today()):
        if folder.trouble:
            click.echo(folder.trouble, err=True)
            status = 1
        for sentence in folder.sentences():
            click.echo(sentence)
    return status
