"""Words that say more of a claim than its verdict allows, as learners write them.

A sentence *overstates* a claim if it says what the document leaves open and nothing in it owns
that this is open. Both are told by words alone, so a course has few rules and narrow ones: advice
that is missing costs less than advice that is wrong. The words by which a writer owns that
something is open, in English and in Russian, serve for any document.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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
# For what is to come: what was planned is not said to have come.
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
DENIED = (
    r"not|nobody|never|nothing|neither|nor|if|whether|may|might|could|would|perhaps|maybe|"
    r"possibl[ey]|probabl[ey]|seem\w*|\w+n['’]t|without|wrong|false|untrue"
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


@dataclass(frozen=True, slots=True)
class Overstatement:
    """The words that decide a claim, the words it is about, and the words that make good.

    ``says`` finds a sentence that takes the claim for settled; ``about`` one that is on the
    matter, and overstates it only with a word of ``SURE``. ``owned`` are the words that own that
    it is open. What is ``reported`` may be told in the words of the document, if its passage is
    named there, and in the words of ``retold``. ``told`` finds it where words alone will not do.
    ``flatly`` finds what no word of ``owned`` leaves open, for it is part of what is said: "more",
    or a plain "no".

    >>> rule = Overstatement("late", r"ship.{0,40}\\b(?:is|was) late")
    >>> rule.met_in("The ship was late."), rule.met_in("The ship was perhaps late.")
    (True, False)
    """

    claim: str
    says: str = ""
    about: str = ""
    owned: str = HEDGES
    reported: bool = False
    retold: str = ""
    told: Callable[[str], str] | None = None
    flatly: str = ""

    def met_in(self, sentence: str) -> bool:
        """Whether a sentence takes for settled what the claim, if it is open, leaves open."""
        if self.told and self.told(sentence):
            return True
        plain = _compiled(_DOUBTLESS).sub("surely", sentence)  # words that hedge nothing
        if self.says and _found(self.says, plain) and not _word(self.owned, plain):
            return True
        if self.flatly and _found(self.flatly, plain) and not _word(DENIED, plain):
            return True
        return bool(
            self.about
            and _found(self.about, plain)
            and _word(SURE, plain)
            and not _word(NOT, plain)
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
