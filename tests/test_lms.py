"""export lms: what a platform takes and says is what the kit takes and says."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from harbour import EXERCISES, HARBOUR, PLACE, SPEAKERS, WHERE
from platforms import GAP, SPACE, Item, Marked, moodle, questions, words_of
from sourcework.course import Course
from sourcework.document import open_edition
from sourcework.exercises import Exercise, Mistake, choose_from, judge
from sourcework.exercises.model import said
from sourcework.export.lms import export_lms, lms_files
from sourcework.export.lms.markup import question
from sourcework.export.lms.moodle import _gaps
from sourcework.export.lms.qti import item_xml
from telegram16293 import cli
from telegram16293.course import course
from telegram16293.exercises import ALL
from telegram16293.seeds import edition
from tried import Row, rows

IN_FIGURES = re.compile(r"-?\d+(\.\d+)?")
EVERY = list(ALL.values())


@cache
def files() -> Mapping[str, bytes]:
    """Return all that is written for platforms."""
    return lms_files(course())


@cache
def in_moodle() -> Mapping[str, Any]:
    """Return every question as Moodle reads it, by name."""
    found = [questions(data) for name, data in files().items() if name.startswith("moodle/")]
    return {name: each for one in found for name, each in one.items()}


@cache
def in_qti() -> Mapping[str, Item]:
    """Return every item as a QTI platform reads it, by its identifier."""
    made = {}
    for data in (data for name, data in files().items() if name.endswith(".zip")):
        with zipfile.ZipFile(BytesIO(data)) as package:
            for name in package.namelist():
                if name.startswith("items/"):
                    made[Path(name).stem] = Item(fromstring(package.read(name)))
    return made


def label(exercise: Exercise, key: str) -> str:
    """Return what an option is called."""
    return next(each.label for each in exercise.options if each.key == key)


def on_moodle(exercise: Exercise, given: Any) -> Marked | None:
    """Return what Moodle makes of an answer given by form; None where it cannot be given there."""
    asked = in_moodle()[exercise.id]
    if exercise.kind == "number":
        return moodle(asked, given) if IN_FIGURES.fullmatch(given) else None
    if exercise.kind == "match":
        values = [given[each.key] for each in exercise.items]
        if exercise.is_number:
            return moodle(asked, values) if all(map(IN_FIGURES.fullmatch, values)) else None
        return moodle(asked, [label(exercise, each) for each in values])
    if exercise.kind == "order" and not len(given) == len({*given}) == len(exercise.options):
        return None
    labels = [label(exercise, each) for each in ([given] if isinstance(given, str) else given)]
    return moodle(asked, labels)


def on_qti(exercise: Exercise, given: Any) -> Marked | None:
    """Return what an item of QTI makes of an answer by form; None where it cannot be given."""
    item = in_qti()[exercise.id]
    if exercise.kind == "number":
        return item.marked({"RESPONSE": float(given)}) if IN_FIGURES.fullmatch(given) else None
    if exercise.kind == "match" and exercise.is_number:
        values = [given[each.key] for each in exercise.items]
        if not all(map(IN_FIGURES.fullmatch, values)):
            return None
        return item.marked({f"RESPONSE_{n}": float(each) for n, each in enumerate(values, 1)})
    if exercise.kind == "match":
        lines = {each.key: f"i{n}" for n, each in enumerate(exercise.items, 1)}
        pairs = [f"{lines[k]} {item.named(label(exercise, each))}" for k, each in given.items()]
        return item.marked({"RESPONSE": pairs})
    if exercise.kind == "choice":
        return item.marked({"RESPONSE": item.named(label(exercise, given))})
    if exercise.kind == "order" and not len(given) == len({*given}) == len(exercise.options):
        return None
    return item.marked({"RESPONSE": [item.named(label(exercise, each)) for each in given]})


def tried() -> Iterator[tuple[Row, Any]]:
    """Yield each row that can be given by form, and has no answer before it that counts."""
    for row in rows():
        if row.after is None:
            yield from ((row, given) for road, given in row.given() if road == "form")


def tells_apart(text: str) -> bool:
    """Whether a platform can read a number in one way alone.

    Before three digits a dot may part thousands too: there its language decides, and the kit asks.
    """
    return re.fullmatch(r"-?\d{1,3}\.\d{3}", text) is None


def rows_for(platform: Any) -> Iterator[tuple[Row, Any, Marked]]:
    """Yield what can be given on a platform, with what it makes of it."""
    for row, answer in tried():
        typed = answer.values() if isinstance(answer, dict) else [answer]
        numbers = ALL[row.exercise].is_number
        if numbers and not all(map(tells_apart, typed)):
            continue
        if (marked := platform(ALL[row.exercise], answer)) is not None:
            yield row, answer, marked


@pytest.mark.parametrize("platform", [on_moodle, on_qti])
def test_what_the_kit_takes_is_taken_and_what_it_refuses_is_refused(platform: Any) -> None:
    """Of all answers of the tables that can be given there, the right ones get a full mark."""
    given, wrong = 0, []
    for row, answer, marked in rows_for(platform):
        given += 1
        outcome = judge(ALL[row.exercise], answer, edition(), "form").outcome
        if marked.full != (outcome == "right"):
            wrong.append(f"{row.exercise}: {answer}, {outcome}")
    # To a platform 12 is 12.0, which has the three figures that are asked for.
    assert wrong == ["stamp-pace: 12, rounded"]
    # The others are numbers in words, with units, or as sums.
    assert given > 800


# Mistakes that a platform has no words for, and why.
UNTOLD = {
    "rate-peng": "two sums that lie near one another, in one range",
    "rate-ends": "the mistake is made in both lines at once",
    "if-outside": "a fraction upside down, to three figures",
    "share-of-supplies": "three figures, but of another year's sum",
}


@pytest.mark.parametrize("platform", [on_moodle, on_qti])
def test_a_known_mistake_is_told_in_the_kits_words(platform: Any) -> None:
    """Where a platform can say something to an answer, it says what the kit says."""
    told, other = 0, []
    for row, answer, marked in rows_for(platform):
        exercise = ALL[row.exercise]
        judged = judge(exercise, answer, edition(), "form")
        # Moodle answers a tick or a place; not what was left unticked, nor an order as a whole.
        parts = platform is on_moodle and exercise.kind in ("choices", "order")
        if judged.outcome != "mistake" or parts:
            continue
        words = judged.feedback.words
        if any(each in words or words in each for each in marked.words):
            told += 1
        else:
            other.append(row.exercise)
    assert set(other) <= set(UNTOLD) and len(other) <= 5
    assert told > 400


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
def test_what_an_item_declares_to_be_right_is_right(exercise: Exercise) -> None:
    """The right answer that a platform shows gets the full mark, and is answered with the why."""
    item = in_qti()[exercise.id]
    marked = item.marked(item.right())
    assert marked.full and marked.words == (said(exercise.why, edition()),)


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
def test_a_question_is_whole(exercise: Exercise) -> None:
    """Question, hints and passages stand in it, with the letters of each language."""
    asked = in_moodle()[exercise.id]
    shown = words_of(asked.findtext("questiontext/text") or "")
    item = in_qti()[exercise.id].root
    body = " ".join(item.find(f"{SPACE}itemBody").itertext())  # type: ignore[union-attr]
    parts = [said(exercise.question, edition())]
    parts += [each.label for each in (*exercise.options, *exercise.items)]
    quotes = [edition().passage(each) for each in exercise.passages]
    parts += [each.text(lang) for each in quotes for lang in each.texts]
    for words in parts:
        options = " ".join(words_of(each.text or "") for each in asked.iter("text"))
        # In a gap some signs have a stroke before them.
        assert words in shown + options or words in GAP.sub("", shown).replace("\\", "") + (
            shown + options
        ).replace("\\", "")
        assert words in body
    hints = [said(each, edition()) for each in exercise.hints]
    assert [words_of(each.findtext("text") or "") for each in asked.findall("hint")] == hints
    assert all(each in body for each in hints)


def test_several_right_ways_are_all_right() -> None:
    """A match with more than one right answer is right in each of them, on both platforms."""
    for exercise in (each for each in EVERY if each.kind == "match" and each.also):
        for way in (exercise.answer, *exercise.also):
            pairs = dict(way(edition()) if callable(way) else way)  # type: ignore[call-overload]
            both = (on_moodle(exercise, pairs), on_qti(exercise, pairs))
            assert [each.full for each in both if each] == [True, True]


def test_where_lines_hang_together_a_gap_takes_one_way_alone() -> None:
    """Each gap is marked by itself: two halves of two right answers would be right together."""
    slips = (Mistake({"loss": "office", "grant": "orlov"}, "No."),
             Mistake({"loss": "office", "grant": "smith"}, "No."))  # fmt: skip
    apart, together = (
        replace(SPEAKERS, mistakes=slips, also=(also,))
        for also in ({"loss": "orlov", "grant": "office"}, {"loss": "orlov", "grant": "smith"})
    )
    assert _gaps(apart, HARBOUR).count("=Ivan Orlov#") == 1
    assert _gaps(together, HARBOUR).count("=Ivan Orlov#") == 0
    assert _gaps(together, HARBOUR).count("=John Smith#") == 1


def test_no_right_answer_is_in_what_a_class_gets() -> None:
    """They stand with the teacher's things, which say so; a class's zip has none of them."""
    from sourcework.publish.bundle import for_class, for_teacher

    root = Path(__file__).parent.parent
    names = [f"dist/lms/{each}" for each in files()]
    assert not any(map(for_class(course(), root).has, names))
    assert all(map(for_teacher(course(), root).has, names))
    assert b"**For the teacher. These files hold every right answer." in files()["README.md"]


def test_the_files_are_the_same_every_time() -> None:
    """Made again, each has the same bytes; and each is written once."""
    assert lms_files(course()) == files()


def test_it_is_asked_for_by_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes them into a folder, says whose they are, and takes no second folder."""
    place = tmp_path / "to"
    assert cli.main(["export", "lms", str(place)]) == 0
    assert {each.relative_to(place).as_posix() for each in place.rglob("*.*")} == set(files())
    assert "the teacher's" in capsys.readouterr().out
    (place / "moodle/01-read.xml").write_text("mine", encoding="utf-8")
    assert cli.main(["export", "lms", str(place)]) == 1
    assert "would be written over" in capsys.readouterr().err
    assert cli.main(["export", "lms", "one", "two"]) == 1
    assert "two folders, one and two" in capsys.readouterr().err
    assert cli.main(["export", "lms", str(place), "--format", "csv"]) == 1
    assert "and not as csv" in capsys.readouterr().err
    assert cli.main(["export", "csv"]) == 1
    assert "Write export --format csv" in capsys.readouterr().err and not Path("csv").exists()


def test_the_page_says_how_each_kind_is_carried() -> None:
    """Every kind of question there is has its line, with how many there are."""
    page = files()["README.md"].decode()
    numbers = sum(each.is_number and not each.items for each in EVERY)
    assert f"| one number | {numbers} |" in page
    counted = re.findall(r"^\| [a-z ,]+ \| (\d+) \|", page, re.MULTILINE)
    assert sum(map(int, counted)) == len(EVERY)


def test_export_lms_needs_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder one of the course's name is made."""
    monkeypatch.chdir(tmp_path)
    assert export_lms(course()) == 0
    assert (tmp_path / "telegram16293-lms/README.md").is_file()


def test_a_program_of_others_reads_each_package() -> None:
    """Converted to QTI 3 by a program that did not make them, the items keep what is right."""
    from qti_convert import upgrade_package_files

    for name in (each for each in files() if each.endswith(".zip")):
        with zipfile.ZipFile(BytesIO(files()[name])) as package:
            made = {each: package.read(each) for each in package.namelist()}
        read = upgrade_package_files(made).files
        assert read.keys() == made.keys()
        for path in (each for each in made if each.startswith("items/")):
            was = [each.text for each in fromstring(made[path]).iter(f"{SPACE}value")]
            tags = fromstring(read[path]).iter()
            now = [each.text for each in tags if each.tag.endswith("}qti-value")]
            assert [each for each in now if each in was] == was


def test_a_program_of_others_reads_each_moodle_file() -> None:
    """What it can read, choices and texts with gaps, it reads as the kit means them."""
    from moodle_xml_parser.parser import parse_string

    for name in (each for each in files() if each.startswith("moodle/")):
        read = parse_string(files()[name].decode())
        kinds = [ALL[each].kind for each in questions(files()[name])]
        assert len(read["multichoice"]) == sum(each in ("choice", "choices") for each in kinds)
        assert len(read["cloze"]) == sum(each in ("match", "order") for each in kinds)
        for each in read["cloze"]:
            exercise = ALL[each.name]
            assert len(each.gaps) == len(exercise.items or exercise.options)
            assert all(any(one.score == 100 for one in gap.options) for gap in each.gaps)


def harbour() -> Course:
    """Return a course around the invented letter, with an exercise of every kind there is."""
    return Course(PLACE, "A <letter> & more/less", EXERCISES)


def test_every_kind_of_every_course_is_carried() -> None:
    """Also a passage, or several, are asked for; and words with signs of HTML stay words."""
    made = lms_files(harbour())
    read = [questions(data) for name, data in made.items() if name.startswith("moodle/")]
    assert {name for each in read for name in each} == set(EXERCISES)
    (name,) = (each.id for each in EXERCISES.values() if each.kind == "passage")
    exercise = EXERCISES[name]
    item = Item(fromstring(item_xml(exercise, HARBOUR)))
    assert item.marked(item.right()).full and len(item.names) == len(HARBOUR.passages)
    (asked,) = (each[name] for each in read if name in each)
    options = [words_of(each.findtext("text") or "") for each in asked.findall("answer")]
    right = exercise.answer(HARBOUR) if callable(exercise.answer) else exercise.answer
    (wanted,) = (each for each in options if each.startswith(f"{right}:"))
    assert moodle(asked, wanted).full
    assert not moodle(asked, next(iter({*options} - {wanted}))).full
    assert (
        "$course$/top/A &lt;letter&gt; &amp; more//less/"
        in next(data for name, data in made.items() if name.startswith("moodle/")).decode()
    )


def test_words_run_from_the_right_where_their_language_does() -> None:
    """In Moodle by the cell's direction, in QTI, which has none, by Unicode's own signs."""
    document = open_edition(Path(__file__).parent / "editions/tongues/arabic.xml")
    passages = tuple(document.passages)
    exercise = replace(
        WHERE,
        answer=passages[0],
        passages=passages[:1],
        kind="choice",
        options=choose_from(*passages),
        mistakes=tuple(Mistake(each, "Look again.") for each in passages[1:]),
    )
    cells = [one for part in question(exercise, document) for one in part.iter("td")]
    assert [(each.get("lang"), each.get("dir")) for each in cells][0] == ("ar", "rtl")
    body = Item(fromstring(item_xml(exercise, document))).root
    (cell,) = (each for each in body.iter(f"{SPACE}td") if "ar" in each.attrib.values())
    assert (cell.text or "").startswith("\u2067") and (cell.text or "").endswith("\u2069")
