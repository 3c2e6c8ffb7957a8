"""TEI as elements that remember their line: what the reading of an edition starts from.

Only what an edition needs is let in: UTF-8, no document type (and so no entities of its own,
internal or external), no element nested deeper than ``DEEPEST``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from pyexpat import ExpatError, ParserCreate

from ..errors import EditionError

NAMESPACE = "http://www.tei-c.org/ns/1.0"
POINTERS = frozenset({"corresp", "target", "who", "ana", "ref", "resp", "next", "prev"})
DEEPEST = 100


class Element:
    """One element of the edition: tag, attributes, children in order, and the line it starts on."""

    __slots__ = ("tag", "attributes", "children", "parent", "line", "file", "order", "at", "end")

    def __init__(
        self,
        tag: str,
        attributes: dict[str, str],
        parent: Element | None = None,
        line: int = 0,
        file: str = "",
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []
        self.parent = parent
        self.line = line
        self.file = file
        # All elements of the file in order; those at and below this one are order[at:end].
        self.order: list[Element] = [] if parent is None else parent.order
        self.at = len(self.order)
        self.order.append(self)
        self.end = len(self.order)

    @property
    def id(self) -> str:
        """The element's ``xml:id``, or "" when it has none."""
        return self.attributes.get("xml:id", "")

    def get(self, name: str) -> str:
        """Return an attribute's value, or ""."""
        return self.attributes.get(name, "")

    def pointers(self, name: str) -> tuple[str, ...]:
        """Return the ids that an attribute such as ``corresp="#a #b"`` points to."""
        return tuple(each[1:] for each in self.get(name).split() if each.startswith("#"))

    def elements(self) -> Iterator[Element]:
        """Yield the child elements."""
        return (child for child in self.children if not isinstance(child, str))

    def child(self, tag: str) -> Element | None:
        """Return the first child of that tag."""
        return next((each for each in self.elements() if each.tag == tag), None)

    def all(self, *tags: str) -> list[Element]:
        """Return this element and those below it, in order; only ``tags`` when some are named."""
        below = self.order[self.at : self.end]
        return [each for each in below if each.tag in tags] if tags else below

    def first(self, *tags: str) -> Element | None:
        """Return the first element of those tags at or below this one."""
        below = self.order[self.at : self.end]
        return next((each for each in below if each.tag in tags), None)

    def words(self) -> str:
        """Return all the text below this element, white space made single."""
        pieces: list[str] = []
        self._gather(pieces)
        return " ".join("".join(pieces).split())

    def _gather(self, pieces: list[str]) -> None:
        for child in self.children:
            if isinstance(child, str):
                pieces.append(child)
            else:
                child._gather(pieces)

    @property
    def where(self) -> str:
        """The element's place as an error names it: file, line, tag and id."""
        name = f" xml:id='{self.id}'" if self.id else ""
        return f"{self.file}, line {self.line}, <{self.tag}{name}>"

    def error(self, seen: str, do: str) -> EditionError:
        """Return the error that says what was seen at this element and what was expected."""
        return EditionError(self.where, seen, do)


def parse(path: Path) -> Element:
    """Return the root element of the edition in a file; EditionError when it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        seen = f"the edition cannot be opened ({os.strerror(error.errno or 0)})"
        raise EditionError(str(path), seen, "put the edition's XML file there") from None
    return parse_bytes(content, path.name)


def parse_bytes(content: bytes, file: str) -> Element:
    """Return the root element of an edition given as bytes.

    >>> root = parse_bytes(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', "a.xml")
    >>> [each.where for each in root.all("text")]
    ['a.xml, line 1, <text>']
    """
    if not content.strip():
        raise EditionError(f"{file}, line 1", "the file is empty", "restore the edition's XML")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        seen = f"byte {content[error.start]:#04x} is not UTF-8"
        raise EditionError(f"{file}, line {line}", seen, "save the edition as UTF-8") from None
    root = _Builder(file).build(content)
    if root.tag != "TEI" or root.get("xmlns") != NAMESPACE:
        raise root.error("this is not a TEI document", f'expected <TEI xmlns="{NAMESPACE}">')
    return root


class _Builder:
    """Expat's events made into elements."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Element | None = None
        self.open: list[Element] = []
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype

    def build(self, content: bytes) -> Element:
        try:
            self.parser.Parse(content, True)
        except ExpatError as error:
            seen = f"this is not well-formed XML ({str(error).split(':')[0]})"
            inside = f", inside {self.open[-1].where.split(', ', 1)[1]}" if self.open else ""
            where = f"{self.file}, line {error.lineno}{inside}"
            raise EditionError(where, seen, "compare the file with a copy that works") from None
        finally:
            # Handlers that hold on to self keep parser and tree alive until a collection.
            self.parser.StartElementHandler = self.parser.EndElementHandler = None
            self.parser.CharacterDataHandler = self.parser.XmlDeclHandler = None
            self.parser.StartDoctypeDeclHandler = None
        assert self.root is not None  # expat refuses a document without a root
        return self.root

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        parent = self.open[-1] if self.open else None
        line = self.parser.CurrentLineNumber
        element = Element(tag, attributes, parent, line, self.file)
        if len(self.open) >= DEEPEST:
            raise element.error(f"it is nested {DEEPEST} deep", "close the elements around it")
        if parent is None:
            self.root = element
        else:
            parent.children.append(element)
        self.open.append(element)

    def _end(self, tag: str) -> None:
        closed = self.open.pop()
        closed.end = len(closed.order)

    def _text(self, text: str) -> None:
        self.open[-1].children.append(text)

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.upper() != "UTF-8":
            where = f"{self.file}, line {self.parser.CurrentLineNumber}"
            seen = f"the file declares the encoding {encoding!r}"
            raise EditionError(where, seen, 'save it as UTF-8 and declare encoding="UTF-8"')

    def _doctype(self, name: str, system: str | None, public: str | None, inner: bool) -> None:
        where = f"{self.file}, line {self.parser.CurrentLineNumber}"
        seen = "a document type (<!DOCTYPE …>) is declared, which could draw in other files"
        raise EditionError(where, seen, "remove it: the edition needs no entities")


def identified(root: Element) -> dict[str, Element]:
    """Return every element that has an id, by its id; EditionError when two share one."""
    known: dict[str, Element] = {}
    for element in root.all():
        name = element.attributes.get("xml:id")
        if name is None:
            continue
        if not name.strip():
            raise element.error("its xml:id is empty", "give it a name or remove the attribute")
        if name in known:
            seen = f"the id {name!r} is already that of line {known[name].line}"
            raise element.error(seen, "give each element an id of its own")
        known[name] = element
    return known


def check_pointers(root: Element, known: dict[str, Element]) -> None:
    """Raise EditionError at the first pointer, such as ``who="#peng"``, that leads nowhere."""
    for element in root.all():
        for name in element.attributes.keys() & POINTERS:
            for each in element.attributes[name].split():
                if each.startswith("#"):
                    if each[1:] not in known:
                        _check_pointer(element, name, each[1:], known)
                elif name in ("corresp", "ana", "who"):
                    seen = f"{name}={each!r} does not point to an element of this file"
                    raise element.error(seen, f"write {name}='#…' with the id of an element")


def _check_pointer(element: Element, name: str, wanted: str, known: dict[str, Element]) -> None:
    # A voice is a person of the header, named directly: ana="#voice.mao" is <person xml:id="mao">.
    if name == "ana" and wanted.startswith("voice.") and wanted[6:] in known:
        return
    from difflib import get_close_matches  # only an error needs it

    close = get_close_matches(wanted, known, n=1)
    hint = f"perhaps '#{close[0]}' was meant" if close else "add the element or correct the pointer"
    raise element.error(f"{name}='#{wanted}' points to no element", hint)
