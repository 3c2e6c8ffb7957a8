"""Where the command `telegram16293` and `python -m telegram16293` begin."""

from __future__ import annotations

import sys

from sourcework.interpreter import again


def main() -> int:
    """Run what was typed, in a Python that nothing brought along has touched."""
    code = again(sys.argv[1:])
    if code is None:
        # Loaded only here: what it imports could be hidden before.
        from telegram16293.cli import enter

        code = enter()
    return code


if __name__ == "__main__":
    sys.exit(main())
