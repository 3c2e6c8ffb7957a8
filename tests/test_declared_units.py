"""Units that an edition declares: typed answers and its own words are read in them, and no other's.

The invented letter of a new course stands here with pounds, shillings and pence, and with bushels.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from sourcework.courses import opened
from sourcework.document import Document, open_edition
from sourcework.document.measures import declared
from sourcework.document.tei import parse_bytes
from sourcework.errors import EditionError
from sourcework.exercises.judging import judge
from sourcework.exercises.proof import faults
from sourcework.figures import figures_of
from sourcework.new import EXAMPLE, letter, new
from sourcework.numbers.units import unit_of

DECLARED = """<unitDecl>
  <unitDef xml:id="unit.pound" type="money">
    <label>pound</label><label type="symbol">£</label><label type="symbol">l</label>
    <conversion fromUnit="#unit.pound" toUnit="#unit.shilling" formula="$fromUnit * 20"/>
  </unitDef>
  <unitDef xml:id="unit.shilling" type="money">
    <label>shilling</label><label type="symbol">s</label></unitDef>
  <unitDef xml:id="unit.penny" type="money">
    <label>penny</label><label type="plural">pence</label><label type="symbol">d</label>
    <conversion fromUnit="#unit.penny" toUnit="#unit.shilling" formula="$fromUnit div 12"/>
  </unitDef>
  <unitDef xml:id="unit.mark" type="money">
    <label>mark</label><label type="symbol">m</label>
    <conversion fromUnit="#unit.mark" toUnit="#unit.penny" formula="$fromUnit * 160"/>
  </unitDef>
  <unitDef xml:id="unit.bushel">
    <label>bushel</label><label xml:lang="de">Scheffel</label>
    <conversion fromUnit="#unit.peck" toUnit="#unit.bushel" formula="$fromUnit div 4"/>
  </unitDef>
  <unitDef xml:id="unit.peck"><label>peck</label></unitDef>
  <unitDef xml:id="unit.libra"><label>libra</label><label type="plural">libre</label></unitDef>
</unitDecl>"""
CHANGES = (
    ("<encodingDesc>", f"<encodingDesc>{DECLARED}"),
    ('quantity="9" unit="gulden"', 'quantity="48" unit="shilling"'),
    ("neun Gulden</measure>", "£2 8s</measure>"),
    ("nine gulden</measure>", "2 l. 8 s.</measure>"),
    ('quantity="1400" unit="gulden"', 'quantity="1400" unit="libra"'),
    ("1.400 Gulden", "1.400 libre"),
    ("1,400 gulden", "1,400 libre"),
)


def edited(folder: Path, *changes: tuple[str, str]) -> Path:
    """Return the letter's edition with other words in it, written into a folder."""
    text = (EXAMPLE / "seeds/bakers_letter.xml").read_text(encoding="utf-8")
    for old, other in changes:
        assert old in text, old
        text = text.replace(old, other)
    path = folder / "letter.xml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return open_edition(edited(tmp_path_factory.mktemp("seeds"), *CHANGES))


@cache
def asking(value: Fraction, unit: str) -> object:
    """Return a question for a number in a unit."""
    exercise = opened(EXAMPLE).exercises["flour-needed"]
    return replace(exercise, unit=unit, answer=lambda _: value)


SUM = (
    *("£2 8s", "2 l. 8 s.", "2l 8s", "£2. 8s. 0d.", "£2 and 8 shillings", "2 pounds, 8 shillings"),
    *("two pounds eight shillings", "48", "48s", "48 s.", "576d", "576 pence", "£2.4", "£ 2 2/5"),
    *("about £2 8s", "£1 19s 108d", "3.6 marks", "48 Shillings", "the answer is £2 8s"),
)
BUSHELS = ("3 bushels 2 pecks", "3 bushels and 2 pecks", "3½ bushels", "14", "3 Scheffel 2 pecks")
MARKS = ("40 marks", "40 m.", "40m", "40", "forty marks", "£26 13s 4d", "6400 d")


@pytest.mark.parametrize(
    ("value", "unit", "typed"),
    [(Fraction(48), "shillings", each) for each in SUM]
    + [(Fraction(12, 5), "£", each) for each in ("£2 8s", "2.4", "48s", "2.4 pounds")]
    + [(Fraction(14), "pecks", each) for each in BUSHELS]
    + [(Fraction(40), "marks", each) for each in MARKS],
)
def test_an_answer_in_declared_units_is_right(
    document: Document, value: Fraction, unit: str, typed: str
) -> None:
    """By sign, short form or name, in one unit or in several of its kind."""
    told = judge(asking(value, unit), typed, document)  # type: ignore[arg-type]
    assert told.outcome == "right", told.feedback.words


@pytest.mark.parametrize(
    ("typed", "outcome", "said"),
    [
        ("£2 9s", "not-yet", ""),
        ("£48", "not-yet", ""),
        ("2 marks", "not-yet", ""),
        ("3 bushels", "mistake", "You gave bushels; the question asks for shillings."),
        ("£2 8 ducats", "unreadable", "Write one number and nothing else, in shillings"),
        ("2 ducats", "unreadable", "Write one number and nothing else, in shillings"),
        ("£2 3 bushels", "unreadable", "in shillings"),
        ("8s £2", "unreadable", "in shillings"),
    ],
)
def test_what_is_not_right_is_told(document: Document, typed: str, outcome: str, said: str) -> None:
    """Another sum, another kind of unit, and one that nobody declared."""
    told = judge(asking(Fraction(48), "shillings"), typed, document)  # type: ignore[arg-type]
    assert told.outcome == outcome and said in told.feedback.words


def test_a_unit_of_one_document_is_none_of_another(document: Document) -> None:
    """Afterwards, and in the letter that declares none, the kit's own words hold."""
    assert judge(asking(Fraction(48), "shillings"), "£2 8s", letter()).outcome == "unreadable"  # type: ignore[arg-type]
    assert unit_of("£") is None and unit_of("d") is None
    with document.units.known():
        assert unit_of("d") == unit_of("pence") is not None


def test_the_printed_words_are_read_in_them(document: Document) -> None:
    """A sum in several units is one figure, and its plural is the one declared."""
    assert str(figures_of(document)["flour-price"]) == "48 shillings"
    assert str(figures_of(document)["advance-gulden"]) == "1,400 libre"


def test_words_that_make_another_sum_are_refused(tmp_path: Path) -> None:
    """The edition is not opened, and the line is named."""
    wrong = (*CHANGES, ("2 l. 8 s.</measure>", "2 l. 9 s.</measure>"))
    with pytest.raises(EditionError, match="line 1[0-9]+, <measure.*2 l. 9 s."):
        open_edition(edited(tmp_path, *wrong))


MISTAKES = (
    ('fromUnit="#unit.pound"', 'fromUnit="#unit.pund"', 4, "did you mean unit.pound"),
    ('fromUnit="#unit.pound"', 'from="#unit.pound"', 4, "fromUnit='' is no unit"),
    ("$fromUnit * 20", "$fromUnit x 20", 4, "cannot be read. Write it as in"),
    ("$fromUnit * 20", "$fromUnit * 0", 4, "cannot be read"),
    ("$fromUnit * 20", "20", 4, "cannot be read"),
    ("<label>pound</label>", "", 2, "the unit has no name"),
    ("<label>pound</label>", "<label></label>", 3, "the label is empty"),
    ("<label>pound</label>", "<lable>pound</lable>", 3, "Did you mean label?"),
    ("<label>pound</label>", "<label>million</label>", 3, "is a word for a number"),
    ("<label>pound</label>", "<label>Million</label>", 3, "is a word for a number"),
    ("<label>pound</label>", "<label>pound2</label>", 3, "has a digit"),
    ("<label>peck</label>", "<label>bushel</label>", 20, "already the name of a unit in line 17"),
    ('type="plural">pence', 'type="plurl">pence', 9, "did you mean plural"),
    ('<unitDef xml:id="unit.peck"', "<unitDef", 20, "no xml:id"),
    ('<unitDef xml:id="unit.penny" type="money"', '<unitDef xml:id="unit.penny" type="mony"', 10,
     "between units of one kind"),
    ('toUnit="#unit.penny"', 'toUnit="#unit.mark"', 14, "to itself"),
    ("$fromUnit * 160\"/>", "$fromUnit * 160\"/><conversion fromUnit=\"#unit.mark\" "
     "toUnit=\"#unit.penny\" formula=\"$fromUnit * 150\"/>", 14, "say once what each unit makes"),
)  # fmt: skip


@pytest.mark.parametrize(("old", "wrong", "line", "said"), MISTAKES)
def test_a_slip_in_a_declaration_is_told(old: str, wrong: str, line: int, said: str) -> None:
    """With file, line and what was seen."""
    assert old in DECLARED
    text = DECLARED.replace(old, wrong)
    root = parse_bytes(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{text}</TEI>'.encode(), "a.xml")
    with pytest.raises(EditionError) as told:
        declared(root)
    assert re.search(rf"a\.xml, line {line}\b", str(told.value)), told.value
    assert said.casefold() in str(told.value).casefold(), told.value


@pytest.mark.parametrize(
    ("kind", "is_money"), [("money", True), ("currency", True), ("sum", False)]
)
def test_both_words_for_money_make_money(kind: str, is_money: bool) -> None:
    """What is paid with is declared by either; any other kind is none."""
    text = DECLARED.replace('type="money"', f'type="{kind}"')
    root = parse_bytes(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{text}</TEI>'.encode(), "a.xml")
    own = {"pound", "shilling", "penny", "mark"}
    assert own & declared(root).moneys == (own if is_money else set())


def test_units_that_make_one_another_are_refused() -> None:
    """No unit is made of itself in the end."""
    made = '<conversion {1} formula="$fromUnit * 2"/>'
    unit = f'<unitDef xml:id="{{0}}"><label>{{0}}</label>{made}</unitDef>'
    circle = "\n".join(
        ["<unitDecl>", unit.format("a", 'fromUnit="#a" toUnit="#b"')]
        + [unit.format("b", 'fromUnit="#b" toUnit="#a"'), "</unitDecl>"]
    )
    root = parse_bytes(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{circle}</TEI>'.encode(), "a.xml")
    with pytest.raises(EditionError, match="line 2.*go in a circle"):
        declared(root)


def test_a_declared_unit_misspelt_is_told(tmp_path: Path, document: Document) -> None:
    """In a measure of the edition, and in a question."""
    wrong = (*CHANGES, ('unit="shilling"', 'unit="shiling"'))
    with pytest.raises(EditionError, match="<measure.*'shiling'.*Did you mean shilling"):
        open_edition(edited(tmp_path, *wrong))
    found = faults(asking(Fraction(48), "shilings"), document)  # type: ignore[arg-type]
    assert "its unit 'shilings' is not declared: did you mean shillings?" in "\n".join(found)


def test_a_course_in_such_units_is_built_and_tested(tmp_path: Path) -> None:
    """As a teacher does it: the edition is changed, and every command goes through."""
    folder = tmp_path / "pounds"
    new(folder)
    edited(tmp_path, *CHANGES).rename(folder / "seeds/pounds.xml")
    questions = folder / "course/exercises/01-read.toml"
    text = questions.read_text(encoding="utf-8")
    questions.write_text(text.replace('unit = "hundredweight"', 'unit = "shillings"'), "utf-8")
    lesson = folder / "course/lessons/01-read.md"
    answered = lesson.read_text(encoding="utf-8").replace(
        'check("flour-needed", 312)', 'check("flour-needed", "£15 12s")'
    )
    lesson.write_text(answered, encoding="utf-8")
    for word in ("build", "test"):
        command = [sys.executable, "-I", "-m", "telegram16293", word, str(folder)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    answers = (folder / "course/answers/01-read.ipynb").read_text(encoding="utf-8")
    assert "£15 12s" in answers and "✓ Right" in answers
