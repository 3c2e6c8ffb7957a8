"""XLSX: one workbook with a README and a sheet for each table."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Never

from ..errors import KitError
from .content import Content
from .readme import paragraphs
from .tables import Column, Table, flat

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# A spreadsheet keeps fifteen digits of a number; what has more is written as text.
DIGITS = 15
NARROW, WIDE, README_WIDTHS = 8, 44, (24, 24, 60, 48)
LINE, TALLEST = 15, 409  # in points; a row cannot be taller
A4 = 9
_DECIMAL = re.compile(r"-?(\d+)(?:\.(\d+))?")


def xlsx(content: Content) -> bytes:
    """Return the workbook. The same content gives the same bytes."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    # In memory, every part inside bears one fixed date instead of the time of writing.
    with Workbook(file, {"in_memory": True}) as book:
        created = datetime.combine(content.revised, datetime.min.time())
        title = content.document.source.title
        said = {"title": title, "author": content.course.makers, "comments": content.kit}
        book.set_properties({**said, "created": created})
        book.set_size(2400, 1400)
        _readme(book, content)
        for each in content.tables:
            _sheet(book, each)
    return file.getvalue()


def _added(book: Workbook, name: str) -> Worksheet:
    """Return a new sheet; printed, it lies across the page and is as wide as that."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    return sheet


def _readme(book: Workbook, content: Content) -> None:
    sheet = _added(book, "README")
    bold, wrapped = _looks(book)
    for column, width in enumerate(README_WIDTHS):
        sheet.set_column(column, column, width)
    row = 0
    for heading, said in paragraphs(content):
        _write(sheet, row, 0, heading, bold)
        for words in said:
            row += 1
            sheet.merge_range(row, 0, row, len(README_WIDTHS) - 1, "", wrapped)
            _write(sheet, row, 0, words, wrapped)
            sheet.set_row(row, _height([words], [sum(README_WIDTHS)]))
        row += 2
    for column, words in enumerate(("table", "column", "what it says", "where the TEI has it")):
        _write(sheet, row, column, words, bold)
    columns = [(table.name, each) for table in content.tables for each in table.columns]
    for name, each in columns:
        row, cells = row + 1, (name, each.name, each.says, each.tei)
        sheet.set_row(row, _height(cells, README_WIDTHS))
        for column, words in enumerate(cells):
            _write(sheet, row, column, words, wrapped)


def _sheet(book: Workbook, table: Table) -> None:
    sheet = _added(book, table.name)
    sheet.repeat_rows(0)
    bold, wrapped = _looks(book)
    counted = book.add_format({"num_format": "#,##0", "valign": "top"})
    decimal = book.add_format({"valign": "top"})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    cells_of = [[flat(row[at]) for row in table.rows] for at in range(len(table.columns))]
    widths = [_width(*each) for each in zip(table.columns, cells_of, strict=True)]
    for number, row_of_cells in enumerate(zip(*cells_of, strict=True), start=1):
        sheet.set_row(number, _height(row_of_cells, widths))
    for at, (column, cells) in enumerate(zip(table.columns, cells_of, strict=True)):
        sheet.set_column(at, at, widths[at])
        _write(sheet, 0, at, column.name, bold)
        for row, cell in enumerate(cells, start=1):
            if is_number(column, cell):
                whole = str(cell).lstrip("-").isdecimal()
                sheet.write_number(row, at, float(cell or 0), counted if whole else decimal)
            elif cell is not None:
                _write(sheet, row, at, str(cell), wrapped)


def is_number(column: Column[Never], cell: str | int | None) -> bool:
    """Say whether a cell stands as a number, so that one can calculate with it and lose nothing.

    >>> value = Column("value", "Value", "It.", "measure", str, "exact")
    >>> [is_number(value, each) for each in ("1200", "3.5", "7/3", "1" + "0" * 15)]
    [True, True, False, False]
    """
    if column.kind not in ("exact", "whole") or cell is None:
        return False
    found = _DECIMAL.fullmatch(str(cell))
    return found is not None and len(found.group(1) + (found.group(2) or "")) <= DIGITS


def _looks(book: Workbook) -> tuple[Format, Format]:
    bold = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    # The indent keeps words apart from a number in the column before.
    words = {"text_wrap": True, "align": "left", "valign": "top", "indent": 1}
    return bold, book.add_format(words)


def _width(column: Column[Never], cells: list[str | int | None]) -> int:
    sizes = (len(f"{each:,}" if isinstance(each, int) else each or "") for each in cells)
    longest = max(sizes, default=0)
    return min(WIDE, max(NARROW, len(column.name) + 4, longest + longest // 4 + 3))


def _height(cells: Iterable[str | int | None], widths: Iterable[int]) -> int:
    """Return how tall a row is, for not every program measures wrapped words when it opens them.

    >>> _height(["short", "of forty-one letters, which take two rows"], [30, 30])
    30
    """
    together = zip(cells, widths, strict=True)
    lines = [1 + len(str(cell)) // (width - 2) for cell, width in together if cell is not None]
    return min(TALLEST, LINE * max(lines, default=1))


def _write(sheet: Worksheet, row: int, column: int, words: str, look: Format) -> None:
    """Write words as words, whatever they begin with: never a formula, link or number."""
    if sheet.write_string(row, column, words, look) != 0:
        seen = f"a cell cannot hold {len(words)} characters"
        raise KitError(f"sheet {sheet.get_name()!r}, row {row + 1}", seen, "export csv or json")
