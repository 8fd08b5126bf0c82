"""The text of a formula → its parts. Only what plain lists and sums need; anything else is `FormulaError`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pilotdocs.documents.sheets.grid import LAST_COLUMN, LAST_ROW, Area, column_name, column_number

LONGEST = 8192  # characters, the format's own limit
DEEPEST = 64
_SHEET = r"(?:'(?:[^']|'')+'|[^\s'\"!:(),;+\-*/^&=<>%{}\[\]$#@]+)!"
_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<text>"(?:[^"]|"")*")
    | (?P<sheet>{_SHEET})?(?P<area>\$?[A-Za-z]{{1,3}}\$?\d{{1,7}}:\$?[A-Za-z]{{1,3}}\$?\d{{1,7}}
        |\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}(?![A-Za-z0-9_(.])|\$?\d{{1,7}}:\$?\d{{1,7}}
        |\$?[A-Za-z]{{1,3}}\$?\d{{1,7}}(?![A-Za-z0-9_(.]))
    | (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<call>[A-Za-z_][A-Za-z0-9_.]*)\(
    | (?P<name>[^\W\d][\w.]*)
    | (?P<error>\#[A-Z0-9/?!]+)
    | (?P<sign><=|>=|<>|[-+*/^&=<>%(),;])
    )""",
    re.VERBOSE,
)
_CORNER = re.compile(r"^(\$?)([A-Za-z]{0,3})(\$?)(\d{0,7})$")


class FormulaError(Exception):
    """A formula that is not computed here."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, text or truth value written in the formula."""

    value: Decimal | str | bool


@dataclass(frozen=True, slots=True)
class Reference:
    """Cells of a sheet; `sheet` None for the formula's own."""

    sheet: str | None
    area: Area


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function (upper case), or an operator, with its arguments (None where one is left out)."""

    name: str
    arguments: tuple[Node | None, ...]


Node = Literal | Reference | Name | Call

_LEVELS = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))


def parse_formula(text: str) -> Node:
    """The formula (without its “=”) as a tree. Raises `FormulaError` for what is not understood."""
    tokens = _tokens(text)
    node, at = _operation(tokens, 0, 0, 0)
    if at != len(tokens):
        raise FormulaError(text)
    return node


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    sheet: str | None = None


def _tokens(text: str) -> list[_Token]:
    if len(text) > LONGEST:
        raise FormulaError("too long")
    text = text.strip()
    tokens: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise FormulaError(text)
        at = match.end()
        kind = next(
            name
            for name in ("text", "area", "number", "call", "name", "error", "sign")
            if match.group(name) is not None
        )
        sheet = match.group("sheet")
        if sheet is not None:
            sheet = sheet[:-1].strip("'").replace("''", "'")
            if sheet.startswith("[") or kind != "area":
                raise FormulaError(text)
        tokens.append(_Token(kind, match.group(kind), sheet))
    return tokens


def _operation(tokens: list[_Token], at: int, level: int, depth: int) -> tuple[Node, int]:
    if depth > DEEPEST:
        raise FormulaError("too deep")
    if level == len(_LEVELS):
        return _sign(tokens, at, depth)
    node, at = _operation(tokens, at, level + 1, depth)
    while at < len(tokens) and tokens[at].kind == "sign" and tokens[at].text in _LEVELS[level]:
        operator = tokens[at].text
        right, at = _operation(tokens, at + 1, level + 1, depth)
        node = Call(operator, (node, right))
    return node, at


def _sign(tokens: list[_Token], at: int, depth: int) -> tuple[Node, int]:
    signs = 0
    minus = False
    while at < len(tokens) and tokens[at].kind == "sign" and tokens[at].text in "+-":
        minus ^= tokens[at].text == "-"
        signs += 1
        at += 1
    node, at = _atom(tokens, at, depth)
    while at < len(tokens) and tokens[at].text == "%" and tokens[at].kind == "sign":
        node = Call("/", (node, Literal(Decimal(100))))
        at += 1
    return (Call("NEGATIVE", (node,)) if minus else node), at


def _atom(tokens: list[_Token], at: int, depth: int) -> tuple[Node, int]:
    if at >= len(tokens):
        raise FormulaError("ends early")
    token = tokens[at]
    if token.kind == "number":
        return Literal(Decimal(token.text)), at + 1
    if token.kind == "text":
        return Literal(token.text[1:-1].replace('""', '"')), at + 1
    if token.kind == "area":
        return Reference(token.sheet, _area(token.text)), at + 1
    if token.kind == "name":
        word = token.text.upper()
        return (Literal(word == "TRUE") if word in ("TRUE", "FALSE") else Name(word)), at + 1
    if token.kind == "call":
        return _call(tokens, at, depth)
    if token.kind == "sign" and token.text == "(":
        node, at = _operation(tokens, at + 1, 0, depth + 1)
        if at >= len(tokens) or tokens[at].text != ")":
            raise FormulaError("unclosed")
        return node, at + 1
    raise FormulaError(token.text)


def _call(tokens: list[_Token], at: int, depth: int) -> tuple[Node, int]:
    name = tokens[at].text.upper().removeprefix("_XLFN.")
    at += 1
    arguments: list[Node | None] = []
    if at < len(tokens) and tokens[at].kind == "sign" and tokens[at].text == ")":
        return Call(name, ()), at + 1
    while True:
        if at < len(tokens) and tokens[at].kind == "sign" and tokens[at].text in ",;)":
            arguments.append(None)
        else:
            node, at = _operation(tokens, at, 0, depth + 1)
            arguments.append(node)
        if at >= len(tokens) or tokens[at].kind != "sign" or tokens[at].text not in ",;)":
            raise FormulaError("unclosed")
        at += 1
        if tokens[at - 1].text == ")":
            return Call(name, tuple(arguments)), at


def _area(text: str) -> Area:
    first, _, last = text.partition(":")
    start, end = _corner(first), _corner(last or first)
    rows = sorted((start[0] or 1, end[0] or LAST_ROW))
    columns = sorted((start[1] or 1, end[1] or LAST_COLUMN))
    if rows[1] > LAST_ROW or columns[1] > LAST_COLUMN:
        raise FormulaError(text)
    return Area(rows[0], columns[0], rows[1], columns[1])


def _corner(text: str) -> tuple[int, int]:
    """Row and column of one corner; 0 for the one that a whole row or column leaves out."""
    match = _CORNER.match(text)
    if match is None:
        raise FormulaError(text)
    return int(match.group(4) or 0), column_number(match.group(2))


def moved(text: str, rows: int, columns: int) -> str | None:
    """The formula copied so many rows down and columns to the right; None where it leaves the sheet or is not
    understood."""
    parts: list[str] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return None if text[at:].strip() else "".join(parts)
        area = match.group("area")
        if area is None:
            parts.append(match.group())
        else:
            start = match.start("area")
            corners = [_moved_corner(corner, rows, columns) for corner in area.split(":")]
            if any(corner is None for corner in corners):
                return None
            parts.append(text[at:start] + ":".join(corner or "" for corner in corners))
        at = match.end()
    return "".join(parts)


def _moved_corner(corner: str, rows: int, columns: int) -> str | None:
    match = _CORNER.match(corner)
    if match is None:
        return None
    fixed_column, letters, fixed_row, digits = match.groups()
    if not letters and fixed_column:  # `$3` of a whole row
        fixed_row, fixed_column = fixed_column, ""
    if letters and not fixed_column:
        number = column_number(letters) + columns
        if not 1 <= number <= LAST_COLUMN:
            return None
        letters = column_name(number)
    if digits and not fixed_row:
        row = int(digits) + rows
        if not 1 <= row <= LAST_ROW:
            return None
        digits = str(row)
    return f"{fixed_column}{letters}{fixed_row}{digits}"
