"""What the loader did not understand: numbered, with file, row, column and value, never a guess."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Complaint:
    """One thing that an editor has to look at."""

    number: int
    file: str
    row: str
    column: str
    value: str
    what: str

    def __str__(self) -> str:
        cell = f", {self.column}" if self.column else ""
        value = f" “{self.value}”" if self.value else ""
        return f"K{self.number:03} {self.file}, {self.row}{cell}{value}: {self.what}"


@dataclass
class Account:
    """How many rows of each file were read, loaded, and there already; and the complaints."""

    read: dict[str, int] = field(default_factory=dict)
    loaded: dict[str, int] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)

    def count(self, file: str, *, loaded: bool) -> None:
        """Count one row of a file."""
        self.read[file] = self.read.get(file, 0) + 1
        self.loaded[file] = self.loaded.get(file, 0) + int(loaded)

    def complain(self, file: str, row: str, *, what: str, column: str = "", value: str = "") -> None:
        """Note what was not understood."""
        number = len(self.complaints) + 1
        self.complaints.append(Complaint(number, file, row, column, value, what))
