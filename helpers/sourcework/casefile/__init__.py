"""A learner's case file: argument, evidence, figures, answers and sources, to hand in or keep.

contents   what stands in it, as data: sections of words, quotations, tables, pictures
choices    a name, a date and pictures, as a learner chose them
numbered   sources in an argument, by their numbers
answered   the answers, in a person's numbers
gathering  the contents, from what the learner kept
webpage    it as one HTML page that needs nothing else
typeset    it as a PDF, set by Typst
files      both written beside the notebook, over none but their own
"""

from .choices import Choices, chosen
from .contents import Contents
from .files import FILE, Filed, chosen_before, file
from .gathering import Gathered, gather
from .typeset import PAPERS, paper
from .webpage import page

__all__ = [
    "FILE",
    "PAPERS",
    "Choices",
    "Contents",
    "Filed",
    "Gathered",
    "chosen",
    "chosen_before",
    "file",
    "gather",
    "page",
    "paper",
]
