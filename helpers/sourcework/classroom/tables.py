"""Tables for other programs, in which no cell is ever a formula.

>>> print(csv_of([("name", "mark"), ("=1+1", Fraction(20, 3)), ("-3", None)]), end="")
name,mark
'=1+1,6.67
-3,
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TypeAlias

Cell: TypeAlias = "str | int | Fraction | None"
# Spreadsheets take a cell that begins so for a formula, full-width signs and leading blanks too.
_FORMULA = re.compile(r"[\s\u00a0\ufeff]*[=+\-@＝＋－＠|%\t\r]")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,15})?%?")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
# Excel reads UTF-8 only where a mark says so.
BOM = b"\xef\xbb\xbf"
LONGEST = 32_000  # characters that a spreadsheet takes in a cell


def decimal(value: Fraction) -> str:
    """Return a number with two places at most, as a gradebook takes it.

    >>> decimal(Fraction(20, 3)), decimal(Fraction(10))
    ('6.67', '10')
    """
    shown = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{shown.quantize(Decimal('0.01'), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")


def harmless(value: Cell) -> str:
    """Return what a cell holds: one line that no program takes for a formula.

    >>> harmless("@SUM(A1)"), harmless("a\\nb\\x00"), harmless(" =1")
    ("'@SUM(A1)", 'a b', "' =1")
    """
    if value is None:
        return ""
    if isinstance(value, Fraction):
        return decimal(value)
    text = shown(re.sub(r"[\r\n\t\v\f]+", " ", str(value)))[:LONGEST]
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def shown(text: str) -> str:
    """Return a line without the signs that no page shows, or that turn it round.

    >>> shown("a\x07b\u202ec")
    'abc'
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNSEEN.sub("", whole)


def csv_of(rows: Iterable[Sequence[Cell]], *, semicolons: bool = False) -> str:
    """Return rows as CSV."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";" if semicolons else ",", lineterminator="\n")
    writer.writerows([harmless(each) for each in row] for row in rows)
    return file.getvalue()


def xlsx_of(sheets: Iterable[tuple[str, Iterable[Sequence[Cell]]]]) -> bytes:
    """Return a workbook with some sheets; the first row of each is its head."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    plain = dict.fromkeys(("formulas", "urls", "numbers"), False)
    options = {f"strings_to_{name}": value for name, value in plain.items()}
    with Workbook(file, {**options, "in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 1)
            sheet.set_column(0, 0, 28)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, (int, Fraction)):
                        sheet.write_number(number, column, float(decimal(Fraction(value))))
                    else:
                        sheet.write_string(
                            number, column, harmless(value), bold if not number else None
                        )
    return file.getvalue()
