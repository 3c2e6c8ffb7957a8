"""A course for another document, laid out: it runs at once, and what goes wrong in it is told."""

from __future__ import annotations

import importlib
import itertools
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from setting_up.place import COMMANDS
from sourcework.claims import Verdict
from sourcework.command import parser
from sourcework.course import Course
from sourcework.document import open_edition
from sourcework.errors import KitError
from sourcework.exercises.proof import faults
from sourcework.kernel import COURSE
from sourcework.new import EXAMPLE, files, name_from, new
from sourcework.publish.building import build_for_class, made_for_class
from sourcework.suite.course import examine

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "course/another-document.md"
EDITION = "seeds/{name}.xml"
COUNT = itertools.count(1)


@pytest.fixture
def laid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laid]:
    """Lay out a course under a name that no other test has, and forget it afterwards."""
    name = f"letter_{next(COUNT)}"
    new(tmp_path / "course", name)
    sys.path.insert(0, str(tmp_path / "course/helpers"))
    # As the command does, so that kernels find the course.
    monkeypatch.setenv(COURSE, str(tmp_path / "course/helpers" / name))
    yield Laid(tmp_path / "course", name)
    sys.path.remove(str(tmp_path / "course/helpers"))
    for each in [each for each in sys.modules if each.split(".")[0] == name]:
        del sys.modules[each]


class Laid:
    """A course that was laid out, in its folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name

    def module(self, name: str) -> ModuleType:
        return importlib.import_module(f"{self.name}.{name}")

    @property
    def course(self) -> Course:
        course: Course = self.module("course").course()
        return course

    def change(self, path: str, old: str, new: str) -> None:
        """Put other words into a file; they must be there."""
        file = self.folder / path.format(name=self.name)
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


# --- its name and its folder ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("letter", "letter"),
        ("Köln: Rechnung, 1523", "koln_rechnung_1523"),
        ("1846 letter", "course_1846_letter"),
        ("A--b", "a_b"),
    ],
)
def test_the_name_is_made_from_the_folder(folder: str, name: str) -> None:
    """Small letters, digits and low lines, which Python can import."""
    assert name_from(Path("anywhere") / folder) == name


@pytest.mark.parametrize(
    ("folder", "seen"),
    [
        ("信件", "no name for a package can be made from '信件'"),
        ("...", "no name for a package"),
        ("json", "'json' is the name of something that Python already has"),
        ("Pandas", "'pandas' is the name of something"),
        ("sourcework", "'sourcework' is the name of something"),
        ("class", "'class' is the name of something"),
        ("x" * 41, "small letters, digits and _, at most 40"),
    ],
)
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, folder: str, seen: str) -> None:
    """It says why and how to give another, and makes no folder."""
    with pytest.raises(KitError, match=re.escape(seen)) as told:
        new(tmp_path / folder)
    assert "--name" in str(told.value)
    assert not list(tmp_path.iterdir())


def test_a_name_can_be_given(tmp_path: Path) -> None:
    """Where the folder has a name in other letters, the package has one of its own."""
    assert new(tmp_path / "信件", "letter_cn") == 0
    assert (tmp_path / "信件/helpers/letter_cn/course.py").is_file()


@pytest.mark.parametrize("there", ["a folder with a file", "a file"])
def test_what_is_there_stays(tmp_path: Path, there: str) -> None:
    """A folder in use and a file are refused, and are as they were."""
    place = tmp_path / "letter"
    kept = place / "notes.txt" if there == "a folder with a file" else place
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("mine", encoding="utf-8")
    with pytest.raises(KitError, match="it is there and is no folder|there are files in it"):
        new(place)
    assert kept.read_text(encoding="utf-8") == "mine"
    assert len(list(tmp_path.rglob("*"))) == len({kept, place})


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """A folder that the teacher has just made is as good as none."""
    (tmp_path / "letter").mkdir()
    assert new(tmp_path / "letter") == 0
    assert (tmp_path / "letter/seeds/letter.xml").is_file()


def test_it_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot be written, nothing is left of the others."""
    written: list[Path] = []

    def full(self: Path, data: bytes) -> int:
        written.append(self)
        if len(written) == 5:
            raise OSError(28, "No space left on device")
        with self.open("wb") as file:
            return file.write(data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(KitError, match="cannot be written .No space left on device"):
        new(tmp_path / "letter")
    assert len(written) == 5
    assert not list(tmp_path.iterdir())


def test_nothing_in_it_keeps_the_example_s_name() -> None:
    """The new course's name stands wherever the example's stood, in paths and in words."""
    for path, content in files("charter"):
        assert EXAMPLE.name not in path
        assert EXAMPLE.name.encode() not in content


# --- what is laid out ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["README.md", EDITION, "helpers/{name}/__init__.py", "helpers/{name}/course.py"]
    + ["course/lessons/01-read.md", "course/worksheets/01-read.typ", "course/plans/plans.toml"],
)
def test_the_letter_is_marked_as_invented(path: str) -> None:
    """Whoever opens a file of it, or a page made of it, reads that nothing of it is true."""
    text = (EXAMPLE / path.format(name=EXAMPLE.name)).read_text(encoding="utf-8")
    assert "invented" in text.casefold()


def test_its_title_says_that_it_is_invented() -> None:
    """The title stands on the reader, the handout, the export and the case file."""
    assert "invented" in open_edition(EXAMPLE / EDITION.format(name=EXAMPLE.name)).title


def test_its_claim_holds_as_rounded(laid: Laid) -> None:
    """The months make another number than the total, and yet both can be true."""
    (claim,) = laid.course.claims
    assert claim.verdict is Verdict.CONSISTENT
    calculated, allowed = (value for _, value in claim.working)
    assert calculated != allowed and not isinstance(allowed, str)


def test_a_finer_rounding_gives_another_verdict(laid: Laid) -> None:
    """What the guide tells the teacher to try comes out as the guide says."""
    laid.change("helpers/{name}/claims.py", "HUNDREDS = 100", "HUNDREDS = 10")
    assert laid.course.claims["flour-adds-up"].verdict is Verdict.INCONSISTENT


def test_its_exercises_keep_their_promises(laid: Laid) -> None:
    """Right answers are judged right, each mistake hears its sentence, nothing leaks."""
    course = laid.course
    assert len(course.exercises) == 2
    for each in course.exercises.values():
        assert not faults(each, course.document)


# --- the guide -----------------------------------------------------------------------------------


def snippets(language: str) -> list[str]:
    """Return the blocks of a language in the guide, without the lines that open a cell."""
    text = GUIDE.read_text(encoding="utf-8")
    found = re.findall(rf"^(`{{3,4}}){language}\n(.*?)^\1$", text, re.MULTILINE | re.DOTALL)
    return [block for _, block in found]


@pytest.mark.parametrize(
    ("language", "path"),
    [("xml", "seeds"), ("python", "helpers"), ("markdown", "course/lessons")]
    + [("toml", "course/exercises")],
)
def test_the_guide_shows_what_is_laid_out(language: str, path: str) -> None:
    """Each piece of XML, Python and lesson in it stands in the example, sign for sign."""
    # Whoever imported the example left compiled files beside it.
    laid_out = [each for each in (EXAMPLE / path).rglob("*.*") if each.suffix != ".pyc"]
    there = "\n".join(each.read_text(encoding="utf-8") for each in laid_out if each.is_file())
    plain = textwrap.dedent("\n".join(each.strip() for each in there.splitlines()))
    shown = snippets(language)
    assert shown
    for each in shown:
        assert "\n".join(line.strip() for line in each.strip().splitlines()) in plain


def test_the_guide_goes_with_the_course() -> None:
    """What stands in course/ here is laid out with each course as well."""
    assert (EXAMPLE / GUIDE.name).read_bytes() == GUIDE.read_bytes()


@pytest.mark.parametrize("page", [GUIDE, EXAMPLE / "README.md"], ids=lambda each: each.name)
def test_what_the_guide_tells_to_type_is_understood(page: Path) -> None:
    """Each line of it is a command that there is, with the words that it takes."""
    typed = re.findall(r"python3 kit\.py ([^`\n]+)", page.read_text(encoding="utf-8"))
    assert len(typed) >= 4
    for line in filter(lambda each: not each.startswith("…"), typed):
        assert line.split()[0] in COMMANDS
        assert parser("telegram16293").parse_args(line.split())


@pytest.mark.parametrize("page", [GUIDE, EXAMPLE / "README.md"], ids=lambda each: each.name)
def test_what_the_guide_names_is_there(page: Path) -> None:
    """Each file that it names is in the example, or made by build."""
    named = re.findall(r"`((?:seeds|helpers|course)/[\w./-]+)`", page.read_text(encoding="utf-8"))
    made = {"course/answers/", "course/key.md"}
    assert len(named) > 5
    for each in set(named) - made:
        assert (EXAMPLE / each).exists(), each


# --- what goes wrong in it -----------------------------------------------------------------------


def told(laid: Laid, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return what looking at a course comes to, and what it prints."""
    capsys.readouterr()
    code = examine(lambda: laid.course, laid.folder)
    return code, capsys.readouterr().out


Change = Callable[[Laid], None]
XML, CLAIMS, EXERCISES = EDITION, "helpers/{name}/claims.py", "helpers/{name}/exercises.py"
QUESTIONS = "course/exercises/01-read.toml"
LESSON = "course/lessons/01-read.md"


def changed(path: str, old: str, new: str) -> Change:
    return lambda laid: laid.change(path, old, new)


def second_edition(laid: Laid) -> None:
    text = (laid.folder / EDITION.format(name=laid.name)).read_text(encoding="utf-8")
    (laid.folder / "seeds/old.xml").write_text(text, encoding="utf-8")


EXERCISE = r"WRONG  the exercises: course/exercises/01-read\.toml, line \d+: "
MISTAKES: dict[str, tuple[Change, str]] = {
    "a tag not closed": (
        changed(XML, "</measure></said>.</seg>", "</said>.</seg>"),
        r"WRONG  the edition: letter_\d+\.xml, line 99.*not well-formed XML",
    ),
    "digits that the words do not say": (
        changed(XML, 'quantity="9"', 'quantity="90"'),
        r"WRONG  the edition: letter_\d+\.xml, line \d+, <measure.*its quantity is 90",
    ),
    "a year of one digit": (
        changed(XML, 'n="1846-11">', 'n="2">'),
        r"no ISO interval\. Write .*an early year has zeros: n='0092'",
    ),
    "a gloss that stands nowhere": (
        changed("course/worksheets/glosses.toml", '"etwa"', '"ungefähr"'),
        r"WRONG  the lessons: course/worksheets/glosses\.toml, line \d+: 'ungefähr'",
    ),
    "a figure misspelt in a worksheet": (
        changed("course/worksheets/01-read.typ", '"flour-needed"', '"flour-neded"'),
        r"course/worksheets/01-read\.typ, line \d+.*flour-neded",
    ),
    "a speaker who is nobody": (
        changed(XML, 'who="#veit"', 'who="#miller-veit"'),
        r"WRONG  the edition: letter_\d+\.xml, line \d+, <said>: .*miller-veit",
    ),
    "a figure's id misspelt in an exercise": (
        changed(
            EXERCISES,
            'figures_of(document)["flour-total"].value',
            'figures_of(document)["flour-totl"].value',
        ),
        EXERCISE + r"exercise .flour-needed.: helpers/letter_\d+/exercises\.py, line "
        r"\d+: figure .flour-totl.: there is none of that name\. Did you mean flour-total",
    ),
    "a figure's id misspelt in a claim": (
        changed(
            CLAIMS, 'figures_of(document)["flour-total"]', 'figures_of(document)["flour-totl"]'
        ),
        r"WRONG  the claims: .*claims\.py, line \d+: .*flour-totl",
    ),
    "a passage that is not there": (
        changed(QUESTIONS, 'passages = ["B4"]', 'passages = ["B44"]'),
        EXERCISE + r"price-speaker: passage B44 does not exist",
    ),
    "a key misspelt in a question": (
        changed(QUESTIONS, "look = ", "lok = "),
        r"WRONG  .*: course/exercises/01-read\.toml, line 16, \[price-speaker\]: "
        r"unknown key 'lok'\. Did you mean look",
    ),
    "a text that is not closed": (
        changed(QUESTIONS, 'slowly."', "slowly."),
        r"WRONG  .*: course/exercises/01-read\.toml, line 12: a text in quotation marks does not",
    ),
    "a mistake's name misspelt": (
        changed(QUESTIONS, "copied = ", "copyed = "),
        r"WRONG  .*: course/exercises/01-read\.toml, line \d+, .* Did you mean copied",
    ),
    "an option misspelt": (
        changed(QUESTIONS, 'answer = "miller"', 'answer = "miler"'),
        r"WRONG  .*: course/exercises/01-read\.toml, line 10, .* Did you mean miller",
    ),
    "a hint that tells the answer": (
        changed(QUESTIONS, "Multiply the flour of one month by", "It is 312; multiply by"),
        EXERCISE + r"flour-needed: this gives the answer away .*312",
    ),
    "a mistake that is right": (
        changed(
            EXERCISES, 'lambda document: figures_of(document)["flour-total"].value', "flour_needed"
        ),
        EXERCISE + r"flour-needed: this mistake is judged right: You seem",
    ),
    "Python that is none": (
        changed(CLAIMS, "HUNDREDS = 100", "HUNDREDS = = 100"),
        r"WRONG  the course opens: helpers/letter_\d+/claims\.py, line \d+: this is not Python",
    ),
    "a name that Python does not know": (
        changed(EXERCISES, "answer=flour_needed", "answer=flour_neded"),
        r"WRONG  the course opens: helpers/letter_\d+/exercises\.py, line \d+: .*flour_neded",
    ),
    "two editions": (
        second_edition,
        r"WRONG  the edition: .*seeds: there are several editions \(letter_\d+\.xml, old\.xml\)",
    ),
    "an exercise misspelt in the lesson": (
        changed(LESSON, 'check("flour-needed"', 'check("flour-neded"'),
        r"WRONG  the lessons: course/lessons/01-read\.md, line \d+, exercise 'flour-neded'",
    ),
    "a figure misspelt in the lesson": (
        changed(LESSON, "{month:letter-date}", "{month:letter-dat}"),
        r"WRONG  the lessons: course/lessons/01-read\.md, line \d+, \{month:letter-dat\}",
    ),
    "an empty lesson": (
        lambda laid: (laid.folder / LESSON).write_text("", encoding="utf-8") and None,
        r"WRONG  the lessons: course/lessons/01-read\.md, line 1: the file is empty",
    ),
    "a cell that fails": (
        changed(LESSON, 'claim("flour-adds-up")', 'claim("flour-adds-upp")'),
        r"WRONG  the lessons: course/lessons/01-read\.md, line \d+ .*flour-adds-upp",
    ),
}


def test_a_renamed_package_is_told(laid: Laid) -> None:
    """Where the package has another name than the lesson imports, the cell is named."""
    (laid.folder / f"helpers/{laid.name}").rename(laid.folder / "helpers/renamed_letter")
    done = command("test", laid.folder)
    assert done.returncode == 1 and "Traceback" not in done.stdout + done.stderr
    sentence = rf"WRONG  the lessons: course/lessons/01-read\.md, line \d+ .*'{laid.name}'"
    assert re.search(sentence, done.stdout), done.stdout


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            changed(CLAIMS, "HUNDREDS = 100", "HUNDREDS = = 100"),
            r"claims\.py, line \d+: SyntaxError",
        ),
        (
            changed(CLAIMS, 'figures_of(document)["flour-total"]', "None"),
            r"claim 'flour-adds-up': it cannot be judged|claims\.py, line \d+: AttributeError",
        ),
        (
            changed("helpers/{name}/course.py", "Place(Path(__file__).parent)", 'Place(Path("x"))'),
            r"write Place\(Path\(__file__\)\.parent\)|Write Place",
        ),
        (second_edition, r"there are several editions"),
    ],
)
def test_a_mistake_is_one_sentence_in_every_command(
    laid: Laid, change: Change, sentence: str, tmp_path: Path
) -> None:
    """What goes wrong in a course is told by export as by test: no traceback, and a place."""
    change(laid)
    done = command("export", tmp_path / "data", "--course", laid.folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert re.search(sentence, done.stderr), done.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_natural_mistake_is_told(
    laid: Laid, capsys: pytest.CaptureFixture[str], mistake: str
) -> None:
    """One sentence says where it is, with file and line, and nothing of Python's own is shown."""
    change, sentence = MISTAKES[mistake]
    change(laid)
    code, said = told(laid, capsys)
    assert code == 1
    assert re.search(sentence, said), said
    assert "Traceback" not in said


# --- what may be missing -------------------------------------------------------------------------


def without_translation(laid: Laid) -> None:
    """Take out what the guide says: the text, what points to it, and the notes on it."""
    file = laid.folder / EDITION.format(name=laid.name)
    text = file.read_text(encoding="utf-8")
    for pattern in (
        r"      <!-- The translation.*?</text>\n(?=    </group>)",
        r' corresp="#en\.[^"]*"',
        r"      <!-- A place where the translation.*?</note>\n",
    ):
        text, count = re.subn(pattern, "", text, flags=re.DOTALL)
        assert count
    file.write_text(text, encoding="utf-8")


def without_figures(laid: Laid) -> None:
    """Leave the words of each figure, and take out what marks it; nothing can ask for it then."""
    file = laid.folder / EDITION.format(name=laid.name)
    text = re.sub(r"</?measure[^>]*>", "", file.read_text(encoding="utf-8"))
    note = r' *<note type="fact" target="#(?:flour|advance|grant)[^\n]*\n'
    file.write_text(re.sub(note, "", text), encoding="utf-8")
    without_claims(laid)
    without_exercises(laid)


def without_claims(laid: Laid) -> None:
    file = laid.folder / CLAIMS.format(name=laid.name)
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("ASSERTIONS = (")] + "ASSERTIONS = ()\n", encoding="utf-8")
    # What waits for a question goes with the claim.
    questions = laid.folder / QUESTIONS
    kept = questions.read_text(encoding="utf-8").splitlines(keepends=True)
    questions.write_text("".join(each for each in kept if "verdict:" not in each), "utf-8")


def without_exercises(laid: Laid) -> None:
    (laid.folder / QUESTIONS).unlink()


def without_lesson(laid: Laid) -> None:
    for each in (LESSON, "course/worksheets/01-read.typ", "course/plans/plans.toml"):
        (laid.folder / each).unlink()
    shutil.rmtree(laid.folder / "course/pages")


def without_worksheets(laid: Laid) -> None:
    (laid.folder / "course/worksheets/01-read.typ").unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("without", "said"),
    [
        (without_translation, "no translation: the reader and the handout show one column"),
        (without_figures, "no figures: the reader and the handout work"),
        (without_claims, "no claims: the reader, figures, exercises and export work without"),
        (without_exercises, "no exercises: lessons can show and tell, and ask nothing"),
        (without_worksheets, "no worksheets: the document on paper and its notes work"),
        (without_lesson, "no lesson in course/lessons: the reader, figures and export work"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_works(
    laid: Laid, capsys: pytest.CaptureFixture[str], without: Change, said: str
) -> None:
    """It is no fault: what works without it is said, and is made."""
    without_lesson(laid)
    if without is not without_lesson:
        without(laid)
    code, words = told(laid, capsys)
    assert code == 0, words
    assert said in words
    made = made_for_class(laid.course, laid.folder, [])
    assert {"dist/reader.html", f"dist/data/{laid.name}.xlsx"} <= made.keys()
    assert "dist/handouts/a4/standard/document.pdf" in made


def test_a_letter_that_no_font_has_is_told(laid: Laid, capsys: pytest.CaptureFixture[str]) -> None:
    """The handouts are left out and all else is made; what to do is said."""
    laid.change(EDITION, "zahle ich alles", "zahle ich \U0010fffd alles")
    assert build_for_class(laid.course, laid.folder) == 1
    assert re.search(r"The handouts are not made.*no font here has it", capsys.readouterr().out)
    made = {each.name for each in (laid.folder / "dist").rglob("*")}
    assert {"reader.html", "01-read.html", "figures.csv"} <= made
    assert "document.pdf" not in made


# --- as a teacher does it ------------------------------------------------------------------------


def command(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the command as it is installed, in a Python that nothing brought along has touched."""
    typed = [sys.executable, "-I", "-m", "telegram16293", *map(str, words)]
    return subprocess.run(typed, capture_output=True, text=True, check=False, timeout=600)


def test_it_is_laid_out_built_tested_and_exported(tmp_path: Path) -> None:
    """Four commands, one after the other; building again changes nothing."""
    folder, data = tmp_path / "Brief aus Köln", tmp_path / "data"
    name = "brief_aus_koln"
    for words in (
        ("new", folder),
        ("build", folder),
        ("test", folder),
        ("build", folder, "--check"),
        ("export", data, "--course", folder),
    ):
        done = command(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    made = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}
    assert {
        "notebooks/01-read.ipynb",
        "course/answers/01-read.ipynb",
        "course/key.md",
        "course/plans/25-minutes.md",
        "dist/slides/01-read.html",
        "dist/handouts/a4/standard/document.pdf",
        "dist/handouts/a4/standard/01-read-worksheet.pdf",
        "dist/handouts/a4/keys/01-read-key.pdf",
        "dist/reader.html",
        f"dist/data/{name}.json",
    } <= made
    assert (data / f"{name}.xlsx").is_file()
    for page in ("dist/reader.html", "dist/slides/01-read.html", "dist/data/README.md"):
        assert "invented" in (folder / page).read_text(encoding="utf-8")
