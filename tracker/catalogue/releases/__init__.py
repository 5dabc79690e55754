"""Releases as readers see them: how each stands now, and what came, changed and went since the last."""
