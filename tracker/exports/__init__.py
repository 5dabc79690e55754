"""Files of exactly the rows found: one format, one file, one interface.

Enters `catalogue` and `lib`.

People, their lines stored (2026-11-28). Each person's line of `people.csv` is computed when the person is published,
and stored with the other public rows (`catalogue.models.PersonLine`); a file copies lines (`people_file`), and that of
everybody is kept for each state (`kept_file`). A line holds nothing that the file does not hold, and is deleted in the
transaction that takes the person off. Every file is still written whole before it is sent (`spool`). Files of claims
are computed: which of their rows are marked depends on the filter. The API gives values, not cells, a page at a time.

Formats (2026-11-29). Each is a `Format` in `formats/`, written from what is `Asked`: rows as typed values, of people
from the stored lines. A workbook has the cells of the CSV, guard and all: text moved out of it, or split at semicolons,
is cells again. It holds ten million cells at most (some 250,000 people), because it is first written to a temporary
file; whoever asks for more is led to the CSV, as is whoever asks for the entities of more than 700,000 people, which
no file of two gigabytes holds. FollowTheMoney is a mapping of ours (`followthemoney/`); what its
schemas cannot say is written on its door plate.
A release's rows (`released`) come in all formats but that one, and as a data package (`package`): the rows that are
kept are those of files, and no file has what its entities need of units and sources (each citation of a unit, the
identifiers of what a unit belonged to, the checksums of archived copies).
"""
