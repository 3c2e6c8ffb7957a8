"""What the first page of the site says: ``course/site/site.toml``, read whole."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from sourcework.course import Course
from sourcework.errors import KitError
from sourcework.publish.bundle.contents import words_of
from sourcework.publish.checked.prose import unfinished
from sourcework.publish.checked.typed import Form, Words, read_toml

SITE = "course/site/site.toml"
Kind = Literal["browser", "computer", "binder", "paper"]


class Way(Form):
    """A way in: what it is called, how long one waits, what is lost on it, how to go it."""

    kind: Kind
    name: Words
    wait: Words
    lost: Words
    how: Words = ""


class FirstPage(Form):
    """The words of the first page: the question, what this is, one finding, and the ways in."""

    question: Words = ""
    about: Words = ""
    finding: Words = ""
    ways: tuple[Way, ...] = ()


PLAIN = (
    Way(
        kind="browser",
        name="In this browser",
        wait="Up to a minute the first time, less when you come back.",
        lost="What you write stays in this browser on this device: download it to keep it.",
    ),
    Way(
        kind="computer",
        name="On your own computer",
        wait="A few minutes, once; later it opens in seconds, without a network.",
        lost="Nothing.",
    ),
    Way(
        kind="binder",
        name="On Binder, a computer lent to you",
        wait="It can be a few minutes.",
        lost="All that you write, when you leave: download it before.",
    ),
    Way(
        kind="paper",
        name="On paper",
        wait="As long as your printer takes.",
        lost="Nobody tells you what went wrong in an answer; the key does.",
    ),
)


def first_page(course: Course, root: Path) -> FirstPage:
    """Return the words of the first page; what a course does not say is said plainly.

    Raises KitError, with file and line, at a slip in them.
    """
    said = read_toml(FirstPage, root, SITE) if (root / SITE).exists() else FirstPage()
    for form in (said, *said.ways):
        for key in ("question", "about", "finding", "name", "wait", "lost", "how"):
            if seen := unfinished(getattr(form, key, "")):
                raise KitError(form.spot.at(key), *seen)
    plain = {
        "question": said.question or course.title,
        "about": said.about or words_of(course, root)["page"],
        "ways": said.ways or PLAIN,
    }
    return said.model_copy(update=plain)
