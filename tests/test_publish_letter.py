"""Publishing is handed a course: on an invented letter it makes all of it, and of nothing else.

The letter stands in ``tests/editions/harbour``, its exercises in ``tests/harbour.py``.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from harbour import HARBOUR
from schoolroom import harbour
from sourcework.course import Course
from sourcework.errors import KitError
from sourcework.figures import figures_of
from sourcework.publish import build
from sourcework.publish.building import made_pages, read_all
from sourcework.publish.bundle import for_class
from sourcework.publish.calculation import operand
from sourcework.publish.handouts import make as handouts
from sourcework.publish.references import put_in, resolved
from sourcework.publish.slides import make as slides
from sourcework.templates import filled

LESSON = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  name: python3
lesson:
  title: What does the keeper ask for?
  minutes: 10
  steps:
    - section: How many roubles?
      minutes: 8
      what: The class divides, and says what the keeper takes for a dollar.
      board: One quotient.
    - section: What was found
      minutes: 2
      what: Read the key points.
---

# What does the keeper ask for?

## How many roubles?

The keeper asks for {figure:repair-roubles}, in his words {ru:repair-roubles}, which are
{= repair-roubles / 100, 0} times a hundred.

```{code-cell} ipython3
def check(name, answer=...):
    print(name, "not answered yet" if answer is ... else "right")
```

+++ {"tags": ["slide"]}

He asks for {figure:repair-dollars}.

```{code-cell} ipython3
:tags: [exercise]

check("rate", ...)
```

```{code-cell} ipython3
:tags: [solution]

check("rate", 20)
```

```{code-cell} ipython3
:tags: [slide-only]
:heading: Divide

check("rate")
```

## What was found

One sum stands in two moneys.
"""
SHEET = """#import "/kit/worksheet.typ": *
#show: worksheet.with(minutes: 10)

#passage("B3")

#ask("rate", room: 2)
"""
TERMS = """[[term]]
term = "keeper"
group = "world"
says = "Who looks after the harbour; he asks for {figure:repair-roubles}."

[[word]]
word = "порт"
means = "harbour"
"""
PEOPLE = """[[person]]
id = "smith"
cites = ["no-such"]
"""
FOREIGN = re.compile(r"telegram|16293|\bMao\b|\bPeng\b|yuan|Stalin|Wilson", re.I)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a course of one lesson, with a worksheet and nothing else."""
    for name, text in (("lessons/01-numbers.md", LESSON), ("worksheets/01-numbers.typ", SHEET)):
        (tmp_path / "course" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "course" / name).write_text(text, encoding="utf-8")
    return tmp_path


@cache
def course() -> Course:
    """Return the course on the letter, which calls it one."""
    return replace(harbour(), kind="letter")


def test_a_lesson_becomes_notebooks_with_the_letter_s_numbers(root: Path) -> None:
    """All editions are made and run; no word in them is of another document."""
    assert build(course(), root) == 0
    made = {each.relative_to(root).as_posix() for each in root.rglob("*.ipynb")}
    assert made == {
        f"{each}/01-numbers.ipynb" for each in ("notebooks", "tests/executed", "course/answers")
    }
    answered = json.loads((root / "course/answers/01-numbers.ipynb").read_text("utf-8"))
    prose = "".join("".join(each["source"]) for each in answered["cells"])
    assert str(figures_of(HARBOUR)["repair-roubles"]) in prose and '<span lang="ru">' in prose
    assert not FOREIGN.search(prose)
    assert build(course(), root, check=True) == 0


def test_what_a_course_lacks_is_left_out(root: Path) -> None:
    """Without plans, terms, people and dates there are no such pages; the key there is."""
    made = made_pages(course(), root, read_all(course(), root))
    assert [*made] == ["course/key.md"] and not FOREIGN.search(made["course/key.md"])
    assert "course/pages" not in made["course/key.md"]
    assert "You seem to have subtracted." in made["course/key.md"]


def test_a_glossary_is_of_the_letter(root: Path) -> None:
    """Its words are the letter's own; a name that stands nowhere is told with its place."""
    (root / "course/pages").mkdir()
    (root / "course/pages/terms.toml").write_text(TERMS, encoding="utf-8")
    made = made_pages(course(), root, read_all(course(), root))
    assert {"course/glossary.md", "course/key.md"} == {*made}
    assert str(figures_of(HARBOUR)["repair-roubles"]) in made["course/glossary.md"]
    assert "## Russian words" in made["course/glossary.md"]
    assert "come from the letter" in " ".join(made["course/glossary.md"].split())
    assert "`harbour build`" in made["course/key.md"].splitlines()[0]
    assert not any(FOREIGN.search(text) for text in made.values())
    (root / "course/pages/people.toml").write_text(PEOPLE, encoding="utf-8")
    with pytest.raises(KitError, match=r"people.toml, line 3.*no-such"):
        made_pages(course(), root, read_all(course(), root))


def test_slides_ask_what_the_letter_asks(root: Path) -> None:
    """The question is the exercise's, the amount the edition's, and the answer is not shown."""
    (page,) = slides(course(), read_all(course(), root)).values()
    text = page.decode()
    assert "How many roubles does the keeper take for a dollar?" in text
    assert str(figures_of(HARBOUR)["repair-dollars"]) in text
    assert "minutes 0 to 8 of 10" in text and not FOREIGN.search(text)


def test_handouts_are_of_the_letter(root: Path) -> None:
    """The document, the notes, a worksheet and its key: in the letter's words alone."""
    made = handouts(course(), root, read_all(course(), root), papers=["a4"], looks=["standard"])
    assert {Path(each).stem for each in made} == {
        *("document", "document-notes", "01-numbers-worksheet", "01-numbers-key")
    }
    for path, paper in made.items():
        if path.endswith(".docx"):
            word = docx.Document(io.BytesIO(paper))
            text = " ".join(each.text for each in word.paragraphs)
            about = f"{word.core_properties.title} {word.core_properties.author}"
        else:
            reader = PdfReader(io.BytesIO(paper))
            text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
            about = str(reader.metadata)
        assert not FOREIGN.search(f"{text} {about}"), path
        assert "Harbour" in f"{text} {about}", path
    key = PdfReader(io.BytesIO(made["dist/handouts/a4/keys/01-numbers-key.pdf"]))
    assert "You seem to have subtracted." in " ".join(key.pages[0].extract_text().split())


def test_the_pages_to_start_from_have_the_words_of_the_course(tmp_path: Path) -> None:
    """A zip is called by the course's name, and its page by the course's title."""
    zipped = for_class(course(), tmp_path)
    none = {"lessons": (), "papers": (), "plans": ()}
    page = filled("publish/bundle/class.html", there=str, files=(), **none, **zipped.words)
    assert zipped.path == "dist/harbour-class.zip" and "<title>Harbour: start here</title>" in page
    assert "the letter on facing pages" in page and not FOREIGN.search(page)


def test_a_name_is_looked_up_in_the_course_that_is_handed() -> None:
    """Figures are the letter's; what its course calculates with besides it says itself."""
    own = replace(course(), operands=lambda name, _: operand("repair-roubles", course()) * 2
                  if name == "twice.repair" else None)  # fmt: skip
    assert put_in("{= twice.repair / repair-roubles, 0}", own, "here") == "2"
    with pytest.raises(KitError, match="twice"):
        put_in("{= twice.repair / repair-roubles, 0}", course(), "here")
    assert resolved("As B3 says.", course(), "here") == "As B3 says."
    with pytest.raises(KitError, match="B9"):
        resolved("As B9 says.", course(), "here")
