"""Sources, laws and decrees."""
