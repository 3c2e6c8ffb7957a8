"""Through whose hands the words went: who could have changed what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sourcework.document import Document

from .record import day, moment


class Mark(Enum):
    """How we know: it stands in the record or is seen by comparing; or it is argued."""

    KNOWN = "known"
    INFERRED = "inferred"
    UNSAID = "not said"

    @property
    def symbol(self) -> str:
        """A sign that tells the mark without colour."""
        return {"known": "■", "inferred": "◇", "not said": "?"}[self.value]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing said of a hand, how we know it, and the passages where it can be read."""

    words: str
    mark: Mark
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hand:
    """One who held the words: what was done, when ("" where the record does not say), remarks."""

    name: str
    does: str
    when: str
    remarks: tuple[Remark, ...]

    def marked(self, mark: Mark) -> tuple[Remark, ...]:
        """Return the remarks so marked."""
        return tuple(each for each in self.remarks if each.mark is mark)


def hands(document: Document) -> tuple[Hand, ...]:
    """Return the hands from the first speaker to the words that one reads in English, in order.

    >>> from telegram16293.seeds import edition
    >>> [each.when for each in hands(edition())][-1]
    ''
    """
    return (
        _first_speaker(document),
        _reporter(document),
        _forwarder(document),
        _cipher(document),
        _typists(document),
        _addressee(document),
        _archive(document),
        _translator(document),
    )


def _known(document: Document, words: str, *facts: str) -> Remark:
    passages = [document.fact(each).passage for each in facts]
    there = [each for each in passages if each in document.passages]
    return Remark(words, Mark.KNOWN, tuple(dict.fromkeys(there)))


def _inferred(words: str, *passages: str) -> Remark:
    return Remark(words, Mark.INFERRED, passages)


def _unsaid(words: str) -> Remark:
    return Remark(words, Mark.UNSAID)


def _name(document: Document, person: str) -> str:
    return document.people[person].name.removeprefix("the ")


def _on(document: Document, fact: str) -> str:
    on = day(document, fact)
    return f"{on.day} {on:%B %Y}"


def _clock(document: Document, fact: str) -> str:
    """Return the time of day as the record counts it: midnight closes the day it names."""
    at = moment(document, fact, "receipt-date")
    return f"{at:%H:%M}" if at.date() == day(document, "receipt-date") else "24:00"


def _first_speaker(document: Document) -> Hand:
    return Hand(
        _name(document, "pak"),
        "tells Peng in talk",
        _on(document, "pak-visit"),
        (
            _known(document, "He is heard only through Peng, who wrote days later.", "pak-visit"),
            _known(document, "He calls what he says purely his own opinion.", "pak-disclaimer"),
            _inferred("He could choose what to tell, and how strongly."),
            _unsaid("In which language they spoke, and whether somebody interpreted."),
        ),
    )


def _reporter(document: Document) -> Hand:
    waited = (day(document, "peng-telegram-date") - day(document, "pak-visit")).days
    return Hand(
        _name(document, "peng"),
        "reports to Mao by telegram",
        _on(document, "peng-telegram-date"),
        (
            _known(
                document,
                f"He wrote {waited} days after the talk.",
                "pak-visit",
                "peng-telegram-date",
            ),
            _known(
                document,
                "He passes on hearsay and one rumour that he cannot confirm.",
                "people-want-peace",
                "rumour-grain",
            ),
            _inferred("He could choose, shorten and sharpen what Pak had said."),
            _unsaid("Whether he had notes of the talk."),
        ),
    )


def _forwarder(document: Document) -> Hand:
    words = document.fact("abridged-texts").printed["ru"]
    return Hand(
        _name(document, "mao"),
        "answers Peng, then sends both texts on, cut",
        f"{_on(document, 'mao-reply-date')} and {_on(document, 'cover-date')}",
        (
            _known(
                document,
                f"The covering note says that both texts are abridged: “{words}”.",
                "abridged-texts",
            ),
            _known(
                document,
                "So the words of Peng, of Pak in Peng, and of Mao's own reply could all lose "
                "sentences here.",
                "abridged-texts",
            ),
            _inferred("That he cut them with his own hand does not follow: he signs."),
            _unsaid("Who did the cutting, how much was cut, and which parts."),
        ),
    )


def _cipher(document: Document) -> Hand:
    received = _clock(document, "receipt-time")
    read = _clock(document, "decoded")
    return Hand(
        "cipher service",
        "puts the text into cipher, and out of it",
        f"{_on(document, 'receipt-date')}, received {received}, deciphered {read}",
        (
            _known(
                document,
                f"It came in at {received} and was deciphered by {read}.",
                "receipt-time",
                "decoded",
            ),
            _known(document, f"{_name(document, 'vaganov')} deciphered it.", "decoded"),
            _inferred(
                "The letters were presumably written in Chinese; if so, the Russian is a "
                "translation, made before the text was typed."
            ),
            _inferred("A group of cipher sent or read wrongly would damage single words."),
            _unsaid("Who translated into Russian, where, and on which side."),
        ),
    )


def _typists(document: Document) -> Hand:
    copies = document.fact("copies-typed").value
    return Hand(
        "typist and certifier",
        "type the copies and certify them",
        f"{_on(document, 'cover-date')}, typed {_clock(document, 'typed-at')}",
        (
            _known(
                document,
                f"{_name(document, 'rubleva')} typed {copies}.",
                "typed-at",
                "copies-typed",
            ),
            _known(
                document,
                f"{_name(document, 'gerasimov')} certified that the copy is true.",
                "certification",
                "certifying-officer",
            ),
            _inferred("A slip made here looks just like a slip of the sender."),
            _unsaid("Against what the copy was compared."),
        ),
    )


def _addressee(document: Document) -> Hand:
    return Hand(
        _name(document, "stalin"),
        "is sent copies 1 and 2, and the copy goes back",
        "",
        (
            _known(document, "Two of the copies are his.", "copy-1", "copy-2"),
            _known(
                document,
                "This is one of them, and it had to be returned.",
                "this-copy",
                "return-days",
            ),
            _inferred("A reader changes no typed word; what he made of it is not in this text."),
            _unsaid("When he read it, whether he did, and whether he answered."),
        ),
    )


def _archive(document: Document) -> Hand:
    doubts = len({each.number for each in document.textual_notes})
    stamped = document.fact("stamp-date").printed["ru"]
    return Hand(
        _name(document, "archive"),
        "keeps the sheets; somebody transcribes them",
        "",
        (
            _known(
                document,
                f"This edition has notes on {doubts} places of the transcription.",
                "addressee",
                "stamp-date",
            ),
            _inferred(
                "Some look like letters or figures misread from the sheet, such as the stamp's "
                f"“{stamped}”.",
                document.fact("stamp-date").passage,
            ),
            _inferred("The two shelfmarks may be one file that moved: then they are one witness."),
            _unsaid("Who transcribed the sheets, and when."),
        ),
    )


def _translator(document: Document) -> Hand:
    alone = [each.id for each in document.passages.values() if "en" not in each.texts]
    return Hand(
        "translator into English",
        "puts the Russian into English",
        "",
        (
            Remark(
                f"{len(alone)} of the {len(document.passages)} passages have no English at all.",
                Mark.KNOWN,
                tuple(alone[:2]),
            ),
            Remark(
                f"This edition notes {len(document.translation_notes)} differences from the "
                "Russian.",
                Mark.KNOWN,
            ),
            _inferred("So you read a translation of a translation of an abridgement."),
            _unsaid("The translator's name, and the year."),
        ),
    )
