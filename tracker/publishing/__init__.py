"""The only room that sees both sides: policy, projection, the publication log, and its application to the catalogue.

Enters every room but `config`, `website`, `api`."""
