"""Parts → figures and records: every number with its place, and what it speaks of.

`reader.find_figures` is the stage; it loads spaCy, so it is imported where it is called.
"""
