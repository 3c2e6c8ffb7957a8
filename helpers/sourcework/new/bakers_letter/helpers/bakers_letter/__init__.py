"""A baker's letter of 1846, invented: the course on it.

claims     what the letter asserts of its figures, with a verdict
exercises  the questions of the lesson, and their known mistakes
course     the one value that binds them
lesson     the words that the lesson uses
"""
