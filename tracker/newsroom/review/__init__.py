"""What waits for a second reader, and the pages on which it is read and decided.

From the click on Publish to the rows that readers get:

1. `submissions`: the page or the batch; `deciding` makes the form, `review.readings` refuses what was never opened.
2. `tracker.publishing.actions.publish`: one transaction for all that follows but step 6.
3. `tracker.publishing.crossings.people` and `disclosure`: level, minors, contradictions, conflicts without a note.
4. `tracker.review.actions.approve`: under a lock, refuses what changed since (`content`), what the user touched
   (`editors`), what was decided before; writes the decisions; `change_counts` notes how far they were approved.
5. `tracker.publishing.log.append`: what `crossings` and `policy` let cross becomes entries of the chain.
6. After commit `tracker.publishing.rows.application.catch_up` applies the entries to the catalogue.
"""
