"""Small application folders for batch runs: a plan and lists that a worker reads in a moment."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pilotdocs.batch import BatchSettings

PACK = "shaoxing-municipal-2025-draft"


def write_application(folder: Path, name: str, *, staff: int = 12, area: int = 1300, people: str = "") -> Path:
    """One application: a plan in plain words and a roster, both readable at once."""
    folder.mkdir(parents=True)
    plan = (
        f"{name}中试平台建设方案\n\n一、基本情况\n申报单位：{name}\n平台名称：{name}中试平台\n\n"
        f"平台现有专职中试人员{staff}名，中试场地面积{area}平方米。\n"
    )
    (folder / "建设方案.txt").write_text(plan, "utf-8")
    own = sum(name.encode()) % 9000
    rows = people or "".join(f"{n},员工{n},33060219900{n}01{own + n:04},工程师,技术\n" for n in range(1, 6))
    (folder / "人员名册.csv").write_text(f"中试团队人员名册\n序号,姓名,身份证号,岗位,人员类别\n{rows}", "utf-8")
    return folder


def settings_for(root: Path, **more: object) -> BatchSettings:
    """A run over `root` into `out` beside it."""
    asked: dict[str, object] = {
        "root": root, "out": root.parent / "out", "today": date(2025, 9, 30), "default_pack": PACK, "jobs": 1,
    }  # fmt: skip
    return BatchSettings(**(asked | more))  # type: ignore[arg-type]
