"""This course's part of a kernel, which IPython loads in each one of the kit's environment."""

from __future__ import annotations

import os
from typing import Any

from sourcework.kernel import package, watch

HERE = os.path.dirname(os.path.abspath(__file__))


def load_ipython_extension(shell: Any) -> None:
    """Look on for this course's lessons; nothing of the course is loaded before it is needed."""
    watch(shell, HERE)


def again(word: str, *given: str) -> Any:
    """Return what a word of the kernel's lessons makes of these texts, as JupyterLab asks it."""
    from sourcework.lesson.remaking import again

    return again(os.path.basename(package(HERE)), word, *given)


def sent(word: str, *given: str) -> Any:
    """Return what is said to a form; the last text is what was filled in, as JSON."""
    from sourcework.lesson.remaking import sent

    return sent(os.path.basename(package(HERE)), word, *given)
