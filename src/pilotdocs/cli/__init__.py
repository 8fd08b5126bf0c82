"""The command line: one file a command, no logic. Commands are imported when they are called, so `--help` is instant."""

from __future__ import annotations

import importlib

import click

# command → (module, one line of help). The help stands here so that `--help` imports no command.
COMMANDS: dict[str, tuple[str, str]] = {
    "audit": ("pilotdocs.cli.audit", "审核一个申报文件夹，写出审核备忘录和 audit.json"),
    "inspect": ("pilotdocs.cli.inspect", "显示从一个文件里读到了什么、在什么位置"),
    "notice": ("pilotdocs.cli.notice", "生成文书（认定通知、补正通知书等）"),
    "rules": ("pilotdocs.cli.rules", "查看和检查规则包"),
}


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own and are imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])
