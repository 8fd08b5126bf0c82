"""What all sub-commands of `pilotdocs register` share: where the register is, who writes and why, and the clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pilotdocs.register.life import Books
    from pilotdocs.register.obligations import Setting
    from pilotdocs.register.store import Register


@dataclass(frozen=True)
class Desk:
    """What all sub-commands share: where the register is, and whose rules it keeps."""

    where: str
    pack: str


by_option = click.option("--by", required=True, envvar="PILOTDOCS_CLERK", help="经办人（或环境变量 PILOTDOCS_CLERK）")
why_option = click.option("--why", required=True, help="事由")


@contextmanager
def opened(desk: Desk) -> Iterator[tuple[Register, Books, Setting]]:
    """The register, its books, and what duties are counted by; closed at the end."""
    from pilotdocs.register.life import load_books
    from pilotdocs.register.obligations import setting_of
    from pilotdocs.register.store import open_register
    from pilotdocs.rules import load_pack
    from pilotdocs.workdays import load_workdays

    pack = load_pack(desk.pack)
    if pack.lifecycle is None or not pack.lifecycle.states:
        raise click.UsageError(f"规则包“{pack.id}”没有写认定之后的管理（lifecycle），不能用来管台账")
    register = open_register(desk.where)
    try:
        with register.reading() as connection:
            books = load_books(connection)
        yield register, books, setting_of(pack.lifecycle, books.calls, load_workdays())
    finally:
        register.close()


def now() -> str:
    """The moment of the command, with its offset from UTC; read here and nowhere deeper."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def need_packages() -> None:
    """Say what to install where the register's packages are not there."""
    try:
        import alembic  # noqa: F401
        import sqlalchemy  # noqa: F401
    except ImportError as error:
        raise click.ClickException("缺少台账所需的程序包，请安装：pip install 'pilotdocs[register]'") from error
