"""汇总.html: one self-contained page; a table to sort and filter, and bars where people look first.

Everything is in the page without its script; the script only sorts and filters. No text of a document is ever code.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from html import escape
from pathlib import Path
from urllib.parse import quote

from pilotdocs.batch import messages
from pilotdocs.batch.summary_table import FACTS, Data, clean, fact_value, place_words, shown

_ROWS = 5_000  # more would be too much for a browser; the workbook has all
_VERDICTS = tuple(messages.VERDICTS)


def page_of(data: Data) -> str:
    """The whole page."""
    counts = data["counts"]
    told = f"已审核 {counts['done']} 份，未能审核 {counts['unusable']} 份，反复出错 {counts['poisoned']} 份"
    here = Path(__file__).parent
    style = (here / "summary.css").read_text("utf-8")
    script = (here / "summary.js").read_text("utf-8")
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width"><title>批量审核汇总</title>'
        f"<style>{style}</style></head><body><h1>批量审核汇总</h1><p>{_text(told)}</p>"
        f"{_bars(data)}{_margins(data)}{_table(data)}{_across(data)}{_failed(data)}"
        f"<script>{script}</script></body></html>\n"
    )


def _text(value: object) -> str:
    return escape(clean(value))


def _bars(data: Data) -> str:
    """A bar for each condition: how many applications have which verdict."""
    lines = []
    for condition in data["conditions"]:
        counts = Counter(item["verdicts"].get(condition["id"]) for item in data["applications"])
        total = sum(counts[verdict] for verdict in _VERDICTS)
        pieces = "".join(
            f'<span class="{verdict}" style="flex:{counts[verdict]}" '
            f'title="{messages.VERDICTS[verdict]} {counts[verdict]} 份">{counts[verdict]}</span>'
            for verdict in _VERDICTS
            if counts[verdict]
        )
        if total:
            label = f"{condition['id']} {condition['title']}"
            lines.append(f'<div class="line"><b>{_text(label)}</b><div class="bar">{pieces}</div></div>')
    key = "".join(f'<span class="{verdict}">{words}</span>' for verdict, words in messages.VERDICTS.items())
    return f'<h2>各条件结论</h2><p class="key">{key}</p>{"".join(lines)}' if lines else ""


def _margins(data: Data) -> str:
    """For each plain threshold a strip of points: the accepted value over the limit, 1 being the limit itself."""
    titles = {condition["id"]: condition["title"] for condition in data["conditions"]}
    strips = []
    for condition, title in titles.items():
        points = [
            (item["name"], item["margins"][condition]) for item in data["applications"] if condition in item["margins"]
        ]
        if not points:
            continue
        marks = "".join(
            f'<circle cx="{_across_strip(Decimal(margin["share"]))}" cy="14" r="4" class="{_side(margin)}">'
            f"<title>{_text(name)}：核定 {_text(margin['used'])}，要求 {_text(margin['limit'])}</title></circle>"
            for name, margin in points
        )
        strips.append(
            f'<div class="line"><b>{_text(condition)} {_text(title)}</b><svg viewBox="0 0 400 28" role="img">'
            f'<line x1="0" y1="14" x2="400" y2="14"/><line x1="133" y1="2" x2="133" y2="26" class="limit"/>'
            f"{marks}</svg></div>"
        )
    return f"<h2>离门槛多远（竖线为门槛，右端为三倍及以上）</h2>{''.join(strips)}" if strips else ""


def _across_strip(share: Decimal) -> str:
    return str(int(min(max(share, Decimal(0)), Decimal(3)) * 396 / 3) + 2)


def _side(margin: dict[str, str]) -> str:
    return "reached" if Decimal(margin["used"]) >= Decimal(margin["limit"]) else "short"


def _table(data: Data) -> str:
    conditions = data["conditions"]
    head = (
        "申报文件夹", "申报单位", "平台", "状态", *(condition["title"] for condition in conditions),
        *(title for _, title, _ in FACTS), "待处理", "跨申报", "报告",
    )  # fmt: skip
    heads = "".join(f'<th scope="col"><button type="button">{_text(title)}</button></th>' for title in head)
    rows = []
    for item in data["applications"][:_ROWS]:
        cells = [f"<td>{_text(item['name'])}</td>"]
        cells += [f"<td>{_text(item['applicant'][key] or '—')}</td>" for key in ("name", "platform")]
        reason = f"：{item['reason']}" if item["reason"] else ""
        cells.append(f"<td>{_text(messages.STATUSES[item['status']] + reason)}</td>")
        for condition in conditions:
            verdict = item["verdicts"].get(condition["id"], "")
            cells.append(f'<td class="{_text(verdict)}">{_text(messages.VERDICTS.get(verdict, "—"))}</td>')
        for quantity, _, unit in FACTS:
            value = fact_value(item, quantity, unit)
            sort = f"{value:f}" if isinstance(value, Decimal) else ""
            cells.append(f'<td class="number" data-sort="{sort}">{_text(shown(value))}</td>')
        cells.append(f'<td class="number" data-sort="{len(item["open"])}" title="{_text("；".join(item["open"]))}">')
        cells.append(f'{len(item["open"])}</td><td class="number" data-sort="{item["across"]}">{item["across"]}</td>')
        cells.append(f"<td>{_links(item)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    left = len(data["applications"]) - len(rows)
    more = f"<p>另有 {left} 份见汇总.xlsx。</p>" if left > 0 else ""
    options = "".join(f'<option value="{words}">{words}</option>' for words in messages.VERDICTS.values())
    return (
        '<h2>各份申报</h2><p><input id="filter" type="search" placeholder="按文字筛选" aria-label="按文字筛选"> '
        f'<select id="verdict" aria-label="按结论筛选"><option value="">全部结论</option>{options}</select> '
        '<span id="shown" aria-live="polite"></span></p>'
        f'<div class="wide"><table id="all"><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
        f"{more}"
    )


def _links(item: Data) -> str:
    if item["status"] != "done":
        return "—"
    base = quote(item["out"])
    names = (("备忘录", "审核备忘录.docx"), ("图文", "report.html"))
    return " ".join(f'<a href="./{base}/{quote(name)}">{title}</a>' for title, name in names)


def _across(data: Data) -> str:
    rows = "".join(
        f"<tr><td>{messages.CODES[item['code']]}</td><td>{messages.SEVERITIES[item['severity']]}</td>"
        f"<td>{_text(item['message'])}</td>"
        f"<td>{'<br>'.join(_text(place_words(place)) for place in item['places'])}</td></tr>"
        for item in data["across"][:_ROWS]
    )
    head = "<tr><th>类别</th><th>轻重</th><th>说明</th><th>位置</th></tr>"
    return f'<h2>跨申报比对</h2><div class="wide"><table>{head}{rows}</table></div>' if rows else ""


def _failed(data: Data) -> str:
    items = [(item["name"], item["reason"]) for item in (*data["poisoned"], *data["loose"])]
    rows = "".join(f"<tr><td>{_text(name)}</td><td>{_text(reason)}</td></tr>" for name, reason in items)
    return f"<h2>未完成</h2><table><tr><th>名称</th><th>原因</th></tr>{rows}</table>" if rows else ""
