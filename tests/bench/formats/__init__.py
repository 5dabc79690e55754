"""The formats of files beside the libraries' own speed: `TRACKER_VAR=… python -m tests.bench.formats 100000 [1000000]`.

Each format writes the whole file of people, and its library alone writes the same values, in processes of their own, in
one run; `of_site` measures the first and `of_libraries` the second. The catalogue holds made-up persons (`made_up`,
`publish`), and is filled up to the number.
"""
