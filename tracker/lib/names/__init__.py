"""Names in any script: taken apart, romanised, compared, found."""
