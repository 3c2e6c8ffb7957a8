"""The kit where it runs: a real JupyterLab in a real Chromium, by mouse and by keyboard.

A package, because its test files bear the names of test files one folder up.
"""
