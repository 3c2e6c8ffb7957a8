"""What would answer an open question waits in a learner's notebook, and nowhere else."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from sourcework.claims import Claim
from sourcework.exercises.model import said
from sourcework.kernel.notebook import SESSION
from sourcework.lesson import waiting
from sourcework.views.reader.page import fragment
from telegram16293 import lesson
from telegram16293.claims import claims_of
from telegram16293.exercises import ALL
from telegram16293.seeds import edition

SORT = {"P2.1": "report", "P2.2": "rumour", "P2.5": "plan", "P2.7": "request"}
DONE = {"P2.1": "done", "P2.7": "asked", "M8": "planned", "M9": "planned"}


@pytest.fixture
def learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner who has answered nothing, at her lessons."""
    monkeypatch.setenv("TELEGRAM16293_ANSWERS", str(tmp_path / "answers.jsonl"))
    monkeypatch.setenv(SESSION, str(tmp_path / "01-read.ipynb"))
    waiting.start_afresh()
    return tmp_path


def card(name: str) -> str:
    """Return the words of a card in the reader."""
    html = lesson.reader().html
    (found,) = re.findall(rf'<section class="entry" data-entry="{name}".*?</section>', html, re.S)
    return unescape(re.sub(r"<[^>]+>", " ", found))


def question(exercise: str) -> str:
    """Return the words of a question."""
    return said(ALL[exercise].question, edition())


def test_what_waits_is_there() -> None:
    """Each name is that of a textual note, a fact with a status, or a claim."""
    notes = {each.id for each in edition().textual_notes}
    statuses = {f"status:{each.id}" for each in edition().facts.values() if each.status}
    verdicts = {f"verdict:{each.id}" for each in claims_of(edition())}
    reasons = {f"reason:{each}" for each in notes}
    shifts = {f"shift:{each.id}" for each in edition().translation_notes}
    for each in ALL.values():
        assert {*each.withholds} <= notes | reasons | shifts | statuses | verdicts, each.id


def test_a_claim_asks_first_and_is_shown_when_asked_once_more(learner: Path) -> None:
    """In text, as a page and in a table no verdict stands before its question."""
    first = lesson.claim("same-sum")
    assert question("less-percent") in repr(first) and "run this once more" in repr(first)
    for shown in (repr(first), first._repr_html_(), repr(lesson.table([first]))):
        assert "inconsistent" not in shown and "6.25" not in shown
    assert "6.25" not in repr(lesson.table(first))
    assert "≠ inconsistent" in repr(lesson.claim("same-sum"))


def test_a_verdict_in_code_is_what_it_is(learner: Path) -> None:
    """Only what is shown waits: whoever compares a verdict in code gets it."""
    assert lesson.claim("same-sum").verdict is lesson.Verdict.INCONSISTENT


@pytest.mark.parametrize("given", [7, -6.25])
def test_a_claim_is_shown_once_its_question_has_an_answer(learner: Path, given: float) -> None:
    """Right or not yet: what is said of it has been said."""
    lesson.check("less-percent", given)
    assert "≠ inconsistent" in repr(lesson.claim("same-sum"))


def test_claims_ask_first_too(learner: Path) -> None:
    """All of them, or those on a passage; who asks for a verdict has named it."""
    early = {each.id for each in lesson.claims() if each.waits}
    assert {"same-sum", "grain-total", "credit-inside"} <= early and "delivered" not in early
    assert not any(each.waits for each in lesson.claims())
    waiting.start_afresh()
    assert not any(each.waits for each in lesson.claims(verdict="exact"))


def of_doubts(*of: str) -> str:
    """Return a table of doubts as a page shows it, in words."""
    return unescape(re.sub(r"<[^>]+>", " ", lesson.sensitivity(*of)._repr_html_()))


@pytest.mark.parametrize(
    ("of", "exercise", "tells", "given"),
    [
        (("translation",), "as-early", "possibly", None),
        (("letters",), "stamp-sentence", "9/II", "misread"),
        ((), "stamp-sentence", "9/II", "misread"),
        (("same-sum",), "less-percent", "inconsistent", 7),
    ],
)
def test_a_table_of_doubts_asks_first(
    learner: Path, of: tuple[str, ...], exercise: str, tells: str, given: object
) -> None:
    """A row that would answer an open question asks it, and is shown when asked once more."""
    early = of_doubts(*of)
    assert question(exercise) in early
    if of != ("translation",):
        assert tells not in early
    assert question(exercise) not in of_doubts(*of)
    waiting.start_afresh()
    if given is not None:
        lesson.check(exercise, given)
        later = of_doubts(*of)
        assert question(exercise) not in later and tells in later


def test_starting_afresh_asks_anew(learner: Path) -> None:
    """As with hints."""
    lesson.claim("same-sum")
    lesson.reset(confirm=True)
    assert lesson.claim("same-sum").waits


def test_a_card_shows_words_and_value_first(learner: Path) -> None:
    """The kind of a statement, and what it proves, are asked for in the lessons."""
    early = card("march-grain")
    assert "30,000" in early and question("sort-point-two") in early
    assert "somebody asks for it" not in early and "inconsistent" not in early
    lesson.check("sort-point-two", SORT)
    assert question("planned-or-done") in card("march-grain")
    lesson.check("planned-or-done", DONE)
    later = card("march-grain")
    assert question("planned-or-done") not in later and "request" in later
    assert "inconsistent" not in later
    lesson.check("by-end-of-march", 20_000)
    assert "≠ inconsistent (2)" in card("march-grain")


def test_a_card_of_a_doubt_shows_what_is_printed_first(learner: Path) -> None:
    """The proposal waits for the right answer, as in the table of letters."""
    early = card("tn09")
    assert question("stamp-sentence") in early and "certainty" not in early
    lesson.check("stamp-sentence", "misread")
    assert question("stamp-sentence") not in card("tn09") and "certainty" in card("tn09")


@pytest.mark.parametrize("note", ["tn01", "tn05", "tn07", "tn08"])
def test_the_reason_of_a_correction_waits_where_the_witness_is_asked(
    learner: Path, note: str
) -> None:
    """The words proposed are shown: the lesson shows them first."""
    reason = next(each.reason for each in edition().textual_notes if each.id == note)
    early = card(note)
    assert question("damage-witness") in early and "certainty" in early
    assert reason[:30] not in early and reason[:30] not in lesson.reader().html
    lesson.check("damage-witness", {"H13": "sisters", "H06": "sisters", "H11": "english"})
    assert question("damage-witness") not in card(note) and reason[:30] in card(note)


def test_what_is_said_of_the_translation_waits_for_every_question_on_it(learner: Path) -> None:
    """Both texts are quoted; the kind, the literal words and the reason wait, and no mark tells."""
    for exercise, given in (
        ("as-early", "perhaps"),
        ("which-matter", {"place"}),
        ("english-misleads", {"later": "P2.5", "shy": "C1", "ours-too": "C1", "in-full": "M13"}),
    ):
        early = card("tr16")
        assert question(exercise) in early and "возможно раньше" in early
        assert "as early as possible" not in early and "sound unsure" not in early
        assert "mistranslation" not in early and "Translation 16:" not in lesson.reader().html
        lesson.check(exercise, given)
    assert "as early as possible" in card("tr16") and "Peng presses for haste" in card("tr16")
    assert "Translation 16: mistranslation" in lesson.reader().html


@pytest.mark.parametrize(
    ("note", "exercise", "tells"),
    [
        ("tr01", "lost-in-english", "leaves out what shows how the paper was made"),
        ("tr02", "copies-accounted", "Eight copies were typed"),
        ("tr03", "covering-note", "in a shortened form"),
        ("tr27", "who-is-you", "not Stalin"),
        ("tn22", "covering-note", "calls the texts abridged"),
        ("tn23", "covering-note", "the texts were shortened"),
    ],
)
def test_no_note_tells_what_is_asked(learner: Path, note: str, exercise: str, tells: str) -> None:
    """Neither on the translation nor on the text."""
    words = " ".join(card(note).split())
    assert question(exercise) in words and tells not in words
    lesson.check(exercise, ...)
    assert question(exercise) in card(note)


def words_in(layer: str, passage: str) -> str:
    """Return the words of a passage in the reader, in one layer of the text."""
    html = lesson.reader().html
    (found,) = re.findall(rf'<span data-words="{passage}">(.*?)</div>', html, re.S)
    other = {"diplomatic": "er", "emended": "dr", "reading": "de"}[layer]
    hidden = rf'<span class="in-[{other}]+[ "][^>]*>[^<]*</span>'
    found = re.sub(hidden, "", re.sub(r"<button.*?</button>", "", found))
    return " ".join(unescape(re.sub(r"<[^>]+>", "", found)).split())


@pytest.mark.parametrize("layer", ["emended", "reading"])
def test_a_corrected_word_waits_as_its_card_does(learner: Path, layer: str) -> None:
    """Every layer shows what is printed until the question is answered; the rest is corrected."""
    assert "ЦК ВКП (б) Вх. № 48/ис от 2/II 1952 г." in words_in(layer, "H11")
    assert "48?" not in lesson.reader().html and "9/II" not in lesson.reader().html
    lesson.check("stamp-sentence", "misread")
    assert "ЦК ВКП (б) Вх. № …/48?/шс от 9/II 1952 г." in words_in(layer, "H11")
    assert "НК ВКП (б) Вк. № 48/ис от 2/II 1952 г." in words_in("diplomatic", "H11")


@pytest.mark.parametrize("session", [None, "answers/01-read.ipynb"])
def test_the_instructor_s_lessons_and_the_page_are_whole(
    learner: Path, monkeypatch: pytest.MonkeyPatch, session: str | None
) -> None:
    """Nothing waits for a teacher, on the reader's own page, or where no notebook is known."""
    monkeypatch.delenv(SESSION)
    if session:
        monkeypatch.setenv(SESSION, str(learner / session))
    whole = fragment(edition(), claims=claims_of(edition()), switches=())
    assert lesson.reader().html == whole and "shown once" not in whole
    found = lesson.claim("same-sum")
    assert isinstance(found, Claim) and not found.waits
