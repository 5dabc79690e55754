"""How well likeness tells the same name from another: `python -m tests.bench.names.likeness PAIRS.csv`.

The file has a row per pair with the columns left, right, is_match (true or false), script_left and script_right. Prints
the area under the ROC curve, precision and recall at each threshold, and the same for each pair of scripts.
"""

import csv
import sys
from collections import defaultdict
from itertools import groupby
from pathlib import Path
from time import perf_counter

from tracker.lib.names.name_likeness import likeness, spelling

THRESHOLDS = (0.60, 0.65, 0.70, 0.75, 0.80, 0.85, 0.90)
FEW = 50
EAST_ASIAN = {"Hani", "Hang", "Hira", "Kana"}
Scored = list[tuple[float, bool]]


def main(path: Path) -> None:
    """Score all pairs and print what came out."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    spelled = {text: spelling(text) for row in rows for text in (row["left"], row["right"])}
    by_scripts: dict[tuple[str, ...], Scored] = defaultdict(list)
    begun = perf_counter()
    for row in rows:
        scripts = tuple(sorted((row["script_left"], row["script_right"])))
        score = likeness(spelled[row["left"]], spelled[row["right"]])
        by_scripts[scripts].append((score, row["is_match"] == "true"))
    took = (perf_counter() - begun) / len(rows) * 1e6
    scored = [pair for pairs in by_scripts.values() for pair in pairs]
    _say(f"{len(scored):,} pairs, {sum(same for _, same in scored):,} of them the same; {took:.0f} µs a pair")
    _say(f"area under the ROC curve: {area(scored):.3f}")
    for threshold in THRESHOLDS:
        precision, recall = at(scored, threshold)
        _say(f"from {threshold:.2f}: precision {precision:.2f}, recall {recall:.2f}")
    others = [pair for scripts, pairs in by_scripts.items() if not EAST_ASIAN.intersection(scripts) for pair in pairs]
    _say(f"without Han, Hangul and Kana: {len(others):,} pairs, area {area(others):.3f}")
    for scripts, pairs in sorted(by_scripts.items(), key=lambda each: -len(each[1])):
        if len(pairs) >= FEW and len({same for _, same in pairs}) == 2:
            _say(f"{' and '.join(scripts)}: {len(pairs)} pairs, area {area(pairs):.3f}")


def area(scored: Scored) -> float:
    """The chance that a pair of the same name scores above one that is not, ties counting half."""
    same = sum(is_same for _, is_same in scored)
    ranks, below = 0.0, 0
    for _, tied in groupby(sorted(scored), key=lambda pair: pair[0]):
        group = [is_same for _, is_same in tied]
        ranks += sum(group) * (below + (len(group) + 1) / 2)
        below += len(group)
    return (ranks - same * (same + 1) / 2) / (same * (len(scored) - same))


def at(scored: Scored, threshold: float) -> tuple[float, float]:
    """Precision and recall of calling the same what scores that much."""
    found = [is_same for score, is_same in scored if score >= threshold]
    return sum(found) / max(len(found), 1), sum(found) / sum(is_same for _, is_same in scored)


def _say(words: str) -> None:
    print(words)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
