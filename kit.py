#!/usr/bin/env python3
"""Set the kit up in .venv and run it: `python3 kit.py lab`, `python3 kit.py test`.

Needs Python 3.11 or newer and nothing else. The first start downloads the packages that the lock
files name, each held to its hash; later starts download nothing. All that follows `kit.py` goes
to the installed command `telegram16293`. How it is set up is in helpers/setting_up.

This file alone is read by any Python there is, also by Python 2, to say what is needed.
"""

from __future__ import print_function

import os
import sys

TOO_OLD = """The kit needs Python 3.11 or newer; this is Python %d.%d. Install a newer one, from
python.org for example, and start kit.py with it: python3.13 kit.py lab"""
PARTLY = """%s is missing: kit.py works only with the whole folder around it.
Where the folder came as a ZIP file, unpack all of it first; then start kit.py there."""
NEEDED = (
    "pyproject.toml",
    "helpers/requirements.txt",
    "helpers/requirements-test.txt",
    "helpers/setting_up/__init__.py",
    "helpers/sourcework/interpreter.py",
)

if sys.version_info < (3, 11):
    sys.exit(TOO_OLD % sys.version_info[:2])

HERE = os.path.dirname(os.path.realpath(__file__))
HELPERS = os.path.join(HERE, "helpers")
for name in NEEDED:
    if not os.path.isfile(os.path.join(HERE, name)):
        sys.exit(PARTLY % os.path.join(HERE, name))

# A file beside this one, or on PYTHONPATH, could hide a module of Python's own.
BROUGHT = [HERE] + os.environ.get("PYTHONPATH", "").split(os.pathsep)
HIDING = [os.path.realpath(each) for each in BROUGHT]
sys.path[:] = [each for each in sys.path if os.path.realpath(each) not in HIDING] + [HELPERS]

if __name__ == "__main__":
    from setting_up import main

    sys.exit(main(HERE, sys.argv[1:]))
