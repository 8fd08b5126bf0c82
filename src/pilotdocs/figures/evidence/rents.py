"""Rents as contracts write them: by month, quarter or year, in steps, as one total, or in a schedule of payments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, cast

from pilotdocs.figures.evidence.amounts import currency_of, read_money, unit_factor_of
from pilotdocs.figures.evidence.flow import Flow, cite, squeeze
from pilotdocs.figures.evidence.terms import add_months, duration_months, month_end, term_in
from pilotdocs.figures.evidence.words import patterns
from pilotdocs.figures.quantities import find_quantities
from pilotdocs.model.document import Cell, Table
from pilotdocs.model.figure import Cited, Quantity
from pilotdocs.model.part import Part
from pilotdocs.model.record import Rent, Term

Per = Literal["month", "quarter", "half_year", "year", "term"]
_PERS = cast("tuple[tuple[Per, re.Pattern[str]], ...]", patterns("rent_periods"))
_RENT = re.compile(
    r"租金|租赁费|租费|服务费|使用费|算力费|合同(?:总)?(?:金额|价款|总价)|总费用|费用|租用费|价款|总额|合计"
)
_DEPOSIT = re.compile(r"押金|保证金|定金|订金|履约担保")
_NO_RENT = re.compile(
    r"违约|滞纳|逾期|赔偿|评估|原值|净值|购买|留购|名义|转让|市场价|运费|安装费|保险|维修|维护|电费|物业|税率|税额|其中|原租金|优惠前|折前|首付|首期|预付|尾款|余款|手续费"
)
_STEP = re.compile(
    r"第([一二三四五六七八九十\d]{1,3})(?:个)?(?:租赁|合同|租约|服务|计租)?(?:年|年度)(?:至第?([一二三四五六七八九十\d]{1,3})(?:个)?年(?:度)?)?"
)
_FREE = re.compile(r"免租|免收租金|免除租金|装修期|不计(?:收)?租金|免费(?:使用|试用)")
_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


@dataclass(frozen=True, slots=True)
class Rents:
    """What a contract says of its rent. `cited` is the amount that stands for the rent as a whole."""

    steps: tuple[Rent, ...]
    free: tuple[Term, ...]
    total: Cited[Decimal] | None
    deposit: Cited[Decimal] | None
    cited: Cited[Decimal] | None


@dataclass(frozen=True, slots=True)
class _Found:
    per: Per
    quantity: Quantity
    amount: Decimal
    start: int
    end: int
    span: Term | None


def _order(text: str) -> int:
    return (
        int(text)
        if text.isdigit()
        else _CHINESE.get(text, 10 + _CHINESE.get(text[1:], 0) if text.startswith("十") else 1)
    )


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    for sentence in re.split(r"(?<=[。；;\n])", text):
        yield position, sentence
        position += len(sentence)


def _per_of(before: str, after: str) -> Per | None:
    """How often an amount is due: by the words after it (/月), else by the nearest words before it."""
    for per, pattern in _PERS:
        if pattern.match(after) or re.match(
            r"(?:[(（]?人民币)?[(（]?[/每](?:个)?"
            + {"month": "月", "quarter": "季", "half_year": "半年", "year": "年", "term": "租期"}[per],
            after,
        ):
            return per
    best: tuple[int, Per] | None = None
    for per, pattern in _PERS:
        for match in pattern.finditer(before):
            if best is None or match.end() > best[0]:
                best = (match.end(), per)
    return best[1] if best else None


def _amounts(flow: Flow, term: Term | None) -> Iterator[_Found]:
    """Every amount of rent in the prose with its period; a sum in words and figures counts once."""
    for start, sentence in _sentences(flow.text):
        if not _RENT.search(sentence):
            continue
        last_end, last_amount = 0, None
        span: Term | None = None
        whole_unit = re.search(r"按(月|季|半年|年)(?:支付|收取|结算|计)", sentence)
        clause_start = 0
        pending: _Found | None = None
        for quantity in find_quantities(sentence):
            if quantity.unit == "date":
                continue
            if quantity.unit != "CNY" or not isinstance(quantity.value, Decimal):
                continue
            before = sentence[last_end : quantity.start]
            clause_start = max(sentence.rfind(mark, 0, quantity.start) for mark in "，,。；;") + 1
            near = sentence[max(clause_start, last_end) : quantity.start]
            after = sentence[quantity.end : quantity.end + 8]
            if last_amount == quantity.value and len(before) <= 16 and re.search(r"[(（¥￥大小写:：]|^$|即|计", before):
                last_end = quantity.end
                if pending is not None:
                    pending = replace(
                        pending, quantity=quantity, start=start + quantity.start, end=start + quantity.end
                    )
                continue
            lead = sentence[max(0, quantity.start - 40) : quantity.start]
            summed = re.search(r"合计|共计|总计|总额|总租金|共", before)
            step = None if summed else _span_of(before, term) or span
            span = step
            last_end, last_amount = quantity.end, quantity.value
            if _DEPOSIT.search(near) or _NO_RENT.search(near):
                continue
            per = _per_of(lead if len(before) < 4 else before, after)
            if (
                summed
                and per is not None
                and per != "term"
                and not re.search(r"[每月季年]", before[summed.end() :] + after[:4])
            ):
                per = "term"
            if per is None and (step is not None or _RENT.search(before)):
                per = "year" if step is not None and _STEP.search(before) else "term"
                if whole_unit and step is None and not re.search(r"总|合计|共", before):
                    per = "term"
            if per is not None:
                if pending is not None:
                    yield pending
                pending = _Found(per, quantity, quantity.value, start + quantity.start, start + quantity.end, step)
        if pending is not None:
            yield pending


def _span_of(text: str, term: Term | None) -> Term | None:
    """The part of the term that the words before an amount name: 第二年, 第一年至第三年, or two days."""
    match = next(reversed(list(_STEP.finditer(text))), None)
    if match is not None and term is not None and term.start is not None:
        first = _order(match[1])
        last = _order(match[2]) if match[2] else first
        start = term.start if first == 1 else add_months(term.start, 12 * (first - 1)) + timedelta(days=1)
        end = add_months(term.start, 12 * last)
        return Term(start, min(end, term.end) if term.end else end)
    found = term_in(text)
    if found is not None and found[0].start is not None and found[0].end is not None:
        return found[0] if term is None or found[0] != term else None
    return None


def _free(flow: Flow, term: Term | None) -> tuple[Term, ...]:
    """The spans without rent: two days, or so many months from the start (前两个月, 免租期3个月)."""
    spans: list[Term] = []
    for _, sentence in _sentences(flow.text):
        match = _FREE.search(sentence)
        if match is None or re.search(r"无免租|不(?:设|享有?|含|给予)免租|没有免租", sentence):
            continue
        named = _free_span(sentence, match.start(), match.end(), term)
        if named is not None:
            spans.append(named)
            continue
        months = duration_months(sentence[match.end() : match.end() + 24]) or duration_months(
            sentence[max(0, match.start() - 16) : match.start()]
        )
        days = re.search(r"(\d{1,3})(?:天|日)", sentence[match.end() : match.end() + 16])
        if term is not None and term.start is not None:
            if months:
                spans.append(Term(term.start, add_months(term.start, months)))
            elif days:
                spans.append(Term(term.start, term.start + timedelta(days=int(days[1]) - 1)))
    return tuple(dict.fromkeys(spans))


def _free_span(sentence: str, start: int, end: int, term: Term | None) -> Term | None:
    """The two days that stand nearest to the words for rent-free and are not the contract's own term."""
    clause = max(sentence.rfind(mark, 0, start) for mark in "，,；;(（") + 1
    for named in re.finditer(
        r"(?P<year>20\d{2})年(?P<first>\d{1,2})月?(?:份)?(?:[、和及至到]|[-—–~～])(?P<last>\d{1,2})月(?!\d)",
        sentence[:end],
    ):
        first, last = int(named["first"]), int(named["last"])
        if 1 <= first <= last <= 12 and start - named.end() <= 12:
            year = int(named["year"])
            return Term(date(year, first, 1), month_end(date(year, last, 1)))
    for window in (sentence[clause:end], sentence[end : end + 50], sentence[max(0, start - 50) : end + 50]):
        found = term_in(window)
        if found is not None and found[0].start and found[0].end and found[0] != term:
            return found[0]
    return None


def _schedule(part: Part, term: Term | None) -> tuple[tuple[Rent, ...], Cited[Decimal] | None]:
    """A table whose rows are periods with amounts (第一年 … 租金, or 期次 起止 金额); () where there is none."""
    for item in part.content:
        if not isinstance(item, Table) or item.rows < 2:
            continue
        grid = item.grid()
        head = [squeeze(_text(cell)) for cell in grid[0]]
        money = next(
            (
                i
                for i, h in enumerate(head)
                if re.search(r"租金|金额|费用", h) and not re.search(r"押金|保证金|税额|单价|累计", h)
            ),
            None,
        )
        period = next(
            (i for i, h in enumerate(head) if re.search(r"期间|年度|租期|期限|起止|时间|阶段|租赁期|年份", h)), None
        )
        if money is None or period is None or currency_of(head[money]) is not None:
            continue
        per: Per = (
            "month"
            if re.search(r"月租|每月|/月", head[money])
            else "half_year"
            if re.search(r"半年", head[money])
            else "quarter"
            if re.search(r"季", head[money])
            else ("year" if re.search(r"年租|每年|/年", head[money]) else "term")
        )
        factor = unit_factor_of(head[money])
        rents: list[Rent] = []
        first: Cited[Decimal] | None = None
        for row in grid[1:]:
            cell = row[money]
            block = (
                next((b for b in cell.blocks if b.hidden is None and b.text.strip()), None)
                if cell is not None
                else None
            )
            words = squeeze(_text(row[period]))
            if (
                block is None
                or currency_of(block.text)
                or re.search(r"合计|总计|小计", "".join(squeeze(_text(c)) for c in row[:2]))
            ):
                continue
            amount = (
                block.value * (factor or Decimal(1))
                if isinstance(block.value, Decimal)
                else read_money(block.text, factor)
            )
            span = _span_of(words, term) or _year_span(words, term)
            if amount is None or span is None:
                continue
            rents.append(Rent(amount, per, span.start, span.end))
            first = first or cite(part, amount, block, 0, len(block.text))
        if rents:
            return tuple(rents), first
    return (), None


def _year_span(words: str, term: Term | None) -> Term | None:
    match = re.fullmatch(r"((?:19|20)\d{2})年?度?", words)
    if match is None:
        return None
    start, end = date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
    if term is not None:
        start = max(start, term.start) if term.start else start
        end = min(end, term.end) if term.end else end
    return Term(start, end) if start <= end else None


def _text(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def _deposit(flow: Flow) -> Cited[Decimal] | None:
    for match in _DEPOSIT.finditer(flow.text):
        window = flow.text[match.end() : match.end() + 30].split("。")[0]
        for quantity in find_quantities(window):
            if quantity.unit == "CNY" and isinstance(quantity.value, Decimal):
                return flow.cite(quantity.value, match.end() + quantity.start, match.end() + quantity.end)
    return None


def find_rents(part: Part, flow: Flow, term: Term | None) -> Rents:
    """The rent of the contract: steps where they cover spans, else one periodic amount (it goes before a stated
    total), else the total over the term. A total that only adds up the steps is kept in `total`."""
    found = list(_amounts(flow, term))
    total = next((f for f in found if f.per == "term" and f.span is None), None)
    total_cited = flow.cite(total.amount, total.start, total.end) if total else None
    steps = [f for f in found if f.span is not None]
    periodic = next((f for f in found if f.per != "term" and f.span is None), None)
    table, table_cited = _schedule(part, term)
    rents: tuple[Rent, ...] = ()
    cited: Cited[Decimal] | None = None
    if table:
        rents, cited = table, table_cited
    elif len(steps) >= 2 or (steps and periodic is None and total is None):
        rents = tuple(Rent(f.amount, f.per, f.span.start, f.span.end) for f in steps if f.span)
        cited = flow.cite(steps[0].amount, steps[0].start, steps[0].end)
    elif periodic is not None:
        rents = (Rent(periodic.amount, periodic.per, term.start if term else None, term.end if term else None),)
        cited = flow.cite(periodic.amount, periodic.start, periodic.end)
        grown = _growth(flow, rents[0], term)
        rents = grown or rents
    elif total is not None:
        rents = (Rent(total.amount, "term", term.start if term else None, term.end if term else None),)
        cited = total_cited
    return Rents(rents, _free(flow, term), total_cited, _deposit(flow), cited)


def _growth(flow: Flow, first: Rent, term: Term | None) -> tuple[Rent, ...]:
    """Yearly steps of a rent that grows by a stated share each year (每年递增5%); () where none is stated."""
    match = re.search(
        r"(?:逐年|每年|以后每年|自第二年起)[^。；\n]{0,14}?(?:递增|上浮|增长|上涨)[^。；\n]{0,8}?(\d+(?:\.\d+)?)%",
        flow.text,
    )
    if match is None or term is None or term.start is None or term.end is None or first.per == "term":
        return ()
    rents: list[Rent] = []
    start, amount = term.start, first.amount
    while start <= term.end and len(rents) < 40:
        end = min(add_months(start, 12), term.end)
        rents.append(replace(first, amount=amount, start=start, end=end))
        start, amount = end + timedelta(days=1), amount * (1 + Decimal(match[1]) / 100)
    return tuple(rents)
