"""A teacher's file of exercises: what it says is asked, and what is wrong in it is told by line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from harbour import HARBOUR, rate, value
from sourcework.errors import KitError
from sourcework.exercises import Exercises, judge
from sourcework.exercises.files import Computed, Written
from sourcework.exercises.model import said
from telegram16293.exercises import ALL

FILE = '''\
# A comment may stand anywhere.
[rate]
kind = "number"
unit = "roubles per dollar"
passages = ["B3"]
question = """
How many roubles does the keeper take for a dollar?
He asks for {figure:repair-roubles}.
"""
hints = [
  "He states one sum in two moneys.",
  "Divide.",
  "Roubles above the line.",
]
look = "Two numbers go in."
why = "The quotient is {quotient}."

[rate.mistakes]
subtracted = "You seem to have subtracted."
granted = "You seem to have taken the dollars that the office granted."

[asked]
kind = "choices"
question = "What does he ask for?"
hints = ["Read on.", "Read B3.", "Read B4."]
look = "Look for what he wants."
why = "He says so."
answer = ["money", "coal"]

[asked.options]
"money | cash" = "money for the pier"
coal = "coal"
ships = "ships"

[asked.mistakes]
"only money" = "That is one half."
"has ships" = "Ships come by themselves."
"lacks coal" = "What burns?"

[who]
kind = "match"
question = "Who writes which?"
hints = ["Read on.", "Read B3.", "Read B4."]
look = "Look below the letter."
why = "He says so."

[who.items]
loss = "the loss"
grant = "the grant"

[who.options]
smith = "John Smith"
orlov = "Ivan Orlov"
office = "the office"

[who.answer]
loss = "smith"
grant = "office"

[who.also]
loss = "orlov"

[who.mistakes]
"loss = office" = "The office was far away."
"grant = smith" = "He has nothing to give."
'''
COMPUTED: Mapping[str, Computed] = {
    "rate": Computed(
        answer=rate,
        mistakes={
            "subtracted": lambda d: value(d, "repair-roubles") - value(d, "repair-dollars"),
            "granted": lambda d: value(d, "repair-roubles") / value(d, "grant-dollars"),
        },
        words={"quotient": rate},
    )
}


def written(folder: Path, text: str) -> Exercises:
    """Return the exercises of a folder with this text as its one file."""
    (folder / "01-harbour.toml").write_text(text, encoding="utf-8")
    return Exercises(Written(folder, lambda lesson: COMPUTED if lesson == "harbour" else {}))


def test_what_stands_there_is_asked_and_said(tmp_path: Path) -> None:
    """A right answer, a mistake and a number in a text are those of the file."""
    exercises = written(tmp_path, FILE)
    assert list(exercises) == ["rate", "asked", "who"]
    assert {each.lesson for each in exercises.values()} == {"harbour"}
    question = said(exercises["rate"].question, HARBOUR)
    assert question.startswith("How many roubles does the keeper take for a dollar? He asks for ")
    assert "{" not in question + said(exercises["rate"].why, HARBOUR)
    for name, given, outcome, words in (
        ("rate", rate(HARBOUR), "right", ""),
        ("asked", {"cash", "coal"}, "right", ""),
        ("asked", {"money"}, "mistake", "That is one half."),
        ("asked", {"money", "coal", "ships"}, "mistake", "Ships come by themselves."),
        ("who", {"loss": "smith", "grant": "office"}, "right", ""),
        ("who", {"loss": "orlov", "grant": "office"}, "right", ""),
        ("who", {"loss": "smith", "grant": "smith"}, "mistake", "He has nothing to give."),
    ):
        judged = judge(exercises[name], given, HARBOUR)
        assert judged.outcome == outcome and words in judged.feedback.words, (name, given)


@pytest.mark.parametrize("changed", ["\ufeff" + FILE, FILE.replace("\n", "\r\n")])
def test_an_editors_own_marks_change_nothing(tmp_path: Path, changed: str) -> None:
    """A byte order mark and the line ends of Windows are read as if they were not there."""
    (tmp_path / "01-harbour.toml").write_bytes(changed.encode())
    exercises = Exercises(Written(tmp_path, lambda _: COMPUTED))
    assert [each.question for each in exercises.values() if isinstance(each.question, str)] == [
        "What does he ask for?",
        "Who writes which?",
    ]


@pytest.mark.parametrize(
    ("before", "after", "line", "told"),
    [
        ('look = "Two', 'lok = "Two', 15, "unknown key 'lok'. Did you mean look?"),
        ('look = "Two numbers go in."', "", 2, "it has no look"),
        ('why = "The quotient is {quotient}."', 'why = " "', 16, "why is ' '"),
        ("{quotient}", "{quotint}", 16, "the name {quotint}. Did you mean quotient?"),
        ("subtracted =", "substracted =", 19, "called 'substracted'. Did you mean subtracted?"),
        ('subtracted = "You seem to have subtracted."', "", 18, "'subtracted' has no sentence"),
        ('moneys.",', "moneys.,", 11, "does not end on its line"),
        ('"Divide.",', '"Divide."', 13, "a list is not closed"),
        ('"Divide.",', "", 2, "it has 2 hints"),
        ('"Divide."', '"Divide "now"."', 12, "a list is not closed"),
        ('"Two numbers go in."', '"Two numbers "go" in."', 15, "something stands after the end"),
        ('"number"', '"numbers"', 3, "kind is 'numbers'. Did you mean number?"),
        ('"B3"', "3", 5, "passages is [3]. Write a list"),
        ("[rate.mistakes]", "[rat.mistakes]", 18, "'rat' belongs to no exercise"),
        ("[rate.mistakes]", "[rate.mistake]", 18, "unknown key 'mistake'. Did you mean mistakes?"),
        ("# A comment", 'x = "A" comment', 1, "something stands after the end"),
        ("# A comment may stand anywhere.", "x = 1", 1, "'x' belongs to no exercise"),
        ("granted =", "subtracted =", 20, "this name stands there twice"),
        ("granted =", "what granted =", 20, "this is no line with"),
        ("[asked]", "[rate]", 22, "[rate] stands in"),
        ('"coal"]', '"cole"]', 28, "answer 'cole' is no option. Did you mean coal?"),
        ('"money", "coal"', "1", 28, "answer is [1]"),
        ('answer = ["money", "coal"]', "", 22, "it has no right answer"),
        ("has ships", "haz ships", 37, "Did you mean has ships"),
        ("has ships", "has ship", 37, "nothing is called 'ship'. Did you mean ships?"),
        ("has ships", "has ships, coal", 37, "nothing is called 'has ships, coal'"),
        ('ships = "ships"', 'ships = ""', 33, "options is"),
        ('loss = "smith"', 'los = "smith"', 57, "answer 'los' is no item. Did you mean loss?"),
        ('loss = "smith"', "", 56, "the answer is not whole. Write a line for loss, too"),
        ('loss = "orlov"', 'loss = "orlow"', 61, "also 'orlow' is no option. Did you mean orlov?"),
        ("loss = office", "loss - office", 64, "nothing is called 'loss - office'. Did you mean"),
        ("loss = office", "los = office", 64, "nothing is called 'los'. Did you mean loss?"),
        ("loss = office", "loss = ofice", 64, "nothing is called 'ofice'. Did you mean office?"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line(
    tmp_path: Path, before: str, after: str, line: int, told: str
) -> None:
    """What is unknown, doubled, emptied, missing or not closed is named, and what to do."""
    assert before in FILE
    with pytest.raises(KitError) as error:
        list(written(tmp_path, FILE.replace(before, after, 1)).values())
    where, _, seen = str(error.value).partition(": ")
    assert where.partition(", [")[0].endswith(f"01-harbour.toml, line {line}"), error.value
    assert told in seen, error.value


def test_a_name_that_the_edition_lacks_is_told(tmp_path: Path) -> None:
    """A figure in a text is looked up in the document, and a slip of its id has a way out."""
    exercises = written(tmp_path, FILE.replace("repair-roubles", "repair-rouble"))
    with pytest.raises(KitError, match=r"\[rate\], \{figure:repair-rouble\}: .*repair-roubles"):
        said(exercises["rate"].question, HARBOUR)


def test_what_is_computed_has_its_exercise(tmp_path: Path) -> None:
    """An exercise whose heading was changed is missed, with the heading that looks like it."""
    text = FILE.replace("[rate]", "[rates]").replace("[rate.", "[rates.")
    with pytest.raises(KitError, match=r"\[rate\], for which .* Did you mean rates\?"):
        list(written(tmp_path, text).values())


def test_one_id_stands_in_one_file(tmp_path: Path) -> None:
    """An exercise that two lessons have is told, with both places."""
    (tmp_path / "02-other.toml").write_text(FILE, encoding="utf-8")
    with pytest.raises(KitError, match=r"02-other.toml, line 2: \[rate\] stands in .*line 2, too"):
        list(written(tmp_path, FILE))


def test_a_file_in_another_writing_is_told(tmp_path: Path) -> None:
    """A letter that is not UTF-8 has its line."""
    (tmp_path / "01-harbour.toml").write_bytes(FILE.replace("Read on", "Read “on").encode("utf-16"))
    with pytest.raises(KitError, match=r"line 1: a letter is not written as UTF-8"):
        list(Written(tmp_path, lambda _: {}))


def test_a_course_may_ask_nothing(tmp_path: Path) -> None:
    """Where no file stands, there are no exercises."""
    assert list(Exercises(Written(tmp_path / "none", lambda _: {}))) == []


def test_every_word_that_is_computed_is_named() -> None:
    """Nothing is computed for a sentence of the kit that no sentence has."""
    from telegram16293.exercises import computed

    texts = "\n".join(
        path.read_text(encoding="utf-8")
        for path in Path(__file__).parents[1].glob("course/exercises/*.toml")
    )
    lessons = {each.lesson for each in ALL.values()}
    words = {
        word for lesson in lessons for each in computed(lesson).values() for word in each.words
    }
    assert words and [each for each in sorted(words) if f"{{{each}}}" not in texts] == []
