"""A class's work: what thirty or ten thousand notebooks say, without running one.

    limits       how much is taken from strangers
    names        whose work a file is, by the names that platforms give
    found        files with their places, and what is refused
    zips         zips inside zips, read where they lie
    sources      folders and zips -> the files in them
    given        what was handed in, as values
    typed        answers that stand in code as plain values
    reading      bytes -> what was handed in
    judging      answers -> outcomes
    keeping      all of it in one SQLite file
    desk         a file read and judged, or the reason why it is not
    running      many files by several processes, resumed
    cluster      the same on more than one machine
    roster       a gradebook as a platform exported it
    gathering    files -> learners: what counts
    counts       how many learners did what: numbers without names
    tables       cells that are never a formula
    overview     the class without names, as a page to project
    worksheet    the same as a notebook
    marking      what counts for a grade, and how much
    gradebook    who handed what in, for the platform's gradebook
    feedback     one learner's page: mistakes and next steps
    arguments    the written arguments, to print and to mark
    likeness     what two learners share beyond what the course gives to all
    care         work that is alike, for the teacher alone
    example      a synthetic class whose understanding is known
    example_files  the same as files: notebooks, and a gradebook
    command      what a teacher asks for, and the files it leaves

It is handed a course and knows none.
"""

from .command import EXAMPLE, FOLDER, Asked, show_example
from .command import look as look_at

__all__ = ["EXAMPLE", "FOLDER", "Asked", "look_at", "show_example"]
