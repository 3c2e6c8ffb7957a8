"""The case file: all that a learner kept, written down to hand in or keep."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .. import argument as _argument
from .. import evidence as _evidence
from .. import exercises as _exercises
from .. import progress as _progress
from ..claims.sums import ALIKE, weighed
from ..compare import compare
from ..document import edition
from ..errors import KitError
from ..exercises.readings import is_a, kind_of
from ..outside import outside
from ..rounding import Rule
from .given import all_claims, verb
from .shown import plot_budgets, plot_deliveries, plot_rates

if TYPE_CHECKING:
    from ..casefile import Filed, Gathered

LONGEST_NAME = 200


@verb
def case_file(*, paper: str = "a4", name: str = "") -> Filed:
    """Write your case file, as an HTML page and as a PDF, and return what is in it.

    ``paper`` is "a4" or "us-letter"; ``name`` is yours, if it is to stand on it. It is written
    beside your answers. Raises UnknownName for another paper, ProgressError where no file can be
    written.
    """
    from .. import casefile
    from ..errors import UnknownName

    if not is_a(paper, str) or paper not in casefile.PAPERS:
        raise UnknownName.near(
            "paper", paper if is_a(paper, str) else kind_of(paper), casefile.PAPERS
        )
    gathered = _gathered(_name(name))
    everything = (edition(), all_claims(), _exercises.ALL, outside())
    contents = casefile.gather(gathered, *everything, date.today())
    return casefile.file(contents, gathered, _progress.place().parent, paper)


def _name(given: object) -> str:
    if not is_a(given, str) or str.__len__(given) > LONGEST_NAME:  # type: ignore[arg-type]
        kind = kind_of(given) if not is_a(given, str) else "a very long text"
        raise KitError("case_file(name=…)", f"that is {kind}", 'write it as in name="Ada"')
    return str.__getitem__(given, slice(None)).strip()  # type: ignore[index]


def _gathered(name: str) -> Gathered:
    from ..casefile import Gathered

    kept = _progress.Kept(_progress.place())
    asked, planned, _ = weighed(edition()).figures
    return Gathered(
        _progress.standing(kept, _exercises.ALL, edition()),
        _evidence.Evidence(_evidence.place()).read().excerpts,
        _argument.Drafts(_argument.place()).read().latest,
        (
            plot_rates(Rule.NEAREST, Rule.TRUNCATED, Rule.ROUNDED_UP),
            plot_budgets(compare(asked, planned, assuming=ALIKE)),
            plot_deliveries(),
        ),
        name,
    )
