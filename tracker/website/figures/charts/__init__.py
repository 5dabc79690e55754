"""Published figures drawn over time: scales, values, marks."""
