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
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from .done import told_as_done

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
    r"in (?:his|her|the) (?:words|view|opinion|eyes)|thinks|believes|considers|hears?|heard|words|"
    r"word|rests? on|calls?|called|describes?|described|complains?|estimates?|estimated|witness|"
    r"reads?|learn(?:s|ed|t)|informs?|informed|warns?|warned|mentions?|mentioned|"
    r"говорит|сказал\w*|сообща\w+|сообщил\w*|пишет|по словам|считает|утвержда\w+|слыша\w+"
)
# For a decision: what makes less than a decision of it.
UNSURE = (
    r"may|might|could|can|cannot|would|should|if|whether|perhaps|maybe|possibl[ey]|probabl[ey]|"
    r"seem\w*|appear\w*|suggests?|not|no|neither|nor|never|nobody|nothing|\w+n['’]t|without|"
    r"open|unclear|doubt\w*|suppos\w+|assum\w+|read as|looks? like|says?|said|claims?|"
    r"partly|part|halfway|half|almost|nearly|most|mostly|less|more|below|only|some|close"
)
SURE = (
    r"certain(?:ly)?|definite(?:ly)?|undoubtedly|doubtless|obviously|undeniabl[ey]|"
    r"unquestionabl[ey]|clearly|proves?|proved|proven|proof|must have|surely|of course|"
    r"no doubt|without (?:a |any )?doubt|beyond (?:any )?doubt|indisputabl[ey]|in fact|"
    r"доказыва\w+|доказан\w*|доказал\w*|несомненно|безусловно|очевидно|бесспорно|конечно|"
    r"точно|явно"
)
_DOUBTLESS = (
    r"no doubt|undoubtedly|without (?:a |any )?doubt|beyond (?:any |a |all )?(?:reasonable )?doubt|"
    r"there (?:is|can be) no doubt|nobody can doubt|not in doubt"
)
NOT = r"not|no|cannot|never|nothing|nobody|neither|nor|\w+n['’]t|whether|if|не|нет|ничто|никак|ли"
_GOODS = r"(?:grain|rice|millet|food|oil|cloth|cotton|fabric|goods|зерн\w*|рис\w*|масл\w*|ткан\w*)"
_CAME = r"(?:достав\w*|поставил\w*|получил\w*|прибыл\w*|отправил\w*|дал)"
_RATE = r"(?:(?:exchange )?rates?|курс\w*)"
_ONE = r"\b(?:one|a single|only one|a common|the same|one and the same)"
_WHO = r"\b(?:clerks?|he|she|they|somebody|someone|office|bank|Soviets?|Russians?|was|were)\b"
_MAO = r"\b(?:Mao|Beijing|Peking|China)\b"
_REFUSES = (
    r"refus\w+|reject\w*|turn(?:s|ed)? (?:[\w’']+ ){0,3}?down|declin\w+|den(?:y|ies|ied)|"
    r"dismiss\w*|overrul\w+|sa(?:ys|id) no|veto\w*|ignor\w+"
)
_PERSON = r"\b(?:clerks?|he|she|they|somebody|someone|the office|the bank|Soviets?|Russians?)\b"
_ROUNDING = r"round\w*|truncat\w*|cut\w*|nearest|fits?|drop\w*"
_CUTS = (
    r"cut|cuts|reduc\w+|slash\w+|trim(?:s|med)|lower(?:s|ed)|shav(?:es|ed)|halv(?:es|ed)|"
    r"curtail\w*|par(?:es|ed) down|whittl\w+|scal(?:es|ed) (?:back|down)|bargain(?:s|ed)|"
    r"beat(?:s)? down|knock(?:s|ed)"
)
_REQUEST = (
    r"(?:requests?|proposals?|sums?|figures?|amounts?|demands?|aid|help|money|budget|number|"
    r"million)"
)
_GRANTS = (
    r"accept\w*|approv\w+|agree[sd]?|grant\w*|fulfil\w*|satisf\w+|met|meets?|match\w*|gave|gives|"
    r"endors\w+"
)


@dataclass(frozen=True, slots=True)
class Overstatement:
    """The words that decide a claim, the words it is about, and the words that make good.

    ``says`` finds a sentence that takes the claim for settled; ``about`` one that is on the
    matter, and overstates it only with a word of ``SURE``. ``owned`` are the words that own that
    it is open. What is ``reported`` may be told in the words of the document, if its passage is
    named there. ``told`` finds it where words alone will not do.
    """

    claim: str
    says: str = ""
    about: str = ""
    owned: str = HEDGES
    reported: bool = False
    told: Callable[[str], str] | None = None


def _told_as_done(sentence: str) -> str:
    clauses = re.split(r"[;:]|,(?!\d)|\s(?:and|but|while|so)\s", sentence)
    return next((words for each in clauses if (words := told_as_done(each, sentence))), "")


RULES = (
    Overstatement(
        "credit-inside",
        r"credit.{0,90}\b(?:inside|part of|within|includ\w+|contain\w*|on top of|in addition|"
        r"outside|separate\w*|besides|extra|plus|adds?|added|beyond)\b.{0,60}\b(?:budget|sum|aid|"
        r"total|million)|(?:budget|sum)\b.{0,60}\b(?:includ\w+|contain\w*|covers?)\b.{0,40}\b"
        r"credit|кредит.{0,60}(?:вход\w+|включ\w+|сверх|в составе|часть|кроме)|"
        r"(?:бюджет\w*|сумм\w+).{0,40}(?:включа\w+|содерж\w+).{0,40}кредит|"
        r"credit.{0,40}\b(?:makes? up|takes? up|eats? up|accounts? for|swallows?|fills?)\b.{0,60}"
        r"\b(?:budget|sum|aid|total)",
        about=r"credit.{0,90}budget|budget.{0,90}credit|"
        r"yuan.{0,60}\b(?:on top of|part of|inside|in addition to|outside)\b.{0,20}\bbudget",
    ),
    Overstatement(
        "which-rate",
        rf"\b(?:used|applied|took)\b.{{0,30}}\b(?:the|this|that|exact)\b.{{0,20}}\b{_RATE}\b|"
        rf"{_WHO}(?:\s+\w+){{0,2}}?\s+(?:converted|reckoned|exchanged|calculated)\b.{{0,60}}\b"
        rf"(?:at|with|by)\b.{{0,25}}(?:\brates?\b|\d[,.]?\d{{3}}\b)|"
        rf"{_PERSON}(?:\s+\w+){{0,2}}?\s+divided\b.{{0,60}}\bby\s+(?:\w+\s+){{0,2}}?\d[,.]?\d{{3}}\b|"
        rf"\b(?:his|her|their|the clerk['’]s) (?:divisor|rate) (?:was|is)\b|"
        rf"\bthe (?:true |real |actual |official |exact )?rate (?:was|is|used was)\b"
        r"(?!\s+(?:lower|rais|chang|fix|alter|fall|ris)\w*)"
        rf"|(?:использова\w+|применя?л\w*).{{0,30}}курс",
    ),
    Overstatement(
        "one-rate",
        rf"{_ONE}\s+{_RATE}\b.{{0,40}}\b(?:was|were|is|has been)\s+(?:\w+ly\s+)?"
        rf"(?:used|applied|taken|behind)\b|\b(?:used|applied|took|worked with|reckoned with|"
        rf"converted (?:with|by|at))\b.{{0,12}}{_ONE}\s+{_RATE}|"
        rf"\b(?:made|done|converted|calculated|computed|worked out|reckoned)\b.{{0,12}}\b(?:with|"
        rf"at|by|using|on)\b.{{0,6}}{_ONE}\s+{_RATE}|"
        rf"{_ONE}\s+{_RATE}\s+(?:lies|stands|lay|stood)\s+behind|"
        rf"\A(?!.*\b(?:{_ROUNDING})\b).*{_ONE}\s+{_RATE}\s+(?:explain\w*|produc\w+|account\w* for|"
        rf"underl\w+|generat\w+)\b",
        about=rf"\b(?:one|same|single|common|един\w+|один)\b.{{0,60}}{_RATE}",
    ),
    Overstatement(
        "one-rate-rounded-up",
        r"\bclerks?\b.{0,40}\brounded\b.{0,30}\bup\b|\bwere (?:all )?rounded up\b",
    ),
    Overstatement(
        "same-sum",
        rf"{_MAO}(?:\s+\w+){{0,3}}?\s+(?:{_REFUSES})\b|\bMao['’]s (?:\w+ )?(?:refusal|rejection)\b|"
        rf"\b(?:requests?|proposals?|demands?|Peng)\b(?:\s+[\w’']+){{0,4}}?\s+(?:was|were|is|has "
        rf"been|got)\s+(?:\w+ly\s+)?(?:refused|rejected|turned down|denied|declined|dismissed|"
        rf"ignored)\b|"
        rf"{_MAO}(?:\s+\w+){{0,3}}?\s+(?:{_GRANTS})\s+(?:to\s+)?(?:Peng\s+)?(?:(?:all|the "
        rf"(?:whole|full|entire|same|very)|every\w*|exactly|what|precisely)\b|Peng['’]s\s+(?:\w+\s+)?"
        rf"(?:requests?|proposals?|sums?|figures?|demands?|amount|wish)\b)|"
        rf"{_MAO}(?:\s+\w+){{0,3}}?\s+(?:{_CUTS})\s+(?:\w+\s+)?(?:[\w’']+\s+){{0,2}}?{_REQUEST}\b|"
        rf"\b{_REQUEST}\s+(?:[\w’']+\s+){{0,3}}?(?:was|were|is|has been|got)\s+(?:\w+ly\s+)?"
        rf"(?:{_CUTS})(?:\s+\w+){{0,2}}?\s+by\s+Mao\b|"
        rf"\bbudget\w*\b.{{0,40}}\b(?:holds?|has|contains?|includes?|covers?)\b.{{0,40}}\b(?:sum|"
        rf"amount|money|figure|all|everything)\b.{{0,30}}\bPeng|"
        rf"\bMao\b.{{0,60}}\b(?:same|equal|identical)\b.{{0,40}}\b(?:sum|amount|money|figure)\b"
        rf".{{0,20}}\bPeng",
        owned=UNSURE,
    ),
    Overstatement(
        "grain-by-march",
        r"\b(?:Mao|plan|China|schedule)\b.{0,40}\b(?:brings?|brought|meets?|met|fulfil\w*|"
        r"covers?|satisf\w+|provides?|gives?|comes?)\b.{0,60}\b(?:grain|quantity|tons|"
        r"need|request|all|everything)\b.{0,60}\b(?:in time|on time|by the end of March|within "
        r"March|in March|during March|when (?:he|Peng) wanted)\b|"
        r"\b(?:grain|rice|millet|food|tons|deliver\w+)\b.{0,60}\b(?:comes?|came|arrives?|is|are)\b"
        r".{0,30}\b(?:in time|on time|early enough|soon enough)\b.{0,60}\b(?:March|Peng)\b",
        owned=rf"{UNSURE}|\d\d\S*|thirds?|late|later|short|missing|against|tons?",
    ),
    Overstatement(
        "english-copies",
        r"\bEnglish\b.{0,60}\b(?:all (?:the |of the )?(?:eight )?copies|every copy|eight copies)\b",
    ),
    Overstatement(
        "delivered",
        rf"\b{_CAME}\b.{{0,80}}{_GOODS}\b|{_GOODS}\b.{{0,80}}\b{_CAME}\b|"
        rf"\b{_CAME}\b.{{0,50}}\bтонн\w*\b|\bтонн\w*\b.{{0,60}}\b{_CAME}\b",
        owned=rf"{HEDGES}|{PLANS}|rumou?r\w*|слух\w*|{SAYS}",
        told=_told_as_done,
    ),
    Overstatement(
        "rumour-answered",
        r"(?:confirm|answer|settl|подтвер)\w*.{0,80}(?:rumou?r|hearsay|heard|слух)|"
        r"(?:rumou?r|слух)\w*.{0,80}(?:was|is|proved|turned out|оказал\w*).{0,20}"
        r"(?:true|confirmed|right|correct|верн\w+|прав\w+)",
    ),
    Overstatement(
        "hungry-tenth",
        r"(?:tenth|ten per ?cent|10 ?%|10 per ?cent|10 процент\w*|десят\w+|"
        r"(?:one|1)(?:\s+\w+)?\s+(?:in|out of)\s+(?:every\s+)?(?:ten|10)\b).{0,60}"
        r"(?:hung|starv|famine|голод)|(?:hung|starv|голод)\w*.{0,40}(?:tenth|10 ?%|десят)|"
        r"\b(?:people|population|peasants|Koreans?|farmers|they)\b.{0,30}"
        r"\b(?:starved|were starving|died (?:of|from) hunger)\b",
        owned=rf"{HEDGES}|{SAYS}",
        reported=True,
    ),
    Overstatement(
        "tax-too-large",
        r"tax\w*.{0,60}\btoo (?:large|high|heavy|much|big)\b",
        owned=rf"{HEDGES}|{SAYS}",
        reported=True,
    ),
    Overstatement(
        "peasants-until-spring",
        r"(?:peasants?|farmers?).{0,80}(?:until|till|to) (?:April|May|spring)",
        owned=rf"{HEDGES}|{SAYS}",
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
        r"\b(?:exact|very|own|actual|original) words of\b|\bverbatim\b|дословно|"
        r"\bword for word\b.{0,40}\b(?:what|wrote|said|letters?)\b|"
        r"\b(?:what|wrote|said|letters?|telegrams?)\b.{0,60}\bword for word\b|"
        r"\b(?:letters?|telegrams?|texts?)\b.{0,30}\b(?:are|is) "
        r"(?:complete|unabridged|given in full)",
        owned=rf"{HEDGES}|translat\w+|abridg\w+|сокращ\w+",
    ),
    Overstatement("oil-total", r"\boil\b.{0,60}\b(?:in all|altogether|in total|total of)\b"),
)
# Names for people of the document that its header does not list, and people it does not name.
OTHER_NAMES = {"jang": "chang", "jang si-woo": "chang", "filippov": "stalin", "filipov": "stalin"}
ELSEWHERE = ("Kim Il Sung", "Kim Il-sung", "Kim", "Zhou Enlai", "Zhou", "Truman", "Ridgway")
BY_CLAIM = {each.claim: each for each in RULES}


def overstates(claim: str, sentence: str) -> bool:
    """Whether a sentence takes for settled what a claim, if it is open, leaves open."""
    rule = BY_CLAIM.get(claim)
    if rule is None:
        return False
    if rule.told and rule.told(sentence):
        return True
    plain = _compiled(_DOUBTLESS).sub("surely", sentence)  # words that hedge nothing
    if rule.says and _found(rule.says, plain) and not _word(rule.owned, plain):
        return True
    return bool(
        rule.about and _found(rule.about, plain) and _word(SURE, plain) and not _word(NOT, plain)
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
