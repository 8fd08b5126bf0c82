"""Entries of a credit report that are told, not tabled; and every other sign that a report holds an entry.

A report is clean only where nothing in it speaks of a penalty or a listing: better a person looks once too often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pilotdocs.figures.evidence.amounts import find_days
from pilotdocs.figures.evidence.flow import Flow, source_of, squeeze
from pilotdocs.model.document import Table
from pilotdocs.model.part import Part
from pilotdocs.model.place import Source
from pilotdocs.model.record import CreditEntry

_GRAVE = re.compile(
    r"(?:特别)?重大.{0,12}事故|事故.{0,10}(?:列入)?(?:特别)?重大事故|严重.{0,4}环境.{0,6}(?:违法|污染)|环境.{0,8}严重违法|"
    r"严重.{0,6}失信|严重违法失信|重大环境|重大税收违法|重大.{0,6}(?:安全|质量).{0,6}(?:事故|责任)"
)
_NOT_GRAVE = re.compile(
    r"未(?:构成|达到|被?列入|发生|认定为?)[^，,。；]{0,16}(?:重大|严重)|不(?:属于|构成)[^，,。；]{0,12}(?:重大|严重)|非重大"
)
_CURED = re.compile(
    r"(?:已|完成)(?:于[^，,。；]{0,14})?(?:完成|进行|通过|经)?(?:信用)?(?:修复|整改|移出|撤销|撤出|改正|缴清|缴纳|履行完毕)|(?:信用修复|整改)(?:已)?(?:完成|完毕|到位)|修复完成|已移出|移出(?:日期|名录)"
)
_NOT_CURED = re.compile(r"(?:未|尚未|没有)(?:完成|进行)?(?:信用)?(?:修复|整改|移出)")
_TOLD = re.compile(
    r"(?:被|受到|受过|曾受|给予|予以|作出|处以|列入|移入)[^。；\n]{0,40}(?:处罚|罚款|名单|名录|警告|责令|没收|失信|吊销|查封)"
    r"|(?:处罚|罚款|罚金|处以|没收)[^，,。；\n\d]{0,12}\d"
    r"|(?:处罚|列入|决定|认定|立案|移入|作出)[^，,。；:：\n]{0,8}(?:日期|时间)[:：]?\n?\d{4}"
    r"|(?:处罚|罚款|立案|执行|列入)[^，,。；\n]{0,10}(?:文号|案号|决定书|号)[:：]?"
    r"|[(（\[〔【]\d{4}[)）\]〕】][^，,。；\n]{0,12}号"
)
_PUNISHED = re.compile(
    r"处罚|罚款|罚金|警告|责令|没收|吊销|查封|列入|失信|异常名录|黑名单|被执行|限制高消费|立案|欠税|欠薪|事故|违法|通报批评|约谈|拘留|强制执行"
)
_NONE_SAID = re.compile(
    r"[^，,。；;、\n:：]{0,24}[:：]\n?(?:均?无|均?未|暂无|没有|不存在|[0零](?:条|项|次|件|起)?|-+|/)[^，,。；;\n]*"
    r"|(?:均|皆|也|亦)?(?:未|无(?!锡)|没有|不存在|暂无)[^，,。；;\n]{0,160}"
    r"(?:[、，,](?!但|其中|仅|另|除|曾|存|有|被|于|自\d|\d{4})[^，,。；;\n\d]{2,24}(?=[、，,。；;\n]|$))*"
    r"|[(（]?共?(?<!\d)[0零](?:条|项|次|件|起)(?:记录)?[)）]?"
)
_BOILERPLATE = re.compile(
    r"如下|本报告|依据|根据|按照|《[^》]*》|有效期|公示期|展示|提供|申请|异议|查询(?:时段|期间|范围|日期|时间)|数据来源|统计(?:期间|范围)|生成日期|仅供"
)
_COUNTED = re.compile(
    r"(?:共|有|计|存在|查询到|[(（:：]|信息|记录|处罚|名单|名录|名录信息)\n?(?:[1-9]\d{0,2}|[一二三四五六七八九十])(?:条|项|次|起|件)(?:记录|信息|处罚)?"
)
# What is no penalty by name and still no clean record, whenever it was; and what the report leaves to another paper.
_EVENT = re.compile(
    r"(?:判决|裁定)[^。；\n]{0,40}(?:赔偿|承担|败诉)|被判|发生[^。；\n]{0,16}(?:事故|火灾|爆炸|泄漏|中毒)|被?列为[^。；\n]{0,10}(?:重点|异常|失信|监管)"
)
_ENDED = re.compile(r"状态[:：]?\n?(?:已|依法)?(?:注销|吊销|撤销|停业|清算)")
_ELSEWHERE = re.compile(
    r"(?:处罚|失信|异常|违法|事故|不良|记录|信息)[^。；\n]{0,20}(?:另见|详见|见)(?:附件|附页|附表|后页|下页|清单)|(?:另见|详见)(?:附件|附页|附表)[^。；\n]{0,10}(?:处罚|记录)"
)
_UNLIKE = re.compile(r"许可|守信|红名单|荣誉|表彰|资质|登记|年报|履约|承诺|股东|变更|专利|商标|认证")
_ITEM = re.compile(
    r"^(?:\d{1,2}[.、．)）](?!\d)|[(（](?:\d{1,2}|[一二三四五六七八九十])[)）]|[①-⑳]|第[一二三四五六七八九十\d]+条[:：])"
)
_HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]+部分|注[:：]|说明[:：]|备注[:：])"
)
_AUTHORITY = re.compile(
    r"(?:被|由|经|(?:机关|部门|单位)[:：])([\u4e00-\u9fff]{2,24}?(?:局|厅|委员会|大队|支队|法院|部门|税务局|政府|中心|办))"
)
_LABELLED_DAY = re.compile(r"(?:处罚|列入|决定|认定|作出|移入)[^，,。；:：\n]{0,8}(?:日期|时间)[:：]?\n?(?=\d{4})")


def is_grave(text: str) -> bool:
    """Whether the entry's own words call it a major accident, a grave environmental offence or grave dishonesty."""
    words = _NOT_GRAVE.sub("", squeeze(text))
    return bool(_GRAVE.search(words))


def is_cured(text: str) -> bool:
    """Whether the entry's own words say that it was put right (已修复, 已整改, 已移出)."""
    words = squeeze(text)
    return bool(_CURED.search(words)) and not _NOT_CURED.search(words)


def new_entry(source: Source, text: str, authority: str, days: str) -> CreditEntry:
    """The entry with its day (the first full day of `days`, else of `text`) and what its own words make of it."""
    found = find_days(squeeze(days)) or find_days(squeeze(text))
    exact = [day for day in found if day.exact] or list(found)
    return CreditEntry(source, text, exact[0].value if exact else None, authority, is_grave(text), is_cured(text))


def _stretches(flow: Flow) -> Iterator[tuple[int, str]]:
    """The told entries and sentences outside of tables: a numbered item as a whole, else sentence by sentence."""
    position, start, item = 0, 0, ""
    for sentence in re.split(r"(?<=[。\n])", flow.text):
        at, position = position, position + len(sentence)
        if not sentence.strip("\n") or flow.in_table(at):
            if item:
                yield start, item
            item = ""
        elif item and not _ITEM.match(sentence) and not _HEADING.match(sentence):
            item += sentence
        else:
            if item:
                yield start, item
            if _ITEM.match(sentence):
                start, item = at, sentence
            else:
                item = ""
                yield at, sentence
    if item:
        yield start, item


def told_entries(flow: Flow) -> Iterator[CreditEntry]:
    """Items and sentences that tell of a penalty or a listing with a day; those that say there was none are none."""
    for start, words in _stretches(flow):
        left = _NONE_SAID.sub("", words)
        if not _TOLD.search(left) or not find_days(left) or _UNLIKE.search(left[:12]):
            continue
        if _BOILERPLATE.search(left) and not _LABELLED_DAY.search(left) and not re.search(r"被|罚款\d|处以", left):
            continue
        text = words.strip("\n。；")
        block, low, high = flow.quote(start, start + len(text))[1:]
        authority = _AUTHORITY.search(left)
        label = _LABELLED_DAY.search(text)
        days = text[label.end() : label.end() + 12] if label else left
        source = source_of(flow.part, block, low, high)
        yield new_entry(source, text.replace("\n", ""), authority[1] if authority else "", days)


def speaks_of_entries(part: Part, flow: Flow) -> bool:
    """Whether anything in the report might be an entry, read or not: words of punishment beside a day in a sentence or
    in a row, a number of entries above none."""
    for _, words in _stretches(flow):
        if _suspicious(words):
            return True
    return any(_suspicious(row) for item in part.content if isinstance(item, Table) for row in _rows(item))


def _rows(table: Table) -> Iterator[str]:
    for row in table.grid():
        cells = {id(cell): cell for cell in row if cell is not None and cell.hidden is None}
        texts = [text for cell in cells.values() if (text := squeeze(cell.text))]
        if texts:
            yield "：".join(texts)


def _suspicious(words: str) -> bool:
    if _ELSEWHERE.search(words) or _ENDED.search(words):
        return True
    left = _NONE_SAID.sub("", words)
    if _EVENT.search(left) and not _UNLIKE.search(left[:12]):
        return True
    left = _BOILERPLATE.sub("", left)
    if _UNLIKE.search(left) and not _TOLD.search(left):
        return False
    if _COUNTED.search(left) and _PUNISHED.search(left):
        return True
    days = find_days(left)
    return bool(days) and bool(_TOLD.search(left) or (_PUNISHED.search(left) and not _is_span(left)))


def _is_span(words: str) -> bool:
    """Whether the days are the ends of a span that was looked into, not days of something that happened."""
    return bool(re.search(r"\d(?:月|日)?(?:至|—|–|-|~|～|到)\n?\d{4}", words))
