"""Who in a list may be one person (`comparing`), what speaks against it (`at_odds`), and who is, as somebody decided
(`same_persons`)."""
