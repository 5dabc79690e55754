"""From an approved record to its public document, and what keeps it, or a part of it, from being published."""
