"""Where `python -m telegram16293` begins, as `python -m sourcework` does."""

from __future__ import annotations

import sys

from sourcework.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
