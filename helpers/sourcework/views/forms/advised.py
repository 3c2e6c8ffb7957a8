"""The advice on a draft of an argument, and the drafts before it, as they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from ...argument import PARTS, Advice, Argument, Draft
from ...document import linked
from ...exercises.in_words import short

NO_QUESTIONS = "There are no remarks. That is not praise: see what is never looked at."
LOOKED_AT = (
    "Looked at: numbers and where they come from; passages and sources named; words in quotation "
    "marks; who speaks and which date stands beside a passage; of sentences in English, those "
    "near what the kit judges, and plans told as done."
)
NEVER = (
    "Never looked at: whether the reasoning holds, whether the evidence is enough or fair, what is "
    "left out, your style. That is for you and your readers."
)
ONLY_ADVICE = "This is advice, not a mark; what you write is up to you."
MOST_SHOWN = 12
SIGNS = {"found": "="}
ASKS = "→"


@dataclass(frozen=True, slots=True, repr=False)
class Advised:
    """A draft with the advice on it: what to look at, and the numbers that were found.

    ``head`` says what became of the draft, ``notes`` where it is held if it could not be written;
    ``drafts`` are all there are, this one last.
    """

    argument: Argument
    advice: tuple[Advice, ...]
    head: str
    notes: tuple[str, ...] = ()
    drafts: tuple[Draft, ...] = ()

    def __repr__(self) -> str:
        lines = [self.head]
        lines += [f"{SIGNS.get(each.kind, ASKS)} {_plain(each)}" for each in self.advice]
        lines += [] if any(each.asks for each in self.advice) else [NO_QUESTIONS]
        lines += [*self.notes, LOOKED_AT, NEVER, ONLY_ADVICE]
        return "\n  ".join([*lines, *_earlier_as_text(self.drafts)])

    def _repr_html_(self) -> str:
        asked = [each for each in self.advice if each.asks]
        found = [each for each in self.advice if each.kind == "found"]
        read = [each for each in self.advice if not each.asks and each.kind != "found"]
        listed = _list([*asked, *read]) if asked or read else ""
        listed += "" if asked else f"<p>{escape(NO_QUESTIONS)}</p>"
        notes = "".join(f"<p><strong>Note:</strong> {escape(each)}</p>" for each in self.notes)
        return (
            f'<div lang="en"><p><strong>{escape(self.head)}</strong></p>{notes}{listed}'
            f"{_numbers(found)}<p>{escape(LOOKED_AT)} {escape(NEVER)}</p>"
            f"<p>{escape(ONLY_ADVICE)}</p>{earlier(self.drafts)}</div>"
        )


def words_of(argument: Argument) -> str:
    """Return how long an argument is."""
    return "1 word" if argument.words == 1 else f"{argument.words:,} words"


def clock(time: str) -> str:
    """Return a time of the file as it is on this computer's clock: day and minute.

    >>> len(clock("2001-02-03T04:05:06Z").split())
    3
    """
    try:
        here = datetime.fromisoformat(time).astimezone()
    except ValueError:
        return time
    return f"{here.day} {here:%B %H:%M}"


def _named(draft: Draft) -> str:
    kind = "kept" if draft.kept else "trial"
    begins = short(draft.argument.claim, 60)
    return f"{clock(draft.time)}, {words_of(draft.argument)}, {kind}" + (
        f": “{begins}”" if begins else ""
    )


def _earlier_as_text(drafts: tuple[Draft, ...]) -> list[str]:
    if len(drafts) < 2:
        return []
    first = max(0, len(drafts) - 1 - MOST_SHOWN)
    named = [f"  {number}: {_named(each)}" for number, each in enumerate(drafts[:-1], 1)]
    return ["Earlier drafts; argue(draft=1) brings back the first:", *named[first:]]


def earlier(drafts: tuple[Draft, ...]) -> str:
    """Return the drafts before the last, to be looked at and taken back, the latest first."""
    before = list(reversed(drafts[:-1]))[:MOST_SHOWN]
    if not before:
        return ""
    count = len(drafts) - 1
    items = "".join(f"<li>{_draft(each)}</li>" for each in before)
    title = "One earlier draft" if count == 1 else f"{count} earlier drafts"
    return f'<details class="drafts"><summary>{title}</summary><ul>{items}</ul></details>'


def _draft(draft: Draft) -> str:
    parts = "".join(
        f"<p><strong>{escape(PARTS[name][0])}</strong></p>"
        f'<p data-part="{name}" dir="auto" style="white-space:pre-wrap">{escape(part)}</p>'
        for name, part in draft.argument.parts.items()
    )
    return (
        f"<details><summary>{escape(_named(draft))}</summary>{parts}"
        '<button type="button" data-take>Take this draft back</button></details>'
    )


def _plain(advice: Advice) -> str:
    part = _part(advice)
    about = f"“{advice.about}”" if advice.about else ""
    place = ", ".join(filter(None, (part, about)))
    return f"{place}: {advice.says}" if place else advice.says


def _part(advice: Advice) -> str:
    """Return the part that is spoken of; an empty one is named in the sentence itself."""
    return PARTS[advice.part][0] if advice.part and advice.kind != "empty" else ""


def _list(advice: Iterable[Advice]) -> str:
    return f"<ul>{''.join(f'<li>{_item(each)}</li>' for each in advice)}</ul>"


def _item(advice: Advice) -> str:
    part = f"<strong>{escape(named)}</strong>" if (named := _part(advice)) else ""
    about = f"“<bdi>{escape(advice.about)}</bdi>”" if advice.about else ""
    place = ", ".join(filter(None, (part, about)))
    look = f" See {linked(advice.passages)}." if advice.passages else ""
    return f"{place}: {escape(advice.says)}{look}" if place else f"{escape(advice.says)}{look}"


def _numbers(found: list[Advice]) -> str:
    if not found:
        return ""
    count = "One number" if len(found) == 1 else f"{len(found)} numbers"
    return f"<details><summary>{count} found</summary>{_list(found)}</details>"
