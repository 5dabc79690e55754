"""How every public page is answered: its state, its faults, its address."""
