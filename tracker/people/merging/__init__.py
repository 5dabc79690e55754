"""Two records of one person made one, and taken apart again.

Merging changes nothing public until the kept record is approved; its content names what went in. A pointer (301)
crosses only between two names. Who touched either record, or merged them, cannot approve."""
