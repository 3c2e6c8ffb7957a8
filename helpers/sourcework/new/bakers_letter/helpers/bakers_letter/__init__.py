"""A baker's letter of 1846, invented: the course on it.

claims     what the letter asserts of its figures, with a verdict
exercises  what is calculated for the questions of the lesson
course     the one value that binds them
lesson     the words that the lesson uses
"""
