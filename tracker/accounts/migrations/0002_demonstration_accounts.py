from django.db import migrations, models
from django.db.models import Count

ROLES = ("researcher", "reviewer", "publisher")


def mark(apps, schema_editor):
    """The command that makes them wrote no mark before: an account named like its only role is taken for one of them."""
    User = apps.get_model("accounts", "User")
    alone = User.objects.using(schema_editor.connection.alias).annotate(number=Count("groups")).filter(number=1)
    for role in ROLES:
        pks = list(alone.filter(username=role, groups__name=role).values_list("pk", flat=True))
        User.objects.using(schema_editor.connection.alias).filter(pk__in=pks).update(is_demonstration=True)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="is_demonstration",
            field=models.BooleanField(
                default=False,
                help_text="Made by a command to try the newsroom with; logs in on a local trial only.",
                verbose_name="is a demonstration account",
            ),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
