"""Time: people by quarter of their first contract, and what was said, done and decided meanwhile.

Each person stands once: in the quarter in which every day lies that the date may mean, or beside the axis (the year
only, a longer span, not known). Each number is that of a list, so the list of people takes `contract_within=year` and
`longer` too, and "no dated contract" is asked of the side that is asked for.

People who stand in tables alone are drawn on the bars of either side together: the tables have nationality by quarter
and no side by quarter, and one more table would tell small groups apart.
"""
