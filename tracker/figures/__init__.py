"""What others say: claimants, reported figures and their links, statements, state actions.

Enters `people` and below; `intake` and `publishing` enter here.

A claimant is a record (`C-…`) of its own (2026-11-23) and is published like a source: its name and state cross the
bridge once, and a figure without a public claimant is not shown.
"""
