"""Where the command begins, with the course that came with the kit."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from sourcework.interpreter import again, own_course


def main() -> int:
    """Run what was typed, in a Python that nothing brought along has touched."""
    code = again(sys.argv[1:])
    if code is None:
        # Loaded only here: what it imports could be hidden before.
        from sourcework.command import enter
        from sourcework.courses import opened_from
        from sourcework.places import Place

        package = Path(own_course())
        code = enter(Place(package), partial(opened_from, package))
    return code


if __name__ == "__main__":
    sys.exit(main())
