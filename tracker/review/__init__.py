"""Submissions and decisions: what was handed in, in which exact words, and who approved it.

Names a record by kind and reference; each room registers the callable that gives its content. Enters
`accounts`, `lib`."""
