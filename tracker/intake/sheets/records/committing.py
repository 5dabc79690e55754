"""A list that was read becomes records: one transaction, claims unverified, each cited with its row; all or nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from tracker.intake.list_fields import FIELDS, NEED_SIDE
from tracker.intake.models import Batch, BatchRow
from tracker.intake.sheets.bringing.newer_versions import newer_than
from tracker.intake.sheets.persons.same_persons import People, same_people
from tracker.intake.sheets.records.known_of_persons import Known
from tracker.intake.sheets.records.own_columns import OWN, fill_in
from tracker.intake.sheets.records.rounds import Round, in_rounds, saved
from tracker.intake.sheets.rows.mends import as_listed, cells_of
from tracker.intake.sheets.rows.outcomes import WITH_RECORDS, account_of, update_rows
from tracker.intake.sheets.rows.own_words import OwnWords
from tracker.intake.sheets.rows.staging import Told, learnt_of
from tracker.intake.sheets.versions.version_of import VersionOf
from tracker.lib.database.copying import bare_row, copy_in, drawn_keys
from tracker.lib.references import fresh_references
from tracker.lib.spreadsheets.cells import Cell
from tracker.people.models import (
    PERSON_CLAIMS,
    Distinction,
    Person,
    PersonCitation,
    PersonClaim,
    RestrictedDetail,
    RestrictedFile,
)
from tracker.vocabulary.intake import BatchState, PairDecision, RowOutcome

MODELS: Mapping[str, type[PersonClaim]] = {model.KIND: model for model in PERSON_CLAIMS}
_AT_ONCE = 2_000


class CannotCommit(Exception):
    """Why the batch cannot be committed as it stands, a sentence."""


def shortcomings(batch: Batch) -> list[str]:
    """What has to be said or decided before the batch can be committed."""
    fields = set(batch.columns.values_list("field", flat=True))
    claims = {FIELDS[name].claim for name in fields}
    found = []
    if batch.state not in (BatchState.READ, BatchState.COMMITTED):
        found.append(_("The rows are not read yet: confirm the columns."))
    if claims.intersection(NEED_SIDE) and not batch.side:
        found.append(_("The list has contracts: say on its first page for which side they were signed."))
    if "proceeding" in claims and not batch.court_id:
        found.append(_("The list has judgments: say on its first page of which state's courts."))
    if (newer := newer_than(batch.version_of) if batch.version_of else None) and newer != batch:
        sentence = _("L-%(key)s is a newer version of the same list and was committed first: bring this file in there.")
        found.append(sentence % {"key": newer.pk})
    if not batch.rows.filter(outcome=RowOutcome.READY, is_left_out=False).exists():
        found.append(_("No row is ready."))
    return found


def undecided(batch: Batch) -> "models.QuerySet[Any]":
    """Pairs that nobody has decided, both of which would go in."""
    out = batch.rows.exclude(outcome=RowOutcome.READY, is_left_out=False).values("number")
    return batch.pairs.filter(Q(decision="") | Q(decision=PairDecision.LATER)).exclude(
        Q(row__in=out) | Q(other_row__in=out)
    )


def commit(batch: Batch, told: Told) -> None:
    """Make the records of all rows that are ready and not left out. Raises `CannotCommit`.

    Rows of one person become one record; those of a person of the database add to that record what it does not say yet.
    """
    if short := shortcomings(batch):
        raise CannotCommit(" ".join(short))
    assert batch.job_by_id is not None
    with pghistory.context(user=batch.job_by_id, why=_("Committed %(batch)s") % {"batch": batch}, batch=batch.pk):
        _Commit(batch, told).run()


class _Commit:
    """One commit: persons in rounds, so that memory does not grow with the list."""

    def __init__(self, batch: Batch, told: Told) -> None:
        self._batch, self._told = batch, told
        columns = list(batch.columns.all())
        self._restricted = [each.number for each in columns if each.is_restricted]
        self._words = OwnWords(columns, learnt_of(batch))
        self._version = VersionOf(batch)

    def run(self) -> None:
        batch = self._batch
        going = batch.rows.filter(outcome=RowOutcome.READY, is_left_out=False)
        people = same_people(batch, list(going.values_list("number", flat=True)), self._version.persons())
        total, done = going.count(), 0
        # COPY goes past what the library of the history adds to statements; what this one sets holds till the end.
        Batch.objects.filter(pk=batch.pk).update(job=batch.job)
        for some in in_rounds(people, _AT_ONCE):
            numbers = [number for each in some for number in each.rows]
            rows = {row.number: row for row in going.filter(number__in=numbers)}
            others = self._leave_the_same(some, rows)
            self._news = self._version.news(rows[number] for each in others for number in each.rows)
            self._write(others, rows)
            done += len(rows)
            self._told(done, total)
        self._tell_apart()
        self._leave(batch.rows.exclude(outcome__in=WITH_RECORDS))
        batch.account = {**batch.account, **account_of(batch)}
        batch.state = BatchState.COMMITTED

    def _tell_apart(self) -> None:
        """Those said to be two people: so that nobody is asked about them again."""
        batch = self._batch
        people = dict(batch.rows.filter(outcome__in=WITH_RECORDS).values_list("number", "person_id"))
        apart: dict[tuple[int, int], int | None] = {}
        for pair in batch.pairs.filter(decision=PairDecision.DIFFERENT):
            one, other = people.get(pair.row), pair.person_id or people.get(pair.other_row or 0)
            if one and other and one != other:
                apart[min(one, other), max(one, other)] = pair.decided_by_id or batch.job_by_id
        in_force = Distinction.objects.in_force().filter(first__in={first for first, _second in apart})
        known = set(in_force.values_list("first_id", "second_id"))
        because = _("Compared in %(batch)s.") % {"batch": batch}
        Distinction.objects.bulk_create(
            Distinction(first_id=first, second_id=second, told_apart_by_id=by, because=because)  # type: ignore[misc]
            for (first, second), by in apart.items()
            if (first, second) not in known
        )

    def _leave(self, rows: "models.QuerySet[Any]") -> None:
        """Empty restricted cells of rows that are no person; those asked and refused wait for the error sheet."""
        for row in rows.iterator(chunk_size=_AT_ONCE):
            if row.outcome == RowOutcome.LEFT_OUT and any(
                row.raw[number - 1] for number in self._restricted if number <= len(row.raw)
            ):
                row.raw = self._without_restricted(row.raw)
                row.save(update_fields=["raw"])

    def _without_restricted(self, raw: Sequence[Any]) -> list[Any]:
        return ["" if place in self._restricted else cell for place, cell in enumerate(raw, 1)]

    def _leave_the_same(self, people: Sequence[People], rows: Mapping[int, BatchRow]) -> list[People]:
        """Of a newer version, note where people stand who say the same as before; all others."""
        others = []
        for each in people:
            of_person = [rows[number] for number in each.rows]
            if each.person is None or not all(row.says_the_same for row in of_person):
                others.append(each)
                continue
            for row in of_person:
                row.person_id, row.outcome = each.person, RowOutcome.THERE
                row._mine = []  # type: ignore[attr-defined]
        return others

    def _write(self, people: Sequence[People], rows: Mapping[int, BatchRow]) -> None:
        known = Known([each.person for each in people if each.person])
        new = [each for each in people if not each.person]
        keys = iter(drawn_keys(Person, len(new), using="default"))
        references = iter(fresh_references(Person, "reference", len(new), "default"))
        made = Round()
        changed: list[Person] = []
        for each in people:
            of_person = [rows[number] for number in each.rows]
            if each.person:
                person = known.people[each.person]
            else:
                person = bare_row(Person, {"id": next(keys), "reference": next(references)})
                made.people.append(person)
            for place, row in enumerate(of_person):
                self._row(row, person, made, known, is_new=not each.person and not place)
            if each.person and any(row.added for row in of_person):
                changed.append(person)
        self._keys(made)
        copy_in(saved(made), using="default")
        if changed:
            Person.objects.bulk_update(changed, OWN)
        self._keep(rows.values())

    def _row(self, row: BatchRow, person: Person, made: Round, known: "Known", *, is_new: bool) -> None:
        read, locator = self._news_of(row), self._place(row)
        row.person_id = person.pk
        mine: list[tuple[str, Any]] = []
        if is_new:
            mine.append(("people.person", person))
        cells, mended = cells_of(as_listed(row)), {int(number) for number in row.mended}
        mine += self._own_columns(row, read, person, made, cells)
        for kind, columns in read["claims"]:
            model = MODELS[kind]
            said = _for_model(columns, known.has_preferred(person.pk))
            claim: Any = bare_row(model, {"person_id": person.pk, **said})
            twin = known.same(person.pk, claim)
            if twin is None:
                made.claims[model].append(claim)
                known.add(person.pk, claim)
                mine.append((model._meta.label_lower, claim))
            citation = self._citation(person, locator, quote=self._quote(kind, columns, cells, mended))
            citation._claim = twin or claim  # type: ignore[attr-defined]
            if twin is None or not known.is_cited(twin, self._batch.source_id, locator):
                made.citations.append(citation)
                mine.append(("people.personcitation", citation))
        mine += self._details(row, person, made, known)
        row._mine = mine  # type: ignore[attr-defined]
        says_new = bool(row.added) or any(label != "people.personcitation" for label, _each in mine)
        row.outcome = RowOutcome.MADE if is_new else RowOutcome.ADDED if says_new else RowOutcome.THERE

    def _own_columns(
        self, row: BatchRow, read: Mapping[str, Any], person: Person, made: Round, cells: Sequence[Cell]
    ) -> Iterator[Any]:
        """Fill in the person's own columns, and cite what is a statement among them."""
        row.added = fill_in(person, read, head=f"{self._place_and_source(row)}:")
        if "sex" in row.added:
            quote = "" if self._batch.is_typed else self._words.of_sex(row.added["sex"], cells)
            citation = self._citation(person, self._place(row), quote=quote)
            citation.fields = ["sex"]
            made.citations.append(citation)
            yield "people.personcitation", citation

    def _news_of(self, row: BatchRow) -> Mapping[str, Any]:
        """What the row says: of a newer version, what it says beside its row in the version before."""
        news = self._news.get(row.number)
        return {**row.read, "claims": news.claims, "notes": news.notes, "person": news.person} if news else row.read

    def _place(self, row: BatchRow) -> str:
        """Where in the source the row stands: as it says itself, else its number in the list."""
        said = str(row.read.get("locator", ""))
        return said or ("" if self._batch.is_typed else f"row {row.number}")

    def _place_and_source(self, row: BatchRow) -> str:
        return ", ".join(filter(None, (self._batch.source.reference, self._place(row))))

    def _quote(self, kind: str, said: Mapping[str, Any], cells: Sequence[Cell], mended: Collection[int]) -> str:
        """The list's own words for a claim; what somebody typed here is nobody's own words."""
        return "" if self._batch.is_typed else self._words.of_claim(kind, said, cells, mended)

    def _citation(self, person: Person, locator: str, *, quote: str) -> PersonCitation:
        batch = self._batch
        said = {"locator": locator, "quote": quote, "said_by": list(batch.said_by)}
        return bare_row(PersonCitation, {"person_id": person.pk, "source_id": batch.source_id, **said})

    def _details(self, row: BatchRow, person: Person, made: Round, known: "Known") -> Iterator[tuple[str, Any]]:
        """The restricted details of the row that the person's file has not yet, and the file where it is new."""
        for kind, text in row.read["details"]:
            if known.has_detail(person.pk, kind, text):
                continue
            file = known.files.get(person.pk)
            if file is None:
                file = RestrictedFile(person_id=person.pk)
                known.files[person.pk] = file
                made.files.append(file)
                yield "people.restrictedfile", file
            detail = RestrictedDetail(kind=kind, text=text, remark=self._place_and_source(row))
            detail._file = file  # type: ignore[attr-defined]
            made.details.append(detail)
            yield "people.restricteddetail", detail

    def _keys(self, made: Round) -> None:
        """Give every row its key beforehand, so that citations and the account can name it."""
        tables: list[Sequence[models.Model]] = [*made.claims.values(), made.citations, made.files, made.details]
        for rows in tables:
            if rows:
                for row, pk in zip(rows, drawn_keys(type(rows[0]), len(rows), using="default"), strict=True):
                    row.pk = pk
        for citation in made.citations:
            claim = getattr(citation, "_claim", None)
            if claim is not None:
                setattr(citation, f"{claim.KIND}_id", claim.pk)
        for detail in made.details:
            detail.file_id = detail._file.pk  # type: ignore[attr-defined]

    def _keep(self, rows: Iterable[BatchRow]) -> None:
        """What each row made; its restricted cells are empty from now on."""
        kept = []
        for row in rows:
            makes: dict[str, list[int]] = defaultdict(list)
            for label, each in row._mine:  # type: ignore[attr-defined]
                makes[label].append(each.pk)
            row.made = dict(makes)
            row.read = {**row.read, "details": []}
            row.raw = self._without_restricted(row.raw)
            row.mended = {number: mend for number, mend in row.mended.items() if int(number) not in self._restricted}
            kept.append(row)
        update_rows(kept)


def _for_model(columns: Mapping[str, Any], has_preferred: bool) -> dict[str, Any]:  # noqa: FBT001  # said by its name
    said = dict(columns)
    if said.get("preferred") and has_preferred:
        said["preferred"] = False
    return said
