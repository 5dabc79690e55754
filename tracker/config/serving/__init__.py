"""The two server processes and what runs beside them."""
