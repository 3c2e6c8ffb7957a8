"""Forms: the same questions, judge, record and words as ``check``, for mouse and keyboard."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from harbour import EVERY, EXERCISES, HARBOUR
from schoolroom import MIME, harbour
from sourcework.errors import UnknownName
from sourcework.exercises import Exercise, Feedback
from sourcework.exercises.expected import example, right_answer
from sourcework.exercises.leaks import leak
from sourcework.exercises.two_readings import both
from sourcework.lesson import words
from sourcework.progress import WAY_NAME, Kept, choose, place, way
from sourcework.publish.manuscript import EXERCISE, read_manuscript
from sourcework.views import live
from sourcework.views.forms import Form, ask
from sourcework.views.forms.asking import feedback_html
from sourcework.views.forms.form import VIEW
from sourcework.views.live import LIVE
from telegram16293 import exercises
from telegram16293 import lesson as telegram
from telegram16293.course import course
from telegram16293.seeds import edition

REAL = exercises.ALL

each_kind = pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)


# The words of the invented document's lessons.
lesson = SimpleNamespace(**words(harbour))


class Controls(HTMLParser):
    """What stands in a form: its tags with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.unlabelled: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("input", "select") and "label" not in self.inside:
            self.unlabelled.append(self.get_starttag_text() or tag)
        if tag != "input":
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += f"{data}. "

    def all(self, tag: str, **having: str) -> list[dict[str, str | None]]:
        """Return the attributes of each such tag."""
        wanted = having.items()
        return [own for name, own in self.tags if name == tag and wanted <= own.items()]


def sent(value: object) -> Any:
    """Return an answer as a browser sends it: text, lists of keys, or pairs of texts."""
    if isinstance(value, (frozenset, set, tuple, list)):
        return sorted(value) if isinstance(value, (frozenset, set)) else list(value)
    if isinstance(value, dict):
        return {key: str(each) for key, each in value.items()}
    low = getattr(value, "midpoint", value)
    return str(low)


def records() -> list[tuple[str, object, str]]:
    """Return what is kept."""
    return [(each.exercise, each.answer, each.outcome) for each in Kept(place()).read().records]


# The same as check


@each_kind
def test_the_right_answer_and_each_mistake_as_in_check(exercise: Exercise) -> None:
    """A form says to the letter what ``check`` says, and keeps the same."""
    right = right_answer(exercise, HARBOUR)
    values = [right, *(example(exercise, each, HARBOUR) for each in exercise.mistakes)]
    for value in values:
        by_form = lesson.ask(exercise.id).receive(sent(value))
        given = sent(value)
        several = exercise.kind in ("choices", "passages")
        in_code = lesson.check(exercise.id, set(given) if several else given)
        assert isinstance(in_code, Feedback)
        assert by_form == in_code._repr_html_()
    kept = records()
    assert kept[::2] == kept[1::2]
    assert kept[0][2] == "right" and len(kept) == 2 * len(values)


@each_kind
def test_nothing_chosen_is_not_kept(exercise: Exercise) -> None:
    """An empty form is not an answer, and what to do is said without a word about code."""
    if exercise.kind == "order":
        return  # always has all of them, in some order
    empty = {"choices": [], "passages": [], "match": {e.key: "" for e in exercise.items}}
    said = lesson.ask(exercise.id).receive(empty.get(exercise.kind, ""))
    assert "○ Not answered yet." in said and "dots" not in said and "Hint 1" in said
    assert records() == []


BAD = ["x" * 10**7, "🙂" * 50, "", " ", "1e999", "<script>alert(1)</script>", "\ud800", "\0",
       None, [], {}, [[[]]], {"a": {"b": 1}}, 7, True, ["x"] * 10**5]  # fmt: skip


@each_kind
@pytest.mark.parametrize("given", BAD, ids=lambda each: repr(each)[:12])
def test_anything_sent_gets_a_sentence(exercise: Exercise, given: object) -> None:
    """Whatever a browser sends, there is a short kind sentence, escaped, and no error."""
    said = lesson.ask(exercise.id).receive(given)
    assert len(said) < 4000 and "<script" not in said
    assert Controls(said).text[0] in "○✗?"


@pytest.mark.parametrize(
    ("text", "unit", "pair"),
    [
        ("2.500", "roubles", ("2500", "2.5")),
        ("−1,250 dollars", "", ("-1250 dollars", "-1.25 dollars")),
        ("5 m", "", ("5 million", "5 metres")),
        ("2500", "roubles", ()),
        ("2.500.000", "roubles", ()),
        ("no number", "", ()),
    ],
)
def test_two_readings_are_written_out(text: str, unit: str, pair: tuple[str, ...]) -> None:
    """What can be read two ways becomes two texts that can be read in one."""
    ways = both(text, unit)
    assert tuple(each.typed for each in ways) == pair
    assert not any(both(each.typed, unit) for each in ways)


def test_two_readings_are_two_buttons() -> None:
    """The form asks back by a button for each reading, for the field it is about."""
    html = lesson.ask("asked").receive("2.000")
    said = Controls(html)
    assert [each["data-put"] for each in said.all("button")] == ["2000", "2.0"]
    assert ">2 thousand<" in html and ">2 point zero<" in html
    assert records() == [("asked", "2.000", "which")]
    said = Controls(lesson.ask("months").receive({"march": "7,500", "april": "1.000"}))
    assert [each["data-field"] for each in said.all("button")] == ["april", "april"]
    assert not Controls(lesson.ask("asked").receive("2500")).all("button")


# What it looks like


@each_kind
def test_every_control_has_its_name(exercise: Exercise) -> None:
    """Each field stands in a label, the group is named by the question, nothing has an id."""
    form = Controls(lesson.ask(exercise.id).live())
    assert form.unlabelled == []
    assert len(form.all("legend")) == len(form.all("fieldset")) == 1
    assert form.all("button", type="submit") and form.all("div", role="status")
    assert not any("id" in own or "style" in own and "color:red" in own for _, own in form.tags)
    for each in form.all("button", type="button"):
        assert each.get("aria-label") or "data-move" not in each  # an arrow is no name


@each_kind
def test_the_latest_answer_is_there_again(exercise: Exercise) -> None:
    """Opened again, a form shows the latest answer and what was said to it, and keeps nothing."""
    form = lesson.ask(exercise.id)
    assert "Hint 1" in form.live() and "✓" not in form.live()
    given = sent(right_answer(exercise, HARBOUR))
    said = form.receive(given)
    before = records()
    again = lesson.ask(exercise.id).live()
    assert said in again and records() == before
    shown = Controls(again)
    filled = [e["value"] for e in shown.all("input") if "checked" in e or e["type"] == "text"]
    filled += [e["value"] for e in shown.all("option") if "selected" in e]
    filled += [e["data-key"] for e in shown.all("li") if "data-key" in e]
    wanted = given.values() if isinstance(given, dict) else given
    assert sorted(map(str, filled)) == sorted([wanted] if isinstance(wanted, str) else wanted)


def test_an_answer_in_code_is_in_the_form() -> None:
    """Who changes from code to forms finds the answers, numbers as they were written."""
    lesson.check("rate", 1.25)
    lesson.check("goods", {"coal", "ships"})
    lesson.check("months", {"march": 300, "april": "600 poods"})
    assert 'value="1.25"' in lesson.ask("rate").live()
    assert lesson.ask("goods").live().count(" checked") == 2
    assert 'value="600 poods"' in lesson.ask("months").live()


def test_an_unreadable_answer_leaves_an_empty_form() -> None:
    """What was no answer at all is not put into the fields."""
    lesson.check("rate", print)
    lesson.check("who", object())
    lesson.check("goods", {"coal", 3.5})
    lesson.check("months", {"march": print, "april": "600"})
    for name in ("rate", "who", "goods", "months"):
        assert "unreadable" not in lesson.ask(name).live()
    assert 'value="600"' in lesson.ask("months").live()
    assert lesson.ask("goods").live().count(" checked") == 1


@each_kind
def test_the_twin_without_a_kernel(exercise: Exercise) -> None:
    """Unanswered, text and plain HTML hold question and options, and are always the same."""
    one, other = lesson.ask(exercise.id), lesson.ask(exercise.id)
    bundle = one._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html", VIEW, LIVE}
    assert (repr(one), one.told()[1]) == (repr(other), other.told()[1])
    question = str(exercise.question)
    assert question in bundle["text/plain"] and question in Controls(bundle["text/html"]).text
    for each in (*exercise.options, *exercise.items):
        assert each.label in bundle["text/plain"] and each.label in bundle["text/html"]
    assert "needs a running kernel" in bundle["text/html"] and "<details>" in bundle["text/html"]
    assert bundle[VIEW]["model_id"] not in bundle["text/plain"] + bundle["text/html"]
    assert bundle[LIVE] == {"again": ["ask", exercise.id]}
    assert not re.search(r"<(form|input|button|select|script)", bundle["text/html"])


@each_kind
def test_a_saved_form_tells_its_story(exercise: Exercise) -> None:
    """Answered wrongly, then rightly: question, answer and outcome stand in text and HTML."""
    form = lesson.ask(exercise.id)
    for given, sign in (
        (example(exercise, exercise.mistakes[0], HARBOUR), "✗ Not yet"),
        (right_answer(exercise, HARBOUR), "✓ Right."),
    ):
        form.receive(sent(given))
        for twin in (form.told()[1], repr(form)):
            shown = Controls(twin).text if twin.startswith("<") else twin
            assert str(exercise.question) in shown and sign in shown
            (state,) = [e for e in lesson.progress().states if e.exercise == exercise.id]
            assert state.given and state.given in shown
            assert not re.search(r"<(form|input|button|select|script)", twin)


def test_the_page_is_told_how_the_form_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """With each reply goes what a saved notebook is to show."""
    form = lesson.ask("who")
    said: list[dict[str, Any]] = []
    monkeypatch.setattr(form.widget, "send", said.append)
    form.widget._handle_custom_msg({"given": "pilot"}, [])
    assert said[0]["told"] == {"text/plain": repr(form), "text/html": form.told()[1]}
    assert "✓ Right." in form.told()[1]


def test_a_right_answer_stays_in_the_form() -> None:
    """Played with afterwards, the form says what counts; opened again, it shows that."""
    form = lesson.ask("who")
    form.receive("pilot")
    played = form.receive("keeper")
    assert "✗" in played and "and that answer counts" in played
    again = lesson.ask("who")
    assert 'value="pilot" checked' in again.live() and "✓ Right." in again.live()
    for told in (again.live(), again.told()[1], repr(again)):
        assert "You tried one more answer after that." in told


@each_kind
def test_no_form_gives_its_answer_away(exercise: Exercise) -> None:
    """Neither the twin nor the live form has the right answer in it, beside the choices."""
    right = right_answer(exercise, HARBOUR)
    question = str(exercise.question)
    if exercise.kind.startswith("passage"):
        return  # every passage is there to choose from
    for text in (repr(lesson.ask(exercise.id)), Controls(lesson.ask(exercise.id).live()).text):
        asked = re.sub(r"Hint \d", "", text.replace(question, ""))
        assert not leak(asked, exercise, right)


def test_the_live_form_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the browser sends is judged, answered by a message, and remembered for the next view."""
    form = lesson.ask("who")
    said: list[dict[str, str]] = []
    monkeypatch.setattr(form.widget, "send", said.append)
    form.widget._handle_custom_msg({"given": "pilot"}, [])
    form.widget._handle_custom_msg("nonsense", [])
    assert "✓ Right." in said[0]["said"] and "○" in said[1]["said"]
    assert "✓ Right." in form.widget.html


def test_an_unreadable_file_is_told_in_the_form(tmp_path: Path) -> None:
    """A form whose record cannot be opened shows why, and still judges and remembers."""
    said = feedback_html(EXERCISES["who"], "pilot", HARBOUR, Kept(tmp_path))
    assert "✓ Right." in said and "held in memory" in said
    again = ask(EXERCISES["who"], HARBOUR, Kept(tmp_path)).live()
    assert 'value="pilot" checked' in again and "held in memory" in again


def test_html_in_an_exercise_is_shown_not_run() -> None:
    """Questions, options and answers are escaped."""
    lesson.check("asked", '"><img src=x onerror=alert(1)>')
    assert "<img" not in lesson.ask("asked").live()


# Two ways


def test_nothing_chosen_says_how_to_answer_by_form() -> None:
    """Before any choice an unanswered cell is text, and says where forms are chosen."""
    said = lesson.check("who", ...)
    assert isinstance(said, Feedback) and "To answer by form instead" in said.words
    assert way(Kept(place())) is None and not place().parent.joinpath(WAY_NAME).exists()


def test_by_form_an_unanswered_cell_is_the_form() -> None:
    """Dots, nothing, or half of the pairs in dots: the form; an answer in code still counts."""
    lesson.answer_by("form")
    for given in ((...,), (), ({"loss": ..., "grant": ...},)):
        assert isinstance(lesson.check("speakers", *given), Form)
    said = lesson.check("who", "pilot")
    assert isinstance(said, Feedback) and said.outcome == "right"
    assert repr(lesson.check("who", ...)) == repr(lesson.ask("who"))


def test_in_code_it_is_the_text_alone() -> None:
    """Who chose code hears nothing of forms."""
    lesson.answer_by("code")
    said = lesson.check("who", ...)
    assert isinstance(said, Feedback) and "form" not in said.words


def test_the_choice_is_a_form_too() -> None:
    """It is made by mouse or keyboard, kept at once, and shown again; nothing chosen keeps none."""
    form = lesson.answer_by()
    assert "Choose one of the two" in form.receive(None)
    assert way(Kept(place())) is None
    assert "✓ By form." in form.receive("form")
    assert way(Kept(place())) == "form"
    assert 'value="form" checked' in lesson.answer_by().live()
    assert repr(form) == repr(lesson.answer_by())


@pytest.mark.parametrize("content", [b"", b"FORM \r\n", b"\xff\xfe", b"form code", b"f" * 10**6])
def test_any_file_of_the_choice_is_read(content: bytes) -> None:
    """A teacher's or an editor's file counts if it holds one of the two words, else none does."""
    place().with_name(WAY_NAME).write_bytes(content)
    assert way(Kept(place())) == ("form" if content.startswith(b"FORM") else None)


def test_a_choice_that_cannot_be_kept_holds_for_now(tmp_path: Path) -> None:
    """On a disk that takes nothing the learner still gets forms, and is told."""
    kept = Kept(tmp_path / "gone" / "answers.jsonl")
    assert "holds now" in choose("form", kept)
    assert way(kept) == "form" and not kept.path.parent.exists()
    kept.path.parent.mkdir()
    assert way(kept) == "form" and kept.path.with_name(WAY_NAME).exists()
    with pytest.raises(UnknownName):
        choose("by mouse", kept)


def test_starting_afresh_keeps_the_choice() -> None:
    """How one answers is no answer."""
    lesson.answer_by("form")
    lesson.check("who", "pilot")
    lesson.reset(confirm=True)
    assert way(Kept(place())) == "form"


# The lessons

WORDS = {"check": telegram.check, "argue": telegram.argue}
LESSONS = sorted((Path(__file__).parent.parent / "course" / "lessons").glob("0*.md"))


@pytest.mark.parametrize("name", list(REAL))
def test_every_exercise_of_the_lessons_can_be_answered_by_form(name: str) -> None:
    """What a form sends for the right answer is right; sent empty, it is not answered."""
    exercise, document, kept = REAL[name], edition(), Kept(place())
    given = sent(right_answer(exercise, document))
    assert "✓ Right." in feedback_html(exercise, given, document, kept)
    live_form = Controls(ask(exercise, document, kept).live())
    assert live_form.unlabelled == []


@pytest.mark.parametrize("path", LESSONS, ids=lambda each: each.stem)
def test_every_untouched_cell_becomes_a_form(path: Path) -> None:
    """By form, each exercise cell of a lesson shows its form as it stands, without any typing."""
    telegram.answer_by("form")
    manuscript = read_manuscript(path, path.parent.parent.parent, course())
    cells = [each for each in manuscript.learner if EXERCISE in each.tags]
    assert cells
    for cell in cells:
        assert isinstance(eval(cell.source, WORDS), Form), cell.source


def test_progress_links_to_notebooks_that_are_there() -> None:
    """Every link in the table of progress is a lesson's notebook beside this one."""
    links = {str(each["href"]) for each in Controls(telegram.progress()._repr_html_()).all("a")}
    assert links == {f"{each.stem}.ipynb" for each in LESSONS}


# Before and after handing in


def test_what_is_handed_in_is_told_in_words() -> None:
    """Each question in short words, the answer as one would say it, and what came of it."""
    lesson.ask("speakers").receive({"loss": "orlov", "grant": "office"})
    lesson.ask("chain").receive(["pilot", "keeper", "office"])
    lesson.ask("who").receive("pilot")
    shown = lesson.hand_in("words")
    text = repr(shown)
    assert "Your answer: the loss: Ivan Orlov; the grant: the office" in text
    assert "Your answer: the pilot → the keeper → the office" in text
    assert "4 of the questions have no answer yet" in text
    assert "Who says that flour was lost?" in shown._repr_html_()
    assert "the pilot, John Smith" in shown._repr_html_()


def test_progress_leads_on() -> None:
    """Progress links each lesson's notebook and names the next open question."""
    html = lesson.progress()._repr_html_()
    assert 'href="01-numbers.ipynb"' in html and 'href="02-words.ipynb"' in html
    assert "How many roubles does the keeper take for a dollar?" in html
    assert Controls(html).inside == []


def test_an_answer_by_form_reaches_what_is_on_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hand-in shown before the form was filled in carries the answer after it."""
    from IPython import display

    shown: dict[str, Any] = {}
    for name in ("display", "update_display"):
        monkeypatch.setattr(
            display, name, lambda each, display_id: shown.update({display_id: each})
        )
    monkeypatch.setattr(live, "_on_show", {})
    lesson.hand_in("words")._ipython_display_()
    name = "telegram16293-hand-in-words"
    assert shown[name]._repr_mimebundle_()[MIME]["answers"] == []
    lesson.ask("who").receive("pilot")
    assert [each["answer"] for each in shown[name]._repr_mimebundle_()[MIME]["answers"]] == [
        "pilot"
    ]


def test_what_is_carried_has_not_changed() -> None:
    """The data for teachers is as before: words are for the learner alone."""
    lesson.ask("who").receive("pilot")
    payload = lesson.hand_in("words")._repr_mimebundle_()[MIME]
    assert json.loads(json.dumps(payload))["answers"] == [
        {"exercise": "who", "answer": "pilot", "outcome": "right", "attempts": 1}
    ]


def test_forms_load_nothing_until_shown(tmp_path: Path) -> None:
    """The words of a form need no library; only the live form does."""
    code = (
        "import sys\n"
        "from telegram16293.lesson import ask, answer_by\n"
        "print(ask('start-speaker'), answer_by())\n"
        "assert not {'anywidget', 'ipywidgets', 'IPython', 'pandas'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
