"""What others say: claimants, figures, statements, state actions."""

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
import tracker.lib.references
from tracker.lib.database.migration_steps import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("sources", "0001_initial"),
        ("units", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Claimant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="C", unique=True, verbose_name="reference"),
                        ),
                        ("name", models.CharField(max_length=300, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("government", "Government"),
                                    ("intelligence", "Intelligence service"),
                                    ("military_intelligence", "Military intelligence"),
                                    ("military_general_staff", "Armed forces"),
                                    ("parliament", "Member of parliament"),
                                    ("armed_formation", "Armed formation"),
                                    ("media_investigation", "Press"),
                                    ("ngo", "Non-governmental organisation"),
                                    ("campaigner", "Campaigner"),
                                    ("expert", "Expert"),
                                    ("witness", "Witness"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                blank=True,
                                help_text="Whose body it is; empty where it is no state body.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                                verbose_name="state",
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ("name", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="ClaimantEvent",
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
                                to="figures.claimant",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="C", unique=False, verbose_name="reference"),
                        ),
                        ("name", models.CharField(max_length=300)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("government", "Government"),
                                    ("intelligence", "Intelligence service"),
                                    ("military_intelligence", "Military intelligence"),
                                    ("military_general_staff", "Armed forces"),
                                    ("parliament", "Member of parliament"),
                                    ("armed_formation", "Armed formation"),
                                    ("media_investigation", "Press"),
                                    ("ngo", "Non-governmental organisation"),
                                    ("campaigner", "Campaigner"),
                                    ("expert", "Expert"),
                                    ("witness", "Witness"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Whose body it is; empty where it is no state body.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                                verbose_name="state",
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Figure",
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
                            "nationality",
                            models.ForeignKey(
                                blank=True,
                                help_text="Whose citizens; empty: of all countries, or not of one.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True)),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="F", unique=True, verbose_name="reference"),
                        ),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("recruited", "Recruited"),
                                    ("applied", "Applied to join"),
                                    ("contracts_signed", "Contracts signed"),
                                    ("deployed", "Deployed"),
                                    ("citizenship_granted", "Citizenship granted"),
                                    ("killed", "Killed"),
                                    ("wounded", "Wounded"),
                                    ("missing", "Missing"),
                                    ("captured", "Captured"),
                                    ("casualties", "Casualties (several kinds as one number)"),
                                    ("repatriated", "Repatriated"),
                                    ("held_past_term", "Held past the term"),
                                    ("identified", "Identified"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "low",
                            models.PositiveIntegerField(
                                help_text="With “between”: the lower number.", verbose_name="number"
                            ),
                        ),
                        (
                            "high",
                            models.PositiveIntegerField(
                                help_text="The same number again, unless it is put as “between”.",
                                verbose_name="upper number",
                            ),
                        ),
                        (
                            "qualifier",
                            models.CharField(
                                choices=[
                                    ("as_stated", "as stated"),
                                    ("at_least", "at least"),
                                    ("more_than", "more than"),
                                    ("about", "about"),
                                    ("nearly", "nearly"),
                                    ("up_to", "up to"),
                                    ("fewer_than", "fewer than"),
                                    ("between", "between"),
                                ],
                                default="as_stated",
                                max_length=10,
                                verbose_name="how it is put",
                            ),
                        ),
                        (
                            "grouping",
                            models.CharField(
                                blank=True,
                                help_text="“Africa”, as the claimant calls it.",
                                max_length=120,
                                verbose_name="claimant's own grouping",
                            ),
                        ),
                        (
                            "countries",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="As the claimant gives it.",
                                null=True,
                                verbose_name="number of countries",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("RU", "Russia's"), ("UA", "Ukraine's"), ("mixed", "Both, or not said which")],
                                max_length=5,
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                blank=True,
                                help_text="One selection point, one leak, one list; empty: the whole war.",
                                max_length=200,
                            ),
                        ),
                        (
                            "population",
                            models.CharField(
                                choices=[
                                    ("foreign_at_signing", "Foreign at signing"),
                                    ("naturalised", "Naturalised before signing"),
                                    ("natives_of_country", "Citizens or natives of the country"),
                                    ("state_troops", "State troops"),
                                    ("mixed", "Mixed"),
                                    ("unknown", "Nationality at signing not stated"),
                                ],
                                default="unknown",
                                max_length=20,
                                verbose_name="whom it counts",
                            ),
                        ),
                        (
                            "counting",
                            models.CharField(
                                choices=[
                                    ("so_far", "so far"),
                                    ("on_that_day", "on that day"),
                                    ("in_period", "in the period"),
                                ],
                                default="so_far",
                                max_length=12,
                                verbose_name="over what time",
                            ),
                        ),
                        (
                            "counts",
                            models.CharField(
                                choices=[
                                    ("people", "people"),
                                    ("names_on_a_list", "names on a list"),
                                    ("contracts", "contracts"),
                                    ("applications", "applications"),
                                    ("grants", "grants"),
                                ],
                                default="people",
                                max_length=16,
                                verbose_name="what it counts",
                            ),
                        ),
                        ("period_start", tracker.lib.dates.date_fields.PartialDateField(verbose_name="period from")),
                        ("period_start_earliest", tracker.lib.dates.date_fields.EarliestField("period_start")),
                        ("period_start_latest", tracker.lib.dates.date_fields.LatestField("period_start")),
                        ("period_start_range", tracker.lib.dates.date_fields.RangeField("period_start")),
                        ("period_end", tracker.lib.dates.date_fields.PartialDateField(verbose_name="period to")),
                        ("period_end_earliest", tracker.lib.dates.date_fields.EarliestField("period_end")),
                        ("period_end_latest", tracker.lib.dates.date_fields.LatestField("period_end")),
                        ("period_end_range", tracker.lib.dates.date_fields.RangeField("period_end")),
                        (
                            "as_of",
                            tracker.lib.dates.date_fields.PartialDateField(
                                help_text="The day for which it was said.", verbose_name="as of"
                            ),
                        ),
                        ("as_of_earliest", tracker.lib.dates.date_fields.EarliestField("as_of")),
                        ("as_of_latest", tracker.lib.dates.date_fields.LatestField("as_of")),
                        ("as_of_range", tracker.lib.dates.date_fields.RangeField("as_of")),
                        (
                            "claimant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="figures.claimant",
                            ),
                        ),
                        ("remark", models.TextField(blank=True, help_text="Our remark, for readers.")),
                        (
                            "comparison_group",
                            models.CharField(
                                blank=True,
                                db_index=True,
                                help_text="Figures of one group count the same thing.",
                                max_length=160,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FigureEvent",
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
                                to="figures.figure",
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
                            "nationality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Whose citizens; empty: of all countries, or not of one.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True)),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="F", unique=False, verbose_name="reference"),
                        ),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("recruited", "Recruited"),
                                    ("applied", "Applied to join"),
                                    ("contracts_signed", "Contracts signed"),
                                    ("deployed", "Deployed"),
                                    ("citizenship_granted", "Citizenship granted"),
                                    ("killed", "Killed"),
                                    ("wounded", "Wounded"),
                                    ("missing", "Missing"),
                                    ("captured", "Captured"),
                                    ("casualties", "Casualties (several kinds as one number)"),
                                    ("repatriated", "Repatriated"),
                                    ("held_past_term", "Held past the term"),
                                    ("identified", "Identified"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "low",
                            models.PositiveIntegerField(
                                help_text="With “between”: the lower number.", verbose_name="number"
                            ),
                        ),
                        (
                            "high",
                            models.PositiveIntegerField(
                                help_text="The same number again, unless it is put as “between”.",
                                verbose_name="upper number",
                            ),
                        ),
                        (
                            "qualifier",
                            models.CharField(
                                choices=[
                                    ("as_stated", "as stated"),
                                    ("at_least", "at least"),
                                    ("more_than", "more than"),
                                    ("about", "about"),
                                    ("nearly", "nearly"),
                                    ("up_to", "up to"),
                                    ("fewer_than", "fewer than"),
                                    ("between", "between"),
                                ],
                                default="as_stated",
                                max_length=10,
                                verbose_name="how it is put",
                            ),
                        ),
                        (
                            "grouping",
                            models.CharField(
                                blank=True,
                                help_text="“Africa”, as the claimant calls it.",
                                max_length=120,
                                verbose_name="claimant's own grouping",
                            ),
                        ),
                        (
                            "countries",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="As the claimant gives it.",
                                null=True,
                                verbose_name="number of countries",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("RU", "Russia's"), ("UA", "Ukraine's"), ("mixed", "Both, or not said which")],
                                max_length=5,
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                blank=True,
                                help_text="One selection point, one leak, one list; empty: the whole war.",
                                max_length=200,
                            ),
                        ),
                        (
                            "population",
                            models.CharField(
                                choices=[
                                    ("foreign_at_signing", "Foreign at signing"),
                                    ("naturalised", "Naturalised before signing"),
                                    ("natives_of_country", "Citizens or natives of the country"),
                                    ("state_troops", "State troops"),
                                    ("mixed", "Mixed"),
                                    ("unknown", "Nationality at signing not stated"),
                                ],
                                default="unknown",
                                max_length=20,
                                verbose_name="whom it counts",
                            ),
                        ),
                        (
                            "counting",
                            models.CharField(
                                choices=[
                                    ("so_far", "so far"),
                                    ("on_that_day", "on that day"),
                                    ("in_period", "in the period"),
                                ],
                                default="so_far",
                                max_length=12,
                                verbose_name="over what time",
                            ),
                        ),
                        (
                            "counts",
                            models.CharField(
                                choices=[
                                    ("people", "people"),
                                    ("names_on_a_list", "names on a list"),
                                    ("contracts", "contracts"),
                                    ("applications", "applications"),
                                    ("grants", "grants"),
                                ],
                                default="people",
                                max_length=16,
                                verbose_name="what it counts",
                            ),
                        ),
                        ("period_start", tracker.lib.dates.date_fields.PartialDateField(verbose_name="period from")),
                        ("period_end", tracker.lib.dates.date_fields.PartialDateField(verbose_name="period to")),
                        (
                            "as_of",
                            tracker.lib.dates.date_fields.PartialDateField(
                                help_text="The day for which it was said.", verbose_name="as of"
                            ),
                        ),
                        (
                            "claimant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="figures.claimant",
                            ),
                        ),
                        ("remark", models.TextField(blank=True, help_text="Our remark, for readers.")),
                        (
                            "comparison_group",
                            models.CharField(
                                blank=True, help_text="Figures of one group count the same thing.", max_length=160
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FigureLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "figure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="links", to="figures.figure"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("contests", "Contests: the claimant himself rejects the other"),
                                    ("differs", "Differs: another number for the same scope, by our comparison"),
                                    ("supersedes", "Supersedes: a later figure of the same claimant"),
                                    ("repeats", "Repeats: passes the other on, without a count of its own"),
                                    ("part_of", "Part of: counts some of those in the other"),
                                    ("copy_error", "Copy error: the other one, copied wrongly"),
                                    ("inconsistent_within", "Inconsistent: parts that do not add up in one article"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="linked_from",
                                to="figures.figure",
                            ),
                        ),
                        ("note", models.TextField(blank=True, help_text="For readers.")),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="FigureLinkEvent",
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
                                to="figures.figurelink",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        (
                            "figure",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="figures.figure",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("contests", "Contests: the claimant himself rejects the other"),
                                    ("differs", "Differs: another number for the same scope, by our comparison"),
                                    ("supersedes", "Supersedes: a later figure of the same claimant"),
                                    ("repeats", "Repeats: passes the other on, without a count of its own"),
                                    ("part_of", "Part of: counts some of those in the other"),
                                    ("copy_error", "Copy error: the other one, copied wrongly"),
                                    ("inconsistent_within", "Inconsistent: parts that do not add up in one article"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="figures.figure",
                            ),
                        ),
                        ("note", models.TextField(blank=True, help_text="For readers.")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StateAction",
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
                            "nationality",
                            models.ForeignKey(
                                blank=True,
                                help_text="Whose citizens; empty: of all countries, or not of one.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True)),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="A", unique=True, verbose_name="reference"),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                                verbose_name="state that acted",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ban", "Ban"),
                                    ("protest", "Protest"),
                                    ("agreement", "Agreement"),
                                    ("arrest", "Arrest"),
                                    ("repatriation", "Repatriation"),
                                    ("dna_collection", "Collection of DNA"),
                                    ("compensation", "Compensation"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        ("summary", models.TextField(help_text="In our words.")),
                    ],
                    options={
                        "ordering": ("-pk",),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StateActionEvent",
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
                                to="figures.stateaction",
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
                            "nationality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Whose citizens; empty: of all countries, or not of one.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True)),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="A", unique=False, verbose_name="reference"),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                                verbose_name="state that acted",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ban", "Ban"),
                                    ("protest", "Protest"),
                                    ("agreement", "Agreement"),
                                    ("arrest", "Arrest"),
                                    ("repatriation", "Repatriation"),
                                    ("dna_collection", "Collection of DNA"),
                                    ("compensation", "Compensation"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        ("summary", models.TextField(help_text="In our words.")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Statement",
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
                            "nationality",
                            models.ForeignKey(
                                blank=True,
                                help_text="Whose citizens; empty: of all countries, or not of one.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True)),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="T", unique=True, verbose_name="reference"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("admits", "Admits"),
                                    ("denies", "Denies"),
                                    ("honours", "Honours"),
                                    ("assesses", "Assesses"),
                                    ("announces", "Announces"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        ("on_earliest", tracker.lib.dates.date_fields.EarliestField("on")),
                        ("on_latest", tracker.lib.dates.date_fields.LatestField("on")),
                        ("on_range", tracker.lib.dates.date_fields.RangeField("on")),
                        (
                            "claimant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statements",
                                to="figures.claimant",
                            ),
                        ),
                        ("summary", models.TextField(help_text="In our words, for readers.")),
                        (
                            "side",
                            models.CharField(
                                blank=True,
                                choices=[("RU", "Russia's"), ("UA", "Ukraine's"), ("mixed", "Both, or not said which")],
                                max_length=5,
                                verbose_name="about recruits of",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="about place")),
                        (
                            "contests",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contested_by",
                                to="figures.statement",
                                verbose_name="contests statement",
                            ),
                        ),
                        (
                            "contests_figure",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contested_by",
                                to="figures.figure",
                            ),
                        ),
                        (
                            "contested_point",
                            models.CharField(blank=True, help_text="On what point it contests that.", max_length=200),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                        "abstract": False,
                    },
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
                            "figure",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="figures.figure",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="figures.statement",
                            ),
                        ),
                        (
                            "stateaction",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="figures.stateaction",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="FigureCitationEvent",
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
                                to="figures.figurecitation",
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
                            "figure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="figures.figure",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="figures.statement",
                            ),
                        ),
                        (
                            "stateaction",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="figures.stateaction",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StatementEvent",
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
                                to="figures.statement",
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
                            "nationality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Whose citizens; empty: of all countries, or not of one.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True)),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="T", unique=False, verbose_name="reference"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("admits", "Admits"),
                                    ("denies", "Denies"),
                                    ("honours", "Honours"),
                                    ("assesses", "Assesses"),
                                    ("announces", "Announces"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        (
                            "claimant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="figures.claimant",
                            ),
                        ),
                        ("summary", models.TextField(help_text="In our words, for readers.")),
                        (
                            "side",
                            models.CharField(
                                blank=True,
                                choices=[("RU", "Russia's"), ("UA", "Ukraine's"), ("mixed", "Both, or not said which")],
                                max_length=5,
                                verbose_name="about recruits of",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="about place")),
                        (
                            "contests",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="figures.statement",
                                verbose_name="contests statement",
                            ),
                        ),
                        (
                            "contests_figure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="figures.figure",
                            ),
                        ),
                        (
                            "contested_point",
                            models.CharField(blank=True, help_text="On what point it contests that.", max_length=200),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StatementSubject",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="subjects",
                                to="figures.statement",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="units.unit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="StatementSubjectEvent",
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
                                to="figures.statementsubject",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "statement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="figures.statement",
                            ),
                        ),
                        (
                            "person",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ]
        ),
        Together(
            [
                migrations.AddIndex(
                    model_name="claimant",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["name"], name="claimant_name_trgm", opclasses=["gin_trgm_ops"]
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claimant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_claimantevent" ("id", "internal_notes", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "territory_id") VALUES (NEW."id", NEW."internal_notes", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reference", NEW."territory_id"); RETURN NULL;',
                            hash="897c2d16a55e43651b6455278d8c59b9241c85a5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f5084",
                            table="figures_claimant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claimant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "figures_claimantevent" ("id", "internal_notes", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "territory_id") VALUES (NEW."id", NEW."internal_notes", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reference", NEW."territory_id"); RETURN NULL;',
                            hash="756a77ec02c5ca7ef7fba5deb35c0f6b87b65cba",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c5b7a",
                            table="figures_claimant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claimant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_claimantevent" ("id", "internal_notes", "kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "territory_id") VALUES (OLD."id", OLD."internal_notes", OLD."kind", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reference", OLD."territory_id"); RETURN NULL;',
                            hash="cf199ea087fa2e3dc3503a391dfe9469f7406b47",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1f153",
                            table="figures_claimant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claimantevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_claimant",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'claimant' AND record = NEW.pgh_obj_id;\n    RETURN NULL;\n",
                            hash="b3b77c948b9e4e60db0fad2cc588e0d10b2e2030",
                            operation="INSERT",
                            pgid="pgtrigger_changes_claimant_58973",
                            table="figures_claimantevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="figure",
                    index=models.Index(fields=["measure", "side", "nationality"], name="figure_of_what"),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="figures_figure_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="figures_figure_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("high__gte", models.F("low"))),
                        name="a_figure_ends_where_it_begins_or_above",
                        violation_error_message="The upper number lies below the lower one.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("high__gt", models.F("low")), ("qualifier", "between")),
                            models.Q(models.Q(("qualifier", "between"), _negated=True), ("high", models.F("low"))),
                            _connector="OR",
                        ),
                        name="only_between_has_two_numbers",
                        violation_error_message="“Between” needs two different numbers; any other word the same one twice.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("nationality__isnull", True), ("grouping", ""), _connector="OR"),
                        name="a_figure_is_of_a_country_or_of_a_grouping",
                        violation_error_message="Give one country, or the claimant's own grouping, not both.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=tracker.lib.dates.periods.EndsAfterItBegins(
                        begin="period_start", end="period_end", name="a_period_of_a_figure_ends_after_it_begins"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_figureevent" ("as_of", "claimant_id", "comparison_group", "conflict_on", "counting", "countries", "counts", "grouping", "high", "id", "internal_notes", "key", "low", "measure", "nationality_id", "period_end", "period_start", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "public_note", "qualifier", "reference", "remark", "scope", "side", "status", "status_reason") VALUES (NEW."as_of", NEW."claimant_id", NEW."comparison_group", NEW."conflict_on", NEW."counting", NEW."countries", NEW."counts", NEW."grouping", NEW."high", NEW."id", NEW."internal_notes", NEW."key", NEW."low", NEW."measure", NEW."nationality_id", NEW."period_end", NEW."period_start", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."population", NEW."public_note", NEW."qualifier", NEW."reference", NEW."remark", NEW."scope", NEW."side", NEW."status", NEW."status_reason"); RETURN NULL;',
                            hash="67c581ec9b7e499df7036d7f8240b987d52f11b0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ccba8",
                            table="figures_figure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."claimant_id" IS DISTINCT FROM (NEW."claimant_id") OR OLD."comparison_group" IS DISTINCT FROM (NEW."comparison_group") OR OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."counting" IS DISTINCT FROM (NEW."counting") OR OLD."countries" IS DISTINCT FROM (NEW."countries") OR OLD."counts" IS DISTINCT FROM (NEW."counts") OR OLD."grouping" IS DISTINCT FROM (NEW."grouping") OR OLD."high" IS DISTINCT FROM (NEW."high") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."internal_notes" IS DISTINCT FROM (NEW."internal_notes") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."low" IS DISTINCT FROM (NEW."low") OR OLD."measure" IS DISTINCT FROM (NEW."measure") OR OLD."nationality_id" IS DISTINCT FROM (NEW."nationality_id") OR OLD."period_end" IS DISTINCT FROM (NEW."period_end") OR OLD."period_start" IS DISTINCT FROM (NEW."period_start") OR OLD."population" IS DISTINCT FROM (NEW."population") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."qualifier" IS DISTINCT FROM (NEW."qualifier") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."side" IS DISTINCT FROM (NEW."side") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason"))',
                            func='INSERT INTO "figures_figureevent" ("as_of", "claimant_id", "comparison_group", "conflict_on", "counting", "countries", "counts", "grouping", "high", "id", "internal_notes", "key", "low", "measure", "nationality_id", "period_end", "period_start", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "public_note", "qualifier", "reference", "remark", "scope", "side", "status", "status_reason") VALUES (NEW."as_of", NEW."claimant_id", NEW."comparison_group", NEW."conflict_on", NEW."counting", NEW."countries", NEW."counts", NEW."grouping", NEW."high", NEW."id", NEW."internal_notes", NEW."key", NEW."low", NEW."measure", NEW."nationality_id", NEW."period_end", NEW."period_start", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."population", NEW."public_note", NEW."qualifier", NEW."reference", NEW."remark", NEW."scope", NEW."side", NEW."status", NEW."status_reason"); RETURN NULL;',
                            hash="835a9fad5d5b50246495d60b764ee29d94e95a01",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_82365",
                            table="figures_figure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_figureevent" ("as_of", "claimant_id", "comparison_group", "conflict_on", "counting", "countries", "counts", "grouping", "high", "id", "internal_notes", "key", "low", "measure", "nationality_id", "period_end", "period_start", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "public_note", "qualifier", "reference", "remark", "scope", "side", "status", "status_reason") VALUES (OLD."as_of", OLD."claimant_id", OLD."comparison_group", OLD."conflict_on", OLD."counting", OLD."countries", OLD."counts", OLD."grouping", OLD."high", OLD."id", OLD."internal_notes", OLD."key", OLD."low", OLD."measure", OLD."nationality_id", OLD."period_end", OLD."period_start", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."population", OLD."public_note", OLD."qualifier", OLD."reference", OLD."remark", OLD."scope", OLD."side", OLD."status", OLD."status_reason"); RETURN NULL;',
                            hash="08610ddcf2b9d36a76deb811d38030cc44c6455e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d3574",
                            table="figures_figure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_ba19d('period_start', 'as_of')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="1172c43a0128a40697893b5096b127419fa34e0c",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_ba19d",
                            table="figures_figure",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (SELECT FROM figures_figure WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM figures_figurecitation WHERE figure_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted figure % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'figures_figure_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="7bd817aa422b022d885eb0a48c2b0c89eaf1fda1",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_540ac",
                            table="figures_figure",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.figure_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.figure_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (SELECT FROM figures_figure WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM figures_figurecitation WHERE figure_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted figure % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'figures_figure_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="a50a2a54718b0c329826bb09087a983943860ff9",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_9bb44",
                            table="figures_figurecitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figureevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_figure",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'figure' AND record = NEW.pgh_obj_id;\n    RETURN NULL;\n",
                            hash="970a0710d7b47efe0a4b17df16498bb4f9823ef0",
                            operation="INSERT",
                            pgid="pgtrigger_changes_figure_cc2ce",
                            table="figures_figureevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figurelink",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("figure", models.F("other")), _negated=True),
                        name="no_figure_is_linked_to_itself",
                        violation_error_message="A figure cannot be linked to itself.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figurelink",
                    constraint=models.UniqueConstraint(
                        fields=("figure", "other", "kind"),
                        name="one_link_of_a_kind_per_pair",
                        violation_error_message="These two figures have a link of this kind already.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figurelink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_figurelinkevent" ("figure_id", "id", "key", "kind", "note", "other_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."figure_id", NEW."id", NEW."key", NEW."kind", NEW."note", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="9cddf0338289a9f17350608091977807dc172372",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_371bf",
                            table="figures_figurelink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figurelink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "figures_figurelinkevent" ("figure_id", "id", "key", "kind", "note", "other_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."figure_id", NEW."id", NEW."key", NEW."kind", NEW."note", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="6b86fad6c146de217bed546eba20edb2df3856d1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_db768",
                            table="figures_figurelink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figurelink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_figurelinkevent" ("figure_id", "id", "key", "kind", "note", "other_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."figure_id", OLD."id", OLD."key", OLD."kind", OLD."note", OLD."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="52144ca09c51423643b6bb2dba20f39825c225ef",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bc231",
                            table="figures_figurelink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figurelinkevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_figure",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'figure' AND record = NEW.figure_id;\n    RETURN NULL;\n",
                            hash="3d431a63465c2b51057d1bacdd416932c110bbbc",
                            operation="INSERT",
                            pgid="pgtrigger_changes_figure_46fa8",
                            table="figures_figurelinkevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stateaction",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="figures_stateaction_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stateaction",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="figures_stateaction_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stateaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_stateactionevent" ("conflict_on", "id", "internal_notes", "key", "kind", "nationality_id", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "reference", "status", "status_reason", "summary", "territory_id") VALUES (NEW."conflict_on", NEW."id", NEW."internal_notes", NEW."key", NEW."kind", NEW."nationality_id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_note", NEW."reference", NEW."status", NEW."status_reason", NEW."summary", NEW."territory_id"); RETURN NULL;',
                            hash="7b382997fe825b71facdf38cb2f1779feaaff94c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5794e",
                            table="figures_stateaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stateaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."internal_notes" IS DISTINCT FROM (NEW."internal_notes") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."nationality_id" IS DISTINCT FROM (NEW."nationality_id") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."territory_id" IS DISTINCT FROM (NEW."territory_id"))',
                            func='INSERT INTO "figures_stateactionevent" ("conflict_on", "id", "internal_notes", "key", "kind", "nationality_id", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "reference", "status", "status_reason", "summary", "territory_id") VALUES (NEW."conflict_on", NEW."id", NEW."internal_notes", NEW."key", NEW."kind", NEW."nationality_id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_note", NEW."reference", NEW."status", NEW."status_reason", NEW."summary", NEW."territory_id"); RETURN NULL;',
                            hash="cbfb9deb95766c5749444e6cb592b05861a20c3f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_187cc",
                            table="figures_stateaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stateaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_stateactionevent" ("conflict_on", "id", "internal_notes", "key", "kind", "nationality_id", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_note", "reference", "status", "status_reason", "summary", "territory_id") VALUES (OLD."conflict_on", OLD."id", OLD."internal_notes", OLD."key", OLD."kind", OLD."nationality_id", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_note", OLD."reference", OLD."status", OLD."status_reason", OLD."summary", OLD."territory_id"); RETURN NULL;',
                            hash="1e557c245066f119e8c01a5392d466667486fa94",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_52f6d",
                            table="figures_stateaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stateaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_c2cc8('on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="e34729b57df80d750fcf21194899cde93507ae85",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_c2cc8",
                            table="figures_stateaction",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stateaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (SELECT FROM figures_stateaction WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM figures_figurecitation WHERE stateaction_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted stateaction % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'figures_stateaction_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="2a473d2a877400a689958b0a9c51f1446029f58d",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_4fca7",
                            table="figures_stateaction",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stateaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.stateaction_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.stateaction_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (SELECT FROM figures_stateaction WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM figures_figurecitation WHERE stateaction_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted stateaction % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'figures_stateaction_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="b8bb72fa876654c98945e90627b52554561202c2",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_3b191",
                            table="figures_figurecitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="stateactionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_stateaction",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'stateaction' AND record = NEW.pgh_obj_id;\n    RETURN NULL;\n",
                            hash="33c6a8a5d492ed8cc084fee78b1a7ad58a024d6c",
                            operation="INSERT",
                            pgid="pgtrigger_changes_stateaction_5844f",
                            table="figures_stateactionevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="statement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "conflicting"), _negated=True),
                            models.Q(("conflict_on", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="figures_statement_conflict_names_a_field",
                        violation_error_message="A conflicting claim names what it disagrees about.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="statement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="figures_statement_rejection_has_a_reason",
                        violation_error_message="A rejected claim says why it was rejected.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="statement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("contests__isnull", True),
                            models.Q(("contests", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="no_statement_contests_itself",
                        violation_error_message="A statement cannot contest itself.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="statement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contests__isnull", True), ("contests_figure__isnull", True)),
                            models.Q(("contested_point", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_is_contested_has_a_point",
                        violation_error_message="Say on which point it contests the other.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_statementevent" ("claimant_id", "conflict_on", "contested_point", "contests_figure_id", "contests_id", "id", "internal_notes", "key", "kind", "nationality_id", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_note", "reference", "side", "status", "status_reason", "summary") VALUES (NEW."claimant_id", NEW."conflict_on", NEW."contested_point", NEW."contests_figure_id", NEW."contests_id", NEW."id", NEW."internal_notes", NEW."key", NEW."kind", NEW."nationality_id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."place", NEW."public_note", NEW."reference", NEW."side", NEW."status", NEW."status_reason", NEW."summary"); RETURN NULL;',
                            hash="188586fb320c9b3418e6ccad27ef27b6e07cb885",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0edb6",
                            table="figures_statement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."claimant_id" IS DISTINCT FROM (NEW."claimant_id") OR OLD."conflict_on" IS DISTINCT FROM (NEW."conflict_on") OR OLD."contested_point" IS DISTINCT FROM (NEW."contested_point") OR OLD."contests_id" IS DISTINCT FROM (NEW."contests_id") OR OLD."contests_figure_id" IS DISTINCT FROM (NEW."contests_figure_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."internal_notes" IS DISTINCT FROM (NEW."internal_notes") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."nationality_id" IS DISTINCT FROM (NEW."nationality_id") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."public_note" IS DISTINCT FROM (NEW."public_note") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."side" IS DISTINCT FROM (NEW."side") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_reason" IS DISTINCT FROM (NEW."status_reason") OR OLD."summary" IS DISTINCT FROM (NEW."summary"))',
                            func='INSERT INTO "figures_statementevent" ("claimant_id", "conflict_on", "contested_point", "contests_figure_id", "contests_id", "id", "internal_notes", "key", "kind", "nationality_id", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_note", "reference", "side", "status", "status_reason", "summary") VALUES (NEW."claimant_id", NEW."conflict_on", NEW."contested_point", NEW."contests_figure_id", NEW."contests_id", NEW."id", NEW."internal_notes", NEW."key", NEW."kind", NEW."nationality_id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."place", NEW."public_note", NEW."reference", NEW."side", NEW."status", NEW."status_reason", NEW."summary"); RETURN NULL;',
                            hash="7b3652c8f7f54f70d3012ece26941b0c500b2574",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8a770",
                            table="figures_statement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_statementevent" ("claimant_id", "conflict_on", "contested_point", "contests_figure_id", "contests_id", "id", "internal_notes", "key", "kind", "nationality_id", "on", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_note", "reference", "side", "status", "status_reason", "summary") VALUES (OLD."claimant_id", OLD."conflict_on", OLD."contested_point", OLD."contests_figure_id", OLD."contests_id", OLD."id", OLD."internal_notes", OLD."key", OLD."kind", OLD."nationality_id", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."place", OLD."public_note", OLD."reference", OLD."side", OLD."status", OLD."status_reason", OLD."summary"); RETURN NULL;',
                            hash="5c5d2978762bf1c5530f3054608f7ea6d500e6a1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_283df",
                            table="figures_statement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_9c7b7('on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="e3df90baab54545d858f675ee38b7560039ffe7d",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_9c7b7",
                            table="figures_statement",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="claim_ids := ARRAY[NEW.id];\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (SELECT FROM figures_statement WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM figures_figurecitation WHERE statement_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted statement % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'figures_statement_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="13bc47c498e55e2f5281bc0b11e8858a68dd9fdf",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_is_cited_bd7f2",
                            table="figures_statement",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="stays_cited",
                        sql=tracker.lib.database.guards.GuardSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE claim_id bigint; claim_ids bigint[] := ARRAY[]::bigint[];",
                            func="\n    IF TG_OP <> 'INSERT' THEN claim_ids := claim_ids || OLD.statement_id; END IF;\n    IF TG_OP <> 'DELETE' THEN claim_ids := claim_ids || NEW.statement_id; END IF;\n\n    FOREACH claim_id IN ARRAY claim_ids LOOP\n        \n        IF EXISTS (SELECT FROM figures_statement WHERE id = claim_id AND status = 'accepted')\n           AND NOT EXISTS (\n               SELECT FROM figures_figurecitation WHERE statement_id = claim_id AND stance = 'supports'\n           )\n        THEN\n            RAISE EXCEPTION 'The accepted statement % has no source that supports it. Add a citation, or set '\n                'the claim back to unverified.', claim_id\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'figures_statement_is_cited';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                            hash="394bdc8705ce9481944810bf5268ca1059e8ffc0",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_stays_cited_786a1",
                            table="figures_figurecitation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figurecitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_figure",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'figure' AND record = NEW.figure_id;\n    RETURN NULL;\n",
                            hash="d21cd489720da32096602d8814381a2f50f8ec9b",
                            operation="INSERT",
                            pgid="pgtrigger_changes_figure_fd9ce",
                            table="figures_figurecitationevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figurecitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_statement",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'statement' AND record = NEW.statement_id;\n    RETURN NULL;\n",
                            hash="ec888d81bc9af04e52d7247f2c05759c1ad5d69a",
                            operation="INSERT",
                            pgid="pgtrigger_changes_statement_d93b0",
                            table="figures_figurecitationevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figurecitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_stateaction",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'stateaction' AND record = NEW.stateaction_id;\n    RETURN NULL;\n",
                            hash="a91d8971c20342b2ccde43f6b4a11099b6cd1d0b",
                            operation="INSERT",
                            pgid="pgtrigger_changes_stateaction_f964a",
                            table="figures_figurecitationevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figurecitation",
                    constraint=models.CheckConstraint(
                        condition=django.db.models.lookups.LessThanOrEqual(
                            models.Func(
                                "figure",
                                "statement",
                                "stateaction",
                                function="num_nonnulls",
                                output_field=models.IntegerField(),
                            ),
                            1,
                        ),
                        name="a_figure_citation_is_about_one_record",
                        violation_error_message="A citation is about one claim at most.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figurecitation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("figure__isnull", False),
                            ("statement__isnull", False),
                            ("stateaction__isnull", False),
                            _connector="OR",
                        ),
                        name="a_figure_citation_is_about_something",
                        violation_error_message="A citation names the figure, statement or action that it is for.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figurecitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_figurecitationevent" ("fields", "figure_id", "id", "locator", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "said_by", "source_id", "stance", "stateaction_id", "statement_id", "via") VALUES (NEW."fields", NEW."figure_id", NEW."id", NEW."locator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."quote", NEW."said_by", NEW."source_id", NEW."stance", NEW."stateaction_id", NEW."statement_id", NEW."via"); RETURN NULL;',
                            hash="ffc7b40449a17b1ee49e3aabea8f44cb5f38f400",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f0a9b",
                            table="figures_figurecitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figurecitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "figures_figurecitationevent" ("fields", "figure_id", "id", "locator", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "said_by", "source_id", "stance", "stateaction_id", "statement_id", "via") VALUES (NEW."fields", NEW."figure_id", NEW."id", NEW."locator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."quote", NEW."said_by", NEW."source_id", NEW."stance", NEW."stateaction_id", NEW."statement_id", NEW."via"); RETURN NULL;',
                            hash="93ebab3358a4096e65f450e4699ac1ca387ad53c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ac6cc",
                            table="figures_figurecitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figurecitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_figurecitationevent" ("fields", "figure_id", "id", "locator", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "said_by", "source_id", "stance", "stateaction_id", "statement_id", "via") VALUES (OLD."fields", OLD."figure_id", OLD."id", OLD."locator", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."quote", OLD."said_by", OLD."source_id", OLD."stance", OLD."stateaction_id", OLD."statement_id", OLD."via"); RETURN NULL;',
                            hash="b355970fa8920293d8a68121eb6cf3b0e3dd9b35",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5eb12",
                            table="figures_figurecitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statementevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_statement",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'statement' AND record = NEW.pgh_obj_id;\n    RETURN NULL;\n",
                            hash="40c39886badca5e7fe26937e95f13e980330a1b8",
                            operation="INSERT",
                            pgid="pgtrigger_changes_statement_3e07f",
                            table="figures_statementevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="statementsubject",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("person__isnull", True), ("unit__isnull", True), _connector="XOR"),
                        name="a_subject_is_a_person_or_a_unit",
                        violation_error_message="Pick a person or a unit, one of the two.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statementsubject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_statementsubjectevent" ("id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id", "unit_id") VALUES (NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."statement_id", NEW."unit_id"); RETURN NULL;',
                            hash="506f5cb73c09d38b80645456909d9d2259d379d9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_93d29",
                            table="figures_statementsubject",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statementsubject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "figures_statementsubjectevent" ("id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id", "unit_id") VALUES (NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."statement_id", NEW."unit_id"); RETURN NULL;',
                            hash="1e3e1d930df8a8bfeec50b31e6db53a8ac0c9e71",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e2f56",
                            table="figures_statementsubject",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statementsubject",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "figures_statementsubjectevent" ("id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id", "unit_id") VALUES (OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."statement_id", OLD."unit_id"); RETURN NULL;',
                            hash="2df25b021e1a64a0e93d2decb69265e94039216b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b7e02",
                            table="figures_statementsubject",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statementsubjectevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_statement",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'statement' AND record = NEW.statement_id;\n    RETURN NULL;\n",
                            hash="cd0c65c3a659d27e93a78d9101014bd7ba8a4038",
                            operation="INSERT",
                            pgid="pgtrigger_changes_statement_70983",
                            table="figures_statementsubjectevent",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
