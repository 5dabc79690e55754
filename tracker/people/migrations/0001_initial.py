"""Persons and what is claimed about them, recruiters, requests, restricted details."""

import uuid
from decimal import Decimal

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import tracker.lib.database.guards
import tracker.lib.dates.date_fields
import tracker.lib.dates.future_dates
import tracker.lib.dates.periods
import tracker.lib.names.name_fields
import tracker.lib.references
import tracker.people.models.payment
from tracker.lib.database.migration_steps import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("sources", "0001_initial"),
        ("units", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="P", unique=True, verbose_name="reference"),
                        ),
                        (
                            "sex",
                            models.CharField(
                                blank=True, choices=[("M", "Male"), ("F", "Female"), ("X", "Other")], max_length=1
                            ),
                        ),
                        (
                            "public_summary",
                            models.TextField(
                                blank=True, help_text="In our words; published only with a source for it, below."
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True, help_text="Never published.")),
                        (
                            "categories",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("left_unit", "Left the unit, surrendered or held past term, and alive"),
                                        ("returned_at_risk", "Returned to a state that prosecutes"),
                                        ("captive", "Captured, not yet home"),
                                        ("trafficking_indicators", "Alive, with indicators of trafficking"),
                                        ("minor", "Minor at signing or now"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                help_text="The strictest decides how much may be shown.",
                                size=None,
                                verbose_name="reasons for protection",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("named", "Named: shown with the name, on a page of its own"),
                                    ("anonymous", "Anonymous: shown without a name, in a few coarse facts"),
                                    ("counted", "Counted: a number in fixed tables, nothing else"),
                                    ("withheld", "Withheld: nothing is shown"),
                                ],
                                default="withheld",
                                max_length=10,
                            ),
                        ),
                        (
                            "level_ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("own_public_act", "The person's own public act"),
                                    ("family_request", "A family's written request"),
                                    ("public_judgment", "A public judgment"),
                                    ("sanctions_list", "A sanctions list"),
                                ],
                                help_text="Needed to show more than the default.",
                                max_length=20,
                                verbose_name="ground for a higher level",
                            ),
                        ),
                        (
                            "level_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why this level"
                            ),
                        ),
                        (
                            "level_review_by",
                            models.DateField(
                                blank=True,
                                help_text="Needed for everybody who is not known to be dead.",
                                null=True,
                                verbose_name="look at the level again by",
                            ),
                        ),
                        (
                            "coarser",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("quarter_to_year", "Year of the contract, not the quarter"),
                                        ("no_contract_date", "No date of the contract"),
                                        ("no_decade", "No decade of birth"),
                                        ("no_sex", "No sex"),
                                        ("no_fate_year", "No year of the fate"),
                                        ("no_fate", "No fate, and so no year of it"),
                                        ("no_sources", "No kinds of source"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                help_text="Where too few others look the same.",
                                size=None,
                                verbose_name="leave out where no name is shown",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "people",
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Background",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="backgrounds",
                                to="people.person",
                            ),
                        ),
                        ("occupation", models.CharField(blank=True, max_length=300)),
                        ("studies", models.CharField(blank=True, max_length=300)),
                        (
                            "military_service",
                            models.CharField(blank=True, max_length=300, verbose_name="earlier military service"),
                        ),
                        ("affiliation", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ("pk",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Distinction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "first",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("because", models.TextField(verbose_name="not the same person, because")),
                        (
                            "told_apart_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="recorded by",
                            ),
                        ),
                        (
                            "told_apart_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="recorded at (UTC)"
                            ),
                        ),
                        ("taken_back_because", models.TextField(blank=True, verbose_name="taken back, because")),
                        (
                            "taken_back_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "taken_back_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="taken back at (UTC)"),
                        ),
                    ],
                    options={
                        "verbose_name": "pair that is two people",
                        "verbose_name_plural": "pairs that are two people",
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="DistinctionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.distinction",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "first",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        ("because", models.TextField(verbose_name="not the same person, because")),
                        (
                            "told_apart_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="recorded by",
                            ),
                        ),
                        (
                            "told_apart_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="recorded at (UTC)"
                            ),
                        ),
                        ("taken_back_because", models.TextField(blank=True, verbose_name="taken back, because")),
                        (
                            "taken_back_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "taken_back_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="taken back at (UTC)"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Fate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="fates", to="people.person"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("serving", "Serving"),
                                    ("wounded", "Wounded"),
                                    ("killed", "Killed"),
                                    ("missing", "Missing"),
                                    ("captured", "Captured"),
                                    ("exchanged", "Exchanged"),
                                    ("discharged", "Discharged"),
                                    ("left_unit", "Left the unit"),
                                    ("returned", "Returned"),
                                    ("held_past_term", "Held past the term"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place, as stated")),
                        (
                            "territory",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                            ),
                        ),
                        ("cause", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "ordering": ("on_earliest", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.fate",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("serving", "Serving"),
                                    ("wounded", "Wounded"),
                                    ("killed", "Killed"),
                                    ("missing", "Missing"),
                                    ("captured", "Captured"),
                                    ("exchanged", "Exchanged"),
                                    ("discharged", "Discharged"),
                                    ("left_unit", "Left the unit"),
                                    ("returned", "Returned"),
                                    ("held_past_term", "Held past the term"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place, as stated")),
                        (
                            "territory",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                            ),
                        ),
                        ("cause", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Likeness",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "first",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "score",
                            models.FloatField(
                                help_text="From 0 (nothing in common) to 1 (the same).", verbose_name="likeness"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "possible duplicate",
                        "ordering": ("-score", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Merge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="merges", to="people.person"
                            ),
                        ),
                        (
                            "merged",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merges_away",
                                to="people.person",
                            ),
                        ),
                        ("reason", models.TextField(help_text="Why it is the same person; stays in the newsroom.")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "moved",
                            models.JSONField(default=dict, help_text="Keys of the rows that went over, by table."),
                        ),
                        (
                            "stayed",
                            models.JSONField(
                                default=dict,
                                help_text="By table: key of the row that stayed, of the one that says the same, status before.",
                            ),
                        ),
                        (
                            "before",
                            models.JSONField(
                                default=dict, help_text="The kept record's own columns, before and after."
                            ),
                        ),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("undone_because", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ("-pk",),
                        "permissions": [("merge", "Can merge two records of one person, and take them apart")],
                    },
                ),
                migrations.CreateModel(
                    name="MergeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.merge",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "kept",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "merged",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        ("reason", models.TextField(help_text="Why it is the same person; stays in the newsroom.")),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "moved",
                            models.JSONField(default=dict, help_text="Keys of the rows that went over, by table."),
                        ),
                        (
                            "stayed",
                            models.JSONField(
                                default=dict,
                                help_text="By table: key of the row that stayed, of the one that says the same, status before.",
                            ),
                        ),
                        (
                            "before",
                            models.JSONField(
                                default=dict, help_text="The kept record's own columns, before and after."
                            ),
                        ),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "undone_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("undone_because", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Name",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="names", to="people.person"
                            ),
                        ),
                        ("text", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("full", "Full name"),
                                    ("passport", "As in the passport"),
                                    ("native", "In the person's own script"),
                                    ("transliteration", "Transliteration"),
                                    ("alias", "Alias"),
                                    ("call_sign", "Call sign"),
                                ],
                                default="full",
                                max_length=16,
                            ),
                        ),
                        (
                            "script",
                            models.CharField(
                                blank=True,
                                help_text="Four letters, such as Latn for Latin or Cyrl for Cyrillic.",
                                max_length=4,
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                help_text="Two or three letters, such as ne for Nepali or ru for Russian.",
                                max_length=12,
                            ),
                        ),
                        ("preferred", models.BooleanField(default=False, help_text="The spelling to show first.")),
                        ("romanised", tracker.lib.names.name_fields.KeyField("text", "romanised")),
                        ("romanised_alt", tracker.lib.names.name_fields.KeyField("text", "romanised_alt")),
                        ("skeleton", tracker.lib.names.name_fields.KeyField("text", "skeleton")),
                        ("search_keys", tracker.lib.names.name_fields.KeyField("text", "search_keys")),
                        ("keys_version", tracker.lib.names.name_fields.KeyVersionField()),
                        ("search", tracker.lib.names.name_fields.SearchField("search_keys")),
                    ],
                    options={
                        "ordering": ("-preferred", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NameEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.name",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        ("text", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("full", "Full name"),
                                    ("passport", "As in the passport"),
                                    ("native", "In the person's own script"),
                                    ("transliteration", "Transliteration"),
                                    ("alias", "Alias"),
                                    ("call_sign", "Call sign"),
                                ],
                                default="full",
                                max_length=16,
                            ),
                        ),
                        (
                            "script",
                            models.CharField(
                                blank=True,
                                help_text="Four letters, such as Latn for Latin or Cyrl for Cyrillic.",
                                max_length=4,
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                help_text="Two or three letters, such as ne for Nepali or ru for Russian.",
                                max_length=12,
                            ),
                        ),
                        ("preferred", models.BooleanField(default=False, help_text="The spelling to show first.")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Nationality",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="nationalities",
                                to="people.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("territory", "National of a territory"),
                                    ("stateless", "Stateless"),
                                    ("unknown", "Nationality not known"),
                                ],
                                default="territory",
                                max_length=10,
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("birth", "By birth"),
                                    ("descent", "By descent"),
                                    ("naturalised", "Naturalised"),
                                    ("unknown", "Basis not known"),
                                ],
                                default="unknown",
                                max_length=12,
                            ),
                        ),
                        ("from_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="from")),
                        ("from_on_earliest", tracker.lib.dates.date_fields.EarliestField("from_on")),
                        ("from_on_latest", tracker.lib.dates.date_fields.LatestField("from_on")),
                        ("from_on_range", tracker.lib.dates.date_fields.RangeField("from_on")),
                        ("to_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="to")),
                        ("to_on_earliest", tracker.lib.dates.date_fields.EarliestField("to_on")),
                        ("to_on_latest", tracker.lib.dates.date_fields.LatestField("to_on")),
                        ("to_on_range", tracker.lib.dates.date_fields.RangeField("to_on")),
                    ],
                    options={
                        "verbose_name_plural": "nationalities",
                        "ordering": ("from_on_earliest", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NationalityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.nationality",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("territory", "National of a territory"),
                                    ("stateless", "Stateless"),
                                    ("unknown", "Nationality not known"),
                                ],
                                default="territory",
                                max_length=10,
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("birth", "By birth"),
                                    ("descent", "By descent"),
                                    ("naturalised", "Naturalised"),
                                    ("unknown", "Basis not known"),
                                ],
                                default="unknown",
                                max_length=12,
                            ),
                        ),
                        ("from_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="from")),
                        ("to_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="to")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PersonEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.person",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="P", unique=False, verbose_name="reference"),
                        ),
                        (
                            "sex",
                            models.CharField(
                                blank=True, choices=[("M", "Male"), ("F", "Female"), ("X", "Other")], max_length=1
                            ),
                        ),
                        (
                            "public_summary",
                            models.TextField(
                                blank=True, help_text="In our words; published only with a source for it, below."
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True, help_text="Never published.")),
                        (
                            "categories",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("left_unit", "Left the unit, surrendered or held past term, and alive"),
                                        ("returned_at_risk", "Returned to a state that prosecutes"),
                                        ("captive", "Captured, not yet home"),
                                        ("trafficking_indicators", "Alive, with indicators of trafficking"),
                                        ("minor", "Minor at signing or now"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                help_text="The strictest decides how much may be shown.",
                                size=None,
                                verbose_name="reasons for protection",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("named", "Named: shown with the name, on a page of its own"),
                                    ("anonymous", "Anonymous: shown without a name, in a few coarse facts"),
                                    ("counted", "Counted: a number in fixed tables, nothing else"),
                                    ("withheld", "Withheld: nothing is shown"),
                                ],
                                default="withheld",
                                max_length=10,
                            ),
                        ),
                        (
                            "level_ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("own_public_act", "The person's own public act"),
                                    ("family_request", "A family's written request"),
                                    ("public_judgment", "A public judgment"),
                                    ("sanctions_list", "A sanctions list"),
                                ],
                                help_text="Needed to show more than the default.",
                                max_length=20,
                                verbose_name="ground for a higher level",
                            ),
                        ),
                        (
                            "level_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why this level"
                            ),
                        ),
                        (
                            "level_review_by",
                            models.DateField(
                                blank=True,
                                help_text="Needed for everybody who is not known to be dead.",
                                null=True,
                                verbose_name="look at the level again by",
                            ),
                        ),
                        (
                            "coarser",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("quarter_to_year", "Year of the contract, not the quarter"),
                                        ("no_contract_date", "No date of the contract"),
                                        ("no_decade", "No decade of birth"),
                                        ("no_sex", "No sex"),
                                        ("no_fate_year", "No year of the fate"),
                                        ("no_fate", "No fate, and so no year of it"),
                                        ("no_sources", "No kinds of source"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                help_text="Where too few others look the same.",
                                size=None,
                                verbose_name="leave out where no name is shown",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Proceeding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="proceedings",
                                to="people.person",
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                                verbose_name="state that prosecutes",
                            ),
                        ),
                        (
                            "for_what",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("serving", "For serving"),
                                    ("recruiting", "For recruiting others"),
                                    ("other", "For something else"),
                                ],
                                max_length=12,
                                verbose_name="for what",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("opened", "Opened"),
                                    ("charged", "Charged"),
                                    ("tried", "On trial"),
                                    ("convicted", "Convicted"),
                                    ("acquitted", "Acquitted"),
                                    ("pardoned", "Pardoned"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "on",
                            tracker.lib.dates.date_fields.PartialDateField(
                                help_text="The day of this stage.", verbose_name="date"
                            ),
                        ),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        (
                            "law",
                            models.CharField(
                                blank=True, help_text="Law and article, such as Criminal Code, 410.", max_length=300
                            ),
                        ),
                        ("charge", models.CharField(blank=True, help_text="In the source's words.", max_length=300)),
                        ("in_absentia", models.BooleanField(blank=True, null=True, verbose_name="in absentia")),
                        ("sentence", models.CharField(blank=True, help_text="In the source's words.", max_length=300)),
                    ],
                    options={
                        "ordering": ("on_earliest", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProceedingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.proceeding",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                                verbose_name="state that prosecutes",
                            ),
                        ),
                        (
                            "for_what",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("serving", "For serving"),
                                    ("recruiting", "For recruiting others"),
                                    ("other", "For something else"),
                                ],
                                max_length=12,
                                verbose_name="for what",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("opened", "Opened"),
                                    ("charged", "Charged"),
                                    ("tried", "On trial"),
                                    ("convicted", "Convicted"),
                                    ("acquitted", "Acquitted"),
                                    ("pardoned", "Pardoned"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "on",
                            tracker.lib.dates.date_fields.PartialDateField(
                                help_text="The day of this stage.", verbose_name="date"
                            ),
                        ),
                        (
                            "law",
                            models.CharField(
                                blank=True, help_text="Law and article, such as Criminal Code, 410.", max_length=300
                            ),
                        ),
                        ("charge", models.CharField(blank=True, help_text="In the source's words.", max_length=300)),
                        ("in_absentia", models.BooleanField(blank=True, null=True, verbose_name="in absentia")),
                        ("sentence", models.CharField(blank=True, help_text="In the source's words.", max_length=300)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Recruiter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="R", unique=True, verbose_name="reference"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("person", "A person"),
                                    ("agency", "An agency"),
                                    ("company", "A company"),
                                    ("official", "An official"),
                                ],
                                help_text="Public on contracts that cite the recruiter.",
                                max_length=10,
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                blank=True,
                                help_text="Where the recruiter works from; public as the kind is.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                                verbose_name="country",
                            ),
                        ),
                        ("office_held", models.CharField(blank=True, max_length=300)),
                        (
                            "standing",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("officeholder", "Officeholder acting in office"),
                                        ("charged", "Charged with recruiting"),
                                        ("convicted", "Convicted of recruiting"),
                                        ("sanctioned", "Sanctioned for recruiting"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=list,
                                help_text="Each needs sources below; without one of these nobody is ever named.",
                                size=None,
                            ),
                        ),
                        (
                            "legal_checked_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                validators=[tracker.lib.dates.future_dates.refuse_future],
                                verbose_name="legal check on",
                            ),
                        ),
                        (
                            "legal_checked_by",
                            models.CharField(blank=True, max_length=150, verbose_name="legal check by"),
                        ),
                        (
                            "legal_outcome",
                            models.CharField(
                                blank=True,
                                choices=[("cleared", "May be named"), ("refused", "May not be named")],
                                max_length=10,
                                verbose_name="outcome of the check",
                            ),
                        ),
                        (
                            "reply_asked_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                validators=[tracker.lib.dates.future_dates.refuse_future],
                                verbose_name="asked for a reply on",
                            ),
                        ),
                        (
                            "reply_outcome",
                            models.CharField(
                                blank=True,
                                choices=[("answered", "Answered"), ("none", "None: nobody answered in time")],
                                max_length=10,
                                verbose_name="result of asking",
                            ),
                        ),
                        (
                            "reply_answered_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                validators=[tracker.lib.dates.future_dates.refuse_future],
                                verbose_name="answered on",
                            ),
                        ),
                        ("reply", models.TextField(blank=True, verbose_name="the answer")),
                        ("internal_notes", models.TextField(blank=True, help_text="Never published.")),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Contract",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contracts",
                                to="people.person",
                            ),
                        ),
                        ("side", models.CharField(choices=[("RU", "Russia's"), ("UA", "Ukraine's")], max_length=2)),
                        (
                            "force",
                            models.ForeignKey(
                                blank=True,
                                help_text="Army or company that employs.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="units.unit",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="units.unit",
                            ),
                        ),
                        (
                            "unit_as_stated",
                            models.CharField(blank=True, max_length=300, verbose_name="unit, as stated"),
                        ),
                        ("signed_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="signed on")),
                        ("signed_on_earliest", tracker.lib.dates.date_fields.EarliestField("signed_on")),
                        ("signed_on_latest", tracker.lib.dates.date_fields.LatestField("signed_on")),
                        ("signed_on_range", tracker.lib.dates.date_fields.RangeField("signed_on")),
                        (
                            "signed_at",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="units.site",
                            ),
                        ),
                        (
                            "signed_place",
                            models.CharField(blank=True, max_length=200, verbose_name="place of signing, as stated"),
                        ),
                        (
                            "term_months",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="term in months"),
                        ),
                        ("ends_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="ends on")),
                        ("ends_on_earliest", tracker.lib.dates.date_fields.EarliestField("ends_on")),
                        ("ends_on_latest", tracker.lib.dates.date_fields.LatestField("ends_on")),
                        ("ends_on_range", tracker.lib.dates.date_fields.RangeField("ends_on")),
                        ("rank", models.CharField(blank=True, max_length=100)),
                        ("role_promised", models.CharField(blank=True, max_length=300)),
                        ("role_given", models.CharField(blank=True, max_length=300)),
                        (
                            "role_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("combat", "Combat"),
                                    ("support", "Support"),
                                    ("medical", "Medical"),
                                    ("civilian", "Civilian worker under a military contract"),
                                ],
                                max_length=12,
                                verbose_name="kind of work",
                            ),
                        ),
                        (
                            "found_in",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("home_country", "In the home country"),
                                    ("migrant", "As a migrant on that side's territory"),
                                    ("prison", "In prison"),
                                    ("detention", "In detention"),
                                    ("third_country", "In a third country"),
                                ],
                                max_length=16,
                                verbose_name="where recruited",
                            ),
                        ),
                        (
                            "recruiter",
                            models.ForeignKey(
                                blank=True,
                                help_text="Kind and country alone become public, never who it is.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contracts",
                                to="people.recruiter",
                            ),
                        ),
                        (
                            "how",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("recruitment_office", "Recruitment office"),
                                        ("advert", "Advert"),
                                        ("broker_or_agency", "Broker or agency"),
                                        ("acquaintance", "Acquaintance"),
                                        ("social_media", "Social media"),
                                        ("party_or_official", "Party or official"),
                                        ("raid_or_coercion", "Raid or coercion"),
                                        ("state_deployment", "Sent by the own state"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                help_text="Several are possible.",
                                size=None,
                                verbose_name="how recruited",
                            ),
                        ),
                        (
                            "motives",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("pay", "Pay"),
                                        ("citizenship", "Citizenship"),
                                        ("release", "Release from prison"),
                                        ("residence", "Residence papers"),
                                        ("ideology", "Ideology"),
                                        ("adventure", "Adventure"),
                                        ("none_stated", "None stated"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                help_text="As somebody said; its source shows who.",
                                size=None,
                                verbose_name="motives",
                            ),
                        ),
                        (
                            "indicators",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("false_job", "False job"),
                                        ("misled_how_not_stated", "Misled in a way not stated"),
                                        ("contract_language", "Contract in a language not understood"),
                                        ("passport_taken", "Passport taken"),
                                        ("debt_or_fee", "Debt or fee"),
                                        ("threat", "Threat"),
                                        ("violence", "Violence"),
                                        ("detention", "Detention"),
                                        ("deportation_threat", "Threat of deportation"),
                                        ("minor_at_signing", "Minor at signing"),
                                        ("held_past_term", "Held past the term"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                help_text="Of deception or trafficking, as sources state them.",
                                size=None,
                                verbose_name="indicators of deception",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("signed_on_earliest", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContractEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.contract",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        ("side", models.CharField(choices=[("RU", "Russia's"), ("UA", "Ukraine's")], max_length=2)),
                        (
                            "force",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Army or company that employs.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.unit",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.unit",
                            ),
                        ),
                        (
                            "unit_as_stated",
                            models.CharField(blank=True, max_length=300, verbose_name="unit, as stated"),
                        ),
                        ("signed_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="signed on")),
                        (
                            "signed_at",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.site",
                            ),
                        ),
                        (
                            "signed_place",
                            models.CharField(blank=True, max_length=200, verbose_name="place of signing, as stated"),
                        ),
                        (
                            "term_months",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="term in months"),
                        ),
                        ("ends_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="ends on")),
                        ("rank", models.CharField(blank=True, max_length=100)),
                        ("role_promised", models.CharField(blank=True, max_length=300)),
                        ("role_given", models.CharField(blank=True, max_length=300)),
                        (
                            "role_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("combat", "Combat"),
                                    ("support", "Support"),
                                    ("medical", "Medical"),
                                    ("civilian", "Civilian worker under a military contract"),
                                ],
                                max_length=12,
                                verbose_name="kind of work",
                            ),
                        ),
                        (
                            "found_in",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("home_country", "In the home country"),
                                    ("migrant", "As a migrant on that side's territory"),
                                    ("prison", "In prison"),
                                    ("detention", "In detention"),
                                    ("third_country", "In a third country"),
                                ],
                                max_length=16,
                                verbose_name="where recruited",
                            ),
                        ),
                        (
                            "recruiter",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Kind and country alone become public, never who it is.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.recruiter",
                            ),
                        ),
                        (
                            "how",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("recruitment_office", "Recruitment office"),
                                        ("advert", "Advert"),
                                        ("broker_or_agency", "Broker or agency"),
                                        ("acquaintance", "Acquaintance"),
                                        ("social_media", "Social media"),
                                        ("party_or_official", "Party or official"),
                                        ("raid_or_coercion", "Raid or coercion"),
                                        ("state_deployment", "Sent by the own state"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                help_text="Several are possible.",
                                size=None,
                                verbose_name="how recruited",
                            ),
                        ),
                        (
                            "motives",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("pay", "Pay"),
                                        ("citizenship", "Citizenship"),
                                        ("release", "Release from prison"),
                                        ("residence", "Residence papers"),
                                        ("ideology", "Ideology"),
                                        ("adventure", "Adventure"),
                                        ("none_stated", "None stated"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                help_text="As somebody said; its source shows who.",
                                size=None,
                                verbose_name="motives",
                            ),
                        ),
                        (
                            "indicators",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("false_job", "False job"),
                                        ("misled_how_not_stated", "Misled in a way not stated"),
                                        ("contract_language", "Contract in a language not understood"),
                                        ("passport_taken", "Passport taken"),
                                        ("debt_or_fee", "Debt or fee"),
                                        ("threat", "Threat"),
                                        ("violence", "Violence"),
                                        ("detention", "Detention"),
                                        ("deportation_threat", "Threat of deportation"),
                                        ("minor_at_signing", "Minor at signing"),
                                        ("held_past_term", "Held past the term"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                help_text="Of deception or trafficking, as sources state them.",
                                size=None,
                                verbose_name="indicators of deception",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Payment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="payments", to="people.person"
                            ),
                        ),
                        (
                            "contract",
                            models.ForeignKey(
                                help_text="Under which contract; a new contract must be saved first.",
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="payments",
                                to="people.contract",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("signing", "For signing"),
                                    ("monthly", "Monthly pay"),
                                    ("injury", "For an injury"),
                                    ("death", "For the death"),
                                    ("fee", "Fee charged to the recruit"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(
                                        Decimal(0), "An amount is never negative; a fee is a kind of its own."
                                    )
                                ],
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(
                                blank=True,
                                help_text="RUB, USD, NPR …",
                                max_length=3,
                                validators=[tracker.people.models.payment.validate_currency],
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                blank=True,
                                choices=[("promised", "Promised"), ("paid", "Paid")],
                                max_length=10,
                                verbose_name="promised or paid",
                            ),
                        ),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        (
                            "payer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("state", "The state recruited for"),
                                    ("region", "A region or town of that state"),
                                    ("unit", "The unit"),
                                    ("broker", "A broker or agency"),
                                    ("employer", "An employer"),
                                    ("recruit", "The recruit"),
                                    ("family", "The family"),
                                    ("other", "Somebody else"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "payee",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("state", "The state recruited for"),
                                    ("region", "A region or town of that state"),
                                    ("unit", "The unit"),
                                    ("broker", "A broker or agency"),
                                    ("employer", "An employer"),
                                    ("recruit", "The recruit"),
                                    ("family", "The family"),
                                    ("other", "Somebody else"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "parties_as_stated",
                            models.CharField(
                                blank=True,
                                help_text="Never published: it may name a relative.",
                                max_length=300,
                                verbose_name="payer and payee, as stated",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("on_earliest", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PaymentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.payment",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "contract",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="Under which contract; a new contract must be saved first.",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.contract",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("signing", "For signing"),
                                    ("monthly", "Monthly pay"),
                                    ("injury", "For an injury"),
                                    ("death", "For the death"),
                                    ("fee", "Fee charged to the recruit"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(
                                        Decimal(0), "An amount is never negative; a fee is a kind of its own."
                                    )
                                ],
                            ),
                        ),
                        (
                            "currency",
                            models.CharField(
                                blank=True,
                                help_text="RUB, USD, NPR …",
                                max_length=3,
                                validators=[tracker.people.models.payment.validate_currency],
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                blank=True,
                                choices=[("promised", "Promised"), ("paid", "Paid")],
                                max_length=10,
                                verbose_name="promised or paid",
                            ),
                        ),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        (
                            "payer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("state", "The state recruited for"),
                                    ("region", "A region or town of that state"),
                                    ("unit", "The unit"),
                                    ("broker", "A broker or agency"),
                                    ("employer", "An employer"),
                                    ("recruit", "The recruit"),
                                    ("family", "The family"),
                                    ("other", "Somebody else"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "payee",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("state", "The state recruited for"),
                                    ("region", "A region or town of that state"),
                                    ("unit", "The unit"),
                                    ("broker", "A broker or agency"),
                                    ("employer", "An employer"),
                                    ("recruit", "The recruit"),
                                    ("family", "The family"),
                                    ("other", "Somebody else"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "parties_as_stated",
                            models.CharField(
                                blank=True,
                                help_text="Never published: it may name a relative.",
                                max_length=300,
                                verbose_name="payer and payee, as stated",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RecruiterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.recruiter",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="R", unique=False, verbose_name="reference"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("person", "A person"),
                                    ("agency", "An agency"),
                                    ("company", "A company"),
                                    ("official", "An official"),
                                ],
                                help_text="Public on contracts that cite the recruiter.",
                                max_length=10,
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Where the recruiter works from; public as the kind is.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                                verbose_name="country",
                            ),
                        ),
                        ("office_held", models.CharField(blank=True, max_length=300)),
                        (
                            "standing",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("officeholder", "Officeholder acting in office"),
                                        ("charged", "Charged with recruiting"),
                                        ("convicted", "Convicted of recruiting"),
                                        ("sanctioned", "Sanctioned for recruiting"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=list,
                                help_text="Each needs sources below; without one of these nobody is ever named.",
                                size=None,
                            ),
                        ),
                        (
                            "legal_checked_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                validators=[tracker.lib.dates.future_dates.refuse_future],
                                verbose_name="legal check on",
                            ),
                        ),
                        (
                            "legal_checked_by",
                            models.CharField(blank=True, max_length=150, verbose_name="legal check by"),
                        ),
                        (
                            "legal_outcome",
                            models.CharField(
                                blank=True,
                                choices=[("cleared", "May be named"), ("refused", "May not be named")],
                                max_length=10,
                                verbose_name="outcome of the check",
                            ),
                        ),
                        (
                            "reply_asked_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                validators=[tracker.lib.dates.future_dates.refuse_future],
                                verbose_name="asked for a reply on",
                            ),
                        ),
                        (
                            "reply_outcome",
                            models.CharField(
                                blank=True,
                                choices=[("answered", "Answered"), ("none", "None: nobody answered in time")],
                                max_length=10,
                                verbose_name="result of asking",
                            ),
                        ),
                        (
                            "reply_answered_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                validators=[tracker.lib.dates.future_dates.refuse_future],
                                verbose_name="answered on",
                            ),
                        ),
                        ("reply", models.TextField(blank=True, verbose_name="the answer")),
                        ("internal_notes", models.TextField(blank=True, help_text="Never published.")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RecruiterName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "recruiter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="names", to="people.recruiter"
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("full", "Full name"),
                                    ("passport", "As in the passport"),
                                    ("native", "In the person's own script"),
                                    ("transliteration", "Transliteration"),
                                    ("alias", "Alias"),
                                    ("call_sign", "Call sign"),
                                ],
                                default="full",
                                max_length=16,
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                help_text="Two or three letters, such as ne for Nepali or ru for Russian.",
                                max_length=12,
                            ),
                        ),
                        ("preferred", models.BooleanField(default=False, help_text="The name to show first.")),
                        ("romanised", tracker.lib.names.name_fields.KeyField("text", "romanised")),
                        ("romanised_alt", tracker.lib.names.name_fields.KeyField("text", "romanised_alt")),
                        ("skeleton", tracker.lib.names.name_fields.KeyField("text", "skeleton")),
                        ("search_keys", tracker.lib.names.name_fields.KeyField("text", "search_keys")),
                        ("keys_version", tracker.lib.names.name_fields.KeyVersionField()),
                        ("search", tracker.lib.names.name_fields.SearchField("search_keys")),
                    ],
                    options={
                        "ordering": ("-preferred", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RecruiterCitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                        (
                            "locator",
                            models.CharField(
                                blank=True, help_text="Page, row or time code.", max_length=200, verbose_name="found at"
                            ),
                        ),
                        ("quote", models.TextField(blank=True, help_text="A short one, in the source's own words.")),
                        (
                            "stance",
                            models.CharField(
                                choices=[("supports", "Supports"), ("contradicts", "Contradicts")],
                                default="supports",
                                max_length=12,
                                verbose_name="for or against",
                            ),
                        ),
                        (
                            "fields",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                help_text="Tick what the source supports; nothing ticked: everything that is filled in.",
                                size=None,
                                verbose_name="what the source supports",
                            ),
                        ),
                        (
                            "said_by",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("own_state", "Own state"),
                                        ("family", "Family"),
                                        ("recruiting_side", "Recruiting side"),
                                        ("opposing_side", "Opposing side"),
                                        ("unit", "Unit"),
                                        ("document", "Document"),
                                        ("witness", "Witness"),
                                        ("court", "Court"),
                                        ("publisher", "Publisher"),
                                    ],
                                    max_length=16,
                                ),
                                blank=True,
                                default=list,
                                help_text="Who speaks in the source; nothing ticked where it cannot be told.",
                                size=None,
                            ),
                        ),
                        ("via", models.CharField(blank=True, max_length=200, verbose_name="relayed by")),
                        (
                            "recruiter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.recruiter",
                            ),
                        ),
                        (
                            "recruitername",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.recruitername",
                                verbose_name="name",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="RecruiterCitationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.recruitercitation",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "source",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.source",
                            ),
                        ),
                        (
                            "locator",
                            models.CharField(
                                blank=True, help_text="Page, row or time code.", max_length=200, verbose_name="found at"
                            ),
                        ),
                        ("quote", models.TextField(blank=True, help_text="A short one, in the source's own words.")),
                        (
                            "stance",
                            models.CharField(
                                choices=[("supports", "Supports"), ("contradicts", "Contradicts")],
                                default="supports",
                                max_length=12,
                                verbose_name="for or against",
                            ),
                        ),
                        (
                            "fields",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                help_text="Tick what the source supports; nothing ticked: everything that is filled in.",
                                size=None,
                                verbose_name="what the source supports",
                            ),
                        ),
                        (
                            "said_by",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("own_state", "Own state"),
                                        ("family", "Family"),
                                        ("recruiting_side", "Recruiting side"),
                                        ("opposing_side", "Opposing side"),
                                        ("unit", "Unit"),
                                        ("document", "Document"),
                                        ("witness", "Witness"),
                                        ("court", "Court"),
                                        ("publisher", "Publisher"),
                                    ],
                                    max_length=16,
                                ),
                                blank=True,
                                default=list,
                                help_text="Who speaks in the source; nothing ticked where it cannot be told.",
                                size=None,
                            ),
                        ),
                        ("via", models.CharField(blank=True, max_length=200, verbose_name="relayed by")),
                        (
                            "recruiter",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.recruiter",
                            ),
                        ),
                        (
                            "recruitername",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.recruitername",
                                verbose_name="name",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RecruiterNameEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.recruitername",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "recruiter",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.recruiter",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("full", "Full name"),
                                    ("passport", "As in the passport"),
                                    ("native", "In the person's own script"),
                                    ("transliteration", "Transliteration"),
                                    ("alias", "Alias"),
                                    ("call_sign", "Call sign"),
                                ],
                                default="full",
                                max_length=16,
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                help_text="Two or three letters, such as ne for Nepali or ru for Russian.",
                                max_length=12,
                            ),
                        ),
                        ("preferred", models.BooleanField(default=False, help_text="The name to show first.")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Request",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="Q", unique=True, verbose_name="reference"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("correction", "Correction of a fact"),
                                    ("removal", "Removal of a record"),
                                    ("legal", "A lawyer's or a court's letter"),
                                    ("safety", "Somebody is in danger"),
                                    ("reply", "Reply of somebody named"),
                                    ("family", "A family asks or tells"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "about",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="people.person",
                            ),
                        ),
                        (
                            "about_words",
                            models.CharField(
                                blank=True,
                                help_text="If it is about nobody in our records, or it is not known yet about whom.",
                                max_length=300,
                                verbose_name="about, in words",
                            ),
                        ),
                        ("received_on", models.DateField(validators=[tracker.lib.dates.future_dates.refuse_future])),
                        ("due_on", models.DateField(help_text="The last day for an answer.")),
                        (
                            "identity_check",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_needed", "Not needed"),
                                    ("asked", "Asked for"),
                                    ("confirmed", "Confirmed"),
                                    ("failed", "Failed"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("granted", "Granted"),
                                    ("partly", "Granted in part"),
                                    ("refused", "Refused"),
                                    ("noted", "Noted: nothing to decide"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(
                                blank=True, help_text="Why so decided; without the writer's name or contact."
                            ),
                        ),
                        (
                            "answered_on",
                            models.DateField(
                                blank=True, null=True, validators=[tracker.lib.dates.future_dates.refuse_future]
                            ),
                        ),
                        (
                            "handled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("due_on", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="RequestEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.request",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="Q", unique=False, verbose_name="reference"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("correction", "Correction of a fact"),
                                    ("removal", "Removal of a record"),
                                    ("legal", "A lawyer's or a court's letter"),
                                    ("safety", "Somebody is in danger"),
                                    ("reply", "Reply of somebody named"),
                                    ("family", "A family asks or tells"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "about",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "about_words",
                            models.CharField(
                                blank=True,
                                help_text="If it is about nobody in our records, or it is not known yet about whom.",
                                max_length=300,
                                verbose_name="about, in words",
                            ),
                        ),
                        ("received_on", models.DateField(validators=[tracker.lib.dates.future_dates.refuse_future])),
                        ("due_on", models.DateField(help_text="The last day for an answer.")),
                        (
                            "identity_check",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_needed", "Not needed"),
                                    ("asked", "Asked for"),
                                    ("confirmed", "Confirmed"),
                                    ("failed", "Failed"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("granted", "Granted"),
                                    ("partly", "Granted in part"),
                                    ("refused", "Refused"),
                                    ("noted", "Noted: nothing to decide"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(
                                blank=True, help_text="Why so decided; without the writer's name or contact."
                            ),
                        ),
                        (
                            "answered_on",
                            models.DateField(
                                blank=True, null=True, validators=[tracker.lib.dates.future_dates.refuse_future]
                            ),
                        ),
                        (
                            "handled_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RequestWriter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "request",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="writer", to="people.request"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=300)),
                        ("contact", models.TextField(blank=True, help_text="Addresses and numbers to answer to.")),
                        (
                            "capacity",
                            models.CharField(
                                blank=True,
                                help_text="Such as mother, lawyer, reader.",
                                max_length=200,
                                verbose_name="writes as",
                            ),
                        ),
                        (
                            "letter",
                            models.TextField(blank=True, help_text="What was written, or where the letter is kept."),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="RequestWriterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.requestwriter",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "request",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.request",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=300)),
                        ("contact", models.TextField(blank=True, help_text="Addresses and numbers to answer to.")),
                        (
                            "capacity",
                            models.CharField(
                                blank=True,
                                help_text="Such as mother, lawyer, reader.",
                                max_length=200,
                                verbose_name="writes as",
                            ),
                        ),
                        (
                            "letter",
                            models.TextField(blank=True, help_text="What was written, or where the letter is kept."),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RestrictedFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="restricted_file",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "file of restricted details",
                        "verbose_name_plural": "files of restricted details",
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="RestrictedDetail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="details",
                                to="people.restrictedfile",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("identity_number", "Identity number"),
                                    ("contact", "Contact"),
                                    ("address", "Address"),
                                    ("relative", "Relative"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("text", models.TextField(verbose_name="detail")),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=300, verbose_name="where from, and what for"),
                        ),
                    ],
                    options={
                        "ordering": ("kind", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="RestrictedDetailEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.restricteddetail",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "file",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.restrictedfile",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("identity_number", "Identity number"),
                                    ("contact", "Contact"),
                                    ("address", "Address"),
                                    ("relative", "Relative"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("text", models.TextField(verbose_name="detail")),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=300, verbose_name="where from, and what for"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RestrictedFileEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.restrictedfile",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RestrictedReading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "read_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "read_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="read at (UTC)"
                            ),
                        ),
                        ("person_reference", models.CharField(max_length=8, verbose_name="whose")),
                        (
                            "page",
                            models.CharField(
                                help_text="The details, their history, or the page for deleting.",
                                max_length=12,
                                verbose_name="what",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Service",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="services", to="people.person"
                            ),
                        ),
                        ("side", models.CharField(choices=[("RU", "Russia's"), ("UA", "Ukraine's")], max_length=2)),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="units.unit",
                            ),
                        ),
                        (
                            "unit_as_stated",
                            models.CharField(blank=True, max_length=300, verbose_name="unit, as stated"),
                        ),
                        ("role", models.CharField(blank=True, max_length=300)),
                        ("rank", models.CharField(blank=True, max_length=100)),
                        ("from_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="from")),
                        ("from_on_earliest", tracker.lib.dates.date_fields.EarliestField("from_on")),
                        ("from_on_latest", tracker.lib.dates.date_fields.LatestField("from_on")),
                        ("from_on_range", tracker.lib.dates.date_fields.RangeField("from_on")),
                        ("to_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="to")),
                        ("to_on_earliest", tracker.lib.dates.date_fields.EarliestField("to_on")),
                        ("to_on_latest", tracker.lib.dates.date_fields.LatestField("to_on")),
                        ("to_on_range", tracker.lib.dates.date_fields.RangeField("to_on")),
                    ],
                    options={
                        "ordering": ("from_on_earliest", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ServiceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.service",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        ("side", models.CharField(choices=[("RU", "Russia's"), ("UA", "Ukraine's")], max_length=2)),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.unit",
                            ),
                        ),
                        (
                            "unit_as_stated",
                            models.CharField(blank=True, max_length=300, verbose_name="unit, as stated"),
                        ),
                        ("role", models.CharField(blank=True, max_length=300)),
                        ("rank", models.CharField(blank=True, max_length=100)),
                        ("from_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="from")),
                        ("to_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="to")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Step",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="people.person"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("offered", "Was offered a contract"),
                                    ("left_home", "Left home"),
                                    ("arrived", "Arrived"),
                                    ("trained", "Was trained"),
                                    ("sent_to_front", "Was sent to the front"),
                                    ("returned_alive", "Came back alive"),
                                    ("body_returned", "The body was brought back"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        (
                            "site",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="units.site",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place, as stated")),
                    ],
                    options={
                        "ordering": ("on_earliest", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.step",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("offered", "Was offered a contract"),
                                    ("left_home", "Left home"),
                                    ("arrived", "Arrived"),
                                    ("trained", "Was trained"),
                                    ("sent_to_front", "Was sent to the front"),
                                    ("returned_alive", "Came back alive"),
                                    ("body_returned", "The body was brought back"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        (
                            "site",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.site",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place, as stated")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BackgroundEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.background",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        ("occupation", models.CharField(blank=True, max_length=300)),
                        ("studies", models.CharField(blank=True, max_length=300)),
                        (
                            "military_service",
                            models.CharField(blank=True, max_length=300, verbose_name="earlier military service"),
                        ),
                        ("affiliation", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Birth",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="births", to="people.person"
                            ),
                        ),
                        ("born_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="born on")),
                        ("born_on_earliest", tracker.lib.dates.date_fields.EarliestField("born_on")),
                        ("born_on_latest", tracker.lib.dates.date_fields.LatestField("born_on")),
                        ("born_on_range", tracker.lib.dates.date_fields.RangeField("born_on")),
                        (
                            "age",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="In full years, as stated.", null=True
                            ),
                        ),
                        (
                            "age_on",
                            tracker.lib.dates.date_fields.PartialDateField(
                                help_text="The day on which the person had that age.", verbose_name="day of that age"
                            ),
                        ),
                        ("age_on_earliest", tracker.lib.dates.date_fields.EarliestField("age_on")),
                        ("age_on_latest", tracker.lib.dates.date_fields.LatestField("age_on")),
                        ("age_on_range", tracker.lib.dates.date_fields.RangeField("age_on")),
                        ("place", models.CharField(blank=True, max_length=200)),
                        (
                            "territory",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                                verbose_name="country",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BirthEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.birth",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        ("born_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="born on")),
                        (
                            "age",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="In full years, as stated.", null=True
                            ),
                        ),
                        (
                            "age_on",
                            tracker.lib.dates.date_fields.PartialDateField(
                                help_text="The day on which the person had that age.", verbose_name="day of that age"
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200)),
                        (
                            "territory",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                                verbose_name="country",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CitizenshipGrant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="grants", to="people.person"
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                                verbose_name="citizenship of",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("promised", "Promised"),
                                    ("applied", "Applied for"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("revoked", "Revoked"),
                                ],
                                max_length=10,
                                verbose_name="stage reached",
                            ),
                        ),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        (
                            "instrument",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.legalinstrument",
                                verbose_name="law or decree",
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                blank=True,
                                choices=[("own_contract", "Own contract"), ("relative", "A relative's contract")],
                                max_length=14,
                            ),
                        ),
                        (
                            "contract",
                            models.ForeignKey(
                                blank=True,
                                help_text="The contract that it rewards.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="grants",
                                to="people.contract",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("on_earliest", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PersonCitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                        (
                            "locator",
                            models.CharField(
                                blank=True, help_text="Page, row or time code.", max_length=200, verbose_name="found at"
                            ),
                        ),
                        ("quote", models.TextField(blank=True, help_text="A short one, in the source's own words.")),
                        (
                            "stance",
                            models.CharField(
                                choices=[("supports", "Supports"), ("contradicts", "Contradicts")],
                                default="supports",
                                max_length=12,
                                verbose_name="for or against",
                            ),
                        ),
                        (
                            "fields",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                help_text="Tick what the source supports; nothing ticked: everything that is filled in.",
                                size=None,
                                verbose_name="what the source supports",
                            ),
                        ),
                        (
                            "said_by",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("own_state", "Own state"),
                                        ("family", "Family"),
                                        ("recruiting_side", "Recruiting side"),
                                        ("opposing_side", "Opposing side"),
                                        ("unit", "Unit"),
                                        ("document", "Document"),
                                        ("witness", "Witness"),
                                        ("court", "Court"),
                                        ("publisher", "Publisher"),
                                    ],
                                    max_length=16,
                                ),
                                blank=True,
                                default=list,
                                help_text="Who speaks in the source; nothing ticked where it cannot be told.",
                                size=None,
                            ),
                        ),
                        ("via", models.CharField(blank=True, max_length=200, verbose_name="relayed by")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.person",
                            ),
                        ),
                        (
                            "name",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.name",
                            ),
                        ),
                        (
                            "birth",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.birth",
                            ),
                        ),
                        (
                            "background",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.background",
                            ),
                        ),
                        (
                            "nationality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.nationality",
                            ),
                        ),
                        (
                            "contract",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.contract",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.service",
                            ),
                        ),
                        (
                            "citizenshipgrant",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.citizenshipgrant",
                                verbose_name="citizenship grant",
                            ),
                        ),
                        (
                            "fate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.fate",
                            ),
                        ),
                        (
                            "payment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.payment",
                            ),
                        ),
                        (
                            "step",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.step",
                            ),
                        ),
                        (
                            "proceeding",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="people.proceeding",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="PersonCitationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.personcitation",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "source",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.source",
                            ),
                        ),
                        (
                            "locator",
                            models.CharField(
                                blank=True, help_text="Page, row or time code.", max_length=200, verbose_name="found at"
                            ),
                        ),
                        ("quote", models.TextField(blank=True, help_text="A short one, in the source's own words.")),
                        (
                            "stance",
                            models.CharField(
                                choices=[("supports", "Supports"), ("contradicts", "Contradicts")],
                                default="supports",
                                max_length=12,
                                verbose_name="for or against",
                            ),
                        ),
                        (
                            "fields",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                help_text="Tick what the source supports; nothing ticked: everything that is filled in.",
                                size=None,
                                verbose_name="what the source supports",
                            ),
                        ),
                        (
                            "said_by",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("own_state", "Own state"),
                                        ("family", "Family"),
                                        ("recruiting_side", "Recruiting side"),
                                        ("opposing_side", "Opposing side"),
                                        ("unit", "Unit"),
                                        ("document", "Document"),
                                        ("witness", "Witness"),
                                        ("court", "Court"),
                                        ("publisher", "Publisher"),
                                    ],
                                    max_length=16,
                                ),
                                blank=True,
                                default=list,
                                help_text="Who speaks in the source; nothing ticked where it cannot be told.",
                                size=None,
                            ),
                        ),
                        ("via", models.CharField(blank=True, max_length=200, verbose_name="relayed by")),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "name",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.name",
                            ),
                        ),
                        (
                            "birth",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.birth",
                            ),
                        ),
                        (
                            "background",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.background",
                            ),
                        ),
                        (
                            "nationality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.nationality",
                            ),
                        ),
                        (
                            "contract",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.contract",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.service",
                            ),
                        ),
                        (
                            "citizenshipgrant",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.citizenshipgrant",
                                verbose_name="citizenship grant",
                            ),
                        ),
                        (
                            "fate",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.fate",
                            ),
                        ),
                        (
                            "payment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.payment",
                            ),
                        ),
                        (
                            "step",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.step",
                            ),
                        ),
                        (
                            "proceeding",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.proceeding",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CitizenshipGrantEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="people.citizenshipgrant",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unverified", "Unverified: entered, not yet judged"),
                                    ("accepted", "Accepted: the desk stands by it"),
                                    (
                                        "conflicting",
                                        "Conflicting: a credible version that disagrees with the accepted one on a named point",
                                    ),
                                    ("rejected", "Rejected: judged wrong or retracted, kept with the reason"),
                                ],
                                default="unverified",
                                max_length=12,
                            ),
                        ),
                        (
                            "conflict_on",
                            models.CharField(
                                blank=True,
                                help_text="On which point it differs from the accepted version.",
                                max_length=40,
                                verbose_name="disagrees about",
                            ),
                        ),
                        (
                            "public_note",
                            models.TextField(
                                blank=True,
                                help_text="Shown to readers beside a conflicting version, or with a correction.",
                            ),
                        ),
                        (
                            "status_reason",
                            models.TextField(
                                blank=True, help_text="Stays in the newsroom.", verbose_name="why rejected"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                                verbose_name="citizenship of",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("promised", "Promised"),
                                    ("applied", "Applied for"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("revoked", "Revoked"),
                                ],
                                max_length=10,
                                verbose_name="stage reached",
                            ),
                        ),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        (
                            "instrument",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.legalinstrument",
                                verbose_name="law or decree",
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                blank=True,
                                choices=[("own_contract", "Own contract"), ("relative", "A relative's contract")],
                                max_length=14,
                            ),
                        ),
                        (
                            "contract",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The contract that it rewards.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.contract",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Compared",
                    fields=[
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to="people.person",
                            ),
                        ),
                        ("known_as", models.CharField(help_text="SHA-256 of what was compared.", max_length=64)),
                    ],
                    options={
                        "verbose_name": "comparison",
                    },
                ),
            ]
        ),
        Together(
            [
                migrations.AddConstraint(
                    model_name="person",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("level_ground", ""), models.Q(("level_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="a_ground_has_a_reason",
                        violation_error_message="A ground for a higher level needs the reason in words.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="person",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_personevent" ("categories", "coarser", "id", "internal_notes", "level", "level_ground", "level_reason", "level_review_by", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_summary", "reference", "sex") VALUES (NEW."categories", NEW."coarser", NEW."id", NEW."internal_notes", NEW."level", NEW."level_ground", NEW."level_reason", NEW."level_review_by", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_summary", NEW."reference", NEW."sex"); RETURN NULL;',
                            hash="75bc0de2860b9e04602ad46e606ac79d3e15fa52",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_65688",
                            table="people_person",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="person",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_personevent" ("categories", "coarser", "id", "internal_notes", "level", "level_ground", "level_reason", "level_review_by", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_summary", "reference", "sex") VALUES (NEW."categories", NEW."coarser", NEW."id", NEW."internal_notes", NEW."level", NEW."level_ground", NEW."level_reason", NEW."level_review_by", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_summary", NEW."reference", NEW."sex"); RETURN NULL;',
                            hash="d20232b0ad14fde64a0d0e4446bd74cc244c62bb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_de829",
                            table="people_person",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="person",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_personevent" ("categories", "coarser", "id", "internal_notes", "level", "level_ground", "level_reason", "level_review_by", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_summary", "reference", "sex") VALUES (OLD."categories", OLD."coarser", OLD."id", OLD."internal_notes", OLD."level", OLD."level_ground", OLD."level_reason", OLD."level_review_by", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_summary", OLD."reference", OLD."sex"); RETURN NULL;',
                            hash="c03a766f2782e91f73653311277ab515a81f9a45",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2ca2d",
                            table="people_person",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="person",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_person_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="09eba56ad5cb5dd340642be28d3557315d43b7b5",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_not_merged_a55be",
                            table="people_person",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="birthevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.person_id;\n    RETURN NULL;\n",
                            hash="852efb2ca0e00b9bc8262caf5a500978c3513845",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_008fc",
                            table="people_birthevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="birth",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_birth_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="birth",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_birth_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="birth",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("born_on", ""), _negated=True),
                            ("age__isnull", False),
                            models.Q(("place", ""), _negated=True),
                            ("territory__isnull", False),
                            _connector="OR",
                        ),
                        name="a_birth_says_something",
                        violation_error_message="Give a date of birth, an age, a place or a country.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="birth",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("age__isnull", True), models.Q(("age__gte", 10), ("age__lte", 110)), _connector="OR"
                        ),
                        name="an_age_is_a_human_one",
                        violation_error_message="An age lies between 10 and 110 years.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="birth",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_birthevent" ("age", "age_on", "born_on", "conflict_on", "id", "key", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_note", "status", "status_reason", "territory_id") VALUES (NEW."age", NEW."age_on", NEW."born_on", NEW."conflict_on", NEW."id", NEW."key", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."place", NEW."public_note", NEW."status", NEW."status_reason", NEW."territory_id"); RETURN NULL;',
                            hash="e5ff3d255f79ec85be6527202c4c714b9e13d1ac",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3c9fc",
                            table="people_birth",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="birth",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."age" IS DISTINCT FROM (NEW."age") OR OLD."age_on" IS DISTINCT FROM (NEW."age_on") OR OLD."born_on" IS DISTINCT FROM (NEW."born_on") OR OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."territory_id" IS DISTINCT FROM (NEW."territory_id"))',
                            func='INSERT INTO "people_birthevent" ("age", "age_on", "born_on", "conflict_on", "id", "key", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_note", "status", "status_reason", "territory_id") VALUES (NEW."age", NEW."age_on", NEW."born_on", NEW."conflict_on", NEW."id", NEW."key", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."place", NEW."public_note", NEW."status", NEW."status_reason", NEW."territory_id"); RETURN NULL;',
                            hash="49670be6ef071013a4ec1d535a7ffc2542e3abd3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ed13a",
                            table="people_birth",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="birth",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_birthevent" ("age", "age_on", "born_on", "conflict_on", "id", "key", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_note", "status", "status_reason", "territory_id") VALUES (OLD."age", OLD."age_on", OLD."born_on", OLD."conflict_on", OLD."id", OLD."key", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."place", OLD."public_note", OLD."status", OLD."status_reason", OLD."territory_id"); RETURN NULL;',
                            hash="5cb9a26d31df57a98101bb38a0509cf03074c35b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3d67c",
                            table="people_birth",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="birth",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_45602('born_on', 'age_on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="d1de089213b4f0bbcc0435b90ac01a0e1a6b26a9",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_45602",
                            table="people_birth",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="birth",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_birth claim ON claim.id = cited.birth_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of birth % belongs to another record than the birth.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_birth_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_birth WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE birth_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted birth % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_birth_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="80e5e62014b6e2734e7cb0701a48ae28826152f8",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_02382",
                            table="people_birth",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="birth",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.birth_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.birth_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_birth claim ON claim.id = cited.birth_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of birth % belongs to another record than the birth.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_birth_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_birth WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE birth_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted birth % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_birth_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="ec1a07c00a21b366942c166a951d31dbbc8b4f8f",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_97a3c",
                            table="people_personcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="birth",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.person_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_birth_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="b600e2d38c6da0aa7a1f079f8726dd970523915a",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_not_merged_4d9fd",
                            table="people_birth",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="birth",
                    trigger=pgtrigger.compiler.Trigger(
                        name="age_has_its_day",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF NEW.age IS NOT NULL AND NEW.age_on = ''\n       AND (TG_OP = 'INSERT' OR (OLD.age, OLD.age_on) IS DISTINCT FROM (NEW.age, NEW.age_on))\n    THEN\n        RAISE EXCEPTION 'An age needs its day. Give the day on which the person had that age, such as the date of the '\n            'source that states it.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_birth_age_has_its_day';\n    END IF;\n    RETURN NEW;\n",
                            hash="42540b4f5c682578f0e0b63299961210a244a957",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_age_has_its_day_fd250",
                            table="people_birth",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="backgroundevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.person_id;\n    RETURN NULL;\n",
                            hash="2309b3af5d3162f79aaeadc17d0f6eb5d56ff636",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_be015",
                            table="people_backgroundevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="background",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_background_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="background",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_background_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="background",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("affiliation", ""),
                            ("military_service", ""),
                            ("occupation", ""),
                            ("studies", ""),
                            _negated=True,
                        ),
                        name="a_background_says_something",
                        violation_error_message="Fill at least one column of the background.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="background",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_backgroundevent" ("affiliation", "conflict_on", "id", "key", "military_service", "occupation", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "status", "status_reason", "studies") VALUES (NEW."affiliation", NEW."conflict_on", NEW."id", NEW."key", NEW."military_service", NEW."occupation", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_note", NEW."status", NEW."status_reason", NEW."studies"); RETURN NULL;',
                            hash="df3009e54bece91ba9901aff3d192e7e91fbf4a8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fdd6c",
                            table="people_background",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="background",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_backgroundevent" ("affiliation", "conflict_on", "id", "key", "military_service", "occupation", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "status", "status_reason", "studies") VALUES (NEW."affiliation", NEW."conflict_on", NEW."id", NEW."key", NEW."military_service", NEW."occupation", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_note", NEW."status", NEW."status_reason", NEW."studies"); RETURN NULL;',
                            hash="deb2eafc2c4d64a3549f4e4a4e86d543bb4d79bc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7bf90",
                            table="people_background",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="background",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_backgroundevent" ("affiliation", "conflict_on", "id", "key", "military_service", "occupation", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "status", "status_reason", "studies") VALUES (OLD."affiliation", OLD."conflict_on", OLD."id", OLD."key", OLD."military_service", OLD."occupation", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_note", OLD."status", OLD."status_reason", OLD."studies"); RETURN NULL;',
                            hash="aa16f30606c9a193875a07944f6912d1852af6d7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_abcc2",
                            table="people_background",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="background",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_background claim ON claim.id = cited.background_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of background % belongs to another record than the background.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_background_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_background WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE background_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted background % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_background_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="a721b046d88302f3aeea6ac6d0e38987fc1a25be",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_e0bb7",
                            table="people_background",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="background",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.background_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.background_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_background claim ON claim.id = cited.background_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of background % belongs to another record than the background.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_background_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_background WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE background_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted background % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_background_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="bc032c0509d45a5cb64bc50ea420e7cf0c592c13",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_2a03d",
                            table="people_personcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="background",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.person_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_background_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="854508dc47a13b8974085ce463649d9f5a0a3e3a",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_not_merged_250b8",
                            table="people_background",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citizenshipgrantevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.person_id;\n    RETURN NULL;\n",
                            hash="77853135d345e2f0239c6c335cdc563345c3b22b",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_96d76",
                            table="people_citizenshipgrantevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citizenshipgrant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_citizenshipgrant_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citizenshipgrant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_citizenshipgrant_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citizenshipgrant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_citizenshipgrantevent" ("basis", "conflict_on", "contract_id", "id", "instrument_id", "key", "on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "state", "status", "status_reason", "territory_id") VALUES (NEW."basis", NEW."conflict_on", NEW."contract_id", NEW."id", NEW."instrument_id", NEW."key", NEW."on", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_note", NEW."state", NEW."status", NEW."status_reason", NEW."territory_id"); RETURN NULL;',
                            hash="86deaf31b2de8daecefc25131a49b4469a99156e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1713c",
                            table="people_citizenshipgrant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citizenshipgrant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."contract_id" IS DISTINCT FROM (NEW."contract_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."instrument_id" IS DISTINCT FROM (NEW."instrument_id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."territory_id" IS DISTINCT FROM (NEW."territory_id"))',
                            func='INSERT INTO "people_citizenshipgrantevent" ("basis", "conflict_on", "contract_id", "id", "instrument_id", "key", "on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "state", "status", "status_reason", "territory_id") VALUES (NEW."basis", NEW."conflict_on", NEW."contract_id", NEW."id", NEW."instrument_id", NEW."key", NEW."on", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_note", NEW."state", NEW."status", NEW."status_reason", NEW."territory_id"); RETURN NULL;',
                            hash="418aeea0f12fbf2a83bd3ec7be883ad7bf427d68",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dd6f1",
                            table="people_citizenshipgrant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citizenshipgrant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_citizenshipgrantevent" ("basis", "conflict_on", "contract_id", "id", "instrument_id", "key", "on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "state", "status", "status_reason", "territory_id") VALUES (OLD."basis", OLD."conflict_on", OLD."contract_id", OLD."id", OLD."instrument_id", OLD."key", OLD."on", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_note", OLD."state", OLD."status", OLD."status_reason", OLD."territory_id"); RETURN NULL;',
                            hash="a48481736a259661c145549f2e8192fb0f4503ac",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_37362",
                            table="people_citizenshipgrant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citizenshipgrant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_986df('on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="3722108155a5451c08d9815216a60c6301eff667",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_986df",
                            table="people_citizenshipgrant",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citizenshipgrant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_citizenshipgrant claim ON claim.id = cited.citizenshipgrant_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of citizenshipgrant % belongs to another record than the citizenshipgrant.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_citizenshipgrant_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_citizenshipgrant WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE citizenshipgrant_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted citizenshipgrant % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_citizenshipgrant_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="9bf2526d87b65d413191d247585bfce08f21d3c9",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_d09ce",
                            table="people_citizenshipgrant",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citizenshipgrant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.citizenshipgrant_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.citizenshipgrant_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_citizenshipgrant claim ON claim.id = cited.citizenshipgrant_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of citizenshipgrant % belongs to another record than the citizenshipgrant.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_citizenshipgrant_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_citizenshipgrant WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE citizenshipgrant_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted citizenshipgrant % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_citizenshipgrant_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="61e155670081bed799b8ace71f5329e910574944",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_5eabe",
                            table="people_personcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citizenshipgrant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.person_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_citizenshipgrant_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="79d95ec58d9a713e83f295b2969696cc467a1b06",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_not_merged_85edd",
                            table="people_citizenshipgrant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citizenshipgrant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="own_contract",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            func="\n    IF EXISTS (\n        SELECT FROM people_citizenshipgrant claim JOIN people_contract contract ON contract.id = claim.contract_id\n        WHERE claim.person_id <> contract.person_id\n          AND CASE TG_TABLE_NAME WHEN 'people_citizenshipgrant' THEN claim.id = NEW.id ELSE contract.id = NEW.id END\n    ) THEN\n        RAISE EXCEPTION 'A citizenshipgrant names a contract of another person. Choose a contract of the same person.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_citizenshipgrant_is_under_own_contract';\n    END IF;\n    RETURN NULL;\n",
                            hash="f5c01499bce17b164aabf63894801ed79381e1da",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_own_contract_9934f",
                            table="people_citizenshipgrant",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citizenshipgrant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="contract_stays",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            func="\n    IF EXISTS (\n        SELECT FROM people_citizenshipgrant claim JOIN people_contract contract ON contract.id = claim.contract_id\n        WHERE claim.person_id <> contract.person_id\n          AND CASE TG_TABLE_NAME WHEN 'people_citizenshipgrant' THEN claim.id = NEW.id ELSE contract.id = NEW.id END\n    ) THEN\n        RAISE EXCEPTION 'A citizenshipgrant names a contract of another person. Choose a contract of the same person.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_citizenshipgrant_is_under_own_contract';\n    END IF;\n    RETURN NULL;\n",
                            hash="6b152039e0a6393265395b73cf13f4c8333c7af8",
                            operation='UPDATE OF "person_id"',
                            pgid="pgtrigger_contract_stays_69603",
                            table="people_contract",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="distinction",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="told_apart_are_two_in_order"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="distinction",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("because", ""), _negated=True),
                        name="told_apart_because_of_something",
                        violation_error_message="Say why they are not the same person.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="distinction",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_back_at", None), ("taken_back_because", ""), ("taken_back_by", None)),
                            models.Q(
                                models.Q(("taken_back_because", ""), _negated=True),
                                ("taken_back_at__isnull", False),
                                ("taken_back_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="taken_back_by_somebody_because",
                        violation_error_message="Say why it is taken back.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="distinction",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("taken_back_at", None)), fields=("first", "second"), name="told_apart_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="distinction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_distinctionevent" ("because", "first_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_id", "taken_back_at", "taken_back_because", "taken_back_by_id", "told_apart_at", "told_apart_by_id") VALUES (NEW."because", NEW."first_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."second_id", NEW."taken_back_at", NEW."taken_back_because", NEW."taken_back_by_id", NEW."told_apart_at", NEW."told_apart_by_id"); RETURN NULL;',
                            hash="ef1159029c910c6a6fa6269dba81bae29ed7d3e2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4267d",
                            table="people_distinction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="distinction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_distinctionevent" ("because", "first_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_id", "taken_back_at", "taken_back_because", "taken_back_by_id", "told_apart_at", "told_apart_by_id") VALUES (NEW."because", NEW."first_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."second_id", NEW."taken_back_at", NEW."taken_back_because", NEW."taken_back_by_id", NEW."told_apart_at", NEW."told_apart_by_id"); RETURN NULL;',
                            hash="55f29a8b2f8212e70e9cc6b7d7c5d6d0a2a12c45",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fcf75",
                            table="people_distinction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="distinction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_distinctionevent" ("because", "first_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "second_id", "taken_back_at", "taken_back_because", "taken_back_by_id", "told_apart_at", "told_apart_by_id") VALUES (OLD."because", OLD."first_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."second_id", OLD."taken_back_at", OLD."taken_back_because", OLD."taken_back_by_id", OLD."told_apart_at", OLD."told_apart_by_id"); RETURN NULL;',
                            hash="1f2e9e527766af4c5efc430a419d19f56a342213",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0e4a7",
                            table="people_distinction",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_fate_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="fate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_fate_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="fate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_fateevent" ("cause", "conflict_on", "id", "key", "kind", "on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_note", "status", "status_reason", "territory_id") VALUES (NEW."cause", NEW."conflict_on", NEW."id", NEW."key", NEW."kind", NEW."on", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."place", NEW."public_note", NEW."status", NEW."status_reason", NEW."territory_id"); RETURN NULL;',
                            hash="86a3c96655e130912dbefcdc9cff11f7c2133035",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_557ec",
                            table="people_fate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="fate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."cause" IS DISTINCT FROM (NEW."cause") OR OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."territory_id" IS DISTINCT FROM (NEW."territory_id"))',
                            func='INSERT INTO "people_fateevent" ("cause", "conflict_on", "id", "key", "kind", "on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_note", "status", "status_reason", "territory_id") VALUES (NEW."cause", NEW."conflict_on", NEW."id", NEW."key", NEW."kind", NEW."on", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."place", NEW."public_note", NEW."status", NEW."status_reason", NEW."territory_id"); RETURN NULL;',
                            hash="890b2bc870f24d58090af911d57827ab72db6704",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4c9d5",
                            table="people_fate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="fate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_fateevent" ("cause", "conflict_on", "id", "key", "kind", "on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_note", "status", "status_reason", "territory_id") VALUES (OLD."cause", OLD."conflict_on", OLD."id", OLD."key", OLD."kind", OLD."on", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."place", OLD."public_note", OLD."status", OLD."status_reason", OLD."territory_id"); RETURN NULL;',
                            hash="2aa8e074b6b7465cdde31032add3715ac857ba59",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d259c",
                            table="people_fate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="fate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_4625f('on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="05a20b6b30af68f8db8ce6b9ef606280d307917f",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_4625f",
                            table="people_fate",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="fate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_fate claim ON claim.id = cited.fate_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of fate % belongs to another record than the fate.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_fate_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_fate WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE fate_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted fate % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_fate_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="da64162b7947caab83178935510e79645107645a",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_167a5",
                            table="people_fate",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="fate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.fate_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.fate_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_fate claim ON claim.id = cited.fate_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of fate % belongs to another record than the fate.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_fate_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_fate WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE fate_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted fate % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_fate_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="4538eb2feeb6ae33325a2e5de3bd23d8a181f5ef",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_98b26",
                            table="people_personcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="fate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.person_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_fate_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="050c0c62bf1cb64b1be646edb6b737730875d9c3",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_not_merged_29341",
                            table="people_fate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="fateevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.person_id;\n    RETURN NULL;\n",
                            hash="e4ae41a7b9d904c0db24a72481c264922a223a0b",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_0194f",
                            table="people_fateevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="likeness",
                    index=models.Index(fields=["-score", "-id"], name="likest_first"),
                ),
                migrations.AddConstraint(
                    model_name="likeness",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="alike_are_two_in_order"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="likeness",
                    constraint=models.UniqueConstraint(fields=("first", "second"), name="alike_once"),
                ),
                migrations.AddConstraint(
                    model_name="merge",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kept", models.F("merged")), _negated=True),
                        name="nobody_is_merged_into_themselves",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="merge",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="a_merge_has_a_reason"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="merge",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("merged",),
                        name="a_person_is_merged_into_one_other",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="merge",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at", None), ("undone_because", ""), ("undone_by", None)),
                            models.Q(
                                ("undone_at__isnull", False),
                                ("undone_by__isnull", False),
                                models.Q(("undone_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="taking_apart_is_answered_for",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="merge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_mergeevent" ("at", "before", "by_id", "id", "kept_id", "merged_id", "moved", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stayed", "undone_at", "undone_because", "undone_by_id") VALUES (NEW."at", NEW."before", NEW."by_id", NEW."id", NEW."kept_id", NEW."merged_id", NEW."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reason", NEW."stayed", NEW."undone_at", NEW."undone_because", NEW."undone_by_id"); RETURN NULL;',
                            hash="fd5448a4eb3cdb71195f918de0ea007242425d99",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_97c77",
                            table="people_merge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="merge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_mergeevent" ("at", "before", "by_id", "id", "kept_id", "merged_id", "moved", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stayed", "undone_at", "undone_because", "undone_by_id") VALUES (NEW."at", NEW."before", NEW."by_id", NEW."id", NEW."kept_id", NEW."merged_id", NEW."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reason", NEW."stayed", NEW."undone_at", NEW."undone_because", NEW."undone_by_id"); RETURN NULL;',
                            hash="b600598a7a06c65caf3d76260955daf50a82a175",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2a729",
                            table="people_merge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="merge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_mergeevent" ("at", "before", "by_id", "id", "kept_id", "merged_id", "moved", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stayed", "undone_at", "undone_because", "undone_by_id") VALUES (OLD."at", OLD."before", OLD."by_id", OLD."id", OLD."kept_id", OLD."merged_id", OLD."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reason", OLD."stayed", OLD."undone_at", OLD."undone_because", OLD."undone_by_id"); RETURN NULL;',
                            hash="320c8b779a1e16d8d8774a92e3090672c643a13a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d8329",
                            table="people_merge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="merge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="into_one_that_stands",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF TG_OP = 'UPDATE' AND (\n        OLD.undone_at IS NOT NULL\n        OR (OLD.kept_id, OLD.merged_id, OLD.reason, OLD.by_id, OLD.at, OLD.moved, OLD.stayed, OLD.before)\n           IS DISTINCT FROM\n           (NEW.kept_id, NEW.merged_id, NEW.reason, NEW.by_id, NEW.at, NEW.moved, NEW.stayed, NEW.before)\n    ) THEN\n        RAISE EXCEPTION 'What a merge says is never changed: take the records apart, then merge them anew.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_merge_is_into_one_that_stands';\n    END IF;\n    IF NEW.undone_at IS NOT NULL THEN RETURN NEW; END IF;\n    -- Of two who merge at once the second waits here, and then sees what the first did.\n    PERFORM FROM people_person WHERE id IN (NEW.kept_id, NEW.merged_id) ORDER BY reference FOR UPDATE;\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.kept_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'The record that is to be kept was merged into another. Merge into that one.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_merge_is_into_one_that_stands';\n    END IF;\n    RETURN NEW;\n",
                            hash="95e4d3f6c19108ebfb1c4a456c1f3a2ab937c333",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_into_one_that_stands_1e68b",
                            table="people_merge",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="name",
                    index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="name_search"),
                ),
                migrations.AddIndex(
                    model_name="name",
                    index=django.contrib.postgres.indexes.GistIndex(
                        fields=["skeleton"], name="name_nearest_skeleton", opclasses=["gist_trgm_ops(siglen=64)"]
                    ),
                ),
                migrations.AddIndex(
                    model_name="name",
                    index=django.contrib.postgres.indexes.GistIndex(
                        fields=["romanised"], name="name_nearest_romanised", opclasses=["gist_trgm_ops(siglen=64)"]
                    ),
                ),
                migrations.AddIndex(
                    model_name="name",
                    index=django.contrib.postgres.indexes.GistIndex(
                        fields=["romanised_alt"],
                        name="name_nearest_romanised_alt",
                        opclasses=["gist_trgm_ops(siglen=64)"],
                    ),
                ),
                migrations.AddConstraint(
                    model_name="name",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_name_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="name",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_name_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="name",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("preferred", True)),
                        fields=("person",),
                        name="one_preferred_name_per_person",
                        violation_error_message="Only one name can be the preferred one: take the tick off the other.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="name",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_nameevent" ("conflict_on", "id", "key", "kind", "language", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "public_note", "script", "status", "status_reason", "text") VALUES (NEW."conflict_on", NEW."id", NEW."key", NEW."kind", NEW."language", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."preferred", NEW."public_note", NEW."script", NEW."status", NEW."status_reason", NEW."text"); RETURN NULL;',
                            hash="ce7214448f27cecb73c9414ad65530e5ac363b41",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3a427",
                            table="people_name",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="name",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."preferred" IS DISTINCT FROM (NEW."preferred") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."script" IS DISTINCT FROM (NEW."script") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                            func='INSERT INTO "people_nameevent" ("conflict_on", "id", "key", "kind", "language", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "public_note", "script", "status", "status_reason", "text") VALUES (NEW."conflict_on", NEW."id", NEW."key", NEW."kind", NEW."language", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."preferred", NEW."public_note", NEW."script", NEW."status", NEW."status_reason", NEW."text"); RETURN NULL;',
                            hash="c9487ddeeee65921b9f14fc9f39bed05e2c0d07b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_46d6a",
                            table="people_name",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="name",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_nameevent" ("conflict_on", "id", "key", "kind", "language", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "public_note", "script", "status", "status_reason", "text") VALUES (OLD."conflict_on", OLD."id", OLD."key", OLD."kind", OLD."language", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."preferred", OLD."public_note", OLD."script", OLD."status", OLD."status_reason", OLD."text"); RETURN NULL;',
                            hash="2619eb7378983ebd8e4fa3b91cb49eeabf311c35",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d6851",
                            table="people_name",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="name",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_name claim ON claim.id = cited.name_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of name % belongs to another record than the name.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_name_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_name WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE name_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted name % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_name_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="97be001fb5ec2d09461b84ffffcb767c06e52a0c",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_c4328",
                            table="people_name",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="name",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.name_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.name_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_name claim ON claim.id = cited.name_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of name % belongs to another record than the name.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_name_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_name WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE name_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted name % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_name_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="dbf462d0e3103191942774e05230ec4158ab120a",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_52c58",
                            table="people_personcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="name",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.person_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_name_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="bf5f8fb6ca233fece98cb38309809ec183117686",
                            operation='INSERT OR UPDATE OF "key", "status", "conflict_on", "public_note", "status_reason", "person_id", "text", "kind", "script", "language", "preferred"',
                            pgid="pgtrigger_is_not_merged_79260",
                            table="people_name",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nameevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.person_id;\n    RETURN NULL;\n",
                            hash="f5638bac93d8a14e38d17be85bfe9c7c73cfc209",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_c5e7b",
                            table="people_nameevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nationality",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_nationality_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nationality",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_nationality_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nationality",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "territory"), ("territory__isnull", False)),
                            models.Q(models.Q(("kind", "territory"), _negated=True), ("territory__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_nationality_of_a_territory_names_it",
                        violation_error_message="Name the territory, or choose stateless or not known without one.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="nationality",
                    constraint=tracker.lib.dates.periods.EndsAfterItBegins(
                        begin="from_on", end="to_on", name="a_nationality_ends_after_it_begins"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nationality",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_nationalityevent" ("basis", "conflict_on", "from_on", "id", "key", "kind", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "status", "status_reason", "territory_id", "to_on") VALUES (NEW."basis", NEW."conflict_on", NEW."from_on", NEW."id", NEW."key", NEW."kind", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_note", NEW."status", NEW."status_reason", NEW."territory_id", NEW."to_on"); RETURN NULL;',
                            hash="6bd72a9b818e7753137a0b2e02541b537eb225d9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1c354",
                            table="people_nationality",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nationality",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."from_on" IS DISTINCT FROM (NEW."from_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."territory_id" IS DISTINCT FROM (NEW."territory_id") OR OLD."to_on" IS DISTINCT FROM (NEW."to_on"))',
                            func='INSERT INTO "people_nationalityevent" ("basis", "conflict_on", "from_on", "id", "key", "kind", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "status", "status_reason", "territory_id", "to_on") VALUES (NEW."basis", NEW."conflict_on", NEW."from_on", NEW."id", NEW."key", NEW."kind", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_note", NEW."status", NEW."status_reason", NEW."territory_id", NEW."to_on"); RETURN NULL;',
                            hash="a1463218e826a355be6ad39b74cde2b7f06cca51",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0cd82",
                            table="people_nationality",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nationality",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_nationalityevent" ("basis", "conflict_on", "from_on", "id", "key", "kind", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "status", "status_reason", "territory_id", "to_on") VALUES (OLD."basis", OLD."conflict_on", OLD."from_on", OLD."id", OLD."key", OLD."kind", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_note", OLD."status", OLD."status_reason", OLD."territory_id", OLD."to_on"); RETURN NULL;',
                            hash="65e2cf6090aae146bb156cb09eb7a7438d7ed281",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3be54",
                            table="people_nationality",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nationality",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_ae4ff('from_on', 'to_on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="61f9b7e66496de738cdb9d0c1d24d29c90107eaf",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_ae4ff",
                            table="people_nationality",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nationality",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_nationality claim ON claim.id = cited.nationality_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of nationality % belongs to another record than the nationality.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_nationality_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_nationality WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE nationality_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted nationality % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_nationality_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="8fcfda6d7bec6c4c49ddb9b3b9389c6405686638",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_b7e9d",
                            table="people_nationality",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nationality",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.nationality_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.nationality_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_nationality claim ON claim.id = cited.nationality_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of nationality % belongs to another record than the nationality.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_nationality_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_nationality WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE nationality_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted nationality % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_nationality_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="65adb60d7bac67febcbcdb5fedc025028f968cb8",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_c863d",
                            table="people_personcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nationality",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.person_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_nationality_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="6a071c3b06f6031df11264b8f45d0fa605caada4",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_not_merged_ddb17",
                            table="people_nationality",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nationalityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.person_id;\n    RETURN NULL;\n",
                            hash="dab029e30728a4781b890278bb4e23bc905b40e1",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_95d06",
                            table="people_nationalityevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="payment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_payment_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="payment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_payment_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="payment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount__isnull", True), ("amount__gte", 0), _connector="OR"),
                        name="an_amount_is_never_negative",
                        violation_error_message="An amount is never negative; a fee is a kind of its own.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="payment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__isnull", True), ("currency", "")),
                            models.Q(("amount__isnull", False), ("currency__regex", "^[A-Z]{3}$")),
                            _connector="OR",
                        ),
                        name="an_amount_has_a_currency",
                        violation_error_message="An amount and its currency (three capitals, such as RUB) go together.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_paymentevent" ("amount", "conflict_on", "contract_id", "currency", "id", "key", "kind", "on", "parties_as_stated", "payee", "payer", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "state", "status", "status_reason") VALUES (NEW."amount", NEW."conflict_on", NEW."contract_id", NEW."currency", NEW."id", NEW."key", NEW."kind", NEW."on", NEW."parties_as_stated", NEW."payee", NEW."payer", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_note", NEW."state", NEW."status", NEW."status_reason"); RETURN NULL;',
                            hash="fa6833bc067383de244933112018dca0c51990a2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bfa9e",
                            table="people_payment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."contract_id" IS DISTINCT FROM (NEW."contract_id") OR OLD."currency" IS DISTINCT FROM (NEW."currency") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."parties_as_stated" IS DISTINCT FROM (NEW."parties_as_stated") OR OLD."payee" IS DISTINCT FROM (NEW."payee") OR OLD."payer" IS DISTINCT FROM (NEW."payer") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason"))',
                            func='INSERT INTO "people_paymentevent" ("amount", "conflict_on", "contract_id", "currency", "id", "key", "kind", "on", "parties_as_stated", "payee", "payer", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "state", "status", "status_reason") VALUES (NEW."amount", NEW."conflict_on", NEW."contract_id", NEW."currency", NEW."id", NEW."key", NEW."kind", NEW."on", NEW."parties_as_stated", NEW."payee", NEW."payer", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_note", NEW."state", NEW."status", NEW."status_reason"); RETURN NULL;',
                            hash="2e13ed6702ee54bddf281cf4a6639e5e6cdcfead",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_10707",
                            table="people_payment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_paymentevent" ("amount", "conflict_on", "contract_id", "currency", "id", "key", "kind", "on", "parties_as_stated", "payee", "payer", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "state", "status", "status_reason") VALUES (OLD."amount", OLD."conflict_on", OLD."contract_id", OLD."currency", OLD."id", OLD."key", OLD."kind", OLD."on", OLD."parties_as_stated", OLD."payee", OLD."payer", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_note", OLD."state", OLD."status", OLD."status_reason"); RETURN NULL;',
                            hash="4a9edb92ae9fcfb7d0252804cd9fce00cacf57b2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f36ef",
                            table="people_payment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_799d6('on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="70536afe090a723086578d5c05a6ff971b4e7484",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_799d6",
                            table="people_payment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_payment claim ON claim.id = cited.payment_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of payment % belongs to another record than the payment.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_payment_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_payment WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE payment_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted payment % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_payment_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="8db9e01ebe0f47f6d88b46168ee4649a67b9020c",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_93cc5",
                            table="people_payment",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.payment_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.payment_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_payment claim ON claim.id = cited.payment_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of payment % belongs to another record than the payment.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_payment_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_payment WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE payment_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted payment % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_payment_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="7b5ce269c1b2d0a8cfe76f35aa51a96f82ed7048",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_83185",
                            table="people_personcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.person_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_payment_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="af94064b6f6d9ec0cf23e572ff0bb0f17dff4879",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_not_merged_95c50",
                            table="people_payment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="own_contract",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            func="\n    IF EXISTS (\n        SELECT FROM people_payment claim JOIN people_contract contract ON contract.id = claim.contract_id\n        WHERE claim.person_id <> contract.person_id\n          AND CASE TG_TABLE_NAME WHEN 'people_payment' THEN claim.id = NEW.id ELSE contract.id = NEW.id END\n    ) THEN\n        RAISE EXCEPTION 'A payment names a contract of another person. Choose a contract of the same person.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_payment_is_under_own_contract';\n    END IF;\n    RETURN NULL;\n",
                            hash="94b4b21c4301bef69d253eb00c2f72dda2f0062c",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_own_contract_29a03",
                            table="people_payment",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="contract_stays",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            func="\n    IF EXISTS (\n        SELECT FROM people_payment claim JOIN people_contract contract ON contract.id = claim.contract_id\n        WHERE claim.person_id <> contract.person_id\n          AND CASE TG_TABLE_NAME WHEN 'people_payment' THEN claim.id = NEW.id ELSE contract.id = NEW.id END\n    ) THEN\n        RAISE EXCEPTION 'A payment names a contract of another person. Choose a contract of the same person.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_payment_is_under_own_contract';\n    END IF;\n    RETURN NULL;\n",
                            hash="d51c76f230d927367d269cdf7a305500be003fbf",
                            operation='UPDATE OF "person_id"',
                            pgid="pgtrigger_contract_stays_591e8",
                            table="people_contract",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paymentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.person_id;\n    RETURN NULL;\n",
                            hash="f8b08ee1076039a4f985cba3e920a12ba67f3da2",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_a5329",
                            table="people_paymentevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.pgh_obj_id;\n    RETURN NULL;\n",
                            hash="74e594c42eeb9935bdea97277aa8e4db8db87e66",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_0de57",
                            table="people_personevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proceeding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_proceeding_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proceeding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_proceeding_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proceeding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_proceedingevent" ("charge", "conflict_on", "for_what", "id", "in_absentia", "key", "law", "on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "sentence", "stage", "status", "status_reason", "territory_id") VALUES (NEW."charge", NEW."conflict_on", NEW."for_what", NEW."id", NEW."in_absentia", NEW."key", NEW."law", NEW."on", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_note", NEW."sentence", NEW."stage", NEW."status", NEW."status_reason", NEW."territory_id"); RETURN NULL;',
                            hash="0132c2e6da165363e57650ba54e33269d6289f21",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9f146",
                            table="people_proceeding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proceeding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."charge" IS DISTINCT FROM (NEW."charge") OR OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."for_what" IS DISTINCT FROM (NEW."for_what") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."in_absentia" IS DISTINCT FROM (NEW."in_absentia") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."law" IS DISTINCT FROM (NEW."law") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."sentence" IS DISTINCT FROM (NEW."sentence") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."territory_id" IS DISTINCT FROM (NEW."territory_id"))',
                            func='INSERT INTO "people_proceedingevent" ("charge", "conflict_on", "for_what", "id", "in_absentia", "key", "law", "on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "sentence", "stage", "status", "status_reason", "territory_id") VALUES (NEW."charge", NEW."conflict_on", NEW."for_what", NEW."id", NEW."in_absentia", NEW."key", NEW."law", NEW."on", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_note", NEW."sentence", NEW."stage", NEW."status", NEW."status_reason", NEW."territory_id"); RETURN NULL;',
                            hash="a587b988de15bf7668ccdc95709ae248b01c002f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9249d",
                            table="people_proceeding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proceeding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_proceedingevent" ("charge", "conflict_on", "for_what", "id", "in_absentia", "key", "law", "on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "sentence", "stage", "status", "status_reason", "territory_id") VALUES (OLD."charge", OLD."conflict_on", OLD."for_what", OLD."id", OLD."in_absentia", OLD."key", OLD."law", OLD."on", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_note", OLD."sentence", OLD."stage", OLD."status", OLD."status_reason", OLD."territory_id"); RETURN NULL;',
                            hash="51671f2d474eb248ec3536a42fc024bf0569b18e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a6afc",
                            table="people_proceeding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proceeding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_39401('on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="e047e3c8be38a05a59b2c60be409e267b4389e4f",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_39401",
                            table="people_proceeding",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proceeding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_proceeding claim ON claim.id = cited.proceeding_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of proceeding % belongs to another record than the proceeding.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_proceeding_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_proceeding WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE proceeding_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted proceeding % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_proceeding_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="79204e3c837ebf28306c9f870b16d8ffe0a518cb",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_2ea6f",
                            table="people_proceeding",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proceeding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.proceeding_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.proceeding_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_proceeding claim ON claim.id = cited.proceeding_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of proceeding % belongs to another record than the proceeding.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_proceeding_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_proceeding WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE proceeding_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted proceeding % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_proceeding_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="e1329743054dd4e03ed72c82c2278706d65fe7c4",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_4e68b",
                            table="people_personcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proceeding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.person_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_proceeding_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="109e5e562640cb1fbd8b56ecf3c50246ed469a59",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_not_merged_e06a1",
                            table="people_proceeding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proceedingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.person_id;\n    RETURN NULL;\n",
                            hash="4f9cc53aeacf95731013ff757a75dcb6bbb68a6a",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_87b82",
                            table="people_proceedingevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recruiter",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("legal_checked_by", ""), ("legal_checked_on__isnull", True), ("legal_outcome", "")
                            ),
                            models.Q(
                                ("legal_checked_on__isnull", False),
                                models.Q(("legal_checked_by", ""), _negated=True),
                                models.Q(("legal_outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_legal_check_is_whole",
                        violation_error_message="A legal check has a day, somebody who made it, and an outcome.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recruiter",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reply_outcome", ""), ("reply_asked_on__isnull", False), _connector="OR"),
                        name="a_reply_was_asked_for",
                        violation_error_message="Give the day on which the recruiter was asked for a reply.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recruiter",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reply_answered_on__isnull", False),
                                ("reply_outcome", "answered"),
                                models.Q(("reply", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("reply_outcome", "answered"), _negated=True),
                                ("reply", ""),
                                ("reply_answered_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_is_kept_whole",
                        violation_error_message="An answer has its day and its words; without an answer both stay empty.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recruiter",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing__contains", ["officeholder"]), _negated=True),
                            models.Q(("office_held", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_officeholder_has_an_office",
                        violation_error_message="Name the office that an officeholder holds.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruiter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_recruiterevent" ("id", "internal_notes", "kind", "legal_checked_by", "legal_checked_on", "legal_outcome", "office_held", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "reply", "reply_answered_on", "reply_asked_on", "reply_outcome", "standing", "territory_id") VALUES (NEW."id", NEW."internal_notes", NEW."kind", NEW."legal_checked_by", NEW."legal_checked_on", NEW."legal_outcome", NEW."office_held", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reference", NEW."reply", NEW."reply_answered_on", NEW."reply_asked_on", NEW."reply_outcome", NEW."standing", NEW."territory_id"); RETURN NULL;',
                            hash="fe4875eb77553f804abe0c6d83e5d8a37d58405e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d69ff",
                            table="people_recruiter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruiter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_recruiterevent" ("id", "internal_notes", "kind", "legal_checked_by", "legal_checked_on", "legal_outcome", "office_held", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "reply", "reply_answered_on", "reply_asked_on", "reply_outcome", "standing", "territory_id") VALUES (NEW."id", NEW."internal_notes", NEW."kind", NEW."legal_checked_by", NEW."legal_checked_on", NEW."legal_outcome", NEW."office_held", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reference", NEW."reply", NEW."reply_answered_on", NEW."reply_asked_on", NEW."reply_outcome", NEW."standing", NEW."territory_id"); RETURN NULL;',
                            hash="a9fee66beca0d22ead8575685c951dc1ac744e7a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_aa915",
                            table="people_recruiter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruiter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_recruiterevent" ("id", "internal_notes", "kind", "legal_checked_by", "legal_checked_on", "legal_outcome", "office_held", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "reply", "reply_answered_on", "reply_asked_on", "reply_outcome", "standing", "territory_id") VALUES (OLD."id", OLD."internal_notes", OLD."kind", OLD."legal_checked_by", OLD."legal_checked_on", OLD."legal_outcome", OLD."office_held", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reference", OLD."reply", OLD."reply_answered_on", OLD."reply_asked_on", OLD."reply_outcome", OLD."standing", OLD."territory_id"); RETURN NULL;',
                            hash="eb1e5f99e55a4b9fd46c1209059602f394eb8cf4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_81ed0",
                            table="people_recruiter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruiter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_f79ba('legal_checked_on', 'reply_asked_on', 'reply_answered_on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="e7e0db4694991ac0333896ed5591d70a395b498a",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_f79ba",
                            table="people_recruiter",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contractevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.person_id;\n    RETURN NULL;\n",
                            hash="32c6a5e6263dbc4df7df840677ff8de779afdcd2",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_099cf",
                            table="people_contractevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contract",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_contract_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contract",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_contract_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contract",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("term_months__isnull", True), ("term_months__gte", 1), _connector="OR"),
                        name="a_term_is_at_least_a_month",
                        violation_error_message="A term is given in months, at least one.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contract",
                    constraint=tracker.lib.dates.periods.EndsAfterItBegins(
                        begin="signed_on", end="ends_on", name="a_contract_ends_after_it_is_signed"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contract",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_contractevent" ("conflict_on", "ends_on", "force_id", "found_in", "how", "id", "indicators", "key", "motives", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "rank", "recruiter_id", "role_class", "role_given", "role_promised", "side", "signed_at_id", "signed_on", "signed_place", "status", "status_reason", "term_months", "unit_as_stated", "unit_id") VALUES (NEW."conflict_on", NEW."ends_on", NEW."force_id", NEW."found_in", NEW."how", NEW."id", NEW."indicators", NEW."key", NEW."motives", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_note", NEW."rank", NEW."recruiter_id", NEW."role_class", NEW."role_given", NEW."role_promised", NEW."side", NEW."signed_at_id", NEW."signed_on", NEW."signed_place", NEW."status", NEW."status_reason", NEW."term_months", NEW."unit_as_stated", NEW."unit_id"); RETURN NULL;',
                            hash="c1c5a698a00c4515891efb4617d305bb891df95f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ca8c2",
                            table="people_contract",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contract",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."force_id" IS DISTINCT FROM (NEW."force_id") OR OLD."found_in" IS DISTINCT FROM (NEW."found_in") OR OLD."how" IS DISTINCT FROM (NEW."how") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."indicators" IS DISTINCT FROM (NEW."indicators") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."motives" IS DISTINCT FROM (NEW."motives") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."rank" IS DISTINCT FROM (NEW."rank") OR OLD."recruiter_id" IS DISTINCT FROM (NEW."recruiter_id") OR OLD."role_class" IS DISTINCT FROM (NEW."role_class") OR OLD."role_given" IS DISTINCT FROM (NEW."role_given") OR OLD."role_promised" IS DISTINCT FROM (NEW."role_promised") OR OLD."side" IS DISTINCT FROM (NEW."side") OR OLD."signed_at_id" IS DISTINCT FROM (NEW."signed_at_id") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."signed_place" IS DISTINCT FROM (NEW."signed_place") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."term_months" IS DISTINCT FROM (NEW."term_months") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."unit_as_stated" IS DISTINCT FROM (NEW."unit_as_stated"))',
                            func='INSERT INTO "people_contractevent" ("conflict_on", "ends_on", "force_id", "found_in", "how", "id", "indicators", "key", "motives", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "rank", "recruiter_id", "role_class", "role_given", "role_promised", "side", "signed_at_id", "signed_on", "signed_place", "status", "status_reason", "term_months", "unit_as_stated", "unit_id") VALUES (NEW."conflict_on", NEW."ends_on", NEW."force_id", NEW."found_in", NEW."how", NEW."id", NEW."indicators", NEW."key", NEW."motives", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_note", NEW."rank", NEW."recruiter_id", NEW."role_class", NEW."role_given", NEW."role_promised", NEW."side", NEW."signed_at_id", NEW."signed_on", NEW."signed_place", NEW."status", NEW."status_reason", NEW."term_months", NEW."unit_as_stated", NEW."unit_id"); RETURN NULL;',
                            hash="555a71895b52a88021328b361258da442c56abdf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_be02e",
                            table="people_contract",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contract",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_contractevent" ("conflict_on", "ends_on", "force_id", "found_in", "how", "id", "indicators", "key", "motives", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "rank", "recruiter_id", "role_class", "role_given", "role_promised", "side", "signed_at_id", "signed_on", "signed_place", "status", "status_reason", "term_months", "unit_as_stated", "unit_id") VALUES (OLD."conflict_on", OLD."ends_on", OLD."force_id", OLD."found_in", OLD."how", OLD."id", OLD."indicators", OLD."key", OLD."motives", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_note", OLD."rank", OLD."recruiter_id", OLD."role_class", OLD."role_given", OLD."role_promised", OLD."side", OLD."signed_at_id", OLD."signed_on", OLD."signed_place", OLD."status", OLD."status_reason", OLD."term_months", OLD."unit_as_stated", OLD."unit_id"); RETURN NULL;',
                            hash="42e3bd184f6f0a18357e39d84eeee6956904e96a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b595d",
                            table="people_contract",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contract",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_daa55('signed_on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="886c3e991bb052bc01fb32a77bc70b6c5129ba7a",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_daa55",
                            table="people_contract",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contract",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_contract claim ON claim.id = cited.contract_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of contract % belongs to another record than the contract.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_contract_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_contract WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE contract_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted contract % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_contract_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="066527458fb782e5e37cc47667277235482959be",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_875fe",
                            table="people_contract",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contract",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.contract_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.contract_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_contract claim ON claim.id = cited.contract_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of contract % belongs to another record than the contract.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_contract_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_contract WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE contract_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted contract % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_contract_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="48e104ee3f6f72d75836583132e0ebba61ca7611",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_8ee9b",
                            table="people_personcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contract",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.person_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_contract_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="960b1b26277dd01628142f65d919feba4724de2a",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_not_merged_6ad68",
                            table="people_contract",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruiterevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_recruiter",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'recruiter' AND record = NEW.pgh_obj_id;\n    RETURN NULL;\n",
                            hash="41a351649279d80ef313cb263dcb35cd98c6f64b",
                            operation="INSERT",
                            pgid="pgtrigger_changes_recruiter_fe0c1",
                            table="people_recruiterevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="recruitername",
                    index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="recruitername_search"),
                ),
                migrations.AddConstraint(
                    model_name="recruitername",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_recruitername_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recruitername",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_recruitername_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recruitername",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("preferred", True)),
                        fields=("recruiter",),
                        name="one_preferred_name_per_recruiter",
                        violation_error_message="Only one name can be the preferred one: take the tick off the other.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitername",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_recruiternameevent" ("conflict_on", "id", "key", "kind", "language", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "public_note", "recruiter_id", "status", "status_reason", "text") VALUES (NEW."conflict_on", NEW."id", NEW."key", NEW."kind", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."preferred", NEW."public_note", NEW."recruiter_id", NEW."status", NEW."status_reason", NEW."text"); RETURN NULL;',
                            hash="7e82ea0da159cbb6cf62ce2b43bf021ede4b6783",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8634a",
                            table="people_recruitername",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitername",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."preferred" IS DISTINCT FROM (NEW."preferred") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."recruiter_id" IS DISTINCT FROM (NEW."recruiter_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                            func='INSERT INTO "people_recruiternameevent" ("conflict_on", "id", "key", "kind", "language", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "public_note", "recruiter_id", "status", "status_reason", "text") VALUES (NEW."conflict_on", NEW."id", NEW."key", NEW."kind", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."preferred", NEW."public_note", NEW."recruiter_id", NEW."status", NEW."status_reason", NEW."text"); RETURN NULL;',
                            hash="a200b23901609d6a8bd8c39568bfd9db7d832135",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ca7f3",
                            table="people_recruitername",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitername",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_recruiternameevent" ("conflict_on", "id", "key", "kind", "language", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "public_note", "recruiter_id", "status", "status_reason", "text") VALUES (OLD."conflict_on", OLD."id", OLD."key", OLD."kind", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."preferred", OLD."public_note", OLD."recruiter_id", OLD."status", OLD."status_reason", OLD."text"); RETURN NULL;',
                            hash="b92cbf8e154dd195e23c742a023a683080b7e552",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4d4fd",
                            table="people_recruitername",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitername",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_recruitercitation cited JOIN people_recruitername claim ON claim.id = cited.recruitername_id\n            WHERE claim.id = claim_id AND claim.recruiter_id <> cited.recruiter_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of recruitername % belongs to another record than the recruitername.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_recruitername_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_recruitername WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_recruitercitation WHERE recruitername_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted recruitername % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_recruitername_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="11ebb41528e51b7f9d9b4b3dec93ada9dfd2bb95",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_6c90b",
                            table="people_recruitername",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitername",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.recruitername_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.recruitername_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_recruitercitation cited JOIN people_recruitername claim ON claim.id = cited.recruitername_id\n            WHERE claim.id = claim_id AND claim.recruiter_id <> cited.recruiter_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of recruitername % belongs to another record than the recruitername.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_recruitername_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_recruitername WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_recruitercitation WHERE recruitername_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted recruitername % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_recruitername_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="20ed99c379b51f72b20b8197a70729bf5a12c99d",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_9aac2",
                            table="people_recruitercitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitercitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_recruiter",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'recruiter' AND record = NEW.recruiter_id;\n    RETURN NULL;\n",
                            hash="e4d3478c93c9ba268bedfd436d2be2754ec4ee3f",
                            operation="INSERT",
                            pgid="pgtrigger_changes_recruiter_48d53",
                            table="people_recruitercitationevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitercitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_recruitercitationevent" ("fields", "id", "locator", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "recruiter_id", "recruitername_id", "said_by", "source_id", "stance", "via") VALUES (NEW."fields", NEW."id", NEW."locator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."quote", NEW."recruiter_id", NEW."recruitername_id", NEW."said_by", NEW."source_id", NEW."stance", NEW."via"); RETURN NULL;',
                            hash="fbde4c38a62b092ae8dfdf062b66ee4e5f894535",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7b6df",
                            table="people_recruitercitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitercitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_recruitercitationevent" ("fields", "id", "locator", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "recruiter_id", "recruitername_id", "said_by", "source_id", "stance", "via") VALUES (NEW."fields", NEW."id", NEW."locator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."quote", NEW."recruiter_id", NEW."recruitername_id", NEW."said_by", NEW."source_id", NEW."stance", NEW."via"); RETURN NULL;',
                            hash="1751ed126bd99c429e65b3e9d0a08b409dbcf187",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_afa66",
                            table="people_recruitercitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitercitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_recruitercitationevent" ("fields", "id", "locator", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "recruiter_id", "recruitername_id", "said_by", "source_id", "stance", "via") VALUES (OLD."fields", OLD."id", OLD."locator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."quote", OLD."recruiter_id", OLD."recruitername_id", OLD."said_by", OLD."source_id", OLD."stance", OLD."via"); RETURN NULL;',
                            hash="3ad4637d85739b1facf52097875104eae3e4cb0c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e140a",
                            table="people_recruitercitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruiternameevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_recruiter",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'recruiter' AND record = NEW.recruiter_id;\n    RETURN NULL;\n",
                            hash="3e0f5b88d0377a179c798ae88304a9adca5f3302",
                            operation="INSERT",
                            pgid="pgtrigger_changes_recruiter_9f45d",
                            table="people_recruiternameevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="request",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("about__isnull", False), models.Q(("about_words", ""), _negated=True), _connector="OR"
                        ),
                        name="a_request_is_about_something",
                        violation_error_message="Pick the person it is about, or say in words what it is about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="request",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("received_on"))),
                        name="a_request_is_due_after_it_came",
                        violation_error_message="An answer is due on the day the request came, or later.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="request",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("decision", ""), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="a_decision_has_a_reason",
                        violation_error_message="Say why it was decided so.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="request",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True), models.Q(("decision", ""), _negated=True), _connector="OR"
                        ),
                        name="an_answer_needs_a_decision",
                        violation_error_message="Decide before you answer: choose a decision and give its reason.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="request",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True),
                            ("answered_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="an_answer_comes_after_the_request",
                        violation_error_message="An answer is not older than the request.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="request",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_requestevent" ("about_id", "about_words", "answered_on", "decision", "due_on", "handled_by_id", "id", "identity_check", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "reference") VALUES (NEW."about_id", NEW."about_words", NEW."answered_on", NEW."decision", NEW."due_on", NEW."handled_by_id", NEW."id", NEW."identity_check", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reason", NEW."received_on", NEW."reference"); RETURN NULL;',
                            hash="4fcc97491e932fac7fa0220f03215f467008b6e3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5c93e",
                            table="people_request",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="request",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_requestevent" ("about_id", "about_words", "answered_on", "decision", "due_on", "handled_by_id", "id", "identity_check", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "reference") VALUES (NEW."about_id", NEW."about_words", NEW."answered_on", NEW."decision", NEW."due_on", NEW."handled_by_id", NEW."id", NEW."identity_check", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reason", NEW."received_on", NEW."reference"); RETURN NULL;',
                            hash="09b64083471c62adc94c37cd392d5ec89505b492",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ab84f",
                            table="people_request",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="request",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_requestevent" ("about_id", "about_words", "answered_on", "decision", "due_on", "handled_by_id", "id", "identity_check", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_on", "reference") VALUES (OLD."about_id", OLD."about_words", OLD."answered_on", OLD."decision", OLD."due_on", OLD."handled_by_id", OLD."id", OLD."identity_check", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reason", OLD."received_on", OLD."reference"); RETURN NULL;',
                            hash="950cdc12e2671577dfc3fb8cfbde908114294ddf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4167f",
                            table="people_request",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="request",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_48f1f('received_on', 'answered_on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="dc48817c6ad28fa932078c25e51a6963c02e2c52",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_48f1f",
                            table="people_request",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="requestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_request",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'request' AND record = NEW.pgh_obj_id;\n    RETURN NULL;\n",
                            hash="3b9fc3c94bfcfbc338f9e75a714230de8682b6a0",
                            operation="INSERT",
                            pgid="pgtrigger_changes_request_98926",
                            table="people_requestevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="requestwriter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_requestwriterevent" ("capacity", "contact", "id", "letter", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id") VALUES (NEW."capacity", NEW."contact", NEW."id", NEW."letter", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."request_id"); RETURN NULL;',
                            hash="b20176c63a180925afbe0feab0665a2328f01120",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_17f38",
                            table="people_requestwriter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="requestwriter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_requestwriterevent" ("capacity", "contact", "id", "letter", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id") VALUES (NEW."capacity", NEW."contact", NEW."id", NEW."letter", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."request_id"); RETURN NULL;',
                            hash="1684fc3db183ecbdb5ee781b805c8268ad63086e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b0843",
                            table="people_requestwriter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="requestwriter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_requestwriterevent" ("capacity", "contact", "id", "letter", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id") VALUES (OLD."capacity", OLD."contact", OLD."id", OLD."letter", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."request_id"); RETURN NULL;',
                            hash="8c98f54ca515a311414ef1098c0b3172ac3aa8b6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_28376",
                            table="people_requestwriter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="requestwriterevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_request",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'request' AND record = NEW.request_id;\n    RETURN NULL;\n",
                            hash="7aaddcac5485f9d58d31728dfee89f21323ee112",
                            operation="INSERT",
                            pgid="pgtrigger_changes_request_3252c",
                            table="people_requestwriterevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="restrictedfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_restrictedfileevent" ("id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="532dd7446c341b7a0354a69daa943065b5064b8b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d5422",
                            table="people_restrictedfile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="restrictedfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_restrictedfileevent" ("id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="c99a005da2d170797971b337f2206d6e90b6c7e3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_06fc8",
                            table="people_restrictedfile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="restrictedfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_restrictedfileevent" ("id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="a6c3f70f2f4187f47b1a676b9960e3ac46410cde",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a1781",
                            table="people_restrictedfile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="restricteddetail",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_restricteddetailevent" ("file_id", "id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "text") VALUES (NEW."file_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."remark", NEW."text"); RETURN NULL;',
                            hash="794a60cfec8598b0e78f234a1ba2c8b6dbb89857",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f0e2f",
                            table="people_restricteddetail",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="restricteddetail",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_restricteddetailevent" ("file_id", "id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "text") VALUES (NEW."file_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."remark", NEW."text"); RETURN NULL;',
                            hash="aa4e3bb3bdc02af259cc3dc4c49913ac21cfb408",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_14bcb",
                            table="people_restricteddetail",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="restricteddetail",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_restricteddetailevent" ("file_id", "id", "kind", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "text") VALUES (OLD."file_id", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."remark", OLD."text"); RETURN NULL;',
                            hash="21c17b60f00f5fbe406918cb89c7ee3e3f351c4f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8dc9e",
                            table="people_restricteddetail",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="service",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_service_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="service",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_service_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="service",
                    constraint=tracker.lib.dates.periods.EndsAfterItBegins(
                        begin="from_on", end="to_on", name="a_service_ends_after_it_begins"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="service",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_serviceevent" ("conflict_on", "from_on", "id", "key", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "rank", "role", "side", "status", "status_reason", "to_on", "unit_as_stated", "unit_id") VALUES (NEW."conflict_on", NEW."from_on", NEW."id", NEW."key", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_note", NEW."rank", NEW."role", NEW."side", NEW."status", NEW."status_reason", NEW."to_on", NEW."unit_as_stated", NEW."unit_id"); RETURN NULL;',
                            hash="d112b829c92053146e8a8c78aa9e97cdb9bb0094",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f4b67",
                            table="people_service",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="service",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."from_on" IS DISTINCT FROM (NEW."from_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."rank" IS DISTINCT FROM (NEW."rank") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."side" IS DISTINCT FROM (NEW."side") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."to_on" IS DISTINCT FROM (NEW."to_on") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."unit_as_stated" IS DISTINCT FROM (NEW."unit_as_stated"))',
                            func='INSERT INTO "people_serviceevent" ("conflict_on", "from_on", "id", "key", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "rank", "role", "side", "status", "status_reason", "to_on", "unit_as_stated", "unit_id") VALUES (NEW."conflict_on", NEW."from_on", NEW."id", NEW."key", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_note", NEW."rank", NEW."role", NEW."side", NEW."status", NEW."status_reason", NEW."to_on", NEW."unit_as_stated", NEW."unit_id"); RETURN NULL;',
                            hash="cffa0d94198f47a8fb3003c05950379dd2b6b72c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_707c3",
                            table="people_service",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="service",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_serviceevent" ("conflict_on", "from_on", "id", "key", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "rank", "role", "side", "status", "status_reason", "to_on", "unit_as_stated", "unit_id") VALUES (OLD."conflict_on", OLD."from_on", OLD."id", OLD."key", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_note", OLD."rank", OLD."role", OLD."side", OLD."status", OLD."status_reason", OLD."to_on", OLD."unit_as_stated", OLD."unit_id"); RETURN NULL;',
                            hash="1b68c79e1262fe58ba6fb50534a5c477cec2a7f8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a91a2",
                            table="people_service",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="service",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_ea71c('from_on', 'to_on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="0a425e4e7dd295a2ac9ee341e923d9127b13b049",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_ea71c",
                            table="people_service",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="service",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_service claim ON claim.id = cited.service_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of service % belongs to another record than the service.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_service_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_service WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE service_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted service % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_service_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="db5b1f8a18879ebe8cfbedc7cf02f6dc327b310a",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_0f003",
                            table="people_service",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="service",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.service_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.service_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_service claim ON claim.id = cited.service_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of service % belongs to another record than the service.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_service_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_service WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE service_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted service % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_service_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="317c11fd650d08dd55fe1a37c44b565d93fa9357",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_5e88a",
                            table="people_personcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="service",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.person_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_service_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="37bcedcd60ba7e1075c58d79d1593d5845cc2157",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_not_merged_6b2b9",
                            table="people_service",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="serviceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.person_id;\n    RETURN NULL;\n",
                            hash="e048790003e33429f0a2dec576f47ba72251ee99",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_d4816",
                            table="people_serviceevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="step",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_step_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="step",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_step_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="step",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_stepevent" ("conflict_on", "id", "key", "kind", "on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_note", "site_id", "status", "status_reason") VALUES (NEW."conflict_on", NEW."id", NEW."key", NEW."kind", NEW."on", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."place", NEW."public_note", NEW."site_id", NEW."status", NEW."status_reason"); RETURN NULL;',
                            hash="cccb80470bcfa6e1b003ad634cfcda77e07b86f5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_67bde",
                            table="people_step",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="step",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason"))',
                            func='INSERT INTO "people_stepevent" ("conflict_on", "id", "key", "kind", "on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_note", "site_id", "status", "status_reason") VALUES (NEW."conflict_on", NEW."id", NEW."key", NEW."kind", NEW."on", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."place", NEW."public_note", NEW."site_id", NEW."status", NEW."status_reason"); RETURN NULL;',
                            hash="b52bcd0151ff5c7910f48b419b79dc90caa06962",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_07794",
                            table="people_step",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="step",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_stepevent" ("conflict_on", "id", "key", "kind", "on", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_note", "site_id", "status", "status_reason") VALUES (OLD."conflict_on", OLD."id", OLD."key", OLD."kind", OLD."on", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."place", OLD."public_note", OLD."site_id", OLD."status", OLD."status_reason"); RETURN NULL;',
                            hash="c542dc25e4ce2b2e8815b76d1aec3ab2e9f514d4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d35f4",
                            table="people_step",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="step",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_416c0('on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="c2ccd8740712d2d6f60cf84457eb077161ab4f5f",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_416c0",
                            table="people_step",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="step",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_step claim ON claim.id = cited.step_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of step % belongs to another record than the step.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_step_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_step WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE step_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted step % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_step_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="b5c405cf1a1ea415cebbd82aa5112e165646ceba",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_9534c",
                            table="people_step",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="step",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.step_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.step_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM people_personcitation cited JOIN people_step claim ON claim.id = cited.step_id\n            WHERE claim.id = claim_id AND claim.person_id <> cited.person_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of step % belongs to another record than the step.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_step_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM people_step WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM people_personcitation WHERE step_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted step % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_step_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="327bddb666e928b36fc61bffbff2454d486c0707",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_6c57c",
                            table="people_personcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="step",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.person_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_step_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="4b6b2d083e3bb634448b3b31e009b52e0d990e25",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_not_merged_6fbb6",
                            table="people_step",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personcitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.person_id;\n    RETURN NULL;\n",
                            hash="f5724939fb967fc27a07d550914b977d75c5433a",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_1bad4",
                            table="people_personcitationevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="personcitation",
                    constraint=models.CheckConstraint(
                        condition=django.db.models.lookups.LessThanOrEqual(
                            models.Func(
                                "name",
                                "birth",
                                "background",
                                "nationality",
                                "contract",
                                "payment",
                                "service",
                                "step",
                                "citizenshipgrant",
                                "fate",
                                "proceeding",
                                function="num_nonnulls",
                                output_field=models.IntegerField(),
                            ),
                            1,
                        ),
                        name="a_person_citation_is_about_one_claim",
                        violation_error_message="A citation is about one claim at most.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personcitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_personcitationevent" ("background_id", "birth_id", "citizenshipgrant_id", "contract_id", "fate_id", "fields", "id", "locator", "name_id", "nationality_id", "payment_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proceeding_id", "quote", "said_by", "service_id", "source_id", "stance", "step_id", "via") VALUES (NEW."background_id", NEW."birth_id", NEW."citizenshipgrant_id", NEW."contract_id", NEW."fate_id", NEW."fields", NEW."id", NEW."locator", NEW."name_id", NEW."nationality_id", NEW."payment_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."proceeding_id", NEW."quote", NEW."said_by", NEW."service_id", NEW."source_id", NEW."stance", NEW."step_id", NEW."via"); RETURN NULL;',
                            hash="d5bc4de150e203a0c6f1eb589131748a369ce955",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_29f49",
                            table="people_personcitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personcitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_personcitationevent" ("background_id", "birth_id", "citizenshipgrant_id", "contract_id", "fate_id", "fields", "id", "locator", "name_id", "nationality_id", "payment_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proceeding_id", "quote", "said_by", "service_id", "source_id", "stance", "step_id", "via") VALUES (NEW."background_id", NEW."birth_id", NEW."citizenshipgrant_id", NEW."contract_id", NEW."fate_id", NEW."fields", NEW."id", NEW."locator", NEW."name_id", NEW."nationality_id", NEW."payment_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."proceeding_id", NEW."quote", NEW."said_by", NEW."service_id", NEW."source_id", NEW."stance", NEW."step_id", NEW."via"); RETURN NULL;',
                            hash="b4b5fbebe8c7388f963e94308db369fc16c463ff",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9c335",
                            table="people_personcitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personcitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "people_personcitationevent" ("background_id", "birth_id", "citizenshipgrant_id", "contract_id", "fate_id", "fields", "id", "locator", "name_id", "nationality_id", "payment_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proceeding_id", "quote", "said_by", "service_id", "source_id", "stance", "step_id", "via") VALUES (OLD."background_id", OLD."birth_id", OLD."citizenshipgrant_id", OLD."contract_id", OLD."fate_id", OLD."fields", OLD."id", OLD."locator", OLD."name_id", OLD."nationality_id", OLD."payment_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."proceeding_id", OLD."quote", OLD."said_by", OLD."service_id", OLD."source_id", OLD."stance", OLD."step_id", OLD."via"); RETURN NULL;',
                            hash="9c658178f69a23daaaf8ceb1459b5fe3156923e1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_35ddc",
                            table="people_personcitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personcitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_not_merged",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    IF EXISTS (SELECT FROM people_merge WHERE merged_id = NEW.person_id AND undone_at IS NULL) THEN\n        RAISE EXCEPTION 'This person''s record was merged into another. Write to that one, or take them apart first.'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'people_personcitation_is_not_merged';\n    END IF;\n    RETURN NULL;\n",
                            hash="cb3b7bbd1060d296350740e0e5d1c97f134efcf8",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_not_merged_25c08",
                            table="people_personcitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stepevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_person",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'person' AND record = NEW.person_id;\n    RETURN NULL;\n",
                            hash="ff79bbe31206fded9059b597212d915bdb0477d7",
                            operation="INSERT",
                            pgid="pgtrigger_changes_person_f68b8",
                            table="people_stepevent",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
