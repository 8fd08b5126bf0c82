"""Numbers, amounts, shares and dates in text: the number grammar of office prose."""

from pilotdocs.figures.quantities.cells import parse_amount, parse_date, parse_number
from pilotdocs.figures.quantities.scan import find_quantities
from pilotdocs.figures.quantities.units import unit_factor

__all__ = ["find_quantities", "parse_amount", "parse_date", "parse_number", "unit_factor"]
