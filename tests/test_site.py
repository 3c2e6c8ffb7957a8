"""The site: each page holds what it should, leads somewhere, and answers nothing too early."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
import yaml

from site_built import LITE, asked_for, built, pages, soup
from sourcework import courses
from sourcework.addresses import binder
from sourcework.addresses import pages as site_of
from sourcework.claims import Verdict
from sourcework.errors import KitError, UnknownName
from sourcework.exercises.model import said
from sourcework.figures import figures_of
from sourcework.new import EXAMPLE
from sourcework.publish.manuscript import called_with
from sourcework.publish.site.building import _put
from sourcework.publish.site.words import SITE, first_page
from telegram16293.course import course

ROOT = Path(__file__).parent.parent
COURSE = course()
NAMES = [each.stem for each in COURSE.place.notebooks]
MILLION = 10**6
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Node and html-validate, which says where a page is no HTML.
VALIDATOR = ROOT / "tests/browser/node_modules/html-validate/bin/html-validate.mjs"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory)


def text(site: Path, page: str) -> str:
    """Return the words of a page's article, white space made single."""
    article = soup(site / page).find("article") or soup(site / page)
    return " ".join(article.get_text(" ").split())


# --- what stands where ---------------------------------------------------------------------------


def test_the_first_page_has_question_finding_and_ways_in(site: Path) -> None:
    """Each way with how long one waits and what is lost; those that can be gone have a link."""
    words = first_page(COURSE, ROOT)
    page = soup(site / "index.html")
    assert words.question in page.h1.get_text()
    assert "One thing you will find" in text(site, "index.html")
    assert " ".join(words.finding.split()[:8]) in text(site, "index.html")
    ways = page.select(".ways section")
    assert [each.h3.get_text() for each in ways] == [each.name for each in words.ways]
    for told, way in zip(words.ways, ways, strict=True):
        assert [each.get_text() for each in way.select("dd")] == [told.wait, told.lost]
    links = [str(each["href"]) for each in page.select(".ways a.button")]
    assert f"{LITE}?path={NAMES[0]}.ipynb" in links
    assert binder(COURSE) in links
    assert "downloads.html" in links


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_stands_unanswered(site: Path, name: str) -> None:
    """Every question of it, all it reads, the way to open it; no picture, no table of results."""
    page = soup(site / f"lessons/{name}.html")
    book = json.loads((ROOT / f"notebooks/{name}.ipynb").read_text("utf-8"))
    cells = [c for c in book["cells"] if "exercise" in c["metadata"].get("tags", ())]
    ids = [each for c in cells for each in called_with("".join(c["source"]), "check")]
    shown = [each.get_text() for each in page.select(".asked .question")]
    assert shown == [said(COURSE.exercises[each].question, COURSE.document) for each in ids]
    assert page.find("article").select("img, svg, figure, .dataframe") == []
    outputs = page.select(".cell_output")
    assert all(each.select(".asked, section[style]") for each in outputs)
    assert page.select(f'a[href$="{LITE}?path={name}.ipynb"]')
    for verdict in Verdict:
        assert repr(verdict) not in "".join(each.get_text() for each in outputs)


@pytest.mark.parametrize("name", NAMES)
def test_the_teachers_lesson_has_answers_and_pictures(site: Path, name: str) -> None:
    """It is run, has the notes for instructors, and asks nothing in a box for learners."""
    page = soup(site / f"teacher/answers/{name}.html")
    assert page.select(".cell_output") and not page.select(".asked")
    assert "For the instructor" in page.get_text()


def test_the_readers_are_two(site: Path) -> None:
    """Before the lessons without claims, and waiting with what they ask; after them with all."""
    first = (site / "reader.html").read_text("utf-8")
    whole = (site / "answered/reader.html").read_text("utf-8")
    claim = COURSE.claims[0]
    assert claim.statement not in first and claim.statement in whole
    assert "shown once you have answered" in first
    assert "shown once you have answered" not in whole
    for page in (first, whole):
        assert all(f'id="{each}"' in page for each in COURSE.document.passages)


def test_each_number_leads_to_its_words(site: Path) -> None:
    """A figure's row has its words in each language and a link to the passage they stand in."""
    page = soup(site / "answered/figures.html")
    figures = figures_of(COURSE.document)
    assert [each["id"] for each in page.select("tbody tr")] == list(figures.ids)
    for row, figure in zip(page.select("tbody tr"), figures, strict=True):
        assert all(words in row.get_text() for words in figure.printed.values())
        link = row.select_one("a")
        assert link["href"] == f"../document.html#{figure.passage}"
        there = soup(site / "document.html").find(id=figure.passage)
        squeezed = " ".join(there.get_text(" ").split())
        assert all(" ".join(words.split()) in squeezed for words in figure.printed.values())


def test_each_claim_has_verdict_and_reason_behind_a_warning(site: Path) -> None:
    """And each page after the lessons begins with that warning."""
    rows = soup(site / "answered/claims.html").select("tbody tr")
    assert len(rows) == len(COURSE.claims)
    for row, claim in zip(rows, COURSE.claims, strict=True):
        assert repr(claim.verdict) in row.get_text() and claim.why in row.get_text()
        assert len(row.select("a")) >= 1
    for each in sorted((site / "answered").glob("*.html")):
        if each.name != "reader.html":
            assert soup(each).select(".admonition.warning"), each.name


def test_explorers_and_pictures_have_pages(site: Path) -> None:
    """Each explorer as it begins, with its values; each picture with words for who cannot see."""
    for name in COURSE.explorers:
        page = soup(site / f"answered/explorer-{name}.html")
        assert page.select_one("figure img")["alt"] and page.select("details table")
    drawn = soup(site / "answered/pictures.html").select("figure img")
    assert len(drawn) == len(COURSE.pictures) and all(each["alt"] for each in drawn)


def test_every_page_of_the_course_is_for_teachers(site: Path) -> None:
    """Whatever page or plan there is in course/ has its page, with its words."""
    lessons = {f"course/lessons/{name}.md" for name in NAMES}
    for each in sorted((ROOT / "course").rglob("*.md")):
        path = each.relative_to(ROOT).as_posix()
        if path in lessons:
            continue
        there = path.removeprefix("course/").removesuffix(".md")
        page = "index" if there == "README" else there
        heading = re.search(r"^# (.+)$", each.read_text("utf-8"), re.MULTILINE)
        assert heading
        shown = soup(site / f"teacher/{page}.html").h1.get_text().replace("’", "'")
        assert heading[1].replace("`", "").replace("’", "'") in shown


def test_what_is_taken_away_is_there_and_whose_it_is(site: Path) -> None:
    """Each file is listed once; what tells answers is with the teachers."""
    own = [place for place, _ in asked_for(site / "downloads.html") if "files" in place.parts]
    rest = [p for p, _ in asked_for(site / "teacher/downloads.html") if "files" in p.parts]
    there = [each.resolve() for each in sorted((site / "files").rglob("*")) if each.is_file()]
    assert sorted([*own, *rest]) == there
    names = " ".join(each.as_posix() for each in own)
    assert f"{COURSE.name}-class.zip" in names and "worksheet" in names
    assert not re.search(r"key|teacher|slides|data/|notes", names.partition("/files/")[2])
    assert {each.suffix for each in rest} >= {".csv", ".xlsx", ".json", ".pdf", ".html", ".zip"}


def test_what_dist_holds_is_a_click_away(site: Path) -> None:
    """A plan leads to its own slides and to the handouts; files stand as one looks for them."""
    plan = soup(site / "teacher/plans/50-minutes.html")
    links = {str(each["href"]) for each in plan.select("article a[href]")}
    assert {"../../files/slides/plan-50-minutes.html", "../../downloads.html"} <= links
    first = [
        each.get_text()
        for each in soup(site / "teacher/index.html").select('a[href="downloads.html"]')
    ]
    assert {"dist/slides/plan-….html", "dist/lms/README.md"} <= set(first)
    heads = [each.get_text() for each in soup(site / "downloads.html").select("h2")]
    assert [each.strip("¶") for each in heads[:2]] == ["In one file", "Handouts, A4, usual print"]
    rest = [each.get_text() for each in soup(site / "teacher/downloads.html").select("h2")]
    assert [each.strip("¶") for each in rest[:2]] == ["In one file", "Slides"]
    assert rest[-1].strip("¶") == "Data"


@pytest.mark.parametrize("name", NAMES)
def test_words_in_cyrillic_say_their_language(site: Path, name: str) -> None:
    """In what a lesson asks too, so that a voice reads them as Russian."""
    for each in soup(site / f"lessons/{name}.html").find("article").find_all(string=CYRILLIC):
        assert each.find_parent(lang="ru"), each


def test_the_reference_has_each_word_with_its_docstring(site: Path) -> None:
    """The words of the lessons, and the rooms of the engine."""
    from telegram16293 import lesson

    page = soup(site / "reference/words.html")
    terms = [each.get_text() for each in page.select("dt.sig")]
    for name in lesson.__all__:
        assert any(re.search(rf"lesson\.{name}\b", each) for each in terms), name
    assert "Return passages by their ids" in page.get_text()
    assert "Interval" in text(site, "reference/rounding.html")


def test_the_course_and_the_document_can_be_cited(site: Path) -> None:
    """With makers, address, and the document's record."""
    words = text(site, "cite.html")
    assert f"version {COURSE.version}. {COURSE.home}" in words
    for each in (COURSE.makers, COURSE.home, COURSE.document.source.record, "@"):
        assert each in words


# --- nothing is answered before it is asked -------------------------------------------------------


def test_the_search_answers_nothing(site: Path) -> None:
    """Of pages that answer, it knows the titles alone; those of learners it knows whole."""
    index = json.loads(
        re.fullmatch(
            r"Search\.setIndex\((.*)\)", (site / "searchindex.js").read_text("utf-8"), re.DOTALL
        )[1]  # type: ignore[index]
    )
    apart = {n for n, name in enumerate(index["docnames"]) if name.startswith(("t", "answered"))}
    assert len(apart) > 20
    for where in index["terms"].values():
        assert not apart & ({where} if isinstance(where, int) else set(where))
    document = index["docnames"].index("document")
    found = index["terms"]["millet"]
    assert document in ([found] if isinstance(found, int) else found)


# --- pages as pages ------------------------------------------------------------------------------


def test_no_link_and_no_picture_is_missing(site: Path) -> None:
    """Nor a place within a page, nor does an id stand twice on one."""
    missing = []
    for page in pages(site):
        ids = Counter(each["id"] for each in soup(site / page).select("[id]"))
        missing += [f"{page}: id {each} {many} times" for each, many in ids.items() if many > 1]
        for place, anchor in asked_for(site / page):
            html = place.is_file() and place.suffix == ".html" and "files" not in place.parts
            if not place.is_file() or (anchor and html and not soup(place).find(id=anchor)):
                missing.append(f"{page}: {place.name}#{anchor}")
    assert missing == []


def test_a_page_weighs_under_a_megabyte(site: Path) -> None:
    """With all that it is made of."""
    for page in pages(site):
        parts = {
            place
            for element in soup(site / page).select("img[src], script[src], link[rel=stylesheet]")
            for place in [
                (
                    (site / page).parent
                    / str(element.get("src") or element.get("href")).split("?")[0]
                )
            ]
            if not str(place).count("data:")
        }
        weight = (site / page).stat().st_size + sum(each.stat().st_size for each in parts)
        assert weight < MILLION, page


def test_nothing_is_asked_of_another_address(site: Path) -> None:
    """No script, style or picture comes from elsewhere, and no style asks for one."""
    for page in pages(site):
        made_of = soup(site / page).select("img, script, link, iframe, source, video, audio")
        for element in made_of:
            address = str(element.get("src") or element.get("href") or "")
            plain = element.get("rel") in (["canonical"], ["author"])
            assert plain or not address.startswith(("http:", "https:", "//")), f"{page}: {address}"
    for style in sorted((site / "_static").rglob("*.css")):
        assert not re.search(r"(@import|url\()\s*['\"]?(https?:)?//", style.read_text("utf-8"))


@pytest.mark.skipif(
    not shutil.which("node") or not VALIDATOR.is_file(),
    reason="html-validate is not installed: see .github/CONTRIBUTING.md",
)
def test_every_page_is_valid_html(site: Path, tmp_path: Path) -> None:
    """By the standard's rules, as html-validate has them."""
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps({"root": True, "extends": ["html-validate:standard"]}))
    tool = ["node", str(VALIDATOR), "--config", str(rules), "--formatter", "text"]
    run = subprocess.run([*tool, *pages(site)], cwd=site, capture_output=True, text=True)
    assert run.returncode == 0, f"{run.stdout}{run.stderr}"[:3000]


def test_no_word_of_the_machinery_is_on_the_first_page(site: Path) -> None:
    """A stranger meets no name of what made the page."""
    page = soup(site / "index.html")
    whole = " ".join(page.find(each).get_text(" ") for each in ("article", "footer")).casefold()
    assert not re.search(r"sphinx|furo|myst|jupyterlite|kernel|repository|docstring", whole)


# --- building ------------------------------------------------------------------------------------


def test_another_course_has_a_site(tmp_path: Path) -> None:
    """One laid out in a folder, by the command, with no word of this one; and no lite, no home."""
    folder = tmp_path / "bakers_letter"
    program = [sys.executable, "-I", "-m", "sourcework"]
    site = ["build", "site", "--course", str(folder)]
    for words in (["new", str(folder)], ["build", str(folder)], site):
        run = subprocess.run([*program, *words], capture_output=True, text=True, cwd=tmp_path)
        assert run.returncode == 0, run.stdout + run.stderr
    assert "build lite" in run.stdout
    made = folder / "dist/site"
    assert "baker" in text(made, "index.html").casefold()
    assert "1846" in (made / "document.html").read_text("utf-8")
    assert [each.h3.get_text() for each in soup(made / "index.html").select(".ways section")] == [
        "On your own computer",
        "On paper",
    ]
    assert not soup(made / "lessons/01-read.html").select("a.button")
    for page in pages(made):
        assert "16293" not in re.sub(r"telegram16293", "", soup(made / page).get_text())
        for place, _ in asked_for(made / page):
            assert place.is_file(), f"{page}: {place}"


def test_what_the_first_page_says_is_read_whole(tmp_path: Path) -> None:
    """A slip is told with file and line."""
    place = tmp_path / SITE
    place.parent.mkdir(parents=True)
    shutil.copy(ROOT / "course/about.toml", tmp_path / "course/about.toml")
    for words, seen in (
        ('qestion = "Why?"', UnknownName),
        ('question = ""', KitError),
        ('[[ways]]\nkind = "boat"\nname = "b"\nwait = "w"\nlost = "l"', UnknownName),
        ('[[ways]]\nkind = "paper"\nname = "b"\nwait = "w"', KitError),
    ):
        place.write_text(words, encoding="utf-8")
        with pytest.raises(seen, match=rf"{SITE}, line \d"):
            first_page(COURSE, tmp_path)


def test_a_course_that_says_nothing_is_told_plainly() -> None:
    """Its title, what it is, and four ways in."""
    plain = first_page(courses.opened(EXAMPLE), EXAMPLE)
    assert plain.question and plain.about and not plain.finding
    assert [each.kind for each in plain.ways] == ["browser", "computer", "binder", "paper"]


def test_lite_stays_where_it_is(tmp_path: Path) -> None:
    """What an earlier build left goes, but not what `build lite` made."""
    made, target = tmp_path / "made", tmp_path / "site"
    for each in ("made/index.html", "site/old/page.html", "site/lite/lab.html"):
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / each).write_text(each, encoding="utf-8")
    _put(made, target)
    there = {each.relative_to(target).as_posix() for each in target.rglob("*.html")}
    assert there == {"index.html", "lite/lab.html"}


# --- one address ---------------------------------------------------------------------------------


def test_the_sites_address_follows_from_the_courses() -> None:
    """In package, citation and README; a fork changes Source, and the build the rest."""
    there = site_of(COURSE.home)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert there == project["urls"]["Homepage"] == citation["url"]
    assert there in (ROOT / "README.md").read_text("utf-8")
