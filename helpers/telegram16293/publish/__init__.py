"""Lesson manuscripts -> executed notebooks, one for learners and one with the answers.

``build(root)`` writes ``notebooks/`` and ``course/answers/`` from ``course/lessons/``;
``build(root, check=True)`` says what building would change, and changes nothing.

    manuscript    a lesson file -> Manuscript: its cells, and what is wrong with them
    citations     what prose cites -> links, and a list of sources
    editions      a Manuscript -> the notebook of one edition, not yet run
    running       notebooks, run in a clean kernel each, two at a time
    differences   what two notebooks differ in, cell by cell
    building      all of these together

This room needs jupytext, nbclient and nbformat (the ``publish`` group of the project).
"""

from telegram16293.publish.building import build

__all__ = ["build"]
