"""Sheets in and out: every row of a file that nobody here made; templates and error sheets as .xlsx.

`opening.open_spreadsheet` describes a file and gives the rows of its sheets; `writing.write_xlsx` writes one. Files are
read in a child process with limits (`limits.Limits`); what is refused is `limits.Refused`, a whole sentence. Nothing is
interpreted here: a number stays the text that the file holds, a date a serial that says that it is one.
"""
