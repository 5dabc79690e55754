"""Who may be meant, told while a name is typed: for those who may look at people."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.people.kept_back import hidden_among, names_seen, reader_must_decide
from tracker.newsroom.people.person_labels import person_labels
from tracker.newsroom.people.unsaved_person import key_of, unsaved_person
from tracker.people.matching.candidates import is_long_enough, similar_people
from tracker.people.matching.distinctions import distinguished_from

MOST_LISTED = 5


@require_safe
def likely_people(request: HttpRequest) -> JsonResponse:
    """Up to five records like what is typed: the fields of the page by their own names, and `person` where it is saved.

    Each with name, facts, reference, address and how like it is; nothing of any source. `enough` says whether the name
    has words enough to be compared at all; `ask` that there are others, whom only readers of their source may see.
    """
    if not request.user.has_perm("people.view_person"):
        raise PermissionDenied
    typed, person = unsaved_person(request.GET), key_of(request.GET.get("person"))
    matches = similar_people(typed.names[:1], known=typed.known, person=person)
    apart = distinguished_from(person, [match.person for match in matches]) if person else set()
    matches = [match for match in matches if match.person not in apart]
    user = logged_in_user(request)
    hidden = hidden_among([match.person for match in matches], user)
    matches = [match for match in matches if match.person not in hidden][:MOST_LISTED]
    others = person_labels([match.person for match in matches], user=user)
    spelled = names_seen(list(others), user)
    told = [
        {
            "name": other.name,
            "also": match.text if match.text in spelled.get(match.person, ()) and match.text != other.name else "",
            "nationality": other.nationality,
            "born": other.born,
            "fate": other.fate,
            "reference": other.reference,
            "url": other.url,
            "how": match.words,
        }
        for match in matches
        for other in [others[match.person]]
    ]
    enough = any(map(is_long_enough, typed.names[:1]))
    return JsonResponse({"likely": told, "enough": enough, "ask": reader_must_decide(hidden)})
