"""Submissions, decisions, readings."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import tracker.lib.database.guards
from tracker.lib.database.migration_steps import Together

# Django's constraints know no `<> ALL`.
_NOBODY_APPROVES_OWN = """
ALTER TABLE review_decision ADD CONSTRAINT nobody_approves_what_they_touched
    CHECK (outcome <> 'approved' OR decided_by_id <> ALL (editors || submitted_by_id))
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Handled",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("record", models.BigIntegerField(help_text="The key of the record's row.")),
                        ("changes", models.BigIntegerField(default=0)),
                        (
                            "approved_changes",
                            models.BigIntegerField(help_text="Up to which change it was approved.", null=True),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "handled",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("approved_changes__lt", models.F("changes"))),
                                fields=["kind", "record"],
                                name="changed_since_approval",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("kind", "record"), name="a_record_is_followed_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("reference", models.CharField(max_length=8)),
                        ("content", models.JSONField()),
                        ("content_hash", models.CharField(max_length=64)),
                        (
                            "editors",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("note", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ("-pk",),
                        "permissions": [
                            ("submit", "Can submit a record for review"),
                            ("approve", "Can approve a record that others wrote"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reading",
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
                                related_name="readings",
                                to="review.submission",
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
                        ("read_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                ),
                migrations.CreateModel(
                    name="Decision",
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
                                related_name="decisions",
                                to="review.submission",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("approved", "Approved for publication"),
                                    ("sent_back", "Sent back"),
                                    ("withheld", "Withheld: not to be published"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("note", models.TextField(blank=True)),
                        (
                            "editors",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, editable=False, size=None
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                    },
                ),
            ]
        ),
        Together(
            [
                migrations.AddIndex(
                    model_name="submission",
                    index=models.Index(fields=["kind", "reference", "-id"], name="submission_record"),
                ),
                migrations.AddConstraint(
                    model_name="reading",
                    constraint=models.UniqueConstraint(
                        fields=("submission", "read_by"), name="a_reading_is_noted_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("outcome", "approved")),
                        fields=("submission",),
                        name="a_submission_is_approved_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "sent_back"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="sending_back_needs_a_note",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "withheld"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="withholding_needs_a_note",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="decision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="copies_submission",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    SELECT editors, submitted_by_id INTO NEW.editors, NEW.submitted_by_id\n    FROM review_submission WHERE id = NEW.submission_id;\n    RETURN NEW;\n",
                            hash="13e2b6593c1f54062d2342d55268e0afb043997c",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_copies_submission_653b0",
                            table="review_decision",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL(
            _NOBODY_APPROVES_OWN, "ALTER TABLE review_decision DROP CONSTRAINT nobody_approves_what_they_touched"
        ),
    ]
