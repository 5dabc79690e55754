"""A copy of the public lists, kept by HTTP alone: read whole once, then brought up to date by what changed."""

from typing import Any

from django.test import Client

from tracker.catalogue.kinds import KIND_OF_LIST

LISTS = sorted(KIND_OF_LIST)
Rows = dict[str, dict[str, dict[str, Any]]]
"""By list, the rows by reference."""


class Copy:
    """What an analyst holds: the rows of every list, and the state that they were read from."""

    def __init__(self, public: Client) -> None:
        self._public = public
        self.rows: Rows = {}
        self.generation = self.shape = 0
        self.asked = 0
        self.read_everything()

    def read_everything(self) -> None:
        """Read all lists, page by page."""
        self.rows = {name: self._listed(f"/api/v1/{name}/") for name in LISTS}
        answer = self._get("/api/v1/changes/?since=0")
        self.generation, self.shape = answer["generation"], answer["shape"]

    def follow(self) -> dict[str, int]:
        """Bring the copy up to date by what changed since it was read; how many rows of each list that took."""
        address, taken = f"/api/v1/changes/?since={self.generation}", dict[str, int]()
        while address:
            answer = self._get(address)
            if answer["shape"] != self.shape:
                self.read_everything()
                return {}
            for name in answer["whole"]:
                self.rows[name] = self._listed(f"/api/v1/{name}/")
                taken[name] = len(self.rows[name])
            for row in answer["changed"]:
                self._read_one(row)
                taken[row["kind"]] = taken.get(row["kind"], 0) + 1
            for row in answer["gone"]:
                for rows in self.rows.values():
                    rows.pop(row["reference"], None)
            address = _path(answer["next"])
        named = {reference: row for reference, row in self.rows["people"].items() if row["level"] == "named"}
        self.rows["people"] = named | self._listed(_path(answer["always_read_anew"]))
        self.generation = answer["generation"]
        return taken

    def _read_one(self, row: dict[str, str]) -> None:
        listed = next((name for name, kind in KIND_OF_LIST.items() if kind.kind == row["kind"]), None)
        if listed is None:
            return
        query = f"q={row['reference']}" if listed == "people" else f"reference={row['reference']}"
        found = self._listed(f"/api/v1/{listed}/?{query}")
        self.rows[listed].pop(row["reference"], None)
        self.rows[listed].update({key: each for key, each in found.items() if key == row["reference"]})

    def _listed(self, address: str) -> dict[str, dict[str, Any]]:
        found = {}
        while address:
            answer = self._get(address)
            found.update({row["reference"]: row for row in answer["results"]})
            address = _path(answer["next"])
        return found

    def _get(self, address: str) -> dict[str, Any]:
        self.asked += 1
        answer = self._public.get(address)
        assert answer.status_code == 200, (address, answer.content)
        found: dict[str, Any] = answer.json()
        return found


def _path(address: str | None) -> str:
    return (address or "").removeprefix("http://testserver")
