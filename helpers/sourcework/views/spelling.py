"""Damaged words letter by letter beside what is proposed for them, for readers of no Russian."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import NamedTuple

from ..document.collation import Pair, collate, latin
from .markup import LINE, Look
from .passages import Card

_CELL = f"padding:3px 9px;text-align:center;border-bottom:{LINE}"
_HEAD = f"padding:3px 14px 3px 0;text-align:left;font-weight:normal;border-bottom:{LINE}"


class Spelling(NamedTuple):
    """A word as the record has it, what is proposed for it, and the passage it stands in.

    ``open`` is a question that the proposal would answer: until then it is not shown.
    """

    passage: str
    printed: str
    proposed: str
    open: str = ""


Row = tuple[str, str, Callable[[Pair], str]]
ROWS: tuple[Row, ...] = (
    ("in the record", "ru", lambda pair: pair.one),
    ("which sounds", "", lambda pair: latin(pair.one)),
    ("proposed", "ru", lambda pair: pair.other),
    ("which sounds", "", lambda pair: latin(pair.other)),
    ("not the same", "", lambda pair: "" if pair.alike else "≠"),
)


def spellings_card(spellings: Iterable[Spelling]) -> Card:
    """Return the words with their letters one under the other, and a sign where they differ.

    >>> print(spellings_card([Spelling("B2", "мод", "мол")]))
    B2
      in the record  м  о  д
      which sounds   m  o  d
      proposed       м  о  л
      which sounds   m  o  l
      not the same         ≠
    """
    found = [(each, collate(each.printed, _beside(each))) for each in spellings]
    return Card(
        lambda look: "".join(_table(look, spelling, pairs) for spelling, pairs in found),
        "\n\n".join(_plain(spelling, pairs) for spelling, pairs in found),
    )


def _beside(spelling: Spelling) -> str:
    return spelling.printed if spelling.open else spelling.proposed


def _rows(spelling: Spelling) -> tuple[Row, ...]:
    return ROWS[:2] if spelling.open else ROWS


def _withheld(spelling: Spelling) -> str:
    return f"What is proposed is shown once you have answered “{spelling.open}”"


def _table(look: Look, spelling: Spelling, pairs: Sequence[Pair]) -> str:
    head = f'<th scope="row"{look.style(_HEAD)}>'
    rows = "".join(
        f"<tr>{head}{name}</th>{_cells(look, pairs, lang, letter)}</tr>"
        for name, lang, letter in _rows(spelling)
    )
    proposed = f' beside <span lang="ru">{escape(spelling.proposed)}</span>'
    beside = f". {escape(_withheld(spelling))}" if spelling.open else proposed
    return (
        f"<table{look.style('border-collapse:collapse;margin:10px 0')}>"
        f"<caption{look.style('text-align:left')}>"
        f"{look.linked([spelling.passage])}: "
        f'<span lang="ru">{escape(spelling.printed)}</span>{beside}'
        f"</caption><tbody>{rows}</tbody></table>"
    )


def _cells(look: Look, pairs: Sequence[Pair], lang: str, letter: Callable[[Pair], str]) -> str:
    how = (f' lang="{lang}"' if lang else "") + look.style(_CELL)
    return "".join(f"<td{how}>{_strong(escape(letter(each)), each)}</td>" for each in pairs)


def _strong(letter: str, pair: Pair) -> str:
    return letter if pair.alike or not letter else f"<strong>{letter}</strong>"


def _plain(spelling: Spelling, pairs: Sequence[Pair]) -> str:
    shown = _rows(spelling)
    columns = [[letter(pair) for _, _, letter in shown] for pair in pairs]
    widths = [max(map(len, column)) for column in columns]
    lines = [spelling.passage]
    for place, (name, _, _) in enumerate(shown):
        cells = (column[place].ljust(width) for column, width in zip(columns, widths, strict=True))
        lines.append(f"  {name:13}  {'  '.join(cells)}".rstrip())
    lines += [f"  {_withheld(spelling)}"] if spelling.open else []
    return "\n".join(lines)
