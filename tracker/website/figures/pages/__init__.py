"""The lists of figures, statements and state actions, the matrix of figures, and one of them by itself."""
