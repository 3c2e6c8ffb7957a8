"""What an edition says twice, held against itself: words and values, both languages.

A figure stands in words and as a quantity; a day in words and in ISO form; a name in words and as
a pointer; and most of it in two languages. Where two of these do not agree, one of them is wrong,
and the edition is not opened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..errors import KitError
from ..languages import language
from ..numbers.quantities import NoNumber, read_quantity, units_in
from ..numbers.typed import states
from ..numbers.units import units
from .attributes import number, quantity, when
from .dates import agrees, has_what_is_read, knows, read_date
from .tei import Element
from .texts import Texts
from .traversal import DIPLOMATIC, EMENDED, READING, is_segment, passage_id, shown
from .values import Fact

NAMES = {
    "persName": ("person", "personGrp"),
    "orgName": ("org",),
    "placeName": ("place",),
}
TWINNED = frozenset({"xml:id", "corresp", "ana", "cert", "resp"})
# What to do where words are right and are read wrongly.
STATE = "or write resp='#…' with your id if the words are right: they are then not read"
# What a passage names, whatever the language: attributes by tag.
NAMED = {"persName": "ref", "orgName": "ref", "placeName": "ref", "idno": "type", "num": "value"}


def check_twice(texts: Texts, facts: Mapping[str, Fact], year: int | None) -> None:
    """Raise EditionError at the first place where an edition does not agree with itself.

    ``year`` is the document's own: what "of this year" means.
    """
    names = Names(texts.root)
    for element in texts.root.all("date", "time", *NAMES):
        if element.tag in NAMES:
            names.check(element, shown(element, READING, own=True))
        else:
            _check_day(element, year)
    for fact in facts.values():
        _check_fact(texts, fact)
    _check_languages(texts)


def check_twin(element: Element, twin: Element) -> None:
    """Raise EditionError where a fact and its twin do not state the same."""
    if twin.tag != element.tag:
        raise twin.error(f"its twin is a <{element.tag}>", f"make it <{element.tag}> too")
    if element.tag == "measure" and _amount(element) != _amount(twin):
        seen = f"it is {_amount(twin)}, its twin {_amount(element)}"
        raise twin.error(seen, "correct one: twins mean the same")
    for name in sorted((element.attributes.keys() | twin.attributes.keys()) - TWINNED):
        if element.get(name) != twin.get(name):
            seen = f"its {name} is {twin.get(name)!r}, its twin's {element.get(name)!r}"
            raise twin.error(seen, "correct one: twins mean the same")


def _amount(measure: Element) -> str:
    return f"{quantity(measure)} {measure.get('unit')}"


def _check_day(element: Element, year: int | None) -> None:
    stated, lang = when(element), _language(element)
    layers = {shown(element, bit) for bit in (DIPLOMATIC, EMENDED)} - {""}
    if not layers or not stated or not knows(lang):
        return
    if element.get("calendar") or element.get("resp"):  # the editor answers for it
        return
    read = [read_date(words, lang) for words in layers]
    if not language(lang).complete:
        right = any(each is None or has_what_is_read(each, stated) for each in read)
    else:
        right = any(each and agrees(each, stated, year) for each in read)
    if not right and not any(_is_early(words, stated) for words in layers):
        seen = f"it says {stated}, its words {' or '.join(map(repr, sorted(layers)))}"
        do = "correct the attribute: the words do not mean that"
        if not any(read):
            do = f"correct the attribute, or mark the date and no more; {STATE}"
        raise element.error(seen, do)


def _is_early(words: str, stated: str) -> bool:
    """Whether words name a year before 1000 alone: "about 92" is no more than its digits."""
    return bool(re.fullmatch("0[0-9]{3}", stated)) and str(int(stated)) in _digits(words)


def _language(element: Element | None) -> str:
    while element is not None:
        if lang := element.get("xml:lang"):
            return lang
        element = element.parent
    return "en"


class Names:
    """The names of an edition's people, offices and places, to tell whom words name."""

    def __init__(self, root: Element) -> None:
        self.known = {
            tag: {
                each.id: [_words(name.words()) for name in each.elements() if name.tag == tag]
                for each in root.all(*kinds)
            }
            for tag, kinds in NAMES.items()
        }
        self.told: set[tuple[str, str]] = set()

    def check(self, element: Element, words: str) -> None:
        """Raise EditionError where words name another than ``element`` points to."""
        (aim,) = element.pointers("ref") or ("",)
        if not aim or not words or (aim, words) in self.told:
            return
        others, said = self.known[element.tag], _words(words)
        own = _likeness(said, others[aim])
        best = aim if own == 1 else max(others, key=lambda each: _likeness(said, others[each]))
        if own == 0 or own < _likeness(said, others[best]):
            meant = f", and rather #{best}" if own or best != aim else ""
            seen = f"ref='#{aim}', but {words!r} is no name of it{meant}"
            raise element.error(seen, "point ref to whom the words name, or add the name there")
        self.told.add((aim, words))


def _likeness(said: list[str], names: list[list[str]]) -> float:
    """Return how many of the words stand in one of the names, whatever their case endings."""
    counts = [sum(any(_alike(one, two) for two in name) for one in said) for name in names]
    return max(counts, default=0) / max(1, len(said))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+|\d+", text.casefold())


def _alike(one: str, other: str) -> bool:
    """Whether two words begin alike and end in no more than another case."""
    same = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        same += 1
    return same >= min(3, len(one), len(other)) and same >= max(len(one), len(other)) - 3


def _check_fact(texts: Texts, fact: Fact) -> None:
    element = texts.known[fact.id]
    if element.tag == "measure":
        for lang, words in fact.emended.items():
            _check_quantity(texts, fact, lang, words)
        _check_goods(element, fact)
    elif element.tag == "num" and number(element) is not None:
        _check_number(element, fact.printed[_language(element)])


def _check_number(element: Element, words: str) -> None:
    lang, known = _language(element), language(_language(element))
    if element.pointers("resp") or _digits(words) == [str(number(element))]:
        return
    try:
        right = known.has_numbers and read_quantity(words, lang).value == number(element)
    except KitError as error:
        right = isinstance(error, NoNumber) and not known.complete
    if not right and (known.has_numbers or _digits(words)):
        seen = f"its value is {element.get('value')}, its words {words!r}"
        raise element.error(seen, f"correct the value, {STATE}")


def _check_quantity(texts: Texts, fact: Fact, lang: str, words: str) -> None:
    element = texts.known[fact.id]
    if lang in fact.stated or not language(lang).has_numbers:
        return
    if units().own and states(words, fact.quantity, fact.unit):
        return
    try:
        found = read_quantity(words, lang)
    except KitError as error:
        if isinstance(error, NoNumber) and not language(lang).complete:
            return
        do = f"mark a number and its unit, and no more; {STATE}"
        raise element.error(str(error), do) from None
    if found.value != fact.quantity:
        seen = f"its quantity is {element.get('quantity')}, its words ({lang}) {words!r}"
        raise element.error(seen, f"the words say {found.value}: correct the quantity, {STATE}")
    plain, _, rate = fact.unit.partition("/")
    if not found.unit and (plain not in units().by_id or not language(lang).complete):
        return  # a unit that the kit has no word for
    monthly = rate == "month" and found.unit == plain and _is_monthly(texts, fact, lang)
    if not language(lang).complete and found.unit == plain:
        return  # how often, other languages say in more ways than the kit reads
    if not found.unit and plain in units_in(_passage_text(texts, fact, lang), lang):
        return  # the word of the unit stands elsewhere in its sentence
    if not found.unit:
        seen = f"its unit is {fact.unit!r}, and no unit stands in its words ({lang}) {words!r}"
        raise element.error(seen, f"take the word of the unit into the measure, {STATE}")
    if found.unit != fact.unit and not monthly:
        seen = f"its unit is {fact.unit!r}, its words ({lang}) {words!r}"
        raise element.error(seen, f"the words say {found.unit!r}: correct the unit")


def _is_monthly(texts: Texts, fact: Fact, lang: str) -> bool:
    said = _passage_text(texts, fact, lang).casefold()
    return any(phrase in said for phrase in language(lang).monthly)


def _passage_text(texts: Texts, fact: Fact, lang: str) -> str:
    passage = texts.passages.get(fact.passage)
    return passage.text(lang) if passage else ""


def _check_goods(element: Element, fact: Fact) -> None:
    if "commodity" in element.attributes and element.get("commodity") != fact.goods:
        seen = f"its commodity is {element.get('commodity')!r}, its goods {fact.goods!r}"
        raise element.error(seen, "write the same in both: commodity='x' and ana='#goods.x'")


def _digits(words: str) -> list[str]:
    return re.findall(r"\d+", words)


def _check_languages(texts: Texts) -> None:
    """Raise EditionError where the two texts do not name the same, or let another speak."""
    one, *others = (walk.whole.element for walk in texts.walks.values())
    for other in others:
        _check_pair(one, other)


def _check_pair(one: Element, other: Element) -> None:
    if _speakers(one) != _speakers(other):
        pairs = zip(other.all("said"), _speakers(one), _speakers(other), strict=False)
        where = next((said for said, mine, its in pairs if mine != its), other)
        raise where.error("another speaks here than in the other text", "let both agree")
    original, translation = _named(one), _named(other)
    for named, there in ((original, translation), (translation, original)):
        for passage in named.keys() & there.keys():
            for what in named[passage].keys() - there[passage].keys():
                seen = f"{what[1]!r} is not in passage {passage} of the other text"
                raise named[passage][what].error(seen, "let both languages name the same")


def _speakers(text: Element) -> list[tuple[str, str]]:
    return [(each.get("who"), each.get("direct")) for each in text.all("said")]


def _named(text: Element) -> dict[str, dict[tuple[str, str], Element]]:
    """Return who and which days are named in each passage of a text, running headers apart."""
    found: dict[str, dict[tuple[str, str], Element]] = {}
    for seg in filter(is_segment, text.all("seg")):
        named = found.setdefault(passage_id(seg, text.get("xml:lang")), {})
        headers = [each for fw in seg.all("fw") for each in fw.all()]
        for element in seg.all("date", "time", *NAMED):
            what = element.get(NAMED[element.tag]) if element.tag in NAMED else when(element)
            if what and element not in headers:
                named.setdefault((element.tag, what), element)
    return found
