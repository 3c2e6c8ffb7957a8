"""What a notebook shows: pictures, tables and passages, drawn from values made elsewhere.

These are the only modules that import pandas, matplotlib or IPython, and they do so
when something is first shown, so importing them is instant. They compute nothing.
"""
