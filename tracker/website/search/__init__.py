"""One search for everything public: people first, then countries, units, figures, what was said and done, sources."""
