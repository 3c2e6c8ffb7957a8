"""What stands outside the document: its neighbours, and figures measured by other numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

from ..exercises.amounts import plural
from ..numbers.units import MONEYS
from ..numbers.writing import spoken
from ..outside import MEANING, SEEN, Neighbour, Number, Statement
from ..rounding import Rule, printed
from ..scale import Scale
from .markup import LINE, NOTEBOOK, Look, html_table, marked
from .passages import Card
from .phrasing import day, period

if TYPE_CHECKING:
    from .frame import Table

RULES = (Rule.NEAREST, Rule.TRUNCATED, Rule.ROUNDED_UP)
_CARD = f"margin:10px 0;padding:6px 0 8px 14px;border-left:4px solid #767676;border-bottom:{LINE}"
_LINE = "margin:0 0 4px 0"
Line = tuple[str, str, str]  # its name, as HTML, as plain text


def neighbours_table(
    neighbours: Iterable[Neighbour],
    passages: Sequence[str] = (),
    claims: Sequence[str] = (),
    *,
    judged: bool = False,
) -> Table:
    """Return a row a statement: who says what, what of ours it is about, and its mark.

    Only what is about one of ``passages`` or ``claims`` is in it, if any is asked for. Whether it
    supports or contradicts them is the editor's judgement: the column *bearing* is there only for
    those who have ``judged`` for themselves.
    """
    from .frame import Table

    rows = [
        (
            each.id,
            f"{each.title}; {dated(each)}",
            said.says,
            said.bearing,
            ", ".join(said.passages),
            ", ".join(said.claims),
            said.mark,
        )
        for each in neighbours
        for said in each.says
        if _asked(said, passages, claims)
    ]
    document = ["neighbour", "document", "what it says, in our words"]
    table = Table(rows, columns=[*document, "bearing", "passages", "claims", "mark"])
    return table if judged else table.drop(columns="bearing")


def _asked(said: Statement, passages: Sequence[str], claims: Sequence[str]) -> bool:
    if not passages and not claims:
        return True
    return any(each in said.passages for each in passages) or any(
        each in said.claims for each in claims
    )


def dated(neighbour: Neighbour) -> str:
    """Return when the document was written, and how surely, if it is not simply known."""
    parts = neighbour.date.split("/")
    if any(len(each) == len("1952-02-08") for each in parts):
        words = " to ".join(day(date.fromisoformat(each)) for each in parts)
    else:
        words = period(neighbour.date)
    return words if neighbour.date_mark == "known" else f"{words} ({neighbour.date_mark})"


def neighbour_card(neighbour: Neighbour, *, says: bool = True, judged: bool = False) -> Card:
    """Return a neighbouring document: what it is, its numbers, short quotations, what it says.

    Without ``says`` the statements are left out, for who wants to read the numbers first. Whether
    a statement supports or contradicts a passage stands there for those who have ``judged``.
    """

    def lines(look: Look) -> list[Line]:
        said = [_statement(each, judged, look) for each in neighbour.says] if says else []
        told = [*_about(neighbour), *said, *_quotes(neighbour), *_numbers(neighbour)]
        return [(escape(name), html, f"  {name}: {text}") for name, html, text in told]

    def html(look: Look) -> str:
        head = f"<p{look.style(_LINE)}><strong>{escape(neighbour.title)}</strong></p>"
        return f"<section{look.style(_CARD)}>{head}{_written(lines(look), look)}</section>"

    return Card(html, "\n".join([neighbour.title, *(text for _, _, text in lines(NOTEBOOK))]))


def _written(lines: Iterable[Line], look: Look) -> str:
    how = look.style(_LINE)
    return "".join(f"<p{how}><strong>{name}:</strong> {html}</p>" for name, html, _ in lines)


def _about(neighbour: Neighbour) -> list[Line]:
    record = f"Wilson Center Digital Archive, record {neighbour.record}" if neighbour.record else ""
    where = ", ".join(filter(None, (neighbour.container, record, neighbour.archive)))
    told = (
        ("date", dated(neighbour)),
        ("why this date", neighbour.dated),
        ("where", where),
        ("how much of it we saw", SEEN[neighbour.seen]),
        ("which part that is", neighbour.part),
        ("beware", neighbour.note),
    )
    lines = [(name, escape(text), text) for name, text in told if text]
    if neighbour.url:
        link = f'<a href="{escape(neighbour.url)}">{escape(neighbour.url)}</a>'
        lines.append(("read it at", link, neighbour.url))
    return lines


def _numbers(neighbour: Neighbour) -> list[Line]:
    pairs = [(each.what, _printed(each)) for each in neighbour.numbers.values()]
    return [(what, escape(text), text) for what, text in pairs]


def _printed(number: Number) -> str:
    """Return a number as printed, with its unit where the print leaves it to be guessed."""
    bare = number.printed.replace(",", "").replace(".", "").isalnum()
    unit = number.unit if number.value == 1 else plural(number.unit)
    return f"{number.printed} {unit}" if bare or number.unit in MONEYS else number.printed


def _quotes(neighbour: Neighbour) -> list[Line]:
    lines = []
    for each in neighbour.quotes:
        words, after = f"“{each.words}”", f" What stands right after: {each.after}"
        html = f"{marked(words, each.lang)}{escape(after)}"
        lines.append((f"in the words of {each.by}", html, f"{words}{after}"))
    return lines


def _statement(said: Statement, judged: bool, look: Look) -> Line:
    bearing = said.bearing if judged else "about"
    about = f" ({bearing} {look.linked(said.passages)})" if said.passages else ""
    plain = f" ({bearing} {', '.join(said.passages)})" if said.passages else ""
    return (f"it says ({said.mark})", f"{escape(said.says)}{about}", f"{said.says}{plain}")


def roundings_table(exact: Fraction, to: Fraction | int) -> Table:
    """Return what each rule prints of an exact number, in whole multiples of ``to``.

    >>> roundings_table(Fraction(1749, 100), 10)
                  rule printed printed less exact
    rounded to nearest      20               2.51
             truncated      10              −7.49
            rounded up      20               2.51
    """
    from .frame import Table

    results = [(rule, printed(exact, to, rule)) for rule in RULES]
    rows = [(rule.label, spoken(each), spoken(each - exact)) for rule, each in results]
    return Table(rows, columns=["rule", "printed", "printed less exact"])


def scale_card(scale: Scale, kind: str = "document") -> Card:
    """Return "if … then" with its cases in a table, its mark, its warning and what it rests on."""
    from .frame import Table

    table = Table(list(scale.rows), columns=list(scale.heads))
    ids = ", ".join(scale.cites)
    meaning = MEANING.get(scale.mark, "")
    mark = f"{scale.mark}: {meaning}" if meaning else scale.mark

    def lines(look: Look) -> list[Line]:
        return [
            ("If", escape(scale.condition), scale.condition),
            ("Then", escape(scale.then), scale.then),
            ("Mark of the outside number", escape(mark), mark),
            *([("Beware", escape(scale.caveat), scale.caveat)] if scale.caveat else []),
            *([("Cite it as", f"<code>{escape(ids)}</code>", ids)] if ids else []),
            (f"The {kind}'s words", look.linked(scale.passages), ", ".join(scale.passages)),
        ]

    def html(look: Look) -> str:
        body = _written(lines(look), look) + html_table(table, look=look)
        return f"<section{look.style(_CARD)}>{body}</section>"

    plain = [f"{name}: {text}" for name, _, text in lines(NOTEBOOK)]
    return Card(html, "\n".join([*plain, repr(table)]))
