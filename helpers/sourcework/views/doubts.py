"""How far doubt reaches, as tables: by doubt, by kind of doubt, by claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..claims.model import Claim, Verdict
from ..claims.sensitivity import About, Move, Reach

if TYPE_CHECKING:
    from .frame import Table

Waits = Mapping[str, str]
NOTHING: Waits = {}
FEW = 3
NONE = "none"
_REACHED = ["claims on it", "verdicts that move", "figures and days that move"]


def weak_points_table(
    reaches: Iterable[Reach], silent: Sequence[str], waits: Waits = NOTHING
) -> Table:
    """Return a row a single doubt, those on which most hangs first; what moves nothing is counted.

    ``silent`` are the claims left open on words that were cut: no reading can calculate those.
    ``waits`` has the question that a row waits for, by the name of its doubt.
    """
    from .frame import Table

    found = list(reaches)
    found = [each for each in found if each.doubt.about is not About.WHOLE]
    moving = [each for each in found if any(each.weight[:2])]
    rows = [_weak(each, waits) for each in moving]
    rows += [row for about in About for row in _still(found, about, waits)]
    could = f"cannot be calculated: {len(silent)} are undetermined"
    rows.append(("words cut before sending", "", "", str(len(silent)), could, "not known"))
    return Table(rows, columns=["the doubt", "read as (ru)", "where", *_REACHED])


Row = tuple[str, str, str, str, str, str]


def _weak(reach: Reach, waits: Waits) -> Row:
    if reach.doubt.name in waits:
        return _first_answer(reach, waits), "", _where(reach), "", "", ""
    return _named(reach), _words(reach), _where(reach), *_reached(reach)


def _first_answer(reach: Reach, waits: Waits) -> str:
    """Return what to do before a row is shown."""
    return f"First answer “{waits[reach.doubt.name]}”, or run this once more."


def _still(reaches: Iterable[Reach], about: About, waits: Waits) -> Iterator[Row]:
    """Yield rows for doubts that move nothing: one each if claims rest on them, else a count."""
    resting, idle = [], 0
    for each in reaches:
        if each.doubt.about is about and not any(each.weight[:2]):
            if each.resting and about is About.LETTERS:
                resting.append(_weak(each, waits))
            else:
                idle += 1
    yield from resting
    if idle:
        name = {About.LETTERS: "other words of the record"}.get(
            about, "other places in the English"
        )
        yield (f"{idle} {name}", "", "", "see the table of each kind", NONE, NONE)


def letters_table(reaches: Iterable[Reach], waits: Waits = NOTHING) -> Table:
    """Return a row a doubtful word: what claims are judged on, and what another reading does."""
    from .frame import Table

    rows = [
        (_where(each), _first_answer(each, waits), "", "", "", "")
        if each.doubt.name in waits
        else (_where(each), each.doubt.stands, each.doubt.instead, *_reached(each))
        for each in reaches
    ]
    heads = ["passages", "judged on (ru)", "read instead (ru)", *_REACHED]
    return Table(rows, columns=heads)


def translations_table(reaches: Iterable[Reach], waits: Waits = NOTHING) -> Table:
    """Return a row a place where the translation leaves the original, and what hangs on it."""
    from .frame import Table

    rows = [
        (_where(each), "", each.doubt.stands, _first_answer(each, waits), "", "", "")
        if each.doubt.name in waits
        else (_where(each), each.doubt.kinds[0], each.doubt.stands, each.doubt.instead,
              *_reached(each))
        for each in reaches
    ]  # fmt: skip
    heads = ["passages", "kind", "the archive's English", "literally", *_REACHED]
    return Table(rows, columns=heads)


def wholes_table(reaches: Iterable[Reach], _waits: Waits = NOTHING) -> Table:
    """Return a row a way to read the whole text, and what hangs on it."""
    from .frame import Table

    rows = [(each.doubt.instead, *_reached(each)) for each in reaches]
    return Table(rows, columns=["the whole text read as", *_REACHED])


def verdicts_table(claims: Iterable[Claim], reaches: Iterable[Reach]) -> Table:
    """Return a row a claim: its verdict as judged, under each way to read the whole, and the words
    that move it by themselves."""
    from .frame import Table

    found = list(reaches)
    wholes = [each for each in found if each.doubt.about is About.WHOLE]
    wholes.sort(key=lambda each: each.doubt.instead)
    rows = [
        (each.statement, each.why_not_yet, *("" for _ in wholes), "")
        if each.waits
        else (
            each.statement,
            repr(each.verdict),
            *(_under(each, one) for one in wholes),
            _movers(each, found),
        )
        for each in claims
    ]
    heads = ["claim", "as judged", *(each.doubt.instead for each in wholes), "moved by (ru)"]
    return Table(rows, columns=heads)


def _under(claim: Claim, reach: Reach) -> str:
    verdicts = {name: verdict for name, verdict, _ in reach.found}
    verdict = verdicts[claim.id]
    return "the same" if verdict is claim.verdict else repr(verdict)


def _movers(claim: Claim, reaches: Iterable[Reach]) -> str:
    movers = [
        _words(each)
        for each in reaches
        if each.doubt.about is About.LETTERS and claim.id in [move.claim for move in each.moves]
    ]
    return "; ".join(movers) or "—"


def _named(reach: Reach) -> str:
    doubt = reach.doubt
    if doubt.about is About.LETTERS:
        return "one word read otherwise"
    if doubt.about is About.TRANSLATION:
        return f"the English put literally ({doubt.kinds[0]})"
    return f"the whole text: {doubt.instead}"


def _words(reach: Reach) -> str:
    doubt = reach.doubt
    return f"{doubt.stands} → {doubt.instead}" if doubt.about is About.LETTERS else ""


def _where(reach: Reach) -> str:
    return _first(reach.doubt.passages) if reach.doubt.passages else "all"


def _first(passages: Sequence[str]) -> str:
    return ", ".join(passages[:FEW])


def _reached(reach: Reach) -> tuple[str, str, str]:
    return _counted(reach.resting), _moved(reach.moves), _counted(reach.values)


def _counted(names: Sequence[str]) -> str:
    """Return how many there are.

    >>> _counted(["a", "b"]), _counted([])
    ('2', 'none')
    """
    return str(len(names)) if names else NONE


def _moved(moves: Sequence[Move]) -> str:
    if not moves:
        return NONE
    if len(moves) == 1:
        return f"1, from {moves[0].before!r} to {moves[0].after!r}"
    after = [each.after for each in moves]
    counts = [(verdict, after.count(verdict)) for verdict in Verdict if verdict in after]
    return "; ".join(f"{count} to {verdict!r}" for verdict, count in counts)
