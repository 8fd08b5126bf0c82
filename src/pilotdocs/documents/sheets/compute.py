"""Formulas without a stored result, computed as far as plain lists and sums need it, within bounds.

Programs that write workbooks without calculating them (openpyxl and its like) leave results out; Excel fills them in
when it opens the file, so a person sees numbers that the file does not hold. Arithmetic is decimal, rounded to the
fifteen digits a sheet keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow

from pilotdocs.documents.sheets.formats import fifteen
from pilotdocs.documents.sheets.formulas import FormulaError, Literal, Name, Node, Reference, parse_formula
from pilotdocs.documents.sheets.grid import Area, RawCell, RawSheet

STEPS = 4_000_000  # cells and operations for one workbook: some seconds
_DEEPEST = 40  # formulas that lead to formulas, at one go
_CONTEXT = Context(prec=40, Emax=400, Emin=-400, traps=[InvalidOperation, DivisionByZero, Overflow])

Scalar = Decimal | str | bool | None


@dataclass(frozen=True, slots=True)
class Cells:
    """A rectangle of cells as a function's argument."""

    sheet: RawSheet
    area: Area


Value = Scalar | Cells


class Postponed(Exception):
    """A formula whose inputs are to be computed first."""


@dataclass(slots=True)
class Computer:
    """Computes the formulas of one workbook. `names` are its defined names."""

    sheets: dict[str, RawSheet]
    names: dict[str, str]
    steps: int = STEPS
    index: dict[str, dict[tuple[int, int], RawCell]] = field(default_factory=dict)
    trees: dict[str, Node | None] = field(default_factory=dict)
    active: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for sheet in self.sheets.values():
            self.index[sheet.name] = {(cell.row, cell.column): cell for cell in sheet.cells}

    def compute(self, sheet: RawSheet, cell: RawCell) -> Scalar:
        """The result of a cell's formula. Raises `FormulaError` where it can't be had, `Postponed` where formulas
        lead too deep for now."""
        if id(cell) in self.active:
            raise FormulaError("circular")
        if len(self.active) >= _DEEPEST:
            raise Postponed
        self.active.add(id(cell))
        try:
            value = self._scalar(self._value(self._tree(cell.formula or ""), sheet, cell), sheet, cell)
        except (InvalidOperation, DivisionByZero, Overflow, ValueError) as error:
            raise FormulaError("no number") from error
        finally:
            self.active.discard(id(cell))
        return fifteen(value) if isinstance(value, Decimal) else value

    def cells(self, area: Cells) -> Iterator[RawCell]:
        """The filled cells of a rectangle, by row and column."""
        found = self.index[area.sheet.name]
        box = area.area
        size = (box.last_row - box.row + 1) * (box.last_column - box.column + 1)
        if size <= len(found):
            self.spend(size)
            for row in range(box.row, box.last_row + 1):
                for column in range(box.column, box.last_column + 1):
                    cell = found.get((row, column))
                    if cell is not None:
                        yield cell
        else:
            self.spend(len(found))
            yield from [cell for cell in area.sheet.cells if box.holds(cell.row, cell.column)]

    def spend(self, steps: int) -> None:
        """Counts work. Raises `FormulaError` once there was too much of it."""
        self.steps -= steps
        if self.steps < 0:
            raise FormulaError("too much")

    def result(self, sheet: RawSheet, cell: RawCell | None) -> Scalar:
        """What a formula sees in a cell; None in an empty one."""
        if cell is None:
            return None
        if cell.waiting:
            cell.scalar = self.compute(sheet, cell)
            cell.waiting = False
        if isinstance(cell.scalar, str) and cell.scalar.startswith("#") and cell.scalar.endswith(("!", "?", "A")):
            raise FormulaError(cell.scalar)
        return cell.scalar

    def evaluate(self, node: Node | None, sheet: RawSheet, cell: RawCell) -> Value:
        """The value of a part of a formula that stands in `cell`."""
        return None if node is None else self._value(node, sheet, cell)

    def scalar(self, node: Node | None, sheet: RawSheet, cell: RawCell) -> Scalar:
        """As `evaluate`, one value: of a rectangle the cell itself, or the one in the formula's own row or column."""
        return self._scalar(self.evaluate(node, sheet, cell), sheet, cell)

    def number(self, node: Node | None, sheet: RawSheet, cell: RawCell) -> Decimal:
        """As `scalar`, as a number. Raises `FormulaError` for a text that is none."""
        return number_of(self.scalar(node, sheet, cell))

    def _tree(self, formula: str) -> Node:
        if formula not in self.trees:
            try:
                self.trees[formula] = parse_formula(formula) if formula else None
            except FormulaError:
                self.trees[formula] = None
        tree = self.trees[formula]
        if tree is None:
            raise FormulaError(formula)
        return tree

    def _value(self, node: Node, sheet: RawSheet, cell: RawCell) -> Value:
        self.spend(1)
        if isinstance(node, Literal):
            return node.value
        if isinstance(node, Reference):
            target = sheet if node.sheet is None else self._sheet(node.sheet)
            return Cells(target, node.area)
        if isinstance(node, Name):
            return self._named(node, sheet, cell)
        from pilotdocs.documents.sheets.functions import FUNCTIONS, operate

        if node.name in FUNCTIONS:
            return FUNCTIONS[node.name](self, node.arguments, sheet, cell)
        if node.name[0].isalpha() and node.name != "NEGATIVE":
            raise FormulaError(node.name)
        with_values = [self.scalar(argument, sheet, cell) for argument in node.arguments]
        return operate(node.name, with_values, _CONTEXT)

    def _sheet(self, name: str) -> RawSheet:
        for known, sheet in self.sheets.items():
            if known.lower() == name.lower():
                return sheet
        raise FormulaError(name)

    def _named(self, node: Name, sheet: RawSheet, cell: RawCell) -> Value:
        text = self.names.get(node.name)
        if text is None or node.name in self.names.get(text.upper(), ""):
            raise FormulaError(node.name)
        tree = self._tree(text)
        if not isinstance(tree, (Reference, Literal)):
            raise FormulaError(node.name)
        return self._value(tree, sheet, cell)

    def _scalar(self, value: Value, sheet: RawSheet, cell: RawCell) -> Scalar:
        if not isinstance(value, Cells):
            return value
        area = value.area
        if area.row == area.last_row and area.column == area.last_column:
            row, column = area.row, area.column
        elif area.column == area.last_column and area.row <= cell.row <= area.last_row:
            row, column = cell.row, area.column
        elif area.row == area.last_row and area.column <= cell.column <= area.last_column:
            row, column = area.row, cell.column
        else:
            raise FormulaError("an array")
        return self.result(value.sheet, self.index[value.sheet.name].get((row, column)))


def number_of(value: Scalar) -> Decimal:
    """A value as a number, as arithmetic takes it. Raises `FormulaError` for a text that is none."""
    if value is None:
        return Decimal(0)
    if isinstance(value, bool):
        return Decimal(int(value))
    if isinstance(value, Decimal):
        return value
    text = value.strip().replace(",", "")
    share = text.endswith("%")
    try:
        number = Decimal(text.rstrip("%"))
    except InvalidOperation as error:
        raise FormulaError(value) from error
    if not number.is_finite():
        raise FormulaError(value)
    return number / 100 if share else number


def compute_all(sheets: list[RawSheet], names: dict[str, str], steps: int = STEPS) -> list[tuple[RawSheet, RawCell]]:
    """Computes every waiting formula it can, in place (`scalar` is set and `waiting` cleared), and gives the cells
    that it touched; a cell that is still waiting could not be computed."""
    waiting = [(sheet, cell) for sheet in sheets for cell in sheet.cells if cell.waiting]
    if not waiting:
        return []
    computer = Computer({sheet.name: sheet for sheet in sheets}, names, steps)
    open_ones = waiting
    backwards = False
    while open_ones:
        later: list[tuple[RawSheet, RawCell]] = []
        for sheet, cell in reversed(open_ones) if backwards else open_ones:
            if not cell.waiting:
                continue
            try:
                cell.scalar = computer.compute(sheet, cell)
                cell.waiting = False
            except Postponed:
                later.append((sheet, cell))
            except FormulaError:
                continue
        if backwards:
            later.reverse()
        if len(later) == len(open_ones):
            break
        open_ones, backwards = later, not backwards
    return waiting
