"""What learners say too surely of this telegram: the words that overstate one of its claims.

>>> rule = next(each for each in OVERSTATEMENTS if each.claim == "credit-inside")
>>> rule.met_in("The credit is part of the budget.")
True
>>> rule.met_in("The credit may be part of the budget.")
False
"""

from __future__ import annotations

from sourcework.claims.done import OnlyPlanned
from sourcework.claims.overstated import HEDGES, PLANS, SAYS, UNSURE, Overstatement
from sourcework.document.names import OtherNames

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
_MONEY = r"(?:sum|amount|figure|entry|budget|money|aid|yuan|roubles|rubles)"
_MORE = r"(?:larger|greater|higher|bigger|more)"
_GRANTS = (
    r"accept\w*|approv\w+|agree[sd]?|grant\w*|fulfil\w*|satisf\w+|met|meets?|match\w*|gave|gives|"
    r"endors\w+"
)


# That a tax was taken, and what was granted for railways and in Manchuria, is told as past.
PLANNED = OnlyPlanned(
    places="Korea|the country|the North|North Korea|Pyongyang|their hands|Korean hands",
    origins="China",
    people="Koreans?",
    past=r"tax(?:es|ed|ation)?|railways?|railroads?|Manchuria\w*",
)
OVERSTATEMENTS = (
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
        flatly=rf"\bMao['’]s (?:\w+ ){{0,2}}?{_MONEY} (?:is|was) (?:\w+ )?{_MORE} than "
        rf"(?:\w+ ){{0,3}}?Peng|"
        rf"{_MAO} (?:\w+ ){{0,2}}?(?:gave|gives|entered|enters|offer\w*|promis\w*|put|granted|"
        rf"grants) (?:Peng |Korea )?(?:more|an? (?:larger|greater|higher)) {_MONEY} than "
        rf"(?:\w+ )?Peng|"
        rf"{_MAO} (?:\w+ ){{0,2}}?sa(?:ys|id) no\b(?! (?:word|more|such|thing|longer))",
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
        told=PLANNED.told_in,
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
        retold="hungry",
    ),
    Overstatement(
        "tax-too-large",
        r"tax\w*.{0,60}\btoo (?:large|high|heavy|much|big)\b",
        owned=rf"{HEDGES}|{SAYS}",
        reported=True,
        retold="hungry",
    ),
    Overstatement(
        "peasants-until-spring",
        r"(?:peasants?|farmers?).{0,80}(?:until|till|to) (?:April|May|spring)",
        owned=rf"{HEDGES}|{SAYS}",
        reported=True,
        retold="hungry",
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
# Names for people of the telegram that its header does not list, and people it does not name.
NAMES = OtherNames(
    called={"jang": "chang", "jang si-woo": "chang", "filippov": "stalin", "filipov": "stalin"},
    further=(
        "Zedong",
        "Tse-tung",
        "Dehuai",
        "Te-huai",
        "Il Sung",
        "Il-Sung",
        "IlSung",
        "Enlai",
        "Si-u",
        "Si-woo",
    ),
    elsewhere=("Kim Il Sung", "Kim Il-sung", "Kim", "Zhou Enlai", "Zhou", "Truman", "Ridgway"),
)
