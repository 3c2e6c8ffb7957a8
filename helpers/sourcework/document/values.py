"""What an edition holds, as values: passages, facts, notes, people, categories.

The small ones are named tuples because those are made four times as fast when this is imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from html import escape
from typing import NamedTuple

from ..errors import UnknownName

LAYERS = ("diplomatic", "emended", "reading")
# How sure a sentence is, the surest first; the head of a course's outside.toml explains them.
# With what each means, as learners read it.
MEANING = {
    "known": "it stands in a source that we saw",
    "general knowledge": "any reference work has it",
    "inferred": "argued from what we saw",
    "unverified": "commonly said, and not checked by us",
}
MARKS = tuple(MEANING)


class Remark(NamedTuple):
    """A sentence on a person, place or office, and its mark: one of MARKS.

    ``later`` says that it answers what a lesson asks, or tells what came after the document.
    """

    mark: str
    words: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, voice, place or office: its names by language, and what is said of it.

    ``mark`` is that of the surest remarks and ``note`` only their words, so that nothing
    unverified is shown as known; ``remarks`` are all, and ``introducing`` those that may be read
    before the document is. ``called`` is every name that is used of it, in any language, in the
    record or under cover.

    >>> remarks = (Remark("known", "A pilot."), Remark("unverified", "Born in 1831."))
    >>> smith = Entity("smith", "John Smith", {"en": "John Smith"}, remarks)
    >>> smith.mark, smith.note
    ('known', 'A pilot.')
    """

    id: str
    name: str
    names: Mapping[str, str] = field(hash=False)
    remarks: tuple[Remark, ...]
    called: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """How sure ``note`` is: the surest mark of its remarks; "" without a remark."""
        return min((each.mark for each in self.remarks), key=MARKS.index, default="")

    @property
    def introducing(self) -> tuple[Remark, ...]:
        """What may be read first: it answers no question, and runs ahead of nothing."""
        return tuple(each for each in self.remarks if not each.later)

    @property
    def note(self) -> str:
        """What is said most surely."""
        return " ".join(each.words for each in self.remarks if each.mark == self.mark)


class Category(NamedTuple):
    """A term the edition classifies by, with its gloss; a period also has an ISO interval."""

    id: str
    gloss: str
    iso: str = ""


class SourceRecord(NamedTuple):
    """Where the document is kept and how to cite it.

    ``item`` is what the archive calls it, ``date`` its day (ISO), ``credit`` who wants to be named.
    """

    title: str
    citation: str
    url: str
    shelfmarks: tuple[str, ...]
    record: str
    licence: str
    item: str = ""
    date: str = ""
    credit: str = ""


class Candidate(NamedTuple):
    """One proposed reading of doubtful words, and how sure the editor is of it (0 to 1)."""

    words: str
    degree: Fraction | None


@dataclass(frozen=True, slots=True)
class TextualNote:
    """A doubtful reading: the words printed, those proposed, how sure, and the reason.

    ``proposed`` is "" where the printed words are kept. ``targets`` are ids in the edition,
    ``passages`` those they stand in, ``candidates`` the readings weighed, the adopted one first.

    >>> note = TextualNote("tn7", "7", ("B2",), ("n07",), "мод", "мол", "high", (), "A slip.")
    >>> note.passage, note.kept
    ('B2', False)
    """

    id: str
    number: str
    passages: tuple[str, ...]
    targets: tuple[str, ...]
    printed: str
    proposed: str
    cert: str
    candidates: tuple[Candidate, ...]
    reason: str

    @property
    def passage(self) -> str:
        """The first passage it concerns."""
        return self.passages[0] if self.passages else ""

    @property
    def kept(self) -> bool:
        """Whether the printed words stand."""
        return not self.proposed


@dataclass(frozen=True, slots=True)
class TranslationNote:
    """A place where the translation and the original part: both, a literal rendering, and why.

    ``kinds`` are such as omission, addition, mistranslation; the first is the main one.
    """

    id: str
    passages: tuple[str, ...]
    kinds: tuple[str, ...]
    quotes: Mapping[str, str] = field(hash=False)
    gloss: str
    why: str


class Sheet(NamedTuple):
    """One sheet of the document: its passages, and the words that are no passage's."""

    number: int
    passages: tuple[str, ...]
    furniture: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Passage:
    """One aligned segment: its words in each language and layer, who speaks, on which sheet.

    ``texts`` is language, then layer, then words; the original comes first. ``voice`` is the
    speaker and those who report the speaker, innermost first.

    >>> words = {"ru": dict.fromkeys(LAYERS, "Вряд ли."), "en": dict.fromkeys(LAYERS, "Hardly.")}
    >>> one = Passage("B2", words, ("smith", "office"), 1, (1,), frozenset({"typed"}))
    >>> one
    <B2: Smith, reported by Office, sheet 1: Вряд ли.>
    >>> one.text("en", "reading")
    'Hardly.'
    """

    id: str
    texts: Mapping[str, Mapping[str, str]] = field(hash=False)
    voice: tuple[str, ...]
    sheet: int
    sheets: tuple[int, ...]
    hands: frozenset[str]
    notes: tuple[TextualNote | TranslationNote, ...] = field(default=(), hash=False)

    def text(self, lang: str, layer: str = "diplomatic") -> str:
        """Return the words in one language and layer; "" where this language has no twin."""
        if layer not in LAYERS:
            raise UnknownName.near("layer", layer, LAYERS)
        return self.texts[lang][layer] if lang in self.texts else ""

    @property
    def ru(self) -> str | None:
        """The Russian words as printed, or None."""
        return self.text("ru") or None

    @property
    def en(self) -> str | None:
        """The English words as printed, or None."""
        return self.text("en") or None

    def __repr__(self) -> str:
        words = next((each["diplomatic"] for each in self.texts.values()), "")
        shown = words if len(words) <= 60 else words[:59].rstrip() + "…"
        return f"<{self.id}: {spoken(self.voice)}, sheet {self.sheet}: {shown}>"


@dataclass(frozen=True, slots=True, repr=False)
class Fact:
    """Something the document states, with the words that state it.

    ``printed`` and ``emended`` are those words by language; ``place`` says where they stand in
    ``passage.text(lang, "diplomatic")``. ``value`` is their meaning in words, ``when`` an ISO
    date or interval, ``quantity`` the exact number in ``unit``. ``period`` is the ISO interval
    the fact is about, or ""; ``line`` where it stands in the edition's file. ``stated`` are the
    languages whose words are not read for it, since somebody answers for the value (resp);
    ``several`` is what many of its unit are called, where the document declares it.
    """

    id: str
    kind: str
    printed: Mapping[str, str] = field(hash=False)
    emended: Mapping[str, str] = field(hash=False)
    value: str | None
    quantity: Fraction | None
    unit: str
    goods: str
    status: str
    hedges: tuple[str, ...]
    period: str
    when: str
    voice: tuple[str, ...]
    passage: str
    place: Mapping[str, tuple[int, int]] = field(hash=False)
    refers_to: str
    line: int = 0
    stated: tuple[str, ...] = ()
    several: str = ""

    def __repr__(self) -> str:
        words = next(iter(self.printed.values()), "")
        return f"<{self.id}: {words!r}, {spoken(self.voice)}, {self.passage}>"


def linked(ids: Iterable[str]) -> str:
    """Return ids of passages or facts as HTML links to their places in a notebook.

    >>> linked(["P3.1"])
    '<a href="#t16-P3.1">P3.1</a>'
    """
    return ", ".join(f'<a href="#t16-{escape(each)}">{escape(each)}</a>' for each in ids)


def spoken(voice: tuple[str, ...]) -> str:
    """Return a chain of voices as one says it.

    >>> spoken(("pilot", "keeper"))
    'Pilot, reported by Keeper'
    """
    return ", reported by ".join(each.capitalize() for each in voice)
