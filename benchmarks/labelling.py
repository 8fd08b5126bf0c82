"""How fast a plan is labelled after start, how that grows with its length, and what the start costs.

    python benchmarks/labelling.py [--pages 10 100 1000]

A page is 800 characters: sentences of corpora/claims (a number, a label or a trap in almost each) in turn with a plain
paragraph, once alone and once with tables. Nothing in it stands twice. Speed is in CPU-seconds of this process, so that
what else the machine does counts little; its load is printed beside. The start is measured in fresh interpreters:
the interpreter alone, the imports of the figures room, and the pipeline built until its first sentence is labelled.
Bars: at least 200,000 characters a CPU-second, the same at every length, and a start of at most 1.5 s.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from pilotdocs.figures.reader import find_figures
from pilotdocs.model.document import Block, Cell, Content, Document, Table
from pilotdocs.model.part import Part
from pilotdocs.model.place import Place

PAGE = 800
DAY = date(2025, 9, 30)
SPEED, START = 200_000, 1.5
_SERIAL = itertools.count(1)
_ROWS = (
    ("中试人员", "人"), ("中试场地面积", "平方米"), ("设备原值", "万元"), ("中试服务总收入", "万元"), ("对外中试服务收入", "万元"),
    ("服务企业", "家"), ("中试项目", "项"), ("设备开机时间", "小时"),
)  # fmt: skip
_PLAIN = (
    "平台围绕产业链上下游企业的共性需求开展放大和工程化验证并提供检测服务，建立了较为完善的管理制度和开放共享机制。",
    "工艺包经过小试、放大和连续运行三个阶段的考核，关键参数由在线仪表采集，数据进入质量追溯系统并按批次归档备查。",
    "技术委员会每半年召开一次会议，对开放课题、收费标准和安全管理进行评议，评议意见由综合部负责跟踪落实。",
)
_START = """
import sys, time
begun = time.process_time()
from datetime import date
from pilotdocs.figures.reader import find_figures
from pilotdocs.model.document import Block, Document
from pilotdocs.model.part import Part
from pilotdocs.model.place import Place
imported = time.process_time()
block = (Block("现有中试人员32名。", Place()),)
part = Part(Document("", "docx", None, "native", block, id="d1", path="p"), 0, "plan", None, block)
assert find_figures([part], (), date(2025, 9, 30)).figures
print(begun, imported - begun, time.process_time() - imported)
"""


def content(characters: int, tables: bool) -> tuple[tuple[Content, ...], int]:
    """Plan text with at least so many characters, and how many they are. No two blocks are the same, within it or in
    another call (each ends in a code of its own, which is not counted), so that nothing is remembered."""
    import claims  # the loader of the labelled sentences, beside this file

    written = [
        block.text
        for case in claims.load_sentences(claims.CORPORA / "claims" / "dev.txt")
        for block in case.content
        if isinstance(block, Block)
    ]
    items: list[Content] = []
    total = number = 0
    while total < characters:
        text = written[number * 37 % len(written)] if number % 2 == 0 else "".join(_PLAIN)
        items.append(Block(f"{text}（编号ZL{next(_SERIAL):07}）", Place()))
        total += len(text)
        number += 1
        if tables and number % 12 == 0:
            table = _table()
            items.append(table)
            total += sum(len(cell.text) for cell in table.cells)
    return tuple(items), total


def _table() -> Table:
    """Eight rows under a head, with numbers that no other table has."""
    rows = [("项目", "单位", "2024年实际", "2025年目标")]
    for name, unit in _ROWS:
        serial = next(_SERIAL)
        rows.append((f"{name}（{serial}）", unit, f"{serial * 7 % 99_991 / 10:,}", f"{serial * 11 % 99_991 / 10:,}"))
    cells = [
        Cell(row, column, blocks=(Block(text, Place()),))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return Table(len(rows), 4, tuple(cells), Place())


def label(items: tuple[Content, ...]) -> tuple[float, int]:
    """The CPU-seconds that labelling takes, and how many figures come of it."""
    document = Document("", "docx", None, "native", items, id="d1", path="p")
    begun = time.process_time()
    reading = find_figures([Part(document, 0, "plan", None, items)], (), DAY)
    return time.process_time() - begun, len(reading.figures)


def curve(pages: list[int], tables: bool) -> float:
    """Prints the speed at each length, the best of three texts; gives the least, in characters a CPU-second."""
    print(f"{'pages':>6} {'characters':>11} {'figures':>8} {'CPU-s':>8} {'characters/CPU-s':>17}")
    slowest = float("inf")
    for number in pages:
        runs = []
        for _ in range(3):
            items, count = content(number * PAGE, tables)
            seconds, figures = label(items)
            runs.append((count / seconds, count, figures, seconds))
        speed, count, figures, seconds = max(runs)
        slowest = min(slowest, speed)
        print(f"{number:6} {count:11,} {figures:8,} {seconds:8.3f} {speed:17,.0f}")
    return slowest


def starts(times: int = 5) -> tuple[float, float, float]:
    """The least CPU-seconds of fresh interpreters: the interpreter's own start, the imports, the pipeline."""
    rows = []
    for _ in range(times):
        run = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True)
        rows.append(tuple(float(word) for word in run.stdout.split()))
    best = min(rows, key=sum)
    return best[0], best[1], best[2]


def main() -> int:
    """The command line; exit status 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 100, 1000])
    pages = sorted(parser.parse_args().pages)
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    interpreter, imports, pipeline = starts()
    print("start, in CPU-seconds (best of 5; labelling: best of 3):")
    print(f"{interpreter:8.2f}  interpreter\n{imports:8.2f}  imports\n{pipeline:8.2f}  pipeline to its first sentence")
    whole = interpreter + imports + pipeline
    print(f"{whole:8.2f}  altogether   {'reaches' if whole <= START else 'MISSES'} the bar of {START}")
    label(content(PAGE, tables=True)[0])  # the pipeline is up before the clock runs
    print("prose:")
    slowest = curve(pages, tables=False)
    print("prose with a table of eight rows after every twelve paragraphs:")
    tabled = curve(pages, tables=True)
    print(f"{slowest:,.0f} in prose   {'reaches' if slowest >= SPEED else 'MISSES'} the bar of {SPEED:,}")
    print(f"{tabled:,.0f} with tables, for comparison")
    return 0 if slowest >= SPEED and whole <= START else 1


if __name__ == "__main__":
    sys.exit(main())
