"""What was happening around the telegram: half a page, a timeline, a map, and days compared."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from sourcework.course import Course
from sourcework.errors import KitError
from sourcework.views.markup import Look
from sourcework.views.passages import Card
from sourcework.views.picture import Picture

from .. import around

if TYPE_CHECKING:
    from sourcework.views.frame import Table


def background(course: Course) -> Card:
    """Return half a page on the war, the men and the money; each sentence with mark and source."""
    plain = "\n\n".join(
        f"{part.title}. "
        + " ".join(
            f"{each.words} [{around.letter(each, course.document, course.outside)}]"
            for each in part.sentences
        )
        for part in around.background()
    )
    return Card(lambda look: _written(course, look), f"{plain}\n\n{around.LEGEND}.")


def _written(course: Course, look: Look) -> str:
    document, outside = course.document, course.outside
    parts, rows = [], []
    for part in around.background():
        words = []
        for each in part.sentences:
            sure = around.letter(each, document, outside)
            words.append(f"{escape(each.words)}<sup>{sure}</sup>")
            rows.append((each.words, around.sources_named(each.rests_on, document, outside)))
        parts.append(
            f"<p{look.style('margin:0 0 6px 0')}><b>{escape(part.title)}.</b> {' '.join(words)}</p>"
        )
    items = "".join(f"<li>{escape(words)} <i>{escape(named)}</i></li>" for words, named in rows)
    return (
        f"<div{look.style('max-width:800px')}>{''.join(parts)}<p>{around.LEGEND}.</p>"
        "<details><summary>Where each sentence comes from</summary>"
        f"<ol>{items}</ol></details></div>"
    )


def plot_timeline(course: Course, until: str = "") -> Picture:
    """Return the timeline of the war, with the telegram's days and the papers around it.

    With ``until``, a day such as "1952-12-31", it ends there, and shows nothing that came later.
    """
    from ..claims.record import CHAIN, day
    from ..plots.timeline import NEAR, timeline

    sent = day(course.document, CHAIN[-1])
    end = _day(until, f'plot_timeline(until="{sent.year}-12-31")') if until else None
    if end and end <= NEAR[1]:
        do = f"choose a day after {NEAR[1].isoformat()}, so that both lines have room"
        raise KitError("plot_timeline(…)", f"the line would end on {until!r}", do)
    every = tuple(each for each in around.events() if end is None or each.first <= end)
    return timeline(every, sent, _sources(course, every), end)


def timeline_of_the_year(course: Course) -> Picture:
    """Return the timeline up to the end of the year in which the telegram was sent."""
    from ..claims.record import CHAIN, day

    return plot_timeline(course, until=f"{day(course.document, CHAIN[-1]).year}-12-31")


def plot_map(course: Course) -> Picture:
    """Return the map of the places in the telegram."""
    from ..plots.land import land_map

    every = around.places()
    file = course.place.room("seeds") / "around" / "map.json"
    return land_map(every, file, _sources(course, every))


def known_by(course: Course, when: str) -> Table:
    """Return the days of the timeline, and which of them had passed by the end of this one.

    Where each comes from stands in the timeline's own table.
    """
    from sourcework.views.frame import Table

    from ..plots.timeline import said

    day = _day(when, 'known_by("1952-02-04")')
    rows = [(said(each), each.label, _standing(each, day)) for each in around.events()]
    return Table(rows, columns=["when", "what", f"on {day:%d %B %Y}".replace("on 0", "on ")])


def _standing(event: around.Event, day: date) -> str:
    if event.first > day:
        return "still to come"
    return "had happened" if event.last <= day else "under way"


def _day(when: object, example: str) -> date:
    try:
        return date.fromisoformat(str(when))
    except ValueError:
        called = example.partition("(")[0]
        do = f"write year, month and day, as in {example}"
        raise KitError(f"{called}(…)", f"{when!r} is no day", do) from None


def _sources(
    course: Course, every: tuple[around.Event, ...] | tuple[around.Spot, ...]
) -> list[str]:
    document, outside = course.document, course.outside
    return [around.sources_named(each.rests_on, document, outside) for each in every]
