"""The public documents as the log holds them: a `TypedDict` a kind, in a file a noun, and how old ones are read.

`tests/rules/test_documents.py` holds them equal to the policy and the newsroom's models.
"""
