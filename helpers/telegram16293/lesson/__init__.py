"""The words a lesson uses: what learners import.

Each binds what the rooms offer to the edition that ships, its exercises and its claims. Where a
figure is wanted its id will do, and where a rule is wanted its name; whatever else is given, and
however a word is called, the answer is a sentence (a KitError) and no traceback.

    given      what learners give, read kindly
    answers    check, ask, hints, progress, handing in
    arguing    the written argument, and what of it is handed in
    filing     the case file
    beyond     neighbouring documents, citations, roundings, if … then
    words      passages, figures, claims, comparisons, rates, tables
    shown      pictures, the reader, the explorers
    doubts     damaged letters, the register of stamps, how far a doubt reaches

>>> figure("peng-aid-yuan").speaker
'peng'
"""

from sourcework.claims import Verdict
from sourcework.rounding import Rule

from .answers import answer_by, ask, check, hand_in, hint, progress, reset
from .arguing import argue
from .beyond import cite, neighbour, neighbours, roundings, scale
from .doubts import letters, plot_stamps, sensitivity, stamps
from .filing import case_file
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
    "argue",
    "ask",
    "break_even",
    "case_file",
    "check",
    "cite",
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
    "letters",
    "neighbour",
    "neighbours",
    "passage",
    "plot_budgets",
    "plot_chain",
    "plot_deliveries",
    "plot_rates",
    "plot_stamps",
    "progress",
    "rates",
    "reader",
    "readings",
    "reset",
    "roubles_at",
    "roundings",
    "scale",
    "sensitivity",
    "share",
    "stamps",
    "table",
]
