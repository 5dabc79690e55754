"""A list and its records: `committing` makes them, in `rounds` of so many, beside what is known of persons already and
in their own columns; `undoing` takes exactly these away again."""
