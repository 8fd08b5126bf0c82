"""Finding packs: by the id of a shipped one, or by a path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process

from pilotdocs.errors import PackError
from pilotdocs.model.pack import RulePack
from pilotdocs.resources import resource_dir
from pilotdocs.rules.fault import Fault
from pilotdocs.rules.read_pack import read_pack
from pilotdocs.rules.tree import MOST_BYTES

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Listed:
    """A shipped pack as a list shows it."""

    id: str
    title: str
    status: str
    draft: bool
    path: Path


def pack_paths() -> tuple[Path, ...]:
    """The files of all shipped packs, by name."""
    return tuple(sorted(path for path in resource_dir("rules").glob("*.yaml") if path.is_file()))


def list_packs() -> tuple[Listed, ...]:
    """All shipped packs. A shipped pack that is broken raises PackError like any other."""
    packs = [(path, _load(path, _stamp(path))) for path in pack_paths()]
    return tuple(Listed(pack.id, pack.title, pack.status, pack.draft, path) for path, pack in packs)


def load_pack(id_or_path: str | Path) -> RulePack:
    """The pack of that id, or in that file. Raises PackError naming every fault, or the ids that there are."""
    name = str(id_or_path)
    path = Path(id_or_path)
    if isinstance(id_or_path, Path) or path.suffix.lower() in SUFFIXES or "/" in name or "\\" in name:
        if not path.is_file():
            raise PackError(name, ["没有这个文件；请检查路径，或用 pilotdocs rules list 查看自带的规则包"])
        return _load(path, _stamp(path))
    shipped = {path.stem: path for path in pack_paths()}
    if name not in shipped:
        best = process.extractOne(name[:80], list(shipped), score_cutoff=50)
        hint = f"是不是“{best[0]}”？" if best else ""
        raise PackError(name, [f"没有这个规则包；{hint}自带的有：{'、'.join(shipped)}；其他的请写文件路径"])
    return _load(shipped[name], _stamp(shipped[name]))


def check_pack(path: Path) -> list[Fault]:
    """Every fault of the file, by line; [] where it can be used. Raises PackError where the file can't be read."""
    return read_pack(_bytes(path))[1]


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PackError(path.name, ["文件打不开；请检查路径和读取权限"]) from error


def _stamp(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError as error:
        raise PackError(path.name, ["文件打不开；请检查路径和读取权限"]) from error
    return (stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=16)
def _load(path: Path, stamp: tuple[int, int]) -> RulePack:
    pack, faults = read_pack(_bytes(path))
    if pack is None:
        raise PackError(path.name, [fault.sentence() for fault in faults])
    return pack
