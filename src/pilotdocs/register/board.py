"""台账.html: the whole register on one offline page: counts, years, deadlines, grounds, and a list to search."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from pilotdocs.errors import OutputError
from pilotdocs.register.due import GROUND_HEADER, HEADER, find_due, ground_cells, row_cells
from pilotdocs.register.life import Books, Life
from pilotdocs.register.obligations import Setting, title_spans
from pilotdocs.register.states import state_of
from pilotdocs.register.words import BOARD, BOARD_COLUMNS
from pilotdocs.reports.masking import mask

_MOST_BARS = 20


@dataclass(frozen=True, slots=True)
class Board:
    """What the page shows. `platforms` and `due` are rows of words, `groups` counts by heading, `years` per year how
    many titles began and ended."""

    day: date
    within: int
    states: tuple[tuple[str, int], ...]
    holders: int
    groups: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    years: tuple[tuple[int, int, int], ...]
    platforms: tuple[tuple[str, ...], ...]
    due: tuple[tuple[str, ...], ...]
    late: int
    grounds: tuple[tuple[str, ...], ...]


def make_board(books: Books, setting: Setting, day: date, within: int, *, masked: bool = True) -> Board:
    """The register as it stands on `day`, with what falls due in the next `within` days. Identity and phone numbers
    are covered, unless `masked` is False."""
    cover: Callable[[str], str] = mask if masked else str
    due = find_due(books, setting, day, within, masked=masked)
    open_ = Counter(row.number for row in due.rows if row.late)
    states: Counter[str] = Counter({state.name: 0 for state in setting.lifecycle.states})
    by: dict[str, Counter[str]] = {name: Counter() for name in BOARD["groups"].split()}
    began: Counter[int] = Counter()
    ended: Counter[int] = Counter()
    rows, holders = [], 0
    for life in books.lives.values():
        state = state_of(life, setting.lifecycle)
        spans = title_spans(life, setting.lifecycle, day)
        holds = bool(spans) and spans[-1][1] is None
        states[state.name] += 1
        holders += holds
        began.update(first.year for first, _ in spans)
        ended.update(last.year for _, last in spans if last is not None)
        district = cover(life.platform.district or life.organisation.district)
        if holds:
            for counter, text in zip(by.values(), (district, life.platform.area, life.platform.industry), strict=True):
                counter[cover(text) or BOARD["unsaid"]] += 1
        rows.append(_row(life, state.name, district, spans[-1][0] if spans else None, open_[life.number], cover))
    years = range(min((*began, *ended)), max((*began, *ended)) + 1) if began else range(0)
    return Board(
        day, within, tuple(item for item in states.items() if item[1]), holders,
        tuple((name, tuple(counter.most_common())) for name, counter in by.items()),
        tuple((year, began[year], ended[year]) for year in years),
        tuple(rows), tuple(row_cells(row) for row in due.rows), sum(row.late for row in due.rows),
        tuple(ground_cells(row) for row in due.grounds),
    )  # fmt: skip


def _row(
    life: Life, state: str, district: str, since: date | None, late: int, text: Callable[[str], str]
) -> tuple[str, ...]:
    former, began = "、".join(life.former), since.isoformat() if since else ""
    return (
        str(life.number), text(life.name), text(life.organisation_name), district, text(life.platform.area),
        text(life.platform.industry), state, began, str(late) if late else "", text(former),
    )  # fmt: skip


def write_board(board: Board, path: Path) -> None:
    """Write the page. Raises OutputError where it can't be written."""
    try:
        path.write_text(board_page(board), "utf-8")
    except OSError as error:
        raise OutputError(str(path), error.strerror or "写入失败", "请换一个位置") from error


def board_page(board: Board) -> str:
    """One self-contained page; it asks nothing of any network, and no text of the register is ever code."""
    here = Path(__file__).parent
    tables = {"platforms": board.platforms, "due": board.due, "grounds": board.grounds}
    data = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'"
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{BOARD['title']}</title><style>{(here / 'board.css').read_text('utf-8')}</style></head><body>"
        f"<h1>{BOARD['title']}</h1><p class='note'>{BOARD['as_of'].format(day=board.day)}</p>"
        f"{_tiles(board)}{_groups(board)}{_years(board)}{_due(board)}{_grounds(board)}{_platforms()}"
        f'<script type="application/json" id="data">{data}</script>'
        f"<script>{(here / 'board.js').read_text('utf-8')}</script></body></html>\n"
    )


def _tiles(board: Board) -> str:
    numbers = [
        (BOARD["all"], len(board.platforms), ""), (BOARD["holders"], board.holders, ""),
        (BOARD["late"], board.late, "bad" if board.late else ""),
        (BOARD["soon"].format(days=board.within), len(board.due) - board.late, ""),
        (BOARD["grounds"], len(board.grounds), "bad" if board.grounds else ""),
    ]  # fmt: skip
    return (
        '<ul class="tiles">'
        + "".join(f'<li class="{kind}"><b>{n}</b>{name}</li>' for name, n, kind in numbers)
        + "</ul>"
    )


def _groups(board: Board) -> str:
    parts = []
    for name, counts in ((BOARD["by_state"], board.states), *board.groups):
        most = max((count for _, count in counts), default=1)
        lines = "".join(
            f'<div class="line"><span>{escape(word)}</span><i style="width:{count * 100 / most:.1f}%"></i>'
            f"<b>{count}</b></div>"
            for word, count in counts[:_MOST_BARS]
        )
        left = len(counts) - _MOST_BARS
        more = f"<p class='note'>{BOARD['more'].format(count=left)}</p>" if left > 0 else ""
        parts.append(f"<section><h3>{escape(name)}</h3>{lines or BOARD['none']}{more}</section>")
    return f"<h2>{BOARD['counts']}</h2><div class='groups'>{''.join(parts)}</div>"


def _years(board: Board) -> str:
    if not board.years:
        return ""
    most = max(max(began, ended) for _, began, ended in board.years)
    bars = "".join(
        f'<div><i class="in" style="height:{began * 7 / most:.2f}em"></i>'
        f'<i class="out" style="height:{ended * 7 / most:.2f}em"></i>'
        f"<br>{year}<br>+{began} −{ended}</div>"
        for year, began, ended in board.years
    )
    key = f'<p class="note key"><i class="in"></i>{BOARD["began"]}<i class="out"></i>{BOARD["ended"]}</p>'
    return f"<h2>{BOARD['years']}</h2>{key}<div class='years' tabindex='0'>{bars}</div>"


def _heads(names: tuple[str, ...]) -> str:
    return "".join(f'<th scope="col">{name}</th>' for name in names)


def _table(name: str, title: str, heads: tuple[str, ...], picks: tuple[str, ...]) -> str:
    selects = "".join(
        f'<select data-column="{heads.index(pick)}" aria-label="按{pick}筛选">'
        f'<option value="">全部{pick}</option></select>'
        for pick in picks
    )
    return (
        f'<section id="{name}"><h2>{title}</h2><div class="find"><input type="search" placeholder="{BOARD["search"]}" '
        f'aria-label="{BOARD["search"]}">{selects}<span class="told" aria-live="polite"></span>'
        f'<button type="button">上一页</button><button type="button">下一页</button></div>'
        f'<div class="wide"><table><thead><tr>{_heads(heads)}</tr></thead><tbody></tbody></table></div></section>'
    )


def _due(board: Board) -> str:
    return _table("due", BOARD["due"].format(days=board.within), HEADER, ("区县", "事项"))


def _platforms() -> str:
    return _table("platforms", BOARD["platforms"], BOARD_COLUMNS, ("状态", "区县", "领域", "产业"))


def _grounds(board: Board) -> str:
    if not board.grounds:
        return ""
    return _table("grounds", BOARD["grounds_titled"], GROUND_HEADER, ("区县", "事由", "口径"))
