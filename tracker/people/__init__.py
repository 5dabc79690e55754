"""Persons and every claim made about them, each with its citations.

What accepted claims cannot be true together stands in `contradictions`: only what is certain, with a mark (`~`, `?`)
read as two years. Service of a side before its first contract is certain too, unless a contract without a day is on
record: whoever served before is entered with one.

Enters `units` and below."""
