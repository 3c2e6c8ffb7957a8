"""A learner's written argument: kept with all its drafts, and read over by one who advises.

parts      an argument and its five parts
language   whether a text is in English
sentences  its sentences, and the stems of their words
drafts     the drafts in their file
mentions   numbers as a text mentions them, dates and references left aside
usable     the numbers that the edition, its claims and other sources state
cited      the passages and sources that a text names
advice     one piece of advice
stated     what an argument is read against, and the numbers stated there
operations what numbers make by one operation
steps      the operation by which a number follows from others
cues       what the words around a number say of it
within     what a number's own sentence says of it
looked_up  the numbers of a text, linked or asked about
quotations words in quotation marks, looked for where they are said to stand
speakers   who is said to say what stands in a passage
days       days and months as a text writes them
dated      dates beside a passage, compared with those there
acts       deeds of people who do nothing in the document
statements what is asserted near a claim, compared with its verdict
review     the advice on an argument
"""

from .advice import Advice
from .drafts import NAME, Contents, Draft, Drafts, place
from .parts import ABOUT_WORDS, LONGEST, PARTS, Argument, argument_of, changed, words_in
from .review import review
from .stated import Sources

__all__ = [
    "ABOUT_WORDS",
    "LONGEST",
    "NAME",
    "PARTS",
    "Advice",
    "Argument",
    "Contents",
    "Draft",
    "Drafts",
    "Sources",
    "argument_of",
    "changed",
    "place",
    "review",
    "words_in",
]
