"""Several people of one source, typed or pasted in a grid: it makes a list of them, which goes the way of all lists.

Nothing is written from the grid itself: what is sent is checked cell by cell, kept as the file of a list, and then
read, compared, previewed, committed and undone as one.

A draft lies in the browser (`sessionStorage`, `grid.js`), not in the database: names that nobody has decided to enter
are then nowhere but on the screen where they were typed, nobody else comes across them, nothing has to be erased, and
they go with the tab. It brings back what was typed after a reload and after logging in anew; what is sent after a
session has ended is kept by the answer itself, as with every form here, without a script too.
"""
