"""A learner's answers: kept, counted, handed in.

kept       the file of answers: a line for each, only ever added to
standing   where a learner stands, computed from the answers
handed     the answers of one lesson as a notebook carries them
"""

from .handed import MIME, HandIn, hand_in
from .kept import NAME, VARIABLE, Contents, Damage, Kept, Record, now, place
from .standing import Standing, State, answered, standing

__all__ = [
    "MIME",
    "NAME",
    "VARIABLE",
    "Contents",
    "Damage",
    "HandIn",
    "Kept",
    "Record",
    "Standing",
    "State",
    "answered",
    "hand_in",
    "now",
    "place",
    "standing",
]
