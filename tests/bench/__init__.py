"""Benchmarks on made-up persons, in databases of their own; ratios in one run, because machines are noisy.

`bars` prints the table of all that readers and publishers wait for; `agreement` ends with 1 where a number is wrong.
"""
