"""What is the same in all addresses of one page, beside each source's address."""

from collections.abc import Iterator
from typing import Any

import django.contrib.postgres.indexes
from django.db import migrations

import tracker.lib.web_addresses
from tracker.lib.web_addresses import address_key

BATCH = 1000


def fill(apps: Any, schema_editor: Any) -> None:
    """Compute the keys of the sources that are there; two may turn out to be one, and stay as they are."""
    sources = apps.get_model("sources", "Source")._default_manager.using(schema_editor.connection.alias)
    for rows in _batches(sources.exclude(url="").only("pk", "url").order_by("pk")):
        for row in rows:
            row.address_key = address_key(row.url)
        sources.bulk_update(rows, ["address_key"])


def _batches(rows: Any) -> Iterator[list[Any]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        yield batch


class Migration(migrations.Migration):
    dependencies = [("sources", "0004_readers_kept")]

    operations = [
        migrations.AddField(
            model_name="source",
            name="address_key",
            field=tracker.lib.web_addresses.AddressKeyField("url"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="source",
            index=django.contrib.postgres.indexes.HashIndex(fields=["address_key"], name="source_address_key"),
        ),
    ]
