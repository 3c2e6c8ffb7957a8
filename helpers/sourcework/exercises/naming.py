"""What makes a mistake, by its name in a lesson's file.

It is the name of something computed, whatever the kind, or else

choice, passage    the key of what is chosen           ``mao``
choices, passages  what is in the set, or is not       ``has money``, ``lacks inform``
                   the whole set                       ``only inform, money``
order              what stands before what             ``pak before mao``
match              an item and the option put to it    ``M14 = stalin``
match of numbers   an item and something computed      ``budget = upside-down``

>>> mistake("has money", "Read it again.", "choices", ["money", "time"], [], {}).part
'has'
>>> mistake("has monney", "Read it again.", "choices", ["money", "time"], [], {})
Traceback (most recent call last):
sourcework.errors.UnknownName: mistake 'has monney': nothing is called 'monney'. Did you mean money?
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import permutations

from ..errors import UnknownName
from .model import Mistake, Source, Words

_SETS = ("has", "lacks", "only")


def mistake(
    name: str,
    words: Words,
    kind: str,
    options: Sequence[str],
    items: Sequence[str],
    computed: Mapping[str, Source],
) -> Mistake:
    """Return the mistake of a name; UnknownName where what it names is not there."""
    if name in computed:
        return Mistake(computed[name], words)
    made = _KINDS.get(kind, _computed)
    return made(name, words, options, items, computed)


def _known(whole: str, name: str, known: Collection[str]) -> str:
    """Return a name that is known; without any that are known, every name is."""
    if name in known:
        return name
    near = UnknownName.near("", name, known)
    do = near.do if known else "compute it under this name"
    raise UnknownName(f"mistake {whole!r}", f"nothing is called {name!r}", do)


def _computed(
    name: str, words: Words, options: Sequence[str], items: object, computed: Mapping[str, Source]
) -> Mistake:
    try:
        return Mistake(computed[_known(name, name, computed)], words)
    except UnknownName as error:
        # It may be a slip of the pen, or new and not computed yet.
        do = f"compute it, or {error.do}" if error.do.startswith("use") else error.do
        raise UnknownName(error.where, error.seen, do) from None


def _chosen(
    name: str, words: Words, options: Sequence[str], items: object, computed: Mapping[str, Source]
) -> Mistake:
    return Mistake(_known(name, name, [*options, *computed]) if options else name, words)


def _set(
    name: str, words: Words, options: Sequence[str], items: object, computed: Mapping[str, Source]
) -> Mistake:
    verb, _, rest = name.partition(" ")
    keys = [each.strip() for each in rest.split(",")]
    if verb not in _SETS or (verb != "only" and len(keys) != 1):
        chosen = options or [each for each in keys if each] or [name]
        forms = [f"{verb} {key}" for verb in _SETS for key in chosen]
        _known(name, name, [*forms, *computed])
    if options:
        keys = [_known(name, each, options) for each in keys]
    if verb == "only":
        return Mistake(frozenset(keys), words)
    return Mistake.has(keys[0], words) if verb == "has" else Mistake.lacks(keys[0], words)


def _order(
    name: str, words: Words, options: Sequence[str], items: object, computed: Mapping[str, Source]
) -> Mistake:
    first, before, second = (each.strip() for each in name.partition(" before "))
    if not before:
        forms = [f"{first} before {second}" for first, second in permutations(options, 2)]
        _known(name, name, [*forms, *computed])
    return Mistake.before(_known(name, first, options), _known(name, second, options), words)


def _pair(
    name: str,
    words: Words,
    options: Sequence[str],
    items: Sequence[str],
    computed: Mapping[str, Source],
) -> Mistake:
    item, equals, key = (each.strip() for each in name.partition(" = "))
    if not equals:
        forms = [f"{item} = {key}" for item in items for key in (*options, *computed)]
        _known(name, name, [*forms, *computed])
    item, key = _known(name, item, items), _known(name, key, [*options, *computed])
    return Mistake.pairs(item, computed.get(key, key), words)


_KINDS: Mapping[str, Callable[..., Mistake]] = {
    "choice": _chosen,
    "passage": _chosen,
    "choices": _set,
    "passages": _set,
    "order": _order,
    "match": _pair,
}
