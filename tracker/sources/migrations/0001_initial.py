"""Sources, captures, laws, territories."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import tracker.lib.database.guards
import tracker.lib.dates.date_fields
import tracker.lib.dates.future_dates
import tracker.lib.references
import tracker.lib.web_addresses
from tracker.lib.database.migration_steps import Together
from tracker.sources.territories import sync_territories


def _load_territories(apps, _schema_editor):
    """Later changes of the fixture come with `set_up` (`setting_up.sync_territories_of_fixture`)."""
    sync_territories(apps.get_model("sources", "Territory"))


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("lib", "0001_partial_dates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Source",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="S", unique=True, verbose_name="reference"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("news_article", "News article"),
                                    ("investigation", "Investigation"),
                                    ("leak", "Leak"),
                                    ("obituary", "Obituary"),
                                    ("official_statement", "Official statement"),
                                    ("court_record", "Court record"),
                                    ("parliament_record", "Parliament record"),
                                    ("social_media_post", "Social media post"),
                                    ("interview", "Interview"),
                                    ("document", "Document"),
                                    ("dataset", "Dataset"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=500)),
                        ("publisher", models.CharField(max_length=200)),
                        ("authors", models.CharField(blank=True, max_length=500)),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                help_text="Two or three letters, such as en for English or ru for Russian.",
                                max_length=12,
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=1000, verbose_name="address")),
                        ("address_key", tracker.lib.web_addresses.AddressKeyField("url")),
                        ("published_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="published on")),
                        ("published_on_earliest", tracker.lib.dates.date_fields.EarliestField("published_on")),
                        ("published_on_latest", tracker.lib.dates.date_fields.LatestField("published_on")),
                        ("published_on_range", tracker.lib.dates.date_fields.RangeField("published_on")),
                        (
                            "accessed_on",
                            models.DateField(
                                blank=True, null=True, validators=[tracker.lib.dates.future_dates.refuse_future]
                            ),
                        ),
                        (
                            "derived_from",
                            models.ForeignKey(
                                blank=True,
                                help_text="The source of which this is a copy or relay: the two count once.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="copies",
                                to="sources.source",
                                verbose_name="copied from",
                            ),
                        ),
                        (
                            "complete_list_of",
                            models.CharField(
                                blank=True,
                                help_text="Whom it lists, if it leaves nobody out: all prisoners of one camp, for example.",
                                max_length=300,
                            ),
                        ),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("open", "Open: shown with link and copy"),
                                    ("cited", "Cited: title and publisher, no link, no copy"),
                                    ("restricted", "Restricted: a public label only"),
                                    ("confidential", "Confidential: never mentioned"),
                                ],
                                default="open",
                                max_length=12,
                            ),
                        ),
                        (
                            "public_label",
                            models.CharField(
                                blank=True,
                                help_text='For a restricted source: "leaked government data seen by …".',
                                max_length=200,
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True)),
                        (
                            "readers",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Who may see a restricted or confidential source in the newsroom.",
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("publisher", "title", "pk"),
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
                                to="sources.source",
                            ),
                        ),
                        ("url", models.URLField(max_length=1000, verbose_name="address of the copy")),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="checksum (SHA-256)")),
                        (
                            "captured_at",
                            models.DateTimeField(
                                blank=True,
                                null=True,
                                validators=[tracker.lib.dates.future_dates.refuse_future],
                                verbose_name="taken at (UTC)",
                            ),
                        ),
                        ("method", models.CharField(blank=True, max_length=100, verbose_name="how it was taken")),
                    ],
                    options={
                        "verbose_name": "archived copy",
                        "verbose_name_plural": "archived copies",
                        "ordering": ("source", "captured_at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="CaptureEvent",
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
                                to="sources.capture",
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
                        ("url", models.URLField(max_length=1000, verbose_name="address of the copy")),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="checksum (SHA-256)")),
                        (
                            "captured_at",
                            models.DateTimeField(
                                blank=True,
                                null=True,
                                validators=[tracker.lib.dates.future_dates.refuse_future],
                                verbose_name="taken at (UTC)",
                            ),
                        ),
                        ("method", models.CharField(blank=True, max_length=100, verbose_name="how it was taken")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SourceEvent",
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
                                to="sources.source",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="S", unique=False, verbose_name="reference"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("news_article", "News article"),
                                    ("investigation", "Investigation"),
                                    ("leak", "Leak"),
                                    ("obituary", "Obituary"),
                                    ("official_statement", "Official statement"),
                                    ("court_record", "Court record"),
                                    ("parliament_record", "Parliament record"),
                                    ("social_media_post", "Social media post"),
                                    ("interview", "Interview"),
                                    ("document", "Document"),
                                    ("dataset", "Dataset"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=500)),
                        ("publisher", models.CharField(max_length=200)),
                        ("authors", models.CharField(blank=True, max_length=500)),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                help_text="Two or three letters, such as en for English or ru for Russian.",
                                max_length=12,
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=1000, verbose_name="address")),
                        ("published_on", tracker.lib.dates.date_fields.PartialDateField(verbose_name="published on")),
                        (
                            "accessed_on",
                            models.DateField(
                                blank=True, null=True, validators=[tracker.lib.dates.future_dates.refuse_future]
                            ),
                        ),
                        (
                            "derived_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The source of which this is a copy or relay: the two count once.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.source",
                                verbose_name="copied from",
                            ),
                        ),
                        (
                            "complete_list_of",
                            models.CharField(
                                blank=True,
                                help_text="Whom it lists, if it leaves nobody out: all prisoners of one camp, for example.",
                                max_length=300,
                            ),
                        ),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("open", "Open: shown with link and copy"),
                                    ("cited", "Cited: title and publisher, no link, no copy"),
                                    ("restricted", "Restricted: a public label only"),
                                    ("confidential", "Confidential: never mentioned"),
                                ],
                                default="open",
                                max_length=12,
                            ),
                        ),
                        (
                            "public_label",
                            models.CharField(
                                blank=True,
                                help_text='For a restricted source: "leaked government data seen by …".',
                                max_length=200,
                            ),
                        ),
                        ("internal_notes", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Territory",
                    fields=[
                        (
                            "code",
                            models.CharField(
                                help_text="ISO 3166-1 alpha-2, else FollowTheMoney's code in upper case.",
                                max_length=8,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="sources.territory",
                            ),
                        ),
                        ("valid_from", models.CharField(blank=True, max_length=10)),
                        ("valid_to", models.CharField(blank=True, max_length=10)),
                        ("name_en", models.CharField(max_length=120, verbose_name="name")),
                        ("name_ru", models.CharField(max_length=120, verbose_name="name in Russian")),
                        ("name_uk", models.CharField(max_length=120, verbose_name="name in Ukrainian")),
                        ("region", models.CharField(max_length=60)),
                    ],
                    options={
                        "verbose_name_plural": "territories",
                        "ordering": ("name_en",),
                    },
                ),
                migrations.CreateModel(
                    name="LegalInstrument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="L", unique=True, verbose_name="reference"),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.territory",
                                verbose_name="state",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("law", "Law"), ("decree", "Decree"), ("amending_decree", "Amending decree")],
                                max_length=20,
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=40)),
                        ("dated", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        ("dated_earliest", tracker.lib.dates.date_fields.EarliestField("dated")),
                        ("dated_latest", tracker.lib.dates.date_fields.LatestField("dated")),
                        ("dated_range", tracker.lib.dates.date_fields.RangeField("dated")),
                        (
                            "effect",
                            models.CharField(
                                choices=[
                                    ("grants", "Gives a right to citizenship"),
                                    ("conditions", "Changes what is required"),
                                    ("term", "Sets the length of service"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "amends",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amended_by",
                                to="sources.legalinstrument",
                            ),
                        ),
                        ("summary", models.TextField()),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="instruments",
                                to="sources.source",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "law or decree",
                        "verbose_name_plural": "laws and decrees",
                        "ordering": ("dated_earliest", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="LegalInstrumentEvent",
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
                                to="sources.legalinstrument",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "reference",
                            tracker.lib.references.ReferenceField(prefix="L", unique=False, verbose_name="reference"),
                        ),
                        (
                            "territory",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.territory",
                                verbose_name="state",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("law", "Law"), ("decree", "Decree"), ("amending_decree", "Amending decree")],
                                max_length=20,
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=40)),
                        ("dated", tracker.lib.dates.date_fields.PartialDateField(verbose_name="date")),
                        (
                            "effect",
                            models.CharField(
                                choices=[
                                    ("grants", "Gives a right to citizenship"),
                                    ("conditions", "Changes what is required"),
                                    ("term", "Sets the length of service"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "amends",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.legalinstrument",
                            ),
                        ),
                        ("summary", models.TextField()),
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TerritoryEvent",
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
                                to="sources.territory",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        (
                            "code",
                            models.CharField(
                                help_text="ISO 3166-1 alpha-2, else FollowTheMoney's code in upper case.",
                                max_length=8,
                                serialize=False,
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        (
                            "parent",
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
                        ("valid_from", models.CharField(blank=True, max_length=10)),
                        ("valid_to", models.CharField(blank=True, max_length=10)),
                        ("name_en", models.CharField(max_length=120, verbose_name="name")),
                        ("name_ru", models.CharField(max_length=120, verbose_name="name in Russian")),
                        ("name_uk", models.CharField(max_length=120, verbose_name="name in Ukrainian")),
                        ("region", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SourceReader",
                    fields=[],
                    options={
                        "verbose_name": "reader",
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("sources.source_readers",),
                ),
                migrations.CreateModel(
                    name="SourceReaderEvent",
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
                                to="sources.sourcereader",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "source",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="sources.source",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
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
            ]
        ),
        Together(
            [
                migrations.AddIndex(
                    model_name="source",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["title"], name="source_title_trgm", opclasses=["gin_trgm_ops"]
                    ),
                ),
                migrations.AddIndex(
                    model_name="source",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["publisher"], name="source_publisher_trgm", opclasses=["gin_trgm_ops"]
                    ),
                ),
                migrations.AddIndex(
                    model_name="source",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["url"], name="source_url_trgm", opclasses=["gin_trgm_ops"]
                    ),
                ),
                migrations.AddIndex(
                    model_name="source",
                    index=django.contrib.postgres.indexes.HashIndex(fields=["address_key"], name="source_address_key"),
                ),
                migrations.AddConstraint(
                    model_name="source",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("access__in", ("restricted", "confidential")), _negated=True),
                        fields=("publisher", "title", "url"),
                        name="one_publication_is_one_source",
                        violation_error_message="This publication is already a source: same publisher, title, address.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="source",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("url", ""), _negated=True),
                            models.Q(("access__in", ("restricted", "confidential")), _negated=True),
                        ),
                        fields=("url",),
                        name="one_address_is_one_source",
                        violation_error_message="This address is already a source: choose that one.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="source",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("access", "restricted"), _negated=True),
                            models.Q(("public_label", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_restricted_source_has_a_label",
                        violation_error_message="A restricted source needs the label that the public sees.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="source",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("public_label", ""), ("title", ""), ("url", ""), _negated=True),
                            ("access", "confidential"),
                            _connector="OR",
                        ),
                        name="a_source_has_a_title_or_an_address",
                        violation_error_message="Give a title or an address, so that others can find the source.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "sources_sourceevent" ("access", "accessed_on", "authors", "complete_list_of", "derived_from_id", "id", "internal_notes", "kind", "language", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_label", "published_on", "publisher", "reference", "title", "url") VALUES (NEW."access", NEW."accessed_on", NEW."authors", NEW."complete_list_of", NEW."derived_from_id", NEW."id", NEW."internal_notes", NEW."kind", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."public_label", NEW."published_on", NEW."publisher", NEW."reference", NEW."title", NEW."url"); RETURN NULL;',
                            hash="601be0b4013034de76e2ee04d004e1f1d623a55c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c3ed3",
                            table="sources_source",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."access" IS DISTINCT FROM (NEW."access") OR OLD."accessed_on" IS DISTINCT FROM (NEW."accessed_on") OR OLD."authors" IS DISTINCT FROM (NEW."authors") OR OLD."complete_list_of" IS DISTINCT FROM (NEW."complete_list_of") OR OLD."derived_from_id" IS DISTINCT FROM (NEW."derived_from_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."internal_notes" IS DISTINCT FROM (NEW."internal_notes") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."public_label" IS DISTINCT FROM (NEW."public_label") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."publisher" IS DISTINCT FROM (NEW."publisher") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                            func='INSERT INTO "sources_sourceevent" ("access", "accessed_on", "authors", "complete_list_of", "derived_from_id", "id", "internal_notes", "kind", "language", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_label", "published_on", "publisher", "reference", "title", "url") VALUES (NEW."access", NEW."accessed_on", NEW."authors", NEW."complete_list_of", NEW."derived_from_id", NEW."id", NEW."internal_notes", NEW."kind", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."public_label", NEW."published_on", NEW."publisher", NEW."reference", NEW."title", NEW."url"); RETURN NULL;',
                            hash="aa60f7ae5e697e449df05d372e969baebc30ebd1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e6185",
                            table="sources_source",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "sources_sourceevent" ("access", "accessed_on", "authors", "complete_list_of", "derived_from_id", "id", "internal_notes", "kind", "language", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_label", "published_on", "publisher", "reference", "title", "url") VALUES (OLD."access", OLD."accessed_on", OLD."authors", OLD."complete_list_of", OLD."derived_from_id", OLD."id", OLD."internal_notes", OLD."kind", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."public_label", OLD."published_on", OLD."publisher", OLD."reference", OLD."title", OLD."url"); RETURN NULL;',
                            hash="e3a38a10bc74e51c95ce4816bc926f26e22f27cf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fde77",
                            table="sources_source",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_9cc16('published_on', 'accessed_on')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="b67fab38fcbbedf15ae39472bc4a3ea9284b7943",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_9cc16",
                            table="sources_source",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="captureevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_source",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'source' AND record = NEW.source_id;\n    RETURN NULL;\n",
                            hash="eeda9bb62b4978b9cfa9caea6112110437e4c540",
                            operation="INSERT",
                            pgid="pgtrigger_changes_source_6ebaa",
                            table="sources_captureevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="capture",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("sha256", ""), ("sha256__regex", "^[0-9a-f]{64}$"), _connector="OR"),
                        name="capture_sha256_is_64_hex_digits",
                        violation_error_message="A SHA-256 is 64 lower-case hexadecimal digits.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="capture",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "sources_captureevent" ("captured_at", "id", "method", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "source_id", "url") VALUES (NEW."captured_at", NEW."id", NEW."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."sha256", NEW."source_id", NEW."url"); RETURN NULL;',
                            hash="ee44a791a8797eafc04930c9122f0ea4b1fe0413",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ba00c",
                            table="sources_capture",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="capture",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "sources_captureevent" ("captured_at", "id", "method", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "source_id", "url") VALUES (NEW."captured_at", NEW."id", NEW."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."sha256", NEW."source_id", NEW."url"); RETURN NULL;',
                            hash="38c553bab73fb5d0a7c2902e5a8905a1b4d428fd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e3941",
                            table="sources_capture",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="capture",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "sources_captureevent" ("captured_at", "id", "method", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "source_id", "url") VALUES (OLD."captured_at", OLD."id", OLD."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."sha256", OLD."source_id", OLD."url"); RETURN NULL;',
                            hash="47c36bad9033b4903ed85f39078f790fef599b13",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4cc5d",
                            table="sources_capture",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="capture",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_9ae60('captured_at')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="960ef75c0fec14858f5b3e594f37bc1d157a80d0",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_9ae60",
                            table="sources_capture",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sourceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_source",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'source' AND record = NEW.pgh_obj_id;\n    RETURN NULL;\n",
                            hash="e6f839121c2ded24739efbf3c83f6699a1c81a67",
                            operation="INSERT",
                            pgid="pgtrigger_changes_source_1f9d9",
                            table="sources_sourceevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="territory",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "sources_territoryevent" ("code", "kind", "name_en", "name_ru", "name_uk", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "valid_from", "valid_to") VALUES (NEW."code", NEW."kind", NEW."name_en", NEW."name_ru", NEW."name_uk", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."code", NEW."region", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                            hash="0f7ff68f5c994f7acd6f615bb15682c4ad5e3518",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3fad7",
                            table="sources_territory",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="territory",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "sources_territoryevent" ("code", "kind", "name_en", "name_ru", "name_uk", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "valid_from", "valid_to") VALUES (NEW."code", NEW."kind", NEW."name_en", NEW."name_ru", NEW."name_uk", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."code", NEW."region", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                            hash="b8aeb8762785303848fe0d762af2e0903c0ca34d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e7395",
                            table="sources_territory",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="territory",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "sources_territoryevent" ("code", "kind", "name_en", "name_ru", "name_uk", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "valid_from", "valid_to") VALUES (OLD."code", OLD."kind", OLD."name_en", OLD."name_ru", OLD."name_uk", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."code", OLD."region", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                            hash="393137348dba291158392e581865a8a9c443dc05",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6f421",
                            table="sources_territory",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalinstrumentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_instrument",
                        sql=tracker.lib.database.guards.GuardSql(
                            func="\n    UPDATE review_handled SET changes = changes + 1 WHERE kind = 'instrument' AND record = NEW.pgh_obj_id;\n    RETURN NULL;\n",
                            hash="1a2f02e56bfa93a6b654b96f92410398ad78d16f",
                            operation="INSERT",
                            pgid="pgtrigger_changes_instrument_a2070",
                            table="sources_legalinstrumentevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalinstrument",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "sources_legalinstrumentevent" ("amends_id", "dated", "effect", "id", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "source_id", "summary", "territory_id") VALUES (NEW."amends_id", NEW."dated", NEW."effect", NEW."id", NEW."kind", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reference", NEW."source_id", NEW."summary", NEW."territory_id"); RETURN NULL;',
                            hash="b0f506897ad0c6d8ce1333f6fd5908f382643d07",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_49481",
                            table="sources_legalinstrument",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalinstrument",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition='WHEN (OLD."amends_id" IS DISTINCT FROM (NEW."amends_id") OR OLD."dated" IS DISTINCT FROM (NEW."dated") OR OLD."effect" IS DISTINCT FROM (NEW."effect") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."territory_id" IS DISTINCT FROM (NEW."territory_id"))',
                            func='INSERT INTO "sources_legalinstrumentevent" ("amends_id", "dated", "effect", "id", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "source_id", "summary", "territory_id") VALUES (NEW."amends_id", NEW."dated", NEW."effect", NEW."id", NEW."kind", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reference", NEW."source_id", NEW."summary", NEW."territory_id"); RETURN NULL;',
                            hash="cf6db9e81981b80e5122299d4949f0da6d7c2cd7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_aca81",
                            table="sources_legalinstrument",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalinstrument",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "sources_legalinstrumentevent" ("amends_id", "dated", "effect", "id", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "source_id", "summary", "territory_id") VALUES (OLD."amends_id", OLD."dated", OLD."effect", OLD."id", OLD."kind", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reference", OLD."source_id", OLD."summary", OLD."territory_id"); RETURN NULL;',
                            hash="ee9987ddb6e47a22c71b6a380303ab8ebf7e2525",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_87095",
                            table="sources_legalinstrument",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalinstrument",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_ahead",
                        sql=tracker.lib.database.guards.GuardSql(
                            declare="DECLARE dated text; written text;",
                            execute="pgtrigger_not_ahead_87715('dated')",
                            func="\n    FOREACH dated IN ARRAY TG_ARGV LOOP\n        written := to_jsonb(NEW) ->> dated;\n        CONTINUE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> dated IS NOT DISTINCT FROM written;\n        -- Of a moment the day is looked at.\n        written := regexp_replace(written, 'T.*$', '');\n        IF edtf_earliest(written) > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION '“%” (%) lies in the future. Correct it, or leave it empty until it happened.',\n                written, replace(dated, '_', ' ')\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'nothing_lies_ahead';\n        END IF;\n    END LOOP;\n    RETURN NEW;\n",
                            hash="ec1c9d809450ee77bf8ae5b7c65f6781b35ae08a",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_ahead_87715",
                            table="sources_legalinstrument",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sourcereader",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "sources_sourcereaderevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "user_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."source_id", NEW."user_id"); RETURN NULL;',
                            hash="1f5055d9907adc612c2586de4cbf6ed5e9466f44",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_53177",
                            table="sources_source_readers",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sourcereader",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=tracker.lib.database.guards.GuardSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "sources_sourcereaderevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "user_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."source_id", NEW."user_id"); RETURN NULL;',
                            hash="f5ed751b17d992bc1a866e7d72ec2e3336754180",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0e6c2",
                            table="sources_source_readers",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sourcereader",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=tracker.lib.database.guards.GuardSql(
                            func='INSERT INTO "sources_sourcereaderevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "user_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."source_id", OLD."user_id"); RETURN NULL;',
                            hash="862ca0d2b1c0f2a435b339f49b6527953a3792c3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_84926",
                            table="sources_source_readers",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunPython(_load_territories, migrations.RunPython.noop),
    ]
