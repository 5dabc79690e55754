"""What every list of the public side has: filters with facets, pages, parameters."""
