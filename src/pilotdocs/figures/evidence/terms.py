"""What contracts of every kind say: their parties, the period they run, their number and the day of signing."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from pilotdocs.figures.evidence.amounts import Day, find_days
from pilotdocs.figures.evidence.flow import Flow
from pilotdocs.figures.evidence.names import USCC, clean_name, find_organisation, mend_uscc
from pilotdocs.model.figure import Cited
from pilotdocs.model.record import Term

_STOP = (
    r"(?=\n|$|统一社会|社会信用|信用代码|纳税人|法定代表|法人代表|授权代表|代表人|地址|住所|住址|联系|电话|身份证|开户|签订|签约|注册地|通讯|"
    r"[（(]?以下(?:简称|称)|[（(]?下称|甲方|乙方|丙方|出租[方人]|承租[方人]|委托[方人]|受托[方人]|负责人|邮编|邮箱)"
)
_PARTY = re.compile(
    r"(?P<label>(?:出租|承租|转租|委托|受托|服务|供|需|甲|乙|买受|租用|租赁|资源提供|提供|使用|客户|用户)[方人][一二三12]?(?:单位)?(?:名称)?"
    r"(?:[/、]?[(（][^()（）\n]{1,14}[)）])?(?:名称)?)(?:[:：]\n?|\n)(?P<value>[^\n]{2,60}?)" + _STOP
)
# A table's next head is nobody's name: 承租方 | 承租部位 | 建筑面积.
_HEAD = re.compile(r"[\u4e00-\u9fff]{0,4}(?:部位|位置|面积|用途|租金|期限|金额|地址|楼层|房号)(?:[(].*)?")
_SIGNED = re.compile(r"(^|\n|公司|企业|[局院所厂会厅处校]|中心|大学|[)）]|(?:日期|时间)[:：])$")
_SIGNED_BY = re.compile(r"盖章|签章|签字|公章")
_DURATION = re.compile(
    r"(?:为期|期限为?|租期为?|租赁期为?|共计?|合计|计|期)?[:：]?(?P<n>\d{1,3}|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})(?:[(（][^()（）]{1,4}[)）])?(?P<u>个?月|周年|年)(?!\d|月|度|租|使用费)"
)
_LABELS = (
    r"(?:租赁|租用|承租|使用|服务|合同|协议|设备租赁|算力服务|租期|有效|房屋租赁|场地租赁|厂房租赁|履行|入驻|合作)"
    r"(?:期限|期间|期|有效期|时间|起止日期|起止时间|起止期限)|租期|起租日|计租期|起止日期|起止时间|期限(?=[:：])"
)
_TERM = re.compile(_LABELS)
_DAY = r"\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?"
_FIRST_LAST = re.compile(
    rf"(?:起租|起始|起算|开始|生效|交付|计租)日期?[:：]?\n?(?P<first>{_DAY})[\s\S]{{0,12}}?(?:到期|终止|截止|届满|结束|期满)日期?[:：]?\n?(?P<last>{_DAY})"
)
_FROM_TO = re.compile(r"自.{0,4}?(?=\d{4}|二)")
_RENEWAL = re.compile(r"续租|续签|期满|届满|届时|优先|提前")
_OPEN = re.compile(r"长期|无固定期限|不定期")
_NUMBER = re.compile(
    r"(?:合同|协议|登记|备案)?编号[:：]([A-Za-z0-9\u4e00-\u9fff〔〕\[\]()（）\-_/#.]{3,40}?)(?=\n|$|甲方|签订|出租|委托)"
)
_CHINESE = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
            "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "拾": 10}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """A party with the words of its label (承租方（乙方）) and the code that follows its name, None where none does."""

    label: str
    name: Cited[str]
    uscc: Cited[str] | None


def find_parties(flow: Flow) -> tuple[Party, ...]:
    """The parties as the contract's head names them, in order; the lines of signature come after them."""
    parties: list[Party] = []
    matches = list(_PARTY.finditer(flow.text))
    for index, match in enumerate(matches):
        label, value = match["label"], match["value"]
        named = find_organisation(value)
        name = clean_name(value)
        start, end = match.start("value"), match.end("value")
        if named is not None and (named[1] <= 1 or len(named[0]) >= len(name) - 4):
            name, start, end = clean_name(named[0]), start + named[1], start + named[2]
        if named is None and _HEAD.fullmatch(name):
            continue
        if len(name) < 2 or re.match(r"[的在应须不将有可为同因对向按]", name) or re.search(r"[。；]", name):
            continue
        stop = matches[index + 1].start() if index + 1 < len(matches) else end + 160
        after = flow.text[end : min(stop, end + 160)]
        code = USCC.search(after.upper()) if re.search(r"信用代码|纳税人识别号", after) else None
        cited = flow.cite(mend_uscc(code[1]), end + code.start(1), end + code.end(1)) if code else None
        parties.append(Party(label, flow.cite(name, start, end), cited))
    return tuple(parties)


def party(parties: Sequence[Party], words: str, otherwise: str) -> Party | None:
    """The first party whose label has one of the role words; where no label names a role, the one called `otherwise`
    (甲方 or 乙方). Heads go before signature lines."""
    ordered = sorted(parties, key=lambda p: bool(_SIGNED_BY.search(p.label)))
    role = next((p for p in ordered if re.search(words, p.label)), None)
    if role is not None:
        return next((p for p in ordered if p.name.value == role.name.value and p.uscc), role)
    plain = [p for p in ordered if p.label.startswith(otherwise)]
    return next(iter(plain), None)


def month_end(day: date) -> date:
    """The last day of the day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def add_months(start: date, months: int) -> date:
    """The last day of a period of so many months from `start`: the day before the corresponding day."""
    index = start.month - 1 + months
    year, month = start.year + index // 12, index % 12 + 1
    last = monthrange(year, month)[1]
    if start.day > last:
        return date(year, month, last)
    return date(year, month, start.day) - timedelta(days=1)


def duration_months(text: str) -> int | None:
    """The months of the first duration in a folded text (三年, 36个月, 叁年); None where there is none."""
    match = _DURATION.search(text)
    if match is None:
        return None
    count = int(match["n"]) if match["n"].isdigit() else _chinese(match["n"])
    if count is None or count == 0 or count > 600:
        return None
    return count * (1 if "月" in match["u"] else 12)


def _chinese(text: str) -> int | None:
    if "十" in text or "拾" in text:
        tens, _, ones = text.replace("拾", "十").partition("十")
        return _CHINESE.get(tens, 1) * 10 + _CHINESE.get(ones, 0)
    return _CHINESE.get(text)


def term_in(text: str) -> tuple[Term, int, int] | None:
    """The period that a stretch of folded text states, with the span of its words: two days, or a day and a length.

    A month without a day begins on its first and ends on its last day.
    """
    days = [day for day in find_days(text) if 1980 <= day.value.year <= 2100]
    if not days:
        return None
    first = days[0]
    second = next((day for day in days[1:] if _joined(text[first.end : day.start]) and day.value >= first.value), None)
    if second is not None:
        end = second.value if second.exact else month_end(second.value)
        return Term(first.value, end), first.start, second.end
    if _OPEN.search(text[first.end : first.end + 14]):
        return Term(first.value, None), first.start, first.end
    before, after = text[max(0, first.start - 24) : first.start], text[first.end : first.end + 24]
    months = duration_months(after.split("。")[0]) or duration_months(before.split("。")[-1])
    if re.match(r"[日止]?止|前$", after) or re.search(r"(至|延长至|延至|到)$", before):
        return Term(None, first.value if first.exact else month_end(first.value)), first.start, first.end
    if months is None:
        return None
    return (
        Term(first.value, add_months(first.value, months)),
        max(0, first.start - 24) if not after else first.start,
        first.end,
    )


def _joined(between: str) -> bool:
    """Whether words between two days make them a period (起至, 到, —, ～)."""
    return len(between) <= 14 and bool(re.search(r"至|到|止|起|[-—–~～－]", between)) and "签" not in between


def find_term(flow: Flow) -> tuple[Term, Cited[str]] | None:
    """The contract's period: beside a label that names it, else the first 自…至… of the text; renewal clauses and
    payment dates are passed over. An extension (延长至) gives its last day."""
    best: tuple[Term, Cited[str]] | None = None
    for match in _TERM.finditer(flow.text):
        window = flow.text[match.end() : match.end() + 90]
        lead = flow.text[max(0, match.start() - 8) : match.end() + 8]
        cut = re.search(r"。|；", window)
        stretch = window[: cut.start()] if cut else window
        if _RENEWAL.search(lead) and "延长" not in stretch:
            continue
        found = term_in(stretch)
        if found is None and cut is not None:
            found = term_in(window)
        if found is not None:
            term, start, end = found
            cited = flow.cite(flow.raw(match.end() + start, match.end() + end), match.end() + start, match.end() + end)
            if term.start is not None:
                return term, cited
            best = best or (term, cited)
    if best is not None:
        return best
    for match in _FIRST_LAST.finditer(flow.text):
        found = term_in(f"{match['first']}至{match['last']}")
        if found is not None and found[0].end is not None:
            return found[0], flow.cite(
                flow.raw(match.start("first"), match.end("last")), match.start("first"), match.end("last")
            )
    for match in _FROM_TO.finditer(flow.text):
        window = flow.text[match.start() : match.start() + 60].split("。")[0]
        found = term_in(window)
        if found is not None and found[0].end is not None:
            start, end = match.start() + found[1], match.start() + found[2]
            return found[0], flow.cite(flow.raw(start, end), start, end)
    return _only_span(flow)


def _only_span(flow: Flow) -> tuple[Term, Cited[str]] | None:
    """The one stretch of half a year and more between two joined days, where the contract has one such stretch only."""
    found: dict[Term, tuple[int, int]] = {}
    days = find_days(flow.text)
    for first, second in pairwise(days):
        between = flow.text[first.end : second.start]
        if not _joined(between) or (second.value - first.value).days < 150:
            continue
        if _RENEWAL.search(flow.text[max(0, first.start - 12) : first.start]):
            continue
        end = second.value if second.exact else month_end(second.value)
        found.setdefault(Term(first.value, end), (first.start, second.end))
    if len(found) != 1:
        return None
    term, (start, end_at) = next(iter(found.items()))
    return term, flow.cite(flow.raw(start, end_at), start, end_at)


def lone_days(flow: Flow) -> list[Day]:
    """The full days that stand alone on a line outside tables, or right after a signer's name, in order: days of
    issue and of signing."""
    return [
        day
        for day in find_days(flow.text)
        if day.exact
        and _SIGNED.search(flow.text[max(0, day.start - 5) : day.start])
        and flow.text[day.end : day.end + 1] in ("", "\n", "(", "（")
        and not flow.in_table(day.start)
    ]


def find_number(flow: Flow) -> Cited[str] | None:
    """The contract's number beside 合同编号."""
    match = _NUMBER.search(flow.text)
    return flow.cite(flow.raw(match.start(1), match.end(1)), match.start(1), match.end(1)) if match else None


def find_signed(flow: Flow) -> Cited[date] | None:
    """The day beside 签订日期 and the like, else the last day on the paper that stands alone."""
    for match in re.finditer(r"(?:签订|签约|签署|订立)(?:日期|时间|日)[:：]?\n?", flow.text):
        found = _day_at(flow, match.end())
        if found is not None:
            return found
    matches = list(re.finditer(r"(?:日期|时间)[:：]\n?|\n(?=\d{4}年\d{1,2}月\d{1,2}日(?:\n|$))", flow.text))
    for match in reversed(matches):
        found = _day_at(flow, match.end())
        if found is not None:
            return found
    return None


def _day_at(flow: Flow, position: int) -> Cited[date] | None:
    day: Day | None = next(iter(find_days(flow.text[position : position + 14])), None)
    if day is None or not day.exact or day.start > 1:
        return None
    return flow.cite(day.value, position + day.start, position + day.end)
