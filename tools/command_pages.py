"""The command pages, from the click objects. English words stand in commands.en.yaml; a command or option without one,
and a word without its option, is an error, so that the page can't lag behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import yaml

from pilotdocs.cli import cli

ENGLISH = Path(__file__).resolve().parent / "commands.en.yaml"
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "# Commands",
        "lead": "Made from the program by `tools/write_pages.py`; `pilotdocs COMMAND --help` says the same in Chinese.",
        "other": "[中文](commands.zh-CN.md)",
        "option": "option",
        "meaning": "meaning",
        "needed": "required",
        "many": "may be given again",
        "range": "range",
    },
    "zh": {
        "title": "# 命令",
        "lead": "本页由 `tools/write_pages.py` 从程序生成，与 `pilotdocs 命令 --help` 一致。大写的词换成自己的内容，方括号里的可以不写。",
        "other": "[English](commands.md)",
        "option": "选项",
        "meaning": "含义",
        "needed": "必填",
        "many": "可写多次",
        "range": "范围",
    },
}
EXITS = {
    "en": """## Exit status

| | |
|---|---|
| 0 | done, whatever the verdicts are |
| 1 | some input could not be used, and the output says which; the rest was done. `rules check`, `rules test`, `template check`, `register verify`: there are faults |
| 2 | the command line was wrong |
| 3 | nothing could be done |

Messages about trouble go to standard error, one Chinese sentence each. `pilotdocs --debug COMMAND …` adds the traceback of an internal error.
""",
    "zh": """## 退出码

| | |
|---|---|
| 0 | 完成（不论结论是什么） |
| 1 | 部分输入不能使用，输出中写明是哪些，其余已完成；`rules check`、`rules test`、`template check`、`register verify` 表示有毛病 |
| 2 | 命令写得不对 |
| 3 | 未能完成任何工作 |

出错时每件事说一句话（标准错误输出）。`pilotdocs --debug 命令 …` 另给出程序内部出错的细节，供开发人员使用。
""",
}


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with its words (`rules check`), and the root as an empty string."""

    def walk(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
        yield " ".join(path), command
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                below = command.get_command(context, name)
                if below is not None:
                    yield from walk(below, (*path, name))

    yield from walk(cli, ())


def command_page(language: str) -> str:
    """The page in `en` or `zh`."""
    english: dict[str, Any] = yaml.safe_load(ENGLISH.read_text(encoding="utf-8"))
    words, lines, used = WORDS[language], [], set[str]()
    for path, command in commands():
        about, told = _about(path, command, english, used)
        lines += [f"## {path}" if path else f"## pilotdocs {'COMMAND' if language == 'en' else '命令'}", ""]
        lines += ["```", _usage(path, command), "```", "", about if language == "en" else _plain(command.help), ""]
        options = [each for each in command.params if isinstance(each, click.Option)]
        if options:
            lines += [f"| {words['option']} | {words['meaning']} |", "|---|---|"]
            for option in options:
                text = told[_key(option)] if language == "en" else _plain(option.help)
                lines.append(f"| {_spelled(option)} | {_cell(text)}{_limits(option, words)} |")
            lines.append("")
    left = sorted(set(english["options"]) | {f"{p} {o}" for p, e in english["commands"].items() for o in e} - {""})
    stale = [key for key in left if key not in used and not key.endswith(" about")]
    if stale:
        raise SystemExit(f"commands.en.yaml names what is not there: {', '.join(stale)}")
    head = [words["title"], "", words["other"], "", words["lead"], "", EXITS[language]]
    return "\n".join(head + lines).rstrip() + "\n"


def _about(path: str, command: click.Command, english: dict[str, Any], used: set[str]) -> tuple[str, dict[str, str]]:
    own = english["commands"].get(path or "pilotdocs")
    if own is None or "about" not in own:
        raise SystemExit(f"commands.en.yaml has no words for the command “{path}”")
    told = {}
    for option in command.params:
        if not isinstance(option, click.Option):
            continue
        key = _key(option)
        if key in own:
            used.add(f"{path or 'pilotdocs'} {key}")
        elif key in english["options"]:
            used.add(key)
        else:
            raise SystemExit(f"commands.en.yaml has no words for {path} {key}")
        told[key] = str(own.get(key, english["options"].get(key)))
    return str(own["about"]), told


def _key(option: click.Option) -> str:
    return max(option.opts, key=len)


def _usage(path: str, command: click.Command) -> str:
    context = click.Context(command, info_name=f"pilotdocs {path}".strip())
    return re.sub(r"\s*\n\s*", " ", " ".join([context.command_path, *command.collect_usage_pieces(context)]))


def _spelled(option: click.Option) -> str:
    named = "" if option.is_flag else " " + (option.metavar or option.type.name.upper().replace(" RANGE", ""))
    return "`" + ", ".join(option.opts) + named + "`"


def _limits(option: click.Option, words: dict[str, str]) -> str:
    notes = []
    if option.required:
        notes.append(words["needed"])
    if option.multiple:
        notes.append(words["many"])
    if isinstance(option.type, click.IntRange | click.FloatRange):
        low, high = option.type.min, option.type.max
        notes.append(f"{words['range']} {low}—{high}" if high is not None else f"≥ {low}")
    return f" ({', '.join(notes)})" if notes else ""


def _plain(text: str | None) -> str:
    return re.sub(r"\s*\n\s*", "", text or "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
