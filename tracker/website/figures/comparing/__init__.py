"""Claims laid beside each other: what contradicts what, all of them in short."""
