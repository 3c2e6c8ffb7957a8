"""Lesson 01: the way of the words. What is answered to it stands in tests/answers."""

from __future__ import annotations

from telegram16293.claims.record import layers, transmission
from telegram16293.lesson import plot_chain
from telegram16293.seeds import edition


def test_the_way_of_the_words_ends_without_a_date() -> None:
    """Four days can be read in the telegram; when the addressee read it cannot."""
    days = [when for *_, when in transmission(edition())]
    assert days[-1] is None
    assert sorted({each for each in days if each}) == [when for when, _ in layers(edition())]


def test_the_picture_says_what_it_shows() -> None:
    """The alternative text names each hand, each date and the days between."""
    alt = plot_chain().alt
    assert "16 January 1952: Pak Hon-yong to Peng Dehuai" in alt
    assert alt.endswith("Between them 6 days, 13 days and 4 days.")


def test_the_picture_without_days_names_none() -> None:
    """Who has not counted the days yet sees the hands alone: no date, no column."""
    picture = plot_chain(dated=False)
    assert picture.alt.startswith("Arrows from hand to hand: Pak Hon-yong to Peng Dehuai")
    for said in (picture.alt, picture.caption, str(picture.values)):
        assert not any(word in said for word in ("1952", "16 Jan", "days", "no date"))
