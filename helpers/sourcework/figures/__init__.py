"""Figures: quantities with their printed words, exact value, unit, voice, status and place.

model    what a figure is, and how figures are found
stated   a document -> the figures that it states
"""

from ..numbers.printed import UnreadableNumber
from ..numbers.quantities import words_to_number
from .model import Figure, Figures, months_of
from .stated import figures_of

__all__ = ["Figure", "Figures", "UnreadableNumber", "figures_of", "months_of", "words_to_number"]
