"""Who may be the same person: found, told apart."""
