"""Who works in the newsroom: users, the roles that say what each may do, and how they get in.

* `access`, `roles`: who may do what, and who must have a second factor.
* `guesses`: wrong passwords and codes are counted, by account and by address.
* `second_factor`, `own_second_factor`: an authenticator app and recovery codes.
* `sessions`, `middleware`, `backends`: how a session begins, what ends it, who may have one at all.
* `checks`: `check --deploy` fails where demonstration accounts can be logged in to.

Libraries compared on 2026-11-28 (all install on Python 3.11 as wheels; sizes without Django; what is installed comes
first, and none of it shows pages or scripts of its own, so the CSP stays as it is):

* **django-otp** 1.7 (0.2 MB, no further dependency): kept by one author since 2012, releases within the year. Keys,
  codes that work once, devices; pages, enforcement and digests of recovery codes are ours. Passkeys come as one more
  device, django-otp-webauthn 0.10 (20 MB with `webauthn` and `cryptography`; made for a strict CSP).
* **django-axes** 8.3 (0.2 MB, none): released in February 2026. Its home, Jazzband, closes early in 2027, and its
  issue 1433 names no successor yet: so it is used for its table, its limits and its place in the login, and `guesses`
  holds what it cannot do (count before looking, an account's own addresses apart, nothing kept of what was typed). If
  it is left alone, a table and about 60 lines replace it.
* **segno** 1.6 (0.3 MB, none): the QR code as an SVG.
* django-allauth 65 with `mfa` (27 MB: allauth 11, cryptography and cffi 16): released each month, has passkeys. Brings
  its own login, addresses of mail and templates, all to be closed or redone; counts in the cache, not atomically, and
  closes an account to its owner when a stranger guesses.
* django-two-factor-auth 1.18 (3 MB with phone numbers and form wizards): on top of django-otp, September 2025,
  Jazzband.

Enters `lib` only."""
