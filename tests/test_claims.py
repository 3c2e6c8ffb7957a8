"""Every claim of the telegram with its verdict, a row each; then what a verdict is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from sourcework.claims import Assertion, Finding, Verdict
from sourcework.claims.model import agreement, missing
from sourcework.document import Document
from sourcework.document.rereading import in_language
from sourcework.errors import KitError, RoundingError, UnknownName
from sourcework.rounding import Interval, Rule
from telegram16293.claims import ASSERTIONS, claims_of
from telegram16293.claims.rates import (
    CONVERSIONS,
    break_even,
    common_rate,
    meeting,
    rates,
    span,
    trials,
)
from telegram16293.claims.record import layers, moment, transmission
from telegram16293.seeds import edition

E, C, X, U = Verdict  # exact, consistent, inconsistent, undetermined

VERDICTS = {
    "one-rate": C,
    "which-rate": U,
    "one-rate-nearest": C,
    "one-rate-nearest-even": C,
    "one-rate-truncated": C,
    "one-rate-rounded-up": X,
    "one-rate-nearest-yuan-1000": C,
    "one-rate-nearest-even-yuan-1000": C,
    "one-rate-truncated-yuan-1000": C,
    "one-rate-rounded-up-yuan-1000": X,
    "one-rate-nearest-yuan-10000": C,
    "one-rate-nearest-even-yuan-10000": C,
    "one-rate-truncated-yuan-10000": C,
    "one-rate-rounded-up-yuan-10000": C,
    "one-rate-nearest-yuan-100000": C,
    "one-rate-nearest-even-yuan-100000": C,
    "one-rate-truncated-yuan-100000": C,
    "one-rate-rounded-up-yuan-100000": C,
    "rounded-up-pair-1-2": C,
    "rounded-up-pair-1-3": X,
    "rounded-up-pair-2-3": X,
    "rounded-up-with-exact-yuan": X,
    "grain-total": E,
    "grain-during-march": X,
    "grain-by-march": X,
    "grain-in-time": X,
    "grain-in-all": E,
    "oil-total": U,
    "same-sum": X,
    "currencies-agree": C,
    "credit-share": C,
    "credit-inside": U,
    "exceeds-slightly": U,
    "tax-too-large": U,
    "hungry-tenth": U,
    "peasants-until-spring": U,
    "rumour-answered": U,
    "goods-of-credit": U,
    "delivered": U,
    "plan-1951": U,
    "dates-in-order": E,
    "clock-in-order": E,
    "one-day": E,
    "stamp-date": X,
    "copies": E,
    "english-copies": X,
    "leaves": E,
    "return-day": U,
    "delivery-running": E,
    "faithful": U,
}


@pytest.fixture(scope="module")
def telegram() -> Document:
    """The edition that ships."""
    return edition()


def test_the_table_names_every_claim() -> None:
    """No claim is without a row in this table, and no row without a claim."""
    assert [each.id for each in ASSERTIONS] == list(VERDICTS)


@pytest.mark.parametrize(("claim_id", "verdict"), VERDICTS.items())
def test_verdict(telegram: Document, claim_id: str, verdict: Verdict) -> None:
    """Each claim gets this verdict, in a whole sentence, with the words it rests on."""
    claim = claims_of(telegram)[claim_id]
    assert claim.verdict is verdict
    assert not claim.why[0].islower() and claim.why.endswith(".")
    assert claim.passages and set(claim.passages) <= {*telegram.passages, "catalogue"}


@pytest.mark.parametrize("claim_id", [key for key, verdict in VERDICTS.items() if verdict is U])
def test_what_is_undetermined_says_what_would_decide_it(telegram: Document, claim_id: str) -> None:
    """An undetermined claim names the further document that would settle it."""
    assert claims_of(telegram)[claim_id].decides


@pytest.mark.parametrize(
    ("claim_id", "words"),
    [
        ("one-rate", "if the roubles were rounded to nearest or truncated."),
        ("rounded-up-pair-1-2", "Any rate from 6,756.76"),
        ("rounded-up-pair-1-3", "No rate serves both."),
        ("one-rate-rounded-up", "by about 16.455 yuan"),
        ("one-rate-nearest", "from 6,763.29 to 6,765.32 yuan"),
        ("one-rate-truncated", "from 6,730.77 to 6,751.05 yuan"),
        ("rounded-up-with-exact-yuan", "1,179.94… million"),
        ("grain-by-march", "20,000 t by its end"),
        ("grain-by-march", "10,000 t too little"),
        ("grain-during-march", "10,000 t during the month alone"),
        ("grain-in-all", "enough"),
        ("grain-in-time", "April 1952"),
        ("same-sum", "6.25 % less than Peng's 1,600,000 million yuan (P3.1)"),
        ("currencies-agree", "from −6.73 to −5.92 %"),
        ("credit-share", "about 46.67 %"),
        ("oil-total", "800 t"),
        ("dates-in-order", "6 days, 13 days, 4 days"),
        ("clock-in-order", "75 minutes later"),
        ("stamp-date", "6 days before"),
        ("return-day", "it would be 1952-02-14, from the next day 1952-02-15"),
        ("one-day", "name one day"),
        ("english-copies", "6 of the 8"),
    ],
)
def test_the_reason_gives_the_figure(telegram: Document, claim_id: str, words: str) -> None:
    """The sentence why carries the figure that was calculated."""
    assert words in claims_of(telegram)[claim_id].why


def test_ends_are_exact(telegram: Document) -> None:
    """The kernel reproduces the common rates and the break-even as fractions, from the edition."""
    assert repr(common_rate(telegram, Rule.NEAREST)) == "(1400000/207, 3200000/473]"
    assert repr(common_rate(telegram, Rule.TRUNCATED)) == "(87500/13, 1600000/237]"
    assert repr(break_even(telegram, Rule.ROUNDED_UP) / 10**6) == "(400000/339, inf)"


# -- days and hours -----------------------------------------------------------------------------


def test_the_words_pass_from_hand_to_hand_on_days_that_stand_in_the_text(
    telegram: Document,
) -> None:
    """Each step has giver, receiver and day; the last, which nothing dates, has none."""
    assert transmission(telegram) == (
        ("pak", "peng", "says it", date(1952, 1, 16)),
        ("peng", "mao", "reports it", date(1952, 1, 22)),
        ("mao", "peng", "answers", date(1952, 2, 4)),
        ("mao", "clerks", "sends both, cut", date(1952, 2, 8)),
        ("clerks", "clerks", "decode, type", date(1952, 2, 8)),
        ("clerks", "stalin", "copy for him", None),
    )


def test_the_telegram_has_four_days_in_it(telegram: Document) -> None:
    """The talk, Peng's telegram, Mao's reply, the forwarding: one inside the other."""
    named = layers(telegram)
    assert [name for _, name in named] == [
        "the talk",
        "Peng's telegram",
        "Mao's reply",
        "the forwarding",
    ]
    assert [on for on, _ in named] == [
        date(1952, 1, 16),
        date(1952, 1, 22),
        date(1952, 2, 4),
        date(1952, 2, 8),
    ]


def test_an_hour_alone_falls_on_the_day_of_another_fact(telegram: Document) -> None:
    """A time without a day takes the day named beside it; midnight opens the next day."""
    received = moment(telegram, "receipt-time", "receipt-date")
    assert received == datetime(1952, 2, 8, 21, 45)
    assert moment(telegram, "typed-at", "receipt-date") == datetime(1952, 2, 9)


# -- a rate tried -------------------------------------------------------------------------------


def test_a_rate_that_fits_prints_what_the_telegram_states(telegram: Document) -> None:
    """At a common rate each conversion prints its roubles; at another none does."""
    fitting, other = (trials(telegram, rate, Rule.NEAREST) for rate in (6_764, 6_000))
    assert all(each.agrees and each.prints == (each.stated.value,) * 2 for each in fitting)
    assert not any(each.agrees for each in other)
    assert [each.prints[0] / 10**6 for each in other] == [267, 250, 117]
    assert [each.name for each in fitting] == list(CONVERSIONS)


def test_coarse_yuan_print_a_range_of_roubles(telegram: Document) -> None:
    """Yuan rounded to a hundred thousand million leave several sums; an open end prints no more."""
    peng, *_ = trials(telegram, 6_764, Rule.NEAREST, 100_000)
    assert peng.prints == (229 * 10**6, 244 * 10**6)
    edge, *_ = trials(telegram, Fraction(1_650_000 * 2, 487), Rule.NEAREST, 100_000)
    assert edge.unrounded.high == Fraction(487, 2) * 10**6
    assert edge.prints[1] == 243 * 10**6


@pytest.mark.parametrize("rate", [0, -1, Fraction(-1, 2)])
def test_a_rate_is_above_zero(telegram: Document, rate: int | Fraction) -> None:
    """Nothing can be calculated at zero yuan for a rouble, or fewer; a half is a rate."""
    assert trials(telegram, Fraction(1, 2), Rule.NEAREST)
    with pytest.raises(RoundingError, match="above zero"):
        trials(telegram, rate, Rule.NEAREST)


def test_where_the_ends_of_the_rates_meet(telegram: Document) -> None:
    """They bound the common rates, or the other way round the gap between two of them."""
    assert meeting(telegram, Rule.NEAREST) == (Fraction(1_400_000, 207), Fraction(3_200_000, 473))
    low, high = meeting(telegram, Rule.ROUNDED_UP)
    assert (low, high) == (Fraction(700_000, 103), Fraction(1_600_000, 236))
    assert low > high


def test_all_rates_lie_within_a_tenth_more_than_their_span(telegram: Document) -> None:
    """The span in which rates are drawn holds every end, with a tenth of room on each side."""
    ends = [
        end
        for rule in (Rule.NEAREST, Rule.TRUNCATED, Rule.ROUNDED_UP)
        for rate in rates(telegram, rule).values()
        for end in (Fraction(rate.low), Fraction(rate.high))
    ]
    room = (max(ends) - min(ends)) / 10
    low, high = span(telegram)
    assert 0 <= min(ends) - room - low < 1 and 0 < high - max(ends) - room <= 1


def test_a_verdict_has_no_truth_value() -> None:
    """`if verdict:` is refused."""
    with pytest.raises(TypeError, match="compare it"):
        bool(Verdict.EXACT)


def test_agreement() -> None:
    """Equal numbers are exact, overlapping readings consistent, others inconsistent."""
    four, around = Interval.exact(4), Interval(Fraction(3), Fraction(5))
    assert [agreement(four, four), agreement(four, around), agreement(four, four + 1)] == [E, C, X]


def test_found_by_asking(telegram: Document) -> None:
    """Claims are found by verdict, by fact and by passage, and by id with a helpful error."""
    claims = claims_of(telegram)
    assert len(claims.find(verdict=U)) == list(VERDICTS.values()).count(U)
    assert "grain-by-march" in [each.id for each in claims.find(fact="march-grain", passage="P2.7")]
    with pytest.raises(UnknownName, match="did you mean|Did you mean"):
        claims["grain-totl"]


def test_each_question_narrows_what_is_found(telegram: Document) -> None:
    """Claims asked for by fact, by passage and by verdict have each of these."""
    claims = claims_of(telegram)
    on_fact, at = claims.find(fact="march-grain"), claims.find(passage="P2.7")
    assert all("march-grain" in each.facts for each in on_fact) and 0 < len(on_fact) < len(claims)
    assert all("P2.7" in each.passages for each in at) and 0 < len(at) < len(claims)
    assert {each.id for each in claims.find(fact="march-grain", verdict=X)} == {
        each.id for each in on_fact if each.verdict is X
    }


def test_claims_show_themselves_line_by_line(telegram: Document) -> None:
    """Each claim is a line; none at all are said to be none."""
    claims = claims_of(telegram)
    assert repr(claims).splitlines() == [repr(each) for each in claims]
    assert repr(claims.find(fact="march-grain", passage="H01")) == "<no claims>"


def test_a_claim_as_html_says_what_would_decide_it(telegram: Document) -> None:
    """Only a claim that a further document would settle says so."""
    claims = claims_of(telegram)
    open_one, settled = (claims[each]._repr_html_() for each in ("delivered", "leaves"))
    assert "What would decide it: records of the deliveries." in open_one
    assert "decide" not in settled
    for shown in (open_one, settled):
        assert shown.startswith("<div ") and shown.endswith("</div>")


def test_each_verdict_has_a_sign_of_its_own() -> None:
    """A verdict is told without colour."""
    assert [each.symbol for each in Verdict] == ["=", "≈", "≠", "?"]


def test_only_a_figure_of_those_goods_and_that_unit_is_not_missing(telegram: Document) -> None:
    """What is told without a number, or in another unit, does not fill the gap."""
    assert telegram.fact("credit-1951").goods == "trade-credit"
    for goods, unit in (("railways", ""), ("grain", "yuan")):
        assert missing(telegram, "Not stated.", goods=goods, unit=unit).verdict is U


def test_a_claim_on_a_fact_that_is_not_there_says_so(telegram: Document) -> None:
    """An assertion that rests on an unmarked fact is an error naming claim and fact."""
    lost = Assertion("lost", "Nothing", ("no-such-fact",), lambda _: Finding(U, "."))
    with pytest.raises(KitError, match=r"claim 'lost'.*no-such-fact"):
        claims_of(telegram, [lost])


def test_what_is_stated_cannot_be_called_missing(telegram: Document) -> None:
    """As soon as an edition states a figure, a claim that it is missing fails."""
    stated = telegram.fact("grain-total")
    with pytest.raises(KitError, match="grain-total"):
        missing(telegram, "Not stated.", goods=stated.goods, unit=stated.unit)


@pytest.mark.parametrize(
    ("claim_id", "goods", "unit"),
    [
        ("tax-too-large", "harvest", "t"),
        ("hungry-tenth", "population", "person"),
        ("peasants-until-spring", "grain-stocks", "t"),
        ("goods-of-credit", "prices", "yuan"),
    ],
)
def test_a_claim_rests_on_silence_only_while_there_is_silence(
    telegram: Document, claim_id: str, goods: str, unit: str
) -> None:
    """As soon as an edition states what was missing, the claim is not called undetermined."""
    stated = replace(telegram.fact("tax-grain"), id="new", goods=goods, unit=unit)
    told = replace(telegram, facts={**telegram.facts, "new": stated})
    with pytest.raises(KitError, match="the edition now states new"):
        claims_of(told)


def test_a_claim_shows_its_working(telegram: Document) -> None:
    """What is left of the budget and what both sums make are worked out, each under its name."""
    working = dict(claims_of(telegram)["credit-inside"].working)
    assert working["if inside: left for everything else, in million yuan"] == 800_000
    assert working["if outside: both together, in million yuan"] == 2_200_000


@pytest.mark.parametrize(
    ("claim_id", "working"),
    [
        ("stamp-date", {"stamp": "1952-02-02", "received": "1952-02-08"}),
        ("copies", {"accounted for": 8, "typed": 8}),
        ("english-copies", {"in the English": 6, "typed": 8}),
        ("leaves", {"leaves": 3, "sheets": 3}),
        ("return-day", {"1952-02-14": "possible", "1952-02-15": "possible"}),
    ],
)
def test_the_record_s_claims_show_what_was_counted(
    telegram: Document, claim_id: str, working: dict[str, object]
) -> None:
    """Days, copies and leaves stand beside the verdict, each under its name."""
    assert dict(claims_of(telegram)[claim_id].working) == working


def test_a_text_without_sheets_has_leaves_alone(telegram: Document) -> None:
    """In a text that has no sheets nothing stands beside the leaves of the shelfmark."""
    claim = claims_of(replace(telegram, sheets=()))["leaves"]
    assert (claim.verdict, dict(claim.working)) == (U, {"leaves": 3})


def test_english_that_names_the_last_two_copies_accounts_for_all(telegram: Document) -> None:
    """Six readers' copies and two of a department are the eight that were typed."""
    last = telegram.fact("copies-7-8")
    told = replace(last, emended={**last.emended, "en": "Copies Nos. 7, 8: 8th Department"})
    facts = {**telegram.facts, last.id: told}
    assert claims_of(replace(telegram, facts=facts))["english-copies"].verdict is E


@pytest.mark.parametrize(("lang", "which"), [("ru", "both texts"), ("en", "a text")])
def test_each_language_says_for_itself_what_was_cut(lang: str, which: str) -> None:
    """The Russian speaks of both texts; whoever has the English alone reads of one."""
    document = in_language(edition(), lang).document
    (faithful,) = [each for each in ASSERTIONS if each.id == "faithful"]
    why = claims_of(document, [faithful])["faithful"].why
    assert which in why and edition().fact("abridged-texts").printed[lang] in why


def test_an_assertion_shows_itself_without_its_program() -> None:
    """What is shown of an assertion is what it says, and no address in memory."""
    assert "function" not in repr(ASSERTIONS[0]) and ASSERTIONS[0].statement in repr(ASSERTIONS[0])


def test_a_claim_that_this_edition_cannot_bear_says_so(telegram: Document) -> None:
    """An edition that is whole and says something else is named with its claim."""

    def judge(document: Document) -> Finding:
        return Finding(Verdict.EXACT, document.fact("march-grain").printed["fr"])

    with pytest.raises(KitError, match="claim 'in-french': it cannot be judged .* march-grain"):
        claims_of(telegram, [Assertion("in-french", "It is in French", ("march-grain",), judge)])
