"""Lists of people on their way in: a page a step, each to be left and taken up again."""
