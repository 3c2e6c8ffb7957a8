"""An argument as a form of five texts, kept each time it is sent in, and the advice on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape

from ...argument import LONGEST, PARTS, Advice, Argument, Drafts, changed
from ...document import linked
from ...errors import KitError
from .form import NEEDS, NEEDS_KERNEL, Form, framed

QUESTION = "Your argument, in five parts and about {words} words"
KEEP, ADVISE = "Keep", "Advise me"
ROWS = {"claim": 2, "evidence": 6, "reasoning": 6, "counter_evidence": 4, "change_my_mind": 3}
NOTHING = "Nothing is written yet: write something into one of the five fields."
NO_QUESTIONS = "There is nothing this list would ask. It knows numbers, names and a few words; "
NO_QUESTIONS += "whether the reasoning holds is for you and your readers."
ONLY_ADVICE = "This is advice and no mark; what you write is up to you."
SIGNS = {"found": "="}
ASKS = "→"

Reviewed = Callable[[Argument], tuple[Advice, ...]]


@dataclass(frozen=True, slots=True, repr=False)
class Advised:
    """A draft with the advice on it: what to look at, and the numbers that were found.

    ``notes`` say where the draft is held, if it could not be written.
    """

    argument: Argument
    advice: tuple[Advice, ...]
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        lines = [_head(self.argument, self.notes)]
        lines += [f"{SIGNS.get(each.kind, ASKS)} {_plain(each)}" for each in self.advice]
        lines += [] if any(each.asks for each in self.advice) else [NO_QUESTIONS]
        return "\n  ".join([*lines, *self.notes, ONLY_ADVICE])

    def _repr_html_(self) -> str:
        asked = [each for each in self.advice if each.asks]
        found = [each for each in self.advice if not each.asks]
        listed = _list(asked) if asked else f"<p>{escape(NO_QUESTIONS)}</p>"
        notes = "".join(f"<p><strong>Note:</strong> {escape(each)}</p>" for each in self.notes)
        return (
            f'<div lang="en"><p><strong>{escape(_head(self.argument, self.notes))}</strong></p>'
            f"{notes}{listed}{_numbers(found)}<p>{escape(ONLY_ADVICE)}</p></div>"
        )


def advised(argument: Argument, drafts: Drafts, reviewed: Reviewed) -> Advised:
    """Return the advice on an argument, and keep it as a draft; never raises for what it says."""
    return Advised(argument, reviewed(argument), tuple(_kept(argument, drafts)))


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
        notes = tuple(_kept(argument, drafts))
        said = f"<p><strong>{escape(' '.join([_head(argument, notes), *notes]))}</strong></p>"
    after()
    return said


def _kept(argument: Argument, drafts: Drafts) -> Iterator[str]:
    """Keep a draft, and yield what is to be said of that."""
    if note := drafts.keep(argument):
        yield note


def _head(argument: Argument, notes: tuple[str, ...]) -> str:
    count = "1 word" if argument.words == 1 else f"{argument.words:,} words"
    return f"Your draft is held: {count}." if notes else f"Your draft is kept: {count}."


def _label(name: str, example: str) -> tuple[str, str]:
    title, help_ = PARTS[name]
    return title, help_.format(id=example)


def _live(question: str, labels: dict[str, tuple[str, str]], drafts: Drafts) -> str:
    contents = drafts.read()
    latest = contents.latest
    said = "".join(f"<p><strong>Note:</strong> {escape(each)}</p>" for each in contents.notes)
    fields = "".join(_field(name, *labels[name], text) for name, text in latest.parts.items())
    count = f"<p data-count>Words: {latest.words}</p>"
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
    return "\n  ".join([f"○ {question}", *lines, f"{NEEDS_KERNEL} {_in_code()}"])


def _static(question: str, labels: dict[str, tuple[str, str]]) -> str:
    items = "".join(
        f"<li><strong>{escape(title)}</strong>: {escape(help_)}</li>"
        for title, help_ in labels.values()
    )
    return (
        f'<div lang="en"><p><strong>○ {escape(question)}</strong></p><ul>{items}</ul>'
        f"{NEEDS}<p>{escape(_in_code())}</p></div>"
    )


def _in_code() -> str:
    parts = ", ".join(f'{name}="…"' for name in PARTS)
    return f"In code: argue({parts})"


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
