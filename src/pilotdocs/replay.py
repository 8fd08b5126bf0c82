"""The same applications under two packs: which conditions change verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pilotdocs.audit import audit_folder
from pilotdocs.errors import FolderError, PilotdocsError
from pilotdocs.model.finding import Verdict
from pilotdocs.model.names import VERDICT_NAMES
from pilotdocs.model.pack import RulePack


@dataclass(frozen=True, slots=True)
class Replayed:
    """One folder: its conditions whose verdict differs, as (condition, old, new); None where a pack lacks it.

    `trouble` is the sentence why it could not be audited ("" otherwise).
    """

    name: str
    changes: tuple[tuple[str, Verdict | None, Verdict | None], ...] = ()
    trouble: str = ""

    def sentences(self) -> list[str]:
        """One line a change; one line where nothing changed."""
        if self.trouble:
            return []
        if not self.changes:
            return [f"{self.name}：结论不变"]
        return [f"{self.name}：{condition} {_word(old)} → {_word(new)}" for condition, old, new in self.changes]


def _word(verdict: Verdict | None) -> str:
    return VERDICT_NAMES[verdict] if verdict is not None else "无此条"


def changed_verdicts(root: Path, old: RulePack, new: RulePack, day: date) -> Iterator[Replayed]:
    """Every sub-folder of `root` by name, audited under both packs. Raises FolderError where `root` is no folder."""
    if not root.is_dir():
        raise FolderError(str(root), "不存在或不是文件夹", "请检查 --on 的路径")
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        try:
            verdicts = [_verdicts(folder, pack, day) for pack in (old, new)]
        except PilotdocsError as error:
            yield Replayed(folder.name, trouble=str(error))
            continue
        names = list(dict.fromkeys([*verdicts[0], *verdicts[1]]))
        pairs = [(name, verdicts[0].get(name), verdicts[1].get(name)) for name in names]
        yield Replayed(folder.name, tuple(pair for pair in pairs if pair[1] != pair[2]))


def _verdicts(folder: Path, pack: RulePack, day: date) -> dict[str, Verdict]:
    return {finding.condition: finding.verdict for finding in audit_folder(folder, pack, day=day).findings}
