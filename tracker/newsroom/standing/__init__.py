"""The lists of records with what only the bridge knows: where each stands, and withdrawal."""
