"""The words a lesson uses: what learners import.

Each binds what the rooms offer to the edition that ships, its exercises and its claims. Where a
figure is wanted its id will do, and where a rule is wanted its name; whatever else is given, and
however a word is called, the answer is a sentence (a KitError) and no traceback.

    given      what learners give, read kindly
    answers    check, ask, hints, progress, handing in
    words      passages, figures, claims, comparisons, rates, tables
    shown      pictures, the reader, the explorers

>>> figure("peng-aid-yuan").speaker
'peng'
"""

from ..claims import Verdict
from ..rounding import Rule
from .answers import answer_by, ask, check, hand_in, hint, progress, reset
from .shown import (
    evidence,
    explore_budgets,
    explore_chain,
    explore_deliveries,
    explore_rates,
    plot_budgets,
    plot_chain,
    plot_deliveries,
    plot_rates,
    reader,
)
from .words import (
    break_even,
    claim,
    claims,
    common_rate,
    compare,
    figure,
    figures,
    gate,
    passage,
    rates,
    readings,
    roubles_at,
    share,
    table,
)

__all__ = [
    "Rule",
    "Verdict",
    "answer_by",
    "ask",
    "break_even",
    "check",
    "claim",
    "claims",
    "common_rate",
    "compare",
    "evidence",
    "explore_budgets",
    "explore_chain",
    "explore_deliveries",
    "explore_rates",
    "figure",
    "figures",
    "gate",
    "hand_in",
    "hint",
    "passage",
    "plot_budgets",
    "plot_chain",
    "plot_deliveries",
    "plot_rates",
    "progress",
    "rates",
    "reader",
    "readings",
    "reset",
    "roubles_at",
    "share",
    "table",
]
