"""The list of people: its filters, its columns, and the file that is taken of it.

The desk works on what is not accepted yet. So filters, counts, columns and the file all go by the same claims: every
one that the user may see and nobody has rejected; columns say “unverified” beside it, counts of how many persons the
value is not accepted. The public site goes by what was published alone.
"""
