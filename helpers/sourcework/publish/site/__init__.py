"""A course as pages for the web, which also open from a disk: ``dist/site/``.

``build_site(course, root)`` writes it, with Sphinx, MyST-NB and the theme Furo, and fetches
nothing. Learners' pages show lessons unanswered, each question before its picture; what answers
them stands in ``answered/``, behind a warning, and in ``teacher/``. The search knows of both only
what their pages are called, so that looking up a word answers nothing.

    words      course/site/site.toml: what the first page says
    routes     where a link of a page leads, once the page stands in the site
    asking     an exercise as it stands on a page, with nobody to answer
    lessons    notebooks, made into pages: the learner's without outputs, the teacher's with them
    tables     figures and claims as tables that can be searched
    telling    the document, its explorers, how to cite
    teachers   the pages of course/, for teachers
    taking     what can be taken away: handouts, slides, data, zips
    reference  what the words of the lessons and the rooms of the engine are, from their docstrings
    gathering  all pages together, and the first one
    extension  what Sphinx is told besides its settings
    running    Sphinx, run on them
    building   the folder, put into place
"""

from sourcework.publish.site.building import build_site

__all__ = ["build_site"]
