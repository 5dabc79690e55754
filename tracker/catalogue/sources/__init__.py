"""Published sources, laws and decrees: filter, columns, and what rests on a source."""
