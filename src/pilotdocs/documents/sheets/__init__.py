"""Spreadsheets → Document: xlsx, xls, csv. One table a sheet; every cell keeps its name (`设备清单!G15`)."""

from pilotdocs.documents.sheets.delimited import read_csv
from pilotdocs.documents.sheets.xls import read_xls
from pilotdocs.documents.sheets.xlsx import read_xlsx

__all__ = ["read_csv", "read_xls", "read_xlsx"]
