"""The command line: one file a command, no logic. Commands are imported when called, so `--help` is instant."""

from __future__ import annotations

import importlib
import sys
import traceback

import click

from pilotdocs.cli.wording import Formatter, in_chinese
from pilotdocs.errors import PilotdocsError

click.Context.formatter_class = Formatter  # every command of this program, also those imported later

# command → (module, one line of help). The help stands here so that `--help` imports no command.
COMMANDS: dict[str, tuple[str, str]] = {
    "audit": ("pilotdocs.cli.audit", "审核一个申报文件夹，写出审核备忘录和 audit.json"),
    "batch": ("pilotdocs.cli.batch", "审核一个目录下的全部申报文件夹，并作跨申报比对和汇总"),
    "explain": ("pilotdocs.cli.explain", "逐步说明一项结论是怎样得出的"),
    "inspect": ("pilotdocs.cli.inspect", "显示从一个文件里读到了什么、在什么位置"),
    "notice": ("pilotdocs.cli.notice", "生成文书（认定通知、补正通知书等）"),
    "register": ("pilotdocs.cli.register", "平台台账：登记、步骤、到期事项、查验"),
    "rules": ("pilotdocs.cli.rules", "查看和检查规则包"),
    "template": ("pilotdocs.cli.template", "取用、检查文书模板，列出可用字段"),
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


@click.group(cls=LazyGroup, help="中试平台认定材料审核工具。离线运行，不改动申报文件夹。")
@click.option("--debug", is_flag=True, help="出错时显示内部细节（供开发人员使用）")
@click.version_option(package_name="pilotdocs", message="%(version)s", help="显示版本号")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:
    """The root command; `--debug` is kept for `main`."""
    ctx.obj = {"debug": debug}


def main(args: list[str] | None = None) -> None:
    """Run the command line and leave with the contract's exit status: 0 done, 1 some input unusable, 2 wrong command,
    3 nothing done. An error is one Chinese sentence on stderr; a traceback only with `--debug`."""
    given = sys.argv[1:] if args is None else args
    try:
        status = cli.main(args=given, prog_name="pilotdocs", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        status = leaving.exit_code
    except click.Abort:
        click.echo("已中断。", err=True)
        status = 3
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        status = 2
    except click.UsageError as error:
        click.echo(f"命令有误：{in_chinese(error)}", err=True)
        status = 2
    except click.ClickException as error:
        click.echo(in_chinese(error), err=True)
        status = error.exit_code
    except PilotdocsError as error:
        click.echo(str(error), err=True)
        status = error.exit_code
    except BrokenPipeError:
        status = 0
    except Exception as error:  # the last line of defence: a user never sees a traceback
        if "--debug" in given:
            traceback.print_exc()
        click.echo(f"程序内部出错（{type(error).__name__}）：请用 --debug 重新运行，并把输出交给开发人员。", err=True)
        status = 3
    sys.exit(status if isinstance(status, int) else 0)
