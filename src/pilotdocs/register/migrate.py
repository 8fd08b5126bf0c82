"""From any earlier schema to the newest, with the migrations that this package ships."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

_SCRIPTS = Path(__file__).with_name("migrations")


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for this connection; no file is read."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, shown: str, to: str = "head", *, create: bool = False) -> None:
    """Bring the schema to `to`, inside the caller's transaction. Raises RegisterError for a schema that is newer than
    this program, and for a database that holds other tables."""
    from pilotdocs.register.store import RegisterError

    config = configuration(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in known:
        raise RegisterError(shown, f"由更新版本的程序建立（{current}）", "请升级本程序后再打开")
    if current is None and inspect(connection).get_table_names():
        raise RegisterError(shown, "所在的数据库里有别的表", "请换一个空的文件或数据库")
    if current is None and not create:
        raise RegisterError(shown, "还没有建立", "请核对地址；要新建请用 pilotdocs register init")
    command.upgrade(config, to)
