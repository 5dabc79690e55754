"""What every list has around its rows: form, conditions, links."""
