"""The two databases: addresses, logins' grants, set-up, migrations taken over."""
