"""The hand-written pages of the course: nothing named that is not there, no number made up."""

from __future__ import annotations

import ast
import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from citation_form import MONTHS, from_outside, numbers_in, paragraphs, uncited_in
from setting_up.place import COMMANDS
from sourcework.argument import PARTS, argument_of
from sourcework.lesson import arguing
from sourcework.publish.citations import linked
from sourcework.publish.manuscript import Cell, Manuscript, read_manuscript
from sourcework.publish.references import CITED
from telegram16293 import lesson
from telegram16293.cli import parser
from telegram16293.course import course
from telegram16293.seeds import edition, outside

ROOT = Path(__file__).parents[1]
COURSE = ROOT / "course"
PAGES = ("guide", "after-class", "objectives", "rubric", "discussion", "exit-ticket", "trouble")
LESSONS = sorted(each.stem for each in COURSE.glob("lessons/[0-9][0-9]-*.md"))
# Made by commands of the kit, and not there before.
RESULTS = ("feedback/", "answers.jsonl", "overview.ipynb")
MADE = ("dist/", "my-lessons/", ".wheels", "02-verify-updated.ipynb", *RESULTS)
GENERATED = ("plans", "key.md", "glossary.md", "whos-who.md", "chronology.md")
GUIDE_WORDS = 2500
HEADING = re.compile("#+ ")
PASSAGE = re.compile(r"\b(?!C3\)? Framework)(?:[CHMS]\d{1,2}|P\d\.\d)\b")

in_each_page = pytest.mark.parametrize("page", PAGES)
in_each_lesson = pytest.mark.parametrize("name", LESSONS)


@cache
def text(page: str) -> str:
    return (COURSE / f"{page}.md").read_text(encoding="utf-8")


@cache
def lesson_of(name: str) -> Manuscript:
    return read_manuscript(COURSE / f"lessons/{name}.md", ROOT, course())


@cache
def exercises_of(number: str) -> frozenset[str]:
    """Return the exercises of the lesson with a number, such as "02"."""
    (name,) = (each for each in LESSONS if each.startswith(number))
    return frozenset(one for cell in lesson_of(name).cells for one in cell.asked)


def headings_of(name: str) -> set[str]:
    prose = (each.source for each in lesson_of(name).cells if not each.is_code)
    lines = (line for source in prose for line in source.splitlines())
    return {line.lstrip("# ") for line in lines if re.match("#+ ", line)}


def sections(page: str, level: int) -> dict[str, str]:
    """Return the text below each heading of a level, up to the next of that level or above."""
    marks = [*re.finditer(rf"^#{{1,{level}}} .*$", text(page), re.MULTILINE)]
    ends = [*(each.start() for each in marks[1:]), len(text(page))]
    return {
        found[0].lstrip("# "): text(page)[found.end() : end]
        for found, end in zip(marks, ends, strict=True)
        if found[0].startswith("#" * level + " ")
    }


def rows(words: str) -> list[list[str]]:
    """Return the cells of the tables in a text, heads and rules left out."""
    lines = [each for each in words.splitlines() if each.startswith("|")]
    bodies = [after for before, after in pairwise(lines) if not set(after) <= set("|- ")]
    heads = {before for before, after in pairwise(lines) if set(after) <= set("|- ")}
    return [[cell.strip() for cell in each.strip("|").split("|")] for each in bodies
            if each not in heads]  # fmt: skip


def backticked(page: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", text(page))


# --- what is named is there -------------------------------------------------------------------


@in_each_page
def test_each_page_opens_with_its_title(page: str) -> None:
    """A page has one title, and a heading is followed by text or a table."""
    assert text(page).startswith("# ")
    assert len(re.findall(r"^# ", text(page), re.MULTILINE)) == 1
    lines = [each for each in text(page).splitlines() if each.strip()]
    bare = [a for a, b in pairwise(lines) if HEADING.match(a) and HEADING.match(b)]
    assert bare == []


@in_each_page
def test_links_lead_somewhere(page: str) -> None:
    """A file that a teacher is sent to is there, and so is a heading."""
    lines = (each for each in text(page).splitlines() if each.startswith("#"))
    anchors = {
        re.sub(r"[^\w -]", "", each.lstrip("# ")).lower().replace(" ", "-") for each in lines
    }
    for link in re.findall(r"\]\(([^)]+)\)", text(page)):
        if link.startswith("#"):
            assert link[1:] in anchors, link
        elif "://" not in link:
            assert (COURSE / link).exists(), link


@in_each_page
def test_paths_are_those_of_the_project(page: str) -> None:
    """What looks like a path is one, in the project or made by its commands."""
    for each in backticked(page):
        if re.fullmatch(r"[\w.-]*/[\w./-]*|[\w-]+\.(?:py|md|jsonl?|ipynb|toml)", each):
            assert each.startswith(MADE) or (ROOT / each).exists(), each


@in_each_page
def test_commands_are_understood(page: str) -> None:
    """Each command that a teacher is to type is one of the kit's, with its options."""
    for each in backticked(page):
        if found := re.fullmatch(r"(?:python3|py) kit\.py (\w+)(.*)", each):
            assert found[1] in COMMANDS, each
            assert parser().parse_args([found[1], *found[2].split()]).command == found[1]


def test_the_way_without_a_network_is_the_kits_own() -> None:
    """The page on what does not work has the command that kit.py prints where the network fails."""
    (command,) = [each for each in backticked("trouble") if " pip " in each]
    lock = "helpers/requirements.txt"
    kit = " ".join((ROOT / "helpers/setting_up/troubles.py").read_text(encoding="utf-8").split())
    assert command.replace(lock, "{lock}") in kit and (ROOT / lock).exists()


@in_each_page
def test_words_of_the_lessons_are_there(page: str) -> None:
    """What is to be typed into a cell is a word of the lessons."""
    for each in backticked(page):
        if re.fullmatch(r"\w+\([^)]*\)|from .* import .*", each):
            tree = ast.walk(ast.parse(each))
            names = {n.id for n in tree if isinstance(n, ast.Name)}
            names |= {a.name for n in ast.walk(ast.parse(each)) if isinstance(n, ast.ImportFrom)
                      for a in n.names}  # fmt: skip
            assert names and names <= set(dir(lesson)), each


def test_the_guide_names_every_page() -> None:
    """A teacher finds each page of the course from the guide."""
    links = set(re.findall(r"\]\(([^)#]+)\)", text("guide")))
    assert {f"{each}.md" for each in PAGES[1:]} | set(GENERATED) <= links


def test_the_guide_is_read_on_an_evening() -> None:
    """It has at most 2,500 words, and begins with what to do in a quarter of an hour."""
    shown = re.sub(r"\]\([^)]*\)", "]", text("guide"))
    assert len(re.findall(r"\w[\w'’,.-]*", shown)) <= GUIDE_WORDS
    first = re.findall(r"^## (.*)$", text("guide"), re.MULTILINE)[0]
    minutes = [int(row[0]) for row in rows(sections("guide", 2)[first])]
    assert "Fifteen minutes" in first and sum(minutes) == 15


# --- what is said is so -----------------------------------------------------------------------


@cache
def citations() -> dict[str, list[str]]:
    """Return what the build makes of facts and neighbours, and the ids it may come from."""
    made: dict[str, list[str]] = {}
    for each in (*outside().facts, *outside().neighbours):
        made.setdefault(linked(f"[@{each}]", outside()), []).append(each)
    return made


@cache
def unlinked(page: str) -> str:
    """Return a page with its citations as a manuscript writes them."""
    words = text(page)
    for shown, (name, *_) in citations().items():
        words = words.replace(shown, f"[@{name}]")
    return words


@cache
def shown_in_lessons() -> frozenset[str]:
    """Return the numbers that learners see in the notebooks: in cells and in outputs."""
    found: set[str] = set()
    for path in [*ROOT.glob("tests/executed/*.ipynb"), *ROOT.glob("course/answers/*.ipynb")]:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            found |= numbers_in("".join(cell["source"])) if cell["cell_type"] == "code" else set()
            for data in (each.get("data", {}) for each in cell.get("outputs", ())):
                for kind in ("text/plain", "text/html"):
                    found |= numbers_in(re.sub(r"<[^>]*>", " ", "".join(data.get(kind, ""))))
    return frozenset(found)


@in_each_page
def test_each_citation_is_as_the_build_makes_it(page: str) -> None:
    """Source, link and mark of what comes from elsewhere are those of seeds/outside.toml."""
    left = re.findall(r"[^.]*(?:known|inferred|unverified)\)", unlinked(page))
    assert [each for each in left if not each.endswith("(inferred)")] == []


@in_each_page
def test_what_comes_from_outside_is_cited(page: str) -> None:
    """A number is the telegram's, calculated from it, or stands beside its source."""
    # Editions of standards have an address in place of a citation.
    words = re.sub(r"(?:<|\()https?://[^>)]*[>)]", "[@standard]", unlinked(page))
    faults = list(uncited_in(Cell("markdown", words, 1), shown_in_lessons()))
    assert not faults, "\n".join(faults)


@in_each_page
def test_a_cited_number_is_in_its_source(page: str) -> None:
    """Beside citations stand the numbers of the telegram and those of the sources cited."""
    for paragraph in paragraphs(unlinked(page)):
        cited = [found[1] for found in CITED.finditer(paragraph) if found[1]]
        said = "; ".join(map(said_by, cited))
        bare = re.sub(r"\]\([^)]*\)|`[^`]*`|\[@[^\]]*\]", " ", paragraph)
        foreign = [each for each in from_outside(bare, shown_in_lessons()) if each not in said]
        if cited:
            assert [each for each in foreign if re.search(r"\d", each)] == [], paragraph


def said_by(name: str) -> str:
    """Return what the entries say that are cited in the same words, and their days."""
    known = [outside().entries[each] for each in citations()[linked(f"[@{name}]", outside())]]
    return " ".join(f"{each} {' '.join(days_in(str(each)))}" for each in known)


def days_in(words: str) -> list[str]:
    """Return the days in a text as one reads them.

    >>> days_in("1952-02-03")
    ['3 February']
    """
    found = re.findall(r"\b\d{4}-(\d\d)-(\d\d)\b", words)
    return [f"{int(day)} {MONTHS.split()[int(month) - 1]}" for month, day in found]


@in_each_page
def test_passages_are_those_of_the_edition(page: str) -> None:
    """Every passage that is named by its id is there."""
    assert set(PASSAGE.findall(text(page))) <= set(edition().passages)


@pytest.mark.parametrize("page", ["rubric", "exit-ticket", "objectives"])
def test_nothing_is_marked_by_what_was_not_checked(page: str) -> None:
    """A key, a rubric and an objective rest on nothing unverified."""
    assert "unverified" not in text(page)


# --- objectives -------------------------------------------------------------------------------


@in_each_lesson
def test_each_lesson_has_its_objectives(name: str) -> None:
    """Three to five, each with an exercise of that lesson or a section of it."""
    found = sections("objectives", 2)[f"{name}: {lesson_of(name).title}"]
    items = re.findall(r"^- (.*)$", found, re.MULTILINE)
    assert 3 <= len(items) <= 5
    for each in items:
        asked, places = re.findall(r"`([\w-]+)`", each), re.findall(r"\*([^*]+)\*", each)
        assert asked or places, each
        assert set(asked) <= exercises_of(name[:2]), each
        assert set(places) <= headings_of(name), each


CODES = {
    "C3 Framework, grades 6–8 and 9–12": r"D(?:1\.[45]|2\.His\.\d+|3\.[34]|4\.[14])\.(?:6-8|9-12)",
    "Common Core, Reading in History/Social Studies": r"(?:RH|WHST)\.(?:6-8|9-10|11-12)\.\d",
    "AP History, historical thinking skills": r"[236]\.[A-D]",
    "Quantitative literacy in higher education": r"[A-Z][a-z]+(?: / [A-Z][a-z]+)?",
}


@pytest.mark.parametrize("title", CODES)
def test_each_standard_has_its_source_and_a_place_where_it_is_met(title: str) -> None:
    """A set names publisher, edition and address; a code stands once, with its exercises."""
    found = sections("objectives", 3)[title]
    assert re.search(r"<https?://\S+>", found)
    assert re.search(r"\b20\d\d\b|first edition", found)
    seen = []
    for codes, ours, places in rows(found):
        seen += codes.split(", ")
        assert ours.endswith(".")
        assert all(re.fullmatch(CODES[title], each) for each in codes.split(", ")), codes
        for place in places.split("; "):
            number, _, there = place.partition(": ")
            assert there and set(re.findall(r"`([\w-]+)`", there)) <= exercises_of(number), place
    assert len(seen) == len(set(seen)) >= 6


def test_every_lesson_serves_a_standard() -> None:
    """Each set of standards is met in several lessons, and each lesson in one set at least."""
    met = {title: set(re.findall(r"\b(0\d): ", sections("objectives", 3)[title]))
           for title in CODES}  # fmt: skip
    assert set.union(*met.values()) == {name[:2] for name in LESSONS}
    assert all(len(each) >= 3 for each in met.values())


# --- discussion -------------------------------------------------------------------------------


@in_each_lesson
def test_each_lesson_has_questions_to_discuss(name: str) -> None:
    """Each says what for, when, what to follow up, and what good answers have in common."""
    assert f"\n## {name}\n\n[{lesson_of(name).title}](lessons/{name}.md)\n" in text("discussion")
    found = sections_between("discussion", name)
    assert len(found) >= 2
    for question, words in found.items():
        assert question.endswith("?")
        for part in ("**For:**", "**When:**", "**Follow up:**", "**Good answers"):
            assert words.count(part) == 1, (question, part)
        place = re.search(r"\*\*When:\*\* \*([^*]+)\*", words)
        assert place and place[1] in headings_of(name), question


def sections_between(page: str, heading: str) -> dict[str, str]:
    """Return the sections of level 3 under one of level 2."""
    after = text(page).partition(f"\n## {heading}\n")[2]
    own = re.split(r"^## ", after, maxsplit=1, flags=re.MULTILINE)[0]
    parts = re.split(r"^### (.*)$", own, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


# --- rubric and tickets -----------------------------------------------------------------------

MARKED = ("The model in lesson 05", "A weaker one")


def test_the_rubric_describes_each_level() -> None:
    """Six things, four levels, no two described alike."""
    table = rows(sections("rubric", 2)["The rubric"])
    assert len(table) == 6
    cells = [cell for row in table for cell in row[1:]]
    assert len(cells) == 24 == len(set(cells))


@pytest.mark.parametrize("example", MARKED)
def test_an_example_is_marked_by_the_whole_rubric(example: str) -> None:
    """Each thing has a level from 1 to 4 and a reason, and the sum is right."""
    words = sections("rubric", 3)[example]
    marked = rows(words)
    things = [row[0].strip("*") for row in rows(sections("rubric", 2)["The rubric"])]
    assert [row[0] for row in marked] == things
    levels = [int(row[1]) for row in marked]
    assert set(levels) <= {1, 2, 3, 4} and all(row[2] for row in marked)
    assert f"\n{sum(levels)} of {4 * len(levels)}." in words


def weaker() -> dict[str, str]:
    """Return the parts of the invented argument."""
    words = sections("rubric", 3)["A weaker one"]
    titles = {title: name for name, (title, _) in PARTS.items()}
    found = re.findall(r"^> \*\*(.*?):\*\* (.*)$", words, re.MULTILINE)
    return {titles[title]: part for title, part in found}


def test_the_weaker_example_is_invented_and_says_so() -> None:
    """It has all parts, and nobody can take it for a learner's."""
    assert weaker().keys() == PARTS.keys()
    assert "*Invented for this page; no learner wrote it.*" in text("rubric")


def test_the_advice_finds_what_the_rubric_says_it_finds() -> None:
    """The notebook's advice on the weaker example is as the page tells."""
    told = [each for each in arguing.reviewed(course(), argument_of(weaker())) if each.asks]
    assert {each.kind for each in told} == {"length", "open", "voice"}
    about = " ".join(each.about for each in told)
    found = ("delivered", "gave him", "2,200,000 million", "10 percent", "asks Stalin")
    assert all(each in about for each in found)
    assert not any(each in about for each in ("granted", "a little less"))


def test_the_key_of_the_tickets_stands_on_a_page_of_its_own() -> None:
    """Each ticket and the key begin a page, the key is last, and both number alike."""
    pages = text("exit-ticket").split('<div style="break-after: page"></div>')
    first, *tickets, key = pages
    assert [re.findall(r"^## (.*)$", each, re.MULTILINE) for each in pages] == [
        [], ["Ticket for 50 minutes"], ["Ticket for 90 minutes"], ["Key, for the teacher"]
    ]  # fmt: skip
    for ticket, minutes in zip(tickets, (50, 90), strict=True):
        asked = re.findall(r"^\*\*(\d)\.\*\*", ticket, re.MULTILINE)
        answers = key.partition(f"### {minutes} minutes")[2].partition("###")[0]
        assert re.findall(r"^(\d)\. ", answers, re.MULTILINE) == asked
    assert "Key" not in first + "".join(tickets)


def test_the_tools_of_these_tests_see() -> None:
    """A wrong number, passage or citation would be found."""
    assert list(uncited_in(Cell("markdown", "Peng asks for 1,700,000 million yuan.", 1)))
    assert not list(uncited_in(Cell("markdown", "Peng asks for 1,600,000 million yuan.", 1)))
    assert PASSAGE.findall("P9.9 and M2 of the C3 Framework") == ["P9.9", "M2"]
    assert rows("| a | b |\n|---|---|\n| 1 | 2 |") == [["1", "2"]]
