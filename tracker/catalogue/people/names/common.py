"""The lexemes that very many published spellings have, as PostgreSQL has noticed when it last looked through them."""

import time
from functools import lru_cache

from django.db import connections

from tracker.catalogue.models import Name

_KEPT_FOR = 3600
_STATISTICS = """
SELECT most_common_elems::text::text[] FROM pg_stats
WHERE schemaname = ANY(current_schemas(false)) AND tablename = %s AND attname = 'search'
"""


def common_lexemes() -> frozenset[str]:
    """Those of about one spelling in a thousand or more; up to an hour old, none before the first look."""
    return _noticed(int(time.monotonic() // _KEPT_FOR))


@lru_cache(1)
def _noticed(_hour: int) -> frozenset[str]:
    with connections["catalogue"].cursor() as cursor:
        cursor.execute(_STATISTICS, [Name._meta.db_table])
        return frozenset(lexeme for (lexemes,) in cursor.fetchall() for lexeme in lexemes or ())
