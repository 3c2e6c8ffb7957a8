"""A pandas table that shows itself whole: no cell cut short, thousands separated.

Importing this module imports pandas; the functions that make tables do so when called.
"""

from __future__ import annotations

from typing import Any

from ..surroundings import loading

with loading():
    from pandas import DataFrame, MultiIndex, RangeIndex

from .markup import NOTEBOOK, Look, column_texts, html_table

NO_ROW = "This table has no rows: there is nothing of the kind."


class Table(DataFrame):  # type: ignore[misc, unused-ignore]  # untyped without stubs
    """A :class:`pandas.DataFrame` in all but its looks.

    Numbers stay numbers; only where they are shown do they get thousands separators. A counted
    index is not shown, a named one becomes the first column.

    >>> Table({"month": ["May", "June"], "t": [10000, 20000]})
    month      t
      May 10,000
     June 20,000
    >>> Table({"month": [], "t": []})
    This table has no rows: there is nothing of the kind.
    """

    @property
    def _constructor(self) -> Any:
        return Table

    def _whole(self) -> DataFrame:
        counted = isinstance(self.index, RangeIndex) and self.index.name is None
        return self if counted else self.reset_index()

    def written(self, look: Look = NOTEBOOK) -> str:
        """Return the table as HTML, for a notebook or a slide."""
        if isinstance(self.columns, MultiIndex):
            return str(DataFrame(self).to_html(border=0))
        return html_table(self._whole(), look=look)

    def _repr_html_(self) -> str:
        return f'<p lang="en">{NO_ROW}</p>' if self.empty else self.written()

    def __repr__(self) -> str:
        if self.empty:
            return NO_ROW
        if isinstance(self.columns, MultiIndex):
            return str(DataFrame(self).to_string())
        return plain_table(self._whole())


def plain_table(frame: DataFrame) -> str:
    """Return the table as text, columns lined up: all to the right.

    >>> print(plain_table(DataFrame({"word": ["rice", "oil"], "t": [5000, 200]})))
    word     t
    rice 5,000
     oil   200
    """
    shown = DataFrame({name: column_texts(list(frame[name])) for name in frame.columns})
    return str(shown.to_string(index=False, max_colwidth=None))
