"""What Peng asked and what Mao planned: money, grain, credit, and what cannot be known."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial

from sourcework.claims.model import Assertion, Finding, Verdict, agreement, missing
from sourcework.compare import compare, read, share
from sourcework.document import Document
from sourcework.figures import Figure, figures_of
from sourcework.numbers.spans import written
from sourcework.numbers.writing import spoken
from sourcework.rounding import Interval, Rule

DELIVERIES = ("grain-total", "oil-monthly", "cotton-february")
BOTH_1952 = {"status": "both name a sum to be entered in the budget for the year"}


def months(document: Document) -> tuple[str, ...]:
    """Return the months of delivery, as ISO year-months in order."""
    return figures_of(document)["rice-monthly"].months


def monthly_grain(document: Document) -> Fraction:
    """Return what Mao's plan brings a month: rice and millet together, in tons."""
    figures = figures_of(document)
    return figures["rice-monthly"].value + figures["millet-monthly"].value


def delivered_by(document: Document) -> dict[str, Fraction]:
    """Return the grain planned to have come by the end of each month, in tons."""
    return {
        month: monthly_grain(document) * (place + 1) for place, month in enumerate(months(document))
    }


def month_name(month: str) -> str:
    """Return an ISO year-month in words.

    >>> month_name("1999-12")
    'December 1999'
    """
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}"


def asked_grain(document: Document) -> Figure:
    """Return the quantity of grain that Peng asked for, with the month he named."""
    return figures_of(document)["march-grain"]


def _grain_total(document: Document) -> Finding:
    calculated = monthly_grain(document) * len(months(document))
    stated = figures_of(document)["grain-total"].value
    return Finding(
        agreement(Interval.exact(calculated), Interval.exact(stated)),
        f"{len(months(document))} months of {spoken(monthly_grain(document))} t make "
        f"{spoken(calculated)} t; "
        f"the text says {spoken(stated)} t.",
        (("calculated, in t", calculated), ("stated, in t", stated)),
    )


def _grain_by(document: Document, month: str | None, *, alone: bool = False) -> Finding:
    """Judge whether the grain asked for has come by the end of a month (None: the last)."""
    asked = asked_grain(document)
    by = delivered_by(document)
    when = month or list(by)[-1]
    come = monthly_grain(document) if alone else by[when]
    verdict = Verdict.EXACT if come >= asked.value else Verdict.INCONSISTENT
    span = "during the month alone" if alone else "by its end"
    return Finding(
        verdict,
        f"For {month_name(when)} the plan brings {spoken(come)} t {span}, against "
        f"{spoken(asked.value)} t asked: "
        f"{'enough' if come >= asked.value else f'{spoken(asked.value - come)} t too little'}.",
        (("planned, in t", come), ("asked, in t", asked.value)),
    )


def _in_the_month_asked(document: Document, *, alone: bool) -> Finding:
    (month,) = asked_grain(document).months
    return _grain_by(document, month, alone=alone)


def _month_it_is_met(document: Document) -> Finding:
    asked = asked_grain(document)
    met = [month for month, come in delivered_by(document).items() if come >= asked.value]
    late = bool(met) and met[0] > asked.months[-1]
    return Finding(
        Verdict.INCONSISTENT if late or not met else Verdict.EXACT,
        f"The sum of the monthly deliveries first reaches {spoken(asked.value)} t in "
        f"{month_name(met[0]) if met else 'no month'}; Peng asked for "
        f"{month_name(asked.months[-1])}.",
        tuple(delivered_by(document).items()),
    )


def _oil_total(document: Document) -> Finding:
    oil = figures_of(document)["oil-monthly"]
    would_be = oil.value * len(months(document))
    if "period-presumed" not in oil.hedges:
        why = (
            f"{len(months(document))} months are named for the oil; they make {spoken(would_be)} t."
        )
        return Finding(Verdict.EXACT, why, (("in all, in t", would_be),))
    return Finding(
        Verdict.UNDETERMINED,
        f"If oil comes in the same {len(months(document))} months, they make "
        f"{spoken(would_be)} t; "
        "but the clause on oil repeats neither the months nor a total.",
        (("if the months are the same, in t", would_be),),
    )


def _same_sum(document: Document) -> Finding:
    figures = figures_of(document)
    both = compare(figures["peng-aid-yuan"], figures["mao-aid-yuan"], assuming=BOTH_1952)
    percent = both.percent(of="peng-aid-yuan")
    readings = [Interval.exact(figures[each].value) for each in ("peng-aid-yuan", "mao-aid-yuan")]
    return Finding(
        agreement(*readings),
        f"Mao's entry is {percent}, and was in the budget before Mao answered.",
        (("Mao less Peng, in yuan", both.difference), ("in % of Peng's", percent.hundredths)),
    )


def _currencies_agree(document: Document) -> Finding:
    figures = figures_of(document)
    yuan = compare(figures["peng-aid-yuan"], figures["mao-aid-yuan"], assuming=BOTH_1952)
    roubles = compare(
        figures["peng-aid-roubles"],
        figures["mao-aid-roubles"],
        assuming=BOTH_1952,
        rule=Rule.NEAREST,
    )
    exact = yuan.percent(of="peng-aid-yuan").hundredths
    open_ended = roubles.percent(of="peng-aid-roubles").hundredths
    return Finding(
        agreement(exact, open_ended),
        f"The yuan give {written(exact)} %, the roubles, rounded to nearest, "
        f"{written(open_ended)} %.",
        (("from the yuan, in %", exact), ("from the roubles, in %", open_ended)),
    )


def _credit_share(document: Document) -> Finding:
    figures = figures_of(document)
    yuan = share(figures["credit-yuan"], figures["mao-aid-yuan"])
    roubles = share(figures["credit-roubles"], figures["mao-aid-roubles"], rule=Rule.NEAREST)
    return Finding(
        agreement(yuan.hundredths, roubles.hundredths),
        f"The credit is {written(yuan.hundredths)} % of the budget sum in yuan and "
        f"{written(roubles.hundredths)} % in roubles rounded to nearest.",
        (("from the yuan, in %", yuan.hundredths), ("from the roubles, in %", roubles.hundredths)),
    )


def _credit_inside(document: Document) -> Finding:
    figures = figures_of(document)
    credit, budget = figures["credit-yuan"], figures["mao-aid-yuan"]
    working = (
        (
            "if inside: left for everything else, in million yuan",
            budget.in_millions - credit.in_millions,
        ),
        ("if outside: both together, in million yuan", budget.in_millions + credit.in_millions),
        ("credit in % of the budget sum", share(credit, budget).hundredths),
    )
    if credit.value > budget.value:
        return Finding(Verdict.INCONSISTENT, "No part is larger than its whole.", working)
    return Finding(
        Verdict.UNDETERMINED,
        "No word says that the credit is part of the budget sum, and none that it is not.",
        working,
    )


def _exceeds(document: Document) -> Finding:
    """Judge "exceeds by a little" on the three sums, as soon as an edition states them."""
    parts = [document.fact(each).quantity for each in ("credit-1951", "railway-sum", "upkeep-sum")]
    stated = [each for each in parts if each is not None]
    budget = figures_of(document)["mao-aid-yuan"].value
    if len(stated) < len(parts):
        return Finding(
            Verdict.UNDETERMINED,
            f"{len(parts) - len(stated)} of the {len(parts)} sums are not stated, and the grammar "
            "leaves open whether the budget exceeds their total or each of them.",
        )
    verdict = Verdict.EXACT if budget > sum(stated) else Verdict.INCONSISTENT
    return Finding(
        verdict,
        "All three sums are stated and were added.",
        (("the three together, in yuan", sum(stated)),),
    )


def _tax_share(document: Document) -> Finding:
    stated = document.fact("tax-share").quantity
    if stated is not None and stated > 100:
        return Finding(Verdict.INCONSISTENT, "No tax can take more than the whole harvest.")
    return missing(document, "The harvest of the year is not stated.", goods="harvest", unit="t")


def _hungry(document: Document) -> Finding:
    share_stated = read(figures_of(document)["hungry-share"], Rule.UNROUNDED)
    working = (("share stated, in %", share_stated),)
    if share_stated.low > 100:
        return Finding(Verdict.INCONSISTENT, "No more than all can go hungry.", working)
    finding = missing(
        document, "Neither the population nor who counted is stated.", goods="population"
    )
    return Finding(finding.verdict, finding.why, working)


def _stocks(document: Document) -> Finding:
    *_, last = document.fact("food-runs-out").when.split("/")
    if last < document.fact("peng-telegram-date").when[:7]:
        return Finding(Verdict.INCONSISTENT, "That time is over when Peng writes of it.")
    return missing(document, "No stock of grain is stated.", goods="grain-stocks", unit="t")


def _delivered(document: Document) -> Finding:
    standing = {document.fact(each).status for each in DELIVERIES}
    if standing == {"report"}:
        why = "The text reports every delivery as done; no record of one is in it."
        return Finding(Verdict.CONSISTENT, why)
    return Finding(Verdict.UNDETERMINED, "Every verb of delivery is in the future tense.")


def _goods_of_credit(document: Document) -> Finding:
    credit, goods = (figures_of(document)[each] for each in ("credit-yuan", "grain-total"))
    if not {*goods.months} <= {*credit.months}:
        why = "The goods named come at another time than the one that the credit is for."
        return Finding(Verdict.INCONSISTENT, why)
    return missing(
        document,
        "Grain, oil and cloth are the only goods named, without prices or the order list.",
        goods="prices",
    )


def _rumour(document: Document) -> Finding:
    figures = figures_of(document)
    rumoured, planned = figures["rumour-grain"], figures["grain-total"]
    working = (("rumoured, in t", rumoured.value), ("planned, in t", planned.value))
    if planned.value < rumoured.value:
        why = "Mao's reply plans less than Peng had heard of."
        return Finding(Verdict.INCONSISTENT, why, working)
    return Finding(
        Verdict.UNDETERMINED,
        "Peng himself cannot tell whether the rumour is true, and Mao's reply, as abridged, does "
        f"not say whether his {spoken(planned.value)} t are, include, or add to the "
        f"{spoken(rumoured.value)} t.",
        working,
    )


def _plan_1951(document: Document) -> Finding:
    plan, asked = document.fact("plan-1951").quantity, figures_of(document)["peng-aid-yuan"]
    if plan is not None:
        return Finding(
            agreement(Interval.exact(plan), Interval.exact(asked.value)),
            "The sum of the 1951 plan is stated, and Peng's stands beside it.",
            (("the plan of 1951, in yuan", plan), ("Peng's sum, in yuan", asked.value)),
        )
    return Finding(
        Verdict.UNDETERMINED,
        "“According to the plan of 1951” may mean that plan's level or its pattern; the plan's sum "
        "is not stated.",
    )


ASSERTIONS = (
    Assertion(
        "grain-total",
        "The monthly deliveries add up to the stated total of grain",
        ("rice-monthly", "millet-monthly", "delivery-months", "grain-total"),
        _grain_total,
    ),
    Assertion(
        "grain-during-march",
        "Mao's plan brings the grain Peng asked for within March",
        ("march-grain", "rice-monthly", "millet-monthly"),
        partial(_in_the_month_asked, alone=True),
        "records of what was delivered and when",
    ),
    Assertion(
        "grain-by-march",
        "Mao's plan brings the grain Peng asked for by the end of March",
        ("march-grain", "rice-monthly", "millet-monthly", "delivery-months"),
        partial(_in_the_month_asked, alone=False),
        "records of what was delivered and when",
    ),
    Assertion(
        "grain-in-time",
        "The month in which Mao's plan reaches Peng's quantity is the month Peng named",
        ("march-grain", "rice-monthly", "millet-monthly", "delivery-months"),
        _month_it_is_met,
        "records of what was delivered and when",
    ),
    Assertion(
        "grain-in-all",
        "Mao's plan brings at least the quantity Peng asked for by its last month",
        ("march-grain", "grain-total"),
        partial(_grain_by, month=None),
    ),
    Assertion(
        "oil-total",
        "The telegram fixes how much oil comes in all",
        ("oil-monthly", "delivery-months"),
        _oil_total,
        "the order list or the protocol of the trade talks",
    ),
    Assertion(
        "same-sum",
        "Mao's budget holds the sum that Peng proposed",
        ("peng-aid-yuan", "mao-aid-yuan"),
        _same_sum,
    ),
    Assertion(
        "currencies-agree",
        "Yuan and roubles show the same difference between Peng and Mao",
        ("peng-aid-yuan", "mao-aid-yuan", "peng-aid-roubles", "mao-aid-roubles"),
        _currencies_agree,
        "the roubles before rounding",
    ),
    Assertion(
        "credit-share",
        "Yuan and roubles give the credit the same share of the budget sum",
        ("credit-yuan", "mao-aid-yuan", "credit-roubles", "mao-aid-roubles"),
        _credit_share,
        "the roubles before rounding",
    ),
    Assertion(
        "credit-inside",
        "The trade credit is part of the budget sum",
        ("credit-yuan", "mao-aid-yuan"),
        _credit_inside,
        "the breakdown of the 1952 budget line for aid",
    ),
    Assertion(
        "exceeds-slightly",
        "The budget sum exceeds the three sums named with it by a little",
        ("mao-aid-yuan", "exceeds-slightly", "credit-1951", "railway-sum", "upkeep-sum"),
        _exceeds,
        "the amounts of the 1951 credit, the railway sum and the upkeep of Koreans in Manchuria",
    ),
    Assertion(
        "tax-too-large",
        "The grain tax was too large a share of the harvest",
        ("tax-grain",),
        _tax_share,
        "the total of the 1951 harvest",
    ),
    Assertion(
        "hungry-tenth",
        "A tenth of the population is going hungry",
        ("hungry-share",),
        _hungry,
        "the population, who counted, and what was meant by hunger",
    ),
    Assertion(
        "peasants-until-spring",
        "Most peasants can feed themselves only until April or May",
        ("majority-peasants",),
        _stocks,
        "the stocks of grain by household",
    ),
    Assertion(
        "rumour-answered",
        "Mao's reply confirms the delivery that Peng had heard of",
        ("rumour-grain", "grain-total"),
        _rumour,
        "the unabridged reply",
    ),
    Assertion(
        "goods-of-credit",
        "The goods named are the goods the credit pays for",
        ("credit-yuan", "grain-total", "oil-monthly", "cotton-february"),
        _goods_of_credit,
        "the protocol of the talks, with its price list and the Korean order",
    ),
    Assertion(
        "delivered",
        "The planned goods were delivered",
        DELIVERIES,
        _delivered,
        "records of the deliveries",
    ),
    Assertion(
        "plan-1951",
        "Peng's sum equals the plan of the 1951 budget year",
        ("peng-aid-yuan", "plan-1951"),
        _plan_1951,
        "the 1951 plan",
    ),
)
