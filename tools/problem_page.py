"""docs/problems.zh-CN.md: every code that audit.json can hold, with the sentences that the code itself says.

Problem codes and their sentences are read from the source (`Problem("code", "message", "remedy")` and the calls that
make one); names of verdicts, reasons and discrepancies from the tables of the reports; what to do about a discrepancy
from problems.yaml, which must name each code once.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import yaml

from pilotdocs.batch.messages import CODES as ACROSS
from pilotdocs.folders.problems import UNREAD_FORMATS
from pilotdocs.model.fact import DiscrepancyCode
from pilotdocs.model.finding import Reason, Verdict
from pilotdocs.model.names import VERDICT_NAMES
from pilotdocs.reports.messages.names import DISCREPANCIES, REASONS

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src" / "pilotdocs"
ROOMS = ("folders", "documents", "reports")
_CODE = re.compile(r"[a-z][a-z_]+")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_HEAD = """# 代码的含义和处理

本页由 `tools/write_pages.py` 从程序生成。`audit.json` 里的代码、备忘录和命令行里的话，在这里都能查到。句中的“…”是具体的数或名称。
"""


def problem_page() -> str:
    """The page."""
    told = yaml.safe_load((HERE / "problems.yaml").read_text(encoding="utf-8"))
    lines = [_HEAD, "## 结论（verdict）", "", "| 代码 | 名称 | 含义 | 怎样处理 |", "|---|---|---|---|"]
    for code in _whole(told["verdicts"], set(get_args(Verdict))):
        lines.append(f"| `{code}` | {VERDICT_NAMES[code]} | {' | '.join(told['verdicts'][code])} |")
    lines += ["", "## 理由（reason）", "", "| 代码 | 名称 | 含义 |", "|---|---|---|"]
    for code in _whole(told["reasons"], set(get_args(Reason))):
        lines.append(f"| `{code}` | {REASONS[code]} | {told['reasons'][code]} |")
    lines += ["", "## 差异（discrepancies）", "", "| 代码 | 名称 | 含义 | 怎样处理 |", "|---|---|---|---|"]
    for code in _whole(told["discrepancies"], set(get_args(DiscrepancyCode)) | set(ACROSS)):
        name = DISCREPANCIES.get(code) or ACROSS[code]
        lines.append(f"| `{code}` | {name} | {' | '.join(told['discrepancies'][code])} |")
    lines += ["", "## 文件的问题（problems）", ""]
    lines += ["不能读取的文件一律有 `unreadable`，后面再跟细的原因。同一代码下有几句话的，按文件种类各说各的。", ""]
    lines += ["| 代码 | 会看到的话 | 怎样处理 |", "|---|---|---|"]
    for code, said in sorted(sentences().items()):
        for number, (message, remedy) in enumerate(said):
            lines.append(f"| {f'`{code}`' if number == 0 else ''} | {message} | {remedy} |")
    return "\n".join(lines) + "\n"


def sentences() -> dict[str, list[tuple[str, str]]]:
    """Code → (message, remedy), in the order of the files, each once."""
    found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for room in ROOMS:
        for path in sorted((SOURCE / room).rglob("*.py")):
            for code, message, remedy in _said_in(ast.parse(path.read_text(encoding="utf-8"))):
                found[code][message, remedy] = None
    for pair in UNREAD_FORMATS.values():
        found["unreadable"][pair] = None
    return {code: list(said) for code, said in found.items()}


def _said_in(tree: ast.Module) -> Iterator[tuple[str, str, str]]:
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }
    for node in ast.walk(tree):
        parts = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
        texts = [_text(part, constants) for part in parts[:3]]
        if len(texts) == 3 and all(text is not None for text in texts):
            code, message, remedy = (str(text) for text in texts)
            if _CODE.fullmatch(code) and _CHINESE.search(message) and message.endswith("。"):
                yield code, message, remedy


def _text(node: ast.expr, constants: dict[str, str]) -> str | None:
    """A text as it stands in the source, with “…” for what is filled in; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{\w+\}", "…", node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return constants.get(node.id) if isinstance(node, ast.Name) else None


def _whole(told: dict[str, object], codes: set[str]) -> list[str]:
    if set(told) != codes:
        raise SystemExit(f"problems.yaml and the program differ in: {', '.join(sorted(set(told) ^ codes))}")
    return list(told)
