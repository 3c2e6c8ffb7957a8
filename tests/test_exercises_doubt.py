"""Lesson 04: what its tables rest on. What is answered to it stands in tests/answers."""

from __future__ import annotations

import re

from sourcework.claims.sensitivity import reaches
from sourcework.exercises import right_answer
from telegram16293.claims import ASSERTIONS
from telegram16293.exercises import ALL
from telegram16293.exercises.doubt import PLACES
from telegram16293.seeds import edition

EXTENT = {
    "vranei": "many",
    "stamp": "single",
    "far": "sense",
    "early": "sense",
    "roads": "neither",
}


def test_the_places_weighed_are_quoted_from_the_edition() -> None:
    """What the options call the archive's English stands in that passage of the archive's."""
    notes = {each.id: each for each in edition().translation_notes}
    for option in ALL["which-matter"].options:
        (passage, *_) = notes[PLACES[option.key]].passages
        quoted = re.findall("“([^”]+)”", option.label)[0]
        assert option.label.startswith(f"{passage}, ")
        assert quoted in (edition().passage(passage).en or "")


def test_what_nothing_hangs_on_is_so_by_the_table() -> None:
    """Doubts called "sense" or "neither" move no verdict when the claims are judged anew."""
    moving = {each.doubt.name for each in reaches(edition(), ASSERTIONS) if each.moves}
    assert not moving & {"tn04", "tn11", "tr16"}
    assert right_answer(ALL["doubt-extent"], edition()) == EXTENT
