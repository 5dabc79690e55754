"""Who in a list may be one person (`comparing`), and who is, as somebody decided (`same_persons`)."""
