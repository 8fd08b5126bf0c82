"""What numbers in sentences, tables and forms are taken to speak of: precision and recall per quantity and per trap.

    python benchmarks/claims.py [--part dev|held_out|all] [--misses N]

The labelled cases are those of corpora/claims and corpora/tables (format: corpora/README.md). A figure counts as a
claim as it does when facts are settled: actual, of the platform (dates and texts: of the applicant), and of the year
that the quantity is asked for. Wrongly taken numbers are listed first.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from pilotdocs.figures.reader import find_figures
from pilotdocs.model.document import Block, Cell, Content, Document, Table
from pilotdocs.model.figure import Figure
from pilotdocs.model.part import Part
from pilotdocs.model.place import Place

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
DAY = date(2025, 9, 30)
QUANTITIES = {
    "staff": "pilot_staff", "tech": "pilot_staff_technical", "skill": "pilot_staff_skilled",
    "mgmt": "pilot_staff_managerial", "mkt": "pilot_staff_marketing", "area": "pilot_area", "owned": "equipment_owned",
    "rent": "equipment_leased_rent", "counted": "equipment_counted", "total": "pilot_revenue_total",
    "external": "pilot_revenue_external", "share": "external_share", "est": "established", "place": "registered_place",
    "type": "organisation_type", "uscc": "uscc",
}  # fmt: skip
_YEARLY = {"pilot_revenue_total": "2024", "pilot_revenue_external": "2024", "external_share": "2024",
           "equipment_leased_rent": "2025"}  # fmt: skip
_WORDS = frozenset({"registered_place", "organisation_type", "uscc"})
_BOUNDS = {">=": "at_least", ">": "over", "<=": "at_most", "<": "under", "~": "about", "": "exact"}
_MARK = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]+)\]")
_LABEL = re.compile(
    r"(?P<optional>\?)?(?:(?P<status>plan|echo|other) )?(?P<quantity>[a-z]+)"
    r"(?: (?P<bound>>=|<=|>|<|~)?(?P<value>[0-9./-]+)(?P<scale>[万亿%])?)?(?: @(?P<period>[0-9]{4}))?"
)
_SCALE = {"万": 10_000, "亿": 100_000_000, "%": Fraction(1, 100), None: 1}


@dataclass(frozen=True)
class Label:
    """One labelled number of a case. `status` is "" for a claim of the present, else plan, echo or other."""

    written: str
    quantity: str
    value: str
    bound: str = "exact"
    status: str = ""
    period: str | None = None
    optional: bool = False

    @property
    def past(self) -> bool:
        """Whether it speaks of another year than the one asked for."""
        return self.period is not None and self.period != _YEARLY.get(self.quantity)

    @property
    def present(self) -> bool:
        return not self.status and not self.past


@dataclass(frozen=True)
class Case:
    """A sentence or a table with its headings and labels."""

    name: str
    category: str
    shown: str
    content: tuple[Content, ...]
    labels: tuple[Label, ...]


@dataclass
class Score:
    """Counts by quantity and by category, and a line for each miss."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    clean: Counter[str] = field(default_factory=Counter)
    cases: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    taken: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def precision(self, quantity: str) -> float:
        return self.right[quantity] / max(1, self.right[quantity] + self.wrong[quantity])

    def recall(self, quantity: str) -> float:
        return self.right[quantity] / max(1, self.right[quantity] + self.missed[quantity])


def plain(value: object) -> str:
    """A value as text that can be compared: numbers in lowest terms, dates as ISO 8601, words without widths."""
    if isinstance(value, Decimal):
        return str(Fraction(value).limit_denominator(10**9))
    if isinstance(value, date):
        return value.isoformat()
    return unicodedata.normalize("NFKC", str(value)).strip()


def unmark(row: str, where: str) -> tuple[str, list[Label]]:
    """The text without its marks, and the labels. Raises ValueError where a label does not parse."""
    labels: list[Label] = []

    def one(mark: re.Match[str]) -> str:
        label = _LABEL.fullmatch(mark.group(2))
        if label is None or label["quantity"] not in QUANTITIES:
            raise ValueError(f"{where}: {mark.group(2)!r} is no label")
        quantity = QUANTITIES[label["quantity"]]
        value = mark.group(1) if quantity in _WORDS else label["value"]
        if quantity not in _WORDS and quantity != "established":
            value = str(Fraction(value) * _SCALE[label["scale"]])
        labels.append(
            Label(mark.group(1), quantity, plain(value), _BOUNDS[label["bound"] or ""], label["status"] or "",
                  label["period"], bool(label["optional"]))
        )  # fmt: skip
        return mark.group(1)

    return _MARK.sub(one, row), labels


def load_sentences(path: Path) -> list[Case]:
    """The cases of a file of sentences."""
    cases, category = [], ""
    for line, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if row.startswith("## "):
            category = row[3:]
        elif row.strip() and not row.startswith("#"):
            name = f"claims/{path.stem}:{line}"
            text, labels = unmark(row, name)
            headings: list[str] = []
            if text.startswith("〖"):
                above, _, text = text[1:].partition("〗")
                headings = above.split("＞")
            content = [Block(title, Place(), "heading", level) for level, title in enumerate(headings, 1)]
            cases.append(Case(name, category, row, (*content, Block(text, Place())), tuple(labels)))
    return cases


def load_tables(path: Path) -> list[Case]:
    """The cases of a file of tables and forms."""
    cases: list[Case] = []
    head, rows = "", []
    for line, row in enumerate([*path.read_text(encoding="utf-8").splitlines(), "### "], 1):
        if row.startswith("### "):
            if head:
                title, _, category = head.partition(" | ")
                cases.append(_table_case(f"tables/{path.stem}:{title}", f"table:{category}", rows))
            head, rows = row[4:], []
        elif row.strip() and head:
            rows.append(row)
        elif row.strip() and not row.startswith("# "):
            raise ValueError(f"{path.name}:{line}: a line before the first case")
    return cases


def _table_case(name: str, category: str, rows: list[str]) -> Case:
    content: list[Content] = []
    grid: list[list[str]] = []
    labels: list[Label] = []
    for row in [*rows, ""]:
        if row.startswith("|"):
            text, more = unmark(row, name)
            labels += more
            grid.append([cell.strip() for cell in re.split(r"(?<= )\|(?= )", text.strip()[1:-1])])
            continue
        if grid:
            content.append(_table(grid, sum(isinstance(item, Table) for item in content) + 1))
            grid = []
        if row.startswith("# "):
            content.append(Block(row[2:], Place(), "heading", 1))
        elif row:
            content.append(Block(row, Place(locator=f"body/p[{len(content) + 1}]")))
    return Case(name, category, " ⏎ ".join(rows), tuple(content), tuple(labels))


def _table(grid: list[list[str]], number: int) -> Table:
    columns = max(map(len, grid))
    cells = []
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            wide = 1
            while c + wide < len(row) and row[c + wide] == "<":
                wide += 1
            high = 1
            while r + high < len(grid) and c < len(grid[r + high]) and grid[r + high][c] == "^":
                high += 1
            place = Place(locator=f"body/tbl[{number}]/r[{r + 1}]/c[{c + 1}]/p[1]")
            cells.append(Cell(r, c, high, wide, (Block(text, place, "cell"),)))
    return Table(len(grid), columns, tuple(cells), Place(locator=f"body/tbl[{number}]"))


def load(part: str) -> list[Case]:
    """Every case of a part (dev, held_out)."""
    return [
        *load_sentences(CORPORA / "claims" / f"{part}.txt"),
        *load_tables(CORPORA / "tables" / f"{part}.txt"),
    ]


def read(case: Case) -> list[Figure]:
    """The figures that are found in a case."""
    document = Document("", "docx", None, "native", case.content, id="d1", path="plan.docx")
    figures = find_figures([Part(document, 0, "plan", None, case.content)], (), DAY).figures
    return [figure for figure in figures if figure.quantity in QUANTITIES.values()]


def is_claim(figure: Figure) -> bool:
    """Whether facts would be settled from it."""
    if figure.status != "actual" or figure.party == "other":
        return False
    if figure.party == "applicant" and figure.unit not in ("text", "date"):
        return False
    year = _YEARLY.get(figure.quantity)
    return year is None or figure.period is None or figure.period[:4] == year


def judge(case: Case, score: Score) -> bool:
    """Add a case to the score; True where all of it is right."""
    figures = read(case)
    claims = [figure for figure in figures if is_claim(figure)]
    left = {(figure.quantity, plain(figure.value)): figure for figure in claims}
    troubles = len(score.taken) + len(score.lost)
    wrongly = 0
    for label in case.labels:
        found = left.pop((label.quantity, label.value), None) if label.present else None
        if not label.present:
            _other(label, figures, score)
        elif found is not None:
            score.right[label.quantity] += 1
            score.asked["bound"] += 1
            score.told["bound"] += found.bound == label.bound
            if found.bound != label.bound:
                score.lost.append(
                    f"{case.name} [{case.category}] bound of {label.written}: {found.bound}  {case.shown}"
                )
        elif not label.optional:
            score.missed[label.quantity] += 1
            score.lost.append(f"{case.name} [{case.category}] {label.quantity} {label.written}  {case.shown}")
    for (quantity, value), figure in left.items():
        wrongly += 1
        score.wrong[quantity] += 1
        score.taken.append(f"{case.name} [{case.category}] {quantity} {value} {figure.period or ''}  {case.shown}")
    score.cases[case.category] += 1
    score.clean[case.category] += not wrongly
    return len(score.taken) + len(score.lost) == troubles


def _other(label: Label, figures: list[Figure], score: Score) -> None:
    """What is not of the present: was it found with its status, party or year? For information only."""
    if label.optional or (label.past and label.quantity not in _YEARLY):
        return
    kind = {"plan": "planned", "other": "of others"}.get(label.status, label.status) or "other years"
    score.asked[kind] += 1
    score.told[kind] += any(
        figure.quantity == label.quantity and plain(figure.value) == label.value
        and (
            (label.status == "plan" and figure.status == "planned")
            or (label.status == "echo" and figure.status == "echo")
            or (label.status == "other" and figure.party == "other")
            or (not label.status and figure.period is not None and figure.period[:4] == label.period)
        )
        for figure in figures
    )  # fmt: skip


def show(part: str, score: Score, cases: int, exact: int, misses: int) -> None:
    """Print a score in one screen."""
    print(f"{part}: {exact} of {cases} cases exact ({exact / max(1, cases):.1%})")
    print(f"  {'quantity':24}{'right':>6}{'wrong':>6}{'missed':>7}  precision  recall")
    total = Score()
    for quantity in QUANTITIES.values():
        for name in ("right", "wrong", "missed"):
            getattr(total, name)["all"] += getattr(score, name)[quantity]
        if score.right[quantity] + score.wrong[quantity] + score.missed[quantity]:
            _row(score, quantity)
    _row(total, "all")
    print("  nothing wrongly taken: " + "  ".join(
        f"{kind.removeprefix('not ')} {score.clean[kind]}/{number}" for kind, number in score.cases.items()))  # fmt: skip
    print("  told besides: " + "  ".join(f"{kind} {score.told[kind]}/{score.asked[kind]}" for kind in score.asked))
    print(f"  wrongly taken ({len(score.taken)}):")
    print("".join(f"    {line[:230]}\n" for line in score.taken[:misses]), end="")
    print(f"  missed ({len(score.lost)}):")
    print("".join(f"    {line[:230]}\n" for line in score.lost[:misses]), end="")


def _row(score: Score, quantity: str) -> None:
    print(
        f"  {quantity:24}{score.right[quantity]:6}{score.wrong[quantity]:6}{score.missed[quantity]:7}"
        f"{score.precision(quantity):10.1%}{score.recall(quantity):9.1%}"
    )


def main() -> int:
    """The command line; exit status 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("dev", "held_out", "held_out_2", "held_out_3", "all"), default="all")
    parser.add_argument("--misses", type=int, default=12, help="how many misses of each sort to list")
    options = parser.parse_args()
    for part in ("dev", "held_out") if options.part == "all" else (options.part,):
        cases, score = load(part), Score()
        exact = sum([judge(case, score) for case in cases])
        show(part, score, len(cases), exact, options.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
