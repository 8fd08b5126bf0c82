"""`pilotdocs batch ROOT`: every sub-folder an application."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pilotdocs.cli.options import DEFAULT_PACK, Day, cache_dir, today
from pilotdocs.cli.register_ties import check_register, clerk_option, enter_audits, register_option

if TYPE_CHECKING:
    from pilotdocs.batch.lanes import Lane


@click.command("batch", help="审核一个目录下的全部申报文件夹；中断后再次运行同一命令，只做还没做完的。")
@click.argument("root", metavar="ROOT")
@click.option(
    "-o", "--output", "out", default=None,
    help="输出目录（默认：ROOT 旁的“<名称>-批量审核”）；ROOT 和输出都可以是 s3://…、sftp://… 等存储地址",
)  # fmt: skip
@click.option("--rules", "pack", default=None, metavar="PACK", help=f"规则包编号或文件（默认：{DEFAULT_PACK}）")
@click.option(
    "--as-of", "day", type=Day(), default=None, help="申报日期（默认：各份 application.yaml 所载，否则为今天）"
)
@click.option("--jobs", type=click.IntRange(0, 256), default=0, help="同时审核的份数（0：按处理器数）")
@click.option("--cluster", default=None, metavar="tcp://…", help="在 Dask 集群上审核（调度程序的地址），而不是在本机")
@click.option(
    "--state", type=click.Path(path_type=Path), default=None, metavar="DIR",
    help="输出在存储里时，本机保存台账和比对密钥的目录（默认：用户的状态目录）",
)  # fmt: skip
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
@register_option
@clerk_option
def command(
    root: str, out: str | None, pack: str | None, day: date | None, jobs: int, cluster: str | None,
    state: Path | None, only_plan: bool, retry: bool,
    seconds: float, memory: int, cache: str | None, unmasked: bool, as_json: bool, quiet: bool,
    where: str | None, by: str | None,
) -> int:  # fmt: skip
    """Audit all, print the outcome."""
    from pilotdocs.batch import BatchSettings, plan_batch, run_batch
    from pilotdocs.batch.progress import Listener, all_of, to_json, to_log, to_terminal

    places = find_places(root, out, state)
    check_register(where, by)
    if where is not None and places.out_url:
        raise click.UsageError("输出在存储里时不能同时登记台账；请取回结果后用 pilotdocs register take 登记")
    settings = BatchSettings(
        places.root, places.out, today(), pack, DEFAULT_PACK, day, jobs or len(_processors()), seconds, memory,
        None if cluster and cache is None else cache_dir(cache), unmasked, retry, places.root_url, places.out_url,
    )  # fmt: skip
    if only_plan:
        return _show_plan(plan_batch(settings), as_json=as_json)
    listeners: list[Listener] = [to_log(places.out / "批量审核.log", _now)]
    if as_json:
        listeners.append(to_json(sys.stdout))
    elif not quiet and sys.stderr.isatty():
        listeners.append(to_terminal(sys.stderr))
    with _lanes(cluster) as lanes:
        report = run_batch(settings, all_of(*listeners), lanes=lanes)
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
        peak = max((entry.get("rss", 0) for entry in report.entries), default=0)
        click.echo(f"处理进程内存峰值 {peak} MiB（上限 {memory} MiB）。")
        click.echo(f"汇总：{places.shown_out}/汇总.xlsx")
    if where is None:
        return report.exit_status
    outputs = [places.out / entry["out"] for entry in report.entries if entry["status"] == "done"]
    return max(report.exit_status, enter_audits(where, by or "", "申报审核", outputs, quiet=quiet or as_json))


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run reads and writes. `root` and `out` are folders of this machine, except where an address is given:
    then `root` only names it, and `out` is this machine's own folder for the run."""

    root: Path
    out: Path
    root_url: str
    out_url: str
    shown_out: str


def find_places(root: str, out: str | None, state: Path | None) -> Places:
    """The places that the command line means. Raises click.UsageError where they can't be."""
    from pilotdocs.batch.store import is_address, shown_address

    root, far_root = root.rstrip("/") or root, is_address(root)
    if not far_root and not Path(root).is_dir():
        raise click.UsageError(f"申报目录“{root}”不存在或不是目录")
    if out is None:
        out = (
            f"{root}-批量审核"
            if far_root
            else str(Path(root).resolve().parent / f"{Path(root).resolve().name}-批量审核")
        )
    out, far_out = out.rstrip("/") or out, is_address(out)
    if far_root and far_out and (f"{out}/".startswith(f"{root}/") or f"{root}/".startswith(f"{out}/")):
        raise click.UsageError(f"输出“{shown_address(out)}”与申报目录重叠；请换一个地址")
    if not far_root and not far_out:
        check_places(Path(root), Path(out))
    here = Path(out)
    if far_out:
        here = (state or _state_dir()) / hashlib.sha256(shown_address(out).encode()).hexdigest()[:32]
    return Places(
        Path("ROOT") if far_root else Path(root), here, root if far_root else "", out if far_out else "",
        shown_address(out) if far_out else out,
    )  # fmt: skip


def _state_dir() -> Path:
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "pilotdocs" / "batch"


@contextmanager
def _lanes(cluster: str | None) -> Iterator[Callable[[Path], Sequence[Lane]] | None]:
    if cluster is None:
        yield None
        return
    from pilotdocs.batch.cluster import cluster_lanes

    with cluster_lanes(cluster) as lanes:
        yield lambda scratch: lanes


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
