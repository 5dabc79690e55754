"""The public side: every table that readers see."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import tracker.lib.dates.date_fields
import tracker.lib.names.name_fields
from tracker.lib.database.migration_steps import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("lib", "0001_partial_dates"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Claimant",
                    fields=[
                        ("reference", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        ("name", models.CharField(max_length=300)),
                        ("kind", models.CharField(max_length=24)),
                        ("state", models.CharField(blank=True, max_length=8)),
                    ],
                ),
                migrations.CreateModel(
                    name="Gone",
                    fields=[
                        ("reference", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        ("kind", models.CharField(max_length=20)),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name_plural": "gone",
                    },
                ),
                migrations.CreateModel(
                    name="Site",
                    fields=[
                        ("reference", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        ("name", models.CharField(max_length=200)),
                        ("kind", models.CharField(max_length=20)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("territory", models.CharField(blank=True, max_length=8)),
                    ],
                ),
                migrations.CreateModel(
                    name="Source",
                    fields=[
                        ("reference", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        ("kind", models.CharField(blank=True, max_length=20)),
                        ("title", models.CharField(blank=True, max_length=500)),
                        ("publisher", models.CharField(blank=True, max_length=200)),
                        ("authors", models.CharField(blank=True, max_length=500)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("url", models.CharField(blank=True, max_length=1000)),
                        ("published_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="published on")),
                        ("published_on_earliest", tracker.lib.dates.date_fields.EarliestField("published_on")),
                        ("published_on_latest", tracker.lib.dates.date_fields.LatestField("published_on")),
                        ("published_on_range", tracker.lib.dates.date_fields.RangeField("published_on")),
                        ("accessed_on", models.DateField(null=True)),
                        (
                            "derived_from",
                            models.CharField(blank=True, help_text="Reference, if that one is public.", max_length=8),
                        ),
                        ("complete_list_of", models.CharField(blank=True, max_length=300)),
                        ("access", models.CharField(max_length=12)),
                        ("public_label", models.CharField(blank=True, max_length=200)),
                    ],
                ),
                migrations.CreateModel(
                    name="LegalInstrument",
                    fields=[
                        ("reference", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        ("territory", models.CharField(max_length=8)),
                        ("kind", models.CharField(max_length=20)),
                        ("number", models.CharField(blank=True, max_length=40)),
                        ("dated", tracker.lib.dates.date_fields.PartialDateField(verbose_name="dated")),
                        ("dated_earliest", tracker.lib.dates.date_fields.EarliestField("dated")),
                        ("dated_latest", tracker.lib.dates.date_fields.LatestField("dated")),
                        ("dated_range", tracker.lib.dates.date_fields.RangeField("dated")),
                        ("effect", models.CharField(max_length=12)),
                        (
                            "amends",
                            models.CharField(blank=True, help_text="Reference, if that one is public.", max_length=8),
                        ),
                        ("summary", models.TextField()),
                        (
                            "source",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="instruments",
                                to="catalogue.source",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Unit",
                    fields=[
                        ("reference", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        ("name", models.CharField(max_length=300)),
                        ("sort_key", models.CharField(blank=True, max_length=300)),
                        ("kind", models.CharField(max_length=20)),
                        ("territory", models.CharField(max_length=8)),
                        ("branch", models.CharField(blank=True, max_length=120)),
                        ("military_unit_number", models.CharField(blank=True, max_length=20)),
                        ("public_note", models.TextField(blank=True)),
                        (
                            "disputed",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=32), default=list, size=None
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Change",
                    fields=[
                        ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("action", models.CharField(max_length=10)),
                        ("kind", models.CharField(max_length=20)),
                        ("reference", models.CharField(max_length=8)),
                        ("at", models.DateTimeField()),
                        ("note", models.TextField(blank=True)),
                        (
                            "reason",
                            models.CharField(
                                blank=True, help_text="Why it was withdrawn, as far as readers learn it.", max_length=10
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-entry",),
                        "indexes": [
                            models.Index(fields=["reference", "-entry"], name="change_of_record"),
                            models.Index(
                                condition=models.Q(
                                    models.Q(("note", ""), _negated=True),
                                    ("action", "withdraw"),
                                    ("action", "merge"),
                                    _connector="OR",
                                ),
                                fields=["-entry"],
                                name="corrections",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CountedCell",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("table", models.CharField(max_length=20)),
                        ("row", models.CharField(max_length=20)),
                        ("column", models.CharField(blank=True, max_length=24)),
                        ("people", models.PositiveIntegerField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("table", "row", "column"), name="one_cell_a_place")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FacetSet",
                    fields=[
                        ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("combination", models.CharField(max_length=16)),
                        ("values", models.JSONField(help_text="Values by column of the person.")),
                        ("people", models.PositiveIntegerField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["combination", "-people"], name="facet_set_combination")],
                    },
                ),
                migrations.CreateModel(
                    name="Figure",
                    fields=[
                        ("reference", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        ("sort_key", models.CharField(max_length=300)),
                        ("measure", models.CharField(max_length=20)),
                        ("low", models.PositiveIntegerField()),
                        ("high", models.PositiveIntegerField()),
                        ("qualifier", models.CharField(max_length=10)),
                        ("nationality", models.CharField(blank=True, max_length=8)),
                        ("grouping", models.CharField(blank=True, max_length=120)),
                        ("countries", models.PositiveSmallIntegerField(null=True)),
                        ("side", models.CharField(max_length=5)),
                        ("scope", models.CharField(blank=True, max_length=200)),
                        ("population", models.CharField(max_length=20)),
                        ("counting", models.CharField(max_length=12)),
                        ("counts", models.CharField(max_length=16)),
                        ("period_start", tracker.lib.dates.date_fields.PartialDateField(verbose_name="period from")),
                        ("period_start_earliest", tracker.lib.dates.date_fields.EarliestField("period_start")),
                        ("period_start_latest", tracker.lib.dates.date_fields.LatestField("period_start")),
                        ("period_start_range", tracker.lib.dates.date_fields.RangeField("period_start")),
                        ("period_end", tracker.lib.dates.date_fields.PartialDateField(verbose_name="period to")),
                        ("period_end_earliest", tracker.lib.dates.date_fields.EarliestField("period_end")),
                        ("period_end_latest", tracker.lib.dates.date_fields.LatestField("period_end")),
                        ("period_end_range", tracker.lib.dates.date_fields.RangeField("period_end")),
                        ("as_of", tracker.lib.dates.date_fields.PartialDateField(verbose_name="as of")),
                        ("as_of_earliest", tracker.lib.dates.date_fields.EarliestField("as_of")),
                        ("as_of_latest", tracker.lib.dates.date_fields.LatestField("as_of")),
                        ("as_of_range", tracker.lib.dates.date_fields.RangeField("as_of")),
                        (
                            "claimant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="figures",
                                to="catalogue.claimant",
                            ),
                        ),
                        ("position", models.CharField(blank=True, max_length=16)),
                        ("remark", models.TextField(blank=True)),
                        ("comparison_group", models.CharField(blank=True, max_length=160)),
                    ],
                ),
                migrations.CreateModel(
                    name="FigureLink",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "figure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="links", to="catalogue.figure"
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="linked_from",
                                to="catalogue.figure",
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("note", models.TextField(blank=True)),
                        ("position", models.PositiveSmallIntegerField()),
                    ],
                    options={
                        "ordering": ("position",),
                    },
                ),
                migrations.CreateModel(
                    name="Generation",
                    fields=[
                        ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                        (
                            "number",
                            models.BigIntegerField(
                                help_text="Number of the last applied entry of the publication log."
                            ),
                        ),
                        ("applied_at", models.DateTimeField(help_text="When that entry was written to the log.")),
                        (
                            "shape",
                            models.PositiveIntegerField(
                                default=0, help_text="Which version of the projection made the rows."
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_generation")],
                    },
                ),
                migrations.CreateModel(
                    name="Merged",
                    fields=[
                        ("reference", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        ("into", models.CharField(max_length=8)),
                        ("at", models.DateTimeField(help_text="Of the last step, where it went by way of others.")),
                        ("entry", models.BigIntegerField(help_text="Of the log, by which it was merged.")),
                    ],
                    options={
                        "verbose_name_plural": "merged",
                        "indexes": [models.Index(fields=["into"], name="merged_into")],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        ("in_headline", models.BigIntegerField(default=0)),
                        ("in_recruited", models.BigIntegerField(default=0)),
                        ("in_outcome", models.BigIntegerField(default=0)),
                        ("in_nationality", models.BigIntegerField(default=0)),
                        ("in_grant", models.BigIntegerField(default=0)),
                        ("in_work", models.BigIntegerField(default=0)),
                        ("in_recruited_how", models.BigIntegerField(default=0)),
                        ("in_motive", models.BigIntegerField(default=0)),
                        ("in_indicator", models.BigIntegerField(default=0)),
                        ("in_unit", models.BigIntegerField(default=0)),
                        ("in_unit_directly", models.BigIntegerField(default=0)),
                        ("in_site", models.BigIntegerField(default=0)),
                        ("in_fates", models.BigIntegerField(default=0)),
                        ("grants_counted", models.PositiveSmallIntegerField(default=0)),
                        ("independent_publishers", models.PositiveSmallIntegerField(default=0)),
                        ("has_contract", models.BooleanField(default=False)),
                        (
                            "is_plain",
                            models.BooleanField(
                                default=False,
                                help_text="At most one side, contract, grant and fate: each claim's values are the person's.",
                            ),
                        ),
                        ("level", models.CharField(max_length=10)),
                        ("fate_now", models.CharField(blank=True, max_length=16)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("sex", models.CharField(blank=True, max_length=13)),
                        (
                            "sides",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=2), default=list, size=None
                            ),
                        ),
                        (
                            "nationalities",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=10), default=list, size=None
                            ),
                        ),
                        (
                            "regions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60), default=list, size=None
                            ),
                        ),
                        (
                            "strata",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None
                            ),
                        ),
                        (
                            "counted_as",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=24), default=list, size=None
                            ),
                        ),
                        ("reference", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        (
                            "sources",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        (
                            "units",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("sort_key", models.CharField(blank=True, max_length=200)),
                        ("public_summary", models.TextField(blank=True)),
                        (
                            "fates_ever",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        ("fate_group", models.CharField(blank=True, max_length=16)),
                        (
                            "source_kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        (
                            "held_back",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        (
                            "disputed",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=32), default=list, size=None
                            ),
                        ),
                        (
                            "citizenship_states",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        (
                            "found_in",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        (
                            "recruited_how",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=24), default=list, size=None
                            ),
                        ),
                        (
                            "role_classes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        (
                            "motives",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=24), default=list, size=None
                            ),
                        ),
                        (
                            "indicators",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=24), default=list, size=None
                            ),
                        ),
                        (
                            "units_directly",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        (
                            "sites",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        (
                            "instruments",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        ("first_contract_on", models.DateField(null=True)),
                        ("published_at", models.DateTimeField(null=True)),
                        ("changed_at", models.DateTimeField(null=True)),
                        ("entry", models.BigIntegerField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["sort_key", "reference"], name="person_by_name"),
                            models.Index(fields=["-changed_at", "reference"], name="person_by_change"),
                            models.Index(fields=["first_contract_on", "reference"], name="person_by_contract"),
                            models.Index(
                                condition=models.Q(("is_plain", False)), fields=["reference"], name="person_not_plain"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["nationalities"], name="person_nationalities"
                            ),
                            django.contrib.postgres.indexes.GinIndex(fields=["regions"], name="person_regions"),
                            django.contrib.postgres.indexes.GinIndex(fields=["sides"], name="person_sides"),
                            django.contrib.postgres.indexes.GinIndex(fields=["strata"], name="person_strata"),
                            django.contrib.postgres.indexes.GinIndex(fields=["counted_as"], name="person_counted_as"),
                            django.contrib.postgres.indexes.GinIndex(fields=["fates_ever"], name="person_fates"),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["citizenship_states"], name="person_citizenship"
                            ),
                            django.contrib.postgres.indexes.GinIndex(fields=["units"], name="person_units"),
                            django.contrib.postgres.indexes.GinIndex(fields=["sites"], name="person_sites"),
                            django.contrib.postgres.indexes.GinIndex(fields=["instruments"], name="person_instruments"),
                            django.contrib.postgres.indexes.GinIndex(fields=["sources"], name="person_sources"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Payment",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="catalogue.person",
                            ),
                        ),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "contract",
                            models.UUIDField(help_text="Identifier of the contract that it belongs to.", null=True),
                        ),
                        ("kind", models.CharField(blank=True, max_length=10)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                        ("currency", models.CharField(blank=True, max_length=3)),
                        ("state", models.CharField(blank=True, max_length=10)),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="on")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        ("payer", models.CharField(blank=True, max_length=10)),
                        ("payee", models.CharField(blank=True, max_length=10)),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Nationality",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="catalogue.person",
                            ),
                        ),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("kind", models.CharField(max_length=10)),
                        ("territory", models.CharField(blank=True, max_length=8)),
                        ("basis", models.CharField(blank=True, max_length=12)),
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
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Name",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="catalogue.person",
                            ),
                        ),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("text", models.CharField(max_length=200)),
                        ("kind", models.CharField(max_length=16)),
                        ("script", models.CharField(blank=True, max_length=4)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("preferred", models.BooleanField()),
                        ("search_keys", models.TextField(blank=True)),
                        ("search", tracker.lib.names.name_fields.SearchField("search_keys")),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Fate",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="catalogue.person",
                            ),
                        ),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("is_now", models.BooleanField(default=False)),
                        ("kind", models.CharField(blank=True, max_length=16)),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="on")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("territory", models.CharField(blank=True, max_length=8)),
                        ("cause", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CitizenshipGrant",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="catalogue.person",
                            ),
                        ),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("territory", models.CharField(blank=True, max_length=8)),
                        ("state", models.CharField(blank=True, max_length=10)),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="on")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        (
                            "instrument",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="catalogue.legalinstrument",
                            ),
                        ),
                        ("basis", models.CharField(blank=True, max_length=14)),
                        (
                            "contract",
                            models.UUIDField(
                                help_text="Identifier of the contract that it rewards, if public.", null=True
                            ),
                        ),
                        ("stands", models.BooleanField(default=True, help_text="No: granted, and revoked afterwards.")),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Birth",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="catalogue.person",
                            ),
                        ),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("born_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="born")),
                        ("born_on_earliest", tracker.lib.dates.date_fields.EarliestField("born_on")),
                        ("born_on_latest", tracker.lib.dates.date_fields.LatestField("born_on")),
                        ("born_on_range", tracker.lib.dates.date_fields.RangeField("born_on")),
                        ("age", models.PositiveSmallIntegerField(null=True)),
                        ("age_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="age on")),
                        ("age_on_earliest", tracker.lib.dates.date_fields.EarliestField("age_on")),
                        ("age_on_latest", tracker.lib.dates.date_fields.LatestField("age_on")),
                        ("age_on_range", tracker.lib.dates.date_fields.RangeField("age_on")),
                        ("territory", models.CharField(blank=True, max_length=8)),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Background",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="catalogue.person",
                            ),
                        ),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("occupation", models.CharField(blank=True, max_length=300)),
                        ("studies", models.CharField(blank=True, max_length=300)),
                        ("military_service", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Proceeding",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="catalogue.person",
                            ),
                        ),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("territory", models.CharField(blank=True, max_length=8)),
                        ("for_what", models.CharField(blank=True, max_length=12)),
                        ("stage", models.CharField(blank=True, max_length=10)),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="on")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        ("law", models.CharField(blank=True, max_length=300)),
                        ("charge", models.CharField(blank=True, max_length=300)),
                        ("in_absentia", models.BooleanField(null=True)),
                        ("sentence", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Recruitment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recruitments",
                                to="catalogue.person",
                            ),
                        ),
                        ("side", models.CharField(max_length=2)),
                        ("stratum", models.CharField(max_length=20)),
                        (
                            "basis",
                            models.CharField(help_text="Whether a contract or a service shows it.", max_length=10),
                        ),
                        (
                            "on",
                            models.CharField(
                                blank=True, help_text="The day of that contract or service.", max_length=40
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Citation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("claim", models.UUIDField(null=True)),
                        ("claim_kind", models.CharField(blank=True, max_length=20)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("locator", models.CharField(blank=True, max_length=200)),
                        ("quote", models.TextField(blank=True)),
                        ("stance", models.CharField(max_length=12)),
                        (
                            "fields",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), default=list, size=None
                            ),
                        ),
                        (
                            "said_by",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        ("via", models.CharField(blank=True, max_length=200)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="catalogue.person",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="catalogue.source",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Capture",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="captures",
                                to="catalogue.source",
                            ),
                        ),
                        ("url", models.CharField(max_length=1000)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("captured_at", models.DateTimeField(null=True)),
                        ("method", models.CharField(blank=True, max_length=100)),
                    ],
                ),
                migrations.CreateModel(
                    name="StateAction",
                    fields=[
                        ("reference", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        ("sort_key", models.CharField(max_length=40)),
                        ("territory", models.CharField(max_length=8)),
                        ("kind", models.CharField(max_length=16)),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="on")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        ("nationality", models.CharField(blank=True, max_length=8)),
                        ("summary", models.TextField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["sort_key", "reference"], name="state_action_in_order")],
                    },
                ),
                migrations.CreateModel(
                    name="Statement",
                    fields=[
                        ("reference", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        ("sort_key", models.CharField(max_length=40)),
                        ("kind", models.CharField(max_length=12)),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="on")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        (
                            "claimant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="statements",
                                to="catalogue.claimant",
                            ),
                        ),
                        ("position", models.CharField(blank=True, max_length=16)),
                        ("summary", models.TextField()),
                        ("nationality", models.CharField(blank=True, max_length=8)),
                        ("side", models.CharField(blank=True, max_length=5)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        (
                            "about_persons",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=8), default=list, size=None
                            ),
                        ),
                        (
                            "about_units",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=8), default=list, size=None
                            ),
                        ),
                        (
                            "contests",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="contested_by",
                                to="catalogue.statement",
                            ),
                        ),
                        (
                            "contests_figure",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="contested_by",
                                to="catalogue.figure",
                            ),
                        ),
                        ("contested_point", models.CharField(blank=True, max_length=200)),
                    ],
                ),
                migrations.CreateModel(
                    name="FigureCitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("claim", models.UUIDField(null=True)),
                        ("claim_kind", models.CharField(blank=True, max_length=20)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("locator", models.CharField(blank=True, max_length=200)),
                        ("quote", models.TextField(blank=True)),
                        ("stance", models.CharField(max_length=12)),
                        (
                            "fields",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), default=list, size=None
                            ),
                        ),
                        (
                            "said_by",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        ("via", models.CharField(blank=True, max_length=200)),
                        (
                            "figure",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="catalogue.figure",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="catalogue.statement",
                            ),
                        ),
                        (
                            "stateaction",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="catalogue.stateaction",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="figure_citations",
                                to="catalogue.source",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Step",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="catalogue.person",
                            ),
                        ),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("kind", models.CharField(blank=True, max_length=16)),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="on")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        (
                            "site",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="catalogue.site",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Service",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="catalogue.person",
                            ),
                        ),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("side", models.CharField(blank=True, max_length=2)),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="catalogue.unit",
                            ),
                        ),
                        ("unit_as_stated", models.CharField(blank=True, max_length=300)),
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
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Contract",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="catalogue.person",
                            ),
                        ),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("is_first", models.BooleanField(default=False)),
                        ("is_first_on_side", models.BooleanField(default=False)),
                        ("side", models.CharField(blank=True, max_length=2)),
                        (
                            "force",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="catalogue.unit",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="catalogue.unit",
                            ),
                        ),
                        ("unit_as_stated", models.CharField(blank=True, max_length=300)),
                        ("signed_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="signed on")),
                        ("signed_on_earliest", tracker.lib.dates.date_fields.EarliestField("signed_on")),
                        ("signed_on_latest", tracker.lib.dates.date_fields.LatestField("signed_on")),
                        ("signed_on_range", tracker.lib.dates.date_fields.RangeField("signed_on")),
                        (
                            "signed_at",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="catalogue.site",
                            ),
                        ),
                        ("signed_place", models.CharField(blank=True, max_length=200)),
                        ("term_months", models.PositiveSmallIntegerField(null=True)),
                        ("ends_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="ends on")),
                        ("ends_on_earliest", tracker.lib.dates.date_fields.EarliestField("ends_on")),
                        ("ends_on_latest", tracker.lib.dates.date_fields.LatestField("ends_on")),
                        ("ends_on_range", tracker.lib.dates.date_fields.RangeField("ends_on")),
                        ("rank", models.CharField(blank=True, max_length=100)),
                        ("role_promised", models.CharField(blank=True, max_length=300)),
                        ("role_given", models.CharField(blank=True, max_length=300)),
                        ("role_class", models.CharField(blank=True, max_length=12)),
                        ("found_in", models.CharField(blank=True, max_length=16)),
                        ("recruiter_kind", models.CharField(blank=True, max_length=10)),
                        ("recruiter_territory", models.CharField(blank=True, max_length=8)),
                        (
                            "how",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=24), default=list, size=None
                            ),
                        ),
                        (
                            "motives",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=24), default=list, size=None
                            ),
                        ),
                        (
                            "indicators",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=24), default=list, size=None
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UnitAncestor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ancestors",
                                to="catalogue.unit",
                            ),
                        ),
                        (
                            "ancestor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="descendants",
                                to="catalogue.unit",
                            ),
                        ),
                    ],
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
                        ("claim", models.UUIDField(null=True)),
                        ("claim_kind", models.CharField(blank=True, max_length=20)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("locator", models.CharField(blank=True, max_length=200)),
                        ("quote", models.TextField(blank=True)),
                        ("stance", models.CharField(max_length=12)),
                        (
                            "fields",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), default=list, size=None
                            ),
                        ),
                        (
                            "said_by",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16), default=list, size=None
                            ),
                        ),
                        ("via", models.CharField(blank=True, max_length=200)),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="catalogue.unit",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="unit_citations",
                                to="catalogue.source",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UnitName",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="names", to="catalogue.unit"
                            ),
                        ),
                        ("text", models.CharField(max_length=300)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("kind", models.CharField(max_length=16)),
                        ("preferred", models.BooleanField()),
                        ("search_keys", models.TextField(blank=True)),
                        ("search", tracker.lib.names.name_fields.SearchField("search_keys")),
                    ],
                    options={
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UnitParent",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="parents", to="catalogue.unit"
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="children",
                                to="catalogue.unit",
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
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UnitStatus",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        ("status", models.CharField(max_length=12)),
                        ("conflict_on", models.CharField(blank=True, max_length=40)),
                        ("public_note", models.TextField(blank=True)),
                        ("evidence", models.CharField(blank=True, max_length=24)),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="statuses",
                                to="catalogue.unit",
                            ),
                        ),
                        ("formation_status", models.CharField(max_length=24)),
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
                        "ordering": ("position",),
                        "abstract": False,
                    },
                ),
            ]
        ),
        Together(
            [
                migrations.AddIndex(
                    model_name="figure",
                    index=models.Index(fields=["sort_key", "reference"], name="figure_in_order"),
                ),
                migrations.AddIndex(
                    model_name="name",
                    index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="public_name_search"),
                ),
                migrations.AddIndex(
                    model_name="fate",
                    index=django.contrib.postgres.indexes.GistIndex(fields=["on_range"], name="fate_on_range"),
                ),
                migrations.AddIndex(
                    model_name="recruitment",
                    index=models.Index(fields=["side", "stratum"], name="recruitment_stratum"),
                ),
                migrations.AddConstraint(
                    model_name="recruitment",
                    constraint=models.UniqueConstraint(fields=("person", "side"), name="recruited_once_a_side"),
                ),
                migrations.AddIndex(
                    model_name="statement",
                    index=models.Index(fields=["sort_key", "reference"], name="statement_in_order"),
                ),
                migrations.AddIndex(
                    model_name="contract",
                    index=models.Index(
                        fields=["signed_on_earliest", "signed_on_latest"], name="contract_signed_bounds"
                    ),
                ),
                migrations.AddIndex(
                    model_name="contract",
                    index=django.contrib.postgres.indexes.GistIndex(
                        fields=["signed_on_range"], name="contract_signed_range"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="unitancestor",
                    constraint=models.UniqueConstraint(fields=("ancestor", "unit"), name="unit_ancestor_once"),
                ),
                migrations.AddIndex(
                    model_name="unitname",
                    index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="public_unitname_search"),
                ),
            ]
        ),
    ]
