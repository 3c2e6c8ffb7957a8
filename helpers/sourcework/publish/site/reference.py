"""What the words of the lessons and the rooms of the engine are, from their docstrings."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import sourcework
from sourcework.course import Course

HEAD = """# {title}

{about}

```{{eval-rst}}
{entries}
```
"""


def reference_pages(course: Course) -> dict[str, str]:
    """Return the pages of the reference by their paths in the site."""
    words = import_module(f"{course.name}.lesson")
    about = "What you can type in a cell of a lesson."
    pages = {"reference/words.md": _page("The words of the lessons", about, words, words=True)}
    for name, module in rooms():
        pages[f"reference/{name}.md"] = _page(f"`{module.__name__}`", "", module)
    names = "\n".join(each.removeprefix("reference/").removesuffix(".md") for each in pages)
    pages["reference/index.md"] = INDEX.format(pages=names)
    return pages


INDEX = """# Reference

What a learner can type in a cell, and what the parts of the kit are for those who change it.

```{{toctree}}
:maxdepth: 1

{pages}
```
"""


def rooms() -> Iterator[tuple[str, ModuleType]]:
    """Yield the rooms of the engine that say which names are theirs to use.

    >>> {"claims", "figures", "rounding"} - {name for name, _ in rooms()}
    set()
    """
    for found in pkgutil.iter_modules(sourcework.__path__):
        if found.name.startswith("_"):
            continue
        module = import_module(f"sourcework.{found.name}")
        if any(_public(module)):
            yield found.name, module


def _public(module: ModuleType) -> Iterator[tuple[str, object]]:
    """Yield the names of a room: those that it lists, or else what is made in it."""
    listed = getattr(module, "__all__", None)
    for name in listed or sorted(vars(module)):
        value = getattr(module, name, None)
        made = inspect.isclass(value) or inspect.isroutine(value)
        own = getattr(value, "__module__", "") == module.__name__
        if made and inspect.getdoc(value) and (listed or (own and not name.startswith("_"))):
            yield name, value


def _page(title: str, about: str, module: ModuleType, words: bool = False) -> str:
    whole = [f".. automodule:: {module.__name__}", "   :no-members:", ""]
    entries = [] if words else whole
    for name, value in _public(module):
        kind = "autoclass" if inspect.isclass(value) else "autofunction"
        entries += [f".. {kind}:: {module.__name__}.{name}"]
        entries += ["   :members:"] if kind == "autoclass" else []
        # What the engine lends to the lessons is described under its own name.
        entries += ["   :no-index:", ""] if words else [""]
    return HEAD.format(title=title, about=about, entries="\n".join(entries))
