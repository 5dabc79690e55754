"""Units and sites."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.lookups
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import tracker.lib.database.guards
import tracker.lib.dates.date_fields
import tracker.lib.dates.periods
import tracker.lib.names.name_fields
import tracker.lib.references
from tracker.lib.database.migration_steps import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("sources", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Unit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="U", unique=True, verbose_name="reference"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("force", "Force"),
                                    ("branch", "Branch"),
                                    ("army", "Army"),
                                    ("corps", "Corps"),
                                    ("division", "Division"),
                                    ("brigade", "Brigade"),
                                    ("regiment", "Regiment"),
                                    ("battalion", "Battalion"),
                                    ("detachment", "Detachment"),
                                    ("pmc", "Private military company"),
                                    ("legion", "Legion"),
                                    ("volunteer_formation", "Volunteer formation"),
                                    ("contingent", "Contingent of another state"),
                                    ("other", "Other"),
                                    ("unknown", "Not known"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                help_text="RU or UA for a formation of that side; its own state for any other.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                                verbose_name="side or own state",
                            ),
                        ),
                        ("branch", models.CharField(blank=True, max_length=120)),
                        (
                            "military_unit_number",
                            models.CharField(blank=True, max_length=20, verbose_name="military unit number"),
                        ),
                        ("public_note", models.TextField(blank=True)),
                        ("internal_notes", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Site",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="X", unique=True, verbose_name="reference"),
                        ),
                        ("name", models.CharField(max_length=200)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("selection_point", "Selection point"),
                                    ("training_ground", "Training ground"),
                                    ("prison", "Prison"),
                                    ("migration_centre", "Migration centre"),
                                    ("garrison", "Garrison"),
                                ],
                                help_text="Any place of detention is a prison here: shown of a person only where own state or family said it.",
                                max_length=20,
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200)),
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
                        ("internal_notes", models.TextField(blank=True)),
                        ("units", models.ManyToManyField(blank=True, related_name="sites", to="units.unit")),
                    ],
                    options={
                        "ordering": ("name", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="SiteEvent",
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
                                to="units.site",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="X", unique=False, verbose_name="reference"),
                        ),
                        ("name", models.CharField(max_length=200)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("selection_point", "Selection point"),
                                    ("training_ground", "Training ground"),
                                    ("prison", "Prison"),
                                    ("migration_centre", "Migration centre"),
                                    ("garrison", "Garrison"),
                                ],
                                help_text="Any place of detention is a prison here: shown of a person only where own state or family said it.",
                                max_length=20,
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
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UnitEvent",
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
                                to="units.unit",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="U", unique=False, verbose_name="reference"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("force", "Force"),
                                    ("branch", "Branch"),
                                    ("army", "Army"),
                                    ("corps", "Corps"),
                                    ("division", "Division"),
                                    ("brigade", "Brigade"),
                                    ("regiment", "Regiment"),
                                    ("battalion", "Battalion"),
                                    ("detachment", "Detachment"),
                                    ("pmc", "Private military company"),
                                    ("legion", "Legion"),
                                    ("volunteer_formation", "Volunteer formation"),
                                    ("contingent", "Contingent of another state"),
                                    ("other", "Other"),
                                    ("unknown", "Not known"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="RU or UA for a formation of that side; its own state for any other.",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                                verbose_name="side or own state",
                            ),
                        ),
                        ("branch", models.CharField(blank=True, max_length=120)),
                        (
                            "military_unit_number",
                            models.CharField(blank=True, max_length=20, verbose_name="military unit number"),
                        ),
                        ("public_note", models.TextField(blank=True)),
                        ("internal_notes", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UnitName",
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="names", to="units.unit"
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="name")),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                help_text="Two or three letters, such as ne for Nepali or ru for Russian.",
                                max_length=12,
                            ),
                        ),
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
                        ("preferred", models.BooleanField(default=False)),
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
                    name="UnitNameEvent",
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
                                to="units.unitname",
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
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.unit",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="name")),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                help_text="Two or three letters, such as ne for Nepali or ru for Russian.",
                                max_length=12,
                            ),
                        ),
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
                        ("preferred", models.BooleanField(default=False)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UnitParent",
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="parents", to="units.unit"
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="units.unit",
                                verbose_name="unit above it",
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
                        "ordering": ("from_on_earliest", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UnitParentEvent",
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
                                to="units.unitparent",
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
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.unit",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.unit",
                                verbose_name="unit above it",
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
                    name="UnitStatus",
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="statuses", to="units.unit"
                            ),
                        ),
                        (
                            "formation_status",
                            models.CharField(
                                choices=[
                                    ("regular", "Regular"),
                                    ("pmc", "Private military company"),
                                    ("volunteer", "Volunteer"),
                                    ("self_declared_republic", "Of a self-declared republic"),
                                    ("state_contingent", "State contingent"),
                                ],
                                max_length=24,
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
                        "verbose_name_plural": "unit statuses",
                        "ordering": ("from_on_earliest", "pk"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UnitCitation",
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="units.unit"
                            ),
                        ),
                        (
                            "unitname",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="units.unitname",
                                verbose_name="name",
                            ),
                        ),
                        (
                            "unitparent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="units.unitparent",
                                verbose_name="unit above it",
                            ),
                        ),
                        (
                            "unitstatus",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="units.unitstatus",
                                verbose_name="status",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="UnitCitationEvent",
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
                                to="units.unitcitation",
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
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.unit",
                            ),
                        ),
                        (
                            "unitname",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.unitname",
                                verbose_name="name",
                            ),
                        ),
                        (
                            "unitparent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.unitparent",
                                verbose_name="unit above it",
                            ),
                        ),
                        (
                            "unitstatus",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.unitstatus",
                                verbose_name="status",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UnitStatusEvent",
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
                                to="units.unitstatus",
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
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.unit",
                            ),
                        ),
                        (
                            "formation_status",
                            models.CharField(
                                choices=[
                                    ("regular", "Regular"),
                                    ("pmc", "Private military company"),
                                    ("volunteer", "Volunteer"),
                                    ("self_declared_republic", "Of a self-declared republic"),
                                    ("state_contingent", "State contingent"),
                                ],
                                max_length=24,
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
                    name="SiteUnit",
                    fields=[],
                    options={
                        "verbose_name": "unit of the site",
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("units.site_units",),
                ),
                migrations.CreateModel(
                    name="SiteUnitEvent",
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
                                to="units.siteunit",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "site",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.site",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="units.unit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ]
        ),
        Together(
            [
                pgtrigger.migrations.AddTrigger(
                    model_name="siteevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_site",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'site' AND record = NEW.pgh_obj_id;\n    RETURN NULL;\n",
                            hash="8a69081d9e050fb04480a8ac8ec9375e954275a8",
                            operation="INSERT",
                            pgid="pgtrigger_changes_site_121d4",
                            table="units_siteevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_unitevent" ("branch", "id", "internal_notes", "kind", "military_unit_number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "reference", "territory_id") VALUES (NEW."branch", NEW."id", NEW."internal_notes", NEW."kind", NEW."military_unit_number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_note", NEW."reference", NEW."territory_id"); RETURN NULL;',
                            hash="9e9f7713e61a8b6faee3bb7f36c46eb42ac720de",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fb1f3",
                            table="units_unit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "units_unitevent" ("branch", "id", "internal_notes", "kind", "military_unit_number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "reference", "territory_id") VALUES (NEW."branch", NEW."id", NEW."internal_notes", NEW."kind", NEW."military_unit_number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_note", NEW."reference", NEW."territory_id"); RETURN NULL;',
                            hash="4f542a73969c25645e80acdb764d9893036ebdfd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_727f7",
                            table="units_unit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_unitevent" ("branch", "id", "internal_notes", "kind", "military_unit_number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "reference", "territory_id") VALUES (OLD."branch", OLD."id", OLD."internal_notes", OLD."kind", OLD."military_unit_number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_note", OLD."reference", OLD."territory_id"); RETURN NULL;',
                            hash="8062018e3235888924cacf47fd8b46fb9ccf0fc6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ebb8b",
                            table="units_unit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="site",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_siteevent" ("id", "internal_notes", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reference", "territory_id") VALUES (NEW."id", NEW."internal_notes", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."place", NEW."reference", NEW."territory_id"); RETURN NULL;',
                            hash="50cc303eba59a72cca742f3ba3ee8fd399d7aa95",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_72927",
                            table="units_site",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="site",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "units_siteevent" ("id", "internal_notes", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reference", "territory_id") VALUES (NEW."id", NEW."internal_notes", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."place", NEW."reference", NEW."territory_id"); RETURN NULL;',
                            hash="bdb9eb983e2b2694dc9e8e1bee38eb7102b81e44",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dabd2",
                            table="units_site",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="site",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_siteevent" ("id", "internal_notes", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reference", "territory_id") VALUES (OLD."id", OLD."internal_notes", OLD."kind", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."place", OLD."reference", OLD."territory_id"); RETURN NULL;',
                            hash="9310c997198e8e8319640bfe92b5c9ad98f0c437",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2c469",
                            table="units_site",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_unit",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'unit' AND record = NEW.pgh_obj_id;\n    RETURN NULL;\n",
                            hash="2607889ef14aee58c90fa3bd507004d189e8bc55",
                            operation="INSERT",
                            pgid="pgtrigger_changes_unit_3c503",
                            table="units_unitevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="unitname",
                    index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="unitname_search"),
                ),
                migrations.AddConstraint(
                    model_name="unitname",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="units_unitname_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitname",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="units_unitname_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitname",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("preferred", True)),
                        fields=("unit",),
                        name="one_preferred_name_per_unit",
                        violation_error_message="Only one name can be the preferred one: take the tick off the other.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_unitnameevent" ("conflict_on", "id", "key", "kind", "language", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "public_note", "status", "status_reason", "text", "unit_id") VALUES (NEW."conflict_on", NEW."id", NEW."key", NEW."kind", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."preferred", NEW."public_note", NEW."status", NEW."status_reason", NEW."text", NEW."unit_id"); RETURN NULL;',
                            hash="32f9cb8765b9e6465491e5e45bec75b6810b794b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4a4d3",
                            table="units_unitname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."preferred" IS DISTINCT FROM (NEW."preferred") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))',
                            func='INSERT INTO "units_unitnameevent" ("conflict_on", "id", "key", "kind", "language", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "public_note", "status", "status_reason", "text", "unit_id") VALUES (NEW."conflict_on", NEW."id", NEW."key", NEW."kind", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."preferred", NEW."public_note", NEW."status", NEW."status_reason", NEW."text", NEW."unit_id"); RETURN NULL;',
                            hash="54c012283f1507b5767caca005ba35de28ceb44a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1db3d",
                            table="units_unitname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_unitnameevent" ("conflict_on", "id", "key", "kind", "language", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "public_note", "status", "status_reason", "text", "unit_id") VALUES (OLD."conflict_on", OLD."id", OLD."key", OLD."kind", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."preferred", OLD."public_note", OLD."status", OLD."status_reason", OLD."text", OLD."unit_id"); RETURN NULL;',
                            hash="666caaed31488bda36d3b90b34920afcf2dff4cf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d8005",
                            table="units_unitname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM units_unitcitation cited JOIN units_unitname claim ON claim.id = cited.unitname_id\n            WHERE claim.id = claim_id AND claim.unit_id <> cited.unit_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of unitname % belongs to another record than the unitname.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitname_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM units_unitname WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM units_unitcitation WHERE unitname_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted unitname % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitname_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="06f96cae9c7d1f368d0cf71c4d15b2083a7b6719",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_7c3f7",
                            table="units_unitname",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.unitname_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.unitname_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM units_unitcitation cited JOIN units_unitname claim ON claim.id = cited.unitname_id\n            WHERE claim.id = claim_id AND claim.unit_id <> cited.unit_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of unitname % belongs to another record than the unitname.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitname_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM units_unitname WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM units_unitcitation WHERE unitname_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted unitname % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitname_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="1f8fefe5e5820d83e0d2799bdef2b43b1e1559be",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_365ee",
                            table="units_unitcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitnameevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_unit",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'unit' AND record = NEW.unit_id;\n    RETURN NULL;\n",
                            hash="fad774601e42afc8087a4ae9aa64a0f812a2270d",
                            operation="INSERT",
                            pgid="pgtrigger_changes_unit_d49f6",
                            table="units_unitnameevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitparent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="units_unitparent_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitparent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="units_unitparent_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitparent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("unit", models.F("parent")), _negated=True),
                        name="no_unit_is_its_own_parent",
                        violation_error_message="A unit cannot belong to itself.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitparent",
                    constraint=tracker.lib.dates.periods.EndsAfterItBegins(
                        begin="from_on", end="to_on", name="a_belonging_ends_after_it_begins"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitparent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_unitparentevent" ("conflict_on", "from_on", "id", "key", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "status", "status_reason", "to_on", "unit_id") VALUES (NEW."conflict_on", NEW."from_on", NEW."id", NEW."key", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_note", NEW."status", NEW."status_reason", NEW."to_on", NEW."unit_id"); RETURN NULL;',
                            hash="7d4dafdb89fb8283245ed69b32f25a64e57ec08d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a73c0",
                            table="units_unitparent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitparent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."from_on" IS DISTINCT FROM (NEW."from_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."to_on" IS DISTINCT FROM (NEW."to_on") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))',
                            func='INSERT INTO "units_unitparentevent" ("conflict_on", "from_on", "id", "key", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "status", "status_reason", "to_on", "unit_id") VALUES (NEW."conflict_on", NEW."from_on", NEW."id", NEW."key", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_note", NEW."status", NEW."status_reason", NEW."to_on", NEW."unit_id"); RETURN NULL;',
                            hash="e5d5f6836f222d7ad016b0f7c7e0e527ca2c21f2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_67d6b",
                            table="units_unitparent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitparent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_unitparentevent" ("conflict_on", "from_on", "id", "key", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "status", "status_reason", "to_on", "unit_id") VALUES (OLD."conflict_on", OLD."from_on", OLD."id", OLD."key", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_note", OLD."status", OLD."status_reason", OLD."to_on", OLD."unit_id"); RETURN NULL;',
                            hash="c4129f761d4b084086344c565b80032357d1a515",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_38482",
                            table="units_unitparent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitparent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_2edd2('from_on', 'to_on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="058637c59e3e28e497e49ea7955fad66b70aa227",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_2edd2",
                            table="units_unitparent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitparent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM units_unitcitation cited JOIN units_unitparent claim ON claim.id = cited.unitparent_id\n            WHERE claim.id = claim_id AND claim.unit_id <> cited.unit_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of unitparent % belongs to another record than the unitparent.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitparent_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM units_unitparent WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM units_unitcitation WHERE unitparent_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted unitparent % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitparent_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="09bc5eccb3dbad9d522eb21383ac8793765a3a64",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_85862",
                            table="units_unitparent",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitparent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.unitparent_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.unitparent_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM units_unitcitation cited JOIN units_unitparent claim ON claim.id = cited.unitparent_id\n            WHERE claim.id = claim_id AND claim.unit_id <> cited.unit_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of unitparent % belongs to another record than the unitparent.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitparent_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM units_unitparent WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM units_unitcitation WHERE unitparent_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted unitparent % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitparent_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="f6e0b22bfb1a75dd4d57e6f467a7e72db114425d",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_83dce",
                            table="units_unitcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitparent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="has_no_cycle",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            func="\n    IF NEW.status = 'accepted' AND EXISTS (\n        WITH RECURSIVE above (id) AS (\n            SELECT NEW.parent_id\n            UNION\n            SELECT claim.parent_id FROM above\n            JOIN units_unitparent claim ON claim.unit_id = above.id AND claim.status = 'accepted'\n        )\n        SELECT FROM above WHERE id = NEW.unit_id\n    ) THEN\n        RAISE EXCEPTION 'Unit % would lie under itself: its parent belongs to it already, by accepted claims.',\n            NEW.unit_id USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitparent_has_no_cycle';\n    END IF;\n    RETURN NULL;\n",
                            hash="9628024cbdc56df901529bef76d361ff7d038c81",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_has_no_cycle_9cc1f",
                            table="units_unitparent",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitparentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_unit",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'unit' AND record = NEW.unit_id;\n    RETURN NULL;\n",
                            hash="bda44affa939c5df402b32462d2e114f0265a88f",
                            operation="INSERT",
                            pgid="pgtrigger_changes_unit_1ef92",
                            table="units_unitparentevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitstatus",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="units_unitstatus_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitstatus",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="units_unitstatus_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitstatus",
                    constraint=tracker.lib.dates.periods.EndsAfterItBegins(
                        begin="from_on", end="to_on", name="a_unit_status_ends_after_it_begins"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitstatus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_unitstatusevent" ("conflict_on", "formation_status", "from_on", "id", "key", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "status", "status_reason", "to_on", "unit_id") VALUES (NEW."conflict_on", NEW."formation_status", NEW."from_on", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_note", NEW."status", NEW."status_reason", NEW."to_on", NEW."unit_id"); RETURN NULL;',
                            hash="fafdb1672f29742e20f2c90e823fc09a8e3f36ba",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6aee3",
                            table="units_unitstatus",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitstatus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."formation_status" IS DISTINCT FROM (NEW."formation_status") OR OLD."from_on" IS DISTINCT FROM (NEW."from_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."to_on" IS DISTINCT FROM (NEW."to_on") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))',
                            func='INSERT INTO "units_unitstatusevent" ("conflict_on", "formation_status", "from_on", "id", "key", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "status", "status_reason", "to_on", "unit_id") VALUES (NEW."conflict_on", NEW."formation_status", NEW."from_on", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_note", NEW."status", NEW."status_reason", NEW."to_on", NEW."unit_id"); RETURN NULL;',
                            hash="cc49d2ec36bd803eb47497dcaf1f46b3e906f1c9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4adbe",
                            table="units_unitstatus",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitstatus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_unitstatusevent" ("conflict_on", "formation_status", "from_on", "id", "key", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "status", "status_reason", "to_on", "unit_id") VALUES (OLD."conflict_on", OLD."formation_status", OLD."from_on", OLD."id", OLD."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_note", OLD."status", OLD."status_reason", OLD."to_on", OLD."unit_id"); RETURN NULL;',
                            hash="9278e7d14e336f9178729235abe28cd9bf654db8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_82dff",
                            table="units_unitstatus",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitstatus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_1cf3d('from_on', 'to_on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="4fe122f4fcff5cc1a8e32ecc1e33b908802d6400",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_1cf3d",
                            table="units_unitstatus",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitstatus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM units_unitcitation cited JOIN units_unitstatus claim ON claim.id = cited.unitstatus_id\n            WHERE claim.id = claim_id AND claim.unit_id <> cited.unit_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of unitstatus % belongs to another record than the unitstatus.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitstatus_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM units_unitstatus WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM units_unitcitation WHERE unitstatus_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted unitstatus % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitstatus_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="9512b963c08a6f49c85bb82d2d5650b27819a739",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_e9921",
                            table="units_unitstatus",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitstatus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.unitstatus_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.unitstatus_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (\n            SELECT FROM units_unitcitation cited JOIN units_unitstatus claim ON claim.id = cited.unitstatus_id\n            WHERE claim.id = claim_id AND claim.unit_id <> cited.unit_id\n        ) THEN\n            RAISE EXCEPTION 'A citation of unitstatus % belongs to another record than the unitstatus.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitstatus_is_cited';\n        END IF;\n\n        IF EXISTS (SELECT FROM units_unitstatus WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM units_unitcitation WHERE unitstatus_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted unitstatus % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'units_unitstatus_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="e5cb8947e29c770a8b70968048b97028d4ba6cca",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_b8b3a",
                            table="units_unitcitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitcitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_unit",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'unit' AND record = NEW.unit_id;\n    RETURN NULL;\n",
                            hash="d41c72d00c1ab50790a5fc2eb109033a4a232488",
                            operation="INSERT",
                            pgid="pgtrigger_changes_unit_0108a",
                            table="units_unitcitationevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitcitation",
                    constraint=models.CheckConstraint(
                        condition=django.db.models.lookups.LessThanOrEqual(
                            models.Func(
                                "unitname",
                                "unitparent",
                                "unitstatus",
                                function="num_nonnulls",
                                output_field=models.IntegerField(),
                            ),
                            1,
                        ),
                        name="a_unit_citation_is_about_one_claim",
                        violation_error_message="A citation is about one claim at most.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitcitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_unitcitationevent" ("fields", "id", "locator", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "said_by", "source_id", "stance", "unit_id", "unitname_id", "unitparent_id", "unitstatus_id", "via") VALUES (NEW."fields", NEW."id", NEW."locator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."quote", NEW."said_by", NEW."source_id", NEW."stance", NEW."unit_id", NEW."unitname_id", NEW."unitparent_id", NEW."unitstatus_id", NEW."via"); RETURN NULL;',
                            hash="b92fe0fb03f2f9952972c71ccd1f2ecb57d4acac",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e1025",
                            table="units_unitcitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitcitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "units_unitcitationevent" ("fields", "id", "locator", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "said_by", "source_id", "stance", "unit_id", "unitname_id", "unitparent_id", "unitstatus_id", "via") VALUES (NEW."fields", NEW."id", NEW."locator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."quote", NEW."said_by", NEW."source_id", NEW."stance", NEW."unit_id", NEW."unitname_id", NEW."unitparent_id", NEW."unitstatus_id", NEW."via"); RETURN NULL;',
                            hash="35f787dde95f2fab147d48fbeebab52b672d0506",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_316b1",
                            table="units_unitcitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitcitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_unitcitationevent" ("fields", "id", "locator", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "said_by", "source_id", "stance", "unit_id", "unitname_id", "unitparent_id", "unitstatus_id", "via") VALUES (OLD."fields", OLD."id", OLD."locator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."quote", OLD."said_by", OLD."source_id", OLD."stance", OLD."unit_id", OLD."unitname_id", OLD."unitparent_id", OLD."unitstatus_id", OLD."via"); RETURN NULL;',
                            hash="8c4d3cbb9d0d5b9ee3026b73562e58fdc20d6b62",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_42947",
                            table="units_unitcitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unitstatusevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_unit",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'unit' AND record = NEW.unit_id;\n    RETURN NULL;\n",
                            hash="196f96edfeb362b349b32355dd56713791a6a628",
                            operation="INSERT",
                            pgid="pgtrigger_changes_unit_1d742",
                            table="units_unitstatusevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="siteunit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_siteunitevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "unit_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."site_id", NEW."unit_id"); RETURN NULL;',
                            hash="aa21f51d037c57bd4d334741b39140e43051889f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c3d77",
                            table="units_site_units",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="siteunit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "units_siteunitevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "unit_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."site_id", NEW."unit_id"); RETURN NULL;',
                            hash="2b746701be695b142a6b198d72dcf17baf0ecc83",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d3917",
                            table="units_site_units",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="siteunit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "units_siteunitevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "unit_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."site_id", OLD."unit_id"); RETURN NULL;',
                            hash="bdf58ba0d9b119ed6ff6a57a288ae0cd900b767e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_def83",
                            table="units_site_units",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="siteunitevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_site",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'site' AND record = NEW.site_id;\n    RETURN NULL;\n",
                            hash="12072906b16bf44722b054833cea2e25f757183e",
                            operation="INSERT",
                            pgid="pgtrigger_changes_site_10640",
                            table="units_siteunitevent",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
