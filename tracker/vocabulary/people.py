"""The closed lists of persons and what is claimed about them, each member with its meaning."""

from django.db.models import TextChoices


class Side(TextChoices):
    """For which side somebody signed or served; the code is that side's state."""

    RUSSIA = "RU", "Russia's"
    UKRAINE = "UA", "Ukraine's"


class Sex(TextChoices):
    """Sex as the sources state it; blank where they do not."""

    MALE = "M", "Male"
    FEMALE = "F", "Female"
    OTHER = "X", "Other"


class NameKind(TextChoices):
    """What sort of spelling a name is."""

    FULL = "full", "Full name"
    PASSPORT = "passport", "As in the passport"
    NATIVE = "native", "In the person's own script"
    TRANSLITERATION = "transliteration", "Transliteration"
    ALIAS = "alias", "Alias"
    CALL_SIGN = "call_sign", "Call sign"


class NationalityBasis(TextChoices):
    """How a nationality was come by."""

    BIRTH = "birth", "By birth"
    DESCENT = "descent", "By descent"
    NATURALISED = "naturalised", "Naturalised"
    UNKNOWN = "unknown", "Basis not known"


class NationalityKind(TextChoices):
    """Whether a nationality claim names a territory at all."""

    TERRITORY = "territory", "National of a territory"
    STATELESS = "stateless", "Stateless"
    UNKNOWN = "unknown", "Nationality not known"


class RoleClass(TextChoices):
    """What sort of work a contract was for."""

    COMBAT = "combat", "Combat"
    SUPPORT = "support", "Support"
    MEDICAL = "medical", "Medical"
    CIVILIAN = "civilian", "Civilian worker under a military contract"


class FoundIn(TextChoices):
    """Where the recruiters found the person."""

    HOME_COUNTRY = "home_country", "In the home country"
    MIGRANT = "migrant", "As a migrant on that side's territory"
    PRISON = "prison", "In prison"
    DETENTION = "detention", "In detention"
    THIRD_COUNTRY = "third_country", "In a third country"


class RecruitedHow(TextChoices):
    """By which channel somebody was recruited; several are possible."""

    RECRUITMENT_OFFICE = "recruitment_office", "Recruitment office"
    ADVERT = "advert", "Advert"
    BROKER_OR_AGENCY = "broker_or_agency", "Broker or agency"
    ACQUAINTANCE = "acquaintance", "Acquaintance"
    SOCIAL_MEDIA = "social_media", "Social media"
    PARTY_OR_OFFICIAL = "party_or_official", "Party or official"
    RAID_OR_COERCION = "raid_or_coercion", "Raid or coercion"
    STATE_DEPLOYMENT = "state_deployment", "Sent by the own state"


class Motive(TextChoices):
    """Why somebody signed, as somebody said."""

    PAY = "pay", "Pay"
    CITIZENSHIP = "citizenship", "Citizenship"
    RELEASE = "release", "Release from prison"
    RESIDENCE = "residence", "Residence papers"
    IDEOLOGY = "ideology", "Ideology"
    ADVENTURE = "adventure", "Adventure"
    NONE_STATED = "none_stated", "None stated"


class Indicator(TextChoices):
    """Signs of deception or trafficking in how a contract came about."""

    FALSE_JOB = "false_job", "False job"
    MISLED = "misled_how_not_stated", "Misled in a way not stated"
    LANGUAGE = "contract_language", "Contract in a language not understood"
    PASSPORT_TAKEN = "passport_taken", "Passport taken"
    DEBT = "debt_or_fee", "Debt or fee"
    THREAT = "threat", "Threat"
    VIOLENCE = "violence", "Violence"
    DETENTION = "detention", "Detention"
    DEPORTATION = "deportation_threat", "Threat of deportation"
    MINOR = "minor_at_signing", "Minor at signing"
    HELD_PAST_TERM = "held_past_term", "Held past the term"


class GrantState(TextChoices):
    """How far a citizenship for service has come."""

    PROMISED = "promised", "Promised"
    APPLIED = "applied", "Applied for"
    GRANTED = "granted", "Granted"
    REFUSED = "refused", "Refused"
    REVOKED = "revoked", "Revoked"


class GrantBasis(TextChoices):
    """Whose contract the citizenship rewards."""

    OWN_CONTRACT = "own_contract", "Own contract"
    RELATIVE = "relative", "A relative's contract"


class FateKind(TextChoices):
    """What became of somebody."""

    SERVING = "serving", "Serving"
    WOUNDED = "wounded", "Wounded"
    KILLED = "killed", "Killed"
    MISSING = "missing", "Missing"
    CAPTURED = "captured", "Captured"
    EXCHANGED = "exchanged", "Exchanged"
    DISCHARGED = "discharged", "Discharged"
    LEFT_UNIT = "left_unit", "Left the unit"
    RETURNED = "returned", "Returned"
    HELD_PAST_TERM = "held_past_term", "Held past the term"


class Stratum(TextChoices):
    """How a person counts among the recruited of one side; only the first is the headline."""

    FOREIGN = "foreign_at_signing", "Foreign at signing"
    ALSO_NATIONAL = "also_national", "Also a national at signing"
    UNKNOWN = "unknown", "Not known"
    UKRAINIAN_NATIONAL = "ukrainian_national", "Ukrainian nationals in Russia's forces"
    STATE_TROOPS = "state_troops", "State troops"
    NOT_COUNTED = "not_counted", "Recorded, not counted as recruited foreigner"
