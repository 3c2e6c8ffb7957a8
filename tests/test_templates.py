"""Whole pages are made from templates that stand in the engine, and cost nothing before."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import UndefinedError

import sourcework
from sourcework.casefile import Contents, page
from sourcework.templates import filled

ENGINE = Path(sourcework.__file__).parent
TEMPLATES = sorted(
    each.relative_to(ENGINE).as_posix()
    for each in ENGINE.rglob("*.html")
    if "new" not in each.relative_to(ENGINE).parts
    # These are the theme's, with a word changed, and Sphinx fills them.
    and not each.is_relative_to(ENGINE / "publish/site/templates")
)


def test_a_lesson_loads_no_template_library_before_a_page() -> None:
    """What a learner's kernel imports for lessons, reader and case file leaves it out."""
    code = (
        "import sys; from telegram16293.lesson import *; import sourcework.casefile;"
        "import sourcework.views.reader; assert 'jinja2' not in sys.modules;"
        "sourcework.casefile.page(sourcework.casefile.Contents('', '', '', ()));"
        "assert 'jinja2' in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


@pytest.mark.parametrize("name", TEMPLATES)
def test_markup_is_let_through_only_where_it_is_made_here(name: str) -> None:
    """What a template takes as markup is a file of the engine's, or made by its functions."""
    text = (ENGINE / name).read_text(encoding="utf-8")
    ours = {
        "casefile/page.html": {
            "marked_as(tongue)",
            "marked_as(block.lang)",
            "mark",
            "contents.meta",
        },
        "views/reader/page.html": {"reader"},
        "publish/site/exercise.html": {"question", "each", "hints"},
        "publish/site/table.html": {"each"},
        "publish/slides/page.html": {
            "slide.heading",
            "slide.body",
            "slide.clock",
            'slide.notes|join("\\n")',
        },
    }.get(name, set())
    let = {each for each in re.findall(r"\{\{ ([^{}]+)\|safe \}\}", text) if "file(" not in each}
    assert let == ours
    assert "autoescape" not in text and "Markup" not in text


def test_a_value_that_is_not_given_is_an_error() -> None:
    """A page never has a hole in it."""
    with pytest.raises(UndefinedError, match="title"):
        filled("views/reader/page.html", lang="en", reader="")


def test_words_that_look_like_a_template_stay_words() -> None:
    """A learner's braces are shown, and nothing is filled in for them."""
    odd = "{{ contents }} {% block body %} {# x #} <b>"
    assert odd.replace("<b>", "&lt;b&gt;") in page(Contents(odd, "", "", ()))
