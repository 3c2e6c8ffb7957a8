"""The written arguments of a class as one bundle to print: each with the advice and the rubric.

What a learner wrote goes into it as data: nothing in it is taken for markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from ..argument import PARTS, argument_of, words_in
from ..course import Course
from ..errors import KitError
from ..views import letters
from .keeping import Results
from .tables import shown

TEMPLATE = Path(__file__).parent / "templates/arguments.typ"
LEVELS = ("4", "3", "2", "1")
# A bundle is set whole in memory; a larger class gets several.
IN_ONE = 100
MOST_ADVICE = 12


def bundles(results: Results, course: Course) -> Iterator[tuple[str, bytes]]:
    """Yield the bundles: a name and a PDF for each hundred arguments, in the order of names."""
    query = (
        "SELECT name, section, parts FROM essay JOIN learner ON learner.id = essay.learner"
        " ORDER BY name, key"
    )
    (many,) = next(results.rows("SELECT count(*) FROM essay"))
    written = results.rows(query)
    for number in range(-(-many // IN_ONE)):
        told = [_told(course, *each) for each in islice(written, IN_ONE)]
        name = "arguments.pdf" if many <= IN_ONE else f"arguments-{number + 1}.pdf"
        yield name, _pdf(course, told)


def _told(course: Course, name: str, section: str, parts: str) -> Mapping[str, Any]:
    given = json.loads(parts)
    argument = argument_of(given)
    advice = course.advise(argument) if course.advise else ()
    asked = [each for each in advice if each.asks][:MOST_ADVICE]
    words = f"{sum(map(words_in, given.values()))} words"
    return {
        "name": name,
        "about": ", ".join(filter(None, [f"section {section}" if section else "", words])),
        "parts": [{"title": PARTS[part][0], "text": _plain(text)} for part, text in given.items()],
        "advice": [
            _plain(f"{each.about}: {each.says}" if each.about else each.says) for each in asked
        ],
    }


def _plain(text: str) -> str:
    """Return a text in signs that can be set; its lines stay lines."""
    return "\n".join(map(shown, text.splitlines()))


def _pdf(course: Course, told: list[Mapping[str, Any]]) -> bytes:
    import typst

    data = {
        "title": f"{course.title}: arguments",
        "arguments": told,
        "levels": LEVELS,
        "rubric": course.rubric,
    }
    with TemporaryDirectory(prefix="arguments-", ignore_cleanup_errors=True) as folder:
        (Path(folder) / "data.json").write_text(json.dumps(data), encoding="utf-8")
        source = TEMPLATE.read_bytes()
        fonts = typst.Fonts(include_system_fonts=True, font_paths=[letters.folder()])
        try:
            made = typst.Compiler(source, root=folder, font_paths=fonts).compile(
                format="pdf", timestamp=0
            )
        except typst.TypstError as error:
            do = "the other files are there; the arguments themselves are in the notebooks"
            raise KitError("arguments.pdf", f"it cannot be set ({error.message})", do) from None
    return cast(bytes, made)
