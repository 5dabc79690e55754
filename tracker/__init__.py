"""Foreign Fighter Tracker: who was recruited into the war against Ukraine, by whom, with what fate, and how we know."""
