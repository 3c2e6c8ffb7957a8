"""What can go wrong: where it was seen, what was seen, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class KitError(Exception):
    """An error that a teacher can act on: a place, an observation, a way out.

    >>> print(KitError("answers.jsonl, line 3", "not a record", "restore a copy"))
    answers.jsonl, line 3: not a record. Restore a copy.
    """

    def __init__(self, where: str, seen: str, do: str) -> None:
        super().__init__(where, seen, do)
        self.where = where
        self.seen = seen
        self.do = do

    def __str__(self) -> str:
        remedy = self.do[:1].upper() + self.do[1:]
        # A question ends with its own mark.
        sentences = f"{self.where}: {self.seen.rstrip('.')}. {remedy.rstrip('.')}."
        return sentences.replace("?.", "?")

    def _render_traceback_(self) -> list[str]:
        """Return what Jupyter shows instead of a traceback: the sentence alone."""
        return [f"{type(self).__name__}: {self}"]


class EditionError(KitError):
    """The edition is malformed or incomplete at a stated line and element."""


class UnlikeFigures(KitError):
    """Two figures differ in unit, period, goods or status, and nobody said why that is fair."""


class RoundingError(KitError):
    """An interval or a rounding step that has no meaning, such as a quotient by zero."""


class ProgressError(KitError):
    """The learner's answers cannot be kept or read; nothing already kept was changed."""


class UnknownName(KitError):
    """A name that the edition or the exercises do not have.

    >>> print(UnknownName.near("passage", "P3.11", ["P3.1", "P3.2", "M1"]))
    passage 'P3.11': there is none of that name. Did you mean P3.1 or P3.2?
    >>> print(UnknownName.near("claim", "sum", []))
    claim 'sum': there is none of that name. Nothing of the kind is there yet: add it, or do not \
ask for it.
    """

    @classmethod
    def near(cls, kind: str, name: object, known: Iterable[str]) -> UnknownName:
        """Return the error for ``name``, naming up to three known names that look like it."""
        names = list(known)
        wanted = str(name)[:80]
        folded = {each.casefold(): each for each in names}
        close = [folded[each] for each in get_close_matches(wanted.casefold(), folded, n=3)]
        meant = " or ".join(close).removesuffix("?")  # a heading may have its own mark
        remedy = f"did you mean {meant}?" if close else f"use one of {_some(names)}"
        if not names:
            remedy = "nothing of the kind is there yet: add it, or do not ask for it"
        return cls(f"{kind} {wanted!r}", "there is none of that name", remedy)


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:8])
    return shown if len(names) <= 8 else f"{shown}, … ({len(names)} in all)"
