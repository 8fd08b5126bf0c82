"""From what a clerk types (名称=…) to a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import cast

from pilotdocs.errors import RefusedError
from pilotdocs.model.lifecycle import Lifecycle
from pilotdocs.register.intake_file import plain
from pilotdocs.register.life import Books, Life
from pilotdocs.register.records import KINDS, Record
from pilotdocs.register.words import COUNT_WAYS, COUNT_WORD, FIELD_WORDS, KIND_WORDS, TIES
from pilotdocs.workdays import CountFrom, last_work_day

# Entered by commands of their own, which check more.
_OWN_COMMAND = ("step", "withdrawal")


def read_record(kind: str, values: Mapping[str, str], books: Books, lifecycle: Lifecycle) -> Record:
    """The record of that kind (材料 or paper) from texts by field (日期 or day).

    A platform is given by number or name, an obligation and an event by the pack's names, a day as YYYY-MM-DD.
    A 公示 without its last day gets the one that the pack's work days give; 起算方式 says whether its first day counts.
    Raises RefusedError where a field is unknown, missing or unreadable.
    """
    by_word = {word: name for name, word in KIND_WORDS.items()}
    name = by_word.get(kind, kind)
    if name not in KINDS or name in _OWN_COMMAND:
        words = "、".join(word for name, word in KIND_WORDS.items() if name not in _OWN_COMMAND)
        raise RefusedError("登记", f"没有“{kind}”这一类", f"可登记：{words}")
    known = {field.name: field for field in fields(KINDS[name])}
    given: dict[str, object] = {}
    plain = dict(values)
    counting = plain.pop(COUNT_WORD, COUNT_WAYS[0]).strip() if name == "publicity" else COUNT_WAYS[0]
    for word, text in plain.items():
        field_name = next((f for f in known if word in (f, FIELD_WORDS[f])), None)
        if field_name is None:
            words = "、".join(FIELD_WORDS[f] for f in known)
            raise RefusedError("登记", f"“{KIND_WORDS[name]}”没有“{word}”一栏", f"可填：{words}")
        given[field_name] = _value(field_name, str(known[field_name].type), text.strip(), books, lifecycle)
    if name == "publicity" and "first" in given and "last" not in given:
        given["last"] = _last_of_publicity(cast(date, given["first"]), lifecycle, counting)
    lacking = [FIELD_WORDS[f] for f, field in known.items() if field.default is MISSING and f not in given]
    if lacking:
        raise RefusedError("登记", f"“{KIND_WORDS[name]}”缺少：{'、'.join(lacking)}", "请写成“日期=2026-03-05”的样子")
    make: Callable[..., Record] = KINDS[name]
    return make(**given)


def _last_of_publicity(first: date, lifecycle: Lifecycle, counting: str) -> date:
    """The last day of a 公示 whose end wasn't given: so many work days as the pack asks."""
    days = next((step.workdays for step in lifecycle.steps if step.workdays), None)
    if days is None:
        raise RefusedError("登记", "规则包没有写公示几个工作日", "请写明止日")
    way: CountFrom | None = next((way for way in COUNT_WAYS if way == counting), None)
    if way is None:
        raise RefusedError("登记", f"没有“{counting}”这种起算方式", f"可填：{'、'.join(COUNT_WAYS)}")
    return last_work_day(first, days, way)


def find_life(books: Books, wanted: str) -> Life:
    """The platform of that number or name; a former name does too. Raises RefusedError where none or several fit."""
    text = wanted.strip()
    if text.isascii() and text.isdigit() and int(text) in books.lives:
        return books.lives[int(text)]
    found = [life for life in books.lives.values() if life.name == text]
    found = found or [life for life in books.lives.values() if text in life.former or text == life.platform.name]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = "、".join(str(life.number) for life in found)
        raise RefusedError("查询", f"有{len(found)}个平台叫“{text}”", f"请用编号：{numbers}")
    raise RefusedError("查询", f"台账里没有平台“{text}”", "请用 pilotdocs register list 查看")


def life_of_notice(books: Books, name: str, organisation: str) -> Life:
    """The platform that a notice names, held against the organisation it names (any name it had; "" for none said).

    Raises RefusedError where the register has none or several such, or gives the platform to another organisation.
    """
    wanted = plain(name)
    named = [
        life
        for life in books.lives.values()
        if wanted and wanted in {plain(each) for each in (life.name, life.platform.name, *life.former)}
    ]
    same = [
        life
        for life in named
        if not organisation
        or plain(organisation)
        in {plain(each) for each in (life.organisation.name, life.organisation_name, *life.former)}
    ]
    if len(same) == 1:
        return same[0]
    if named and not same:
        raise RefusedError(TIES["notice_step"], TIES["other"].format(name=name, who=organisation), TIES["renamed"])
    why = TIES["several" if same else "nowhere"].format(name=name, count=len(same))
    raise RefusedError(TIES["notice_step"], why, TIES["nowhere_remedy"])


def _value(name: str, kind: str, text: str, books: Books, lifecycle: Lifecycle) -> object:
    if name == "platform":
        return find_life(books, text).number
    if "date" in kind:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise RefusedError("登记", f"“{text}”不是日期", "请写成 2026-03-05 的样子") from None
    if "int" in kind:
        if not re.fullmatch(r"[0-9]{1,9}", text):
            raise RefusedError("登记", f"“{FIELD_WORDS[name]}”应为数字，写的是“{text}”", "请核对")
        return int(text)
    if name == "obligation":
        rule = next((rule for rule in lifecycle.obligations if text in (rule.id, rule.name)), None)
        if rule is None:
            names = "、".join(rule.name for rule in lifecycle.obligations)
            raise RefusedError("登记", f"规则包里没有义务“{text}”", f"可填：{names}")
        return rule.id
    if name == "event":
        events = tuple(event for rule in lifecycle.obligations for event in rule.events)
        if events and text not in events:
            raise RefusedError("登记", f"规则包里没有变更事项“{text}”", f"可填：{'、'.join(events)}")
    return text
