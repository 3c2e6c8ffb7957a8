"""The page that lies beside the data: what it is, where each column comes from, how to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from .content import EXCEL_DAY_ONE, OWN_LICENCE, Content
from .tables import Table

EXACT = (
    "Figures are exact: “value” is the number that the words state, as a whole number, a decimal "
    "that ends, or else a fraction; nothing is rounded. In the workbook, what has up to fifteen "
    "digits is a number; longer ones and fractions are text, because a spreadsheet would round "
    "them."
)
EXCEL = (
    "In a spreadsheet program open the .xlsx. The .csv files are for everything else: opened by "
    "double click, a spreadsheet may take a month such as 1870-03 for a day and show large "
    "numbers short; if you need them there, import them as UTF-8 and every column as text."
)
LISTS = (
    "A column of several ids separates them with a space in CSV and XLSX, and is a list in JSON. "
    "An empty cell means that there is nothing to say, never zero."
)
SOURCE = (
    "Everything here is made from the edition in TEI, {edition}, and is not to be corrected "
    "here: correct the edition and export again. Claims and verdicts are calculated by the kit."
)


def paragraphs(content: Content) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is said of the data as a whole: headings with their paragraphs."""
    source = content.document.source
    return [
        ("What this is", (source.title, SOURCE.format(edition=content.document.path.name))),
        ("How to read it", (EXACT, EXCEL, LISTS)),
        (
            "How to cite",
            (
                f"The document: {source.citation}",
                f"The data: {', '.join(filter(None, _named(content)))}",
            ),
        ),
        ("Licence", (licence(), document_licence(content))),
    ]


def _named(content: Content) -> tuple[str, ...]:
    """Return what names the data; what is not known is left out."""
    course, revised = content.course, content.revised
    edition = "" if revised == EXCEL_DAY_ONE else f"edition of {revised.isoformat()}"
    return course.makers, content.kit, f"version {course.version}", edition, course.home


def licence() -> str:
    """Return under which licence the kit's own words and encoding are."""
    _, address, name = OWN_LICENCE
    return f"What the kit's makers wrote (encoding, notes, claims): {name}, {address}"


def document_licence(content: Content) -> str:
    """Return what the edition says of the document's own words."""
    return f"The document: {content.document.source.licence} See RIGHTS.md, and pass it on."


def page(content: Content) -> str:
    """Return the page as Markdown."""
    lines = [f"# {content.document.source.title}: the data"]
    for heading, said in paragraphs(content):
        lines += [f"## {heading}", *said]
    lines += ["## The tables", *(_section(each) for each in content.tables)]
    return "\n\n".join(lines) + "\n"


def _section(table: Table) -> str:
    rows = "\n".join(_rows(table))
    heading = f"### {table.name}\n\n{table.says}{_linked(table)} {len(table.rows)} rows."
    return f"{heading}\n\n{rows}"


def _linked(table: Table) -> str:
    """Return which columns lead to other tables, in a sentence."""
    links = [f"{each.column} → {each.to_table}.{each.to_column}" for each in table.links]
    return f" Leads on: {', '.join(links)}." if links else ""


def _rows(table: Table) -> Iterator[str]:
    yield "| column | what it says | where the TEI has it |"
    yield "|---|---|---|"
    for each in table.columns:
        yield f"| `{each.name}` | {_cell(each.says)} | {_cell(each.tei)} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
