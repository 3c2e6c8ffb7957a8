"""What the record says of itself: dates in order, copies, sheets, stamp, and how faithful it is."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import pairwise

from sourcework.claims.model import Assertion, Finding, Verdict, agreement
from sourcework.document import Document
from sourcework.figures import figures_of
from sourcework.rounding import Interval

CHAIN = ("pak-visit", "peng-telegram-date", "mao-reply-date", "cover-date")
LAYERS = ("the talk", "Peng's telegram", "Mao's reply", "the forwarding")
# Who passes the words to whom, how, and the fact that dates it, if any does.
STEPS = (
    ("pak", "peng", "says it", "pak-visit"),
    ("peng", "mao", "reports it", "peng-telegram-date"),
    ("mao", "peng", "answers", "mao-reply-date"),
    ("mao", "clerks", "sends both, cut", "cover-date"),
    ("clerks", "clerks", "decode, type", "decoded"),
    ("clerks", "stalin", "copy for him", ""),
)
CLOCK = ("receipt-time", "decoded", "typed-at")
SAME_DAY = {
    "the covering note": "cover-date",
    "its receipt": "receipt-date",
    "the archive's date": "record-date",
}
CUT = re.compile("сокращ|abridg|abbreviat|shorten", re.IGNORECASE)
COPIES = ("copy-1", "copy-2", "copy-3", "copy-4", "copy-5", "copy-6")


def day(document: Document, fact_id: str) -> date:
    """Return the day a dated fact names, as printed."""
    return date.fromisoformat(document.fact(fact_id).when[:10])


def transmission(document: Document) -> tuple[tuple[str, str, str, date | None], ...]:
    """Return the way of the words: giver, receiver, what is done, and the day where one stands."""
    return tuple(
        (giver, receiver, act, day(document, fact) if fact else None)
        for giver, receiver, act, fact in STEPS
    )


def layers(document: Document) -> tuple[tuple[date, str], ...]:
    """Return the days that the telegram has in it, one inside the other, oldest first."""
    return tuple((day(document, fact), name) for fact, name in zip(CHAIN, LAYERS, strict=True))


def moment(document: Document, fact_id: str, on: str) -> datetime:
    """Return the moment a timed fact names; a bare time of day falls on the day of fact ``on``."""
    when = document.fact(fact_id).when
    return datetime.fromisoformat(when if "T" in when else f"{day(document, on)}T{when}")


def _dates_in_order(document: Document) -> Finding:
    days = [day(document, each) for each in CHAIN]
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    verdict = Verdict.EXACT if min(gaps) >= 0 else Verdict.INCONSISTENT
    return Finding(
        verdict,
        "From visit to telegram, to reply, to covering note there pass "
        + ", ".join(f"{gap} days" for gap in gaps)
        + ".",
        tuple((f"days to {step}", gap) for step, gap in zip(LAYERS[1:], gaps, strict=True)),
    )


def _clock_in_order(document: Document) -> Finding:
    moments = [moment(document, each, "receipt-date") for each in CLOCK]
    minutes = [int((later - earlier).total_seconds()) // 60 for earlier, later in pairwise(moments)]
    return Finding(
        Verdict.EXACT if min(minutes) >= 0 else Verdict.INCONSISTENT,
        f"Received, then decoded {minutes[0]} minutes later, then typed {minutes[1]} minutes "
        "after.",
        (("minutes in all", sum(minutes)),),
    )


def _same_day(document: Document) -> Finding:
    days = {name: day(document, each) for name, each in SAME_DAY.items()}
    same = len(set(days.values())) == 1
    return Finding(
        Verdict.EXACT if same else Verdict.INCONSISTENT,
        "The covering note, its receipt and the archive's date "
        + ("name one day; the enclosed telegrams are older." if same else "name different days."),
        tuple((name, str(each)) for name, each in days.items()),
    )


def _stamp(document: Document) -> Finding:
    stamped, received = day(document, "stamp-date"), day(document, "receipt-date")
    if stamped >= received:
        return Finding(Verdict.CONSISTENT, "The stamp is no earlier than the receipt.")
    return Finding(
        Verdict.INCONSISTENT,
        f"The stamp, as transcribed, stands {(received - stamped).days} days before the telegram "
        "was received; it was probably misread.",
        (("stamp", str(stamped)), ("received", str(received))),
    )


def _copies(document: Document) -> Finding:
    typed = figures_of(document)["copies-typed"].value
    named, further = len(COPIES), _further(document)
    return Finding(
        agreement(Interval.exact(named + further), Interval.exact(typed)),
        f"{named} copies go to named readers and {further} to a department; {typed} were typed.",
        (("accounted for", named + further), ("typed", typed)),
    )


def _english_copies(document: Document) -> Finding:
    typed = figures_of(document)["copies-typed"].value
    # "(2)" stands for both of the first reader's copies where the first is not named by itself.
    named = sum("en" in document.fact(each).emended for each in COPIES[1:])
    named += 1 if "en" in document.fact(COPIES[0]).emended else _twice(document)
    named += _further(document) if "en" in document.fact("copies-7-8").emended else 0
    return Finding(
        agreement(Interval.exact(named), Interval.exact(typed)),
        f"The English accounts for {named} of the {typed} copies.",
        (("in the English", named), ("typed", typed)),
    )


def _further(document: Document) -> int:
    """Return how many copies the foot of the last sheet names: "7,8" are two."""
    words = document.fact("copies-7-8").printed["ru"]
    return len(re.findall(r"\d+", words.partition("-")[0]))


def _twice(document: Document) -> int:
    """Return 1 if the English counts the first reader's copies in brackets: "(2)"."""
    passage = document.passage(document.fact(COPIES[0]).passage)
    return 1 if re.search(r"\(2\)", passage.text("en")) else 0


def _leaves(document: Document) -> Finding:
    words = document.fact("shelfmark-aprf").printed["en"]
    first, last = (int(each) for each in re.findall(r"\d+", words.rpartition("ll.")[2]))
    leaves, sheets = last - first + 1, len(document.sheets)
    if not sheets:
        why = f"The shelfmark counts {leaves} leaves; a text without its sheets has none to count."
        return Finding(Verdict.UNDETERMINED, why, (("leaves", leaves),))
    return Finding(
        agreement(Interval.exact(leaves), Interval.exact(sheets)),
        f"The shelfmark counts {leaves} leaves, the text {sheets} sheets.",
        (("leaves", leaves), ("sheets", sheets)),
    )


def _return_day(document: Document) -> Finding:
    span = figures_of(document)["return-days"]
    days, received = int(span.value), day(document, "receipt-date")
    if "start-not-stated" not in span.hedges:
        due = received + timedelta(days=days)
        return Finding(Verdict.EXACT, f"Counted from the day of receipt, it is {due}.")
    candidates = [received + timedelta(days=days + late) for late in (0, 1)]
    return Finding(
        Verdict.UNDETERMINED,
        f"Counted from the day of receipt it would be {candidates[0]}, from the next day "
        f"{candidates[1]}; the rule does not say from when.",
        tuple((str(each), "possible") for each in candidates),
    )


def _delivery_running(document: Document) -> Finding:
    answered, first = day(document, "mao-reply-date"), document.fact("delivery-months").when[:7]
    inside = f"{answered:%Y-%m}" == first
    return Finding(
        Verdict.EXACT if inside else Verdict.INCONSISTENT,
        f"Mao answers on {answered}; the planned deliveries begin in {first}.",
        (("first month of delivery", first),),
    )


def _faithful(document: Document) -> Finding:
    printed = document.fact("abridged-texts").printed
    if not any(CUT.search(words) for words in printed.values()):
        why = "The covering note does not say that anything was cut; that is not proof."
        return Finding(Verdict.CONSISTENT, why)
    # The plural that takes in Mao's reply stands in the Russian alone.
    which, words = ("both texts", printed["ru"]) if "ru" in printed else ("a text", printed["en"])
    return Finding(
        Verdict.UNDETERMINED,
        f"The covering note itself calls {which} abridged (“{words}”), and both were "
        "presumably translated into Russian; by how much they were cut is not said.",
    )


ASSERTIONS = (
    Assertion("dates-in-order", "The four dates follow one another", CHAIN, _dates_in_order),
    Assertion("clock-in-order", "Received, decoded, typed: in that order", CLOCK, _clock_in_order),
    Assertion(
        "one-day",
        "Covering note, receipt and the archive's date are one day",
        tuple(SAME_DAY.values()),
        _same_day,
    ),
    Assertion(
        "stamp-date",
        "The stamp bears a day on which the telegram existed",
        ("stamp-date", "receipt-date"),
        _stamp,
        "the scan of the first sheet",
    ),
    Assertion(
        "copies",
        "The copies accounted for are the copies typed",
        (*COPIES, "copies-7-8", "copies-typed"),
        _copies,
    ),
    Assertion(
        "english-copies",
        "The English accounts for every copy",
        (*COPIES, "copies-7-8", "copies-typed"),
        _english_copies,
    ),
    Assertion(
        "leaves",
        "The shelfmark counts as many leaves as there are sheets",
        ("shelfmark-aprf",),
        _leaves,
    ),
    Assertion(
        "return-day",
        "The telegram fixes the day by which the copy must be returned",
        ("return-days", "receipt-date"),
        _return_day,
        "the rule of the cipher department",
    ),
    Assertion(
        "delivery-running",
        "The first month of delivery has begun when Mao answers",
        ("mao-reply-date", "delivery-months"),
        _delivery_running,
    ),
    Assertion(
        "faithful",
        "The texts in this record keep the whole sense of the letters that were written",
        ("abridged-texts",),
        _faithful,
        "the Chinese originals",
    ),
)
