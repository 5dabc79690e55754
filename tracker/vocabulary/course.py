"""The closed lists of payments, steps, proceedings, recruiters, requests and restricted details, with meanings."""

from django.db.models import TextChoices


class PaymentKind(TextChoices):
    """What money changed hands for, or was to."""

    SIGNING = "signing", "For signing"
    MONTHLY = "monthly", "Monthly pay"
    INJURY = "injury", "For an injury"
    DEATH = "death", "For the death"
    FEE = "fee", "Fee charged to the recruit"


class PaymentState(TextChoices):
    """Whether money was paid, or only promised."""

    PROMISED = "promised", "Promised"
    PAID = "paid", "Paid"


class PaymentParty(TextChoices):
    """Who paid, or was paid: a sort of body or person, never a name."""

    STATE = "state", "The state recruited for"
    REGION = "region", "A region or town of that state"
    UNIT = "unit", "The unit"
    BROKER = "broker", "A broker or agency"
    EMPLOYER = "employer", "An employer"
    RECRUIT = "recruit", "The recruit"
    FAMILY = "family", "The family"
    OTHER = "other", "Somebody else"


_CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT
MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES
VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_CODES.split())
"""Codes of ISO 4217 for money in use since 2022; funds, metals and test codes left out."""


class StepKind(TextChoices):
    """A step on the way to the front and back."""

    OFFERED = "offered", "Was offered a contract"
    LEFT_HOME = "left_home", "Left home"
    ARRIVED = "arrived", "Arrived"
    TRAINED = "trained", "Was trained"
    SENT_TO_FRONT = "sent_to_front", "Was sent to the front"
    RETURNED_ALIVE = "returned_alive", "Came back alive"
    BODY_RETURNED = "body_returned", "The body was brought back"


class ProceedingFor(TextChoices):
    """What somebody is prosecuted for."""

    SERVING = "serving", "For serving"
    RECRUITING = "recruiting", "For recruiting others"
    OTHER = "other", "For something else"


class ProceedingStage(TextChoices):
    """How far a proceeding has come; each stage reached is a claim of its own."""

    OPENED = "opened", "Opened"
    CHARGED = "charged", "Charged"
    TRIED = "tried", "On trial"
    CONVICTED = "convicted", "Convicted"
    ACQUITTED = "acquitted", "Acquitted"
    PARDONED = "pardoned", "Pardoned"


class RecruiterKind(TextChoices):
    """What sort of recruiter somebody is."""

    PERSON = "person", "A person"
    AGENCY = "agency", "An agency"
    COMPANY = "company", "A company"
    OFFICIAL = "official", "An official"


class RecruiterStanding(TextChoices):
    """What a recruiter holds or has come to, each of which may allow a name."""

    OFFICEHOLDER = "officeholder", "Officeholder acting in office"
    CHARGED = "charged", "Charged with recruiting"
    CONVICTED = "convicted", "Convicted of recruiting"
    SANCTIONED = "sanctioned", "Sanctioned for recruiting"


class LegalOutcome(TextChoices):
    """What the legal check of a name came to."""

    CLEARED = "cleared", "May be named"
    REFUSED = "refused", "May not be named"


class ReplyOutcome(TextChoices):
    """What came of asking somebody for a reply."""

    ANSWERED = "answered", "Answered"
    NONE = "none", "None: nobody answered in time"


class RequestKind(TextChoices):
    """What somebody writes to us for."""

    CORRECTION = "correction", "Correction of a fact"
    REMOVAL = "removal", "Removal of a record"
    LEGAL = "legal", "A lawyer's or a court's letter"
    SAFETY = "safety", "Somebody is in danger"
    REPLY = "reply", "Reply of somebody named"
    FAMILY = "family", "A family asks or tells"


class IdentityCheck(TextChoices):
    """Whether the writer is who they say they are."""

    NOT_NEEDED = "not_needed", "Not needed"
    ASKED = "asked", "Asked for"
    CONFIRMED = "confirmed", "Confirmed"
    FAILED = "failed", "Failed"


class RequestDecision(TextChoices):
    """What was decided on a request."""

    GRANTED = "granted", "Granted"
    PARTLY = "partly", "Granted in part"
    REFUSED = "refused", "Refused"
    NOTED = "noted", "Noted: nothing to decide"


class DetailKind(TextChoices):
    """What sort of detail may hurt somebody."""

    IDENTITY_NUMBER = "identity_number", "Identity number"
    CONTACT = "contact", "Contact"
    ADDRESS = "address", "Address"
    RELATIVE = "relative", "Relative"
