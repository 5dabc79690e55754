"""The closed lists of the field: each value with its meaning. Both sites speak these words.

Imports nothing of the project; every room may enter.
"""
