"""The closed lists of an edition: what an attribute may say, and in which script a language is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..languages import language
from .tei import Element
from .values import MARKS

# Element and attribute (or the attribute alone) to the values that the reading knows.
VALUES: Mapping[str, tuple[str, ...]] = {
    "cert": ("high", "medium", "low", "unknown"),
    "direct": ("true", "false"),
    "level": ("a", "m", "j", "s", "u"),
    "locus": ("value",),
    "hi rend": ("typed", "printed", "stamped", "handwritten"),
    "note type": ("fact", "textual", "translation", *(each.replace(" ", "-") for each in MARKS)),
}
# Without these the element says nothing of its kind.
NEEDED = {"seg": "type", "said": "who", "hi": "rend", "certainty": "locus", "fw": "type"} | {
    "correspAction": "type",
    "foreign": "xml:lang",
    "q": "xml:lang",
    "quote": "xml:lang",
}
# Elements to which a pointer may lead.
AIMS = {
    "persName ref": ("person", "personGrp"),
    "orgName ref": ("org",),
    "placeName ref": ("place",),
    "said who": ("person", "personGrp"),
    "corr resp": ("respStmt", "person"),
}
# What is marked in the words; a doubt about it is a note.
FIGURED = ("measure", "num", "date", "time", "persName", "placeName", "orgName", "seg")
DOUBTED = ("medium", "low", "unknown")
# What does not belong to a script. A mark, a digit or a Roman numeral belongs to each.
STRANGE = {
    "Cyrl": re.compile(r"(?<![A-Za-z])(?![IVXLCDM]+(?![A-Za-z]))[A-Za-z]{2,}"),
    "Latn": re.compile(r"[а-яёА-ЯЁ]"),
    **dict.fromkeys(("Arab", "Hebr", "Hani", "Kore"), re.compile(r"[а-яёА-ЯЁ]{2,}")),
}


def check_terms(root: Element, known: Mapping[str, Element]) -> None:
    """Raise EditionError at the first value outside its closed list, or in a wrong script."""
    languages = {each.get("ident") for each in root.all("language")}
    notes = [each for each in root.all("note") if each.get("type") == "textual"]
    doubted = {name for each in notes for name in each.pointers("target")}
    for element in root.all():
        for name in element.attributes:
            _check_value(element, name)
        for name, value in _pointing(element):
            _check_aim(element, name, value, known)
        needed = NEEDED.get(element.tag)
        if needed and not element.get(needed).strip():
            raise element.error(f"it has no {needed}", f"write {needed}='…'")
        if element.tag in FIGURED and element.get("cert") in DOUBTED:
            _check_doubt(element, doubted)
        if lang := element.get("xml:lang"):
            _check_language(element, lang, languages)


def _check_doubt(element: Element, doubted: set[str]) -> None:
    """Raise EditionError where a doubt stands in an attribute alone, which no page shows."""
    near = {each.id for each in element.all()} | {element.id}
    around = element.parent
    while around is not None:
        near.add(around.id)
        around = around.parent
    if not near & doubted:
        seen = f"cert={element.get('cert')!r} stands on it, and no note says why"
        do = f"write a <note type='textual' target='#{element.id}' cert='…'> with your reason"
        raise element.error(seen, do)


def _check_value(element: Element, name: str) -> None:
    allowed = VALUES.get(f"{element.tag} {name}") or VALUES.get(name)
    written = element.get(name)
    if allowed and written not in allowed:
        seen = f"{name}={written!r} is none of the known"
        raise element.error(seen, f"write one of {', '.join(allowed)}")


def _pointing(element: Element) -> Iterator[tuple[str, str]]:
    for name in ("ref", "who", "resp"):
        for value in element.pointers(name):
            yield name, value


def _check_aim(element: Element, name: str, value: str, known: Mapping[str, Element]) -> None:
    aims = AIMS.get(f"{element.tag} {name}")
    if aims and known[value].tag not in aims:
        seen = f"{name}='#{value}' points to a <{known[value].tag}>"
        raise element.error(seen, f"point to a <{'> or <'.join(aims)}>")


def _check_language(element: Element, lang: str, languages: set[str]) -> None:
    if languages and lang not in languages:
        known = ", ".join(sorted(languages))
        raise element.error(f"xml:lang={lang!r} is no language of the edition", f"use {known}")
    script = STRANGE.get(language(lang).script)
    strange = script.search(element.words()) if script else None
    if strange and element.tag != "TEI":
        seen = f"{strange[0]!r} is not in the script of its language, {lang!r}"
        raise element.error(seen, "correct xml:lang, or the word")
