"""How far doubt reaches: the document read otherwise, and every claim judged on it anew."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from harbour import HARBOUR
from sourcework.claims import Assertion, Finding, Verdict
from sourcework.claims.model import agreement, judged
from sourcework.claims.sensitivity import (
    About,
    Reach,
    letters,
    reaches,
    silent,
    translations,
    wholes,
)
from sourcework.document.collation import collate, latin
from sourcework.document.rereading import (
    in_language,
    in_layer,
    is_damage,
    put_literally,
    with_reading,
    with_words,
    written_day,
)
from sourcework.errors import KitError
from sourcework.figures import figures_of
from sourcework.rounding import Interval
from telegram16293 import lesson
from telegram16293.claims import ASSERTIONS, ENCLOSED, claims_of, stamp
from telegram16293.seeds import edition

NOTES = {each.id: each for each in edition().textual_notes}


def reach(name: str, instead: str = "") -> Reach:
    """Return how far one doubt reaches, by its note and the word read instead."""
    return next(
        each
        for each in reaches(edition(), ASSERTIONS)
        if each.doubt.name == name and instead in each.doubt.instead
    )


def test_a_doubt_moves_no_claim_that_rests_on_none_of_its_words() -> None:
    """Judged anew on every reading, each claim is as it is where only those touched are."""
    found = {(each.doubt.name, each.doubt.instead): each for each in reaches(edition(), ASSERTIONS)}
    doubts = [*wholes(edition()), *letters(edition()), *translations(edition())]
    assert len(doubts) == len(found)
    for doubt, read in doubts:
        told = found[doubt.name, doubt.instead]
        for name, verdict, why in told.found:
            if name not in told.resting:
                claim = judged(read.document, [each for each in ASSERTIONS if each.id == name])[0]
                assert (claim.verdict, claim.why) == (verdict, why), (name, doubt.name)


# The document read otherwise


def test_a_word_read_otherwise_changes_its_fact_and_no_other() -> None:
    """The other reading stands in the emended words; the printed ones are kept."""
    read = with_reading(edition(), NOTES["tn11"], "намного")
    assert read.changed == {"exceeds-slightly"} and not read.lost
    fact = read.document.fact("exceeds-slightly")
    assert fact.emended["ru"] == "намного превысило"
    assert fact.printed["ru"] == "на немного превысило"


@pytest.mark.parametrize(("words", "day"), [("9/II", "1952-02-09"), ("8/II", "1952-02-08")])
def test_another_day_is_read_from_the_words(words: str, day: str) -> None:
    """Nothing says which day a reading stands for but the reading itself."""
    assert with_reading(edition(), NOTES["tn10"], words).document.fact("stamp-date").when == day


def test_a_unit_that_is_no_word_loses_its_figure() -> None:
    """As transcribed, a sum has no unit: it is no figure any more, and the others still are."""
    read = with_reading(edition(), NOTES["tn03"], "враней")
    assert read.lost == {"credit-yuan"}
    assert set(figures_of(edition()).ids) - set(figures_of(read.document).ids) == {"credit-yuan"}


def test_another_number_in_the_words_is_no_longer_the_figure() -> None:
    """Words that state another number than the edition's do not pass for it."""
    read = with_words(edition(), {"rumour-grain": {"ru": "80.000 тонн"}})
    assert read.lost == {"rumour-grain"}


def test_the_layers_are_the_edition_s_own() -> None:
    """As transcribed two units are lost; corrected, one day is another and nothing is lost."""
    assert in_layer(edition(), "diplomatic").lost == {"credit-yuan", "return-days"}
    corrected = in_layer(edition(), "emended")
    assert (corrected.changed, corrected.lost) == ({"stamp-date"}, set())


def test_one_language_alone_has_what_that_language_says() -> None:
    """The translation has no stamp and no sheets; the original has all but the catalogue's page."""
    english = in_language(edition(), "en")
    assert english.document.sheets == () and "stamp-date" in english.lost
    assert all(list(each.texts) == ["en"] for each in english.document.passages.values())
    russian = in_language(edition(), "ru")
    assert len(russian.document.sheets) == 3
    assert {edition().fact(each).passage for each in russian.lost} == {"catalogue"}


def test_put_literally_a_translation_gets_what_it_left_out() -> None:
    """Shifted words become the literal ones, and numbers keep their own."""
    whole = put_literally(edition(), edition().translation_notes).document
    assert whole.fact("as-early-as-possible").emended["en"].endswith("as early as possible")
    assert whole.fact("copies-typed").emended["en"] == "eight copies"
    assert figures_of(whole).ids == figures_of(edition()).ids


def test_damage_is_told_from_spelling() -> None:
    """A misread letter is damage; a spelling of its time or an abbreviation written out is not."""
    damaged = {each.number for each in NOTES.values() if is_damage(edition(), each)}
    assert damaged == {str(number) for number in range(1, 11)}


@pytest.mark.parametrize(
    "words", ["2/XIII 1952", "2/IIX 1952 г.", "31/II 1952", "0/I 1952", "2 февраля", "", "2/2 1952"]
)
def test_what_is_no_day_gives_none(words: str) -> None:
    """A month or day there is not, or another way to write one, is not guessed at."""
    assert written_day(words) == ""


def test_letters_are_held_against_each_other_in_their_places() -> None:
    """Lost letters leave a gap, and the letters after it still meet."""
    pairs = collate("ЛИПЦОВУ", "ФИЛИППОВУ")
    assert "".join(each.one for each in pairs) == "ЛИПЦОВУ"
    assert "".join(each.other for each in pairs) == "ФИЛИППОВУ"
    assert "".join(each.one or "·" for each in pairs if not each.alike) == "··Ц"
    assert latin("ФИЛИППОВУ").upper() == "FILIPPOVU"


# The reach of each doubt


def test_verdicts_are_found_anew_and_nowhere_kept() -> None:
    """Under each reading every claim has a verdict, the one it finds on the document so read."""
    settled = {each.id: each.verdict for each in claims_of(edition())}
    for each in reaches(edition(), ASSERTIONS):
        verdicts = {name: verdict for name, verdict, _ in each.found}
        assert verdicts.keys() == settled.keys()
        moved = {name for name in settled if settled[name] is not verdicts[name]}
        assert moved == {move.claim for move in each.moves}
        assert all(why.endswith(".") for _, _, why in each.found)


@pytest.mark.parametrize("words", ["9/II", "8/II"])
def test_another_day_moves_the_stamp_alone(words: str) -> None:
    """Read as either day the stamp is possible, and nothing else moves."""
    (move,) = reach("tn10", words).moves
    assert (move.claim, move.before, move.after) == (
        "stamp-date",
        Verdict.INCONSISTENT,
        Verdict.CONSISTENT,
    )
    assert reach("tn10", words).values == ("stamp-date",)


def test_by_far_reaches_a_claim_and_no_verdict() -> None:
    """The word that turns the sense round moves no verdict and no number."""
    found = reach("tn11")
    assert found.resting == ("exceeds-slightly",)
    assert not found.moves and not found.values


def test_a_lost_unit_takes_the_common_rate_with_it() -> None:
    """Without the third sum's unit no claim about all three can be judged, and two-sum ones can."""
    moved = {move.claim: move for move in reach("tn03").moves}
    assert {"one-rate", "credit-share", "rounded-up-pair-1-3"} <= moved.keys()
    assert not {"rounded-up-pair-1-2", "same-sum", "currencies-agree"} & moved.keys()
    assert {each.after for each in moved.values()} == {Verdict.UNDETERMINED}
    assert "credit-yuan" in moved["one-rate"].why


def test_the_translation_moves_no_figure() -> None:
    """Put literally, the English changes no number and no day, and one verdict, of its own."""
    found = [
        each for each in reaches(edition(), ASSERTIONS) if each.doubt.about is About.TRANSLATION
    ]
    assert len(found) == 25
    assert not any(each.values for each in found)
    assert {move.claim for each in found for move in each.moves} == {"english-copies"}


def test_the_translation_alone_keeps_every_verdict_on_money_and_grain() -> None:
    """What is lost with the Russian is about the paper."""
    moved = {each.claim for each in reach("the translation alone").moves}
    assert moved == {"clock-in-order", "stamp-date", "copies", "english-copies", "leaves"}


def test_those_on_which_most_hangs_come_first() -> None:
    """The order is by verdicts, then figures, then claims."""
    weights = [each.weight for each in reaches(edition(), ASSERTIONS)]
    assert weights == sorted(weights, reverse=True)


def test_silence_leaves_open_what_the_letters_do_not_say() -> None:
    """Claims open on words of the clerks are not among them."""
    found = silent(edition(), ASSERTIONS, ENCLOSED)
    assert {"tax-too-large", "delivered", "faithful"} <= set(found)
    assert "return-day" not in found


def test_a_claim_that_fails_for_another_reason_is_not_called_lost() -> None:
    """Only words that cannot be read excuse a claim; a fault of the kit stays an error."""

    def broken(_: object) -> Finding:
        raise KitError("claim", "it is broken", "mend it")

    with pytest.raises(KitError, match="it is broken"):
        reaches(edition(), (Assertion("broken", "Nothing", ("pak-visit",), broken),))


def test_another_edition_has_its_own_doubts() -> None:
    """Nothing here knows the telegram: an invented letter goes the same way."""

    def adds_up(document: object) -> Finding:
        assert document is not None
        return Finding(agreement(Interval.exact(Fraction(1)), Interval.exact(1)), "One is one.")

    facts = tuple(HARBOUR.facts)[:1]
    found = reaches(HARBOUR, (Assertion("one", "One is one", facts, adds_up),))
    assert {each.doubt.about for each in found} >= {About.WHOLE}
    assert all(not each.moves for each in found)


# The stamp


def test_the_stamp_is_read_from_the_edition() -> None:
    """Its days, and the figures left of its number, are those of the record and its notes."""
    document = edition()
    assert [each.isoformat() for each in stamp.weighed_days(document)] == [
        "1952-02-02",
        "1952-02-08",
        "1952-02-09",
    ]
    assert stamp.digits(document) == 48
    assert stamp.printed_day(document) < stamp.received(document)


# The words of the lesson


def test_the_weak_points_name_what_cannot_be_reckoned() -> None:
    """The table ends on the words that were cut, with the count of claims left open."""
    shown = lesson.sensitivity()
    assert list(shown["the doubt"])[-1] == "words cut before sending"
    assert str(len(silent(edition(), ASSERTIONS, ENCLOSED))) == list(shown["claims on it"])[-1]
    assert list(shown["read as (ru)"])[0] == "юаней → враней"


@pytest.mark.parametrize(("kind", "rows"), [("letters", 12), ("translation", 25), ("whole", 4)])
def test_each_kind_of_doubt_has_its_table(kind: str, rows: int) -> None:
    """Every doubt of the kind has a row."""
    assert len(lesson.sensitivity(kind)) == rows


def test_claims_may_be_given_by_name_or_as_found() -> None:
    """All claims have a row, and a claim's row says which single word moves it."""
    assert len(lesson.sensitivity(lesson.claims())) == len(ASSERTIONS)
    (row,) = lesson.sensitivity("stamp-date").to_dict("records")
    assert row["as judged"] == "≠ inconsistent"
    assert row["every proposed correction"] == "≈ consistent"
    assert row["moved by (ru)"] == "2/II → 9/II; 2/II → 8/II"


def test_letters_show_where_words_differ_without_colour() -> None:
    """A sign stands under each letter that differs, in HTML and in plain text, Russian marked."""
    card = lesson.letters("H13")
    assert card.html.count("≠") == 3 == repr(card).count("≠")
    assert '<td lang="ru"' in card.html and " id=" not in card.html


@pytest.mark.parametrize(
    "call",
    [
        "letters()",
        "letters('Z9')",
        "letters('P3.2')",
        "letters(3)",
        "sensitivity('letter')",
        "sensitivity('letters', 'whole')",
        "sensitivity(3)",
        "stamps(1)",
        "plot_stamps('x')",
    ],
)
def test_a_slip_gets_a_sentence(call: str) -> None:
    """A wrong or superfluous word is answered in one sentence of the kit's."""
    with pytest.raises(KitError) as caught:
        eval(call, dict(vars(lesson)))
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 400


def test_a_doubt_about_letters_leaves_the_base_untouched() -> None:
    """Reading otherwise makes a new document; the edition itself stays as it is."""
    before = dict(edition().facts)
    reaches.cache_clear()
    reaches(replace(edition()), ASSERTIONS)
    assert dict(edition().facts) == before
