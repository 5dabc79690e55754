"""Files kept of sources: their kinds, where they lie, what they say of themselves, and how pages are fetched.

Only `manage.py capture_sources` asks other machines for anything; no web process does.
"""
