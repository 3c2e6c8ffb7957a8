"""The words that the lessons may use: those of every course, bound to this one.

A word of your own is a function in this file, with its name added to `__all__`.
"""

from __future__ import annotations

from sourcework.lesson import words

from .course import course

WORDS = words(course)
globals().update(WORDS)
__all__ = list(WORDS)
