"""Withdrawing a person's name from every public text, and publishing again what was withdrawn.

A person's record is not the only place where the name stands: titles and addresses of sources, summaries, remarks and
notes name people too. `public_texts` lists the texts of a public document, `texts_naming` finds those that name a
person, `redaction` takes them off, `publishing_again` says what it takes to bring something back.
"""
