"""The reader in a notebook: the page, and behind it a kernel that keeps evidence.

Importing this module imports anywidget. The script asks ("keep these words", "let them go"); the
kernel answers with what is now kept, or says in words why it is not.
"""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from ...document import Document
from ...errors import KitError
from ...evidence import Evidence, Excerpt, excerpt, place_in, speaker
from ..live import LIVE
from .page import asset, switch_of, with_script


class Reader(anywidget.AnyWidget):  # type: ignore[misc, unused-ignore]  # untyped
    """The reader: set ``show`` to the id of a passage, fact or note to go there.

    ``chosen`` is the passage that the reader's person is at, "" before any was chosen; ``again``
    is the word of a lesson, and its texts, that makes it anew.
    """

    again: tuple[str, ...] = ()

    _esm = asset("reader.js")
    _css = asset("reader.css")
    html = traitlets.Unicode().tag(sync=True)
    show = traitlets.Unicode().tag(sync=True)
    chosen = traitlets.Unicode().tag(sync=True)
    kept: traitlets.List[dict[str, object]] = traitlets.List().tag(sync=True)
    keeps = traitlets.Bool().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, document: Document, evidence: Evidence | None, inner: str, show: str = ""
    ) -> None:
        self._document = document
        self._evidence = evidence
        kept, problem = self._read()
        super().__init__(
            html=inner, show=show, kept=kept, keeps=evidence is not None, problem=problem
        )
        self.on_msg(self._answer)

    @traitlets.validate("show")  # type: ignore[misc, unused-ignore]
    def _known(self, proposal: Any) -> str:
        if proposal["value"]:
            switch_of(self._document, proposal["value"])
        return str(proposal["value"])

    def _read(self) -> tuple[list[dict[str, object]], str]:
        """Return what is kept as the script needs it, and what went wrong, in words."""
        if self._evidence is None:
            return [], ""
        found = self._evidence.read()
        return [_shown(each, self._document) for each in found.excerpts], " ".join(found.notes)

    def _answer(self, _: object, asked: dict[str, Any], buffers: object) -> None:
        """Do what the script asks, and tell it how that went."""
        try:
            said = self._do(asked)
        except (KitError, KeyError, TypeError, ValueError, AttributeError) as error:
            words = str(error) if isinstance(error, KitError) else "The request was not understood."
            self.send({"ref": asked.get("ref"), "done": False, "said": words})
            return
        self.kept, self.problem = self._read()
        self.send({"ref": asked.get("ref"), "done": True, "said": said})

    def _do(self, asked: dict[str, Any]) -> str:
        if self._evidence is None:
            raise KitError("this reader", "it was opened without a place for evidence", "reopen it")
        where = (str(asked["passage"]), str(asked["language"]))
        start, end, layer = int(asked["start"]), int(asked["end"]), str(asked["layer"])
        if asked["do"] == "let go":
            kept = self._evidence.read().excerpts
            same = [each for each in kept if each.place == (*where, layer, start, end)]
            notes = [self._evidence.let_go(each) for each in same]
            return " ".join(filter(None, [f"Let go: words of {where[0]}.", *notes]))
        own = str(asked.get("note", ""))
        chosen = excerpt(self._document, *where, start, end, note=own, layer=layer)
        note = self._evidence.keep(chosen)
        return " ".join(filter(None, [f"Kept: words of {chosen.passage}.", note]))

    def __repr__(self) -> str:
        count = len(self._document.passages)
        at = f", at {self.show}" if self.show else ""
        return f"<Reader: {self._document.title}, {count} passages{at}>"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the widget, and for a page without a kernel the same as plain HTML."""
        found = super()._repr_mimebundle_()
        bundle, about = found if isinstance(found, tuple) else (found or {}, {})
        known = {LIVE: {"again": [*self.again]}} if self.again else {}
        html = with_script(self.html)
        return {**bundle, **known, "text/plain": repr(self), "text/html": html}, about


def _shown(each: Excerpt, document: Document) -> dict[str, object]:
    return {
        "who": speaker(document, each.passage),
        "place": place_in(document, each.passage),
        "passage": each.passage,
        "language": each.language,
        "layer": each.layer,
        "start": each.start,
        "end": each.end,
        "words": each.words,
        "note": each.note,
        "citation": each.citation,
    }
