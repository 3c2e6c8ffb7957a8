"""Handouts for a class with or without computers, as PDFs set by Typst, and for Word.

``make(course, root, lessons)`` returns all of them by their paths under ``dist/handouts``, for A4
and US Letter, as standard, large print and dyslexia-friendly.

    names         names in their own script, from course/worksheets/names.toml
    glosses       words and what they mean, from course/worksheets/glosses.toml
    document      the document as data: facing rows, doubts, shifts, who is who
    data          exercises, figures, facts, claims and sources as data
    sheets        a worksheet as text, and what in it was not meant
    pages         a page of the course in Markdown -> Typst
    further       handouts beside the worksheets
    typeset       Typst, its fonts, and its errors told by file and line of a worksheet
    word          a document for Word: paper, styles, lines to write on
    editable      what Typst says a handout consists of -> such a document
    making        which handouts there are
    look.typ      the looks and papers
    document.typ, notes.typ        the facing pages, and the notes on them
    simplified.typ                 the words once more in easier ones, if a course has any
    worksheet.typ, drawings.typ    the words that a worksheet is written in

A worksheet is hand-written in ``course/worksheets``. Beside the worksheets may stand ``words.typ``,
with words that only this course's worksheets use, and ``fonts``, with the letters of the names.
"""

from .making import HANDOUTS, LOOKS, PAPERS, examine, make, pages_of_passages

__all__ = ["HANDOUTS", "LOOKS", "PAPERS", "examine", "make", "pages_of_passages"]
