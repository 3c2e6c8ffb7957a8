"""Explorers: a picture, controls, and the exact state in words; each in a module of its own.

scene      what an explorer shows at one state, with its static twin
drawing    pictures as small SVG, the same on every computer
explorer   the controls and the screen, kept in step

What is tried by hand is a course's own.

Nothing here is imported until a lesson asks for an explorer.
"""
