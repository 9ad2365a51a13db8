"""The colleagues of a delegation as its sender may see them: the same for who was registered already."""

from dataclasses import dataclass

from registrations.models import ClaimState, Delegation, KnownColleague, Registration
from registrations.names import name_key


@dataclass(frozen=True)
class Listed:
    """One of the list. `name` is empty when it was erased."""

    code: str
    name: str
    state: ClaimState
    is_erased: bool
    is_live: bool
    row: Registration | KnownColleague


def colleagues_of(delegation: Delegation) -> list[Listed]:
    """By name: any other order would tell who was known. Two queries."""
    fields = ("code", "name", "name_key", "state", "event", "delegation", "erased_at")
    new = Registration.objects.filter(delegation=delegation).only(*fields)
    known = KnownColleague.objects.filter(delegation=delegation).select_related("registration")
    people = [*(_new(one) for one in new), *(_known(one) for one in known)]
    return sorted(people, key=lambda one: (not one.name, name_key(one.name), one.name, one.code))


def _new(row: Registration) -> Listed:
    return Listed(row.code, row.name, ClaimState(row.state), row.erased_at is not None, row.is_live, row)


def _known(one: KnownColleague) -> Listed:
    row = one.registration
    state = ClaimState(row.state)
    if one.dropped_at is not None:
        state = ClaimState.CANCELLED
    elif row.is_live:
        state = ClaimState.WAITING if one.waits else ClaimState.PLACE
    name = one.name if row.name_key == name_key(one.name) else row.name
    return Listed(one.code, name, state, row.erased_at is not None, row.is_live and one.dropped_at is None, one)
