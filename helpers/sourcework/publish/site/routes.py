"""Where a link of a page leads, once the page stands in the site.

A page is known by its path in the course's folder; what has no page there is on the web, if the
course is published, and else the words stay and the link goes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname, normpath, relpath
from urllib.parse import unquote

from sourcework.addresses import shown
from sourcework.course import Course
from sourcework.figures import figures_of

# A link or a picture in Markdown; what is code matches without being one.
LINK = re.compile(r"```.*?```|`[^`\n]*`|(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)", re.DOTALL)
ELSEWHERE = ("http://", "https://", "mailto:", "data:")
ANCHOR = re.compile(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
# An output of a lesson links to what stands beside it by these ids.
MARK, BOOK = "#t16-", ".ipynb"
# On a page a caption ends its figure; what a notebook has after it follows.
CAPTION = re.compile(r"</figcaption>(.*?)</figure>", re.DOTALL)
MADE_ID = re.compile(r' id="t16-[^"]*"')


def heading(words: str) -> str:
    """Return what a heading is called in an address, however a link writes it.

    >>> heading("Where-nothing-is-rounded"), heading("Why%3F"), heading("`a` and b")
    ('where-nothing-is-rounded', 'why', 'a-and-b')
    """
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", unquote(words).lower()))


@dataclass(frozen=True, slots=True)
class Routes:
    """``pages`` are the site's pages and pictures by the paths they have in ``root``, ``taken``
    what can be taken away from it, by the paths of dist/.
    """

    pages: Mapping[str, str]
    root: Path
    home: str
    taken: Mapping[str, str] = field(default_factory=dict)

    def followed(self, text: str, path: str) -> str:
        """Return the Markdown of the file at ``path``, its links leading where they should."""

        def target(found: re.Match[str]) -> str:
            if found[3] is None:
                return self._with_its_file(found[0], path)
            picture, words, address = found[1], found[2], found[3]
            if address.startswith(ELSEWHERE):
                return found[0]
            leads = self._lead(address, path)
            return f"{picture}[{words}]({leads})" if leads else words

        return LINK.sub(target, text)

    def _with_its_file(self, code: str, path: str) -> str:
        """Return code, led to what it names in dist/ if that can be taken away from the site.

        >>> routes = Routes({"course/a.md": "teacher/a.md"}, Path(), "", {"dist/slides": "b.html"})
        >>> routes.followed("See `dist/slides/`, not `dist/`.", "course/a.md")
        'See <a href="../b.html">`dist/slides/`</a>, not `dist/`.'
        >>> routes.followed("Its slides: `dist/slides/plan-….html`", "course/a.md")
        'Its slides: <a href="../b.html">`dist/slides/plan-….html`</a>'
        """
        named = code.strip("`").rstrip("/")
        leads = self.taken.get(dirname(named) if "…" in named else named)
        if not leads:
            return code
        return f'<a href="{relpath(leads, dirname(self.pages[path]) or ".")}">{code}</a>'

    def _lead(self, address: str, path: str) -> str:
        there, _, anchor = address.partition("#")
        tail = f"#{heading(anchor)}" if anchor else ""
        if not there:
            return tail
        meant = normpath(f"{dirname(path)}/{there}")
        here = self.pages[path]
        if meant in self.pages:
            return relpath(self.pages[meant], dirname(here) or ".") + tail
        return shown(self.home, meant, (self.root / meant).is_dir())


def from_output(html: str, course: Course, top: str) -> str:
    """Return an output of a lesson as it can stand on a page; ``top`` leads to the site's top.

    Links to passages and figures lead to their places here, those to lessons to their pages; one
    to a file that a lesson writes is left as words. Ids, which may come twice on a page, go.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> card = '<p id="t16-B2"><a href="#t16-B2">B2</a>, <a href="my.pdf">mine</a></p>'
    >>> from_output(card, opened(EXAMPLE), "../")
    '<p><a href="../document.html#B2">B2</a>, mine</p>'
    """

    def led(found: re.Match[str]) -> str:
        address, words = found[1], found[2]
        if address.startswith(ELSEWHERE):
            return found[0]
        leads = ""
        if address.startswith(MARK):
            leads = top + place_of(address.removeprefix(MARK), course)
        elif address.endswith(BOOK):
            leads = address.removesuffix(BOOK) + ".html"
        return f'<a href="{leads}">{words}</a>' if leads else words

    html = MADE_ID.sub("", ANCHOR.sub(led, html))
    return CAPTION.sub(r"</figcaption></figure>\1", html)


def place_of(name: str, course: Course) -> str:
    """Return where a passage, a figure or another fact stands, from the site's top."""
    document = course.document
    if name in figures_of(document).ids:
        return f"answered/figures.html#{name}"
    passage = document.facts[name].passage if name in document.facts else name
    return f"document.html#{passage}" if passage in document.passages else "document.html"
