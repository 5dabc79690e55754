"""How much of a person may be shown: levels, minors, coarse columns, persons without a name."""
