"""The columns of figures, their links, statements and state actions in files and API: declared once."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, DateField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat

from tracker.catalogue.listing.column import Column
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


def _plain(name: str, label: str, meaning: str, *, of: str = "", **more: Any) -> Column:
    return Column(name, label, meaning, F(of or name), **more)


def _claimant() -> tuple[Column, ...]:
    return (
        _plain("claimant", "Claimant", "Who says so.", of="claimant__name", is_text=True),
        _plain(
            "claimant_kind",
            "Kind of claimant",
            "What sort of body or person that is.",
            of="claimant__kind",
            values=ClaimantKind,
        ),
        _plain("claimant_state", "State", "Whose body it is; empty: no state body.", of="claimant__state"),
        _plain(
            "position",
            "Position",
            "How the claimant stands to side and nationality; empty: not known.",
            values=Position,
        ),
    )


def _sources(about: str) -> tuple[Column, ...]:
    return tuple(
        Column(name, label, meaning, _of_sources(about, column), is_list=True, is_text=is_text)
        for name, label, meaning, column, is_text in (
            ("sources", "Sources", "References of the public sources.", "source", False),
            ("publishers", "Publishers", "Who published them.", "source__publisher", True),
            ("addresses", "Addresses", "Where they can be read.", "source__url", True),
        )
    )


FIGURE_COLUMNS: Sequence[Column] = (
    _plain("reference", "Reference", "Public reference of the figure; never changes."),
    _plain("measure", "Measure", "What is counted.", values=Measure),
    _plain("low", "From", "The number; with between: the lower number."),
    _plain("high", "To", "The same number again, unless it is put as between."),
    _plain(
        "qualifier",
        "How it is put",
        "at_least, about, up_to and so on: how the claimant puts the number.",
        values=Qualifier,
    ),
    _plain("nationality", "Nationality", "One country; empty: all, or the grouping."),
    _plain("grouping", "Grouping", "The claimant's own grouping of countries.", is_text=True),
    _plain("countries", "Countries", "Number of countries as the claimant gives it.", unit="countries"),
    _plain("side", "Side", "Whose recruits: RU, UA, or mixed (both, or not said which).", values=FigureSide),
    _plain("scope", "Scope", "What limits the number; empty: the whole war.", is_text=True),
    _plain("population", "Whom it counts", "What passports those counted held on signing.", values=Population),
    _plain("counting", "Over what time", "So far, on that day, or in the period.", values=Counting),
    _plain("counts", "What it counts", "People, names on a list, contracts, applications or grants.", values=Counts),
    _plain("period_start", "Period from", "First day covered.", unit="EDTF"),
    _plain("period_end", "Period to", "Last day covered.", unit="EDTF"),
    _plain("as_of", "As of", "The day for which it was said; empty: not stated.", unit="EDTF"),
    _plain("as_of_earliest", "As of, earliest", "First day that can mean.", unit="date"),
    _plain("as_of_latest", "As of, latest", "Last day that can mean.", unit="date"),
    *_claimant(),
    Column(
        "stale",
        "Old or superseded",
        "superseded; or older than a year on the day of these files; or empty.",
        _STALE,
        follows_from_others=True,
    ),
    Column(
        "links",
        "Links",
        "How it relates to other figures: the kind of link, and the reference of the other figure.",
        ArraySubquery(_LINKS.annotate(said=Concat("kind", Value(" "), "other_id")).values("said")),
        is_list=True,
    ),
    Column(
        "disputed_by",
        "Disputed by",
        "References of the figures whose claimant rejects this one.",
        ArraySubquery(_DISPUTED_BY.values("figure_id")),
        is_list=True,
        follows_from_others=True,
    ),
    Column(
        "disputed_in",
        "Disputed in",
        "References of the statements that reject this one.",
        ArraySubquery(Statement.objects.filter(contests_figure=OuterRef("pk")).order_by("pk").values("pk")),
        is_list=True,
        follows_from_others=True,
    ),
    _plain("comparison_group", "Comparison group", "Figures of one group count the same thing.", is_text=True),
    _plain("remark", "Remark", "Our remark.", is_text=True),
    *_sources("figure"),
)

_WORDS = [When(kind=kind, then=Value(words)) for kind, (words, _) in LINK_WORDS.items()]
LINK_COLUMNS: Sequence[Column] = (
    _plain("figure", "Figure", "Reference of the figure that is linked.", of="figure_id"),
    _plain("kind", "Kind", "How it relates to the other.", values=LinkKind),
    Column("words", "In words", "The same in words.", Case(*_WORDS, default=F("kind"), output_field=CharField())),
    _plain("other", "Other figure", "Reference of the other figure.", of="other_id"),
    _plain("note", "Note", "Our remark about the two.", is_text=True),
)

STATEMENT_COLUMNS: Sequence[Column] = (
    _plain("reference", "Reference", "Public reference of the statement; never changes."),
    _plain(
        "kind", "Kind", "What the statement does: admits, denies, honours, assesses or announces.", values=StatementKind
    ),
    _plain("on", "Date", "The day it was said.", unit="EDTF"),
    _plain("on_earliest", "Date, earliest", "First day that can mean.", unit="date"),
    _plain("on_latest", "Date, latest", "Last day that can mean.", unit="date"),
    *_claimant(),
    _plain("summary", "Summary", "In our words.", is_text=True),
    _plain("nationality", "Nationality", "Whose citizens it is about; empty: not of one country."),
    _plain("side", "Side", "Whose recruits it is about; empty: not of one side.", values=FigureSide),
    _plain("place", "Place", "Which place it is about.", is_text=True),
    Column("persons", "Persons", "References of the public persons it is about.", F("about_persons"), is_list=True),
    Column("units", "Units", "References of the public units it is about.", F("about_units"), is_list=True),
    _plain("contests", "Contests", "Reference of the statement that it rejects.", of="contests_id"),
    _plain("contests_figure", "Contests figure", "Reference of the figure that it rejects.", of="contests_figure_id"),
    Column(
        "disputed_in",
        "Disputed in",
        "References of the statements that reject this one.",
        ArraySubquery(Statement.objects.filter(contests=OuterRef("pk")).order_by("pk").values("pk")),
        is_list=True,
        follows_from_others=True,
    ),
    _plain("contested_point", "Contested point", "What exactly it rejects in it.", is_text=True),
    *_sources("statement"),
)

STATE_ACTION_COLUMNS: Sequence[Column] = (
    _plain("reference", "Reference", "Public reference of the action; never changes."),
    _plain("state", "State", "Which state acted.", of="territory"),
    _plain("kind", "Kind", "What it did.", values=StateActionKind),
    _plain("on", "Date", "When it did so.", unit="EDTF"),
    _plain("on_earliest", "Date, earliest", "First day that can mean.", unit="date"),
    _plain("on_latest", "Date, latest", "Last day that can mean.", unit="date"),
    _plain("nationality", "Nationality", "Whose citizens it concerned; empty: not of one country."),
    _plain("side", "Side", "Whose recruits it is about; empty: the source names no side.", values=FigureSide),
    _plain("summary", "Summary", "In our words.", is_text=True),
    *_sources("stateaction"),
)
