"""From public documents to the catalogue's rows: applying the log.

A person's rows end with the line of the file of people (`person_lines`), read from the others as they stand then.
Change the columns of people, or how cells are written, and a test asks for another `SHAPE` (`application`).
"""
