"""The functions and operators that `compute` knows, each as a spreadsheet defines it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Context, Decimal

from pilotdocs.documents.sheets.compute import Cells, Computer, Scalar, Value, number_of
from pilotdocs.documents.sheets.formats import general
from pilotdocs.documents.sheets.formulas import FormulaError, Node
from pilotdocs.documents.sheets.grid import RawCell, RawSheet

Arguments = tuple[Node | None, ...]
Function = Callable[[Computer, Arguments, RawSheet, RawCell], Value]
_WIDE = Context(prec=60)
_CRITERION = re.compile(r"^(<=|>=|<>|=|<|>)?(.*)$", re.DOTALL)


def operate(sign: str, values: list[Scalar], context: Context) -> Scalar:
    """The result of an operator."""
    if sign == "NEGATIVE":
        return -number_of(values[0])
    left, right = values
    if sign == "&":
        return text_of(left) + text_of(right)
    if sign in ("=", "<>", "<", ">", "<=", ">="):
        return _compared(sign, left, right)
    one, other = number_of(left), number_of(right)
    if sign == "+":
        return context.add(one, other)
    if sign == "-":
        return context.subtract(one, other)
    if sign == "*":
        return context.multiply(one, other)
    if sign == "/":
        return context.divide(one, other)
    if other != other.to_integral_value() or abs(other) > 1000:
        raise FormulaError("power")
    return context.power(one, other)


def text_of(value: Scalar) -> str:
    """A value as text, as joining takes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return general(value) if isinstance(value, Decimal) else value


def _compared(sign: str, left: Scalar, right: Scalar) -> bool:
    if left is None:
        left = "" if isinstance(right, str) else Decimal(0)
    if right is None:
        right = "" if isinstance(left, str) else Decimal(0)
    rank = [2 if isinstance(value, bool) else 1 if isinstance(value, str) else 0 for value in (left, right)]
    if rank[0] != rank[1]:
        less, equal = rank[0] < rank[1], False
    elif isinstance(left, str) and isinstance(right, str):
        less, equal = left.lower() < right.lower(), left.lower() == right.lower()
    else:
        less, equal = number_of(left) < number_of(right), number_of(left) == number_of(right)
    return {"=": equal, "<>": not equal, "<": less, "<=": less or equal, ">": not less and not equal, ">=": not less}[
        sign
    ]


def _numbers(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Iterator[Decimal]:
    """The numbers among the arguments: of a rectangle only what is stored as a number, as SUM sees it."""
    for argument in arguments:
        value = computer.evaluate(argument, sheet, cell)
        if isinstance(value, Cells):
            for found in computer.cells(value):
                result = computer.result(value.sheet, found)
                if isinstance(result, Decimal):
                    yield result
        elif value is not None:
            yield number_of(value)


def _total(numbers: Iterator[Decimal]) -> Decimal:
    total = Decimal(0)
    for number in numbers:
        total = _WIDE.add(total, number)
    return total


def _sum(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    return _total(_numbers(computer, arguments, sheet, cell))


def _product(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    found = list(_numbers(computer, arguments, sheet, cell))
    return _multiplied(found)


def _multiplied(found: list[Decimal]) -> Decimal:
    total = Decimal(1 if found else 0)
    for number in found:
        total = _WIDE.multiply(total, number)
        if total and abs(total.adjusted()) > 308:
            raise FormulaError("too large")
    return total


def _count(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    return Decimal(sum(1 for _ in _numbers(computer, arguments, sheet, cell)))


def _counta(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    count = 0
    for argument in arguments:
        value = computer.evaluate(argument, sheet, cell)
        if isinstance(value, Cells):
            count += sum(1 for found in computer.cells(value) if computer.result(value.sheet, found) is not None)
        else:
            count += value is not None
    return Decimal(count)


def _average(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    found = list(_numbers(computer, arguments, sheet, cell))
    if not found:
        raise FormulaError("no numbers")
    return _WIDE.divide(_total(iter(found)), Decimal(len(found)))


def _least(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    return min(_numbers(computer, arguments, sheet, cell), default=Decimal(0))


def _greatest(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    return max(_numbers(computer, arguments, sheet, cell), default=Decimal(0))


def _subtotal(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    """SUBTOTAL: no other subtotal counts, nor does a row that a filter hides; from 101 on no hidden row at all."""
    if len(arguments) < 2:
        raise FormulaError("SUBTOTAL")
    kind = int(computer.number(arguments[0], sheet, cell))
    numbers: list[Decimal] = []
    filled = 0
    for argument in arguments[1:]:
        value = computer.evaluate(argument, sheet, cell)
        if not isinstance(value, Cells):
            raise FormulaError("SUBTOTAL")
        for found in computer.cells(value):
            if found.row in value.sheet.hidden_rows and (kind > 100 or value.sheet.filtered):
                continue
            if (found.formula or "").upper().lstrip("+ ").startswith("SUBTOTAL("):
                continue
            result = computer.result(value.sheet, found)
            filled += result is not None
            if isinstance(result, Decimal):
                numbers.append(result)
    if kind % 100 == 9:
        return _total(iter(numbers))
    if kind % 100 == 3:
        return Decimal(filled)
    if kind % 100 == 2:
        return Decimal(len(numbers))
    if kind % 100 == 6:
        return _multiplied(numbers)
    if kind % 100 in (1, 4, 5) and numbers:
        total = {1: _WIDE.divide(_total(iter(numbers)), Decimal(len(numbers))), 4: max(numbers), 5: min(numbers)}
        return total[kind % 100]
    raise FormulaError("SUBTOTAL")


def _sumproduct(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    areas = [computer.evaluate(argument, sheet, cell) for argument in arguments]
    cells = [area for area in areas if isinstance(area, Cells)]
    if len(cells) != len(areas) or not cells:
        raise FormulaError("SUMPRODUCT")
    first = cells[0].area
    size = (first.last_row - first.row, first.last_column - first.column)
    if any((area.area.last_row - area.area.row, area.area.last_column - area.area.column) != size for area in cells):
        raise FormulaError("SUMPRODUCT")
    total = Decimal(0)
    for found in computer.cells(cells[0]):
        down, across = found.row - first.row, found.column - first.column
        product = Decimal(1)
        for area in cells:
            other = computer.index[area.sheet.name].get((area.area.row + down, area.area.column + across))
            result = computer.result(area.sheet, other)
            product = _WIDE.multiply(product, result if isinstance(result, Decimal) else Decimal(0))
        total = _WIDE.add(total, product)
    return total


def _matches(criterion: Scalar, value: Scalar) -> bool:
    if not isinstance(criterion, str):
        return value is not None and _compared("=", value, criterion)
    match = _CRITERION.match(criterion)
    sign, wanted = (match.group(1) or "=", match.group(2)) if match else ("=", criterion)
    if "*" in wanted or "?" in wanted:
        pattern = re.escape(wanted[:200]).replace(r"\*", ".*").replace(r"\?", ".")
        if wanted.count("*") > 2 or (isinstance(value, str) and len(value) > 1000):
            raise FormulaError("pattern")
        return isinstance(value, str) and bool(re.fullmatch(pattern, value, re.IGNORECASE | re.DOTALL)) == (sign == "=")
    try:
        number: Scalar = number_of(wanted)
    except FormulaError:
        number = wanted
    if wanted == "":
        return (value in (None, "")) == (sign == "=")
    if isinstance(number, Decimal) and isinstance(value, str):
        try:
            value = number_of(value)
        except FormulaError:
            return sign == "<>"
    if value is None:
        return sign == "<>"
    if isinstance(number, Decimal) != isinstance(value, Decimal):
        return sign == "<>"
    return _compared(sign, value, number)


def _chosen(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> list[Scalar]:
    """The values that SUMIF and COUNTIF choose."""
    tested = computer.evaluate(arguments[0], sheet, cell)
    summed = computer.evaluate(arguments[2], sheet, cell) if len(arguments) > 2 else tested
    if not isinstance(tested, Cells) or not isinstance(summed, Cells):
        raise FormulaError("SUMIF")
    criterion = computer.scalar(arguments[1], sheet, cell)
    found: list[Scalar] = []
    for each in computer.cells(tested):
        if _matches(criterion, computer.result(tested.sheet, each)):
            place = (
                each.row - tested.area.row + summed.area.row,
                each.column - tested.area.column + summed.area.column,
            )
            found.append(computer.result(summed.sheet, computer.index[summed.sheet.name].get(place)))
    return found


def _sumif(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    if not 2 <= len(arguments) <= 3:
        raise FormulaError("SUMIF")
    return _total(value for value in _chosen(computer, arguments, sheet, cell) if isinstance(value, Decimal))


def _countif(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    if len(arguments) != 2 or computer.scalar(arguments[1], sheet, cell) in ("", None):
        raise FormulaError("COUNTIF")
    return Decimal(len(_chosen(computer, arguments, sheet, cell)))


def _rounding(mode: str) -> Function:
    def function(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
        if not 1 <= len(arguments) <= 2:
            raise FormulaError("ROUND")
        places = int(computer.number(arguments[1], sheet, cell)) if len(arguments) == 2 else 0
        if abs(places) > 20:
            raise FormulaError("ROUND")
        value = computer.number(arguments[0], sheet, cell)
        return value.quantize(Decimal(1).scaleb(-places), mode, _WIDE) + Decimal(0)

    return function


def _whole(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    return _one(computer, arguments, sheet, cell).to_integral_value(ROUND_FLOOR)


def _absolute(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    return abs(_one(computer, arguments, sheet, cell))


def _one(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Decimal:
    if len(arguments) != 1:
        raise FormulaError("arguments")
    return computer.number(arguments[0], sheet, cell)


def _if(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    if not 2 <= len(arguments) <= 3:
        raise FormulaError("IF")
    condition = computer.scalar(arguments[0], sheet, cell)
    if condition if isinstance(condition, bool) else number_of(condition) != 0:
        return computer.scalar(arguments[1], sheet, cell)
    return computer.scalar(arguments[2], sheet, cell) if len(arguments) > 2 else False


def _row(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    return Decimal(_corner(computer, arguments, sheet, cell)[0])


def _column(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    return Decimal(_corner(computer, arguments, sheet, cell)[1])


def _corner(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> tuple[int, int]:
    if not arguments:
        return cell.row, cell.column
    value = computer.evaluate(arguments[0], sheet, cell)
    if not isinstance(value, Cells):
        raise FormulaError("ROW")
    return value.area.row, value.area.column


def _joined(computer: Computer, arguments: Arguments, sheet: RawSheet, cell: RawCell) -> Value:
    text = "".join(text_of(computer.scalar(argument, sheet, cell)) for argument in arguments)
    if len(text) > 32_767:
        raise FormulaError("too long")
    return text


FUNCTIONS: dict[str, Function] = {
    "SUM": _sum, "PRODUCT": _product, "COUNT": _count, "COUNTA": _counta, "AVERAGE": _average, "MIN": _least,
    "MAX": _greatest, "SUBTOTAL": _subtotal, "SUMPRODUCT": _sumproduct, "SUMIF": _sumif, "COUNTIF": _countif,
    "ROUND": _rounding(ROUND_HALF_UP), "ROUNDUP": _rounding(ROUND_UP), "ROUNDDOWN": _rounding(ROUND_DOWN),
    "TRUNC": _rounding(ROUND_DOWN), "INT": _whole, "ABS": _absolute, "IF": _if, "ROW": _row, "COLUMN": _column,
    "CONCATENATE": _joined, "CONCAT": _joined,
}  # fmt: skip
