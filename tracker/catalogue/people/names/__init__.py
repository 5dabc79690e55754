"""Names of published people: those that are very common, and those that are like another."""
