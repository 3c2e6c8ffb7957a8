"""The pictures of the lessons: drawn from values passed in, computing nothing.

chain       through whose hands the words went, and the days between
intervals   what each printed pair allows under each rule, and where all agree
stamps      numbers of a register by day, the line through them, what is due
timeline    days of the war, and around the document, from top to bottom
land        coasts and borders, and places on them
"""

from sourcework.views.picture import Picture
from sourcework.views.plots_intervals import intervals

from .chain import Step, chain
from .stamps import Expected, Point, stamps

__all__ = [
    "Expected",
    "Picture",
    "Point",
    "Step",
    "chain",
    "intervals",
    "stamps",
]
