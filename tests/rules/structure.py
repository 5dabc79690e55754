"""Measures the house: `python -m tests.rules.structure [folder]` prints what a reader of the code meets.

Files a folder, lines a function, imports between rooms, how often `Any` stands for a type. Migrations are left out.
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median


def modules(root: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Each module with its tree."""
    for path in sorted(root.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.relative_to(root.parent), ast.parse(path.read_text(encoding="utf-8"))


def main(root: Path) -> Iterator[str]:
    """The report, a line a measure."""
    found = list(modules(root))
    folders = Counter(str(path.parent) for path, _ in found if path.name != "__init__.py")
    lengths = sorted(
        node.end_lineno - node.lineno + 1 - len(node.decorator_list)
        for _, tree in found
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    )
    arrows = {
        (path.parts[1], node.module.split(".")[1])
        for path, tree in found
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tracker.")
    }
    names = Counter(path.name for path, _ in found if path.name not in ("__init__.py", "apps.py"))
    yield f"files: {len(found)}; folders with most: {', '.join(f'{name} {n}' for name, n in folders.most_common(5))}"
    at_most = f"nine in ten at most {lengths[len(lengths) * 9 // 10]}, longest {lengths[-1]}"
    yield f"functions: {len(lengths)}; median {median(lengths):.0f} lines, {at_most}"
    yield f"imports between rooms: {len({(a, b) for a, b in arrows if a != b and not a.endswith('.py')})}"
    nodes = (node for _, tree in found for node in ast.walk(tree))
    yield f"`Any`: {sum(isinstance(node, ast.Name) and node.id == 'Any' for node in nodes)}"
    yield f"names of files in several folders: {sum(n > 1 for n in names.values())}"


if __name__ == "__main__":
    for line in main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parents[2] / "tracker"):
        print(line)  # noqa: T201
