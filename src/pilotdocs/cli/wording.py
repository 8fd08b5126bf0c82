"""The command line's own words in Chinese: what click says in English of a wrong call, and the heads of `--help`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

# What click says → what a clerk reads. The first that fits; a sentence that fits none stays as it is.
_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"Missing (?:argument|parameter):? '?(.+?)'?\.(?: .*)?", r"缺少“\1”"),
    (r"Missing option '?(\S+?)'?(?: / '?\S+)?\.(?: .*)?", r"缺少选项 \1"),
    (r"Missing command\.", "没有写要做什么；请加 --help 查看有哪些命令"),
    (r"No such option:? '?(.+?)'?\.?(?: Did you mean (.+)\?)?", r"没有选项 \1；请加 --help 查看有哪些选项"),
    (r"No such option:? '?(.+?)'?\.? \(Possible options: (.+)\)", r"没有选项 \1；是不是 \2"),
    (r"No such command '?(.+?)'?\.(?: .*)?", r"没有命令“\1”；请加 --help 查看有哪些命令"),
    (r"Option '?(.+?)'? requires an? .*", r"选项 \1 后面要写内容"),
    (r"Option '?(.+?)'? does not take a value\.", r"选项 \1 后面不写内容"),
    (r"Got unexpected extra arguments? \((.+)\)", r"多出了“\1”；路径里有空格的，请用引号括起来"),
    (r"(?:Directory|File|Path) '(.+)' does not exist\.", r"找不到“\1”；请核对路径，路径里有空格的用引号括起来"),
    (r"(?:Directory|Path) '(.+)' is a file\.", r"“\1”是文件，这里要写文件夹"),
    (r"(?:File|Path) '(.+)' is a directory\.", r"“\1”是文件夹，这里要写文件"),
    (r"(?:Directory|File|Path) '(.+)' is not readable\.", r"“\1”没有读取权限；请检查权限"),
    (r"'?(.+?)'? is not a valid (?:integer|float)(?: range)?\.", r"“\1”不是数"),
    (r"(\S+) is not in the range (\S+?)<=x<=(\S+?)\.", r"\1 超出范围，应在 \2 到 \3 之间"),
    (r"(\S+) is not in the range x>=(\S+?)\.", r"\1 太小，应不小于 \2"),
)
_HEADS = {"Options": "选项", "Commands": "命令", "Usage: ": "用法："}
_NOTES = (
    ("Show this message and exit.", "显示本说明"),
    ("[default: ", "[默认："),
    ("[required]", "[必填]"),
    ("; required]", "；必填]"),
)


def in_chinese(error: click.ClickException) -> str:
    """The error's sentence for a clerk. A value that was refused is named with its option."""
    said = error.format_message()
    split = re.fullmatch(r"Invalid value(?: for '?(.+?)'?)?: (.*)", said, re.DOTALL)
    where, rest = (split[1] or "", split[2]) if split else ("", said)
    for pattern, words in _SENTENCES:
        hit = re.fullmatch(pattern, rest, re.DOTALL)
        if hit is not None:
            rest = hit.expand(words)
            break
    return f"{where}：{rest}" if where else rest


class Formatter(click.HelpFormatter):
    """Help pages with Chinese heads."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, _HEADS["Usage: "] if prefix is None else prefix)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(_HEADS.get(name, name)):
            yield

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(first, _noted(second)) for first, second in rows], col_max, col_spacing)


def _noted(text: str) -> str:
    for english, chinese in _NOTES:
        text = text.replace(english, chinese)
    return text
