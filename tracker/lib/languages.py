"""Languages by their ISO 639 code, as Django names them in English, without regional forms."""

from collections.abc import Mapping

from django.conf.locale import LANG_INFO

LANGUAGES: Mapping[str, str] = {
    code: info["name"]
    for code, info in sorted(LANG_INFO.items(), key=lambda item: item[1].get("name", ""))
    if "-" not in code and "name" in info
} | {"zh": "Chinese"}
