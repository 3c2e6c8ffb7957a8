"""The document's data for those who want it outside Python: CSV, XLSX and JSON.

Everything is taken from the document and the claims judged on it; the edition in TEI stays the
source. Inside, each module importing only those above it::

    tables     Table, Column, Link: what is exported, before it has a format
    stated     figures, facts and claims
    written    segments, and the notes on readings and on the translation
    named      people, dates in order, and the terms the edition classifies by
    nearby     neighbouring documents and outside facts with their sources
    content    all tables of a document, and what is said of them as a whole
    readme     the page that lies beside the data
    package    CSV, and the data package that describes it
    workbook   XLSX
    writing    the files, and the folder they go to
    lms        the questions for a learning platform: Moodle XML and QTI 2.1
    asked_for  which of these was asked for, and where to
"""

from .asked_for import by_words
from .content import tables_of
from .tables import Cell, Column, Link, Table
from .writing import FORMATS, export, files

__all__ = [
    "FORMATS",
    "Cell",
    "Column",
    "Link",
    "Table",
    "by_words",
    "export",
    "files",
    "tables_of",
]
