"""No single change of the edition goes unnoticed: a sample here, all of them by name."""

from __future__ import annotations

import random

import pytest

from edition_changes import changes, noticed, source
from edition_form import Tei

SEED, SIZE = 16293, 120


def test_the_edition_as_it_is_stands() -> None:
    """Unchanged it opens and every test that holds it passes: what is noticed is the change."""
    assert noticed(source()) == ""


def test_every_attribute_and_word_is_changed() -> None:
    """Each attribute is left out, and each word is once another: nothing is passed over."""
    made = list(changes(source(), random.Random(SEED)))
    attributes = sum(len(each.attrib) for each in Tei(source().encode()).root.iter())
    assert sum(each.what.endswith("left out") for each in made) == attributes
    assert all(each.made_in(source()) != source() for each in made)
    assert len(made) > 12_000


@pytest.mark.parametrize(
    "change",
    random.Random(SEED).sample(list(changes(source(), random.Random(SEED))), SIZE),
    ids=lambda change: f"{change.line}-{change.what}",
)
def test_a_single_change_is_noticed(change) -> None:  # type: ignore[no-untyped-def]
    """The edition so changed is refused with its place, or a test that holds it fails."""
    assert noticed(change.made_in(source())), change.told(source())
