"""CSV, and the data package that describes it.

The description is plain data that follows the Data Package and Table Schema standards, version 1.
It is written here without a library: the one there is brings dozens of others along, which
nobody needs in order to write a dictionary down. The tests hold it to the standard with that
library.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Never

from .content import OWN_LICENCE, Content
from .readme import EXACT, document_licence
from .tables import EXACT as EXACT_PATTERN
from .tables import KINDS, Cell, Column, Link, Table, flat

SCHEMA_VERSION = 1
BYTE_ORDER_MARK = "\ufeff"
Plain = dict[str, object]


def csv_text(table: Table) -> str:
    """Return a table as CSV after RFC 4180, with a mark by which Excel knows it for UTF-8.

    >>> from .tables import table
    >>> csv_text(table("a", "A", "A.", [Column("id", "Id", "It.", "w", str)], ["x,y"]))
    '\\ufeffid\\r\\n"x,y"\\r\\n'
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table.names)
    writer.writerows([flat(cell) for cell in row] for row in table.rows)
    return BYTE_ORDER_MARK + file.getvalue()


def datapackage(content: Content) -> Plain:
    """Return the description of the CSV files, as a tabular data package states it."""
    return {"profile": "tabular-data-package", **about(content), "resources": _resources(content)}


def about(content: Content) -> Plain:
    """Return what the data package and the JSON file both say of the whole."""
    course, source = content.course, content.document.source
    own, address, title = OWN_LICENCE
    return {
        "name": f"{course.name}-{content.document.path.stem}",
        "title": source.title,
        "description": EXACT,
        "version": course.version,
        "created": f"{content.revised.isoformat()}T00:00:00Z",
        **({"homepage": course.home} if course.home else {}),
        "licenses": [
            {"name": own, "path": address, "title": f"{title}: what the kit's makers wrote"},
            {"path": source.url or course.home, "title": document_licence(content)},
        ],
        "sources": [{"title": source.citation, **({"path": source.url} if source.url else {})}],
        "contributors": [
            {"title": f"{course.makers} ({content.kit})", "role": "author", "path": course.home}
        ],
    }


def _resources(content: Content) -> list[Plain]:
    return [
        {
            "name": each.name,
            "profile": "tabular-data-resource",
            "path": f"{each.name}.csv",
            "title": each.title,
            "description": each.says,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": _schema(each),
        }
        for each in content.tables
    ]


def _schema(table: Table) -> Plain:
    return {
        "fields": [field(each) for each in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign(each) for each in table.links],
    }


def _foreign(link: Link) -> Plain:
    return {
        "fields": [link.column],
        "reference": {"resource": link.to_table, "fields": [link.to_column]},
    }


def field(column: Column[Never]) -> Plain:
    """Return one column as a table schema states it; ``tei`` says where the edition has it."""
    constraints: Plain = {"required": True} if column.needed else {}
    if column.one_of:
        constraints["enum"] = list(column.one_of)
    if column.kind == "exact":
        constraints["pattern"] = EXACT_PATTERN
    return {
        "name": column.name,
        "title": column.title,
        "description": column.says,
        "type": KINDS[column.kind],
        "format": "default",
        **({"constraints": constraints} if constraints else {}),
        "tei": column.tei,
    }


def one_json(content: Content) -> Plain:
    """Return everything as one object: each table a list of rows by the names of its columns."""
    return {
        "schema_version": SCHEMA_VERSION,
        **about(content),
        "schemas": {each.name: _schema(each) for each in content.tables},
        "tables": {each.name: [_listed(each, row) for row in each.rows] for each in content.tables},
    }


def _listed(table: Table, row: tuple[Cell, ...]) -> Plain:
    """Return one row; a column of ids is a list, also where there is none."""
    return {
        column.name: cell or () if column.kind == "ids" else cell
        for column, cell in zip(table.columns, row, strict=True)
    }


def json_text(plain: Plain) -> str:
    """Return plain data as JSON that a person can read, too."""
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
