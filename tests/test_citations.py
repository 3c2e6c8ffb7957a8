"""Every outside fact on a page of the kit carries a source and its mark."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from citation_form import from_outside, numbers_in, uncited, uncited_in
from sourcework.citing import cite
from sourcework.errors import UnknownName
from sourcework.exercises import Exercise
from sourcework.exercises.model import found, said
from sourcework.outside.passing import mark, short
from sourcework.publish.citations import linked, with_citations
from sourcework.publish.editions import drafts
from sourcework.publish.manuscript import Cell, Manuscript, cited, read_manuscript
from sourcework.publish.references import CITED
from telegram16293.course import course
from telegram16293.exercises import ALL
from telegram16293.seeds import edition, outside

ROOT = Path(__file__).parents[1]
NAMES = sorted(each.stem for each in ROOT.glob("course/lessons/[0-9]*.md"))
TAKEN_ALONG = ("What was found", "Key points")

names = pytest.mark.parametrize("name", NAMES)


@cache
def lesson_of(name: str) -> Manuscript:
    return read_manuscript(ROOT / f"course/lessons/{name}.md", ROOT, course())


def prose(text: str) -> Cell:
    return Cell("markdown", text, 1)


# --- the lessons of the kit -------------------------------------------------------------------


@names
def test_what_comes_from_outside_is_cited(name: str) -> None:
    """A paragraph with a year, day, number or name that is not the telegram's cites its source."""
    faults = list(uncited(lesson_of(name), shown(name)))
    assert not faults, "\n".join(faults)


@cache
def shown(name: str) -> frozenset[str]:
    """Return the numbers in the outputs of a lesson's notebooks."""
    found: set[str] = set()
    for folder in ("tests/executed", "course/answers"):
        path = ROOT / folder / f"{name}.ipynb"
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"] if path.exists() else []
        for output in (each for cell in cells for each in cell.get("outputs", ())):
            data = output.get("data", {})
            for kind in ("text/plain", "text/html"):
                found |= numbers_in(re.sub(r"<[^>]*>", " ", "".join(data.get(kind, ""))))
    return frozenset(found)


@names
def test_every_citation_shows_its_mark_and_stands_in_the_list(name: str) -> None:
    """In both notebooks: a link with the mark in words, and a line of the list of sources."""
    for draft in drafts(lesson_of(name), course()):
        page = "\n".join(each["source"] for each in draft.notebook.cells)
        used = {one for each in draft.cells for one in cited(original(name, each))}
        assert ("## Sources" in page) == bool(used)
        for one in used:
            entry = outside().entries[one]
            assert f", {mark(entry)})" in page
            (line,) = re.findall(rf"^- `{re.escape(one)}` \((.*?)\): ", page, re.MULTILINE)
            assert line.startswith(mark(entry))
            # Russian in a title is marked as such for a screen reader.
            read = re.sub(r"</?span[^>]*>", "", page)
            assert cite(one, edition(), outside()).markdown in read
        assert "[@" not in re.sub(r"`[^`]*`", "", page.replace('"', "`"))


def original(name: str, made: Cell) -> Cell:
    """Return the cell of the manuscript that a cell of a notebook was made from."""
    return next((each for each in lesson_of(name).cells if each.line == made.line), made)


@names
def test_nothing_unverified_is_taken_along(name: str) -> None:
    """What was found and the key points rest on nothing that was not checked."""
    for cell in lesson_of(name).cells:
        heading = re.match(r"#+ (.*)", cell.source)
        if heading and heading[1] in TAKEN_ALONG:
            marks = {one: outside().entries[one].mark for one in cited(cell)}
            assert "unverified" not in marks.values(), marks


def texts(exercise: Exercise) -> Iterator[str]:
    """Yield everything that an exercise says, once it is right or wrong."""
    document = edition()
    yield from (said(each, document) for each in (exercise.question, exercise.why, exercise.look))
    yield from (said(each, document) for each in exercise.hints)
    yield from (said(each.words, document) for each in exercise.mistakes)


def numbers(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for each in value.values():
            yield from numbers(each)
    else:
        yield value


@pytest.mark.parametrize("name", list(ALL))
def test_no_answer_rests_on_what_was_not_checked(name: str) -> None:
    """No answer is an unverified number, and no feedback says one."""
    unchecked = [each for each in outside().facts.values() if each.mark == "unverified"]
    values = {each.value for each in unchecked if each.value is not None}
    assert values
    exercise = ALL[name]
    answers = [exercise.answer, *exercise.also]
    for answer in answers:
        assert not values & set(filter(is_hashable, numbers(found(answer, edition()))))
    for text in texts(exercise):
        assert "unverified)" not in text
        written = {re.sub(r"\D", "", each) for each in re.findall(r"\d[\d,.]*", text)}
        assert not written & {str(each) for each in values if each > 10**4}


def is_hashable(value: object) -> bool:
    return getattr(value, "__hash__", None) is not None


@pytest.mark.parametrize("name", list(ALL))
def test_what_exercises_say_from_outside_has_its_source_beside_it(name: str) -> None:
    """A year or number in feedback that is not the telegram's is followed by where it is from."""
    known = [*outside().sources.values(), *outside().neighbours.values()]
    passing = [re.sub(r" \d{4}$", "", short(each)) for each in known]
    for text in texts(ALL[name]):
        years = [each for each in from_outside(text) if re.fullmatch(r"1[89]\d\d|20\d\d", each)]
        assert not years or any(each in text for each in passing), (years, text)


# --- what the rule objects to, and what it lets pass ------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "foreign"),
    [
        ("The armistice was signed on 27 July 1953.", "27 July, 1953"),
        ("The yuan was changed in 1955.", "1955"),
        ("North Korea had 8.5 million people.", "8.5 million, 8.5, million people"),
        ("China sent 7,295,200 million yuan.", "7,295,200"),
        ("They came with 12 divisions.", "12"),
        ("It was kept by Poskrebyshev.", "Poskrebyshev"),
        ("Torkunov prints it.", "Torkunov"),
        ("Half a thousand tons arrived.", "thousand tons"),
        ("A rouble was a quarter of a dollar.", "dollar"),
    ],
)
def test_a_sentence_from_outside_is_found(sentence: str, foreign: str) -> None:
    """The rule can fail: it finds days, years, numbers, spelled numbers and names."""
    assert set(from_outside(sentence)) == set(foreign.split(", "))
    assert list(uncited_in(prose(f"First.\n\n{sentence}")))
    assert not list(uncited_in(prose(f"{sentence[:-1]} [@armistice].")))
    # A citation serves its own paragraph and no other.
    assert list(uncited_in(prose(f"Rain [@war].\n\n{sentence}")))


@pytest.mark.parametrize(
    "sentence",
    [
        "This takes 45 minutes, and has 12 exercises.",
        "Peng asks for 1,600,000 million yuan, about 237 million roubles, in 1952.",
        "On 16 January Pak visits him; on 8 February 1952 Mao writes.",
        "One rate lies between 6763.29 and 6765.33, or between about 6730.77 and 6751.05.",
        "The plan brings 40,000 tons, 10,000 a month.",
        "Write `1955` in the cell, as in `12_000`.",
        'The word <span lang="ru">1955 г.</span> is Russian.',
        "See [lesson 02](02-verify.ipynb).",
        "In all 8 copies; the form has 18 slots; it came at 21:45.",
    ],
)
def test_what_the_telegram_says_needs_no_source(sentence: str) -> None:
    """Its own words, what is calculated from them, and the lesson's own counts pass."""
    assert list(uncited_in(prose(sentence))) == []


# --- how a citation is made -------------------------------------------------------------------


def test_an_unknown_id_stops_the_build_with_file_and_line(tmp_path: Path) -> None:
    """The writer learns which line names what is not there, and what may be meant."""
    guide = (ROOT / "course/lessons/README.md").read_text(encoding="utf-8")
    example = re.search(r"^````markdown\n(.*?)^````$", guide, re.DOTALL | re.MULTILINE)
    assert example
    text = example[1].replace("Peng gives his sum twice", "Peng [@new-yuna] gives")
    (tmp_path / "00-start.md").write_text(text, encoding="utf-8")
    line = next(n for n, each in enumerate(text.splitlines(), 1) if "new-yuna" in each)
    with pytest.raises(UnknownName, match=rf"line {line}, citation 'new-yuna': .*mean new-yuan"):
        read_manuscript(tmp_path / "00-start.md", tmp_path, course())


def test_a_citation_becomes_links_and_a_mark() -> None:
    """Each publication is a link; one without an address is named; the mark follows in words."""
    text = "Changed [@new-yuan], said [@mao-office], dated [@razuvaev-instruction]."
    made = linked(text, outside())
    assert "([China Daily 2015](https://global.chinadaily.com.cn/" in made
    assert "general histories, general knowledge), dated ([" in made
    assert made.endswith(", known, its date inferred).")


def test_what_is_shown_as_code_is_no_citation() -> None:
    """The form of a citation can be explained."""
    assert linked("Write `[@id]`.", outside()) == "Write `[@id]`."
    assert cited(prose("Write `[@id]`.")) == ()
    assert CITED.search("[@id]")


def test_the_list_follows_the_key_points() -> None:
    """What the reader takes along comes first; each entry is listed once."""
    points = prose("## Key points\n\n- A [@war].")
    made = with_citations([prose("# Why? [@war]"), points, prose("The last cell.")], course())
    assert [each.source.splitlines()[0] for each in made[1:]] == [
        "## Key points",
        "## Sources",
        "The last cell.",
    ]
    assert made[2].source.count("`war`") == 1
    assert with_citations([prose("Nothing.")], course()) == (prose("Nothing."),)
