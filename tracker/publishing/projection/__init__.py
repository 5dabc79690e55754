"""From an approved record to its public document, and what stands in the way."""
