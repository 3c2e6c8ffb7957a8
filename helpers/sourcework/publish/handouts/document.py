"""The document as data for the facing pages: rows of two languages, notes, who is who."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from ...document import Document, Entity, Passage, TextualNote, TranslationNote
from ...document.simplified import simplified
from ...document.tei import Element, parse
from ...document.traversal import SILENT, is_segment, passage_id
from ...languages import language
from ...numbers.writing import spoken
from ...views.passages import voices
from ...views.reader.columns import parts_of
from .glosses import Gloss, glossed
from .names import Name

PLAIN = "typed"
HANDS = (PLAIN, "printed", "stamped", "handwritten")
# Of a doubtful place the printed side is shown; the other side stands in its note.
SHOWN = {"choice": ("sic", "orig", "abbr")}
# Notes on other elements are on the layout, and stand at the end alone.
DOUBTED = ("choice", "seg")
ASIDES = {"furniture": "the sheets’ headers", "catalogue": "the archive’s page"}
MARKS = {".": "a dot", ",": "a comma"}
Run = dict[str, Any]


def document_data(
    document: Document, glosses: Sequence[Gloss], names: Sequence[Name]
) -> dict[str, Any]:
    """Return what the template for facing pages sets."""
    original, twin = tongues(document)
    root = parse(document.path)
    texts = {each.get("xml:lang"): each for each in root.all("text") if each.get("xml:lang")}
    runs = {lang: _Runs(document, texts[lang], lang) for lang in filter(None, (original, twin))}
    parts = _parts(texts[original], original, parts_of(root))
    by_passage = _by_passage(document)
    voice: tuple[str, ...] = ()
    rows = []
    for name, passage in document.passages.items():
        # Only who speaks: through whom we hear it is for the class to find.
        new_voice = passage.voice[:1] != voice
        voice = passage.voice[:1]
        rows.append(
            {
                "id": name,
                "part": parts.get(name, ""),
                "voice": voices(voice, document.people) if new_voice else "",
                "sheet": passage.sheet,
                "original": runs[original].of(name),
                "twin": runs[twin].of(name) if twin else [],
                "glosses": glossed(passage.text(original), glosses),
                **by_passage[name],
            }
        )
    return {
        "languages": [original, twin] if twin else [original],
        "tongues": {each: language(each).name for each in document.whole},
        "from-the-right": [each for each in document.whole if language(each).direction == "rtl"],
        "marks-differ": _marks(document, original, twin),
        "hands": hands_of(document),
        "rows": rows,
        "easier": _easier(document, rows),
        "text": document.text(original),
        "doubts": [_doubt(each) for each in document.textual_notes],
        "shifts": [_shift(at, each) for at, each in enumerate(document.translation_notes, 1)],
        "glosses": sorted(map(list, glosses), key=lambda each: str(each[0]).casefold()),
        "citation": document.source.citation,
        "title": document.source.title,
        "licence": document.source.licence,
        "people": _who(document, document.people, names),
        "offices": _who(document, document.offices, ()),
        "places": _who(document, document.places, ()),
        "beside": [_beside(each) for each in names if each.beside],
    }


def _easier(document: Document, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Return the easier words beside those that they follow; None where there are none."""
    easier = simplified(document)
    told = []
    part = voice = ""
    for row in rows:
        # A passage that is left out may be the first of its part, or of its speaker.
        part, voice = row["part"] or part, row["voice"] or voice
        if words := easier.passages.get(row["id"]):
            text = document.passages[row["id"]].text(easier.language)
            each = {"id": row["id"], "part": part, "voice": voice, "words": text, "easier": words}
            told.append(each)
            part = voice = ""
    about = {key: getattr(easier, key) for key in ("title", "notice", "language")}
    return {**about, "rows": told} if easier else None


def tongues(document: Document) -> tuple[str, str]:
    """Return the language of the original and that of its translation, "" where it has none."""
    original, twin, *_ = (*document.whole, "", "")
    return original, twin


def _marks(document: Document, original: str, twin: str) -> list[str] | None:
    """Return what separates the thousands in each language, where it is not the same.

    None where the original has no number that is written so: in words, or in Roman numerals.
    """
    group = re.escape(language(original).group)
    if not group or not re.search(rf"\d{group}\d\d\d", document.text(original)):
        return None
    both = [MARKS.get(language(each).group, "") for each in (original, twin) if each]
    return both if len(both) == 2 and all(both) and both[0] != both[1] else None


def hands_of(document: Document) -> list[str]:
    """Return how the words of the passages came on the paper: typed, by hand, in several ways."""
    return sorted({hand for each in document.passages.values() for hand in each.hands})


class _Runs:
    """One text of the edition as runs of words, each with its hand and the doubt on it."""

    def __init__(self, document: Document, text: Element, lang: str) -> None:
        self.lang = lang
        self.doubts = {
            target: note.number for note in document.textual_notes for target in note.targets
        }
        self.found: dict[str, list[Run]] = {}
        # Where all is by one hand, nothing is told apart by it.
        self.told_apart = len(hands_of(document)) > 1
        self.hand = PLAIN
        self._enter(text, "")

    def of(self, passage: str) -> list[Run]:
        """Return the runs of a passage, white space made single, without space at the ends."""
        runs = [dict(each) for each in self.found.get(passage, [])]
        for each in runs:
            # Line ends and indents of the edition are one space.
            each["text"] = re.sub(r"\s+", " ", each["text"])
        joined: list[Run] = []
        for each in runs:
            last = joined[-1] if joined else None
            starts = last is None or last["kind"] != "words" or last["text"].endswith(" ")
            if each["text"].startswith(" ") and starts:
                each["text"] = each["text"][1:]
            if not each["text"] and not each["doubt"] and each["kind"] == "words":
                continue
            if last and _alike(last, each):
                last["text"] += each["text"]
                last["doubt"] = each["doubt"]
            else:
                joined.append(each)
        return joined

    def _enter(self, element: Element, passage: str) -> None:
        if element.tag in SILENT:
            return
        if is_segment(element):
            passage = passage_id(element, self.lang)
            if "prev" in element.attributes:
                self._add(passage, "", kind="line")
        if element.tag == "pb" and passage:
            return self._add(passage, f"sheet {element.get('n')}", kind="sheet")
        if element.tag == "fw":
            return self._add(passage, element.words(), kind="header") if passage else None
        before = self.hand
        self.hand = _hand(element, before) if self.told_apart else PLAIN
        shown = SHOWN.get(element.tag)
        for child in element.children:
            if isinstance(child, str):
                self._add(passage, child)
            elif shown is None or child.tag in shown:
                self._enter(child, passage)
        self.hand = before
        if element.id in self.doubts and element.tag in DOUBTED and passage:
            self._add(passage, "", doubt=self.doubts[element.id])

    def _add(self, passage: str, text: str, kind: str = "words", doubt: str = "") -> None:
        if passage:
            run = {"text": text, "kind": kind, "hand": self.hand, "doubt": doubt}
            self.found.setdefault(passage, []).append(run)


def _alike(one: Run, other: Run) -> bool:
    both_words = one["kind"] == other["kind"] == "words"
    return both_words and one["hand"] == other["hand"] and not one["doubt"]


def _hand(element: Element, around: str) -> str:
    named = [each for each in element.get("rend").split() if each in HANDS]
    return named[0] if named else "stamped" if element.tag == "stamp" else around


def _parts(text: Element, lang: str, named: Mapping[str, str]) -> dict[str, str]:
    """Return the heading that stands before the first passage of each part of the document."""
    found: dict[str, str] = {}
    for div in text.all("div"):
        heading = named.get(div.get("subtype") or div.get("type"), "")
        first = next((each for each in div.all("seg") if is_segment(each)), None)
        if heading and first is not None:
            found[passage_id(first, lang)] = heading
    return found


def _by_passage(document: Document) -> dict[str, dict[str, list[Any]]]:
    """Return, for each passage, the doubts and shifts that are told below it."""
    found: dict[str, dict[str, list[Any]]] = {
        name: {"doubts": [], "shifts": []} for name in document.passages
    }
    for note in document.textual_notes:
        if note.proposed or note.cert not in ("high", "unknown"):
            found[note.passage]["doubts"].append(_doubt(note))
    for at, shift in enumerate(document.translation_notes, 1):
        if len(shift.passages) == 1 and shift.kinds[0] != "same":
            found[shift.passages[0]]["shifts"].append(_shift(at, shift))
    return found


def _doubt(note: TextualNote) -> dict[str, Any]:
    sure = next((each.degree for each in note.candidates if each.degree is not None), None)
    return {
        "number": note.number,
        "printed": note.printed,
        "proposed": note.proposed,
        "passages": [ASIDES.get(each, each) for each in note.passages],
        "sure": _degree(sure) or note.cert,
        "reason": note.reason,
    }


def _degree(degree: Fraction | None) -> str:
    return "" if degree is None else spoken(degree)


def _shift(at: int, note: TranslationNote) -> dict[str, Any]:
    return {
        "number": str(at),
        "kinds": ", ".join(note.kinds),
        "passages": [ASIDES.get(each, each) for each in note.passages],
        "quotes": list(note.quotes.items()),
        "gloss": note.gloss,
        "why": note.why,
    }


def _who(
    document: Document, entities: Mapping[str, Entity], names: Iterable[Name]
) -> list[dict[str, Any]]:
    scripts = {each.of: each for each in names if each.of}
    original = next(iter(document.whole))
    return [
        {
            "name": each.name,
            "original": each.names.get(original, ""),
            "remarks": [[remark.mark, remark.words] for remark in each.introducing],
            "later": [[one.mark, one.words] for one in each.remarks if one.later],
            **(_beside(scripts[each.id]) if each.id in scripts else {"scripts": []}),
        }
        for each in entities.values()
    ]


def _beside(name: Name) -> dict[str, Any]:
    scripts = [list(each) for each in name.scripts]
    return {"beside": name.beside, "scripts": scripts, "mark": name.mark, "source": name.source}


def passage_data(document: Document, glosses: Iterable[Gloss]) -> dict[str, Any]:
    """Return every passage as a worksheet shows it, by its id."""
    return {name: _passage(each, document, glosses) for name, each in document.passages.items()}


def _passage(passage: Passage, document: Document, glosses: Iterable[Gloss]) -> dict[str, Any]:
    original, twin = tongues(document)
    return {
        "voice": voices(passage.voice, document.people),
        "sheet": passage.sheet,
        "original": passage.text(original),
        "twin": passage.text(twin) if twin else "",
        "glosses": glossed(passage.text(original), glosses),
        "doubts": [
            _doubt(each)
            for each in passage.notes
            if isinstance(each, TextualNote) and each.proposed
        ],
    }
