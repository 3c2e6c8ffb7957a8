"""The words of this telegram's lessons: what learners import.

Each is a function of the engine or of this course's tools, bound to the course.

>>> figure("peng-aid-yuan").speaker
'peng'
>>> print(rates(Rule.NEAREST)["Peng's sum"].decimals(2))
[6,736.85 … 6,765.32]
>>> roubles_at(5_000).columns[-1]
'in the telegram'
"""

from sourcework.claims import Verdict
from sourcework.lesson import (
    answering,
    arguing,
    bind,
    comparing,
    doubting,
    filing,
    measuring,
    neighbouring,
    plain,
    reading,
)
from sourcework.rounding import Rule

from .course import course
from .tools import around, exploring, pictures, stamped
from .tools import rates as _rates

__all__ = [
    "Rule",
    "Verdict",
    "answer_by",
    "argue",
    "ask",
    "background",
    "break_even",
    "case_file",
    "check",
    "cite",
    "claim",
    "claims",
    "common_rate",
    "compare",
    "evidence",
    "excerpt",
    "explore_budgets",
    "explore_chain",
    "explore_deliveries",
    "explore_rates",
    "figure",
    "figures",
    "gate",
    "hand_in",
    "hint",
    "known_by",
    "letters",
    "neighbour",
    "neighbours",
    "passage",
    "plot_budgets",
    "plot_chain",
    "plot_deliveries",
    "plot_map",
    "plot_rates",
    "plot_stamps",
    "plot_timeline",
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

check = bind(course, answering.check)
ask = bind(course, answering.ask)
answer_by = bind(course, answering.answer_by)
hint = bind(course, answering.hint)
progress = bind(course, answering.progress)
hand_in = bind(course, answering.hand_in)
reset = bind(course, answering.reset)
argue = bind(course, arguing.argue)
case_file = bind(course, filing.case_file)
passage = bind(course, reading.passage)
figure = bind(course, reading.figure)
figures = bind(course, reading.figures)
claim = bind(course, reading.claim)
claims = bind(course, reading.claims)
reader = bind(course, reading.reader)
evidence = bind(course, reading.evidence)
gate = bind(course, comparing.gate)
compare = bind(course, comparing.compare)
share = bind(course, comparing.share)
readings = bind(course, comparing.readings)
neighbours = bind(course, neighbouring.neighbours)
neighbour = bind(course, neighbouring.neighbour)
excerpt = bind(course, neighbouring.excerpt)
cite = bind(course, neighbouring.cite)
scale = bind(course, measuring.scale)
letters = bind(course, doubting.letters)
sensitivity = bind(course, doubting.sensitivity)
rates = bind(course, _rates.rates)
common_rate = bind(course, _rates.common_rate)
break_even = bind(course, _rates.break_even)
roubles_at = bind(course, _rates.roubles_at)
plot_rates = bind(course, _rates.plot_rates)
plot_budgets = bind(course, pictures.plot_budgets)
plot_chain = bind(course, pictures.plot_chain)
plot_deliveries = bind(course, pictures.plot_deliveries)
stamps = bind(course, stamped.stamps)
plot_stamps = bind(course, stamped.plot_stamps)
background = bind(course, around.background)
known_by = bind(course, around.known_by)
plot_map = bind(course, around.plot_map)
plot_timeline = bind(course, around.plot_timeline)
explore_rates = bind(course, exploring.explore_rates)
explore_deliveries = bind(course, exploring.explore_deliveries)
explore_budgets = bind(course, exploring.explore_budgets)
explore_chain = bind(course, exploring.explore_chain)
table = plain(reading.table)
roundings = plain(measuring.roundings)
