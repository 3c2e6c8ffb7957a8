"""The written argument: kept, advised on, handed in."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from .. import evidence as _evidence
from ..course import Course
from ..errors import KitError
from ..progress import Enclosure
from ..views.live import refresh
from .printed import printed

# What reads an argument is loaded when one is written: most lessons do without.
if TYPE_CHECKING:
    from ..argument import Advice, Argument, Drafts
    from ..views.forms import Advised, Form

_COMPUTER_S_OWN = ("time", "version", "kept")


def argue(
    course: Course,
    *,
    claim: object = None,
    evidence: object = None,
    reasoning: object = None,
    counter_evidence: object = None,
    change_my_mind: object = None,
    draft: object = None,
    keep: bool = False,
) -> Form | Advised:
    """Return the form in which you write your argument; with parts given, the advice on them.

    Each part is text; one not given stays as you wrote it last. Every trial is noted, and with
    ``keep=True`` it is the draft that counts. ``draft`` brings back an earlier one, by its number.
    """
    from ..argument import ABOUT_WORDS, PARTS, Drafts, place
    from ..argument import changed as changed_in
    from ..views import forms

    drafts, advise = Drafts(place()), partial(reviewed, course)
    parts = (claim, evidence, reasoning, counter_evidence, change_my_mind)
    given = dict(zip(PARTS, parts, strict=True))
    if draft is None and all(part is None or part is ... for part in parts):
        cited = next((each.passages[0] for each in course.claims if each.passages), "")
        example = cited or next(iter(course.document.passages))
        return forms.argue(drafts, advise, ABOUT_WORDS, example, after=refresh)
    before = _numbered(drafts, draft)
    changed = changed_in(before, given)
    said = forms.advised(changed, drafts, advise, keep=keep is True)
    refresh()
    return said


def _numbered(drafts: Drafts, number: object) -> Argument:
    """Return the draft of a number, from 1; without a number the one written last."""
    contents = drafts.read()
    if number is None:
        return contents.at_hand
    count = len(contents.drafts)
    if type(number) is not int or not 1 <= number <= count:
        seen = f"there {'is 1 draft' if count == 1 else f'are {count} drafts'}"
        raise KitError("argue(draft=…)", seen, "give the number of one, as in argue(draft=1)")
    return contents.drafts[number - 1].argument


def reviewed(course: Course, argument: Argument) -> tuple[Advice, ...]:
    """Return the advice on an argument about the course's document."""
    from ..argument import Sources, review

    sources = Sources.of(course)._replace(
        exercises=tuple(course.exercises.values()),
        printed=course.printed() if course.printed else printed(course),
    )
    return review(argument, sources)


def enclosed_with(course: Course, lesson: str) -> tuple[Enclosure, ...]:
    """Return what is handed in with a lesson beside its answers."""
    if lesson != course.argues:
        return ()
    from ..argument import Drafts, place

    argument = Drafts(place()).read().latest
    kept = _evidence.Evidence(_evidence.place()).read().excerpts
    return (
        *([] if argument.is_empty else [_of_argument(argument)]),
        *([_of_evidence(course, kept)] if kept else []),
    )


def _of_argument(argument: Argument) -> Enclosure:
    from ..argument import PARTS

    written = {PARTS[name][0]: part for name, part in argument.parts.items() if part.strip()}
    lines = [f"  {title}: {part}" for title, part in written.items()]
    items = "".join(
        f"<dt><strong>{escape(title)}</strong></dt>"
        f'<dd dir="auto" style="white-space:pre-wrap">{escape(part)}</dd>'
        for title, part in written.items()
    )
    return Enclosure(
        "argument",
        dict(argument.parts),
        "\n  ".join([f"Your argument, {argument.words} words:", *lines]),
        f"<p><strong>Your argument</strong>, {argument.words} words:</p><dl>{items}</dl>",
    )


def _where(course: Course, excerpt: _evidence.Excerpt) -> str:
    """Return where words stand and who says them."""
    said = (
        excerpt.passage,
        _evidence.place_in(course.document, excerpt.passage),
        _evidence.speaker(course.document, excerpt.passage),
    )
    return ", ".join(each for each in said if each)


def _of_evidence(course: Course, kept: tuple[_evidence.Excerpt, ...]) -> Enclosure:
    told = [(_where(course, each), each.words, each.language, each.note) for each in kept]
    lines = [f"  {where}: {words}{f' ({note})' if note else ''}" for where, words, _, note in told]
    items = "".join(
        f'<li>{escape(where)}: <span lang="{escape(language)}">{escape(words)}</span>'
        f"{f' – <bdi>{escape(note)}</bdi>' if note else ''}</li>"
        for where, words, language, note in told
    )
    data = [
        {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(each).items()
            if name not in _COMPUTER_S_OWN
        }
        for each in kept
    ]
    return Enclosure(
        "evidence",
        list(data),
        "\n  ".join([f"Your evidence, {len(kept)} kept:", *lines]),
        f"<p><strong>Your evidence</strong>, {len(kept)} kept:</p><ul>{items}</ul>",
    )
