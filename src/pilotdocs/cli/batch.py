"""`pilotdocs batch ROOT`: every sub-folder an application."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path

import click

from pilotdocs.cli.options import DEFAULT_PACK, Day, cache_dir, today


@click.command("batch", help="审核一个目录下的全部申报文件夹；中断后再次运行同一命令，只做还没做完的。")
@click.argument("root", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="ROOT")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), default=None,
    help="输出目录（默认：ROOT 旁的“<名称>-批量审核”）",
)  # fmt: skip
@click.option("--rules", "pack", default=None, metavar="PACK", help=f"规则包编号或文件（默认：{DEFAULT_PACK}）")
@click.option(
    "--as-of", "day", type=Day(), default=None, help="申报日期（默认：各份 application.yaml 所载，否则为今天）"
)
@click.option("--jobs", type=click.IntRange(0, 256), default=0, help="同时审核的份数（0：按处理器数）")
@click.option("--plan", "only_plan", is_flag=True, help="只说明会做什么、每份为什么做或不做")
@click.option("--retry", is_flag=True, help="上次未能完成的也再试一次")
@click.option("--seconds", type=click.FloatRange(1), default=3600, show_default=True, help="每份申报的时限（秒）")
@click.option(
    "--memory", type=click.IntRange(512), default=4096, show_default=True, help="每个处理进程的内存上限（MiB）"
)
@click.option("--cache", default=None, metavar="DIR", help="读取结果的缓存目录；none 表示不用缓存")
@click.option("--unmasked", is_flag=True, help="输出中不遮盖身份证号和电话号码")
@click.option("--json", "as_json", is_flag=True, help="在标准输出上逐行给出 JSON 事件")
@click.option("--quiet", is_flag=True, help="不显示进度和结果")
def command(
    root: Path, out: Path | None, pack: str | None, day: date | None, jobs: int, only_plan: bool, retry: bool,
    seconds: float, memory: int, cache: str | None, unmasked: bool, as_json: bool, quiet: bool,
) -> int:  # fmt: skip
    """Audit all, print the outcome."""
    from pilotdocs.batch import BatchSettings, plan_batch, run_batch
    from pilotdocs.batch.progress import Listener, all_of, to_json, to_log, to_terminal

    target = out if out is not None else root.resolve().parent / f"{root.resolve().name}-批量审核"
    check_places(root, target)
    settings = BatchSettings(
        root, target, today(), pack, DEFAULT_PACK, day, jobs or len(_processors()), seconds, memory,
        cache_dir(cache), unmasked, retry,
    )  # fmt: skip
    if only_plan:
        return _show_plan(plan_batch(settings), as_json=as_json)
    listeners: list[Listener] = [to_log(target / "批量审核.log", _now)]
    if as_json:
        listeners.append(to_json(sys.stdout))
    elif not quiet and sys.stderr.isatty():
        listeners.append(to_terminal(sys.stderr))
    report = run_batch(settings, all_of(*listeners))
    failed = [entry for entry in report.entries if entry["status"] != "done" or entry["reason"]]
    for entry in failed:
        click.echo(f"{entry['name']}：{entry['reason']}", err=True)
    for name, reason in report.plan.loose:
        click.echo(f"{name}{reason}", err=True)
    if not quiet and not as_json:
        done = sum(entry["status"] == "done" for entry in report.entries)
        before = len(report.plan.of("skip"))
        left = len(report.entries) - done
        click.echo(f"已审核 {done} 份，未完成 {left} 份（此前已处理、本次跳过 {before} 份）。")
        click.echo(f"汇总：{target / '汇总.xlsx'}")
    return report.exit_status


def check_places(root: Path, target: Path) -> None:
    """Refuse to write among the applications, or into a folder that holds them."""
    inside, outside = root.resolve(), target.resolve()
    if outside == inside or inside in outside.parents:
        raise click.UsageError(f"输出目录“{target}”在申报目录里面；申报材料从不改动，请换一个目录")
    if outside in inside.parents:
        raise click.UsageError(f"输出目录“{target}”包含申报目录；结果会与材料混在一起，请换一个目录")


def _show_plan(plan: object, *, as_json: bool) -> int:
    import json

    from pilotdocs.batch import Plan

    if not isinstance(plan, Plan):
        return 3
    words = {"audit": "审核", "skip": "跳过", "refuse": "不能审核"}
    for planned in plan.planned:
        name = planned.application.name
        if as_json:
            told = {"event": "plan", "name": name, "action": planned.action, "reason": planned.reason}
            click.echo(json.dumps(told, ensure_ascii=False))
        else:
            click.echo(f"{words[planned.action]}  {name}：{planned.reason}")
    for name, reason in plan.loose:
        click.echo(f"{name}{reason}", err=True)
    if not as_json:
        click.echo(
            f"待审核 {len(plan.of('audit'))} 份，跳过 {len(plan.of('skip'))} 份，不能审核 {len(plan.of('refuse'))} 份。"
        )
    return 1 if plan.of("refuse") else 0


def _processors() -> list[int]:
    return list(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0] * (os.cpu_count() or 1)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
