"""The columns of figures, their links, statements and state actions in files and API: declared once."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, DateField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.column import Column, Words
from tracker.catalogue.models import FigureCitation, FigureLink, Generation, Statement
from tracker.vocabulary.figures import (
    LINK_WORDS,
    ClaimantKind,
    Counting,
    Counts,
    FigureSide,
    LinkKind,
    Measure,
    Population,
    Position,
    Qualifier,
    StateActionKind,
    StatementKind,
)

_A_YEAR_AGO = Func(
    Subquery(Generation.objects.filter(pk=1).values("applied_at__date")),
    template="(%(expressions)s - INTERVAL '1 year')::date",
    output_field=DateField(),
)
"""A year before the day of the state that is shown, so that an answer changes with its generation only."""

_SUPERSEDED = FigureLink.objects.filter(other=OuterRef("pk"), kind=LinkKind.SUPERSEDES)
_REPEATS = FigureLink.objects.filter(figure=OuterRef("pk"), kind=LinkKind.REPEATS)
_MISCOPIES = FigureLink.objects.filter(figure=OuterRef("pk"), kind=LinkKind.COPY_ERROR)


def with_marks(figures: QuerySet[Any]) -> QuerySet[Any]:
    """Each figure with `is_old` (its day is over a year old; never without a day), `is_superseded` and `is_relayed`.

    And with `is_miscopied`: it is another one, copied wrongly.
    """
    marked: QuerySet[Any] = figures.annotate(
        is_old=Case(When(_IS_OLD, then=Value(value=True)), default=Value(value=False)),
        is_superseded=Exists(_SUPERSEDED),
        is_relayed=Exists(_REPEATS),
        is_miscopied=Exists(_MISCOPIES),
    )
    return marked


_IS_OLD = Q(as_of_latest__lt=_A_YEAR_AGO)
_STALE = Case(
    When(Exists(_SUPERSEDED), then=Value("superseded")),
    When(_IS_OLD, then=Value("older than a year")),
    default=Value(""),
    output_field=CharField(),
)
_DISPUTED_BY = FigureLink.objects.filter(other=OuterRef("pk"), kind=LinkKind.CONTESTS).order_by("figure_id")
_LINKS = FigureLink.objects.filter(figure=OuterRef("pk")).order_by("position")


def _of_sources(about: str, column: str) -> ArraySubquery:
    rows = FigureCitation.objects.filter(**{about: OuterRef("pk")}).order_by("position")
    return ArraySubquery(rows.exclude(**{column: ""}).values(column))


def _plain(name: str, label: Words, meaning: Words, *, of: str = "", **more: Any) -> Column:
    return Column(name, label, meaning, F(of or name), **more)


def _claimant() -> tuple[Column, ...]:
    return (
        _plain("claimant", _("Claimant"), _("Who says so."), of="claimant__name", is_text=True),
        _plain(
            "claimant_kind",
            _("Kind of claimant"),
            _("What sort of body or person that is."),
            of="claimant__kind",
            values=ClaimantKind,
        ),
        _plain("claimant_state", _("State"), _("Whose body it is; empty: no state body."), of="claimant__state"),
        _plain(
            "position",
            _("Position"),
            _("How the claimant stands to side and nationality; empty: not known."),
            values=Position,
        ),
    )


def _sources(about: str) -> tuple[Column, ...]:
    return tuple(
        Column(name, label, meaning, _of_sources(about, column), is_list=True, is_text=is_text)
        for name, label, meaning, column, is_text in (
            ("sources", _("Sources"), _("References of the public sources."), "source", False),
            ("publishers", _("Publishers"), _("Who published them."), "source__publisher", True),
            ("addresses", _("Addresses"), _("Where they can be read."), "source__url", True),
        )
    )


FIGURE_COLUMNS: Sequence[Column] = (
    _plain("reference", _("Reference"), _("Public reference of the figure; never changes.")),
    _plain("measure", _("Measure"), _("What is counted."), values=Measure),
    _plain("low", _("From"), _("The number; with between: the lower number.")),
    _plain("high", _("To"), _("The same number again, unless it is put as between.")),
    _plain(
        "qualifier",
        _("How it is put"),
        _("at_least, about, up_to and so on: how the claimant puts the number."),
        values=Qualifier,
    ),
    _plain("nationality", _("Nationality"), _("One country; empty: all, or the grouping.")),
    _plain("grouping", _("Grouping"), _("The claimant's own grouping of countries."), is_text=True),
    _plain("countries", _("Countries"), _("Number of countries as the claimant gives it."), unit="countries"),
    _plain("side", _("Side"), _("Whose recruits: RU, UA, or mixed (both, or not said which)."), values=FigureSide),
    _plain("scope", _("Scope"), _("What limits the number; empty: the whole war."), is_text=True),
    _plain("population", _("Whom it counts"), _("What passports those counted held on signing."), values=Population),
    _plain("counting", _("Over what time"), _("So far, on that day, or in the period."), values=Counting),
    _plain(
        "counts", _("What it counts"), _("People, names on a list, contracts, applications or grants."), values=Counts
    ),
    _plain("period_start", _("Period from"), _("First day covered."), unit="EDTF"),
    _plain("period_end", _("Period to"), _("Last day covered."), unit="EDTF"),
    _plain("as_of", _("As of"), _("The day for which it was said; empty: not stated."), unit="EDTF"),
    _plain("as_of_earliest", _("As of, earliest"), _("First day that can mean."), unit="date"),
    _plain("as_of_latest", _("As of, latest"), _("Last day that can mean."), unit="date"),
    *_claimant(),
    Column(
        "stale",
        _("Old or superseded"),
        _("superseded; or older than a year on the day of these files; or empty."),
        _STALE,
        follows_from_others=True,
    ),
    Column(
        "links",
        _("Links"),
        _("How it relates to other figures: the kind of link, and the reference of the other figure."),
        ArraySubquery(_LINKS.annotate(said=Concat("kind", Value(" "), "other_id")).values("said")),
        is_list=True,
    ),
    Column(
        "disputed_by",
        _("Disputed by"),
        _("References of the figures whose claimant rejects this one."),
        ArraySubquery(_DISPUTED_BY.values("figure_id")),
        is_list=True,
        follows_from_others=True,
    ),
    Column(
        "disputed_in",
        _("Disputed in"),
        _("References of the statements that reject this one."),
        ArraySubquery(Statement.objects.filter(contests_figure=OuterRef("pk")).order_by("pk").values("pk")),
        is_list=True,
        follows_from_others=True,
    ),
    _plain("comparison_group", _("Comparison group"), _("Figures of one group count the same thing."), is_text=True),
    _plain("remark", _("Remark"), _("Our remark."), is_text=True),
    *_sources("figure"),
)

_WORDS = [When(kind=kind, then=Value(words)) for kind, (words, _meaning) in LINK_WORDS.items()]
LINK_COLUMNS: Sequence[Column] = (
    _plain("figure", _("Figure"), _("Reference of the figure that is linked."), of="figure_id"),
    _plain("kind", _("Kind"), _("How it relates to the other."), values=LinkKind),
    Column("words", _("In words"), _("The same in words."), Case(*_WORDS, default=F("kind"), output_field=CharField())),
    _plain("other", _("Other figure"), _("Reference of the other figure."), of="other_id"),
    _plain("note", _("Note"), _("Our remark about the two."), is_text=True),
)

STATEMENT_COLUMNS: Sequence[Column] = (
    _plain("reference", _("Reference"), _("Public reference of the statement; never changes.")),
    _plain(
        "kind",
        _("Kind"),
        _("What the statement does: admits, denies, honours, assesses or announces."),
        values=StatementKind,
    ),
    _plain("on", _("Date"), _("The day it was said."), unit="EDTF"),
    _plain("on_earliest", _("Date, earliest"), _("First day that can mean."), unit="date"),
    _plain("on_latest", _("Date, latest"), _("Last day that can mean."), unit="date"),
    *_claimant(),
    _plain("summary", _("Summary"), _("In our words."), is_text=True),
    _plain("nationality", _("Nationality"), _("Whose citizens it is about; empty: not of one country.")),
    _plain("side", _("Side"), _("Whose recruits it is about; empty: not of one side."), values=FigureSide),
    _plain("place", _("Place"), _("Which place it is about."), is_text=True),
    Column(
        "persons", _("Persons"), _("References of the public persons it is about."), F("about_persons"), is_list=True
    ),
    Column("units", _("Units"), _("References of the public units it is about."), F("about_units"), is_list=True),
    _plain("contests", _("Contests"), _("Reference of the statement that it rejects."), of="contests_id"),
    _plain(
        "contests_figure", _("Contests figure"), _("Reference of the figure that it rejects."), of="contests_figure_id"
    ),
    Column(
        "disputed_in",
        _("Disputed in"),
        _("References of the statements that reject this one."),
        ArraySubquery(Statement.objects.filter(contests=OuterRef("pk")).order_by("pk").values("pk")),
        is_list=True,
        follows_from_others=True,
    ),
    _plain("contested_point", _("Contested point"), _("What exactly it rejects in it."), is_text=True),
    *_sources("statement"),
)

STATE_ACTION_COLUMNS: Sequence[Column] = (
    _plain("reference", _("Reference"), _("Public reference of the action; never changes.")),
    _plain("state", _("State"), _("Which state acted."), of="territory"),
    _plain("kind", _("Kind"), _("What it did."), values=StateActionKind),
    _plain("on", _("Date"), _("When it did so."), unit="EDTF"),
    _plain("on_earliest", _("Date, earliest"), _("First day that can mean."), unit="date"),
    _plain("on_latest", _("Date, latest"), _("Last day that can mean."), unit="date"),
    _plain("nationality", _("Nationality"), _("Whose citizens it concerned; empty: not of one country.")),
    _plain("side", _("Side"), _("Whose recruits it is about; empty: the source names no side."), values=FigureSide),
    _plain("summary", _("Summary"), _("In our words."), is_text=True),
    *_sources("stateaction"),
)
