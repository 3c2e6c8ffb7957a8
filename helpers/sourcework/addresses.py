"""Where a course is on the internet: everything follows from its one address.

That address stands in ``pyproject.toml``, as Source. Who forks the project changes it there, and
the build carries it to every file that shows it.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from .course import Course

BRANCH = "main"


def binder(course: Course) -> str:
    """Return where Binder opens a course's first lesson; "" for one that is not on GitHub.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> binder(opened(EXAMPLE))
    ''
    """
    notebooks = course.place.notebooks
    first = f"?urlpath=lab/tree/{notebooks[0].name}" if notebooks else ""
    repository = on_github(course.home)
    return f"https://mybinder.org/v2/gh/{repository}/{BRANCH}{first}" if repository else ""


def pages(home: str) -> str:
    """Return where GitHub shows the site of a repository, from its address; else "".

    >>> pages("https://github.com/ada/letters")
    'https://ada.github.io/letters/'
    """
    owner, _, name = on_github(home).partition("/")
    return f"https://{owner}.github.io/{name}/" if name else ""


def shown(home: str, path: str, folder: bool = False) -> str:
    """Return where a file or folder of a repository is shown; "" without an address.

    >>> shown("https://github.com/ada/letters", "LICENSE")
    'https://github.com/ada/letters/blob/main/LICENSE'
    """
    return f"{home}/{'tree' if folder else 'blob'}/{BRANCH}/{path}" if home else ""


def on_github(home: str) -> str:
    """Return owner and name of a repository on GitHub, from its address; else "".

    >>> on_github("https://github.com/ada/letters"), on_github("https://school.example/letters")
    ('ada/letters', '')
    """
    parts = urlsplit(home)
    names = parts.path.strip("/").removesuffix(".git").split("/")
    return "/".join(names[:2]) if parts.hostname == "github.com" and len(names) > 1 else ""
