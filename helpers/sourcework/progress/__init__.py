"""A learner's answers: kept, counted, handed in.

trouble    why a file cannot be written or read, and what to do
journal    a file of lines, only ever added to; held in memory where it cannot be written
answers    the file of answers: a line for each
states     where a learner stands with one exercise, computed from the answers
standing   the same of all exercises, and how it is shown
handed     the answers of one lesson as a notebook carries them
preference  how the learner answers, by form or in code: chosen once
"""

from .answers import NAME, VARIABLE, Kept, Record, place
from .handed import MIME, Enclosure, HandIn, hand_in
from .journal import Contents, Damage, now
from .preference import WAY_NAME, WAYS, Way, choose, way
from .standing import Standing, standing
from .states import State, answered, judged_with, state_of

__all__ = [
    "MIME",
    "NAME",
    "VARIABLE",
    "WAYS",
    "WAY_NAME",
    "Contents",
    "Damage",
    "Enclosure",
    "HandIn",
    "Kept",
    "Record",
    "Standing",
    "State",
    "Way",
    "answered",
    "choose",
    "hand_in",
    "judged_with",
    "now",
    "place",
    "standing",
    "state_of",
    "way",
]
