"""Read a ciphered telegram, verify its arithmetic, compare its figures: the course.

All that is particular to this telegram; what works for any document is in ``sourcework``.
Rooms, each importing only those above it::

    seeds       the edition and what stands beside it, opened once
    claims      what the telegram asserts of its figures, with a verdict
    around      what was happening around it: background, days, places
    register    the numbers that the code service gave its telegrams
    overstated  what learners say too surely, and other names of people
    exercises   the questions of each lesson, and their known mistakes
    plots       the pictures of the lessons
    explorers   what a learner moves by hand
    handouts    what the worksheets are told
    operands    what the lessons' sentences calculate with
    tools       words that only these lessons have
    course      the one value that binds them
    lesson      all words a lesson uses
    cli         the command ``telegram16293``
    __main__    where it begins

Importing the package loads none of them.
"""

from sourcework import __version__ as __version__
