"""An argument and its five parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

from ..errors import KitError
from ..exercises.readings import is_a, kind_of

ABOUT_WORDS = 250
LONGEST = 100_000
# What each part is called, and what belongs into it.
PARTS = {
    "claim": ("Claim", "your answer, in one sentence that could turn out to be wrong"),
    "evidence": ("Evidence", "passages by their ids, such as {id}; figures with their units"),
    "reasoning": ("Reasoning", "how you get from the evidence to the claim"),
    "counter_evidence": ("Counter-evidence", "what speaks against you, told fairly"),
    "change_my_mind": ("What would change my mind", "a document, and in which direction"),
}
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
# Signs that no page shows, tabs and line ends excepted.
_UNSEEN = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n"}


@dataclass(frozen=True, slots=True)
class Argument:
    """A claim, what it rests on, how, what speaks against it, and what would change it.

    >>> Argument(claim="Hardly.").is_empty, Argument(claim=" ").is_empty
    (False, True)
    """

    claim: str = ""
    evidence: str = ""
    reasoning: str = ""
    counter_evidence: str = ""
    change_my_mind: str = ""

    @property
    def parts(self) -> dict[str, str]:
        """The five parts by name, in order."""
        return asdict(self)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written yet."""
        return not any(part.strip() for part in self.parts.values())

    @property
    def words(self) -> int:
        """How many words it has in all."""
        return sum(map(words_in, self.parts.values()))


def words_in(text: str) -> int:
    """Return how many words a text has; a number with its marks is one.

    >>> words_in("Veit's 1,500,000 million — well-known, isn't it?"), words_in("Вряд ли.")
    (6, 2)
    """
    return sum(1 for _ in _WORD.finditer(text))


def argument_of(given: Mapping[str, object]) -> Argument:
    """Return the argument whose parts are given by name; a part not named is empty."""
    return changed(Argument(), given)


def changed(argument: Argument, given: Mapping[str, object]) -> Argument:
    """Return the argument with those parts written anew that are given and not None or dots.

    Raises KitError for a part that is no text, or longer than any argument.
    """
    told = {name: part for name, part in given.items() if part is not None and part is not ...}
    known = {each.name for each in fields(Argument)}
    return replace(argument, **{k: _text(k, part) for k, part in told.items() if k in known})


def _text(name: str, given: object) -> str:
    if not is_a(given, str):
        do = f'write it between quotation marks, as in argue({name}="…")'
        raise KitError(f"argue({name}=…)", f"that is {kind_of(given)} and no text", do)
    length = str.__len__(given)  # type: ignore[arg-type]
    if length > LONGEST:
        seen = f"it has {length:,} characters"
        raise KitError(f"argue({name}=…)", seen, f"use {LONGEST:,} at most")
    text = str.__getitem__(given, slice(None))  # type: ignore[index]
    # Half of a surrogate pair can stand in a str and in no file.
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN).strip()
