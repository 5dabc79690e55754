"""Names found, compared and matched."""
