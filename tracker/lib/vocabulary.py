"""The closed lists of the field, each member with its meaning; both sites speak these words."""

from django.db.models import TextChoices


class ClaimStatus(TextChoices):
    """What the desk thinks of a claim."""

    UNVERIFIED = "unverified", "Unverified: entered, not yet judged"
    ACCEPTED = "accepted", "Accepted: the desk stands by it"
    CONFLICTING = "conflicting", "Conflicting: a credible version that disagrees on a named field"
    REJECTED = "rejected", "Rejected: judged wrong or retracted, kept with the reason"


class Stance(TextChoices):
    """What a source does to a claim."""

    SUPPORTS = "supports", "Supports"
    CONTRADICTS = "contradicts", "Contradicts"


class SaidBy(TextChoices):
    """Who speaks through the source; the publisher is not always the speaker."""

    OWN_STATE = "own_state", "Own state"
    FAMILY = "family", "Family"
    RECRUITING_SIDE = "recruiting_side", "Recruiting side"
    OPPOSING_SIDE = "opposing_side", "Opposing side"
    UNIT = "unit", "Unit"
    DOCUMENT = "document", "Document"
    WITNESS = "witness", "Witness"
    COURT = "court", "Court"
    PUBLISHER = "publisher", "Publisher"


class Evidence(TextChoices):
    """How a claim is known, strongest first; derived from public citations, never typed."""

    OWN_STATE_OR_FAMILY = "own_state_or_family", "Own state or family"
    SEVERAL_PUBLISHERS = "several_publishers", "Several independent publishers"
    RECRUITING_SIDE = "recruiting_side", "Recruiting side"
    OPPOSING_SIDE = "opposing_side", "Opposing side"
    ONE_PUBLISHER = "one_publisher", "One publisher"


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


class SourceKind(TextChoices):
    """What sort of publication or document a source is."""

    NEWS_ARTICLE = "news_article", "News article"
    INVESTIGATION = "investigation", "Investigation"
    LEAK = "leak", "Leak"
    OBITUARY = "obituary", "Obituary"
    OFFICIAL_STATEMENT = "official_statement", "Official statement"
    COURT_RECORD = "court_record", "Court record"
    PARLIAMENT_RECORD = "parliament_record", "Parliament record"
    SOCIAL_MEDIA_POST = "social_media_post", "Social media post"
    INTERVIEW = "interview", "Interview"
    DOCUMENT = "document", "Document"
    DATASET = "dataset", "Dataset"


class Access(TextChoices):
    """How much of a source may be shown."""

    OPEN = "open", "Open: shown with link and copy"
    CITED = "cited", "Cited: title and publisher, no link, no copy"
    RESTRICTED = "restricted", "Restricted: a public label only"
    CONFIDENTIAL = "confidential", "Confidential: never mentioned"


class InstrumentKind(TextChoices):
    """What sort of legal instrument it is."""

    LAW = "law", "Law"
    DECREE = "decree", "Decree"
    AMENDING_DECREE = "amending_decree", "Amending decree"


class InstrumentEffect(TextChoices):
    """What a legal instrument does."""

    GRANTS = "grants", "Gives a right to citizenship"
    CONDITIONS = "conditions", "Changes what is required"
    TERM = "term", "Sets the length of service"


class SiteKind(TextChoices):
    """What a place of the recruitment chain is used for."""

    SELECTION_POINT = "selection_point", "Selection point"
    TRAINING_GROUND = "training_ground", "Training ground"
    PRISON = "prison", "Prison"
    MIGRATION_CENTRE = "migration_centre", "Migration centre"
    GARRISON = "garrison", "Garrison"


class Level(TextChoices):
    """How much of a person the public may see."""

    NAMED = "named", "Named: a page, rows, the name"
    ANONYMOUS = "anonymous", "Anonymous: a row with few columns"
    COUNTED = "counted", "Counted: in fixed tables only"
    WITHHELD = "withheld", "Withheld: nothing"


class Category(TextChoices):
    """Why a person needs protection; the strictest that holds decides."""

    LEFT_UNIT = "left_unit", "Left the unit, surrendered or held past term, and alive"
    RETURNED_AT_RISK = "returned_at_risk", "Returned to a state that prosecutes"
    CAPTIVE = "captive", "Captured, not yet home"
    TRAFFICKED = "trafficking_indicators", "Alive, with indicators of trafficking"
    MINOR = "minor", "Minor at signing or now"


class Ground(TextChoices):
    """Why a level may be higher than the default."""

    OWN_PUBLIC_ACT = "own_public_act", "The person's own public act"
    FAMILY_REQUEST = "family_request", "A family's written request"
    PUBLIC_JUDGMENT = "public_judgment", "A public judgment"
    SANCTIONS_LIST = "sanctions_list", "A sanctions list"
