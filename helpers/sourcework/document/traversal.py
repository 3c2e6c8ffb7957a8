"""One walk through an edition's texts: which words belong to which passage, layer and fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .tei import Element

DIPLOMATIC, EMENDED, READING = 1, 2, 4
BITS = {"diplomatic": DIPLOMATIC, "emended": EMENDED, "reading": READING}
EVERY = DIPLOMATIC | EMENDED | READING
# Which layers show an element that is one side of a <choice>, or an editor's mark elsewhere.
CHOICE = {
    "sic": DIPLOMATIC,
    "corr": EMENDED | READING,
    "orig": DIPLOMATIC | EMENDED,
    "abbr": DIPLOMATIC | EMENDED,
    "reg": READING,
    "expan": READING,
}
ALWAYS = {"ex": READING, "am": DIPLOMATIC | EMENDED, "supplied": EMENDED | READING}
BLOCKS = frozenset(
    {"ab", "address", "addrLine", "bibl", "body", "byline", "closer", "dateline", "div"}
    | {"docAuthor", "docDate", "docTitle", "front", "fw", "group", "head", "item", "lb", "list"}
    | {"opener", "p", "pb", "postscript", "row", "salute", "signed", "stamp", "table", "text"}
    | {"titlePage", "titlePart", "trailer"}
)
# Cells and labels part words without beginning a line.
PARTING = frozenset({"cell", "label", "cb", "milestone", "gb"})
SILENT = frozenset({"note", "certainty", "desc", "index", "metamark"})
FACTS = {
    "measure": "measure",
    "num": "number",
    "date": "date",
    "time": "time",
    "persName": "person",
    "orgName": "office",
    "placeName": "place",
    "idno": "reference",
}
HANDS = {"typed", "printed", "stamped", "handwritten"}


class Strand:
    """The words of one passage in one language, as pieces that know their layers."""

    __slots__ = ("pieces", "voices", "hands", "sheets", "element")

    def __init__(self, element: Element) -> None:
        self.pieces: list[tuple[int, str]] = []
        self.voices: dict[tuple[str, ...], None] = {}
        self.hands: set[str] = set()
        self.sheets: list[int] = []
        self.element = element

    def raw(self, layer: int, start: int = 0, end: int | None = None) -> str:
        """Return pieces ``start`` to ``end`` in a layer, white space as in the file."""
        return "".join(text for bits, text in self.pieces[start:end] if bits & layer)

    def words(self, layer: int, start: int = 0, end: int | None = None) -> str:
        """Return pieces ``start`` to ``end`` in a layer, white space made single."""
        return " ".join(self.raw(layer, start, end).split())

    @property
    def voice(self) -> tuple[str, ...]:
        """Who speaks all of it: the part that the chains of voices end in alike."""
        chains = list(self.voices)
        shared = chains[0] if chains else ()
        for chain in chains[1:]:
            while shared and chain[-len(shared) :] != shared:
                shared = shared[1:]
        return shared

    def layers(self) -> dict[str, str]:
        """Return the words in every layer."""
        diplomatic = self.words(DIPLOMATIC)
        if all(bits == EVERY for bits, _ in self.pieces):
            return dict.fromkeys(BITS, diplomatic)
        return {name: self.words(bit) for name, bit in BITS.items()}


class Mark:
    """Where an element stands that has an id: strand, first and last piece, and its voice."""

    __slots__ = ("element", "lang", "passage", "strand", "start", "end", "voice")

    def __init__(
        self, element: Element, lang: str, passage: str, strand: Strand, voice: tuple[str, ...]
    ) -> None:
        self.element = element
        self.lang = lang
        self.passage = passage
        self.strand = strand
        self.voice = voice
        self.start = self.end = len(strand.pieces)

    def words(self, layer: int = DIPLOMATIC) -> str:
        """Return the words the element holds in a layer."""
        return self.strand.words(layer, self.start, self.end)

    def place(self) -> tuple[int, int]:
        """Return where those words stand in the passage as printed."""
        before = self.strand.raw(DIPLOMATIC, 0, self.start)
        inner = self.strand.raw(DIPLOMATIC, self.start, self.end)
        start = len(" ".join(before.split()))
        if start and (before[-1:].isspace() or inner[:1].isspace()):
            start += 1
        return start, start + len(" ".join(inner.split()))


class Around(NamedTuple):
    """What holds at a place of the text: layers, voice, hand, passage."""

    bits: int
    voice: tuple[str, ...]
    hand: str
    passage: str


class Walk:
    """The strands of one text, its marks, and all its words in order.

    ``beside`` names the passage that holds words outside every segment: running headers, empty
    slots of a form; for a catalogue, everything.
    """

    def __init__(self, text: Element, lang: str, beside: str) -> None:
        self.lang = lang
        self.beside = beside
        self.strands: dict[str, Strand] = {}
        self.marks: dict[str, Mark] = {}
        self.whole = Strand(text)
        self.furniture: dict[int, list[str]] = {}
        self.sheet = 0
        self._enter(text, Around(EVERY, _voice_around(text), "typed", beside))

    def texts(self) -> dict[str, str]:
        """Return all the words in every layer, a block of the text to a line."""
        return {layer: _lines(self.whole.raw(bit)) for layer, bit in BITS.items()}

    def _enter(self, element: Element, around: Around) -> None:
        if element.tag in SILENT:
            return
        if element.tag == "pb":
            self._turn(element)
        here = Around(
            around.bits & _layers(element),
            # A running header is nobody's report: it cuts the chain.
            _voice(element, () if element.tag == "fw" else around.voice),
            _hand(element, around.hand),
            self._passage(element, around.passage),
        )
        strand = self._strand(here.passage, element)
        self._part(element, strand)
        mark = Mark(element, self.lang, here.passage, strand, here.voice)
        if element.id:
            self.marks[element.id] = mark
        for child in element.children:
            if isinstance(child, str):
                self._say(strand, here, child)
            else:
                self._enter(child, here)
        mark.end = len(strand.pieces)
        if element.tag == "fw" and (words := mark.words()):
            self.furniture.setdefault(self.sheet, []).append(words)
        self._part(element, strand)

    def _passage(self, element: Element, around: str) -> str:
        if element.tag == "fw":
            return self.beside
        if not is_segment(element):
            return around
        if around != self.beside:
            raise element.error(f"it lies inside passage {around}", "end that one before it")
        passage = passage_id(element, self.lang)
        if passage in self.strands and "prev" not in element.attributes:
            seen = f"passage {passage} began at line {self.strands[passage].element.line}"
            raise element.error(seen, "give it another id, or prev='#…' if it goes on here")
        return passage

    def _strand(self, passage: str, element: Element) -> Strand:
        if passage not in self.strands:
            self.strands[passage] = Strand(element)
        return self.strands[passage]

    def _part(self, element: Element, strand: Strand) -> None:
        """Part the words before and after a block's border."""
        if element.tag in BLOCKS and element.get("break") != "no":
            # No text has this character; a line break of the file may fall inside a sentence.
            self.whole.pieces.append((EVERY, "\x00"))
            strand.pieces.append((EVERY, " "))
        elif element.tag in PARTING or is_segment(element):
            self.whole.pieces.append((EVERY, " "))
            strand.pieces.append((EVERY, " "))

    def _say(self, strand: Strand, here: Around, text: str) -> None:
        if not here.bits:
            return
        strand.pieces.append((here.bits, text))
        self.whole.pieces.append((here.bits, text))
        if text.isspace():
            return
        strand.voices[here.voice] = None
        strand.hands.add(here.hand)
        if self.sheet not in strand.sheets:
            strand.sheets.append(self.sheet)

    def _turn(self, element: Element) -> None:
        number = element.get("n")
        if not (number.isascii() and number.isdigit() and len(number) < 5 and int(number)):
            raise element.error(f"sheet number {number!r}", "write n='1', '2', …")
        self.sheet = int(number)
        self.furniture.setdefault(self.sheet, [])


def is_segment(element: Element) -> bool:
    """Whether an element is (a part of) a passage."""
    return element.tag == "seg" and element.get("type") == "segment"


def is_fact(element: Element) -> bool:
    """Whether an element with an id states a fact, or is the twin of one."""
    if element.tag == "seg":
        return element.get("type") == "statement"
    return element.tag in FACTS


def passage_id(element: Element, lang: str) -> str:
    """Return the id that twins and parts share: ``n``, or what follows the language."""
    prefix, _, rest = element.id.partition(".")
    if prefix != lang or not rest:
        seen = f"a segment of the {lang!r} text has the id {element.id!r}"
        raise element.error(seen, f"write xml:id='{lang}.…'")
    return element.get("n") or rest


def shown(element: Element, layer: int, *, own: bool = False) -> str:
    """Return the words an element holds in a layer; its ``own`` are without those named in it."""
    return " ".join("".join(_shown(element, layer, own)).split())


def _shown(element: Element, layer: int, own: bool) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif not (child.tag in SILENT or (own and child.tag == element.tag)):
            yield from _shown(child, layer, own) if _layers(child) & layer else ()


def _lines(raw: str) -> str:
    lines = raw.split("\x00")
    return "\n".join(line for each in lines if (line := " ".join(each.split())))


def _layers(element: Element) -> int:
    parent = element.parent
    if parent is not None and parent.tag == "choice" and element.tag in CHOICE:
        first = next(each for each in parent.elements() if each.tag == element.tag)
        return CHOICE[element.tag] if first is element else 0
    return ALWAYS.get(element.tag, EVERY)


def _voice(element: Element, around: tuple[str, ...]) -> tuple[str, ...]:
    """Return who speaks inside an element, innermost first."""
    speakers: tuple[str, ...] = ()
    if "ana" in element.attributes:
        named = element.pointers("ana")
        speakers = tuple(each[6:] for each in named if each.startswith("voice."))
    if element.tag == "said":
        speakers = element.pointers("who") + speakers
    for speaker in reversed(speakers):
        if around[:1] != (speaker,):
            around = (speaker, *around)
    return around


def _voice_around(text: Element) -> tuple[str, ...]:
    chain: list[Element] = []
    above = text.parent
    while above is not None:
        chain.append(above)
        above = above.parent
    voice: tuple[str, ...] = ()
    for each in reversed(chain):
        voice = _voice(each, voice)
    return voice


def _hand(element: Element, around: str) -> str:
    for token in element.get("rend").split():
        if token in HANDS:
            return token
    return "stamped" if element.tag == "stamp" else around
