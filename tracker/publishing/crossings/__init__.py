"""From an approved record to its public document, and from that to the rows of the catalogue: one file a noun."""
