"""The sentences of findings, for a reviewer. Numbers come in as they are; nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from pilotdocs.model.figure import Bound, Value
from pilotdocs.model.finding import Reason
from pilotdocs.model.formula import Span
from pilotdocs.model.pack import Cite, Question
from pilotdocs.model.rule import Operator

OPERATORS: dict[Operator, str] = {">=": "不低于", ">": "超过", "<=": "不超过", "<": "低于", "==": "等于"}
BOUNDS: dict[Bound, str] = {
    "exact": "", "at_least": "不少于", "over": "超过", "at_most": "不超过", "under": "不足", "about": "约", "range": "",
}  # fmt: skip
REASONS: dict[Reason, str] = {
    "reached": "有佐证，达到要求",
    "missed": "未达到要求",
    "soft_missed": "低于一般性要求",
    "reading_decides": "各种口径结论不一致，须由人定口径",
    "excluded": "属于不得申报的类型",
    "claim_only": "只有自述，没有可用的佐证",
    "nothing_found": "没有找到可用的材料",
    "needs_person": "须由人判断",
}
_UNITS = {"person": "人", "m2": "平方米", "count": "项", "year": "年"}


def number(value: Value | None, unit: str) -> str:
    """A value as a reviewer reads it. Money in 万元; a share in per cent, cut (never rounded up) to four decimals."""
    if value is None:
        return "无"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, str):
        return value
    if unit == "CNY":
        if abs(value) < 10000:
            return _plain(value, "0.01") + "元"
        return _plain(value / 10000, "0.000001") + "万元"
    if unit == "ratio":
        return _plain(value * 100, "0.0001") + "%"
    return _plain(value, "0.0001") + _UNITS.get(unit, "")


def _plain(value: Decimal, places: str) -> str:
    text = format(value.quantize(Decimal(places), rounding=ROUND_FLOOR), "f") if value.is_finite() else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def span_words(span: Span, unit: str) -> str:
    """A span in words: 460平方米, 不足500平方米, 400至600平方米."""
    low, high = span.low, span.high
    if span.exact is not None:
        return number(low, unit)
    if low is None or high is None:
        if high is not None:
            return ("不足" if span.high_open else "不超过") + number(high, unit)
        return ("超过" if span.low_open else "不少于") + number(low, unit)
    return f"{number(low, unit)}至{number(high, unit)}之间"


def listed(words: Iterable[str]) -> str:
    """Words joined as a Chinese list."""
    return "、".join(words)


def requirement(operator: Operator, written: str) -> str:
    """不低于500平方米."""
    return OPERATORS[operator] + written.replace(" ", "")


_BELOW = "低于门槛"


def is_below(margin: str | None) -> bool:
    """Whether a margin as `gap` writes it tells of a value below its threshold."""
    return margin is not None and margin.startswith(_BELOW)


def gap(value: Decimal, limit: Decimal, unit: str) -> str:
    """How far a value stands from its limit, above or below, with the share of the limit."""
    distance = value - limit
    if not distance:
        return "恰好等于门槛"
    word = "高于门槛" if distance > 0 else _BELOW
    if unit == "ratio":
        return f"{word}{_plain(abs(distance) * 100, '0.0001')}个百分点"
    share = _plain(abs(distance) / abs(limit) * 100, "0.01") if limit else ""
    told = f"（{share}%）" if share != "0" else "（不足0.01%）"
    return f"{word}{number(abs(distance), unit)}{told if share else ''}"


def applicant(name: str) -> str:
    return f"申报单位：{name}"


def clause(words: str) -> str:
    return f"原文：{words}"


def cite(where: Cite) -> str:
    return f"“{where.heading}”{where.item}" if where.heading else ""


def conclusion(word: str, reason: Reason) -> str:
    return f"结论：{word}（{REASONS[reason]}）"


def question(one: Question) -> tuple[str, str]:
    """A question of interpretation and its answer, and whose it is."""
    return f"口径{one.id}：{one.asks}——{one.answer}", "留给人定" if one.person else "本规则包的口径"


def claimed(name: str, words: str) -> str:
    return f"申报材料自述{name}为{words}"


def evidenced(name: str, words: str) -> str:
    return f"佐证材料显示{name}为{words}"


def not_evidenced(name: str) -> str:
    return f"没有可用的佐证材料能证明{name}"


def nothing(name: str) -> str:
    return f"申报材料和佐证材料中都没有找到{name}"


def held(name: str, words: str, wanted: str, passed: bool) -> str:
    return f"以{name}{words}对照要求“{wanted}”，{'达到' if passed else '未达到'}"


def claim_misses(name: str, words: str, wanted: str) -> str:
    return f"申报材料自述的{name}{words}本身就未达到“{wanted}”，无须佐证即可判断"


def claim_only(name: str, words: str, wanted: str) -> str:
    return f"自述{name}{words}，要求“{wanted}”；只有自述，没有可用的佐证，不能认定达到"


def straddles(name: str, words: str, wanted: str) -> str:
    return f"{name}{words}，可能达到也可能达不到“{wanted}”，须核实确切数"


def second_reading_decides(name: str, words: str, wanted: str) -> str:
    head = f"{name}{words}" + (f"，可能达到也可能达不到“{wanted}”" if wanted else "")
    return f"{head}：扫描件上的数字两种识别结果不同，结论取决于哪一种正确，须对照原件"


def remark_decides(name: str, words: str, wanted: str) -> str:
    head = f"{name}{words}" + (f"，可能达到也可能达不到“{wanted}”" if wanted else "")
    return f"{head}：取决于材料中的附注"


def reading_words(title: str, words: str, passed: bool | None) -> str:
    result = "不能判断" if passed is None else "达到" if passed else "未达到"
    return f"{title}：{words}，{result}"


def readings_differ(name: str, wanted: str, readings: Iterable[str]) -> str:
    return f"{name}按不同口径计算，有的达到、有的未达到“{wanted}”，须由人定口径（{'；'.join(readings)}）"


def all_readings(name: str, wanted: str, passed: bool, readings: Sequence[str]) -> str:
    result = "达到" if passed else "未达到"
    return f"{name}按全部{len(readings)}种口径计算均{result}“{wanted}”（{'；'.join(readings)}）"


def room(value: Decimal, unit: str) -> str:
    """A difference as a reviewer reads it."""
    return f"{_plain(value * 100, '0.0001')}个百分点" if unit == "ratio" else number(value, unit)


def rent_not_proved(name: str) -> str:
    return f"自述的{name}没有可用的佐证，未计入"


def limit_unknown(name: str, choices: Iterable[str]) -> str:
    return f"适用的门槛（{listed(choices)}）取决于尚未证明的情况，不能判断{name}是否达到"


def limit_not_begun(name: str) -> str:
    return f"在申报日没有已生效的门槛可以对照{name}"


def flip_missed(name: str, limit: str) -> str:
    return f"{name}经佐证核定达到{limit}，结论即改变"


def flip_reached(name: str, room: str) -> str:
    return f"{name}核减超过{room}，结论即改变"


def flip_proof(name: str, limit: str) -> str:
    return f"提交能证明{name}的有效材料，核定数达到{limit}的，结论改为符合"


def flip_reading(name: str) -> str:
    return f"主管部门确定{name}的计算口径后即可定论"


def draws_on(unreadable: int) -> str:
    return f"另有{unreadable}份文件未能识别，其中可能有与本条有关的内容"


def shaky(words: Iterable[str]) -> str:
    return f"其中{listed(words)}由扫描件识别，把握较低，请核对原件"


def excluded_found(words: Iterable[str]) -> str:
    return f"所依据的材料中出现“{listed(words)}”，依规则不计入，是否已剔除须由人核实"


# --- text, place, time
def place_words(address: str, where: str, result: bool | None) -> str:
    if result is None:
        return f"住所“{address}”没有写明市、县，或写法不能确定，不能判断是否在{where}"
    return f"住所“{address}”{'在' if result else '不在'}{where}"


def member_excluded(text: str, word: str) -> str:
    return f"“{text}”属于“{word}”，不符合要求"


def member_found(text: str, word: str) -> str:
    return f"“{text}”属于“{word}”"


def member_unknown(name: str, text: str) -> str:
    return f"{name}“{text}”不在规则包列明的类型中，须由人判断"


def member_missed(name: str, text: str) -> str:
    return f"{name}“{text}”不在规则包列明的类型中"


def tenure_gap(full: date, until: date) -> str:
    """How many days more or less than the span have passed."""
    days = (until - full).days
    return f"超出{days}天" if days > 0 else "当天恰好满" if days == 0 else f"还差{-days}天"


def tenure_words(start: date, full: date, until: date, span: str) -> str:
    passed = "已满" if full <= until else "未满"
    begun, filled, end = number(start, "date"), number(full, "date"), number(until, "date")
    return f"自{begun}起满{span}之日为{filled}，至{end}{passed}{span}（{tenure_gap(full, until)}）"


def only_claimed(sentence: str) -> str:
    return f"{sentence}；但这只是自述，没有证照佐证"


def not_asked(why: str) -> str:
    return f"本条只在特定情形下要求；不属于该情形（{why}），不适用"


# --- papers and persons
def paper_there(names: Iterable[str]) -> str:
    return f"已提交{listed(names)}"


def paper_missing(names: Iterable[str]) -> str:
    return f"没有提交{'或'.join(names)}"


def words_found(name: str, quotes: Iterable[str]) -> str:
    return f"找到关于{name}的内容：" + "；".join(f"“{quote}”" for quote in quotes)


def words_missing(name: str) -> str:
    return f"没有找到关于{name}的内容"


def topics(found: Iterable[str], missing: Iterable[str]) -> str:
    has, lacks = listed(found), listed(missing)
    return (
        (f"材料涉及：{has}" if has else "") + ("；" if has and lacks else "") + (f"未见涉及：{lacks}" if lacks else "")
    )


def for_person(look: str) -> str:
    return f"程序不作结论。{look}"


def alarm(name: str) -> str:
    return f"材料中出现{name}，与本条要求可能抵触，须由人判断"


# --- records
GRAVE, OTHER, CURED, NOT_CURED = "属于重大、严重的记录", "其他记录", "已修复", "未见修复"
UNDATED, OUTSIDE = "日期未读出", "在窗口期之外，不影响结论"
ENTRIES_FORBIDDEN = "窗口期内有不得有的记录"
ENTRIES_DOUBTFUL = "窗口期内有记录，须由人判断"
ENTRIES_STALE = "信用报告已过期，但其中有窗口期内的记录，须由人判断"


def report_words(issued: date | None, entity: str) -> str:
    whose = f"（主体：{entity}）" if entity else ""
    return f"信用报告{whose}" + (f"出具于{number(issued, 'date')}" if issued else "未读出出具日期")


def report_too_old(issued: date, oldest: date, span: str) -> str:
    return f"出具于{number(issued, 'date')}的信用报告早于{number(oldest, 'date')}，超过{span}，不能使用"


def report_future(issued: date) -> str:
    return f"信用报告出具日期{number(issued, 'date')}晚于申报日，须由人核实"


def report_none(span: str) -> str:
    return f"没有可用的信用报告（{span}内出具）"


def report_unread() -> str:
    return "信用报告未能读出有无记录，须提交清晰的报告"


def report_nobody() -> str:
    return "信用报告没有读出主体，须核实是否为申报单位的报告"


def report_lacks(groups: Iterable[str]) -> str:
    return f"信用报告没有写明{listed(groups)}一类有无记录，须提交完整的报告"


def report_short(start: date, needed: date) -> str:
    return f"信用报告的查询期间自{number(start, 'date')}起，没有覆盖到{number(needed, 'date')}"


def report_clean(first: date, last: date) -> str:
    if first == date.min:
        return "信用报告所示期间没有须计入的不良记录"
    return f"{number(first, 'date')}至{number(last, 'date')}之间没有不良记录"


def entry_words(text: str, day: date | None, kind: str) -> str:
    when = number(day, "date") if day else "日期未读出"
    return f"{when}：{text}（{kind}）"


def entries_decide(entries: Iterable[str], verdict: str) -> str:
    return f"{verdict}：" + "；".join(entries)


def declared_only() -> str:
    return "只有承诺或自述无不良记录，属于“已声明、未核实”"
