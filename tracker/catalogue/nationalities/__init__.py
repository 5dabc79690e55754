"""People by nationality and region."""
