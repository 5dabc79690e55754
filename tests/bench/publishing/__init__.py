"""Records published, and the catalogue made anew."""
