"""`pilotdocs inspect FILE`: what was read from one file, and where."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import click

from pilotdocs.cli.options import DEFAULT_PACK, Day, today
from pilotdocs.model.names import KIND_NAMES


@click.command("inspect", help="显示从一个文件里读到了什么、在什么位置，以及每个数值为什么被这样认定。")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@click.option("--rules", "pack_name", default=DEFAULT_PACK, metavar="PACK", help="规则包编号或文件")
@click.option("--as-of", "day", type=Day(), default=None, help="申报日期（默认：今天）")
@click.option("--unmasked", is_flag=True, help="不遮盖身份证号和电话号码")
def command(file: Path, as_json: bool, pack_name: str, day: date | None, unmasked: bool) -> int:
    """Read one file and print its parts, blocks, figures and problems."""
    from pilotdocs.documents import ReadSettings, read_documents
    from pilotdocs.figures.reader import find_figures
    from pilotdocs.folders import scan_file
    from pilotdocs.parts import find_parts
    from pilotdocs.reports.inspection import inspection_to_data
    from pilotdocs.rules import load_pack

    pack = load_pack(pack_name)
    with tempfile.TemporaryDirectory(prefix="pilotdocs-") as scratch:
        files = scan_file(file, Path(scratch))
        documents = read_documents(files, ReadSettings(jobs=1))
    parts = tuple(part for document in documents if document.readable for part in find_parts(document))
    reading = find_figures(parts, pack.concepts, day or today())
    data = inspection_to_data(documents, parts, reading, unmasked=unmasked)
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for line in describe(data):
            click.echo(line)
    if all(not document.readable for document in documents):
        return 3
    return 1 if any(problem["code"] == "unreadable" for problem in data["problems"]) else 0


def describe(data: dict[str, Any]) -> list[str]:
    """The inspection for a person: parts, then figures with their place and reasons, then problems, then text."""
    from pilotdocs.reports.citations import place_words

    lines = []
    for part in data["parts"]:
        pages = f"第{part['pages'][0]}—{part['pages'][1]}页" if part["pages"] else "全文"
        lines.append(f"部分：{KIND_NAMES.get(part['kind'], part['kind'])}（{pages}）")
    for figure in data["figures"]:
        source = figure["source"]
        where = place_words(source["page"], source["locator"])
        said = f"{figure['quantity']} = {figure['value']} {figure['unit']}"
        lines.append(f"数值：{said}｜{where}｜{figure['quote']}｜{figure['method']}")
        lines += [f"      依据：{cue}" for cue in figure.get("cues", [])]
    lines += [f"问题：{problem['message']}" for problem in data["problems"]]
    for block in data["blocks"]:
        where = place_words(block["page"], block["locator"])
        lines.append(f"{where}｜{block['text']}")
    return lines
