"""The life of a platform as lines of text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pilotdocs.errors import OutputError
from pilotdocs.model.lifecycle import Lifecycle
from pilotdocs.register.intake import Intake
from pilotdocs.register.intake_file import plain
from pilotdocs.register.life import Life
from pilotdocs.register.obligations import Setting, find_duties, find_grounds
from pilotdocs.register.records import FIELDS, NAMES, REFERENCES, AuditRun, Record, Reported
from pilotdocs.register.states import missing_for_now, open_steps, state_of
from pilotdocs.register.ties import Change
from pilotdocs.register.words import (
    FIELD_WORDS,
    INTAKE,
    INTAKE_COLUMNS,
    KIND_WORDS,
    QUANTITY_WORDS,
    REPORT,
    STATUS_WORDS,
    VERDICT_WORDS,
)
from pilotdocs.reports.masking import mask


def tell_life(life: Life, setting: Setting, day: date, *, masked: bool = True) -> tuple[str, ...]:
    """Names and state; every entry that counts, by number; duties up to `day`; grounds with their proof; and the
    steps that lead on, with what each still lacks. Identity and phone numbers are covered, unless `masked` is False.
    """
    lines = [f"{life.number} {life.name}", f"依托单位：{life.organisation_name}"]
    if life.former:
        lines.append(f"曾用名：{'、'.join(life.former)}")
    lines.append(f"现状：{state_of(life, setting.lifecycle).name}")
    lines.append("登记：")
    entered = sorted((entry for entries in life.entries.values() for entry in entries), key=lambda entry: entry.number)
    lines += [f"  第{entry.number}条 {record_text(entry.record, setting.lifecycle)}" for entry in entered]
    lines.append("义务：")
    for duty in find_duties(life, setting, day):
        came = f"，{duty.came}提交" if duty.came else ""
        lines.append(f"  {duty.name} {duty.about}：{STATUS_WORDS[duty.status]}（截止{duty.due}{came}）")
    for ground in find_grounds(life, setting, day):
        reading = "" if ground.strict else "（仅按较宽口径）"
        proof = "；".join(f"{when} {what}" for when, what in ground.proof)
        lines.append(f"取消资格事由{reading}：{ground.name}——{proof}")
    lines.append("可办的步骤：")
    for step in open_steps(life, setting.lifecycle):
        lacking = missing_for_now(life, step, day, setting)
        lines.append(f"  {step.name}" + (f"（{'；'.join(lacking)}）" if lacking else ""))
    return tuple(mask(line) for line in lines) if masked else tuple(lines)


def record_text(record: Record, lifecycle: Lifecycle) -> str:
    """What was entered, in words: the kind, then each field that says something; hashes by their beginning. Whose
    platform it is isn't said."""
    names = {
        item.id: item.name for items in (lifecycle.steps, lifecycle.states, lifecycle.obligations) for item in items
    }
    if isinstance(record, Reported):
        shown = _shown(Decimal(record.value), record.unit)
        told = f"{record.year}年{QUANTITY_WORDS.get(record.quantity, record.quantity)}{shown}（{record.origin}）"
        return f"{KIND_WORDS[NAMES[Reported]]}：{told}"
    values = []
    for name in FIELDS[type(record)]:
        value = getattr(record, name)
        if value in ("", None) or name == "platform":
            continue
        text = names.get(str(value), str(value))
        if name.endswith("sha256"):
            text = f"{text[:12]}…"
        elif name == "verdicts":
            counts = Counter(item.partition("=")[2] for item in text.split())
            text = "、".join(f"{VERDICT_WORDS[each]}{counts[each]}条" for each in VERDICT_WORDS if counts[each])
        elif name in REFERENCES and isinstance(value, int):
            text = f"第{value}条"
        values.append(f"{FIELD_WORDS[name]} {text}")
    return f"{KIND_WORDS[NAMES[type(record)]]}：{'，'.join(values)}"


def intake_lines(intake: Intake) -> tuple[str, ...]:
    """The report on a list, a line a row; identity and phone numbers covered."""
    return tuple("\t".join(" ".join(mask(cell).split()) for cell in cells) for cells in _intake_cells(intake))


def write_intake_report(intake: Intake, path: Path) -> None:
    """The same as a csv that spreadsheets open (UTF-8 with its mark). Raises OutputError."""
    if path.suffix.lower() != ".csv":
        raise OutputError(str(path), "逐行说明只能写成 .csv", "请换一个文件名")
    out = io.StringIO()
    # A leading quote keeps a spreadsheet from taking a name for a formula.
    for cells in _intake_cells(intake):
        csv.writer(out).writerow([f"'{cell}" if cell[:1] in "=+-@" and cell else mask(cell) for cell in cells])
    try:
        path.write_text(out.getvalue(), "utf-8-sig")
    except OSError as error:
        raise OutputError(str(path), error.strerror or "写入失败", "请换一个位置") from error


def _intake_cells(intake: Intake) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [INTAKE_COLUMNS]
    for report in intake.reports:
        former = f"曾用名：{'、'.join(report.former)}" if report.former else ""
        told = "；".join(report.why) or former
        rows.append((str(report.number), report.name, report.organisation, INTAKE[report.action], told))
    return rows


def change_lines(changes: tuple[Change, ...]) -> tuple[str, ...]:
    """One line a quantity: last year, this year, growth; a drop is said."""
    lines = []
    for change in changes:
        before, now = (_shown(value, change.unit) for value in (change.before, change.now))
        grown = ""
        if change.share is not None:
            way = "增长" if change.share > 0 else "下降"
            grown = f"，{way}{abs(change.share) * 100:.1f}%" if change.share else "，持平"
        flag = "（下降，请核实）" if change.share is not None and change.share < 0 else ""
        flag = (
            "（本年没有读出）" if change.now is None else flag or ("（上一年没有数）" if change.before is None else "")
        )
        lines.append(f"{QUANTITY_WORDS.get(change.quantity, change.quantity)}：{before} → {now}{grown}{flag}")
    return tuple(lines)


def report_lines(life: Life, what: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """What a person must look at in a yearly report: that it names another platform or organisation, that nothing was
    read, what couldn't be read, and what is below a condition."""
    lines = []
    names = {plain(name) for name in (life.name, life.organisation_name, life.platform.name, life.organisation.name)}
    names |= {plain(name) for name in life.former}
    for word, said in ((REPORT["platform"], data["applicant"]["platform"]), (REPORT["who"], data["applicant"]["name"])):
        if said and plain(said) not in names:
            lines.append(REPORT["other"].format(word=word, said=said))
    if not any(fact["claimed"] is not None or fact["used"] is not None for fact in data["facts"]):
        lines.append(REPORT["nothing"].format(what=what))
    lines += [
        REPORT["unread"].format(path=item["path"], what=problem["message"], remedy=problem["remedy"])
        for item in data["documents"]
        for problem in item["problems"]
    ]
    lines += [
        REPORT["below"].format(title=finding["title"], why=finding["explanation"])
        for finding in data["findings"]
        if finding["verdict"] == "not_met" or finding["reason"] == "soft_missed"
    ]
    return tuple(mask(line) for line in lines)


def recheck_lines(life: Life, data: Mapping[str, Any]) -> tuple[str, ...]:
    """Each condition on which the change's papers show something, beside the last audit's verdict."""
    audits = life.all(AuditRun)
    before = dict(item.split("=", 1) for item in audits[-1].record.verdicts.split() if "=" in item) if audits else {}
    lines, untouched = [], []
    for finding in data["findings"]:
        old = VERDICT_WORDS.get(before.get(finding["condition"], ""), "没有审核记录")
        if not finding["figures"] and finding["verdict"] in ("unproven", "manual"):
            untouched.append(f"{finding['title']}（原为{old}）")
            continue
        flag = "" if before.get(finding["condition"]) == finding["verdict"] else "【有变化】"
        lines.append(f"{flag}{finding['title']}：{old} → {VERDICT_WORDS[finding['verdict']]}。{finding['explanation']}")
    if untouched:
        lines.append(f"变更材料没有涉及，由经办人确认是否沿用：{'、'.join(untouched)}")
    return tuple(mask(line) for line in lines)


def _shown(value: Decimal | None, unit: str) -> str:
    if value is None:
        return "—"
    if unit == "CNY":
        return f"{value / 10000:,.2f}万元"
    if unit == "ratio":
        return f"{value * 100:.2f}%"
    return f"{value.normalize():,f}{ {'person': '人', 'm2': '平方米'}.get(unit, '') }"
