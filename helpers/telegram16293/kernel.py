"""This course's part of a kernel, which IPython loads in each one of the kit's environment."""

from __future__ import annotations

import os
from typing import Any

from sourcework.kernel import watch


def load_ipython_extension(shell: Any) -> None:
    """Look on for this course's lessons; nothing of the course is loaded before it is needed."""
    watch(shell, os.path.dirname(os.path.abspath(__file__)))
