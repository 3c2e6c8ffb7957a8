"""The questions of a course for a learning platform: Moodle XML, and QTI 2.1 for the others.

What is right, and what is said to each answer, is what the kit itself says: every answer that a
question foresees is judged here once, and written down. So the files hold the key, and belong
with the teacher's things. Inside, each module importing only those above it::

    replies     every answer that can be foreseen, with what the kit says to it
    numbers     the same of numbers: which are right, which are a known mistake
    asked       an exercise as a platform asks it, with its replies
    markup      the words of a question and its passages, as HTML
    cloze       gaps in a text, as Moodle writes them
    moodle      a lesson's questions as Moodle XML
    processing  what QTI does with a response
    qti         a question as a QTI item
    package     items, a test and a manifest, as one zip
    readme      the page that lies beside them
    writing     all files
"""

from .writing import export_lms, lms_files

__all__ = ["export_lms", "lms_files"]
