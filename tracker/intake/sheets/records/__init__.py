"""A list and its records: `becoming` says what rows that are ready would become, `committing` makes it, in `rounds` of
so many, beside what is known of persons already and in their own columns; `undoing` takes exactly these away again."""
