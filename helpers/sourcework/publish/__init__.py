"""Lesson manuscripts -> notebooks, pages for teachers, slides, handouts, and a zip for a class.

``build(course, root)`` writes ``notebooks/``, ``course/answers/`` and the pages of ``course/`` that
are made from ``course/lessons/``;
``build(course, root, check=True)`` says what building would change, and changes nothing;
``build_for_class(course, root)`` writes what is shown, printed and given away, to ``dist/``.

    checked       what an instructor may edit, read whole: text, lines of keys, forms
    markdown      lists, quotations and tables in Markdown
    calculation   a calculation in prose -> its value, and what a name in it stands for
    references    names in prose -> the numbers and words they stand for
    exercises     a teacher's files of exercises, read whole
    outside       what stands outside the document, read whole
    header        the header of a manuscript, read whole
    cells         what looks like a mark of a cell, and is none
    swallowed     prose for everybody that a note took in, because a line is missing
    steps         the header of a lesson -> its sections with their minutes
    manuscript    a lesson file -> Manuscript: its cells, and what is wrong with them
    citations     what prose cites -> links, and a list of sources
    editions      a Manuscript -> the notebook of one edition, not yet run
    running       notebooks, run in a clean kernel each, two at a time
    differences   what two notebooks differ in, cell by cell
    plans         plans.toml and the lessons' steps -> pages for teachers
    pages         the answer key, glossary, who's who and chronology, for teachers
    slides        marked cells -> what is projected, with notes for the teacher
    handouts      the document, a worksheet for each lesson and its key -> PDFs, by Typst
    bundle        the kit, slides and handouts without answers -> a zip for a USB stick
    lite          a course as a site that runs in the browser, with no server
    storing       what is made, put into place whole; what is made no longer, taken away
    moving        the project's address -> each file that shows it
    building      all of these together
    site          the whole course as pages for the web

This room needs jupytext (which brings PyYAML), pydantic, tree-sitter, nbclient, nbformat and
markdown-it-py, all in the ``test`` group of the project.
"""

from sourcework.publish.building import build, build_for_class

__all__ = ["build", "build_for_class"]
