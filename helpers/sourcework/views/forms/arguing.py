"""An argument as a form of five texts: tried out, kept, taken back; and the advice on it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from ...argument import LONGEST, PARTS, Advice, Argument, Contents, Drafts, changed
from ...errors import KitError
from .advised import Advised, clock, earlier, words_of
from .form import NEEDS, NEEDS_KERNEL, Form, framed

QUESTION = "Your argument, in five parts and about {words} words"
KEEP, ADVISE = "Keep", "Advise me"
ROWS = {"claim": 2, "evidence": 6, "reasoning": 6, "counter_evidence": 4, "change_my_mind": 3}
NOTHING = "Nothing is written yet: write something into one of the five fields."
COUNTS = "It counts: hand_in and the case file take this draft."
NOT_YET = "Trying is not handing in."
NONE_KEPT = "None is kept yet, so this one would be handed in. Press Keep when it is good."

Reviewed = Callable[[Argument], tuple[Advice, ...]]


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
    words, counting = words_of(argument), contents.counting
    if counting and counting.kept and counting.argument == argument:
        return f"Your draft is {'held' if held else 'kept'}: {words}. {COUNTS}"
    if counting is None or not counting.kept:
        return f"A trial of {words}. {NONE_KEPT}"
    return (
        f"A trial of {words}. {NOT_YET} What counts is your draft of {clock(counting.time)}, "
        f"{words_of(counting.argument)}; press Keep if this one should count."
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
