"""Texts and days: where an address lies, what kind of organisation it is, how long something has lasted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pilotdocs.findings import messages
from pilotdocs.findings.case import CaseFile
from pilotdocs.findings.outcome import Outcome
from pilotdocs.model.finding import Step
from pilotdocs.model.rule import Member, Place, Tenure

_STREET = "路街道巷弄村镇乡大"
# 绍兴北路, 新昌大道, 诸暨二街: a street that bears a place's name.
_STREET_AFTER = re.compile(
    r"(?:[东西南北中大小上下前后新老外内支横]{0,2}|第?[一二三四五六七八九十0-9]{0,3})"
    r"(?:路|街(?!道)|道(?!墟)|巷|弄|大道|大街|胡同|村|里弄|支路|公路|广场|大厦|大楼|新村|桥头|饭店|宾馆)"
)
_PROVINCE = re.compile(r"(.{2,7}?)(?:省|维吾尔自治区|壮族自治区|回族自治区|自治区|特别行政区)")
_MUNICIPALITY = re.compile(r"(北京|天津|上海|重庆)市?")
_OTHER_CITY = re.compile(r"([^路街道巷弄村镇乡号区县]{2,8}?)(?:市|自治州|地区|盟)")
_PROVINCES = (
    "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
    "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆",
)  # fmt: skip


def hold_place(test: Place, case: CaseFile) -> Outcome:
    """Whether the address lies in the region; an address that doesn't say is handed to a person."""
    cities = messages.listed(f"{city}市" for city in test.cities)
    where = test.province if test.whole_province or not cities else cities
    return _hold_text(test.quantity, case, lambda address: _place_result(test, address, where))


def _place_result(test: Place, address: str, where: str) -> Outcome:
    result = lies_in(address, test)
    text = messages.place_words(address, where or messages.listed(test.districts or test.zones), result)
    if result is None:
        return Outcome(None, "needs_person", text)
    return Outcome(result, "reached" if result else "missed", text)


def lies_in(address: str, place: Place) -> bool | None:
    """Whether an address as written lies in the region, read from its head downwards: province, city, district.

    None where its head names no province, city or district that decides. A street called 绍兴路 decides nothing.
    """
    rest = re.sub(r"[\s,，、（）()]|中国|中华人民共和国", "", unicodedata.normalize("NFKC", address))
    for zone in place.zones:
        if rest.startswith(zone):
            return True
    province = _province(rest)
    if province is not None:
        name, rest = province
        if place.province and name != place.province:
            return False
        if place.whole_province:
            return True
    if any(rest.startswith(f"{name}{suffix}") for name in place.elsewhere for suffix in "市区县"):
        return False
    city = _starts_with(rest, place.cities, "市")
    if city is not None:
        named = rest.startswith(f"{city}市")
        return True if named or not _names_another(rest[len(city) :], place.elsewhere) else None
    if any(rest.startswith(zone) for zone in place.zones):
        return True
    if _starts_with(rest, place.districts, "市区县") is not None:
        return True
    if _OTHER_CITY.match(rest):
        return False
    return None


def _province(text: str) -> tuple[str, str] | None:
    for name in _PROVINCES:
        if text.startswith(name):
            match = _PROVINCE.match(text)
            rest = text[match.end() :] if match and match[1].startswith(name) else text[len(name) :]
            # 吉林市 is a city, 海南州 a prefecture, 河南路 a street: only a province word or what follows one counts.
            if match or not rest[:1] or rest[0] not in _STREET + "市州县区":
                return name, rest
    match = _MUNICIPALITY.match(text)
    if match and (text[match.end() : match.end() + 1] or " ")[0] not in _STREET:
        return match[1], text[match.end() :]
    match = _PROVINCE.match(text)
    return (match[1], text[match.end() :]) if match and not re.search(f"[{_STREET}市]", match[1]) else None


def _starts_with(text: str, names: tuple[str, ...], suffixes: str) -> str | None:
    for name in names:
        if text.startswith(name):
            following = text[len(name) : len(name) + 1]
            if following and following in suffixes:
                return name
            if not following or (not _STREET_AFTER.match(text, len(name)) and following not in "村镇乡街"):
                return name
    return None


def _names_another(text: str, names: tuple[str, ...]) -> bool:
    """Whether a text names another city or county in full (杭州市, 安吉县)."""
    return any(f"{name}{suffix}" in text for name in names for suffix in "市区县")


def hold_member(test: Member, case: CaseFile) -> Outcome:
    """Whether a text is of a kind that is let in; a hit in `none_of` goes before any other."""
    return _hold_text(test.quantity, case, lambda text: _member_result(test, text, case.name(test.quantity)))


def _member_result(test: Member, text: str, name: str) -> Outcome:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    for word in test.none_of:
        if unicodedata.normalize("NFKC", word) in plain:
            return Outcome(False, "excluded", messages.member_excluded(text, word))
    for word in test.any_of:
        if re.search(f"(?<!非){re.escape(unicodedata.normalize('NFKC', word))}", plain):
            return Outcome(True, "reached", messages.member_found(text, word))
    if not test.any_of:
        return Outcome(True, "reached", messages.member_found(text, name))
    if test.otherwise == "missed":
        return Outcome(False, "missed", messages.member_missed(name, text))
    return Outcome(None, "needs_person", messages.member_unknown(name, text))


def _hold_text(quantity: str, case: CaseFile, result: Callable[[str], Outcome]) -> Outcome:
    fact, name = case.fact(quantity), case.name(quantity)
    if fact is None or (fact.evidenced is None and fact.claimed is None):
        return Outcome(None, "nothing_found", messages.nothing(name), facts=() if fact is None else (quantity,))
    proved = fact.evidenced is not None
    value = (fact.used if fact.used is not None else fact.evidenced) if proved else fact.claimed
    outcome = result(str(value))
    steps = (
        Step(messages.evidenced(name, str(value)) if proved else messages.claimed(name, str(value)), "", fact.figures),
    )
    outcome = replace(outcome, steps=steps, figures=fact.figures, facts=(quantity,))
    return outcome if proved else _as_claim(outcome)


def _as_claim(outcome: Outcome) -> Outcome:
    """The same said by the applicant only: it may miss, it can't reach."""
    if outcome.holds is False:
        return replace(outcome, by_claim=True)
    return replace(outcome, holds=None, why="claim_only", text=messages.only_claimed(outcome.text))


def hold_tenure(test: Tenure, case: CaseFile) -> Outcome:
    """Whether so much time has passed; the corresponding day itself is enough (contract.md, small print)."""
    fact, name = case.fact(test.since), case.name(test.since)
    proved = fact is not None and fact.evidenced is not None
    value = None if fact is None else (fact.used or fact.evidenced) if proved else fact.claimed
    if fact is None or not isinstance(value, date):
        return Outcome(None, "nothing_found", messages.nothing(name), facts=() if fact is None else (test.since,))
    full, until = test.at_least.after(value), case.anchor(test.until)
    text = messages.tenure_words(value, full, until, test.at_least.words())
    head = messages.evidenced if proved else messages.claimed
    steps = (Step(head(name, messages.number(value, "date")), "", fact.figures), Step(text))
    outcome = Outcome(
        full <= until, "reached" if full <= until else "missed", text, steps, fact.figures, (test.since,),
        margin=messages.tenure_gap(full, until),
    )  # fmt: skip
    others = [other for other in fact.other if isinstance(other, date)]
    if proved and any((test.at_least.after(other) <= until) is not outcome.holds for other in others):
        text = messages.second_reading_decides(name, messages.number(value, "date"), "")
        return replace(outcome, holds=None, why="needs_person", text=text)
    return outcome if proved else _as_claim(outcome)
