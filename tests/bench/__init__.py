"""Benchmarks on made-up persons, in databases of their own; ratios in one run, because machines are noisy."""
