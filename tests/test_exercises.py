"""Exercises: an answer is right, a named mistake, not yet, or asked back; nothing gives it away."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser
from itertools import groupby

import pytest

from harbour import ASKED, CHAIN, EVERY, EXERCISES, GOODS, HARBOUR, LESS, MONTHS, RATE, WHERE, WHO
from sourcework.errors import KitError, UnknownName
from sourcework.exercises import Exercise, Exercises, Feedback, Hint, Mistake, judge
from sourcework.exercises.expected import right_answer
from sourcework.exercises.feedback import SYMBOLS, TITLES, Quote, folded
from sourcework.exercises.leaks import leak
from sourcework.exercises.model import Follow, said
from sourcework.exercises.nearness import coarse, slip
from sourcework.exercises.proof import faults
from sourcework.exercises.readings import Json
from sourcework.rounding import Interval
from telegram16293.exercises import ALL
from telegram16293.seeds import edition


def outcome(exercise: Exercise, given: object) -> str:
    """Return the outcome of an answer on the harbour letter."""
    return judge(exercise, given, HARBOUR).outcome


def words(exercise: Exercise, given: object) -> str:
    """Return the words of the feedback on the harbour letter."""
    return judge(exercise, given, HARBOUR).feedback.words


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
def test_each_kind_keeps_its_promises(exercise: Exercise) -> None:
    """Right is right, each mistake has its own sentence, and nothing gives the answer away."""
    assert faults(exercise, HARBOUR) == []


@pytest.mark.parametrize("exercise", ALL.values(), ids=lambda each: each.id)
def test_each_exercise_of_the_kit_keeps_its_promises(exercise: Exercise) -> None:
    """What holds for the invented exercises holds for every exercise that learners meet."""
    assert faults(exercise, edition()) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Fraction(25, 19), "right"),
        (2500 / 1900, "right"),
        (1.32, "right"),
        ("1,316", "right"),
        ("1.3158", "right"),
        ("1.32 roubles per dollar", "right"),
        ("1.32 dollars per rouble", "mistake"),
        (1.3, "rounded"),
        (1.31, "rounded"),
        (1.315, "right"),
        (0.76, "mistake"),
        (1316, "mistake"),
        (-1.32, "mistake"),
        (7, "not-yet"),
        (1.33, "not-yet"),
    ],
)
def test_a_number_is_judged(given: object, expected: str) -> None:
    """Exact or rounded to three figures is right; slips are named; the rest is not yet."""
    assert outcome(RATE, given) == expected


@pytest.mark.parametrize(
    ("exercise", "given", "part"),
    [
        (RATE, 0.76, "the other way round"),
        (RATE, 1315.79, "a factor of a thousand"),
        (RATE, -1.32, "the sign does not"),
        (LESS, -0.2, "multiply by 100"),
        (LESS, 20, "the sign does not"),
        (LESS, "-20 percentage points", "Percent and percentage points are two things"),
        (ASKED, "2500", "a factor of a thousand"),
        (ASKED, "2500 dollars", "You gave dollars; the question asks for thousand roubles."),
    ],
)
def test_a_slip_is_named(exercise: Exercise, given: object, part: str) -> None:
    """Wrong sign, size, direction and unit have a sentence each."""
    assert part in words(exercise, given)
    assert outcome(exercise, given) == "mistake"


def test_a_mistake_near_the_right_answer_is_still_named() -> None:
    """An exact mistake comes before a right answer rounded; an exact right answer before both."""
    near = Mistake(lambda d: Fraction("1.316"), "That is another number.")
    exercise = replace(RATE, mistakes=(near, *RATE.mistakes))
    assert outcome(exercise, "1.3160") == "mistake"
    assert outcome(exercise, Fraction(25, 19)) == "right"
    assert outcome(exercise, "1.32") == "right"


def test_only_a_ratio_can_be_upside_down() -> None:
    """A sum has no other way round; a rate and a percentage have."""
    turned = 1 / Fraction(40, 7)
    assert "the other way round" in slip(turned, Fraction(40, 7), "yuan per rouble")
    assert "the other way round" in slip(turned * 10**4, Fraction(40, 7), "%")
    assert slip(turned, Fraction(40, 7), "yuan") == slip(turned, Fraction(40, 7), "%") == ""


def test_more_figures_can_be_asked_for() -> None:
    """With five significant figures a number rounded to three is too coarse to tell."""
    exercise = replace(RATE, significant=5)
    assert outcome(exercise, 1.3158) == "right"
    assert outcome(exercise, 1.32) == "rounded"
    assert words(exercise, 1.32).startswith("That is the right value, rounded.")
    assert "five of them" in words(exercise, 1.32)


def test_a_mistake_needs_no_more_than_three_figures() -> None:
    """Where five figures are asked for, a slip or a mistake rounded to three is still named."""
    exercise = replace(RATE, significant=5)
    assert words(exercise, 1.64) == RATE.mistakes[0].words
    assert "the other way round" in words(exercise, 0.76)


@pytest.mark.parametrize(
    ("given", "part"),
    [
        (1.3, "rounded. The next figures matter here: give three of them or more."),
        (1.31, "cut off. The next figures matter here"),
    ],
)
def test_a_rounding_of_the_right_value_is_no_mistake(given: object, part: str) -> None:
    """It is right so far, it says what is wanted, and it costs nothing."""
    assert outcome(RATE, given) == "rounded"
    assert part in words(RATE, given)


def test_a_rounding_is_told_by_its_item() -> None:
    """Of several numbers those that are too short are named, if all others are right."""
    exercise = replace(MONTHS, answer=lambda d: {"march": Fraction(1000, 3), "april": Fraction(7)})
    assert outcome(exercise, {"march": 330, "april": 7}) == "rounded"
    assert words(exercise, {"march": 330, "april": 7}).startswith("March: That is the right value")
    assert outcome(exercise, {"march": 330, "april": 8}) == "not-yet"


def test_a_miscount_is_no_rounding() -> None:
    """A whole number keeps two figures, and one figure must come within a twentieth."""
    assert coarse(Fraction(20), Fraction(23), 3) == coarse(Fraction(100), Fraction(97), 3) == ""
    assert coarse(Fraction(30), Fraction(100, 3), 3) == ""
    assert coarse(Fraction(20), Fraction(2056, 100), 3) != ""


def test_an_end_that_rounding_carried_outside_is_met_as_one() -> None:
    """Just outside an interval lies its end, written shorter: that is said, not called wrong."""
    between = Interval(Fraction(10, 3), Fraction(20, 3), True, True)
    assert "Go a little further in." in coarse(Fraction(6667, 1000), between, 3)
    assert coarse(Fraction(667, 100), between, 3) == coarse(Fraction(7), between, 3) == ""


TWICE = replace(
    LESS,
    id="twice",
    unit="",
    answer=lambda d: right_answer(RATE, d) * 2,
    follows=(Follow(RATE, lambda rate, d: rate * 2),),
)


@pytest.mark.parametrize(
    ("before", "given", "expected"),
    [
        ([], 2.7, "not-yet"),
        ([1.3], 2.6, "right"),
        ([7, 1.3], 2.6, "right"),
        ([7], 14, "not-yet"),
        (["asdf", None, {"unreadable": "a set"}], 2.7, "not-yet"),
    ],
)
def test_what_follows_from_an_accepted_answer_is_right(
    before: list[Json], given: object, expected: str
) -> None:
    """The learner's own earlier answer is gone on from, if it was accepted, and only then."""
    judged = judge(TWICE, given, HARBOUR, earlier={"rate": before})
    assert judged.outcome == expected
    assert ("your own answer" in judged.feedback.words) == (expected == "right")


def test_two_ways_to_one_number_are_two_readings() -> None:
    """Where two mistakes make one number, both are told and neither is called the learner's."""
    same = (
        Mistake(lambda d: Fraction(7), "You seem to have counted."),
        Mistake(lambda d: Fraction(7), "You seem to have guessed."),
    )
    heard = words(replace(RATE, mistakes=same), 7)
    assert heard.startswith("One reading of this: You seem to have counted. Another: You")


def test_a_mistake_written_very_short_is_only_one_reading() -> None:
    """To two figures a mistake is not certain, and is not called so."""
    assert words(RATE, 1.6) == f"It may be this, or something else. {RATE.mistakes[0].words}"


def test_a_later_voice_anywhere_before_an_earlier_one_is_named() -> None:
    """ "Before" means anywhere before, not directly before."""
    assert words(CHAIN, ["office", "pilot", "keeper"]) == words(
        CHAIN, ["pilot", "office", "keeper"]
    )


def test_one_named_slip_beside_an_unknown_error_names_neither() -> None:
    """Of two wrong numbers with a slip in one, the part that is wrong is told, not the slip."""
    assert outcome(MONTHS, {"march": 3000, "april": 600}) == "mistake"
    heard = words(MONTHS, {"march": 3000, "april": 7})
    assert heard.startswith("These lines do not fit yet: March; ") and "factor" not in heard


def test_only_the_part_that_is_wrong_is_named() -> None:
    """A right pair is not called wrong beside a wrong one, wherever it stands."""
    assert words(MONTHS, {"march": 300, "april": 7}).startswith(
        "This line does not fit yet: April."
    )
    assert words(MONTHS, {"march": 7, "april": 600}).startswith(
        "This line does not fit yet: March."
    )


def test_a_judgment_is_not_sent_back_to_the_passage() -> None:
    """Reading again helps where something is read; where all is weighed, no passage is named."""
    weighed = replace(WHO, asks="judgment")
    assert judge(WHO, "keeper", HARBOUR).feedback.again == WHO.passages
    assert judge(weighed, "keeper", HARBOUR).feedback.again == ()


@pytest.mark.parametrize("given", ["asdf", {"march": "x", "april": 1}, {"march": 1}, "captain"])
@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
def test_a_form_speaks_form(exercise: Exercise, given: object) -> None:
    """To whoever answers by form nothing is said of quotation marks, braces or Python."""
    if exercise.kind.startswith("passage"):
        pytest.skip("ids of passages are chosen from a list")
    heard = judge(exercise, given, HARBOUR, "form").feedback
    if heard.outcome != "not-answered":
        assert not re.search(r'["{}]|Fraction|mapping', heard.words), heard.words


def test_any_member_of_an_interval_is_right() -> None:
    """Where a range is right, so is every number inside it, and none outside."""
    exercise = EXERCISES["any-rate"]
    assert [outcome(exercise, each) for each in (1.29, 1.3, 1.35, 1.36)] == [
        "right", "right", "right", "not-yet",
    ]  # fmt: skip


def test_another_right_answer() -> None:
    """A further right answer counts like the first."""
    either = replace(LESS, also=(lambda d: Fraction(20),))
    assert [outcome(either, each) for each in (-20, 20, "20 % less")] == ["right"] * 3


def test_not_yet_says_where_to_look_without_the_answer() -> None:
    """The feedback on an unknown mistake names the part that does not fit, and the passages."""
    assert words(GOODS, {"coal"}).startswith("You seem to have left out")
    assert words(GOODS, {"money", "coal"}).startswith("Something is still missing.")
    assert words(CHAIN, ["pilot", "office", "keeper"]).startswith("You seem to have begun")
    assert words(MONTHS, {"march": 1, "april": 600}).startswith(
        "This line does not fit yet: March."
    )
    assert judge(RATE, 7, HARBOUR).feedback.again == ("B3",)


def test_the_passage_asked_for_is_not_named_before() -> None:
    """Where a passage is the answer, feedback names none to look at; it is quoted once right."""
    assert judge(WHERE, "B1", HARBOUR).feedback.again == ()
    assert [each.id for each in judge(WHERE, "b2", HARBOUR).feedback.quotes] == ["B2"]


def test_right_quotes_the_passage_original_first() -> None:
    """A right answer shows the passage in every language it has, each marked with it."""
    feedback = judge(WHO, "pilot", HARBOUR).feedback
    assert [lang for lang, _ in feedback.quotes[0].texts] == ["ru", "en"]
    assert '<p lang="ru"' in feedback._repr_html_()
    assert feedback.hints == ()


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
def test_what_is_kept_is_judged_the_same(exercise: Exercise) -> None:
    """The overview of a class is computed from what is kept, so it must say the same."""
    right = right_answer(exercise, HARBOUR)
    midpoint = getattr(right, "midpoint", right)
    for given in (midpoint, "1.234", "no such thing", 7, ..., [], True, {"march": 300}):
        judged = judge(exercise, given, HARBOUR)
        again = judge(exercise, judged.kept, HARBOUR)
        assert (again.outcome, again.kept) == (judged.outcome, judged.kept)


@pytest.mark.parametrize(
    ("changes", "seen"),
    [
        ({"kind": "essay"}, "unknown kind"),
        ({"hints": ("one",)}, "it has 1 hints"),
        ({"mistakes": RATE.mistakes[:1]}, "it knows one mistake alone"),
        ({"answer": 1}, "a number stands beside the question"),
        ({"mistakes": (Mistake((), ""), *RATE.mistakes)}, "a number stands beside the question"),
        ({"options": WHO.options}, "kind number with 3 options"),
        ({"items": WHO.options}, "kind number with 3 items"),
        ({"significant": 2}, "2 significant figures"),
    ],
)
def test_a_faulty_exercise_is_refused(changes: dict[str, object], seen: str) -> None:
    """An exercise that cannot work is refused when it is made, and says what is wrong."""
    with pytest.raises(KitError, match=seen):
        replace(RATE, **changes)  # type: ignore[arg-type]


def test_an_answer_that_is_none_is_refused() -> None:
    """A right answer that is not among the options is an error of the exercise."""
    with pytest.raises(KitError, match="is no answer to it"):
        judge(replace(WHO, answer="nobody"), "pilot", HARBOUR)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"hints": ("It is about 1.32.", "", "")}, "gives the answer away"),
        ({"hints": ("It is 25/19.", "", "")}, "gives the answer away"),
        ({"look": "Is it 1,316 or not?"}, "gives the answer away"),
        ({"mistakes": (RATE.mistakes[0], replace(RATE.mistakes[0], words=""))}, "never heard"),
        ({"mistakes": (Mistake(RATE.answer, "Wrong."), *RATE.mistakes)}, "is judged right"),
        ({"passages": ("Z9",)}, "passage Z9 does not exist"),
        ({"why": ""}, "its reason is empty"),
    ],
)
def test_a_broken_promise_is_found(changes: dict[str, object], fault: str) -> None:
    """The proof that runs over every exercise has been seen to object."""
    exercise = replace(RATE, **changes)  # type: ignore[arg-type]
    assert any(fault in each for each in faults(exercise, HARBOUR)), faults(exercise, HARBOUR)


@pytest.mark.parametrize(
    ("exercise", "text"),
    [
        (ASKED, "It is 2.5 thousand."),
        (ASKED, "It is 2 500 roubles."),
        (ASKED, "It is 2,500 roubles."),
        (ASKED, "It is 2½."),
        (LESS, "A difference of twenty."),
        (LESS, "That is −0.2."),
        (WHO, "Is it the Pilot, John Smith?"),
        (GOODS, "Coal, flour and money."),
        (GOODS, "That is one of the three."),
        (GOODS, "Three of the four were lost."),
        (CHAIN, "First the pilot, then the keeper, then the office."),
        (MONTHS, "In March 300 poods."),
        (EXERCISES["speakers"], "The loss is stated by Smith."),
        (WHERE, "Look at B2."),
        (EXERCISES["wheres"], "Look at B3 and B4."),
    ],
)
def test_a_leak_is_found(exercise: Exercise, text: str) -> None:
    """An answer is recognised in any usual notation."""
    assert leak(text, exercise, right_answer(exercise, HARBOUR))


@pytest.mark.parametrize(
    ("exercise", "text"),
    [
        (ASKED, "See B3 of 1874, not 1,900 dollars."),
        (LESS, "Less than what? Take the second sum."),
        (WHO, "Is it the pilot, the keeper, Ivan Orlov, or not-stated?"),
        (GOODS, "You have coal already."),
        (CHAIN, "The office copied what the keeper wrote."),
        (WHERE, "B1 is about the storm."),
    ],
)
def test_what_is_no_leak_passes(exercise: Exercise, text: str) -> None:
    """Passage ids, other numbers, and all options named alike give nothing away."""
    assert leak(text, exercise, right_answer(exercise, HARBOUR)) == ""


def test_every_outcome_has_words_and_a_symbol() -> None:
    """Outcomes differ in words, and are never told by colour alone."""
    assert len(set(TITLES.values())) == len(SYMBOLS) == len(TITLES)
    for each in SYMBOLS:
        shown = Feedback("x", each, "Words.")
        assert shown.symbol in repr(shown) and shown.symbol in shown._repr_html_()
        assert shown.title in repr(shown) and shown.title in shown._repr_html_()


class Balanced(HTMLParser):
    """Collects tags and attributes; knows whether every tag was closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.deepest = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":
            self.open.append(tag)
        self.deepest = max(self.deepest, self.open.count("details"))
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


PLAIN_TAGS = {"a", "div", "p", "strong", "em", "ul", "li", "blockquote", "details", "summary"}


def test_feedback_is_plain_html_that_a_sanitizer_lets_through() -> None:
    """Only plain tags with lang, dir and style; no script, no id, no class; hints unfold inward."""
    for given in (..., 7, "1.32", "1,316", object()):
        page = Balanced(judge(RATE, given, HARBOUR).feedback._repr_html_())
        assert page.open == []
        assert page.tags <= PLAIN_TAGS
        assert page.names <= {"href", "lang", "dir", "style"}
    assert Balanced(judge(RATE, ..., HARBOUR).feedback._repr_html_()).deepest == 3


def test_feedback_is_escaped_and_always_the_same() -> None:
    """What a learner types is shown, not run; the same answer gives the same output."""
    html = judge(WHO, "<script>alert(1)</script>", HARBOUR).feedback._repr_html_()
    assert "<script" not in html and "&lt;script&gt;" in html
    assert html == judge(WHO, "<script>alert(1)</script>", HARBOUR).feedback._repr_html_()
    quote = Quote("<b>", (("<i>", "<u>"),))
    assert not re.search("<[biu]>", Feedback("x", "right", "", quotes=(quote,))._repr_html_())
    assert "&lt;b&gt;" in folded(("<b>",)) and "&lt;b&gt;" in Hint("x", 1, "<b>", 3)._repr_html_()


def test_a_passage_to_look_at_again_is_named_once() -> None:
    """In text by its id alone; on a page with its words folded away, and its id once above them."""
    quote = Quote("B1", (("en", "A storm broke the pier."),))
    feedback = Feedback("x", "not-yet", "Look.", again=("B1",), quotes=(quote,))
    assert "Look again at: B1" in repr(feedback) and "storm" not in repr(feedback)
    html = feedback._repr_html_()
    assert html.count("Look again at") == 1 and html.count("A storm broke the pier.") == 1
    assert "storm" in repr(replace(feedback, outcome="right", again=()))
    assert "Look again at: <a" in replace(feedback, quotes=())._repr_html_()


def test_exercises_are_found_by_id_and_lesson() -> None:
    """A wrong id or lesson gets a suggestion; an id used twice is refused."""
    assert EXERCISES.lessons == ("numbers", "words")
    assert EXERCISES.of_lesson("numbers")[0] is RATE
    with pytest.raises(UnknownName, match="Did you mean rate"):
        EXERCISES["rates"]
    with pytest.raises(UnknownName):
        EXERCISES.of_lesson("sums")
    with pytest.raises(KitError, match="occurs twice"):
        Exercises.of((RATE,), (RATE,))


PAIRED = [each for each in ALL.values() if each.kind == "match" and each.options]


@pytest.mark.parametrize("exercise", PAIRED, ids=lambda each: each.id)
def test_the_order_of_the_options_gives_no_answer_away(exercise: Exercise) -> None:
    """Whoever takes the options one after the other, from either end, is not right."""
    answer = right_answer(exercise, edition())
    assert isinstance(answer, dict)
    keys = [each.key for each in exercise.options]
    named = [answer[each.key] for each in exercise.items]
    places = [keys.index(each) for each in named if each in keys]
    changes = [each for each, _ in groupby(places)]
    for way in (range(len(keys)), range(len(keys) - 1, -1, -1)):
        assert len(changes) < 2 or changes != list(way)[: len(changes)]


@pytest.mark.parametrize(
    "exercise", [each for each in ALL.values() if each.kind == "choice"], ids=lambda each: each.id
)
def test_the_right_option_is_not_told_by_its_length(exercise: Exercise) -> None:
    """No right option is longer than every other one by more than a sixth."""
    right = right_answer(exercise, edition())
    lengths = {each.key: len(each.label) for each in exercise.options}
    others = max(length for key, length in lengths.items() if key != right)
    assert lengths[str(right)] <= max(others * 7 / 6, others + 8)


# What may stand before a later question, and why it does not answer it.
SPOKEN_OF = {
    ("rate-ends", "one-rate"): "the learner's own end",
    ("asked", "gift-or-credit"): "the name of a figure",
    ("less-money", "gift-or-credit"): "the name of a figure",
    ("coarse-yuan", "what-is-shown"): "possible is said of another thing",
    ("damage-witness", "stamp-early"): "the 6 is printed on the form",
}


@pytest.mark.parametrize("exercise", ALL.values(), ids=lambda each: each.id)
def test_no_feedback_answers_a_later_question(exercise: Exercise) -> None:
    """What is said when a question is answered tells no number, choice or pair still asked for."""
    document, lesson = edition(), ALL.of_lesson(exercise.lesson)
    words = [said(each.words, document) for each in exercise.mistakes]
    words += [said(each, document) for each in (exercise.why, exercise.denial, *exercise.hints)]
    later = [each for each in lesson[lesson.index(exercise) + 1 :] if each.kind != "choices"]
    told = [
        (each.id, text)
        for each in later
        for text in words
        if leak(text, each, right_answer(each, document))
        and (exercise.id, each.id) not in SPOKEN_OF
    ]
    assert told == []
