"""The territories of the fixture."""

from typing import Any

from django.db import migrations

from tracker.sources.territories import sync_territories


def load(apps: Any, _schema_editor: Any) -> None:
    """Fill the table; later changes of the fixture come with `set_up` (`setting_up.sync_territories_of_fixture`)."""
    sync_territories(apps.get_model("sources", "Territory"))


class Migration(migrations.Migration):
    """Reference data of this room."""

    dependencies = [("sources", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
