"""An argument as a form of five texts: tried out, kept, taken back; and the advice on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from ...argument import LONGEST, PARTS, Advice, Argument, Contents, Draft, Drafts, changed
from ...document import linked
from ...errors import KitError
from ...exercises.in_words import short
from .form import NEEDS, NEEDS_KERNEL, Form, framed

QUESTION = "Your argument, in five parts and about {words} words"
KEEP, ADVISE = "Keep", "Advise me"
ROWS = {"claim": 2, "evidence": 6, "reasoning": 6, "counter_evidence": 4, "change_my_mind": 3}
NOTHING = "Nothing is written yet: write something into one of the five fields."
NO_QUESTIONS = "There is no remark. That is no praise: see what is never looked at."
LOOKED_AT = (
    "Looked at: numbers and where they come from; passages and sources named; words in quotation "
    "marks; who speaks and which date stands beside a passage; sentences near what the kit judges, "
    "and plans told as done."
)
NEVER = (
    "Never looked at: whether the reasoning holds, whether the evidence is enough or fair, what is "
    "left out, your style. That is for you and your readers."
)
ONLY_ADVICE = "This is advice and no mark; what you write is up to you."
COUNTS = "It counts: hand_in and the case file take this draft."
NOT_YET = "Trying is not handing in."
NONE_KEPT = "None is kept yet, so this one would be handed in. Press Keep when it is good."
MOST_SHOWN = 12
SIGNS = {"found": "="}
ASKS = "→"

Reviewed = Callable[[Argument], tuple[Advice, ...]]


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


def advised(
    argument: Argument, drafts: Drafts, reviewed: Reviewed, *, keep: bool = False
) -> Advised:
    """Return the advice on an argument, kept or noted as a trial; never raises for what it says."""
    note = drafts.keep(argument) if keep else drafts.try_out(argument)
    contents = drafts.read()
    notes = tuple(dict.fromkeys(each for each in (note, *contents.notes) if each))
    head = _head(argument, contents, held=bool(note))
    return Advised(argument, reviewed(argument), head, notes, contents.drafts)


def argue(
    drafts: Drafts, reviewed: Reviewed, words: int, example: str, after: Callable[[], None]
) -> Form:
    """Return the form of an argument, filled in with the latest draft.

    ``words`` is how long it is meant to be, ``example`` the id of a passage; ``after`` is called
    each time a draft was kept.
    """

    def receive(given: object) -> str:
        return _received(given, drafts, reviewed, after)

    question = QUESTION.format(words=words)
    labels = {name: _label(name, example) for name in PARTS}
    return Form(
        lambda: _standing(question, labels, drafts.read().latest),
        lambda: _live(question, labels, drafts),
        receive,
        ("argue",),
    )


def _received(given: object, drafts: Drafts, reviewed: Reviewed, after: Callable[[], None]) -> str:
    sent = given if isinstance(given, dict) else {}
    texts = {name: part for name in PARTS if isinstance(part := sent.get(name), str)}
    try:
        argument = changed(Argument(), texts)
    except KitError as error:
        return f"<p>{escape(str(error))}</p>"
    if argument.is_empty:
        return f"<p>○ {escape(NOTHING)}</p>"
    if sent.get("") != KEEP:
        said = advised(argument, drafts, reviewed)._repr_html_()
    else:
        said = _kept(argument, drafts)
    after()
    return said


def _kept(argument: Argument, drafts: Drafts) -> str:
    """Keep a draft, and return what is to be said of that."""
    note = drafts.keep(argument)
    contents = drafts.read()
    head = _head(argument, contents, held=bool(note))
    said = "".join(f" {escape(each)}" for each in dict.fromkeys((note, *contents.notes)) if each)
    return f"<p><strong>{escape(head)}</strong>{said}</p>{earlier(contents.drafts)}"


def _head(argument: Argument, contents: Contents, *, held: bool) -> str:
    """Return what became of a draft: whether it counts, and which one does if it does not."""
    words, counting = _words(argument), contents.counting
    if counting and counting.kept and counting.argument == argument:
        return f"Your draft is {'held' if held else 'kept'}: {words}. {COUNTS}"
    if counting is None or not counting.kept:
        return f"A trial of {words}. {NONE_KEPT}"
    return (
        f"A trial of {words}. {NOT_YET} What counts is your draft of {_clock(counting.time)}, "
        f"{_words(counting.argument)}; press Keep if this one shall."
    )


def _words(argument: Argument) -> str:
    return "1 word" if argument.words == 1 else f"{argument.words:,} words"


def _clock(time: str) -> str:
    """Return a time of the file as it is on this computer's clock: day and minute.

    >>> len(_clock("2001-02-03T04:05:06Z").split())
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
    return f"{_clock(draft.time)}, {_words(draft.argument)}, {kind}" + (
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


def _label(name: str, example: str) -> tuple[str, str]:
    title, help_ = PARTS[name]
    return title, help_.format(id=example)


def _live(question: str, labels: dict[str, tuple[str, str]], drafts: Drafts) -> str:
    contents = drafts.read()
    latest = contents.at_hand
    said = "".join(f"<p><strong>Note:</strong> {escape(each)}</p>" for each in contents.notes)
    fields = "".join(_field(name, *labels[name], text) for name, text in latest.parts.items())
    count = f"<p data-count>Words: {latest.words}</p>"
    if contents.drafts:
        said += f"<p>{escape(_head(latest, contents, held=False))}</p>{earlier(contents.drafts)}"
    return framed("Your argument", "texts", question, fields + count, said, ADVISE, KEEP)


def _field(name: str, title: str, help_: str, text: str) -> str:
    # A line end right after the tag is not part of the text.
    return (
        f'<label class="text"><span><strong>{escape(title)}</strong>: {escape(help_)}</span>'
        f'<textarea data-item="{name}" rows="{ROWS[name]}" maxlength="{LONGEST}" dir="auto" '
        f'autocomplete="off">\n{escape(text)}</textarea></label>'
    )


def _standing(
    question: str, labels: dict[str, tuple[str, str]], latest: Argument
) -> tuple[str, str]:
    """Return the latest draft, or what is asked, in text and in HTML that needs no kernel."""
    if latest.is_empty:
        return _as_text(question, labels), _static(question, labels)
    written = {labels[name][0]: part for name, part in latest.parts.items() if part.strip()}
    head = f"Your argument, {latest.words:,} words"
    items = "".join(
        f"<dt><strong>{escape(title)}</strong></dt>"
        f'<dd dir="auto" style="white-space:pre-wrap">{escape(part)}</dd>'
        for title, part in written.items()
    )
    plain = "\n  ".join([head, *(f"{title}: {part}" for title, part in written.items())])
    return plain, f'<div lang="en"><p><strong>{head}</strong></p><dl>{items}</dl></div>'


def _as_text(question: str, labels: dict[str, tuple[str, str]]) -> str:
    lines = [f"{title}: {help_}" for title, help_ in labels.values()]
    return "\n  ".join([f"○ {question}", *lines, NEEDS_KERNEL])


def _static(question: str, labels: dict[str, tuple[str, str]]) -> str:
    items = "".join(
        f"<li><strong>{escape(title)}</strong>: {escape(help_)}</li>"
        for title, help_ in labels.values()
    )
    return (
        f'<div lang="en"><p><strong>○ {escape(question)}</strong></p><ul>{items}</ul>{NEEDS}</div>'
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
