"""Records that try the pages, published into the present installation: `python -m tests.website.browser.records`.

Prints their references as JSON: of somebody with everything, with nothing, disputed, without a name, withdrawn.
"""

import json
import sys
from typing import Any

import django

LONG = "Abdurrahmanmuhammadalisherzodbekovichwithoutanyspace " + "Ó Súilleabháin-Čížek " * 6
SPELLINGS = {
    "ar": "عبد الرحمن محمد علي بن يوسف",
    "ru": "Абдуррахман Мухаммад-Али Шерзодбекович",
    "ne": "अब्दुर्रहमान मोहम्मद अली",
    "zh": "阿卜杜拉赫曼·穆罕默德·阿里",
    "am": "አብዱራህማን መሐመድ አሊ",
}
WORDS = "a long remark in the source's own words, of which it has many, " * 3
COLUMNS: dict[str, dict[str, Any]] = {
    "Birth": {"age": 31, "age_on": "2024-03-02", "territory_id": "NP"},
    "Background": {"occupation": WORDS, "studies": "two years of law", "military_service": "conscript"},
    "Payment": {"kind": "signing", "amount": "2000000.50", "currency": "RUB", "state": "promised", "on": "2023-09-14"},
    "Step": {"kind": "left_home", "on": "2023-08", "place": "Kathmandu"},
    "Service": {"side": "RU", "unit_as_stated": WORDS, "role": "driver", "rank": "private", "from_on": "2023-10"},
    "CitizenshipGrant": {"territory_id": "RU", "state": "granted", "on": "2024-02"},
    "Proceeding": {"territory_id": "NP", "stage": "opened", "on": "2024", "charge": WORDS, "for_what": "serving"},
}
CONTRACT = {
    "side": "RU",
    "unit_as_stated": "MilitaryunitwithaverylongnamewithoutaspaceforthepageMilitaryunitwithaverylongname",
    "signed_on": "2023-09-14",
    "signed_place": "Ryazan, selection point",
    "term_months": 12,
    "ends_on": "2024-09-14",
    "rank": "private",
    "role_promised": WORDS,
    "role_given": "assault infantry",
    "role_class": "combat",
    "found_in": "home_country",
    "how": ["broker_or_agency", "advert", "social_media"],
    "motives": ["pay", "citizenship"],
    "indicators": ["false_job", "contract_language", "passport_taken"],
}


def main() -> None:
    """Make, publish and withdraw them."""
    django.setup()
    from tests import factories, levels
    from tests.handing_in import handed_in
    from tracker.people import models
    from tracker.publishing.actions import catch_up, publish, withdraw
    from tracker.publishing.releases.making import make_release
    from tracker.vocabulary.levels import Ground

    researcher, publisher = levels.account("dora", "researcher"), levels.account("eli", "publisher")
    paper = factories.source(title=WORDS, url="https://paper.example/" + "a-long-address-" * 10, language="en")
    allowed: dict[str, Any] = {"level_ground": Ground.OWN_PUBLIC_ACT, "level_reason": "Spoke in public."}
    full = factories.person(
        LONG,
        sex="M",
        nationalities=["NP", "GB"],
        contracts=[CONTRACT],
        fates=[{"kind": "wounded", "on": "2023-12"}, {"kind": "killed", "on": "2024-04-04", "place": WORDS}],
        source_of_all=paper,
        public_summary=WORDS,
    )
    models.PersonCitation.objects.create(person=full, source=paper, fields=["public_summary"])
    for language, text in SPELLINGS.items():
        factories.claim(models.Name, full, sources=[factories.source()], text=text, kind="native", language=language)
    for name, columns in COLUMNS.items():
        under = {"contract": full.contracts.get()} if name == "Payment" else {}
        factories.claim(getattr(models, name), full, sources=[paper, factories.source()], **columns, **under)
    empty = factories.person("Empty", source_of_all=paper, fates=(), **allowed)
    disputed = factories.person("Disputed", nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023-09"}])
    note = {"status": "conflicting", "public_note": WORDS}
    other = [factories.source(access="restricted", public_label="leaked government data")]
    factories.claim(
        models.Fate, disputed, sources=other, kind="captured", on="2024-01", place="Bakhmut", conflict_on="kind", **note
    )
    factories.claim(models.Nationality, disputed, sources=other, territory_id="IN", conflict_on="territory", **note)
    factories.claim(
        models.Contract, disputed, sources=other, side="RU", signed_on="2022-11", conflict_on="signed_on", **note
    )
    factories.cite(models.Fate.objects.filter(person=disputed).earliest("pk"), factories.source(), stance="contradicts")
    gone = factories.person("Gone", source_of_all=paper)
    crowd = levels.crowd(5, by=researcher, source_of_all=paper)
    publish(handed_in([full, empty, disputed, gone, *crowd], by=researcher), by=publisher, note="Made up.")
    catch_up()
    make_release(by=publisher, note="Everything up to now.")
    catch_up()
    withdraw(kind="person", references=[gone.reference], by=publisher, reason="safety")
    catch_up()
    from tracker.catalogue.models import Person

    unnamed = Person.objects.filter(level="anonymous").values_list("pk", flat=True)[0]
    made = {"full": full.reference, "empty": empty.reference, "disputed": disputed.reference}
    json.dump(made | {"anonymous": unnamed, "withdrawn": gone.reference}, sys.stdout)


if __name__ == "__main__":
    main()
