"""Every row of history counts as a change of its record, by a trigger; what changed before is counted once."""

from django.db import migrations

from tracker.review.following import followed

# Kind of record, its table, and the history tables of its rows, each with the column that names the record.
_FOLLOWED = (
    ("source", "sources_source", (("sources_sourceevent", "pgh_obj_id"), ("sources_captureevent", "source_id"))),
    ("instrument", "sources_legalinstrument", (("sources_legalinstrumentevent", "pgh_obj_id"),)),
    (
        "unit",
        "units_unit",
        (
            ("units_unitevent", "pgh_obj_id"),
            ("units_unitnameevent", "unit_id"),
            ("units_unitparentevent", "unit_id"),
            ("units_unitstatusevent", "unit_id"),
            ("units_unitcitationevent", "unit_id"),
        ),
    ),
    ("site", "units_site", (("units_siteevent", "pgh_obj_id"), ("units_siteunitevent", "site_id"))),
    (
        "person",
        "people_person",
        (
            ("people_personevent", "pgh_obj_id"),
            ("people_nameevent", "person_id"),
            ("people_birthevent", "person_id"),
            ("people_backgroundevent", "person_id"),
            ("people_nationalityevent", "person_id"),
            ("people_contractevent", "person_id"),
            ("people_paymentevent", "person_id"),
            ("people_serviceevent", "person_id"),
            ("people_stepevent", "person_id"),
            ("people_citizenshipgrantevent", "person_id"),
            ("people_fateevent", "person_id"),
            ("people_proceedingevent", "person_id"),
            ("people_personcitationevent", "person_id"),
        ),
    ),
    ("claimant", "figures_claimant", (("figures_claimantevent", "pgh_obj_id"),)),
    (
        "figure",
        "figures_figure",
        (
            ("figures_figureevent", "pgh_obj_id"),
            ("figures_figurelinkevent", "figure_id"),
            ("figures_figurecitationevent", "figure_id"),
        ),
    ),
    (
        "statement",
        "figures_statement",
        (
            ("figures_statementevent", "pgh_obj_id"),
            ("figures_statementsubjectevent", "statement_id"),
            ("figures_figurecitationevent", "statement_id"),
        ),
    ),
)


class Migration(migrations.Migration):
    """Triggers on histories, and the counts so far."""

    dependencies = [
        ("publishing", "0006_publishing_counted_tables"),
        ("review", "0004_changes_since_approval"),
        ("sources", "0004_readers_kept"),
        ("units", "0003_sites_are_records"),
        ("people", "0009_coarser_rows"),
        ("figures", "0003_claimant_territory"),
    ]

    operations = [followed(kind=kind, records=records, histories=histories) for kind, records, histories in _FOLLOWED]
