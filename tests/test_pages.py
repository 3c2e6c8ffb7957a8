"""The pages that the build makes for instructors: complete, computed, sourced, and up to date."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from sourcework.document.values import MARKS
from sourcework.errors import KitError
from sourcework.exercises import right_answer
from sourcework.exercises.in_words import done, spoken
from sourcework.exercises.model import said
from sourcework.figures import figures_of
from sourcework.outside.passing import mark, short
from sourcework.places import Place
from sourcework.publish.citations import linked
from sourcework.publish.manuscript import Manuscript, read_manuscript
from sourcework.publish.markdown import escaped
from sourcework.publish.pages import make
from sourcework.publish.pages.entries import FOLDER
from sourcework.publish.pages.glossary import taught_words
from sourcework.publish.pages.marked import RULES
from sourcework.publish.pages.occurrences import Lessons, asked
from sourcework.publish.pages.people import copies, speaks_in
from sourcework.publish.pages.questions import SKILLS
from sourcework.publish.references import resolved
from telegram16293.claims import claims_of
from telegram16293.course import course
from telegram16293.exercises import ALL
from telegram16293.seeds import edition, outside

ROOT = Path(__file__).parents[1]
KEY, GLOSSARY = "course/key.md", "course/glossary.md"
PEOPLE, DATES = "course/whos-who.md", "course/chronology.md"
PATHS = (KEY, GLOSSARY, PEOPLE, DATES)
WIDEST = 300
Write = Callable[[str, str, str], Path]

in_each_page = pytest.mark.parametrize("path", PATHS)
with_each_exercise = pytest.mark.parametrize("name", ALL)


@cache
def lessons() -> tuple[Manuscript, ...]:
    paths = sorted(ROOT.glob("course/lessons/[0-9][0-9]-*.md"))
    return tuple(read_manuscript(each, ROOT, course()) for each in paths)


@cache
def made() -> dict[str, str]:
    return dict(make(course(), ROOT, lessons()))


def section(page: str, heading: str) -> str:
    """Return the text below a heading, up to the next of its level or above."""
    level = heading.count("#")
    after = page.partition(f"\n{heading}\n")[2]
    return re.split(rf"^#{{1,{level}}} ", after, maxsplit=1, flags=re.MULTILINE)[0]


@pytest.fixture
def changed(tmp_path: Path) -> Write:
    """Return a function that changes words in a file of course/ in a copy of the project."""

    def change(file: str, old: str, new: str) -> Path:
        shutil.copytree(
            ROOT / "course", tmp_path / "course", ignore=shutil.ignore_patterns("*.ipynb")
        )
        path = tmp_path / "course" / file
        words = path.read_text(encoding="utf-8")
        # The last one: the first may stand in the file's head, which explains its keys.
        before, found, after = words.rpartition(old)
        assert found
        path.write_text(f"{before}{new}{after}", encoding="utf-8")
        return tmp_path

    return change


# --- each page --------------------------------------------------------------------------------


@in_each_page
def test_each_page_is_up_to_date(path: str) -> None:
    """What is stored is what the build makes; `telegram16293 build` puts it right."""
    assert (ROOT / path).read_text(encoding="utf-8") == made()[path]


@in_each_page
def test_the_first_line_says_what_a_page_is_made_from(path: str) -> None:
    """Who opens it in an editor does not correct it there."""
    first = made()[path].splitlines()[0]
    assert first.startswith("<!-- Made by `telegram16293 build` from ")
    assert first.endswith("Change those, not this page. -->")


@in_each_page
def test_no_table_is_too_wide_to_read(path: str) -> None:
    """A row is read in any editor, and nothing stays unresolved in the text."""
    rows = [each for each in made()[path].splitlines() if each.startswith("|")]
    assert [each for each in rows if len(each) >= WIDEST] == []
    assert re.findall(r"\{\w+:|\[@|<function|Fraction\(", made()[path]) == []


@in_each_page
def test_links_lead_somewhere(path: str) -> None:
    """A link inside a page finds its heading, and one to a file finds the file."""
    text = made()[path]
    heads = (each.lstrip("# ") for each in text.splitlines() if each.startswith("#"))
    anchors = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in heads}
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if link.startswith("#"):
            assert link[1:] in anchors, link
        elif "://" not in link:
            assert (ROOT / "course" / link.partition("#")[0]).exists(), link


@in_each_page
def test_what_is_cited_shows_its_mark_and_source(path: str) -> None:
    """Each id in the list of sources stands in the text, with its source and its mark."""
    text, _, listed = made()[path].partition("\n## Sources\n")
    names = re.findall(r"^- `([\w-]+)` \(", listed, re.MULTILINE)
    assert names and len(names) == len(set(names))
    for name in names:
        plain = ", ".join([*map(short, outside().sources_of(outside().entries[name]))])
        passing = f"({plain}, {mark(outside().entries[name])})"
        assert linked(f"[@{name}]", outside()) in text or passing in text, name


@in_each_page
def test_what_outside_facts_say_stands_only_with_its_source(path: str) -> None:
    """Where a page has the words of a fact from outside, the next words are where it is from."""
    for fact in outside().facts.values():
        words = escaped(fact.says).rstrip(".")
        for after in made()[path].split(words)[1:]:
            assert after.startswith(f" {linked(f'[@{fact.id}]', outside())}."), fact.id


# --- the key ----------------------------------------------------------------------------------


@with_each_exercise
def test_each_exercise_is_in_the_key_with_each_of_its_mistakes(name: str) -> None:
    """Question, right answer, reason, passages, hints; for each mistake what to say to it."""
    exercise, document = ALL[name], edition()
    entry = section(made()[KEY], f"### {name}")
    assert escaped(said(exercise.question, document)) in entry
    for part in spoken(exercise, right_answer(exercise, document), exact=True).split("; "):
        assert escaped(part) in entry
    assert f"**Why:** {escaped(said(exercise.why, document))}" in entry
    assert all(each in entry for each in exercise.passages)
    for each in exercise.mistakes:
        what, words = done(exercise, each, document), said(each.words, document)
        assert f"- *{escaped(what)}:* {escaped(words)}" in entry
    for number, hint in enumerate(exercise.hints, start=1):
        assert f"({number}) {escaped(said(hint, document))}" in entry


def test_the_key_follows_the_lessons() -> None:
    """Every lesson stands there in its order, with all it asks, the written argument too."""
    heads = re.findall(r"^#{2,3} ([\w-]+)$", made()[KEY], re.MULTILINE)
    wanted = [name for each in lessons() for name in (each.name, *(a.id for a in asked(each)))]
    assert heads[: len(wanted)] == wanted
    assert {*wanted} >= {*ALL, "argue"}


def test_notes_for_the_instructor_stand_with_the_exercise_before_them() -> None:
    """One that follows an exercise in its section is there; timings of a lesson are not."""
    notes = [note for each in lessons() for one in asked(each) for note in one.notes]
    assert len(notes) >= 10
    first_lines = [linked(each, outside()).splitlines()[0] for each in notes]
    assert all(f"> **For you.** {each}" in made()[KEY] for each in first_lines)


def test_nothing_unverified_is_in_the_key() -> None:
    """What was not checked is no part of an answer."""
    assert "unverified" not in made()[KEY]


def test_a_changed_figure_changes_the_key(tmp_path: Path) -> None:
    """Nothing is typed: another amount in a copy of the edition gives another answer."""
    cloth = figures_of(edition())["cotton-february"]
    words = edition().path.read_text(encoding="utf-8")
    for old in (*cloth.printed.values(), f'quantity="{cloth.value}"'):
        number = re.search(r"\d[\d.,]*", old)
        assert number and old in words
        words = words.replace(number[0], f"9{number[0][1:]}")
    place = Place(tmp_path / course().name)
    shutil.copytree(ROOT / "seeds", place.package / "seeds")
    place.edition.write_text(words, encoding="utf-8")
    changed = replace(course(), place=place)
    was, now = made()[KEY], make(changed, ROOT, lessons())[KEY]
    entry = "### cotton-in-all"
    amount = f"{int(cloth.value):,}"
    assert f"**Right:** {amount} m." in section(was, entry)
    assert f"**Right:** 9{amount[1:]} m." in section(now, entry)


# --- questions and misconceptions -------------------------------------------------------------


def test_there_are_twelve_questions_for_every_skill() -> None:
    """Each has a model answer of several points, all of them marked, and what a weak one lacks."""
    found = section(made()[KEY], "## Twelve questions").split("\n### ")[1:]
    assert len(found) == 12
    skills = set()
    for each in found:
        points = re.findall(r"^- .*$", each, re.MULTILINE)
        assert len(points) >= 3
        assert all(re.search(r"\*\((?:known|inferred)\)\*$", point) for point in points)
        assert "**A weak one:**" in each
        skills |= set(re.findall(r"^\*([A-Z][\w ]+)\.\* \[\d\d-", each, re.MULTILINE))
    assert skills == {each.capitalize() for each in SKILLS}


def test_each_misconception_is_met_somewhere() -> None:
    """By an exercise that recognises it, or with the reason why there is none."""
    rows = re.findall(r"^\| .*$", section(made()[KEY], "## What classes get wrong"), re.MULTILINE)
    cells = [each.strip("| ").split(" | ") for each in rows[2:]]
    assert len(cells) >= 23
    for says, instead, met in cells:
        assert says and instead
        assert met.startswith(("[", "not an exercise: "))


@pytest.mark.parametrize(
    ("file", "old", "new", "seen"),
    [
        ("questions.toml", "{figure:tax-grain}", "{figure:tax-grian}", "figure:tax-grian"),
        ("questions.toml", "{verdict:one-rate}", "{verdict:two-rates}", "verdict:two-rates"),
        ("questions.toml", "{span:one-rate-nearest}", "{span:copies}", "span:copies"),
        ("questions.toml", "{answer:grain-more}", "{answers:grain-more}", "'answers'"),
        ("questions.toml", "(P1.2, C1, S3, S4)", "(P1.9, C1)", "'P1.9'"),
        ("questions.toml", "[@record-113636]", "[@record-113637]", "'record-113637'"),
        ("questions.toml", "{figure:tax-grain}", "650,000 tons", "650,000"),
        ("questions.toml", 'lesson = "01-read"', 'lesson = "01-raed"', "'01-raed'"),
        ("questions.toml", "Whose words are these?", "Whose words?", "'Whose words?'"),
        ("questions.toml", '"voices", "known', '"voice", "known', "'voice'"),
        ("questions.toml", 'mark = "known"', 'mark = "unverified"', "'unverified'"),
        ("questions.toml", "weak = ", "weka = ", "weak"),
        ("misconceptions.toml", "left out the word after", "left it out", "left it out"),
        ("misconceptions.toml", "no-exercise", "[[misconception.heard]]\n#", "exercise"),
        ("terms.toml", 'meaning = "status.plan"', 'meaning = "status.plot"', "'status.plot'"),
        ("terms.toml", 'term = "interval"', 'term = "intervall"', "no lesson uses it"),
        ("people.toml", 'cites = ["gru"]', 'cites = ["stamps"]', "second-directorate"),
        ("people.toml", 'id = "peng"', 'id = "pang"', "'pang'"),
        ("dates.toml", 'date = "1950-06-25"', 'date = "1950-06-24"', "24 June 1950"),
        ("dates.toml", 'fact = "war"', 'fact = "wars"', "'wars'"),
    ],
)  # fmt: skip
def test_a_broken_entry_is_named_with_its_place(
    changed: Write, file: str, old: str, new: str, seen: str
) -> None:
    """The build stops, and says the file, and where in it: the line, or what is at fault."""
    root = changed(f"pages/{file}", old, new)
    with pytest.raises(KitError) as error:
        make(course(), root, lessons())
    assert f"{FOLDER}/{file}" in str(error.value) and seen in str(error.value)
    if "remark" not in str(error.value):
        assert re.search(r", line \d+", str(error.value))


def test_the_line_named_is_that_of_the_words(changed: Write) -> None:
    """A teacher who opens the file finds them there."""
    root = changed("pages/questions.toml", "{figure:credit-yuan}", "{figure:credit}")
    with pytest.raises(KitError) as error:
        make(course(), root, lessons())
    found = re.search(r"questions.toml, line (\d+)", str(error.value))
    lines = (root / FOLDER / "questions.toml").read_text(encoding="utf-8").splitlines()
    assert found and "{figure:credit}" in lines[int(found[1]) - 1]


def test_names_become_what_they_stand_for() -> None:
    """Figures, facts, words, answers, verdicts and reasons come from the edition."""
    text = "{figure:tax-grain}; {fact:pak-visit}; {ru:cover-purpose}; {why:copies} {gloss:tr16}"
    made_of = resolved(text, course(), "here")
    assert str(figures_of(edition())["tax-grain"]) in made_of
    assert str(edition().fact("pak-visit").value) in made_of
    assert f'<span lang="ru">{edition().fact("cover-purpose").emended["ru"]}</span>' in made_of
    assert claims_of(edition())["copies"].why in made_of


# --- glossary, who's who, chronology ----------------------------------------------------------


def test_every_short_piece_of_russian_in_the_lessons_is_explained() -> None:
    """A word that a lesson prints in Russian has its meaning in the glossary."""
    words = [each.word for each in taught_words(ROOT, edition())]
    known = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.I)
    for place, piece in Lessons(lessons()).originals(course()):
        left = re.sub(r"[\W\d_]+", " ", known.sub("", piece)).split()
        assert [each for each in left if len(each) > 2] == [], (place, piece)


def test_terms_name_the_section_in_which_they_are_met() -> None:
    """It is a section of that lesson, and its text has the word."""
    found = re.findall(r"\*\*(.+?)\*\*: .* First in \[(\d\d-\w+)\]\([^)]*\), (.+)\.$",
                       made()[GLOSSARY], re.MULTILINE)  # fmt: skip
    assert len(found) >= 40
    every = Lessons(lessons())
    for term, lesson, place in found:
        assert place.strip("*") in every.sections(lesson), term


def test_everybody_of_the_edition_is_in_the_whos_who() -> None:
    """With the Russian name, where the words stand, and the number of the copy."""
    for each in (*edition().people.values(), *edition().offices.values()):
        entry = section(made()[PEOPLE], f"### {each.name[:1].upper()}{each.name[1:]}")
        assert entry, each.id
        assert each.names.get("ru", "") in entry
        for remark in each.remarks:
            if remark.mark != "unverified":
                assert f"- {escaped(remark.words)} *({remark.mark})*" in entry
    for person in edition().people.values():
        entry = section(made()[PEOPLE], f"### {person.name[:1].upper()}{person.name[1:]}")
        assert speaks_in(person, edition()) in entry
        assert all(name.removeprefix("copy-") in entry for name in copies(person, edition()))


def test_what_the_edition_has_not_checked_comes_with_a_source() -> None:
    """No remark marked unverified stands there by itself."""
    for each in edition().people.values():
        for remark in each.remarks:
            assert remark.mark != "unverified" or escaped(remark.words) not in made()[PEOPLE]


def test_every_dated_fact_is_in_the_chronology_with_who_dates_it() -> None:
    """So is every neighbouring document; and all stand in order."""
    inside = re.findall(r"^- ◆ .*$", made()[DATES], re.MULTILINE)
    dated = [each for each in edition().facts.values() if each.when]
    assert len(inside) == len(dated)
    assert all(re.search(r" Dated by .*, \*(?:known|inferred|doubted)\*\.$", e) for e in inside)
    for fact in dated:
        (entry,) = [each for each in inside if escaped(fact.refers_to) in each]
        assert edition().people[fact.voice[0]].name in entry
    for neighbour in outside().neighbours.values():
        assert escaped(neighbour.title) in made()[DATES]


def test_a_project_without_such_entries_gets_no_pages(tmp_path: Path) -> None:
    """Lessons of somebody's own are built without a course of ours."""
    assert make(course(), tmp_path, ()) == {}


# --- what is marked -----------------------------------------------------------------------------


def test_everything_marked_stands_once_under_its_mark() -> None:
    """Facts, statements of neighbours and remarks of the edition, each below its own heading."""
    page = made()["course/marked-facts.md"]
    parts = re.split(r"^## ", page, flags=re.MULTILINE)
    below = {part.partition(":")[0].lower(): part for part in parts[1:]}
    known = outside()
    for fact in known.facts.values():
        assert [mark for mark in MARKS if f"| `{fact.id}` |" in below[mark]] == [fact.mark]
    statements = [each for document in known.neighbours.values() for each in document.says]
    for each in statements:
        assert [mark for mark in MARKS if escaped(each.says) in below[mark]] == [each.mark]
    rows = sum(part.count("\n| ") - 2 for name, part in below.items() if name in MARKS)
    assert rows == len(known.facts) + len(statements)
    for entity in [*edition().people.values(), *edition().offices.values()]:
        for remark in entity.remarks:
            assert f"| {remark.mark} | {escaped(entity.name)} | {escaped(remark.words)} |" in page


def test_the_rule_of_each_mark_stands_above_its_table() -> None:
    """An instructor audits by it."""
    page = made()["course/marked-facts.md"]
    assert list(RULES) == list(MARKS)
    for each, rule in RULES.items():
        assert re.search(
            rf"^## {each.capitalize()}: \d+\n\n.*{re.escape(rule)}", page, re.MULTILINE
        )
