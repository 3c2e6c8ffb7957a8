"""What makes a mistake is read from its name, and a slip of the pen is told with what to write."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sourcework.document import Document
from sourcework.errors import UnknownName
from sourcework.exercises.model import Mistake
from sourcework.exercises.naming import mistake

WORDS = "Read it again."
OPTIONS, ITEMS = ("pilot", "keeper", "office"), ("loss", "grant")


def late(document: Document) -> Fraction:
    """Return a number that is computed."""
    return Fraction(7)


COMPUTED = {"keeper-late": late}


@pytest.mark.parametrize(
    ("kind", "name", "options", "made"),
    [
        ("number", "keeper-late", (), Mistake(late, WORDS)),
        ("choice", "keeper", OPTIONS, Mistake("keeper", WORDS)),
        ("choice", "keeper-late", OPTIONS, Mistake(late, WORDS)),
        ("passage", "B2", (), Mistake("B2", WORDS)),
        ("choices", "has keeper", OPTIONS, Mistake.has("keeper", WORDS)),
        ("choices", "lacks keeper", OPTIONS, Mistake.lacks("keeper", WORDS)),
        ("choices", "only keeper", OPTIONS, Mistake(frozenset(["keeper"]), WORDS)),
        ("choices", "only pilot, keeper", OPTIONS, Mistake(frozenset(["pilot", "keeper"]), WORDS)),
        ("choices", "keeper-late", OPTIONS, Mistake(late, WORDS)),
        ("passages", "has B2", (), Mistake.has("B2", WORDS)),
        ("passages", "only B2,B3", (), Mistake(frozenset(["B2", "B3"]), WORDS)),
        ("order", "pilot before office", OPTIONS, Mistake.before("pilot", "office", WORDS)),
        ("match", "loss = pilot", OPTIONS, Mistake.pairs("loss", "pilot", WORDS)),
        ("match", "grant = keeper-late", (), Mistake.pairs("grant", late, WORDS)),
    ],
)
def test_a_name_says_what_makes_the_mistake(
    kind: str, name: str, options: tuple[str, ...], made: Mistake
) -> None:
    """By the kind of the exercise; what is computed by its own name, whatever the kind."""
    assert mistake(name, WORDS, kind, options, ITEMS, COMPUTED) == made


@pytest.mark.parametrize(
    ("kind", "name", "options", "unknown", "do"),
    [
        ("number", "keeper-lat", (), "keeper-lat", "did you mean keeper-late?"),
        ("number", "zzz", (), "zzz", "compute it, or use one of keeper-late"),
        ("choice", "keepr", OPTIONS, "keepr", "did you mean keeper or keeper-late?"),
        ("choice", "zzz", OPTIONS, "zzz", "use one of pilot, keeper, office, keeper-late"),
        ("choices", "haz keeper", OPTIONS, "haz keeper", "did you mean has keeper or lacks keeper"),
        ("choices", "haz keper", OPTIONS, "haz keper", "did you mean has keeper"),
        ("choices", "keeper-lat", OPTIONS, "keeper-lat", "did you mean keeper-late or has"),
        ("choices", "has keper", OPTIONS, "keper", "did you mean keeper?"),
        ("choices", "only pilot, keper", OPTIONS, "keper", "did you mean keeper?"),
        ("choices", "has pilot, keeper", OPTIONS, "has pilot, keeper", "did you mean has keeper"),
        ("choices", "keeper", OPTIONS, "keeper", "mean has keeper or only keeper or keeper-late?"),
        ("passages", "haz B2", (), "haz B2", "did you mean has B2?"),
        ("passages", "has B2, B3", (), "has B2, B3", "did you mean has B3 or has B2?"),
        ("passages", "B2", (), "B2", "use one of has B2, lacks B2, only B2, keeper-late"),
        ("order", "pilot befor office", OPTIONS, "pilot befor office", "mean pilot before office"),
        ("order", "keeper-lat", OPTIONS, "keeper-lat", "did you mean keeper-late?"),
        ("order", "pilt before office", OPTIONS, "pilt", "did you mean pilot?"),
        ("order", "pilot before ofice", OPTIONS, "ofice", "did you mean office?"),
        (
            "match",
            "loss - pilot",
            OPTIONS,
            "loss - pilot",
            "did you mean loss = pilot or loss = keeper-late?",
        ),
        ("match", "keeper-lat", OPTIONS, "keeper-lat", "did you mean keeper-late or loss = keep"),
        ("match", "grant - keeper-late", (), "grant - keeper-late", "mean grant = keeper-late"),
        ("match", "los = pilot", OPTIONS, "los", "did you mean loss?"),
        ("match", "loss = pilt", OPTIONS, "pilt", "did you mean pilot?"),
        ("match", "loss = keeper-lat", (), "keeper-lat", "did you mean keeper-late?"),
    ],
)
def test_a_name_that_says_nothing_is_told(
    kind: str, name: str, options: tuple[str, ...], unknown: str, do: str
) -> None:
    """With what is not known in it, and what may have been meant."""
    with pytest.raises(UnknownName) as error:
        mistake(name, WORDS, kind, options, ITEMS, COMPUTED)
    assert error.value.where == f"mistake {name!r}"
    assert error.value.seen == f"nothing is called {unknown!r}" and do in error.value.do


def test_where_nothing_is_computed_a_name_is_to_be() -> None:
    """There is nothing to choose from."""
    with pytest.raises(UnknownName) as error:
        mistake("keeper-late", WORDS, "number", (), (), {})
    assert error.value.do == "compute it under this name"
