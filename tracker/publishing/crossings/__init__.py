"""From an approved record to its public document, and from that to the rows of the catalogue: one file a noun.

All that publishing knows of a kind of record is its `Crossing`; `register` collects them. A new kind needs one, its
lines in the policy, and its place in the register; `tests/rules/test_crossings.py` names what is missing.
"""
