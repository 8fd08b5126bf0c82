"""Text written from top to bottom, one character a line: 购买方信息 at the side of an invoice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from pilotdocs.documents.layout.lines import Segment
from pilotdocs.documents.layout.paragraphs import Paragraph

# Ems: the characters of a stack follow each other nearer than lines of a table do.
PITCH = 1.35
ASIDE = 0.35
FEWEST = 3


def find_stacks(runs: list[Segment]) -> tuple[list[Paragraph], list[Segment]]:
    """The stacks, and the runs that belong to none. A column of equal characters (台 台 台) is no stack."""
    single = [run for run in runs if len(run.glyphs) == 1 and "\u4e00" <= run.glyphs[0].char <= "\u9fff"]
    if len(single) < FEWEST:
        return [], runs
    single.sort(key=lambda run: (round(run.x0 / 4), run.top))
    chains: list[list[Segment]] = []
    for run in single:
        last = chains[-1][-1] if chains else None
        if (
            last is not None
            and abs((last.x0 + last.x1) - (run.x0 + run.x1)) < 2 * ASIDE * run.size
            and 0.5 * run.size < run.middle - last.middle < PITCH * run.size
        ):
            chains[-1].append(run)
        else:
            chains.append([run])
    middles = sorted(run.middle for run in runs)
    stacks: list[Paragraph] = []
    taken: set[int] = set()
    for chain in chains:
        if len(chain) < FEWEST or len({run.glyphs[0].char for run in chain}) < FEWEST or _is_column(chain, middles):
            continue
        stacks.append(Paragraph([[run] for run in chain], vertical=True))
        taken |= {id(run) for run in chain}
    return stacks, [run for run in runs if id(run) not in taken]


def _is_column(chain: list[Segment], middles: list[float]) -> bool:
    """Whether most characters of the chain stand in a line with something else: then it is a column of a table."""
    beside = 0
    for run in chain:
        reach = 0.3 * run.size
        beside += bisect_right(middles, run.middle + reach) - bisect_left(middles, run.middle - reach) > 1
    return beside * 2 > len(chain)
