"""The reader: the document as a scholar's edition and a teacher's page, in a notebook or a file.

marks       what is marked in the words, and the small buttons behind it
writer      elements as HTML
columns     the texts side by side, and what they are called
rows        both texts, passage beside passage, sheet after sheet
apparatus   the cards
page        one piece of HTML, and one file that needs no other
reading     the call that a lesson makes
widget      the reader in a notebook, which also keeps evidence
evidence    what was kept, as a table
reader.js   what a page does: light the twin, switch, search, open cards, keep words
reader.css  how it looks
"""

from .evidence import evidence_table
from .page import page as reader_page
from .reading import reader

__all__ = ["evidence_table", "reader", "reader_page"]
