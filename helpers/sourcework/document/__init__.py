"""The document: seeds -> passages in both languages, facts, notes, people, categories.

Inside, each module importing only those above it::

    tei         XML as elements that know their line; what is refused
    attributes  numbers, dates and intervals that attributes state
    dates       dates and hours as people write them, read out of their words
    terms       the closed lists: what attributes may say, which script a language has
    values      Passage, Fact, notes, Entity, Category: what others see
    names       other names of its people, which the header does not list
    header      categories, people, places, offices, the source
    measures    the units that a document declares
    walk        one walk through a text: words by passage, layer and fact
    texts       both texts paired and checked: passages, sheets
    twice       words and values, names and pointers, both languages: held together
    facts       facts and notes
    edition     Document, open_edition
    simplified  the words once more in easier ones, from a file beside the edition
    rereading   a document read otherwise: a word, a layer, a language
    collation   two spellings letter by letter
"""

from .edition import Document, open_edition
from .values import (
    LAYERS,
    Candidate,
    Category,
    Entity,
    Fact,
    Passage,
    Remark,
    Sheet,
    SourceRecord,
    TextualNote,
    TranslationNote,
    linked,
    spoken,
)

__all__ = [
    "LAYERS",
    "Candidate",
    "Category",
    "Document",
    "Entity",
    "Fact",
    "Passage",
    "Remark",
    "Sheet",
    "SourceRecord",
    "TextualNote",
    "TranslationNote",
    "linked",
    "open_edition",
    "spoken",
]
