"""The verbs of a lesson: check, hint, progress, hand_in, reset, in a notebook and without one."""

from __future__ import annotations

import subprocess
import sys
from inspect import signature
from pathlib import Path
from types import SimpleNamespace

import pytest

from harbour import EXERCISES, HARBOUR
from schoolroom import MIME, harbour
from sourcework.claims import Verdict
from sourcework.errors import KitError, ProgressError, UnknownName
from sourcework.exercises.expected import right_answer
from sourcework.exercises.leaks import leak
from sourcework.lesson import answering, words
from sourcework.progress import Kept, place
from sourcework.rounding import Rule
from telegram16293 import lesson as telegram

# The words of the invented document's lessons.
lesson = SimpleNamespace(**words(harbour))


@pytest.fixture(autouse=True)
def no_hint_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins as a new kernel does."""
    monkeypatch.setattr(answering, "_hints_given", {})


def test_check_judges_and_keeps() -> None:
    """The answer is judged and stands in the learner's file as it was typed."""
    assert lesson.check("rate", "1.32").outcome == "right"
    assert lesson.check("who", "keeper").outcome == "mistake"
    records = Kept(place()).read().records
    assert [(each.exercise, each.answer, each.outcome) for each in records] == [
        ("rate", "1.32", "right"),
        ("who", "keeper", "mistake"),
    ]
    assert all(each.time.endswith("Z") and each.version for each in records)


def test_an_untouched_cell_says_so() -> None:
    """With dots, or with nothing, it is not answered yet, and hints are offered."""
    for feedback in (lesson.check("rate", ...), lesson.check("rate")):
        assert repr(feedback).startswith("○ Not answered yet.")
        assert 'hint("rate")' in repr(feedback)
    assert not place().exists()


def test_where_one_chooses_to_answer_by_form_is_named() -> None:
    """A class that begins in 03 chooses there; nobody is sent to a notebook that is not open."""
    own, first = telegram.check("less-money", ...), telegram.check("rate-peng", ...)
    assert own.words.endswith(
        "answer by form instead, choose that at the beginning of this lesson."
    )
    assert first.words.endswith("answer by form instead, choose that in 00-start.")


def test_hints_come_one_after_the_other() -> None:
    """First, second, third, and then the third again; each exercise counts its own."""
    numbers = [lesson.hint("rate").number for _ in range(4)]
    assert numbers == [1, 2, 3, 3]
    assert lesson.hint("who").number == 1
    assert repr(lesson.hint("less")) == (
        "Hint 1 of 3. Compare the two sums.\n  For the next one, run this cell again."
    )
    right = right_answer(EXERCISES["rate"], HARBOUR)
    assert not leak(repr(lesson.hint("rate")), EXERCISES["rate"], right)


def test_progress_and_handing_in() -> None:
    """One line a lesson; what is handed in carries the answers as data."""
    lesson.check("rate", 1.32)
    assert repr(lesson.progress()).splitlines()[0] == "numbers    ✓ ○ ○ ○  1 of 4 right"
    bundle = lesson.hand_in("numbers")._repr_mimebundle_()
    payload = bundle[MIME]
    assert isinstance(payload, dict) and payload["lesson"] == "numbers"


def test_reset_asks_first() -> None:
    """Without confirmation everything stays; with it a copy stays and hints begin again."""
    assert lesson.reset() == "Nothing was kept yet."
    lesson.check("rate", 1.32)
    lesson.hint("rate")
    with pytest.raises(ProgressError, match="confirm=True"):
        lesson.reset()
    assert "Your earlier answers are kept in answers-" in lesson.reset(confirm=True)
    assert lesson.hint("rate").number == 1
    assert "0 of 4 right" in repr(lesson.progress())


@pytest.mark.parametrize("verb", [lesson.check, lesson.hint, lesson.hand_in])
@pytest.mark.parametrize("name", ["rates", "", None, ..., 7, [], "x" * 10**6])
def test_a_name_that_does_not_exist_is_one_sentence(verb: object, name: object) -> None:
    """An exercise or lesson that is not there raises the kit's own error."""
    with pytest.raises(UnknownName) as caught:
        verb(name)  # type: ignore[operator]
    assert len(str(caught.value)) < 400


def test_it_works_in_a_bare_python(tmp_path: Path) -> None:
    """Without a notebook the verbs give plain words; nothing heavy is imported for them."""
    code = (
        "import sys\n"
        "from telegram16293 import exercises, lesson\n"
        "print(lesson.progress())\n"
        "assert not {'pandas', 'matplotlib', 'IPython', 'ipywidgets'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_no_exercise_named_is_answered_in_a_sentence() -> None:
    """`check()` is an error of the kit, shown as a sentence."""
    with pytest.raises(UnknownName, match="(?i)use one of"):
        lesson.check()


ASK, ANSWER = "peng-aid-yuan", "mao-aid-yuan"
SLIPS = [
    "passage()",
    "passage({})",
    "passage(ids='P3.1')",
    "figure()",
    "figure(3)",
    "figure(ASK, ANSWER)",
    "figures('yuan')",
    "figures(colour='red')",
    "figures(voice=3)",
    "figures(period=['spring'])",
    "figure(ASK) - figure(ANSWER)",
    "figure(ASK) > figure(ANSWER)",
    "gate()",
    "gate(ASK)",
    "gate(ASK, 'mao')",
    "gate(1, 2)",
    "gate(ASK, ANSWER, assuming='status')",
    "gate(ASK, ANSWER, assuming={'status': 3})",
    "compare(ASK, ANSWER)",
    "compare(ASK, ANSWER, assume={'status': 'one budget'})",
    "compare('peng-aid-roubles', 'mao-aid-roubles').percent()",
    "compare('peng-aid-roubles', 'mao-aid-roubles').percent([])",
    "share(ASK)",
    "share(ASK, ANSWER, rule='somehow')",
    "readings(ASK)",
    "readings(ASK, 'somehow')",
    "rates()",
    "rates(Rule.NEAREST, 1_000)",
    "rates(Rule.NEAREST, coarse='1000')",
    "rates(Rule.NEAREST, coarse=0)",
    "common_rate(None)",
    "break_even()",
    "plot_rates()",
    "plot_rates('x')",
    "plot_rates(Rule.NEAREST, coarse=1.5)",
    "plot_budgets('x')",
    "plot_chain(1)",
    "roubles_at()",
    "roubles_at(0)",
    "roubles_at(-1)",
    "roubles_at(6,750)",
    "roubles_at('6,750')",
    "roubles_at('much')",
    "roubles_at(None)",
    "roubles_at(float('nan'))",
    "roubles_at(10**5000)",
    "claim()",
    "claim(3)",
    "claim([])",
    "claims('one-rate')",
    "claims(verdict='true')",
    "claims(fact='x')",
    "claims(passage=['P3.1'])",
    "table()",
    "table({'rate': 1})",
    "table(figures(), figures())",
    "hint()",
    "hint('rate', 2)",
    "hand_in()",
    "progress('numbers')",
    "reset(True)",
    "check(answer=3)",
]


@pytest.mark.parametrize("call", SLIPS)
def test_a_slip_gets_a_sentence(call: str) -> None:
    """A wrong, missing or superfluous argument is answered in one sentence of the kit's."""
    with pytest.raises(KitError) as caught:
        eval(call, {**vars(telegram), "ASK": ASK, "ANSWER": ANSWER})
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 400


def test_a_call_of_the_wrong_shape_is_told_the_right_one() -> None:
    """The sentence shows how the word is used."""
    with pytest.raises(KitError, match=r"Write compare\(one, other, assuming=…, rule=…\)"):
        telegram.compare("peng-aid-yuan")  # type: ignore[call-arg]


def test_an_id_will_do_for_a_figure() -> None:
    """Whoever gives the id gets what the figure itself gives."""
    one, other = telegram.figure(ASK), telegram.figure(ANSWER)
    assert telegram.gate(ASK, ANSWER) == telegram.gate(one, other)
    assert repr(telegram.share(ASK, ANSWER)) == repr(telegram.share(one, other))
    assert telegram.readings(ASK, Rule.NEAREST) == telegram.readings(one, Rule.NEAREST)
    budget = {"status": "both are sums for the 1952 budget"}
    both = telegram.compare(ASK, ANSWER, assuming=budget)
    assert both.percent(one) == both.percent(ASK)


@pytest.mark.parametrize("name", ["nearest", "Rounded to nearest", "NEAREST"])
def test_a_rule_is_met_by_its_name(name: str) -> None:
    """A name is never taken for no rounding at all."""
    assert telegram.rates(name) == telegram.rates(Rule.NEAREST)
    assert telegram.common_rate(name) != telegram.common_rate(Rule.UNROUNDED)


def test_a_list_will_do_for_several() -> None:
    """Passages and rules may come in a list."""
    assert telegram.passage(["P3.1", "P3.2"]) == telegram.passage("P3.1", "P3.2")
    assert telegram.plot_rates([Rule.NEAREST, Rule.TRUNCATED]).alt == (
        telegram.plot_rates(Rule.NEAREST, Rule.TRUNCATED).alt
    )


@pytest.mark.parametrize("rate", ["5 000", "5000 yuan per rouble", 5000.0])
def test_a_rate_is_read_as_people_write_it(rate: object) -> None:
    """Text and decimals give the table that the whole number gives."""
    assert repr(telegram.roubles_at(rate)) == repr(telegram.roubles_at(5_000))  # type: ignore[arg-type]


def test_claims_are_found_by_the_word_of_their_verdict() -> None:
    """The word does what the verdict does, and a search without a find says so."""
    assert len(telegram.claims(verdict="exact")) == len(telegram.claims(verdict=Verdict.EXACT))
    assert repr(telegram.claims(verdict="exact", fact="return-days")) == "<no claims>"


def test_only_true_confirms() -> None:
    """Whoever answers "no" to the question loses sight of nothing."""
    lesson.check("rate", 1.32)
    with pytest.raises(ProgressError, match="confirm=True"):
        lesson.reset(confirm="no")  # type: ignore[arg-type]


WORDS = [each for each in telegram.__all__ if each not in ("Rule", "Verdict")]


@pytest.mark.parametrize("name", WORDS)
def test_help_shows_what_a_learner_gives(name: str) -> None:
    """The course that a word is bound to is no part of its call, nor of what help shows."""
    word = getattr(telegram, name)
    assert "course" not in signature(word).parameters
    assert word.__name__ == name and (word.__doc__ or "").strip()


def test_every_course_has_the_same_words() -> None:
    """What is bound here by hand is what any course gets, and this one's own words."""
    assert set(words(harbour)) <= set(telegram.__all__)
