"""Who may be the same person: found, told apart.

* One person is looked up by an index of words (`near_names`), scored and corrected (`candidates`), as a name is typed
  or saved, or a minute comes. Among 100,000 persons, 125,060 names, a look-up takes 18 ms of CPU in the mean (database
  11, scores 7); beside other work, 31 ms of the clock in the median where trigrams of three keys took 350 (2026-11-29,
  two busy cores). Of 1,538 that trigrams found with 0.8 or more 98.6 % are found. Lost are mostly such as share a
  frequent word.
* Many are compared at once (`at_once`, by `manage.py find_duplicates`), no look-up for each: words near to each other
  (`lib/names/near_words`), spellings that share such words (`near_spellings`), those scored in several processes; at
  most thirty pairs kept for each person.
* Rows of a list, who are no persons yet, are compared with each other, with another list and with all persons in the
  same way (`lists`); their pairs come in four groups by strength (`named`).
* Measured by `tests.bench.names.duplicates_at_once` on two busy cores, names made up. 10,000 persons: 22 CPU seconds
  (words and candidates 8, scores 11, the rest 3), 525,000 pairs of spellings looked at, 3,601 pairs kept, 155 MB and
  140 MB a helper; of 363 pairs that looking up 500 persons finds 98.9 % are kept.
* 100,000 persons, 125,060 names of 34,476 words, run to its end: 520 CPU seconds (words and candidates 228, scores 232,
  writing 23, the database 16, the rest 21), 9.7 million pairs looked at, 197,541 kept; 0.8 GB and 0.6 GB a helper.
* What that keeps of the pairs that looking up one by one finds (2026-11-29, 500 persons of 20,000 compared with those
  100,000): 98.8 % of 727 that score 0.9 or more, 89 % of 1,296 from 0.85 on, 74 % of 2,182 from 0.8 on. Ten of the 563
  lost gave way to thirty others.
* 2,000 rows against 5,000 persons and each other (`tests.bench.names.rows_against_persons`): 6 CPU seconds and 0.25 GB.
* So that it does not grow with the square of the names, a word that more than 100 spellings have is not enough alone,
  no more than 300 spellings are compared with one, and of a name that more than 200 bear those likest in year
  of birth and nationality. What is lost so shares a frequent word and has another beside it that is little like.
* Whoever was merged has no names to compare, so is in no pair; a split brings the pairs back.
"""
