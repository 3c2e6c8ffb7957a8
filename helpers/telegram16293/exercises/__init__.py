"""The questions of this telegram's lessons: a module for each lesson, ``ALL`` of them by id."""

from sourcework.exercises.model import Exercises

from . import argue, compare, doubt, read, start, verify

ALL = Exercises.of(
    start.EXERCISES,
    read.EXERCISES,
    verify.EXERCISES,
    compare.EXERCISES,
    doubt.EXERCISES,
    argue.EXERCISES,
)

__all__ = ["ALL"]
