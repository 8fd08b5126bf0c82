"""`pilotdocs explain OUT CONDITION`: a finding unrolled into its clause, its figures and each step."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from pilotdocs.model.names import VERDICT_NAMES


@click.command("explain", help="逐步说明一项结论：条款原文、用到的数值及其出处、每一步推理。")
@click.argument("out", type=click.Path(exists=True, path_type=Path), metavar="OUT")
@click.argument("condition", required=False, metavar="[CONDITION]")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def command(out: Path, condition: str | None, as_json: bool) -> int:
    """Print one finding of a written audit, or all of them."""
    from pilotdocs.reports import load_audit_data

    data = load_audit_data(out / "audit.json" if out.is_dir() else out)
    known = [finding["condition"] for finding in data["findings"]]
    if condition is not None and condition not in known:
        raise click.UsageError(f"没有“{condition}”这一条件；可选：{'、'.join(known)}")
    chosen = [f for f in data["findings"] if condition in (None, f["condition"])]
    explained = [unroll(finding, data) for finding in chosen]
    if as_json:
        click.echo(json.dumps(explained, ensure_ascii=False, indent=1))
        return 0
    for item in explained:
        for line in describe(item):
            click.echo(line)
        click.echo("")
    return 0


def unroll(finding: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """A finding with its figures (each with the path of its document) and facts put in place of their ids."""
    paths = {document["id"]: document["path"] for document in data["documents"]}
    figures = {figure["id"]: figure for figure in data["figures"]}
    wanted = set(finding["figures"])
    for fact in data["facts"]:
        if fact["quantity"] in finding["facts"]:
            wanted |= set(fact["figures"])
    return finding | {
        "figures": [
            figure | {"path": paths.get(figure["source"]["document"])}
            for identity, figure in figures.items()
            if identity in wanted
        ],
        "facts": [fact for fact in data["facts"] if fact["quantity"] in finding["facts"]],
    }


def describe(item: dict[str, Any]) -> list[str]:
    """The unrolled finding as lines for a person."""
    from pilotdocs.reports.citations import place_words

    lines = [
        f"{item['condition']} {item['title']}：{VERDICT_NAMES[item['verdict']]}（{item['id']}）",
        f"  条款：{item['clause']}",
    ]
    lines.append(f"  说明：{item['explanation']}")
    lines += [f"  事实：{fact['basis']}" for fact in item["facts"]]
    for figure in item["figures"]:
        source = figure["source"]
        where = place_words(source["page"], source["locator"])
        role = "申报" if figure["role"] == "claim" else "佐证"
        lines.append(f"  {role}：{figure['path']} {where}“{figure['quote']}”")
    unit = item["facts"][-1]["unit"] if item["facts"] else None
    for reading in item["readings"]:
        reached = {True: "达到", False: "未达到", None: "无法判断"}[reading["reached"]]
        name = reading.get("title") or reading["id"]
        lines.append(f"  口径 {name}：{_shown(reading['value'], unit)}，{reached}")
    for number, step in enumerate(item["steps"], 1):
        result = VERDICT_NAMES.get(step["result"], step["result"])
        lines.append(f"  步骤{number}：{step['text']}" + (f" → {result}" if result else ""))
    if item["flips"]:
        lines.append(f"  改变结论所需：{item['flips']}")
    return lines


def _shown(value: str | None, unit: str | None) -> str:
    """A reading's value as the memo prints it; a date and a text stay as audit.json has them."""
    from pilotdocs.reports.values import shown

    if value is None or unit in ("date", "text"):
        return value or "—"
    return shown(Decimal(value), unit)
