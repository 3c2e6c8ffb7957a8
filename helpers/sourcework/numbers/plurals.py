"""What many of a unit are called in English, where the kit's own table does not have it.

>>> many("hide"), many("penny"), many("hundredweight"), many("day of work"), many("tael")
('hides', 'pence', 'hundredweight', 'days of work', 'taels')
>>> many("ploughs"), many("kuruş"), many("畝")
('ploughs', 'kuruş', '畝')
"""

from __future__ import annotations

_IRREGULAR = {
    "penny": "pence", "halfpenny": "halfpence", "foot": "feet", "man": "men", "woman": "women",
    "child": "children", "ox": "oxen", "serf": "serfs", "loaf": "loaves", "sheaf": "sheaves",
    "denarius": "denarii", "solidus": "solidi", "modius": "modii", "libra": "librae",
    "solidos": "solidos", "person": "people",
}  # fmt: skip
# Units that do not change, most of them of other languages.
_SAME = frozenset(
    ["hundredweight", "stone", "head", "sheep", "fish", "swine", "gross", "score", "horsepower"]
    + ["gulden", "kreuzer", "groschen", "pfennig", "schilling", "heller", "zloty", "hryvnia"]
    + ["yen", "won", "baht", "rin", "sen", "mon", "ryo", "koku", "momme", "bu", "sho", "tsubo"]
    + ["li", "mu", "jin", "liang", "dan", "shi", "dou", "sheng", "chi", "cun", "zhang", "qian"]
    + ["wen", "qing", "fen", "guan", "kan", "kin", "cho", "nyang", "seom", "mal"]
)


def many(unit: str) -> str:
    """Return the unit as it stands behind a number other than one; a plural stays as it is."""
    head, of, tail = unit.partition(" of ")
    before, space, word = head.rpartition(" ")
    return f"{before}{space}{_many(word)}{of}{tail}"


def _many(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _SAME or not (word.isascii() and word.isalpha() and word.islower()):
        return word
    if word.endswith(("ss", "sh", "ch", "x", "z")):
        return f"{word}es"
    if word.endswith("s"):
        return word  # it is a plural already, or another language's word
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}s"
