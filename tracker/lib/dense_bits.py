"""A set of numbers as a row of bits, the way PostgreSQL's `get_bit` reads them."""

import struct
from array import array

from pyroaring import BitMap

_PART = 2**16
_WITHOUT_RUNS, _WITH_RUNS = 12346, 12347
_MOST_LISTED = 4096
_OFFSETS_FROM = 4
"""A set with runs says where its parts lie from so many parts on."""


def dense_bits(numbers: BitMap, *, up_to: int) -> bytes:
    """Bit n, counted from the lowest of the first byte, is 1 where n is in the set: at least for each n `up_to` there.

    Reads the set's own serialisation ("Roaring: portable format"), which holds most of these bits already.
    """
    bits = bytearray((max(up_to, numbers.max() if numbers else 0) // _PART + 1) * _PART // 8)
    data = numbers.serialize()
    first, second = struct.unpack_from("<HH", data)
    if first == _WITH_RUNS:
        parts, at = second + 1, 4 + (second + 8) // 8
        is_run = [bool(data[4 + part // 8] >> part % 8 & 1) for part in range(parts)]
        behind = at + 4 * parts + (4 * parts if parts >= _OFFSETS_FROM else 0)
    else:
        assert first == _WITHOUT_RUNS, f"the set is written in a way that nobody knows here ({first})"
        (parts,) = struct.unpack_from("<I", data, 4)
        at, is_run = 8, [False] * parts
        behind = at + 8 * parts
    heads = struct.unpack_from(f"<{2 * parts}H", data, at)
    for part, (high, size) in enumerate(zip(heads[::2], heads[1::2], strict=True)):
        begin = high * _PART // 8
        if is_run[part]:
            (runs,) = struct.unpack_from("<H", data, behind)
            _set_runs(bits, begin, struct.unpack_from(f"<{2 * runs}H", data, behind + 2))
            behind += 2 + 4 * runs
        elif size >= _MOST_LISTED:
            bits[begin : begin + _PART // 8] = data[behind : behind + _PART // 8]
            behind += _PART // 8
        else:
            for low in struct.unpack_from(f"<{size + 1}H", data, behind):
                bits[begin + (low >> 3)] |= 1 << (low & 7)
            behind += 2 * (size + 1)
    return bytes(bits)


def _set_runs(bits: bytearray, begin: int, runs: tuple[int, ...]) -> None:
    for start, more in zip(runs[::2], runs[1::2], strict=True):
        end = start + more + 1
        flags = ((1 << more + 1) - 1) << (start & 7)
        length = (end + 7) // 8 - start // 8
        at = begin + start // 8
        old = int.from_bytes(bits[at : at + length], "little")
        bits[at : at + length] = (old | flags).to_bytes(length, "little")


def listed(numbers: BitMap) -> list[int]:
    """The numbers in order."""
    found: array[int] = numbers.to_array()
    return found.tolist()
