"""The closed lists of units and sites, each member with its meaning; both sites speak these words."""

from django.db.models import TextChoices


class UnitKind(TextChoices):
    """What a formation calls itself."""

    FORCE = "force", "Force"
    BRANCH = "branch", "Branch"
    ARMY = "army", "Army"
    CORPS = "corps", "Corps"
    DIVISION = "division", "Division"
    BRIGADE = "brigade", "Brigade"
    REGIMENT = "regiment", "Regiment"
    BATTALION = "battalion", "Battalion"
    DETACHMENT = "detachment", "Detachment"
    PMC = "pmc", "Private military company"
    LEGION = "legion", "Legion"
    VOLUNTEER_FORMATION = "volunteer_formation", "Volunteer formation"
    CONTINGENT = "contingent", "Contingent of another state"
    OTHER = "other", "Other"
    UNKNOWN = "unknown", "Not known"


class FormationStatus(TextChoices):
    """In what standing a formation fights."""

    REGULAR = "regular", "Regular"
    PMC = "pmc", "Private military company"
    VOLUNTEER = "volunteer", "Volunteer"
    SELF_DECLARED_REPUBLIC = "self_declared_republic", "Of a self-declared republic"
    STATE_CONTINGENT = "state_contingent", "State contingent"


class SiteKind(TextChoices):
    """What a place of the recruitment chain is used for."""

    SELECTION_POINT = "selection_point", "Selection point"
    TRAINING_GROUND = "training_ground", "Training ground"
    PRISON = "prison", "Prison"
    MIGRATION_CENTRE = "migration_centre", "Migration centre"
    GARRISON = "garrison", "Garrison"
