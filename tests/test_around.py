"""What was happening around the telegram: each sentence, day and place rests on what was seen."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from sourcework.document.values import MARKS
from sourcework.errors import KitError
from sourcework.views.picture import Picture
from telegram16293 import around
from telegram16293.claims.record import CHAIN, day
from telegram16293.course import course
from telegram16293.lesson import background, known_by, plot_map, plot_timeline
from telegram16293.plots.land import kilometres
from telegram16293.plots.timeline import WHOLE, _draw
from telegram16293.seeds import edition, outside
from telegram16293.tools.around import timeline_of_the_year

SENTENCES = [each for part in around.background() for each in part.sentences]
RESTING = [*SENTENCES, *around.events(), *around.places()]
ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("entry", RESTING, ids=str)
def test_each_rests_on_something_that_is_more_than_unverified(
    entry: around.Sentence | around.Event | around.Spot,
) -> None:
    """What it names is there, and none of it is unverified."""
    assert around.mark_of(entry.rests_on, edition(), outside()) != "unverified"


def test_the_background_is_half_a_page() -> None:
    """It has 200 to 350 words, and no more than that."""
    assert 200 <= len(" ".join(each.words for each in SENTENCES).split()) <= 350


@pytest.mark.parametrize("event", around.events(), ids=str)
def test_an_event_has_the_date_of_what_it_rests_on(event: around.Event) -> None:
    """Of the telegram's own days and of papers the very day; of a fact a day that it names."""
    dates = []
    for each in event.rests_on:
        if each in edition().facts:
            dates.append(edition().fact(each).when[:10])
        elif each in outside().neighbours:
            dates.append(outside().neighbours[each].date)
        else:
            said = outside().facts[each].says
            days = f"{event.first.day} {event.first:%B %Y}", f"{event.first:%B %Y} to"
            dates.append(event.when if any(one in said for one in days) else said)
    assert set(dates) == {event.when}


def test_the_telegrams_four_days_are_on_the_line() -> None:
    """They stand there as its own, in their order."""
    own = [each.when for each in around.events() if each.kind == "telegram"]
    facts = ("pak-visit", "peng-telegram-date", "mao-reply-date", "cover-date")
    assert own == [edition().fact(each).when[:10] for each in facts]


def test_the_undated_letter_is_not_on_the_line() -> None:
    """Its date is asked for in lesson 05."""
    assert all("razuvaev-instruction" not in each.rests_on for each in around.events())


def test_pictures_are_told_in_words() -> None:
    """Every label and every place stands in the alt text, and in the table."""
    line, land = plot_timeline(), plot_map()
    assert all(each.label in line.alt for each in around.events())
    assert all(each.name in land.alt for each in around.places())
    assert (len(line.values), len(land.values)) == (len(around.events()), len(around.places()))


def written(picture: Picture) -> str:
    """Return all words that are drawn in a picture, a line each."""
    return "\n".join(each.get_text() for axes in picture.draw().axes for each in axes.texts)


def test_a_sentence_is_as_sure_as_the_weakest_of_what_it_rests_on() -> None:
    """With the telegram and a known paper stands something inferred: then it is inferred."""
    by_mark = {each.mark: name for name, each in outside().entries.items()}
    for weakest in MARKS[1:]:
        if weakest in by_mark:
            ids = ("telegram", by_mark[weakest], "telegram")
            assert around.mark_of(ids, edition(), outside()) == weakest
    assert around.mark_of(("telegram",), edition(), outside()) == MARKS[0]
    assert {"known", "inferred"} <= {*by_mark}


def test_the_line_can_end_before_the_war_does() -> None:
    """What came after that day is not in its words, its table or its caption."""
    line, whole = plot_timeline(until="1952-12-31"), plot_timeline()
    assert "armistice signed" in whole.alt
    assert "armistice signed" not in line.alt
    assert "Stalin dies" not in line.alt
    assert len(whole.values) - len(line.values) == 2
    assert "until 31 December 1952" in line.caption
    assert "armistice signed" in written(whole)
    assert "armistice signed" not in written(line)


def test_nothing_of_the_lesson_shows_the_end_before_it_is_asked_about() -> None:
    """Each timeline above the question ends with the year, on paper and on the wall too."""
    text = (ROOT / "course/lessons/06-context.md").read_text(encoding="utf-8")
    ahead, _, then = text.partition('check("hindsight"')
    assert ahead.count("plot_timeline(until=") == 2
    assert "\nplot_timeline()" not in ahead
    assert "\nplot_timeline()" in then
    assert "armistice signed" not in timeline_of_the_year(course()).alt


def test_a_line_ends_with_its_last_day() -> None:
    """What happened on that very day is in it; the days and years drawn go no further."""
    death = next(each for each in around.events() if each.label == "Stalin dies")
    on_it = plot_timeline(until=death.when).alt
    before = plot_timeline(until=f"{death.first - timedelta(days=1)}").alt
    assert "Stalin dies" in on_it and "Stalin dies" not in before
    assert "1953" in written(plot_timeline())
    assert "1952" in written(plot_timeline(until="1952-12-31"))
    assert "1953" not in written(plot_timeline(until="1952-12-31"))


def test_the_telegram_itself_stands_above_the_broken_line() -> None:
    """Below it is what nobody in the telegram could know; its own day is not."""
    sent = day(course().document, CHAIN[-1])
    figure = _draw(around.events(), sent, WHOLE)
    (broken,) = (each for each in figure.axes[1].lines if each.get_linestyle() == "--")
    height = broken.get_ydata()[-1]
    labels = {each.get_text(): each.get_position()[1] for each in figure.axes[1].texts}
    for each in around.events():
        drawn = [y for text, y in labels.items() if text.endswith(f": {each.label}")]
        assert all((y > height) == (each.first <= sent) for y in drawn), each.label
    assert any(each.first == sent for each in around.events())


@pytest.mark.parametrize("given", ["1953", "1952-02-08", "1952-02-29", "soon"])
def test_a_line_that_cannot_end_there_gets_a_sentence(given: str) -> None:
    """It says what was seen, and what to write."""
    with pytest.raises(KitError, match="plot_timeline"):
        plot_timeline(until=given)


def test_what_was_known_by_a_day() -> None:
    """The day itself has happened by its evening; a span that lasts is under way."""
    standing = dict(zip(known_by("1952-02-04")["what"], known_by("1952-02-04").iloc[:, 2],
                        strict=True))  # fmt: skip
    assert standing["Mao answers Peng"] == "had happened"
    assert standing["railways attacked"] == "under way"
    assert standing["sent on to Stalin"] == "still to come"


@pytest.mark.parametrize("given", ["4 February 1952", "1952-02-30", "", None, 1952])
def test_what_is_no_day_gets_a_sentence(given: object) -> None:
    """It says what was seen, and what to write."""
    with pytest.raises(KitError, match="is no day.*known_by"):
        known_by(given)  # type: ignore[arg-type]


def test_the_background_shows_a_letter_behind_each_sentence() -> None:
    """In HTML and in plain text, with what the letters mean and where each comes from."""
    card = background()
    assert len(re.findall(r"<sup>[kgi]</sup>", card.html)) == len(SENTENCES)
    assert len(re.findall(r"\[[kgi]\]", card.plain)) == len(SENTENCES)
    assert around.LEGEND in card.plain and card.html.count("<li>") == len(SENTENCES)


def test_a_distance_over_the_globe() -> None:
    """From Beijing to Moscow it is near 5,800 kilometres."""
    there = {each.name: each for each in around.places()}
    assert kilometres(there["Beijing"], there["Moscow"]) == 5800


def test_pictures_are_among_those_of_a_case_file() -> None:
    """Timeline and map can be chosen there."""
    assert {"timeline", "map"} <= set(course().pictures)


def test_a_month_stands_at_its_first_day() -> None:
    """A span of months begins and ends there."""
    span = around.Event("1951-08/1952-06", "attacks", "war", ())
    assert (span.first, span.last) == (date(1951, 8, 1), date(1952, 6, 1))
