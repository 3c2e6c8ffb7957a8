"""Small pieces of HTML that stand in light and dark themes and in a notebook not yet trusted.

JupyterLab strips ids, style sheets and theme variables from a notebook it does not trust, so
none are used: text keeps the colour of its surroundings, and lines are a grey that shows on
black and on white.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

from ..document import linked
from ..languages import marked_as, with_cyrillic_marked
from ..numbers.writing import spoken

if TYPE_CHECKING:
    from pandas import DataFrame

LINE = "1px solid #767676"
LEADING = ("figure", "passage", "passages")  # columns of ids that the reader has a place for
NUMERIC = "iuf"  # numpy's kinds of number: whole, unsigned, float
_CELL = f"padding:4px 12px 4px 0;border-bottom:{LINE};vertical-align:top;white-space:normal"


@dataclass(frozen=True, slots=True)
class Look:
    """What surrounds words: in a notebook sizes and places of their own, on a slide nothing.

    >>> NOTEBOOK.style("margin:0"), SLIDE.style("margin:0"), SLIDE.cell("text-align:right")
    (' style="margin:0"', '', ' class="number"')
    """

    bare: bool

    def style(self, css: str) -> str:
        return "" if self.bare else f' style="{css}"'

    def place(self, name: str) -> str:
        """Return what makes an element the one that links to a passage lead to."""
        return "" if self.bare else f' id="t16-{escape(name)}"'

    def linked(self, ids: Iterable[str]) -> str:
        """Return ids as links to their places, or as words where those places are not."""
        return escape(", ".join(ids)) if self.bare else linked(ids)

    def cell(self, css: str, words: str = "") -> str:
        """Return how a table's cell is written; on a slide a word or two stay in one line."""
        right, short = "text-align:right" in css, 0 < len(words) <= 16
        kind = "number" if right else "short" if short else ""
        return self.style(css) or (f' class="{kind}"' if kind else "")


NOTEBOOK, SLIDE = Look(bare=False), Look(bare=True)


def marked(text: str, lang: str, tag: str = "span") -> str:
    """Return escaped text that says which language it is in.

    >>> marked("<юани>", "ru")
    '<span lang="ru">&lt;юани&gt;</span>'
    """
    return f"<{tag}{marked_as(lang)}>{escape(text)}</{tag}>"


def cyrillic_marked(text: str, langs: Iterable[str]) -> str:
    """Return escaped text whose words in Cyrillic say which language they are, of those given.

    >>> cyrillic_marked("the words «возможно раньше» & more", ["ru", "en"])
    'the words «<span lang="ru">возможно раньше</span>» &amp; more'
    """
    return with_cyrillic_marked(escape(text), langs)


def cell_text(value: object) -> str:
    """Return a value as a table shows it: numbers with thousands separators, nothing for NaN.

    >>> cell_text(1400000), cell_text(-6.25), cell_text(float("nan")), cell_text("рис")
    ('1,400,000', '−6.25', '', 'рис')
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    if value != value:
        return ""
    return spoken(Fraction(value) if isinstance(value, int) else value, 4)


def column_texts(values: Sequence[object]) -> list[str]:
    """Return a column as a table shows it: fractions with as many decimals as the longest has.

    >>> column_texts([6741.573, 6765.32769, 5000])
    ['6,741.5730', '6,765.3277', '5,000']
    """
    texts = [cell_text(each) for each in values]
    decimals = [
        len(text.partition(".")[2]) if isinstance(value, float) else 0
        for value, text in zip(values, texts, strict=True)
    ]
    longest = max(decimals, default=0)
    return [
        text + "0" * (longest - own) if own else text
        for text, own in zip(texts, decimals, strict=True)
    ]


def html_table(frame: DataFrame, caption: str = "", look: Look = NOTEBOOK) -> str:
    """Return a table whose first column heads its rows; a column named "… (ru)" is Russian.

    >>> from pandas import DataFrame
    >>> '<td lang="ru"' in html_table(DataFrame({"word": ["rice"], "word (ru)": ["рис"]}))
    True
    """
    names = [str(name) for name in frame.columns]
    numeric = [kind.kind in NUMERIC for kind in frame.dtypes]
    columns = [_Column(name, right, look) for name, right in zip(names, numeric, strict=True)]
    heads = "".join(each.head() for each in columns)
    texts = [column_texts(list(frame[name])) for name in frame.columns]
    rows = "".join(_row(columns, row) for row in zip(*texts, strict=True))
    left, whole = look.style("text-align:left"), "border-collapse:collapse;max-width:100%"
    title = f"<caption{left}>{escape(caption)}</caption>" if caption else ""
    return (
        f"<table{look.style(whole)}>{title}"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def cells(
    frame: DataFrame,
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[int, ...]]:
    """Return a table as text: its heads, its rows, and which columns hold numbers, from 0.

    >>> from pandas import DataFrame
    >>> cells(DataFrame({"word": ["rice"], "t": [5000]}))
    (('word', 't'), (('rice', '5,000'),), (1,))
    """
    texts = [column_texts(list(frame[name])) for name in frame.columns]
    numeric = tuple(at for at, kind in enumerate(frame.dtypes) if kind.kind in NUMERIC)
    return tuple(map(str, frame.columns)), tuple(zip(*texts, strict=True)), numeric


class _Column:
    """How one column's cells are written: to which side, and in which language."""

    def __init__(self, name: str, right: bool, look: Look) -> None:
        self.name, self.look = name, look
        self.css = f"{_CELL};text-align:{'right' if right else 'left'}"
        # The tag at the end of a column's name: "printed (ru)", "word (zh-Hans)".
        tongue = re.search(r"\(([a-z]{2,3}(?:-\w+)*)\)$", name)
        self.lang = marked_as(tongue[1]) if tongue else ""

    def head(self) -> str:
        return f'<th scope="col"{self.look.cell(self.css)}>{escape(self.name)}</th>'

    def cell(self, text: str, heads_row: bool) -> str:
        tag, scope = ("th", ' scope="row"') if heads_row else ("td", "")
        long = heads_row or self.lang or self.name in LEADING
        how = self.look.cell(self.css, "" if long else escape(text))
        return f"<{tag}{self.lang}{scope}{how}>{self.words(text)}</{tag}>"

    def words(self, text: str) -> str:
        """Return a cell's text; passages and figures lead to their places in the reader."""
        if self.name not in LEADING:
            return escape(text)
        return self.look.linked(text.split(", "))


def _row(columns: list[_Column], row: Iterable[str]) -> str:
    pairs = enumerate(zip(columns, row, strict=True))
    return f"<tr>{''.join(column.cell(text, not place) for place, (column, text) in pairs)}</tr>"


def plain_number(value: Fraction | int) -> int | float:
    """Return a number that pandas can calculate with: whole if it is whole.

    >>> plain_number(Fraction(10000)), plain_number(Fraction(1, 2))
    (10000, 0.5)
    """
    exact = Fraction(value)
    return int(exact) if exact.denominator == 1 else float(exact)
