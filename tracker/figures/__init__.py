"""What others say: claimants, reported figures and their links, statements, state actions.

Enters `people` and below; `intake` and `publishing` enter here."""
