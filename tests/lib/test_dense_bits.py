"""A set as a row of bits is read by PostgreSQL as the same set, whichever way the set holds its parts."""

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from tracker.lib.dense_bits import dense_bits, listed

PART = 2**16
numbers = st.integers(0, 5 * PART)
runs = st.tuples(numbers, st.integers(1, PART)).map(lambda run: range(run[0], run[0] + run[1]))
ranges = st.lists(runs, max_size=6)


def bit(bits: bytes, number: int) -> int:
    """As `get_bit` counts them."""
    return bits[number >> 3] >> (number & 7) & 1


@given(st.sets(numbers, max_size=50), ranges, st.sets(numbers, max_size=50), st.booleans(), numbers)
def test_a_bit_is_set_where_the_number_is_in_the_set(
    some: set[int], runs: list[range], without: set[int], is_optimised: bool, up_to: int
) -> None:
    made = BitMap(some)
    for run in runs:
        made.update(run)
    made -= BitMap(without)
    if is_optimised:
        made.run_optimize()
    bits = dense_bits(made, up_to=up_to)
    assert len(bits) * 8 > up_to
    assert int.from_bytes(bits, "little").bit_count() == len(made)
    assert all(bit(bits, number) for number in made)


def test_parts_full_half_full_and_nearly_empty() -> None:
    made = BitMap(range(PART)) | BitMap(range(2 * PART, 3 * PART, 2)) | BitMap([4 * PART, 6 * PART + 7])
    bits = dense_bits(made, up_to=0)
    assert [number for number in range(len(bits) * 8) if bit(bits, number)] == listed(made)
