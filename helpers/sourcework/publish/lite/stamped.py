"""The lessons, each with the mark of its release.

A browser keeps a lesson that was worked in, and shows it from then on in place of the site's. By
the mark the page sees that the site has a newer one, says so, and offers it beside the learner's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from sourcework.interpreter import KIT
from sourcework.places import Place


def stamped(place: Place) -> Mapping[str, bytes]:
    """Return the lessons' notebooks by their names, each marked."""
    return {each.name: _with_mark(each) for each in place.notebooks}


def _with_mark(path: Path) -> bytes:
    content = path.read_bytes()
    book = json.loads(content)
    book["metadata"][KIT] = {"release": hashlib.sha256(content).hexdigest()[:16]}
    return json.dumps(book, ensure_ascii=False, indent=1).encode() + b"\n"
