"""Words that say more of a claim than its verdict allows, as learners write them.

A sentence *overstates* a claim if it says what the document leaves open and nothing in it owns
that this is open. Both are told by words alone, so the rules are few and narrow: advice that is
missing costs less than advice that is wrong.

>>> overstates("credit-inside", "The credit is part of the budget.")
True
>>> overstates("credit-inside", "The credit may be part of the budget.")
False
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

# Words by which a writer owns that something is open, in English and in Russian.
HEDGES = (
    r"may|might|could|can(?:not|'t|’t)?|would|if|whether|perhaps|maybe|possibl[ey]|probabl[ey]|"
    r"likely|unlikely|seem(?:s|ed)?|appear(?:s|ed)?|suggests?|not|no|none|nor|neither|never|"
    r"nobody|nothing|\w+n['’]t|without|unless|open|unclear|unknown|undetermined|uncertain|doubt\w*|"
    r"assum\w+|suppos\w+|presum\w+|estimat\w+|roughly|either|or|"
    r"возможно|может|могли?|мог|если|ли|вероятно|видимо|похоже|предполож\w+|неясно|неизвестно|"
    r"нельзя|не|нет|ни|без|якобы|или"
)
# For goods: what was planned is not said to have come.
PLANS = (
    r"plan\w*|promis\w+|will|shall|to be|intend\w*|offer\w*|ask\w*|request\w*|want\w*|schedul\w+|"
    r"announc\w+|should|on paper|budget\w*|попросил\w*|просит|план\w*|обеща\w+|будет|будут|"
    r"долж\w+|намер\w+"
)
# For what is reported: who says so.
SAYS = (
    r"says?|said|told|tells|report\w*|claims?|claimed|writes|wrote|states?|stated|according|"
    r"in (?:his|her|the) words|thinks|believes|considers|hears?|heard|words|"
    r"говорит|сказал\w*|сообща\w+|сообщил\w*|пишет|по словам|считает|утвержда\w+|слыша\w+"
)
SURE = (
    r"certain(?:ly)?|definite(?:ly)?|undoubtedly|doubtless|obviously|undeniabl[ey]|"
    r"unquestionabl[ey]|clearly|proves?|proved|proven|proof|must have|surely|of course|"
    r"no doubt|without (?:a |any )?doubt|beyond (?:any )?doubt|indisputabl[ey]|in fact|"
    r"доказыва\w+|доказан\w*|доказал\w*|несомненно|безусловно|очевидно|бесспорно|конечно|"
    r"точно|явно"
)
NOT = r"not|no|cannot|never|nothing|nobody|neither|nor|\w+n['’]t|whether|if|не|нет|ничто|никак|ли"
_GOODS = r"(?:grain|rice|millet|food|oil|cloth|cotton|fabric|goods|зерн\w*|рис\w*|масл\w*|ткан\w*)"
_CAME = (
    r"(?:delivered|arrived|received|sent|shipped|supplied|gave|got|given|handed over|provided|"
    r"достав\w*|поставил\w*|получил\w*|прибыл\w*|отправил\w*|дал)"
)
_RATE = r"(?:rates?|курс\w*)"


@dataclass(frozen=True, slots=True)
class Overstatement:
    """The words that decide an open claim, the words it is about, and the words that make good.

    ``says`` finds a sentence that takes the claim for settled; ``about`` one that is on the
    matter, and overstates it only with a word of ``SURE``. ``owned`` are further words, beside
    ``HEDGES``, that own that it is open. What is ``reported`` may be told in the words of the
    document, if its passage is named there.
    """

    claim: str
    says: str = ""
    about: str = ""
    owned: str = ""
    reported: bool = False


RULES = (
    Overstatement(
        "credit-inside",
        r"credit.{0,90}\b(?:inside|part of|within|includ\w+|contain\w*|on top of|in addition|"
        r"outside|separate\w*|besides|extra|plus|adds?|added|beyond)\b.{0,60}\b(?:budget|sum|aid|"
        r"total)|(?:budget|sum)\b.{0,60}\b(?:includ\w+|contain\w*|covers?)\b.{0,40}\bcredit|"
        r"кредит.{0,60}(?:вход\w+|включ\w+|сверх|в составе|часть|кроме)|"
        r"(?:бюджет\w*|сумм\w+).{0,40}(?:включа\w+|содерж\w+).{0,40}кредит",
        about=r"credit.{0,90}budget|budget.{0,90}credit",
    ),
    Overstatement(
        "which-rate",
        rf"\b(?:used|applied|took|reckoned (?:with|by|at)|converted (?:with|by|at))\b.{{0,30}}\b"
        rf"(?:the|a|one|same|single|this|that|exact)\b.{{0,20}}\b{_RATE}\b|"
        rf"\bthe (?:true |real |actual |official |exact )?rate (?:was|is|used was)\b"
        rf"|(?:использова\w+|применя?л\w*).{{0,30}}курс",
    ),
    Overstatement(
        "one-rate", about=rf"\b(?:one|same|single|common|един\w+|один)\b.{{0,60}}{_RATE}"
    ),
    Overstatement(
        "delivered",
        rf"\b{_CAME}\b.{{0,80}}{_GOODS}\b|{_GOODS}\b.{{0,80}}\b{_CAME}\b|"
        rf"\b{_CAME}\b.{{0,50}}\b(?:tons?|tonnes?|met(?:re|er)s|тонн\w*)\b|"
        rf"\b(?:tons?|tonnes?|met(?:re|er)s|тонн\w*)\b.{{0,60}}\b{_CAME}\b",
        owned=rf"{PLANS}|rumou?r\w*|слух\w*|{SAYS}",
    ),
    Overstatement(
        "rumour-answered",
        r"(?:confirm|answer|settl|подтвер)\w*.{0,80}(?:rumou?r|hearsay|heard|слух)|"
        r"(?:rumou?r|слух)\w*.{0,80}(?:was|is|proved|turned out|оказал\w*).{0,20}"
        r"(?:true|confirmed|right|correct|верн\w+|прав\w+)",
    ),
    Overstatement(
        "hungry-tenth",
        r"(?:tenth|ten per ?cent|10 ?%|10 per ?cent|10 процент\w*|десят\w+).{0,60}"
        r"(?:hung|starv|famine|голод)|(?:hung|starv|голод)\w*.{0,40}(?:tenth|10 ?%|десят)",
        owned=SAYS,
        reported=True,
    ),
    Overstatement(
        "tax-too-large",
        r"tax\w*.{0,60}\btoo (?:large|high|heavy|much)",
        owned=SAYS,
        reported=True,
    ),
    Overstatement(
        "peasants-until-spring",
        r"peasants?.{0,80}(?:until|till|to) (?:April|May|spring)",
        owned=SAYS,
        reported=True,
    ),
    Overstatement(
        "goods-of-credit",
        rf"credit.{{0,60}}\b(?:pays?|paid|bought|buys|covers?|covered|financ\w+)\b.{{0,60}}{_GOODS}|"
        rf"{_GOODS}.{{0,60}}\b(?:paid|bought|covered|financed)\b.{{0,40}}credit",
    ),
    Overstatement("plan-1951", r"(?:same|equal\w*|identical|as much).{0,60}\bplan of 1951"),
    Overstatement(
        "faithful",
        r"\b(?:exact|very|own|actual|original) words of\b|\bverbatim\b|\bword for word\b|дословно",
        owned=r"translat\w+|abridg\w+|сокращ\w+",
    ),
    Overstatement("oil-total", r"\boil\b.{0,60}\b(?:in all|altogether|in total|total of)\b"),
)
BY_CLAIM = {each.claim: each for each in RULES}


def overstates(claim: str, sentence: str) -> bool:
    """Whether a sentence takes for settled what a claim, if it is open, leaves open."""
    rule = BY_CLAIM.get(claim)
    if rule is None:
        return False
    owned = f"{HEDGES}|{rule.owned}" if rule.owned else HEDGES
    if rule.says and _found(rule.says, sentence):
        return not _word(owned, sentence)
    return bool(
        rule.about
        and _found(rule.about, sentence)
        and _word(SURE, sentence)
        and not _word(NOT, sentence)
    )


def is_hedged(sentence: str) -> bool:
    """Whether a sentence owns that something is open.

    >>> is_hedged("If the months are the same, it would be more."), is_hedged("It is more.")
    (True, False)
    """
    return bool(_word(HEDGES, sentence))


def _found(words: str, sentence: str) -> bool:
    return bool(_compiled(words).search(sentence))


def _word(words: str, sentence: str) -> bool:
    return bool(_compiled(rf"(?<![\w])(?:{words})(?![\w])").search(sentence))


@cache
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE | re.DOTALL)
