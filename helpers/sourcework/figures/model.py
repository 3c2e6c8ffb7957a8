"""What a figure is, and how figures are found: by place, by id, by asking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NoReturn, overload

from ..errors import KitError, UnknownName
from ..numbers.units import SCALE_NAMES, in_units
from ..numbers.writing import exactly

PLACES = 12  # no printed number has more decimals
_INTERVAL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-\d\d)?(?:/(\d{4})(?:-(\d\d))?(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True, repr=False)
class Figure:
    """A quantity that the document states: ``value`` of ``unit``, exact.

    ``step`` is the size of the last printed unit: 1,000,000 for "12 million". ``voice`` is the
    speaker and those who report the speaker, innermost first; ``period`` an ISO interval or "".
    ``place`` says where the words stand in the passage as printed; ``unread`` in which languages
    the kit does not read them, so that the value is for a person to check; ``said_by`` is what
    the speaker is called, where that is no more than the id; ``several`` what many of its unit are
    called, where the document declares it.

    >>> ask = Figure("coal", {"en": "12 million tons"}, Fraction(12_000_000), "t",
    ...     Fraction(1_000_000), 1_000_000, "coal", ("smith",), "request", (), "1870-02/1870-03",
    ...     "A1", {"en": (0, 15)}, "What Smith wants.")
    >>> ask
    <coal: 12 million tons, Smith, request, A1>
    >>> ask.months, ask.told
    (('1870-02', '1870-03'), "Smith's 12 million tons (A1)")
    """

    id: str
    printed: Mapping[str, str] = field(hash=False)
    value: Fraction
    unit: str
    step: Fraction
    scale: int
    goods: str
    voice: tuple[str, ...]
    status: str
    hedges: tuple[str, ...]
    period: str
    passage: str
    place: Mapping[str, tuple[int, int]] = field(hash=False)
    refers_to: str
    unread: tuple[str, ...] = ()
    said_by: str = ""
    several: str = ""

    @property
    def in_millions(self) -> Fraction:
        """The value in millions of the unit."""
        return self.value / 10**6

    @property
    def told(self) -> str:
        """The figure as a sentence names it: who says it, as printed, and where."""
        return f"{self.who}'s {self} ({self.passage})"

    @property
    def speaker(self) -> str:
        """Who says it: the innermost voice."""
        return self.voice[0]

    @property
    def who(self) -> str:
        """What the speaker is called, in short."""
        return self.said_by or self.speaker.capitalize()

    @property
    def months(self) -> tuple[str, ...]:
        """The months of its period, such as "1870-02"; () where none is stated."""
        return months_of(self.period)

    def _refuse(self, other: object) -> NoReturn:
        do = "take the .value of each, or compare(one, other) and share(part, of)"
        raise KitError(f"figure {self.id}", "one calculates only with numbers, as they stand", do)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _refuse
    __rtruediv__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse

    def __str__(self) -> str:
        scale = SCALE_NAMES.get(self.scale, "")
        number = exactly(self.value / self.scale if scale else self.value, PLACES)
        return " ".join(
            filter(None, (number, scale, in_units(self.value, self.unit, self.several)))
        )

    def __repr__(self) -> str:
        return f"<{self.id}: {self}, {self.who}, {self.status}, {self.passage}>"


class Figures(Sequence[Figure]):
    """Figures in the order of the document, found by place, by id, or by asking.

    A question about a name that the document does not have raises UnknownName; one that no
    figure answers gives no figures.
    """

    __slots__ = ("_figures", "_names")

    def __init__(
        self, figures: Iterable[Figure], names: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        self._figures = tuple(figures)
        self._names = {} if names is None else names

    def find(
        self,
        *,
        voice: str | Iterable[str] | None = None,
        unit: str | Iterable[str] | None = None,
        goods: str | Iterable[str] | None = None,
        status: str | Iterable[str] | None = None,
        period: str | None = None,
        passage: str | Iterable[str] | None = None,
    ) -> Figures:
        """Return the figures that answer every question asked.

        ``voice`` is who says it, not who reports it. A question may name several answers:
        ``goods={"rice", "millet"}``. ``period`` is an ISO date or interval: "1870" is also
        "1870-01/1870-12".
        """
        asked = {"speaker": voice, "unit": unit, "goods": goods, "status": status}
        found = self._figures
        for respect, names in {**asked, "passage": passage}.items():
            if names is not None:
                wanted = self._known(respect, _asked(names))
                found = tuple(each for each in found if getattr(each, respect) in wanted)
        if period is not None:
            period = str(period)
            if not _INTERVAL.fullmatch(period):
                raise UnknownName.near("period", period, sorted(self._names.get("period", ())))
            found = tuple(each for each in found if each.months == months_of(period))
        return Figures(found, self._names)

    def _known(self, respect: str, wanted: set[str]) -> set[str]:
        known = self._names.get(respect)
        for name in wanted:
            if known is not None and name not in known:
                raise UnknownName.near(respect, name, sorted(known))
        return wanted

    @property
    def ids(self) -> tuple[str, ...]:
        """The figures' ids."""
        return tuple(each.id for each in self._figures)

    @overload
    def __getitem__(self, index: int | str) -> Figure: ...

    @overload
    def __getitem__(self, index: slice) -> Figures: ...

    def __getitem__(self, index: int | str | slice) -> Figure | Figures:
        if isinstance(index, slice):
            return Figures(self._figures[index], self._names)
        if isinstance(index, int):
            return self._figures[index]
        for each in self._figures:
            if each.id == index:
                return each
        raise UnknownName.near("figure", index, self.ids)

    def __contains__(self, item: object) -> bool:
        return item in self._figures or item in self.ids

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figures) and self._figures == other._figures

    def __hash__(self) -> int:
        return hash(self._figures)

    def __repr__(self) -> str:
        return "\n".join(map(repr, self._figures)) or "<no figures>"


def _asked(names: object) -> set[str]:
    """Return the names in a question: one, or several in a collection."""
    several = isinstance(names, Iterable) and not isinstance(names, str)
    return {str(each) for each in names} if several else {str(names)}  # type: ignore[attr-defined]


def months_of(period: str) -> tuple[str, ...]:
    """Return the months of an ISO date or interval; () for "".

    >>> months_of("1870-11/1871-01")
    ('1870-11', '1870-12', '1871-01')
    >>> len(months_of("1870"))
    12
    """
    found = _INTERVAL.fullmatch(period)
    if found is None:
        return ()
    start, first, end, last = found.groups()
    months_before = int(start) * 12 + int(first or 1) - 1
    months_to = int(end or start) * 12 + int((last if end else first) or 12)
    return tuple(f"{each // 12:04}-{each % 12 + 1:02}" for each in range(months_before, months_to))
