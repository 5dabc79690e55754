"""Who may be the same person: found, told apart.

* One person is looked up by indexes (`candidates`), as it is saved or a minute comes.
* Many are compared at once (`at_once`, by `manage.py find_duplicates`), no look-up for each: words near to each other
  (`lib/names/near_words`), spellings that share such words (`near_spellings`), those scored in several processes; at
  most thirty pairs kept for each person.
* Measured by `tests.bench.duplicates_at_once` on two busy cores, names made up. 10,000 persons: 36 CPU seconds (words
  and candidates 10, scores 23, writing 1), 525,000 pairs of spellings scored, 3,569 pairs kept, 143 MB and 157 MB a
  helper; of 365 pairs that looking up 500 persons finds 98.4 % are kept.
* 100,000 persons, 34,476 words: to the candidates 223 CPU seconds and 1.8 GB; 9.6 million pairs to score, of which 4 %
  took 54 microseconds each: about 520 CPU seconds by proportion. It was not run to its end.
* So that it does not grow with the square of the names, a word that more than 100 spellings have is not enough alone,
  no more than 300 spellings are compared with one, and of a name that more than 200 bear those likest in year
  of birth and nationality. What is lost so shares a frequent word and has another beside it that is little like.
* Whoever was merged has no names to compare, so is in no pair; a split brings the pairs back.
"""
