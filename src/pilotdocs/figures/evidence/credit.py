"""信用报告 and 无违法违规证明: whose, from which day, which span, and every entry that it shows.

Clean is only what the report itself calls clean. A count without details is an entry whose day is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pilotdocs.figures.evidence.amounts import find_days
from pilotdocs.figures.evidence.credit_told import new_entry, speaks_of_entries, told_entries
from pilotdocs.figures.evidence.fields import Form
from pilotdocs.figures.evidence.flow import Flow, cite, flow_of, part_source, source_of, squeeze
from pilotdocs.figures.evidence.heads import bare, match_heads
from pilotdocs.figures.evidence.licence import first_day, read_uscc
from pilotdocs.figures.evidence.lists import ListRow, find_lists
from pilotdocs.figures.evidence.names import clean_name
from pilotdocs.figures.evidence.people import entity_of
from pilotdocs.figures.evidence.terms import add_months, duration_months, lone_days, term_in
from pilotdocs.figures.evidence.validity import void_contract
from pilotdocs.figures.evidence.words import form_words, list_keys
from pilotdocs.model.document import Block, Cell, Table
from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.part import Part
from pilotdocs.model.place import Source
from pilotdocs.model.record import CreditEntry, CreditReport, Term

FIELDS = form_words("credit")
ENTRIES = list_keys("credit")
_HEADS = frozenset(bare(word) for words in ENTRIES.words.values() for word in words)
_NOTHING = re.compile(
    r"未(?:查询到|发现|查到|检索到|查见|见|查询|有|列入|被列入|纳入|受到)|无(?:相关)?(?:记录|信息|数据|不良)|没有(?:查询到|发现)?|暂无|不存在|^无$|^[0零]条?(?:记录)?$|^-+$|^/$|无违法|无行政处罚|无严重失信|无不良"
)
_COUNT = re.compile(
    r"^(?:共|有|存在|列入|查询到|查到|涉及)?(\d{1,3}|[一二三四五六七八九十])(?:条|项|次|起|件)?(?:记录)?$"
)
_CATEGORY = re.compile(
    r"处罚|失信|异常|黑名单|违法|司法|被执行|环保|环境|安全|税收|欠税|事故|不良|限制|惩戒|强制|欠薪|质量|消防|重点关注|风险"
)
_GOOD = re.compile(r"许可|守信激励|红名单|荣誉|表彰|A级纳税|资质|登记信息|基本信息|年报|合同履约|信用承诺|股东|变更")
_BACK = r"近(?:\d{1,2}|[一二两三四五六七八九十半])(?:年|个月)"
_LAST = re.compile(_BACK)
_LAST_SAID = re.compile(
    r"(?:查询|核查|报告|检索|展示)[^。\n]{0,8}(?:范围|时段|期间|期限|时间|区间)[^。\n]{0,4}" + _BACK
)
_BESIDE = re.compile(r"列入|移出|调查|立案|\d起|\d次|\d条|罚|曾|整改|修复|事故|核实|待|未录入|另有|历史")
_ALL_CLEAR = re.compile(
    r"(?:未(?:查询到|发现|查到|检索到|有)|无|没有|不存在)[^。；]{0,60}(?:违法违规|行政处罚|不良(?:信用)?(?:信息|记录)|失信|违法)[^。；]{0,30}(?:记录|信息|行为|情况)"
)


def read_credit(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[CreditReport, ...]]:
    """The report with its entries; it gives no figure."""
    flow, form = flow_of(part), Form(part, FIELDS)
    entries = [*_listed(part), *_forms(part), *_flagged(part)]
    counted, labels, doubtful = _categories(part)
    cleared = len(labels)
    told = {entry.day for entry in entries}
    entries += [entry for entry in told_entries(flow) if entry.day not in told or not told]
    most = max((count for _, _, count in counted), default=0)
    if not entries:
        entries = [CreditEntry(source, text) for source, text, _ in counted]
    elif most > len(entries):
        source, text, _ = next(entry for entry in counted if entry[2] == most)
        entries.append(CreditEntry(source, f"{text}，明细只有{len(entries)}条"))
    issued = first_day(part, form.field("issued")) or _issued(flow)
    record = CreditReport(
        source=part_source(part),
        head=_head(part),
        entity=entity_of(part, form, "entity") or _entity(flow),
        uscc=read_uscc(part, form),
        issued=issued,
        span=_span(flow, form, issued),
        entries=tuple(entries),
        clean=_clean(
            flow,
            entries,
            cleared,
            doubtful=doubtful
            or bool(counted)
            or speaks_of_entries(part, flow)
            or _leaves_blank(part)
            or _notes_beside(part)
            or bool(void_contract(flow)),
        ),
        cleared=tuple(dict.fromkeys((*labels, *_cleared_sentences(flow), _head(part).value))),
    )
    return (), (record,)


def _clean(flow: Flow, entries: list[CreditEntry], cleared: int, *, doubtful: bool) -> bool | None:
    """False with an entry, True where every category is cleared in the report's own words, else None."""
    if entries:
        return False
    if doubtful:
        return None
    return True if cleared or _ALL_CLEAR.search(flow.text) else None


def _cleared_sentences(flow: Flow) -> Iterator[str]:
    """The sentences that say of some sort of bad entry that there is none."""
    for sentence in re.split(r"[。；;\n]", flow.text):
        words = squeeze(sentence)
        if len(words) <= 300 and _NOTHING.search(words) and _CATEGORY.search(words):
            yield words


def _listed(part: Part) -> Iterator[CreditEntry]:
    """The rows of tables of penalties and lists."""
    for found in find_lists(part, ENTRIES):
        for row in found.rows:
            entry = _row_entry(part, row) if row.kind == "item" and not row.hidden else None
            if entry is not None:
                yield entry


def _row_entry(part: Part, row: ListRow) -> CreditEntry | None:
    block = row.block("text")
    words = row.text("text")
    if block is None or (_NOTHING.search(squeeze(words)[:24]) and not find_days(squeeze(row.text("day")))):
        return None
    if "day" not in row.cells and "authority" not in row.cells:
        return None
    if not squeeze(row.text("day")) and not squeeze(row.text("authority")):
        return None
    kind = "".join(row.text(key) for key in ("result",))
    category = row.text("number") if re.search(r"[\u4e00-\u9fff]{3}", row.text("number")) else ""
    text = "；".join(piece for piece in (words, kind, category) if piece)
    return new_entry(source_of(part, block), text, row.text("authority"), row.text("day"))


def _forms(part: Part) -> Iterator[CreditEntry]:
    """Entries each told in a form of its own, a label and a value a row; a label that comes again begins the next."""
    for item in part.content:
        if not isinstance(item, Table):
            continue
        record: dict[str, Cell] = {}
        for row in item.grid():
            cells = list({id(cell): cell for cell in row if cell is not None}.values())
            for left, right in zip(cells[::2], cells[1::2], strict=False):
                key = match_heads([(bare(left.text),)], ENTRIES)
                name = next(iter(key), None)
                if name is None or bare(right.text) in _HEADS:
                    continue
                if name in record and name in ("text", "day"):
                    yield from _form_entry(part, record)
                    record = {}
                record.setdefault(name, right)
        yield from _form_entry(part, record)


def _flagged(part: Part) -> Iterator[CreditEntry]:
    """Rows of a table of categories that say 有 and tell in the next cell what there is."""
    for item in part.content:
        if not isinstance(item, Table):
            continue
        for row in item.grid():
            cells = list({id(cell): cell for cell in row if cell is not None and cell.hidden is None}.values())
            for label, flag, told in zip(cells, cells[1:], cells[2:], strict=False):
                block = _first_block(told)
                if (
                    block is not None
                    and _CATEGORY.search(squeeze(label.text))
                    and squeeze(flag.text) in ("有", "是", "存在", "已列入")
                    and not _NOTHING.search(squeeze(told.text)[:24])
                    and len(squeeze(told.text)) >= 6
                ):
                    words = "；".join((squeeze(label.text), re.sub(r"\s+", "", told.text)))
                    yield new_entry(source_of(part, block), words, "", "")


def _form_entry(part: Part, record: dict[str, Cell]) -> Iterator[CreditEntry]:
    block = _first_block(record.get("text"))
    if block is None or not ({"day", "authority"} & set(record)) or _NOTHING.search(squeeze(block.text)[:24]):
        return
    words = {name: re.sub(r"\s+", "", cell.text) for name, cell in record.items()}
    text = "；".join(words[name] for name in ("text", "result") if words.get(name))
    yield new_entry(source_of(part, block), text, words.get("authority", ""), words.get("day", ""))


def _first_block(cell: Cell | None) -> Block | None:
    return next((b for b in cell.blocks if b.hidden is None and b.text.strip()), None) if cell is not None else None


def _categories(part: Part) -> tuple[list[tuple[Source, str, int]], list[str], bool]:
    """Of the table or lines of categories: those with a count above nothing, which say nothing was found, and
    whether some bad category says neither."""
    counted: list[tuple[Source, str, int]] = []
    cleared: list[str] = []
    doubtful = False
    for label, block, words in _category_cells(part):
        if _GOOD.search(label) or _NOTHING.search(label):
            continue  # what stands right of “nothing found” is where it was looked up
        count = _COUNT.match(words)
        if _NOTHING.search(words) or (count and count[1] in ("0", "零")):
            cleared.append(label)
        elif count:
            number = int(count[1]) if count[1].isdigit() else "零一二三四五六七八九十".index(count[1])
            counted.append((source_of(part, block), f"{label}：{words}", number))
        elif words and len(words) <= 20 and not re.search(r"查询结果|结果|条数|数量|状态", words):
            doubtful = True
    return counted, cleared, doubtful


def _leaves_blank(part: Part) -> bool:
    """Whether a table says of some categories that there is nothing, and of another nothing at all."""
    for item in part.content:
        if not isinstance(item, Table):
            continue
        answers: list[bool] = []
        for row in item.grid()[1:]:
            cells = list({id(cell): cell for cell in row if cell is not None and cell.hidden is None}.values())
            texts = [squeeze(cell.text) for cell in cells]
            if len(texts) >= 2 and any(_is_category(text) for text in texts[:2]):
                answers.append(any(text and not _is_category(text) for text in texts[1:]))
        if any(answers) and not all(answers):
            return True
    return False


def _notes_beside(part: Part) -> bool:
    """Whether a row says of a category that there is nothing, and tells of something in another cell."""
    for item in part.content:
        if not isinstance(item, Table):
            continue
        for row in item.grid():
            cells = list({id(cell): cell for cell in row if cell is not None and cell.hidden is None}.values())
            texts = [text for cell in cells if (text := squeeze(cell.text))]
            at = next((index for index, text in enumerate(texts[:2]) if _is_category(text)), None)
            answered = at is not None and any(_answers_none(text) for text in texts[at + 1 :])
            if answered and any(
                _BESIDE.search(text) and not _NOTHING.search(text[:24]) and not _is_category(text)
                for text in texts[(at or 0) + 1 :]
            ):
                return True
    return False


def _answers_none(text: str) -> bool:
    count = _COUNT.match(text)
    return bool(_NOTHING.search(text)) or (count is not None and count[1] in ("0", "零"))


def _category_cells(part: Part) -> Iterator[tuple[str, Block, str]]:
    for item in part.content:
        if isinstance(item, Table):
            for index, row in enumerate(item.grid()):
                cells = [cell for cell in row if cell is not None]
                for left, right in pairwise(cells):
                    label = squeeze(left.text)
                    if (right is not cells[-1] or index == 0) and _is_category(squeeze(right.text)):
                        continue  # an authority or a field before the category itself, or a head of categories
                    block = next((b for b in right.blocks if b.hidden is None and b.text.strip()), None)
                    if left is right or block is None or not _CATEGORY.search(label) or len(label) > 24:
                        continue
                    if len(squeeze(right.text)) <= 30 and not find_days(squeeze(right.text)):
                        yield label, block, squeeze(right.text)
        elif item.hidden is None:
            for sentence in re.split(r"[。；;]", squeeze(item.text)):
                match = re.match(r"^(?:[一二三四五六七八九十\d]+[、.．])?([^:：]{2,24})[:：](.{1,30})$", sentence)
                if match is None or not _CATEGORY.search(match[1]):
                    continue
                if re.search(r"(?:信息|记录|名单|名录|情况|处罚)$", match[1]) or _NOTHING.search(match[2]):
                    yield match[1], item, match[2]


def _is_category(words: str) -> bool:
    """Whether a cell names a category of records, and says nothing of what was found."""
    return (
        bool(_CATEGORY.search(words)) and not _NOTHING.search(words) and not re.search(r"\d|^(?:有|被|已|存在)", words)
    )


def _issued(flow: Flow) -> Cited[date] | None:
    """The day beside a label of the report's own day, else the last that stands alone: under a certificate's seal."""
    label = re.search(r"(?:报告|查询|生成|出具|打印|下载|开具)[^:：\n]{0,6}(?:日期|时间)[:：]?\n?(?=\d{4})", flow.text)
    if label is not None:
        found = next((d for d in find_days(flow.text[label.end() : label.end() + 12]) if d.exact), None)
        if found is not None and found.start == 0:
            return flow.cite(found.value, label.end(), label.end() + found.end)
    alone = lone_days(flow)
    return flow.cite(alone[-1].value, alone[-1].start, alone[-1].end) if alone else None


def _span(flow: Flow, form: Form, issued: Cited[date] | None) -> Term | None:
    """The span that was looked into: two days, or 近三年 back from the report's own day."""
    field = form.field("span", wraps=True)
    found = term_in(squeeze(field.text)) if field else None
    if found is None:
        match = re.search(r"(?:自|从)?(?=\d{4}年\d{1,2}月\d{1,2}日[^。\n]{0,3}(?:至|到)\d{4}年)", flow.text)
        found = term_in(flow.text[match.end() : match.end() + 40]) if match else None
    if found is not None:
        return found[0]
    back = _LAST.search(squeeze(field.text) if field else "") or _LAST_SAID.search(flow.text)
    if back is None or issued is None:
        return None
    months = 6 if "半" in back[0] else duration_months(back[0]) or 0
    return Term(add_months(issued.value, -months), issued.value) if months > 0 else None


def _entity(flow: Flow) -> Cited[str] | None:
    match = re.search(
        r"(?:兹证明|经查询|经核查|查询对象为)[:：,，]?\n?([\u4e00-\u9fff（）()A-Za-z0-9]{4,40}?(?:公司|企业|研究院|研究所|大学|学院|中心|院|所|厂)(?:[(（](?:有限合伙|普通合伙)[)）])?)",
        flow.text,
    )
    return flow.cite(clean_name(match[1]), match.start(1), match.end(1)) if match else None


def _head(part: Part) -> Cited[str]:
    first = None
    for item in part.content:
        for block in [item] if not isinstance(item, Table) else [b for cell in item.cells for b in cell.blocks]:
            words = squeeze(block.text)
            if block.hidden is None and words:
                first = first or block
                if re.search(r"(?:信用|违法违规).{0,12}(?:报告|证明|查询)", words) and len(words) <= 40:
                    return cite(part, words, block, 0, len(block.text))
    if first is None:
        return Cited("", "", part_source(part))
    return cite(part, squeeze(first.text), first, 0, len(first.text))
