"""Whole pages from templates, which stand beside the modules that fill them in.

A template is named by its path in this package. Every word put into a page is escaped; what is
markup already is marked so in the template. The library is loaded when a page is first asked for.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent


def filled(template: str, **values: Any) -> str:
    """Return a page made of a template; a value that is asked for and missing is an error.

    >>> filled("page.html", style="casefile/page.css").count("<title></title>")
    1
    """
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    # A style or a script, as it stands in its file: its own braces are not the template's.
    made.globals["file"] = lambda name: (HERE / name).read_text(encoding="utf-8")
    return made
