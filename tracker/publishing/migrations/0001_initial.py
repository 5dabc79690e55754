"""The log and what was made public."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from tracker.lib.database.migration_steps import Together

# An empty log has a head at entry 0; made here, because the desk may not insert it.
_HEAD = "INSERT INTO publishing_loghead (id, number, hash) VALUES (1, 0, repeat('0', 64)) ON CONFLICT DO NOTHING"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("review", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Anonymous",
                    fields=[
                        ("person", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        ("needs", models.PositiveSmallIntegerField()),
                        ("reference", models.CharField(max_length=8, unique=True)),
                        ("shown", models.JSONField(help_text="The public columns.")),
                    ],
                    options={
                        "verbose_name_plural": "anonymous",
                    },
                ),
                migrations.CreateModel(
                    name="Counted",
                    fields=[
                        ("person", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        ("needs", models.PositiveSmallIntegerField()),
                        ("cells", models.JSONField()),
                        ("shown_as", models.JSONField(null=True)),
                        ("has_left", models.BooleanField(default=False)),
                    ],
                    options={
                        "verbose_name_plural": "counted",
                        "permissions": [("publish_counted", "Can publish the tables of people who are only counted")],
                    },
                ),
                migrations.CreateModel(
                    name="LogEntry",
                    fields=[
                        ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                        (
                            "action",
                            models.CharField(
                                choices=[
                                    ("publish", "Published"),
                                    ("withdraw", "Withdrawn"),
                                    ("erase", "Erased by order"),
                                    ("merge", "Merged into another"),
                                    ("redact", "Texts taken off"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("reference", models.CharField(max_length=8)),
                        ("at", models.DateTimeField()),
                        (
                            "submission",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="log_entries",
                                to="review.submission",
                            ),
                        ),
                        ("submitted_by", models.CharField(blank=True, max_length=150)),
                        ("decided_by", models.CharField(max_length=150)),
                        ("public_note", models.TextField(blank=True)),
                        ("internal_reason", models.TextField(blank=True)),
                        (
                            "reason_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("error", "Error: it was wrong, or could not be shown to be right"),
                                    ("duplicate", "Duplicate: another record says the same"),
                                    ("source", "Source: the source on which it depended was withdrawn"),
                                    ("safety", "Safety: it may endanger somebody"),
                                    ("request", "Request: somebody asked who is entitled to"),
                                    ("legal", "Legal: a law or a court requires it"),
                                    ("rules", "Rules: under our own rules it is not shown, or not yet"),
                                ],
                                max_length=10,
                                verbose_name="reason",
                            ),
                        ),
                        ("payload_digest", models.CharField(max_length=64)),
                        (
                            "texts_digest",
                            models.CharField(
                                blank=True,
                                help_text="Of note and reason, salted as the payload; older entries have none.",
                                max_length=64,
                            ),
                        ),
                        ("previous_hash", models.CharField(max_length=64)),
                        ("hash", models.CharField(max_length=64, unique=True)),
                    ],
                    options={
                        "verbose_name_plural": "log entries",
                        "ordering": ("-number",),
                        "permissions": [("withdraw", "Can withdraw a published record")],
                    },
                ),
                migrations.CreateModel(
                    name="Embargo",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="embargoes",
                                to="review.submission",
                            ),
                        ),
                        ("not_before", models.DateTimeField()),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("set_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name_plural": "embargoes",
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="LogPayload",
                    fields=[
                        (
                            "entry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="payload",
                                serialize=False,
                                to="publishing.logentry",
                            ),
                        ),
                        ("salt", models.BinaryField(max_length=32)),
                        ("document", models.TextField(help_text="Canonical JSON.")),
                    ],
                ),
                migrations.CreateModel(
                    name="LogHead",
                    fields=[
                        ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                        ("number", models.BigIntegerField(default=0)),
                        (
                            "hash",
                            models.CharField(
                                default="0000000000000000000000000000000000000000000000000000000000000000",
                                max_length=64,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_log_head")],
                    },
                ),
                migrations.CreateModel(
                    name="Standing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("reference", models.CharField(max_length=8)),
                        ("is_public", models.BooleanField()),
                        (
                            "last_entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="publishing.logentry"
                            ),
                        ),
                        ("first_published_at", models.DateTimeField()),
                        (
                            "mentions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=8), default=list, size=None
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="WithdrawalAsked",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("reference", models.CharField(max_length=8)),
                        (
                            "reason_class",
                            models.CharField(
                                choices=[
                                    ("error", "Error: it was wrong, or could not be shown to be right"),
                                    ("duplicate", "Duplicate: another record says the same"),
                                    ("source", "Source: the source on which it depended was withdrawn"),
                                    ("safety", "Safety: it may endanger somebody"),
                                    ("request", "Request: somebody asked who is entitled to"),
                                    ("legal", "Legal: a law or a court requires it"),
                                    ("rules", "Rules: under our own rules it is not shown, or not yet"),
                                ],
                                max_length=10,
                                verbose_name="reason",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="why")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="asked (UTC)"
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="answered by",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="answered (UTC)")),
                        ("answer", models.TextField(blank=True, verbose_name="answer")),
                    ],
                    options={
                        "verbose_name": "request for withdrawal",
                        "verbose_name_plural": "requests for withdrawal",
                        "ordering": ("-pk",),
                    },
                ),
            ]
        ),
        Together(
            [
                migrations.AddIndex(
                    model_name="logentry",
                    index=models.Index(fields=["kind", "reference", "-number"], name="log_of_record"),
                ),
                migrations.AddIndex(
                    model_name="standing",
                    index=django.contrib.postgres.indexes.GinIndex(fields=["mentions"], name="standing_mentions"),
                ),
                migrations.AddConstraint(
                    model_name="standing",
                    constraint=models.UniqueConstraint(fields=("kind", "reference"), name="one_standing_per_record"),
                ),
                migrations.AddIndex(
                    model_name="withdrawalasked",
                    index=models.Index(fields=["kind", "reference"], name="withdrawal_asked_of"),
                ),
                migrations.AddConstraint(
                    model_name="withdrawalasked",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_says_who_and_what",
                    ),
                ),
            ]
        ),
        migrations.RunSQL(_HEAD, migrations.RunSQL.noop),
    ]
