"""Two records of one person: pairs that a program proposes, both side by side, merging and taking apart."""
