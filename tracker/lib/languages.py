"""Languages by their ISO 639 code, as Django names them in English, without regional forms; tags for `lang`."""

import re
from collections.abc import Mapping

from django.conf.locale import LANG_INFO

LANGUAGES: Mapping[str, str] = {
    code: info["name"]
    for code, info in sorted(LANG_INFO.items(), key=lambda item: item[1].get("name", ""))
    if "-" not in code and "name" in info
} | {"zh": "Chinese"}

# ISO 639-1, all of it; codes of three letters (ISO 639-2 and 639-3) are too many to list.
_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de "
    "dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id "
    "ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu "
    "lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu "
    "rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to "
    "tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
)
_TWO_LETTERS = frozenset(_ISO_639_1.split())
_TAG = re.compile(r"([a-z]{2,3})(-[a-z0-9]{1,8})*", re.IGNORECASE)


def valid_tag(text: str) -> str:
    """Give the text if it is a language tag that browsers understand; else nothing."""
    found = _TAG.fullmatch(text)
    is_known = found is not None and (len(found[1]) == 3 or found[1].lower() in _TWO_LETTERS)
    return text if is_known else ""
