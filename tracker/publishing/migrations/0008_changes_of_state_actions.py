"""What states did is public too, so its changes count."""

from django.db import migrations

from tracker.review.following import followed


class Migration(migrations.Migration):
    """Triggers on its histories."""

    dependencies = [
        ("publishing", "0007_changes_counted"),
        ("figures", "0003_claimant_territory"),
    ]

    operations = [
        followed(
            kind="stateaction",
            records="figures_stateaction",
            histories=(
                ("figures_stateactionevent", "pgh_obj_id"),
                ("figures_figurecitationevent", "stateaction_id"),
            ),
        ),
    ]
