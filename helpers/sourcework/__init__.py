"""Work with one source and its figures: read it, verify its arithmetic, compare its figures.

Rooms, each importing only those above it::

    interpreter  the Python that the kit runs in, touched by nothing an account brings along
    errors       what can go wrong: where, what was seen, what to do
    places       where the kit stands: in a checkout or in an installed package
    languages    the languages of documents, as data
    numbers      numbers, units and intervals, read and written
    rounding     what a printed number can stand for
    document     the edition -> passages, facts, notes, people
    figures      quantities with their words, exact value, voice and status
    compare      the scope gate, then differences and shares in like terms
    claims       what a text asserts of its figures, with a verdict
    outside      what other documents, books and measurements say
    scale        if … then: what a figure comes to, if a number from outside holds
    exercises    questions, answers computed from the document, known mistakes
    progress     a learner's answers, kept
    evidence     words of the document that a learner keeps, with notes
    course       one document, and all that is taught with it
    addresses    where a course is on the internet
    surroundings  what a machine brings along: what is kept out, what is let in, and why
    browser      a kernel in the browser: what is different there, and loaded only when asked
    templates    whole pages, made from templates
    citing       how to cite a passage, a neighbouring document, a publication
    argument     a learner's written argument, and advice on it
    views        tables, plots and passages as a notebook shows them
    casefile     evidence, tables, answers and argument as one page and as PDF
    classroom    what a class handed in -> overview and gradebook
    kernel       which notebook is run, and what is said where a cell of a lesson fails
    lesson       the words a lesson uses, bound to a course
    export       figures, claims, texts and dates as CSV, XLSX and JSON
    identity     who may use the server: a token that no setting can take away
    launch       a learner's own copy of the lessons, and JupyterLab on it
    laying       the same copy, for a server that others start
    doctor       whether this machine can run the class
    publish      manuscripts -> notebooks, course pages, slides, handouts
    new          a course for another document, laid out in a folder
    suite        the project's own checks, and those of a course
    courses      a course in a folder of its own, found and opened
    command      what a course's command understands, and what it does
    __main__     where it begins

It knows no document of its own: a course hands it one. Importing the package loads none of them.
"""

__version__ = "0.1.0"
