"""The written argument: kept with every draft, advised on and not graded."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolroom import harbour
from sourcework.argument import (
    LONGEST,
    PARTS,
    Advice,
    Argument,
    Drafts,
    Sources,
    argument_of,
    place,
    review,
)
from sourcework.argument.cited import cited
from sourcework.argument.mentions import Mention, mentions
from sourcework.argument.quotations import stands_in
from sourcework.argument.review import _says_nothing
from sourcework.argument.usable import Known, Numbers
from sourcework.claims import Verdict
from sourcework.errors import KitError
from sourcework.evidence import Evidence, excerpt
from sourcework.evidence import place as evidence_place
from sourcework.numbers.intervals import Interval
from sourcework.progress import MIME
from sourcework.views.forms.advised import LOOKED_AT, NEVER
from sourcework.views.forms.arguing import ADVISE, KEEP
from telegram16293 import lesson
from telegram16293.claims import claims_of
from telegram16293.course import course
from telegram16293.overstated import OVERSTATEMENTS
from telegram16293.seeds import edition, outside
from test_forms import Controls

CLAIMS = claims_of(edition())

GOOD = {
    "claim": "Mao grants Peng less money than he asks for, but plans more grain, and later.",
    "evidence": (
        "Peng asks for 1,600,000 million yuan, about 237 million roubles (P3.1). Mao's budget has "
        "1,500,000 million yuan or 222 million roubles (M2). Peng wants 30,000 tons of grain in "
        "March 1952 (P2.7). Mao plans 5,000 tons of rice and 5,000 tons of millet a month, "
        "40,000 tons in all (M7-M8)."
    ),
    "reasoning": (
        "The difference is 100,000 million yuan, 6.25 % of Peng's sum. By the end of March "
        "20,000 tons would have come; Peng's quantity is reached in April. In all Mao plans 33 % "
        "more grain. Any rate between 6,763.29 and 6,765.33 yuan per rouble would print the three "
        "rouble sums of telegram No. 16293, if the clerk rounded to the nearest million."
    ),
    "counter_evidence": (
        "The 700,000 million yuan of credit (M5) may stand outside the budget. Then both would "
        "make 2,200,000 million yuan. On 8 February nobody could know what would be delivered."
    ),
    "change_my_mind": (
        "The breakdown of the 1952 budget line for aid, or records that show the grain was "
        "delivered in full by the end of March."
    ),
}
RUSSIAN = {
    "claim": "Мао дал меньше денег, чем просил Пэн, а зерна обещал больше.",
    "evidence": (
        "Пэн просит 1.600.000 миллионов юаней, примерно 237 млн рублей (Р3.1). У Мао 1.500.000 "
        "миллионов юаней (М2) и сорок тысяч тонн зерна (М8)."
    ),
    "reasoning": "Разница 100.000 миллионов юаней, то есть 6,25 %. Это план от 8 февраля 1952 г.",
    "counter_evidence": "Может быть, кредит 700 млрд юаней (М5) не входит в бюджет.",
    "change_my_mind": "Протокол переговоров.",
}


def advice_on(**parts: str) -> tuple[Advice, ...]:
    return review(argument_of(parts), Sources.of(course()))


def asked(**parts: str) -> list[Advice]:
    """Return what is asked of an argument, its gaps and its length left aside."""
    return [
        each for each in advice_on(**parts) if each.asks and each.kind not in ("empty", "length")
    ]


# Passages in a text


@pytest.mark.parametrize(
    ("words", "passages"),
    [
        ("See P3.1.", ["P3.1"]),
        ("[P3.1], (m2) and p3.1", ["P3.1", "M2"]),
        ("M7-M9", ["M7", "M8", "M9"]),
        ("M7–9", ["M7", "M8", "M9"]),
        ("P2.5-2.7 and P2.5–7", ["P2.5", "P2.6", "P2.7"]),
        ("Р3.1, М8, Н06, С1", ["P3.1", "M8", "H06", "C1"]),
    ],
)
def test_passages_are_found_however_they_are_written(words: str, passages: list[str]) -> None:
    """Brackets, ranges, small letters, and letters of the Russian keyboard."""
    found = cited(words, edition(), outside())
    assert list(found.passages) == passages and not found.unknown


def test_sources_are_found_by_their_ids() -> None:
    """A neighbour or a fact can be named plainly, in brackets, or with @."""
    found = cited("record-110353, [@new-yuan] and @nobody-1950.", edition(), outside())
    assert {*found.others} == {"record-110353", "new-yuan"} and found.unknown == ("@nobody-1950",)


# What is advised


@pytest.mark.parametrize("parts", [GOOD, RUSSIAN], ids=["English", "Russian"])
def test_a_careful_argument_is_asked_nothing(parts: dict[str, str]) -> None:
    """Numbers that can be found, passages that exist, hedged words: no question."""
    assert asked(**parts) == []
    found = [each for each in advice_on(**parts) if each.kind == "found"]
    assert len(found) >= 5 and all(each.passages for each in found)


def test_the_length_is_told_only_when_far_off() -> None:
    """Too long and too short are told, in words; near 250 nothing is said."""
    short = [each for each in advice_on(**RUSSIAN) if each.kind == "length"]
    assert "about 250 are meant" in short[0].says
    longer = GOOD | {"reasoning": GOOD["reasoning"] + " And so on again." * 20}
    for parts in (GOOD, longer):
        assert [each for each in advice_on(**parts) if each.kind == "length"] == []
    long = GOOD | {"reasoning": "And so on again. " * 200}
    assert any("What could go?" in each.says for each in advice_on(**long))


@pytest.mark.parametrize(("words", "told"), [(149, True), (150, False), (350, False), (351, True)])
def test_an_argument_is_short_below_150_words_and_long_above_350(words: int, told: bool) -> None:
    """Both are told only far from the 250 that are meant."""
    parts = dict.fromkeys(PARTS, "word") | {"reasoning": " ".join(["word"] * (words - 4))}
    found = [each for each in advice_on(**parts) if each.kind == "length"]
    assert bool(found) == told and argument_of(parts).words == words


def test_a_short_no_says_nothing_and_a_long_one_may() -> None:
    """A sentence of more than sixteen words that begins with a no is read as one."""
    short = "Nothing speaks against it, as far as I can see."
    long = f"{short[:-1]} in the {' and the '.join(['letter'] * 4)} of that day."
    assert [_says_nothing("counter_evidence", each) for each in (short, long)] == [True, False]


def known(kind: str, number: str, size: int = 1, unit: str = "", **more: Any) -> Known:
    """Return a number that an argument may draw on."""
    value = Fraction(number)
    return Known(kind, value * size, value, unit, f"{number} of something", **more)


def mention(text: str) -> Mention:
    """Return the only number that a text mentions."""
    (found,) = mentions(text)
    return found


def test_a_figure_is_not_taken_for_another_below_a_hundred() -> None:
    """Small numbers stand everywhere, and are no sign that a unit was mixed up."""
    numbers = Numbers([known("figure", "99", unit="t"), known("figure", "100", unit="t")])
    found = [numbers.look_alikes(mention(f"{each} yuan")) for each in (99, 100)]
    assert [len(each) for each in found] == [0, 1]


def test_a_range_of_whole_numbers_has_no_halves() -> None:
    """What another source counts from … to … is counted in whole ones, without a unit."""
    span = Interval(Fraction(100), Fraction(200), True, True)
    numbers = Numbers([replace(known("outside", "0"), interval=span)])
    found = [numbers.ranges(mention(f"It is {each}.")) for each in ("150", "150.5", "200", "201")]
    assert [len(each) for each in found] == [1, 0, 1, 0]


def test_only_a_narrow_interval_is_a_rate() -> None:
    """One part in two hundred: what is wider fits too many sums."""
    spans = (Interval(Fraction(100), Fraction(100) + wide) for wide in (Fraction(2, 5), 1))
    numbers = Numbers([replace(known("claim", "0", unit="yuan per rouble"), interval=each)
                       for each in spans])  # fmt: skip
    assert [each.high for each, _ in numbers.rates()] == [Fraction(502, 5)]


def test_russian_may_be_quoted_without_the_dots_of_a_letter() -> None:
    """Most print е for ё, and quote so."""
    name, word = next(
        (each.id, word)
        for each in harbour().document.passages.values()
        for word in re.findall(r"\w*ё\w*", each.text("ru", "reading"))
    )
    assert stands_in(word.replace("ё", "е"), name, harbour().document)
    assert stands_in(word, name, harbour().document)


def test_nothing_begun_is_not_advised_on() -> None:
    """An empty argument gets no advice; one with an empty part is asked for that part."""
    assert advice_on() == advice_on(claim="  \n") == ()
    kinds = {(each.kind, each.part) for each in advice_on(claim="Hardly.")}
    assert kinds == {("empty", name) for name in PARTS if name != "claim"}


def test_evidence_without_a_passage_is_asked_for_one() -> None:
    """A sheet is not enough: a passage, or a source, is."""
    (advice,) = asked(evidence="On sheet 2 he asks for money.")
    assert advice.kind == "citation" and "No passage is named" in advice.says
    assert asked(evidence="In P3.1 he asks for money.") == []
    assert asked(evidence="record-110353 has sums to the kopeck.") == []


def test_a_passage_that_does_not_exist_is_told_with_its_neighbours() -> None:
    """The nearest names are suggested."""
    (advice,) = asked(evidence="As P3.11 says, and M2.")
    assert advice.about == "P3.11" and "Did you mean P3.1" in advice.says


def test_a_number_from_nowhere_is_questioned() -> None:
    """It is asked where it is from; one that was computed from the figures is not."""
    (advice,) = asked(evidence="In P3.1 he asks for 12,345 tons of coal.")
    assert advice.about == "12,345 tons" and "Where is it from?" in advice.says


@pytest.mark.parametrize("wrong", ["1,600,000 yuan", "237 million yuan", "40,000 roubles"])
def test_another_unit_is_told(wrong: str) -> None:
    """The document's number with another unit, or without its million, is put beside it."""
    (advice,) = asked(evidence=f"In P3.1 and M8 there are {wrong}.")
    assert "The document has" in advice.says and "Which is it?" in advice.says
    assert advice.passages


def test_a_number_that_stands_in_two_places_is_asked_for_its_place() -> None:
    """The same tons are a rumour and a request; the passage named beside them decides."""
    (both,) = [each for each in advice_on(claim="He speaks of 30,000 tons.") if not each.asks]
    assert "Say which you mean" in both.says and len(both.passages) == 2
    (one,) = [each for each in advice_on(claim="He asks for 30,000 tons (P2.7).") if not each.asks]
    assert one.passages == ("P2.7",)


def test_a_number_from_elsewhere_is_linked_with_its_mark() -> None:
    """A neighbour's or a book's number is found, with known, inferred or unverified beside it."""
    fact = next(
        each
        for each in outside().facts.values()
        if each.value is not None and each.unit == "t" and each.mark == "unverified"
    )
    found = advice_on(claim=f"It is said there were {int(fact.value or 0):,} tons.")
    assert [(each.kind, each.cite) for each in found if each.about] == [("found", fact.id)]
    assert "(unverified)" in next(each.says for each in found if each.about)


OVERSTATED = {
    "credit-inside": "The 700,000 million yuan of credit are part of the budget.",
    "which-rate": "The clerk used the rate of 6,750 yuan per rouble.",
    "one-rate": "The telegram proves one rate for all three sums.",
    "delivered": "China delivered 40,000 tons of grain.",
    "rumour-answered": "Mao confirms the rumour.",
    "hungry-tenth": "A tenth of the population was starving.",
    "tax-too-large": "The tax was too large.",
    "peasants-until-spring": "The peasants have food until April.",
    "goods-of-credit": "The credit pays for the grain.",
    "plan-1951": "Peng's sum is the same as in the plan of 1951.",
    "faithful": "These are the very words of Mao.",
    "oil-total": "The bean oil comes to 800 tons in all.",
    "one-rate-rounded-up": "The clerk always rounded the fraction up.",
    "same-sum": "Mao turned Peng's proposal down.",
    "grain-by-march": "Mao's plan brings the grain that Peng needs by the end of March.",
    "english-copies": "The English translation accounts for all eight copies.",
}
OWNED = {
    "credit-inside": "Whether the credit is part of the budget, the telegram does not say.",
    "which-rate": "If the clerk used the rate of 6,750, he cut off the fraction.",
    "one-rate": "One rate is possible for all three sums; nothing proves it.",
    "delivered": "Mao promised that 40,000 tons of grain would be delivered.",
    "rumour-answered": "Mao's answer does not confirm the rumour.",
    "hungry-tenth": "Peng reports that a tenth of the population is hungry.",
    "tax-too-large": "Peng says that the tax was too large.",
    "peasants-until-spring": "According to Peng the peasants have food until April.",
    "goods-of-credit": "The credit may pay for the grain.",
    "plan-1951": "Peng's sum is perhaps the same as in the plan of 1951.",
    "faithful": "These are not the very words of Mao, but an abridged translation.",
    "oil-total": "If the months are the same, the oil comes to 800 tons in all.",
    "one-rate-rounded-up": "The clerk cannot have rounded the fraction up.",
    "same-sum": "No word of Mao's turns Peng's proposal down.",
    "grain-by-march": "Mao's plan brings 20,000 tons of the grain by the end of March.",
    "english-copies": "The English translation does not account for all eight copies.",
}


def test_no_rule_is_on_a_claim_that_is_exact() -> None:
    """The rules name claims that exist and must not be asserted as they stand."""
    verdicts = {CLAIMS[each.claim].verdict for each in OVERSTATEMENTS}
    assert verdicts == {*Verdict} - {Verdict.EXACT}
    assert {each.claim for each in OVERSTATEMENTS} == {*OVERSTATED} == {*OWNED}


def test_a_course_without_overstatements_has_advice() -> None:
    """On the invented letter, numbers, passages and gaps are advised on; nothing is overstated."""
    parts = {"claim": "The credit is part of the budget.", "evidence": "Kim paid 4321 poods (B9)."}
    told = review(argument_of(parts), Sources.of(harbour()))
    kinds = {each.kind for each in told}
    assert {"number", "citation", "empty"} <= kinds
    assert not {"open", "voice"} & kinds


@pytest.mark.parametrize("claim", OVERSTATED)
def test_words_surer_than_the_verdict_are_named(claim: str) -> None:
    """The claim's reason is given, and its passages; the same said with care is let be."""
    told = [each for each in asked(claim=OVERSTATED[claim]) if each.kind == "open"]
    assert any(CLAIMS[claim].why in each.says for each in told)
    assert any({*CLAIMS[claim].passages} <= {*each.passages} for each in told)
    (rule,) = (each for each in OVERSTATEMENTS if each.claim == claim)
    assert not rule.met_in(OWNED[claim])
    assert [each for each in asked(claim=OWNED[claim]) if each.kind == "open"] == []


def test_what_is_reported_may_be_told_with_its_passage() -> None:
    """As evidence, "a tenth goes hungry (P2.2)" is the document's own; as a claim it is not."""
    words = "10 percent of the population is hungry (P2.2)."
    assert [each.kind for each in asked(evidence=words)] == []
    assert [each.kind for each in asked(claim=words)] == ["open"]
    assert "open" in {each.kind for each in asked(evidence="40,000 tons were delivered (M8).")}


@pytest.mark.parametrize(
    "words",
    [
        "237 million stands for anything from 236.5 to 237.5 million roubles (P3.1).",
        "Dividing gives 6,751.05, 6,756.76 and 6,796.12 yuan per rouble (P3.1).",
        "Rounded up, the intervals miss one another by 16.46 yuan per rouble (P3.1).",
        "Cut off, the rate lies between 6,730.77 and 6,751.05, and 6,750 is among them (M2).",
        "It was decoded 75 minutes after it was received, 13 days after the visit (S3).",
        "The credit is 46.7 % of the budget sum (M5).",
        "The cloth measures 3.3 million m (M9); in P1 Pak speaks.",
        "Mao's sums were 114,415,274.67 and 123,132,828.97 roubles [@record-110353].",
        "В марте 20.000 тонн, то есть двадцать тысяч (М8).",
    ],
)
def test_what_can_be_reckoned_is_not_asked_about(words: str) -> None:
    """Ends of a rounding, quotients, gaps, days, shares, and numbers of other documents."""
    assert asked(evidence=words) == []


def test_the_lesson_s_own_argument_is_asked_nothing() -> None:
    """What the answered notebook writes passes the list that stands below it."""
    source = (Path(__file__).parent.parent / "course/lessons/05-argue.md").read_text("utf-8")
    parts = dict(re.findall(r'^ {4}(\w+)="(.*)",$', source, re.MULTILINE))
    assert {*parts} == {*PARTS} and asked(**parts) == []


def test_what_would_change_a_mind_may_be_imagined() -> None:
    """A document still to be found is named there as if it were; nothing is asked."""
    assert asked(change_my_mind=OVERSTATED["delivered"]) == []


def test_a_number_that_rests_on_a_condition_is_told_as_such() -> None:
    """The sum of budget and credit exists only if the credit is outside."""
    told = asked(claim="Korea receives 2,200,000 million yuan.")
    assert any("only on a condition: in" in each.says for each in told)
    assert asked(claim="If the credit is outside, it is 2,200,000 million yuan.") == []


GRADES = re.compile(
    r"\b(?:wrong|incorrect|mistake|bad|poor|good|excellent|score|points?|grade|failed|well done)\b"
)


@pytest.mark.parametrize(
    "parts",
    [
        dict.fromkeys(PARTS, "The 40 tons of the 237 million yuan certainly came. P9.9! " * 40),
        {"claim": "<script>alert(1)</script> 12,345 tons", "evidence": "<b>M99</b> & 99 %"},
        {"claim": "שלום 12,345 tons \u202eabc", "evidence": "😀 🧿 毛泽东 ٣٤٥٦ %"},
        {"claim": "x" * 50_000, "evidence": "1 2 3 40 tons of the " * 2_400},
    ],
    ids=["repeated", "markup", "scripts", "endless"],
)
def test_advice_is_kind_short_and_no_grade(parts: dict[str, str]) -> None:
    """Few sentences for whatever is written, none of which grades; markup is shown, not run."""
    found = advice_on(**parts)
    assert 0 < sum(each.asks for each in found) <= 40
    assert not any(GRADES.search(each.says) for each in found)
    assert all(len(each.says) < 600 and len(each.about) <= 110 for each in found)
    html = lesson.argue(**parts)._repr_html_()  # type: ignore[union-attr]
    assert "<script" not in html and "<b>M" not in html
    html.encode("utf-8")


# Keeping


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "argument.jsonl")


def test_every_draft_stays_and_the_last_counts(drafts: Drafts) -> None:
    """Three drafts are three lines; the same one again, as when a notebook runs, is none."""
    for claim in ("one", "two", "two", "one"):
        drafts.keep(Argument(claim=claim))
    contents = drafts.read()
    assert [each.argument.claim for each in contents.drafts] == ["one", "two", "one"]
    assert contents.latest.claim == "one"
    assert all(each.time.endswith("Z") for each in contents.drafts)


def test_a_draft_taken_back_stands_in_the_form_again(drafts: Drafts) -> None:
    """Kept again after a trial, it counts as before, and the form shows it and no trial."""
    drafts.keep(Argument(claim="good"))
    drafts.try_out(Argument(claim="worse"))
    drafts.keep(Argument(claim="good"))
    contents = drafts.read()
    assert (contents.latest.claim, contents.at_hand.claim) == ("good", "good")


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_is_written_comes_back(claim: str, evidence: str) -> None:
    """Any text survives the file."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        kept = Drafts(Path(folder) / "argument.jsonl")
        argument = argument_of({"claim": claim, "evidence": evidence})
        kept.keep(argument)
        assert kept.read().latest == argument


@pytest.mark.parametrize("line", [b"not json", b"[1]", b"{}", b'{"claim": 1}', b"\xff"])
def test_a_damaged_line_is_set_aside_and_told(drafts: Drafts, line: bytes) -> None:
    """The other drafts count; the damaged line stands in a side file too."""
    drafts.keep(Argument(claim="one"))
    with drafts.path.open("ab") as file:
        file.write(line + b"\n")
    contents = drafts.read()
    assert contents.latest.claim == "one" and [each.line for each in contents.damages] == [2]
    (note,) = contents.notes
    assert "line 2" in note and "all other lines are safe" in note
    assert drafts.path.with_name("argument.damaged.jsonl").exists()


def test_a_trial_does_not_take_the_place_of_what_is_kept(drafts: Drafts) -> None:
    """What is tried out is noted, comes back into the form, and is not handed in."""
    drafts.keep(Argument(claim="good"))
    drafts.try_out(Argument(claim="worse"))
    contents = drafts.read()
    assert (contents.latest.claim, contents.at_hand.claim) == ("good", "worse")
    assert [each.kept for each in contents.drafts] == [True, False]
    drafts.keep(Argument(claim="worse"))
    assert drafts.read().latest.claim == "worse"


def test_a_trial_counts_as_long_as_nothing_was_ever_kept(drafts: Drafts) -> None:
    """Whoever forgets to press Keep hands in what was tried last, and is told so."""
    drafts.try_out(Argument(claim="one"))
    drafts.try_out(Argument(claim="two"))
    assert drafts.read().latest.claim == "two"
    assert "None is kept yet" in repr(lesson.argue(claim="one"))


def test_an_earlier_draft_is_shown_and_taken_back() -> None:
    """By form each stands there whole, with a button; in code it has a number."""
    lesson.argue(claim="First <b>.", evidence="M2", keep=True)
    said = lesson.argue(claim="Second.")
    assert "1: " in repr(said) and "kept: “First <b>.”" in repr(said)
    html = lesson.argue().live()  # type: ignore[union-attr]
    assert html.count("data-take") == 1 and "First &lt;b&gt;." in html and "<b>." not in html
    back = lesson.argue(draft=1)
    assert back.argument == argument_of({"claim": "First <b>.", "evidence": "M2"})  # type: ignore[union-attr]
    assert Drafts(place()).read().latest.claim == "First <b>."


@pytest.mark.parametrize("number", [0, 2, -1, "1", 1.0, True])
def test_a_draft_that_is_not_there_is_told(number: object) -> None:
    """How many there are, and how to ask for one."""
    lesson.argue(claim="One.")
    with pytest.raises(KitError, match="Give the number of one"):
        lesson.argue(draft=number)


def test_the_advice_says_what_it_looked_at_and_what_it_never_does() -> None:
    """In text and as HTML, with remarks or without; and silence is no praise."""
    for parts in (GOOD, {"claim": "12,345 tons."}):
        said = lesson.argue(**parts)
        for shown in (repr(said), said._repr_html_()):  # type: ignore[union-attr]
            assert LOOKED_AT in shown and NEVER in shown
    assert "That is not praise" in repr(lesson.argue(**GOOD))


def test_another_language_is_told_and_what_was_read_of_it() -> None:
    """An argument in German: numbers, passages and quotations are read, sentences are not."""
    german = (
        "Mao hat Peng weniger Geld gegeben, als er wollte (M2), aber mehr Getreide: 40.000 Tonnen."
    )
    told = [each for each in advice_on(reasoning=german) if each.kind != "empty"]
    assert [each.kind for each in told] == ["language", "found"]
    assert "read in English only" in told[0].says and not told[0].asks


def test_a_part_given_changes_that_part_alone() -> None:
    """argue(reasoning=…) keeps the claim of the draft before."""
    lesson.argue(claim="One.", evidence="M2")
    lesson.argue(evidence="M2 and M5", reasoning=None, claim=...)
    latest = Drafts(place()).read().latest
    assert (latest.claim, latest.evidence, latest.reasoning) == ("One.", "M2 and M5", "")


class Hostile:
    """An object that fails at whatever is done with it."""

    def __getattribute__(self, name: str) -> object:
        raise RuntimeError(name)


@pytest.mark.parametrize(
    "odd", [1, True, b"x", ["a"], {}, Hostile, print, float("nan"), "x" * (LONGEST + 1)]
)
def test_any_object_as_a_part_gets_a_sentence(odd: object) -> None:
    """It says what was given and how to write it; nothing is kept."""
    with pytest.raises(KitError, match=r"argue\(claim=…\): "):
        lesson.argue(claim=Hostile() if odd is Hostile else odd)
    assert not place().exists()


def test_a_call_of_the_wrong_shape_gets_a_sentence() -> None:
    """Parts are named."""
    with pytest.raises(KitError, match="write argue|Write argue"):
        lesson.argue("my claim")  # type: ignore[call-arg]


def test_a_draft_that_cannot_be_kept_is_still_advised_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The advice comes, with the reason why the draft is held in memory; and it is there again."""
    monkeypatch.setenv("TELEGRAM16293_ANSWERS", str(tmp_path / "nowhere" / "answers.jsonl"))
    said = repr(lesson.argue(claim="12,345 tons."))
    assert "held in memory" in said and "Where is it from?" in said
    assert "12,345 tons." in lesson.argue().live()  # type: ignore[union-attr]


# The form


def test_the_form_has_five_named_fields_and_two_buttons() -> None:
    """Each text field has its name around it; there are two native buttons and a live region."""
    form = lesson.argue()
    controls = Controls(form.live())  # type: ignore[union-attr]
    assert [each["data-item"] for each in controls.all("textarea")] == list(PARTS)
    assert [each["value"] for each in controls.all("button")] == [ADVISE, KEEP]
    assert controls.unlabelled == [] and controls.all("div", role="status")
    assert all(title in controls.text for title, _ in PARTS.values())


def test_what_is_sent_is_kept_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep says how many words, and what it adds; the next form shows what was written last."""
    form = lesson.argue()
    kept = form.receive({"claim": "Hardly </textarea><b>.", "": KEEP})  # type: ignore[union-attr]
    assert "Your draft is kept: 3 words. It counts" in kept and "advice" not in kept
    advised = form.receive({"claim": "12,345 tons", "": ADVISE})  # type: ignore[union-attr]
    assert "Where is it from?" in advised and "Trying is not handing in" in advised
    assert len(Drafts(place()).read().drafts) == 2
    again = lesson.argue().live()  # type: ignore[union-attr]
    assert "12,345 tons" in again and "<b>" not in again


@pytest.mark.parametrize("sent", [None, "x", [], {}, {"claim": 1}, {"claim": " "}, {"x": "y"}])
def test_whatever_a_browser_sends_there_is_a_sentence(sent: object) -> None:
    """Nothing written is told so, and nothing is kept."""
    said = lesson.argue().receive(sent)  # type: ignore[union-attr]
    assert "Nothing is written yet" in said and not place().exists()


def test_without_a_kernel_the_form_says_what_to_write() -> None:
    """Before anything is written the twin names the five parts, and no call of code."""
    form = lesson.argue()
    for twin in (form.told()[1], repr(form)):  # type: ignore[union-attr]
        assert all(title in twin for title, _ in PARTS.values())
        assert "argue(" not in twin


def test_without_a_kernel_a_written_argument_is_read() -> None:
    """The twin shows the latest draft as it was written, and runs nothing of it."""
    lesson.argue(claim="<b>Hardly.</b>", reasoning="Line one.\nLine two.")
    form = lesson.argue()
    assert "<b>Hardly.</b>" in repr(form)
    twin = form.told()[1]  # type: ignore[union-attr]
    assert "&lt;b&gt;Hardly.&lt;/b&gt;" in twin and "Line one.\nLine two." in twin
    assert "running kernel" not in twin


# Handing in


def test_argument_and_evidence_are_handed_in_with_their_lesson() -> None:
    """They stand in the data and are shown; another lesson goes without them."""
    lesson.argue(claim="<b>Hardly</b>.", evidence="M2")
    Evidence(evidence_place()).keep(excerpt(edition(), "P3.1", "ru", note="<i>"))
    shown = lesson.hand_in("argue")
    assert shown.payload["argument"]["claim"] == "<b>Hardly</b>."
    assert [each["passage"] for each in shown.payload["evidence"]] == ["P3.1"]
    assert "time" not in shown.payload["evidence"][0]
    json.dumps(shown.payload)
    html = shown._repr_html_()
    assert "&lt;b&gt;Hardly" in html and "<b>Hardly" not in html and "<i>" not in html
    assert "Your argument, 4 words" in repr(shown) and "your argument, your evidence" in html
    other = lesson.hand_in("verify").payload
    assert "argument" not in other and "evidence" not in other


def test_nothing_written_is_handed_in_as_before() -> None:
    """Without argument and evidence the data has neither."""
    payload = lesson.hand_in("argue")._repr_mimebundle_()[MIME]
    assert {*payload} == {"format", "kit", "lesson", "edition", "answers"}


@pytest.mark.skipif(os.name != "posix", reason="a folder in place of a file is told otherwise")
def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """The form says why, and can still be filled in."""
    place().mkdir()
    said = lesson.argue().live()  # type: ignore[union-attr]
    assert "what was kept before cannot be read (a folder of this name" in said
